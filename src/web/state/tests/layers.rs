//! Switches for what is shown.

use super::*;
use crate::document::QuoteKind;
use crate::web::layers::Layer;
use crate::web::rows::List;
use crate::web::settings::Setting;

const PERSONS: Layer = Layer::Actors(ActorType::Person);

fn hide(page: &mut Page, layer: Layer) {
    page.tell(Message::Set(Setting::Layer(layer, false)));
}

/// The ids that j comes by, from the beginning.
fn walked(page: &mut Page) -> Vec<String> {
    page.caret(0);
    let mut ids = Vec::new();
    loop {
        page.press(Command::Next);
        if page.state.line.words == messages::NO_MORE {
            return ids;
        }
        ids.push(page.chosen().to_owned());
    }
}

#[test]
fn what_is_hidden_is_in_no_list_and_no_key_comes_by_it() {
    let mut page = Page::reading();
    assert_eq!(walked(&mut page), ["c1", "m1", "q1", "m2", "m3", "m4"]);
    hide(&mut page, PERSONS);
    assert_eq!(walked(&mut page), ["c1", "m1", "q1"]);
    hide(&mut page, Layer::Quotes(QuoteKind::Direct));
    hide(&mut page, Layer::Captions);
    assert_eq!(walked(&mut page), ["m1"]);
    let rows = &page.desk().rows;
    let counts = |list| (rows.of(list).len(), rows.hidden(list));
    assert_eq!([List::Actors, List::Quotes, List::Captions].map(counts), [(1, 2), (0, 1), (0, 1)]);
    assert_eq!(rows.reviewed(), (0, 5), "how far the document is does not depend on what is shown");
    page.caret(span("“It holds").start() + 4);
    assert_eq!(page.chosen(), "", "a click chooses nothing that is not there to see");
    page.tell(Message::Set(Setting::AllOf(List::Actors)));
    assert_eq!(walked(&mut page), ["m1", "m2", "m3", "m4"]);
}

#[test]
fn what_is_hidden_is_not_drawn() {
    let mut page = Page::reading();
    let classes = |page: &Page| {
        let plan = page.desk().plan.clone();
        let pieces = plan.blocks.iter().flat_map(|block| &block.pieces);
        let segments = pieces.flat_map(|piece| plan.segments(TEXT, piece)).collect::<Vec<_>>();
        let captions = plan.blocks.iter().map(|block| block.caption);
        segments
            .into_iter()
            .map(|segment| segment.classes)
            .chain(captions.map(str::to_owned))
            .collect::<String>()
    };
    assert!(["type-person", "quote", "cue", "caption", "credit"].iter().all(|c| classes(&page).contains(c)));
    hide(&mut page, PERSONS);
    hide(&mut page, Layer::Quotes(QuoteKind::Direct));
    hide(&mut page, Layer::Captions);
    let left = classes(&page);
    assert!(["type-person", "quote", "cue", "caption", "credit"].iter().all(|c| !left.contains(c)), "{left}");
    assert!(left.contains("type-organisation"));
}

#[test]
fn boilerplate_that_is_hidden_leaves_no_line() {
    use crate::web::segments::Fold;
    let mut page = Page::reading();
    let folds = |page: &Page| page.desk().plan.blocks.iter().map(|b| b.fold.clone()).collect::<Vec<_>>();
    assert_eq!(folds(&page)[3..], [Fold::Head("Not article · 2".into()), Fold::Hidden]);
    hide(&mut page, Layer::Boilerplate);
    assert_eq!(folds(&page)[3..], [Fold::Head("Repeated".into()), Fold::Hidden]);
    // What a person annotates in it comes into sight with it.
    page.select(span("Share"));
    page.press(Command::Label(ActorType::Organisation));
    assert!(page.desk().is_shown(page.desk().chosen.as_ref().unwrap()));
    assert_eq!(folds(&page)[3], Fold::Head("Not article · 2".into()));
}

#[test]
fn what_is_hidden_is_no_longer_chosen_and_what_becomes_hidden_stays_in_sight() {
    let mut page = Page::reading();
    page.choose("m2");
    hide(&mut page, PERSONS);
    assert_eq!(page.chosen(), "");
    page.choose("m1");
    page.press(Command::Label(ActorType::Person));
    assert_eq!(page.chosen(), "m1");
    assert!(page.desk().layers.shows(PERSONS), "what a person works on stays in sight");
    assert!(!page.state.settings.layers.shows(PERSONS), "in this document only");
}

#[test]
fn what_is_hidden_is_accepted_only_when_asked_for() {
    let mut page = Page::reading();
    hide(&mut page, PERSONS);
    page.press(Command::AcceptAll);
    page.enter("all");
    assert_eq!(["p1", "m2", "p3"].map(|id| page.status(id)), [Status::Suggested; 3]);
    assert_eq!(["p2", "m1", "q1", "c1", "b5"].map(|id| page.status(id)), [Status::Confirmed; 5]);
    page.press(Command::NextUnreviewed);
    assert_eq!(page.state.line.words, messages::ALL_SHOWN_REVIEWED);
    page.press(Command::AcceptAll);
    page.enter("hidden");
    assert_eq!(["p1", "m2", "p3"].map(|id| page.status(id)), [Status::Confirmed; 3]);
    page.press(Command::AcceptAll);
    page.tell(Message::Typed("hidden".into()));
    assert!(page.state.options().is_empty(), "nothing hidden is left");
}

#[test]
fn what_is_shown_is_kept_and_holds_for_the_next_document() {
    let mut page = Page::reading();
    page.effects.clear();
    hide(&mut page, Layer::Captions);
    assert!(
        page.effects.iter().any(|e| matches!(e, Effect::KeepSettings(kept) if kept.contains("captions")))
    );
    page.tell(Message::Paste(intake::plain("Another.\n")));
    let desk = Desk::begin(sample::document(), &moment().now);
    page.tell(Message::Parsed { number: 2, outcome: Ok(Box::new(desk)) });
    assert!(page.desk().rows.of(List::Captions).is_empty());
}
