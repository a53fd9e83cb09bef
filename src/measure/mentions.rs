//! Mentions: exact span and type.
//!
//! Of gold with named entities: names and aliases of persons, organisations and places (a country counts as a place, a
//! group as nothing). Of gold with actors of its own: names, aliases and descriptions of persons, organisations,
//! countries and groups. Pronouns are counted by coreference.

use super::figure::{Figure, Prf};
use super::found::FoundMention;
use super::misses::MissesOf;
use super::{Gold, GoldMention};
use crate::document::{ActorType, Form};
use crate::text::Span;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub(super) struct MentionCounts {
    all: Prf,
    by_type: BTreeMap<ActorType, Prf>,
}

/// A span and its type.
pub(super) type Typed = (Span, ActorType);

impl MentionCounts {
    pub fn add(
        &mut self,
        gold: &Gold,
        mentions: &[GoldMention],
        found: &[FoundMention],
        misses: &mut MissesOf,
    ) {
        let counted = |span, actor_type, form| counted(gold.has_actors, span, actor_type, form);
        let right: Vec<Typed> =
            mentions.iter().filter_map(|m| counted(m.span, m.actor_type, m.form)).collect();
        let found: Vec<Typed> = found.iter().filter_map(|m| counted(m.span, m.actor_type, m.form)).collect();
        self.all.add(right.clone(), found.clone());
        for actor_type in [
            ActorType::Person,
            ActorType::Organisation,
            ActorType::Country,
            ActorType::Group,
            ActorType::Place,
        ] {
            let of_type = |list: &[Typed]| list.iter().filter(|m| m.1 == actor_type).copied().collect();
            self.by_type.entry(actor_type).or_default().add(of_type(&right), of_type(&found));
        }
        let (missed, extra) = (only_in(&right, &found), only_in(&found, &right));
        missed.into_iter().for_each(|span| misses.add("mention", "missed", span));
        extra.into_iter().for_each(|span| misses.add("mention", "extra", span));
    }

    pub fn figures(&self) -> Vec<(&'static str, Option<Figure>)> {
        let of = |actor_type| self.by_type.get(&actor_type).and_then(Prf::figure);
        vec![
            ("mentions", self.all.figure()),
            ("person", of(ActorType::Person)),
            ("organisation", of(ActorType::Organisation)),
            ("place", of(ActorType::Place)),
            ("country", of(ActorType::Country)),
            ("group", of(ActorType::Group)),
        ]
    }
}

pub(super) fn counted(
    has_actors: bool,
    span: Span,
    actor_type: Option<ActorType>,
    form: Form,
) -> Option<Typed> {
    use ActorType::*;
    let counted_form = match form {
        Form::Name | Form::Alias => true,
        Form::Description => has_actors,
        Form::Pronoun => false,
    };
    let counted_type = match actor_type? {
        Place if has_actors => None,
        Country if !has_actors => Some(Place),
        Group if !has_actors => None,
        other => Some(other),
    };
    counted_type.filter(|_| counted_form).map(|actor_type| (span, actor_type))
}

/// The spans of what is only in the first of two lists, each thing once.
fn only_in(here: &[Typed], there: &[Typed]) -> Vec<Span> {
    let there: std::collections::HashSet<_> = there.iter().collect();
    let mut only: Vec<_> = here.iter().filter(|mention| !there.contains(mention)).collect();
    only.sort_unstable();
    only.dedup();
    only.into_iter().map(|mention| mention.0).collect()
}
