//! The page's behaviour, told as what a person does and what comes of it.

mod correcting;
mod editing;
mod layers;
mod reading;

use super::*;
use crate::document::{ActorType, BlockRole, DocumentId, Status};
use crate::intake;
use crate::text::Span;
use crate::web::keymap::EndMove;
use crate::web::sample::{self, TEXT, span};
use crate::web::selection::Selection;
use crate::web::store::StoreError;

/// A page, and all that it has wanted from the world.
struct Page {
    state: State,
    effects: Vec<Effect>,
}

fn moment() -> Moment {
    Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new("new") }
}

impl Page {
    fn empty() -> Page {
        let mut page = Page { state: State::default(), effects: Vec::new() };
        page.tell(Message::Started { documents: Vec::new(), last: None });
        page
    }

    /// With the sample on the desk, as after a paste.
    fn reading() -> Page {
        let mut page = Page::empty();
        page.tell(Message::Paste(intake::plain(TEXT)));
        let desk = Desk::begin(sample::document(), &moment().now);
        page.tell(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) });
        page.tell(Message::Saved);
        page.effects.clear();
        page
    }

    fn tell(&mut self, message: Message) {
        self.effects.extend(self.state.update(message, &moment()));
        if let Some(desk) = &self.state.desk {
            desk.document.check().unwrap();
        }
    }

    fn press(&mut self, command: Command) {
        self.tell(Message::Command { command, place: Place::Text, row: None });
    }

    fn press_on(&mut self, row: &str, command: Command) {
        self.tell(Message::Command { command, place: Place::List, row: Some(row.into()) });
    }

    fn select(&mut self, words: Span) {
        self.tell(Message::Selected { selection: Selection::of(words), by_hand: true });
    }

    fn caret(&mut self, at: usize) {
        self.tell(Message::Selected { selection: Selection::caret(at), by_hand: true });
    }

    fn choose(&mut self, id: &str) {
        self.tell(Message::Choose { id: id.into(), row: true });
    }

    fn enter(&mut self, text: &str) {
        self.tell(Message::Typed(text.into()));
        let first = self.state.options().first().map(|choice| choice.id.clone());
        self.tell(Message::Taken { text: text.into(), id: first });
    }

    fn desk(&self) -> &Desk {
        self.state.desk.as_ref().unwrap()
    }

    fn chosen(&self) -> &str {
        self.desk().chosen.as_ref().map_or("", Target::id)
    }

    fn status(&self, id: &str) -> Status {
        let target = self.desk().target(id).unwrap();
        self.desk().document.record(&target).unwrap().status
    }

    fn lines_written(&self) -> usize {
        self.effects.iter().filter(|effect| matches!(effect, Effect::Append(..))).count()
    }
}

#[test]
fn a_paste_is_parsed_shown_kept_and_remembered() {
    let mut page = Page::empty();
    page.tell(Message::Paste(intake::plain(TEXT)));
    assert!(matches!(page.effects.first(), Some(Effect::Parse { number: 1, .. })));
    assert!(page.state.parsing.as_ref().is_some_and(|parsing| !parsing.shown));
    page.tell(Message::Slow { number: 1 });
    page.tell(Message::Progress { number: 1, done: 1, total: 4 });
    assert_eq!(
        page.state.parsing.as_ref().map(|parsing| (parsing.shown, parsing.share)),
        Some((true, Some(0.25)))
    );
    let desk = Desk::begin(sample::document(), "now");
    page.tell(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) });
    assert!(page.effects.iter().any(|effect| matches!(effect, Effect::Create(_))));
    assert!(page.effects.contains(&Effect::Remember(Some(DocumentId::new("d")))));
    assert_eq!(page.state.documents.len(), 1);
    assert_eq!(page.state.line.words, "Annotated: 3 actors, 1 quote, 1 caption");
}

