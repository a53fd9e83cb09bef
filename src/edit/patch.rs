//! What an edit changed, as primitive changes that know what was there before: taking one back is swapping its two
//! sides, so undo is exact whatever the edit was.
//!
//! Knows nothing of what an annotation means. A patch that does not fit a document (it came from a damaged journal, or
//! the document is another) changes nothing.

#![deny(clippy::wildcard_enum_match_arm)]

use super::walk::make_many;
use crate::document::{self, Annotation, Decision, Document, Kind, TextEdit, Touched, with_kinds};
use crate::text::Span;
use std::sync::Arc;

/// What an edit changed: enough to take it back and to do it again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    pub(crate) changes: Vec<Change>,
}

/// A patch does not fit the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Number of the first change that does not fit, from 0.
    pub change: usize,
}

impl std::error::Error for Misfit {}

/// One primitive change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Annotation(AnnotationSlot),
    Text(Rewrite),
    TextEdit(Slot<TextEdit>),
    Decision(Slot<Decision>),
    Title(Field<String>),
    /// The language of the text.
    Language(Field<String>),
    Labels(Field<Vec<String>>),
    Note(Field<Option<String>>),
    Done(Field<bool>),
    Flagged(Field<bool>),
    Modified(Field<Option<String>>),
    NextId(Field<u64>),
}

/// An annotation whose changes are recorded.
pub(super) trait Recorded: Annotation {
    /// What a change of one is.
    fn change(slot: Slot<Self>) -> Change;
    /// The same the other way round, where it is one of this kind.
    fn slot(change: &Change) -> Option<&Slot<Self>>;
}

macro_rules! annotation_slots {
    ($($Kind:ident in $list:ident),*) => {
        /// A place in the list of a kind of annotation.
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) enum AnnotationSlot {
            $($Kind(Slot<document::$Kind>),)*
        }

        impl AnnotationSlot {
            /// The kind of what it changes, and the id of what it puts in.
            fn touches(&self) -> (Kind, Option<&str>) {
                match self {
                    $(AnnotationSlot::$Kind(slot) => slot.touches(),)*
                }
            }

            fn inverse(&self) -> AnnotationSlot {
                match self {
                    $(AnnotationSlot::$Kind(slot) => AnnotationSlot::$Kind(slot.inverse()),)*
                }
            }

            fn make(&self, document: &mut Document) -> Option<()> {
                match self {
                    $(AnnotationSlot::$Kind(slot) => slot.make(&mut document.$list),)*
                }
            }

            /// Makes the first of these changes that are of its kind in one walk; says how many.
            fn make_many(&self, changes: &[Change], document: &mut Document) -> usize {
                match self {
                    $(AnnotationSlot::$Kind(_) => {
                        make_many(&mut document.$list, changes.iter().map_while(<document::$Kind as Recorded>::slot))
                    })*
                }
            }
        }

        $(impl Recorded for document::$Kind {
            fn change(slot: Slot<document::$Kind>) -> Change {
                Change::Annotation(AnnotationSlot::$Kind(slot))
            }

            fn slot(change: &Change) -> Option<&Slot<document::$Kind>> {
                if let Change::Annotation(AnnotationSlot::$Kind(slot)) = change { Some(slot) } else { None }
            }
        })*
    };
}

with_kinds!(annotation_slots);

/// A place in a list, and what stands there before and after: nothing before is an insertion, nothing after a removal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slot<T> {
    pub index: usize,
    pub before: Option<Box<T>>,
    pub after: Option<Box<T>>,
}

/// Words of the text itself, before and after. Spans that end before `at` stay, those that begin behind `before` move;
/// there are no others when it is made.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rewrite {
    pub at: usize,
    pub before: String,
    pub after: String,
}

/// A value of the document itself, before and after.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field<T> {
    pub before: T,
    pub after: T,
}

impl Patch {
    pub(crate) fn new(changes: Vec<Change>) -> Patch {
        Patch { changes }
    }

    /// This, and then that.
    pub(super) fn then(&self, that: &Patch) -> Patch {
        Patch { changes: self.changes.iter().chain(&that.changes).cloned().collect() }
    }

    /// What it changes, in order.
    pub(crate) fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What takes it back.
    pub fn inverse(&self) -> Patch {
        Patch { changes: self.changes.iter().rev().map(Change::inverse).collect() }
    }

    /// Makes its changes.
    ///
    /// # Errors
    /// If what it says was there before is not what is there; the document is then as it was.
    pub fn apply_to(&self, document: &mut Document) -> Result<(), Misfit> {
        let mut made = 0;
        while made < self.changes.len() {
            match make_first(&self.changes[made..], document) {
                Some(count) => made += count,
                None => {
                    for change in self.changes[..made].iter().rev() {
                        // What has just been made fits when it is taken back.
                        let _ = change.inverse().make(document);
                    }
                    return Err(Misfit { change: made });
                }
            }
        }
        Ok(())
    }

    /// The `next_id` that it leaves behind, if it changes it.
    pub(super) fn next_id(&self) -> Option<u64> {
        self.changes
            .iter()
            .rev()
            .find_map(|change| if let Change::NextId(field) = change { Some(field.after) } else { None })
    }
}

