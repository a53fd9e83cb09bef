//! Done with a document, and on to the next: what nobody has decided is accepted with it, or left, as a person says.

use super::ask::{Asked, Choice, option};
use super::{Ask, Desk, Effect, Moment, State};
use crate::edit::Edit;

const ACCEPT: &str = "accept them";
const HIDDEN_TOO: &str = "accept them, hidden ones too";
const LEAVE: &str = "leave them";

impl State {
    /// Done with this one; asks what becomes of what is left, if anything is that a person sees or has hidden.
    pub(super) fn done_and_next(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let asks = |desk: &Desk| desk.left().iter().any(|left| left.shown) || desk.hides_work();
        if !self.desk.as_ref().is_some_and(asks) {
            return self.finish(Vec::new(), out, moment);
        }
        let label = "Done. What about those that nobody has decided?";
        self.ask(Ask::new(Asked::Finish, label, String::new(), false).with_default());
    }

    /// What can become of what is left.
    pub(super) fn finish_options(&self, typed: &str) -> Vec<Choice> {
        let left = self.desk.as_ref().map(Desk::left).unwrap_or_default();
        let shown = left.iter().filter(|left| left.shown).count();
        let count = |count: usize| format!("{count} left");
        let mut all = vec![option(ACCEPT, ACCEPT, &count(shown))];
        if shown < left.len() {
            all.push(option(HIDDEN_TOO, HIDDEN_TOO, &count(left.len())));
        }
        all.push(option(LEAVE, LEAVE, "done all the same"));
        all.retain(|choice| choice.name.contains(typed));
        all
    }

    /// Does with what is left as was said.
    pub(super) fn finish_taken(&mut self, taken: &str, out: &mut Vec<Effect>, moment: &Moment) {
        let hidden_too = taken == HIDDEN_TOO;
        match taken {
            ACCEPT | HIDDEN_TOO => {
                let accepting = |desk: &Desk| desk.accepting(|left| left.shown || hidden_too);
                let edits = self.desk.as_ref().map(accepting).unwrap_or_default();
                self.finish(edits, out, moment);
            }
            LEAVE => self.finish(Vec::new(), out, moment),
            _ => self.say(format!("Not done: take “{ACCEPT}” or “{LEAVE}”.")),
        }
    }

    /// One step; the next that is not done comes up.
    fn finish(&mut self, accepted: Vec<Edit>, out: &mut Vec<Effect>, moment: &Moment) {
        let next = self.next_to_do();
        let edits = std::iter::once(Edit::SetDone { done: true }).chain(accepted);
        self.perform(Edit::All(edits.collect()), out, moment);
        match next {
            Some(next) => self.open(next, out),
            None => self.say("Done. No other document of the list is left."),
        }
    }
}
