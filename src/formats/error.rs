//! Why a file cannot be read, in words, and where.
//!
//! For the formats that are JSON and refuse what does not fit.

use crate::document::Broken;
use serde::Deserialize;
use std::fmt;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum ReadError {
    /// It is no JSON, or JSON that no text can be made of.
    #[error("{place}: {what}")]
    Syntax { place: Place, what: String },
    /// It is JSON of another kind.
    #[error("this is no Galley JSON: {what}")]
    Foreign { what: String },
    /// It is Galley JSON of a version that this program does not know.
    #[error(
        "version: this file is of version {found}, and this program reads version {}",
        super::galley::VERSION
    )]
    Version { found: String },
    /// A field is missing, or holds what it cannot hold. `at` is a path such as `mentions[3].start`.
    #[error("{}{what} ({place})", prefix(.at))]
    Shape { at: String, place: Place, what: String },
    /// Every field can be read, but what they say does not fit together.
    #[error(transparent)]
    Content(#[from] Broken),
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Place {
    /// The place of a byte of `json`.
    pub(super) fn of_byte(json: &str, byte: usize) -> Place {
        let before = json.get(..byte).unwrap_or(json);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Place {
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// Where serde_json says it is; it counts columns in bytes.
    fn of(json: &str, error: &serde_json::Error) -> Place {
        let line = json.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
        let mut byte = error.column().saturating_sub(1).min(line.len());
        while !line.is_char_boundary(byte) {
            byte -= 1;
        }
        Place { line: error.line().max(1), column: line[..byte].chars().count() + 1 }
    }
}

impl ReadError {
    /// The same error in a file in which `lines` lines come before what was read.
    pub(crate) fn after_lines(mut self, lines: usize) -> ReadError {
        if let ReadError::Syntax { place, .. } | ReadError::Shape { place, .. } = &mut self {
            place.line += lines;
        }
        self
    }

    fn of_json(json: &str, path: &str, error: &serde_json::Error) -> ReadError {
        let place = Place::of(json, error);
        let what = error.to_string();
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
        match error.classify() {
            serde_json::error::Category::Data => ReadError::Shape {
                at: if path == "." { String::new() } else { path.to_owned() },
                place,
                what: in_words(what),
            },
            _ => ReadError::Syntax { place, what: in_words(what) },
        }
    }
}

/// Reads a value that `json` holds and nothing else.
pub(super) fn from_json<'j, T: Deserialize<'j>>(json: &'j str) -> Result<T, ReadError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| ReadError::of_json(json, &error.path().to_string(), error.inner()))?;
    reader.end().map_err(|error| ReadError::of_json(json, "", &error))?;
    Ok(value)
}

fn prefix(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!("{at}: ") }
}

/// serde speaks of Rust's types and of escapes; people know neither.
fn in_words(what: &str) -> String {
    if what.contains("surrogate") || what == "unexpected end of hex escape" {
        return "the escape of a lone surrogate, which is no character".to_owned();
    }
    let (what, expected) = what.split_once(", expected ").unwrap_or((what, ""));
    match expected {
        "" => what.to_owned(),
        "usize" | "u32" | "u64" => format!("{what}, expected a whole number, 0 or above"),
        // The names of Galley's own types.
        _ if expected.starts_with("struct ") || expected == "a map" => format!("{what}, expected an object"),
        _ if expected == "a sequence" => format!("{what}, expected a list"),
        _ => format!("{what}, expected {expected}"),
    }
}
