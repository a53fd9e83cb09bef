//! The database: its version, its object stores, and how their keys are made.
//!
//! - `documents`: id → its row in the list, JSON.
//! - `snapshots`: [id, number] → the document with its history after that journal line, JSON. The first and the last are
//!   kept.
//! - `journal`: [id, number] → a line of the journal, JSON. Only ever added to.
//! - `damaged`: [id, number, time] → what stood in `journal` and could not be followed.
//!
//! What the JSON holds, `stored` says. A change to this is a new [`VERSION`], and an upgrade in [`open`]. Browsers keep databases of every release.

use super::StoreError;
use super::idb::{self, Connection};
use crate::document::DocumentId;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbKeyRange, IdbVersionChangeEvent};

/// Of the database.
const VERSION: u32 = 1;
const NAME: &str = "galley";

pub(super) const DOCUMENTS: &str = "documents";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const JOURNAL: &str = "journal";
pub(super) const DAMAGED: &str = "damaged";
/// All of them.
pub(super) const ALL: [&str; 4] = [DOCUMENTS, SNAPSHOTS, JOURNAL, DAMAGED];

/// Opens the database, making it where there is none. `on_closed` is called when a newer version wants it, or the
/// browser takes it away: nothing can be kept after that.
pub(super) async fn open(on_closed: impl Fn() + 'static) -> Result<Connection, StoreError> {
    let factory =
        gloo::utils::window().indexed_db().map_err(|_| StoreError::Denied)?.ok_or(StoreError::Denied)?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(|_| StoreError::Denied)?;
    let upgrade = {
        let request = request.clone();
        Closure::once_into_js(move |event: IdbVersionChangeEvent| {
            let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
            if event.old_version() < 1.0 {
                for store in ALL {
                    // A failure here aborts the upgrade, and opening with it.
                    let _ = database.create_object_store(store);
                }
            }
        })
    };
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database = idb::done(&request).await.map_err(|error| match error {
        // What a browser says in its private mode, when it opens nothing.
        StoreError::Closed => StoreError::Denied,
        other => other,
    })?;
    let connection: Connection = database.unchecked_into();
    let closing = connection.clone();
    let let_go = Closure::<dyn FnMut(Event)>::new(move |_| {
        closing.close();
        on_closed();
    });
    let let_go = let_go.into_js_value();
    connection.set_onversionchange(Some(let_go.unchecked_ref()));
    connection.set_onclose(Some(let_go.unchecked_ref()));
    Ok(connection)
}

/// The key of a document.
pub(super) fn key(id: &DocumentId) -> JsValue {
    id.as_str().into()
}

/// The key of a snapshot or a journal line.
pub(super) fn numbered(id: &DocumentId, number: u64) -> JsValue {
    Array::of2(&key(id), &(number as f64).into()).into()
}

/// The key of a line put aside.
pub(super) fn put_aside(id: &DocumentId, number: u64, time: &str) -> JsValue {
    Array::of3(&key(id), &(number as f64).into(), &time.into()).into()
}

/// All keys of a document from this number on.
pub(super) fn from(id: &DocumentId, number: u64) -> Result<IdbKeyRange, StoreError> {
    // A list comes after every number.
    let end = Array::of2(&key(id), &Array::new());
    IdbKeyRange::bound(&numbered(id, number), &end).map_err(idb::thrown)
}

/// The keys of a document between two numbers, without both.
pub(super) fn between(id: &DocumentId, first: u64, last: u64) -> Result<IdbKeyRange, StoreError> {
    IdbKeyRange::bound_with_lower_open_and_upper_open(&numbered(id, first), &numbered(id, last), true, true)
        .map_err(idb::thrown)
}
