//! The text itself put right: what annotations do then, and what is found again in the passage.

use crate::random::documents;
use crate::steps::{Desk, ids, stamp};
use galley::document::{Document, DocumentId, Status, Target};
use galley::edit::{Edit, context};
use galley::intake::Hints;
use galley::parse::parse;
use galley::text::{Changed, Span};
use proptest::prelude::*;
use std::collections::HashMap;

fn parsed(text: &str) -> Document {
    Document::suggested(DocumentId::new("d"), text.into(), &parse(text, &Hints::default()))
}

/// Other words in the place of the first of these.
fn correct(document: &Document, words: &str, instead: &str) -> Edit {
    let at = document.text.find(words).unwrap();
    Edit::CorrectText {
        span: Span::new(&document.text, at, at + words.len()).unwrap(),
        words: instead.into(),
    }
}

/// What the page does after a correction: the passage is looked at again, as a part of the same step.
fn find_again(desk: &mut Desk, words: &str) {
    let at = desk.document.text.find(words).unwrap();
    let block = desk.document.blocks.iter().find(|block| block.span.contains_position(at)).unwrap();
    let blocks = vec![block.id.clone()];
    let (from, incoming) = context(&desk.document, &blocks).unwrap();
    let found = Box::new(parse(&incoming.text, &incoming.hints));
    desk.extend(&Edit::FindAgain { blocks, from, found });
}

fn quotes(document: &Document) -> Vec<String> {
    (document.quotes.iter())
        .filter(|quote| quote.record.is_live())
        .map(|quote| {
            let words: Vec<&str> = quote.spans.iter().map(|span| span.of(&document.text)).collect();
            let speaker = quote.speaker.as_ref().and_then(|speaker| document.mention(&speaker.mention));
            let speaker = speaker.map_or("nobody", |mention| mention.span.of(&document.text));
            format!("{} {} by {speaker}", quote.kind.name(), words.join(" … "))
        })
        .collect()
}

fn mentions(document: &Document) -> Vec<String> {
    (document.mentions.iter())
        .filter(|mention| mention.record.is_live())
        .map(|mention| {
            let actor = mention.actor.as_ref().and_then(|actor| document.actor(actor));
            let actor = actor.map_or("nobody", |actor| &actor.name);
            format!("{} = {actor}", mention.span.of(&document.text))
        })
        .collect()
}

const BRIDGE: &str = "Mayor Opens Bridge

Mayor Ana Ruiz opened the bridge on Monday with Omar Haddad of Harbour Watch.

The bridge will stand for a century,” Ruiz said.

Haddad said that tolls would follow.
";

#[test]
fn a_missing_mark_is_put_in_and_the_quote_appears() {
    let mut desk = Desk::new(parsed(BRIDGE));
    let said = desk.document.mentions.iter().find(|m| m.span.of(BRIDGE) == "Omar Haddad").unwrap().id.clone();
    let status = Status::Confirmed;
    desk.apply(&Edit::SetStatus { target: Target::Mention(said.clone()), status }).unwrap();
    assert!(
        !quotes(&desk.document).contains(&"direct “The bridge will stand for a century,” by Ruiz".into())
    );
    let before = desk.document.clone();

    desk.apply(&correct(&desk.document, "The bridge will", "“The bridge will")).unwrap();
    find_again(&mut desk, "“The bridge");
    assert_eq!(
        quotes(&desk.document),
        ["direct “The bridge will stand for a century,” by Ruiz", "indirect tolls would follow by Haddad"]
    );
    assert_eq!(desk.document.mention(&said).unwrap().record.status, Status::Confirmed);
    let correction = &desk.document.text_edits[0];
    assert_eq!((correction.removed.as_str(), correction.inserted.as_str()), ("", "“"));
    assert_eq!(desk.history.next_undo_name(), Some("Corrected the text: The → “The"));
    desk.reopen();

    desk.undo();
    assert_eq!(desk.document, before);
    desk.redo();
    assert_eq!(quotes(&desk.document).len(), 2);
}

#[test]
fn a_name_that_was_misspelled_joins_those_of_the_same_spelling() {
    let text = BRIDGE.replace("Ruiz said", "Riuz said");
    let mut desk = Desk::new(parsed(&text));
    assert!(mentions(&desk.document).iter().any(|mention| mention.starts_with("Riuz = ")));
    desk.apply(&correct(&desk.document, "Riuz", "Ruiz")).unwrap();
    find_again(&mut desk, "Ruiz said");
    let there = mentions(&desk.document);
    assert!(there.contains(&"Ruiz = Ana Ruiz".into()), "{there:?}");
    assert!(desk.document.actors.iter().all(|actor| !actor.name.contains("Riuz")));
    assert!(desk.document.actors.iter().all(|actor| !actor.aliases.contains(&"Riuz".to_owned())));
}

