//! Going about: what is chosen, the caret and the selection. Changes nothing of the document.

use super::{Effect, Focus, Moment, State};
use crate::document::Target;
use crate::text::Span;
use crate::web::keymap::{Command, Place};
use crate::web::messages;
use crate::web::selection::{self, Selection};

impl State {
    /// A person chose an annotation by its id.
    pub(super) fn choose_id(&mut self, id: &str, row: bool, out: &mut Vec<Effect>) {
        self.in_list = row;
        if let Some(target) = self.desk.as_ref().and_then(|desk| desk.target(id)) {
            self.choose(target, out);
        }
    }

    /// A person wants to see a row's annotation in the text.
    pub(super) fn go_to(&mut self, id: &str, out: &mut Vec<Effect>) {
        self.choose_id(id, false, out);
        out.push(Effect::Focus(Focus::Text));
    }

    /// Chooses an annotation, brings it into view and says what it is.
    pub(super) fn choose(&mut self, target: Target, out: &mut Vec<Effect>) {
        let in_list = self.in_list;
        let Some(desk) = &mut self.desk else { return };
        desk.show_layer_of(&target);
        if let Some(place) = desk.place(&target) {
            desk.unfold(place.start());
            if !in_list {
                let caret = Selection::caret(place.start());
                desk.selection = Some(caret);
                out.push(Effect::PlaceCaret(caret));
            } else if desk.selection.is_some_and(|selection| !selection.is_caret()) {
                desk.selection = None;
            }
            out.push(Effect::Reveal(place.start()));
        }
        desk.chosen = Some(target);
        self.tell_chosen();
    }

    fn tell_chosen(&mut self) {
        let Some(desk) = &self.desk else { return };
        let Some(chosen) = &desk.chosen else { return };
        let who = desk.document.record(chosen).map(messages::who).unwrap_or_default();
        self.say(format!("{}, {who}", messages::what(desk, chosen)));
    }

    /// Caret or selection moved. Where a person moved the caret, the innermost annotation under it is chosen.
    pub(super) fn selected(&mut self, selection: Selection, by_hand: bool, _out: &mut Vec<Effect>) {
        let Some(desk) = &mut self.desk else { return };
        if desk.selection == Some(selection) || desk.ends.is_some() {
            return;
        }
        desk.selection = Some(selection);
        if !selection.is_caret() || !by_hand {
            return;
        }
        desk.origin = selection.focus;
        self.in_list = false;
        let inner = desk.at(selection.focus).pop();
        if inner != desk.chosen {
            desk.chosen = inner;
            self.tell_chosen();
        }
    }

    /// A person pressed where the caret is: the annotation around the chosen one, and after the outermost the innermost.
    pub(super) fn pressed_again(&mut self, at: usize) {
        self.in_list = false;
        let Some(desk) = self.desk.as_mut().filter(|desk| desk.ends.is_none()) else { return };
        let here = desk.at(at);
        let now = here.iter().position(|target| Some(target) == desk.chosen.as_ref());
        let outer = now.and_then(|now| now.checked_sub(1)).and_then(|outer| here.get(outer));
        desk.chosen = outer.or(here.last()).cloned();
        self.tell_chosen();
    }

    /// The next or previous annotation in the text, or row in the list.
    pub(super) fn go(&mut self, by: isize, unreviewed: bool, out: &mut Vec<Effect>) {
        match self.beside(by, unreviewed) {
            Some(target) => self.choose(target, out),
            None if !unreviewed => self.say(messages::NO_MORE),
            None => {
                let hidden = self.desk.as_ref().is_some_and(super::Desk::hides_work);
                self.say(if hidden { messages::ALL_SHOWN_REVIEWED } else { messages::ALL_REVIEWED });
            }
        }
    }

    /// What comes after (or before) what is chosen.
    pub(super) fn beside(&self, by: isize, unreviewed: bool) -> Option<Target> {
        let desk = self.desk.as_ref()?;
        let row = desk.chosen_row().filter(|_| self.in_list);
        let (all, at): (Vec<(Target, Option<Span>)>, Option<usize>) = match row {
            Some((list, chosen)) => {
                let rows = desk.rows.of(list);
                let all = rows.iter().map(|row| (row.target.clone(), row.place)).collect();
                (all, rows.iter().position(|row| row.target == chosen))
            }
            None => {
                let all: Vec<_> =
                    desk.in_order().into_iter().map(|(target, span)| (target, Some(span))).collect();
                let at = desk
                    .chosen
                    .as_ref()
                    .and_then(|chosen| all.iter().position(|(target, _)| target == chosen));
                (all, at)
            }
        };
        let caret = desk.selection.map_or(0, |selection| selection.focus);
        let wanted = |(target, _): &&(Target, Option<Span>)| !unreviewed || desk.is_unreviewed(target);
        let found = match (at, by > 0) {
            (Some(at), true) => all[at + 1..].iter().find(wanted),
            (Some(at), false) => all[..at].iter().rev().find(wanted),
            (None, true) => {
                let after =
                    |(_, place): &&(Target, Option<Span>)| place.is_none_or(|place| place.start() >= caret);
                all.iter().filter(after).find(wanted)
            }
            (None, false) => {
                let before =
                    |(_, place): &&(Target, Option<Span>)| place.is_none_or(|place| place.start() < caret);
                all.iter().rev().filter(before).find(wanted)
            }
        };
        found.map(|(target, _)| target.clone())
    }

