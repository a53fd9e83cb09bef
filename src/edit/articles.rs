//! Where articles begin and end; blocks and headlines follow.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::provenance::amend;
use crate::document::{Article, ArticleId, Block, BlockId, BlockRole, Record};
use crate::text::Span;

/// An article begins at this block: the rest of the article that holds it, or of what stands outside all.
pub(super) fn begin(draft: &mut Draft, id: &BlockId) -> Result<(), EditError> {
    let place = draft.find::<Block>(id)?;
    let block = draft.get::<Block>(id)?.clone();
    let members: Vec<Block> = draft
        .document()
        .blocks
        .iter()
        .skip(place)
        .take_while(|b| b.article == block.article)
        .cloned()
        .collect();
    let text = draft.text();
    if let Some(article) = &block.article {
        let before = place.checked_sub(1).and_then(|n| draft.document().blocks.get(n));
        let Some(before) = before.filter(|before| before.article == block.article) else {
            return refused(Refusal::ArticleBegins);
        };
        let end = before.span.end();
        reshape(draft, article, |span| Span::around(&text, span.start(), end))?;
    }
    let headline =
        if block.role == BlockRole::Headline { Some(id.clone()) } else { first_headline(&members) };
    let span = members.last().map_or(block.span, |last| block.span.join(last.span));
    let new = draft.ids().article();
    let article =
        Article { id: new.clone(), span, headline, source: None, record: Record::made_by(draft.stamp()) };
    let place = draft.document().articles.partition_point(|article| article.span <= span);
    draft.insert(place, article);
    give(draft, &members, Some(&new))?;
    block.article.iter().try_for_each(|article| keep_headline(draft, article))
}

/// The article that holds this block ends with it; what follows belongs to none.
pub(super) fn end(draft: &mut Draft, id: &BlockId) -> Result<(), EditError> {
    let block = draft.get::<Block>(id)?.clone();
    let Some(article) = &block.article else { return refused(Refusal::OutsideArticles) };
    let place = draft.find::<Block>(id)?;
    let members: Vec<Block> = draft
        .document()
        .blocks
        .iter()
        .skip(place + 1)
        .take_while(|b| b.article == block.article)
        .cloned()
        .collect();
    if members.is_empty() {
        return refused(Refusal::ArticleEnds);
    }
    let text = draft.text();
    reshape(draft, article, |span| Span::around(&text, span.start(), block.span.end()))?;
    give(draft, &members, None)?;
    keep_headline(draft, article)
}

/// No article begins at this block any longer.
pub(super) fn remove_at(draft: &mut Draft, id: &BlockId) -> Result<(), EditError> {
    let block = draft.get::<Block>(id)?;
    let Some(article) = block.article.clone() else { return refused(Refusal::NoArticleBegins) };
    let first = draft.document().blocks.iter().find(|block| block.article.as_ref() == Some(&article));
    if first.is_none_or(|first| first.id != *id) {
        return refused(Refusal::NoArticleBegins);
    }
    remove(draft, &article)
}

/// Its blocks go on the article that ends directly before it, or belong to none.
pub(super) fn remove(draft: &mut Draft, id: &ArticleId) -> Result<(), EditError> {
    let article = draft.get::<Article>(id)?.clone();
    let blocks = &draft.document().blocks;
    let members: Vec<Block> =
        blocks.iter().filter(|block| block.article.as_ref() == Some(id)).cloned().collect();
    let first = blocks.iter().position(|block| block.article.as_ref() == Some(id));
    let before =
        first.and_then(|first| blocks.get(first.checked_sub(1)?)).and_then(|block| block.article.clone());
    draft.remove::<Article>(id)?;
    if let Some(before) = &before {
        reshape(draft, before, |span| span.join(article.span))?;
        draft.change(before, |before: &mut Article| {
            before.headline = before.headline.take().or(article.headline)
        })?;
    }
    give(draft, &members, before.as_ref())
}

/// Where the headline of an article is none of its headlines any longer, the first of those that are is it now.
pub(super) fn keep_headline(draft: &mut Draft, id: &ArticleId) -> Result<(), EditError> {
    let Some(headline) = draft.get::<Article>(id)?.headline.clone() else { return Ok(()) };
    let blocks = draft.document().blocks.iter().filter(|block| block.article.as_ref() == Some(id));
    let headlines: Vec<Block> = blocks.filter(|block| block.role == BlockRole::Headline).cloned().collect();
    if headlines.iter().any(|block| block.id == headline) {
        return Ok(());
    }
    let headline = first_headline(&headlines);
    draft.change(id, |article: &mut Article| article.headline = headline)
}

/// The first of the headlines that repeats no other.
fn first_headline(blocks: &[Block]) -> Option<BlockId> {
    let is_own = |block: &&Block| block.role == BlockRole::Headline && block.duplicate_of.is_none();
    blocks.iter().find(is_own).map(|block| block.id.clone())
}

fn give(draft: &mut Draft, members: &[Block], article: Option<&ArticleId>) -> Result<(), EditError> {
    members
        .iter()
        .try_for_each(|block| draft.change(&block.id, |block: &mut Block| block.article = article.cloned()))
}

fn reshape(draft: &mut Draft, id: &ArticleId, shape: impl FnOnce(Span) -> Span) -> Result<(), EditError> {
    let stamp = draft.stamp();
    draft.change(id, |article: &mut Article| {
        if let Some(former) = amend(&mut article.record, stamp) {
            former.spans.get_or_insert_with(|| vec![article.span]);
        }
        article.span = shape(article.span);
    })
}