#[test]
fn what_is_begun_before_the_store_is_read_stays_in_the_list() {
    let mut page = Page { state: State::default(), effects: Vec::new() };
    for (number, id) in [(1, "one"), (2, "two")] {
        page.tell(Message::Paste(intake::plain(&format!("{id} {TEXT}"))));
        let mut document = sample::document();
        document.id = DocumentId::new(id);
        let desk = Desk::begin(document, &moment().now);
        page.tell(Message::Parsed { number, outcome: Ok(Box::new(desk)) });
    }
    let kept = page.desk().summary(&moment().now);
    let kept = crate::web::store::Summary { id: DocumentId::new("kept"), ..kept };
    page.tell(Message::Started { documents: vec![kept], last: None });
    let mut ids: Vec<_> = page.state.documents.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["kept", "one", "two"]);
}

#[test]
fn nothing_is_annotated_where_there_is_nothing() {
    let mut page = Page::empty();
    for text in ["", " \n\t\u{a0}"] {
        page.tell(Message::Paste(intake::plain(text)));
        assert!(page.effects.is_empty() && page.state.parsing.is_none());
        assert!(page.state.line.words.contains("no text"));
    }
}

#[test]
fn what_was_called_off_stands_in_the_box_and_never_comes_after_all() {
    let mut page = Page::empty();
    page.tell(Message::Paste(intake::plain(TEXT)));
    page.tell(Message::Cancel);
    assert!(page.effects.contains(&Effect::FillBox(TEXT.into())));
    let desk = Desk::begin(sample::document(), "now");
    page.tell(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) });
    assert!(page.state.desk.is_none());
}

#[test]
fn a_text_that_is_there_already_is_offered_and_can_be_annotated_again() {
    let mut page = Page::reading();
    page.tell(Message::Paste(intake::plain(TEXT)));
    let offers = page.state.alert.clone().unwrap().offers;
    assert_eq!(offers, [Offer::Open(DocumentId::new("d")), Offer::Again]);
    assert!(page.effects.is_empty());
    page.tell(Message::Offered(Offer::Again));
    assert!(matches!(page.effects.first(), Some(Effect::Parse { number: 2, .. })));
}

#[test]
fn accepting_and_rejecting_go_on_to_the_next_and_each_is_written() {
    let mut page = Page::reading();
    page.choose("q1");
    page.press_on("q1", Command::Accept);
    assert_eq!(page.status("q1"), Status::Confirmed);
    assert_eq!(page.lines_written(), 1);
    page.choose("p1");
    page.press_on("p1", Command::Reject);
    assert_eq!(page.status("p1"), Status::Rejected);
    assert_eq!(page.chosen(), "p2", "the next row");
    assert!(page.state.line.words.starts_with("Rejected actor Lena Holt. Next: organisation, EPA"));
    page.press(Command::Undo);
    assert_eq!(page.status("p1"), Status::Suggested);
    page.press(Command::Redo);
    assert_eq!(page.status("p1"), Status::Rejected);
    assert_eq!(page.lines_written(), 4);
}

#[test]
fn keys_go_through_the_annotations_of_the_text() {
    let mut page = Page::reading();
    page.caret(0);
    let mut seen = Vec::new();
    for _ in 0..7 {
        page.press(Command::Next);
        seen.push(page.chosen().to_owned());
    }
    assert_eq!(seen, ["c1", "m1", "q1", "m2", "m3", "m4", "m4"]);
    assert_eq!(page.state.line.words, messages::NO_MORE);
    page.press(Command::Previous);
    assert_eq!(page.chosen(), "m3");
    page.press_on("q1", Command::Accept);
    page.caret(0);
    page.tell(Message::Choose { id: "m1".into(), row: false });
    page.press(Command::NextUnreviewed);
    assert_eq!(page.chosen(), "m2", "the quote is reviewed");
    page.caret(span("EPA").start());
    assert_eq!(page.chosen(), "m1", "the innermost at the caret");
    page.press(Command::Outer);
    assert_eq!(page.chosen(), "c1");
    page.press(Command::Inner);
    assert_eq!(page.chosen(), "m1");
}

