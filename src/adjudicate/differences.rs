//! Where two documents of one text differ, annotation by annotation.

use super::actors::{Actors, place};
use crate::document::{ActorId, CaptionId, Document, Form, Layer, Mention, MentionId, Quote, Target};
use crate::measure::agreement::{NotTheSameText, Paired, paired};
use crate::measure::trimmed;
use crate::text::Span;
use std::collections::HashMap;

/// A place where two annotators differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// About what.
    pub what: What,
    /// What the first has there.
    pub first: Option<Target>,
    /// What the second has there.
    pub second: Option<Target>,
    /// In what they differ, where both have something.
    pub fields: Vec<Field>,
    /// The words of both.
    pub span: Span,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// What a block is for.
    Role,
    /// A caption, or its credit.
    Caption,
    /// An actor's name or type.
    Actor,
    /// Two actors of the first are one of the second's.
    Merged,
    /// One actor of the first is two of the second's.
    Split,
    /// A mention: whether it is one, its words, whom it means.
    Mention,
    /// A quote: whether it is one, its words, kind, cue, speaker.
    Quote,
}

impl What {
    /// The layer that it belongs to.
    pub fn layer(self) -> Layer {
        match self {
            What::Role => Layer::Blocks,
            What::Caption => Layer::Captions,
            What::Actor | What::Merged | What::Split | What::Mention => Layer::Mentions,
            What::Quote => Layer::Quotes,
        }
    }
}

/// In what two annotations of the same words, or of words that overlap, differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are the parts of annotations")]
pub enum Field {
    Words,
    Role,
    Credit,
    Name,
    Type,
    Actor,
    Form,
    Kind,
    Cue,
    Speaker,
}

impl Field {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Field::Words => "words",
            Field::Role => "role",
            Field::Credit => "credit",
            Field::Name => "name",
            Field::Type => "type",
            Field::Actor => "actor",
            Field::Form => "form",
            Field::Kind => "kind",
            Field::Cue => "cue",
            Field::Speaker => "speaker",
        }
    }
}

/// The differences, in the order of the text. What stands in none of them, both have alike.
///
/// # Errors
/// If the documents are of different texts.
pub fn differences(first: &Document, second: &Document) -> Result<Vec<Difference>, NotTheSameText> {
    if first.text != second.text {
        return Err(NotTheSameText);
    }
    let both = |layer: Layer| first.has_layer(layer) && second.has_layer(layer);
    let mut found = Vec::new();
    for layer in Layer::ALL.into_iter().filter(|layer| both(*layer)) {
        match layer {
            Layer::Blocks => roles(first, second, &mut found),
            Layer::Captions => captions(first, second, &mut found),
            Layer::Mentions => {
                let actors = Actors::of(first, second);
                of_actors(first, second, &actors, &mut found);
                mentions(first, second, &actors, &mut found);
            }
            Layer::Quotes => quotes(first, second, &mut found),
        }
    }
    found.sort_by_key(|found| (found.span, found.what));
    Ok(found)
}

fn roles(first: &Document, second: &Document, found: &mut Vec<Difference>) {
    let others: HashMap<Span, _> = second.blocks.iter().map(|block| (block.span, block)).collect();
    for one in &first.blocks {
        let Some(other) = others.get(&one.span).filter(|other| other.role != one.role) else { continue };
        found.push(Difference {
            what: What::Role,
            first: Some(Target::Block(one.id.clone())),
            second: Some(Target::Block(other.id.clone())),
            fields: vec![Field::Role],
            span: one.span,
        });
    }
}

/// A caption, where its block is, and its credit.
type Placed = (CaptionId, Span, Option<Span>);

