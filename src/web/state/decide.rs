//! What a command changes of the document. Making annotations of selected words stands in `label`.

use super::{Ask, Effect, Ends, Moment, State, What};
use crate::document::{Form, QuoteKind, Status, Target};
use crate::edit::Edit;
use crate::text::Span;
use crate::web::keymap::{Command, EndMove};
use crate::web::selection::Selection;

impl State {
    /// Does what changes the document, or asks for what it needs.
    pub(super) fn change(&mut self, command: Command, out: &mut Vec<Effect>, moment: &Moment) {
        match command {
            Command::Accept => self.decide(Status::Confirmed, out, moment),
            Command::Reject => self.decide(Status::Rejected, out, moment),
            Command::Remove => self.remove(out, moment),
            Command::Label(actor_type) => self.label(actor_type, out, moment),
            Command::Quote => self.quote(out, moment),
            Command::Caption => self.caption(out, moment),
            Command::Cue => self.cue(out, moment),
            Command::Credit => self.credit(out, moment),
            Command::Role => self.ask_role(),
            Command::MoveEnds => self.move_ends(out, moment),
            Command::End(way) => self.move_end(way, out, moment),
            Command::Active { back, fine } => {
                self.move_active(|ends, desk| ends.moved(desk, back, fine), out)
            }
            Command::OtherEnd => {
                self.move_active(|ends, _| Ends { start_active: !ends.start_active, ..ends.clone() }, out);
            }
            Command::Speaker => self.set_speaker(out, moment),
            Command::QuotePart => self.quote_part(out, moment),
            Command::SplitBlock => self.split_block(out, moment),
            Command::JoinBlocks => self.join_blocks(out, moment),
            Command::Attributes => self.ask_attributes(None),
            Command::Attribute(at) => self.ask_attributes(Some(at)),
            Command::Note => self.ask_note(),
            Command::Topics => self.ask_topics(),
            Command::Language => self.ask_language(),
            Command::Correct => self.ask_correct(),
            Command::Topic(at) => self.topic(at, out, moment),
            Command::Flag => self.flag(out, moment),
            Command::Alike => self.do_alike(out, moment),
            Command::Merge => self.ask_actor(What::Merge),
            Command::Rename => self.ask_actor(What::Rename),
            Command::Link => self.ask_link(),
            Command::Split => self.split(out, moment),
            Command::Kind => self.next_kind(out, moment),
            Command::Duplicate => self.duplicate(out, moment),
            Command::Article => self.article(out, moment),
            Command::AcceptAll => self.ask_accept_all(),
            Command::DoneAndNext => self.done_and_next(out, moment),
            _ => {}
        }
    }

    /// Accepts or rejects what is chosen, and goes on to the next.
    fn decide(&mut self, status: Status, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(target) = self.chosen() else { return };
        if matches!(target, Target::Block(_)) {
            return self.say("A block is never accepted or refused: give it another role with b.");
        }
        let next = self.beside(1, false);
        self.perform(Edit::SetStatus { target, status }, out, moment);
        let line = self.line.clone();
        if let Some(next) = next {
            self.choose(next, out);
            // What was done comes before what is chosen now.
            let now = std::mem::replace(&mut self.line, line);
            if self.line.words.is_empty() || self.line.offers.is_empty() {
                self.line = now;
            } else {
                self.line.words = format!("{}. Next: {}", self.line.words, now.words);
            }
        } else if status == Status::Rejected && !self.in_list {
            self.unchoose();
        }
    }

    fn remove(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(target) = self.chosen() else { return };
        let next = self.beside(1, false);
        let (row, in_list) = (self.desk.as_ref().and_then(super::Desk::chosen_row), self.in_list);
        if !self.perform(Edit::Remove { target }, out, moment) {
            return;
        }
        let stays = row
            .filter(|_| in_list)
            .and_then(|(_, row)| self.desk.as_ref()?.document.record(&row).map(|_| row));
        let line = self.line.clone();
        match stays.or(next) {
            Some(next) => self.choose(next, out),
            None => self.unchoose(),
        }
        self.line = line;
    }

