//! What each piece of an article is for: its head (from the headline to the first paragraph), its body, its tail.

use super::bylines::Byline;
use super::dates::When;
use super::headlines::{Page, is_points_heading};
use super::piece::{Ending, Kind};
use crate::document::BlockRole;
use crate::lexicon::credits::CREDITS;
use crate::lexicon::widgets::Widget;

/// Where an article's parts lie, in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Its headline.
    pub headline: Option<usize>,
    /// Its first piece.
    pub first: usize,
    /// Its last paragraph.
    pub last_text: usize,
    /// One past its last piece.
    pub end: usize,
}

/// The roles of the pieces of an article, its first piece first.
pub fn roles(page: &Page<'_>, extent: Extent) -> Vec<BlockRole> {
    let mut roles = Vec::with_capacity(extent.end - extent.first);
    let body = head(page, extent, &mut roles);
    let tail = trimmed_end(page, extent, body);
    for n in body..tail {
        let role = in_body(page, n, tail, roles.last().copied());
        roles.push(role);
    }
    let mut links = false;
    for n in body.max(tail)..extent.end {
        let piece = &page.pieces[n];
        links |= matches!(piece.kind, Kind::Widget(Widget::List | Widget::End));
        let caption = !links && piece.kind == Kind::Caption;
        roles.push(if caption { BlockRole::Caption } else { aside(page, n) });
    }
    roles
}

/// Gives the pieces above the first paragraph their roles, and says which piece that is.
fn head(page: &Page<'_>, extent: Extent, roles: &mut Vec<BlockRole>) -> usize {
    let mut standfirst = false;
    let mut signed = false;
    let mut pictured = false;
    let mut open_byline = false;
    let mut plain = 0_usize;
    for n in extent.first..extent.end {
        let piece = &page.pieces[n];
        let after_picture = n > extent.first && shows_picture(page, n - 1);
        let below_credit = n > extent.first && stands_with_credit(page, n);
        let headline = extent.headline.is_some_and(|headline| page.same(n, headline));
        let role = match piece.kind {
            _ if headline => BlockRole::Headline,
            // An agency above the date wrote the article.
            Kind::Credit if is_dated(page, n) && CREDITS.house(page.words(n)) => BlockRole::Byline,
            Kind::Caption | Kind::Credit => BlockRole::Caption,
            Kind::Byline(Byline::Said | Byline::Opened) => BlockRole::Byline,
            Kind::Title if page.in_points(n) => return n,
            Kind::Title if page.in_list(n) => BlockRole::Boilerplate,
            Kind::Title | Kind::Byline(_) if open_byline => BlockRole::Byline,
            Kind::Byline(_) if plain <= 40 => BlockRole::Byline,
            Kind::Dateline(_) => BlockRole::Dateline,
            Kind::Byline(_) | Kind::Mark | Kind::Widget(_) => BlockRole::Boilerplate,
            Kind::Title if piece.listed => return n,
            Kind::Title if after_picture && piece.words >= 3 => BlockRole::Caption,
            Kind::Title
                if !standfirst && piece.words >= 6 && piece.chars >= 35 && !followed_by_titles(page, n) =>
            {
                BlockRole::Subhead
            }
            Kind::Title if is_writer(page, n, roles.last().copied()) => BlockRole::Byline,
            Kind::Title if heads_entry(page, n) => BlockRole::Subhead,
            Kind::Title if n + 1 == extent.last_text && piece.words <= 12 => BlockRole::Subhead,
            Kind::Title => aside(page, n),
            Kind::Prose if piece.prompts > 0 => BlockRole::Boilerplate,
            Kind::Prose if below_credit || between_captions(page, n) => BlockRole::Caption,
            Kind::Prose if after_picture && piece.chars <= 200 && piece.ending != Ending::Sentence => {
                BlockRole::Caption
            }
            Kind::Prose
                if !standfirst && !signed && !pictured && n < extent.last_text && is_standfirst(page, n) =>
            {
                BlockRole::Subhead
            }
            Kind::Prose => return n,
        };
        standfirst |= role == BlockRole::Subhead;
        signed |= role == BlockRole::Byline || role == BlockRole::Dateline;
        pictured |= role == BlockRole::Caption;
        plain += usize::from(role == BlockRole::Boilerplate);
        open_byline = matches!(piece.kind, Kind::Byline(Byline::Opened));
        roles.push(role);
    }
    extent.end
}

