//! What is no article is folded to a line that opens: boilerplate and repetitions.

use crate::document::{Block, BlockId, BlockRole};
use std::collections::HashSet;

/// Whether a block is folded away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// It is shown.
    #[default]
    None,
    /// It could be folded, and a person opened it.
    Opened,
    /// It is the line that stands for its run, with these words.
    Head(String),
    /// It is hidden behind the head of its run, or because a person wants to see no boilerplate.
    Hidden,
}

/// Boilerplate and repetitions that follow each other are folded to one line; boilerplate that is not shown is no part
/// of it.
pub(super) fn folds(blocks: &[Block], opened: &HashSet<BlockId>, boilerplate: bool) -> Vec<Fold> {
    let is_quiet = |block: &Block| block.role == BlockRole::Boilerplate || block.duplicate_of.is_some();
    let mut folds = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        if !is_quiet(first) {
            folds.push(Fold::None);
            rest = &rest[1..];
            continue;
        }
        let (run, after) = rest.split_at(rest.iter().take_while(|block| is_quiet(block)).count());
        rest = after;
        let is_shown = |block: &&Block| boilerplate || block.role != BlockRole::Boilerplate;
        let shown: Vec<&Block> = run.iter().filter(is_shown).collect();
        let is_opened = opened.contains(&first.id);
        folds.extend(run.iter().map(|block| match shown.first() {
            _ if !is_shown(&block) => Fold::Hidden,
            _ if is_opened => Fold::Opened,
            Some(head) if head.id == block.id => Fold::Head(fold_words(&shown)),
            _ => Fold::Hidden,
        }));
    }
    folds
}

fn fold_words(run: &[&Block]) -> String {
    let repeated = run.iter().filter(|block| block.duplicate_of.is_some()).count();
    let what = match repeated {
        0 => "Boilerplate",
        n if n == run.len() => "Repeated",
        _ => "Not article",
    };
    match run.len() {
        1 => what.to_owned(),
        n => format!("{what} · {n}"),
    }
}
