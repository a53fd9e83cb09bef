//! From the parser's suggestions to a document: the one place where suggestions are given ids.

use super::{
    Actor, ActorId, Article, ArticleId, Block, BlockId, Caption, CaptionId, Credit, Document, DocumentId,
    Extra, Ids, Mention, MentionId, Quote, Record, Speaker,
};
use crate::parse::Suggestions;
use std::sync::Arc;

impl Document {
    /// The document that `parse` suggests for `text`, with ids numbered kind by kind in the order of the suggestions.
    ///
    /// `suggestions` must be those for this very text. What came from another thread is checked by the caller with
    /// [`Document::check`]; references that lead nowhere are dropped.
    pub fn suggested(id: DocumentId, text: Arc<str>, suggestions: &Suggestions) -> Document {
        let mut document = Document::empty(id, text);
        let number = |n: usize| n as u64 + 1;
        let article_id = |n: usize| ArticleId::new(format!("a{}", number(n)));
        let block_id = |n: usize| BlockId::new(format!("b{}", number(n)));
        let caption_id = |n: usize| CaptionId::new(format!("c{}", number(n)));
        let actor_id = |n: usize| ActorId::new(format!("p{}", number(n)));
        let mention_id = |n: usize| MentionId::new(format!("m{}", number(n)));
        document.articles = (suggestions.articles.iter().enumerate())
            .map(|(n, a)| Article {
                id: article_id(n),
                span: a.span,
                headline: a.headline.map(block_id),
                source: None,
                record: Record::suggested(a.confidence),
            })
            .collect();
        document.blocks = (suggestions.blocks.iter().enumerate())
            .map(|(n, b)| Block {
                id: block_id(n),
                article: b.article.map(article_id),
                span: b.span,
                role: b.role,
                duplicate_of: b.duplicate_of.map(block_id),
                record: Record::suggested(b.confidence),
            })
            .collect();
        document.captions = (suggestions.captions.iter().enumerate())
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
        document.actors = (suggestions.actors.iter().enumerate())
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
        document.mentions = (suggestions.mentions.iter().enumerate())
            .map(|(n, m)| Mention {
                id: mention_id(n),
                actor: m.actor.map(actor_id),
                span: m.span,
                form: m.form,
                record: Record::suggested(m.confidence),
            })
            .collect();
        let most = [
            document.articles.len(),
            document.blocks.len(),
            document.captions.len(),
            document.actors.len(),
            document.mentions.len(),
            suggestions.quotes.len(),
        ];
        let mut quote_number = 1;
        let mut quote_ids = Ids(&mut quote_number);
        document.quotes = (suggestions.quotes.iter())
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
        document.next_id = most.into_iter().max().unwrap_or_default() as u64 + 1;
        document.language = suggestions.language.clone();
        document.title = suggestions.title.clone();
        document
    }
}
