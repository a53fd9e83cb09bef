//! The parts of chosen words that stand inside quotation marks.

use crate::text::Span;

/// The parts of `spans` inside quotation marks, marks included; a mark that is not closed holds to the end of its span.
pub(super) fn quoted(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for span in spans {
        let mut open: Option<(usize, char)> = None;
        let mut before = ' ';
        for (at, c) in span.of(text).char_indices().map(|(at, c)| (span.start() + at, c)) {
            match open {
                None => open = closing(c, before).map(|close| (at, close)),
                Some((from, close))
                    if c == close && !(c == '’' && before_letter(text, at + c.len_utf8())) =>
                {
                    found.extend(Span::new(text, from, at + c.len_utf8()));
                    open = None;
                }
                Some(_) => {}
            }
            before = c;
        }
        if let Some((from, _)) = open {
            found.extend(Span::new(text, from, span.end()));
        }
    }
    found
}

/// The mark that closes what `mark` opens, if it opens something where it stands.
fn closing(mark: char, before: char) -> Option<char> {
    match mark {
        '“' | '‟' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '‘' => Some('’'),
        '"' => Some('"'),
        '\'' if !before.is_alphanumeric() => Some('\''),
        _ => None,
    }
}

fn before_letter(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic)
}
