//! What the library wants from the world: several documents deleted and brought back, texts for a search, the room left.

use super::effects::World;
use crate::document::{DocumentId, Stamp};
use crate::library::Amendment;
use crate::web::state::{Effect, Loaded, Message, Shelving};
use crate::web::store::{Opened, Room, Store, StoreError, room};
use crate::web::{clock, preferences};
use crate::wording;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// So many texts are read before the page hears of them.
const TEXTS: usize = 25;

impl World {
    /// Makes an effect of the library.
    pub(super) fn shelve(&mut self, effect: Effect) {
        match effect {
            Effect::DeleteAll(ids) => {
                self.let_go(&ids);
                self.with_store(|store| async move {
                    for id in &ids {
                        store.delete(id).await?;
                    }
                    Ok(None)
                });
            }
            Effect::RestoreAll(ids) => self.with_store(|store| async move {
                for id in &ids {
                    store.restore(id).await?;
                }
                Ok(None)
            }),
            Effect::Purge(ids) => {
                self.let_go(&ids);
                let tell = self.tell.clone();
                self.with_store(|store| async move {
                    for id in &ids {
                        store.purge(id).await?;
                    }
                    tell.emit(Message::Library(Shelving::Purged(ids.len())));
                    tell_room(&tell).await;
                    Ok(None)
                });
            }
            Effect::Amend(ids, amendment, stamp) => self.amend(ids, amendment, stamp),
            Effect::List => self.list_soon(),
            Effect::Follow(id) => self.follow(id),
            Effect::AwaitRelease(id) => self.await_release(id),
            Effect::PurgeEverything => self.purge_everything(),
            Effect::ReadTexts(ids) => {
                if let Some(store) = self.store.clone() {
                    spawn_local(read_texts(store, ids, self.tell.clone()));
                }
            }
            _ => {}
        }
    }

    /// Asks the browser how much of its storage is used, and whether it may clear it.
    pub(super) fn measure(&self) {
        let tell = self.tell.clone();
        spawn_local(async move { tell_room(&tell).await });
    }

    /// Changes documents one after the other; one that cannot be changed does not keep the others from it.
    fn amend(&self, ids: Vec<DocumentId>, amendment: Amendment, stamp: Stamp) {
        let (amending, tell) = (self.amending.clone(), self.tell.clone());
        amending.borrow_mut().extend(ids.iter().cloned());
        self.with_store(|store| async move {
            for id in &ids {
                if let Err(error) = amend(&store, id, &amendment, &stamp).await {
                    tell.emit(Message::Failed(error.to_string()));
                }
                let mut amending = amending.borrow_mut();
                if let Some(at) = amending.iter().position(|there| there == id) {
                    amending.swap_remove(at);
                }
            }
            Ok(None)
        });
    }

    /// Reads the list again, once for all that other tabs write in a while.
    fn list_soon(&self) {
        const MILLISECONDS: u32 = 300;
        let (Some(store), listing, tell) = (self.store.clone(), self.listing.clone(), self.tell.clone())
        else {
            return;
        };
        if listing.replace(true) {
            return;
        }
        spawn_local(async move {
            TimeoutFuture::new(MILLISECONDS).await;
            listing.set(false);
            if let Ok(documents) = store.list().await {
                tell.emit(Message::Listed(documents));
            }
        });
    }

    fn follow(&self, id: DocumentId) {
        let (Some(store), tell) = (self.store.clone(), self.tell.clone()) else { return };
        spawn_local(async move {
            match store.look(&id).await {
                Ok(Opened { document, history, .. }) => {
                    let loaded = Loaded { document, history, read_only: true, damage: None };
                    tell.emit(Message::Followed(Box::new(loaded)));
                }
                Err(error) => tell.emit(Message::Failed(error.to_string())),
            }
        });
    }

    fn await_release(&self, id: DocumentId) {
        let (Some(store), tell) = (self.store.clone(), self.tell.clone()) else { return };
        let awaited = self.awaited.clone();
        awaited.borrow_mut().id = Some(id.clone());
        spawn_local(async move {
            let released = store.released(&id).await;
            // Whoever has gone on to another document lets others have this one.
            if awaited.borrow().id.as_ref() == Some(&id) {
                if let Some(released) = released {
                    awaited.borrow_mut().right = Some(Right(Box::new(released)));
                }
                tell.emit(Message::Released(id));
            }
        });
    }

    fn purge_everything(&mut self) {
        self.journal = None;
        let swept = Message::Library(Shelving::Swept);
        let tell = self.tell.clone();
        let Some(_) = self.store else { return tell.emit(swept) };
        self.with_store(|store| async move {
            store.purge_everything().await?;
            preferences::forget();
            tell.emit(swept);
            tell_room(&tell).await;
            Ok(None)
        });
    }

    /// Nothing more is written to these documents.
    fn let_go(&mut self, ids: &[DocumentId]) {
        self.journal = self.journal.take().filter(|journal| !ids.contains(journal.id()));
    }
}

/// A document that another tab writes to, for which this one waits.
#[derive(Debug, Default)]
pub(super) struct Awaited {
    id: Option<DocumentId>,
    /// Held until the document is opened, or left.
    right: Option<Right>,
}

/// The right to write to a document, for as long as it lives.
struct Right(#[expect(dead_code, reason = "it is only held")] Box<dyn std::any::Any>);

impl std::fmt::Debug for Right {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Right")
    }
}

async fn tell_room(tell: &Callback<Message>) {
    let Room { used, may_be_cleared } = room().await;
    tell.emit(Message::Library(Shelving::Storage { used, may_be_cleared }));
}

async fn amend(
    store: &Store,
    id: &DocumentId,
    amendment: &Amendment,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let Opened { mut document, mut history, journal, .. } = store.load(id).await?;
    let Some(journal) = journal else { return Err(StoreError::Busy) };
    let now = clock::now();
    let edit = amendment.edit(&document);
    let name = wording::step_name(&document, &edit);
    let line = history.apply(&mut document, &edit, name, stamp);
    if let Some(line) = line.map_err(|error| StoreError::Other(error.to_string()))? {
        let row = Amendment::row(journal.summary(), &document, &now);
        journal.append(&line, &document, &history, row);
    }
    Ok(())
}

/// Reads texts; each is a task of its own, so that a person can type on.
async fn read_texts(store: Store, ids: Vec<DocumentId>, tell: Callback<Message>) {
    let mut texts = Vec::new();
    for id in ids {
        let text: Result<_, StoreError> = store.text(&id).await;
        texts.push((id, text.map(|text| text.to_string()).unwrap_or_default()));
        if texts.len() == TEXTS {
            let texts = std::mem::take(&mut texts);
            tell.emit(Message::Library(Shelving::Texts { texts, last: false }));
            TimeoutFuture::new(0).await;
        }
    }
    tell.emit(Message::Library(Shelving::Texts { texts, last: true }));
}
