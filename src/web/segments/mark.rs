//! What covers the text: annotations where they stand, and the names of classes by which each is drawn.

#![deny(clippy::wildcard_enum_match_arm)]

use crate::document::{
    ActorId, ActorType, AnyAnnotation, Block, BlockId, BlockRole, CaptionId, Confidence, Document, MentionId,
    QuoteId, QuoteKind, Record, Status, Target,
};
use crate::text::Span;
use crate::web::layers::{Layer, Layers};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// Below this a suggestion is drawn as one that needs a look.
const SURE: Confidence = Confidence::percent(70);

/// What covers a stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A caption.
    Caption,
    /// The content of a quote.
    Quote(QuoteKind),
    /// A mention of an actor; `None`: of a source that is none.
    Mention(Option<ActorType>),
    /// The words of attribution of a quote.
    Cue,
    /// The credit of a caption.
    Credit,
}

/// An annotation where it stands: a quote of two spans is two marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: MarkKind,
    /// The id of the annotation; of a cue and a credit, which are none themselves, that of their quote and caption.
    pub id: SmolStr,
    /// How its decision looks.
    look: Look,
    /// Whether it is there but neither drawn nor chosen: a person has hidden its layer.
    hidden: bool,
}

/// How a decision looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Look {
    /// A person decided.
    Decided,
    /// The parser suggests it.
    Suggested,
    /// The parser suggests it, and is not sure.
    Low,
}

impl Look {
    fn of(record: &Record) -> Look {
        match (record.status, record.confidence) {
            (Status::Suggested, Some(confidence)) if confidence < SURE => Look::Low,
            (Status::Suggested, _) => Look::Suggested,
            _ => Look::Decided,
        }
    }
}

impl Mark {
    fn new(span: Span, kind: MarkKind, id: &str, record: &Record) -> Mark {
        Mark { span, kind, id: id.into(), look: Look::of(record), hidden: false }
    }

    /// The annotation; of a cue and a credit, their quote and caption.
    pub fn target(&self) -> Target {
        let id = self.id.clone();
        match self.kind {
            MarkKind::Mention(_) => Target::Mention(MentionId::new(id)),
            MarkKind::Quote(_) | MarkKind::Cue => Target::Quote(QuoteId::new(id)),
            MarkKind::Caption | MarkKind::Credit => Target::Caption(CaptionId::new(id)),
        }
    }

    /// Whether it is an annotation of its own.
    pub fn is_annotation(&self) -> bool {
        !matches!(self.kind, MarkKind::Cue | MarkKind::Credit)
    }

    /// Whether a person can choose it: an annotation of its own that is not hidden.
    pub fn can_be_chosen(&self) -> bool {
        self.is_annotation() && !self.hidden
    }

    /// Outermost first.
    pub(super) fn depth(&self) -> (std::cmp::Reverse<usize>, usize, MarkKind, &SmolStr) {
        (std::cmp::Reverse(self.span.len()), self.span.start(), self.kind, &self.id)
    }
}

/// Every annotation of the text that counts, outer before inner.
pub(super) fn marks(document: &Document, layers: Layers) -> Vec<Mark> {
    let blocks: HashMap<&BlockId, &Block> = document.blocks.iter().map(|block| (&block.id, block)).collect();
    let types: HashMap<&ActorId, ActorType> =
        document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
    let mut marks = Vec::with_capacity(document.mentions.len() + 3 * document.quotes.len());
    for annotation in document.annotations().filter(|annotation| annotation.record().is_live()) {
        let layer = Layer::of(annotation, &|actor| types.get(actor).copied());
        let hidden = layer.is_some_and(|layer| !layers.shows(layer));
        let mark =
            |span, kind| Mark { hidden, ..Mark::new(span, kind, annotation.id(), annotation.record()) };
        match annotation {
            AnyAnnotation::Caption(caption) => {
                let Some(block) = blocks.get(&caption.block) else { continue };
                marks.push(mark(block.span, MarkKind::Caption));
                marks.extend(caption.credit.as_ref().map(|credit| mark(credit.span, MarkKind::Credit)));
            }
            AnyAnnotation::Quote(quote) => {
                marks.extend(quote.spans.iter().map(|span| mark(*span, MarkKind::Quote(quote.kind))));
                marks.extend(quote.cue.map(|cue| mark(cue, MarkKind::Cue)));
            }
            AnyAnnotation::Mention(mention) => {
                let actor_type = mention.actor.as_ref().and_then(|actor| types.get(actor)).copied();
                marks.push(mark(mention.span, MarkKind::Mention(actor_type)));
            }
            // Blocks are drawn themselves, and actors stand nowhere but with their mentions.
            AnyAnnotation::Article(_) | AnyAnnotation::Block(_) | AnyAnnotation::Actor(_) => {}
        }
    }
    if !layers.shows(Layer::Boilerplate) {
        let aside = document.blocks.iter().filter(|block| block.role == BlockRole::Boilerplate);
        let aside: Vec<Span> = aside.map(|block| block.span).collect();
        for mark in &mut marks {
            let n = aside.partition_point(|block| block.end() <= mark.span.start());
            mark.hidden |= aside.get(n).is_some_and(|block| block.contains(mark.span));
        }
    }
    marks.sort_by(|a, b| (a.span.start(), a.depth()).cmp(&(b.span.start(), b.depth())));
    marks
}

/// The classes of a segment: for each layer that covers it, that it does, whether it begins or ends here, and how its
/// decision looks; of several on one layer the innermost counts.
pub(super) fn classes(covering: &[&&Mark], start: usize, end: usize) -> String {
    let mut classes: Vec<&str> = Vec::new();
    let mut layers = HashSet::new();
    for mark in covering.iter().rev().filter(|mark| !mark.hidden) {
        let Some([layer, begins, ends, looks @ ..]) = layer(mark.kind) else { continue };
        if !layers.insert(layer) {
            continue;
        }
        let [decided, suggested, low] = looks;
        classes.push(layer);
        classes.extend((mark.span.start() == start).then_some(begins));
        classes.extend((mark.span.end() == end).then_some(ends));
        classes.push(match mark.look {
            Look::Decided => decided,
            Look::Suggested => suggested,
            Look::Low => low,
        });
        if let MarkKind::Mention(actor_type) = mark.kind {
            classes.push(actor_type.map_or("type-source", type_class));
        }
    }
    classes.join(" ")
}

/// The names of a layer: itself, its beginning, its end, decided, suggested, low. A caption is drawn as a block.
fn layer(kind: MarkKind) -> Option<[&'static str; 6]> {
    macro_rules! names {
        ($layer:literal) => {
            Some([
                $layer,
                concat!($layer, "-start"),
                concat!($layer, "-end"),
                concat!($layer, "-decided"),
                concat!($layer, "-suggested"),
                concat!($layer, "-low"),
            ])
        };
    }
    match kind {
        MarkKind::Caption => None,
        MarkKind::Quote(_) => names!("quote"),
        MarkKind::Mention(_) => names!("actor"),
        MarkKind::Cue => names!("cue"),
        MarkKind::Credit => names!("credit"),
    }
}

pub(super) fn caption_look(record: &Record) -> &'static str {
    match Look::of(record) {
        Look::Decided => "caption-decided",
        Look::Suggested => "caption-suggested",
        Look::Low => "caption-low",
    }
}

fn type_class(actor_type: ActorType) -> &'static str {
    match actor_type {
        ActorType::Person => "type-person",
        ActorType::Organisation => "type-organisation",
        ActorType::Country => "type-country",
        ActorType::Group => "type-group",
        ActorType::Place => "type-place",
    }
}
