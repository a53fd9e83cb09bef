//! Runs → names: titles, adjectives, days and countries are taken off, so that what is left is a name of its own.

use super::candidates::is_short_surname;
use super::compounds::compound;
use super::kind::{BEFORE_PLACES, has_head};
use super::known::{Known, known, title};
use super::setting::{Casing, is_function_in};
use crate::parse::words::Words;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// A name in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the lexicon knows all of it as.
    pub known: Option<Known>,
    /// Whether a title or an office stands before it.
    pub titled: bool,
}

/// The names of a run, in order.
pub fn parts(words: Words, run: Range<usize>, casing: Casing) -> Vec<Part> {
    let mut found = Vec::new();
    let mut at = run.start;
    let mut titled = false;
    while at < run.end {
        let step = step(words, at, run.end, casing, titled);
        at = match step {
            Step::Skip(next) => next,
            Step::Break(next) => {
                titled = false;
                next
            }
            Step::Title(next) => {
                titled = true;
                next
            }
            Step::Apart(tokens, known) => {
                let end = tokens.end;
                // A title goes on over the place it is of: "Mayor of Lima Ana Ruiz".
                titled &= at > 0 && words.is_word_of(at - 1, &["of"]);
                found.push(Part { tokens, known, titled: false });
                end
            }
            Step::Name(tokens, known) => {
                let end = tokens.end;
                found.push(Part { tokens, known, titled });
                titled = false;
                end
            }
        };
    }
    found.retain(|part| !is_empty(words, part));
    found
}

/// What the words at a place of a run are.
enum Step {
    /// No part of a name; what was before still counts for what comes after.
    Skip(usize),
    /// No part of a name, and an end to what was before: a day, a month.
    Break(usize),
    /// A title, up to the name it is of.
    Title(usize),
    /// A name that stands before another: an adjective, a country.
    Apart(Range<usize>, Option<Known>),
    /// A name.
    Name(Range<usize>, Option<Known>),
}

fn step(words: Words, at: usize, end: usize, casing: Casing, titled: bool) -> Step {
    if is_joint(words, at, casing) {
        return Step::Skip(at + 1);
    }
    let in_body = ends_in_head(words, at..end);
    // "Beirut-based Ana Ruiz"; but "US-China Council".
    let apart = ends_lower(words.word(at)) || !(in_body && words.is_capital(at));
    if at + 1 < end && apart && compound(words, at).is_some() {
        return Step::Apart(at..at + 1, None);
    }
    let body = in_body && !names_a_person(words, at..end);
    let known = known(words, at, end, casing, true)
        .filter(|(_, what)| *what != Known::Calendar || !is_given_name_of_month(words, at, end));
    if let Some(step) =
        known.and_then(|(length, what)| known_step(words, at..at + length, what, end, body, casing, titled))
    {
        return step;
    }
    if !body && let Some(length) = title(words, at, end) {
        return Step::Title(after_title(words, at + length, end, casing));
    }
    rest(words, at, end, casing)
}

/// What a known phrase is where it stands; `None` where it is part of a longer name.
fn known_step(
    words: Words,
    phrase: Range<usize>,
    what: Known,
    end: usize,
    body: bool,
    casing: Casing,
    titled: bool,
) -> Option<Step> {
    let all = phrase.end == end;
    match what {
        Known::Calendar | Known::Other if all || !body => Some(Step::Break(phrase.end)),
        Known::Norp if all || !body => Some(Step::Apart(phrase, Some(what))),
        _ if all => Some(Step::Name(phrase, Some(what))),
        Known::Country | Known::Seat | Known::Place | Known::Organisation => {
            let of_a_title =
                titled && !body && phrase.start > 0 && words.is_word_of(phrase.start - 1, &["of"]);
            // "South Africa Ana Ruiz"; "Ghana President Ana Ruiz", "London Friday".
            let ends = phrase.len() > 1 && !body || cuts(words, phrase.end, end, casing);
            (of_a_title || ends).then_some(Step::Apart(phrase, Some(what)))
        }
        _ => None,
    }
}

/// The name that begins at `at`, up to what cuts it off.
fn rest(words: Words, at: usize, run_end: usize, casing: Casing) -> Step {
    let end = part_end(words, at, run_end, casing);
    let trimmed = (at + 1..=end).rev().find(|e| !is_joint(words, e - 1, casing)).unwrap_or(end);
    // "Azov brigade": a unit's head may have no capital.
    let unit = end == run_end && !words.is_capital(end) && words.is_word_of(end, &UNITS);
    let trimmed = if unit { end + 1 } else { trimmed };
    let known = super::known::known(words, at, trimmed, casing, true)
        .filter(|(length, _)| at + length == trimmed)
        .map(|(_, what)| what);
    Step::Name(at..trimmed, known)
}

