//! What is written can be read back; what is wrong is refused, with its place.

use super::{read, write, write_pretty};
use crate::document::{Document, DocumentId, Form, Kind, Stamp, Status, Target};
use crate::edit::{ActorChoice, Edit, SpeakerChoice, apply};
use crate::formats::read_many;
use crate::text::Span;
use crate::{intake, parse};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A document that uses every field, and has fields that Galley does not know in every object.
pub(super) fn full() -> Value {
    json!({
        "format": "galley", "version": 1, "offset_unit": "code_point",
        "id": "d1", "title": "Mayor Opens Park 🌳", "language": "en",
        "text": "Mayor Opens Park 🌳\n\nLea Ott at the gate. (Reuters/Jo Hun)\n\nOtt said: “At last.”\n",
        "articles": [{"id": "a1", "start": 0, "end": 79, "headline": "b1",
            "source": {"url": "https://example.org/", "outlet": "Example", "published": "2026-05-01",
                "authors": ["Ann"], "x": 1},
            "status": "suggested", "by": "galley 0.1.0", "confidence": 0.99, "x": {"deep": [1, null]}}],
        "blocks": [
            {"id": "b1", "article": "a1", "start": 0, "end": 18, "role": "headline", "duplicate_of": null,
                "status": "suggested", "by": "galley 0.1.0", "confidence": 0.99, "x": true},
            {"id": "b2", "article": "a1", "start": 20, "end": 57, "role": "caption", "duplicate_of": null,
                "status": "edited", "by": "Ann", "confidence": null, "time": "2026-05-02T10:00:00Z",
                "origin": {"by": "galley 0.1.0", "confidence": 0.5, "role": "body", "x": 2}},
            {"id": "b3", "article": "a1", "start": 59, "end": 79, "role": "body", "duplicate_of": null,
                "status": "confirmed", "by": "person", "confidence": null, "origin":
                    {"by": "galley 0.1.0", "confidence": null}},
        ],
        "captions": [{"id": "c1", "block": "b2", "start": 20, "end": 57,
            "text": "Lea Ott at the gate. (Reuters/Jo Hun)",
            "credit": {"start": 41, "end": 57, "text": "(Reuters/Jo Hun)", "agency": "Reuters",
                "photographer": "Jo Hun", "x": 3},
            "duplicate_of": null, "status": "edited", "by": "Ann", "confidence": null,
            "origin": {"by": "galley 0.1.0", "confidence": 0.97, "credit": {"start": 42, "end": 56,
                "text": "Reuters/Jo Hun", "x": 4}}, "x": 5}],
        "actors": [{"id": "p1", "name": "Lea Ott", "type": "person", "aliases": ["Ott"], "roles": ["Mayor"],
            "country": null, "attributes": {"party": "Blue", "age": 51, "in_office": true, "seats": [1, "two"]},
            "status": "edited", "by": "Ann", "confidence": null, "note": "checked",
            "origin": {"by": "galley 0.1.0", "confidence": 0.9, "type": "organisation", "name": "Lea"}, "x": 6}],
        "mentions": [
            {"id": "m1", "actor": "p1", "start": 20, "end": 27, "text": "Lea Ott", "form": "name",
                "status": "suggested", "by": "galley 0.1.0", "confidence": 0.98, "x": 7},
            {"id": "m2", "actor": "p1", "start": 59, "end": 62, "text": "Ott", "form": "alias",
                "status": "edited", "by": "Ann", "confidence": null,
                "origin": {"by": "galley 0.1.0", "confidence": 0.9, "spans": [{"start": 59, "end": 67,
                    "text": "Ott said", "x": 8}], "form": "name", "actor": null}},
            {"id": "m3", "actor": null, "start": 0, "end": 5, "text": "Mayor", "form": "description",
                "status": "rejected", "by": "Ann", "confidence": null,
                "origin": {"by": "galley 0.1.0", "confidence": 0.3}},
        ],
        "quotes": [{"id": "q1", "kind": "direct",
            "spans": [{"start": 69, "end": 79, "text": "“At last.”", "x": 9}],
            "quoted": [{"start": 69, "end": 79, "text": "“At last.”", "x": 10}],
            "cue": {"start": 63, "end": 67, "text": "said", "x": 11},
            "speaker": {"actor": "p1", "mention": "m2", "x": 12}, "status": "edited", "by": "Ann",
            "confidence": null, "origin": {"by": "galley 0.1.0", "confidence": 0.6, "kind": "indirect", "cue": null,
                "speaker": {"actor": "p1", "mention": "m1", "x": 13}}, "x": 14}],
        "text_edits": [{"at": 17, "removed": "", "inserted": "🌳", "by": "Ann", "time": "2026-05-02T10:00:00Z",
            "x": 15}],
        "adjudication": [{"layer": "mentions", "start": 0, "end": 5, "text": "Mayor", "annotators": ["Ann", "Ben"],
            "first": null,
            "second": {"id": "m7", "label": "person, Mayor, name",
                "spans": [{"start": 0, "end": 5, "text": "Mayor"}], "x": 20},
            "took": "second", "annotation": "m3", "by": "Cleo", "time": "2026-05-02T10:00:00Z", "x": 21}],
        "source": {"outlet": "Example", "x": 16}, "labels": ["local"], "note": "for class", "done": true, "flagged": true,
        "created": "2026-05-01T10:00:00Z", "modified": "2026-05-02T10:00:00Z",
        "layers": ["blocks", "captions", "mentions", "quotes"], "next_id": 40, "x": "kept",
    })
}