fn captions(first: &Document, second: &Document, found: &mut Vec<Difference>) {
    let blocks = |document: &Document| -> HashMap<_, _> {
        document.blocks.iter().map(|block| (block.id.clone(), block.span)).collect()
    };
    let placed = |document: &Document| -> Vec<Placed> {
        let spans = blocks(document);
        let live = document.captions.iter().filter(|caption| caption.record.is_live());
        live.filter_map(|caption| {
            let credit = caption.credit.as_ref().map(|credit| trimmed(&document.text, credit.span));
            Some((caption.id.clone(), *spans.get(&caption.block)?, credit))
        })
        .collect()
    };
    // Where both have the same block, it is its role that they differ in.
    let has_block = |document: &Document, span: Span| document.blocks.iter().any(|block| block.span == span);
    let Paired { pairs, ones, others } = paired(
        placed(first),
        placed(second),
        &[&|a: &Placed, b: &Placed| a.1 == b.1, &|a, b| a.1.overlaps(b.1)],
    );
    let target = |caption: &Placed| Some(Target::Caption(caption.0.clone()));
    for (_, one, other) in pairs {
        let mut fields = Vec::new();
        fields.extend((one.1 != other.1).then_some(Field::Words));
        fields.extend((one.2 != other.2).then_some(Field::Credit));
        if !fields.is_empty() {
            let (first, second) = (target(&one), target(&other));
            found.push(Difference { what: What::Caption, first, second, fields, span: one.1.join(other.1) });
        }
    }
    let only =
        |first, second, span| Difference { what: What::Caption, first, second, fields: Vec::new(), span };
    let ones = ones.iter().filter(|one| !has_block(second, one.1));
    found.extend(ones.map(|one| only(target(one), None, one.1)));
    let others = others.iter().filter(|other| !has_block(first, other.1));
    found.extend(others.map(|other| only(None, target(other), other.1)));
}

fn of_actors(first: &Document, second: &Document, actors: &Actors, found: &mut Vec<Difference>) {
    let mut add = |what, one: &ActorId, other: &ActorId, fields, span: Option<Span>| {
        // An actor whom the text does not mention stands nowhere.
        let Some(span) = span.or_else(|| place(second, other)) else { return };
        let (one, other) = (Target::Actor(one.clone()), Target::Actor(other.clone()));
        found.push(Difference { what, first: Some(one), second: Some(other), fields, span });
    };
    for (one_id, other_id) in actors.pairs() {
        let (Some(one), Some(other)) = (first.actor(one_id), second.actor(other_id)) else { continue };
        let mut fields = Vec::new();
        fields.extend((one.name != other.name).then_some(Field::Name));
        fields.extend((one.actor_type != other.actor_type).then_some(Field::Type));
        if !fields.is_empty() {
            add(What::Actor, one_id, other_id, fields, place(first, one_id));
        }
    }
    for (one, other) in &actors.merged {
        add(What::Merged, one, other, vec![Field::Actor], place(first, one));
    }
    for (one, other) in &actors.split {
        add(What::Split, one, other, vec![Field::Actor], place(second, other));
    }
}

fn mentions(first: &Document, second: &Document, actors: &Actors, found: &mut Vec<Difference>) {
    type Words<'d> = (Span, &'d Mention);
    let live = |document: &'_ Document| -> Vec<(Span, Mention)> {
        let live = document.mentions.iter().filter(|mention| mention.record.is_live());
        live.map(|mention| (trimmed(&document.text, mention.span), mention.clone())).collect()
    };
    let (ones, others) = (live(first), live(second));
    let by_reference = |all: &'_ [(Span, Mention)]| -> Vec<usize> { (0..all.len()).collect() };
    let at = |n: &usize, m: &usize| -> (Words<'_>, Words<'_>) {
        ((ones[*n].0, &ones[*n].1), (others[*m].0, &others[*m].1))
    };
    let same_actor = |a: &Mention, b: &Mention| actors.are_same(a.actor.as_ref(), b.actor.as_ref());
    let exact = |n: &usize, m: &usize| {
        let (a, b) = at(n, m);
        a.0 == b.0
    };
    let overlap = |n: &usize, m: &usize| {
        let (a, b) = at(n, m);
        a.0.overlaps(b.0)
    };
    let of_same = |n: &usize, m: &usize| {
        let (a, b) = at(n, m);
        same_actor(a.1, b.1)
    };
    let Paired { pairs, ones: left, others: right } = paired(
        by_reference(&ones),
        by_reference(&others),
        &[&|n, m| exact(n, m) && of_same(n, m), &exact, &|n, m| overlap(n, m) && of_same(n, m), &overlap],
    );
    let target = |id: &MentionId| Some(Target::Mention(id.clone()));
    for (_, n, m) in pairs {
        let ((one_words, one), (other_words, other)) = at(&n, &m);
        let mut fields = Vec::new();
        fields.extend((one_words != other_words).then_some(Field::Words));
        fields.extend((!same_actor(one, other)).then_some(Field::Actor));
        fields.extend((way_of(one.form) != way_of(other.form)).then_some(Field::Form));
        if !fields.is_empty() {
            let (first, second) = (target(&one.id), target(&other.id));
            found.push(Difference {
                what: What::Mention,
                first,
                second,
                fields,
                span: one.span.join(other.span),
            });
        }
    }
    let only =
        |first, second, span| Difference { what: What::Mention, first, second, fields: Vec::new(), span };
    found.extend(left.into_iter().map(|n| only(target(&ones[n].1.id), None, ones[n].1.span)));
    found.extend(right.into_iter().map(|m| only(None, target(&others[m].1.id), others[m].1.span)));
}

