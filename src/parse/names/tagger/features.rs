//! What the model sees of a word: its letters, its neighbours, what the lexicons, the rules and the rest of the
//! document say of it. Each is a feature, known by its hash.
//!
//! A word that no name could hold (in lower case, and not between capitals) is not looked at at all.

use super::super::setting::{Capital, Setting};
use super::super::title_case::in_title_case;
use super::usage::Usage;
use crate::document::BlockRole;
use crate::language::Language;
use crate::lexicon::countries::country_of;
use crate::lexicon::{GIVEN_NAMES, ORGANISATIONS, PLACES, SURNAMES};
use crate::parse::hash::{hash, join, mix};
use crate::parse::lexemes::Lexeme;
use crate::parse::{Context, NameKind, Passage};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How far apart, in tokens, two capitals may stand for what is between to be part of one name.
const BRIDGE: usize = 3;

/// What a word shows by itself. Looked up once for each different word of a document.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    word: u64,
    lower: u64,
    shape: u64,
    /// The first two, three and four letters.
    beginnings: [u64; 3],
    /// The last one to four letters.
    endings: [u64; 4],
    /// What the lexicons say.
    known: u64,
    /// What the document says.
    usage: u64,
}

/// Looks of words, by the numbers of their lexemes.
#[derive(Clone, Debug, Default)]
pub struct Looks(Vec<Option<Look>>);

/// A passage as the model sees it.
#[derive(Debug)]
pub struct View {
    looks: Vec<Look>,
    /// What the rules say of each token.
    ruled: Vec<u64>,
    /// How much the capital says and how the sentence is written.
    written: Vec<u64>,
    open: Vec<bool>,
    /// Sentences, cut at the ends of lines.
    sentences: Vec<Range<usize>>,
    role: u64,
}

impl View {
    /// Looks at the passage, whose names are those that the rules found.
    pub fn new(context: Context, passage: &Passage, usage: &Usage, looks: &mut Looks) -> View {
        let setting = Setting::new(context, passage);
        let words = setting.words;
        let open = open(&setting);
        looks.0.resize(looks.0.len().max(context.lexemes.len()), None);
        let looks = (passage.lexemes.iter().enumerate())
            .map(|(index, id)| {
                let look = || Look::new(words.word(index), words.lexeme(index), context.language(), usage);
                looks
                    .0
                    .get_mut(id.index())
                    .map_or_else(Look::default, |known| *known.get_or_insert_with(look))
            })
            .collect();
        let mut written = Vec::with_capacity(words.len());
        for (number, sentence) in passage.tokens.sentences.iter().enumerate() {
            let casing = setting.casing(number) as u64;
            written.extend(sentence.clone().map(|index| {
                let first = u64::from(index == sentence.start);
                8 * casing + 2 * setting.capital(index) as u64 + first
            }));
        }
        let mut ruled = vec![0; words.len()];
        for name in &passage.names {
            let sure = u64::from(name.confidence.hundredths() / 20);
            for index in name.tokens.clone() {
                let begins = u64::from(index == name.tokens.start);
                if let Some(ruled) = ruled.get_mut(index) {
                    *ruled = 1 + begins + 2 * (name.kind as u64) + 16 * sure;
                }
            }
        }
        let role = match passage.role {
            BlockRole::Headline | BlockRole::Subhead => 1,
            BlockRole::Byline | BlockRole::Dateline => 2,
            BlockRole::Caption => 3,
            BlockRole::Body | BlockRole::Boilerplate => 4,
        };
        let sentences = passage.tokens.sentences.iter().flat_map(|s| lines(&setting, s.clone())).collect();
        View { looks, ruled, written, open, sentences, role }
    }

