//! Which actor a person probably means, for the boxes that ask for one: the likeliest comes first.
//!
//! Only puts in order; nothing is left out, and nothing is decided here.

use crate::document::{Actor, ActorId, ActorType, Document, Mention, Quote};
use crate::text::Span;
use std::collections::BTreeSet;

/// For a mention: actors of the kind that it has now, those named last before it first. The actor that it has now comes last.
pub(super) fn for_mention<'d>(document: &'d Document, mention: &Mention) -> Vec<&'d Actor> {
    let now = mention.actor.as_ref().and_then(|id| document.actor(id));
    let mut actors = live(document);
    actors.sort_by_cached_key(|actor| {
        let is_now = now.is_some_and(|now| now.id == actor.id);
        let other_kind = now.is_some_and(|now| now.actor_type != actor.actor_type);
        (is_now, other_kind, nearest(document, &actor.id, |there| behind(there, mention.span)))
    });
    actors
}

/// For words that are no mention yet: actors that share a word of their name, then those named last before them.
pub(super) fn for_words(document: &Document, words: Span) -> Vec<&Actor> {
    let wanted = words_of([words.of(&document.text)]);
    let mut actors = live(document);
    actors.sort_by_cached_key(|actor| {
        let shares = !names(actor).is_disjoint(&wanted);
        (!shares, nearest(document, &actor.id, |there| behind(there, words)))
    });
    actors
}

/// For a quote: actors that are mentioned nearest to its words of attribution, best outside what is said. A place, which
/// does not act, comes after all who do; the speaker that it has now comes last.
pub(super) fn for_quote<'d>(document: &'d Document, quote: &Quote) -> Vec<&'d Actor> {
    let now = quote.speaker.as_ref().and_then(|speaker| speaker.actor.as_ref());
    let mut actors = live(document);
    actors.sort_by_cached_key(|actor| {
        let is_place = actor.actor_type == ActorType::Place;
        (now == Some(&actor.id), is_place, nearest(document, &actor.id, |there| away_from(there, quote)))
    });
    actors
}

/// For an actor that is another one too: actors that share a word of a name, then those of its kind, mentioned near it.
pub(super) fn for_merging<'d>(document: &'d Document, actor: &ActorId) -> Vec<&'d Actor> {
    let Some(merged) = document.actor(actor) else { return Vec::new() };
    let (wanted, first) = (names(merged), mentions_of(document, actor).map(|mention| mention.span).min());
    let mut actors = live(document);
    actors.retain(|other| other.id != *actor);
    actors.sort_by_cached_key(|other| {
        let shares = !names(other).is_disjoint(&wanted);
        let gap = nearest(document, &other.id, |there| first.map_or(usize::MAX, |first| gap(there, first)));
        (!shares, other.actor_type != merged.actor_type, gap)
    });
    actors
}

/// How far words are from a quote as its speaker: inside what is said, a speaker is named only where nothing else names
/// one; then by bytes from the cue, without one from the end.
pub(super) fn away_from(there: Span, quote: &Quote) -> (bool, usize) {
    let inside = quote.spans.iter().any(|part| part.contains(there));
    let from = quote.cue.or_else(|| quote.spans.last().copied());
    (inside, from.map_or(usize::MAX, |from| gap(there, from)))
}

fn live(document: &Document) -> Vec<&Actor> {
    document.actors.iter().filter(|actor| actor.record.is_live()).collect()
}

fn mentions_of<'d>(document: &'d Document, actor: &'d ActorId) -> impl Iterator<Item = &'d Mention> {
    let of = move |mention: &&Mention| mention.record.is_live() && mention.actor.as_ref() == Some(actor);
    document.mentions.iter().filter(of)
}

/// The least of what a measure gives for an actor's mentions; actors without any come last.
fn nearest<Gap: Ord>(
    document: &Document,
    actor: &ActorId,
    measure: impl Fn(Span) -> Gap,
) -> (bool, Option<Gap>) {
    let least = mentions_of(document, actor).map(|mention| measure(mention.span)).min();
    (least.is_none(), least)
}

/// How far words stand before others; those behind them come after all before.
fn behind(there: Span, from: Span) -> (bool, usize) {
    (there.start() >= from.start(), gap(there, from))
}

/// Bytes between two spans; 0 where they touch.
fn gap(one: Span, other: Span) -> usize {
    one.start().saturating_sub(other.end()).max(other.start().saturating_sub(one.end()))
}

fn names(actor: &Actor) -> BTreeSet<String> {
    words_of(std::iter::once(actor.name.as_str()).chain(actor.aliases.iter().map(String::as_str)))
}

/// Words of more than a letter, and the initials of names of several words.
fn words_of<'n>(names: impl IntoIterator<Item = &'n str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for name in names {
        let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let initials: String =
            words().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
        let whole = words().filter(|word| word.chars().nth(1).is_some()).map(str::to_lowercase);
        found.extend(whole.chain((initials.chars().count() > 1).then(|| initials.to_lowercase())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample::{self, span};

    fn order(actors: Vec<&Actor>) -> Vec<&str> {
        actors.into_iter().map(|actor| actor.id.as_str()).collect()
    }

    #[test]
    fn a_mention_means_who_of_its_kind_was_named_last_and_not_who_it_means_now() {
        let document = sample::document();
        let of = |id: &str| document.mentions.iter().find(|mention| mention.id.as_str() == id).unwrap();
        assert_eq!(order(for_mention(&document, of("m4"))), ["p1", "p2", "p3"]);
        assert_eq!(order(for_mention(&document, of("m3"))), ["p3", "p2", "p1"]);
        let mut document = document.clone();
        document.actors[2].actor_type = ActorType::Group;
        assert_eq!(
            order(for_mention(&document, document.mention(&of("m3").id).unwrap())),
            ["p2", "p3", "p1"]
        );
    }

    #[test]
    fn words_mean_who_shares_a_name_with_them() {
        let document = sample::document();
        assert_eq!(order(for_words(&document, span("Omar")))[0], "p3");
        assert_eq!(order(for_words(&document, span("left")))[0], "p3", "named last");
    }

    #[test]
    fn a_quote_is_spoken_by_who_stands_nearest_to_its_cue() {
        let document = sample::document();
        assert_eq!(order(for_quote(&document, &document.quotes[0])), ["p3", "p2", "p1"], "p1 speaks it now");
        let mut quote = document.quotes[0].clone();
        quote.speaker = None;
        assert_eq!(order(for_quote(&document, &quote))[0], "p1");
        let mut document = document;
        document.actors[0].actor_type = ActorType::Place;
        assert_eq!(order(for_quote(&document, &quote)), ["p3", "p2", "p1"]);
    }

    #[test]
    fn who_is_merged_is_who_shares_a_name_or_its_initials() {
        let mut document = sample::document();
        let merged = document.actors[1].id.clone();
        assert_eq!(order(for_merging(&document, &merged)), ["p1", "p3"], "the nearest");
        document.actors[2].name = "European Press Agency".into();
        assert_eq!(order(for_merging(&document, &merged)), ["p3", "p1"]);
    }
}
