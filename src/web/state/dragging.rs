//! Dragging an end of the chosen annotation, with the mouse or a finger. Letting it go is one step; Esc is none.

use super::{Desk, Effect, Ends, Moment, State};
use crate::document::Target;
use crate::text::Span;
use crate::web::selection::{Selection, nearest_edge};

impl State {
    /// An end was taken.
    pub(super) fn grip(&mut self, start: bool) {
        let Some(desk) = self.desk.as_mut().filter(|desk| !desk.read_only) else { return };
        let ends = desk.chosen.as_ref().and_then(|chosen| desk.ends_of(chosen));
        desk.ends = ends.map(|ends| Ends { start_active: start, ..ends });
    }

    /// It was dragged to this place of the text; `fine`: to the character.
    pub(super) fn dragged(&mut self, to: usize, fine: bool, out: &mut Vec<Effect>) {
        let Some(desk) = &self.desk else { return };
        let Some(ends) = &desk.ends else { return };
        let dragged = ends.dragged(desk, to, fine);
        if dragged != *ends {
            self.show_ends(dragged, out);
        }
    }

    /// It was let go.
    pub(super) fn let_go(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &mut self.desk else { return };
        let Some(ends) = desk.ends.take() else { return };
        let caret = Selection::caret(ends.span.start());
        desk.selection = Some(caret);
        out.push(Effect::PlaceCaret(caret));
        let was = desk.ends_of(&ends.target).map(|was| was.span);
        let edit = desk.edit_of(&ends).filter(|_| was != Some(ends.span));
        if let Some(edit) = edit {
            self.perform(edit, out, moment);
        }
    }
}

impl Ends {
    /// The same with the active end at the edge of a word nearest to a place, or just there; never past the other end,
    /// and for a mention never out of its block.
    pub fn dragged(&self, desk: &Desk, to: usize, fine: bool) -> Ends {
        let text = &*desk.document.text;
        let own = match self.target {
            Target::Quote(_) => desk.plan.block_at(to),
            _ => desk.plan.block_at(self.span.start()),
        };
        let Some(block) = own.map(|block| block.span) else { return self.clone() };
        let to = Span::around(text, to.clamp(block.start(), block.end()), block.end()).start();
        let to = if fine { to } else { nearest_edge(text, block, to, self.start_active) };
        let (start, end) = (self.span.start(), self.span.end());
        let span = match self.start_active {
            true if to < end => Span::around(text, to, end),
            false if start < to => Span::around(text, start, to),
            _ => self.span,
        };
        Ends { span, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::web::sample::{self, TEXT, span};

    #[test]
    fn an_end_goes_to_the_nearest_edge_of_a_word_or_just_there() {
        let desk = Desk::new(sample::document(), History::default(), false, String::new());
        let mention = desk.ends_of(&desk.target("m2").unwrap()).unwrap();
        let start = Ends { start_active: true, ..mention.clone() };
        let check = |ends: &Ends, to: usize, fine, words: &str| {
            assert_eq!(ends.dragged(&desk, to, fine).span.of(TEXT), words, "to {:?}", &TEXT[to..]);
        };
        let mayor = span("Mayor").start();
        check(&start, mayor + 1, false, "Mayor Lena Holt");
        check(&start, mayor + 1, true, "ayor Lena Holt");
        check(&start, span("Lena").start() + 1, false, "Lena Holt");
        check(&mention, span("said").start() + 3, false, "Lena Holt said");
        check(&mention, span("Lena").start() + 3, false, "Lena");
        check(&mention, span("Mayor").start(), false, "Lena Holt");
        check(&mention, 0, false, "Lena Holt");
        check(&mention, TEXT.len(), false, "Lena Holt said. Holt and Omar Haddad left.");
        let quote = desk.ends_of(&desk.target("q1").unwrap()).unwrap();
        check(&quote, span("holds").end(), false, "“It holds");
        // A quote may run over paragraphs.
        let longer = quote.dragged(&desk, TEXT.rfind("Again").unwrap() + 5, false);
        assert!(longer.span.of(TEXT).ends_with("left.\n\nPier Opens Again"));
    }
}
