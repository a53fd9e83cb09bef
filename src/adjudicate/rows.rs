//! What a person who decides sees: what was decided and what is open, in the order of the text.

use super::differences::{Difference, differences};
use super::side::side;
use crate::document::{Decision, Document, Layer, Side, Took};
use crate::measure::agreement::NotTheSameText;
use crate::text::Span;
use std::collections::HashSet;

/// A difference, decided or open.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The kind of annotation; actors count as mentions.
    pub layer: Layer,
    /// The words of both sides.
    pub span: Span,
    /// What the first and the second annotator have there.
    pub sides: [Option<Side>; 2],
    /// How it stands.
    pub standing: Standing,
}

/// How a difference stands.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Standing {
    /// Nobody has decided it.
    Open(Difference),
    /// It was decided.
    Decided { took: Took, by: String },
}

impl Row {
    /// What tells it from the others, whether it is decided or not.
    pub fn key(&self) -> (Layer, [Option<&str>; 2]) {
        (self.layer, self.sides.each_ref().map(|side| side.as_ref().map(|side| side.id.as_str())))
    }

    /// Whether nobody has decided it.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Open(_))
    }
}

/// What was decided between these annotators in the first's document, and where it still differs from the second's.
///
/// # Errors
/// If the documents are of different texts.
pub fn rows(
    first: &Document,
    second: &Document,
    annotators: &[String; 2],
) -> Result<Vec<Row>, NotTheSameText> {
    let decisions = first.adjudication.iter().filter(|decision| decision.annotators == *annotators);
    let decisions: Vec<&Decision> = decisions.collect();
    let ids = |side: fn(&Decision) -> Option<&Side>| -> HashSet<&str> {
        decisions.iter().filter_map(|decision| Some(side(decision)?.id.as_str())).collect()
    };
    let (ones, others) = (ids(|decision| decision.first.as_ref()), ids(|decision| decision.second.as_ref()));
    let made: HashSet<&str> =
        decisions.iter().filter_map(|decision| decision.annotation.as_deref()).collect();
    let mut rows: Vec<Row> = decisions.iter().map(|decision| decided(decision)).collect();
    for difference in differences(first, second)? {
        // What differs still after it was decided differs because it was decided so.
        let settled = |target: &Option<crate::document::Target>, ids: &[&HashSet<&str>]| {
            target.as_ref().is_none_or(|target| ids.iter().any(|ids| ids.contains(target.id())))
        };
        if settled(&difference.first, &[&ones, &made]) && settled(&difference.second, &[&others]) {
            continue;
        }
        let sides = [
            difference.first.as_ref().and_then(|target| side(first, target)),
            difference.second.as_ref().and_then(|target| side(second, target)),
        ];
        let (layer, span) = (difference.what.layer(), difference.span);
        rows.push(Row { layer, span, sides, standing: Standing::Open(difference) });
    }
    rows.sort_by_key(|row| row.span);
    Ok(rows)
}

fn decided(decision: &Decision) -> Row {
    Row {
        layer: decision.layer,
        span: decision.span,
        sides: [decision.first.clone(), decision.second.clone()],
        standing: Standing::Decided { took: decision.took, by: decision.by.clone() },
    }
}
