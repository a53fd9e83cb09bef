//! Caption blocks → captions with their credits.
//!
//! Which block is a caption is decided in `blocks`; here only what stands inside it. One caption for each block of
//! that role, in order; a credit always lies inside its block.

mod credit;

pub use credit::{Common, credit, is_credit, read_credit};

use super::{SuggestedBlock, SuggestedCaption};
use crate::document::BlockRole;
use crate::language::Language;
use std::collections::HashMap;

/// One caption for each block of that role, in order.
pub fn captions(text: &str, blocks: &[SuggestedBlock], language: &Language) -> Vec<SuggestedCaption> {
    let mut number: HashMap<usize, usize> = HashMap::new();
    let mut found = Vec::new();
    for (block, suggested) in blocks.iter().enumerate().filter(|(_, b)| b.role == BlockRole::Caption) {
        number.insert(block, found.len());
        found.push(SuggestedCaption {
            block,
            credit: credit(text, suggested.span, Some(&language.vocabulary)),
            duplicate_of: suggested.duplicate_of.and_then(|first| number.get(&first).copied()),
            confidence: suggested.confidence,
        });
    }
    found
}
