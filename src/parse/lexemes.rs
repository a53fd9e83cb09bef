//! The distinct words of a document, each with all that its letters, its language and the lexicons say of it: looked up once,
//! and asked by every stage.
//!
//! Filled when passages are cut into tokens; nothing in it depends on where a word stands.

use super::hash::{Hashed, hash};
use crate::language::{Classes, CueVerb, Language, ends_in};
use crate::lexicon::{GIVEN_NAMES, SURNAMES};
use crate::text::{Shape, Tokens};
use smol_str::SmolStr;

/// The number of a distinct word in its document's table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexemeId(u32);

/// A distinct word, as written: "The" and "the" are two.
#[derive(Clone, Debug)]
pub struct Lexeme {
    /// The hash of the word as written.
    pub hash: u64,
    /// The word in lower case.
    pub lower: SmolStr,
    /// The hash of that.
    pub lower_hash: u64,
    /// How it is written.
    pub shape: Shape,
    /// Whether its first character is a capital.
    pub is_capital: bool,
    /// What it does in a sentence.
    pub classes: Classes,
    /// The verb of attribution that it is a form of.
    pub cue: Option<CueVerb>,
    /// Whether no name begins or ends with it.
    pub is_function: bool,
    /// Whether it, or a word it is a form of, is a common one.
    pub is_ordinary: bool,
    /// Whether it ends as an adverb does.
    pub ends_as_adverb: bool,
    /// Whether it ends as a regular past does.
    pub ends_as_past: bool,
    /// Whether a verb is drawn into it ("they're").
    pub is_contraction: bool,
    /// Its section among titles and offices.
    pub title: Option<&'static str>,
    /// Its section among the words that say what a name names.
    pub head: Option<&'static str>,
    /// Its section among given names.
    pub given_name: Option<&'static str>,
    /// Whether it is a family name.
    pub is_surname: bool,
}

impl Lexeme {
    fn new(word: &str, hash_of_word: u64, language: &Language) -> Lexeme {
        let lower: SmolStr = word.chars().flat_map(char::to_lowercase).collect();
        let drawn = word.rsplit_once(['\'', '’']).map(|(_, end)| end);
        Lexeme {
            hash: hash_of_word,
            lower_hash: hash(&lower),
            shape: Shape::of(word),
            is_capital: word.starts_with(char::is_uppercase),
            classes: language.classes(&lower),
            cue: language.cues.verb(&lower),
            is_function: language.is_function(word),
            is_ordinary: language.is_ordinary(word),
            ends_as_adverb: ends_in(word, &language.inflection.adverb),
            ends_as_past: ends_in(word, &language.inflection.past),
            is_contraction: drawn.is_some_and(|end| language.inflection.contraction.contains(&end)),
            title: language.titles.section(&lower),
            head: language.heads.section(&lower),
            given_name: GIVEN_NAMES.section(word),
            is_surname: SURNAMES.contains(word),
            lower,
        }
    }
}

/// The distinct words of one document.
#[derive(Debug)]
pub struct Lexemes {
    language: &'static Language,
    numbers: Hashed<LexemeId>,
    all: Vec<Lexeme>,
    /// What a place without a word holds.
    none: Lexeme,
}

impl Lexemes {
    /// None yet, in this language.
    pub fn new(language: &'static Language) -> Lexemes {
        let none = Lexeme::new("", hash(""), language);
        Lexemes { language, numbers: Hashed::default(), all: Vec::new(), none }
    }

    /// The language of the document.
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// Takes up the words of a passage: for each token its lexeme.
    pub fn read(&mut self, text: &str, tokens: &Tokens) -> Vec<LexemeId> {
        tokens.tokens.iter().map(|token| self.number(token.span.of(text))).collect()
    }

    /// The number of a word. Words are told apart by 64 bits of hash.
    fn number(&mut self, word: &str) -> LexemeId {
        let key = hash(word);
        let next = LexemeId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.all.push(Lexeme::new(word, key, self.language));
        }
        number
    }

    /// The word of this number; one that says nothing where there is none.
    pub fn get(&self, id: LexemeId) -> &Lexeme {
        self.all.get(id.0 as usize).unwrap_or(&self.none)
    }

    /// What a place without a word holds.
    pub fn none(&self) -> &Lexeme {
        &self.none
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl LexemeId {
    /// As an index into a list with a place for each lexeme.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Class, en};
    use crate::text::Span;

    #[test]
    fn a_word_is_looked_up_once_and_case_counts() {
        let text = "The bridge and the Bridge and the bridge";
        let language = &*en::LANGUAGE;
        let tokens = Tokens::new(text, Span::whole(text), &language.basics.sentences);
        let mut lexemes = Lexemes::new(language);
        let ids = lexemes.read(text, &tokens);
        assert_eq!((ids.len(), lexemes.len()), (8, 5));
        assert_eq!((ids[1], ids[2], ids[3]), (ids[7], ids[5], ids[6]));
        let the = lexemes.get(ids[0]);
        assert!(the.is_capital && the.is_function && the.classes.has(Class::Determiner));
        assert_eq!((&*the.lower, the.lower_hash), ("the", lexemes.get(ids[3]).hash));
        assert!(!lexemes.none().is_function && lexemes.none().lower.is_empty());
    }
}
