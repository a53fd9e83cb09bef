//! Documents that are changed from the library: several at once, or one that is not open.
//!
//! The document on the desk takes its part as a step of its own, to be undone there; all of them together are taken
//! back by what the line of status offers.

use super::{Effect, Line, Moment, Offer, State};
use crate::document::{DocumentId, Stamp};
use crate::library::Amendment;
use crate::web::messages;

impl State {
    /// Changes those of these documents that it changes.
    pub(super) fn amend(
        &mut self,
        ids: Vec<DocumentId>,
        amendment: &Amendment,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let changes = |id: &DocumentId| {
            let row = self.documents.iter().find(|row| row.id == *id);
            row.is_some_and(|row| amendment.changes(row))
        };
        let mut ids = ids;
        ids.retain(changes);
        if ids.is_empty() {
            return self.say(messages::NOTHING_TO_AMEND);
        }
        let mut elsewhere = Vec::new();
        let stamp = self.stamp(moment);
        for id in &ids {
            if let Some(desk) = self.desk.as_ref().filter(|desk| desk.id() == id) {
                self.perform(amendment.edit(&desk.document), out, moment);
            } else if let Some(at) = self.aside.iter().position(|desk| desk.id() == id) {
                let desk = &mut self.aside[at];
                let edit = amendment.edit(&desk.document);
                // In memory only: what is refused stays as it was.
                let _ = desk.apply(&edit, &stamp);
                let summary = desk.summary(&moment.now);
                self.amend_row(summary);
            } else {
                elsewhere.push(id.clone());
            }
        }
        if !elsewhere.is_empty() {
            out.push(Effect::Amend(elsewhere, amendment.clone(), stamp));
        }
        let offer = amendment.inverse().map(|inverse| Offer::Amend(ids.clone(), inverse));
        self.line =
            Line { words: messages::amended(ids.len(), amendment), offers: offer.into_iter().collect() };
    }

    /// Who does it, and when.
    pub(super) fn stamp(&self, moment: &Moment) -> Stamp {
        Stamp { by: self.settings.by().to_owned(), time: Some(moment.now.clone()) }
    }

    /// A row changes in its place.
    fn amend_row(&mut self, summary: crate::library::Summary) {
        if let Some(row) = self.documents.iter_mut().find(|row| row.id == summary.id) {
            *row = summary;
        }
    }
}
