use super::*;
use crate::intake;
use crate::web::sample;
use crate::web::state::{Desk, Message, Moment, Saving};

fn moment(id: &str) -> Moment {
    Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new(id) }
}

fn row(id: &str, title: &str) -> Summary {
    let mut document = sample::document();
    (document.id, document.title) = (DocumentId::new(id), title.to_owned());
    Desk::begin(document, "2026-01-01").summary("2026-01-01")
}

fn ids(ids: &[&str]) -> Vec<DocumentId> {
    ids.iter().copied().map(DocumentId::new).collect()
}

/// Three documents in the store.
fn library() -> State {
    let mut state = State::default();
    let documents = vec![row("a", "Pier Opens"), row("b", "Mayor Resigns"), row("c", "Harvest Begins")];
    state.update(Message::Started { documents, last: None }, &moment("x"));
    state
}

fn tell(state: &mut State, shelving: Shelving) -> Vec<Effect> {
    state.update(Message::Library(shelving), &moment("x"))
}

fn stamp() -> crate::document::Stamp {
    State::default().stamp(&moment("x"))
}

fn choose(state: &mut State, wanted: &[&str]) {
    tell(state, Shelving::Choosing(true));
    for id in ids(wanted) {
        tell(state, Shelving::Toggle(id));
    }
}

fn found(state: &State) -> Vec<&str> {
    state.found().into_iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn the_first_search_reads_the_texts_and_then_looks_into_them() {
    let mut state = library();
    let asked = tell(&mut state, Shelving::Query("mayor".into()));
    assert_eq!(asked, [Effect::ReadTexts(ids(&["a", "b", "c"]))]);
    assert_eq!(found(&state), ["b"]);
    let texts =
        vec![(DocumentId::new("a"), "The mayor spoke.".into()), (DocumentId::new("b"), String::new())];
    tell(&mut state, Shelving::Texts { texts, last: false });
    assert_eq!(found(&state), ["a", "b"]);
    // They are not read twice at once, nor again when they are here.
    assert_eq!(tell(&mut state, Shelving::Query("may".into())), []);
    let texts = vec![(DocumentId::new("c"), "Rain.".into())];
    tell(&mut state, Shelving::Texts { texts, last: true });
    assert_eq!(tell(&mut state, Shelving::Query("rain".into())), []);
    assert_eq!(found(&state), ["c"]);
}

#[test]
fn several_are_exported_in_the_order_of_the_list() {
    let mut state = library();
    choose(&mut state, &["c", "a", "b", "b"]);
    let out = tell(&mut state, Shelving::Export);
    assert_eq!(out, [Effect::DownloadAll { name: "galley.jsonl".into(), ids: ids(&["a", "c"]) }]);
}

#[test]
fn with_nothing_chosen_it_is_said_what_to_do() {
    let mut state = library();
    tell(&mut state, Shelving::Choosing(true));
    for shelving in [Shelving::Export, Shelving::Delete, Shelving::Sweep { everything: false }] {
        assert_eq!(tell(&mut state, shelving), []);
        assert!(state.line.words.starts_with("Choose documents first"), "{:?}", state.line);
    }
    assert_eq!((state.documents.len(), &state.library.sweep), (3, &None));
}

#[test]
fn several_are_deleted_and_brought_back() {
    let mut state = library();
    choose(&mut state, &["a", "c"]);
    assert_eq!(tell(&mut state, Shelving::Delete), [Effect::DeleteAll(ids(&["a", "c"]))]);
    assert_eq!(found(&state), ["b"]);
    assert_eq!(state.line.words, "Deleted 2 documents");
    let offer = state.line.offers[0].clone();
    let out = state.update(Message::Offered(offer), &moment("x"));
    assert_eq!(out, [Effect::RestoreAll(ids(&["a", "c"]))]);
}

#[test]
fn all_that_are_shown_are_chosen_and_no_others() {
    let mut state = library();
    tell(&mut state, Shelving::Query("mayor".into()));
    tell(&mut state, Shelving::ChooseAll);
    assert_eq!(state.chosen_documents(), ids(&["b"]));
}

#[test]
fn what_is_deleted_for_good_is_asked_about_first() {
    let mut state = library();
    choose(&mut state, &["b"]);
    assert_eq!(tell(&mut state, Shelving::Sweep { everything: false }), []);
    assert_eq!(state.library.sweep, Some(Sweep::Documents(ids(&["b"]))));
    tell(&mut state, Shelving::Spare);
    assert_eq!(tell(&mut state, Shelving::Sure), []);
    assert_eq!(state.documents.len(), 3);
    tell(&mut state, Shelving::Sweep { everything: false });
    assert_eq!(tell(&mut state, Shelving::Sure), [Effect::Purge(ids(&["b"]))]);
    assert_eq!(found(&state), ["a", "c"]);
    assert!(state.line.offers.is_empty(), "what is gone for good is not brought back");
}

#[test]
fn everything_goes_with_the_document_on_the_desk_and_the_chosen() {
    let mut state = library();
    state.update(Message::Paste(intake::plain("A new text.")), &moment("new"));
    let desk = Desk::begin(sample::document(), "2026-01-01");
    state.update(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) }, &moment("new"));
    tell(&mut state, Shelving::Sweep { everything: true });
    let out = tell(&mut state, Shelving::Sure);
    assert_eq!(out.last(), Some(&Effect::PurgeEverything));
    assert!(out.contains(&Effect::Remember(None)) && state.desk.is_none());
    assert!(state.documents.is_empty());
}