/// The same document with one value changed, by JSON pointer; null of the wrong kind takes the field out.
pub(super) fn changed(at: &str, value: Option<Value>) -> String {
    let mut file = full();
    let (parent, field) = at.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match value {
        None => drop(parent.as_object_mut().unwrap().remove(field).unwrap()),
        Some(value) => match parent {
            Value::Object(parent) => drop(parent.insert(field.to_owned(), value)),
            Value::Array(parent) => parent[field.parse::<usize>().unwrap()] = value,
            _ => panic!("{at}"),
        },
    }
    file.to_string()
}

const HEAD: &str = r#""format":"galley","version":1,"offset_unit":"code_point""#;
const NO_LISTS: &str = r#""articles":[],"blocks":[],"captions":[],"actors":[],"mentions":[],"quotes":[]"#;

fn error(json: &str) -> String {
    read(json).map(drop).unwrap_err().to_string()
}

#[test]
fn a_document_with_every_field_is_written_as_it_was_read() {
    let document = read(&full().to_string()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&write(&document)).unwrap(), full());
    assert_eq!(read(&write(&document)).unwrap(), document);
    assert_eq!(read(&write_pretty(&document)).unwrap(), document);
    assert_eq!(document.mentions[1].span.of(&document.text), "Ott");
}

#[test]
fn the_least_that_a_file_must_have() {
    let json = format!(r#"{{{HEAD},"id":"x","text":" \n",{NO_LISTS}}}"#);
    assert_eq!(read(&json).unwrap(), Document { ..Document::empty(DocumentId::new("x"), " \n".into()) });
    assert_eq!(read(&format!("\u{feff}{json}\n")).unwrap(), read(&json).unwrap());
}

#[test]
fn unknown_fields_stay_with_their_object_through_edits() {
    let mut document = read(&full().to_string()).unwrap();
    let stamp = Stamp { by: "Bea".to_owned(), time: None };
    let quote = document.quotes[0].id.clone();
    apply(&mut document, &Edit::SetCue { quote, cue: None }, &stamp).unwrap();
    let written: Value = serde_json::from_str(&write(&document)).unwrap();
    assert_eq!(written.pointer("/quotes/0/spans/0/x"), Some(&json!(9)));
    assert_eq!(written.pointer("/quotes/0/speaker/x"), Some(&json!(12)));
    assert_eq!(written.pointer("/quotes/0/x"), Some(&json!(14)));
    assert_eq!(written.pointer("/quotes/0/cue"), Some(&Value::Null));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let cases: &[(&str, Option<Value>, &str)] = &[
        ("/format", Some(json!("doccano")), "this is no Galley JSON: its \"format\" is \"doccano\""),
        ("/format", None, "this is no Galley JSON: it has no field \"format\""),
        ("/version", Some(json!(2)), "version: this file is of version 2, and this program reads version 1"),
        (
            "/version",
            Some(json!("1")),
            "version: this file is of version \"1\", and this program reads version 1",
        ),
        ("/version", None, "version: is missing"),
        ("/offset_unit", Some(json!("byte")), "offset_unit: is \"byte\", must be \"code_point\""),
        ("/offset_unit", None, "offset_unit: is missing"),
        ("/id", Some(json!("")), "id: is empty"),
        ("/text", None, "missing field `text`"),
        ("/id", None, "missing field `id`"),
        ("/mentions", None, "missing field `mentions`"),
        (
            "/mentions/1/start",
            Some(json!(1000)),
            "mentions[1].start: 1000 lies outside the text, which ends at 80",
        ),
        ("/mentions/1/end", Some(json!(58)), "mentions[1].end: 58 is before the start, 59"),
        (
            "/mentions/1/end",
            Some(json!(59)),
            "mentions[1].text: is \"Ott\", but 59 to 59 of the text is \"\"",
        ),
        (
            "/mentions/1/start",
            Some(json!(-1)),
            "mentions[1].start: invalid value: integer `-1`, expected a whole",
        ),
        (
            "/mentions/1/start",
            Some(json!(59.0)),
            "mentions[1].start: invalid type: floating point `59.0`, expected a",
        ),
        ("/mentions/1/start", None, "mentions[1]: missing field `start`"),
        ("/mentions/0/status", None, "mentions[0]: missing field `status`"),
        ("/mentions/0/by", None, "mentions[0]: missing field `by`"),
        ("/mentions/0/form", Some(json!("nickname")), "mentions[0].form: unknown variant `nickname`"),
        (
            "/mentions/0/text",
            Some(json!("Lea")),
            "mentions[0].text: is \"Lea\", but 20 to 27 of the text is \"Lea Ott\"",
        ),
        ("/mentions/0/actor", Some(json!("p9")), "mentions[0].actor: there is no actor p9"),
        ("/mentions/0/id", Some(json!("p1")), "mentions[0].id: \"p1\" stands twice in the document"),
        ("/mentions/0/id", Some(json!("m40")), "mentions[0].id: \"m40\" is not below next_id (40)"),
        (
            "/mentions/0/confidence",
            Some(json!(1.5)),
            "mentions[0].confidence: a confidence is a number from 0 to 1",
        ),
        ("/mentions", Some(json!({})), "mentions: invalid type: map, expected a list"),
        ("/mentions/0", Some(json!([1])), "mentions[0]: invalid type: sequence, expected an object"),
        ("/actors/0/type", Some(json!("animal")), "actors[0].type: unknown variant `animal`"),
        ("/actors/0/attributes/party", Some(Value::Null), "actors[0].attributes.party: "),
        ("/blocks/2/start", Some(json!(50)), "blocks[2].start: overlaps the block before it"),
        ("/blocks/2/role", Some(json!("hero")), "blocks[2].role: unknown variant `hero`"),
        ("/blocks/2/duplicate_of", Some(json!("b7")), "blocks[2].duplicate_of: there is no block b7"),
        ("/blocks/2/article", Some(json!("a7")), "blocks[2].article: there is no article a7"),
        (
            "/articles/0/headline",
            Some(json!("b3")),
            "articles[0].headline: b3 is no headline of this article",
        ),
        ("/captions/0/end", Some(json!(58)), "captions[0].text: is"),
        (
            "/captions/0/block",
            Some(json!("b3")),
            "captions[0].start: a caption's span is that of its block, b3",
        ),
        ("/captions/0/block", Some(json!("b9")), "captions[0].block: there is no block b9"),
        (
            "/captions/0/credit/end",
            Some(json!(56)),
            "captions[0].credit.text: is \"(Reuters/Jo Hun)\", but 41 to 56",
        ),
        (
            "/captions/0/origin/credit/end",
            Some(json!(99)),
            "captions[0].origin.credit.end: 99 lies outside the text",
        ),
        ("/quotes/0/spans", Some(json!([])), "quotes[0].spans: a quote has at least one span"),
        (
            "/quotes/0/spans/0",
            Some(json!([69, 79])),
            "quotes[0].spans[0]: invalid type: sequence, expected an object",
        ),
        ("/quotes/0/spans/0/text", Some(json!("")), "quotes[0].spans[0].text: is \"\", but 69 to 79"),
        ("/quotes/0/speaker/mention", Some(json!("m9")), "quotes[0].speaker.mention: there is no mention m9"),
        (
            "/quotes/0/speaker/actor",
            Some(Value::Null),
            "quotes[0].speaker.actor: differs from the actor of mention m2",
        ),
        ("/quotes/0/speaker/mention", None, "quotes[0].speaker: missing field `mention`"),
        (
            "/quotes/0/cue/end",
            Some(json!("x")),
            "quotes[0].cue.end: invalid type: string \"x\", expected a whole number",
        ),
        (
            "/text_edits/0/at",
            Some(json!(16)),
            "text_edits[0].inserted: does not stand at 16 in the text as it was then",
        ),
        (
            "/next_id",
            Some(json!(u64::MAX)),
            "next_id: is 18446744073709551615; there are no numbers left for ids",
        ),
        ("/layers/0", Some(json!("tables")), "layers[0]: unknown variant `tables`"),
    ];
    for (at, value, expected) in cases {
        let found = error(&changed(at, value.clone()));
        assert!(found.starts_with(expected), "{at} {value:?}:\n{found}\n{expected}");
    }
}

#[test]
fn bad_json_is_refused_with_line_and_column() {
    let cases = [
        ("", "this is no Galley JSON: it is empty"),
        ("[]", "this is no Galley JSON: it is a list, not an object"),
        ("{}", "this is no Galley JSON: it has no field \"format\""),
        ("Once upon a time", "line 1, column 1: expected value"),
        ("\"👍👍\" {", "invalid type: string \"👍👍\", expected an object (line 1, column 4)"),
        ("{\n  \"format\": galley}", "line 2, column 13: expected value"),
        ("{\"format\": \"galley\"", "line 1, column 19: EOF while parsing an object"),
        ("{\"format\": \"galley\"} {}", "line 1, column 22: trailing characters"),
        ("{\"format\": \"galley\", \"format\": 1}", "duplicate field `format` (line 1, column 29)"),
    ];
    for (json, expected) in cases {
        assert_eq!(error(json), expected, "{json}");
    }
}

#[test]
fn the_escape_of_a_lone_surrogate_is_an_error_wherever_it_stands() {
    let places = [
        r#""text": "a@"}"#,
        r#""title": "@"}"#,
        r#""unknown": ["@"]}"#,
        r#""unknown": [{"@": 1}]}"#,
        r#""a@": 1}"#,
        r#""mentions": [{"text": "@"}]}"#,
    ];
    for place in places {
        for escape in ["\\ud83d", "\\ud83d x", "\\udc4d", "\\ud83d\\ud83d", "\\ud83d\\n"] {
            let found = error(&format!("{{{HEAD},\n {}", place.replace('@', escape)));
            assert!(found.ends_with("the escape of a lone surrogate, which is no character"), "{found}");
            assert!(found.starts_with("line 2, column "), "{found}");
        }
    }
    let whole = changed("/note", Some(json!("NOTE"))).replace("NOTE", "\\ud83d\\udc4d");
    assert_eq!(read(&whole).unwrap().note.as_deref(), Some("👍"));
}

#[test]
fn hostile_files_are_refused_and_do_not_take_long() {
    let deep = format!("{{\"x\": {}", "[".repeat(1_000_000));
    assert_eq!(error(&deep), "line 1, column 70: lists and objects lie more than 64 deep in each other");
    let brackets_in_text = full().to_string().replace("for class", &"[".repeat(100_000));
    assert!(read(&brackets_in_text).is_ok());

    // Many corrections of a long text, at both of its ends in turn.
    let text = "word 👍 ".repeat(40_000);
    let far = text.chars().count();
    let edits: Value = (0..40_000)
        .map(|n| json!({"at": if n % 2 == 0 { 0 } else { far }, "removed": "x", "inserted": "", "by": "Ann"}))
        .collect();
    let json = format!(r#"{{{HEAD},"id":"x","text":"{text}",{NO_LISTS},"layers":[],"text_edits":{edits}}}"#);
    let document = read(&json).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&write(&document)).unwrap()["text_edits"], edits);
}