#[test]
fn what_was_refused_or_changed_does_not_come_again() {
    let mut desk = Desk::new(parsed(BRIDGE));
    let find = |desk: &Desk, words: &str| {
        let text = &desk.document.text;
        desk.document.mentions.iter().find(|mention| mention.span.of(text) == words).unwrap().id.clone()
    };
    let refused = Target::Mention(find(&desk, "Harbour Watch"));
    desk.apply(&Edit::SetStatus { target: refused, status: Status::Rejected }).unwrap();
    let mention = find(&desk, "Omar Haddad");
    let span = Span::around(BRIDGE, BRIDGE.find("Haddad of").unwrap(), BRIDGE.find(" of Harbour").unwrap());
    desk.apply(&Edit::SetMentionSpan { mention, span }).unwrap();
    desk.apply(&correct(&desk.document, "on Monday", "on Tuesday")).unwrap();
    find_again(&mut desk, "Tuesday");
    let there = mentions(&desk.document);
    assert!(there.contains(&"Haddad = Omar Haddad".into()), "{there:?}");
    assert!(!there.iter().any(|mention| mention.starts_with("Omar") || mention.starts_with("Harbour")));
}

#[test]
fn what_loses_all_its_words_is_gone_and_a_quote_loses_its_speaker() {
    let mut desk = Desk::new(parsed(&BRIDGE.replace("The bridge will", "“The bridge will")));
    let quote = desk.document.quotes[0].id.clone();
    let status = Status::Confirmed;
    desk.apply(&Edit::SetStatus { target: Target::Quote(quote.clone()), status }).unwrap();
    let before = ids(&desk.document).count();
    desk.apply(&correct(&desk.document, " Ruiz said", " somebody said")).unwrap();
    assert_eq!(ids(&desk.document).count(), before - 1);
    let quote = desk.document.quote(&quote).unwrap();
    assert_eq!((quote.speaker.clone(), quote.record.status), (None, Status::Edited));
}

#[test]
fn lines_that_are_made_are_blocks_and_lines_that_are_joined_are_one() {
    let mut desk = Desk::new(parsed(BRIDGE));
    let blocks = |desk: &Desk| desk.document.blocks.len();
    assert_eq!(blocks(&desk), 4);
    desk.apply(&correct(&desk.document, "Monday with", "Monday.\n\nWith")).unwrap();
    assert_eq!(blocks(&desk), 5);
    desk.apply(&correct(&desk.document, "Monday.\n\nWith", "Monday with")).unwrap();
    assert_eq!(blocks(&desk), 4);
    desk.apply(&correct(&desk.document, "Watch.\n", "Watch.\n\nA line of its own.\n")).unwrap();
    assert_eq!(blocks(&desk), 5);
    assert_eq!(desk.document.blocks[2].article, desk.document.blocks[1].article);
    desk.apply(&correct(&desk.document, "A line of its own.\n", "")).unwrap();
    assert_eq!(blocks(&desk), 4);
    assert!(
        desk.apply(&Edit::CorrectText { span: Span::whole(&desk.document.text), words: " \n".into() })
            .is_err()
    );
}

#[test]
fn the_title_is_spelled_as_the_headline_is() {
    let mut desk = Desk::new(parsed(&BRIDGE.replace("Mayor Opens", "Mayr Opens")));
    assert_eq!(desk.document.title, "Mayr Opens Bridge");
    desk.apply(&correct(&desk.document, "Mayr", "Mayor")).unwrap();
    assert_eq!(desk.document.title, "Mayor Opens Bridge");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever has all its words outside of what changed, has the same words after it; and the paste is known still.
    #[test]
    fn what_lies_outside_keeps_its_words(
        document in documents(),
        from in any::<prop::sample::Index>(),
        length in 0..30usize,
        words in "(?s)[a-zA-Z“”é👍 \n]{0,12}",
    ) {
        let mut document = document;
        let start = from.index(document.text.len() + 1);
        let span = Span::around(&document.text, start, start + length);
        let before = document.clone();
        let edit = Edit::CorrectText { span, words };
        let Ok(patch) = galley::edit::apply(&mut document, &edit, &stamp(1)) else { return Ok(()) };
        prop_assert_eq!(document.pasted(), &*before.text);
        let Edit::CorrectText { words, .. } = edit else { unreachable!() };
        if let Some((changed, _)) = Changed::new(&before.text, span, &words) {
            let there: HashMap<_, _> = document.mentions.iter().map(|mention| (&mention.id, mention.span)).collect();
            for mention in &before.mentions {
                if mention.span.end() < changed.old.start() || changed.old.end() < mention.span.start() {
                    // Another may have become the same words, and be the one that a person decided.
                    let moved = Span::around(&document.text, changed.moved(mention.span.start()), changed.moved(mention.span.end()));
                    let instead = there.values().find(|span| **span == moved);
                    let now = there.get(&mention.id).or(instead).map(|span| span.of(&document.text));
                    prop_assert_eq!(now, Some(mention.span.of(&before.text)));
                }
            }
        }
        patch.inverse().apply_to(&mut document).unwrap();
        prop_assert_eq!(document, before);
    }
}
