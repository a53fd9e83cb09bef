//! Lines that say who wrote the article.

use super::dates;
use crate::language::Calendar;
use crate::lexicon::credits::CREDITS;
use crate::lexicon::{GIVEN_NAMES, SURNAMES};

/// How surely a line names a writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Byline {
    /// It says so: "By …", a name with a date.
    Said,
    /// A name, or a writer's post, and nothing else: a byline only where bylines stand.
    Named,
    /// "By", and the name stands on the next line.
    Opened,
}

const BEGINNINGS: [&str; 14] = [
    "By ",
    "BY ",
    "by ",
    "Written by ",
    "Words by ",
    "Story by ",
    "Text by ",
    "Report by ",
    "Reported by ",
    "Posted by ",
    "Published by ",
    "Analysis by ",
    "Opinion by ",
    "Interview by ",
];

const POSTS: [&str; 25] = [
    "reporter",
    "correspondent",
    "editor",
    "writer",
    "contributor",
    "columnist",
    "journalist",
    "staff",
    "bureau",
    "director",
    "producer",
    "newsroom",
    "desk",
    "chief",
    "author",
    "critic",
    "commentator",
    "photographer",
    "fellow",
    "columnists",
    "editors",
    "reporters",
    "agencies",
    "analyst",
    "presenter",
];

/// What a line says of the writer.
pub fn byline(line: &str, calendar: &Calendar) -> Option<Byline> {
    let line = line.trim();
    let count = line.split_whitespace().count();
    if line.len() > 160 || count > 18 || line.ends_with(['?', '!', ':', '”', '"']) {
        return None;
    }
    if line.eq_ignore_ascii_case("by") {
        return Some(Byline::Opened);
    }
    if let Some(rest) = BEGINNINGS.iter().find_map(|beginning| line.strip_prefix(beginning)) {
        let rest = rest.trim_start();
        let names = dates::closing_date(rest, calendar).and_then(|at| rest.get(..at)).unwrap_or(rest);
        let first = rest.starts_with(|c: char| c.is_uppercase());
        let sentence = names.trim_end().ends_with('.') && names.split_whitespace().count() > 4;
        let capitalised = share_capitalised(names);
        return (first && !sentence && capitalised >= 60).then_some(Byline::Said);
    }
    if let Some(at) = dates::closing_date(line, calendar) {
        let names = line.get(..at).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        let named = names.split_whitespace().count() <= 5 && (is_person(names) || CREDITS.house(names));
        return named.then_some(Byline::Said);
    }
    if line.ends_with('.') {
        return None;
    }
    let names: Vec<&str> =
        line.split([',', '|', '•', '·']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let names: Vec<&str> = names.into_iter().filter(|part| !part.is_empty()).collect();
    let (first, others) = names.split_first()?;
    if is_person(first) && others.iter().all(|name| is_person(name) || is_post(name)) {
        return Some(Byline::Named);
    }
    (count <= 8 && (share_capitalised(line) >= 60 || count <= 3) && is_post(line)).then_some(Byline::Named)
}

/// How many of a hundred words begin with a capital.
fn share_capitalised(words: &str) -> usize {
    let (mut all, mut capitalised) = (0, 0);
    for word in words.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)) {
        let joins = matches!(
            word,
            "and" | "in" | "for" | "of" | "de" | "van" | "von" | "al" | "bin" | "da" | "at" | "the"
        );
        if !joins {
            all += 1;
            capitalised += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    (capitalised * 100).checked_div(all).unwrap_or_default()
}

/// Two to four capitalised words of which the first is a given name, or the last a family name.
fn is_person(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "van" | "von" | "der" | "al" | "bin" | "da" | "del" | "di" | "la" | "el" | "ben"
        )
    };
    let named = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\''))
            || particle(word)
    };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    (2..=4).contains(&words.len())
        && words.iter().all(named)
        && (GIVEN_NAMES.contains(&titled(first)) || SURNAMES.contains(&titled(last)) && first.len() > 2)
}

/// "ANA" as "Ana".
fn titled(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// A writer's post, perhaps glued to the name: "Ana RuizTravel News Reporter".
fn is_post(words: &str) -> bool {
    let last = words.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    POSTS.contains(&&*last.to_lowercase()) && words.split_whitespace().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_come_in_many_shapes() {
        for (line, expected) in [
            ("By Ana Ruiz", Some(Byline::Said)),
            ("by Ana Ruiz and Hugo Costa", Some(Byline::Said)),
            ("By Mei Tan | Staff Writer", Some(Byline::Said)),
            ("By Ana Ruiz Updated Nov 13, 2019, 10:28am EST", Some(Byline::Said)),
            ("Daniel Costa - Nov 19, 2019, 8:15 pm CST", Some(Byline::Said)),
            ("Reuters November 18, 2019 11:03 PM", Some(Byline::Said)),
            ("By", Some(Byline::Opened)),
            ("Daniel Costa", Some(Byline::Named)),
            ("Daniel Costa, Ana Ruiz and Maria Lopez", Some(Byline::Named)),
            ("Ana RuizTravel News Reporter", Some(Byline::Named)),
            ("Senior Contributor", Some(Byline::Named)),
            ("By then the ferry had sunk.", None),
            ("By the numbers", None),
            ("Harbour opens", None),
        ] {
            assert_eq!(byline(line, &crate::language::en::LANGUAGE.calendar), expected, "{line:?}");
        }
    }
}
