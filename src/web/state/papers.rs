//! The documents: opened, renamed, deleted, brought back; and how keeping them goes.

use super::message::Loaded;
use super::{Alert, Desk, Effect, Focus, Line, Message, Moment, Offer, Saving, State};
use crate::document::DocumentId;
use crate::edit::Edit;
use crate::library::Amendment;
use crate::web::store::{StoreError, Summary};

impl State {
    pub(super) fn start(&mut self, documents: Vec<Summary>, last: Option<DocumentId>, out: &mut Vec<Effect>) {
        // What was begun before the store had been read is not in what was read.
        let begun = std::mem::take(&mut self.documents).into_iter();
        let begun: Vec<Summary> =
            begun.filter(|row| documents.iter().all(|there| there.id != row.id)).collect();
        self.listed(documents.into_iter().chain(begun).collect());
        // Whoever was quick enough to begin something is not disturbed.
        let idle = !self.started && self.desk.is_none() && self.parsing.is_none();
        let last = last.filter(|last| idle && self.documents.iter().any(|row| row.id == *last));
        self.started = last.is_none();
        if let Some(last) = last {
            self.load(last, out);
        }
    }

    pub(super) fn without_store(&mut self, error: StoreError) {
        self.started = true;
        self.saving = Saving::Impossible;
        self.alert(error.to_string());
    }

    pub(super) fn saved(&mut self) {
        if std::mem::take(&mut self.told_not_saved) {
            self.alert = None;
        }
        self.saving = Saving::Saved;
    }

    pub(super) fn not_saved(&mut self, error: StoreError) {
        (self.saving, self.told_not_saved) = (Saving::Failed, true);
        self.alert = Some(Alert { words: error.to_string(), offers: vec![Offer::Retry] });
    }

    pub(super) fn new_paste(&mut self, out: &mut Vec<Effect>) {
        self.started = true;
        self.line = Line::default();
        self.clear_desk(out);
        out.push(Effect::Focus(Focus::Box));
    }

    pub(super) fn open(&mut self, id: DocumentId, out: &mut Vec<Effect>) {
        if self.desk.as_ref().is_some_and(|desk| *desk.id() == id) {
            return out.push(Effect::Focus(Focus::Article));
        }
        match self.take_from_aside(&id) {
            Some(Message::Loaded(loaded)) => self.loaded(*loaded, out),
            _ => self.load(id, out),
        }
    }

    fn load(&mut self, id: DocumentId, out: &mut Vec<Effect>) {
        self.opening = Some(id.clone());
        out.push(Effect::Load(id));
    }

    /// A document came from the store. Whoever has gone on to something else meanwhile is not disturbed.
    pub(super) fn came(&mut self, loaded: Loaded, out: &mut Vec<Effect>) {
        if self.opening.as_ref() == Some(&loaded.document.id) {
            self.loaded(loaded, out);
        }
    }

    pub(super) fn loaded(&mut self, loaded: Loaded, out: &mut Vec<Effect>) {
        self.started = true;
        if self.renew(&loaded, out) {
            return;
        }
        let Loaded { document, history, read_only, damage } = loaded;
        let row = self.documents.iter().find(|row| row.id == document.id);
        let created =
            row.map(|row| row.created.clone()).or_else(|| document.created.clone()).unwrap_or_default();
        self.put(Desk::new(document, history, read_only, created), out);
        // What its being shown is part of can still be taken back.
        if !matches!(self.line.offers.as_slice(), [Offer::Unsplit { .. }]) {
            self.line = Line::default();
        }
        self.quieten();
        if read_only {
            self.alert(crate::web::messages::READ_ONLY);
            out.extend(self.desk.as_ref().map(|desk| Effect::AwaitRelease(desk.id().clone())));
        }
        if let Some(damage) = damage {
            self.alert(damage);
        }
        out.push(Effect::Focus(Focus::Article));
    }

    pub(super) fn not_loaded(&mut self, id: &DocumentId, error: StoreError, out: &mut Vec<Effect>) {
        if self.opening.as_ref() == Some(id) {
            (self.opening, self.started) = (None, true);
        }
        if matches!(error, StoreError::Missing(_)) {
            self.documents.retain(|row| row.id != *id);
        }
        self.alert(error.to_string());
        if self.desk.is_none() {
            out.push(Effect::Remember(None));
        }
    }

    pub(super) fn rename_document(
        &mut self,
        id: DocumentId,
        title: String,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        if self.desk.as_ref().is_some_and(|desk| *desk.id() == id) {
            self.perform(Edit::SetTitle { title }, out, moment);
        } else {
            self.amend(vec![id], &Amendment::Title(title), out, moment);
        }
    }

    pub(super) fn delete_document(&mut self, id: &DocumentId, out: &mut Vec<Effect>) {
        let Some(row) = self.documents.iter().find(|row| row.id == *id).cloned() else { return };
        self.documents.retain(|row| row.id != *id);
        let open = self.desk.as_ref().is_some_and(|desk| desk.id() == id);
        if open {
            self.clear_desk(out);
            out.push(Effect::Focus(Focus::Box));
        }
        if !self.saving.is_possible() {
            let at = self.aside.iter().position(|desk| desk.id() == id);
            self.deleted = at.map(|at| self.aside.remove(at)).into_iter().collect();
        }
        out.push(Effect::Delete(id.clone()));
        self.line =
            Line { words: format!("Deleted “{}”", row.title), offers: vec![Offer::Restore(id.clone())] };
    }

    pub(super) fn restore_document(&mut self, id: DocumentId, out: &mut Vec<Effect>) {
        self.line = Line::default();
        match std::mem::take(&mut self.deleted).into_iter().find(|desk| *desk.id() == id) {
            Some(desk) => {
                let now = desk.created.clone();
                self.list(desk.summary(&now));
                self.loaded(Loaded::from(desk), out);
            }
            // It is opened when it is back in the list.
            None => out.push(Effect::Restore(id)),
        }
    }
}
