//! Two annotators' documents of one text: the one on the desk, and a second that is held against it. What is decided is
//! an edit of the document on the desk like any other, so that it is kept, undone and done again as everything is.

use super::{Alert, Desk, Effect, Focus, Line, Moment, State};
use crate::adjudicate::{Row, Standing, annotators, choices, rows, take};
use crate::document::{Document, DocumentId, Took};
use crate::web::messages;
use std::rc::Rc;

/// A comparison that is shown.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Whose the documents are.
    pub annotators: [String; 2],
    /// Where they differ, decided or not, in the order of the text.
    pub rows: Rc<Vec<Row>>,
    /// Which of them a person is at.
    pub at: usize,
    first: DocumentId,
    second: Document,
    /// The step of the first document that the rows are of.
    seen: u64,
}

impl Comparison {
    /// How many are decided, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.rows.iter().filter(|row| !row.is_open()).count(), self.rows.len())
    }

    /// The first that is open, from this one on and round the end.
    fn open_from(&self, at: usize) -> Option<usize> {
        let open = |n: &usize| self.rows.get(*n).is_some_and(Row::is_open);
        (at..self.rows.len()).chain(0..at).find(open)
    }
}

/// What is to be compared as soon as both are there.
#[derive(Debug)]
pub(super) struct Awaited {
    first: DocumentId,
    second: DocumentId,
    document: Option<Document>,
}

/// What a person does about a comparison, and what the store answers.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Comparing {
    /// A person is asked for the second annotator's document.
    Ask,
    /// They have none.
    Never,
    /// The document on the desk is compared with this one.
    With(DocumentId),
    /// The two that are chosen in the library are compared.
    Chosen,
    /// The second was read.
    Read(Box<Document>),
    /// This is taken of the difference that a person is at.
    Take(Took),
    /// To the next difference, or the one before.
    Step { back: bool },
    /// To the next that nobody has decided.
    NextOpen,
    /// To this one.
    To(usize),
    /// It is no longer shown.
    Close,
}

impl State {
    pub(super) fn compare(&mut self, comparing: Comparing, out: &mut Vec<Effect>, moment: &Moment) {
        match comparing {
            Comparing::Ask => self.asks_second = self.desk.is_some(),
            Comparing::Never => self.asks_second = false,
            Comparing::With(second) => {
                if let Some(first) = self.desk.as_ref().map(|desk| desk.id().clone()) {
                    self.compare_two(first, second, out);
                }
            }
            Comparing::Chosen => match self.comparable() {
                Some((first, second)) => {
                    self.library.chosen = None;
                    self.compare_two(first, second, out);
                }
                None => self.say(messages::CHOOSE_TWO),
            },
            Comparing::Read(document) => {
                if let Some(awaited) = self.awaited.as_mut().filter(|awaited| awaited.second == document.id) {
                    awaited.document = Some(*document);
                }
            }
            Comparing::Take(took) => self.take_side(took, out, moment),
            Comparing::Step { back } => {
                let to = self.comparison.as_ref().map(|comparison| match back {
                    true => comparison.at.saturating_sub(1),
                    false => comparison.at + 1,
                });
                self.go_to_difference(to, out);
            }
            Comparing::NextOpen => {
                let to = self.comparison.as_ref().and_then(|there| there.open_from(there.at + 1));
                match to {
                    Some(to) => self.go_to_difference(Some(to), out),
                    None => self.say_compared(),
                }
            }
            Comparing::To(at) => self.go_to_difference(Some(at), out),
            Comparing::Close => {
                self.comparison = None;
                out.push(Effect::Focus(Focus::Article));
            }
        }
    }

    /// The two documents that are chosen in the library, if they are of one text: the one on the desk first, else the one
    /// that came first.
    pub fn comparable(&self) -> Option<(DocumentId, DocumentId)> {
        let chosen = self.chosen_documents();
        let row = |id: &DocumentId| self.documents.iter().find(|row| row.id == *id);
        let [one, other] = chosen.as_slice() else { return None };
        let (one, other) = row(one).zip(row(other))?;
        if one.text_hash != other.text_hash {
            return None;
        }
        let on_desk = |id: &DocumentId| self.desk.as_ref().is_some_and(|desk| desk.id() == id);
        let swap = on_desk(&other.id) || (!on_desk(&one.id) && other.created < one.created);
        let (first, second) = if swap { (other, one) } else { (one, other) };
        Some((first.id.clone(), second.id.clone()))
    }