#[test]
fn each_line_of_json_lines_is_an_outcome_of_its_own() {
    let good = full().to_string();
    let file =
        format!("\u{feff}{good}\r\n\n{{\"format\": }}\n{}\n{good}", changed("/version", Some(json!(7))));
    let outcomes: Vec<String> = read_many(&file, read)
        .map(|entry| match entry.document {
            Ok(document) => format!("{} {}", entry.line, document.id),
            Err(error) => format!("{} {error}", entry.line),
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            "1 d1",
            "3 line 3, column 12: expected value",
            "4 version: this file is of version 7, and this program reads version 1",
            "5 d1"
        ]
    );
    let pretty = write_pretty(&read(&good).unwrap());
    let entries: Vec<_> = read_many(&pretty, read).collect();
    assert!(matches!(entries.as_slice(), [entry] if entry.line == 1 && entry.document.is_ok()));
    let bad_first = format!("{{\"format\"\n{good}\n{good}");
    assert_eq!(read_many(&bad_first, read).filter(|entry| entry.document.is_ok()).count(), 2);
    assert_eq!(read_many("plain words\nand more", read).count(), 1);
}

const LINES: &[&str] = &[
    "Council Votes to Keep the Old Library",
    "Mayor Lea Ott at the library in Basel. (Reuters)",
    "“We will keep it,” Ott said on Monday, “and we will mend the roof 👩‍👩‍👧.”",
    "Deputy Karim Bey warned that the roof would cost “far too much”.",
    "According to the Swiss government, the e\u{301}tude is not finished.",
    "قال الوزير إن المكتبة ستبقى. She agreed.",
    "",
    "Share",
];

