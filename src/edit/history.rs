//! What was done to a document, step by step, to be undone and done again.
//!
//! Undoing gives back the document byte for byte, its `next_id` too. So that an id given in a step that was undone is
//! all the same never used for something else, the history remembers the highest `next_id` it has seen and numbers
//! from there. It lives as long as the document is kept with its journal: what was exported after an undo never held
//! the id in question.
//!
//! Every step passes through here and gets a number; the [`JournalLine`] that comes back is what is to be stored.

use super::error::{EditError, Refusal, refused};
use super::journal::{Action, JournalLine};
use super::patch::Misfit;
use super::{Edit, Patch, apply_numbered};
use crate::document::{Document, Stamp};
use std::sync::Arc;

/// The steps that were done and those that were undone, with their names.
///
/// Belongs to one document, which nothing else may change meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub(crate) done: Vec<Step>,
    pub(crate) undone: Vec<Step>,
    pub(crate) next_id: u64,
    pub(crate) number: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub name: String,
    pub patch: Arc<Patch>,
    /// Who did it, and when; not known of steps in a snapshot of a release that did not keep it.
    pub stamp: Option<Stamp>,
}

impl History {
    /// Does an edit as one step, which `name` calls by what it does. `None` where it changes nothing, which is no step.
    ///
    /// # Errors
    /// If it cannot be done; document and history are then as they were.
    pub fn apply(
        &mut self,
        document: &mut Document,
        edit: &Edit,
        name: String,
        stamp: &Stamp,
    ) -> Result<Option<JournalLine>, EditError> {
        let patch = apply_numbered(document, edit, stamp, self.next_id)?;
        if patch.is_empty() {
            return Ok(None);
        }
        let action = Action::Do { name, patch: Arc::new(patch), stamp: stamp.clone() };
        self.remember(&action);
        Ok(Some(self.line(action)))
    }

    /// Does an edit as a part of the step that was done last: both are undone as one. `None` where it changes nothing.
    ///
    /// # Errors
    /// If it cannot be done, or the last step was undone; document and history are then as they were.
    pub fn extend(
        &mut self,
        document: &mut Document,
        edit: &Edit,
        stamp: &Stamp,
    ) -> Result<Option<JournalLine>, EditError> {
        if self.done.is_empty() || !self.undone.is_empty() {
            return refused(Refusal::StepUndone);
        }
        let patch = apply_numbered(document, edit, stamp, self.next_id)?;
        if patch.is_empty() {
            return Ok(None);
        }
        let action = Action::More { patch: Arc::new(patch) };
        self.remember(&action);
        Ok(Some(self.line(action)))
    }

    /// Takes back the last step; `None` where there is none.
    pub fn undo(&mut self, document: &mut Document) -> Option<JournalLine> {
        self.take(document, Action::Undo)
    }

    /// Does the last undone step again; `None` where there is none.
    pub fn redo(&mut self, document: &mut Document) -> Option<JournalLine> {
        self.take(document, Action::Redo)
    }

    /// What [`History::undo`] would take back, in words.
    pub fn next_undo_name(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.as_str())
    }

    /// What [`History::redo`] would do again, in words.
    pub fn next_redo_name(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }

    /// What was done and not undone, the first step first.
    pub(super) fn steps(&self) -> &[Step] {
        &self.done
    }

    /// The number of the last journal line; 0 before the first.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Follows a journal line that was given before, here or elsewhere. False where there is no step to take back or
    /// to do again.
    pub(crate) fn follow(&mut self, document: &mut Document, action: &Action) -> Result<bool, Misfit> {
        match action {
            Action::Do { patch, .. } => patch.apply_to(document)?,
            Action::More { .. } if self.done.is_empty() || !self.undone.is_empty() => return Ok(false),
            Action::More { patch } => patch.apply_to(document)?,
            Action::Undo => match self.done.last() {
                Some(step) => step.patch.inverse().apply_to(document)?,
                None => return Ok(false),
            },
            Action::Redo => match self.undone.last() {
                Some(step) => step.patch.apply_to(document)?,
                None => return Ok(false),
            },
        }
        self.remember(action);
        Ok(true)
    }

    fn take(&mut self, document: &mut Document, action: Action) -> Option<JournalLine> {
        // A step that does not fit is one of another document: there is nothing here to take back.
        self.follow(document, &action).ok()?.then(|| self.line(action))
    }

    fn line(&self, action: Action) -> JournalLine {
        JournalLine { number: self.number, action }
    }

    fn remember(&mut self, action: &Action) {
        self.number += 1;
        match action {
            Action::Do { name, patch, stamp } => {
                self.next_id = self.next_id.max(patch.next_id().unwrap_or(0));
                self.undone.clear();
                let (name, stamp) = (name.clone(), Some(stamp.clone()));
                self.done.push(Step { name, patch: patch.clone(), stamp });
            }
            Action::More { patch } => {
                self.next_id = self.next_id.max(patch.next_id().unwrap_or(0));
                if let Some(step) = self.done.last_mut() {
                    step.patch = Arc::new(step.patch.then(patch));
                }
            }
            Action::Undo => self.undone.extend(self.done.pop()),
            Action::Redo => self.done.extend(self.undone.pop()),
        }
    }
}
