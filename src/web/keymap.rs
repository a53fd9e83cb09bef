//! What the keys do: a table, and how a pressed key is looked up in it.
//!
//! Letters go by what the key types, and by where it lies on the keyboard where it types nothing Latin. AltGr is not
//! Ctrl. In text fields, and while an input method composes, no key is a command. Knows no browser.

use crate::document::ActorType;

/// What a key, or a button, has the page do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Choose the next annotation, or row.
    Next,
    /// Choose the one before.
    Previous,
    /// Choose the next that nobody has reviewed.
    NextUnreviewed,
    /// Choose the one before that nobody has reviewed.
    PreviousUnreviewed,
    /// A larger selection.
    Grow,
    /// A smaller selection.
    Shrink,
    /// The annotation inside the chosen one, at this place.
    Inner,
    /// The annotation around the chosen one.
    Outer,
    /// What Enter does here.
    Enter,
    /// One step back.
    Escape,
    /// A person agrees.
    Accept,
    /// A person refuses.
    Reject,
    /// Away with it.
    Remove,
    /// The selection is a mention of an actor of this type; without one, the chosen actor is.
    Label(ActorType),
    /// The selection is a quote.
    Quote,
    /// The selection is a caption.
    Caption,
    /// What the block is for.
    Role,
    /// Begin or end moving the ends of the chosen annotation.
    MoveEnds,
    /// Move an end by a word.
    End(EndMove),
    /// While ends are moved: the active end by a word, or by a character.
    Active {
        /// Towards the beginning of the text.
        back: bool,
        /// By a character.
        fine: bool,
    },
    /// While ends are moved: the other end is active.
    OtherEnd,
    /// Who speaks the chosen quote.
    Speaker,
    /// The selection is the cue of the chosen quote.
    Cue,
    /// The chosen actor is the same as another.
    Merge,
    /// Another name for the chosen actor.
    Rename,
    /// Whom the chosen mention means.
    Link,
    /// The chosen mention means somebody of its own.
    Split,
    /// The next kind of quote, or form of mention.
    Kind,
    /// The block repeats the one before that says the same, or does not.
    Duplicate,
    /// An article begins at this block, or no longer.
    Article,
    /// The selection is the credit of the caption.
    Credit,
    /// Accept all that are left above some confidence.
    AcceptAll,
    /// Done with this document; on to the next.
    DoneAndNext,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// What the keys do.
    Keys,
    /// The labelling guide.
    Guide,
    /// Looking for a document.
    Search,
    /// On to the next region of the page.
    NextRegion,
}

/// Which end goes where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndMove {
    /// The start, outwards.
    StartBack,
    /// The start, inwards.
    StartOn,
    /// The end, inwards.
    EndBack,
    /// The end, outwards.
    EndOn,
}

/// Where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the annotated text, or nowhere.
    Text,
    /// In the text, while the ends of an annotation are being moved.
    Ends,
    /// In one of the lists.
    List,
    /// On some other control.
    Control,
    /// Where letters are typed, or in a dialog or menu of its own keys.
    Field,
}

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

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The chords, any of which will do; the first is shown.
    pub chords: &'static [&'static str],
    /// Where they count.
    pub places: &'static [Place],
    /// What they do.
    pub command: Command,
    /// In words, for the list of keys.
    pub says: &'static str,
}

const EVERYWHERE: &[Place] = &[Place::Text, Place::List, Place::Control];
const READING: &[Place] = &[Place::Text, Place::List];

const fn key(chords: &'static [&'static str], command: Command, says: &'static str) -> Binding {
    Binding { chords, places: EVERYWHERE, command, says }
}

const fn at(
    places: &'static [Place],
    chords: &'static [&'static str],
    command: Command,
    says: &'static str,
) -> Binding {
    Binding { chords, places, command, says }
}

