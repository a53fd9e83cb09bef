//! Blocks split and joined; articles, captions and repetitions follow.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::provenance::amend;
use super::{articles, captions, roles};
use crate::document::{Article, Block, BlockId, BlockRole, Caption, Record};
use crate::text::Span;

/// Cuts a block in two before byte `at`. Returns the id of the second.
pub(super) fn split(draft: &mut Draft, id: &BlockId, at: usize) -> Result<BlockId, EditError> {
    let block = draft.get::<Block>(id)?.clone();
    let text = draft.text();
    let halves =
        block.span.split_at(&text, at).map(|(left, right)| (left.trimmed(&text), right.trimmed(&text)));
    let Some((left, right)) = halves.filter(|(left, right)| !left.is_empty() && !right.is_empty()) else {
        return refused(Refusal::CutAtEnd);
    };
    roles::release_duplicates(draft, id);
    reshape(draft, id, left)?;
    let new = Block {
        id: draft.ids().block(),
        article: block.article,
        span: right,
        role: block.role,
        duplicate_of: None,
        record: Record::made_by(draft.stamp()),
    };
    let new_id = new.id.clone();
    let place = draft.find::<Block>(id)? + 1;
    draft.insert(place, new);
    let credit = (draft.document().captions.iter())
        .filter(|caption| caption.block == *id && caption.record.is_live())
        .find_map(|caption| caption.credit.clone().filter(|credit| right.contains(credit.span)));
    roles::settle(draft)?;
    draft.change_where(
        |caption: &Caption| caption.block == new_id && credit.is_some(),
        |caption| caption.credit = credit.clone(),
    );
    Ok(new_id)
}

/// Makes one block of this and the next.
pub(super) fn join(draft: &mut Draft, id: &BlockId) -> Result<(), EditError> {
    let place = draft.find::<Block>(id)?;
    let block = draft.get::<Block>(id)?.clone();
    let Some(next) = draft.document().blocks.get(place + 1).cloned() else {
        return refused(Refusal::LastBlock);
    };
    if next.article != block.article {
        return refused(Refusal::ArticleBetween);
    }
    roles::release_duplicates(draft, id);
    roles::release_duplicates(draft, &next.id);
    hand_over_captions(draft, &next.id, id);
    draft.remove::<Block>(&next.id)?;
    if block.role == BlockRole::Headline {
        draft.change_where(
            |article: &Article| article.headline.as_ref() == Some(&next.id),
            |article| article.headline = Some(id.clone()),
        );
    }
    block.article.iter().try_for_each(|article| articles::keep_headline(draft, article))?;
    let span = block.span.join(next.span);
    reshape(draft, id, span)?;
    if block.role == BlockRole::Boilerplate {
        roles::silence(draft, span);
    }
    roles::settle(draft)?;
    captions::find_credit(draft, id)
}

/// Makes these words a block of their own: cut off what stands before and after, joined where they run over several.
pub(super) fn cut_out(draft: &mut Draft, words: Span) -> Result<BlockId, EditError> {
    let holding = |draft: &Draft, at: usize| {
        let block = draft.document().blocks.iter().find(|block| block.span.contains_position(at));
        block.map(|block| (block.id.clone(), block.span))
    };
    let outside = || EditError::Refused(Refusal::OutsideBlocks);
    let last_byte = words.end().saturating_sub(1);
    let (last, span) = holding(draft, last_byte).ok_or_else(outside)?;
    if words.end() < span.end() {
        split(draft, &last, words.end())?;
    }
    let (mut first, span) = holding(draft, words.start()).ok_or_else(outside)?;
    if span.start() < words.start() {
        first = split(draft, &first, words.start())?;
    }
    while draft.get::<Block>(&first)?.span.end() < words.end() {
        join(draft, &first)?;
    }
    Ok(first)
}

/// Gives a block other words; it repeats nothing any longer.
fn reshape(draft: &mut Draft, id: &BlockId, span: Span) -> Result<(), EditError> {
    let stamp = draft.stamp();
    draft.change(id, |block: &mut Block| {
        if let Some(former) = amend(&mut block.record, stamp) {
            former.spans.get_or_insert_with(|| vec![block.span]);
        }
        block.span = span;
        block.duplicate_of = None;
    })
}

/// Before `from` becomes part of `to`: one caption remains, with the credit of either.
fn hand_over_captions(draft: &mut Draft, from: &BlockId, to: &BlockId) {
    let credit = (draft.document().captions.iter())
        .filter(|caption| caption.block == *from && caption.record.is_live())
        .find_map(|caption| caption.credit.clone());
    draft.discard(|caption: &Caption| caption.block == *from && caption.record.is_live());
    draft.change_where(|caption: &Caption| caption.block == *from, |caption| caption.block = to.clone());
    draft.change_where(
        |caption: &Caption| caption.block == *to && caption.record.is_live() && caption.credit.is_none(),
        |caption| caption.credit = credit.clone(),
    );
}
