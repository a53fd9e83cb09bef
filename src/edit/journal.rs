//! What was done to a document, one JSON line a step, and how the document is made again from it.
//!
//! Lines are only ever added. A journal that was damaged gives all that stands before the damage, and says where it is.
//! Journals outlive releases: a change to what a line holds is a new [`VERSION`], and `tests/journals` keeps a journal
//! of each.

use super::patch::Misfit;
use super::{History, Patch};
use crate::document::{Broken, Document, Stamp};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Of the journal and of the snapshot.
pub const VERSION: u32 = 1;

/// One thing done, undone or done again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JournalLine {
    /// [`VERSION`].
    pub version: u32,
    /// From 1, without gaps.
    pub number: u64,
    /// What was done.
    pub action: Action,
}

/// What a journal line tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A step.
    Do {
        /// The step's name, in words.
        name: String,
        /// What it changed.
        patch: Arc<Patch>,
        /// Who did it, and when.
        stamp: Stamp,
    },
    /// The last step goes on: what this changed is undone with it.
    More {
        /// What it changed.
        patch: Arc<Patch>,
    },
    /// The last step was taken back.
    Undo,
    /// The last step that was taken back was done again.
    Redo,
}

impl JournalLine {
    /// As one line, without its line end.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// A document with its history, as it stood after journal line `history.number()`: where a replay begins and ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// [`VERSION`].
    pub version: u32,
    /// The document.
    pub document: Document,
    /// What can be undone and done again.
    pub history: History,
}

impl Snapshot {
    /// Of a document and its history (a new one where nothing was done yet).
    pub fn new(document: Document, history: History) -> Snapshot {
        Snapshot { version: VERSION, document, history }
    }

    /// As one line of JSON.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// What [`Snapshot::to_json`] gives for this document and history, without a copy of them.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn json_of(document: &Document, history: &History) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Borrowed<'d> {
            version: u32,
            document: &'d Document,
            history: &'d History,
        }
        serde_json::to_string(&Borrowed { version: VERSION, document, history })
    }

    /// Reads what [`Snapshot::to_json`] wrote.
    ///
    /// # Errors
    /// If it is no snapshot, of another version, or its document is broken.
    pub fn from_json(json: &str) -> Result<Snapshot, JournalError> {
        let snapshot: Snapshot = read(json)?;
        snapshot.document.check()?;
        Ok(snapshot)
    }
}

/// What is wrong with a snapshot or a line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// It is no line of a journal.
    #[error("it cannot be read ({0})")]
    Unreadable(String),
    /// Another release wrote it.
    #[error("it is of version {0}, which this release does not know")]
    Version(u64),
    /// A line before it is missing.
    #[error("it is number {found}, where {expected} was expected")]
    Gap {
        /// One above the line before.
        expected: u64,
        /// What it says.
        found: u64,
    },
    /// There is no step to take back or to do again.
    #[error("it takes back or repeats a step that is not there")]
    NoStep,
    /// It was made for another state of the document.
    #[error("{0}")]
    Misfit(#[from] Misfit),
    /// The document is not sound after it.
    #[error("it leaves the document broken ({0})")]
    Broken(#[from] Broken),
}

/// A journal that could not be replayed to its end.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("journal line {line}: {why}")]
pub struct Damaged {
    /// The first bad line, counted from 1 among those given.
    pub line: usize,
    /// What is wrong with it.
    pub why: JournalError,
    /// All that stands before it.
    pub good: Box<Snapshot>,
}

/// Makes again what the lines tell, from where the snapshot stands. Lines that the snapshot holds already are passed
/// over.
///
/// # Errors
/// If a line is damaged; the error holds what stands before it.
pub fn replay<'l>(snapshot: Snapshot, lines: impl IntoIterator<Item = &'l str>) -> Result<Snapshot, Damaged> {
    let lines: Vec<&str> = lines.into_iter().collect();
    match replay_checking(snapshot.clone(), &lines, false) {
        Ok(opened) if opened.document.check().is_ok() => Ok(opened),
        // Checking after every line finds which one it is; too slow to be done where nothing is wrong.
        _ => replay_checking(snapshot, &lines, true),
    }
}

fn replay_checking(mut snapshot: Snapshot, lines: &[&str], checking: bool) -> Result<Snapshot, Damaged> {
    for (n, line) in lines.iter().enumerate() {
        let before = checking.then(|| snapshot.clone());
        if let Err(why) = follow(&mut snapshot, line, checking) {
            return Err(Damaged { line: n + 1, why, good: Box::new(before.unwrap_or(snapshot)) });
        }
    }
    Ok(snapshot)
}

fn follow(snapshot: &mut Snapshot, line: &str, checking: bool) -> Result<(), JournalError> {
    let line: JournalLine = read(line)?;
    let expected = snapshot.history.number() + 1;
    if line.number < expected {
        return Ok(());
    }
    if line.number > expected {
        return Err(JournalError::Gap { expected, found: line.number });
    }
    if !snapshot.history.follow(&mut snapshot.document, &line.action)? {
        return Err(JournalError::NoStep);
    }
    if checking {
        snapshot.document.check()?;
    }
    Ok(())
}

/// Looks at the version first: what another version holds, this release cannot know.
fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, JournalError> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    let unreadable = |error: serde_json::Error| JournalError::Unreadable(error.to_string());
    let Versioned { version } = serde_json::from_str(json).map_err(unreadable)?;
    if version != u64::from(VERSION) {
        return Err(JournalError::Version(version));
    }
    serde_json::from_str(json).map_err(unreadable)
}
