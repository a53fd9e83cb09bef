//! Which single marks are apostrophes, which straight marks face which way, and which are feet and inches: what the
//! words around a mark say, looked at no further than a bounded way ahead.

use super::is_quotation_mark;

/// How far a mark is looked for ahead: bounds the work for any text.
const AHEAD: usize = 400;

/// Whether a word begins right here, save for the full stops of "...and" and ".@name".
pub(super) fn touches_word(rest: &str) -> bool {
    let dots = rest.chars().take(4).take_while(|c| matches!(c, '.' | '…')).count();
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']');
    rest.chars().nth(dots).is_some_and(|c| !ends(c) && (dots == 0 || !is_quotation_mark(c)))
}

/// Characters from `from` on, each between its neighbours; no further than the paragraph.
pub(super) fn ahead(words: &str, from: usize) -> impl Iterator<Item = (char, char, char)> + '_ {
    let rest = words.get(from..).unwrap_or_default();
    let next = rest.chars().skip(1).chain([' ']);
    let previous = [' '].into_iter().chain(rest.chars());
    previous
        .zip(rest.chars())
        .zip(next)
        .map(|((p, c), n)| (p, c, n))
        .take(AHEAD)
        .take_while(|(_, c, _)| *c != '\n')
}

/// Whether the straight mark before `from` opens inside another: as the blanks beside those that follow say which
/// way they face, both are closed.
pub(super) fn nests(words: &str, from: usize) -> bool {
    let mut depth = 2;
    for (before, _, after) in ahead(words, from).filter(|(_, c, _)| *c == '"') {
        match (before.is_whitespace(), after.is_whitespace()) {
            (true, false) => depth += 1,
            _ => depth -= 1,
        }
        if depth == 0 {
            return true;
        }
    }
    false
}

/// "6'2", before the mark of inches.
pub(super) fn after_feet(before: &str) -> bool {
    let inches = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾' | '.'));
    let feet = inches
        .strip_suffix(['\'', '’', '′'])
        .or(inches.strip_suffix(" ").and_then(|f| f.strip_suffix(['\'', '’'])));
    inches.len() < before.len() && feet.is_some_and(|f| f.ends_with(|c: char| c.is_ascii_digit()))
}

pub(super) fn single_closes_later(words: &str, from: usize) -> bool {
    ahead(words, from)
        .any(|(p, c, n)| matches!(c, '\'' | '’') && !p.is_whitespace() && !n.is_alphanumeric() && n != c)
}

/// Whether a lower-case word follows, as after the possessive of a plural.
pub(super) fn possessive_goes_on(words: &str, from: usize) -> bool {
    words.get(from..).and_then(|rest| rest.chars().nth(1)).is_some_and(char::is_lowercase)
}

/// Words that begin with an apostrophe: ’90s, ’tis, ’em.
pub(super) fn is_elision(words: &str, from: usize) -> bool {
    let rest = words.get(from..).unwrap_or_default();
    let digits = rest.chars().take_while(char::is_ascii_digit).take(3).count();
    if digits == 2 {
        return rest[2..].starts_with('s') || !single_closes_later(words, from + 2);
    }
    let word: String = rest.chars().take(6).take_while(|c| c.is_alphanumeric()).collect();
    // No line of its head is a single word.
    include_str!("elisions.txt").lines().any(|elided| elided.eq_ignore_ascii_case(&word))
}

/// "’n", before its second apostrophe.
pub(super) fn ends_elision(before: &str) -> bool {
    ["’n", "'n", "‘n"].iter().any(|n| before.ends_with(n))
}
