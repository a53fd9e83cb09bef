//! What of a document is compared: for each layer, labelled stretches of its text.

use super::super::words::trimmed;
use crate::document::{AnyAnnotation, Document, Kind, Layer, Record, Status, Target};
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
    let types: HashMap<_, _> = document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
    let mentions: HashMap<_, _> = document.mentions.iter().map(|it| (&it.id, it.span)).collect();
    let speaker = |annotation: AnyAnnotation| match annotation {
        AnyAnnotation::Quote(quote) => mentions.get(&quote.speaker.as_ref()?.mention).copied(),
        _ => None,
    };
    let compared = |kind: Kind| kind.layer() == layer && kind.is_compared();
    let mut items: Vec<Item> = Kind::ALL
        .into_iter()
        .filter(|kind| compared(*kind))
        .flat_map(|kind| document.annotations_of(kind))
        .filter(|annotation| counted.counts(annotation.record()))
        .flat_map(|annotation| {
            let label = annotation.label(&|id| types.get(id).copied());
            let speaker = speaker(annotation).map(|span| trimmed(text, span));
            let item =
                move |span| Item { target: annotation.target(), span: trimmed(text, span), label, speaker };
            annotation.spans(document).into_iter().map(item)
        })
        .collect();
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
