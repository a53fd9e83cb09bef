//! Marked words that no cue claims: a quote that goes on, a quote introduced by a colon, or no quote at all.

use super::units::Layout;
use crate::parse::Cue;
use crate::parse::cues::main_subject;
use crate::parse::grammar::{AUXILIARIES, COORDINATORS, DETERMINERS, PRONOUNS};
use crate::text::Span;
use std::ops::Range;

/// What becomes of a marked stretch that no cue has claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclaimed {
    /// A sentence of its own: goes on with, or follows, the quote before it.
    Sentence,
    /// Long enough to be somebody's words, though nothing says whose.
    Clause,
    /// Words as words, a title, a scare quote.
    NoQuote,
}

/// The fewest words of marked speech without a cue.
const FEWEST: usize = 5;

/// What becomes of the stretch `mark` in the sentence `unit`.
pub fn unclaimed(layout: &Layout, mark: usize, unit: &Range<usize>) -> Unclaimed {
    let words = layout.words;
    let bare = unit.clone().filter(|i| layout.mark_of(*i).is_none()).any(|i| words.is_word(i));
    if !bare {
        return if layout.mark_words(mark) > 0 { Unclaimed::Sentence } else { Unclaimed::NoQuote };
    }
    let range = &layout.mark_tokens[mark];
    let inner = range.start + 1..range.end.saturating_sub(1);
    let title = inner.clone().filter(|i| words.is_word(*i)).filter(|i| !words.is_capital(*i)).count();
    let looks_like_title = title * 3 < inner.len() && !words.has_verb(inner.clone());
    if layout.mark_words(mark) < FEWEST || looks_like_title {
        return Unclaimed::NoQuote;
    }
    Unclaimed::Clause
}

/// The words before a colon that introduces marked words: "Ana Ruiz: “It stands.”"
pub fn before_colon(layout: &Layout, at: usize, unit: &Range<usize>) -> Option<Range<usize>> {
    let words = layout.words;
    let colon = at.checked_sub(1).filter(|c| words.is_mark(*c, &[':']))?;
    let label = unit.start..colon;
    let short = !label.is_empty() && label.len() <= 8 && words.is_capital(label.start);
    let clause = label.clone().any(|i| words.is(i, &AUXILIARIES) || words.is(i, &COORDINATORS));
    (short && !clause).then_some(label)
}

/// Who most likely says the marked words that no cue claims, and the verb that says so, where the sentence has one:
/// "“C,” X barked" and "X shot back, “C”" have verbs that no list holds.
pub fn likeliest_source(
    layout: &Layout,
    cues: &[Cue],
    mark: usize,
    unit: &Range<usize>,
) -> (Option<Span>, Option<Span>) {
    let words = layout.words;
    let range = &layout.mark_tokens[mark];
    if layout.ends_clause(mark) {
        let from = range.end;
        let determiner = usize::from(words.is(from, &DETERMINERS) && !words.is(from, &PRONOUNS));
        let pronoun = usize::from(words.is(from, &PRONOUNS) && from < unit.end);
        let name = (from + determiner..unit.end)
            .take_while(|i| pronoun == 0 && (words.is_capital(*i) || words.is_abbreviation_stop(*i)))
            .count();
        let verb = from + determiner + name + pronoun;
        let ends_as_verb = words.word(verb).ends_with('s') || words.has_verb(verb..verb + 1);
        if verb < unit.end && name + pronoun > 0 && ends_as_verb && !words.is(verb, &AUXILIARIES) {
            return (words.span(verb..verb + 1), words.span(from..verb));
        }
    }
    let near =
        cues.iter().filter(|c| unit.contains(&c.tokens.start) && layout.mark_of(c.tokens.start).is_none());
    let before = near.filter(|c| c.tokens.start < range.start).last().and_then(|c| c.source);
    let outside = if range.start > unit.start { unit.start..range.start } else { range.end..unit.end };
    (None, before.or_else(|| main_subject(words, outside).and_then(|r| words.span(r))))
}
