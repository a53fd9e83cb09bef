//! The words of a passage, asked by token number.

use super::lexemes::{Lexeme, LexemeId, Lexemes};
use crate::language::{Class, Classes, Language};
use crate::lexicon::is_particle;
use crate::text::{Span, Token, TokenKind, Tokens};
use std::ops::Range;

/// The words of a passage. Every question about a number outside has a tame answer.
#[derive(Clone, Copy, Debug)]
pub struct Words<'t> {
    /// The whole text.
    pub text: &'t str,
    /// The tokens of the passage.
    pub tokens: &'t Tokens,
    /// For each of them its lexeme.
    pub ids: &'t [LexemeId],
    /// The distinct words of the document.
    pub lexemes: &'t Lexemes,
}

impl<'t> Words<'t> {
    /// The language they are in.
    pub fn language(self) -> &'static Language {
        self.lexemes.language()
    }

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

    /// All that is known of the word.
    pub fn lexeme(self, index: usize) -> &'t Lexeme {
        self.ids.get(index).map_or(self.lexemes.none(), |id| self.lexemes.get(*id))
    }

    /// The word in lower case; empty outside.
    pub fn lower(self, index: usize) -> &'t str {
        &self.lexeme(index).lower
    }

    /// Whether the word is of this class.
    pub fn is(self, index: usize, class: Class) -> bool {
        self.lexeme(index).classes.has(class)
    }

    /// Whether the word is of any of these classes.
    pub fn is_any(self, index: usize, classes: Classes) -> bool {
        self.lexeme(index).classes.has_any(classes)
    }

    /// Whether the word is one of `list` (lower case).
    pub fn is_word_of(self, index: usize, list: &[&str]) -> bool {
        list.contains(&self.lower(index))
    }

    /// Whether the words from this one on are this phrase (lower case).
    pub fn is_phrase(self, index: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(n, word)| self.lower(index + n) == *word)
    }

    /// How many words the phrase has that ends just before this one, no further back than `start`.
    pub fn phrase_before(self, phrases: &[Vec<&'static str>], start: usize, end: usize) -> Option<usize> {
        let fits =
            |length: usize, phrase: &[&str]| end >= start + length && self.is_phrase(end - length, phrase);
        phrases.iter().map(|phrase| (phrase.len(), phrase)).find(|(n, p)| fits(*n, p)).map(|(n, _)| n)
    }

    /// Whether it is a mark, and one of these.
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
            && self.language().basics.sentences.abbreviations.contains(self.word(index - 1))
    }

    /// Whether it begins with a capital.
    pub fn is_capital(self, index: usize) -> bool {
        self.lexeme(index).is_capital
    }

    /// Whether a name can go on with it: a capital, a particle, the full stop of an abbreviation.
    pub fn is_part_of_name(self, index: usize) -> bool {
        self.is_capital(index)
            || is_particle(self.word(index))
            || self.is_abbreviation_stop(index)
            || self.is_mark(index, &['-', '‐'])
    }

    /// Whether it is made of letters.
    pub fn is_word(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether it is the possessive ending of the word before it.
    pub fn is_possessive(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// Whether it is a number in digits.
    pub fn is_number(self, index: usize) -> bool {
        self.token(index).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether it is an adverb, as far as its form shows.
    pub fn is_adverb(self, index: usize) -> bool {
        const LONG: usize = 4;
        let lexeme = self.lexeme(index);
        lexeme.classes.has(Class::Adverb)
            || self.word(index).len() > LONG && lexeme.ends_as_adverb && !lexeme.is_capital
    }

    /// Whether the words of a range hold a finite verb, as far as their forms show.
    pub fn has_verb(self, range: Range<usize>) -> bool {
        range.clone().any(|index| self.is_finite(index))
    }

    fn is_finite(self, index: usize) -> bool {
        const VERBS: Classes = Classes::of(&[Class::Auxiliary, Class::CommonVerb]);
        const LONG: usize = 3;
        let lexeme = self.lexeme(index);
        lexeme.classes.has_any(VERBS)
            || lexeme.is_contraction
            || self.is_drawn(index)
            || self.word(index).len() > LONG && lexeme.ends_as_past && !lexeme.is_capital
    }

    /// "it’s", cut into a word and its ending.
    fn is_drawn(self, index: usize) -> bool {
        index > 0 && self.is_possessive(index) && self.is(index - 1, Class::ContractionHost)
    }

    /// From the first to the last token of a range.
    pub fn span(self, range: Range<usize>) -> Option<Span> {
        self.tokens.span(range)
    }
}
