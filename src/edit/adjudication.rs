//! What was decided between two annotators, kept beside what came of it.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use crate::document::{Decision, Document, Kind, Layer, Side, Took};

/// Keeps a decision, signed by whoever edits, with the id of what came of it.
pub(super) fn decide(draft: &mut Draft, decision: &Decision) -> Result<(), EditError> {
    let [first, second] = &decision.annotators;
    if first == second {
        return refused(Refusal::OneAnnotator);
    }
    let stamp = draft.stamp();
    let annotation = outcome(draft.document(), decision);
    draft.decide(
        usize::MAX,
        Decision { annotation, by: stamp.by.clone(), time: stamp.time.clone(), ..decision.clone() },
    );
    Ok(())
}

/// The id of what came of it: what the first had, as it was or changed; else what has the words of the second.
fn outcome(document: &Document, decision: &Decision) -> Option<String> {
    if decision.took == Took::Neither {
        return None;
    }
    let live =
        |side: &&Side| document.annotations().any(|there| there.record().is_live() && there.id() == side.id);
    let first = decision.first.as_ref().filter(live).map(|side| side.id.clone());
    first.or_else(|| decision.second.as_ref().and_then(|side| with_words(document, decision.layer, side)))
}

fn with_words(document: &Document, layer: Layer, side: &Side) -> Option<String> {
    let compared = |kind: Kind| kind.layer() == layer && kind.is_compared();
    let mut live = document.annotations().filter(|it| compared(it.kind()) && it.record().is_live());
    live.find(|it| it.spans(document) == side.spans).map(|it| it.id().to_owned())
}
