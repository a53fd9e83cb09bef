//! What a person does to blocks: duplicates, articles, cutting and joining.

use super::{Effect, Moment, State};
use crate::document::Block;
use crate::edit::Edit;
use crate::web::messages;
use crate::web::selection::Selection;

impl State {
    /// The block repeats the one before that says the same; or, if it is said to, it does not.
    pub(super) fn duplicate(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let Some(block) = desk.here().cloned() else { return self.say(messages::CHOOSE_FIRST) };
        if block.duplicate_of.is_some() {
            self.perform(Edit::UnmarkDuplicate { block: block.id }, out, moment);
            return;
        }
        let words = desk.words(block.span);
        let before = || desk.document.blocks.iter().rev().skip_while(|there| there.id != block.id).skip(1);
        let first = |there: &&Block| there.duplicate_of.is_none();
        let of = before().filter(first).find(|there| desk.words(there.span) == words);
        let of = of.or_else(|| before().filter(first).find(|there| there.role == block.role));
        let Some(of) = of.map(|of| of.id.clone()) else {
            return self.say("No block before this one could be what it repeats.");
        };
        self.perform(Edit::MarkDuplicate { block: block.id, of }, out, moment);
    }

    /// An article begins at this block; or, if one does, it does no longer.
    pub(super) fn article(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let Some(block) = desk.here().map(|block| block.id.clone()) else {
            return self.say(messages::CHOOSE_FIRST);
        };
        let begins = desk.plan.blocks.iter().any(|there| there.id == block && there.opens_article);
        let edit = if begins { Edit::RemoveArticle { block } } else { Edit::BeginArticle { block } };
        self.perform(edit, out, moment);
    }

    /// Cuts the block in two: before the selection, else at the caret.
    pub(super) fn split_block(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let Some(selection) = desk.selection else { return self.say(messages::CARET_FIRST) };
        let at = selection.anchor.min(selection.focus);
        let Some(block) = desk.plan.block_at(at).map(|block| block.id.clone()) else {
            return self.say(messages::CARET_FIRST);
        };
        if self.perform(Edit::SplitBlock { block, at }, out, moment) {
            let caret = Selection::caret(at);
            if let Some(desk) = &mut self.desk {
                desk.selection = Some(caret);
            }
            out.push(Effect::PlaceCaret(caret));
        }
    }

    /// Makes one block of this and the next.
    pub(super) fn join_blocks(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let here = self.desk.as_ref().and_then(|desk| desk.here()).map(|block| block.id.clone());
        match here {
            Some(block) => {
                self.perform(Edit::JoinBlocks { block }, out, moment);
            }
            None => self.say(messages::CARET_FIRST),
        }
    }
}
