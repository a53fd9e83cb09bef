//! What only a browser knows of the world: the time, and chance.

use crate::document::DocumentId;

/// Now: ISO 8601, UTC, to the second.
pub fn now() -> String {
    days_ago(0)
}

/// So many days before now, in the same words.
pub fn days_ago(days: u32) -> String {
    const DAY: f64 = 24.0 * 60.0 * 60.0 * 1_000.0;
    let then = js_sys::Date::new(&(js_sys::Date::now() - f64::from(days) * DAY).into());
    let then = String::from(then.to_iso_string());
    match then.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => then,
    }
}

/// An id that no document has: eight random hexadecimal digits.
pub fn new_document_id() -> DocumentId {
    let digits = js_sys::Math::random() * f64::from(u32::MAX);
    DocumentId::new(format!("{:08x}", digits as u32))
}
