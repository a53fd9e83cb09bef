use super::*;
use crate::document::Stamp;
use crate::edit::{ActorChoice, Edit, apply};
use crate::formats::galley;
use crate::web::sample;
use crate::web::state::{Message, Offer, walk};

fn moment() -> Moment {
    Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new("other") }
}

/// The sample as somebody has left it.
fn of(name: &str, edits: &[Edit]) -> Document {
    let mut document = sample::document();
    let stamp = Stamp { by: name.into(), time: Some("2026-02-01".into()) };
    let confirm = Edit::SetStatus {
        target: crate::document::Target::Quote(crate::document::QuoteId::new(document.quotes[0].id.as_str())),
        status: crate::document::Status::Confirmed,
    };
    for edit in edits.iter().chain([&confirm]) {
        apply(&mut document, edit, &stamp).unwrap();
    }
    document
}

fn mayor() -> Edit {
    let actor = ActorChoice::New { name: "Mayor".into(), actor_type: crate::document::ActorType::Person };
    Edit::AddMention { span: sample::span("Mayor"), form: None, actor }
}

fn no_haddad() -> Edit {
    let document = sample::document();
    let actor = document.actors.iter().find(|actor| actor.name == "Omar Haddad").unwrap();
    Edit::Remove { target: crate::document::Target::Actor(actor.id.clone()) }
}

/// Ada's document on the desk, and Ben's file after it.
fn compared() -> (State, Vec<Effect>) {
    let mut state = State::default();
    state.settings.annotator = "Cleo".into();
    state.update(Message::Started { documents: Vec::new(), last: None }, &moment());
    open(&mut state, "ada.json", &of("Ada", &[]));
    state.update(Message::Compare(Comparing::Ask), &moment());
    let out = open(&mut state, "ben.json", &of("Ben", &[mayor(), no_haddad()]));
    (state, out)
}

fn open(state: &mut State, name: &str, document: &Document) -> Vec<Effect> {
    let json = galley::write(document);
    let found: Vec<_> = walk(name, &json).flatten().collect();
    found.into_iter().flat_map(|importing| state.update(Message::Import(importing), &moment())).collect()
}

fn tell(state: &mut State, comparing: Comparing) -> Vec<Effect> {
    state.update(Message::Compare(comparing), &moment())
}

fn progress(state: &State) -> (usize, usize) {
    state.comparison.as_ref().unwrap().progress()
}

#[test]
fn a_second_file_is_kept_and_held_against_the_document_on_the_desk() {
    let (state, out) = compared();
    let comparison = state.comparison.as_ref().unwrap();
    assert_eq!(comparison.annotators, ["Ada", "Ben"]);
    assert_eq!(progress(&state), (0, 2));
    assert_eq!(state.documents.len(), 2);
    assert_eq!(state.desk.as_ref().unwrap().id().as_str(), "d");
    assert!(out.contains(&Effect::Focus(Focus::Difference)), "{out:?}");
}

#[test]
fn each_is_decided_by_one_message_and_undone_by_one() {
    let (mut state, _) = compared();
    let out = tell(&mut state, Comparing::Take(Took::Second));
    assert!(out.iter().any(|effect| matches!(effect, Effect::Append(..))), "{out:?}");
    assert!(state.line.words.contains("1 of 2 decided"), "{}", state.line.words);
    assert_eq!((progress(&state), state.comparison.as_ref().unwrap().at), ((1, 2), 1));
    tell(&mut state, Comparing::Take(Took::First));
    assert_eq!(progress(&state), (2, 2));
    assert!(state.line.words.contains("All 2 decided"), "{}", state.line.words);
    let document = &state.desk.as_ref().unwrap().document;
    assert!(document.mentions.iter().any(|mention| mention.record.by == "Ben"));
    let names: Vec<_> = document
        .adjudication
        .iter()
        .map(|decision| (decision.annotators.clone(), decision.by.as_str()))
        .collect();
    assert_eq!(names, vec![(["Ada".to_owned(), "Ben".to_owned()], "Cleo"); 2]);
    let json = galley::write(document);
    assert_eq!(galley::read(&json).as_ref(), Ok(document));

    state.update(Message::Offered(Offer::Undo), &moment());
    assert_eq!((progress(&state), state.comparison.as_ref().unwrap().at), ((1, 2), 1));
    state.update(Message::Offered(Offer::Undo), &moment());
    assert_eq!((progress(&state), state.comparison.as_ref().unwrap().at), ((0, 2), 0));
    assert!(state.desk.as_ref().unwrap().document.adjudication.is_empty());
}

#[test]
fn what_was_decided_is_there_when_the_two_are_compared_again() {
    let (mut state, _) = compared();
    tell(&mut state, Comparing::Take(Took::First));
    tell(&mut state, Comparing::Close);
    assert!(state.comparison.is_none());
    tell(&mut state, Comparing::With(DocumentId::new("other")));
    let (document, loaded) = (of("Ben", &[mayor(), no_haddad()]), DocumentId::new("other"));
    tell(&mut state, Comparing::Read(Box::new(Document { id: loaded, ..document })));
    assert_eq!(progress(&state), (1, 2));
    assert!(!state.comparison.as_ref().unwrap().rows[0].is_open());
}

#[test]
fn another_text_is_refused_and_the_same_is_said_to_be_the_same() {
    let (mut state, _) = compared();
    tell(&mut state, Comparing::Ask);
    let other = Document {
        layers: Some(Vec::new()),
        ..Document::empty(DocumentId::new("x"), "Another text.".into())
    };
    open(&mut state, "x.json", &other);
    assert!(state.alert.take().unwrap().words.contains("another text"));
    assert_eq!(state.documents.len(), 2);
    tell(&mut state, Comparing::Ask);
    state.update(
        Message::Import(walk("ada.json", &galley::write(&of("Ada", &[]))).flatten().next().unwrap()),
        &Moment { now: "x".into(), new_id: DocumentId::new("third") },
    );
    assert!(state.line.words.contains("agree"), "{}", state.line.words);
}

#[test]
fn a_file_of_a_text_that_is_here_is_offered_to_be_compared() {
    let mut state = State::default();
    state.update(Message::Started { documents: Vec::new(), last: None }, &moment());
    open(&mut state, "ada.json", &of("Ada", &[]));
    open(&mut state, "ben.json", &of("Ben", &[mayor()]));
    let offers = state.alert.as_ref().unwrap().offers.clone();
    let [compare @ Offer::Compare { .. }, Offer::Open(_)] = offers.as_slice() else { panic!("{offers:?}") };
    let out = state.update(Message::Offered(compare.clone()), &moment());
    assert!(out.contains(&Effect::Load(DocumentId::new("d"))), "{out:?}");
}
