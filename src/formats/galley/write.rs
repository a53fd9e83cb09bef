//! From a document to Galley JSON.
//!
//! Total: a document whose invariants hold is always written. The same document gives the same bytes.

use super::parts::Parts;
use super::{file, text_edits};
use crate::document::{self, Document, Extra, Record};
use crate::text::{OffsetMap, Span};
use std::collections::HashMap;

/// One document as one line of JSON, without a line end.
pub fn write(document: &Document) -> String {
    // Serialising plain structs with string keys has no way to fail.
    serde_json::to_string(&file_of(document)).unwrap_or_default()
}

/// One document as JSON that is spread over lines, for people to read.
pub fn write_pretty(document: &Document) -> String {
    serde_json::to_string_pretty(&file_of(document)).unwrap_or_default()
}

/// One document as an object, for formats that keep parts of it.
pub(in crate::formats) fn object(document: &Document) -> Extra {
    match serde_json::to_value(file_of(document)) {
        Ok(serde_json::Value::Object(object)) => object,
        _ => Extra::default(),
    }
}

fn file_of(document: &Document) -> file::File {
    let blocks = document.blocks.iter().map(|block| (&block.id, block.span)).collect();
    Writer { document, map: OffsetMap::new(&document.text), blocks }.file()
}

/// A document, and what its positions are looked up by.
struct Writer<'d> {
    document: &'d Document,
    map: OffsetMap,
    /// Where each block is, which is where its caption is.
    blocks: HashMap<&'d document::BlockId, Span>,
}

/// An annotation of the file: its own fields, and those that its record gives.
macro_rules! annotation {
    ($writer:ident, $record:expr, $name:ident { $($field:ident: $value:expr,)* }) => {{
        let record: &Record = $record;
        let mut annotation = file::$name {
            $($field: $value,)*
            attributes: record.attributes.clone(),
            status: record.status,
            by: record.by.clone(),
            confidence: record.confidence.map(file::Share),
            time: record.time.clone(),
            note: record.note.clone(),
            origin: record.origin.as_ref().map(|origin| $writer.origin(origin)),
            extra: record.extra.clone(),
        };
        annotation.restore(record);
        annotation
    }};
}

