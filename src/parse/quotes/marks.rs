//! Quotation marks: which opens, which closes, which is an apostrophe or a measure.
//!
//! Knows nothing of cues or speakers: whether marked words are a quote is for the rest of the room. Reads each
//! character once. Every stretch found lies inside the stretch that was read, in order, without overlap.

use crate::document::QuoteKind;
use crate::text::Span;

/// Words between quotation marks, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// From the opening mark to the closing mark, or to where the stretch begins or ends if one is missing.
    pub span: Span,
    /// Which marks are there.
    pub ends: Ends,
}

/// Which of its two marks stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Both.
    Both,
    /// Only the opening one: carried on in the next paragraph, or forgotten.
    Opened,
    /// Only the closing one.
    Closed,
}

/// Marks that pair with each other, whichever way they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Double,
    Single,
    Angle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    Neither,
}

/// The outermost marked stretches of `stretch` (usually a paragraph), in order. Marks inside marks belong to the outer.
pub fn marked(text: &str, stretch: Span) -> Vec<Marked> {
    let words = stretch.of(text);
    let mut found: Vec<Marked> = Vec::new();
    let mut open: Vec<(Style, usize)> = Vec::new();
    let mut stray_close: Option<usize> = None;
    let mut before = ' ';
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        if let Some(style) = style_of(c) {
            let end = at + c.len_utf8();
            match turn(words, at, c, before, after, &open) {
                Turn::Opens => open.push((style, at)),
                Turn::Closes => match open.iter().rposition(|(s, _)| *s == style) {
                    Some(depth) => {
                        let (_, start) = open[depth];
                        open.truncate(depth);
                        if open.is_empty() {
                            found.push(mark(text, stretch, start, end, Ends::Both));
                        }
                    }
                    None if style != Style::Single && open.is_empty() && found.is_empty() => {
                        stray_close = Some(end)
                    }
                    None => {}
                },
                Turn::Neither => {}
            }
        }
        before = c;
    }
    if let Some(end) =
        stray_close.filter(|end| found.first().is_none_or(|m| m.span.start() >= stretch.start() + end))
    {
        found.insert(0, mark(text, stretch, 0, end, Ends::Closed));
    }
    // A single mark that never closes was an apostrophe; a pair inside it stands for itself.
    while let Some((style, start)) = open.first().copied() {
        if style != Style::Single {
            found.push(mark(text, stretch, start, words.len(), Ends::Opened));
            break;
        }
        open.remove(0);
    }
    found
}

fn mark(text: &str, stretch: Span, start: usize, end: usize, ends: Ends) -> Marked {
    Marked { span: Span::around(text, stretch.start() + start, stretch.start() + end).trimmed(text), ends }
}

/// Whether `c` may be a quotation mark.
pub fn is_mark(c: char) -> bool {
    style_of(c).is_some()
}

fn style_of(c: char) -> Option<Style> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Some(Style::Double),
        '\'' | '‘' | '’' | '‚' | '‛' => Some(Style::Single),
        '«' | '»' => Some(Style::Angle),
        _ => None,
    }
}

