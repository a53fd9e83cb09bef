//! Where the running text of the articles lies.
//!
//! Paragraphs count for a stretch, what the page says of itself against it; the stretches are the maximal scoring
//! subsequences (Ruzzo and Tompa), found in one walk. Whether two runs of paragraphs with links between them are one
//! stretch thus depends on whether each outweighs the links.

use super::piece::{Kind, Piece};
use crate::lexicon::widgets::Widget;

/// A run of pieces, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first piece, which counts for it.
    pub first: usize,
    /// Its last piece, which counts for it.
    pub last: usize,
    /// What its pieces come to.
    pub score: i64,
}

/// So many pieces that are no paragraph count in full.
const MANY: usize = 5;

/// How much a piece counts for being inside running text.
fn weight(piece: &Piece) -> i64 {
    match piece.kind {
        Kind::Prose if piece.prompts > 0 => -12,
        Kind::Prose => (i64::try_from(piece.chars).unwrap_or(i64::MAX).saturating_sub(50) / 8).clamp(2, 40),
        Kind::Caption | Kind::Credit => 0,
        Kind::Title if piece.listed => -1,
        Kind::Mark => -2,
        Kind::Byline(_) | Kind::Dateline(_) => -4,
        Kind::Title => -9,
        Kind::Widget(Widget::Plain | Widget::Picture) => -7,
        Kind::Widget(Widget::List) => -12,
        Kind::Widget(Widget::End) => -20,
    }
}

#[derive(Clone, Copy)]
struct Candidate {
    first: usize,
    last: usize,
    /// What all pieces before the first come to.
    before: i64,
    /// What all pieces up to the last come to.
    through: i64,
    /// The nearest candidate to the left with less before it.
    lower: Option<usize>,
}

/// All stretches, in order.
pub fn stretches(pieces: &[Piece]) -> Vec<Stretch> {
    let mut kept: Vec<Candidate> = Vec::new();
    let mut sum = 0_i64;
    let mut aside = 0_usize;
    for (n, piece) in pieces.iter().enumerate() {
        let mut weight = weight(piece);
        // A long list parts an article no more surely than a list of some length.
        aside = if weight > 0 { 0 } else { aside + usize::from(weight < 0) };
        if aside > MANY {
            weight /= 2;
        }
        let before = sum;
        sum += weight;
        if weight <= 0 {
            continue;
        }
        let mut new = Candidate { first: n, last: n, before, through: sum, lower: None };
        loop {
            let mut at = kept.len().checked_sub(1);
            while let Some(candidate) = at.and_then(|at| kept.get(at)) {
                if candidate.before < new.before {
                    break;
                }
                at = candidate.lower;
            }
            new.lower = at;
            match at.map(|at| (at, kept[at])) {
                Some((at, left)) if left.through < new.through => {
                    new.first = left.first;
                    new.before = left.before;
                    kept.truncate(at);
                }
                _ => break,
            }
        }
        kept.push(new);
    }
    kept.iter().map(|c| Stretch { first: c.first, last: c.last, score: c.through - c.before }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::piece::pieces;
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        stretches(&pieces(text, &crate::language::en::LANGUAGE)).iter().map(|s| (s.first, s.last)).collect()
    }

    #[test]
    fn links_part_stretches_only_where_they_outweigh_a_side() {
        let paragraph =
            "The ferry left the quay at noon and sank an hour later, the harbour master said. ".repeat(3);
        assert_eq!(found(&format!("Home\nSport\n{paragraph}\nRelated\n{paragraph}\nShare")), [(2, 4)]);
        let links = "Ferry sinks off the coast\n".repeat(12);
        assert_eq!(found(&format!("{paragraph}\n{links}{paragraph}")), [(0, 0), (13, 13)]);
        assert_eq!(found("Home\nSport\n"), []);
    }

    #[test]
    fn a_great_many_pieces_take_one_walk() {
        let text = "It sank.\nHome\nSport\n".repeat(10_000);
        assert_eq!(stretches(&pieces(&text, &crate::language::en::LANGUAGE)).len(), 10_000);
    }
}
