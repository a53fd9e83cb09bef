//! The library: which documents are shown, which are chosen, and what is done to several at once.

use super::{Effect, Focus, Line, Moment, Offer, State};
use crate::document::DocumentId;
use crate::library::{Amendment, Order, Show, Summary, Texts, View, listed};
use crate::web::messages;
use std::collections::BTreeSet;

/// How many rows are drawn at first, and more each time that more are asked for: thousands would be felt at every key.
const ROWS: usize = 200;

/// The library as the page shows it.
#[derive(Debug)]
pub struct Library {
    /// Which documents are wanted, in which order.
    pub view: View,
    /// The documents that are chosen, while several are being chosen.
    pub chosen: Option<BTreeSet<DocumentId>>,
    /// What is to be deleted for good, while a person is asked whether they are sure.
    pub sweep: Option<Sweep>,
    /// How many rows are drawn.
    pub rows: usize,
    /// Bytes that the documents take; `None` where the browser does not say.
    pub used: Option<u64>,
    /// Whether the browser may clear the storage without asking.
    pub may_be_cleared: bool,
    /// The documents that were deleted and can still be brought back, the one last deleted first.
    pub bin: Vec<Summary>,
    texts: Texts,
    /// Whether texts are being read.
    reading: bool,
}

impl Default for Library {
    fn default() -> Library {
        Library {
            view: View::default(),
            chosen: None,
            sweep: None,
            rows: ROWS,
            used: None,
            may_be_cleared: false,
            bin: Vec::new(),
            texts: Texts::default(),
            reading: false,
        }
    }
}

/// What is deleted for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sweep {
    /// These documents.
    Documents(Vec<DocumentId>),
    /// Everything.
    Everything,
}

/// What a person does to the library, and what the store answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Shelving {
    /// Documents are looked for.
    Query(String),
    /// By how far they are.
    Show(Show),
    /// With this label only.
    Label(Option<String>),
    /// In this order.
    Order(Order),
    /// More rows are to be drawn.
    More,
    /// Several are to be chosen, or no longer.
    Choosing(bool),
    /// This one is chosen, or no longer.
    Toggle(DocumentId),
    /// All that are shown are chosen.
    ChooseAll,
    /// Those that are chosen, as one file.
    Export,
    /// Those that are chosen are changed, each alike.
    Amend(Amendment),
    /// This one is flagged, or no longer.
    Flag(DocumentId),
    /// Those that are chosen are deleted.
    Delete,
    /// Those that are chosen are brought back.
    Restore,
    /// Those that are chosen, or everything, are to be deleted for good.
    Sweep { everything: bool },
    /// A person is sure.
    Sure,
    /// A person is not.
    Spare,
    /// Texts were read; of those that could not be, nothing. `last`: there are no more to come.
    Texts { texts: Vec<(DocumentId, String)>, last: bool },
    /// What the browser says of its storage.
    Storage { used: Option<u64>, may_be_cleared: bool },
    /// So many documents were deleted for good.
    Purged(usize),
    /// Everything was deleted.
    Swept,
}

impl Shelving {
    /// Whether it may take the document on the desk away.
    pub fn may_change_the_desk(&self) -> bool {
        matches!(
            self,
            Shelving::Delete | Shelving::Sure | Shelving::Export | Shelving::Amend(_) | Shelving::Flag(_)
        )
    }
}

impl State {
    /// The documents that are wanted, in their order.
    pub fn found(&self) -> Vec<&Summary> {
        self.library.view.of(self.shelf(), &self.library.texts)
    }

    /// The documents that are chosen and in the list, in the order of the list.
    pub fn chosen_documents(&self) -> Vec<DocumentId> {
        let Some(chosen) = &self.library.chosen else { return Vec::new() };
        self.shelf().iter().map(|row| &row.id).filter(|id| chosen.contains(*id)).cloned().collect()
    }