fn turn(words: &str, at: usize, c: char, before: char, after: char, open: &[(Style, usize)]) -> Turn {
    let is_open = |style| open.iter().any(|(s, _)| *s == style);
    let begins = before.is_whitespace()
        || matches!(before, '(' | '[' | '—' | '–' | '-' | '/' | ':')
        || is_mark(before);
    let touches_word =
        !after.is_whitespace() && !matches!(after, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']');
    let leads = begins && touches_word;
    match c {
        '„' | '‟' | '‚' | '‛' => Turn::Opens,
        // „So“ closes with the mark that “so” opens with.
        '“' if words[..at].ends_with(|c: char| !c.is_whitespace()) && opened_low(words, open) => {
            Turn::Closes
        }
        '“' => Turn::Opens,
        // A mark that a word processor turned the wrong way.
        '”' if leads && !is_open(Style::Double) => Turn::Opens,
        '”' => Turn::Closes,
        '«' if is_open(Style::Angle) && !leads => Turn::Closes,
        '«' => Turn::Opens,
        '»' if leads && !is_open(Style::Angle) => Turn::Opens,
        '»' => Turn::Closes,
        '"' | '＂' => {
            if is_open(Style::Double) {
                // Inches, where another mark is left to close with.
                let measure = before.is_numeric() && after == ' ' && closes_later(words, at + c.len_utf8());
                return if measure { Turn::Neither } else { Turn::Closes };
            }
            if before.is_numeric() && !after.is_alphanumeric() {
                return Turn::Neither;
            }
            if touches_word && (begins || !before.is_alphanumeric()) { Turn::Opens } else { Turn::Closes }
        }
        '‘' if is_elision(words, at + c.len_utf8()) => Turn::Neither,
        '‘' => Turn::Opens,
        '\'' | '’' => {
            if before.is_alphanumeric() && after.is_alphanumeric() {
                return Turn::Neither;
            }
            if before.is_numeric() && !is_open(Style::Single) {
                return Turn::Neither;
            }
            if c == '\'' && (before == '\'' || after == '\'') {
                return Turn::Neither;
            }
            if leads && !is_open(Style::Single) {
                let opens = c == '\'' && !is_elision(words, at + 1) && single_closes_later(words, at + 1);
                return if opens { Turn::Opens } else { Turn::Neither };
            }
            if !is_open(Style::Single) || begins {
                return Turn::Neither;
            }
            // "the workers’ rights’": the possessive of a plural inside single marks.
            let plural =
                matches!(before, 's' | 'S') && after == ' ' && possessive_goes_on(words, at + c.len_utf8());
            if plural && single_closes_later(words, at + c.len_utf8()) { Turn::Neither } else { Turn::Closes }
        }
        _ => Turn::Neither,
    }
}

fn opened_low(words: &str, open: &[(Style, usize)]) -> bool {
    open.iter()
        .rev()
        .find(|(style, _)| *style == Style::Double)
        .is_some_and(|(_, at)| words.get(*at..).is_some_and(|rest| rest.starts_with(['„', '‟'])))
}

/// How far a mark is looked for ahead: bounds the work for any text.
const AHEAD: usize = 400;

fn ahead(words: &str, from: usize) -> impl Iterator<Item = (char, char, char)> + '_ {
    let rest = words.get(from..).unwrap_or_default();
    let next = rest.chars().skip(1).chain([' ']);
    let previous = [' '].into_iter().chain(rest.chars());
    previous.zip(rest.chars()).zip(next).map(|((p, c), n)| (p, c, n)).take(AHEAD)
}

fn closes_later(words: &str, from: usize) -> bool {
    let marks = ahead(words, from).filter(|(_, c, _)| *c == '"').count();
    marks % 2 == 1
}

fn single_closes_later(words: &str, from: usize) -> bool {
    ahead(words, from).any(|(p, c, n)| {
        matches!(c, '\'' | '’') && !p.is_whitespace() && !n.is_alphanumeric() && p != 's' && n != c
    }) || ahead(words, from).any(|(p, c, n)| matches!(c, '\'' | '’') && p == 's' && !n.is_alphanumeric())
}

/// Whether a lower-case word follows, as after the possessive of a plural.
fn possessive_goes_on(words: &str, from: usize) -> bool {
    words.get(from..).and_then(|rest| rest.trim_start().chars().next()).is_some_and(char::is_lowercase)
}

/// Words that begin with an apostrophe: ’90s, ’tis, ’em.
fn is_elision(words: &str, from: usize) -> bool {
    const ELIDED: [&str; 8] = ["tis", "twas", "em", "til", "cause", "n", "round", "bout"];
    let rest = words.get(from..).unwrap_or_default();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let end = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        return rest.len() - end.len() == 2
            && (end.starts_with('s') || !single_closes_later(words, from + 2));
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ELIDED.iter().any(|e| e.eq_ignore_ascii_case(word))
}

/// The parts of a quote's content that stand in quotation marks, and so its kind.
///
/// `spans` is the content, in order. Of what it holds, the outermost marked parts are returned, marks included.
pub fn quoted_parts(text: &str, spans: &[Span]) -> (Vec<Span>, QuoteKind) {
    let quoted: Vec<Span> = spans.iter().flat_map(|s| marked(text, *s)).map(|m| m.span).collect();
    let kind = kind(text, spans, &quoted);
    (quoted, kind)
}

