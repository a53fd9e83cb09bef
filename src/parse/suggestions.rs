//! What the parser proposes: plain values that refer to each other by position, ready to cross to another thread.
//!
//! They have no ids and no status: `Document::suggested` gives those.

use crate::document::{ActorType, BlockRole, Confidence, Form, QuoteKind};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// All that the parser proposes for a text. Numbers refer to positions in these lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions {
    /// BCP 47; "und" where it cannot tell.
    pub language: String,
    /// The first headline, or the beginning of the text.
    pub title: String,
    /// In the order of the text.
    pub articles: Vec<SuggestedArticle>,
    /// In the order of the text.
    pub blocks: Vec<SuggestedBlock>,
    /// In the order of the text.
    pub captions: Vec<SuggestedCaption>,
    /// In the order of their first mention.
    pub actors: Vec<SuggestedActor>,
    /// In the order of the text; of two that begin together the longer first.
    pub mentions: Vec<SuggestedMention>,
    /// In the order of the text.
    pub quotes: Vec<SuggestedQuote>,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedArticle {
    /// From its first to its last block.
    pub span: Span,
    /// Its headline, a block.
    pub headline: Option<usize>,
    /// How sure.
    pub confidence: Confidence,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedBlock {
    /// Without white space at either end.
    pub span: Span,
    /// What it is for.
    pub role: BlockRole,
    /// Its article.
    pub article: Option<usize>,
    /// The first block of the same words, of a headline or caption that is repeated.
    pub duplicate_of: Option<usize>,
    /// How sure.
    pub confidence: Confidence,
}

/// A caption: there is one for each block of that role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedCaption {
    /// Its block.
    pub block: usize,
    /// Its credit.
    pub credit: Option<SuggestedCredit>,
    /// The first caption of the same words.
    pub duplicate_of: Option<usize>,
    /// How sure.
    pub confidence: Confidence,
}

/// The credit of a caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedCredit {
    /// As written, brackets included.
    pub span: Span,
    /// The agency named in it, as written.
    pub agency: Option<String>,
    /// The photographer named in it.
    pub photographer: Option<String>,
}

/// An actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedActor {
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub actor_type: ActorType,
    /// Its other names, in the order of the text.
    pub aliases: Vec<String>,
    /// Titles and offices, in the order of the text.
    pub roles: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<SmolStr>,
    /// How sure.
    pub confidence: Confidence,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedMention {
    /// Its words.
    pub span: Span,
    /// How it speaks of its actor.
    pub form: Form,
    /// Its actor; none for a source that is no actor of its own.
    pub actor: Option<usize>,
    /// How sure.
    pub confidence: Confidence,
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedQuote {
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// Its content.
    pub spans: Vec<Span>,
    /// The parts inside quotation marks, marks included.
    pub quoted: Vec<Span>,
    /// The words of attribution.
    pub cue: Option<Span>,
    /// Its source, a mention.
    pub speaker: Option<usize>,
    /// How sure.
    pub confidence: Confidence,
}
