//! What was decided between two annotators of one text: adjudication. Kept with the document that came of it, so that
//! whoever reads it knows who had made what, who disagreed, and who decided.

use super::shared::has_end_in;
use super::{Extra, Layer};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A place where two annotators did not agree, and what was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The kind of annotation; actors count as mentions.
    pub layer: Layer,
    /// Where: the words of both sides, from the first to the last.
    pub span: Span,
    /// The names of the two annotators. Never the same.
    pub annotators: [String; 2],
    /// What the first had; `None` where they had nothing there.
    pub first: Option<Side>,
    /// What the second had; never nothing where the first had nothing.
    pub second: Option<Side>,
    /// Which of them was taken.
    pub took: Took,
    /// The id of what came of it in this document; `None` where nothing did.
    pub annotation: Option<String>,
    /// Who decided.
    pub by: String,
    /// ISO 8601.
    pub time: Option<String>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Decision {
    /// All spans that it holds.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let sides = [&self.first, &self.second].into_iter().flatten();
        std::iter::once(self.span).chain(sides.flat_map(|side| side.spans.iter().copied()))
    }

    /// Whether one of its spans begins or ends there, ends included.
    pub(crate) fn has_end_in(&self, part: Span) -> bool {
        self.spans().any(|span| has_end_in(span, part))
    }

    /// The same spans, to be changed.
    pub(super) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let sides = [&mut self.first, &mut self.second].into_iter().flatten();
        std::iter::once(&mut self.span).chain(sides.flat_map(|side| &mut side.spans))
    }
}

/// What one annotator had at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its id in the annotator's own document.
    pub id: String,
    /// Its words, in the order of the text; of an actor, its first mention.
    pub spans: Vec<Span>,
    /// What they had said of it, in words: "person, Lea Ott", "direct, said by Lea Ott".
    pub label: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// What was taken of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Took {
    /// What the first annotator had.
    First,
    /// What the second annotator had.
    Second,
    /// Both, side by side.
    Both,
    /// Neither.
    Neither,
}

impl Took {
    /// All of them.
    pub const ALL: [Took; 4] = [Took::First, Took::Second, Took::Both, Took::Neither];

    /// As files call it.
    pub fn name(self) -> &'static str {
        match self {
            Took::First => "first",
            Took::Second => "second",
            Took::Both => "both",
            Took::Neither => "neither",
        }
    }
}
