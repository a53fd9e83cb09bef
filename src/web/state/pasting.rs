//! A text comes in: refused, offered, parsed, shown.

use super::desk::text_hash;
use super::message::Loaded;
use super::{Alert, Desk, Effect, Focus, Message, Moment, Offer, Saving, State};
use crate::document::DocumentId;
use crate::intake::Incoming;
use crate::web::messages;

/// A parse under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsing {
    /// Which one.
    pub number: u64,
    /// Of what.
    pub incoming: Incoming,
    /// Whether it has taken long enough to be shown.
    pub shown: bool,
    /// How much of it is done, from 0 to 1.
    pub share: Option<f64>,
}

impl State {
    pub(super) fn take_text(&mut self, incoming: Incoming, out: &mut Vec<Effect>, moment: &Moment) {
        if incoming.text.trim().is_empty() {
            return self.say(messages::NO_TEXT);
        }
        let hash = text_hash(&incoming.text);
        let there = self.documents.iter().find(|row| row.text_hash == hash);
        if let Some(row) = there {
            self.alert = Some(Alert {
                words: format!("This text is here already: “{}”.", row.title),
                offers: vec![Offer::Open(row.id.clone()), Offer::Again],
            });
            self.again = Some(incoming);
            return;
        }
        self.parse(incoming, out, moment);
    }

    pub(super) fn paste_again(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        if let Some(incoming) = self.again.take() {
            self.parse(incoming, out, moment);
        }
    }

    fn parse(&mut self, incoming: Incoming, out: &mut Vec<Effect>, moment: &Moment) {
        self.parses += 1;
        let number = self.parses;
        self.quieten();
        (self.again, self.ask, self.rereading) = (None, None, None);
        self.say("Annotating…");
        let (id, language) = (moment.new_id.clone(), self.settings.language_choice());
        out.push(Effect::Parse { number, id, incoming: incoming.clone(), language });
        out.push(Effect::LookAgain { number });
        self.parsing = Some(Parsing { number, incoming, shown: false, share: None });
    }

    fn current(&mut self, number: u64) -> Option<&mut Parsing> {
        self.parsing.as_mut().filter(|parsing| parsing.number == number)
    }

    pub(super) fn progress(&mut self, number: u64, done: usize, total: usize) {
        if let Some(parsing) = self.current(number) {
            parsing.share = Some(done as f64 / total.max(1) as f64);
        }
    }

    pub(super) fn slow(&mut self, number: u64) {
        if let Some(parsing) = self.current(number) {
            parsing.shown = true;
        }
    }

    pub(super) fn parsed(
        &mut self,
        number: u64,
        outcome: Result<Box<Desk>, String>,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        if self.current(number).is_none() {
            return;
        }
        let Some(parsing) = self.parsing.take() else { return };
        match outcome {
            Ok(desk) => {
                self.put(*desk, out);
                self.created(out, moment);
            }
            Err(words) => {
                self.alert(words);
                self.back_to_box(parsing, out);
            }
        }
    }

    /// The document on the desk is a new one.
    fn created(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let (summary, words) = (desk.summary(&moment.now), messages::annotated(desk));
        if self.settings.language != desk.document.language {
            self.settings.language.clone_from(&desk.document.language);
            out.push(Effect::KeepSettings(self.settings.write()));
        }
        self.list(summary.clone());
        if self.saving.is_possible() {
            self.saving = Saving::Saving;
        }
        out.push(Effect::Create(summary));
        self.say(words);
        out.push(Effect::Focus(Focus::Article));
    }

    pub(super) fn cancel(&mut self, out: &mut Vec<Effect>) {
        if let Some(parsing) = self.parsing.take() {
            self.queue.clear();
            out.push(Effect::CancelParse);
            self.say("Annotating was cancelled. The text is still here.");
            self.back_to_box(parsing, out);
        }
    }

    /// What could not be annotated stands in the box again.
    fn back_to_box(&mut self, parsing: Parsing, out: &mut Vec<Effect>) {
        self.clear_desk(out);
        out.push(Effect::FillBox(parsing.incoming.text));
    }

    /// Puts a document on the desk, and the one that was there away.
    pub(super) fn put(&mut self, mut desk: Desk, out: &mut Vec<Effect>) {
        self.put_away();
        desk.show(self.settings.layers);
        self.ask = None;
        out.push(Effect::Remember(Some(desk.id().clone())));
        self.desk = Some(desk);
    }

    /// Takes the document off the desk.
    pub(super) fn clear_desk(&mut self, out: &mut Vec<Effect>) {
        self.put_away();
        self.ask = None;
        out.push(Effect::Remember(None));
    }

    /// Where nothing can be kept, a document that is not shown is kept in memory.
    fn put_away(&mut self) {
        self.opening = None;
        let kept = !self.saving.is_possible();
        if let Some(desk) = self.desk.take().filter(|_| kept) {
            self.aside.push(desk);
        }
    }

    /// A document that is only in memory.
    pub(super) fn take_from_aside(&mut self, id: &DocumentId) -> Option<Message> {
        let at = self.aside.iter().position(|desk| desk.id() == id)?;
        Some(Message::Loaded(Box::new(Loaded::from(self.aside.remove(at)))))
    }
}
