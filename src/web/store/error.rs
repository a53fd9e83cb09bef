//! What can go wrong with what is kept in the browser, in words for a person.

use crate::document::DocumentId;

/// Why something was not kept, or not found again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no room left.
    #[error(
        "The browser's storage is full: what you did last is not saved, but still here. Export it, or delete documents, then try again."
    )]
    Full,
    /// The browser does not let the page keep anything.
    #[error(
        "The browser does not let Galley save anything. You can go on, but export your work before you leave."
    )]
    Denied,
    /// The database was closed under the page.
    #[error(
        "A newer Galley runs in another tab, or the storage was cleared: nothing more can be saved here. Export what you need, then reload."
    )]
    Closed,
    /// A newer Galley made the database.
    #[error(
        "Your documents were saved by a newer Galley. Reload the page to get it; until then nothing can be saved."
    )]
    Newer,
    /// Another tab wrote to the same document.
    #[error(
        "This document was changed in another tab, so what you did here is not saved. Export it if you need it, then reload."
    )]
    Elsewhere,
    /// Another tab has a document that is to be changed or deleted as a whole.
    #[error("A document is open in another tab. Close it there, then try again: nothing was done to it.")]
    Busy,
    /// There is no such document.
    #[error("There is no document {0} in this browser.")]
    Missing(DocumentId),
    /// A document cannot be read.
    #[error("The document {id} cannot be read: {why}. It was left as it is.")]
    Damaged {
        /// Which.
        id: DocumentId,
        /// What is wrong with it.
        why: String,
    },
    /// Whatever else the browser says.
    #[error("Saving failed ({0}). What you did is still here; export it to be safe.")]
    Other(String),
}

impl StoreError {
    /// From the name and the message of a `DOMException` that a database at work gave.
    pub fn from_exception(name: &str, message: &str) -> StoreError {
        match name {
            "QuotaExceededError" => StoreError::Full,
            "SecurityError" | "NotAllowedError" => StoreError::Denied,
            "InvalidStateError" => StoreError::Closed,
            "VersionError" => StoreError::Newer,
            "ConstraintError" => StoreError::Elsewhere,
            _ if message.is_empty() => StoreError::Other(name.to_owned()),
            _ => StoreError::Other(message.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_become_errors_that_a_person_understands() {
        let check = |name, expected| assert_eq!(StoreError::from_exception(name, "why"), expected);
        check("QuotaExceededError", StoreError::Full);
        check("SecurityError", StoreError::Denied);
        check("InvalidStateError", StoreError::Closed);
        check("VersionError", StoreError::Newer);
        check("ConstraintError", StoreError::Elsewhere);
        check("UnknownError", StoreError::Other("why".into()));
        assert_eq!(StoreError::from_exception("AbortError", ""), StoreError::Other("AbortError".into()));
    }
}