    /// The annotation inside or around the chosen one, at the same place.
    pub(super) fn deeper(&mut self, by: isize, out: &mut Vec<Effect>) {
        let Some(desk) = &mut self.desk else { return };
        let chosen = desk.chosen.clone();
        let at = desk
            .selection
            .map(|selection| selection.focus)
            .or_else(|| chosen.as_ref().and_then(|chosen| desk.place(chosen)).map(Span::start));
        let Some(at) = at else { return };
        let here = desk.at(at);
        let now = chosen.and_then(|chosen| here.iter().position(|target| *target == chosen));
        let next = match now {
            Some(now) => now.checked_add_signed(by).and_then(|next| here.get(next)),
            None => here.last(),
        };
        match next.cloned() {
            // The caret stays: what is at this place is what counts.
            Some(target) => {
                desk.chosen = Some(target);
                self.tell_chosen();
                out.push(Effect::Reveal(at));
            }
            None => self.say(messages::NO_MORE),
        }
    }

    /// Enter: takes the first label of the palette; else goes from the text to the row, and from the row to the text.
    pub(super) fn enter(&mut self, place: Place, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &mut self.desk else { return };
        let selected = desk.selection.is_some_and(|selection| !selection.is_caret());
        if place == Place::Text && selected {
            return self.change(self.last_label.unwrap_or(FIRST_LABEL), out, moment);
        }
        // A caret in a folded line opens it.
        let caret = desk.selection.filter(|_| place == Place::Text && desk.chosen.is_none());
        if let Some(block) =
            caret.and_then(|caret| desk.plan.block_at(caret.focus)).map(|block| block.id.clone())
        {
            return desk.toggle_fold(&block);
        }
        match (place, desk.chosen.clone()) {
            (Place::List, Some(chosen)) => {
                self.in_list = false;
                self.choose(chosen, out);
                out.push(Effect::Focus(Focus::Text));
            }
            (_, Some(_)) => {
                let row = desk.chosen_row();
                out.extend(row.map(|(_, target)| Effect::Focus(Focus::Row(target.id().to_owned()))));
            }
            (_, None) => {}
        }
    }

    /// A larger selection; from a caret, or from what is chosen.
    pub(super) fn grow(&mut self, out: &mut Vec<Effect>) {
        let Some((desk, span, block)) = self.selected_in_block() else { return };
        let grown = selection::grown(&desk.document.text, desk.sentence_rules(), block, span);
        self.select(grown, out);
    }

    /// A smaller selection, in the end only a caret.
    pub(super) fn shrink(&mut self, out: &mut Vec<Effect>) {
        let Some((desk, span, block)) = self.selected_in_block() else { return };
        let at = if span.contains_position(desk.origin) { desk.origin } else { span.start() };
        match selection::shrunk(&desk.document.text, desk.sentence_rules(), block, span, at) {
            Some(shrunk) => self.select(shrunk, out),
            None => {
                let caret = Selection::caret(at);
                if let Some(desk) = &mut self.desk {
                    desk.selection = Some(caret);
                }
                out.push(Effect::PlaceCaret(caret));
            }
        }
    }

    fn selected_in_block(&self) -> Option<(&super::Desk, Span, Span)> {
        let desk = self.desk.as_ref()?;
        let selection = desk.selection.unwrap_or_default();
        let span = selection.span(&desk.document.text);
        let block = desk.plan.block_at(span.start())?.span;
        Some((desk, span, block))
    }

    pub(super) fn select(&mut self, span: Span, out: &mut Vec<Effect>) {
        let selection = Selection::of(span);
        if let Some(desk) = &mut self.desk {
            desk.selection = Some(selection);
        }
        out.push(Effect::PlaceCaret(selection));
    }
}

/// The label that Enter takes before any was used.
pub(super) const FIRST_LABEL: Command = Command::Label(crate::document::ActorType::Person);
