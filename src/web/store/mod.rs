//! What stays when the tab is closed: documents with all that was done to them, in IndexedDB.
//!
//! A write is issued in the task of the edit it keeps, in one transaction of strict durability, and counts as saved
//! when that is complete; nothing is put off. What could not be written stays in memory and goes with the next
//! attempt. Nothing is overwritten: a journal line that is already there is an error, not replaced.
//!
//! Who may write to a document holds its Web Lock (`lock`); the page decides what to do with a document it may only
//! read. Nothing here changes a document or knows a format beyond `edit`'s journal and snapshot.

mod error;

#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod channel;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod database;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod idb;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod journal;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod keeper;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod lock;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod open;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod saving;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod sweep;

pub use crate::library::Summary;
pub use error::StoreError;

#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub use journal::Journal;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub use keeper::Store;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub use open::Opened;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub use saving::{StoreEvent, ask_before_leaving};
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub use sweep::{Room, room};
