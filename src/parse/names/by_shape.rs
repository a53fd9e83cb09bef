//! Names in a language without tables: what the lexicons know, and what capitals show. Little is found, and little that is
//! wrong: there is nobody to ask whether a word is a common one.

use super::known::{Known, known};
use super::setting::Casing;
use crate::document::Confidence;
use crate::lexicon::is_particle;
use crate::parse::words::Words;
use crate::parse::{Name, NameKind};
use crate::text::Shape;
use std::ops::Range;

/// A name that the lexicons know.
const KNOWN: Confidence = Confidence::percent(90);
/// A given name with a name behind it.
const GIVEN: Confidence = Confidence::percent(80);
/// Capitals throughout.
const ACRONYM: Confidence = Confidence::percent(60);
/// Nothing but capitals at the beginnings of several words.
const RUN: Confidence = Confidence::percent(50);

/// The most words of a name.
const LONGEST: usize = 6;
/// The most letters of an acronym.
const LONGEST_ACRONYM: usize = 6;
/// Where more than this share of a hundred words has a capital, it is no sign of a name.
const MOST_CAPITALS: usize = 20;
/// So many words are needed to tell how capitals are used.
const FEWEST_WORDS: usize = 8;

/// The names of a passage, in order.
pub fn by_shape(words: Words) -> Vec<Name> {
    let capitals = Capitals::of(words);
    let mut found = Vec::new();
    for sentence in &words.tokens.sentences {
        let is_shouted = is_shouted(words, sentence);
        let mut at = sentence.start;
        while at < sentence.end {
            let name = name(words, at, sentence, capitals, is_shouted);
            at = name.as_ref().map_or(at + 1, |(tokens, ..)| tokens.end);
            found.extend(name.and_then(|(tokens, kind, confidence)| {
                Some(Name { span: words.span(tokens.clone())?, tokens, kind, confidence })
            }));
        }
    }
    found
}

/// What a capital at the beginning of a word says in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    /// That it is a name.
    Names,
    /// Nothing: nouns have one too, or every word of a heading.
    Anything,
}

impl Capitals {
    fn of(words: Words) -> Capitals {
        let inside = words.tokens.sentences.iter().flat_map(|sentence| sentence.clone().skip(1));
        let (mut all, mut capital) = (0, 0);
        for index in inside.filter(|index| words.is_word(*index)) {
            all += 1;
            capital += usize::from(words.is_capital(index));
        }
        let few = all >= FEWEST_WORDS && capital * 100 <= all * MOST_CAPITALS;
        if few { Capitals::Names } else { Capitals::Anything }
    }
}

fn name(
    words: Words,
    at: usize,
    sentence: &Range<usize>,
    capitals: Capitals,
    is_shouted: bool,
) -> Option<(Range<usize>, NameKind, Confidence)> {
    if !words.is_word(at) || !words.is_capital(at) {
        return None;
    }
    let lexeme = words.lexeme(at);
    let run = run(words, at, sentence.end, capitals);
    let has_surname = run.clone().skip(1).any(|index| words.lexeme(index).is_surname);
    // "Pier Opens Again": where every word has a capital, more than two of them say little.
    let is_person = capitals == Capitals::Names || run.len() == 2 || has_surname;
    if run.len() > 1 && lexeme.given_name.is_some() && is_person {
        return Some((run, NameKind::Person, GIVEN));
    }
    if let Some((length, what)) = known(words, at, sentence.end, Casing::Running, true) {
        let sure = length > 1 || lexeme.shape == Shape::Upper || capitals == Capitals::Names;
        let kind = match what {
            Known::Country | Known::Seat => Some(NameKind::Place),
            Known::Organisation if sure => Some(NameKind::Organisation),
            Known::Place if sure => Some(NameKind::Place),
            _ => None,
        };
        if let Some(kind) = kind {
            return Some((at..at + length, kind, KNOWN));
        }
    }
    let letters = words.word(at).chars().filter(|c| c.is_alphabetic()).count();
    if lexeme.shape == Shape::Upper && letters <= LONGEST_ACRONYM && !is_shouted {
        return Some((at..at + 1, NameKind::Organisation, ACRONYM));
    }
    // Where a sentence begins, the first word has a capital whatever it is.
    if capitals == Capitals::Names && run.len() > 1 && at > sentence.start {
        let kind = if has_surname || lexeme.is_surname { NameKind::Person } else { NameKind::Organisation };
        return Some((run, kind, RUN));
    }
    None
}

/// The capitalised words from `at` on, with the particles between them; where nouns have capitals too, an article is as likely.
fn run(words: Words, at: usize, end: usize, capitals: Capitals) -> Range<usize> {
    let capital = |index: usize| index < end && words.is_word(index) && words.is_capital(index);
    let mut last = at + 1;
    while last - at < LONGEST {
        let particle = |index: &usize| capitals == Capitals::Names && is_particle(words.word(*index));
        let particles = (last..end).take(2).take_while(particle).count();
        if capital(last) {
            last += 1;
        } else if particles > 0 && capital(last + particles) {
            last += particles + 1;
        } else {
            break;
        }
    }
    at..last
}

/// Whether most words of the sentence are in capitals.
fn is_shouted(words: Words, sentence: &Range<usize>) -> bool {
    let of = |index: &usize| words.is_word(*index);
    let all = sentence.clone().filter(of).count();
    let upper = sentence.clone().filter(of).filter(|i| words.lexeme(*i).shape == Shape::Upper).count();
    upper * 2 > all
}

#[cfg(test)]
mod tests {
    use crate::language::without_tables;
    use crate::parse::passage::Sample;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let sample = Sample::body_in(text, without_tables());
        let found: Vec<_> =
            super::by_shape(sample.words()).iter().map(|n| n.span.of(text).to_owned()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn nouns_with_capitals_are_no_names() {
        check(
            "Nach Angaben der Polizei wurde die Brücke am Freitag gesperrt, sagte Angela Brandt der Agentur AFP in Kiel.",
            &["Angela Brandt", "AFP"],
        );
    }

    #[test]
    fn capitals_are_names_where_they_are_rare() {
        check(
            "Según la policía, el puente fue cerrado el viernes por orden del Banco Popular, dijo ayer en Lima la ministra.",
            &["Banco Popular", "Lima"],
        );
        check(
            "Según él, la ministra Ana de la Vega no vino ni llamó por la tarde a nadie.",
            &["Ana de la Vega"],
        );
    }

    #[test]
    fn a_line_in_capitals_has_no_acronyms() {
        check("EL PUENTE FUE CERRADO", &[]);
    }
}
