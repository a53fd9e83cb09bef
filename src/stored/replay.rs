//! A document made again from what was stored of it: a snapshot, and what was done since.

use super::{Snapshot, read_line};
use crate::document::Broken;
use crate::edit::{JournalLine, Misfit};

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
    let JournalLine { number, action } = read_line(line)?;
    let expected = snapshot.history.number() + 1;
    if number < expected {
        return Ok(());
    }
    if number > expected {
        return Err(JournalError::Gap { expected, found: number });
    }
    if !snapshot.history.follow(&mut snapshot.document, &action)? {
        return Err(JournalError::NoStep);
    }
    if checking {
        snapshot.document.check()?;
    }
    Ok(())
}
