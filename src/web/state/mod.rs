//! What the page is doing: a reducer that runs without a browser.
//!
//! [`State::update`] takes a [`Message`] (what a person did, what the store and the parser answered) and returns the
//! [`Effect`]s that it wants from the world. It reads no clock and draws no lots: the [`Moment`] says when, and brings
//! an id in case a document begins. Nothing here touches the page.

mod accepting;
mod alike;
mod amend;
mod ask;
mod blocks;
mod caret;
mod comparing;
mod correct;
mod decide;
mod desk;
mod dragging;
mod ends;
mod files;
mod find;
mod finishing;
mod follow;
mod going;
mod importing;
mod label;
mod language;
mod library;
mod likely;
mod message;
mod notes;
mod now;
mod papers;
mod pasting;
mod split;
mod statistics;
mod story;

pub use ask::{Ask, Asked, Choice, What};
pub use comparing::{Comparing, Comparison};
pub use desk::{Desk, Highlight, text_hash};
pub use ends::Ends;
pub use importing::{Importing, walk};
pub use library::{Library, Shelving, Sweep};
pub use message::{Alert, Effect, Focus, Format, Help, Line, Loaded, Message, Moment, Offer, Saving};
pub use notes::said_of;
pub use pasting::Parsing;
pub use statistics::{Summing, Sums};
pub use story::{Story, Told};

use super::keymap::{Command, Place};
use super::messages;
use super::settings::Settings;
use super::store::Summary;
use crate::document::{DocumentId, Stamp, Target};
use crate::edit::{Edit, JournalLine};
use crate::intake::Incoming;
use std::collections::VecDeque;

/// All that the page knows.
#[derive(Debug, Default)]
pub struct State {
    /// The documents, the one last changed first.
    pub documents: Vec<Summary>,
    /// Which of them are shown, and which are chosen.
    pub library: Library,
    /// Statistics that are shown.
    pub sums: Option<Sums>,
    /// The second annotator's document held against the one on the desk.
    pub comparison: Option<Comparison>,
    /// Whether a person is asked for the second annotator's document.
    pub asks_second: bool,
    /// The document that is shown; without one, the paste box is.
    pub desk: Option<Desk>,
    /// A parse under way.
    pub parsing: Option<Parsing>,
    /// What is being asked for, such as a speaker's name.
    pub ask: Option<Ask>,
    /// The line of status.
    pub line: Line,
    /// What a person must know.
    pub alert: Option<Alert>,
    /// Whether everything is on disk.
    pub saving: Saving,
    /// What help is shown.
    pub help: Option<Help>,
    /// Whether the labelling guide is shown beside the article.
    pub guide: bool,
    /// Whether the page works with no network.
    pub offline_ready: bool,
    /// Whether it is clear what is shown first: the document that was shown last, or the paste box.
    pub started: bool,
    /// The label that was last used on a selection: it comes first.
    pub last_label: Option<Command>,
    /// What a person has set for themselves.
    pub settings: Settings,
    /// Why what was set last cannot be so, if it cannot.
    pub refusal: Option<String>,
    /// What is compared as soon as both are there.
    awaited: Option<comparing::Awaited>,
    /// What was done to one annotation, for all like it.
    alike: Vec<Edit>,
    /// A text that is there already, while a person is asked what to do with it.
    again: Option<Incoming>,
    /// Texts of files that wait until those before them are annotated, with the files' names.
    queue: VecDeque<(String, Incoming)>,
    /// The document that is being read, to be shown.
    opening: Option<DocumentId>,
    /// Whether the document on the desk is being read again, and whether it was changed once more meanwhile.
    following: Option<bool>,
    /// A passage that the parser looks at again.
    rereading: Option<correct::Rereading>,
    /// Whether the alert says that something could not be saved.
    told_not_saved: bool,
    /// Documents put aside where nothing can be kept.
    aside: Vec<Desk>,
    /// The documents that were deleted last, while they can be brought back from memory.
    deleted: Vec<Desk>,
    /// Counts begun.
    counts: u64,
    /// Parses begun.
    parses: u64,
    /// Whether the focus was in a list when a command came: what is next is the next row.
    in_list: bool,
}