pub(super) fn parsed(lines: &[usize]) -> Document {
    let text: String = lines.iter().map(|n| format!("{}\n", LINES[*n])).collect();
    let incoming = intake::plain(&text);
    let suggestions = parse::parse(&incoming.text, &incoming.hints);
    Document::suggested(DocumentId::new("d"), incoming.text, &suggestions)
}

/// A random edit; many do not fit the document, and are refused.
fn random_edit(document: &Document, kind: u8, n: &[prop::sample::Index; 3]) -> Option<Edit> {
    fn pick<T>(list: &[T], n: prop::sample::Index) -> Option<&T> {
        (!list.is_empty()).then(|| n.get(list))
    }
    let span = |a: prop::sample::Index, b: prop::sample::Index| {
        let (a, b) = (a.index(document.text.len() + 1), b.index(40));
        Span::around(&document.text, a, a + b)
    };
    let words = span(n[0], n[1]);
    let named = ActorChoice::Named { name: "Ott".to_owned(), actor_type: crate::document::ActorType::Person };
    let mention = || pick(&document.mentions, n[0]).map(|m| m.id.clone());
    let quote = || pick(&document.quotes, n[0]).map(|q| q.id.clone());
    let block = || pick(&document.blocks, n[0]).map(|b| b.id.clone());
    let actor = |n| pick(&document.actors, n).map(|a| a.id.clone());
    let roles = ["headline", "caption", "body", "boilerplate"];
    Some(match kind % 20 {
        0 => Edit::AddMention { span: words, form: Some(Form::Alias), actor: named },
        1 => Edit::SetMentionSpan { mention: mention()?, span: span(n[1], n[2]) },
        2 => Edit::SetForm { mention: mention()?, form: Form::Pronoun },
        3 => Edit::LinkMention { mention: mention()?, actor: ActorChoice::None },
        4 => Edit::SetActorName { actor: actor(n[0])?, name: "Lea 👍".to_owned() },
        5 => Edit::MergeActors { actor: actor(n[0])?, into: actor(n[1])? },
        6 => Edit::AddQuote {
            spans: vec![words, span(n[2], n[1])],
            kind: None,
            cue: None,
            speaker: SpeakerChoice::None,
        },
        7 => Edit::SetQuoteSpans { quote: quote()?, spans: vec![span(n[1], n[2])] },
        8 => Edit::SetCue { quote: quote()?, cue: Some(span(n[1], n[2])) },
        9 => Edit::SetSpeaker { quote: quote()?, speaker: SpeakerChoice::None },
        10 => Edit::SetSpeaker {
            quote: quote()?,
            speaker: SpeakerChoice::Words { span: span(n[1], n[2]), form: Form::Description, actor: named },
        },
        11 => Edit::SetCredit {
            caption: pick(&document.captions, n[0])?.id.clone(),
            credit: Some(span(n[1], n[2])),
        },
        12 => Edit::SetRole { block: block()?, role: serde_json::from_value(json!(n[1].get(&roles))).ok()? },
        13 => Edit::SplitBlock { block: block()?, at: words.end() },
        14 => Edit::JoinBlocks { block: block()? },
        15 => Edit::BeginArticle { block: block()? },
        16 => Edit::SetStatus { target: Target::Mention(mention()?), status: Status::Confirmed },
        17 => Edit::Remove { target: Target::Actor(actor(n[0])?) },
        18 => Edit::SetAttribute {
            target: Target::Quote(quote()?),
            name: "Ton".to_owned(),
            value: serde_json::from_value(json!(["a", 1, 0.5, true])).ok(),
        },
        _ => Edit::Remove { target: Target::Quote(quote()?) },
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_is_read_back_equal(
        lines in prop::collection::vec(0..LINES.len(), 0..12),
        edits in prop::collection::vec((any::<u8>(), any::<[prop::sample::Index; 3]>(), any::<bool>()), 0..30),
    ) {
        let mut document = parsed(&lines);
        for (kind, n, timed) in edits {
            let stamp = Stamp { by: "Ann".to_owned(), time: timed.then(|| "2026-01-01T00:00:00Z".to_owned()) };
            if let Some(edit) = random_edit(&document, kind, &n) {
                let _ = apply(&mut document, &edit, &stamp);
            }
        }
        let file = write(&document);
        let again = read(&file);
        prop_assert_eq!(again.as_ref(), Ok(&document), "{}", file);
        prop_assert_eq!(write(&again.unwrap()), file);
    }

    #[test]
    fn no_string_makes_the_reader_panic(
        before in any::<prop::sample::Index>(), length in 0..9usize, instead in "[\\[\\]{},:0-9\"a\\\\]{0,3}",
    ) {
        let mut file = write(&read(&full().to_string()).unwrap());
        let cut = Span::around(&file, before.index(file.len()), before.index(file.len()) + length);
        file.replace_range(cut.start()..cut.end(), &instead);
        if let Ok(document) = read(&file) {
            prop_assert_eq!(document.check(), Ok(()));
        }
    }
}

#[test]
fn lists_are_called_as_the_document_calls_its_kinds() {
    let file = full();
    for kind in Kind::ALL {
        assert!(file[kind.list()].as_array().is_some_and(|list| !list.is_empty()), "{kind:?}");
        assert_eq!(kind.list(), format!("{}s", kind.name()));
    }
}
