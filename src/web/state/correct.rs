//! The text itself is corrected: what is asked, what is done with the answer, and the passage that is looked at again.
//!
//! The correction is done, and kept, at once; what the parser then finds in the passage becomes a part of the same step
//! where nothing was done meanwhile, else a step of its own. What comes for a text that has changed again is dropped.

use super::ask::Asked;
use super::{Ask, Desk, Effect, Focus, Line, Moment, State};
use crate::document::{BlockId, Document, DocumentId, Kind, Suggestions};
use crate::edit::{Edit, context};
use crate::text::{Changed, Span};
use crate::web::messages;
use crate::web::selection::{Selection, sentence_at};
use std::collections::HashSet;
use std::sync::Arc;

/// A passage that the parser is looking at again.
#[derive(Debug)]
pub(super) struct Rereading {
    number: u64,
    id: DocumentId,
    blocks: Vec<BlockId>,
    /// Where what is parsed begins, and what it is.
    from: usize,
    text: Arc<str>,
    /// The step that it belongs to.
    step: u64,
}

impl State {
    /// Asks for other words in the place of those selected, else of the sentence at the caret or the chosen annotation.
    pub(super) fn ask_correct(&mut self) {
        let Some(desk) = &self.desk else { return };
        let text = &*desk.document.text;
        let selected = desk.selection.filter(|selection| !selection.is_caret()).map(|there| there.span(text));
        let caret = desk.selection.map(|selection| selection.focus);
        let chosen = || desk.chosen.as_ref().and_then(|chosen| desk.place(chosen)).map(Span::start);
        let at = caret.or_else(chosen);
        let sentence = || {
            let at = at?;
            let block = desk.plan.block_at(at)?.span;
            Some(sentence_at(text, desk.sentence_rules(), block, at))
        };
        let Some(span) = selected.or_else(sentence) else { return self.say(messages::CARET_FIRST) };
        let caret = at.filter(|at| selected.is_none() && span.start() <= *at && *at <= span.end());
        let words = span.of(text).to_owned();
        let ask = Ask::new(Asked::Correct(span), "Correct the text", words, true);
        self.ask(ask.with_caret(caret.map(|at| at - span.start())));
    }

    /// Other words were entered.
    pub(super) fn correction_taken(
        &mut self,
        span: Span,
        before: &str,
        words: String,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let Some(desk) = &self.desk else { return };
        let old = desk.document.text.clone();
        if span.of(&old) != before {
            return self.say(messages::TEXT_CHANGED);
        }
        let there = Counts::of(&desk.document);
        let Some((changed, _)) = Changed::new(&old, span, &words) else {
            return self.say(messages::NOTHING_CORRECTED);
        };
        if !self.perform(Edit::CorrectText { span, words }, out, moment) {
            return;
        }
        let Some(desk) = &self.desk else { return };
        let lost = there.lost(&Counts::of(&desk.document));
        if !lost.is_empty() {
            self.line.words = format!("{}. {}", self.line.words, messages::lost(&lost));
        }
        let caret = Selection::caret(changed.new.end().min(desk.document.text.len()));
        let blocks = desk.blocks_at(changed.new);
        out.extend([Effect::Focus(Focus::Text), Effect::PlaceCaret(caret), Effect::Reveal(caret.focus)]);
        if let Some(desk) = &mut self.desk {
            desk.selection = Some(caret);
            // What is at the caret is chosen, as after any move of it, but what was corrected is what is said.
            desk.chosen = desk.at(caret.focus).pop();
        }
        self.look_again(blocks, out);
    }

    /// Has the parser look at these blocks again.
    pub(super) fn look_again(&mut self, mut blocks: Vec<BlockId>, out: &mut Vec<Effect>) {
        if self.parsing.is_some() {
            self.line.words = format!("{}. {}", self.line.words, messages::NOT_REREAD);
            return;
        }
        let Some(desk) = &self.desk else { return };
        // What is still being looked at was not found yet.
        if let Some(before) = self.rereading.take().filter(|before| before.id == *desk.id()) {
            blocks.extend(before.blocks);
        }
        let Some((from, incoming)) = context(&desk.document, &blocks) else { return };
        self.parses += 1;
        let (number, text) = (self.parses, incoming.text.clone());
        let (id, step) = (desk.id().clone(), desk.history.number());
        self.rereading = Some(Rereading { number, id, blocks, from, text, step });
        out.push(Effect::ParseAgain { number, incoming });
    }

    /// What the parser finds in the passage now.
    pub(super) fn found_again(
        &mut self,
        number: u64,
        outcome: Result<Box<Suggestions>, String>,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let Some(reread) = self.rereading.take_if(|reread| reread.number == number) else { return };
        let stamp = self.stamp(moment);
        let Some(desk) = self.desk.as_mut().filter(|desk| *desk.id() == reread.id && !desk.read_only) else {
            return;
        };
        let found = match outcome {
            Ok(found) => found,
            Err(words) => return self.say(format!("{} {words}", messages::NOT_REREAD)),
        };
        let end = reread.from + reread.text.len();
        if desk.document.text.get(reread.from..end) != Some(&*reread.text) {
            return;
        }
        let edit = Edit::FindAgain { blocks: reread.blocks, from: reread.from, found };
        let same_step = desk.history.number() == reread.step;
        let line = if same_step { desk.extend(&edit, &stamp) } else { desk.apply(&edit, &stamp) };
        match line {
            Ok(Some(line)) => {
                let said: Line = self.line.clone();
                self.keep(line, out, moment);
                self.line = said;
            }
            Ok(None) => {}
            Err(error) => self.say(format!("{} {error}.", messages::NOT_REREAD)),
        }
    }
}

impl Desk {
    /// Where the text itself is another than before, caret or selection are put where they were in it.
    pub(super) fn caret_again(&self, before: &Arc<str>, out: &mut Vec<Effect>) {
        if !Arc::ptr_eq(before, &self.document.text) {
            out.extend(self.selection.map(Effect::PlaceCaret));
        }
    }

    /// The blocks that a part of the text touches.
    fn blocks_at(&self, part: Span) -> Vec<BlockId> {
        let blocks = self.document.blocks.iter();
        let touches = |span: Span| span.start() <= part.end() && part.start() <= span.end();
        blocks.filter(|block| touches(block.span)).map(|block| block.id.clone()).collect()
    }
}

/// What counts of each kind that stands in the text itself, by its ids.
struct Counts(Vec<(Kind, HashSet<String>)>);

impl Counts {
    fn of(document: &Document) -> Counts {
        let ids = |kind| {
            let live = document.annotations_of(kind).filter(|annotation| annotation.record().is_live());
            live.map(|annotation| annotation.id().to_owned()).collect()
        };
        let kinds = Kind::ALL.into_iter().filter(|kind| kind.is_compared());
        Counts(kinds.map(|kind| (kind, ids(kind))).collect())
    }

    /// How many of each kind are no longer there.
    fn lost(&self, now: &Counts) -> Vec<(&'static str, usize)> {
        let kinds = self.0.iter().zip(&now.0);
        kinds
            .map(|((kind, before), (_, now))| (kind.name(), before.difference(now).count()))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
