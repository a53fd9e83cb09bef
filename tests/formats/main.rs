//! What each format gives back of what it was given: documents that nobody would think of, and those written for the
//! purpose, go out and come in again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is test: what cannot be made or read fails the test that wants it"
)]

mod hard;
#[allow(dead_code, reason = "the edits that it makes are for the tests of editing")]
#[path = "../edit/random.rs"]
mod random;
mod round_trips;
mod written;
