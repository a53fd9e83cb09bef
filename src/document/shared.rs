//! What all kinds of annotations share, so that finding, checking, changing and telling are written once.
//!
//! Reads and moves; what a change means is `edit`'s. What a kind is stands with its struct, all kinds in `kind`.

use super::check::Rules;
use super::{ActorId, ActorType, Document, Kind, Record};
use crate::text::Span;
use std::fmt::Display;
use std::hash::Hash;

/// An annotation in one of a document's lists.
pub trait Annotation: Clone + PartialEq {
    /// What refers to it.
    type Id: Clone + Eq + Hash + Display + AsRef<str>;
    /// What it is.
    const KIND: Kind;
    /// What must hold of those of its kind, beside ids and spans.
    const RULES: Rules;

    /// Its id.
    fn id(&self) -> &Self::Id;
    /// Who says so.
    fn record(&self) -> &Record;
    /// The same, to be changed.
    fn record_mut(&mut self) -> &mut Record;
    /// Those of its kind.
    fn list(document: &Document) -> &Vec<Self>;
    /// The same, to be changed.
    fn list_mut(document: &mut Document) -> &mut Vec<Self>;

    /// What it is called among those of its kind, as in files: a block's role, a quote's kind, an actor's type, which is
    /// also that of its mentions (`source` where they have none); else the name of its kind. `type_of` knows the actors.
    fn label(&self, type_of: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str;
    /// Where its words stand, in the order of the text: a caption's are its block's, an actor's its first mention's (none where
    /// the text does not mention it).
    fn spans(&self, document: &Document) -> Vec<Span>;

    /// Shows the spans that it holds itself.
    fn own_spans(&self, see: &mut dyn FnMut(SpanOf, Span));
    /// Shows the same spans, to be changed.
    fn own_spans_mut(&mut self, see: &mut dyn FnMut(&mut Span));

    /// Shows all spans that it holds, to be changed: its own, and those that the parser had proposed before, which are to
    /// be found again when a decision is taken back.
    fn each_span_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
        self.own_spans_mut(see);
        if let Some(origin) = &mut self.record_mut().origin {
            origin.former.spans_mut().for_each(see);
        }
    }

    /// Whether one of all its spans begins or ends there, ends included.
    fn has_end_in(&self, part: Span) -> bool {
        let mut found = false;
        self.own_spans(&mut |_, span| found |= has_end_in(span, part));
        let mut former = self.record().origin.iter().flat_map(|origin| origin.former.spans());
        found || former.any(|span| has_end_in(span, part))
    }
}

pub(super) fn has_end_in(span: Span, part: Span) -> bool {
    let within = |at: usize| part.start() <= at && at <= part.end();
    within(span.start()) || within(span.end())
}

/// Which span of an annotation one is; shown as the field of a file that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanOf {
    /// The annotation's own.
    Itself,
    /// A quote's content, by its place.
    Content(usize),
    /// What stands inside quotation marks, by its place.
    Quoted(usize),
    /// The words of attribution.
    Cue,
    /// Who made a picture.
    Credit,
}

impl Display for SpanOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SpanOf::Itself => f.write_str("start"),
            SpanOf::Content(n) => write!(f, "spans[{n}]"),
            SpanOf::Quoted(n) => write!(f, "quoted[{n}]"),
            SpanOf::Cue => f.write_str("cue"),
            SpanOf::Credit => f.write_str("credit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Origin, by_kind, sample};

    /// How many spans annotations of a kind hold.
    fn shows_what_it_moves<T: Annotation>(document: &Document) -> usize {
        let mut count = 0;
        for annotation in T::list(document) {
            let (mut shown, mut moved) = (Vec::new(), Vec::new());
            annotation.own_spans(&mut |_, span| shown.push(span));
            annotation.clone().own_spans_mut(&mut |span| moved.push(*span));
            assert_eq!(shown, moved, "{} {}", T::KIND.name(), annotation.id());
            count += shown.len();
        }
        count
    }

    #[test]
    fn the_spans_that_are_shown_are_those_that_move() {
        let document = sample::document();
        let held = Kind::ALL.map(|kind| {
            let first = document.annotations_of(kind).next().unwrap().target();
            by_kind!(&first, |_id: T| shows_what_it_moves::<T>(&document))
        });
        assert_eq!(held.iter().filter(|held| **held == 0).count(), 1, "only an actor stands nowhere");
    }

    #[test]
    fn what_was_proposed_has_ends_too() {
        let mut mention = sample::document().mentions[0].clone();
        let elsewhere = Span::whole("");
        assert!(!mention.has_end_in(elsewhere));
        let mut origin = Origin::default();
        origin.former.spans = Some(vec![elsewhere]);
        mention.record.origin = Some(origin);
        assert!(mention.has_end_in(elsewhere));
        let mut moved = 0;
        mention.each_span_mut(&mut |_| moved += 1);
        assert_eq!(moved, 2);
    }
}
