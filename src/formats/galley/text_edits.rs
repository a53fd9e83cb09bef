//! Positions of corrections of the text: between bytes and code points of the text as it was at each of them.
//!
//! Those texts are found by undoing backwards from the present one. A text is held in pieces, so that as many
//! corrections as a file can hold take no longer than the file is long.

use super::file;
use crate::document::{Broken, TextEdit};

/// Bytes that a piece has at most, unless a single correction is longer.
const PIECE: usize = 4096;

/// A text on its way back to what was pasted.
struct Earlier {
    pieces: Vec<Piece>,
}

struct Piece {
    text: String,
    points: usize,
}

impl Piece {
    fn new(text: String) -> Piece {
        Piece { points: text.chars().count(), text }
    }
}

/// A position in the middle of a text: a piece, a byte of it, and what came before.
#[derive(Clone, Copy)]
struct Position {
    piece: usize,
    byte: usize,
    bytes: usize,
    points: usize,
}

impl Earlier {
    fn new(text: &str) -> Earlier {
        Earlier { pieces: pieces(text) }
    }

    /// The place of a code point.
    fn at_point(&self, point: usize) -> Option<Position> {
        let (mut bytes, mut points) = (0, 0);
        for (piece, here) in self.pieces.iter().enumerate() {
            if point <= points + here.points {
                let left = point - points;
                let byte =
                    here.text.char_indices().map(|(byte, _)| byte).chain([here.text.len()]).nth(left)?;
                return Some(Position { piece, byte, bytes: bytes + byte, points: point });
            }
            bytes += here.text.len();
            points += here.points;
        }
        (point == points).then_some(Position { piece: self.pieces.len(), byte: 0, bytes, points })
    }

    /// The place of a byte.
    fn at_byte(&self, byte: usize) -> Option<Position> {
        let (mut bytes, mut points) = (0, 0);
        for (piece, here) in self.pieces.iter().enumerate() {
            if byte <= bytes + here.text.len() {
                let points = points + here.text.get(..byte - bytes)?.chars().count();
                return Some(Position { piece, byte: byte - bytes, bytes: byte, points });
            }
            bytes += here.text.len();
            points += here.points;
        }
        (byte == bytes).then_some(Position { piece: self.pieces.len(), byte: 0, bytes, points })
    }

    /// Takes a correction back: what it inserted stands at `from`, and what it removed comes there instead. Says
    /// whether it was so.
    fn undo(&mut self, from: Position, inserted: &str, removed: &str) -> bool {
        let mut left = inserted;
        let (mut last, mut byte) = (from.piece, from.byte);
        while let Some(piece) = self.pieces.get(last).filter(|_| !left.is_empty()) {
            let Some(here) = piece.text.get(byte..) else { return false };
            if let Some(rest) = left.strip_prefix(here) {
                (left, last, byte) = (rest, last + 1, 0);
            } else if here.starts_with(left) {
                byte += left.len();
                left = "";
            } else {
                return false;
            }
        }
        if !left.is_empty() {
            return false;
        }
        let head =
            self.pieces.get(from.piece).and_then(|piece| piece.text.get(..from.byte)).unwrap_or_default();
        let tail = self.pieces.get(last).and_then(|piece| piece.text.get(byte..)).unwrap_or_default();
        let between = pieces(&[head, removed, tail].concat());
        let end = (last + 1).min(self.pieces.len());
        self.pieces.splice(from.piece.min(end)..end, between);
        true
    }
}

/// Cuts a text into pieces of about the same length: were the last one small, many corrections in a row could leave
/// as many small pieces.
fn pieces(text: &str) -> Vec<Piece> {
    let length = text.len().div_ceil(text.len().div_ceil(PIECE).max(1));
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(length));
        pieces.push(Piece::new(piece.to_owned()));
        rest = after;
    }
    pieces
}

/// The corrections that led to `text`, as they stand in a file.
pub(super) fn to_file(text: &str, edits: &[TextEdit]) -> Vec<file::TextEdit> {
    if edits.is_empty() {
        return Vec::new();
    }
    let mut earlier = Earlier::new(text);
    let mut written: Vec<_> = (edits.iter().rev())
        .map(|edit| {
            let from = earlier.at_byte(edit.at);
            if let Some(from) = from {
                earlier.undo(from, &edit.inserted, &edit.removed);
            }
            file::TextEdit {
                at: from.map_or(0, |from| from.points),
                removed: edit.removed.clone(),
                inserted: edit.inserted.clone(),
                by: edit.by.clone(),
                time: edit.time.clone(),
                extra: edit.extra.clone(),
            }
        })
        .collect();
    written.reverse();
    written
}

