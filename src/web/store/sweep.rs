//! Deleting for good, and how much room there is.

use super::StoreError;
use super::database::{self, ALL, DOCUMENTS};
use super::idb::Mode;
use super::keeper::Store;
use crate::document::DocumentId;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What the browser says of its storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes used; `None` where it does not say.
    pub used: Option<u64>,
    /// Whether it may clear the storage without asking.
    pub may_be_cleared: bool,
}

impl Store {
    /// Deletes a document, and all that was done to it, for good.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where another tab has it open: it would write on. Those of the database; nothing is
    /// deleted then.
    pub async fn purge(&self, id: &DocumentId) -> Result<(), StoreError> {
        let _lock = self.claim(id).await.ok_or(StoreError::Busy)?;
        self.forget(Some(id));
        let transaction = self.connection().transaction(&ALL, Mode::Write)?;
        let outcome = transaction.outcome();
        for store in ALL {
            let keys = if store == DOCUMENTS { database::key(id) } else { database::from(id, 0)?.into() };
            transaction.store(store)?.delete(&keys)?;
        }
        outcome.await?;
        self.tell_others(Some(id));
        Ok(())
    }

    /// Deletes everything, in one transaction: what is in the bin and what was put aside too.
    ///
    /// # Errors
    /// As [`Store::purge`]; nothing is deleted then.
    pub async fn purge_everything(&self) -> Result<(), StoreError> {
        let mut locks = Vec::new();
        for id in self.ids().await? {
            locks.push(self.claim(&id).await.ok_or(StoreError::Busy)?);
        }
        self.forget(None);
        let transaction = self.connection().transaction(&ALL, Mode::Write)?;
        let outcome = transaction.outcome();
        for store in ALL {
            transaction.store(store)?.clear()?;
        }
        outcome.await?;
        self.tell_others(None);
        Ok(())
    }
}

/// How much room there is. Whoever does not say is taken to clear nothing: a warning that nobody can act on helps nobody.
pub async fn room() -> Room {
    let storage = gloo::utils::window().navigator().storage();
    let used = async {
        let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
        Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()
    };
    let used = used.await.map(|bytes| bytes as u64);
    let kept = async { JsFuture::from(storage.persisted().ok()?).await.ok() };
    Room { used, may_be_cleared: kept.await == Some(JsValue::FALSE) }
}