#[test]
fn selected_words_become_mentions_of_the_actor_of_that_name_or_a_new_one() {
    let mut page = Page::reading();
    page.select(span("Mayor"));
    page.press(Command::Label(ActorType::Person));
    let mention =
        page.desk().document.mention(&crate::document::MentionId::new(page.chosen())).unwrap().clone();
    assert_eq!(mention.span, span("Mayor"));
    assert_eq!(page.desk().document.actors.last().unwrap().name, "Mayor");
    assert_eq!(page.state.last_label, Some(Command::Label(ActorType::Person)));
    // Half a word selected is the word.
    page.select(Span::around(TEXT, span("evening").start() + 2, span("evening").end() - 1));
    page.press(Command::Label(ActorType::Organisation));
    assert_eq!(page.desk().document.actors.last().unwrap().name, "evening");
    assert!(page.desk().selection.unwrap().is_caret(), "the selection is done with");
}

#[test]
fn a_type_changes_the_actor_and_can_be_taken_for_one_mention_only() {
    let mut page = Page::reading();
    page.caret(span("Holt and").start());
    assert_eq!(page.chosen(), "m3");
    page.press(Command::Label(ActorType::Group));
    let only = page.state.line.offers.last().cloned().unwrap();
    assert!(matches!(only, Offer::OnlyThisOne { .. }));
    page.tell(Message::Offered(only));
    let document = &page.desk().document;
    assert_eq!(document.actors[0].actor_type, ActorType::Person);
    let own =
        document.mentions.iter().find(|mention| mention.id.as_str() == "m3").unwrap().actor.clone().unwrap();
    assert_eq!(document.actor(&own).unwrap().actor_type, ActorType::Group);
}

#[test]
fn quotes_get_cue_speaker_and_kind() {
    let mut page = Page::reading();
    page.select(span("Holt and Omar Haddad left"));
    page.press(Command::Quote);
    let made = page.chosen().to_owned();
    let quote = |page: &Page| {
        page.desk().document.quote(&crate::document::QuoteId::new(made.as_str())).unwrap().clone()
    };
    page.select(span("said"));
    page.press(Command::Cue);
    assert_eq!(quote(&page).cue, Some(span("said")));
    page.press(Command::Speaker);
    page.enter("hadd");
    assert_eq!(quote(&page).speaker.unwrap().mention.as_str(), "m4");
    page.select(span("Mayor"));
    page.press(Command::Speaker);
    assert_eq!(page.desk().mention_at(quote(&page).speaker.unwrap()), span("Mayor"));
    page.choose(&made);
    page.press(Command::Speaker);
    page.enter("nobody");
    assert_eq!(quote(&page).speaker, None);
    page.press(Command::Kind);
    assert_eq!(quote(&page).kind, crate::document::QuoteKind::Mixed);
}

impl Desk {
    fn mention_at(&self, speaker: crate::document::Speaker) -> Span {
        self.document.mention(&speaker.mention).unwrap().span
    }
}

#[test]
fn actors_are_renamed_merged_linked_and_split() {
    let mut page = Page::reading();
    page.choose("p3");
    page.press_on("p3", Command::Rename);
    page.tell(Message::Taken { text: " Omar  Hadad ".into(), id: None });
    assert_eq!(page.desk().document.actors[2].name, "Omar Hadad");
    page.press_on("p3", Command::Merge);
    page.enter("lena");
    assert_eq!(page.chosen(), "p1");
    assert!(
        page.state.line.words.starts_with("Merged Omar Hadad into Lena Holt"),
        "{}",
        page.state.line.words
    );
    page.caret(span("Omar Haddad").start());
    page.press(Command::Split);
    let actor =
        page.desk().document.mention(&crate::document::MentionId::new("m4")).unwrap().actor.clone().unwrap();
    assert_ne!(actor.as_str(), "p1");
    page.press(Command::Link);
    page.enter("EPA");
    let actor =
        page.desk().document.mention(&crate::document::MentionId::new("m4")).unwrap().actor.clone().unwrap();
    assert_eq!(actor.as_str(), "p2");
}

