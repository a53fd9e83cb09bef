//! Names and descriptions → actors and their mentions.
//!
//! The [`Cast`] is what the later stages ask about who stands where, and tell of the mentions they had to make.

use super::{Passage, SuggestedActor, SuggestedMention, SuggestedQuote};
use crate::text::Span;
use std::collections::BTreeMap;

/// Who acts, and where they stand in the text.
#[derive(Debug, Default)]
pub struct Cast {
    actors: Vec<SuggestedActor>,
    /// In the order in which they were found: a mention's number never changes before [`Cast::finish`].
    mentions: Vec<SuggestedMention>,
    /// Mention numbers by (start, end).
    places: BTreeMap<Span, usize>,
}

impl Cast {
    /// Takes up the names and descriptions of one passage, in the order of the text.
    pub fn add(&mut self, text: &str, passage: &Passage) {
        let _ = (text, passage);
    }

    /// When all passages have been added: decides what needs the whole document.
    pub fn settle(&mut self, text: &str) {
        let _ = text;
    }

    /// The actors so far.
    pub fn actors(&self) -> &[SuggestedActor] {
        &self.actors
    }

    /// The mention of this number.
    pub fn mention(&self, number: usize) -> &SuggestedMention {
        &self.mentions[number]
    }

    /// The numbers of the mentions that lie inside `span`, in the order of the text.
    pub fn mentions_in(&self, span: Span) -> Vec<usize> {
        self.places
            .iter()
            .skip_while(|(place, _)| place.start() < span.start())
            .take_while(|(place, _)| place.start() < span.end())
            .filter(|(place, _)| span.contains(**place))
            .map(|(_, number)| *number)
            .collect()
    }

    /// The number of the mention with exactly this span.
    pub fn mention_at(&self, span: Span) -> Option<usize> {
        self.places.get(&span).copied()
    }

    /// Adds a mention (a description or pronoun that is a source, say) and returns its number; if one with this span
    /// is there already, that one's.
    pub fn add_mention(&mut self, mention: SuggestedMention) -> usize {
        if let Some(number) = self.mention_at(mention.span) {
            return number;
        }
        self.places.insert(mention.span, self.mentions.len());
        self.mentions.push(mention);
        self.mentions.len() - 1
    }

    /// Says whom a mention means, once that is known.
    pub fn link(&mut self, mention: usize, actor: usize) {
        self.mentions[mention].actor = Some(actor);
    }

    /// Actors in the order of their first mention, and mentions in the order of the text; the speakers of `quotes`
    /// are renumbered accordingly. Actors without a mention are left out.
    pub fn finish(self, quotes: &mut [SuggestedQuote]) -> (Vec<SuggestedActor>, Vec<SuggestedMention>) {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|n| {
            (self.mentions[*n].span.start(), std::cmp::Reverse(self.mentions[*n].span.end()))
        });
        let mut new_number = vec![0; order.len()];
        let mut new_actor: Vec<Option<usize>> = vec![None; self.actors.len()];
        let mut actors = Vec::new();
        let mut mentions = Vec::new();
        for old in order {
            let mut mention = self.mentions[old].clone();
            mention.actor = mention.actor.map(|actor| {
                *new_actor[actor].get_or_insert_with(|| {
                    actors.push(self.actors[actor].clone());
                    actors.len() - 1
                })
            });
            new_number[old] = mentions.len();
            mentions.push(mention);
        }
        for quote in quotes {
            quote.speaker = quote.speaker.map(|old| new_number[old]);
        }
        (actors, mentions)
    }
}
