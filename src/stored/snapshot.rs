//! A document with its history, stored whole: where a replay begins and ends.

use super::document::Document;
use super::form::Stored;
use super::journal::History;
use super::{JournalError, VERSION, read};
use crate::{document, edit};
use serde::{Deserialize, Serialize};

/// What a snapshot holds: a document with its history, as it stood after journal line `history.number()`.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The document.
    pub document: document::Document,
    /// What can be undone and done again.
    pub history: edit::History,
}

/// As it is stored.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Snapshot")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct SnapshotForm<'d> {
    version: u32,
    document: Document<'d>,
    history: History<'d>,
}

/// A document and its history (a new one where nothing was done yet) as one line of JSON, made without a copy of them.
///
/// # Errors
/// Those of the writer.
pub fn write_snapshot(document: &document::Document, history: &edit::History) -> serde_json::Result<String> {
    let (document, history) = (document.stored(), history.stored());
    serde_json::to_string(&SnapshotForm { version: VERSION, document, history })
}

/// Reads what [`write_snapshot`] wrote.
///
/// # Errors
/// If it is no snapshot, of another version, or its document is broken.
pub fn read_snapshot(json: &str) -> Result<Snapshot, JournalError> {
    let SnapshotForm { version: _, document, history } = read(json)?;
    let snapshot = Snapshot { document: Stored::restored(document), history: Stored::restored(history) };
    snapshot.document.check()?;
    Ok(snapshot)
}
