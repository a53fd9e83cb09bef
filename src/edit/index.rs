//! Where annotations stand in their lists, by id, without walking through a list of tens of thousands for each of tens of
//! thousands.
//!
//! Knows only what was asked before: who changes a list says so.

use crate::document::{Annotation, Kind};
use smol_str::SmolStr;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

/// One for each list.
#[derive(Default)]
pub(super) struct Indices([Index; Kind::ALL.len()]);

/// Where items stand in their list.
#[derive(Default)]
struct Index {
    /// Where the last one was found: who looks for many looks for them in their order.
    near: Cell<usize>,
    /// Whether the list was walked through already; a second time, it is better to note all places.
    walked: Cell<bool>,
    places: OnceCell<HashMap<SmolStr, usize>>,
}

impl Indices {
    /// Where the one with this id stands in the list of its kind.
    pub fn find<T: Annotation>(&self, list: &[T], id: &T::Id) -> Option<usize> {
        self.0[T::KIND as usize].find(list, id)
    }

    /// Something was put into the list or taken out of it.
    pub fn forget<T: Annotation>(&mut self) {
        let index = &mut self.0[T::KIND as usize];
        index.walked.set(false);
        index.places.take();
    }

    /// One was put at a place of its list.
    pub fn put<T: Annotation>(&mut self, id: &T::Id, place: usize, is_last: bool) {
        let index = &mut self.0[T::KIND as usize];
        index.near.set(place);
        match index.places.get_mut().filter(|_| is_last) {
            // All others stand where they stood.
            Some(places) => drop(places.insert(id.as_ref().into(), place)),
            None => self.forget::<T>(),
        }
    }
}

impl Index {
    fn find<T: Annotation>(&self, list: &[T], id: &T::Id) -> Option<usize> {
        let near = self.near.get();
        let is = |place: &usize| list.get(*place).is_some_and(|item| item.id() == id);
        let place = (near..near + 2).find(is).or_else(|| {
            if !self.walked.replace(true) {
                return list.iter().position(|item| item.id() == id);
            }
            let note = || list.iter().enumerate().map(|(n, item)| (item.id().as_ref().into(), n)).collect();
            self.places.get_or_init(note).get(id.as_ref()).copied()
        })?;
        self.near.set(place);
        Some(place)
    }
}