impl Writer<'_> {
    fn file(&self) -> file::File {
        let document = self.document;
        // Each field by name: what is not written is lost.
        let Document {
            id,
            title,
            language,
            text,
            articles,
            blocks,
            captions,
            actors,
            mentions,
            quotes,
            text_edits,
            source,
            labels,
            note,
            done,
            flagged,
            created,
            modified,
            adjudication,
            layers,
            next_id,
            extra,
        } = document;
        file::File {
            format: super::FORMAT.to_owned(),
            version: super::VERSION,
            offset_unit: super::OFFSET_UNIT.to_owned(),
            id: id.as_str().into(),
            title: title.clone(),
            language: language.clone(),
            text: text.to_string(),
            articles: articles.iter().map(|article| self.article(article)).collect(),
            blocks: blocks.iter().map(|block| self.block(block)).collect(),
            captions: captions.iter().map(|caption| self.caption(caption)).collect(),
            actors: actors.iter().map(|actor| self.actor(actor)).collect(),
            mentions: mentions.iter().map(|mention| self.mention(mention)).collect(),
            quotes: quotes.iter().map(|quote| self.quote(quote)).collect(),
            text_edits: text_edits::to_file(text, text_edits),
            source: source.as_ref().map(self::source),
            labels: labels.clone(),
            note: note.clone(),
            done: *done,
            flagged: *flagged,
            created: created.clone(),
            modified: modified.clone(),
            adjudication: adjudication.iter().map(|decision| self.decision(decision)).collect(),
            layers: layers.clone(),
            next_id: Some(*next_id).filter(|next| *next != document.lowest_next_id()),
            extra: extra.clone(),
        }
    }

    fn article(&self, article: &document::Article) -> file::Article {
        let (start, end) = self.points(article.span);
        annotation!(
            self,
            &article.record,
            Article {
                id: article.id.as_str().into(),
                start: start,
                end: end,
                headline: article.headline.as_ref().map(|id| id.as_str().into()),
                source: article.source.as_ref().map(source),
            }
        )
    }

    fn block(&self, block: &document::Block) -> file::Block {
        let (start, end) = self.points(block.span);
        annotation!(
            self,
            &block.record,
            Block {
                id: block.id.as_str().into(),
                article: block.article.as_ref().map(|id| id.as_str().into()),
                start: start,
                end: end,
                role: block.role,
                duplicate_of: block.duplicate_of.as_ref().map(|id| id.as_str().into()),
            }
        )
    }

    fn caption(&self, caption: &document::Caption) -> file::Caption {
        let span = self.blocks.get(&caption.block).copied().unwrap_or_else(|| Span::whole(""));
        let (start, end) = self.points(span);
        annotation!(
            self,
            &caption.record,
            Caption {
                id: caption.id.as_str().into(),
                block: caption.block.as_str().into(),
                start: start,
                end: end,
                text: self.words(span),
                credit: caption.credit.as_ref().map(|credit| self.credit(credit)),
                duplicate_of: caption.duplicate_of.as_ref().map(|id| id.as_str().into()),
            }
        )
    }

    fn credit(&self, credit: &document::Credit) -> file::Credit {
        let (start, end) = self.points(credit.span);
        file::Credit {
            start,
            end,
            text: self.words(credit.span),
            agency: credit.agency.clone(),
            photographer: credit.photographer.clone(),
            extra: credit.extra.clone(),
        }
    }

    fn actor(&self, actor: &document::Actor) -> file::Actor {
        annotation!(
            self,
            &actor.record,
            Actor {
                id: actor.id.as_str().into(),
                name: actor.name.clone(),
                actor_type: actor.actor_type,
                aliases: actor.aliases.clone(),
                roles: actor.roles.clone(),
                country: actor.country.clone(),
            }
        )
    }

    fn mention(&self, mention: &document::Mention) -> file::Mention {
        let (start, end) = self.points(mention.span);
        annotation!(
            self,
            &mention.record,
            Mention {
                id: mention.id.as_str().into(),
                actor: mention.actor.as_ref().map(|id| id.as_str().into()),
                start: start,
                end: end,
                text: self.words(mention.span),
                form: mention.form,
            }
        )
    }

    fn quote(&self, quote: &document::Quote) -> file::Quote {
        annotation!(
            self,
            &quote.record,
            Quote {
                id: quote.id.as_str().into(),
                kind: quote.kind,
                spans: self.stretches(&quote.spans),
                quoted: self.stretches(&quote.quoted),
                cue: quote.cue.map(|cue| self.stretch(cue)),
                speaker: quote.speaker.as_ref().map(speaker),
            }
        )
    }

    fn origin(&self, origin: &document::Origin) -> file::Origin {
        let former = &origin.former;
        file::Origin {
            by: origin.by.clone(),
            confidence: origin.confidence.map(file::Share),
            spans: former.spans.as_ref().map(|spans| self.stretches(spans)),
            actor_type: former.actor_type,
            name: former.name.clone(),
            role: former.role,
            form: former.form,
            actor: former.actor.as_ref().map(|actor| actor.as_ref().map(|id| id.as_str().into())),
            kind: former.kind,
            cue: former.cue.map(|cue| cue.map(|span| self.stretch(span))),
            speaker: former.speaker.as_ref().map(|former| former.as_ref().map(speaker)),
            credit: former.credit.map(|credit| credit.map(|span| self.stretch(span))),
            extra: origin.extra.clone(),
        }
    }

    fn decision(&self, decision: &document::Decision) -> file::Decision {
        let (start, end) = self.points(decision.span);
        file::Decision {
            layer: decision.layer,
            start,
            end,
            text: self.words(decision.span),
            annotators: decision.annotators.clone(),
            first: decision.first.as_ref().map(|side| self.side(side)),
            second: decision.second.as_ref().map(|side| self.side(side)),
            took: decision.took,
            annotation: decision.annotation.clone(),
            by: decision.by.clone(),
            time: decision.time.clone(),
            extra: decision.extra.clone(),
        }
    }

    fn side(&self, side: &document::Side) -> file::Side {
        file::Side {
            id: side.id.clone(),
            label: side.label.clone(),
            spans: self.stretches(&side.spans),
            extra: side.extra.clone(),
        }
    }

    fn stretches(&self, spans: &[Span]) -> Vec<file::Stretch> {
        spans.iter().map(|span| self.stretch(*span)).collect()
    }

    fn stretch(&self, span: Span) -> file::Stretch {
        let (start, end) = self.points(span);
        file::Stretch { start, end, text: self.words(span), extra: Extra::default() }
    }

    fn words(&self, span: Span) -> Option<String> {
        Some(span.of(&self.document.text).to_owned())
    }

    /// Where a span begins and ends, in code points. The spans of a sound document all lie in its text.
    fn points(&self, span: Span) -> (usize, usize) {
        let point = |byte| self.map.point_of(&self.document.text, byte).unwrap_or_default();
        (point(span.start()), point(span.end()))
    }
}

fn speaker(speaker: &document::Speaker) -> file::Speaker {
    file::Speaker {
        actor: speaker.actor.as_ref().map(|id| id.as_str().into()),
        mention: speaker.mention.as_str().into(),
        extra: Extra::default(),
    }
}

fn source(source: &document::Source) -> file::Source {
    file::Source {
        url: source.url.clone(),
        outlet: source.outlet.clone(),
        published: source.published.clone(),
        authors: source.authors.clone(),
        extra: source.extra.clone(),
    }
}
