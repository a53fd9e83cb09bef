//! Exports are read again as whoever gets them would read them: each offset gives the words that it should cover.

use super::{conll, doccano, galley, html, tei, web_annotation};
use crate::document::Document;
use serde_json::{Value, json};

const TEXT: &str =
    "👩‍👩‍👧 Park Opens\n\nليلى حداد and Zoe\u{301} Ott met.\n\n“At last 🌳,” Ott said, “we can,” she added.\n";

/// A document with these annotations and no blocks.
fn document(text: &str, actors: Value, mentions: Value, quotes: Value) -> Document {
    let json = json!({
        "format": "galley", "version": 1, "offset_unit": "code_point", "id": "d/1", "title": "T", "text": text,
        "articles": [], "blocks": [], "captions": [], "actors": actors, "mentions": mentions, "quotes": quotes,
        "layers": ["mentions", "quotes"],
    });
    galley::read(&json.to_string()).unwrap()
}

/// Where these words stand last, in code points.
fn at(words: &str) -> (usize, usize) {
    let start = TEXT[..TEXT.rfind(words).unwrap()].chars().count();
    (start, start + words.chars().count())
}

fn mention(id: &str, actor: Value, words: &str, status: &str) -> Value {
    let (start, end) = at(words);
    json!({"id": id, "actor": actor, "start": start, "end": end, "text": words, "form": "name", "status": status,
        "by": "Ann", "confidence": null})
}

fn span(words: &str) -> Value {
    let (start, end) = at(words);
    json!({"start": start, "end": end, "text": words})
}

fn quote(id: &str, kind: &str, spans: &[&str], cue: Option<&str>, status: &str) -> Value {
    let spans: Vec<_> = spans.iter().map(|words| span(words)).collect();
    let speaker = cue.map(|_| json!({"actor": "p1", "mention": "m3"}));
    json!({"id": id, "kind": kind, "spans": spans, "quoted": [], "cue": cue.map(span), "speaker": speaker,
        "status": status, "by": "Ann", "confidence": null})
}

fn hard() -> Document {
    let actor = |id: &str, name: &str, status: &str| {
        json!({"id": id, "name": name, "type": "person", "aliases": [], "roles": [], "country": null,
            "status": status, "by": "Ann", "confidence": null})
    };
    document(
        TEXT,
        json!([
            actor("p1", "Zoe\u{301} Ott", "edited"),
            actor("p2", "ليلى حداد", "confirmed"),
            actor("p3", "Park", "rejected")
        ]),
        json!([
            mention("m0", json!("p3"), "Park", "rejected"),
            mention("m1", json!("p2"), "ليلى حداد", "confirmed"),
            mention("m2", json!("p1"), "Zoe\u{301} Ott", "confirmed"),
            mention("m3", json!("p1"), "Ott", "confirmed"),
            mention("m4", Value::Null, "she", "edited"),
        ]),
        json!([
            quote("q1", "direct", &["“At last 🌳,”", "“we can,”"], Some("said"), "confirmed"),
            quote("q2", "mixed", &["last 🌳,” Ott said, “we"], None, "edited"),
            quote("q3", "indirect", &["met"], None, "rejected"),
        ]),
    )
}

const LABELS: &[(&str, &str)] = &[
    ("person", "ليلى حداد"),
    ("person", "Zoe\u{301} Ott"),
    ("person", "Ott"),
    ("source", "she"),
    ("direct_quote", "“At last 🌳,”"),
    ("direct_quote", "“we can,”"),
    ("cue", "said"),
    ("mixed_quote", "last 🌳,” Ott said, “we"),
];

const RELATIONS: &[(&str, &str, &str)] = &[
    ("same_actor", "Ott", "Zoe\u{301} Ott"),
    ("continued", "“At last 🌳,”", "“we can,”"),
    ("cue", "“At last 🌳,”", "said"),
    ("speaker", "“At last 🌳,”", "Ott"),
];

fn words(file: &Value, item: &Value, fields: [&str; 2]) -> String {
    let [start, end] = fields.map(|field| item[field].as_u64().unwrap() as usize);
    file["text"].as_str().unwrap().chars().skip(start).take(end - start).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// What its body of this purpose says.
fn body<'v>(annotation: &'v Value, purpose: &str) -> &'v Value {
    let body = list(&annotation["body"]).iter().find(|body| body["purpose"] == purpose).unwrap();
    body.get("value").unwrap_or(&body["source"])
}

fn nobody() -> Document {
    document("Nobody 🌳.\n", json!([]), json!([]), json!([]))
}

#[test]
fn doccano_covers_the_words() {
    let line = doccano::write(&hard());
    assert!(!line.contains('\n'));
    let file: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&file["galley_id"], &file["text"]), (&json!("d/1"), &json!(TEXT)));
    let of = |item: &Value| words(&file, item, ["start_offset", "end_offset"]);
    let labels: Vec<_> =
        list(&file["entities"]).iter().map(|e| (e["label"].as_str().unwrap(), of(e))).collect();
    assert!(
        labels.iter().map(|(name, words)| (*name, words.as_str())).eq(LABELS.iter().copied()),
        "{labels:?}"
    );
    let entity = |id: &Value| of(list(&file["entities"]).iter().find(|e| e["id"] == *id).unwrap());
    let relations: Vec<_> = list(&file["relations"])
        .iter()
        .map(|r| (r["type"].as_str().unwrap(), entity(&r["from_id"]), entity(&r["to_id"])))
        .collect();
    assert!(
        relations.iter().map(|(n, a, b)| (*n, a.as_str(), b.as_str())).eq(RELATIONS.iter().copied()),
        "{relations:?}"
    );
}

