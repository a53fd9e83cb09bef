//! Files come in: what they hold, one document after the other, and a report of what was refused.
//!
//! A file of thousands of documents is walked a document at a time ([`walk`]), so that whoever calls can let the page
//! live in between.

use super::desk::text_hash;
use super::{Alert, Desk, Effect, Moment, Offer, State};
use crate::document::Document;
use crate::edit::History;
use crate::formats::{Entry, galley, read_many};
use crate::intake::{self, Incoming};
use crate::web::messages;

/// How often it is shown how far a file is, in documents: to draw the page for each takes longer than to read it.
const OFTEN: usize = 50;

/// What comes out of a file.
#[derive(Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Importing {
    /// It is a text, to be annotated when those before it are.
    Text { name: String, incoming: Incoming },
    /// A document, not the last; `number` of them came so far.
    Document { name: String, document: Box<Document>, number: usize },
    /// That was all: the last document, how many there were, and what was refused, in words with the place.
    Ended { name: String, last: Option<Box<Document>>, came: usize, refused: Vec<String> },
}

impl Importing {
    /// Whether a person sees it come: of the documents of a long file each fiftieth.
    pub fn is_shown(&self) -> bool {
        !matches!(self, Importing::Document { number, .. } if number % OFTEN != 0)
    }
}

/// Walks through a file. Each step is as much work as one document; `None`: a step that leaves nothing to tell.
pub fn walk<'f>(name: &str, text: &'f str) -> Box<dyn Iterator<Item = Option<Importing>> + 'f> {
    let name = name.to_owned();
    if !is_json(&name, text) {
        let incoming = if is_html(&name, text) { intake::html(text) } else { intake::plain(text) };
        return Box::new(std::iter::once(Some(Importing::Text { name, incoming })));
    }
    let mut entries = read_many(text, galley::read);
    let (mut last, mut came, mut refused, mut ended) = (None::<Box<Document>>, 0, Vec::new(), false);
    Box::new(std::iter::from_fn(move || match entries.next() {
        Some(Entry { document: Ok(document), .. }) => {
            came += 1;
            // The last is told at the end.
            let before = last.replace(Box::new(document));
            let name = name.clone();
            Some(before.map(|document| Importing::Document { name, document, number: came - 1 }))
        }
        Some(Entry { line, document: Err(error) }) => {
            let place = if line > 1 { format!("line {line}: ") } else { String::new() };
            refused.push(format!("{place}{error}"));
            Some(None)
        }
        None if ended => None,
        None => {
            ended = true;
            let (last, refused) = (last.take(), std::mem::take(&mut refused));
            Some(Some(Importing::Ended { name: name.clone(), last, came, refused }))
        }
    }))
}

impl State {
    pub(super) fn import(&mut self, importing: Importing, out: &mut Vec<Effect>, moment: &Moment) {
        match importing {
            Importing::Text { incoming, .. } if self.parsing.is_none() => {
                self.take_text(incoming, out, moment)
            }
            Importing::Text { name, incoming } => self.queue.push_back((name, incoming)),
            Importing::Document { name, document, number } => {
                self.keep_import(*document, out, moment);
                if number % OFTEN == 0 {
                    self.say(format!("Opening “{name}”: {number} documents so far…"));
                }
            }
            Importing::Ended { name, last, came, refused } => {
                if let Some(last) = last {
                    self.say(messages::opened(&name, came));
                    self.show_import(&name, *last, came == 1, out, moment);
                }
                if let Some(words) = messages::refused(&name, came, &refused) {
                    self.alert(words);
                }
            }
        }
    }

    /// The next text that waits for its turn. Those that are here already are passed over, and told of.
    pub(super) fn next_in_queue(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let mut here = Vec::new();
        while self.parsing.is_none() {
            let Some((name, incoming)) = self.queue.pop_front() else { break };
            let hash = text_hash(&incoming.text);
            if self.documents.iter().any(|row| row.text_hash == hash) || incoming.text.trim().is_empty() {
                here.push(name);
            } else {
                self.take_text(incoming, out, moment);
            }
        }
        if !here.is_empty() {
            self.alert(messages::passed_over(&here));
        }
    }

    /// Keeps an imported document that is not shown, under an id of its own.
    fn keep_import(&mut self, mut document: Document, out: &mut Vec<Effect>, moment: &Moment) {
        self.give_own_id(&mut document, moment);
        self.keep_aside(document, out, moment);
    }

    /// Keeps a document that is not shown and that no other has the id of.
    pub(super) fn keep_aside(&mut self, document: Document, out: &mut Vec<Effect>, moment: &Moment) {
        let desk = Desk::new(document, History::default(), false, moment.now.clone());
        let summary = desk.summary(&moment.now);
        self.list(summary.clone());
        if self.saving.is_possible() {
            out.push(Effect::Import(Box::new(desk.document), summary));
        } else {
            self.aside.push(desk);
        }
    }

    /// Shows a document. One that is here already is kept beside it; `alone`: it is told so.
    fn show_import(
        &mut self,
        name: &str,
        mut document: Document,
        alone: bool,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        if self.asks_second {
            let first = self.second_came(&document, name);
            self.give_own_id(&mut document, moment);
            let second = document.id.clone();
            let Some(first) = first else { return };
            self.keep_aside(document.clone(), out, moment);
            return self.await_both(first, second, Some(document), out);
        }
        let hash = text_hash(&document.text);
        let same = self.documents.iter().find(|row| row.text_hash == hash);
        let same = same.filter(|_| alone).map(|row| (row.id.clone(), row.title.clone()));
        self.give_own_id(&mut document, moment);
        if let Some((first, title)) = same {
            let compare = Offer::Compare { first: first.clone(), second: document.id.clone() };
            self.alert = Some(Alert {
                words: format!("“{title}” is here already. What came in is kept beside it."),
                offers: vec![compare, Offer::Open(first)],
            });
        }
        let desk = Desk::new(document, History::default(), false, moment.now.clone());
        let summary = desk.summary(&moment.now);
        self.list(summary.clone());
        self.put(desk, out);
        out.push(Effect::Create(summary));
    }

    /// A document whose id is another's here gets one of its own.
    fn give_own_id(&self, document: &mut Document, moment: &Moment) {
        if self.is_taken(&document.id) {
            document.id = moment.new_id.clone();
        }
    }
}

/// Whether a file is to be read as Galley JSON, and not as a text.
fn is_json(name: &str, text: &str) -> bool {
    const ENDINGS: [&str; 3] = [".json", ".jsonl", ".ndjson"];
    let name = name.to_ascii_lowercase();
    let names_format = || text.chars().take(200).collect::<String>().contains("\"format\"");
    ENDINGS.iter().any(|ending| name.ends_with(ending))
        || (text.trim_start().starts_with('{') && names_format())
}

/// Whether a file is to be read as HTML: by its name, or by how it begins.
fn is_html(name: &str, text: &str) -> bool {
    const ENDINGS: [&str; 3] = [".html", ".htm", ".xhtml"];
    const BEGINNINGS: [&str; 2] = ["<!doctype html", "<html"];
    let begins = |beginning: &str| {
        let head = text.trim_start().get(..beginning.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(beginning))
    };
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending)) || BEGINNINGS.into_iter().any(begins)
}

#[cfg(test)]
#[path = "importing_test.rs"]
mod tests;
