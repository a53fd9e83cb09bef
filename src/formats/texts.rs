//! Lines of `{"id", "text"}`: texts to be annotated, one JSON object a line.
//!
//! Other fields are passed over, so gold and corpora can be read too. Where Galley JSON is strict, this is lenient in
//! one thing: the escape of a lone surrogate, which other programs write, becomes U+FFFD.

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;

/// A text to be annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// What its sender calls it.
    pub id: Option<String>,
    /// As sent.
    pub text: String,
}

/// Reads one line.
///
/// # Errors
/// What is wrong with it, and at which column.
pub fn read_line(line: &str) -> Result<TextLine, TextLineError> {
    #[derive(serde::Deserialize)]
    struct Object {
        id: Option<Lossy>,
        text: Lossy,
    }
    if !line.trim_start().starts_with('{') {
        // Asked here because serde would also take a list of the fields' values for an object.
        return Err(TextLineError { column: 1, what: "not a JSON object".to_owned() });
    }
    let object: Object = serde_json::from_str(line).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default().to_owned();
        TextLineError { column: error.column(), what }
    })?;
    Ok(TextLine { id: object.id.map(|id| id.0), text: object.text.0 })
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {what}")]
pub struct TextLineError {
    /// Bytes from the beginning of the line, counted from 1.
    pub column: usize,
    /// What is wrong there.
    pub what: String,
}

/// A string in which lone surrogates have become U+FFFD.
struct Lossy(String);

impl<'de> Deserialize<'de> for Lossy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lossy, D::Error> {
        // As bytes, because that is how serde_json hands out a string that holds lone surrogates.
        deserializer.deserialize_bytes(LossyVisitor)
    }
}

struct LossyVisitor;

impl Visitor<'_> for LossyVisitor {
    type Value = Lossy;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Lossy, E> {
        Ok(Lossy(text.to_owned()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Lossy, E> {
        Ok(Lossy(without_lone_surrogates(bytes)))
    }
}

/// Decodes UTF-8 in which lone surrogates stand as three bytes each (0xED, 0xA0 to 0xBF, any).
fn without_lone_surrogates(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        match std::str::from_utf8(rest) {
            Ok(good) => {
                text.push_str(good);
                return text;
            }
            Err(error) => {
                let (good, bad) = rest.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(good));
                text.push('\u{fffd}');
                rest = bad.get(3..).unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, id: Option<&str>, text: &str) {
        assert_eq!(read_line(line), Ok(TextLine { id: id.map(str::to_owned), text: text.to_owned() }));
    }

    #[test]
    fn id_and_text_are_read_and_the_rest_passed_over() {
        check(r#"{"id": "x", "text": "a\nb"}"#, Some("x"), "a\nb");
        check(r#"{"text": "a", "layers": ["quotes"], "meta": {"text": 1}, "id": "a/1"}"#, Some("a/1"), "a");
        check(r#"{"text": "a"}"#, None, "a");
        check(r#"{"id": null, "text": "a"}"#, None, "a");
    }

    #[test]
    fn lone_surrogates_become_the_replacement_character() {
        check(r#"{"text": "a\ud83d b\udc4d c\ud83d\udc4d"}"#, None, "a\u{fffd} b\u{fffd} c👍");
        check(r#"{"text": "\ud83d\ud83d\udc4d\ud83d"}"#, None, "\u{fffd}👍\u{fffd}");
        check(r#"{"text": "ok", "other": "\ud83d"}"#, None, "ok");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_column() {
        let error = |line: &str| read_line(line).map_err(|e| e.to_string()).unwrap_err();
        assert_eq!(error(r#"{"id": "x"}"#), "column 11: missing field `text`");
        assert_eq!(
            error(r#"{"id": "x", "text": 1.5}"#),
            "column 23: invalid type: floating point `1.5`, expected a string"
        );
        assert_eq!(
            error(r#"{"id": 7, "text": ""}"#),
            "column 8: invalid type: integer `7`, expected a string"
        );
        assert_eq!(error(r#"["x", "text"]"#), "column 1: not a JSON object");
    }
}
