//! A document under edit with all that was ever kept of it, so that every promise about a step can be tried.

use galley::document::{Document, Stamp, Target};
use galley::edit::{Edit, EditError, History, JournalLine};
use galley::formats::galley::write;
use galley::stored::{read_snapshot, replay, write_line, write_snapshot};
use galley::wording::step_name;
use std::collections::HashSet;

/// Who edits, and at which minute.
pub fn stamp(minute: usize) -> Stamp {
    Stamp {
        by: "person".into(),
        time: Some(format!("2026-03-01T{:02}:{:02}:00Z", minute / 60 % 24, minute % 60)),
    }
}

/// A document with its history and its journal, and each state it has had.
pub struct Desk {
    pub document: Document,
    pub history: History,
    /// What was stored before anything was done.
    pub stored: String,
    /// The journal as it is stored.
    pub lines: Vec<String>,
    /// The documents that undo gives, the next one last.
    before: Vec<Document>,
    /// The documents that redo gives, the next one last.
    undone: Vec<Document>,
    /// All ids that any annotation has had.
    used: HashSet<String>,
    minute: usize,
}

impl Desk {
    pub fn new(document: Document) -> Desk {
        let history = History::default();
        Desk {
            stored: write_snapshot(&document, &history).unwrap(),
            used: ids(&document).map(|target| target.id().to_owned()).collect(),
            document,
            history,
            lines: Vec::new(),
            before: Vec::new(),
            undone: Vec::new(),
            minute: 0,
        }
    }

    /// Does an edit and tries what holds for every one of them: the document stays sound, a failed edit has done
    /// nothing, and a new annotation has an id that none has had before.
    pub fn apply(&mut self, edit: &Edit) -> Result<bool, EditError> {
        let (document, history) = (self.document.clone(), self.history.clone());
        self.minute += 1;
        let name = step_name(&self.document, edit);
        let outcome = self.history.apply(&mut self.document, edit, name, &stamp(self.minute));
        self.document.check().unwrap_or_else(|broken| panic!("{edit:?}: {broken}"));
        match &outcome {
            Err(EditError::Broken(broken)) => panic!("{edit:?}: {broken}"),
            Err(_) | Ok(None) => {
                assert_eq!(self.document, document, "{edit:?}");
                assert_eq!(self.history, history, "{edit:?}");
            }
            Ok(Some(line)) => {
                let there: HashSet<Target> = ids(&document).collect();
                for new in ids(&self.document).filter(|id| !there.contains(id)) {
                    assert!(self.used.insert(new.id().to_owned()), "{new:?} was used before: {edit:?}");
                }
                self.before.push(document);
                self.undone.clear();
                self.lines.push(write_line(line).unwrap());
            }
        }
        Ok(outcome?.is_some())
    }

    /// Makes an edit a part of the last step, where it can be.
    pub fn extend(&mut self, edit: &Edit) {
        let document = self.document.clone();
        match self.history.extend(&mut self.document, edit, &stamp(self.minute)) {
            Ok(Some(line)) => {
                self.document.check().unwrap_or_else(|broken| panic!("{edit:?}: {broken}"));
                self.used.extend(ids(&self.document).map(|target| target.id().to_owned()));
                self.lines.push(write_line(&line).unwrap());
            }
            Err(EditError::Broken(broken)) => panic!("{edit:?}: {broken}"),
            Err(_) | Ok(None) => assert_eq!(self.document, document, "{edit:?}"),
        }
    }

    pub fn undo(&mut self) {
        let (document, expected) = (self.document.clone(), self.before.pop());
        let line = self.history.undo(&mut self.document);
        if self.has_moved(line, expected) {
            self.undone.push(document);
        }
    }

    pub fn redo(&mut self) {
        let (document, expected) = (self.document.clone(), self.undone.pop());
        let line = self.history.redo(&mut self.document);
        if self.has_moved(line, expected) {
            self.before.push(document);
        }
    }

    /// What undo or redo has made is what stood there before, to the byte.
    fn has_moved(&mut self, line: Option<JournalLine>, expected: Option<Document>) -> bool {
        assert_eq!(line.is_some(), expected.is_some());
        if let Some(expected) = expected {
            assert_eq!(self.document, expected);
            assert_eq!(write(&self.document), write(&expected));
        }
        self.lines.extend(line.as_ref().map(|line| write_line(line).unwrap()));
        line.is_some()
    }

    /// How many steps there are to undo.
    pub fn steps(&self) -> usize {
        self.before.len()
    }

    /// What is stored gives this document and this history again, from the beginning and from any point between.
    pub fn reopen(&self) {
        let all = || self.lines.iter().map(String::as_str);
        let whole = replay(read_snapshot(&self.stored).unwrap(), all()).unwrap();
        assert_eq!(whole.document, self.document);
        assert_eq!(whole.history, self.history);
        assert_eq!(write(&whole.document), write(&self.document));
        let half = self.lines.len() / 2;
        let between = replay(read_snapshot(&self.stored).unwrap(), all().take(half)).unwrap();
        let between = write_snapshot(&between.document, &between.history).unwrap();
        // Lines that a snapshot holds already are passed over.
        assert_eq!(replay(read_snapshot(&between).unwrap(), all()).unwrap(), whole);
    }
}

/// Every annotation.
pub fn ids(document: &Document) -> impl Iterator<Item = Target> + '_ {
    (document.articles.iter().map(|x| Target::Article(x.id.clone())))
        .chain(document.blocks.iter().map(|x| Target::Block(x.id.clone())))
        .chain(document.captions.iter().map(|x| Target::Caption(x.id.clone())))
        .chain(document.actors.iter().map(|x| Target::Actor(x.id.clone())))
        .chain(document.mentions.iter().map(|x| Target::Mention(x.id.clone())))
        .chain(document.quotes.iter().map(|x| Target::Quote(x.id.clone())))
}