impl State {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, moment: &Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match message {
            Message::Started { documents, last } => self.start(documents, last, out),
            Message::Listed(documents) => self.listed(documents),
            Message::NoStore(error) => self.without_store(error),
            Message::Saving => self.saving = Saving::Saving,
            Message::Saved => self.saved(),
            Message::NotSaved(error) => self.not_saved(error),
            Message::StoreClosed => self.not_saved(super::store::StoreError::Closed),

            Message::ChangedElsewhere(id) => self.changed_elsewhere(id, out),
            Message::Followed(loaded) => self.followed(*loaded, out),
            Message::Released(id) => self.released(id, out),

            Message::Paste(incoming) => self.take_text(incoming, out, moment),
            Message::PasteAgain => self.paste_again(out, moment),
            Message::Progress { number, done, total } => self.progress(number, done, total),
            Message::Slow { number } => self.slow(number),
            Message::Parsed { number, outcome } => {
                self.parsed(number, outcome, out, moment);
                self.next_in_queue(out, moment);
            }
            Message::FoundAgain { number, outcome } => self.found_again(number, outcome, out, moment),
            Message::Cancel => self.cancel(out),

            Message::NewPaste => self.new_paste(out),
            Message::Split => self.split_articles(out, moment),
            Message::Unsplit { whole, parts } => self.unsplit(whole, parts, out),
            Message::Sum(summing) => self.sum(summing, out),
            Message::Compare(comparing) => self.compare(comparing, out, moment),
            Message::Library(shelving) => self.shelve(shelving, out, moment),
            Message::Open(id) => self.open(id, out),
            Message::Loaded(loaded) => self.came(*loaded, out),
            Message::NotLoaded { id, error } => self.not_loaded(&id, error, out),
            Message::RenameDocument { id, title } => self.rename_document(id, title, out, moment),
            Message::DeleteDocument(id) => self.delete_document(&id, out),
            Message::RestoreDocument(id) => self.restore_document(id, out),
            Message::Import(importing) => self.import(importing, out, moment),
            Message::Failed(words) => self.alert(words),
            Message::Export(format) => self.export(format, out),

            Message::Choose { id, row } => self.choose_id(&id, row, out),
            Message::GoTo(id) => self.go_to(&id, out),
            Message::Selected { selection, by_hand } => self.selected(selection, by_hand, out),
            Message::PressedAgain(at) => self.pressed_again(at),
            Message::Gripped { start } => self.grip(start),
            Message::Dragged { to, fine } => self.dragged(to, fine, out),
            Message::LetGo => self.let_go(out, moment),
            Message::DragCancelled => self.escape_ends(out),
            Message::Merge { actor, into } => self.merge(actor, into, out, moment),
            Message::ToggleFold(block) => {
                if let Some(desk) = &mut self.desk {
                    desk.toggle_fold(&block);
                }
            }
            Message::Command { command, place, row } => self.command(command, place, row, out, moment),
            Message::AskShown => self.ask_shown(),
            Message::Ahead(key) => self.typed_ahead(&key, out, moment),
            Message::Typed(words) => self.typed(words),
            Message::Taken { text, id } => self.taken(text, id, out, moment),
            Message::Dismissed => self.alert = None,
            Message::AskCancelled => self.ask = None,
            Message::GuideClosed => self.guide = false,
            Message::HelpClosed => {
                self.help = None;
                self.refusal = None;
            }
            Message::Set(setting) => self.set(setting, out),
            Message::Offered(offer) => self.accept_offer(offer, out, moment),
            Message::Refused => self.say(messages::NOT_HERE),

