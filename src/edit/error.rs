//! Why an edit was not made, as data; `wording` puts it into words.

use crate::document::{Broken, Kind};

/// Why an edit was not made. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// What it speaks of is not there.
    Missing {
        /// What it would be.
        kind: Kind,
        /// The id that leads nowhere.
        id: String,
    },
    /// It cannot be done.
    Refused(Refusal),
    /// It would break an invariant: a defect of Galley, reported instead of done.
    Broken(Broken),
}

/// Why something cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// What was chosen is no part of the text.
    OutsideText,
    /// What was chosen holds no words.
    NoWords,
    /// The text would have no words left.
    EmptyText,
    /// A language without a code.
    EmptyLanguage,
    /// What was found was found in another text.
    OtherText,
    /// What this belongs to was undone.
    StepUndone,

    /// It was rejected, and would have to count.
    WasRejected(Kind),
    /// It cannot be a suggestion again, since it never was one.
    NoSuggestion(Kind),
    /// Nobody says of an annotation that it is edited: it is where it was changed.
    SetToEdited,
    /// An attribute without a name.
    EmptyAttribute,
    /// Two annotators of one name.
    OneAnnotator,

    /// Another mention is of just these words.
    WordsAreMention,
    /// Another quote is of just these words.
    WordsAreQuote,
    /// A quote without words.
    EmptyQuote,

    /// An actor without a name.
    EmptyName,
    /// Not the code of a country.
    NoCountry,
    /// An actor would become part of itself.
    MergedIntoItself,
    /// A mention of another actor.
    NotItsMention,
    /// None of its mentions would go, or none would stay.
    NothingToSplit,

    /// A credit is no part of its caption.
    CreditOutside,
    /// The caption's block has another one.
    OtherCaption,

    /// No block holds these words.
    OutsideBlocks,
    /// A part of the block would have no words.
    CutAtEnd,
    /// No block stands behind this one.
    LastBlock,
    /// The blocks are not of one article.
    ArticleBetween,
    /// Blocks are never rejected.
    BlockStays,
    /// The block has other ends than were proposed.
    BlockMoved,
    /// A block would repeat itself.
    RepeatsItself,
    /// A block would repeat a later one.
    RepeatsLater,

    /// The block is in no article.
    OutsideArticles,
    /// An article begins here already.
    ArticleBegins,
    /// None does.
    NoArticleBegins,
    /// The article ends here already.
    ArticleEnds,
    /// The article has other ends than were proposed.
    ArticleMoved,

    /// A document without a title.
    EmptyTitle,
}

impl From<Broken> for EditError {
    fn from(broken: Broken) -> EditError {
        EditError::Broken(broken)
    }
}

impl std::error::Error for EditError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            EditError::Broken(broken) => Some(broken),
            EditError::Missing { .. } | EditError::Refused(_) => None,
        }
    }
}

/// A refusal.
pub(super) fn refused<T>(why: Refusal) -> Result<T, EditError> {
    Err(EditError::Refused(why))
}