    fn unchoose(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.chosen = None;
        }
    }

    /// Begins to move the ends of what is chosen; the second time, they are where they shall be.
    fn move_ends(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &mut self.desk else { return };
        if let Some(ends) = desk.ends.take() {
            let edit = desk.edit_of(&ends);
            desk.selection = Some(Selection::caret(ends.span.start()));
            out.extend(desk.selection.map(Effect::PlaceCaret));
            if let Some(edit) = edit {
                self.perform(edit, out, moment);
            }
            return;
        }
        if let Some(words) = self.selected_passage() {
            return self.ends_are(words, out, moment);
        }
        let Some(target) = self.chosen() else { return };
        let Some(desk) = &mut self.desk else { return };
        desk.ends = desk.ends_of(&target);
        match &desk.ends {
            Some(ends) => {
                let shown = Selection::of(ends.span);
                out.extend([Effect::Focus(super::Focus::Text), Effect::PlaceCaret(shown)]);
                self.say("Moving the end: ← → by words, with Ctrl by characters; e the start; Enter done; Esc back.");
            }
            None => self.say(messages_no_ends(&target)),
        }
    }

    /// The annotation that shares words with those selected gets their ends: the chosen one, if it does.
    fn ends_are(&mut self, words: Span, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let Some(ends) = desk.meant_by(words) else {
            return self.say("No annotation shares words with those selected.");
        };
        let edit = desk.edit_of(&Ends { span: words, ..ends.clone() });
        if let Some(edit) = edit {
            self.perform(edit, out, moment);
            self.labelled(Some(ends.target), words, out);
        }
    }

    fn move_active(&mut self, how: impl Fn(&Ends, &super::Desk) -> Ends, out: &mut Vec<Effect>) {
        let Some(desk) = &mut self.desk else { return };
        let Some(ends) = desk.ends.take() else { return };
        let ends = how(&ends, desk);
        self.show_ends(ends, out);
    }

    /// The ends are there now: they are shown as a selection, and said.
    pub(super) fn show_ends(&mut self, ends: Ends, out: &mut Vec<Effect>) {
        let Some(desk) = &mut self.desk else { return };
        let (start, end) = (ends.span.start(), ends.span.end());
        let shown = if ends.start_active {
            Selection { anchor: end, focus: start }
        } else {
            Selection { anchor: start, focus: end }
        };
        let words = desk.words(ends.span);
        let which = if ends.start_active { "Start" } else { "End" };
        desk.ends = Some(ends);
        out.push(Effect::PlaceCaret(shown));
        self.say(format!("{which}: {words}"));
    }

    fn move_end(&mut self, way: EndMove, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(target) = self.chosen() else { return };
        let Some(desk) = &self.desk else { return };
        let edit = desk.ends_moved(&target, way).and_then(|ends| desk.edit_of(&ends));
        match edit {
            Some(edit) => {
                self.perform(edit, out, moment);
            }
            None => self.say(messages_no_ends(&target)),
        }
    }

    fn split(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(Target::Mention(mention)) = self.chosen() else {
            return self.say("Choose the mention in the text that means somebody else.");
        };
        let actor = self.desk.as_ref().and_then(|desk| desk.document.mention(&mention)?.actor.clone());
        let Some(actor) = actor else { return self.say("This mention belongs to no actor.") };
        self.perform(Edit::SplitActor { actor, mentions: vec![mention] }, out, moment);
    }

    fn next_kind(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(target) = self.chosen() else { return };
        let Some(desk) = &self.desk else { return };
        let edit = match target {
            Target::Quote(quote) => desk.document.quote(&quote).map(|there| {
                let kind = match there.kind {
                    QuoteKind::Direct => QuoteKind::Indirect,
                    QuoteKind::Indirect => QuoteKind::Mixed,
                    QuoteKind::Mixed => QuoteKind::Direct,
                };
                Edit::SetQuoteKind { quote, kind }
            }),
            Target::Mention(mention) => desk.document.mention(&mention).map(|there| {
                let form = match there.form {
                    Form::Name => Form::Alias,
                    Form::Alias => Form::Description,
                    Form::Description => Form::Pronoun,
                    Form::Pronoun => Form::Name,
                };
                Edit::SetForm { mention, form }
            }),
            _ => return self.say("Quotes have a kind and mentions a form: choose one of them."),
        };
        if let Some(edit) = edit {
            self.perform(edit, out, moment);
        }
    }

    pub(super) fn ask(&mut self, ask: Ask) {
        self.clear_line();
        self.ask = Some(ask);
    }
}

fn messages_no_ends(target: &Target) -> &'static str {
    match target {
        Target::Actor(_) => "An actor has no ends: choose one of its mentions in the text.",
        _ => "Its ends are those of its block: split or join blocks instead.",
    }
}
