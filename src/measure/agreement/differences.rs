//! What is not the same in two documents of one text: what a person who decides between them has to look at.

use super::items::{Counted, Item, items};
use super::likest::{Paired, paired};
use super::{LAYERS, NotTheSameText};
use crate::document::{Document, Layer};
use crate::text::Span;

/// A place where two annotators do not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub layer: Layer,
    /// How.
    pub what: What,
    /// What they have there.
    pub sides: Sides,
}

/// What two annotators have at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Something that the second has not.
    One(Item),
    /// Something that the first has not.
    Other(Item),
    /// Not the same: the first's, then the second's.
    Both(Item, Item),
}

/// In what two annotators differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Only one of them marked anything there.
    Only,
    /// The same label, but the spans only overlap.
    Span,
    /// The same span, but another label.
    Label,
    /// They overlap, and the labels are not the same either.
    SpanAndLabel,
    /// The same quote, but another speaker.
    Speaker,
}

impl Sides {
    /// The words in question.
    pub fn span(&self) -> Span {
        match self {
            Sides::One(item) | Sides::Other(item) => item.span,
            Sides::Both(one, other) => one.span.join(other.span),
        }
    }

    /// What the first annotator has.
    pub fn one(&self) -> Option<&Item> {
        match self {
            Sides::One(one) | Sides::Both(one, _) => Some(one),
            Sides::Other(_) => None,
        }
    }

    /// What the second annotator has.
    pub fn other(&self) -> Option<&Item> {
        match self {
            Sides::Other(other) | Sides::Both(_, other) => Some(other),
            Sides::One(_) => None,
        }
    }
}

/// The differences in the order of layers, and in each in the order of the text. Every item of either document that has
/// not its equal in the other stands in one difference; of what overlaps, the likest are held against each other.
///
/// # Errors
/// If the documents are of different texts.
pub fn differences(
    one: &Document,
    other: &Document,
    counted: Counted,
) -> Result<Vec<Difference>, NotTheSameText> {
    if one.text != other.text {
        return Err(NotTheSameText);
    }
    let layers = LAYERS.into_iter().filter(|layer| one.has_layer(*layer) && other.has_layer(*layer));
    Ok(layers
        .flat_map(|layer| of_layer(layer, items(one, layer, counted), items(other, layer, counted)))
        .collect())
}

fn of_layer(layer: Layer, ones: Vec<Item>, others: Vec<Item>) -> Vec<Difference> {
    // From those that are most alike to those that have nothing in common.
    const WHAT: [Option<What>; 5] =
        [None, Some(What::Speaker), Some(What::Label), Some(What::Span), Some(What::SpanAndLabel)];
    let Paired { pairs, ones, others } = paired(
        ones,
        others,
        &[
            &|a, b| (a.span, a.label, a.speaker) == (b.span, b.label, b.speaker),
            &|a, b| (a.span, a.label) == (b.span, b.label),
            &|a, b| a.span == b.span,
            &|a, b| a.label == b.label && a.span.overlaps(b.span),
            &|a, b| a.span.overlaps(b.span),
        ],
    );
    let differ = |(way, one, other): (usize, Item, Item)| {
        let what = WHAT.get(way).copied().flatten()?;
        Some(Difference { layer, what, sides: Sides::Both(one, other) })
    };
    let mut found: Vec<Difference> = pairs.into_iter().filter_map(differ).collect();
    let only = |sides| Difference { layer, what: What::Only, sides };
    found.extend(ones.into_iter().map(|one| only(Sides::One(one))));
    found.extend(others.into_iter().map(|other| only(Sides::Other(other))));
    found.sort_by_key(|difference| (difference.sides.span(), difference.what));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{MentionId, Target};

    const TEXT: &str = "Lea Ott met Jo Hun and the crew in town, and sang.";

    fn item(words: &str, label: &'static str, speaker: Option<&str>) -> Item {
        let span = |words: &str| {
            let at = TEXT.find(words).unwrap();
            Span::around(TEXT, at, at + words.len())
        };
        let target = Target::Mention(MentionId::new("m1"));
        Item { target, span: span(words), label, speaker: speaker.map(span) }
    }

    /// Each difference as `what: one | other`.
    fn check(ones: &[Item], others: &[Item], expected: &[&str]) {
        let words = |item: Option<&Item>| {
            item.map(|item| format!("{} {}", item.span.of(TEXT), item.label)).unwrap_or_default()
        };
        let found: Vec<String> = (of_layer(Layer::Mentions, ones.to_vec(), others.to_vec()).iter())
            .map(|d| format!("{:?}: {} | {}", d.what, words(d.sides.one()), words(d.sides.other())))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_the_same_is_no_difference() {
        let same = [item("Lea Ott", "person", None), item("the crew", "group", None)];
        check(&same, &same, &[]);
        check(&[], &[], &[]);
    }

    #[test]
    fn the_likest_are_held_against_each_other() {
        check(
            &[
                item("Lea Ott", "person", None),
                item("Jo Hun", "person", None),
                item("the crew", "group", None),
            ],
            &[item("Ott", "person", None), item("Jo Hun", "group", None), item("crew in", "place", None)],
            &[
                "Span: Lea Ott person | Ott person",
                "Label: Jo Hun person | Jo Hun group",
                "SpanAndLabel: the crew group | crew in place",
            ],
        );
        check(
            &[item("Lea Ott met Jo Hun", "person", None), item("Lea Ott", "person", None)],
            &[item("Lea Ott", "person", None), item("town", "place", None)],
            &["Only: Lea Ott met Jo Hun person | ", "Only:  | town place"],
        );
    }

    #[test]
    fn a_quote_may_differ_in_its_speaker_only() {
        check(
            &[item("in town", "direct", Some("Jo Hun"))],
            &[item("in town", "direct", None)],
            &["Speaker: in town direct | in town direct"],
        );
    }

    #[test]
    fn documents_of_other_texts_are_not_compared() {
        let document = |text: &str| Document::empty(crate::document::DocumentId::new("a"), text.into());
        assert_eq!(differences(&document("a"), &document("b"), Counted::All), Err(NotTheSameText));
        assert_eq!(differences(&document("a"), &document("a"), Counted::All), Ok(Vec::new()));
    }
}
