//! What the formats of labelled stretches and relations between them share: a document as a flat list of labels.
//!
//! Rejected items are left out. Labels: the role of a block that is not body text, `credit`, the type of a mention's
//! actor (`source` where it has none), `direct_quote`, `indirect_quote` and `mixed_quote` for each stretch of a quote,
//! and `cue`. Relations begin at the first stretch of a quote (`speaker`, `cue`, `continued` to its further
//! stretches) or at a later mention of an actor (`same_actor`, to its first).

use crate::document::{ActorId, ActorType, BlockRole, Document, MentionId, QuoteKind};
use crate::text::{OffsetMap, Span};
use std::collections::HashMap;

/// A labelled stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub name: &'static str,
    /// In bytes.
    pub span: Span,
    /// In code points.
    pub start: usize,
    /// In code points.
    pub end: usize,
}

/// A relation between two labels, by their places in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub name: &'static str,
    pub from: usize,
    pub to: usize,
}

/// All of a document that is labels and relations.
#[derive(Debug, Default)]
pub(super) struct Standoff {
    pub labels: Vec<Label>,
    pub relations: Vec<Relation>,
}

impl Standoff {
    /// Of this document.
    pub fn of(document: &Document) -> Standoff {
        let mut maker =
            Maker { text: &document.text, map: OffsetMap::new(&document.text), made: Standoff::default() };
        maker.blocks(document);
        let mentions = maker.mentions(document);
        maker.quotes(document, &mentions);
        maker.made
    }
}

struct Maker<'d> {
    text: &'d str,
    map: OffsetMap,
    made: Standoff,
}

impl Maker<'_> {
    /// The place of the new label; `None` for a span that is none of this text.
    fn label(&mut self, name: &'static str, span: Span) -> Option<usize> {
        let start = self.map.point_of(self.text, span.start())?;
        let end = self.map.point_of(self.text, span.end())?;
        self.made.labels.push(Label { name, span, start, end });
        Some(self.made.labels.len() - 1)
    }

    fn relation(&mut self, name: &'static str, from: Option<usize>, to: Option<usize>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.made.relations.push(Relation { name, from, to });
        }
    }

    fn blocks(&mut self, document: &Document) {
        for block in document.blocks.iter().filter(|block| block.record.is_live()) {
            if let Some(name) = role(block.role) {
                self.label(name, block.span);
            }
        }
        for caption in document.captions.iter().filter(|caption| caption.record.is_live()) {
            if let Some(credit) = &caption.credit {
                self.label("credit", credit.span);
            }
        }
    }

    fn mentions<'d>(&mut self, document: &'d Document) -> HashMap<&'d MentionId, usize> {
        let types: HashMap<_, _> =
            document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
        let mut first: HashMap<&ActorId, usize> = HashMap::new();
        let mut labels = HashMap::new();
        let mut live: Vec<_> = document.mentions.iter().filter(|mention| mention.record.is_live()).collect();
        live.sort_by_key(|mention| mention.span);
        for mention in live {
            let kind = mention.actor.as_ref().and_then(|actor| types.get(actor));
            let Some(label) = self.label(kind.map_or("source", |kind| actor_type(*kind)), mention.span)
            else {
                continue;
            };
            labels.insert(&mention.id, label);
            if let Some(actor) = &mention.actor {
                match first.get(actor) {
                    Some(first) => self.relation("same_actor", Some(label), Some(*first)),
                    None => drop(first.insert(actor, label)),
                }
            }
        }
        labels
    }

    fn quotes(&mut self, document: &Document, mentions: &HashMap<&MentionId, usize>) {
        for quote in document.quotes.iter().filter(|quote| quote.record.is_live()) {
            let stretches: Vec<_> =
                quote.spans.iter().filter_map(|span| self.label(quote_kind(quote.kind), *span)).collect();
            let head = stretches.first().copied();
            for further in stretches.iter().skip(1) {
                self.relation("continued", head, Some(*further));
            }
            let cue = quote.cue.and_then(|cue| self.label("cue", cue));
            self.relation("cue", head, cue);
            let speaker = quote.speaker.as_ref().and_then(|speaker| mentions.get(&speaker.mention));
            self.relation("speaker", head, speaker.copied());
        }
    }
}

fn role(role: BlockRole) -> Option<&'static str> {
    match role {
        BlockRole::Headline => Some("headline"),
        BlockRole::Subhead => Some("subhead"),
        BlockRole::Byline => Some("byline"),
        BlockRole::Dateline => Some("dateline"),
        BlockRole::Caption => Some("caption"),
        BlockRole::Boilerplate => Some("boilerplate"),
        BlockRole::Body => None,
    }
}

fn actor_type(kind: ActorType) -> &'static str {
    match kind {
        ActorType::Person => "person",
        ActorType::Organisation => "organisation",
        ActorType::Country => "country",
        ActorType::Group => "group",
        ActorType::Place => "place",
    }
}

fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct_quote",
        QuoteKind::Indirect => "indirect_quote",
        QuoteKind::Mixed => "mixed_quote",
    }
}