    /// The runs of words that may hold names, each inside one sentence.
    pub fn runs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.sentences.iter().flat_map(move |sentence| {
            let mut at = sentence.start;
            std::iter::from_fn(move || {
                while at < sentence.end && !self.open[at] {
                    at += 1;
                }
                let start = at;
                while at < sentence.end && self.open[at] {
                    at += 1;
                }
                (start < at).then_some(start..at)
            })
        })
    }

    /// Gives the hashes of all features of a token.
    pub fn features(&self, at: usize, mut give: impl FnMut(u64)) {
        let none = Look::default();
        let sentence = self.sentence(at);
        let look = |by: isize| -> &Look {
            at.checked_add_signed(by)
                .filter(|index| sentence.contains(index))
                .and_then(|index| self.looks.get(index))
                .unwrap_or(&none)
        };
        let of = |list: &[u64], by: isize| -> u64 {
            at.checked_add_signed(by)
                .filter(|index| sentence.contains(index))
                .and_then(|index| list.get(index).copied())
                .unwrap_or(u64::MAX)
        };
        let (b2, b1, w, n1, n2) = (look(-2), look(-1), look(0), look(1), look(2));
        let (ruled, written) = (of(&self.ruled, 0), of(&self.written, 0));
        let mut number = 0_u64;
        let mut feature = |value: u64| {
            number += 1;
            give(mix(join(number, value)));
        };
        feature(0);
        for value in [w.word, w.lower, w.shape, w.known, w.usage, ruled, written, self.role] {
            feature(value);
        }
        for value in w.beginnings.into_iter().chain(w.endings) {
            feature(value);
        }
        for near in [b1, n1] {
            for value in [near.lower, near.shape, near.known, near.usage, near.endings[2]] {
                feature(value);
            }
        }
        for far in [b2, n2] {
            for value in [far.lower, far.known] {
                feature(value);
            }
        }
        feature(of(&self.ruled, -1));
        feature(of(&self.ruled, 1));
        for (a, b) in [
            (b1.lower, w.lower),
            (w.lower, n1.lower),
            (b1.lower, n1.lower),
            (b2.lower, b1.lower),
            (n1.lower, n2.lower),
            (b1.shape, w.shape),
            (w.shape, n1.shape),
            (b1.known, w.known),
            (w.known, n1.known),
            (b1.lower, w.known),
            (w.known, n1.lower),
            (b1.lower, w.shape),
            (w.shape, n1.lower),
            (ruled, w.known),
            (ruled, w.usage),
            (ruled, w.shape),
            (ruled, written),
            (ruled, b1.lower),
            (ruled, n1.lower),
            (written, w.shape),
            (written, w.known),
            (w.usage, w.known),
            (self.role, w.shape),
            (of(&self.ruled, -1), ruled),
            (ruled, of(&self.ruled, 1)),
        ] {
            feature(join(a, b));
        }
        feature(join(join(b1.shape, w.shape), n1.shape));
        feature(join(join(b1.known, w.known), n1.known));
    }

    fn sentence(&self, at: usize) -> Range<usize> {
        let number = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(number).cloned().unwrap_or(at..at + 1)
    }
}

/// A sentence cut where a line ends: no name goes over two lines.
fn lines(setting: &Setting, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = setting.words;
    let begins_line = |at: &usize| {
        let between = words.token(at - 1).zip(words.token(*at)).and_then(|(a, b)| a.span.gap(b.span));
        between.is_some_and(|gap| gap.of(words.text).contains('\n'))
    };
    let mut found = Vec::new();
    let mut start = sentence.start;
    for end in (sentence.start + 1..sentence.end).filter(begins_line).chain([sentence.end]) {
        found.push(start..end);
        start = end;
    }
    found
}

/// Which tokens a name could hold: those with a capital, and what stands between two of them or is a number beside one.
fn open(setting: &Setting) -> Vec<bool> {
    let words = setting.words;
    let mut open: Vec<bool> = (0..words.len())
        .map(|index| {
            words.word(index).contains(char::is_uppercase) || setting.capital(index) != Capital::None
        })
        .collect();
    let capitals: Vec<usize> = (0..words.len()).filter(|index| open[*index]).collect();
    for pair in capitals.windows(2) {
        if pair[1] - pair[0] <= BRIDGE {
            open[pair[0]..pair[1]].fill(true);
        }
    }
    let is_number = |index: usize| words.token(index).is_some_and(|t| t.kind == TokenKind::Number);
    for index in capitals {
        for beside in [index.wrapping_sub(1), index + 1] {
            if is_number(beside) {
                open[beside] = true;
            }
        }
    }
    open
}

