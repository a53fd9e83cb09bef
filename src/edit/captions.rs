//! Captions, which follow their blocks: one for each block of that role, with its credit inside it.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::provenance::{amend, confirm, reinstate};
use super::{blocks, roles};
use crate::document::{
    Block, BlockId, BlockRole, Caption, CaptionId, Credit, Extra, Layer, Record, SuggestedCredit,
};
use crate::parse::captions;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

pub(super) fn set_credit(draft: &mut Draft, id: &CaptionId, credit: Option<Span>) -> Result<(), EditError> {
    let credit = credit.map(|credit| draft.words(credit)).transpose()?;
    let caption = draft.live::<Caption>(id)?;
    let before = caption.credit.as_ref().map(|credit| credit.span);
    let block = draft.get::<Block>(&caption.block)?;
    if credit.is_some_and(|credit| !block.span.contains(credit)) {
        return refused(Refusal::CreditOutside);
    }
    if before == credit {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |caption: &mut Caption| {
        if let Some(former) = amend(&mut caption.record, stamp) {
            former.credit.get_or_insert(before);
        }
    })?;
    put_credit(draft, id, credit)
}

/// Sets the credit; its agency and its photographer are read off its words.
pub(super) fn put_credit(draft: &mut Draft, id: &CaptionId, credit: Option<Span>) -> Result<(), EditError> {
    let text = draft.text();
    let credit = credit.map(|span| as_credit(captions::read_credit(&text, span)));
    draft.change(id, |caption: &mut Caption| caption.credit = credit)
}

fn as_credit(read: SuggestedCredit) -> Credit {
    let SuggestedCredit { span, agency, photographer } = read;
    Credit { span, agency, photographer, extra: Extra::default() }
}

/// Makes these words a caption: a block of their own, cut out of or joined from those that hold them.
///
/// Where a caption has some of them already, it is that one that gets these words instead of its own; what is left of
/// its block is body.
pub(super) fn add(draft: &mut Draft, span: Span) -> Result<(), EditError> {
    let words = draft.words(span)?;
    let resized = live_in(draft, words);
    let id = blocks::cut_out(draft, words)?;
    roles::set(draft, &id, BlockRole::Caption)?;
    match resized {
        Some((caption, before)) if before != words => resize(draft, caption, before, &id, words),
        _ => Ok(()),
    }
}

/// The first caption that has some of these words, and where its block is.
fn live_in(draft: &Draft, words: Span) -> Option<(Caption, Span)> {
    let document = draft.document();
    let blocks: HashMap<&BlockId, Span> =
        document.blocks.iter().filter(|b| b.span.overlaps(words)).map(|b| (&b.id, b.span)).collect();
    let live = document.captions.iter().filter(|caption| caption.record.is_live());
    live.filter_map(|caption| Some((caption.clone(), *blocks.get(&caption.block)?)))
        .min_by_key(|(_, span)| *span)
}

/// `caption` gets the block that was cut out for it; it was of `before`.
fn resize(
    draft: &mut Draft,
    mut caption: Caption,
    before: Span,
    block: &BlockId,
    words: Span,
) -> Result<(), EditError> {
    let others = |there: &Caption| there.block == *block && there.id != caption.id;
    let credit = draft.document().captions.iter().filter(|c| others(c)).find_map(|c| c.credit.clone());
    draft.discard(|there: &Caption| others(there) && there.record.is_live());
    let former = caption.credit.take();
    let inside = |credit: &Credit| words.contains(credit.span);
    caption.credit = former.clone().filter(inside).or(credit.filter(inside));
    let proposal = amend(&mut caption.record, draft.stamp());
    if let (Some(proposal), Some(former), None) = (proposal, &former, &caption.credit) {
        proposal.credit.get_or_insert(Some(former.span));
    }
    caption.block = block.clone();
    caption.duplicate_of = None;
    let id = caption.id.clone();
    if draft.find::<Caption>(&id).is_ok() {
        draft.remove::<Caption>(&id)?;
    }
    let place = place(draft, block);
    draft.insert(place, caption);
    let rest: Vec<BlockId> = (draft.document().blocks.iter())
        .filter(|rest| rest.role == BlockRole::Caption && rest.id != *block && before.contains(rest.span))
        .map(|rest| rest.id.clone())
        .collect();
    rest.iter().try_for_each(|rest| roles::set(draft, rest, BlockRole::Body))?;
    roles::settle(draft)?;
    if former.is_none() { find_credit(draft, block) } else { Ok(()) }
}

/// The caption of a block that was given more words has the credit that stands in them, where it had none.
pub(super) fn find_credit(draft: &mut Draft, block: &BlockId) -> Result<(), EditError> {
    let text = draft.text();
    let found = captions::credit(&text, draft.get::<Block>(block)?.span, None).map(as_credit);
    draft.change_where(
        |caption: &Caption| caption.block == *block && caption.record.is_live() && caption.credit.is_none(),
        |caption| caption.credit = found.clone(),
    );
    Ok(())
}

/// Rejects a caption (a person's own is gone): its block is body.
pub(super) fn discard(draft: &mut Draft, id: &CaptionId) -> Result<(), EditError> {
    let caption = draft.get::<Caption>(id)?;
    if !caption.record.is_live() {
        return Ok(());
    }
    let block = caption.block.clone();
    roles::set(draft, &block, BlockRole::Body)
}

