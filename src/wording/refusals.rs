//! Why an edit was not made: half a sentence, to be put behind "Not done: ".

use crate::edit::{EditError, Misfit, Refusal};
use std::fmt::{Display, Formatter, Result};

impl Display for EditError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            EditError::Missing { kind, id } => write!(f, "there is no {} {id} in this document", kind.name()),
            EditError::Refused(refusal) => refusal.fmt(f),
            EditError::Broken(broken) => write!(f, "this would leave the document broken ({broken})"),
        }
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Refusal::WasRejected(kind) => {
                return write!(f, "this {} was rejected; accept it first", kind.name());
            }
            Refusal::NoSuggestion(kind) => {
                let kind = kind.name();
                return write!(f, "this {kind} was made by a person: there is no suggestion to go back to");
            }

            Refusal::OutsideText => "that lies outside the text",
            Refusal::NoWords => "there are no words in what was chosen",
            Refusal::EmptyLanguage => "a language is named by its code",
            Refusal::EmptyText => "a document needs some words",
            Refusal::OtherText => "these suggestions are for another text",
            Refusal::StepUndone => "the step that this belongs to was undone",

            Refusal::SetToEdited => "an annotation becomes edited by being changed",
            Refusal::EmptyAttribute => "an attribute needs a name",
            Refusal::OneAnnotator => "two annotators need two names",

            Refusal::WordsAreMention => "these words are a mention already",
            Refusal::WordsAreQuote => "these words are a quote already",
            Refusal::EmptyQuote => "a quote needs some words",

            Refusal::EmptyName => "an actor needs a name",
            Refusal::NoCountry => "a country is given by the two letters of ISO 3166-1, such as CN",
            Refusal::MergedIntoItself => "an actor cannot be merged into itself",
            Refusal::NotItsMention => "only mentions of the actor can be split off it",
            Refusal::NothingToSplit => "some mentions must go and some must stay for an actor to be split",

            Refusal::CreditOutside => "the credit of a caption stands inside it",
            Refusal::OtherCaption => "its block has another caption by now",

            Refusal::OutsideBlocks => "no block holds these words",
            Refusal::CutAtEnd => "a block can only be cut where words stand before and after",
            Refusal::LastBlock => "there is no block after this one",
            Refusal::ArticleBetween => "an article begins or ends between the two blocks",
            Refusal::BlockStays => "a block is never rejected: change its role, split it or join it",
            Refusal::BlockMoved => "the block was split or joined: change that first",
            Refusal::RepeatsItself => "a block cannot repeat itself",
            Refusal::RepeatsLater => "the first of two that say the same is the one that stands first",

            Refusal::OutsideArticles => "no article holds this block",
            Refusal::ArticleBegins => "an article begins here already",
            Refusal::NoArticleBegins => "no article begins here",
            Refusal::ArticleEnds => "the article ends here already",
            Refusal::ArticleMoved => "the article begins or ends elsewhere now: change that first",

            Refusal::EmptyTitle => "a document needs a title",
        })
    }
}

impl Display for Misfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "change {} of the patch does not fit the document", self.change)
    }
}
