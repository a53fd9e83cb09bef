//! The text itself corrected, and keys that come before the box that they are for.

use super::*;
use crate::document::QuoteId;
use crate::parse::parse;

/// Corrects words where they stand first, as a person does who selects them.
fn correct(page: &mut Page, words: &str, instead: &str) {
    let text = page.desk().document.text.clone();
    let at = text.find(words).unwrap();
    page.select(Span::new(&text, at, at + words.len()).unwrap());
    page.press(Command::Correct);
    page.tell(Message::Taken { text: instead.into(), id: None });
}

/// The parser answers what it was last asked.
fn answer(page: &mut Page) {
    let asked = page.effects.iter().rev().find_map(|effect| match effect {
        Effect::ParseAgain { number, incoming } => Some((*number, incoming.clone())),
        _ => None,
    });
    let (number, incoming) = asked.unwrap();
    let found = Box::new(parse(&incoming.text, &incoming.hints));
    page.tell(Message::FoundAgain { number, outcome: Ok(found) });
}

#[test]
fn the_sentence_at_the_caret_is_asked_for_with_the_caret_where_it_was() {
    let mut page = Page::reading();
    let at = span("Haddad").start();
    page.caret(at);
    page.press(Command::Correct);
    let ask = page.state.ask.as_ref().unwrap();
    assert_eq!((ask.label, ask.words()), ("Correct the text", "Holt and Omar Haddad left."));
    assert_eq!(ask.caret, Some(at - span("Holt and").start()));
    page.tell(Message::AskCancelled);
    assert_eq!(&*page.desk().document.text, TEXT);
}

#[test]
fn a_correction_and_what_is_found_in_the_passage_are_one_step() {
    let mut page = Page::reading();
    page.choose("p3");
    page.press_on("p3", Command::Accept);
    let before = page.desk().document.clone();
    page.effects.clear();
    correct(&mut page, "left.", "left. “It is ours,” Haddad said.");
    assert_eq!(page.lines_written(), 1, "it is kept at once");
    assert!(page.state.line.words.starts_with("Added to the text: “It is ours,”"));
    answer(&mut page);
    assert_eq!(page.lines_written(), 2);
    assert_eq!(page.desk().document.quotes.len(), 2);
    assert_eq!(page.status("p3"), Status::Confirmed);
    assert_eq!(page.desk().map.point_of(&page.desk().document.text, 0), Some(0));
    page.press(Command::Undo);
    let after = &page.desk().document;
    assert_eq!(
        (&after.text, &after.quotes, &after.mentions),
        (&before.text, &before.quotes, &before.mentions)
    );
    page.press(Command::Redo);
    assert_eq!(page.desk().document.quotes.len(), 2);
}

#[test]
fn what_is_done_meanwhile_stays_a_step_of_its_own() {
    let mut page = Page::reading();
    correct(&mut page, "left.", "left. “It is ours,” Haddad said.");
    page.choose("p3");
    page.press_on("p3", Command::Accept);
    answer(&mut page);
    assert_eq!(page.desk().history.next_undo_name(), Some("Annotated the corrected passage again"));
    page.press(Command::Undo);
    page.press(Command::Undo);
    assert_eq!(page.status("p3"), Status::Suggested);
}

#[test]
fn what_comes_for_a_text_that_has_changed_again_is_dropped() {
    let mut page = Page::reading();
    correct(&mut page, "left.", "left. “It is ours,” Haddad said.");
    page.press(Command::Undo);
    answer(&mut page);
    assert_eq!(page.desk().document.quotes.len(), 1);
    // The box stayed open while the text changed.
    correct(&mut page, "Share", "Share this");
    let end = page.desk().document.text.trim_end().len();
    page.select(Span::around(&page.desk().document.text, end - "this".len(), end));
    page.press(Command::Correct);
    page.press(Command::Undo);
    page.tell(Message::Taken { text: "that".into(), id: None });
    assert_eq!(page.state.line.words, messages::TEXT_CHANGED);
    assert!(page.desk().document.text.ends_with("Share\n"), "{:?}", page.state.line);
}

#[test]
fn what_is_gone_with_its_words_is_said() {
    let mut page = Page::reading();
    correct(&mut page, " and Omar Haddad", "");
    assert!(page.state.line.words.ends_with("1 mention is gone with its words"), "{:?}", page.state.line);
    assert!(page.state.line.offers.contains(&Offer::Undo));
    assert!(page.desk().target("m4").is_none());
}

