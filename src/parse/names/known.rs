//! Phrases of the lexicon at a place in the text.

use super::setting::Casing;
use super::title_case::in_title_case;
use crate::language::Language;
use crate::lexicon::countries::{LONGEST_COUNTRY, Tie, country_of};
use crate::lexicon::{ORGANISATIONS, PLACES};
use crate::parse::words::Words;
use crate::text::{Shape, TokenKind};

/// What the lexicon knows a phrase as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A country's name.
    Country,
    /// A capital or a seat of power.
    Seat,
    /// A city, region, sea.
    Place,
    /// A body.
    Organisation,
    /// An adjective of nationality, religion or politics, or its people.
    Norp,
    /// A day, a month.
    Calendar,
    /// A capitalised word that names no actor.
    Other,
}

/// The longest known phrase that begins with token `at` and ends before `end`, and how many tokens it has.
///
/// A single ordinary word ("Time", "Apple") is known only where its capital says something (`strong`).
pub fn known(words: Words, at: usize, end: usize, casing: Casing, strong: bool) -> Option<(usize, Known)> {
    let mut found = None;
    for (count, phrase) in phrases(words, at, end, casing, LONGEST_COUNTRY) {
        if let Some(known) = known_phrase(words.language(), &phrase)
            && (count > 1 || strong || !is_ambiguous(known, words, at, casing))
        {
            found = Some((count, known));
        }
    }
    found
}

/// The phrases that begin with token `at`, shortest first, with how many tokens each has: a possessive ending is
/// written on to its word, the full stop of an abbreviation is left out.
fn phrases(
    words: Words,
    at: usize,
    end: usize,
    casing: Casing,
    longest: usize,
) -> impl Iterator<Item = (usize, String)> {
    let mut phrase = String::new();
    let mut index = at;
    std::iter::from_fn(move || {
        loop {
            if index >= end || index >= at + longest {
                return None;
            }
            let (word, token) = (words.word(index), words.token(index)?);
            index += 1;
            if word == "." && index > at + 1 {
                continue;
            }
            match token.kind {
                TokenKind::Possessive => phrase.push_str("'s"),
                TokenKind::Mark if !matches!(word, "&" | "-") => return None,
                _ => {
                    if !phrase.is_empty() {
                        phrase.push(' ');
                    }
                    if casing == Casing::Capitals && !is_spelt_in_capitals(words.language(), word) {
                        phrase.push_str(&in_title_case(word));
                    } else {
                        phrase.push_str(word);
                    }
                }
            }
            return Some((index - at, phrase.clone()));
        }
    })
}

/// Whether the word stands in capitals in any text ("US", "NATO").
fn is_spelt_in_capitals(language: &Language, word: &str) -> bool {
    Shape::of(word) == Shape::Upper && known_phrase(language, word).is_some()
}

/// What the lexicon knows this phrase as, written as in running text.
pub fn known_phrase(language: &Language, phrase: &str) -> Option<Known> {
    if let Some((tie, _)) = country_of(phrase) {
        return Some(match tie {
            Tie::Name => Known::Country,
            Tie::Adjective => Known::Norp,
            Tie::Seat => Known::Seat,
        });
    }
    if ORGANISATIONS.contains(phrase) {
        return Some(Known::Organisation);
    }
    match language.capitalised(phrase) {
        Some("calendar") => return Some(Known::Calendar),
        Some("norp") => return Some(Known::Norp),
        Some(_) => return Some(Known::Other),
        None => {}
    }
    PLACES.contains(phrase).then_some(Known::Place)
}

/// Whether a word that is weakly capitalised may as well be no name.
fn is_ambiguous(known: Known, words: Words, at: usize, casing: Casing) -> bool {
    let (word, lexeme) = (words.word(at), words.lexeme(at));
    match known {
        Known::Country | Known::Seat | Known::Norp | Known::Calendar | Known::Other => {
            casing == Casing::Capitals
                && matches!(word, "IT" | "US" | "WHO" | "AU" | "PM" | "AM")
                && word != "US"
        }
        Known::Place | Known::Organisation => {
            lexeme.is_ordinary && (lexeme.shape != Shape::Upper || casing == Casing::Capitals)
        }
    }
}

/// A title or office before a name ("Deputy Prime Minister", "Gen."): how many tokens it has, its full stop included.
/// Words that only stand before an office ("former", "defence") belong to it, and make none alone.
pub fn title(words: Words, at: usize, end: usize) -> Option<usize> {
    let mut from = at;
    let mut found = None;
    // Words before an office may stand in a row: "Former Deputy Foreign Minister".
    while from < end && from < at + 5 {
        if let Some(length) = office(words, from, end) {
            found = Some(from + length);
            // An office may follow at once ("President-elect", "Army Chief General"); the loop looks for it.
            from += length;
        } else if words.lexeme(from).title == Some("rank-word") {
            from += 1;
        } else {
            break;
        }
    }
    found.map(|end| end - at)
}

fn office(words: Words, at: usize, end: usize) -> Option<usize> {
    let titles = &words.language().titles;
    let mut found = None;
    for (count, phrase) in phrases(words, at, end, Casing::Running, titles.longest() + 1) {
        let lower = phrase.to_lowercase();
        let lower = ["-elect", "-designate"].iter().find_map(|e| lower.strip_suffix(e)).unwrap_or(&lower);
        if titles.section(lower).is_some_and(|s| s != "rank-word") {
            found = Some(count);
        }
    }
    let mut length = found?;
    let touches = words.token(at + length).zip(words.token(at + length - 1));
    if at + length < end
        && words.word(at + length) == "."
        && touches.is_some_and(|(stop, word)| stop.span.start() == word.span.end())
    {
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    #[test]
    fn the_longest_phrase_counts() {
        let check = |text: &str, casing: Casing, expected: Option<(usize, Known)>| {
            let sample = Sample::body(text);
            let words = sample.words();
            assert_eq!(known(words, 0, words.len(), casing, false), expected, "{text}");
        };
        check("South Korea said", Casing::Running, Some((2, Known::Country)));
        check("South Korean ships", Casing::Running, Some((2, Known::Norp)));
        check("SOUTH KOREA", Casing::Capitals, Some((2, Known::Country)));
        check("U.S. ships", Casing::Running, Some((1, Known::Country)));
        check("People's Daily", Casing::Running, Some((3, Known::Organisation)));
        check("Bank of England", Casing::Running, Some((3, Known::Organisation)));
        check("Time passes", Casing::Running, None);
        check("Kyiv fell", Casing::Running, Some((1, Known::Seat)));
        check("bridge", Casing::Running, None);
    }

    #[test]
    fn titles_have_words_before_and_stops_after() {
        let check = |text: &str, expected: Option<usize>| {
            let sample = Sample::body(text);
            let words = sample.words();
            assert_eq!(title(words, 0, words.len()), expected, "{text}");
        };
        check("Gen. Ali Reza", Some(2));
        check("Former Deputy Prime Minister Ana Ruiz", Some(4));
        check("Defence Minister Ana Ruiz", Some(2));
        check("Prime Minister-designate Ana Ruiz", Some(2));
        check("Defence Ministry", None);
        check("Ana Ruiz", None);
    }
}
