//! A passage as the rules for actors see it: its words in lower case, and which name covers which word.

use crate::lexicon::countries::{LONGEST_COUNTRY, Tie, country_of};
use crate::lexicon::cues::{VerbForm, cue_verb};
use crate::lexicon::{FastSet, acts};
use crate::parse::grammar::{
    AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, Words,
};
use crate::parse::{Name, NameKind, Passage};
use crate::text::{Span, TokenKind};
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// The most words of titles before a name that is a subject.
const LONGEST_TITLE: usize = 8;

static AUXILIARY: LazyLock<FastSet<&str>> = LazyLock::new(|| AUXILIARIES.into_iter().collect());

/// What begins or joins phrases and clauses.
static JOINING: LazyLock<FastSet<&str>> = LazyLock::new(|| {
    const MORE: [&str; 7] = ["who", "there", "towards", "toward", "like", "not", "to"];
    let lists = [&PREPOSITIONS[..], &AUXILIARIES, &SUBORDINATORS, &COORDINATORS, &MORE];
    let pronouns = PRONOUNS.iter().filter(|word| !DETERMINERS.contains(word));
    lists.into_iter().flatten().chain(pronouns).copied().collect()
});

/// A passage, ready to be asked. Every question about a number outside has a tame answer.
#[derive(Debug)]
pub struct Scene<'t> {
    /// The passage.
    pub passage: &'t Passage,
    /// Its words as they stand.
    pub words: Words<'t>,
    lower: Vec<SmolStr>,
    cover: Vec<Option<usize>>,
}

impl<'t> Scene<'t> {
    /// Reads the passage once.
    pub fn new(text: &'t str, passage: &'t Passage) -> Scene<'t> {
        let words = Words { text, tokens: &passage.tokens };
        let lower = (passage.tokens.tokens.iter())
            .map(|t| t.span.of(text).chars().flat_map(char::to_lowercase).collect::<SmolStr>())
            .collect();
        let mut cover = vec![None; words.len()];
        for (number, name) in passage.names.iter().enumerate() {
            for slot in cover.iter_mut().take(name.tokens.end).skip(name.tokens.start) {
                *slot = Some(number);
            }
        }
        Scene { passage, words, lower, cover }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The word in lower case; empty outside.
    pub fn lower(&self, index: usize) -> &str {
        self.lower.get(index).map_or("", SmolStr::as_str)
    }

    /// Whether the word is one of `list` (lower case).
    pub fn is(&self, index: usize, list: &[&str]) -> bool {
        list.contains(&self.lower(index))
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
        self.words.token(index).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether a finite verb or auxiliary stands here, as far as its form shows.
    pub fn is_verb(&self, index: usize) -> bool {
        let word = self.lower(index);
        self.words.is_word(index)
            && (AUXILIARY.contains(word)
                || acts::is_finite(word)
                || (word.len() > 4 && word.ends_with("ed"))
                || cue_verb(word).is_some_and(|v| v.form == VerbForm::Finite))
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
        JOINING.contains(self.lower(index)) || self.words.is_adverb(index)
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
            && PREPOSITIONS.contains(&self.lower(begin - 1))
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
        let begins = (first..first + 12).find(|i| !self.is(*i, &DETERMINERS) && !self.is_possessive(*i));
        let next = self.passage.tokens.at_or_after(span.end());
        let starts = begins.and_then(|i| self.words.token(i)).is_some_and(|t| t.span.start() >= span.start());
        starts && (self.is(next, &PREPOSITIONS) || self.is(next, &["who", "which", "that"]))
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
