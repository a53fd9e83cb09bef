//! What lies in people's browsers: what is written stays the same to the byte, with every field there is and every kind
//! of change.

use crate::bridge::{bridge, words};
use crate::random::{Dice, documents, edit, throws};
use crate::steps::{Desk, stamp};
use galley::document::{
    ActorId, ActorType, AttributeValue, BlockId, BlockRole, Confidence, Decision, Document, DocumentId,
    Extra, Form, Former, Layer, MentionId, Origin, QuoteId, QuoteKind, Record, Side, Source, Speaker, Status,
    Target, Took,
};
use galley::edit::{Edit, History};
use galley::library::Summary;
use galley::stored::{
    Keys, OwnAttribute, OwnTopic, Settings, Snapshot, read_line, read_settings, read_snapshot, read_summary,
    replay, schema, write_line, write_settings, write_snapshot, write_summary,
};
use galley::text::Span;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A snapshot, the journal that goes on from it, and the snapshot that they lead to.
const WRITTEN: &str = include_str!("../journals/v1.written.jsonl");

#[test]
fn what_is_read_is_written_again_to_the_byte() {
    for line in WRITTEN.lines() {
        assert_eq!(again(line), line);
    }
}

#[test]
fn what_was_written_opens() {
    let (first, rest) = WRITTEN.split_once('\n').unwrap();
    let (lines, end) = rest.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(replay(read_snapshot(first).unwrap(), lines.lines()).unwrap(), read_snapshot(end).unwrap());
}

/// Read, and written again.
fn again(json: &str) -> String {
    if !is_snapshot(json) {
        return write_line(&read_line(json).unwrap()).unwrap();
    }
    let Snapshot { document, history } = read_snapshot(json).unwrap();
    write_snapshot(&document, &history).unwrap()
}

fn is_snapshot(json: &str) -> bool {
    json.starts_with("{\"version\":1,\"document\":")
}

#[test]
fn the_schema_of_what_is_stored_is_that_of_the_version() {
    insta::with_settings!({ snapshot_path => "../journals", prepend_module_to_snapshot => false }, {
        for (name, schema) in schema() {
            insta::assert_json_snapshot!(format!("v1.{name}"), schema);
        }
    });
}

#[test]
fn what_was_stored_is_of_the_schema() {
    let schemas = schemas();
    let validator = |name: &str| jsonschema::validator_for(&schemas[name]).unwrap();
    let (line, snapshot) = (validator("line"), validator("snapshot"));
    let journals = [WRITTEN, include_str!("../journals/v1.jsonl"), include_str!("../journals/v1.end.json")];
    for json in journals.into_iter().flat_map(str::lines) {
        let is_of = if is_snapshot(json) { &snapshot } else { &line };
        assert!(is_of.is_valid(&serde_json::from_str(json).unwrap()), "{json}");
    }
    assert!(!line.is_valid(&json!({"version": 1, "number": 1, "action": "unmake"})));
}

/// Else that test, and the one of the bytes, would say nothing of a field that is never there.
#[test]
fn what_was_written_has_every_field_of_the_schema() {
    let mut there = BTreeSet::new();
    for line in WRITTEN.lines() {
        names(&serde_json::from_str(line).unwrap(), &mut |object| there.extend(object.keys().cloned()));
    }
    let mut known = BTreeSet::new();
    for name in ["line", "snapshot"] {
        names(&schemas()[name], &mut |object| {
            known.extend(
                object
                    .get("properties")
                    .into_iter()
                    .flat_map(Value::as_object)
                    .flat_map(|x| x.keys().cloned()),
            );
        });
    }
    let missing: Vec<_> = known.difference(&there).collect();
    assert!(known.len() > 50 && missing.is_empty(), "{known:?}, {missing:?}");
}

/// The same of the kinds of changes, some of which are called as a field is.
#[test]
fn what_was_written_has_every_kind_of_change() {
    let mut there = BTreeSet::new();
    for line in WRITTEN.lines() {
        names(&serde_json::from_str(line).unwrap(), &mut |object| {
            let changes = object.get("patch").into_iter().flat_map(Value::as_array).flatten();
            there.extend(changes.flat_map(Value::as_object).flat_map(|change| change.keys().cloned()));
        });
    }
    let kinds = schemas()["line"]["$defs"]["Change"]["oneOf"].as_array().unwrap().clone();
    let kind = |kind: &Value| kind["properties"].as_object().unwrap().keys().next().unwrap().clone();
    assert_eq!(there, kinds.iter().map(kind).collect());
}

fn schemas() -> BTreeMap<&'static str, Value> {
    schema().map(|(name, schema)| (name, schema.to_value())).into()
}