#[test]
fn web_annotations_cover_the_words_and_link_them() {
    let file: Value = serde_json::from_str(&web_annotation::write(&hard())).unwrap();
    let items = list(&file["first"]["items"]);
    let text = json!({ "text": TEXT });
    let covered = |annotation: &Value| -> Vec<String> {
        let target = |target: &Value| {
            let [position, quotation] = list(&target["selector"]) else { panic!("{target}") };
            let words = words(&text, position, ["start", "end"]);
            assert_eq!(quotation["exact"], words);
            words
        };
        list(&annotation["target"]).iter().map(target).collect()
    };
    let (tags, links): (Vec<_>, Vec<_>) = items.iter().partition(|item| item["motivation"] == "tagging");
    let labels: Vec<_> = (tags.iter())
        .flat_map(|tag| covered(tag).into_iter().map(|words| (body(tag, "tagging").as_str().unwrap(), words)))
        .collect();
    assert!(labels.iter().map(|(name, words)| (*name, words.as_str())).eq(LABELS.iter().copied()));
    let named = |id: &Value| tags.iter().find(|tag| tag["id"] == *id).unwrap();
    let linked: Vec<_> = (links.iter())
        .map(|link| (body(link, "tagging").as_str().unwrap(), covered(named(body(link, "linking")))))
        .collect();
    assert_eq!(linked, [("cue", vec!["said".to_owned()]), ("speaker", vec!["Ott".to_owned()])]);
    let who = |tag: &Value| body(tag, "identifying").clone();
    assert_eq!(who(tags[1]), json!({"id": "urn:galley:document:d%2F1#p1", "label": "Zoe\u{301} Ott"}));
    assert_eq!(who(tags[1]), who(tags[2]));
}

#[test]
fn conll_has_names_and_the_three_parts_of_quotes() {
    let rows = conll::write(&hard());
    let row = |word: &str| {
        let row = rows.lines().rfind(|row| row.split('\t').nth(1) == Some(word)).unwrap();
        row.split('\t').skip(2).collect::<Vec<_>>().join(" ")
    };
    let place = |word: &str| format!("{} {}", at(word).0, at(word).1);
    assert!(rows.starts_with("# newdoc id = d/1\n1\t👩‍👩‍👧\t0\t5\t_\t_\t_\t_\t_\n"), "{rows}");
    assert_eq!(row("حداد"), place("حداد") + " I-person _ _ _ actor=p2");
    // q1 begins first; q2, which overlaps it, stands among the links.
    assert_eq!(row("🌳"), place("🌳") + " _ _ I-direct _ content=q1,q2");
    assert_eq!(row("Ott"), place("Ott") + " B-person _ _ B-source actor=p1|content=q2|source=q1");
    assert_eq!(row("said"), place("said") + " _ B-cue _ _ cue=q1|content=q2");
    assert_eq!(row("we"), place("we") + " _ _ I-direct _ content=q2,q1");
    // What was rejected is nothing, and a source that is no name is none.
    assert_eq!(row("met"), place("met") + " _ _ _ _ _");
    assert_eq!(row("she"), place("she") + " _ _ _ _ _");
}

#[test]
fn tei_stands_off_the_text_and_leads_into_it() {
    let xml = tei::write(&hard());
    let (start, end) = at("ليلى حداد");
    for part in [
        "<text xml:space=\"preserve\"><body><ab>👩‍👩‍👧 Park Opens\n\n<anchor xml:id=\"at.",
        &format!("<anchor xml:id=\"at.{start}\"/>ليلى حداد<anchor xml:id=\"at.{end}\"/> and"),
        "<person xml:id=\"p2\" resp=\"#by.1\"><persName>ليلى حداد</persName></person>",
        &format!(
            "<span xml:id=\"m1\" type=\"person\" from=\"#at.{start}\" to=\"#at.{end}\" subtype=\"name\" ana=\"#p2\""
        ),
        "<link type=\"continued\" target=\"#q1 #q1.2\"/>\n<link type=\"cue\" target=\"#q1 #q1.cue\"/>\n\
         <link type=\"speaker\" target=\"#q1 #m3\"/>",
    ] {
        assert!(xml.contains(part), "{part}\n{xml}");
    }
    // What was rejected is not there.
    assert!(!xml.contains("#p3") && !xml.contains("\"q3\""));
}

#[test]
fn html_marks_what_covers_each_run_and_escapes_the_rest() {
    let mut document = hard();
    document.title = "<script>\"&\"".to_owned();
    let page = html::write(&document);
    for part in [
        "<title>&lt;script&gt;&quot;&amp;&quot;</title>",
        "<span class=\"person\" data-annotation=\"m1\" title=\"ليلى حداد, person, confirmed by Ann\">ليلى حداد</span> and",
        "<span class=\"direct_quote\" data-annotation=\"q1\" title=\"direct quote, confirmed by Ann\">“At </span>\
         <span class=\"mixed_quote direct_quote\" data-annotation=\"q2 q1\"",
        "<li><b>Zoe\u{301} Ott</b> · direct quote · <span dir=\"auto\">“At last 🌳,” […] “we can,”</span></li>",
        "<li><b>nobody named</b> · mixed quote",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("<script") && !page.contains("q3"));
}

#[test]
fn doccano_of_a_text_without_actors_has_empty_lists() {
    let file: Value = serde_json::from_str(&doccano::write(&nobody())).unwrap();
    assert_eq!((&file["entities"], &file["relations"]), (&json!([]), &json!([])));
}
