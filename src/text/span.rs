//! A stretch of a text, in bytes, always on character boundaries.

use serde::{Deserialize, Serialize};

/// A stretch of a text: byte offsets, end exclusive, both on character boundaries of that text.
///
/// A span does not know its text. Those that come from outside (a file, a journal, another thread) are checked
/// against the text by [`Span::is_in`], which `Document::check` does for every span of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from byte `start` to byte `end` of `text`; `None` if they are out of order, outside the text or
    /// inside a character.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        let span = Span { start, end };
        span.is_in(text).then_some(span)
    }

    /// From byte `start` to byte `end` of a text that is not at hand.
    pub(crate) const fn unchecked(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// The smallest span on character boundaries that holds bytes `start` to `end`, as far as they lie in `text`.
    pub fn around(text: &str, start: usize, end: usize) -> Span {
        let mut start = start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span { start, end }
    }

    /// All of `text`.
    pub fn whole(text: &str) -> Span {
        Span { start: 0, end: text.len() }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether it lies in `text` and on its character boundaries.
    pub fn is_in(self, text: &str) -> bool {
        self.start <= self.end && text.is_char_boundary(self.start) && text.is_char_boundary(self.end)
    }

    /// The words it covers; empty if it is not of this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside (or is the same).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `position` lies inside.
    pub fn contains_position(self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// From where the first of the two begins to where the last ends.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// From the end of this one to the start of `later`; `None` if they overlap or are the wrong way round.
    pub fn gap(self, later: Span) -> Option<Span> {
        (self.end <= later.start).then_some(Span { start: self.end, end: later.start })
    }

    /// What the two have in common; `None` if nothing.
    pub fn intersection(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// The same words without white space at either end.
    pub fn trimmed(self, text: &str) -> Span {
        self.trimmed_of(text, char::is_whitespace)
    }

    /// The same words without such characters at either end.
    pub fn trimmed_of(self, text: &str, unwanted: impl Fn(char) -> bool) -> Span {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start_matches(&unwanted).len());
        let rest = Span { start, end: self.end };
        Span { start, end: start + rest.of(text).trim_end_matches(&unwanted).len() }
    }

    /// The two parts before and after byte `at`; `None` where `at` is no character boundary strictly inside.
    pub fn split_at(self, text: &str, at: usize) -> Option<(Span, Span)> {
        (self.start < at && at < self.end && text.is_char_boundary(at))
            .then_some((Span { start: self.start, end: at }, Span { start: at, end: self.end }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_cuts_a_character() {
        let text = "aé👩‍👩‍👧";
        assert_eq!(Span::new(text, 0, 2), None);
        assert_eq!(Span::new(text, 0, 3).map(|s| s.of(text)), Some("aé"));
        assert_eq!(Span::new(text, 2, 1), None);
        assert_eq!(Span::new(text, 0, text.len() + 1), None);
        assert_eq!(Span::around(text, 2, 2).of(text), "é");
        assert_eq!(Span::around(text, 2, 500).of(text), "é👩‍👩‍👧");
    }

    #[test]
    fn trimming_and_splitting_stay_inside() {
        let text = "  (one two) ";
        let span = Span::whole(text);
        assert_eq!(span.trimmed(text).of(text), "(one two)");
        assert_eq!(span.trimmed_of(text, |c| !c.is_alphanumeric()).of(text), "one two");
        assert_eq!(Span::whole("   ").trimmed("   ").len(), 0);
        let (left, right) = span.split_at(text, 6).unwrap();
        assert_eq!((left.of(text), right.of(text)), ("  (one", " two) "));
        assert_eq!(span.split_at(text, 0), None);
        assert_eq!(left.gap(right).map(Span::len), Some(0));
    }
}