/// Whether a picture stands at this piece, so that the next may say what it shows: a button that enlarges it, its
/// credit, its number in a gallery.
fn shows_picture(page: &Page<'_>, n: usize) -> bool {
    match page.pieces[n].kind {
        Kind::Widget(Widget::Picture) | Kind::Credit => true,
        Kind::Mark => page.words(n).len() <= 2 && page.words(n).chars().all(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a short sentence directly below a credit, both set off by blank lines from the rest, says what that picture
/// shows.
fn stands_with_credit(page: &Page<'_>, n: usize) -> bool {
    const LONGEST: usize = 250;
    let (credit, piece) = (&page.pieces[n - 1], &page.pieces[n]);
    let next_apart = page.pieces.get(n + 1).is_none_or(|next| next.blank_before > 0);
    credit.kind == Kind::Credit
        && credit.blank_before > 0
        && piece.blank_before == 0
        && next_apart
        && piece.chars <= LONGEST
        && !page.words(n).contains(['“', '"'])
}

/// Whether a sentence stands between two captions with no blank line between them: several pictures, one credit.
fn between_captions(page: &Page<'_>, n: usize) -> bool {
    let is_caption = |m: usize| page.pieces.get(m).is_some_and(|piece| piece.kind == Kind::Caption);
    let close = |m: usize| page.pieces.get(m).is_some_and(|piece| piece.blank_before == 0);
    let above = n.checked_sub(1).is_some_and(is_caption);
    above && is_caption(n + 1) && close(n) && close(n + 1) && !page.words(n).contains(['“', '"'])
}

/// Whether a title between a time of day and a paragraph heads an entry of a live page.
fn heads_entry(page: &Page<'_>, n: usize) -> bool {
    let above = n.checked_sub(1).map(|m| page.pieces[m].kind);
    let below = page.pieces.get(n + 1).map(|next| next.kind);
    above == Some(Kind::Dateline(When::Time)) && below == Some(Kind::Prose)
}

/// Whether the next piece says when.
fn is_dated(page: &Page<'_>, n: usize) -> bool {
    page.pieces.get(n + 1).is_some_and(|next| matches!(next.kind, Kind::Dateline(_)))
}

/// Whether a few capitalised words between the headline and a date name who wrote the article.
fn is_writer(page: &Page<'_>, n: usize, before: Option<BlockRole>) -> bool {
    let piece = &page.pieces[n];
    let dated = is_dated(page, n);
    let below = matches!(before, Some(BlockRole::Headline | BlockRole::Subhead | BlockRole::Caption));
    let capitalised = page.words(n).split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    (2..=6).contains(&piece.words) && piece.ending == Ending::Open && below && dated && capitalised
}

/// Whether the first sentence under a headline is set off from the text by what stands after it.
fn is_standfirst(page: &Page<'_>, n: usize) -> bool {
    const LONGEST: usize = 330;
    let piece = &page.pieces[n];
    if piece.chars > LONGEST || piece.ending == Ending::Colon {
        return false;
    }
    for next in page.pieces.iter().skip(n + 1).take(4) {
        match next.kind {
            Kind::Byline(_) | Kind::Dateline(_) => return true,
            Kind::Caption | Kind::Credit => return piece.chars <= 220,
            Kind::Widget(Widget::Plain | Widget::Picture) => return true,
            Kind::Prose | Kind::Title | Kind::Widget(_) => return false,
            Kind::Mark => {}
        }
    }
    false
}

fn followed_by_titles(page: &Page<'_>, n: usize) -> bool {
    let mut next = page.pieces.iter().skip(n + 1).filter(|piece| piece.kind != Kind::Mark);
    next.by_ref().take(2).filter(|piece| matches!(piece.kind, Kind::Title)).count() == 2
}

/// One past the last piece of the body: what stands under an article may hold sentences, but few.
fn trimmed_end(page: &Page<'_>, extent: Extent, body: usize) -> usize {
    let last = (extent.last_text + 1).clamp(body, extent.end);
    let size = |range: std::ops::Range<usize>| -> usize {
        page.pieces[range].iter().filter(|piece| piece.kind == Kind::Prose).map(|piece| piece.chars).sum()
    };
    let whole = size(body..last);
    let mut before = 0;
    for n in body..last {
        let piece = &page.pieces[n];
        if piece.kind == Kind::Widget(Widget::End) && before > 0 && 4 * (whole - before) < whole {
            return n;
        }
        before += if piece.kind == Kind::Prose { piece.chars } else { 0 };
    }
    last
}

fn in_body(page: &Page<'_>, n: usize, end: usize, before: Option<BlockRole>) -> BlockRole {
    let piece = &page.pieces[n];
    let previous = n.checked_sub(1).map(|m| page.pieces[m].kind);
    let next = page.pieces.get(n + 1).filter(|_| n + 1 < end);
    match piece.kind {
        Kind::Caption | Kind::Credit => BlockRole::Caption,
        Kind::Mark | Kind::Widget(_) => BlockRole::Boilerplate,
        Kind::Byline(Byline::Said) => BlockRole::Byline,
        Kind::Byline(_) => aside(page, n),
        Kind::Dateline(_) => BlockRole::Dateline,
        Kind::Prose
            if piece.prompts >= 2
                || (piece.prompts == 1 && piece.chars <= 250 && !page.words(n).contains(['“', '"'])) =>
        {
            BlockRole::Boilerplate
        }
        Kind::Prose if n > 0 && (stands_with_credit(page, n) || between_captions(page, n)) => {
            BlockRole::Caption
        }
        Kind::Prose => BlockRole::Body,
        Kind::Title if piece.listed => BlockRole::Body,
        Kind::Title if page.in_points(n) && is_points_heading(page.words(n)) => BlockRole::Subhead,
        Kind::Title if page.in_points(n) => BlockRole::Body,
        Kind::Title if n > 0 && shows_picture(page, n - 1) && piece.words >= 3 => BlockRole::Caption,
        Kind::Title => {
            let linked = page.in_list(n);
            let link_before = matches!(previous, Some(Kind::Title)) && before == Some(BlockRole::Boilerplate);
            let prose_next = next.is_some_and(|next| {
                matches!(next.kind, Kind::Prose | Kind::Caption | Kind::Credit | Kind::Dateline(_))
                    || next.listed
            });
            let heading = piece.chars <= 130 && page.times(n) <= 2;
            if linked {
                BlockRole::Boilerplate
            } else if heading
                && prose_next
                && (!link_before || piece.ending == Ending::Question || piece.chars <= 50)
            {
                BlockRole::Subhead
            } else {
                aside(page, n)
            }
        }
    }
}

/// What a line is that belongs to no sentence: a link or a button on a web page; a line of a table or a list in a text
/// that is no page.
pub fn aside(page: &Page<'_>, n: usize) -> BlockRole {
    match page.pieces[n].kind {
        Kind::Title | Kind::Byline(_) | Kind::Prose if page.bare => BlockRole::Body,
        _ => BlockRole::Boilerplate,
    }
}