/// The corrections of a file that led to `text`.
pub(super) fn from_file(text: &str, edits: Vec<file::TextEdit>) -> Result<Vec<TextEdit>, Broken> {
    if edits.is_empty() {
        return Ok(Vec::new());
    }
    let mut earlier = Earlier::new(text);
    let mut read = Vec::with_capacity(edits.len());
    for (n, edit) in edits.into_iter().enumerate().rev() {
        let Some(from) = earlier.at_point(edit.at) else {
            let what = format!("{} lies outside the text as it was then", edit.at);
            return Err(Broken { at: format!("text_edits[{n}].at"), what });
        };
        if !earlier.undo(from, &edit.inserted, &edit.removed) {
            let what = format!("does not stand at {} in the text as it was then", edit.at);
            return Err(Broken { at: format!("text_edits[{n}].inserted"), what });
        }
        let file::TextEdit { at: _, removed, inserted, by, time, extra } = edit;
        read.push(TextEdit { at: from.bytes, removed, inserted, by, time, extra });
    }
    read.reverse();
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(at: usize, removed: &str, inserted: &str) -> TextEdit {
        TextEdit {
            at,
            removed: removed.to_owned(),
            inserted: inserted.to_owned(),
            by: "Ann".to_owned(),
            time: None,
            extra: serde_json::Map::new(),
        }
    }

    #[test]
    fn a_position_counts_into_the_text_as_it_was_then() {
        // "The fat catt 👍" → "The fat cat 👍" → "👍 The fat cat 👍"
        let edits = vec![edit(11, "t", ""), edit(0, "", "👍 ")];
        let file = to_file("👍 The fat cat 👍", &edits);
        assert_eq!(file.iter().map(|e| e.at).collect::<Vec<_>>(), [11, 0]);
        assert_eq!(from_file("👍 The fat cat 👍", file).unwrap(), edits);
    }

    #[test]
    fn a_correction_that_cannot_have_been_made_is_an_error_with_its_place() {
        let wrong = |edits: &[TextEdit]| {
            let in_file = |e: &TextEdit| file::TextEdit {
                at: e.at,
                removed: e.removed.clone(),
                inserted: e.inserted.clone(),
                by: e.by.clone(),
                time: None,
                extra: e.extra.clone(),
            };
            from_file("abc", edits.iter().map(in_file).collect()).unwrap_err().to_string()
        };
        assert_eq!(
            wrong(&[edit(1, "", "c")]),
            "text_edits[0].inserted: does not stand at 1 in the text as it was then"
        );
        assert_eq!(
            wrong(&[edit(0, "", "abcd")]),
            "text_edits[0].inserted: does not stand at 0 in the text as it was then"
        );
        assert_eq!(
            wrong(&[edit(3, "", ""), edit(4, "", "")]),
            "text_edits[1].at: 4 lies outside the text as it was then"
        );
    }

    proptest! {
        #[test]
        fn positions_go_there_and_back_over_all_pieces(
            paste in "[aé👍]{0,20}",
            times in 1..900usize,
            steps in prop::collection::vec((any::<prop::sample::Index>(), 0..9000usize, 0..9000usize), 0..12),
        ) {
            let mut text = paste.repeat(times);
            let mut edits = Vec::new();
            for (at, remove, insert) in steps {
                let boundaries: Vec<usize> =
                    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
                let from = at.index(boundaries.len());
                let to = (from + remove).min(boundaries.len() - 1);
                let (from, to) = (boundaries[from], boundaries[to]);
                let removed = text[from..to].to_owned();
                let inserted = "xß".repeat(insert / 2);
                text.replace_range(from..to, &inserted);
                edits.push(edit(from, &removed, &inserted));
            }
            let file = to_file(&text, &edits);
            prop_assert_eq!(from_file(&text, file).unwrap(), edits);
        }
    }
}