/// Sees every object.
fn names(json: &Value, see: &mut impl FnMut(&Extra)) {
    match json {
        Value::Object(object) => {
            see(object);
            object.values().for_each(|value| names(value, see));
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_row_and_settings_are_written_as_they_were() {
    let row = |rest: &str, deleted: &str| {
        format!(
            r#"{{"id":"a","title":"Harbour Reopens","reviewed":3,"total":5,"done":true{rest},"text_hash":18446744073709551615,"created":"2026-01-01T00:00:00Z","modified":"2026-01-02T00:00:00Z"{deleted}}}"#
        )
    };
    let summary = Summary {
        id: DocumentId::new("a"),
        title: "Harbour Reopens".into(),
        reviewed: 3,
        total: 5,
        done: true,
        flagged: false,
        labels: Vec::new(),
        text_hash: u64::MAX,
        created: "2026-01-01T00:00:00Z".into(),
        modified: "2026-01-02T00:00:00Z".into(),
        deleted: None,
    };
    let full = Summary {
        flagged: true,
        labels: vec!["traffic".into()],
        deleted: Some("2026-01-05T00:00:00Z".into()),
        ..summary.clone()
    };
    let rest = r#","flagged":true,"labels":["traffic"]"#;
    for (summary, json) in [(summary, row("", "")), (full, row(rest, r#","deleted":"2026-01-05T00:00:00Z""#))]
    {
        assert_eq!(write_summary(&summary).unwrap(), json);
        assert_eq!(read_summary(&json).unwrap(), summary);
    }

    let settings = Settings {
        keys: Keys { single_off: true, changed: [("accept".to_owned(), "1".to_owned())].into() },
        annotator: "Ada".into(),
        attributes: vec![OwnAttribute { name: "gender".into(), values: vec!["f".into()], key: "3".into() }],
        topics: vec![OwnTopic { name: "war".into(), key: "2".into() }],
        layers: Some(vec!["place".into()]),
        language: "de".into(),
    };
    let json = r#"{"keys":{"single_off":true,"changed":{"accept":"1"}},"annotator":"Ada","attributes":[{"name":"gender","values":["f"],"key":"3"}],"topics":[{"name":"war","key":"2"}],"layers":["place"],"language":"de"}"#;
    assert_eq!(write_settings(&settings).unwrap(), json);
    assert_eq!(read_settings(json).unwrap(), settings);
    // What an earlier release did not know is as at first.
    assert_eq!(read_settings("{}").unwrap(), Settings::default());
}

#[test]
fn a_proposal_of_nothing_is_not_no_proposal() {
    let mut document = bridge();
    for cue in [None, Some(None), Some(Some(words("said")))] {
        document.quotes[0].record = record("quote", Former { cue, ..Former::default() });
        let json = write_snapshot(&document, &History::default()).unwrap();
        assert_eq!(read_snapshot(&json).unwrap().document, document);
    }
}

proptest! {
    /// Whatever a document holds and whatever is done to it.
    #[test]
    fn what_is_written_is_read_the_same(
        document in documents(),
        throws in prop::collection::vec(throws(), 0..20),
    ) {
        let (mut document, mut history) = (document, History::default());
        for numbers in &throws {
            let mut dice = Dice::new(&numbers[1..]);
            let line = match numbers[0] % 8 {
                0 => history.undo(&mut document),
                1 => history.redo(&mut document),
                n => {
                    let edit = edit(&document, &mut dice);
                    let stamp = stamp(usize::from(n));
                    let outcome = match n {
                        2 => history.extend(&mut document, &edit, &stamp),
                        _ => history.apply(&mut document, &edit, "\u{2028}“step”".into(), &stamp),
                    };
                    outcome.unwrap_or_default()
                }
            };
            if let Some(line) = line {
                let json = write_line(&line).unwrap();
                prop_assert_eq!(read_line(&json).unwrap(), line);
            }
        }
        let json = write_snapshot(&document, &history).unwrap();
        prop_assert_eq!(read_snapshot(&json).unwrap(), Snapshot { document, history });
    }
}

#[test]
#[ignore = "writes what later releases must write again"]
fn write_what_this_release_writes() {
    let desk = full_desk();
    let end = write_snapshot(&desk.document, &desk.history).unwrap();
    let lines = [&[desk.stored], &desk.lines[..], &[end]].concat();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journals/v1.written.jsonl");
    std::fs::write(file, lines.join("\n") + "\n").unwrap();
}

/// A document with a value in every field that can have one, and edits that make every kind of change.
fn full_desk() -> Desk {
    let mut desk = Desk::new(full_document());
    let decision = Decision {
        layer: Layer::Quotes,
        span: words("“It will stand,”"),
        annotators: ["Ada".into(), "Ben".into()],
        first: Some(side()),
        second: None,
        took: Took::First,
        annotation: None,
        by: String::new(),
        time: None,
        extra: Extra::default(),
    };
    let before = "Minister Opens Bridge\nBy Tom Okoro\nAna ".len();
    let edits = [
        Edit::SetStatus { target: Target::Quote(QuoteId::new("q1")), status: Status::Confirmed },
        Edit::SetActorName { actor: ActorId::new("p2"), name: "European \"EPA\"\u{2028}".into() },
        Edit::Decide { decision: Box::new(decision) },
        Edit::AddCaption { span: words("Its owner waits.\n(Lena Vogt/Reuters)") },
        Edit::SetRole { block: BlockId::new("b5"), role: BlockRole::Boilerplate },
        Edit::BeginArticle { block: BlockId::new("b13") },
        Edit::Remove { target: Target::Mention(MentionId::new("m3")) },
        Edit::SetLabels { labels: vec!["traffic".into()] },
        Edit::SetDocumentNote { note: Some("Read twice.".into()) },
        Edit::SetTitle { title: "The bridge".into() },
        Edit::SetFlagged { flagged: true },
        Edit::SetDone { done: true },
        Edit::CorrectText {
            span: Span::around(&desk.document.text, before, before + "Ruiz".len()),
            words: "María Ruiz".into(),
        },
    ];
    for edit in &edits {
        assert_eq!(desk.apply(edit), Ok(true), "{edit:?}");
    }
    desk.extend(&Edit::SetFlagged { flagged: false });
    desk.undo();
    desk.undo();
    desk.redo();
    assert_eq!(desk.apply(&Edit::SetLanguage { language: "es".into() }), Ok(true));
    desk.reopen();
    desk
}

fn side() -> Side {
    Side { id: "q7".into(), spans: vec![words("stand")], label: "direct".into(), extra: extra("side") }
}

fn extra(name: &str) -> Extra {
    Extra::from_iter([(name.to_owned(), serde_json::json!({"n": [1, 0.1, null, "two"]}))])
}

fn full_document() -> Document {
    let mut document = bridge();
    let source = Source {
        url: Some("https://example.org/bridge".into()),
        outlet: Some("Daily Post".into()),
        published: Some("2026-03-01".into()),
        authors: vec!["Tom Okoro".into()],
        extra: extra("source"),
    };
    document.source = Some(source.clone());
    document.created = Some("2026-03-01T00:00:00Z".into());
    document.layers = Some(Layer::ALL.to_vec());
    document.note = Some("Read once.".into());
    document.labels = vec!["bridges".into()];
    document.extra = extra("document");

    let (span, other) = (words("stand"), words("century"));
    document.articles[0].source = Some(source);
    document.articles[0].record =
        record("article", Former { spans: Some(vec![span, other]), ..Former::default() });
    document.blocks[0].record =
        record("block", Former { role: Some(BlockRole::Subhead), ..Former::default() });
    document.captions[0].record = record("caption", Former { credit: Some(Some(span)), ..Former::default() });
    document.captions[1].record = record("caption", Former { credit: Some(None), ..Former::default() });
    if let Some(credit) = &mut document.captions[0].credit {
        credit.photographer = Some("J. Berg".into());
        credit.extra = extra("credit");
    }
    document.actors[0].country = Some("ES".into());
    document.actors[0].record = record(
        "actor",
        Former { actor_type: Some(ActorType::Group), name: Some("Ruiz".into()), ..Former::default() },
    );
    let former = |actor: Option<&str>| Former {
        form: Some(Form::Pronoun),
        actor: Some(actor.map(ActorId::new)),
        ..Former::default()
    };
    document.mentions[0].record = record("mention", former(Some("p3")));
    document.mentions[1].record = record("mention", former(None));
    let speaker = Speaker { mention: MentionId::new("m1"), actor: None };
    document.quotes[1].record = record(
        "quote",
        Former {
            kind: Some(QuoteKind::Mixed),
            cue: Some(Some(other)),
            speaker: Some(Some(speaker)),
            ..Former::default()
        },
    );
    document.quotes[2].record =
        record("quote", Former { cue: Some(None), speaker: Some(None), ..Former::default() });
    document.adjudication.push(Decision {
        layer: Layer::Mentions,
        span,
        annotators: ["Ada".into(), "Ben".into()],
        first: None,
        second: Some(side()),
        took: Took::Neither,
        annotation: Some("m2".into()),
        by: "Cleo".into(),
        time: Some("2026-03-01T00:00:00Z".into()),
        extra: extra("decision"),
    });
    document.check().unwrap();
    document
}

/// A record with a value in every field.
fn record(name: &str, former: Former) -> Record {
    let number = |json: &str| AttributeValue::Number(json.parse().unwrap());
    Record {
        status: Status::Edited,
        by: "Ada".into(),
        confidence: Some(Confidence::percent(7)),
        time: Some("2026-03-01T00:00:00Z".into()),
        note: Some(format!("A {name}.\n")),
        attributes: BTreeMap::from([
            ("certain".to_owned(), AttributeValue::Flag(true)),
            ("count".to_owned(), number("18446744073709551615")),
            (
                "of".to_owned(),
                AttributeValue::List(vec![AttributeValue::Text("Blue".into()), AttributeValue::List(vec![])]),
            ),
            ("share".to_owned(), number("-0.1")),
        ]),
        origin: Some(Origin {
            by: "galley 0.0.9".into(),
            confidence: Some(Confidence::percent(100)),
            former,
            extra: extra("origin"),
        }),
        extra: extra(name),
        extra_of: BTreeMap::from([("spans[0]".to_owned(), extra("span"))]),
    }
}
