//! A document of several articles becomes one document for each.
//!
//! Every character of the text and every annotation goes to one part, unchanged but for its place; actors go to each part
//! that mentions them. The corrections of the text stay with the whole: a part begins with the text as it stands.

#![deny(clippy::wildcard_enum_match_arm)]

use crate::document::{
    Actor, Article, Block, Caption, Credit, Decision, Document, DocumentId, Former, Kind, Mention, Quote,
    Record, Side, Speaker, Target,
};
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Why a document is not split.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// There is nothing to split.
    #[error("it holds a single article")]
    Single,
    /// An annotation belongs to two articles.
    #[error("{} lies in two articles: change it first", .0.id())]
    Crosses(Target),
    /// A defect of Galley, reported instead of done.
    #[error("its parts would not hold together: {0}")]
    Broken(String),
}

/// The parts, in order; `id` names each by its number, from 0.
///
/// # Errors
/// As [`SplitError`] says; the document is as it was in any case.
pub fn split(document: &Document, id: impl Fn(usize) -> DocumentId) -> Result<Vec<Document>, SplitError> {
    let mut starts: Vec<usize> = document.articles.iter().map(|article| article.span.start()).collect();
    starts.sort_unstable();
    starts.dedup();
    // What stands before the first article belongs to it.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    if starts.len() < 2 {
        return Err(SplitError::Single);
    }
    let ends = starts.iter().skip(1).copied().chain([document.text.len()]);
    let parts = starts.iter().zip(ends).enumerate();
    parts.map(|(n, (start, end))| Part { document, start: *start, end }.document(id(n), n == 0)).collect()
}

/// A stretch of a document.
struct Part<'d> {
    document: &'d Document,
    start: usize,
    end: usize,
}

