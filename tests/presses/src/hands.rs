//! A person at the page: moves, and what the page makes of each.

use anyhow::{Context, Result, bail};
use galley::document::{ActorId, Document, DocumentId, Target};
use galley::edit::History;
use galley::web::keymap::{Command, Place, Press};
use galley::web::selection::Selection;
use galley::web::state::{Desk, Effect, Focus, Message, Moment, State};

/// Something that a person does with a hand; each is one press, but for typed letters and for dragging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// A click in the text, before this byte.
    Click(usize),
    /// The mouse pressed before the one byte and let go before the other: two presses.
    Drag(usize, usize),
    /// A click on the row of this annotation.
    Row(String),
    /// A click on the row's button that rejects it.
    Reject(String),
    /// The row of an actor dragged onto another's: two presses.
    Drop(String, String),
    /// A key or a chord, as the keymap spells it.
    Key(&'static str),
    /// Letters typed into the box that asks for a name.
    Type(String),
    /// ↓ in that box.
    Down,
    /// Enter in that box.
    Enter,
}

impl Move {
    /// How many presses it is.
    pub fn presses(&self) -> usize {
        match self {
            Move::Type(letters) => letters.chars().count(),
            Move::Drag(..) | Move::Drop(..) => 2,
            _ => 1,
        }
    }
}

/// A person with a document open.
pub struct Person {
    state: State,
    /// The row that has the focus; `None`: the text has it.
    row: Option<String>,
    /// What was typed into the box, and how far ↓ has gone.
    typed: String,
    downs: usize,
}

impl Person {
    /// With this document on the desk.
    pub fn with(document: Document) -> Person {
        let mut state = State::default();
        state.desk = Some(Desk::new(document, History::default(), false, String::new()));
        Person { state, row: None, typed: String::new(), downs: 0 }
    }

    /// Another person in the same place, to try something: undoing aside, what follows is the same.
    pub fn again(&self) -> Person {
        let mut person = Person::with(self.document().clone());
        if let (Some(desk), Some(here)) = (&mut person.state.desk, &self.state.desk) {
            desk.chosen.clone_from(&here.chosen);
            desk.selection = here.selection;
            desk.show(here.layers);
        }
        person.row.clone_from(&self.row);
        person
    }

    /// The document as it is now.
    pub fn document(&self) -> &Document {
        static NONE: std::sync::OnceLock<Document> = std::sync::OnceLock::new();
        let none = || NONE.get_or_init(|| Document::empty(DocumentId::new(""), "".into()));
        self.state.desk.as_ref().map_or_else(none, |desk| &desk.document)
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<&Target> {
        self.state.desk.as_ref()?.chosen.as_ref()
    }

    /// Whether the page offers to accept what is hidden too.
    pub fn hides_work(&mut self) -> bool {
        let mut asked = self.again();
        asked.press("Shift+a").is_ok() && !asked.choices("h").is_empty()
    }

    /// Whether the page offers to do the same to all alike.
    pub fn is_offered_alike(&self) -> bool {
        self.state.line.offers.iter().any(|offer| offer.command().is_some())
    }

    /// Whether Enter takes the first choice where nothing was typed.
    pub fn takes_first(&self) -> bool {
        self.state.ask.as_ref().is_some_and(|ask| ask.default)
    }

    /// The choices that the box offers for some letters, by name.
    pub fn choices(&mut self, letters: &str) -> Vec<String> {
        self.tell(Message::Typed(letters.to_owned()));
        self.state.options().into_iter().map(|choice| choice.id).collect()
    }

    /// Makes moves one after the other.
    ///
    /// # Errors
    /// If one is not possible.
    pub fn make_all(&mut self, moves: &[Move]) -> Result<()> {
        moves.iter().try_for_each(|one| self.make(one))
    }

    fn make(&mut self, one: &Move) -> Result<()> {
        match one {
            Move::Click(at) => {
                self.row = None;
                let selection = Selection::caret(*at);
                let again = self.state.desk.as_ref().is_some_and(|desk| desk.selection == Some(selection));
                self.tell(match again {
                    true => Message::PressedAgain(*at),
                    false => Message::Selected { selection, by_hand: true },
                });
            }
            Move::Drag(anchor, focus) => {
                self.row = None;
                let selection = Selection { anchor: *anchor, focus: *focus };
                self.tell(Message::Selected { selection, by_hand: true });
            }
            Move::Row(id) => {
                self.row = Some(id.clone());
                self.tell(Message::Choose { id: id.clone(), row: true });
            }
            Move::Reject(id) => {
                let row = Some(id.clone());
                self.tell(Message::Command { command: Command::Reject, place: Place::List, row });
            }
            Move::Drop(actor, into) => {
                self.tell(Message::Merge { actor: ActorId::new(actor), into: ActorId::new(into) });
            }
            Move::Key(chord) => self.press(chord)?,
            Move::Type(letters) => {
                self.state.ask.as_ref().context("nothing is asked")?;
                self.typed += letters;
                self.downs = 0;
                self.tell(Message::Typed(self.typed.clone()));
            }
            Move::Down => self.downs += 1,
            Move::Enter => {
                let ask = self.state.ask.as_ref().context("nothing is asked")?;
                let options = self.state.options();
                // As the box does: the first where something was typed, and from there down.
                let first = usize::from(!self.typed.is_empty() || ask.default);
                let taken = (!ask.free && first + self.downs > 0).then(|| first + self.downs - 1);
                let id = taken.and_then(|at| options.get(at)).map(|choice| choice.id.clone());
                let text = std::mem::take(&mut self.typed);
                self.downs = 0;
                self.tell(Message::Taken { text, id });
            }
        }
        Ok(())
    }

    fn press(&mut self, chord: &str) -> Result<()> {
        if self.state.ask.is_some() {
            bail!("{chord}: a box is open");
        }
        let (shift, name) = match chord.strip_prefix("Shift+") {
            // Letters come out as they are typed.
            Some(name) if name.len() == 1 => (true, name.to_uppercase()),
            Some(name) => (true, name.to_owned()),
            None => (false, chord.to_owned()),
        };
        let focused = if self.row.is_some() { Place::List } else { Place::Text };
        let place = self.state.place(focused);
        let press = Press { key: &name, shift, ..Press::default() };
        let command =
            self.state.settings.keys.command(press, place).with_context(|| format!("{chord} is no key"))?;
        self.typed.clear();
        self.tell(Message::Command { command, place, row: self.row.clone() });
        Ok(())
    }

    fn tell(&mut self, message: Message) {
        let moment = Moment { now: "2026-01-01T00:00:00Z".to_owned(), new_id: DocumentId::new("new") };
        for effect in self.state.update(message, &moment) {
            match effect {
                Effect::Focus(Focus::Text) => self.row = None,
                Effect::Focus(Focus::Row(id)) => self.row = Some(id),
                _ => {}
            }
        }
        // The focus follows what is chosen from row to row.
        if self.row.is_some()
            && let Some((_, row)) = self.state.desk.as_ref().and_then(Desk::chosen_row)
        {
            self.row = Some(row.id().to_owned());
        }
    }
}
