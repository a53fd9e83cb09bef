//! What is scored of a document: all that a person has not rejected, with references followed.

use crate::document::{ActorId, ActorType, Confidence, Document, Form, QuoteKind};
use crate::text::Span;
use std::collections::HashMap;

/// What was found in a text.
#[derive(Debug, Default)]
pub(super) struct Found<'d> {
    pub mentions: Vec<FoundMention<'d>>,
    pub quotes: Vec<FoundQuote<'d>>,
}

#[derive(Debug)]
pub(super) struct FoundMention<'d> {
    pub span: Span,
    pub form: Form,
    pub actor: Option<&'d ActorId>,
    pub actor_type: Option<ActorType>,
    /// `None` where a person decided.
    pub confidence: Option<Confidence>,
}

#[derive(Debug)]
pub(super) struct FoundQuote<'d> {
    pub kind: QuoteKind,
    pub spans: &'d [Span],
    pub quoted: &'d [Span],
    pub cue: Option<Span>,
    pub speaker: Option<Span>,
    pub actor: Option<&'d ActorId>,
    /// `None` where a person decided.
    pub confidence: Option<Confidence>,
}

impl<'d> Found<'d> {
    pub fn of(document: &'d Document) -> Found<'d> {
        let types: HashMap<_, _> =
            document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
        let spans: HashMap<_, _> = document.mentions.iter().map(|m| (&m.id, m.span)).collect();
        let mentions = document.mentions.iter().filter(|mention| mention.record.is_live());
        let quotes = document.quotes.iter().filter(|quote| quote.record.is_live());
        Found {
            mentions: mentions
                .map(|mention| FoundMention {
                    span: mention.span,
                    form: mention.form,
                    actor: mention.actor.as_ref(),
                    actor_type: mention.actor.as_ref().and_then(|id| types.get(id).copied()),
                    confidence: mention.record.confidence,
                })
                .collect(),
            quotes: quotes
                .map(|quote| FoundQuote {
                    kind: quote.kind,
                    spans: &quote.spans,
                    quoted: &quote.quoted,
                    cue: quote.cue,
                    speaker: quote.speaker.as_ref().and_then(|said| spans.get(&said.mention).copied()),
                    actor: quote.speaker.as_ref().and_then(|said| said.actor.as_ref()),
                    confidence: quote.record.confidence,
                })
                .collect(),
        }
    }
}