    /// The next document that is not done: below the one on the desk in the list as it is shown, else from its top.
    pub(super) fn next_to_do(&self) -> Option<DocumentId> {
        let here = self.desk.as_ref()?.id();
        let shown = self.found();
        let below = shown.iter().position(|row| row.id == *here).map_or(0, |at| at + 1);
        let (above, below) = shown.split_at(below);
        let next = below.iter().chain(above).find(|row| !row.done && row.id != *here);
        next.map(|row| row.id.clone())
    }

    /// Whether there is anything to show in the library, in the bin at least.
    pub fn has_documents(&self) -> bool {
        !self.documents.is_empty() || !self.library.bin.is_empty()
    }

    /// Whether the bin is shown.
    pub fn shows_bin(&self) -> bool {
        self.library.view.show == Show::Deleted
    }

    /// The documents that can be wanted: those there are, or those in the bin.
    fn shelf(&self) -> &[Summary] {
        if self.shows_bin() { &self.library.bin } else { &self.documents }
    }

    /// Whether the store has a document of this id, in the bin at least.
    pub(super) fn is_taken(&self, id: &DocumentId) -> bool {
        self.documents.iter().chain(&self.library.bin).any(|row| row.id == *id)
    }

    /// The store has these documents, those in the bin too.
    pub(super) fn listed(&mut self, documents: Vec<Summary>) {
        // One that is on the desk may not be written yet.
        let shown =
            self.desk.as_ref().and_then(|desk| self.documents.iter().find(|row| row.id == *desk.id()));
        let shown = shown.filter(|shown| documents.iter().all(|row| row.id != shown.id)).cloned();
        (self.documents, self.library.bin) = listed(documents.into_iter().chain(shown).collect());
        self.library.texts.keep(&self.documents);
    }

    pub(super) fn shelve(&mut self, shelving: Shelving, out: &mut Vec<Effect>, moment: &Moment) {
        match shelving {
            Shelving::Query(query) => {
                (self.library.view.query, self.library.rows) = (query, ROWS);
                self.read_texts(out);
            }
            Shelving::Show(show) => {
                (self.library.view.show, self.library.rows) = (show, ROWS);
                self.library.chosen = self.library.chosen.as_ref().map(|_| BTreeSet::new());
            }
            Shelving::Label(label) => (self.library.view.label, self.library.rows) = (label, ROWS),
            Shelving::Order(order) => (self.library.view.order, self.library.rows) = (order, ROWS),
            Shelving::More => self.library.rows += ROWS,
            Shelving::Choosing(on) => self.library.chosen = on.then(BTreeSet::new),
            Shelving::Toggle(id) => {
                let chosen = self.library.chosen.get_or_insert_default();
                if !chosen.remove(&id) {
                    chosen.insert(id);
                }
            }
            Shelving::ChooseAll => {
                self.library.chosen = Some(self.found().into_iter().map(|row| row.id.clone()).collect());
            }
            Shelving::Export => {
                if let Some(ids) = self.some_chosen() {
                    out.push(Effect::DownloadAll { name: "galley.jsonl".to_owned(), ids });
                }
            }
            Shelving::Amend(amendment) => {
                if let Some(ids) = self.some_chosen() {
                    self.amend(ids, &amendment, out, moment);
                }
            }
            Shelving::Flag(id) => {
                let flagged = self.documents.iter().any(|row| row.id == id && row.flagged);
                self.amend(vec![id], &Amendment::Flag(!flagged), out, moment);
            }
            Shelving::Delete => self.delete_chosen(out),
            Shelving::Restore => {
                if let Some(ids) = self.some_chosen() {
                    self.library.chosen = None;
                    self.restore_all(ids, out);
                }
            }
            Shelving::Sweep { everything: true } => self.library.sweep = Some(Sweep::Everything),
            Shelving::Sweep { everything: false } => {
                self.library.sweep = self.some_chosen().map(Sweep::Documents);
            }
            Shelving::Spare => self.library.sweep = None,
            Shelving::Sure => self.sweep(out),
            Shelving::Texts { texts, last } => {
                self.library.reading = !last;
                for (id, text) in texts {
                    if let Some(row) = self.documents.iter().find(|row| row.id == id) {
                        self.library.texts.insert(row, &text);
                    }
                }
            }
            Shelving::Storage { used, may_be_cleared } => {
                (self.library.used, self.library.may_be_cleared) = (used, may_be_cleared);
            }
            Shelving::Purged(count) => self.say(format!("Deleted {} for good", messages::documents(count))),
            Shelving::Swept => {
                self.documents.clear();
                self.say("Everything was deleted. Nothing of yours is left on this computer.");
            }
        }
    }

