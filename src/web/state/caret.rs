//! Moving the caret by keys, and selecting with it: by words, or by characters. Changes nothing of the document.

use super::{Desk, Effect, State};
use crate::text::Span;
use crate::web::segments::Fold;
use crate::web::selection::{Selection, next_word_start, word_after, word_before};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

impl State {
    /// Moves the caret by a word or a character; selecting takes the words on the way along.
    pub(super) fn move_caret(&mut self, back: bool, fine: bool, selecting: bool, out: &mut Vec<Effect>) {
        let Some(desk) = &self.desk else { return };
        let now = desk.selection.unwrap_or_default();
        let to = desk.beside_caret(now.focus, back, fine, selecting);
        let moved = if selecting { Selection { focus: to, ..now } } else { Selection::caret(to) };
        if selecting {
            if let Some(desk) = &mut self.desk {
                desk.selection = Some(moved);
            }
        } else {
            self.selected(moved, true, out);
        }
        out.extend([Effect::PlaceCaret(moved), Effect::Reveal(to)]);
    }
}

impl Desk {
    fn beside_caret(&self, at: usize, back: bool, fine: bool, selecting: bool) -> usize {
        let text = &*self.document.text;
        let open: Vec<Span> = (self.plan.blocks.iter())
            .filter(|block| block.fold != Fold::Hidden)
            .map(|block| block.span)
            .collect();
        let here = open.partition_point(|block| block.end() < at);
        let Some(block) = open.get(here).copied() else { return at };
        if at < block.start() {
            // Between two blocks.
            let before = here.checked_sub(1).and_then(|before| open.get(before));
            return if back { before.map_or(at, |before| before.end()) } else { block.start() };
        }
        if back && at == block.start() {
            return here.checked_sub(1).and_then(|before| open.get(before)).map_or(at, |before| before.end());
        }
        if !back && at == block.end() {
            return open.get(here + 1).map_or(at, |next| next.start());
        }
        match (fine, back) {
            (true, true) => previous_grapheme(text, block, at),
            (true, false) => next_grapheme(text, block, at),
            (false, true) => word_before(text, block, at),
            (false, false) if selecting => word_after(text, block, at),
            (false, false) => next_word_start(text, block, at),
        }
    }
}

fn next_grapheme(text: &str, block: Span, at: usize) -> usize {
    let after = Span::around(text, at, block.end()).of(text);
    at + after.graphemes(true).next().map_or(0, str::len)
}

fn previous_grapheme(text: &str, block: Span, at: usize) -> usize {
    let before = Span::around(text, block.start(), at).of(text);
    let mut cursor = GraphemeCursor::new(before.len(), before.len(), true);
    let start = cursor.prev_boundary(before, 0).ok().flatten();
    block.start() + start.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::web::sample::{self, TEXT, span};

    #[test]
    fn the_caret_goes_by_words_and_characters_from_block_to_block() {
        let desk = Desk::new(sample::document(), History::default(), false, String::new());
        let at = |words: &str| span(words).start();
        let check = |from: usize, back, fine, selecting, to: usize| {
            assert_eq!(
                desk.beside_caret(from, back, fine, selecting),
                to,
                "from {from} to {:?}",
                &TEXT[to..]
            );
        };
        check(at("Pier"), false, false, false, at("Opens"));
        check(at("Pier"), false, false, true, span("Pier").end());
        check(at("Opens"), true, false, false, at("Pier"));
        check(at("Pier"), true, false, false, at("Pier"));
        check(span("Again").end(), false, false, false, at("The new"));
        check(at("The new"), true, true, false, span("Again").end());
        check(at("👍"), false, true, false, span("👍").end());
        check(span("👍").end(), true, true, false, at("👍"));
        // What follows is folded: the head of the fold can be reached, what is hidden cannot.
        let repeated = TEXT.rfind("Pier").unwrap();
        check(span("left.").end(), false, false, false, repeated);
        check(repeated + "Pier Opens Again".len(), false, false, false, repeated + "Pier Opens Again".len());
    }
}
