//! The edit room: what each edit does, what it must never do, and that nothing done is lost.
//!
//! `examples` says edit by edit what follows from it, `properties` that no sequence of edits breaks a document or its
//! history, `journal` that what was stored can be opened again, `large` that it is quick. `bridge` is the document that the examples change,
//! `random` makes documents and edits that nobody would think of, `shown` puts a change into a few words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is test: what cannot be made or read fails the test that wants it"
)]

mod bridge;
mod corrections;
mod examples;
mod journal;
mod large;
mod properties;
mod random;
mod shown;
mod steps;
mod stored;
mod stories;