/// What these changes touch. None of them changes an id: they put in, take out, or leave it as it is.
pub(super) fn touched(changes: &[Change]) -> Touched {
    let mut touched = Touched::default();
    for change in changes {
        let (kind, new) = match change {
            Change::Annotation(slot) => slot.touches(),
            Change::Text(_) => {
                touched.text = true;
                continue;
            }
            Change::Decision(_) => {
                touched.adjudication = true;
                continue;
            }
            Change::TextEdit(_)
            | Change::Title(_)
            | Change::Language(_)
            | Change::Labels(_)
            | Change::Note(_) => continue,
            Change::Done(_) | Change::Flagged(_) | Change::Modified(_) | Change::NextId(_) => continue,
        };
        touched.kinds.insert(kind);
        touched.new_ids.extend(new.map(Into::into));
    }
    touched
}

/// Makes the first of these changes, and with it those that can be made in the same walk. Says how many; `None`, and
/// nothing changed, where the first does not fit.
fn make_first(changes: &[Change], document: &mut Document) -> Option<usize> {
    let first = changes.first()?;
    let made = match first {
        Change::Annotation(slot) => slot.make_many(changes, document),
        Change::Text(_) | Change::TextEdit(_) | Change::Decision(_) => 0,
        Change::Title(_) | Change::Language(_) | Change::Labels(_) | Change::Note(_) => 0,
        Change::Done(_) | Change::Flagged(_) | Change::Modified(_) | Change::NextId(_) => 0,
    };
    if made > 0 { Some(made) } else { first.make(document).map(|()| 1) }
}

impl Change {
    fn inverse(&self) -> Change {
        match self {
            Change::Annotation(slot) => Change::Annotation(slot.inverse()),
            Change::Text(rewrite) => Change::Text(rewrite.inverse()),
            Change::TextEdit(slot) => Change::TextEdit(slot.inverse()),
            Change::Decision(slot) => Change::Decision(slot.inverse()),
            Change::Title(field) => Change::Title(field.inverse()),
            Change::Language(field) => Change::Language(field.inverse()),
            Change::Labels(field) => Change::Labels(field.inverse()),
            Change::Note(field) => Change::Note(field.inverse()),
            Change::Done(field) => Change::Done(field.inverse()),
            Change::Flagged(field) => Change::Flagged(field.inverse()),
            Change::Modified(field) => Change::Modified(field.inverse()),
            Change::NextId(field) => Change::NextId(field.inverse()),
        }
    }

    /// `None`, and nothing changed, where it does not fit.
    fn make(&self, document: &mut Document) -> Option<()> {
        match self {
            Change::Annotation(slot) => slot.make(document),
            Change::Text(rewrite) => rewrite.make(document),
            Change::TextEdit(slot) => slot.make(&mut document.text_edits),
            Change::Decision(slot) => slot.make(&mut document.adjudication),
            Change::Title(field) => field.make(&mut document.title),
            Change::Language(field) => field.make(&mut document.language),
            Change::Labels(field) => field.make(&mut document.labels),
            Change::Note(field) => field.make(&mut document.note),
            Change::Done(field) => field.make(&mut document.done),
            Change::Flagged(field) => field.make(&mut document.flagged),
            Change::Modified(field) => field.make(&mut document.modified),
            Change::NextId(field) => field.make(&mut document.next_id),
        }
    }
}

impl<T: Annotation> Slot<T> {
    /// The kind of what it changes, and the id of what it puts in.
    fn touches(&self) -> (Kind, Option<&str>) {
        let new = self.after.as_deref().filter(|_| self.before.is_none());
        (T::KIND, new.map(|new| new.id().as_ref()))
    }
}

impl<T: Clone + PartialEq> Slot<T> {
    fn inverse(&self) -> Slot<T> {
        Slot { index: self.index, before: self.after.clone(), after: self.before.clone() }
    }

    pub(super) fn make(&self, list: &mut Vec<T>) -> Option<()> {
        match (&self.before, &self.after) {
            (None, None) => {}
            (None, Some(after)) => {
                if self.index > list.len() {
                    return None;
                }
                list.insert(self.index, T::clone(after));
            }
            (Some(before), after) => {
                let there = list.get_mut(self.index).filter(|there| **there == **before)?;
                match after {
                    Some(after) => *there = T::clone(after),
                    None => drop(list.remove(self.index)),
                }
            }
        }
        Some(())
    }
}

impl Rewrite {
    pub fn inverse(&self) -> Rewrite {
        Rewrite { at: self.at, before: self.after.clone(), after: self.before.clone() }
    }

    /// What it makes of a text; `None` where what was there before is not there.
    pub fn of(&self, text: &str) -> Option<Arc<str>> {
        let end = self.at.checked_add(self.before.len())?;
        let is_there = text.get(self.at..end)? == self.before;
        is_there.then(|| [&text[..self.at], &self.after, &text[end..]].concat().into())
    }

    pub fn make(&self, document: &mut Document) -> Option<()> {
        document.text = self.of(&document.text)?;
        let moved = |position: usize| {
            if position <= self.at {
                position
            } else {
                (position + self.after.len()).saturating_sub(self.before.len())
            }
        };
        let text = document.text.clone();
        let mut see = |span: &mut Span| *span = Span::around(&text, moved(span.start()), moved(span.end()));
        document.each_span_mut(&mut see);
        Some(())
    }
}

impl<T: Clone + PartialEq> Field<T> {
    fn inverse(&self) -> Field<T> {
        Field { before: self.after.clone(), after: self.before.clone() }
    }

    fn make(&self, there: &mut T) -> Option<()> {
        if *there != self.before {
            return None;
        }
        *there = self.after.clone();
        Some(())
    }
}
