//! What is read beside the article: the labelling guide, and the history of an annotation.

use super::*;

#[test]
fn the_guide_opens_beside_the_article_and_keys_go_on_working() {
    let mut page = Page::reading();
    page.press(Command::Guide);
    assert!(page.state.guide && page.state.help.is_none());
    page.press(Command::Next);
    assert_eq!(page.chosen(), "c1");
    page.press(Command::Escape);
    assert!(page.state.guide, "one step back in the text");
    page.press(Command::Guide);
    assert!(!page.state.guide);
    page.press(Command::Guide);
    page.tell(Message::GuideClosed);
    assert!(!page.state.guide);
    page.press(Command::Guide);
    page.press(Command::Search);
    assert!(!page.state.guide, "documents are looked for where it stands");
}

#[test]
fn the_history_of_what_is_chosen_is_told_with_that_of_its_actor() {
    let mut page = Page::reading();
    page.press(Command::History);
    assert!(page.state.help.is_none(), "nothing is chosen");
    page.tell(Message::Choose { id: "m4".into(), row: false });
    page.press(Command::Label(ActorType::Group));
    page.tell(Message::Choose { id: "m4".into(), row: false });
    page.press(Command::History);
    let stories = page.state.stories();
    let told = |n: usize| -> Vec<String> {
        let events = stories[n].events.iter();
        events.map(|event| format!("{}: {}", event.by, event.what)).collect()
    };
    assert_eq!(stories[0].of, "Mention “Omar Haddad”");
    assert_eq!(told(0), [format!("{}: suggested it, 90 %", crate::document::PARSER)]);
    assert_eq!(stories[1].of, "Actor Omar Haddad");
    assert_eq!(told(1)[1], "person: person → group");
    assert_eq!(stories[1].events[1].time.as_deref(), Some(moment().now.as_str()));
    page.tell(Message::HelpClosed);
    assert!(page.state.stories().is_empty());
}