#[test]
fn words_that_are_replaced_by_as_many_are_drawn_anew() {
    let mut page = Page::reading();
    let revision = |page: &Page| page.desk().plan.blocks[2].pieces[0].revision;
    let before = revision(&page);
    correct(&mut page, "left", "went");
    assert_ne!(revision(&page), before);
    page.press(Command::Undo);
    assert_eq!(revision(&page), before);
}

#[test]
fn the_caret_stays_among_its_words_when_a_correction_is_taken_back() {
    let mut page = Page::reading();
    correct(&mut page, "The new pier", "The brand new pier");
    let at = page.desk().document.text.find("Omar").unwrap();
    page.caret(at);
    page.effects.clear();
    page.press(Command::Undo);
    let there = Selection::caret(span("Omar").start());
    assert_eq!(page.desk().selection, Some(there));
    assert!(page.effects.contains(&Effect::PlaceCaret(there)));
    page.caret(span("Pier").start());
    page.press(Command::Redo);
    assert_eq!(page.desk().selection, Some(Selection::caret(span("Pier").start())));
}

#[test]
fn the_paste_that_was_corrected_is_known_again() {
    let mut page = Page::reading();
    correct(&mut page, "left", "went");
    page.tell(Message::Paste(intake::plain(TEXT)));
    assert!(page.state.alert.as_ref().is_some_and(|alert| alert.offers.contains(&Offer::Again)));
}

#[test]
fn keys_that_come_before_the_box_has_the_focus_are_typed_into_it() {
    let mut page = Page::reading();
    page.tell(Message::Choose { id: "q1".into(), row: false });
    page.press(Command::Speaker);
    assert!(page.state.ask.as_ref().unwrap().is_coming());
    for key in ["H", "s", "Backspace", "a", "d", "d", "Shift"] {
        page.tell(Message::Ahead(key.into()));
    }
    let ask = page.state.ask.as_ref().unwrap();
    assert_eq!((ask.words(), ask.caret, ask.ahead), ("Hadd", Some(4), 6));
    page.tell(Message::AskShown);
    assert!(!page.state.ask.as_ref().unwrap().is_coming());
    page.tell(Message::Ahead("Enter".into()));
    let quote = page.desk().document.quote(&QuoteId::new("q1")).unwrap();
    assert_eq!(quote.speaker.as_ref().map(|speaker| speaker.mention.as_str()), Some("m4"));

    // What stands in the box at first is selected: the first letter takes its place.
    page.choose("p3");
    page.press_on("p3", Command::Rename);
    page.tell(Message::Ahead("O".into()));
    assert_eq!(page.state.ask.as_ref().unwrap().words(), "O");
    page.tell(Message::Ahead("Escape".into()));
    assert!(page.state.ask.is_none());

    // The caret of a correction stands where it stands in the text.
    page.caret(span("Haddad").start());
    page.press(Command::Correct);
    page.tell(Message::Ahead("X".into()));
    assert_eq!(page.state.ask.as_ref().unwrap().words(), "Holt and Omar XHaddad left.");
}

#[test]
fn another_language_parses_again_and_what_is_decided_stays() {
    let mut page = Page::reading();
    page.press_on("q1", Command::Accept);
    let before = page.desk().document.clone();
    page.press(Command::Language);
    let ask = page.state.ask.as_ref().unwrap();
    assert_eq!((ask.label, ask.words()), ("Language of the text", "English"));
    page.tell(Message::Typed("ger".into()));
    assert_eq!(page.state.options()[0].name, "German");
    page.effects.clear();
    page.tell(Message::Taken { text: "German".into(), id: Some("de".into()) });
    assert_eq!(page.desk().document.language, "de");
    assert_eq!(page.state.line.words, "Set language to German");
    answer(&mut page);
    assert_eq!(page.lines_written(), 2);
    let after = page.desk().document.clone();
    assert_eq!((after.quotes.len(), after.quotes[0].record.status), (1, Status::Confirmed));
    let names = |document: &crate::document::Document| {
        document.mentions.iter().map(|m| m.span.of(&document.text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&before), ["EPA", "Lena Holt", "Holt", "Omar Haddad"]);
    assert_eq!(
        names(&after),
        ["EPA", "Lena Holt", "Omar Haddad"],
        "found by shape, of which “Holt” has none"
    );
    assert_eq!(page.state.settings.language, "de", "the next text that does not show its own is read so");
    page.press(Command::Undo);
    let undone = &page.desk().document;
    assert_eq!((&undone.language, &undone.mentions), (&before.language, &before.mentions));
    page.press(Command::Language);
    page.tell(Message::Taken { text: "Klingon".into(), id: None });
    assert_eq!(page.state.line.words, "“Klingon” is no language that Galley knows.");
}
