//! What only a browser knows of the world: the time, and chance.

use super::messages;
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

/// When something was, here: "26 Nov 2026, 14:03"; as it is written where it is no time.
pub fn when(time: &str) -> String {
    let date = js_sys::Date::new(&time.into());
    if date.get_time().is_nan() {
        return time.to_owned();
    }
    messages::when(
        date.get_date(),
        date.get_month(),
        date.get_full_year(),
        date.get_hours(),
        date.get_minutes(),
    )
}

/// An id that no document has: eight random hexadecimal digits.
pub fn new_document_id() -> DocumentId {
    let digits = js_sys::Math::random() * f64::from(u32::MAX);
    DocumentId::new(format!("{:08x}", digits as u32))
}
