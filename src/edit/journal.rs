//! What is to be kept of each thing done to a document: with these lines it can be made again.
//!
//! Lines are only ever added. How they are written and read is for `stored` to say.

use super::Patch;
use crate::document::Stamp;
use std::sync::Arc;

/// One thing done, undone or done again.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalLine {
    /// From 1, without gaps.
    pub number: u64,
    /// What was done.
    pub action: Action,
}

/// What a journal line tells.
#[derive(Clone, Debug, PartialEq)]
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