#[test]
fn where_nothing_is_kept_the_deleted_come_back_from_memory() {
    let mut state = State::default();
    state.update(Message::NoStore(crate::web::store::StoreError::Denied), &moment("x"));
    state.update(Message::Paste(intake::plain(sample::TEXT)), &moment("new"));
    let desk = Desk::begin(sample::document(), "2026-01-01");
    state.update(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) }, &moment("new"));
    assert_eq!(state.saving, Saving::Impossible);
    tell(&mut state, Shelving::ChooseAll);
    tell(&mut state, Shelving::Delete);
    assert!(state.documents.is_empty() && state.desk.is_none());
    let offer = state.line.offers[0].clone();
    state.update(Message::Offered(offer), &moment("x"));
    assert_eq!(state.documents.len(), 1);
    let id = state.documents[0].id.clone();
    state.update(Message::Open(id), &moment("x"));
    assert!(state.desk.is_some());
}

#[test]
fn a_long_list_is_drawn_a_part_at_a_time() {
    let mut state = library();
    let first = state.library.rows;
    tell(&mut state, Shelving::More);
    assert_eq!(state.library.rows, 2 * first);
    tell(&mut state, Shelving::Show(Show::Done));
    assert_eq!(state.library.rows, first);
}

#[test]
fn several_are_labelled_and_flagged_and_it_is_taken_back() {
    let mut state = library();
    state.documents[1].labels = vec!["town".into()];
    choose(&mut state, &["a", "b", "c"]);
    let label = Amendment::Label("town".into());
    let out = tell(&mut state, Shelving::Amend(label.clone()));
    assert_eq!(out, [Effect::Amend(ids(&["a", "c"]), label, stamp())]);
    assert_eq!(state.line.words, "Labelled 2 documents “town”");
    let offer = state.line.offers[0].clone();
    // What the store answers.
    for n in [0, 2] {
        state.documents[n].labels = vec!["town".into()];
    }
    let out = state.update(Message::Offered(offer), &moment("x"));
    assert_eq!(out, [Effect::Amend(ids(&["a", "c"]), Amendment::Unlabel("town".into()), stamp())]);
    assert_eq!(tell(&mut state, Shelving::Amend(Amendment::Label(" ".into()))), []);
    let out = tell(&mut state, Shelving::Flag(DocumentId::new("b")));
    assert_eq!(out, [Effect::Amend(ids(&["b"]), Amendment::Flag(true), stamp())]);
}

#[test]
fn the_document_on_the_desk_takes_its_label_as_a_step() {
    let mut state = library();
    let desk = Desk::begin(sample::document(), "2026-01-01");
    let id = desk.id().clone();
    state.update(Message::Paste(intake::plain("A new text.")), &moment("new"));
    state.update(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) }, &moment("new"));
    let out = tell(&mut state, Shelving::Flag(id.clone()));
    assert!(matches!(out.as_slice(), [Effect::Append(..)]), "{out:?}");
    assert!(state.documents[0].flagged && state.desk.as_ref().unwrap().document.flagged);
    tell(&mut state, Shelving::Show(Show::Flagged));
    assert_eq!(state.found().len(), 1);
}

#[test]
fn the_next_that_is_not_done_is_the_next_of_the_list_as_it_is_shown() {
    let mut state = library();
    tell(&mut state, Shelving::Order(Order::Title));
    state.documents[1].done = true;
    let (mut document, history) = (sample::document(), crate::edit::History::default());
    document.id = DocumentId::new("c");
    let loaded = crate::web::state::Loaded { document, history, read_only: false, damage: None };
    state.update(Message::Open(DocumentId::new("c")), &moment("x"));
    state.update(Message::Loaded(Box::new(loaded)), &moment("x"));
    let done = Message::Command {
        command: crate::web::keymap::Command::DoneAndNext,
        place: crate::web::keymap::Place::Text,
        row: None,
    };
    // By title: Harvest, Mayor (done), Pier.
    state.update(done, &moment("x"));
    let leave = Message::Taken { text: String::new(), id: Some("leave them".into()) };
    let out = state.update(leave, &moment("x"));
    assert!(out.contains(&Effect::Load(DocumentId::new("a"))), "{out:?}");
}

#[test]
fn the_bin_is_shown_apart_and_brings_back() {
    let mut state = library();
    let mut binned = row("d", "Deleted Story");
    binned.deleted = Some("2026-01-02".into());
    let documents = state.documents.iter().cloned().chain([binned]).collect();
    state.update(Message::Listed(documents), &moment("x"));
    assert_eq!(found(&state).len(), 3);
    tell(&mut state, Shelving::Show(Show::Deleted));
    assert_eq!(found(&state), ["d"]);
    choose(&mut state, &["d"]);
    assert_eq!(tell(&mut state, Shelving::Restore), [Effect::RestoreAll(ids(&["d"]))]);
    choose(&mut state, &["d"]);
    tell(&mut state, Shelving::Sweep { everything: false });
    assert_eq!(tell(&mut state, Shelving::Sure), [Effect::Purge(ids(&["d"]))]);
    assert_eq!(found(&state), [] as [&str; 0]);
}

#[test]
fn what_is_not_written_yet_stays_in_the_list() {
    let mut state = library();
    let desk = Desk::begin(sample::document(), "2026-01-01");
    state.update(Message::Paste(intake::plain("A new text.")), &moment("new"));
    state.update(Message::Parsed { number: 1, outcome: Ok(Box::new(desk)) }, &moment("new"));
    state.update(Message::Listed(vec![row("a", "Pier Opens")]), &moment("x"));
    assert_eq!(found(&state).len(), 2);
}
