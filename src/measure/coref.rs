//! Coreference: which mentions mean the same actor.
//!
//! B-cubed over the gold mentions, pronouns included, of every entity that has at least one name. One that is not
//! found counts 0 in recall; a mention without an actor is alone.

use super::GoldMention;
use super::figure::{Figure, f1};
use super::found::FoundMention;
use crate::document::{ActorId, Form};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, Default)]
pub(super) struct BCubed {
    precision: Mean,
    recall: Mean,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    of: usize,
}

impl Mean {
    fn add(&mut self, share: f64) {
        self.sum += share;
        self.of += 1;
    }

    fn value(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.sum / self.of as f64 }
    }
}

/// What puts found mentions together: their actor, or being alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Cluster<'a> {
    Actor(&'a ActorId),
    Alone(usize),
}

impl BCubed {
    pub fn add(&mut self, text: &str, gold: &[GoldMention], found: &[FoundMention]) {
        let named: HashSet<&str> = gold
            .iter()
            .filter(|m| matches!(m.form, Form::Name | Form::Alias) && m.actor_type.is_some())
            .filter_map(|m| m.entity.as_deref())
            .collect();
        if named.is_empty() {
            return;
        }
        let everyone: Vec<(Span, &str)> = gold
            .iter()
            .filter(|m| m.actor_type.is_some())
            .filter_map(|m| Some((m.span, m.entity.as_deref()?)))
            .collect();

        let mut cluster_of: Vec<Option<Cluster>> = vec![None; everyone.len()];
        for (n, right) in matched(text, everyone.iter().map(|m| m.0), found) {
            cluster_of[right] = Some(found[n].actor.map_or(Cluster::Alone(n), Cluster::Actor));
        }
        let mut entity_sizes: HashMap<&str, usize> = HashMap::new();
        let mut cluster_sizes: HashMap<Cluster, usize> = HashMap::new();
        let mut both: HashMap<(Cluster, &str), usize> = HashMap::new();
        for ((_, entity), cluster) in everyone.iter().zip(&cluster_of) {
            *entity_sizes.entry(entity).or_default() += 1;
            if let Some(cluster) = cluster {
                *cluster_sizes.entry(*cluster).or_default() += 1;
                *both.entry((*cluster, entity)).or_default() += 1;
            }
        }
        for ((_, entity), cluster) in everyone.iter().zip(&cluster_of).filter(|((_, e), _)| named.contains(e))
        {
            let share = |of: usize| {
                let both = cluster.and_then(|cluster| both.get(&(cluster, *entity)));
                both.copied().unwrap_or_default() as f64 / of as f64
            };
            self.recall.add(share(entity_sizes[entity]));
            if let Some(cluster) = cluster {
                self.precision.add(share(cluster_sizes[cluster]));
            }
        }
    }

    pub fn figure(&self) -> Option<Figure> {
        let (precision, recall) = (self.precision, self.recall);
        (recall.of > 0).then(|| f1(precision.value(), recall.value(), recall.of, precision.of))
    }
}

/// Found mentions and their gold mentions, by their places: the one with the same span, else the shortest that ends
/// where it ends (a trailing 's aside) and in which it begins (titles and articles may be left out). Each is taken
/// once. Those with the same span come first.
pub(super) fn matched(
    text: &str,
    gold: impl Iterator<Item = Span>,
    found: &[FoundMention],
) -> Vec<(usize, usize)> {
    let mut exact: HashMap<Span, usize> = HashMap::new();
    let mut by_end: HashMap<usize, Vec<(Span, usize)>> = HashMap::new();
    for (n, span) in gold.enumerate() {
        exact.entry(span).or_insert(n);
        let before = text.get(..span.end()).unwrap_or_default();
        let possessive = ["'s", "’s"].iter().find(|ending| before.ends_with(**ending));
        let end = span.end() - possessive.map_or(0, |ending| ending.len());
        by_end.entry(end).or_default().push((span, n));
    }
    // The latest beginning first; of equal ones the first, which a stable sort keeps so.
    by_end.values_mut().for_each(|ending| ending.sort_by_key(|(span, _)| std::cmp::Reverse(span.start())));

    let mut taken = HashSet::new();
    let mut matches = Vec::new();
    let mut left = Vec::new();
    for (n, mention) in found.iter().enumerate() {
        match exact.get(&mention.span).copied().filter(|right| taken.insert(*right)) {
            Some(right) => matches.push((n, right)),
            None => left.push((n, mention)),
        }
    }
    for (n, mention) in left {
        let ending = by_end.get(&mention.span.end()).map(Vec::as_slice).unwrap_or_default();
        let mut around = ending.iter().filter(|(span, _)| span.start() <= mention.span.start());
        if let Some((_, right)) = around.find(|(_, right)| taken.insert(*right)) {
            matches.push((n, *right));
        }
    }
    matches
}
