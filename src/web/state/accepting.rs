//! Accepting all that nobody has decided: of the document or of a layer, from some confidence on.
//!
//! Invariant: what is hidden is accepted only where a person asks for just that.

use super::ask::{Asked, Choice, option};
use super::{Ask, Desk, Effect, Moment, State};
use crate::document::{ActorType, Confidence, Status, Target};
use crate::edit::Edit;
use crate::web::layers::{Layer, Layers};
use crate::web::messages;
use crate::web::rows::List;
use std::collections::HashSet;

/// What is accepted together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Document,
    /// What belongs to one of the lists; `None`: to none of them.
    Of(Option<List>),
}

impl Part {
    fn all() -> impl Iterator<Item = Part> {
        let lists = List::ALL.into_iter().map(Some).chain([None]);
        std::iter::once(Part::Document).chain(lists.map(Part::Of))
    }

    fn name(self) -> String {
        match self {
            Part::Document => String::new(),
            Part::Of(Some(list)) => list.name().to_lowercase(),
            Part::Of(None) => "blocks".to_owned(),
        }
    }

    fn holds(self, target: &Target) -> bool {
        match self {
            Part::Document => true,
            Part::Of(list) => List::of(target.kind()) == list,
        }
    }
}

/// Stands for all that is left, what is hidden too.
const HIDDEN_TOO: &str = "hidden too";

/// In hundredths; 0 is everything.
const LEVELS: [u8; 5] = [95, 90, 80, 50, 0];

/// What can be taken: a part from a level on, with its id and its name.
fn offers() -> impl Iterator<Item = (Part, u8, String, String)> {
    Part::all().flat_map(|part| {
        LEVELS.into_iter().map(move |level| {
            let name = match (part, level) {
                (Part::Document, 0) => "all".to_owned(),
                (Part::Document, _) => format!("{level} % and above"),
                (_, 0) => format!("all {}", part.name()),
                _ => format!("{}, {level} % and above", part.name()),
            };
            (part, level, format!("{level} {}", part.name()), name)
        })
    })
}

impl State {
    pub(super) fn ask_accept_all(&mut self) {
        self.ask(Ask::new(Asked::AcceptAll, "Accept all that are left", String::new(), false));
    }

    /// What can be accepted together, with how many are left; words that are typed narrow it down.
    pub(super) fn accept_options(&self, typed: &str) -> Vec<Choice> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let fits = |name: &str| typed.split_whitespace().all(|word| name.contains(word));
        let left = desk.left();
        let count = |wanted: &dyn Fn(&&Left) -> bool| format!("{} left", left.iter().filter(wanted).count());
        let mut options: Vec<Choice> = offers()
            .filter(|(.., name)| fits(name))
            .map(|(part, level, id, name)| option(&id, &name, &count(&|left| left.is_among(part, level))))
            .collect();
        options.sort_by_key(|choice| !choice.name.starts_with(typed));
        if fits(messages::HIDDEN_TOO) && left.iter().any(|left| !left.shown) {
            options.push(option(HIDDEN_TOO, messages::HIDDEN_TOO, &count(&|_| true)));
        }
        options
    }

    /// Accepts what was taken, or from the per cent that were typed on.
    pub(super) fn accept_all(&mut self, taken: &str, out: &mut Vec<Effect>, moment: &Moment) {
        if taken == HIDDEN_TOO {
            return self.accept_these(|_| true, out, moment);
        }
        let known = offers().find(|(_, _, id, _)| id == taken).map(|(part, level, ..)| (part, level));
        let typed = || Some((Part::Document, taken.trim_end_matches([' ', '%']).parse().ok()?));
        let Some((part, level)) = known.or_else(typed) else {
            return self.say("That is no number of per cent.");
        };
        self.accept_these(|left| left.is_among(part, level), out, moment);
    }

    fn accept_these(&mut self, wanted: impl Fn(&Left) -> bool, out: &mut Vec<Effect>, moment: &Moment) {
        let edits = self.desk.as_ref().map(|desk| desk.accepting(wanted)).unwrap_or_default();
        if edits.is_empty() {
            return self.say("Nothing is left that is so sure.");
        }
        self.perform(Edit::All(edits), out, moment);
    }
}

/// What nobody has decided.
pub(super) struct Left {
    target: Target,
    /// How sure the parser is, in hundredths.
    level: u8,
    /// Whether a person sees it: what is hidden is not accepted by the way.
    pub(super) shown: bool,
}

impl Left {
    fn is_among(&self, part: Part, level: u8) -> bool {
        self.shown && self.level >= level && part.holds(&self.target)
    }
}

impl Desk {
    /// What nobody has decided. A block and an article count too: who accepts all says that they are right.
    pub(super) fn left(&self) -> Vec<Left> {
        let (document, layers) = (&self.document, self.layers);
        let marks = self.plan.marks.iter().filter(|mark| mark.is_annotation() && !mark.can_be_chosen());
        let hidden: HashSet<&str> = marks.map(|mark| mark.id.as_str()).collect();
        // Whether a mention is shown is told by its mark.
        let is_off = |it| Layer::of(it, &|_| None).is_some_and(|layer| !layers.shows(layer));
        (document.annotations())
            .filter(|it| it.record().status == Status::Suggested)
            .map(|it| Left {
                target: it.target(),
                level: it.record().confidence.map_or(0, Confidence::hundredths),
                shown: !hidden.contains(it.id()) && !is_off(it),
            })
            .collect()
    }

    /// Accepts what is left and wanted.
    pub(super) fn accepting(&self, wanted: impl Fn(&Left) -> bool) -> Vec<Edit> {
        let wanted = self.left().into_iter().filter(wanted);
        wanted.map(|left| Edit::SetStatus { target: left.target, status: Status::Confirmed }).collect()
    }

    /// Whether something is left that is hidden, of what a person has hidden: places are hidden at first.
    pub(super) fn hides_work(&self) -> bool {
        let all_but_places = self.layers.with(Layer::Actors(ActorType::Place), false);
        all_but_places != Layers::default() && self.left().iter().any(|left| !left.shown)
    }
}
