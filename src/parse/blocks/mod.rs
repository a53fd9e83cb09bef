//! Lines → blocks with roles, articles, and which headline or caption repeats an earlier one.
//!
//! In this order: each line is described by itself (`piece`, with `dates` and `bylines`); paragraphs and what the page
//! says of itself are weighed against each other to find the stretches of running text (`stretches`); each stretch
//! gets its headline, and more where another article begins inside it (`headlines`); what stands above, in and below
//! the text of an article gets its role (`roles`); repetitions are marked (`duplicates`).
//!
//! Blocks cover every non-blank line, in order, whatever the text. All of it takes time linear in the text.

mod bylines;
mod dates;
mod duplicates;
mod headlines;
mod piece;
mod roles;
mod stretches;

use super::{SuggestedArticle, SuggestedBlock};
use crate::document::{BlockRole, Confidence};
use crate::intake::Hints;
use headlines::Page;
use piece::{Kind, Piece};
use roles::Extent;
use stretches::Stretch;

/// The blocks of a text, covering every non-blank line in order, and its articles.
pub fn blocks(text: &str, hints: &Hints) -> (Vec<SuggestedBlock>, Vec<SuggestedArticle>) {
    let pieces = piece::pieces(text);
    let page = Page::new(text, &pieces);
    let extents = extents(&page);
    let mut roles: Vec<(BlockRole, Option<usize>)> = Vec::with_capacity(pieces.len());
    for (article, extent) in extents.iter().enumerate() {
        outside(&page, roles.len()..extent.first, !extents.is_empty(), &mut roles);
        roles.extend(roles::roles(&page, *extent).into_iter().map(|role| (role, Some(article))));
    }
    outside(&page, roles.len()..pieces.len(), !extents.is_empty(), &mut roles);
    let mut blocks: Vec<SuggestedBlock> = pieces
        .iter()
        .zip(&roles)
        .map(|(piece, (role, article))| SuggestedBlock {
            span: piece.span,
            role: *role,
            article: *article,
            duplicate_of: None,
            confidence: confidence(piece, *role),
        })
        .collect();
    state(&mut blocks, hints);
    duplicates::mark(text, &mut blocks);
    let articles = extents.iter().filter_map(|extent| article(extent, &blocks)).collect();
    (blocks, articles)
}

/// Where the articles lie: each from its headline to where the next begins.
fn extents(page: &Page<'_>) -> Vec<Extent> {
    let stretches = joined(stretches::stretches(page.pieces));
    let best = stretches.iter().map(|stretch| stretch.score).max().unwrap_or_default();
    let mut found: Vec<Extent> = Vec::new();
    for mut stretch in stretches {
        stretch.last = continued(page, stretch.last);
        let from = found.last().map_or(0, |before| before.last_text + 1);
        let large = 3 * stretch.score >= best;
        let headline = if large || found.is_empty() { page.headline(stretch, from) } else { None };
        let begins = headline.is_some_and(|headline| page.begins_article(headline));
        let goes_on = large && !found.is_empty();
        if stretch.score < best && !begins && !goes_on {
            continue;
        }
        match found.last_mut() {
            Some(before) if !begins => before.last_text = stretch.last,
            _ => found.push(Extent {
                headline,
                first: headline.unwrap_or(stretch.first).min(stretch.first),
                last_text: stretch.last,
                end: 0,
            }),
        }
        split(page, stretch, &mut found);
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|next| next.first).chain([page.pieces.len()]).collect();
    for (extent, end) in found.iter_mut().zip(ends) {
        extent.end = end;
        extent.last_text = extent.last_text.min(end.saturating_sub(1));
    }
    found
}

/// In a paste with little running text (a live page, a transcript), stretches that are near are one.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    const LITTLE: i64 = 100;
    const NEAR: usize = 8;
    if stretches.iter().any(|stretch| stretch.score >= LITTLE) {
        return stretches;
    }
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match joined.last_mut() {
            Some(before) if stretch.first - before.last <= NEAR => {
                before.last = stretch.last;
                before.score += stretch.score;
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

/// Text that goes on directly below a stretch belongs to it.
fn continued(page: &Page<'_>, mut last: usize) -> usize {
    while page.pieces.get(last + 1).is_some_and(|next| next.kind == Kind::Prose && next.prompts == 0) {
        last += 1;
    }
    last
}

/// Begins further articles inside a stretch.
fn split(page: &Page<'_>, stretch: Stretch, found: &mut Vec<Extent>) {
    let Some(current) = found.last() else { return };
    let mut text = false;
    let mut n = current.headline.map_or(stretch.first, |headline| headline + 1).max(stretch.first);
    while n < stretch.last {
        text |= page.pieces[n].is_paragraph();
        if text && page.begins_article(n) {
            if let Some(before) = found.last_mut() {
                before.last_text = n - 1;
            }
            found.push(Extent { headline: Some(n), first: n, last_text: stretch.last, end: 0 });
            text = false;
        }
        n += 1;
    }
}

/// The roles of what stands outside every article.
fn outside(
    page: &Page<'_>,
    range: std::ops::Range<usize>,
    articles: bool,
    roles: &mut Vec<(BlockRole, Option<usize>)>,
) {
    const CLOSE: usize = 2;
    let end = range.end;
    for n in range {
        let piece = &page.pieces[n];
        let above_headline = articles && end - n <= CLOSE;
        let role = match piece.kind {
            Kind::Caption if !articles || above_headline => BlockRole::Caption,
            Kind::Dateline(dates::When::Day) if above_headline => BlockRole::Dateline,
            Kind::Prose if !articles => BlockRole::Body,
            Kind::Title if !articles && page.pieces.len() <= 3 => BlockRole::Body,
            _ => BlockRole::Boilerplate,
        };
        roles.push((role, None));
    }
}

/// What the source itself says of a block goes before what its words look like.
fn state(blocks: &mut [SuggestedBlock], hints: &Hints) {
    let mut stated = hints.roles.iter().peekable();
    for block in blocks {
        while stated.peek().is_some_and(|(span, _)| span.end() <= block.span.start()) {
            stated.next();
        }
        if let Some((span, role)) = stated.peek()
            && span.contains(block.span)
        {
            block.role = *role;
            block.confidence = Confidence::percent(97);
        }
    }
}

fn article(extent: &Extent, blocks: &[SuggestedBlock]) -> Option<SuggestedArticle> {
    let own = blocks.get(extent.first..extent.end)?;
    let span = own.first()?.span.join(own.last()?.span);
    let headline = extent.headline.filter(|n| blocks.get(*n).is_some_and(|b| b.role == BlockRole::Headline));
    Some(SuggestedArticle {
        span,
        headline,
        confidence: Confidence::percent(if headline.is_some() { 90 } else { 60 }),
    })
}

fn confidence(piece: &Piece, role: BlockRole) -> Confidence {
    Confidence::percent(match (role, piece.kind) {
        (BlockRole::Headline, _) => 92,
        (BlockRole::Caption, Kind::Caption | Kind::Credit) => 95,
        (BlockRole::Caption, _) => 70,
        (BlockRole::Body, Kind::Prose) => 96,
        (BlockRole::Body, _) => 70,
        (BlockRole::Byline, Kind::Byline(bylines::Byline::Said)) => 95,
        (BlockRole::Byline, _) => 75,
        (BlockRole::Dateline, _) => 90,
        (BlockRole::Subhead, _) => 80,
        (BlockRole::Boilerplate, Kind::Widget(_) | Kind::Mark) => 97,
        (BlockRole::Boilerplate, _) => 88,
    })
}
