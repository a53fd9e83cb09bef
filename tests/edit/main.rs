//! The edit room: what each edit does, what it must never do, and that nothing done is lost.
//!
//! `examples` says edit by edit what follows from it, `properties` that no sequence of edits breaks a document or its
//! history, `journal` that what was stored can be opened again. `bridge` is the document that the examples change,
//! `random` makes documents and edits that nobody would think of, `shown` puts a change into a few words.

mod bridge;
mod examples;
mod journal;
mod properties;
mod random;
mod shown;
mod steps;
