//! Opening a document: its last good snapshot, and what was done since.

use super::StoreError;
use super::database::{self, DAMAGED, DOCUMENTS, JOURNAL, SNAPSHOTS};
use super::idb::Mode;
use super::journal::{Journal, Shelf};
use super::keeper::Store;
use crate::document::{Document, DocumentId};
use crate::edit::History;
use crate::stored::{Damaged, JournalError, Snapshot, read_snapshot, read_summary, replay};
use crate::web::clock;
use std::rc::Rc;

/// A document from the store.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What can be undone and done again.
    pub history: History,
    /// To write to it; `None` where another tab does: it can only be read here.
    pub journal: Option<Journal>,
    /// What of it could not be read, in words: it stands as it did before that. What could not be read is put aside,
    /// not thrown away.
    pub damage: Option<String>,
}

impl Store {
    /// Reads a document, with all that can be undone.
    ///
    /// # Errors
    /// [`StoreError::Missing`]; [`StoreError::Damaged`] where no snapshot can be read; [`StoreError::Newer`] where a
    /// newer Galley wrote it; those of the database.
    pub async fn load(&self, id: &DocumentId) -> Result<Opened, StoreError> {
        if let Some(shelf) = self.unsaved(id) {
            // What is only in memory comes first: a document read without it would take its numbers.
            Journal::new(self.clone(), shelf).flush().await?;
        }
        let lock = self.claim(id).await;
        let snapshot = self.last_snapshot(id).await?;
        let lines = self.lines(id, snapshot.history.number() + 1).await?;
        let (found, damage) = match replay(snapshot, lines.iter().map(String::as_str)) {
            Ok(found) => (found, None),
            Err(Damaged { why: JournalError::Version(_), .. }) => return Err(StoreError::Newer),
            Err(damaged) => {
                let words = damage(&damaged, lines.len());
                if lock.is_some() {
                    let bad = lines.get(damaged.line.saturating_sub(1)..).unwrap_or_default();
                    self.put_aside(id, damaged.good.history.number(), bad).await?;
                }
                (*damaged.good, Some(words))
            }
        };
        let journal = match lock {
            Some(lock) => {
                let shelf = Rc::new(Shelf::new(self.row(id).await?));
                shelf.hold(Some(lock));
                Some(Journal::new(self.clone(), shelf))
            }
            None => None,
        };
        Ok(Opened { document: found.document, history: found.history, journal, damage })
    }

    /// A document as it stands on disk, to look into: nothing is claimed, nothing can be written.
    ///
    /// # Errors
    /// As [`Store::load`]; where something of it cannot be followed, it stands as it was before that.
    pub async fn read(&self, id: &DocumentId) -> Result<Document, StoreError> {
        Ok(self.look(id).await?.document)
    }

    /// The same, with its history: as a tab shows it that follows another one.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub async fn look(&self, id: &DocumentId) -> Result<Opened, StoreError> {
        let snapshot = self.last_snapshot(id).await?;
        let lines = self.lines(id, snapshot.history.number() + 1).await?;
        let found = match replay(snapshot, lines.iter().map(String::as_str)) {
            Ok(found) => found,
            Err(Damaged { why: JournalError::Version(_), .. }) => return Err(StoreError::Newer),
            Err(damaged) => *damaged.good,
        };
        Ok(Opened { document: found.document, history: found.history, journal: None, damage: None })
    }

    /// Waits until no other tab writes to a document. For as long as what it gives lives, none can: what opens it
    /// meanwhile in this tab can write.
    pub async fn released(&self, id: &DocumentId) -> Option<impl Sized + use<>> {
        self.wait(id).await
    }

    /// The text of a document, to be searched: as its last snapshot has it, so that nothing is replayed for it.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub async fn text(&self, id: &DocumentId) -> Result<std::sync::Arc<str>, StoreError> {
        Ok(self.last_snapshot(id).await?.document.text)
    }

    /// The last snapshot that can be read. An older one does: the journal has every line since the first.
    async fn last_snapshot(&self, id: &DocumentId) -> Result<Snapshot, StoreError> {
        let transaction = self.connection().transaction(&[SNAPSHOTS], Mode::Read)?;
        let snapshots = transaction.store(SNAPSHOTS)?.all(Some(&database::from(id, 0)?)).await?;
        let mut error = StoreError::Missing(id.clone());
        for json in snapshots.iter().rev() {
            match read_snapshot(json) {
                Ok(snapshot) => return Ok(snapshot),
                Err(JournalError::Version(_)) => return Err(StoreError::Newer),
                Err(why) => error = StoreError::Damaged { id: id.clone(), why: why.to_string() },
            }
        }
        Err(error)
    }

    async fn lines(&self, id: &DocumentId, first: u64) -> Result<Vec<String>, StoreError> {
        let transaction = self.connection().transaction(&[JOURNAL], Mode::Read)?;
        transaction.store(JOURNAL)?.all(Some(&database::from(id, first)?)).await
    }

    async fn row(&self, id: &DocumentId) -> Result<super::Summary, StoreError> {
        let transaction = self.connection().transaction(&[DOCUMENTS], Mode::Read)?;
        let row = transaction.store(DOCUMENTS)?.get(&database::key(id)).await?;
        let row = row.ok_or_else(|| StoreError::Missing(id.clone()))?;
        read_summary(&row).map_err(|error| StoreError::Damaged { id: id.clone(), why: error.to_string() })
    }

    /// Makes room in the journal for what will be done from here, keeping what stood there elsewhere.
    async fn put_aside(&self, id: &DocumentId, good: u64, bad: &[String]) -> Result<(), StoreError> {
        let transaction = self.connection().transaction(&[JOURNAL, DAMAGED], Mode::Write)?;
        let outcome = transaction.outcome();
        let now = clock::now();
        for (number, line) in (good + 1..).zip(bad) {
            transaction.store(DAMAGED)?.put(&database::put_aside(id, number, &now), line)?;
        }
        transaction.store(JOURNAL)?.delete(&database::from(id, good + 1)?.into())?;
        outcome.await
    }
}

fn damage(damaged: &Damaged, lines: usize) -> String {
    let lost = lines.saturating_sub(damaged.line.saturating_sub(1));
    format!(
        "The last {lost} changes to this document could not be read ({}). It stands as it was before them; they were put aside.",
        damaged.why
    )
}
