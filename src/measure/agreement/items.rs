//! What of a document is compared: for each layer, labelled stretches of its text.

use super::super::words::trimmed;
use crate::document::{ActorType, Document, Layer, Record, Status, Target};
use crate::text::{Span, TokenKind, tokens};
use std::collections::HashMap;

/// Which annotations count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// What a person confirmed, changed or made.
    Decided,
    /// Also what nobody has looked at.
    All,
}

impl Counted {
    fn counts(self, record: &Record) -> bool {
        match record.status {
            Status::Confirmed | Status::Edited => true,
            Status::Suggested => self == Counted::All,
            Status::Rejected => false,
        }
    }
}

/// A labelled stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The annotation that it is, or is part of.
    pub target: Target,
    /// Its words, without marks, spaces and punctuation at their ends.
    pub span: Span,
    /// A block's role, an actor's type (`source` for a mention that has no actor), a quote's kind, or `caption`.
    pub label: &'static str,
    /// Of a quote: the words that name its speaker.
    pub speaker: Option<Span>,
}

/// The items of a layer, in the order of the text, longer ones first. A quote has one for each stretch of its content.
pub(super) fn items(document: &Document, layer: Layer, counted: Counted) -> Vec<Item> {
    let text = &document.text;
    let item = |target, span, label| Item { target, span: trimmed(text, span), label, speaker: None };
    let mut items: Vec<Item> = match layer {
        Layer::Blocks => (document.blocks.iter().filter(|block| counted.counts(&block.record)))
            .map(|block| item(Target::Block(block.id.clone()), block.span, block.role.name()))
            .collect(),
        Layer::Captions => {
            let spans: HashMap<_, _> = document.blocks.iter().map(|block| (&block.id, block.span)).collect();
            (document.captions.iter().filter(|caption| counted.counts(&caption.record)))
                .filter_map(|caption| {
                    let span = *spans.get(&caption.block)?;
                    Some(item(Target::Caption(caption.id.clone()), span, "caption"))
                })
                .collect()
        }
        Layer::Mentions => {
            let types: HashMap<_, _> =
                document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
            (document.mentions.iter().filter(|mention| counted.counts(&mention.record)))
                .map(|mention| {
                    let actor_type = mention.actor.as_ref().and_then(|id| types.get(id).copied());
                    item(
                        Target::Mention(mention.id.clone()),
                        mention.span,
                        actor_type.map_or("source", ActorType::name),
                    )
                })
                .collect()
        }
        Layer::Quotes => {
            let spans: HashMap<_, _> = document.mentions.iter().map(|m| (&m.id, m.span)).collect();
            (document.quotes.iter().filter(|quote| counted.counts(&quote.record)))
                .flat_map(|quote| {
                    let speaker = quote.speaker.as_ref().and_then(|said| spans.get(&said.mention).copied());
                    quote.spans.iter().map(move |span| Item {
                        speaker: speaker.map(|span| trimmed(text, span)),
                        ..item(Target::Quote(quote.id.clone()), *span, quote.kind.name())
                    })
                })
                .collect()
        }
    };
    items.sort_by_key(|item| (item.span.start(), std::cmp::Reverse(item.span.end()), item.label));
    items
}

/// The label of each word and number of the text: that of the shortest item that covers it; `None` where none does.
pub(super) fn labels(text: &str, items: &[Item]) -> Vec<Option<&'static str>> {
    let words: Vec<Span> = (tokens(text, Span::whole(text)).into_iter())
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .map(|token| token.span)
        .collect();
    let mut labels = vec![None; words.len()];
    let mut longest_first: Vec<&Item> = items.iter().collect();
    longest_first.sort_by_key(|item| std::cmp::Reverse(item.span.len()));
    for item in longest_first {
        let first = words.partition_point(|word| word.end() <= item.span.start());
        let after = words.partition_point(|word| word.start() < item.span.end());
        if let Some(covered) = labels.get_mut(first..after) {
            covered.fill(Some(item.label));
        }
    }
    labels
}
