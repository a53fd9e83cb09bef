//! A passage as the rules for actors see it: its words in lower case, and which name covers which word.

use crate::language::{Class, Classes, VerbForm, ends_in};
use crate::lexicon::countries::{LONGEST_COUNTRY, Tie, country_of};
use crate::parse::words::Words;
use crate::parse::{Context, Name, NameKind, Passage};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The most words of titles before a name that is a subject.
const LONGEST_TITLE: usize = 8;

/// What begins or joins phrases and clauses.
const JOINING: Classes = Classes::of(&[
    Class::Preposition,
    Class::Auxiliary,
    Class::Subordinator,
    Class::Coordinator,
    Class::Joining,
]);

/// A passage, ready to be asked. Every question about a number outside has a tame answer.
#[derive(Debug)]
pub struct Scene<'t> {
    /// The passage.
    pub passage: &'t Passage,
    /// Its words as they stand.
    pub words: Words<'t>,
    cover: Vec<Option<usize>>,
}

impl<'t> Scene<'t> {
    /// Reads the passage once.
    pub fn new(context: Context<'t>, passage: &'t Passage) -> Scene<'t> {
        let words = context.words(passage);
        let mut cover = vec![None; words.len()];
        for (number, name) in passage.names.iter().enumerate() {
            for slot in cover.iter_mut().take(name.tokens.end).skip(name.tokens.start) {
                *slot = Some(number);
            }
        }
        Scene { passage, words, cover }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word in lower case; empty outside.
    pub fn lower(&self, index: usize) -> &'t str {
        self.words.lower(index)
    }

    /// Whether the word is one of `list` (lower case).
    pub fn is(&self, index: usize, list: &[&str]) -> bool {
        self.words.is_word_of(index, list)
    }

    /// The name that covers the token.
    pub fn name(&self, index: usize) -> Option<&'t Name> {
        let number = self.cover.get(index).copied().flatten()?;
        self.passage.names.get(number)
    }

    /// The name of an actor (no adjective, no work) that covers the token.
    pub fn actor_name(&self, index: usize) -> Option<&'t Name> {
        self.name(index).filter(|n| !matches!(n.kind, NameKind::Norp | NameKind::Misc))
    }

    /// Whether the token is a possessive ending, a lone apostrophe after s included.
    pub fn is_possessive(&self, index: usize) -> bool {
        let Some(token) = self.words.token(index) else { return false };
        let touches = || {
            let before = index.checked_sub(1).and_then(|b| self.words.token(b));
            before.is_some_and(|b| {
                b.span.end() == token.span.start() && b.span.of(self.words.text).ends_with('s')
            })
        };
        token.kind == TokenKind::Possessive
            || (self.words.is_mark(index, &['\'', '’'])
                && touches()
                && self.words.is_word(index + 1)
                && !self.words.is_capital(index + 1))
    }

    /// Whether the token is a number in digits.
    pub fn is_number(&self, index: usize) -> bool {
        self.words.is_number(index)
    }

    /// Whether a finite verb or auxiliary stands here, as far as its form shows.
    pub fn is_verb(&self, index: usize) -> bool {
        const FINITE: Classes = Classes::of(&[Class::Auxiliary, Class::Finite]);
        const LONG: usize = 4;
        let lexeme = self.words.lexeme(index);
        self.words.is_word(index)
            && (lexeme.classes.has_any(FINITE)
                || lexeme.lower.len() > LONG
                    && ends_in(&lexeme.lower, &self.words.language().inflection.past)
                || lexeme.cue.is_some_and(|verb| verb.form == VerbForm::Finite))
    }

    /// Whether a verb stands here, adverbs before it aside.
    pub fn verb_from(&self, index: usize) -> bool {
        let mut at = index;
        while at < index + 3 && self.words.is_adverb(at) {
            at += 1;
        }
        self.is_verb(at)
    }

    /// Whether the word belongs to no noun phrase: what begins or joins phrases and clauses.
    pub fn is_function_word(&self, index: usize) -> bool {
        let classes = self.words.lexeme(index).classes;
        classes.has_any(JOINING)
            || classes.has(Class::Pronoun) && !classes.has(Class::Determiner)
            || self.words.is_adverb(index)
    }

    /// The country whose name, adjective or seat is exactly these words; words in capitals as well.
    pub fn country(&self, range: Range<usize>) -> Option<(Tie, usize)> {
        let words = self.words.span(range)?.of(self.words.text);
        country_of(words).or_else(|| {
            let shouted = words.len() > 3 && words.chars().all(|c| c.is_uppercase() || c == ' ');
            shouted.then(|| country_of(&in_title_case(words))).flatten()
        })
    }

    /// The longest word for a country that begins at this token.
    pub fn country_from(&self, index: usize) -> Option<(Tie, usize, Range<usize>)> {
        if !self.words.is_capital(index) {
            return None;
        }
        let most = LONGEST_COUNTRY.min(self.len() - index);
        (1..=most).rev().find_map(|length| {
            let (tie, number) = self.country(index..index + length)?;
            Some((tie, number, index..index + length))
        })
    }

    /// The longest word for a country that ends just before this token, no further back than `floor`.
    pub fn country_before(&self, floor: usize, end: usize) -> Option<(Tie, usize, Range<usize>)> {
        let most = LONGEST_COUNTRY.min(end.saturating_sub(floor));
        (1..=most).rev().find_map(|length| {
            let range = end - length..end;
            let (tie, number) = self.words.is_capital(range.start).then(|| self.country(range.clone()))??;
            Some((tie, number, range))
        })
    }

    /// Where the sentence of this token begins.
    pub fn sentence_start(&self, index: usize) -> usize {
        self.passage.tokens.sentence_of(index).start
    }

    /// Whether these words are the subject of a verb: one follows, and no preposition goes before.
    pub fn is_subject(&self, span: Span) -> bool {
        let tokens = self.passage.tokens.within(span);
        if tokens.is_empty() || self.is_possessive(tokens.end) {
            return false;
        }
        let mut begin = tokens.start;
        // "the adviser to Ruiz said": over titles, back to what stands before the phrase.
        while begin + LONGEST_TITLE > tokens.start
            && begin > 0
            && (self.words.is_capital(begin - 1) || self.is(begin - 1, &["the"]))
            && self.words.is_word(begin - 1)
            && !self.is_function_word(begin - 1)
        {
            begin -= 1;
        }
        let governed = begin > 0
            && self.words.is(begin - 1, Class::Preposition)
            && !self.is(begin - 1, &["after", "before", "since", "until"]);
        let mut next = tokens.end;
        if self.words.is_mark(next, &['(']) {
            next = (next..next + 6).find(|i| self.words.is_mark(*i, &[')'])).map_or(next, |i| i + 1);
        }
        // "Ruiz, the minister, said"
        if self.words.is_mark(next, &[',']) {
            // "The master, Capt. Ana Ruiz, gave evidence"
            let sentence = self.sentence_start(tokens.start);
            let opened =
                (begin.saturating_sub(4).max(sentence)..begin).any(|i| self.words.is_mark(i, &[',']));
            if opened && self.verb_from(next + 1) {
                return true;
            }
            let close = (next + 1..next + 14).find(|i| self.words.is_mark(*i, &[',', '.']));
            return !governed && (self.is_source(span) || close.is_some_and(|c| self.verb_from(c + 1)));
        }
        !governed && (self.verb_from(next) || self.is(next, &["who"]) || self.is_source(span))
    }

    /// Whether the source of a cue ends with these words, or is these words and what hangs on them.
    pub fn is_source(&self, span: Span) -> bool {
        let first = self.passage.cues.partition_point(|c| c.span.end() + 400 < span.start());
        (self.passage.cues[first..].iter())
            .take_while(|c| c.span.start() < span.end() + 400)
            .filter_map(|c| c.source)
            .any(|s| s.contains(span) && (s.end() == span.end() || self.hangs_on(span, s)))
    }

    /// Whether what follows `span` in `source` is a prepositional phrase or a relative clause.
    fn hangs_on(&self, span: Span, source: Span) -> bool {
        let first = self.passage.tokens.at_or_after(source.start());
        let begins =
            (first..first + 12).find(|i| !self.words.is(*i, Class::Determiner) && !self.is_possessive(*i));
        let next = self.passage.tokens.at_or_after(span.end());
        let starts = begins.and_then(|i| self.words.token(i)).is_some_and(|t| t.span.start() >= span.start());
        starts && (self.words.is(next, Class::Preposition) || self.is(next, &["who", "which", "that"]))
    }
}

/// "ADDIS ABABA" → "Addis Ababa".
pub fn in_title_case(words: &str) -> String {
    let mut begins = true;
    let mut written = String::with_capacity(words.len());
    for c in words.chars() {
        if begins {
            written.extend(c.to_uppercase());
        } else {
            written.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    written
}
