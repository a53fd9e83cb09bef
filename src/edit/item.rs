//! What the six lists of a document have in common, so that finding, changing and recording is written once.
//!
//! An [`Index`] finds by id without walking through a list of tens of thousands for each of tens of thousands.

use super::patch::{Change, Slot};
use crate::document::{
    Actor, ActorId, Article, ArticleId, Block, BlockId, Caption, CaptionId, Document, Mention, MentionId,
    Quote, QuoteId, Record,
};
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

/// An annotation in one of a document's lists.
pub(super) trait Item: Clone + PartialEq {
    type Id: Clone + Eq + Hash + Display;
    /// In words.
    const KIND: &'static str;
    fn id(&self) -> &Self::Id;
    fn record(&self) -> &Record;
    fn record_mut(&mut self) -> &mut Record;
    fn list(document: &Document) -> &Vec<Self>;
    fn list_mut(document: &mut Document) -> &mut Vec<Self>;
    fn change(slot: Slot<Self>) -> Change;
    fn index(indices: &Indices) -> &Index<Self::Id>;
    fn index_mut(indices: &mut Indices) -> &mut Index<Self::Id>;
}

/// One for each list.
#[derive(Default)]
pub(super) struct Indices {
    articles: Index<ArticleId>,
    blocks: Index<BlockId>,
    captions: Index<CaptionId>,
    actors: Index<ActorId>,
    mentions: Index<MentionId>,
    quotes: Index<QuoteId>,
}

/// Where items stand in their list.
pub(super) struct Index<Id> {
    /// Where the last one was found: who looks for many looks for them in their order.
    near: Cell<usize>,
    /// Whether the list was walked through already; a second time, it is better to note all places.
    walked: Cell<bool>,
    places: OnceCell<HashMap<Id, usize>>,
}

impl<Id> Default for Index<Id> {
    fn default() -> Index<Id> {
        Index { near: Cell::new(0), walked: Cell::new(false), places: OnceCell::new() }
    }
}

impl<Id: Clone + Eq + Hash> Index<Id> {
    pub fn find<T: Item<Id = Id>>(&self, list: &[T], id: &Id) -> Option<usize> {
        let near = self.near.get();
        let is = |place: &usize| list.get(*place).is_some_and(|item| item.id() == id);
        let place = (near..near + 2).find(is).or_else(|| {
            if !self.walked.replace(true) {
                return list.iter().position(|item| item.id() == id);
            }
            let note = || list.iter().enumerate().map(|(place, item)| (item.id().clone(), place)).collect();
            self.places.get_or_init(note).get(id).copied()
        })?;
        self.near.set(place);
        Some(place)
    }

    /// Something was put into the list or taken out of it.
    pub fn forget(&mut self) {
        self.walked.set(false);
        self.places.take();
    }
}

macro_rules! item {
    ($kind:literal, $item:ident, $id:ident, $list:ident) => {
        impl Item for $item {
            type Id = $id;
            const KIND: &'static str = $kind;

            fn id(&self) -> &$id {
                &self.id
            }

            fn record(&self) -> &Record {
                &self.record
            }

            fn record_mut(&mut self) -> &mut Record {
                &mut self.record
            }

            fn list(document: &Document) -> &Vec<Self> {
                &document.$list
            }

            fn list_mut(document: &mut Document) -> &mut Vec<Self> {
                &mut document.$list
            }

            fn change(slot: Slot<Self>) -> Change {
                Change::$item(slot)
            }

            fn index(indices: &Indices) -> &Index<$id> {
                &indices.$list
            }

            fn index_mut(indices: &mut Indices) -> &mut Index<$id> {
                &mut indices.$list
            }
        }
    };
}

item!("article", Article, ArticleId, articles);
item!("block", Block, BlockId, blocks);
item!("caption", Caption, CaptionId, captions);
item!("actor", Actor, ActorId, actors);
item!("mention", Mention, MentionId, mentions);
item!("quote", Quote, QuoteId, quotes);
