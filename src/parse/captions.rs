//! Caption blocks → captions with their credits.

use super::{SuggestedBlock, SuggestedCaption};
use crate::document::BlockRole;

/// One caption for each block of that role, in order.
pub fn captions(text: &str, blocks: &[SuggestedBlock]) -> Vec<SuggestedCaption> {
    let _ = text;
    let numbered = || blocks.iter().enumerate().filter(|(_, b)| b.role == BlockRole::Caption);
    numbered()
        .map(|(n, b)| SuggestedCaption {
            block: n,
            credit: None,
            duplicate_of: b.duplicate_of.and_then(|first| numbered().position(|(i, _)| i == first)),
            confidence: b.confidence,
        })
        .collect()
}
