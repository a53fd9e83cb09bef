//! Accepting all that nobody has decided: of the document or of a layer, from some confidence on.

use super::ask::{Asked, Choice, option};
use super::{Ask, Desk, Effect, Moment, State};
use crate::document::{Confidence, Record, Status, Target};
use crate::edit::Edit;

/// What is accepted together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Document,
    Actors,
    Quotes,
    Captions,
    Blocks,
}

impl Part {
    const ALL: [Part; 5] = [Part::Document, Part::Actors, Part::Quotes, Part::Captions, Part::Blocks];

    fn name(self) -> &'static str {
        match self {
            Part::Document => "",
            Part::Actors => "actors",
            Part::Quotes => "quotes",
            Part::Captions => "captions",
            Part::Blocks => "blocks",
        }
    }

    fn holds(self, target: &Target) -> bool {
        match target {
            _ if self == Part::Document => true,
            Target::Actor(_) | Target::Mention(_) => self == Part::Actors,
            Target::Quote(_) => self == Part::Quotes,
            Target::Caption(_) => self == Part::Captions,
            Target::Block(_) | Target::Article(_) => self == Part::Blocks,
        }
    }
}

/// In hundredths; 0 is everything.
const LEVELS: [u8; 5] = [95, 90, 80, 50, 0];

/// What can be taken: a part from a level on, with its id and its name.
fn offers() -> impl Iterator<Item = (Part, u8, String, String)> {
    Part::ALL.into_iter().flat_map(|part| {
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
        let mut options: Vec<Choice> = offers()
            .filter(|(.., name)| fits(name))
            .map(|(part, level, id, name)| {
                option(&id, &name, &format!("{} left", desk.left_above(part, level).len()))
            })
            .collect();
        options.sort_by_key(|choice| !choice.name.starts_with(typed));
        options
    }

    /// Accepts what was taken, or from the per cent that were typed on.
    pub(super) fn accept_all(&mut self, taken: &str, out: &mut Vec<Effect>, moment: &Moment) {
        let known = offers().find(|(_, _, id, _)| id == taken).map(|(part, level, ..)| (part, level));
        let typed = || Some((Part::Document, taken.trim_end_matches([' ', '%']).parse().ok()?));
        let Some((part, level)) = known.or_else(typed) else {
            return self.say("That is no number of per cent.");
        };
        let left = self.desk.as_ref().map(|desk| desk.left_above(part, level)).unwrap_or_default();
        if left.is_empty() {
            return self.say("Nothing is left that is so sure.");
        }
        let edits = left.into_iter().map(|target| Edit::SetStatus { target, status: Status::Confirmed });
        self.perform(Edit::All(edits.collect()), out, moment);
    }
}

impl Desk {
    /// What nobody has decided, and the parser is at least so sure of. A block and an article count too: who accepts
    /// all says that they are right.
    fn left_above(&self, part: Part, level: u8) -> Vec<Target> {
        let document = &self.document;
        let articles = document.articles.iter().map(|x| (Target::Article(x.id.clone()), &x.record));
        let blocks = document.blocks.iter().map(|x| (Target::Block(x.id.clone()), &x.record));
        let actors = document.actors.iter().map(|x| (Target::Actor(x.id.clone()), &x.record));
        let mentions = document.mentions.iter().map(|x| (Target::Mention(x.id.clone()), &x.record));
        let quotes = document.quotes.iter().map(|x| (Target::Quote(x.id.clone()), &x.record));
        let captions = document.captions.iter().map(|x| (Target::Caption(x.id.clone()), &x.record));
        let sure = |record: &Record| record.confidence.map_or(0, Confidence::hundredths) >= level;
        (articles.chain(blocks).chain(actors).chain(mentions).chain(quotes).chain(captions))
            .filter(|(target, record)| {
                record.status == Status::Suggested && sure(record) && part.holds(target)
            })
            .map(|(target, _)| target)
            .collect()
    }
}
