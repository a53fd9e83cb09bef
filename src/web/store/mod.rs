//! What stays when the tab is closed: documents with all that was done to them, in IndexedDB.
//!
//! A write is issued in the task of the edit it keeps, in one transaction of strict durability, and counts as saved
//! when that is complete; nothing is put off. What could not be written stays in memory and goes with the next
//! attempt. Nothing is overwritten: a journal line that is already there is an error, not replaced.
//!
//! Who may write to a document holds its Web Lock (`lock`); the page decides what to do with a document it may only
//! read. Nothing here changes a document, or knows what
//! the JSON holds that `stored` gives and takes.

mod error;

#[cfg(target_arch = "wasm32")]
mod channel;
#[cfg(target_arch = "wasm32")]
mod database;
#[cfg(target_arch = "wasm32")]
mod idb;
#[cfg(target_arch = "wasm32")]
mod journal;
#[cfg(target_arch = "wasm32")]
mod keeper;
#[cfg(target_arch = "wasm32")]
mod lock;
#[cfg(target_arch = "wasm32")]
mod open;
#[cfg(target_arch = "wasm32")]
mod saving;
#[cfg(target_arch = "wasm32")]
mod sweep;

pub use crate::library::Summary;
pub use error::StoreError;

#[cfg(target_arch = "wasm32")]
pub use journal::Journal;
#[cfg(target_arch = "wasm32")]
pub use keeper::Store;
#[cfg(target_arch = "wasm32")]
pub use open::Opened;
#[cfg(target_arch = "wasm32")]
pub use saving::{StoreEvent, ask_before_leaving};
#[cfg(target_arch = "wasm32")]
pub use sweep::{Room, room};
