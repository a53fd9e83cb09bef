//! Keys and what they do beyond one annotation: finding, the same for all alike, attributes, notes, labels, settings.

use super::*;
use crate::document::AttributeValue;
use crate::web::rows::List;
use crate::web::settings::{OwnTopic, Setting};

fn mentions_of<'p>(page: &'p Page, words: &str) -> Vec<(&'p str, Status)> {
    let document = &page.desk().document;
    let of = document.mentions.iter().filter(|mention| mention.span.of(&document.text) == words);
    of.map(|mention| (mention.id.as_str(), mention.record.status)).collect()
}

#[test]
fn words_are_found_and_all_that_match_annotated_as_one_step() {
    let mut page = Page::reading();
    page.select(span("pier"));
    page.press(Command::Find);
    assert_eq!(page.state.ask.as_ref().map(|ask| ask.value.as_str()), Some("pier"));
    page.tell(Message::Typed("Holt".into()));
    let names: Vec<String> = page.state.options().into_iter().map(|choice| choice.name).collect();
    assert_eq!(names, ["show the next"], "both are mentions already");
    page.tell(Message::Typed("Pier Opens".into()));
    let options = page.state.options();
    assert_eq!((options[0].name.as_str(), options[0].detail.as_str()), ("person", "annotate 1 of 1"));
    page.tell(Message::Typed("le".into()));
    assert!(page.state.options().is_empty(), "no whole words");
    page.tell(Message::Typed("left".into()));
    page.tell(Message::Taken { text: "left".into(), id: Some("place".into()) });
    assert_eq!(mentions_of(&page, "left").len(), 1);
    assert_eq!(page.state.line.words, "Added mention “left”");
    page.press(Command::Undo);
    assert!(mentions_of(&page, "left").is_empty());
    page.press(Command::Find);
    page.tell(Message::Taken { text: "nowhere".into(), id: None });
    assert_eq!(page.state.line.words, "“nowhere” does not stand in the text.");
}

#[test]
fn what_is_found_is_shown_one_after_the_other() {
    let mut page = Page::reading();
    for at in [TEXT.find("Holt").unwrap(), TEXT.find("Holt and").unwrap(), TEXT.find("Holt").unwrap()] {
        page.press(Command::Find);
        page.tell(Message::Taken { text: "Holt".into(), id: Some("show".into()) });
        assert_eq!(page.desk().selection.map(|selection| selection.anchor), Some(at));
    }
}

#[test]
fn the_same_change_is_offered_for_all_alike_and_is_one_step() {
    let mut page = Page::reading();
    let text = "Holt came. Holt saw. The Holt won. Mayor Holt left.";
    page.tell(Message::Paste(intake::plain(text)));
    let mut document = crate::document::Document::empty(DocumentId::new("h"), text.into());
    let whole = Span::whole(text);
    document.blocks.push(crate::document::Block {
        id: crate::document::BlockId::new("b1"),
        article: None,
        span: whole,
        role: BlockRole::Body,
        duplicate_of: None,
        record: crate::document::Record::made_by(&crate::document::Stamp { by: "x".into(), time: None }),
    });
    document.next_id = 2;
    let desk = Desk::new(document, crate::edit::History::default(), false, String::new());
    page.tell(Message::Parsed { number: 2, outcome: Ok(Box::new(desk)) });
    // Added once, offered for the three others.
    page.select(Span::new(text, 0, 4).unwrap());
    page.press(Command::Label(ActorType::Person));
    assert_eq!(page.state.line.offers.last(), Some(&Offer::Alike(3)));
    page.press(Command::Alike);
    assert_eq!(mentions_of(&page, "Holt").len(), 4);
    page.press(Command::Undo);
    assert_eq!(mentions_of(&page, "Holt").len(), 1);
    page.press(Command::Alike);
    assert_eq!(page.state.line.words, "Nothing else is like what was changed last.");
}

