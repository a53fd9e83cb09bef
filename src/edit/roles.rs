//! What blocks are for, and which repeat which, with what follows for captions, headlines, mentions and quotes.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::provenance::amend;
use super::{articles, captions, mentions};
use crate::document::{Article, Block, BlockId, BlockRole, Mention, Quote, Record};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

pub(super) fn set(draft: &mut Draft, id: &BlockId, role: BlockRole) -> Result<(), EditError> {
    if draft.get::<Block>(id)?.role == role {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |block: &mut Block| {
        if let Some(former) = amend(&mut block.record, stamp) {
            former.role.get_or_insert(block.role);
        }
    })?;
    put(draft, id, role)
}

/// Sets the role without anybody deciding it.
pub(super) fn put(draft: &mut Draft, id: &BlockId, role: BlockRole) -> Result<(), EditError> {
    draft.change(id, |block: &mut Block| block.role = role)?;
    let block = draft.get::<Block>(id)?;
    let (span, article) = (block.span, block.article.clone());
    if role == BlockRole::Boilerplate {
        silence(draft, span);
    }
    settle(draft)?;
    let Some(article) = article else { return Ok(()) };
    if role == BlockRole::Headline {
        draft.change(&article, |article: &mut Article| {
            article.headline.get_or_insert_with(|| id.clone());
        })?;
    }
    articles::keep_headline(draft, &article)
}

pub(super) fn mark_duplicate(draft: &mut Draft, id: &BlockId, of: &BlockId) -> Result<(), EditError> {
    let first = draft.get::<Block>(of)?;
    let first = first.duplicate_of.clone().unwrap_or_else(|| of.clone());
    if first == *id {
        return refused(Refusal::RepeatsItself);
    }
    if draft.find::<Block>(&first)? > draft.find::<Block>(id)? {
        return refused(Refusal::RepeatsLater);
    }
    let role = draft.get::<Block>(&first)?.role;
    set(draft, id, role)?;
    let stamp = draft.stamp();
    draft.change(id, |block: &mut Block| {
        if block.duplicate_of.as_ref() != Some(&first) {
            amend(&mut block.record, stamp);
            block.duplicate_of = Some(first.clone());
        }
    })?;
    let span = draft.get::<Block>(id)?.span;
    silence(draft, span);
    let article = draft.get::<Block>(&first)?.article.clone();
    draft.change_where(
        |there: &Article| Some(&there.id) == article.as_ref() && there.headline.as_ref() == Some(id),
        |there| there.headline = Some(first.clone()),
    );
    settle(draft)
}

pub(super) fn unmark_duplicate(draft: &mut Draft, id: &BlockId) -> Result<(), EditError> {
    if draft.get::<Block>(id)?.duplicate_of.is_none() {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |block: &mut Block| {
        amend(&mut block.record, stamp);
        block.duplicate_of = None;
    })?;
    settle(draft)
}

/// A block says no longer what its repetitions say: the next of them is the first now.
pub(super) fn release_duplicates(draft: &mut Draft, id: &BlockId) {
    let mut heir: Option<BlockId> = None;
    draft.change_where(
        |block: &Block| block.duplicate_of.as_ref() == Some(id),
        |block| {
            block.duplicate_of = heir.clone();
            heir.get_or_insert_with(|| block.id.clone());
        },
    );
}

/// Rejects what the parser found in the words of a block; what a person made stays.
pub(super) fn silence(draft: &mut Draft, block: Span) {
    let parsers = |record: &Record| record.is_live() && !record.is_own();
    draft.discard(|quote: &Quote| {
        parsers(&quote.record) && quote.spans.iter().all(|span| block.contains(*span))
    });
    mentions::discard(draft, |mention: &Mention| parsers(&mention.record) && block.contains(mention.span));
}

/// Makes repetitions agree with the roles, then captions with the blocks.
pub(super) fn settle(draft: &mut Draft) -> Result<(), EditError> {
    settle_duplicates(draft);
    captions::settle(draft)
}

/// Where a first has another role than its repetitions, the next of them is the first of those; where a first has
/// become a repetition itself, they follow it.
fn settle_duplicates(draft: &mut Draft) {
    let blocks = &draft.document().blocks;
    let repeated: HashSet<&BlockId> = blocks.iter().filter_map(|block| block.duplicate_of.as_ref()).collect();
    let firsts: HashMap<&BlockId, &Block> =
        blocks.iter().filter(|block| repeated.contains(&block.id)).map(|block| (&block.id, block)).collect();
    let mut heirs: HashMap<(&BlockId, BlockRole), &BlockId> = HashMap::new();
    let mut changes: Vec<(BlockId, Option<BlockId>)> = Vec::new();
    for block in blocks {
        let named = block.duplicate_of.as_ref().and_then(|id| firsts.get(id));
        let Some(named) = named else { continue };
        let first = named.duplicate_of.as_ref().and_then(|id| firsts.get(id)).unwrap_or(named);
        let agreed = if first.role == block.role {
            Some(first.id.clone())
        } else if let Some(heir) = heirs.get(&(&first.id, block.role)) {
            Some((*heir).clone())
        } else {
            heirs.insert((&first.id, block.role), &block.id);
            None
        };
        if agreed != block.duplicate_of {
            changes.push((block.id.clone(), agreed));
        }
    }
    for (id, first) in changes {
        // It was found in this very list.
        let _ = draft.change(&id, |block: &mut Block| block.duplicate_of = first);
    }
}
