//! How sure each block's role is.
//!
//! The shares of right ones among blocks of the same role and look, by where they stand: counted on the two `pastes`
//! sets and rounded, never above what a few dozen blocks can show (docs/figures.md has the reliability that comes of
//! it, by source). A widget is one wherever it stands; a short line between paragraphs may be a heading or a link.

use super::bylines::Byline;
use super::dates::When;
use super::piece::{Ending, Kind, Piece};
use crate::document::{BlockRole, Confidence};
use crate::parse::SuggestedBlock;

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In no article.
    Outside,
    /// Above the first paragraph.
    Head,
    /// From the first paragraph to the last.
    Body,
    /// Below the last.
    Tail,
}

/// A paragraph shorter than this, in characters, is less sure to be one.
const SHORT: usize = 100;

/// Gives every block its confidence; there is one piece for each.
pub fn weigh(pieces: &[Piece], blocks: &mut [SuggestedBlock]) {
    let is_body = |block: &SuggestedBlock| block.role == BlockRole::Body;
    let mut first = 0;
    while first < blocks.len() {
        let article = blocks[first].article;
        let end = first + blocks[first..].iter().take_while(|block| block.article == article).count();
        let opens = blocks[first..end].iter().position(is_body).map_or(end, |n| first + n);
        let closes = blocks[first..end].iter().rposition(is_body).map_or(end, |n| first + n);
        for n in first..end {
            let place = match article {
                None => Place::Outside,
                Some(_) if n < opens => Place::Head,
                Some(_) if n > closes => Place::Tail,
                Some(_) => Place::Body,
            };
            let above = n.checked_sub(1).is_some_and(|m| is_body(&blocks[m]));
            let below = blocks.get(n + 1).is_some_and(is_body);
            let percent = percent(&pieces[n], blocks[n].role, place, above, below);
            blocks[n].confidence = Confidence::percent(percent);
        }
        first = end;
    }
}

/// `above`, `below`: whether the next block there is a paragraph.
fn percent(piece: &Piece, role: BlockRole, place: Place, above: bool, below: bool) -> u8 {
    match (role, piece.kind) {
        (BlockRole::Headline, _) => 97,
        (BlockRole::Caption, Kind::Caption | Kind::Credit) => 99,
        (BlockRole::Caption, _) => 86,
        (BlockRole::Body, Kind::Title) => 70,
        (BlockRole::Body, _) if piece.chars < SHORT => 87,
        (BlockRole::Body, _) => 97,
        (BlockRole::Byline, Kind::Byline(Byline::Said | Byline::Opened)) => 99,
        (BlockRole::Byline, Kind::Credit) => 60,
        (BlockRole::Byline, _) => 96,
        (BlockRole::Dateline, Kind::Dateline(When::Time)) => 60,
        (BlockRole::Dateline, _) if place == Place::Body => 60,
        (BlockRole::Dateline, _) => 95,
        (BlockRole::Subhead, Kind::Prose) => 93,
        (BlockRole::Subhead, _) if above && below && piece.ending != Ending::Question => 68,
        (BlockRole::Subhead, _) => 86,
        (BlockRole::Boilerplate, _) if place == Place::Outside => 100,
        (BlockRole::Boilerplate, Kind::Widget(_) | Kind::Mark) => 99,
        (BlockRole::Boilerplate, Kind::Prose) if place == Place::Tail => 90,
        (BlockRole::Boilerplate, Kind::Prose) => 97,
        (BlockRole::Boilerplate, _) if place == Place::Tail => match above || below {
            true => 80,
            false => 99,
        },
        (BlockRole::Boilerplate, _) if above || below => 65,
        (BlockRole::Boilerplate, Kind::Title) if place == Place::Head => 84,
        (BlockRole::Boilerplate, _) => 96,
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::Hints;

    #[test]
    fn a_short_line_between_paragraphs_is_less_sure_than_a_button_or_a_paragraph() {
        let paragraph = "The harbour master of Aveiro has closed the old quay after a crack was found below the \
                         crane, and ferries will leave from the fish market until June.";
        let text = format!(
            "Aveiro Closes Its Old Quay After Crack\n\n{paragraph}\n\nAfter the crack\n\n{paragraph}\n\nShare\n"
        );
        let (blocks, _) = super::super::blocks(&text, &Hints::default(), &crate::language::en::LANGUAGE);
        let sure: Vec<u8> = blocks.iter().map(|block| block.confidence.hundredths()).collect();
        assert_eq!(sure, [97, 97, 68, 97, 99]);
    }
}
