//! What the six lists of a document have in common, so that finding, changing and recording is written once.

use super::patch::{Change, Slot};
use crate::document::{
    Actor, ActorId, Article, ArticleId, Block, BlockId, Caption, CaptionId, Document, Mention, MentionId,
    Quote, QuoteId, Record,
};
use std::fmt::Display;
use std::hash::Hash;

/// An annotation in one of a document's lists.
pub(super) trait Item: Clone + PartialEq {
    type Id: Clone + Eq + Hash + Display;
    /// In words.
    const KIND: &'static str;
    /// Number of the list, below [`LISTS`].
    const LIST: usize;
    fn id(&self) -> &Self::Id;
    fn record(&self) -> &Record;
    fn record_mut(&mut self) -> &mut Record;
    fn list(document: &Document) -> &Vec<Self>;
    fn list_mut(document: &mut Document) -> &mut Vec<Self>;
    fn change(slot: Slot<Self>) -> Change;
}

/// How many lists there are.
pub(super) const LISTS: usize = 6;

macro_rules! item {
    ($number:literal, $kind:literal, $item:ident, $id:ident, $list:ident) => {
        impl Item for $item {
            type Id = $id;
            const KIND: &'static str = $kind;
            const LIST: usize = $number;

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
        }
    };
}

item!(0, "article", Article, ArticleId, articles);
item!(1, "block", Block, BlockId, blocks);
item!(2, "caption", Caption, CaptionId, captions);
item!(3, "actor", Actor, ActorId, actors);
item!(4, "mention", Mention, MentionId, mentions);
item!(5, "quote", Quote, QuoteId, quotes);
