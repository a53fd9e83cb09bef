//! Which tab may write to a document: the one that holds its Web Lock.
//!
//! The browser releases the lock of a tab that is gone, however it went.

use crate::document::DocumentId;
use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys holds to be unstable.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// The right to write to a document, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// Settles the promise for which the browser holds the lock; none where the browser has no locks.
    release: Option<Function>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // A function of the language's own, which does not throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Claims a document; `None` if another tab has it. Where the browser has no locks (a page without https), every
/// claim is granted: two tabs that write then meet in the journal's keys, where the second is refused.
pub(super) async fn claim(id: &DocumentId) -> Option<Lock> {
    request(id, true).await
}

/// The same, but waits until the other tab is done with it, however it goes.
pub(super) async fn wait(id: &DocumentId) -> Option<Lock> {
    request(id, false).await
}

async fn request(id: &DocumentId, now: bool) -> Option<Lock> {
    let navigator = gloo::utils::window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| !locks.is_undefined());
    let Some(locks) = locks else { return Some(Lock { release: None }) };
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(Cell::new(Some(tell)));
    let granted = Closure::once_into_js(move |lock: JsValue| {
        let Some(tell) = tell.take() else { return JsValue::UNDEFINED };
        if lock.is_null() {
            let _ = tell.send(None);
            return JsValue::UNDEFINED;
        }
        let mut tell = Some(tell);
        // The lock is held until this promise settles. If nobody waits for it any more, it is dropped at once.
        Promise::new(&mut |release, _| {
            if let Some(tell) = tell.take() {
                let _ = tell.send(Some(Lock { release: Some(release) }));
            }
        })
        .into()
    });
    let options = Object::new();
    let asked = Reflect::set(&options, &"ifAvailable".into(), &now.into()).and_then(|_| {
        locks.unchecked_ref::<Locks>().request(
            &format!("galley document {id}"),
            &options,
            granted.unchecked_ref(),
        )
    });
    match asked {
        Ok(_) => told.await.unwrap_or(None),
        Err(_) => Some(Lock { release: None }),
    }
}
