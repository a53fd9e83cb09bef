//! The history of what is chosen, to be read: of a mention, that of its actor too.

use super::{Help, State};
use crate::document::Target;
use crate::edit::{Event, story};
use crate::web::messages;
use crate::wording;

/// What became of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Of which, in words.
    pub of: String,
    /// The first thing first.
    pub events: Vec<Told>,
}

/// What somebody did to it at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who: the parser and its version, or a person's name; empty where nobody knows.
    pub by: String,
    /// ISO 8601, where it is known.
    pub time: Option<String>,
    /// What, in words.
    pub what: String,
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
        let in_words = |event: Event| {
            let what = wording::event(&desk.document, &event);
            Told { by: event.by, time: event.time, what }
        };
        told.map(|target| Story {
            of: messages::whose_story(desk, &target),
            events: story(&desk.document, &desk.history, &target).into_iter().map(in_words).collect(),
        })
        .collect()
    }
}
