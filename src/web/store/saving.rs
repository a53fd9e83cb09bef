//! Whether everything is on disk: counted in one place, told to the page, and asked for before leaving.

use super::StoreError;
use crate::document::DocumentId;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;
use yew::Callback;

/// What happens to what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreEvent {
    /// Something is being written.
    Saving,
    /// Everything is on disk.
    Saved,
    /// Something could not be written. It is kept in memory, and tried again with the next edit or `Store::retry`.
    Failed(StoreError),
    /// A newer Galley, or the browser, took the database: nothing more can be saved until the page is loaded anew.
    Closed,
    /// Another tab wrote this document, or several.
    Elsewhere(Option<DocumentId>),
}

/// Writes under way, and writes that failed.
#[derive(Debug)]
pub(super) struct Saving {
    tell: Callback<StoreEvent>,
    under_way: Cell<usize>,
    failed: Cell<usize>,
}

impl Saving {
    pub fn new(tell: Callback<StoreEvent>) -> Saving {
        Saving { tell, under_way: Cell::new(0), failed: Cell::new(0) }
    }

    /// A write was issued.
    pub fn began(&self) {
        self.under_way.set(self.under_way.get() + 1);
        if self.under_way.get() == 1 {
            self.tell.emit(StoreEvent::Saving);
        }
    }

    /// A write came to its end; `unsaved` documents have something that is not on disk.
    pub fn ended(&self, outcome: Result<(), StoreError>, unsaved: usize) {
        self.under_way.set(self.under_way.get().saturating_sub(1));
        self.failed.set(unsaved);
        match outcome {
            Err(error) => self.tell.emit(StoreEvent::Failed(error)),
            Ok(()) if self.is_all_saved() => self.tell.emit(StoreEvent::Saved),
            Ok(()) => {}
        }
    }

    pub fn closed(&self) {
        self.tell.emit(StoreEvent::Closed);
    }

    /// Whether nothing would be lost if the page were closed now.
    pub fn is_all_saved(&self) -> bool {
        self.under_way.get() == 0 && self.failed.get() == 0
    }
}

/// Has the browser ask before the page is left, whenever `is_unsaved`. For the life of the page.
pub fn ask_before_leaving(is_unsaved: impl Fn() -> bool + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, move |event| {
        if is_unsaved() {
            event.prevent_default();
            // What older browsers go by.
            event.unchecked_ref::<BeforeUnloadEvent>().set_return_value("unsaved");
        }
    })
    .forget();
}