/// Makes the block of a rejected caption a caption, so that the caption can count again.
pub(super) fn make_room(draft: &mut Draft, id: &CaptionId) -> Result<(), EditError> {
    let caption = draft.get::<Caption>(id)?;
    if caption.record.is_live() {
        return Ok(());
    }
    let block = caption.block.clone();
    if draft.document().captions.iter().any(|c| c.block == block && c.record.is_live()) {
        return refused(Refusal::OtherCaption);
    }
    // Settling prefers the caption that was rejected last to a new one, so this one must count before its block does.
    let stamp = draft.stamp();
    draft.change(id, |caption: &mut Caption| confirm(&mut caption.record, stamp))?;
    roles::set(draft, &block, BlockRole::Caption)
}

/// The caption that a block had counts again, as what it was, since its block is taken back to be a caption.
pub(super) fn reinstate_of(draft: &mut Draft, block: &BlockId) -> Result<(), EditError> {
    let Some(id) = former_of(draft, block) else { return Ok(()) };
    let stamp = draft.stamp();
    draft.change(&id, |caption: &mut Caption| reinstate(&mut caption.record, stamp))
}

/// The caption that a block had last.
fn former_of(draft: &Draft, block: &BlockId) -> Option<CaptionId> {
    let mut captions = draft.document().captions.iter().rev();
    captions.find(|caption| caption.block == *block).map(|caption| caption.id.clone())
}

/// Makes captions agree with the blocks: those of other blocks are done away with, caption blocks get theirs, credits
/// lie inside, and they repeat each other as their blocks do.
pub(super) fn settle(draft: &mut Draft) -> Result<(), EditError> {
    let captioned: HashSet<BlockId> = (draft.document().blocks.iter())
        .filter(|block| block.role == BlockRole::Caption)
        .map(|block| block.id.clone())
        .collect();
    draft.discard(|caption: &Caption| caption.record.is_live() && !captioned.contains(&caption.block));
    if draft.document().has_layer(Layer::Captions) {
        caption_all(draft)?;
    }
    keep_credits_inside(draft);
    follow_duplicates(draft);
    Ok(())
}

/// Gives each caption block that has none its caption: the one that it had before, else a new one.
fn caption_all(draft: &mut Draft) -> Result<(), EditError> {
    let has_caption: HashSet<&BlockId> =
        draft.document().captions.iter().filter(|c| c.record.is_live()).map(|c| &c.block).collect();
    let bare: Vec<BlockId> = (draft.document().blocks.iter())
        .filter(|block| block.role == BlockRole::Caption && !has_caption.contains(&block.id))
        .map(|block| block.id.clone())
        .collect();
    let stamp = draft.stamp();
    for block in bare {
        if let Some(id) = former_of(draft, &block) {
            draft.change(&id, |caption: &mut Caption| confirm(&mut caption.record, stamp))?;
            continue;
        }
        let place = place(draft, &block);
        let (id, record) = (draft.ids().caption(), Record::made_by(stamp));
        let text = draft.text();
        let credit = captions::credit(&text, draft.get::<Block>(&block)?.span, None).map(as_credit);
        draft.insert(place, Caption { id, block, credit, duplicate_of: None, record });
    }
    Ok(())
}

/// Where the caption of a block belongs: captions are in the order of their blocks.
pub(super) fn place(draft: &Draft, block: &BlockId) -> usize {
    let document = draft.document();
    let order: HashMap<&BlockId, usize> =
        document.blocks.iter().enumerate().map(|(n, b)| (&b.id, n)).collect();
    let own = order.get(block);
    let after = document.captions.iter().position(|caption| order.get(&caption.block) > own);
    after.unwrap_or(document.captions.len())
}

fn keep_credits_inside(draft: &mut Draft) {
    let spans: HashMap<BlockId, Span> =
        draft.document().blocks.iter().map(|b| (b.id.clone(), b.span)).collect();
    let stamp = draft.stamp();
    draft.change_where(
        |caption: &Caption| {
            let block = spans.get(&caption.block);
            let credit = caption.credit.as_ref();
            caption.record.is_live()
                && credit.is_some_and(|credit| block.is_some_and(|block| !block.contains(credit.span)))
        },
        |caption| {
            let before = caption.credit.take().map(|credit| credit.span);
            if let Some(former) = amend(&mut caption.record, stamp) {
                former.credit.get_or_insert(before);
            }
        },
    );
}

fn follow_duplicates(draft: &mut Draft) {
    let document = draft.document();
    let live: HashMap<&BlockId, &CaptionId> =
        document.captions.iter().filter(|c| c.record.is_live()).map(|c| (&c.block, &c.id)).collect();
    let there: HashSet<CaptionId> = document.captions.iter().map(|c| c.id.clone()).collect();
    let firsts: HashMap<BlockId, CaptionId> = (document.blocks.iter())
        .filter_map(|block| Some((block.id.clone(), (*live.get(block.duplicate_of.as_ref()?)?).clone())))
        .collect();
    draft.change_where(
        |_: &Caption| true,
        |caption| {
            if caption.record.is_live() {
                caption.duplicate_of = firsts.get(&caption.block).cloned();
            } else if caption.duplicate_of.as_ref().is_some_and(|first| !there.contains(first)) {
                caption.duplicate_of = None;
            }
        },
    );
}
