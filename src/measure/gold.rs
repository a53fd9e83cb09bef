//! What a person says is right.

use crate::document::{ActorType, BlockRole, Document, Form, Layer, QuoteKind, Record, Status};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::Arc;

/// A text and what a person says is right of it; `None` for a layer that was not annotated.
#[derive(Clone, Debug, PartialEq)]
pub struct Gold {
    /// By which its document is found among the predicted.
    pub id: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// The text.
    pub text: Arc<str>,
    /// Its blocks, in order.
    pub blocks: Option<Vec<GoldBlock>>,
    /// Where its articles begin; `None` where that was not annotated.
    pub articles: Option<Vec<usize>>,
    /// Its captions.
    pub captions: Option<Vec<GoldCaption>>,
    /// Its mentions.
    pub mentions: Option<Vec<GoldMention>>,
    /// Whether its mentions are of actors, as Galley has them, rather than of named entities.
    pub has_actors: bool,
    /// Its quotes.
    pub quotes: Option<Vec<GoldQuote>>,
    /// Quotes that touch one of these are not scored.
    pub ignored: Vec<Span>,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldBlock {
    /// Its words.
    pub span: Span,
    /// What it is for.
    pub role: BlockRole,
    /// Which block of the gold it repeats.
    pub duplicate_of: Option<usize>,
}

/// A caption.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldCaption {
    /// Its words, credit included.
    pub span: Span,
    /// Its credit.
    pub credit: Option<Span>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldMention {
    /// Its words.
    pub span: Span,
    /// `None` for what is no actor, such as a nationality.
    pub actor_type: Option<ActorType>,
    /// How it speaks of its entity.
    pub form: Form,
    /// What it means, where the gold says so.
    pub entity: Option<String>,
}

/// A quote.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldQuote {
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// Its content.
    pub spans: Vec<Span>,
    /// What stands in quotation marks.
    pub quoted: Vec<Span>,
    /// Its words of attribution.
    pub cue: Option<Span>,
    /// The words that name its source.
    pub speaker: Option<Span>,
    /// What they mean, where the gold says so.
    pub entity: Option<String>,
    /// Whether it may be found or not.
    pub optional: bool,
}

impl Gold {
    /// What a person decided on in a document; with `all`, also what nobody has looked at. What was rejected never
    /// counts.
    pub fn of(document: &Document, all: bool) -> Gold {
        let counts = |record: &Record| match record.status {
            Status::Confirmed | Status::Edited => true,
            Status::Suggested => all,
            Status::Rejected => false,
        };
        let layer = |layer| document.has_layer(layer).then_some(());
        let source = document.source.as_ref();
        Gold {
            id: document.id.as_str().to_owned(),
            source: source.and_then(|source| source.outlet.clone().or_else(|| source.url.clone())),
            text: document.text.clone(),
            blocks: layer(Layer::Blocks).map(|()| blocks(document, counts)),
            articles: layer(Layer::Blocks).map(|()| {
                let articles = document.articles.iter().filter(|article| counts(&article.record));
                articles.map(|article| article.span.start()).collect()
            }),
            captions: layer(Layer::Captions).map(|()| captions(document, counts)),
            mentions: layer(Layer::Mentions).map(|()| mentions(document, counts)),
            has_actors: true,
            quotes: layer(Layer::Quotes).map(|()| quotes(document, counts)),
            ignored: Vec::new(),
        }
    }
}

fn blocks(document: &Document, counts: impl Fn(&Record) -> bool) -> Vec<GoldBlock> {
    let counted = || document.blocks.iter().filter(|block| counts(&block.record));
    let place: HashMap<_, _> = counted().enumerate().map(|(n, block)| (&block.id, n)).collect();
    counted()
        .map(|block| GoldBlock {
            span: block.span,
            role: block.role,
            duplicate_of: block.duplicate_of.as_ref().and_then(|id| place.get(id).copied()),
        })
        .collect()
}

fn captions(document: &Document, counts: impl Fn(&Record) -> bool) -> Vec<GoldCaption> {
    let spans: HashMap<_, _> = document.blocks.iter().map(|block| (&block.id, block.span)).collect();
    let counted = document.captions.iter().filter(|caption| counts(&caption.record));
    counted
        .filter_map(|caption| {
            let credit = caption.credit.as_ref().map(|credit| credit.span);
            Some(GoldCaption { span: *spans.get(&caption.block)?, credit })
        })
        .collect()
}

fn mentions(document: &Document, counts: impl Fn(&Record) -> bool) -> Vec<GoldMention> {
    let types: HashMap<_, _> = document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
    let counted = document.mentions.iter().filter(|mention| counts(&mention.record));
    counted
        .map(|mention| GoldMention {
            span: mention.span,
            actor_type: mention.actor.as_ref().and_then(|id| types.get(id).copied()),
            form: mention.form,
            entity: mention.actor.as_ref().map(|id| id.as_str().to_owned()),
        })
        .collect()
}

fn quotes(document: &Document, counts: impl Fn(&Record) -> bool) -> Vec<GoldQuote> {
    let spans: HashMap<_, _> = document.mentions.iter().map(|mention| (&mention.id, mention.span)).collect();
    let counted = document.quotes.iter().filter(|quote| counts(&quote.record));
    counted
        .map(|quote| GoldQuote {
            kind: quote.kind,
            spans: quote.spans.clone(),
            quoted: quote.quoted.clone(),
            cue: quote.cue,
            speaker: quote.speaker.as_ref().and_then(|speaker| spans.get(&speaker.mention).copied()),
            entity: quote
                .speaker
                .as_ref()
                .and_then(|speaker| Some(speaker.actor.as_ref()?.as_str().to_owned())),
            optional: false,
        })
        .collect()
}
