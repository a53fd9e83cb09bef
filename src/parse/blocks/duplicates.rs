//! Which headlines and captions repeat an earlier one, word for word.

use super::headlines::key;
use crate::document::BlockRole;
use crate::language::Language;
use crate::parse::SuggestedBlock;
use crate::parse::captions::is_credit;
use std::collections::HashMap;

/// Makes exact repetitions (white space aside) duplicates of the first, which is none itself.
///
/// A credit without words repeats nothing: each stands for another picture.
pub fn mark(text: &str, language: &Language, blocks: &mut [SuggestedBlock]) {
    let mut first: HashMap<(BlockRole, u64), usize> = HashMap::new();
    for (n, block) in blocks.iter_mut().enumerate() {
        let repeats = match block.role {
            BlockRole::Headline => true,
            BlockRole::Caption => !is_credit(text, block.span, Some(&language.vocabulary)),
            _ => false,
        };
        if !repeats {
            continue;
        }
        let original = *first.entry((block.role, key(block.span.of(text)))).or_insert(n);
        block.duplicate_of = (original != n).then_some(original);
    }
}
