//! The closed classes of English, and a way to ask which words stand where.
//!
//! Word lists that never grow with the news stay here; those that do are lexicon data.

use crate::text::{Span, Token, TokenKind, Tokens, is_abbreviation};
use std::ops::Range;

/// Subject pronouns, and possessives that stand alone.
pub const PRONOUNS: [&str; 14] = [
    "he", "she", "they", "it", "i", "we", "you", "one", "this", "that", "these", "those", "others",
    "everyone",
];
/// What begins a noun phrase.
pub const DETERMINERS: [&str; 28] = [
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those",
    "some", "many", "several", "most", "both", "one", "two", "three", "four", "five", "all", "another", "no",
    "any",
];
/// Lower-case words inside names of persons and places.
pub const PARTICLES: [&str; 33] = [
    "de", "da", "do", "di", "du", "del", "della", "des", "der", "den", "van", "von", "zu", "ter", "ten",
    "la", "le", "los", "las", "dos", "das", "al", "el", "ul", "bin", "bint", "ibn", "ben", "abu", "y", "e",
    "af", "av",
];
/// What begins a prepositional phrase.
pub const PREPOSITIONS: [&str; 33] = [
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "with",
    "by",
    "about",
    "during",
    "after",
    "before",
    "of",
    "through",
    "via",
    "under",
    "over",
    "against",
    "between",
    "among",
    "into",
    "since",
    "until",
    "near",
    "outside",
    "inside",
    "amid",
    "despite",
    "without",
    "following",
    "per",
    "upon",
    "within",
];
/// What begins a clause inside a sentence.
pub const SUBORDINATORS: [&str; 22] = [
    "that", "because", "as", "while", "when", "if", "which", "where", "although", "though", "whether",
    "what", "how", "why", "unless", "whose", "whom", "than", "since", "until", "so", "once",
];
/// What joins clauses.
pub const COORDINATORS: [&str; 5] = ["and", "but", "or", "yet", "nor"];
/// Forms of be, have and do, and the modal verbs.
pub const AUXILIARIES: [&str; 50] = [
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "am",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "shall",
    "isn't",
    "isn’t",
    "wasn't",
    "wasn’t",
    "aren't",
    "aren’t",
    "weren't",
    "weren’t",
    "hasn't",
    "hasn’t",
    "haven't",
    "haven’t",
    "hadn't",
    "hadn’t",
    "don't",
    "don’t",
    "doesn't",
    "doesn’t",
    "didn't",
    "didn’t",
    "won't",
    "won’t",
    "wouldn't",
    "wouldn’t",
    "can't",
    "can’t",
    "couldn't",
    "couldn’t",
];
/// Forms of be.
pub const BE: [&str; 15] = [
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "isn't",
    "isn’t",
    "aren't",
    "aren’t",
    "wasn't",
    "wasn’t",
    "weren't",
    "weren’t",
];
/// Adverbs that do not end in -ly and may stand between a subject and its verb.
pub const ADVERBS: [&str; 27] = [
    "today",
    "yesterday",
    "also",
    "later",
    "then",
    "still",
    "once",
    "never",
    "ever",
    "often",
    "now",
    "already",
    "just",
    "too",
    "even",
    "again",
    "not",
    "further",
    "first",
    "long",
    "earlier",
    "soon",
    "always",
    "sometimes",
    "instead",
    "next",
    "since",
];
/// Words for the time of an utterance, which follow its verb without a preposition.
pub const TIMES: [&str; 36] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
    "morning",
    "afternoon",
    "evening",
    "night",
    "earlier",
    "later",
    "recently",
    "last",
    "week",
    "month",
    "year",
    "early",
    "late",
    "again",
];

/// The words of a stretch, asked by token number. Every question about a number outside has a tame answer.
#[derive(Clone, Copy, Debug)]
pub struct Words<'t> {
    /// The whole text.
    pub text: &'t str,
    /// The tokens of the stretch.
    pub tokens: &'t Tokens,
}