/// Groups of keys with their headings, in the order in which they are shown.
pub const GROUPS: &[(&str, &[Binding])] = &[
    (
        "Going about",
        &[
            key(&["j"], Command::Next, "next annotation or row"),
            key(&["k"], Command::Previous, "previous"),
            at(&[Place::List], &["ArrowDown"], Command::Next, "next row"),
            at(&[Place::List], &["ArrowUp"], Command::Previous, "previous row"),
            key(&["n"], Command::NextUnreviewed, "next that nobody has reviewed"),
            key(&["Shift+n"], Command::PreviousUnreviewed, "previous that nobody has reviewed"),
            at(READING, &["."], Command::Inner, "inner annotation at this place"),
            at(READING, &[","], Command::Outer, "outer annotation"),
            at(READING, &["Enter"], Command::Enter, "to the annotation in the text, and back"),
            key(&["F6"], Command::NextRegion, "round the regions"),
            key(&["/"], Command::Search, "look for a document"),
            key(&["Escape"], Command::Escape, "one step back"),
        ],
    ),
    (
        "Deciding",
        &[
            key(&["a"], Command::Accept, "accept, and on to the next"),
            key(&["x"], Command::Reject, "reject, and on to the next"),
            key(&["Shift+a"], Command::AcceptAll, "accept all that are left above …"),
            at(READING, &["Delete", "Backspace"], Command::Remove, "remove"),
            key(&["Ctrl+z"], Command::Undo, "undo"),
            key(&["Ctrl+Shift+z", "Ctrl+y"], Command::Redo, "redo"),
            key(&["Shift+Enter"], Command::DoneAndNext, "done, and the next document"),
        ],
    ),
    (
        "Labels, from the selection",
        &[
            key(&["p"], Command::Label(ActorType::Person), "person"),
            key(&["o"], Command::Label(ActorType::Organisation), "organisation"),
            key(&["c"], Command::Label(ActorType::Country), "country"),
            key(&["g"], Command::Label(ActorType::Group), "group"),
            key(&["l"], Command::Label(ActorType::Place), "place"),
            key(&["q"], Command::Quote, "quote"),
            key(&["i"], Command::Caption, "caption"),
            key(&["b"], Command::Role, "role of the block"),
            key(&["u"], Command::Cue, "cue of the quote"),
            key(&["Shift+h"], Command::Credit, "credit of the caption"),
            at(
                READING,
                &["+", "="],
                Command::Grow,
                "grow the selection: word, marks, clause, sentence, block",
            ),
            at(READING, &["-"], Command::Shrink, "shrink the selection"),
        ],
    ),
    (
        "Putting right",
        &[
            key(&["e"], Command::MoveEnds, "move the ends: ← → the active end, e the other, Enter done"),
            key(&["["], Command::End(EndMove::StartBack), "start one word earlier"),
            key(&["{"], Command::End(EndMove::StartOn), "start one word later"),
            key(&["]"], Command::End(EndMove::EndOn), "end one word later"),
            key(&["}"], Command::End(EndMove::EndBack), "end one word earlier"),
            key(&["s"], Command::Speaker, "speaker of the quote"),
            key(&["d"], Command::Kind, "kind of the quote, form of the mention: the next"),
            key(&["r"], Command::Rename, "rename the actor"),
            key(&["m"], Command::Merge, "merge the actor into another"),
            key(&["w"], Command::Link, "link the mention to an actor"),
            key(&["v"], Command::Split, "split the mention off to an actor of its own"),
            key(&["Shift+d"], Command::Duplicate, "the block repeats an earlier one, or not"),
            key(&["h"], Command::Article, "an article begins at this block, or no longer"),
        ],
    ),
    (
        "Help",
        &[key(&["?"], Command::Keys, "these keys"), key(&["F1"], Command::Guide, "the labelling guide")],
    ),
];

/// Keys while the ends of an annotation are moved: they win over the others.
const ENDS: &[Binding] = &[
    at(&[Place::Ends], &["ArrowLeft"], Command::Active { back: true, fine: false }, ""),
    at(&[Place::Ends], &["ArrowRight"], Command::Active { back: false, fine: false }, ""),
    at(&[Place::Ends], &["Ctrl+ArrowLeft"], Command::Active { back: true, fine: true }, ""),
    at(&[Place::Ends], &["Ctrl+ArrowRight"], Command::Active { back: false, fine: true }, ""),
    at(&[Place::Ends], &["e"], Command::OtherEnd, ""),
    at(&[Place::Ends], &["Enter"], Command::MoveEnds, ""),
    at(&[Place::Ends], &["Escape"], Command::Escape, ""),
    at(&[Place::Ends], &["Ctrl+z"], Command::Escape, ""),
];

/// The command that a key is at this place, if it is one.
pub fn command(press: Press<'_>, place: Place) -> Option<Command> {
    let chord = chord(press)?;
    let here =
        |binding: &&Binding| binding.places.contains(&place) && binding.chords.contains(&chord.as_str());
    match place {
        Place::Field => None,
        Place::Ends => ENDS.iter().find(here).map(|binding| binding.command),
        _ => GROUPS.iter().flat_map(|(_, bindings)| *bindings).find(here).map(|binding| binding.command),
    }
}

/// The key that is shown for a command; empty where it has none.
pub fn shown(command: Command) -> String {
    let bindings = GROUPS.iter().flat_map(|(_, bindings)| *bindings);
    bindings
        .filter(|binding| binding.command == command)
        .map(|binding| words(binding.chords[0]))
        .next()
        .unwrap_or_default()
}

