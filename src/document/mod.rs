//! What is known of a text: its blocks and articles, captions, actors, mentions and quotes, and who decided what.
//!
//! Plain data. Nothing here reads a file, parses a text or changes a document: `parse` proposes, `edit` changes,
//! `formats` reads and writes. The invariants are those of [`Document::check`]; whatever makes a document
//! (the parser, a file, an edit, a replayed journal) leaves them true.

mod annotation;
mod check;
mod decision;
mod ids;
mod kind;
mod labels;
mod record;
#[cfg(test)]
mod sample;
mod shared;
mod suggestions;

pub use annotation::{Actor, Article, Block, Caption, Credit, Mention, Quote, Speaker};
pub(crate) use check::Touched;
pub use check::{Broken, Rules};
pub use decision::{Decision, Side, Took};
pub(crate) use ids::{AnyId, number_of};
pub use ids::{DocumentId, Ids};
pub use kind::{
    ActorId, AnyAnnotation, ArticleId, BlockId, CaptionId, Kind, Layer, MentionId, QuoteId, Target,
};
pub(crate) use kind::{by_kind, with_kinds};
pub use labels::{ActorType, BlockRole, Form, QuoteKind};
pub use record::{AttributeValue, Attributes, Confidence, Extra, Former, Origin, Record, Stamp, Status};
pub use shared::{Annotation, SpanOf};
pub use suggestions::{
    SuggestedActor, SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention,
    SuggestedQuote, Suggestions,
};

use std::borrow::Cow;
use std::sync::Arc;

/// What the parser signs its suggestions with.
pub const PARSER: &str = concat!("galley ", env!("CARGO_PKG_VERSION"));

/// A text and all that is known of it.
///
/// Lists are in the order of the text (actors in the order of their first mention when suggested). A list's order is
/// part of the document: undoing an edit restores it too.
///
/// ```
/// use galley::document::{Document, DocumentId};
/// use galley::{intake, parse};
///
/// let incoming = intake::plain("“It will stand,” said Ana Ruiz.");
/// let found = parse::parse(&incoming.text, &incoming.hints);
/// let document = Document::suggested(DocumentId::new("bridge"), incoming.text, &found);
///
/// assert_eq!(document.check(), Ok(()));
/// let speaker = document.quotes[0].speaker.as_ref();
/// let actor = speaker.and_then(|speaker| document.actor(speaker.actor.as_ref()?));
/// assert_eq!(actor.map(|actor| actor.name.as_str()), Some("Ana Ruiz"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Given by whoever made the document.
    pub id: DocumentId,
    /// What people call it; at first the first headline.
    pub title: String,
    /// BCP 47; "und" where it is not known.
    pub language: String,
    /// What was pasted, as `intake` left it, with the corrections of `text_edits`.
    pub text: Arc<str>,
    /// In order, without overlap.
    pub articles: Vec<Article>,
    /// Every non-blank line once, in order, without overlap.
    pub blocks: Vec<Block>,
    /// One for each block that is a caption.
    pub captions: Vec<Caption>,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// Where actors, and sources that are none, stand in the text.
    pub mentions: Vec<Mention>,
    /// Who says what.
    pub quotes: Vec<Quote>,
    /// Corrections of the text itself, oldest first; undone backwards they lead to the paste.
    pub text_edits: Vec<TextEdit>,
    /// Where the text comes from.
    pub source: Option<Source>,
    /// Labels of the document as a whole.
    pub labels: Vec<String>,
    /// A person's note on it.
    pub note: Option<String>,
    /// Whether a person has finished with it.
    pub done: bool,
    /// Whether a person wants to come back to it.
    pub flagged: bool,
    /// ISO 8601.
    pub created: Option<String>,
    /// ISO 8601.
    pub modified: Option<String>,
    /// What was decided where two annotators did not agree, in the order in which it was decided.
    pub adjudication: Vec<Decision>,
    /// What was annotated; everything where it is `None`.
    pub layers: Option<Vec<Layer>>,
    /// No id in the document has had this number or a higher one.
    pub next_id: u64,
    /// Fields of the file that Galley does not know, kept for whoever does.
    pub extra: Extra,
}

/// A correction of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// Byte offset in the text as it was just before this edit.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there instead.
    pub inserted: String,
    /// Who did it.
    pub by: String,
    /// ISO 8601.
    pub time: Option<String>,
    /// Unknown fields.
    pub extra: Extra,
}

/// Where a text comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Address of the page.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601.
    pub published: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Document {
    /// A document of which nothing is known but its text.
    pub fn empty(id: DocumentId, text: Arc<str>) -> Document {
        Document {
            id,
            title: String::new(),
            language: "und".to_owned(),
            text,
            articles: Vec::new(),
            blocks: Vec::new(),
            captions: Vec::new(),
            actors: Vec::new(),
            mentions: Vec::new(),
            quotes: Vec::new(),
            text_edits: Vec::new(),
            source: None,
            labels: Vec::new(),
            note: None,
            done: false,
            flagged: false,
            created: None,
            modified: None,
            adjudication: Vec::new(),
            layers: None,
            next_id: 1,
            extra: Extra::default(),
        }
    }

    /// The text as it was pasted, before any correction.
    pub fn pasted(&self) -> Cow<'_, str> {
        let mut text = Cow::Borrowed(&*self.text);
        for edit in self.text_edits.iter().rev() {
            let end = edit.at.saturating_add(edit.inserted.len());
            // Those of a file were found to fit when it was read.
            if text.get(edit.at..end) == Some(edit.inserted.as_str()) {
                text.to_mut().replace_range(edit.at..end, &edit.removed);
            }
        }
        text
    }

    /// Who decided what on any annotation, whatever its kind.
    pub fn record(&self, target: &Target) -> Option<&Record> {
        self.annotation(target).map(AnyAnnotation::record)
    }
}
