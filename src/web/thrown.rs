//! What JavaScript threw, in one line.

use wasm_bindgen::{JsCast, JsValue};

/// The message of an error or a `DOMException`; of anything else, how it prints.
pub fn words(thrown: &JsValue) -> String {
    if let Some(error) = thrown.dyn_ref::<js_sys::Error>() {
        return String::from(error.message());
    }
    match thrown.dyn_ref::<web_sys::DomException>() {
        Some(exception) => exception.message(),
        None => thrown.as_string().unwrap_or_else(|| format!("{thrown:?}")),
    }
}
