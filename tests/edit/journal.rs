//! What was stored is opened again: the journals of every release, and what is left of a damaged one.

use crate::bridge::{bridge, words};
use crate::steps::Desk;
use galley::document::{
    ActorId, ActorType, AttributeValue, BlockId, BlockRole, Form, MentionId, QuoteId, Status, Target,
};
use galley::edit::{ActorChoice, Edit, SpeakerChoice};
use galley::stored::{JournalError, Snapshot, read_snapshot, replay, write_snapshot};

/// A snapshot, and the journal that goes on from it.
const V1: &str = include_str!("../journals/v1.jsonl");
/// The snapshot that it leads to.
const V1_END: &str = include_str!("../journals/v1.end.json");

#[test]
fn a_journal_of_version_1_opens() {
    let (stored, lines) = V1.split_once('\n').unwrap();
    let opened = replay(read_snapshot(stored).unwrap(), lines.lines()).unwrap();
    let end = read_snapshot(V1_END).unwrap();
    assert_eq!(opened.document, end.document);
    assert_eq!(history_without_stamps(&opened), history_without_stamps(&end));

    let document = &opened.document;
    assert_eq!(document.title, "The bridge");
    assert_eq!(document.actor(&ActorId::new("p1")).unwrap().name, "Ana María Ruiz");
    assert_eq!(document.actor(&ActorId::new("p4")).unwrap().record.status, Status::Rejected);
    assert_eq!(document.block(&BlockId::new("b5")).unwrap().role, BlockRole::Boilerplate);
    assert_eq!(opened.history.next_undo_name(), Some("Renamed document to The bridge"));
    assert_eq!(opened.history.next_redo_name(), Some("Marked document done"));
}

/// Version 1 at first kept who did a step in the journal's lines alone, not in a snapshot's history.
fn history_without_stamps(snapshot: &Snapshot) -> serde_json::Value {
    let json = write_snapshot(&snapshot.document, &snapshot.history).unwrap();
    let mut history = serde_json::from_str::<serde_json::Value>(&json).unwrap()["history"].take();
    for steps in ["done", "undone"] {
        for step in history[steps].as_array_mut().unwrap() {
            step.as_object_mut().unwrap().remove("stamp");
        }
    }
    history
}

/// How `tests/journals` was filled. It is run once a release that changes the version, never to make a test pass.
#[test]
#[ignore = "writes the journal that later releases must open"]
fn write_the_journal_of_this_release() {
    let desk = edited();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journals");
    let lines = desk.lines.join("\n");
    std::fs::write(format!("{folder}/v1.jsonl"), format!("{}\n{lines}\n", desk.stored)).unwrap();
    let end = write_snapshot(&desk.document, &desk.history).unwrap();
    std::fs::write(format!("{folder}/v1.end.json"), end + "\n").unwrap();
}

/// Edits that touch each list and each field that a patch can hold.
fn edited() -> Desk {
    let mut desk = Desk::new(bridge());
    let p1 = ActorId::new("p1");
    let edits = [
        Edit::SetStatus { target: Target::Quote(QuoteId::new("q1")), status: Status::Confirmed },
        Edit::SetActorName { actor: p1.clone(), name: "Ana María Ruiz".into() },
        Edit::SetAttribute {
            target: Target::Actor(p1.clone()),
            name: "party".into(),
            value: Some(AttributeValue::List(vec![
                AttributeValue::Text("Blue".into()),
                AttributeValue::Flag(true),
            ])),
        },
        Edit::SetCountry { actor: p1.clone(), country: Some("ES".into()) },
        Edit::MergeActors { actor: ActorId::new("p4"), into: p1 },
        Edit::AddMention {
            span: words("Lena Vogt"),
            form: Some(Form::Name),
            actor: ActorChoice::Named { name: "Lena Vogt".into(), actor_type: ActorType::Person },
        },
        Edit::SetMentionSpan { mention: MentionId::new("m4"), span: words("minister") },
        Edit::SetCue { quote: QuoteId::new("q1"), cue: None },
        Edit::SetSpeaker { quote: QuoteId::new("q4"), speaker: SpeakerChoice::None },
        Edit::AddCaption { span: words("Its owner waits.\n(Lena Vogt/Reuters)") },
        Edit::SetRole { block: BlockId::new("b5"), role: BlockRole::Boilerplate },
        Edit::BeginArticle { block: BlockId::new("b13") },
        Edit::Remove { target: Target::Mention(MentionId::new("m16")) },
        Edit::SetNote { target: Target::Block(BlockId::new("b4")), note: Some("Check the tape.".into()) },
        Edit::SetLabels { labels: vec!["traffic".into()] },
        Edit::SetDocumentNote { note: Some("Read twice.".into()) },
    ];
    for edit in &edits {
        assert_eq!(desk.apply(edit), Ok(true), "{edit:?}");
    }
    desk.undo();
    desk.undo();
    desk.redo();
    desk.apply(&Edit::SetTitle { title: "The bridge".into() }).unwrap();
    desk.apply(&Edit::SetDone { done: true }).unwrap();
    desk.undo();
    desk
}

