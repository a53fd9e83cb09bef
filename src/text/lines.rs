//! A text's lines: what a paste is made of before anything is known of it.

use super::Span;

/// One non-blank line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end and without white space at either end.
    pub span: Span,
    /// How many blank lines stand directly before it.
    pub blank_before: usize,
}

/// The non-blank lines of `text`, in order. Only LF ends a line, as `intake` leaves no other line end.
pub fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut start = 0;
    let mut blank_before = 0;
    text.split_inclusive('\n').filter_map(move |raw| {
        let whole = Span::around(text, start, start + raw.len());
        start += raw.len();
        let span = whole.trimmed(text);
        if span.is_empty() {
            blank_before += 1;
            return None;
        }
        let line = Line { span, blank_before };
        blank_before = 0;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_counted_not_kept() {
        let text = "One\n\n  \n two \u{2028}x\nthree";
        let found: Vec<_> = lines(text).map(|l| (l.span.of(text), l.blank_before)).collect();
        assert_eq!(found, [("One", 0), ("two \u{2028}x", 2), ("three", 0)]);
        assert_eq!(lines("").count() + lines(" \n\n").count(), 0);
    }
}