#[test]
fn ends_move_with_arrows_and_with_brackets() {
    let mut page = Page::reading();
    page.caret(span("Lena Holt").start());
    page.press(Command::End(EndMove::StartBack));
    let mention =
        |page: &Page| page.desk().document.mention(&crate::document::MentionId::new("m2")).unwrap().span;
    assert_eq!(mention(&page).of(TEXT), "Mayor Lena Holt");
    page.press(Command::MoveEnds);
    assert_eq!(page.state.place(Place::Text), Place::Ends);
    page.press(Command::Active { back: false, fine: false });
    page.press(Command::OtherEnd);
    page.press(Command::Active { back: false, fine: false });
    page.press(Command::MoveEnds);
    assert_eq!(mention(&page).of(TEXT), "Lena Holt said");
    assert_eq!(page.state.place(Place::Text), Place::Text);
    page.press(Command::MoveEnds);
    page.press(Command::Active { back: true, fine: false });
    page.press(Command::Escape);
    assert_eq!(mention(&page).of(TEXT), "Lena Holt said", "Esc goes back");
}

#[test]
fn blocks_get_roles_duplicates_and_articles() {
    let mut page = Page::reading();
    page.caret(span("Share").start());
    page.press(Command::Role);
    page.enter("byline");
    assert_eq!(page.desk().document.blocks[4].role, BlockRole::Byline);
    let repeated = TEXT.rfind("Pier Opens").unwrap();
    page.caret(repeated);
    page.press(Command::Duplicate);
    assert_eq!(page.desk().document.blocks[3].duplicate_of, None);
    page.press(Command::Duplicate);
    assert_eq!(page.desk().document.blocks[3].duplicate_of.as_ref().unwrap().as_str(), "b1");
    page.press(Command::Article);
    assert_eq!(page.desk().document.articles.len(), 2);
    page.press(Command::Article);
    assert_eq!(page.desk().document.articles.len(), 1);
    page.select(span("evening"));
    page.press(Command::Credit);
    assert_eq!(page.desk().document.captions[0].credit.as_ref().unwrap().span, span("evening"));
}

#[test]
fn all_that_is_left_can_be_accepted_at_once() {
    let mut page = Page::reading();
    page.press(Command::AcceptAll);
    page.enter("90");
    assert!(page.desk().document.quotes.iter().all(|quote| quote.record.status == Status::Confirmed));
    assert_eq!(page.desk().rows.reviewed(), (5, 5));
    assert_eq!(page.lines_written(), 1, "one step");
    page.press(Command::Undo);
    assert_eq!(page.desk().rows.reviewed(), (0, 5));
}

#[test]
fn who_is_done_says_what_becomes_of_what_is_left() {
    let mut page = Page::reading();
    page.press(Command::DoneAndNext);
    let names: Vec<_> = page.state.options().into_iter().map(|choice| (choice.name, choice.detail)).collect();
    assert_eq!(names[0], ("accept them".to_owned(), "15 left".to_owned()));
    page.enter("");
    assert!(page.desk().document.done);
    assert_eq!((page.status("q1"), page.desk().rows.reviewed()), (Status::Confirmed, (5, 5)));
    assert_eq!(page.desk().history.next_undo_name(), Some("Marked document done · Accepted 15 annotations"));
    page.press(Command::Undo);
    assert!(!page.desk().document.done);
    assert_eq!(page.status("q1"), Status::Suggested);
    page.press(Command::DoneAndNext);
    page.enter("leave");
    assert!(page.desk().document.done);
    assert_eq!(page.status("q1"), Status::Suggested);
    page.press(Command::DoneAndNext);
    page.tell(Message::AskCancelled);
    page.press_on("q1", Command::Reject);
    page.press(Command::DoneAndNext);
    page.enter("");
    assert_eq!(page.status("q1"), Status::Rejected, "what is decided stays");
    page.press(Command::DoneAndNext);
    assert_eq!(page.state.ask, None, "nothing is left");
}

#[test]
fn who_is_done_accepts_what_is_hidden_only_where_they_say_so() {
    let mut page = Page::reading();
    let hidden = page.desk().layers.with(crate::web::layers::Layer::Captions, false);
    page.state.desk.as_mut().unwrap().show(hidden);
    page.press(Command::DoneAndNext);
    page.enter("accept");
    assert_eq!((page.status("q1"), page.status("c1")), (Status::Confirmed, Status::Suggested));
    page.press(Command::DoneAndNext);
    page.enter("hidden");
    assert_eq!(page.status("c1"), Status::Confirmed);
}

