//! Two tabs with one document: the second shows what is done in the first, and takes over when that is closed.

use super::message::Loaded;
use super::{Effect, State};
use crate::document::DocumentId;
use crate::web::messages;

impl State {
    /// Another tab wrote: the list is read again, and the document where it is shown here to be read.
    pub(super) fn changed_elsewhere(&mut self, id: Option<DocumentId>, out: &mut Vec<Effect>) {
        out.push(Effect::List);
        let shown = self.desk.as_ref().filter(|desk| desk.read_only).map(|desk| desk.id().clone());
        let Some(id) = shown.filter(|shown| id.is_none_or(|id| id == *shown)) else { return };
        match &mut self.following {
            // Once more when what is under way has come.
            Some(again) => *again = true,
            None => {
                self.following = Some(false);
                out.push(Effect::Follow(id));
            }
        }
    }

    /// The document as it stands in the other tab.
    pub(super) fn followed(&mut self, loaded: Loaded, out: &mut Vec<Effect>) {
        let again = self.following.take() == Some(true);
        let is_followed = self.desk.as_ref().is_some_and(|desk| desk.read_only);
        if is_followed && self.renew(&loaded, out) && again {
            self.following = Some(false);
            out.push(Effect::Follow(loaded.document.id));
        }
    }

    /// No other tab writes to it: it is opened again, to be changed.
    pub(super) fn released(&mut self, id: DocumentId, out: &mut Vec<Effect>) {
        if self.desk.as_ref().is_some_and(|desk| desk.read_only && *desk.id() == id) {
            self.opening = Some(id.clone());
            out.push(Effect::Load(id));
        }
    }

    /// Puts what was read in the place of the same document on the desk: whoever reads it is not disturbed. False where
    /// another one is there.
    pub(super) fn renew(&mut self, loaded: &Loaded, out: &mut Vec<Effect>) -> bool {
        let Some(desk) = self.desk.as_mut().filter(|desk| *desk.id() == loaded.document.id) else {
            return false;
        };
        let released = desk.read_only && !loaded.read_only;
        desk.renew(loaded.document.clone(), loaded.history.clone(), loaded.read_only);
        if released {
            self.opening = None;
            self.alert = None;
            self.say(messages::RELEASED);
            out.push(Effect::Remember(Some(loaded.document.id.clone())));
        }
        true
    }
}

#[cfg(test)]
#[path = "follow_test.rs"]
mod tests;
