//! `galley agree` as a program.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::{folder, galley, good};
use serde_json::{Value, json};
use std::fs;

const TEXT: &str = "👍 Lea Ott met Jo Hun in town.";

/// A document in which somebody marked these code points, each as an actor's name or, without a type, as a source.
fn document(id: &str, text: &str, mentions: &[(usize, usize, &str)]) -> Value {
    let record = json!({"status": "edited", "by": "Ada", "confidence": null});
    let mut document = json!({
        "format": "galley", "version": 1, "offset_unit": "code_point", "id": id, "title": "", "language": "en",
        "text": text, "articles": [], "blocks": [], "captions": [], "actors": [], "mentions": [], "quotes": [],
        "layers": ["mentions"],
    });
    for (n, (start, end, actor_type)) in mentions.iter().enumerate() {
        let (actor, mention) = (format!("p{n}"), format!("m{n}"));
        let mut actor = json!({"id": actor, "name": actor, "type": actor_type, "aliases": [], "roles": [], "country": null});
        let mut mention =
            json!({"id": mention, "actor": actor["id"], "start": start, "end": end, "form": "name"});
        for one in [&mut actor, &mut mention] {
            one.as_object_mut().unwrap().extend(record.as_object().unwrap().clone());
        }
        document["actors"].as_array_mut().unwrap().push(actor);
        document["mentions"].as_array_mut().unwrap().push(mention);
    }
    document
}

fn one() -> Value {
    document("x", TEXT, &[(2, 9, "person"), (14, 20, "person")])
}

fn other() -> Value {
    document("x", TEXT, &[(2, 9, "person"), (17, 20, "person"), (24, 28, "place")])
}

#[test]
fn figures_and_differences_are_shown() {
    let folder = folder("figures");
    fs::write(folder.join("a.jsonl"), one().to_string()).unwrap();
    fs::write(folder.join("b.jsonl"), other().to_string()).unwrap();
    let printed = good(galley(&folder, &["agree", "a.jsonl", "b.jsonl"], b"")).out;
    assert!(printed.starts_with("documents 1\n\nmentions  alpha 0."), "{printed}");
    assert!(
        printed.contains("\n  a.jsonl | b.jsonl  exact 0.4000  overlapping 0.8000  kappa 0."),
        "{printed}"
    );

    let args = ["agree", "a.jsonl", "b.jsonl", "--differences"];
    let with = good(galley(&folder, &args, b"")).out;
    assert_eq!(
        with.strip_prefix(&printed),
        Some(
            "\nx mentions span: a.jsonl \"Jo Hun\" person 14..20 | b.jsonl \"Hun\" person 17..20\n\
             x mentions only one: a.jsonl – | b.jsonl \"town\" place 24..28\n"
        )
    );

    let json = good(galley(&folder, &[&args[..], &["--json"]].concat(), b"")).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["annotators"], json!(["a.jsonl", "b.jsonl"]));
    let figures = &json["layers"]["mentions"];
    assert_eq!(figures["documents"], 1);
    assert_eq!(figures["pairs"][0]["of"], json!([0, 1]));
    assert_eq!(
        figures["pairs"][0]["exact"],
        json!({"precision": 0.3333, "recall": 0.5, "f1": 0.4, "gold": 2, "predicted": 3})
    );
    assert_eq!(json["differences"][1]["sides"][1][1]["id"], "m2");
    assert_eq!(json["differences"][1]["sides"][0], json!(["a.jsonl", null]));
}

#[test]
fn any_number_of_annotators_can_be_compared() {
    let folder = folder("three");
    for (name, document) in [("a", one()), ("b", other()), ("c", one())] {
        fs::write(folder.join(name), document.to_string()).unwrap();
    }
    let json = good(galley(&folder, &["agree", "a", "b", "c", "--json"], b"")).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    let pairs = json["layers"]["mentions"]["pairs"].as_array().unwrap();
    let f1: Vec<_> = pairs.iter().map(|pair| pair["exact"]["f1"].as_f64().unwrap()).collect();
    assert_eq!(f1, [0.4, 1.0, 0.4]);
    assert_eq!(galley(&folder, &["agree", "a"], b"").status, 2);
}

#[test]
fn only_what_was_decided_counts_unless_told_otherwise() {
    let folder = folder("decided");
    let undecided =
        one().to_string().replace("edited", "suggested").replace("null,\"country\"", "0.9,\"country\"");
    let undecided = undecided.replace("\"confidence\":null", "\"confidence\":0.9");
    fs::write(folder.join("a"), &undecided).unwrap();
    fs::write(folder.join("b"), &undecided).unwrap();
    let outcome = galley(&folder, &["agree", "a", "b"], b"");
    assert_eq!((outcome.status, outcome.out.as_str()), (0, "documents 1\n"));
    assert!(outcome.err.contains("nobody decided anything"), "{}", outcome.err);
    let outcome = good(galley(&folder, &["agree", "a", "b", "--all"], b""));
    assert!(outcome.out.contains("exact 1.0000  overlapping 1.0000  kappa 1.0000"), "{}", outcome.out);
}

#[test]
fn what_cannot_be_compared_is_named() {
    let folder = folder("bad");
    let more = document("y", TEXT, &[]);
    let (north, south) = (document("z", "North.", &[]), document("z", "South.", &[]));
    fs::write(folder.join("a"), format!("{}\n{more}\n{north}\n", one())).unwrap();
    fs::write(folder.join("b"), format!("{}\n{south}\n{{}}\n", other())).unwrap();
    let outcome = galley(&folder, &["agree", "a", "b"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.out.starts_with("documents 1\n"), "{}", outcome.out);
    let complaints: Vec<_> = outcome.err.lines().collect();
    assert!(complaints[0].starts_with("galley: b:3: "), "{complaints:?}");
    assert_eq!(
        complaints[1..],
        ["galley: y: left out, it is not in b", "galley: z: its text is not the same for all annotators"]
    );
    fs::write(folder.join("b"), more.to_string().replace("\"y\"", "\"w\"")).unwrap();
    let outcome = galley(&folder, &["agree", "a", "b"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.ends_with("galley: no document has the same id in all files\n"), "{}", outcome.err);
}