    pub(super) fn restore_all(&mut self, ids: Vec<DocumentId>, out: &mut Vec<Effect>) {
        self.line = Line::default();
        if self.saving.is_possible() {
            return out.push(Effect::RestoreAll(ids));
        }
        for desk in std::mem::take(&mut self.deleted) {
            let created = desk.created.clone();
            self.list(desk.summary(&created));
            self.aside.push(desk);
        }
    }

    /// Has the texts read that a search needs and that are not here.
    fn read_texts(&mut self, out: &mut Vec<Effect>) {
        if self.library.view.query.trim().is_empty() || self.library.reading || !self.saving.is_possible() {
            return;
        }
        let missing: Vec<_> = self.library.texts.missing(&self.documents).cloned().collect();
        if !missing.is_empty() {
            self.library.reading = true;
            out.push(Effect::ReadTexts(missing));
        }
    }

    /// Those that are chosen; says what to do where none is.
    pub(super) fn some_chosen(&mut self) -> Option<Vec<DocumentId>> {
        let chosen = self.chosen_documents();
        if chosen.is_empty() {
            self.say("Choose documents first: tick the boxes beside them.");
        }
        (!chosen.is_empty()).then_some(chosen)
    }

    fn delete_chosen(&mut self, out: &mut Vec<Effect>) {
        let Some(ids) = self.some_chosen() else { return };
        self.deleted = self.take_away(&ids, out);
        out.push(Effect::DeleteAll(ids.clone()));
        self.line = Line {
            words: format!("Deleted {}", messages::documents(ids.len())),
            offers: vec![Offer::RestoreAll(ids)],
        };
    }

    fn sweep(&mut self, out: &mut Vec<Effect>) {
        match self.library.sweep.take() {
            Some(Sweep::Documents(ids)) => {
                self.take_away(&ids, out);
                self.say(format!("Deleting {}…", messages::documents(ids.len())));
                out.push(Effect::Purge(ids));
            }
            Some(Sweep::Everything) => {
                let ids: Vec<_> = self.documents.iter().map(|row| row.id.clone()).collect();
                self.take_away(&ids, out);
                // What the store still holds (the bin, what another tab made) is told by it.
                (self.deleted, self.aside, self.again) = (Vec::new(), Vec::new(), None);
                self.library = Library::default();
                out.push(Effect::PurgeEverything);
            }
            None => {}
        }
    }

    /// Takes documents out of the list and off the desk. Those that were only in memory come back.
    pub(super) fn take_away(&mut self, ids: &[DocumentId], out: &mut Vec<Effect>) -> Vec<super::Desk> {
        let ids: BTreeSet<_> = ids.iter().collect();
        self.documents.retain(|row| !ids.contains(&row.id));
        self.library.bin.retain(|row| !ids.contains(&row.id));
        self.library.chosen = None;
        if self.desk.as_ref().is_some_and(|desk| ids.contains(desk.id())) {
            self.clear_desk(out);
            out.push(Effect::Focus(Focus::Box));
        }
        let (gone, kept) =
            std::mem::take(&mut self.aside).into_iter().partition(|desk| ids.contains(desk.id()));
        self.aside = kept;
        gone
    }
}

#[cfg(test)]
#[path = "library_test.rs"]
mod tests;