impl<'t> Words<'t> {
    /// The token of this number.
    pub fn token(self, index: usize) -> Option<&'t Token> {
        self.tokens.tokens.get(index)
    }

    /// How many tokens there are.
    pub fn len(self) -> usize {
        self.tokens.tokens.len()
    }

    /// The word of this number; empty outside.
    pub fn word(self, index: usize) -> &'t str {
        self.token(index).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the word is one of `list` (lower case).
    pub fn is(self, index: usize, list: &[&str]) -> bool {
        let word = self.word(index);
        list.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether it is a mark, and this one.
    pub fn is_mark(self, index: usize, marks: &[char]) -> bool {
        let mut chars = self.word(index).chars();
        chars.next().is_some_and(|c| marks.contains(&c)) && chars.next().is_none()
    }

    /// Whether the two tokens stand side by side without a gap.
    pub fn touch(self, left: usize, right: usize) -> bool {
        let pair = self.token(left).zip(self.token(right));
        pair.is_some_and(|(left, right)| left.span.end() == right.span.start())
    }

    /// Whether it is the full stop of an abbreviation: "Sen.", "Mr.".
    pub fn is_abbreviation_stop(self, index: usize) -> bool {
        index > 0
            && self.is_mark(index, &['.'])
            && self.touch(index - 1, index)
            && is_abbreviation(self.word(index - 1))
    }

    /// Whether it begins with a capital.
    pub fn is_capital(self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a name can go on with it: a capital, a particle, the full stop of an abbreviation.
    pub fn is_part_of_name(self, index: usize) -> bool {
        self.is_capital(index)
            || PARTICLES.contains(&self.word(index))
            || self.is_abbreviation_stop(index)
            || self.is_mark(index, &['-', '‐'])
    }

    /// Whether it is made of letters.
    pub fn is_word(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether it is an adverb, as far as its form shows.
    pub fn is_adverb(self, index: usize) -> bool {
        let word = self.word(index);
        self.is(index, &ADVERBS) || (word.len() > 4 && word.ends_with("ly") && !self.is_capital(index))
    }

    /// Whether the words of a range hold a finite verb, as far as their forms show.
    pub fn has_verb(self, range: Range<usize>) -> bool {
        range.clone().any(|i| {
            let word = self.word(i);
            self.is(i, &AUXILIARIES)
                || self.is(i, &COMMON_VERBS)
                || self.is_contraction(i)
                || (word.len() > 3 && word.ends_with("ed") && !self.is_capital(i))
        })
    }

    /// Whether a verb is drawn into the word: "it’s", "they're", "we’ll".
    fn is_contraction(self, index: usize) -> bool {
        const ENDINGS: [&str; 5] = ["re", "ve", "ll", "d", "m"];
        let drawn = |word: &str| word.rsplit_once(['\'', '’']).is_some_and(|(_, end)| ENDINGS.contains(&end));
        drawn(self.word(index))
            || self.token(index).is_some_and(|t| t.kind == TokenKind::Possessive)
                && index > 0
                && self.is(index - 1, &["he", "she", "it", "that", "there", "who", "what", "here"])
    }

    /// From the first to the last token of a range.
    pub fn span(self, range: Range<usize>) -> Option<Span> {
        self.tokens.span(range)
    }
}

/// Finite forms without -ed that are frequent enough to show a clause.
const COMMON_VERBS: [&str; 44] = [
    "wants", "needs", "sees", "gets", "goes", "comes", "makes", "takes", "gives", "means", "knows", "keeps",
    "looks", "remains", "seems", "feels", "says", "said", "got", "went", "came", "made", "took", "gave",
    "meant", "knew", "kept", "saw", "felt", "led", "won", "lost", "held", "began", "became", "met", "ran",
    "put", "want", "need", "think", "believe", "know", "thought",
];
