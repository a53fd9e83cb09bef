//! The one who writes to a document: line after line, and now and then a snapshot.

use super::database::{self, DOCUMENTS, JOURNAL, SNAPSHOTS};
use super::idb::{Mode, Transaction};
use super::keeper::Store;
use super::lock::Lock;
use super::{StoreError, Summary};
use crate::document::{Document, DocumentId};
use crate::edit::{History, JournalLine};
use crate::stored::{write_line, write_snapshot, write_summary};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Journal lines from one snapshot to the next.
const LINES_A_SNAPSHOT: u64 = 200;

/// Writes to one document. Clones write to the same one.
#[derive(Clone, Debug)]
pub struct Journal {
    store: Store,
    shelf: Rc<Shelf>,
}

/// What is to be written to a document.
#[derive(Debug)]
pub(super) struct Shelf {
    id: DocumentId,
    summary: RefCell<Summary>,
    /// Neither on disk nor on its way there; in order.
    unsaved: RefCell<Vec<Item>>,
    /// Another tab wrote: whatever more is written would not fit.
    refused: Cell<bool>,
    lock: RefCell<Option<Rc<Lock>>>,
}

#[derive(Clone, Debug)]
enum Item {
    Snapshot { number: u64, json: String },
    Line { number: u64, json: String },
}

impl Item {
    /// A line comes before the snapshot that holds it.
    fn place(&self) -> (u64, bool) {
        match self {
            Item::Line { number, .. } => (*number, false),
            Item::Snapshot { number, .. } => (*number, true),
        }
    }

    fn write(&self, id: &DocumentId, transaction: &Transaction) -> Result<(), StoreError> {
        match self {
            Item::Line { number, json } => {
                transaction.store(JOURNAL)?.add(&database::numbered(id, *number), json)
            }
            Item::Snapshot { number: 0, json } => {
                transaction.store(SNAPSHOTS)?.add(&database::numbered(id, 0), json)
            }
            // One that could not be read may lie there still. Whether another tab wrote, the lines tell.
            Item::Snapshot { number, json } => {
                let snapshots = transaction.store(SNAPSHOTS)?;
                snapshots.put(&database::numbered(id, *number), json)?;
                snapshots.delete(&database::between(id, 0, *number)?.into())
            }
        }
    }
}

impl Shelf {
    pub fn new(summary: Summary) -> Shelf {
        Shelf {
            id: summary.id.clone(),
            summary: RefCell::new(summary),
            unsaved: RefCell::default(),
            refused: Cell::new(false),
            lock: RefCell::default(),
        }
    }

    pub fn id(&self) -> &DocumentId {
        &self.id
    }

    pub fn is_saved(&self) -> bool {
        self.unsaved.borrow().is_empty()
    }

    /// Keeps the right to write for as long as this lives.
    pub fn hold(&self, lock: Option<Rc<Lock>>) {
        *self.lock.borrow_mut() = lock;
    }

    fn put_back(&self, items: Vec<Item>) {
        let mut unsaved = self.unsaved.borrow_mut();
        unsaved.extend(items);
        unsaved.sort_by_key(Item::place);
    }
}

impl Journal {
    pub(super) fn new(store: Store, shelf: Rc<Shelf>) -> Journal {
        Journal { store, shelf }
    }

    /// Whose it is.
    pub fn id(&self) -> &DocumentId {
        self.shelf.id()
    }

    /// Its row in the list, as it was written last.
    pub fn summary(&self) -> Summary {
        self.shelf.summary.borrow().clone()
    }

    /// Writes what was done just now. When this returns, the transaction has begun; how it ends is told as a
    /// [`StoreEvent`](super::StoreEvent). `document` and `history` are as they stand after `line`.
    pub fn append(&self, line: &JournalLine, document: &Document, history: &History, summary: Summary) {
        let mut items = Vec::new();
        let written = write_line(line).map(|json| items.push(Item::Line { number: line.number, json }));
        let written = written.and_then(|()| {
            if line.number.is_multiple_of(LINES_A_SNAPSHOT) {
                items.push(Item::Snapshot { number: line.number, json: write_snapshot(document, history)? });
            }
            Ok(())
        });
        *self.shelf.summary.borrow_mut() = summary;
        self.shelf.put_back(items);
        self.write_unless(written);
    }

    /// Writes the first snapshot.
    pub(super) fn begin(&self, document: &Document) {
        let json = write_snapshot(document, &History::default());
        let written = json.map(|json| self.shelf.put_back(vec![Item::Snapshot { number: 0, json }]));
        self.write_unless(written);
    }

    fn write_unless(&self, written: serde_json::Result<()>) {
        match written {
            Ok(()) => self.write(),
            Err(error) => {
                self.store.saving().began();
                self.end(Err(StoreError::Other(error.to_string())));
            }
        }
    }

    /// Begins to write all that is unsaved of this document, in one transaction.
    pub(super) fn write(&self) {
        let journal = self.clone();
        let written = self.flush();
        spawn_local(async move {
            // The outcome was told already.
            let _ = written.await;
            drop(journal);
        });
    }

    /// The same, and waits for its end.
    pub(super) fn flush(&self) -> impl Future<Output = Result<(), StoreError>> + use<> {
        let items = std::mem::take(&mut *self.shelf.unsaved.borrow_mut());
        self.store.saving().began();
        let begun = if self.shelf.refused.get() { Err(StoreError::Elsewhere) } else { self.issue(&items) };
        let journal = self.clone();
        async move {
            let outcome = match begun {
                Ok(end) => end.await,
                Err(error) => Err(error),
            };
            if let Err(error) = &outcome {
                journal.shelf.put_back(items);
                journal.shelf.refused.set(*error == StoreError::Elsewhere);
            }
            journal.end(outcome.clone());
            outcome
        }
    }

    fn issue(
        &self,
        items: &[Item],
    ) -> Result<impl Future<Output = Result<(), StoreError>> + use<>, StoreError> {
        let id = &self.shelf.id;
        let row = write_summary(&self.shelf.summary.borrow());
        let row = row.map_err(|error| StoreError::Other(error.to_string()))?;
        let transaction =
            self.store.connection().transaction(&[DOCUMENTS, JOURNAL, SNAPSHOTS], Mode::Write)?;
        let outcome = transaction.outcome();
        let issued = (items.iter().try_for_each(|item| item.write(id, &transaction)))
            .and_then(|()| transaction.store(DOCUMENTS)?.put(&database::key(id), &row));
        match issued {
            Ok(()) => {
                transaction.commit();
                Ok(outcome)
            }
            Err(error) => {
                transaction.abort();
                Err(error)
            }
        }
    }

    fn end(&self, outcome: Result<(), StoreError>) {
        if outcome.is_ok() {
            self.store.tell_others(Some(self.id()));
        }
        let unsaved = self.store.note(&self.shelf);
        self.store.saving().ended(outcome, unsaved);
    }
}
