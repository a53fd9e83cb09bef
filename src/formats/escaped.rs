//! Words that go through the syntax of others and come out as they were: names of the web, single lines, XML.

/// With `%` and its bytes for whatever may not stand in a name of the web, which leaves no separator either.
pub(super) fn encoded(words: &str) -> String {
    let mut name = String::with_capacity(words.len());
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => name.push(byte.into()),
            _ => name += &format!("%{byte:02X}"),
        }
    }
    name
}

/// What every line end is for somebody: that of formats of lines, and those at which Python splits lines.
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// On one line: line ends and tabs become spaces.
pub(super) fn on_a_line(words: &str) -> String {
    words.trim().chars().map(|c| if ends_line(c) || c == '\t' { ' ' } else { c }).collect()
}

/// As an attribute's value or between tags of XML. White space is written so that no reader makes spaces of it;
/// characters that XML cannot hold become U+FFFD, which is as long.
pub(super) fn in_xml(words: &str) -> String {
    escaped(words, true)
}

/// Between tags of XML, with line ends and tabs as they are.
pub(super) fn in_xml_text(words: &str) -> String {
    escaped(words, false)
}

fn escaped(words: &str, spaces: bool) -> String {
    let mut xml = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => xml += "&amp;",
            '<' => xml += "&lt;",
            '>' => xml += "&gt;",
            '"' => xml += "&quot;",
            '\t' if spaces => xml += "&#9;",
            '\n' if spaces => xml += "&#10;",
            '\r' => xml += "&#13;",
            '\t' | '\n' => xml.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            c => xml.push(c),
        }
    }
    xml
}
