//! What the formats of labelled stretches and relations between them share: a document as a flat list of labels.
//!
//! Labels: the role of a block that is not body text, `credit`, the type of a mention's actor (`source` where it has
//! none), `direct_quote`, `indirect_quote` and `mixed_quote` for each stretch of a quote, and `cue`. Relations begin at
//! the first stretch of a quote (`speaker`, `cue`, `continued` to its further stretches), at a later mention of an
//! actor (`same_actor`, to its first) or at a repetition (`duplicate_of`, to the first). `names` says which label
//! is what, `of` goes from a document to labels, `read` from labels to a document.

mod layout;
mod names;
mod of;
mod read;
mod words;

pub(super) use layout::{Laid, layout};
pub(super) use names::{CREDIT, CUE, LABELS, SOURCE, mention_name, quote_name};
pub(super) use read::{Found, Link, Reading, name_of};
pub(super) use words::{Word, inside, words};

use crate::document::{Actor, Mention, Record, Target};
use crate::text::Span;

/// The field under which a mention's kept fields may have its actor's name.
pub(super) const ACTOR_NAME: &str = "actor_name";

/// The relations that there are.
pub(super) const RELATIONS: [&str; 5] = ["speaker", "cue", "continued", "same_actor", "duplicate_of"];

/// A labelled stretch.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label<'d> {
    pub name: &'static str,
    /// In bytes.
    pub span: Span,
    /// In code points.
    pub start: usize,
    /// In code points.
    pub end: usize,
    /// The annotation that it is, or is a part of.
    pub target: Target,
    /// Which part: nothing for the annotation itself (of a quote, its first stretch).
    pub part: Option<Part>,
    /// The annotation's record.
    pub record: &'d Record,
    /// The mention that it is, if it is one.
    pub mention: Option<&'d Mention>,
    /// Whom the mention means.
    pub actor: Option<&'d Actor>,
}

/// A part of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A further stretch of a quote, by its place.
    Stretch(usize),
    /// The cue of a quote.
    Cue,
    /// The credit of a caption.
    Credit,
}

impl Part {
    /// A name that no other part of the annotation has.
    pub fn name(self) -> String {
        match self {
            Part::Stretch(n) => n.to_string(),
            Part::Cue => "cue".to_owned(),
            Part::Credit => "credit".to_owned(),
        }
    }
}

impl Label<'_> {
    /// A name that no other label of the document has.
    pub fn key(&self) -> String {
        let id = self.target.id();
        self.part.map_or_else(|| id.to_owned(), |part| format!("{id}-{}", part.name()))
    }
}

/// A relation between two labels, by their places in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub name: &'static str,
    pub from: usize,
    pub to: usize,
}

/// All of a document that is labels and relations. The stretches of a quote follow each other.
#[derive(Debug, Default)]
pub(super) struct Standoff<'d> {
    pub labels: Vec<Label<'d>>,
    pub relations: Vec<Relation>,
}

impl<'d> Standoff<'d> {
    /// Whether a label is not the further stretch of another.
    pub fn is_head(&self, n: usize) -> bool {
        self.labels.get(n).is_some_and(|label| !matches!(label.part, Some(Part::Stretch(_))))
    }

    /// A label that is no further stretch, and the further stretches of what it is the first of.
    pub fn stretches(&self, n: usize) -> impl Iterator<Item = &Label<'d>> {
        let further = (n + 1..).take_while(|n| *n < self.labels.len() && !self.is_head(*n));
        std::iter::once(n).chain(further).filter_map(|n| self.labels.get(n))
    }
}
