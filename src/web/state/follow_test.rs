use super::*;
use crate::edit::History;
use crate::web::sample;
use crate::web::state::{Message, Moment, Offer};

fn moment() -> Moment {
    Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new("x") }
}

fn tell(state: &mut State, message: Message) -> Vec<Effect> {
    state.update(message, &moment())
}

fn loaded(title: &str, read_only: bool) -> Box<Loaded> {
    let mut document = sample::document();
    document.title = title.into();
    Box::new(Loaded { document, history: History::default(), read_only, damage: None })
}

/// The sample, open in another tab.
fn reading() -> (State, DocumentId) {
    let mut state = State::default();
    let id = sample::document().id;
    tell(&mut state, Message::Open(id.clone()));
    let out = tell(&mut state, Message::Loaded(loaded("Pier", true)));
    assert!(out.contains(&Effect::AwaitRelease(id.clone())), "{out:?}");
    (state, id)
}

#[test]
fn what_is_done_in_the_other_tab_is_shown_and_what_is_chosen_stays() {
    let (mut state, id) = reading();
    tell(&mut state, Message::Choose { id: "q1".into(), row: true });
    let chosen = state.desk.as_ref().unwrap().chosen.clone();
    assert!(chosen.is_some());
    let out = tell(&mut state, Message::ChangedElsewhere(Some(id.clone())));
    assert_eq!(out, [Effect::List, Effect::Follow(id.clone())]);
    // Once more while it is read: it is read again afterwards, and not twice at once.
    assert_eq!(tell(&mut state, Message::ChangedElsewhere(Some(id.clone()))), [Effect::List]);
    let out = tell(&mut state, Message::Followed(loaded("Pier Opens", true)));
    assert_eq!(out, [Effect::Follow(id)]);
    assert_eq!(tell(&mut state, Message::Followed(loaded("Pier Opens Again", true))), []);
    let desk = state.desk.as_ref().unwrap();
    assert_eq!((&*desk.document.title, &desk.chosen), ("Pier Opens Again", &chosen));
}

#[test]
fn of_another_document_only_the_list_is_read_again() {
    let (mut state, _) = reading();
    let out = tell(&mut state, Message::ChangedElsewhere(Some(DocumentId::new("other"))));
    assert_eq!(out, [Effect::List]);
}

#[test]
fn when_the_other_tab_is_gone_it_can_be_changed_here() {
    let (mut state, id) = reading();
    let out = tell(&mut state, Message::Released(id.clone()));
    assert_eq!(out, [Effect::Load(id.clone())]);
    let out = tell(&mut state, Message::Loaded(loaded("Pier", false)));
    assert!(out.contains(&Effect::Remember(Some(id))), "its journal is taken: {out:?}");
    assert!(!state.desk.as_ref().unwrap().read_only && state.alert.is_none());
    assert_eq!(state.line.words, messages::RELEASED);
    // What comes too late changes nothing.
    tell(&mut state, Message::Followed(loaded("Old", true)));
    assert_eq!(state.desk.as_ref().unwrap().document.title, "Pier");
    assert!(!state.line.offers.contains(&Offer::Retry));
}