#[test]
fn rejecting_one_is_offered_for_the_others_that_nobody_decided() {
    let mut page = Page::reading();
    page.tell(Message::Choose { id: "m3".into(), row: false });
    page.press(Command::Split);
    page.press(Command::Undo);
    page.tell(Message::Choose { id: "m2".into(), row: false });
    page.press(Command::End(EndMove::StartBack));
    assert!(page.state.line.offers.iter().all(|offer| !matches!(offer, Offer::Alike(_))), "only one is so");
}

#[test]
fn a_label_key_takes_the_name_at_the_caret() {
    let mut page = Page::reading();
    page.caret(TEXT.find("Opens").unwrap() + 2);
    page.press(Command::Label(ActorType::Organisation));
    assert_eq!(mentions_of(&page, "Pier Opens Again").len(), 1);
    page.caret(TEXT.find("evening").unwrap());
    page.press(Command::Escape);
    page.press(Command::Label(ActorType::Place));
    assert_eq!(mentions_of(&page, "evening").len(), 1);
}

#[test]
fn a_chosen_mention_speaks_the_quote_beside_it_and_a_cue_can_be_taken_away() {
    let mut page = Page::reading();
    page.tell(Message::Choose { id: "m4".into(), row: false });
    page.press(Command::Speaker);
    let quote = |page: &Page| page.desk().document.quotes[0].clone();
    assert_eq!(quote(&page).speaker.map(|speaker| speaker.mention.to_string()), Some("m4".into()));
    page.tell(Message::Choose { id: "q1".into(), row: false });
    page.press(Command::Cue);
    assert_eq!(quote(&page).cue, None);
    page.caret(TEXT.find("left.").unwrap());
    page.press(Command::Cue);
    assert_eq!(quote(&page).cue.map(|cue| cue.of(TEXT)), Some("left"));
    page.select(span("Holt and"));
    page.press(Command::QuotePart);
    assert_eq!(
        quote(&page).spans.iter().map(|part| part.of(TEXT)).collect::<Vec<_>>(),
        ["“It holds 👍,”", "Holt and"]
    );
}

#[test]
fn attributes_are_set_learned_and_taken_away() {
    let mut page = Page::reading();
    page.tell(Message::Choose { id: "m2".into(), row: false });
    page.press(Command::Attributes);
    page.tell(Message::Taken { text: "party: Blue".into(), id: None });
    let attributes = |page: &Page| page.desk().document.actors[0].record.attributes.clone();
    assert_eq!(attributes(&page)["party"], AttributeValue::Text("Blue".into()));
    assert_eq!(page.status("p1"), Status::Suggested, "an attribute says nothing of the proposal");
    assert!(page.effects.iter().any(|effect| matches!(effect, Effect::KeepSettings(_))));
    // The next actor gets it by a few letters.
    page.tell(Message::Choose { id: "p3".into(), row: true });
    page.press(Command::Attributes);
    page.enter("bl");
    assert_eq!(
        page.desk().document.actors[2].record.attributes["party"],
        AttributeValue::Text("Blue".into())
    );
    page.press(Command::Attributes);
    assert_eq!(page.state.options()[0].detail, "set: take it away");
    page.enter("bl");
    assert!(page.desk().document.actors[2].record.attributes.is_empty());
    page.press(Command::Attribute(0));
    page.tell(Message::Taken { text: "Red".into(), id: None });
    assert_eq!(page.desk().document.actors[2].record.attributes["party"], AttributeValue::Text("Red".into()));
    assert_eq!(page.state.settings.attributes[0].values, ["Blue", "Red"]);
}