#[test]
fn what_cannot_be_kept_is_said_and_work_goes_on() {
    let mut page = Page::reading();
    page.tell(Message::NotSaved(StoreError::Full));
    assert_eq!(page.state.saving, Saving::Failed);
    assert!(page.state.alert.as_ref().is_some_and(|alert| alert.words.contains("full")));
    page.choose("q1");
    page.press_on("q1", Command::Accept);
    assert_eq!(page.status("q1"), Status::Confirmed);
    page.tell(Message::Export(Format::Galley));
    assert!(page.effects.iter().any(|effect| matches!(effect, Effect::Download { .. })));
    page.tell(Message::Saved);
    assert_eq!(page.state.alert, None);
}

#[test]
fn without_a_store_documents_stay_in_memory() {
    let mut page = Page::reading();
    page.tell(Message::NoStore(StoreError::Denied));
    page.tell(Message::NewPaste);
    page.tell(Message::Paste(crate::intake::plain("Another text.")));
    assert!(page.state.alert.is_some(), "it is said as long as it is true");
    page.tell(Message::Cancel);
    assert!(page.state.desk.is_none());
    page.tell(Message::Open(DocumentId::new("d")));
    assert_eq!(page.desk().id().as_str(), "d");
    page.tell(Message::DeleteDocument(DocumentId::new("d")));
    assert!(page.state.documents.is_empty() && page.state.desk.is_none());
    page.tell(Message::Offered(Offer::Restore(DocumentId::new("d"))));
    assert_eq!(page.desk().id().as_str(), "d");
}

#[test]
fn a_document_of_another_tab_can_only_be_read() {
    let mut page = Page::reading();
    page.state.desk.as_mut().unwrap().read_only = true;
    page.choose("q1");
    page.press_on("q1", Command::Accept);
    assert_eq!(page.status("q1"), Status::Suggested);
    assert!(page.state.alert.is_some());
    assert_eq!(page.lines_written(), 0);
}

#[test]
fn what_is_read_late_disturbs_nobody() {
    let loaded = || {
        let document = sample::document();
        Message::Loaded(Box::new(Loaded {
            document,
            history: Default::default(),
            read_only: false,
            damage: None,
        }))
    };
    let documents = Page::reading().state.documents;
    let mut page = Page { state: State::default(), effects: Vec::new() };
    page.tell(Message::Started { documents, last: Some(DocumentId::new("d")) });
    assert_eq!(page.effects, [Effect::Load(DocumentId::new("d"))]);
    page.tell(Message::NewPaste);
    page.tell(loaded());
    assert!(page.state.desk.is_none());
    page.tell(Message::Open(DocumentId::new("d")));
    page.tell(loaded());
    assert_eq!(page.desk().id().as_str(), "d");
}

#[test]
fn deleting_can_be_taken_back() {
    let mut page = Page::reading();
    let id = DocumentId::new("d");
    page.tell(Message::DeleteDocument(id.clone()));
    assert!(page.state.desk.is_none());
    assert!(page.effects.contains(&Effect::Delete(id.clone())));
    assert_eq!(page.state.line.offers, [Offer::Restore(id.clone())]);
    page.tell(Message::Offered(Offer::Restore(id.clone())));
    assert!(page.effects.contains(&Effect::Restore(id)));
}

#[test]
fn help_is_there_before_any_document_and_escape_closes_it() {
    let mut page = Page::empty();
    for (command, help) in [(Command::Keys, Help::Keys), (Command::Settings, Help::Settings)] {
        page.press(command);
        assert_eq!(page.state.help, Some(help));
        page.press(Command::Escape);
        assert_eq!(page.state.help, None);
    }
    page.press(Command::Search);
    assert_eq!(page.effects.last(), Some(&Effect::Focus(Focus::Search)));
}
