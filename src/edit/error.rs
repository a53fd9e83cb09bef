//! Why an edit was not made.

use crate::document::Broken;

/// Why an edit was not made. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// What it speaks of is not there.
    #[error("there is no {kind} {id} in this document")]
    Missing {
        /// Such as "mention".
        kind: &'static str,
        /// The id that leads nowhere.
        id: String,
    },
    /// It cannot be done, and why, in words for a person.
    #[error("{0}")]
    Refused(String),
    /// It would break an invariant: a defect of Galley, reported instead of done.
    #[error("this would leave the document broken ({0})")]
    Broken(#[from] Broken),
}

/// A refusal in words for a person.
pub(super) fn refused<T>(why: impl Into<String>) -> Result<T, EditError> {
    Err(EditError::Refused(why.into()))
}
