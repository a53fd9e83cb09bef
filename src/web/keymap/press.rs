//! A key as the browser tells it, and the chord that it is in the table.
//!
//! Letters go by what the key types, and by where it lies on the keyboard where it types nothing Latin. AltGr is not
//! Ctrl. While an input method composes, no key is a chord.

/// A key that was pressed, as the browser tells it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Press<'e> {
    /// `event.key`.
    pub key: &'e str,
    /// `event.code`.
    pub code: &'e str,
    /// Shift.
    pub shift: bool,
    /// Ctrl; on a Mac ⌘.
    pub ctrl: bool,
    /// Alt; on a Mac ⌥.
    pub alt: bool,
    /// AltGr, which browsers tell as Ctrl and Alt too.
    pub alt_graph: bool,
    /// An input method has the key.
    pub composing: bool,
}

/// A chord as it is shown: "Ctrl+Shift+Z", "↓".
pub fn words(chord: &str) -> String {
    match chord {
        "ContextMenu" => "Menu".into(),
        "ArrowDown" => "↓".into(),
        "ArrowUp" => "↑".into(),
        "ArrowLeft" => "←".into(),
        "ArrowRight" => "→".into(),
        "Escape" => "Esc".into(),
        _ => match chord.rsplit_once('+') {
            Some((modifiers, letter)) if !letter.is_empty() => {
                let letter = if letter.chars().count() == 1 { letter.to_uppercase() } else { words(letter) };
                format!("{modifiers}+{letter}")
            }
            _ => chord.to_owned(),
        },
    }
}

/// The chord that was pressed, as the table spells it; `None` if it can be no command.
pub fn chord(press: Press<'_>) -> Option<String> {
    // AltGr types a character; what it types is what counts.
    let (ctrl, alt) = if press.alt_graph { (false, false) } else { (press.ctrl, press.alt) };
    if press.composing || alt {
        return None;
    }
    let mut typed = press.key.chars();
    let (name, shift) = match (typed.next(), typed.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            (letter.to_ascii_lowercase().to_string(), press.shift)
        }
        // Shift is how a sign is typed, not part of it.
        (Some(sign), None) if sign.is_ascii() => (sign.to_string(), false),
        (Some(letter), None) if is_latin(letter) => return None,
        (Some(_), None) => by_place(press.code, press.shift)?,
        _ => (press.key.to_owned(), press.shift),
    };
    if press.alt_graph && name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let ctrl = if ctrl { "Ctrl+" } else { "" };
    let shift = if shift { "Shift+" } else { "" };
    Some(format!("{ctrl}{shift}{name}"))
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// What a key that types nothing Latin types on a Latin keyboard.
fn by_place(code: &str, shift: bool) -> Option<(String, bool)> {
    if let Some(letter) = code.strip_prefix("Key") {
        return Some((letter.to_ascii_lowercase(), shift));
    }
    let sign = match (code, shift) {
        ("BracketLeft", false) => "[",
        ("BracketLeft", true) => "{",
        ("BracketRight", false) => "]",
        ("BracketRight", true) => "}",
        ("Comma", false) => ",",
        ("Period", false) => ".",
        ("Slash", false) => "/",
        ("Slash", true) => "?",
        ("Minus", false) => "-",
        ("Equal", true) => "+",
        _ => return None,
    };
    Some((sign.to_owned(), false))
}
