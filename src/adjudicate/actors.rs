//! Which actor of one annotator is which of the other: those whose mentions share their words.

use crate::document::{ActorId, Document, Mention};
use crate::measure::trimmed;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The actors of two documents held against each other.
#[derive(Debug, Default)]
pub(super) struct Actors {
    /// The first's, by the second's. One to one.
    firsts: HashMap<ActorId, ActorId>,
    /// Actors that the first tells apart and the second does not: the first's without a fellow, with the second's that
    /// has its mentions.
    pub merged: Vec<(ActorId, ActorId)>,
    /// The other way round: the first's that has the mentions, and the second's without a fellow.
    pub split: Vec<(ActorId, ActorId)>,
}

impl Actors {
    pub fn of(first: &Document, second: &Document) -> Actors {
        let shared = shared(first, second);
        let mut likely: Vec<(Reverse<usize>, bool, usize, usize)> = Vec::new();
        for (n, one) in first.actors.iter().enumerate().filter(|(_, actor)| actor.record.is_live()) {
            for (m, other) in second.actors.iter().enumerate().filter(|(_, actor)| actor.record.is_live()) {
                let count = shared.get(&(&one.id, &other.id)).copied().unwrap_or_default();
                let same_name = (&one.name, one.actor_type) == (&other.name, other.actor_type);
                if count > 0 || same_name {
                    likely.push((Reverse(count), !same_name, n, m));
                }
            }
        }
        likely.sort_unstable();
        let (mut taken, mut actors) = (HashSet::new(), Actors::default());
        for (_, _, n, m) in &likely {
            let (one, other) = (&first.actors[*n].id, &second.actors[*m].id);
            if !actors.firsts.contains_key(other) && taken.insert(one) {
                actors.firsts.insert(other.clone(), one.clone());
            }
        }
        // Whoever has no fellow goes where most of its mentions do.
        let (mut merged, mut split) = (HashSet::new(), HashSet::new());
        for (Reverse(count), _, n, m) in likely {
            let (one, other) = (&first.actors[n].id, &second.actors[m].id);
            if count > 0 && !taken.contains(one) && merged.insert(one) {
                actors.merged.push((one.clone(), other.clone()));
            }
            if count > 0 && !actors.firsts.contains_key(other) && split.insert(other) {
                actors.split.push((one.clone(), other.clone()));
            }
        }
        actors
    }

    /// The first's, of the second's.
    pub fn first(&self, second: &ActorId) -> Option<&ActorId> {
        self.firsts.get(second)
    }

    /// Pairs, the first's before the second's.
    pub fn pairs(&self) -> impl Iterator<Item = (&ActorId, &ActorId)> {
        self.firsts.iter().map(|(second, first)| (first, second))
    }

    /// Whether two mentions mean the same, or differ only because one annotator tells two actors apart.
    pub fn are_same(&self, first: Option<&ActorId>, second: Option<&ActorId>) -> bool {
        let (one, other) = match (first, second) {
            (Some(one), Some(other)) => (one, other),
            (one, other) => return one.is_none() && other.is_none(),
        };
        let told = |pairs: &[(ActorId, ActorId)]| pairs.iter().any(|(a, b)| a == one && b == other);
        self.firsts.get(other) == Some(one) || told(&self.merged) || told(&self.split)
    }
}

/// How many mentions of the same words two actors share.
fn shared<'d>(first: &'d Document, second: &'d Document) -> HashMap<(&'d ActorId, &'d ActorId), usize> {
    let by_words: HashMap<Span, &ActorId> = live(first).collect();
    let mut shared = HashMap::new();
    for (span, other) in live(second) {
        if let Some(one) = by_words.get(&span) {
            *shared.entry((*one, other)).or_default() += 1;
        }
    }
    shared
}

fn live(document: &Document) -> impl Iterator<Item = (Span, &ActorId)> {
    let words = |mention: &Mention| trimmed(&document.text, mention.span);
    let live = document.mentions.iter().filter(|mention| mention.record.is_live());
    live.filter_map(move |mention| Some((words(mention), mention.actor.as_ref()?)))
}

/// The first live mention of an actor.
pub(super) fn place(document: &Document, actor: &ActorId) -> Option<Span> {
    let mut live = document.mentions.iter().filter(|mention| mention.record.is_live());
    live.find(|mention| mention.actor.as_ref() == Some(actor)).map(|mention| mention.span)
}
