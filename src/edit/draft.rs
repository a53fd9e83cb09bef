//! A document under change: the few ways in which anything in it may change, each of which is recorded.
//!
//! Knows nothing of what an edit means. A draft ends in one of two ways: [`Draft::finish`] gives the patch,
//! [`Draft::abandon`] leaves the document as it was.

use super::error::{EditError, Refusal, refused};
use super::index::Indices;
use super::patch::{Change, Field, Patch, Recorded, Rewrite, Slot, touched};
use crate::document::{Broken, Decision, Document, Extra, Ids, Stamp, TextEdit};
use crate::text::{Changed, Span};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) struct Draft<'a> {
    document: &'a mut Document,
    stamp: &'a Stamp,
    changes: Vec<Change>,
    next_id_before: u64,
    indices: Indices,
}

impl<'a> Draft<'a> {
    /// Ids will be numbered from `next_id` if that is higher than the document's own.
    pub fn new(document: &'a mut Document, stamp: &'a Stamp, next_id: u64) -> Draft<'a> {
        let next_id_before = document.next_id;
        document.next_id = next_id.max(next_id_before);
        Draft { document, stamp, changes: Vec::new(), next_id_before, indices: Indices::default() }
    }

    /// What was changed, with the traces that every change leaves.
    pub fn finish(mut self) -> Patch {
        if self.changes.is_empty() {
            self.document.next_id = self.next_id_before;
            return Patch::default();
        }
        if let Some(time) = &self.stamp.time {
            let time = Some(time.clone());
            self.set(|document| &mut document.modified, Change::Modified, time);
        }
        if self.document.next_id != self.next_id_before {
            self.changes
                .push(Change::NextId(Field { before: self.next_id_before, after: self.document.next_id }));
        }
        Patch::new(self.changes)
    }

    /// Leaves the document as it was.
    pub fn abandon(self) {
        // What has just been changed fits when it is taken back.
        let _ = Patch::new(self.changes).inverse().apply_to(self.document);
        self.document.next_id = self.next_id_before;
    }

    /// The document as it is so far.
    pub fn document(&self) -> &Document {
        self.document
    }

    /// Checks the invariants, as far as what was changed has a part in them.
    pub fn check(&self) -> Result<(), Broken> {
        self.document.check_touched(&touched(&self.changes))
    }

    /// Its text, apart from it.
    pub fn text(&self) -> Arc<str> {
        self.document.text.clone()
    }

    /// Who edits, and when.
    pub fn stamp(&self) -> &'a Stamp {
        self.stamp
    }

    /// Signs what comes now, until it is told again. Returns who signed so far.
    pub fn sign(&mut self, stamp: &'a Stamp) -> &'a Stamp {
        std::mem::replace(&mut self.stamp, stamp)
    }

    /// Keeps what was decided between two annotators, at a place of its list (the end, where there is no such place).
    pub fn decide(&mut self, index: usize, decision: Decision) {
        let index = index.min(self.document.adjudication.len());
        self.document.adjudication.insert(index, decision.clone());
        self.changes.push(Change::Decision(Slot { index, before: None, after: Some(Box::new(decision)) }));
    }

    /// Gives new ids.
    pub fn ids(&mut self) -> Ids<'_> {
        Ids(&mut self.document.next_id)
    }

    /// Words chosen by a person: in the text, without white space at either end.
    pub fn words(&self, span: Span) -> Result<Span, EditError> {
        let text = &self.document.text;
        if !span.is_in(text) {
            return refused(Refusal::OutsideText);
        }
        let words = span.trimmed(text);
        if words.is_empty() { refused(Refusal::NoWords) } else { Ok(words) }
    }

    /// Where one stands in its list.
    pub fn find<T: Recorded>(&self, id: &T::Id) -> Result<usize, EditError> {
        let place = self.indices.find(T::list(self.document), id);
        place.ok_or_else(|| EditError::Missing { kind: T::KIND, id: id.to_string() })
    }

    /// One of them.
    pub fn get<T: Recorded>(&self, id: &T::Id) -> Result<&T, EditError> {
        let place = self.find::<T>(id)?;
        T::list(self.document)
            .get(place)
            .ok_or_else(|| EditError::Missing { kind: T::KIND, id: id.to_string() })
    }

    /// One of them, refused if it was rejected.
    pub fn live<T: Recorded>(&self, id: &T::Id) -> Result<&T, EditError> {
        let item = self.get::<T>(id)?;
        if item.record().is_live() {
            return Ok(item);
        }
        refused(Refusal::WasRejected(T::KIND))
    }

    /// Changes one of them.
    pub fn change<T: Recorded>(&mut self, id: &T::Id, change: impl FnOnce(&mut T)) -> Result<(), EditError> {
        let place = self.find::<T>(id)?;
        self.change_at(place, change);
        Ok(())
    }

    /// Changes all that are so; says how many there were.
    pub fn change_where<T: Recorded>(
        &mut self,
        wanted: impl Fn(&T) -> bool,
        mut change: impl FnMut(&mut T),
    ) -> usize {
        let places: Vec<usize> = self.places(wanted);
        for place in &places {
            self.change_at(*place, &mut change);
        }
        places.len()
    }

    /// Puts a new one at a place of its list (the end, where there is no such place).
    pub fn insert<T: Recorded>(&mut self, index: usize, item: T) {
        let list = T::list_mut(self.document);
        let index = index.min(list.len());
        self.indices.put::<T>(item.id(), index, index == list.len());
        list.insert(index, item.clone());
        self.changes.push(T::change(Slot { index, before: None, after: Some(Box::new(item)) }));
    }

    /// Puts in many in one walk: each at a place of the list as it stands, in the order of these.
    pub fn insert_all<T: Recorded>(&mut self, items: Vec<(usize, T)>) {
        if items.is_empty() {
            return;
        }
        self.indices.forget::<T>();
        let list = T::list_mut(self.document);
        let mut all = Vec::with_capacity(list.len() + items.len());
        let (mut before, mut walked) = (std::mem::take(list).into_iter(), 0);
        for (place, item) in items {
            all.extend(before.by_ref().take(place.saturating_sub(walked)));
            walked = walked.max(place);
            let after = Some(Box::new(item.clone()));
            self.changes.push(T::change(Slot { index: all.len(), before: None, after }));
            all.push(item);
        }
        all.extend(before);
        *list = all;
    }

    /// Takes out many in one walk.
    pub fn remove_all<T: Recorded>(&mut self, ids: &HashSet<T::Id>) -> Vec<T> {
        let places = self.places(|item: &T| ids.contains(item.id()));
        if places.is_empty() {
            return Vec::new();
        }
        self.indices.forget::<T>();
        let list = T::list_mut(self.document);
        // From the end, so that taking one out moves none that is still to come.
        for index in places.into_iter().rev() {
            let before = Some(Box::new(list[index].clone()));
            self.changes.push(T::change(Slot { index, before, after: None }));
        }
        list.extract_if(.., |item| ids.contains(item.id())).collect()
    }

    /// Takes one out of its list.
    pub fn remove<T: Recorded>(&mut self, id: &T::Id) -> Result<T, EditError> {
        let index = self.find::<T>(id)?;
        self.remove_at(index).ok_or_else(|| EditError::Missing { kind: T::KIND, id: id.to_string() })
    }

    /// Does away with all that are so: a person's own are gone, suggestions are rejected. Says which.
    pub fn discard<T: Recorded>(&mut self, wanted: impl Fn(&T) -> bool) -> HashSet<T::Id> {
        let stamp = self.stamp;
        let (mut discarded, mut own) = (HashSet::new(), HashSet::new());
        for index in self.places(wanted) {
            let Some(item) = T::list(self.document).get(index) else { continue };
            discarded.insert(item.id().clone());
            if item.record().is_own() {
                own.insert(item.id().clone());
            } else {
                self.change_at(index, |item: &mut T| super::provenance::reject(item.record_mut(), stamp));
            }
        }
        self.remove_all::<T>(&own);
        discarded
    }

    /// Takes out all that have an end in a part of the text, ends of the part included.
    pub fn pull<T: Recorded>(&mut self, part: Span) -> Vec<T> {
        let list = T::list(self.document).iter();
        let ids = list.filter(|item| item.has_end_in(part)).map(|item| item.id().clone()).collect();
        self.remove_all(&ids)
    }

    /// The same of what was decided between two annotators; each with its place in the list.
    pub fn pull_decisions(&mut self, part: Span) -> Vec<(usize, Decision)> {
        let mut pulled = Vec::new();
        for index in (0..self.document.adjudication.len()).rev() {
            if self.document.adjudication[index].has_end_in(part) {
                let decision = self.document.adjudication.remove(index);
                let before = Some(Box::new(decision.clone()));
                self.changes.push(Change::Decision(Slot { index, before, after: None }));
                pulled.push((index, decision));
            }
        }
        pulled.reverse();
        pulled
    }

    /// Changes the text itself; spans before what changed stay, those behind it move. To be called when none has an end
    /// in it.
    pub fn rewrite(&mut self, changed: &Changed, new_text: &str) -> Result<(), EditError> {
        let before = changed.old.of(&self.document.text).to_owned();
        let after = changed.new.of(new_text).to_owned();
        let at = changed.old.start();
        let rewrite = Rewrite { at, before: before.clone(), after: after.clone() };
        if rewrite.make(self.document).is_none() {
            return refused(Refusal::OutsideText);
        }
        self.changes.push(Change::Text(rewrite));
        let Stamp { by, time } = self.stamp.clone();
        let correction = TextEdit { at, removed: before, inserted: after, by, time, extra: Extra::default() };
        let index = self.document.text_edits.len();
        self.document.text_edits.push(correction.clone());
        self.changes.push(Change::TextEdit(Slot { index, before: None, after: Some(Box::new(correction)) }));
        Ok(())
    }

    /// Moves one to another place of its list; `place` says which in a part of the list, all of which is in order.
    pub fn move_to<T: Recorded>(
        &mut self,
        id: &T::Id,
        place: impl Fn(&[T]) -> usize,
    ) -> Result<(), EditError> {
        let before = self.find::<T>(id)?;
        let list = T::list(self.document);
        let after = match place(&list[..before]) {
            there if there < before => there,
            _ => before + place(&list[before + 1..]),
        };
        if before != after {
            let item = self.remove::<T>(id)?;
            self.insert(after, item);
        }
        Ok(())
    }

    /// Changes a field of the document itself.
    pub fn set<T: Clone + PartialEq>(
        &mut self,
        field: fn(&mut Document) -> &mut T,
        change: fn(Field<T>) -> Change,
        after: T,
    ) {
        let there = field(self.document);
        if *there != after {
            let before = std::mem::replace(there, after.clone());
            self.changes.push(change(Field { before, after }));
        }
    }

    fn remove_at<T: Recorded>(&mut self, index: usize) -> Option<T> {
        let list = T::list_mut(self.document);
        if index >= list.len() {
            return None;
        }
        let item = list.remove(index);
        self.indices.forget::<T>();
        self.changes.push(T::change(Slot { index, before: Some(Box::new(item.clone())), after: None }));
        Some(item)
    }

    fn places<T: Recorded>(&self, wanted: impl Fn(&T) -> bool) -> Vec<usize> {
        let numbered = T::list(self.document).iter().enumerate();
        numbered.filter(|(_, item)| wanted(item)).map(|(place, _)| place).collect()
    }

    fn change_at<T: Recorded>(&mut self, index: usize, change: impl FnOnce(&mut T)) {
        let Some(item) = T::list_mut(self.document).get_mut(index) else { return };
        let before = item.clone();
        change(item);
        if *item != before {
            let (before, after) = (Some(Box::new(before)), Some(Box::new(item.clone())));
            self.changes.push(T::change(Slot { index, before, after }));
        }
    }
}
