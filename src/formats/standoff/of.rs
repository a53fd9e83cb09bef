//! From a document to labels and relations.

#![deny(clippy::wildcard_enum_match_arm)]

use super::names::{CREDIT, CUE, mention_name, quote_name, role_name};
use super::{Label, Part, Relation, Standoff};
use crate::document::{ActorId, BlockId, Document, Kind, MentionId, Record, Target};
use crate::text::{OffsetMap, Span};
use std::collections::HashMap;

impl Standoff<'_> {
    /// Of this document, without what was rejected.
    pub fn of(document: &Document) -> Standoff<'_> {
        Standoff::made(document, Record::is_live)
    }

    /// Of this document, with what was rejected.
    pub fn with_rejected(document: &Document) -> Standoff<'_> {
        Standoff::made(document, |_| true)
    }

    fn made(document: &Document, wanted: fn(&Record) -> bool) -> Standoff<'_> {
        let map = OffsetMap::new(&document.text);
        let mut maker = Maker { document, map, wanted, made: Standoff::default() };
        let mut mentions = HashMap::new();
        // In this order: what a relation leads to comes before what it begins at.
        for kind in Kind::ALL {
            match kind {
                Kind::Block => maker.blocks(),
                Kind::Caption => maker.captions(),
                Kind::Mention => mentions = maker.mentions(),
                Kind::Quote => maker.quotes(&mentions),
                // They have no labels: articles are made of blocks, and actors stand with their mentions.
                Kind::Article | Kind::Actor => {}
            }
        }
        maker.made
    }
}

struct Maker<'d> {
    document: &'d Document,
    map: OffsetMap,
    wanted: fn(&Record) -> bool,
    made: Standoff<'d>,
}

impl<'d> Maker<'d> {
    /// The place of the new label; `None` for a span that is none of this text.
    fn label(
        &mut self,
        name: &'static str,
        span: Span,
        target: Target,
        part: Option<Part>,
        record: &'d Record,
    ) -> Option<usize> {
        let start = self.map.point_of(&self.document.text, span.start())?;
        let end = self.map.point_of(&self.document.text, span.end())?;
        self.made.labels.push(Label {
            name,
            span,
            start,
            end,
            target,
            part,
            record,
            mention: None,
            actor: None,
        });
        Some(self.made.labels.len() - 1)
    }

    fn relation(&mut self, name: &'static str, from: Option<usize>, to: Option<usize>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.made.relations.push(Relation { name, from, to });
        }
    }

    fn blocks(&mut self) {
        let mut labels: HashMap<&BlockId, usize> = HashMap::new();
        for block in &self.document.blocks {
            let Some(name) = role_name(block.role) else { continue };
            let target = Target::Block(block.id.clone());
            let Some(label) = self.label(name, block.span, target, None, &block.record) else { continue };
            labels.insert(&block.id, label);
            let first = block.duplicate_of.as_ref().and_then(|id| labels.get(id)).copied();
            self.relation("duplicate_of", Some(label), first);
        }
    }

    fn captions(&mut self) {
        // A rejected caption's block is a caption no more, so that its credit would hang in the air.
        for caption in self.document.captions.iter().filter(|caption| caption.record.is_live()) {
            if let Some(credit) = &caption.credit {
                let target = Target::Caption(caption.id.clone());
                self.label(CREDIT, credit.span, target, Some(Part::Credit), &caption.record);
            }
        }
    }

    fn mentions(&mut self) -> HashMap<&'d MentionId, usize> {
        let actors: HashMap<_, _> = self.document.actors.iter().map(|actor| (&actor.id, actor)).collect();
        let mut first: HashMap<&ActorId, usize> = HashMap::new();
        let mut labels = HashMap::new();
        let wanted = self.wanted;
        let mut mentions: Vec<_> = self.document.mentions.iter().filter(|m| wanted(&m.record)).collect();
        mentions.sort_by_key(|mention| mention.span);
        for mention in mentions {
            let actor = mention.actor.as_ref().and_then(|id| actors.get(id)).copied();
            let name = mention_name(actor.map(|actor| actor.actor_type));
            let target = Target::Mention(mention.id.clone());
            let Some(label) = self.label(name, mention.span, target, None, &mention.record) else { continue };
            (self.made.labels[label].mention, self.made.labels[label].actor) = (Some(mention), actor);
            labels.insert(&mention.id, label);
            if let Some(actor) = mention.actor.as_ref().filter(|_| mention.record.is_live()) {
                match first.get(actor) {
                    Some(first) => self.relation("same_actor", Some(label), Some(*first)),
                    None => drop(first.insert(actor, label)),
                }
            }
        }
        labels
    }

    fn quotes(&mut self, mentions: &HashMap<&MentionId, usize>) {
        let wanted = self.wanted;
        for quote in self.document.quotes.iter().filter(|quote| wanted(&quote.record)) {
            let target = || Target::Quote(quote.id.clone());
            let name = quote_name(quote.kind);
            let mut head = None;
            for (n, span) in quote.spans.iter().enumerate() {
                let part = (n > 0).then_some(Part::Stretch(n));
                let label = self.label(name, *span, target(), part, &quote.record);
                match n {
                    0 => head = label,
                    _ => self.relation("continued", head, label),
                }
            }
            let cue =
                quote.cue.and_then(|cue| self.label(CUE, cue, target(), Some(Part::Cue), &quote.record));
            self.relation("cue", head, cue);
            let speaker = quote.speaker.as_ref().and_then(|speaker| mentions.get(&speaker.mention));
            self.relation("speaker", head, speaker.copied());
        }
    }
}