type Expected = fn(&JournalError) -> bool;

#[test]
fn a_damaged_journal_gives_what_stands_before_the_damage() {
    let desk = edited();
    let lines: Vec<&str> = desk.lines.iter().map(String::as_str).collect();
    let snapshot = || read_snapshot(&desk.stored).unwrap();
    let good = |n: usize| replay(snapshot(), lines[..n].iter().copied()).unwrap();
    let third = lines[2];
    let cases: [(&str, String, Expected); 6] = [
        ("cut off", third[..third.len() / 2].into(), |why| matches!(why, JournalError::Unreadable(_))),
        ("empty", String::new(), |why| matches!(why, JournalError::Unreadable(_))),
        ("another version", third.replacen("\"version\":1", "\"version\":2", 1), |why| {
            matches!(why, JournalError::Version(2))
        }),
        ("a line is missing", lines[3].into(), |why| {
            matches!(why, JournalError::Gap { expected: 3, found: 4 })
        }),
        ("nothing to do again", r#"{"version":1,"number":3,"action":"redo"}"#.into(), |why| {
            matches!(why, JournalError::NoStep)
        }),
        ("made for another state", lines[0].replacen("\"number\":1", "\"number\":3", 1), |why| {
            matches!(why, JournalError::Misfit(_))
        }),
    ];
    for (what, line, expected) in cases {
        let damaged: Vec<&str> = [&lines[..2], &[line.as_str()], &lines[3..]].concat();
        let found = replay(snapshot(), damaged).unwrap_err();
        assert!(expected(&found.why), "{what}: {:?}", found.why);
        assert_eq!((found.line, *found.good), (3, good(2)), "{what}");
    }
}

#[test]
fn a_line_that_would_break_the_document_is_damage() {
    let desk = edited();
    let lines: Vec<&str> = desk.lines.iter().map(String::as_str).collect();
    // It rejects an actor of which live mentions remain: a patch that fits, of a document that would not be sound.
    let position = lines.iter().position(|line| line.contains("Merged")).unwrap();
    let mut line: serde_json::Value = serde_json::from_str(lines[position]).unwrap();
    let patch = line.pointer_mut("/action/do/patch").unwrap().as_array_mut().unwrap();
    patch.retain(|change| change.get("actor").is_some());
    let broken = line.to_string();
    let damaged: Vec<&str> = lines[..position].iter().copied().chain([broken.as_str()]).collect();
    let found = replay(read_snapshot(&desk.stored).unwrap(), damaged).unwrap_err();
    assert!(matches!(found.why, JournalError::Broken(_)), "{:?}", found.why);
    assert_eq!(found.line, position + 1);
}

#[test]
fn a_snapshot_that_is_broken_is_refused() {
    let stored = write_snapshot(&bridge(), &Default::default()).unwrap();
    let refused = |json: &str| read_snapshot(json).unwrap_err();
    assert!(matches!(refused("{}"), JournalError::Unreadable(_)));
    assert!(matches!(
        refused(&stored.replacen("\"version\":1", "\"version\":7", 1)),
        JournalError::Version(7)
    ));
    assert!(matches!(refused(&stored.replace("\"b14\"", "\"b13\"")), JournalError::Broken(_)));
}
