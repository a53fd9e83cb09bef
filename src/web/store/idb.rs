//! IndexedDB in Rust's words: requests and transactions as futures, exceptions as [`StoreError`]s.
//!
//! Our own, because the wrappers there are cannot begin a transaction with strict durability, nor tell why one was
//! aborted. Knows nothing of what is stored.

use super::StoreError;
use crate::web::thrown::words;
use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect};
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions take options, which web-sys holds to be unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    #[derive(Clone)]
    pub type Connection;

    #[wasm_bindgen(method, catch, js_name = "transaction")]
    fn begin(
        this: &Connection,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// What a transaction may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Read.
    Read,
    /// Read and write, and be complete only when what was written is on the disk.
    Write,
}

/// A transaction. It commits by itself when nothing more is asked of it.
#[derive(Clone, Debug)]
pub struct Transaction(IdbTransaction);

impl Connection {
    /// Begins a transaction, now.
    pub fn transaction(&self, stores: &[&str], mode: Mode) -> Result<Transaction, StoreError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let begun = match mode {
            Mode::Read => self.begin(&names, "readonly", &options),
            Mode::Write => Reflect::set(&options, &"durability".into(), &"strict".into())
                .and_then(|_| self.begin(&names, "readwrite", &options)),
        };
        Ok(Transaction(begun.map_err(thrown)?))
    }
}

impl Transaction {
    /// One of its object stores.
    pub fn store(&self, name: &str) -> Result<ObjectStore, StoreError> {
        self.0.object_store(name).map(ObjectStore).map_err(thrown)
    }

    /// How it ends. Listens from now on, whether or not it is awaited.
    pub fn outcome(&self) -> impl Future<Output = Result<(), StoreError>> + use<> {
        let (tell, outcome) = once();
        let on_complete = {
            let tell = tell.clone();
            Closure::once_into_js(move |_: Event| tell(Ok(())))
        };
        let transaction = self.0.clone();
        let on_abort = Closure::once_into_js(move |_: Event| {
            tell(Err(match transaction.error() {
                Some(exception) => of_exception(&exception),
                None => StoreError::Other("the browser broke the transaction off".to_owned()),
            }));
        });
        self.0.set_oncomplete(Some(on_complete.unchecked_ref()));
        self.0.set_onabort(Some(on_abort.unchecked_ref()));
        outcome
    }

    /// Nothing more will be asked of it: it need not wait for the page to hear of what was done so far.
    pub fn commit(&self) {
        // Refused only where it is over already. Never truly deprecated: it left the standard and came back.
        #[allow(deprecated)]
        let _ = self.0.commit();
    }

    /// Takes back all that it did.
    pub fn abort(&self) {
        // Refused only where it is over already.
        let _ = self.0.abort();
    }
}

/// Where values of one sort lie, each a text under its key.
#[derive(Clone, Debug)]
pub struct ObjectStore(IdbObjectStore);

impl ObjectStore {
    /// Writes a new value; the transaction fails with [`StoreError::Elsewhere`] if there is one under this key.
    pub fn add(&self, key: &JsValue, value: &str) -> Result<(), StoreError> {
        self.0.add_with_key(&value.into(), key).map(drop).map_err(thrown)
    }

    /// Writes a value, whatever was there.
    pub fn put(&self, key: &JsValue, value: &str) -> Result<(), StoreError> {
        self.0.put_with_key(&value.into(), key).map(drop).map_err(thrown)
    }

    /// Deletes what lies under a key or in a range of keys.
    pub fn delete(&self, keys: &JsValue) -> Result<(), StoreError> {
        self.0.delete(keys).map(drop).map_err(thrown)
    }

    /// Deletes everything.
    pub fn clear(&self) -> Result<(), StoreError> {
        self.0.clear().map(drop).map_err(thrown)
    }

    /// The value under a key.
    pub async fn get(&self, key: &JsValue) -> Result<Option<String>, StoreError> {
        Ok(done(&self.0.get(key).map_err(thrown)?).await?.as_string())
    }

    /// All values whose keys lie in the range, in the order of their keys.
    pub async fn all(&self, range: Option<&IdbKeyRange>) -> Result<Vec<String>, StoreError> {
        let request = match range {
            Some(range) => self.0.get_all_with_key(range),
            None => self.0.get_all(),
        };
        let values = done(&request.map_err(thrown)?).await?;
        Ok(Array::from(&values).iter().filter_map(|value| value.as_string()).collect())
    }
}

/// The result of a request.
pub fn done(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let (tell, outcome) = once();
    let on_success = {
        let (tell, request) = (tell.clone(), request.clone());
        Closure::once_into_js(move |_: Event| tell(request.result().map_err(thrown)))
    };
    let failed = request.clone();
    let on_error = Closure::once_into_js(move |_: Event| {
        tell(Err(match failed.error() {
            Ok(Some(exception)) => of_exception(&exception),
            Ok(None) => StoreError::Other("the browser gives no reason".to_owned()),
            Err(error) => thrown(error),
        }));
    });
    request.set_onsuccess(Some(on_success.unchecked_ref()));
    request.set_onerror(Some(on_error.unchecked_ref()));
    outcome
}

/// What a call into the database threw.
pub fn thrown(error: JsValue) -> StoreError {
    match error.dyn_ref::<DomException>() {
        Some(exception) => of_exception(exception),
        None => StoreError::Other(words(&error)),
    }
}

fn of_exception(exception: &DomException) -> StoreError {
    StoreError::from_exception(&exception.name(), &exception.message())
}

type Tell<T> = Rc<dyn Fn(Result<T, StoreError>)>;

/// Somebody to tell, and a future of what they are told first.
fn once<T: 'static>() -> (Tell<T>, impl Future<Output = Result<T, StoreError>>) {
    let (sender, receiver) = oneshot::channel();
    let sender = Cell::new(Some(sender));
    let tell = Rc::new(move |outcome| {
        if let Some(sender) = sender.take() {
            // Nobody may be waiting any more.
            let _ = sender.send(outcome);
        }
    });
    let outcome = async {
        receiver.await.unwrap_or_else(|_| Err(StoreError::Other("the browser gave no answer".to_owned())))
    };
    (tell, outcome)
}
