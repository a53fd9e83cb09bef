//! The parser, a program of its own: in a worker it takes requests and posts replies; loaded into a page it does
//! nothing until the page calls [`take`] and [`slice`].
//!
//! The exports stand here and not in the library, because every program that links an export carries what it calls.

use galley::web::parser::protocol::{self, BUILD, Reply};
use galley::web::parser::{Desk, SLICE_MILLISECONDS};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError};

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Which build this is.
#[wasm_bindgen]
pub fn build() -> String {
    BUILD.to_owned()
}

/// Begins what is asked for; what was under way is dropped.
#[wasm_bindgen]
pub fn take(request: &[u8]) -> Result<(), JsError> {
    let request = protocol::decode(request)?;
    DESK.with_borrow_mut(|desk| desk.take(request));
    Ok(())
}

/// Works for a slice of time; gives the reply, or nothing if there is nothing to do.
#[wasm_bindgen]
pub fn slice() -> Result<Option<Vec<u8>>, JsError> {
    let until = js_sys::Date::now() + SLICE_MILLISECONDS;
    let reply = DESK.with_borrow_mut(|desk| desk.slice(|| js_sys::Date::now() >= until));
    Ok(reply.as_ref().map(protocol::encode).transpose()?)
}

fn main() {
    if let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        worker::serve(&scope);
    }
}

/// The life of a worker.
mod worker {
    use super::{BUILD, Reply, protocol, slice, take};
    use gloo_timers::future::TimeoutFuture;
    use js_sys::Uint8Array;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsError, JsValue, throw_val};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Listens for requests, and says hello.
    pub fn serve(scope: &DedicatedWorkerGlobalScope) {
        let here = scope.clone();
        // A worker listens as long as it lives.
        let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let request =
                event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
            or_throw(take(&request));
            wasm_bindgen_futures::spawn_local(work(here.clone()));
        });
        scope.set_onmessage(Some(listen.into_js_value().unchecked_ref()));
        let hello = protocol::encode(&Reply::Hello { build: BUILD.to_owned() });
        or_throw(hello.map_err(JsError::from).and_then(|hello| post(scope, &hello)));
    }

    async fn work(scope: DedicatedWorkerGlobalScope) {
        while let Some(reply) = or_throw(slice()) {
            or_throw(post(&scope, &reply));
            TimeoutFuture::new(0).await;
        }
    }

    fn post(scope: &DedicatedWorkerGlobalScope, reply: &[u8]) -> Result<(), JsError> {
        scope.post_message(&Uint8Array::from(reply)).map_err(|error| JsError::new(&format!("{error:?}")))
    }

    /// What goes wrong in a worker is thrown: the page hears of it as an `error`, and does without this worker.
    fn or_throw<T>(outcome: Result<T, JsError>) -> T {
        outcome.unwrap_or_else(|error| throw_val(JsValue::from(error)))
    }
}