impl Part<'_> {
    fn document(&self, id: DocumentId, first: bool) -> Result<Document, SplitError> {
        let whole = self.document;
        let text: Arc<str> = whole.text.get(self.start..self.end).unwrap_or_default().into();
        let mut part =
            Document { id, text_edits: Vec::new(), adjudication: self.adjudication(), ..whole.clone() };
        // In this order: what refers to another kind comes behind it.
        for kind in Kind::ALL {
            match kind {
                Kind::Article => part.articles = self.articles(),
                Kind::Block => part.blocks = self.blocks(),
                Kind::Caption => part.captions = self.captions(&part.blocks),
                Kind::Actor => part.actors = self.actors(first),
                Kind::Mention => part.mentions = self.mentions()?,
                Kind::Quote => part.quotes = self.quotes(&part.mentions)?,
            }
        }
        let article = part.articles.first();
        let headline = article.and_then(|article| part.block(article.headline.as_ref()?));
        let title =
            headline.map(|block| block.span.of(&text).split_whitespace().collect::<Vec<_>>().join(" "));
        let source = article.and_then(|article| article.source.clone());
        part.title = title.unwrap_or_default();
        part.source = source.or_else(|| whole.source.clone());
        part.text = text;
        part.check().map_err(|error| SplitError::Broken(error.to_string()))?;
        Ok(part)
    }

    /// Whether something begins here.
    fn has(&self, span: Span) -> bool {
        (self.start..self.end).contains(&span.start())
    }

    /// Where something stands in the part; `None` where it is not all in it.
    fn moved(&self, span: Span) -> Option<Span> {
        let text = self.document.text.get(self.start..self.end)?;
        Span::new(text, span.start().checked_sub(self.start)?, span.end().checked_sub(self.start)?)
    }

    fn articles(&self) -> Vec<Article> {
        let here = self.document.articles.iter().filter_map(|article| {
            let span = self.moved(article.span)?;
            Some(Article { span, record: self.record(&article.record), ..article.clone() })
        });
        here.collect()
    }

    fn blocks(&self) -> Vec<Block> {
        let mut firsts = HashMap::new();
        let mut there = HashSet::new();
        let mut blocks = Vec::new();
        for block in &self.document.blocks {
            let Some(span) = self.moved(block.span) else { continue };
            let duplicate_of = in_part(&block.id, block.duplicate_of.as_ref(), &there, &mut firsts);
            there.insert(block.id.clone());
            blocks.push(Block { span, duplicate_of, record: self.record(&block.record), ..block.clone() });
        }
        blocks
    }

    fn captions(&self, blocks: &[Block]) -> Vec<Caption> {
        let blocks: HashSet<_> = blocks.iter().map(|block| &block.id).collect();
        let mut firsts = HashMap::new();
        let mut there = HashSet::new();
        let mut captions = Vec::new();
        for caption in self.document.captions.iter().filter(|caption| blocks.contains(&caption.block)) {
            let duplicate_of = in_part(&caption.id, caption.duplicate_of.as_ref(), &there, &mut firsts);
            let credit = caption
                .credit
                .as_ref()
                .and_then(|credit| Some(Credit { span: self.moved(credit.span)?, ..credit.clone() }));
            there.insert(caption.id.clone());
            captions.push(Caption {
                credit,
                duplicate_of,
                record: self.record(&caption.record),
                ..caption.clone()
            });
        }
        captions
    }

    /// Those that are mentioned here; whom the text does not mention stays with the first part.
    fn actors(&self, first: bool) -> Vec<Actor> {
        let mentions = || self.document.mentions.iter();
        let anywhere: HashSet<_> = mentions().filter_map(|mention| mention.actor.as_ref()).collect();
        let here = mentions().filter(|mention| self.has(mention.span));
        let here: HashSet<_> = here.filter_map(|mention| mention.actor.as_ref()).collect();
        let is_here = |actor: &&Actor| here.contains(&actor.id) || (first && !anywhere.contains(&actor.id));
        self.document.actors.iter().filter(is_here).cloned().collect()
    }

    fn mentions(&self) -> Result<Vec<Mention>, SplitError> {
        let here = self.document.mentions.iter().filter(|mention| self.has(mention.span));
        here.map(|mention| self.mention(mention)).collect()
    }

    fn quotes(&self, mentions: &[Mention]) -> Result<Vec<Quote>, SplitError> {
        let is_here = |quote: &&Quote| quote.spans.first().is_some_and(|span| self.has(*span));
        let here = self.document.quotes.iter().filter(is_here);
        here.map(|quote| self.quote(quote, mentions)).collect()
    }

    fn mention(&self, mention: &Mention) -> Result<Mention, SplitError> {
        let crosses = || SplitError::Crosses(Target::Mention(mention.id.clone()));
        let span = self.moved(mention.span).ok_or_else(crosses)?;
        Ok(Mention { span, record: self.record(&mention.record), ..mention.clone() })
    }

    fn quote(&self, quote: &Quote, mentions: &[Mention]) -> Result<Quote, SplitError> {
        let all = |spans: &[Span]| spans.iter().map(|span| self.moved(*span)).collect::<Option<Vec<_>>>();
        let crosses = || SplitError::Crosses(Target::Quote(quote.id.clone()));
        let is_here = |speaker: &&Speaker| mentions.iter().any(|mention| mention.id == speaker.mention);
        Ok(Quote {
            spans: all(&quote.spans).ok_or_else(crosses)?,
            quoted: all(&quote.quoted).ok_or_else(crosses)?,
            cue: quote.cue.and_then(|cue| self.moved(cue)),
            speaker: quote.speaker.as_ref().filter(is_here).cloned(),
            record: self.record(&quote.record),
            ..quote.clone()
        })
    }

    /// What was decided between two annotators goes with its words.
    fn adjudication(&self) -> Vec<Decision> {
        let moved = |side: &Option<Side>| {
            let side = side.as_ref()?;
            let spans = side.spans.iter().filter_map(|span| self.moved(*span)).collect();
            Some(Side { spans, ..side.clone() })
        };
        let here = self.document.adjudication.iter().filter_map(|decision| {
            let (first, second) = (moved(&decision.first), moved(&decision.second));
            Some(Decision { span: self.moved(decision.span)?, first, second, ..decision.clone() })
        });
        here.collect()
    }

    /// What the parser had proposed moves too; what it had proposed elsewhere is not told.
    fn record(&self, record: &Record) -> Record {
        let mut record = record.clone();
        if let Some(origin) = &mut record.origin {
            let moved = |span: Option<Option<Span>>| match span {
                Some(Some(span)) => self.moved(span).map(Some),
                other => other,
            };
            let former = std::mem::take(&mut origin.former);
            let spans = former.spans.and_then(|spans| spans.iter().map(|span| self.moved(*span)).collect());
            let (cue, credit) = (moved(former.cue), moved(former.credit));
            origin.former = Former { spans, cue, credit, ..former };
        }
        record
    }
}

/// Of what a block or a caption is the repetition in the part: where the first of them lies elsewhere, the first here.
fn in_part<I: Clone + Eq + std::hash::Hash>(
    id: &I,
    first: Option<&I>,
    there: &HashSet<I>,
    firsts: &mut HashMap<I, I>,
) -> Option<I> {
    let first = first?;
    if there.contains(first) {
        return Some(first.clone());
    }
    match firsts.get(first) {
        Some(here) => Some(here.clone()),
        None => {
            firsts.insert(first.clone(), id.clone());
            None
        }
    }
}

#[cfg(test)]
#[path = "split_test.rs"]
mod tests;
