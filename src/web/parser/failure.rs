//! Why there are no suggestions, in words for a person.

use crate::document::Broken;

/// Why a parse gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseFailure {
    /// It was called off, or another began.
    #[error("Annotating was cancelled. The text is still here.")]
    Cancelled,
    /// The parser's file is of another build than the page.
    #[error("Galley was updated in the meantime. Reload the page to go on; the text is still here.")]
    OtherVersion,
    /// Neither the worker nor the page could run it.
    #[error("The parser could not be started ({0}). The text is still here; reload the page to try again.")]
    Unavailable(String),
    /// Its suggestions do not fit the text: a defect of Galley.
    #[error(
        "The parser's suggestions do not fit this text ({0}). The text is still here; please report this."
    )]
    Unsound(Broken),
}
