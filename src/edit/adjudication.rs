//! What was decided between two annotators, kept beside what came of it.

use super::draft::Draft;
use super::error::{EditError, refused};
use crate::document::{Decision, Document, Layer, Side, Took};
use crate::text::Span;

/// Keeps a decision, signed by whoever edits, with the id of what came of it.
pub(super) fn decide(draft: &mut Draft, decision: &Decision) -> Result<(), EditError> {
    let [first, second] = &decision.annotators;
    if first == second {
        return refused("two annotators need two names");
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
    let live = |side: &&Side| live_ids(document).any(|there| there == side.id);
    let first = decision.first.as_ref().filter(live).map(|side| side.id.clone());
    first.or_else(|| decision.second.as_ref().and_then(|side| with_words(document, decision.layer, side)))
}

/// What of a document can come of a decision, by id.
fn live_ids(document: &Document) -> impl Iterator<Item = &str> {
    let blocks = document.blocks.iter().map(|item| item.id.as_str());
    let captions = document.captions.iter().filter(|item| item.record.is_live()).map(|item| item.id.as_str());
    let actors = document.actors.iter().filter(|item| item.record.is_live()).map(|item| item.id.as_str());
    let mentions = document.mentions.iter().filter(|item| item.record.is_live()).map(|item| item.id.as_str());
    let quotes = document.quotes.iter().filter(|item| item.record.is_live()).map(|item| item.id.as_str());
    blocks.chain(captions).chain(actors).chain(mentions).chain(quotes)
}

fn with_words(document: &Document, layer: Layer, side: &Side) -> Option<String> {
    let first: Span = *side.spans.first()?;
    let block_of = |id| document.block(id).map(|block| block.span);
    match layer {
        Layer::Blocks => (document.blocks.iter().find(|block| block.span == first)).map(|x| x.id.to_string()),
        Layer::Captions => (document.captions.iter())
            .find(|caption| caption.record.is_live() && block_of(&caption.block) == Some(first))
            .map(|caption| caption.id.to_string()),
        Layer::Mentions => (document.mentions.iter())
            .find(|mention| mention.record.is_live() && mention.span == first)
            .map(|mention| mention.id.to_string()),
        Layer::Quotes => (document.quotes.iter())
            .find(|quote| quote.record.is_live() && quote.spans == side.spans)
            .map(|quote| quote.id.to_string()),
    }
}