    /// Other documents of the text on the desk: their ids and titles.
    pub fn of_same_text(&self) -> Vec<(DocumentId, String)> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let hash = super::text_hash(&desk.document.text);
        let same = self.documents.iter().filter(|row| row.text_hash == hash && row.id != *desk.id());
        same.map(|row| (row.id.clone(), row.title.clone())).collect()
    }

    pub(super) fn compare_two(&mut self, first: DocumentId, second: DocumentId, out: &mut Vec<Effect>) {
        self.quieten();
        self.asks_second = false;
        let document = self.in_memory().find(|desk| *desk.id() == second).map(|desk| desk.document.clone());
        if document.is_none() {
            out.push(Effect::Read(second.clone()));
        }
        self.await_both(first, second, document, out);
    }

    /// They are compared as soon as the first is on the desk and the second is at hand.
    pub(super) fn await_both(
        &mut self,
        first: DocumentId,
        second: DocumentId,
        document: Option<Document>,
        out: &mut Vec<Effect>,
    ) {
        self.awaited = Some(Awaited { first: first.clone(), second, document });
        if self.desk.as_ref().is_none_or(|desk| *desk.id() != first) {
            self.open(first, out);
        }
    }

    /// A document came in while a person was asked for the second annotator's: the one on the desk, which it is compared
    /// with if it is of the same text.
    pub(super) fn second_came(&mut self, document: &Document, name: &str) -> Option<DocumentId> {
        let desk = self.desk.as_ref().filter(|_| self.asks_second)?;
        self.asks_second = false;
        if desk.document.text != document.text {
            self.alert = Some(Alert { words: messages::other_text(name), offers: Vec::new() });
            return None;
        }
        Some(desk.id().clone())
    }

    /// Makes the comparison agree with what is on the desk. To be called after whatever may have changed it.
    pub(super) fn follow_comparison(&mut self, out: &mut Vec<Effect>) {
        let Some(desk) = &self.desk else {
            self.comparison = None;
            return;
        };
        if let Some(Awaited { first, document: Some(_), .. }) = &self.awaited
            && first == desk.id()
        {
            let second = self.awaited.take().and_then(|awaited| awaited.document);
            return self.begin_comparison(second, out);
        }
        let Some(comparison) = &mut self.comparison else { return };
        if comparison.first != *desk.id() {
            self.comparison = None;
        } else if comparison.seen != desk.history.number() && comparison.renew(desk) {
            let at = comparison.at;
            self.go_to_difference(Some(at), out);
        }
    }

    fn begin_comparison(&mut self, second: Option<Document>, out: &mut Vec<Effect>) {
        let Some((desk, second)) = self.desk.as_ref().zip(second) else { return };
        let names = annotators(&desk.document, &second);
        let Ok(found) = rows(&desk.document, &second, &names) else {
            return self.alert(messages::other_text(&second.title));
        };
        if found.is_empty() {
            self.line = Line { words: messages::agree(&names), offers: Vec::new() };
            return;
        }
        let comparison = Comparison {
            annotators: names,
            rows: Rc::new(found),
            at: 0,
            first: desk.id().clone(),
            second,
            seen: desk.history.number(),
        };
        let at = comparison.open_from(0).unwrap_or_default();
        self.comparison = Some(comparison);
        self.say_compared();
        self.go_to_difference(Some(at), out);
    }

    fn take_side(&mut self, took: Took, out: &mut Vec<Effect>, moment: &Moment) {
        let Some((desk, comparison)) = self.desk.as_ref().zip(self.comparison.as_ref()) else { return };
        let Some(row) = comparison.rows.get(comparison.at) else { return };
        let Standing::Open(difference) = &row.standing else {
            return self.say(messages::DECIDED_ALREADY);
        };
        if !choices(difference).contains(&took) {
            return self.say(messages::NOT_TO_BE_TAKEN);
        }
        let edit = take(&desk.document, &comparison.second, &comparison.annotators, difference, took);
        if self.perform(edit, out, moment) {
            self.follow_comparison(out);
            let told = self.comparison.as_ref().map(|there| messages::decided(there.progress()));
            self.line.words = [self.line.words.clone(), told.unwrap_or_default()].join(" · ");
        }
    }

    fn say_compared(&mut self) {
        if let Some(comparison) = &self.comparison {
            let words = messages::decided(comparison.progress());
            self.say(words);
        }
    }

    /// Shows a difference in the list and in the text.
    fn go_to_difference(&mut self, to: Option<usize>, out: &mut Vec<Effect>) {
        let Some(((desk, comparison), to)) = self.desk.as_mut().zip(self.comparison.as_mut()).zip(to) else {
            return;
        };
        comparison.at = to.min(comparison.rows.len().saturating_sub(1));
        let Some(row) = comparison.rows.get(comparison.at) else { return };
        let start = row.span.start();
        desk.chosen = row.sides[0].as_ref().and_then(|side| desk.target(&side.id));
        desk.unfold(start);
        out.extend([Effect::Reveal(start), Effect::Focus(Focus::Difference)]);
    }
}

impl Comparison {
    /// Makes the rows anew. Goes to what was opened again by undoing, or on from what was decided; false where neither.
    fn renew(&mut self, desk: &Desk) -> bool {
        self.seen = desk.history.number();
        let Ok(found) = rows(&desk.document, &self.second, &self.annotators) else { return false };
        let before = std::mem::replace(&mut self.rows, Rc::new(found));
        let find = |rows: &[Row], row: &Row| rows.iter().position(|there| there.key() == row.key());
        let was_decided = |row: &Row| before.iter().any(|there| there.key() == row.key() && !there.is_open());
        let reopened = self.rows.iter().position(|row| row.is_open() && was_decided(row));
        let here = before.get(self.at).and_then(|row| find(&self.rows, row));
        let decided = here.filter(|at| !self.rows[*at].is_open());
        self.at = match (reopened, decided) {
            (Some(at), _) => at,
            (None, Some(at)) => self.open_from(at).unwrap_or(at),
            (None, None) => here.unwrap_or(self.at).min(self.rows.len().saturating_sub(1)),
        };
        reopened.or(decided).is_some()
    }
}

#[cfg(test)]
#[path = "comparing_test.rs"]
mod tests;
