//! The documents on which exports go wrong. Each is a Galley file of `tests/proofs/documents`, from which the proofs
//! also make their files.

use galley::document::Document;
use galley::formats::{galley as native, read_many};

/// All of them.
pub fn documents() -> Vec<Document> {
    let file = include_str!("../proofs/documents.jsonl");
    let documents: Vec<_> = read_many(file, native::read).map(|entry| entry.document.unwrap()).collect();
    assert!(documents.len() >= 4);
    documents
}