/// A chord as it is shown: "Ctrl+Shift+Z", "↓".
pub fn words(chord: &str) -> String {
    match chord {
        "ArrowDown" => "↓".into(),
        "ArrowUp" => "↑".into(),
        "Escape" => "Esc".into(),
        _ => match chord.rsplit_once('+') {
            Some((modifiers, letter)) if !letter.is_empty() => {
                let letter =
                    if modifiers.contains("Ctrl") { letter.to_uppercase() } else { letter.to_owned() };
                format!("{modifiers}+{letter}")
            }
            _ => chord.to_owned(),
        },
    }
}

/// The chord that was pressed, as the table spells it; `None` if it can be no command.
fn chord(press: Press<'_>) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(press: Press<'_>, place: Place, expected: Option<Command>) {
        assert_eq!(command(press, place), expected, "{press:?} at {place:?}");
    }

    fn press(key: &str) -> Press<'_> {
        Press { key, ..Press::default() }
    }

    #[test]
    fn letters_are_commands_where_nothing_is_typed() {
        check(press("a"), Place::Text, Some(Command::Accept));
        check(press("A"), Place::List, Some(Command::Accept));
        check(Press { shift: true, ..press("A") }, Place::Text, Some(Command::AcceptAll));
        check(press("a"), Place::Field, None);
        check(Press { composing: true, ..press("a") }, Place::Text, None);
        check(Press { ctrl: true, ..press("a") }, Place::Text, None);
        check(Press { ctrl: true, ..press("c") }, Place::Text, None);
        check(Press { ctrl: true, shift: true, ..press("Z") }, Place::Text, Some(Command::Redo));
        check(press("ArrowDown"), Place::List, Some(Command::Next));
        check(press("ArrowDown"), Place::Text, None);
        check(press("Enter"), Place::Control, None);
    }

    #[test]
    fn other_alphabets_go_by_the_place_of_the_key() {
        check(Press { code: "KeyA", ..press("ф") }, Place::Text, Some(Command::Accept));
        check(Press { code: "KeyA", shift: true, ..press("Ф") }, Place::Text, Some(Command::AcceptAll));
        check(
            Press { code: "BracketLeft", ..press("х") },
            Place::Text,
            Some(Command::End(EndMove::StartBack)),
        );
        check(Press { code: "Semicolon", ..press("ö") }, Place::Text, None);
        check(Press { code: "KeyQ", ..press("a") }, Place::Text, Some(Command::Accept));
    }

    #[test]
    fn alt_graph_types_and_is_not_control() {
        let german = Press { ctrl: true, alt: true, alt_graph: true, code: "Digit8", ..press("[") };
        check(german, Place::Text, Some(Command::End(EndMove::StartBack)));
        check(
            Press { ctrl: true, alt: true, alt_graph: true, code: "KeyQ", ..press("@") },
            Place::Text,
            None,
        );
        check(Press { ctrl: true, alt: true, alt_graph: true, ..press("z") }, Place::Text, None);
        check(Press { alt: true, ..press("a") }, Place::Text, None);
    }

    #[test]
    fn signs_do_not_mind_shift() {
        check(Press { shift: true, ..press("?") }, Place::Text, Some(Command::Keys));
        check(Press { shift: true, ..press("{") }, Place::Text, Some(Command::End(EndMove::StartOn)));
        check(press("+"), Place::Text, Some(Command::Grow));
    }

    #[test]
    fn while_ends_are_moved_only_their_keys_count() {
        check(press("ArrowLeft"), Place::Ends, Some(Command::Active { back: true, fine: false }));
        check(press("e"), Place::Ends, Some(Command::OtherEnd));
        check(press("a"), Place::Ends, None);
    }

    #[test]
    fn no_chord_stands_twice_at_one_place() {
        let mut seen = std::collections::HashSet::new();
        for binding in GROUPS.iter().flat_map(|(_, bindings)| *bindings) {
            for (chord, place) in
                binding.chords.iter().flat_map(|chord| binding.places.iter().map(move |place| (chord, place)))
            {
                assert!(seen.insert(format!("{chord} {place:?}")), "{chord} at {place:?}");
            }
        }
    }

    #[test]
    fn keys_are_shown_as_people_write_them() {
        assert_eq!(shown(Command::Undo), "Ctrl+Z");
        assert_eq!(shown(Command::Credit), "Shift+h");
        assert_eq!(shown(Command::Next), "j");
        assert_eq!(words("+"), "+");
    }
}