#[test]
fn notes_labels_and_the_flag_are_kept_and_undone() {
    let mut page = Page::reading();
    page.press(Command::Escape);
    page.press(Command::Note);
    page.tell(Message::Taken { text: "ask Ben".into(), id: None });
    assert_eq!(page.desk().document.note.as_deref(), Some("ask Ben"));
    page.tell(Message::Choose { id: "q1".into(), row: true });
    page.press(Command::Note);
    page.tell(Message::Taken { text: "odd".into(), id: None });
    assert_eq!(page.desk().document.quotes[0].record.note.as_deref(), Some("odd"));
    page.press(Command::Flag);
    assert!(page.desk().document.flagged && page.state.documents[0].flagged);
    assert_eq!(page.state.line.words, "Flagged document");
    page.press(Command::Flag);
    assert!(!page.desk().document.flagged);
    page.tell(Message::Set(Setting::Topic(OwnTopic { name: "war".into(), key: "1".into() })));
    page.press(Command::Topic(0));
    page.press(Command::Topics);
    page.tell(Message::Taken { text: "economy".into(), id: None });
    assert_eq!(page.desk().document.labels, ["war", "economy"]);
    page.press(Command::Undo);
    page.press(Command::Topic(0));
    assert!(page.desk().document.labels.is_empty());
}

#[test]
fn what_a_person_sets_is_kept_or_refused_with_the_reason() {
    let mut page = Page::reading();
    page.tell(Message::Set(Setting::Key { name: "accept".into(), chord: "x".into() }));
    assert!(page.effects.is_empty());
    assert_eq!(page.state.refusal.as_deref(), Some("x is taken: reject, and on to the next."));
    page.tell(Message::Set(Setting::Annotator("Ada".into())));
    assert_eq!(page.state.refusal, None);
    assert!(matches!(page.effects.as_slice(), [Effect::KeepSettings(_)]));
    page.choose("q1");
    page.press(Command::Accept);
    assert_eq!(page.desk().document.quotes[0].record.by, "Ada");
}

#[test]
fn only_keys_that_find_what_they_work_on_apply() {
    let mut page = Page::reading();
    page.press(Command::Escape);
    let applies = |page: &Page, command| page.state.applies(command);
    for command in [Command::Accept, Command::Quote, Command::Link, Command::Alike, Command::Undo] {
        assert!(!applies(&page, command), "{command:?}");
    }
    page.tell(Message::Choose { id: "m2".into(), row: false });
    assert!(
        applies(&page, Command::Accept) && applies(&page, Command::Link) && applies(&page, Command::Merge)
    );
    page.tell(Message::Choose { id: "q1".into(), row: false });
    assert!(applies(&page, Command::Speaker) && !applies(&page, Command::Link));
    page.press(Command::MoveEnds);
    assert!(applies(&page, Command::OtherEnd) && !applies(&page, Command::Accept));
    page.press(Command::Escape);
    page.select(span("pier"));
    assert!(applies(&page, Command::Quote));
    assert!(!Page::empty().state.applies(Command::Accept) && Page::empty().state.applies(Command::Guide));
}

#[test]
fn a_block_is_cut_at_the_caret_and_joined_again() {
    let mut page = Page::reading();
    let blocks = page.desk().document.blocks.len();
    page.caret(TEXT.find("Holt and").unwrap());
    page.press(Command::SplitBlock);
    assert_eq!(page.desk().document.blocks.len(), blocks + 1);
    page.caret(TEXT.find("said").unwrap());
    page.press(Command::Escape);
    page.press(Command::JoinBlocks);
    assert_eq!(page.desk().document.blocks.len(), blocks);
}

#[test]
fn pressing_again_goes_through_the_annotations_at_one_place() {
    let mut page = Page::reading();
    let at = TEXT.find("EPA").unwrap();
    page.caret(at);
    assert_eq!(page.chosen(), "m1");
    page.tell(Message::PressedAgain(at));
    assert_eq!(page.chosen(), "c1");
    page.tell(Message::PressedAgain(at));
    assert_eq!(page.chosen(), "m1");
    page.choose("q1");
    page.tell(Message::PressedAgain(at));
    assert_eq!(page.chosen(), "m1");
}

#[test]
fn words_that_are_selected_can_be_linked_or_give_their_ends() {
    let mut page = Page::reading();
    page.select(span("Mayor Lena Holt"));
    page.press(Command::MoveEnds);
    assert_eq!(page.desk().document.mentions[1].span.of(TEXT), "Mayor Lena Holt");
    page.select(span("It holds"));
    page.press(Command::MoveEnds);
    assert_eq!(page.desk().document.quotes[0].spans[0].of(TEXT), "It holds");
    page.select(span("The new pier"));
    page.press(Command::Link);
    page.enter("om");
    assert_eq!(mentions_of(&page, "The new pier").len(), 1);
    assert_eq!(page.desk().document.mentions[0].actor.as_ref().map(|actor| actor.as_str()), Some("p3"));
}

