//! A line of the journal, and the history that a snapshot holds.

use super::form::{List, Stored, stored_struct};
use super::patch::Patch;
use super::record::Stamp;
use super::{JournalError, VERSION, read};
use crate::edit;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One thing done, undone or done again.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct JournalLine<'d> {
    version: u32,
    /// From 1, without gaps.
    number: u64,
    action: Action<'d>,
}

/// As one line of JSON, without its line end.
///
/// # Errors
/// Those of the writer.
pub fn write_line(line: &edit::JournalLine) -> serde_json::Result<String> {
    let edit::JournalLine { number, action } = line;
    serde_json::to_string(&JournalLine { version: VERSION, number: *number, action: action.stored() })
}

/// Reads what [`write_line`] wrote. Whether it fits a document is for [`replay`](super::replay()) to say.
///
/// # Errors
/// If it is no line of a journal, or of another version.
pub fn read_line(json: &str) -> Result<edit::JournalLine, JournalError> {
    let JournalLine { version: _, number, action } = read(json)?;
    Ok(edit::JournalLine { number, action: Stored::restored(action) })
}

/// What a line tells.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum Action<'d> {
    Do { name: Cow<'d, str>, patch: Patch<'d>, stamp: Stamp<'d> },
    More { patch: Patch<'d> },
    Undo,
    Redo,
}

impl Stored for edit::Action {
    type Form<'d> = Action<'d>;

    fn stored(&self) -> Action<'_> {
        match self {
            edit::Action::Do { name, patch, stamp } => {
                Action::Do { name: name.stored(), patch: patch.stored(), stamp: stamp.stored() }
            }
            edit::Action::More { patch } => Action::More { patch: patch.stored() },
            edit::Action::Undo => Action::Undo,
            edit::Action::Redo => Action::Redo,
        }
    }

    fn restored(form: Action<'_>) -> edit::Action {
        match form {
            Action::Do { name, patch, stamp } => edit::Action::Do {
                name: Stored::restored(name),
                patch: Stored::restored(patch),
                stamp: Stored::restored(stamp),
            },
            Action::More { patch } => edit::Action::More { patch: Stored::restored(patch) },
            Action::Undo => edit::Action::Undo,
            Action::Redo => edit::Action::Redo,
        }
    }
}

stored_struct! {
    History<'d> of edit::History {
        done: List<'d, edit::Step>,
        undone: List<'d, edit::Step>,
        next_id: u64,
        number: u64,
    }
}

stored_struct! {
    Step<'d> of edit::Step {
        name: Cow<'d, str>,
        patch: Patch<'d>,
        /// Not known of steps in a snapshot of a release that did not keep it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stamp: Option<Stamp<'d>>,
    }
}
