//! Quotes of every kind: their content, cue, speaker and actor.
//!
//! `reported_exact`: all spans of a quote, trimmed; `reported_tokens`: their words. The others are asked of the quotes
//! matched (exactly, or with half of their words in common): `speaker_all`, `cue` (overlapping), `actor` (the one who holds
//! most of the gold entity's mentions, where the gold has mentions).

use super::Gold;
use super::coref::matched;
use super::figure::{Figure, Prf, Share};
use super::found::FoundMention;
use super::quotes::{Compared, Quotes, is_right_speaker, words_of};
use crate::document::ActorId;
use std::collections::HashMap;

#[derive(Clone, Debug, Default)]
pub(super) struct ReportedCounts {
    exact: Prf,
    tokens: Prf,
    speaker: Share,
    cue: Share,
    actor: Share,
}

impl ReportedCounts {
    pub fn add(&mut self, gold: &Gold, quotes: &Quotes, mentions: &[FoundMention]) {
        let spans = |spans: &Vec<_>| spans.clone();
        self.exact.add(
            quotes.required.iter().map(|q| spans(&q.spans)).collect(),
            quotes.found.iter().map(|q| spans(&q.spans)).collect(),
        );
        let mut found = words_of(&quotes.found);
        found.retain(|word| quotes.free.binary_search(word).is_err());
        self.tokens.add_sets(words_of(&quotes.required), found);

        let holders = holders(gold, mentions);
        for right in &quotes.required {
            let Some(best) = best(right, &quotes.found) else { continue };
            self.speaker.add(is_right_speaker(&gold.text, right.quote.speaker, best.quote.speaker));
            if let Some(cue) = right.quote.cue {
                self.cue.add(best.quote.cue.is_some_and(|found| found.overlaps(cue)));
            }
            if let Some(holder) = right.quote.entity.as_ref().and_then(|entity| holders.get(entity.as_str()))
            {
                self.actor.add(best.quote.actor.is_some() && best.quote.actor == *holder);
            }
        }
    }

    pub fn figures(&self) -> Vec<(&'static str, Option<Figure>)> {
        vec![
            ("reported_exact", self.exact.figure()),
            ("reported_tokens", self.tokens.figure()),
            ("speaker_all", self.speaker.figure()),
            ("cue", self.cue.figure()),
            ("actor", self.actor.figure()),
        ]
    }
}

/// The found quote that matches one of the gold: the first with the same spans, else the first that has most words in
/// common with it, if that is half of them.
fn best<'f, G, F>(right: &Compared<G>, found: &'f [Compared<F>]) -> Option<&'f Compared<F>> {
    let same = found.iter().find(|q| q.spans == right.spans);
    let overlapping = found.iter().map(|q| (right.overlap(q), q)).filter(|(overlap, _)| *overlap >= 0.5);
    // Of equal ones `max_by` takes the last, which is the first here.
    same.or_else(|| overlapping.rev().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, q)| q))
}

/// For each entity of the gold the actor who holds most of its mentions; the first of equal ones.
fn holders<'g, 'd>(gold: &'g Gold, found: &[FoundMention<'d>]) -> HashMap<&'g str, Option<&'d ActorId>> {
    let mentions = gold.mentions.as_deref().unwrap_or_default();
    let entity = |n: usize| mentions[n].entity.as_deref().filter(|entity| !entity.is_empty());
    let mut held: HashMap<&str, Vec<(&ActorId, usize)>> = HashMap::new();
    for (n, right) in matched(&gold.text, mentions.iter().map(|m| m.span), found) {
        let Some((entity, actor)) = entity(right).zip(found[n].actor) else { continue };
        let counts = held.entry(entity).or_default();
        match counts.iter_mut().find(|(holder, _)| *holder == actor) {
            Some((_, count)) => *count += 1,
            None => counts.push((actor, 1)),
        }
    }
    let most = |counts: &Vec<(&'d ActorId, usize)>| {
        counts.iter().rev().max_by_key(|(_, count)| *count).map(|(actor, _)| *actor)
    };
    (0..mentions.len()).filter_map(entity).map(|entity| (entity, held.get(entity).and_then(most))).collect()
}