#[test]
fn a_quote_may_run_over_blocks() {
    let mut page = Page::reading();
    let whole = Span::around(TEXT, span("The new").start(), span("holds").end());
    page.select(whole);
    page.press(Command::Quote);
    let quotes = &page.desk().document.quotes;
    assert!(quotes.iter().any(|quote| quote.spans == [whole]));
}

#[test]
fn all_of_a_layer_can_be_accepted_and_blocks_count_too() {
    let mut page = Page::reading();
    page.press(Command::AcceptAll);
    page.enter("all q");
    assert_eq!(
        (page.status("q1"), page.status("m1"), page.status("b1")),
        (Status::Confirmed, Status::Suggested, Status::Suggested)
    );
    page.press(Command::AcceptAll);
    page.enter("a");
    for id in ["m1", "p1", "c1", "b1"] {
        assert_eq!(page.status(id), Status::Confirmed, "{id}");
    }
    assert_eq!(page.desk().document.articles[0].record.status, Status::Confirmed);
    page.press(Command::AcceptAll);
    page.tell(Message::Taken { text: "nonsense".into(), id: None });
    assert_eq!(page.state.line.words, "That is no number of per cent.");
}

#[test]
fn an_end_is_dragged_and_letting_it_go_is_one_step() {
    let mut page = Page::reading();
    page.choose("m2");
    let ends = |page: &Page| page.desk().highlight().ends.map(|ends| ends.of(TEXT).to_owned());
    assert_eq!(ends(&page).as_deref(), Some("Lena Holt"));
    page.tell(Message::Gripped { start: true });
    page.tell(Message::Dragged { to: span("Mayor").start() + 1, fine: false });
    assert_eq!(ends(&page).as_deref(), Some("Mayor Lena Holt"), "it is shown at once");
    assert_eq!(page.lines_written(), 0);
    page.press(Command::Escape);
    assert_eq!(ends(&page).as_deref(), Some("Lena Holt"), "Esc leaves it as it was");
    page.tell(Message::LetGo);
    assert_eq!(page.lines_written(), 0);
    page.tell(Message::Gripped { start: true });
    page.tell(Message::LetGo);
    assert_eq!(page.lines_written(), 0, "where nothing moved, nothing is done");
    page.tell(Message::Gripped { start: true });
    for to in [span("Mayor").start() + 3, span("holds").start(), span("Mayor").start()] {
        page.tell(Message::Dragged { to, fine: false });
    }
    page.tell(Message::LetGo);
    assert_eq!(page.lines_written(), 1);
    assert_eq!((ends(&page).as_deref(), page.chosen()), (Some("Mayor Lena Holt"), "m2"));
    page.press(Command::Undo);
    assert_eq!(ends(&page).as_deref(), Some("Lena Holt"));
    page.choose("c1");
    assert_eq!(ends(&page), None, "the ends of a caption are those of its block");
}

#[test]
fn an_actor_dropped_on_another_is_merged_into_it() {
    let mut page = Page::reading();
    let actor = |id: &str| crate::document::ActorId::new(id);
    page.tell(Message::Merge { actor: actor("p3"), into: actor("p3") });
    assert_eq!(page.lines_written(), 0, "on itself, nothing");
    page.tell(Message::Merge { actor: actor("p3"), into: actor("p1") });
    assert!(page.state.line.words.contains("Merged Omar Haddad into Lena Holt"), "{}", page.state.line.words);
    assert!(page.state.line.offers.contains(&Offer::Undo));
    assert_eq!((page.chosen(), page.desk().rows.of(List::Actors)[0].count), ("p1", Some(3)));
    page.press(Command::Undo);
    assert_eq!(page.desk().rows.of(List::Actors)[0].count, Some(2));
}
