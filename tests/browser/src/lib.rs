//! Tests of the built site in a real browser: Chromium, without a window, on dist/ served as plain files under a path.
//!
//! This library is the harness, the tests are in tests/. They find things as a person with a screen reader does, by
//! role and accessible name (contract.md, "Names on the page"), and never by class or structure. `cargo xtask test`
//! builds dist/ first.

mod commands;
mod driver;
mod find;
mod input;
mod long;
mod page;
mod reader;
mod trace;

pub use find::Found;
pub use long::long_document;
pub use page::{Page, browse, browse_on, browse_traced, host};
pub use reader::{Item, annotation};
pub use trace::{KeyCost, key_costs, long_tasks};
