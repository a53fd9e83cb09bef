//! The store as the page sees it: the list, and what is done to a document as a whole.

use super::channel::Channel;
use super::database::{self, DOCUMENTS};
use super::idb::{Connection, Mode};
use super::journal::{Journal, Shelf};
use super::lock::{self, Lock};
use super::saving::{Saving, ask_before_leaving};
use super::{StoreError, StoreEvent, Summary};
use crate::document::{Document, DocumentId};
use crate::stored::{read_summary, write_summary};
use crate::web::clock;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long a deleted document can be brought back.
const DAYS_IN_THE_BIN: u32 = 1;

/// The store, open for as long as the page lives. Clones are the same store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    connection: Connection,
    channel: Channel,
    saving: Rc<Saving>,
    /// Documents with something that is not on disk and not on its way there.
    unsaved: RefCell<BTreeMap<DocumentId, Rc<Shelf>>>,
    /// What this tab may write to.
    locks: RefCell<BTreeMap<DocumentId, Weak<Lock>>>,
    asked_to_persist: Cell<bool>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// Opens the store. `on_event` hears how saving goes; from now on, leaving the page asks while something is
    /// unsaved. What was deleted more than a day ago is deleted for good.
    ///
    /// # Errors
    /// [`StoreError::Denied`] where the browser keeps nothing, [`StoreError::Newer`] where a newer Galley was here.
    pub async fn open(on_event: Callback<StoreEvent>) -> Result<Store, StoreError> {
        let heard = on_event.clone();
        let channel = Channel::open(move |id| heard.emit(StoreEvent::Elsewhere(id)));
        let saving = Rc::new(Saving::new(on_event));
        let told = saving.clone();
        let connection = database::open(move || told.closed()).await?;
        let asked = saving.clone();
        ask_before_leaving(move || !asked.is_all_saved());
        let store = Store(Rc::new(Inner {
            connection,
            channel,
            saving,
            unsaved: RefCell::default(),
            locks: RefCell::default(),
            asked_to_persist: Cell::new(false),
        }));
        let cleaner = store.clone();
        spawn_local(async move { cleaner.empty_bin().await.unwrap_or_default() });
        Ok(store)
    }

    /// All documents, those in the bin too, in no order.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn list(&self) -> Result<Vec<Summary>, StoreError> {
        self.rows().await
    }

    /// Keeps a new document, from now on: what goes wrong is told as a [`StoreEvent`].
    pub fn create(&self, document: &Document, summary: Summary) -> Journal {
        self.ask_to_persist();
        let shelf = Rc::new(Shelf::new(summary));
        let journal = Journal::new(self.clone(), shelf.clone());
        journal.begin(document);
        // Nobody else knows of the document yet, so the lock may come later.
        let store = self.clone();
        spawn_local(async move { shelf.hold(store.claim(shelf.id()).await) });
        journal
    }

    /// Takes a document out of the list; [`Store::restore`] brings it back.
    ///
    /// # Errors
    /// Those of the database, and [`StoreError::Missing`].
    pub async fn delete(&self, id: &DocumentId) -> Result<(), StoreError> {
        let now = clock::now();
        self.amend(id, |row| row.deleted = Some(now)).await
    }

    /// Brings a deleted document back into the list.
    ///
    /// # Errors
    /// Those of the database, and [`StoreError::Missing`].
    pub async fn restore(&self, id: &DocumentId) -> Result<(), StoreError> {
        self.amend(id, |row| row.deleted = None).await
    }

    /// Tries again to write what could not be written.
    pub fn retry(&self) {
        let shelves: Vec<_> = self.0.unsaved.borrow().values().cloned().collect();
        for shelf in shelves {
            Journal::new(self.clone(), shelf).write();
        }
    }

    /// Whether everything is on disk.
    pub fn is_all_saved(&self) -> bool {
        self.0.saving.is_all_saved()
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.0.connection
    }

    /// The other tabs hear that a document, or several, were written.
    pub(super) fn tell_others(&self, id: Option<&DocumentId>) {
        self.0.channel.tell(id);
    }

    pub(super) fn saving(&self) -> &Saving {
        &self.0.saving
    }

    /// What is left of a document that could not be written, if there is any.
    pub(super) fn unsaved(&self, id: &DocumentId) -> Option<Rc<Shelf>> {
        self.0.unsaved.borrow().get(id).cloned()
    }

    /// Remembers whether a document has something unsaved; says how many documents have.
    pub(super) fn note(&self, shelf: &Rc<Shelf>) -> usize {
        let mut unsaved = self.0.unsaved.borrow_mut();
        if shelf.is_saved() {
            unsaved.remove(shelf.id());
        } else {
            unsaved.insert(shelf.id().clone(), shelf.clone());
        }
        unsaved.len()
    }

    /// The right to write to a document; `None` if another tab has it.
    pub(super) async fn claim(&self, id: &DocumentId) -> Option<Rc<Lock>> {
        // A lock that was let go just now takes the browser a moment to give again.
        const MILLISECONDS: u32 = 100;
        for attempt in 0..2 {
            if let Some(held) = self.0.locks.borrow().get(id).and_then(Weak::upgrade) {
                return Some(held);
            }
            if attempt > 0 {
                TimeoutFuture::new(MILLISECONDS).await;
            }
            if let Some(lock) = lock::claim(id).await {
                let lock = Rc::new(lock);
                self.0.locks.borrow_mut().insert(id.clone(), Rc::downgrade(&lock));
                return Some(lock);
            }
        }
        None
    }

    /// Waits until no other tab writes to a document, and takes the right to. It may be a long time.
    pub(super) async fn wait(&self, id: &DocumentId) -> Option<Rc<Lock>> {
        let lock = Rc::new(lock::wait(id).await?);
        self.0.locks.borrow_mut().insert(id.clone(), Rc::downgrade(&lock));
        Some(lock)
    }

    /// What is unsaved of a document, or of all, is not wanted any more.
    pub(super) fn forget(&self, id: Option<&DocumentId>) {
        self.0.unsaved.borrow_mut().retain(|there, _| id.is_some_and(|id| id != there));
    }

    /// All documents, the deleted too.
    pub(super) async fn ids(&self) -> Result<Vec<DocumentId>, StoreError> {
        Ok(self.rows().await?.into_iter().map(|row| row.id).collect())
    }

    async fn rows(&self) -> Result<Vec<Summary>, StoreError> {
        let transaction = self.connection().transaction(&[DOCUMENTS], Mode::Read)?;
        let rows = transaction.store(DOCUMENTS)?.all(None).await?;
        // A row that cannot be read hides its document, but not the others.
        Ok(rows.iter().filter_map(|row| read_summary(row).ok()).collect())
    }

    /// Changes a document's row as it stands on disk, in one transaction.
    async fn amend(&self, id: &DocumentId, change: impl FnOnce(&mut Summary)) -> Result<(), StoreError> {
        let damaged =
            |error: serde_json::Error| StoreError::Damaged { id: id.clone(), why: error.to_string() };
        let transaction = self.connection().transaction(&[DOCUMENTS], Mode::Write)?;
        let outcome = transaction.outcome();
        let rows = transaction.store(DOCUMENTS)?;
        let row = rows.get(&database::key(id)).await?.ok_or_else(|| StoreError::Missing(id.clone()))?;
        let mut row = read_summary(&row).map_err(damaged)?;
        change(&mut row);
        rows.put(&database::key(id), &write_summary(&row).map_err(damaged)?)?;
        outcome.await?;
        self.tell_others(Some(id));
        Ok(())
    }

    async fn empty_bin(&self) -> Result<(), StoreError> {
        let limit = clock::days_ago(DAYS_IN_THE_BIN);
        for row in self.rows().await? {
            if row.deleted.is_some_and(|deleted| deleted < limit) {
                self.purge(&row.id).await?;
            }
        }
        Ok(())
    }

    /// Asks the browser once not to clear the storage when it is short of room. It may refuse; nothing changes then.
    fn ask_to_persist(&self) {
        if !self.0.asked_to_persist.replace(true) {
            let _ = gloo::utils::window().navigator().storage().persist();
        }
    }
}