/// The kind of a quote with this content, of which `quoted`, in order, stands in quotation marks.
pub fn kind(text: &str, spans: &[Span], quoted: &[Span]) -> QuoteKind {
    let has_words = |start, end| text.get(start..end).unwrap_or_default().contains(char::is_alphanumeric);
    let mut rest = quoted.iter().peekable();
    let mut bare = false;
    for span in spans {
        let mut at = span.start();
        while let Some(part) = rest.next_if(|part| span.contains(**part)) {
            bare |= has_words(at, part.start());
            at = part.end();
        }
        bare |= has_words(at, span.end());
    }
    match (quoted.is_empty(), bare) {
        (true, _) => QuoteKind::Indirect,
        (false, true) => QuoteKind::Mixed,
        (false, false) => QuoteKind::Direct,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The marked stretches stand in ⟦⟧, with `…` at an end whose mark is missing.
    #[track_caller]
    fn check(expected: &str) {
        let text: String = expected.chars().filter(|c| !"⟦⟧⋯".contains(*c)).collect();
        let mut found = text.clone();
        for m in marked(&text, Span::whole(&text)).iter().rev() {
            found.insert_str(m.span.end(), if m.ends == Ends::Opened { "⋯⟧" } else { "⟧" });
            found.insert_str(m.span.start(), if m.ends == Ends::Closed { "⟦⋯" } else { "⟦" });
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_every_style_pair() {
        check("⟦“It will stand,”⟧ he said, ⟦“for long.”⟧");
        check("⟦\"It will stand,\"⟧ he said. ⟦\"Yes.\"⟧");
        check("⟦‘It will stand,’⟧ he said.");
        check("⟦'It will stand,'⟧ he said.");
        check("⟦«It will stand»⟧, he said; ⟦»so«⟧.");
        check("⟦„It will stand“⟧, he said. ⟦„So”⟧");
        check("⟦”It will stand,”⟧ he said.");
        check("(⟦\"so\"⟧)—⟦\"yes\"⟧");
    }

    #[test]
    fn apostrophes_and_measures_are_no_marks() {
        check("It’s the workers’ right, isn't it?");
        check("It's the workers' right and the Joneses' too.");
        check("⟦‘It’s the workers’ right,’⟧ he said.");
        check("⟦“Rock ’n’ roll of the ’90s,”⟧ he said.");
        check("The board was 6'2\" long, the other 5\" wide.");
        check("⟦\"A board of 6\" length,\"⟧ he said.");
        check("''Two apostrophes''");
    }

    #[test]
    fn marks_inside_marks_belong_to_the_outer() {
        check("⟦“He said ‘go’ to me,”⟧ she said.");
        check("⟦\"He said 'go' to me,\"⟧ she said.");
        check("⟦‘He said “go” to me,’⟧ she said.");
    }

    #[test]
    fn a_missing_mark_ends_with_the_paragraph() {
        check("He said: ⟦“It will stand.⋯⟧");
        check("⟦⋯It will stand,”⟧ he said. ⟦“Yes.”⟧");
    }

    #[test]
    fn the_kind_is_told_by_the_words_outside_the_marks() {
        let kind = |text: &str| quoted_parts(text, &[Span::whole(text)]).1;
        assert_eq!(kind("“It will stand.”"), QuoteKind::Direct);
        assert_eq!(kind("the bridge “will stand”"), QuoteKind::Mixed);
        assert_eq!(kind("the bridge will stand"), QuoteKind::Indirect);
    }

    proptest! {
        #[test]
        fn stretches_are_in_order_and_inside(text in "[a-z0-9 “”‘’\"'«»„‟.,é]{0,80}") {
            let found = marked(&text, Span::whole(&text));
            prop_assert!(found.iter().all(|m| m.span.is_in(&text) && !m.span.is_empty()));
            prop_assert!(found.windows(2).all(|w| w[0].span.end() <= w[1].span.start()));
        }
    }
}
