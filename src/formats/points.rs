//! From the code points of a file to spans, with an error that names the field where they do not fit the text.

use crate::document::Broken;
use crate::text::{OffsetMap, Span};
use std::fmt::Arguments;
use std::sync::Arc;

/// A text whose positions a file gives in code points.
pub(super) struct Points {
    text: Arc<str>,
    map: OffsetMap,
}

impl Points {
    /// Of this text.
    pub fn of(text: Arc<str>) -> Points {
        Points { map: OffsetMap::new(&text), text }
    }

    /// The span of the object at path `at`, whose fields `start` and `end` are given; `words`, where the file has
    /// them, must be what stands there.
    pub fn span(&self, at: Arguments, start: usize, end: usize, words: Option<&str>) -> Result<Span, Broken> {
        let (first, last) = (self.byte(at, "start", start)?, self.byte(at, "end", end)?);
        let span = Span::new(&self.text, first, last).ok_or_else(|| Broken {
            at: format!("{at}.end"),
            what: format!("{end} is before the start, {start}"),
        })?;
        let there = span.of(&self.text);
        match words {
            Some(words) if words != there => Err(Broken {
                at: format!("{at}.text"),
                what: format!(
                    "is {:?}, but {start} to {end} of the text is {:?}",
                    excerpt(words),
                    excerpt(there)
                ),
            }),
            _ => Ok(span),
        }
    }

    /// Where a span of the text begins and ends, in code points.
    pub fn of_span(&self, span: Span) -> (usize, usize) {
        let point = |byte| self.map.point_of(&self.text, byte).unwrap_or_default();
        (point(span.start()), point(span.end()))
    }

    fn byte(&self, at: Arguments, field: &str, point: usize) -> Result<usize, Broken> {
        self.map.byte_of_point(&self.text, point).ok_or_else(|| Broken {
            at: format!("{at}.{field}"),
            what: format!("{point} lies outside the text, which ends at {}", self.text.chars().count()),
        })
    }
}

/// Words, as far as they fit into a sentence.
pub(super) fn excerpt(words: &str) -> String {
    const LONGEST: usize = 60;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
