//! Which headlines and captions repeat an earlier one, word for word.

use super::headlines::key;
use crate::document::BlockRole;
use crate::parse::SuggestedBlock;
use crate::parse::captions::is_credit;
use std::collections::HashMap;

/// Makes exact repetitions (white space aside) duplicates of the first, which is none itself.
///
/// A credit without words repeats nothing: each stands for another picture.
pub fn mark(text: &str, blocks: &mut [SuggestedBlock]) {
    let mut first: HashMap<(BlockRole, u64), usize> = HashMap::new();
    for n in 0..blocks.len() {
        let (role, span) = (blocks[n].role, blocks[n].span);
        let repeats = match role {
            BlockRole::Headline => true,
            BlockRole::Caption => !is_credit(text, span),
            _ => false,
        };
        if !repeats {
            continue;
        }
        let original = *first.entry((role, key(span.of(text)))).or_insert(n);
        blocks[n].duplicate_of = (original != n).then_some(original);
    }
}
