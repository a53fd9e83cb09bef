//! The history of what is chosen, to be read: of a mention, that of its actor too.

use super::{Help, State};
use crate::document::Target;
use crate::edit::{Event, story};
use crate::web::messages;

/// What became of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Of which, in words.
    pub of: String,
    /// The first thing first.
    pub events: Vec<Event>,
}

impl State {
    pub(super) fn show_history(&mut self) {
        if self.chosen().is_some() {
            self.help = Some(Help::History);
        }
    }

    /// What is told of what is chosen, while it is shown.
    pub fn stories(&self) -> Vec<Story> {
        let Some(desk) = self.desk.as_ref().filter(|_| self.help == Some(Help::History)) else {
            return Vec::new();
        };
        let Some(chosen) = desk.chosen.clone() else { return Vec::new() };
        let actor = match &chosen {
            Target::Mention(id) => desk.document.mention(id).and_then(|mention| mention.actor.clone()),
            _ => None,
        };
        let told = [Some(chosen), actor.map(Target::Actor)].into_iter().flatten();
        told.map(|target| Story {
            of: messages::whose_story(desk, &target),
            events: story(&desk.document, &desk.history, &target),
        })
        .collect()
    }
}