            Message::OfflineReady => self.offline_ready = true,
            Message::UpdateOffered => {
                self.alert = Some(Alert {
                    words: "A new version of Galley is ready.".to_owned(),
                    offers: vec![Offer::Update],
                });
            }
        }
        self.follow_comparison(&mut effects);
        effects
    }

    /// Where the focus being somewhere means that keys go.
    pub fn place(&self, focused: Place) -> Place {
        let moving = self.desk.as_ref().is_some_and(|desk| desk.ends.is_some());
        if moving && focused != Place::Field { Place::Ends } else { focused }
    }

    fn command(
        &mut self,
        command: Command,
        place: Place,
        row: Option<String>,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        match command {
            Command::Keys => self.help = Some(Help::Keys),
            Command::Guide => self.guide = !self.guide,
            Command::Settings => self.help = Some(Help::Settings),
            Command::Search => {
                // The guide may stand where documents are looked for.
                self.guide = false;
                out.push(Effect::Focus(Focus::Search));
            }
            Command::NextRegion => out.push(Effect::NextRegion),
            Command::Escape => self.escape(out),
            _ => {}
        }
        let Some(desk) = &mut self.desk else { return };
        self.in_list = place == Place::List;
        // A row that has the focus is what the keys are for, chosen or not.
        if let Some(target) = row.and_then(|id| desk.target(&id)) {
            let is_shown = desk.chosen_row().is_some_and(|(_, shown)| shown == target);
            if !is_shown || desk.chosen.as_ref().is_some_and(|chosen| *chosen != target) {
                desk.chosen = Some(target);
            }
        }
        match command {
            Command::Next => self.go(1, false, out),
            Command::Previous => self.go(-1, false, out),
            Command::NextUnreviewed => self.go(1, true, out),
            Command::PreviousUnreviewed => self.go(-1, true, out),
            Command::Inner => self.deeper(1, out),
            Command::Outer => self.deeper(-1, out),
            Command::Enter => self.enter(place, out, moment),
            Command::Caret { back, fine, selecting } => self.move_caret(back, fine, selecting, out),
            Command::Layers => out.push(Effect::Focus(Focus::Layers)),
            Command::Find => self.ask_find(),
            Command::History => self.show_history(),
            Command::Grow => self.grow(out),
            Command::Shrink => self.shrink(out),
            Command::Keys
            | Command::Guide
            | Command::Settings
            | Command::Search
            | Command::NextRegion
            | Command::Escape => {}
            Command::Undo => self.undo(out, moment),
            Command::Redo => self.redo(out, moment),
            _ if desk.read_only => self.alert(messages::READ_ONLY),
            _ => self.change(command, out, moment),
        }
    }

    /// Does an edit: the step is written, told and can be taken back. False where it was refused or changed nothing.
    fn perform(&mut self, edit: Edit, out: &mut Vec<Effect>, moment: &Moment) -> bool {
        let Some(desk) = &mut self.desk else { return false };
        if desk.read_only {
            self.alert(messages::READ_ONLY);
            return false;
        }
        let alike = desk.alike(&edit);
        let stamp = Stamp { by: self.settings.by().to_owned(), time: Some(moment.now.clone()) };
        match desk.apply(&edit, &stamp) {
            Ok(Some(line)) => {
                let words = desk.history.next_undo_name().unwrap_or_default().to_owned();
                self.keep(line, out, moment);
                self.line = Line { words, offers: vec![Offer::Undo] };
                self.offer_alike(alike);
                true
            }
            Ok(None) => false,
            Err(error) => {
                self.say(format!("Not done: {error}."));
                false
            }
        }
    }

    /// Has a step written.
    fn keep(&mut self, line: JournalLine, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(desk) = &self.desk else { return };
        let summary = desk.summary(&moment.now);
        self.list(summary.clone());
        if self.saving.is_possible() {
            self.saving = Saving::Saving;
        }
        out.push(Effect::Append(Box::new(line), summary));
    }

    /// Puts a document's row where it belongs.
    fn list(&mut self, summary: Summary) {
        self.documents.retain(|row| row.id != summary.id);
        self.documents.insert(0, summary);
    }

    fn undo(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        self.alike.clear();
        let Some(desk) = self.desk.as_mut().filter(|desk| !desk.read_only) else { return };
        let step = desk.history.next_undo_name().unwrap_or_default().to_owned();
        let text = desk.document.text.clone();
        match desk.undo() {
            Some(line) => {
                desk.caret_again(&text, out);
                self.keep(line, out, moment);
                self.say(format!("Undone: {step}"));
            }
            None => self.say("There is nothing to undo."),
        }
    }

    fn redo(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        self.alike.clear();
        let Some(desk) = self.desk.as_mut().filter(|desk| !desk.read_only) else { return };
        let text = desk.document.text.clone();
        match desk.redo() {
            Some(line) => {
                desk.caret_again(&text, out);
                let words = desk.history.next_undo_name().unwrap_or_default().to_owned();
                self.keep(line, out, moment);
                self.line = Line { words, offers: vec![Offer::Undo] };
            }
            None => self.say("There is nothing to do again."),
        }
    }

    fn accept_offer(&mut self, offer: Offer, out: &mut Vec<Effect>, moment: &Moment) {
        match offer {
            Offer::Undo => self.undo(out, moment),
            Offer::Open(id) => {
                self.quieten();
                self.again = None;
                self.open(id, out);
            }
            Offer::Again => self.paste_again(out, moment),
            Offer::Compare { first, second } => self.compare_two(first, second, out),
            Offer::Restore(id) => self.restore_document(id, out),
            Offer::RestoreAll(ids) => self.restore_all(ids, out),
            Offer::Unsplit { whole, parts } => self.unsplit(whole, parts, out),
            Offer::Amend(ids, amendment) => self.amend(ids, &amendment, out, moment),
            Offer::Retry => {
                self.alert = None;
                out.push(Effect::Retry);
            }
            Offer::OnlyThisOne { mention, actor_type } => {
                self.only_this_one(mention, actor_type, out, moment)
            }
            Offer::Alike(_) => self.do_alike(out, moment),
            Offer::Update => out.push(Effect::Update),
        }
    }

    fn escape(&mut self, out: &mut Vec<Effect>) {
        if self.help.take().is_some() || self.ask.take().is_some() {
            return;
        }
        if let Some(desk) = &mut self.desk {
            if desk.ends.is_some() {
                self.escape_ends(out);
            } else if let Some(selection) = desk.selection.filter(|selection| !selection.is_caret()) {
                let caret = super::selection::Selection::caret(selection.focus);
                desk.selection = Some(caret);
                out.push(Effect::PlaceCaret(caret));
            } else if desk.chosen.take().is_none() {
                self.alert = None;
            }
        }
    }

    fn escape_ends(&mut self, out: &mut Vec<Effect>) {
        let Some(desk) = &mut self.desk else { return };
        let Some(ends) = desk.ends.take() else { return };
        desk.selection = Some(super::selection::Selection::caret(ends.span.start()));
        out.extend(desk.selection.map(Effect::PlaceCaret));
        self.say("The ends stay where they were.");
    }

    /// Says something in the line of status.
    fn say(&mut self, words: impl Into<String>) {
        self.line = Line { words: words.into(), offers: Vec::new() };
    }

    /// Takes an alert away when a person goes on to another text; that nothing can be saved stays true there.
    fn quieten(&mut self) {
        if self.saving != Saving::Impossible && !self.told_not_saved {
            self.alert = None;
        }
    }

    /// Tells a person what they must know.
    fn alert(&mut self, words: impl Into<String>) {
        self.told_not_saved = false;
        self.alert = Some(Alert { words: words.into(), offers: Vec::new() });
    }

    /// What is chosen; says what to do where nothing is.
    fn chosen(&mut self) -> Option<Target> {
        let chosen = self.desk.as_ref().and_then(|desk| desk.chosen.clone());
        if chosen.is_none() {
            self.say(messages::CHOOSE_FIRST);
        }
        chosen
    }
}

#[cfg(test)]
mod tests;
