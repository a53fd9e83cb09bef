//! What the parser proposes, and the document that it makes: the one place where suggestions are given ids.
//!
//! Suggestions are plain values that refer to each other by position, ready to cross to another thread. They have no ids
//! and no status: [`Document::suggested`] gives those.

use super::{
    Actor, ActorId, ActorType, Article, ArticleId, Block, BlockId, BlockRole, Caption, CaptionId, Confidence,
    Credit, Document, DocumentId, Extra, Form, Ids, Mention, MentionId, Quote, QuoteKind, Record, Speaker,
};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::sync::Arc;

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

impl Document {
    /// The document that `parse` suggests for `text`, with ids numbered kind by kind in the order of the suggestions.
    ///
    /// `suggestions` must be those for this very text. What came from another thread is checked by the caller with
    /// [`Document::check`]; references that lead nowhere are dropped.
    pub fn suggested(id: DocumentId, text: Arc<str>, suggestions: &Suggestions) -> Document {
        // By name, so that a new list cannot be forgotten.
        let Suggestions { language, title, articles, blocks, captions, actors, mentions, quotes } =
            suggestions;
        let mut document = Document::empty(id, text);
        let number = |n: usize| n as u64 + 1;
        let article_id = |n: usize| ArticleId::new(format!("a{}", number(n)));
        let block_id = |n: usize| BlockId::new(format!("b{}", number(n)));
        let caption_id = |n: usize| CaptionId::new(format!("c{}", number(n)));
        let actor_id = |n: usize| ActorId::new(format!("p{}", number(n)));
        let mention_id = |n: usize| MentionId::new(format!("m{}", number(n)));
        document.articles = (articles.iter().enumerate())
            .map(|(n, a)| Article {
                id: article_id(n),
                span: a.span,
                headline: a.headline.map(block_id),
                source: None,
                record: Record::suggested(a.confidence),
            })
            .collect();
        document.blocks = (blocks.iter().enumerate())
            .map(|(n, b)| Block {
                id: block_id(n),
                article: b.article.map(article_id),
                span: b.span,
                role: b.role,
                duplicate_of: b.duplicate_of.map(block_id),
                record: Record::suggested(b.confidence),
            })
            .collect();
        document.captions = (captions.iter().enumerate())
            .map(|(n, c)| Caption {
                id: caption_id(n),
                block: block_id(c.block),
                credit: c.credit.as_ref().map(|credit| Credit {
                    span: credit.span,
                    agency: credit.agency.clone(),
                    photographer: credit.photographer.clone(),
                    extra: Extra::default(),
                }),
                duplicate_of: c.duplicate_of.map(caption_id),
                record: Record::suggested(c.confidence),
            })
            .collect();
        document.actors = (actors.iter().enumerate())
            .map(|(n, a)| Actor {
                id: actor_id(n),
                name: a.name.clone(),
                actor_type: a.actor_type,
                aliases: a.aliases.clone(),
                roles: a.roles.clone(),
                country: a.country.clone(),
                record: Record::suggested(a.confidence),
            })
            .collect();
        document.mentions = (mentions.iter().enumerate())
            .map(|(n, m)| Mention {
                id: mention_id(n),
                actor: m.actor.map(actor_id),
                span: m.span,
                form: m.form,
                record: Record::suggested(m.confidence),
            })
            .collect();
        let mut quote_number = 1;
        let mut quote_ids = Ids(&mut quote_number);
        document.quotes = (quotes.iter())
            .map(|q| Quote {
                id: quote_ids.quote(),
                kind: q.kind,
                spans: q.spans.clone(),
                quoted: q.quoted.clone(),
                cue: q.cue,
                speaker: q.speaker.and_then(|n| {
                    let mention = document.mentions.get(n)?;
                    Some(Speaker { mention: mention.id.clone(), actor: mention.actor.clone() })
                }),
                record: Record::suggested(q.confidence),
            })
            .collect();
        document.next_id = document.lowest_next_id();
        document.language.clone_from(language);
        document.title.clone_from(title);
        document
    }
}