impl Look {
    fn new(word: &str, lexeme: &Lexeme, language: &Language, usage: &Usage) -> Look {
        let lower = lexeme.lower.as_str();
        let letters: Vec<(usize, char)> = lower.char_indices().collect();
        let beginning = |count: usize| letters.get(count).map_or(lower, |(at, _)| &lower[..*at]);
        let ending = |count: usize| {
            letters
                .len()
                .checked_sub(count)
                .and_then(|n| letters.get(n))
                .map_or(lower, |(at, _)| &lower[*at..])
        };
        Look {
            word: lexeme.hash,
            lower: lexeme.lower_hash,
            shape: hash(&pattern(word)),
            beginnings: [2, 3, 4].map(|count| hash(beginning(count))),
            endings: [1, 2, 3, 4].map(|count| hash(ending(count))),
            known: known(word, lexeme, language),
            usage: usage.code(lexeme.lower_hash),
        }
    }
}

/// A word as the kinds of its letters, runs made short: "McKay-2" → "XxXx-d".
fn pattern(word: &str) -> String {
    let mut pattern = String::new();
    let mut run = 0;
    for letter in word.chars() {
        let kind = match letter {
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_alphabetic() => 'x',
            _ if letter.is_numeric() => 'd',
            other => other,
        };
        run = if pattern.ends_with(kind) { run + 1 } else { 0 };
        if run < 2 {
            pattern.push(kind);
        }
    }
    pattern
}

/// What the lexicons say of a single word, as a hash.
fn known(word: &str, lexeme: &Lexeme, language: &Language) -> u64 {
    let cased = match lexeme.shape {
        Shape::Upper if word.chars().count() > 3 => in_title_case(word),
        _ => word.to_owned(),
    };
    let tie = country_of(word).or_else(|| country_of(&cased)).map_or(0, |(tie, _)| 1 + tie as u64);
    let section = |section: Option<&str>| section.map_or(0, hash);
    let mut known = tie;
    for bit in [
        GIVEN_NAMES.contains(&cased),
        SURNAMES.contains(&cased),
        PLACES.contains(&cased),
        ORGANISATIONS.contains(word),
        lexeme.is_ordinary,
        lexeme.is_function,
    ] {
        known = 2 * known + u64::from(bit);
    }
    for section in [language.capitalised(&cased), lexeme.title, lexeme.head].map(section) {
        known = join(known, section);
    }
    known
}

/// The kinds are told apart by their numbers in features; these must not change.
const _: () = assert!(NameKind::Person as u8 == 0 && NameKind::Misc as u8 == 4);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    fn view(text: &str) -> View {
        let sample = Sample::body(text);
        View::new(sample.context(), &sample.passages[0], &Usage::default(), &mut Looks::default())
    }

    #[test]
    fn only_words_that_a_name_could_hold_are_looked_at() {
        let text = "The bank of the West closed; boats of Boeing 747 size did not, said Ama.";
        let passage = Sample::body(text).passages.remove(0);
        let runs: Vec<&str> =
            view(text).runs().filter_map(|run| passage.tokens.span(run)).map(|span| span.of(text)).collect();
        assert_eq!(runs, ["The", "West", "Boeing 747", "Ama"]);
        let text = "Bank of the West";
        assert_eq!(view(text).runs().next(), Some(0..4));
        let text = "Ama at Tema Court\nImage source";
        assert_eq!(view(text).runs().collect::<Vec<_>>(), [0..4, 4..5]);
    }

    #[test]
    fn features_depend_on_place_and_words() {
        let features = |text: &str, at: usize| {
            let mut found = Vec::new();
            view(text).features(at, |feature| found.push(feature));
            found
        };
        let (a, b) = (features("Ama left Accra", 0), features("Ama left Tema", 0));
        assert_eq!(a.len(), b.len());
        assert_eq!(a, features("Ama left Accra", 0));
        assert_ne!(a, features("Ama left Accra", 2));
        assert!(a.iter().zip(&b).any(|(a, b)| a != b) && a.iter().zip(&b).any(|(a, b)| a == b));
    }

    #[test]
    fn patterns_are_short() {
        assert_eq!(pattern("McKay-2000"), "XxXxx-dd");
        assert_eq!(pattern("U.S."), "X.X.");
    }
}
