//! From a source, as grammar shows it, to the mention that is the speaker.

use crate::document::{Confidence, Form};
use crate::language::{Class, Classes};
use crate::parse::SuggestedMention;
use crate::parse::actors::Cast;
use crate::parse::words::Words;
use crate::text::Span;
use std::ops::Range;

/// The mention that the source names, made if it is not in the cast yet; `None` where the source is empty.
pub fn speaker(words: Words, source: Span, cast: &mut Cast) -> Option<usize> {
    if let Some(number) = cast.mention_at(source) {
        return Some(number);
    }
    let tokens = named(words, words.tokens.within(source));
    if tokens.is_empty() {
        return None;
    }
    if tokens.len() == 1 && words.is(tokens.start, Class::Pronoun) {
        return Some(add(cast, source, Form::Pronoun));
    }
    let head = head(words, tokens);
    let span = words.span(head.clone())?;
    if let Some(number) = cast.mention_at(span) {
        return Some(number);
    }
    // A name stands at the end of its titles, or before what is said of it ("Ruiz of Harvard").
    let inside = cast.mentions_in(span);
    let at_end = |n: &&usize| cast.mention(**n).span.end() == span.end();
    let named = inside.iter().filter(|n| matches!(cast.mention(**n).form, Form::Name | Form::Alias));
    let after_preposition = |n: &usize| {
        let first = words.tokens.at_or_after(cast.mention(*n).span.start());
        let article = usize::from(first > head.start && words.is(first - 1, Class::Determiner));
        first > head.start + article && words.is(first - 1 - article, Class::Preposition)
    };
    let found = named
        .clone()
        .find(|n| at_end(n) && !after_preposition(n))
        .or_else(|| inside.iter().find(|n| at_end(n)).filter(|n| !after_preposition(n)))
        .or_else(|| {
            named
                .clone()
                .find(|n| cast.mention(**n).span.start() == span.start() && !is_possessor(words, cast, **n))
        });
    if let Some(number) = found {
        return Some(*number);
    }
    Some(add(cast, span, Form::Description))
}

/// "His counterpart, Ana Ruiz": the name, which is nearer to the cue.
fn named(words: Words, tokens: Range<usize>) -> Range<usize> {
    let is_before_name = |i: &usize| {
        words.is_mark(*i, &[',']) && words.is_capital(i + 1) && !words.is_capital(i.wrapping_sub(1))
    };
    let comma = tokens.clone().rev().find(is_before_name);
    comma.map_or(tokens.start, |comma| comma + 1)..tokens.end
}

/// "Iran's media": the name is whose, not who.
fn is_possessor(words: Words, cast: &Cast, mention: usize) -> bool {
    let behind = words.tokens.at_or_after(cast.mention(mention).span.end());
    words.is_possessive(behind)
}

/// A noun phrase without what follows its head: "the minister in Cairo" → "the minister", save "of".
fn head(words: Words, tokens: Range<usize>) -> Range<usize> {
    let stops = |i: usize| {
        (words.is(i, Class::Preposition) && !words.is(i, Class::Of))
            || words.is(i, Class::Subordinator)
            || words.is(i, Class::RelativePerson)
            || ends_noun(words, tokens.start, i)
    };
    let end = (tokens.start + 1..tokens.end).find(|i| stops(*i)).unwrap_or(tokens.end);
    tokens.start..end
}

/// "officials briefed on it", "people familiar with it", "a report released Tuesday": what is said of a noun behind it.
fn ends_noun(words: Words, start: usize, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let noun_before = at > start
        && words.is_word(before)
        && !words.is(before, Class::Determiner)
        && !words.is_adverb(before);
    let goes_on =
        words.is_any(at + 1, Classes::of(&[Class::Preposition, Class::Time])) || words.is_adverb(at + 1);
    let participle = words.lexeme(at).ends_as_past || words.is(at, Class::SaidOf);
    noun_before && participle && goes_on
}

fn add(cast: &mut Cast, span: Span, form: Form) -> usize {
    cast.add_mention(SuggestedMention { span, form, actor: None, confidence: Confidence::percent(60) })
}