/// How a mention speaks: whether by its fullest name or by another follows from what its actor is called.
fn way_of(form: Form) -> Form {
    if form == Form::Alias { Form::Name } else { form }
}

/// A quote as it is compared.
struct Compared<'d> {
    quote: &'d Quote,
    spans: Vec<Span>,
    cue: Option<Span>,
    speaker: Option<Span>,
}

impl<'d> Compared<'d> {
    fn all(document: &'d Document) -> Vec<Compared<'d>> {
        let words = |span| trimmed(&document.text, span);
        let spans: HashMap<_, _> =
            document.mentions.iter().map(|mention| (&mention.id, mention.span)).collect();
        let live = document.quotes.iter().filter(|quote| quote.record.is_live());
        live.map(|quote| Compared {
            quote,
            spans: quote.spans.iter().map(|span| words(*span)).collect(),
            cue: quote.cue.map(words),
            speaker: quote
                .speaker
                .as_ref()
                .and_then(|said| spans.get(&said.mention))
                .map(|span| words(*span)),
        })
        .collect()
    }

    fn whole(&self) -> Option<Span> {
        Some(self.quote.spans.first()?.join(*self.quote.spans.last()?))
    }

    fn target(&self) -> Option<Target> {
        Some(Target::Quote(self.quote.id.clone()))
    }
}

fn quotes(first: &Document, second: &Document, found: &mut Vec<Difference>) {
    type Q<'d> = Compared<'d>;
    let Paired { pairs, ones, others } = paired(
        Compared::all(first),
        Compared::all(second),
        &[
            &|a: &Q<'_>, b: &Q<'_>| (&a.spans, a.speaker) == (&b.spans, b.speaker),
            &|a, b| a.spans == b.spans,
            &|a, b| a.spans.iter().any(|one| b.spans.iter().any(|other| one.overlaps(*other))),
        ],
    );
    for (_, one, other) in pairs {
        let mut fields = Vec::new();
        fields.extend((one.spans != other.spans).then_some(Field::Words));
        fields.extend((one.quote.kind != other.quote.kind).then_some(Field::Kind));
        fields.extend((one.cue != other.cue).then_some(Field::Cue));
        fields.extend((one.speaker != other.speaker).then_some(Field::Speaker));
        let Some((here, there)) = one.whole().zip(other.whole()).filter(|_| !fields.is_empty()) else {
            continue;
        };
        let (first, second) = (one.target(), other.target());
        found.push(Difference { what: What::Quote, first, second, fields, span: here.join(there) });
    }
    let only =
        |first, second, span| Difference { what: What::Quote, first, second, fields: Vec::new(), span };
    found.extend(ones.iter().filter_map(|one| Some(only(one.target(), None, one.whole()?))));
    found.extend(others.iter().filter_map(|other| Some(only(None, other.target(), other.whole()?))));
}