/// Where the name goes on after a title: "Minister of Foreign Affairs Ana Ruiz", "Mayor of Lima Ana Ruiz".
fn after_title(words: Words, at: usize, end: usize, casing: Casing) -> usize {
    if !words.is_word_of(at, &["of", "for", "and"]) {
        return at;
    }
    let mut next = at + 1;
    while next < end
        && !BEFORE_PLACES.contains(&words.word(next))
        && (is_joint(words, next, casing)
            || words.lexeme(next).is_ordinary && words.lexeme(next).given_name.is_none())
    {
        next += 1;
    }
    next
}

/// Where the part that begins at `at` ends: before a title with a name after it, before a day.
fn part_end(words: Words, at: usize, end: usize, casing: Casing) -> usize {
    // "chair of NUT Ana Ruiz": an acronym before a given name is no initial of it.
    let acronym =
        words.word(at).len() > 2 && words.lexeme(at).shape == Shape::Upper && casing == Casing::Running;
    if acronym && at + 2 < end && is_given(words, at + 1) && !has_head(words, at..end) {
        return at + 1;
    }
    (at + 1..end).find(|next| cuts(words, *next, end, casing)).unwrap_or(end)
}

/// Whether a name before `at` ends there, because a title or a day begins.
fn cuts(words: Words, at: usize, end: usize, casing: Casing) -> bool {
    if at >= end {
        return false;
    }
    match known(words, at, end, casing, true) {
        Some((_, Known::Calendar)) if is_given_name_of_month(words, at, end) => {}
        Some((length, Known::Calendar)) => return words.word(at) != "May" || at + length < end,
        Some((length, Known::Other)) if !ends_in_head(words, at..end) && length > 0 => return true,
        _ => {}
    }
    // "Hassan Sheikh Mohamud": a title after a given name is a name.
    if at > 0 && is_given(words, at - 1) && !words.lexeme(at).title.is_some_and(|s| s.starts_with("office")) {
        return false;
    }
    let body = ends_in_head(words, at..end) && !names_a_person(words, at..end);
    title(words, at, end)
        .is_some_and(|length| at + length < end && !body && !words.is_word_of(at + length, &["of"]))
}

/// Whether the word cannot begin or end a name.
fn is_joint(words: Words, at: usize, casing: Casing) -> bool {
    words.token(at).is_some_and(|t| t.kind == TokenKind::Mark)
        || is_function_in(words, at, casing) && words.word(at) != "May" && !is_short_surname(words, at)
}

/// Whether the last piece of a compound begins in lower case.
fn ends_lower(word: &str) -> bool {
    word.rsplit(['-', '‐', '‑']).next().and_then(|p| p.chars().next()).is_some_and(char::is_lowercase)
}

fn ends_in_head(words: Words, range: Range<usize>) -> bool {
    range.len() > 1 && has_head(words, range)
}

/// "Jan van der Berg", "June Osei": a month that is also a given name, with a name after it.
fn is_given_name_of_month(words: Words, at: usize, end: usize) -> bool {
    at + 1 < end && words.lexeme(at).given_name.is_some() && !matches!(words.word(at), "May" | "March")
}

fn is_given(words: Words, at: usize) -> bool {
    let lexeme = words.lexeme(at);
    lexeme.given_name.is_some() && !lexeme.is_ordinary
}

/// Whether a given name stands in it with a name after it.
fn names_a_person(words: Words, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        i + 1 < range.end
            && is_given(words, i)
            && words.is_capital(i + 1)
            && words.lexeme(i + 1).head.is_none()
    })
}

/// A letter, or a letter or two with digits: "Z", "A3", "Dh14".
fn is_code(word: &str) -> bool {
    let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
    let digits = word.chars().count() - letters;
    letters == 1 && digits == 0
        || (1..=2).contains(&letters) && digits > 0 && word.chars().skip(letters).all(|c| c.is_ascii_digit())
}

/// Heads of names that are written without a capital.
const UNITS: [&str; 6] = ["brigade", "battalion", "regiment", "legion", "militia", "squadron"];

/// Bodies of which a state has one, so that their common noun is a name where it has a capital.
pub const ALONE: [&str; 14] = [
    "Parliament",
    "Congress",
    "Cabinet",
    "Senate",
    "Assembly",
    "Tribunal",
    "Knesset",
    "Duma",
    "Treasury",
    "Bundestag",
    "Majlis",
    "Politburo",
    "Brotherhood",
    "Legislature",
];

/// A part without substance: a lone noun ("City"), a numeral.
fn is_empty(words: Words, part: &Part) -> bool {
    if part.tokens.is_empty() {
        return true;
    }
    if matches!(part.known, Some(Known::Calendar | Known::Other)) {
        return true;
    }
    let (word, lexeme) = (words.word(part.tokens.start), words.lexeme(part.tokens.start));
    if part.tokens.len() == 1 && part.known.is_none() && is_code(word) {
        return true;
    }
    part.tokens.len() == 1
        && part.known.is_none()
        && lexeme.shape != Shape::Upper
        && lexeme.head.is_some()
        && !ALONE.contains(&word)
}
