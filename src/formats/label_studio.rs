//! Label Studio's tasks: one JSON list of them, and the labelling config that fits them. Offsets in code points.
//!
//! What the parser suggests stands in `predictions`, what people decided in `annotations`. What a person refused was
//! predicted too, so it stands there and not among the annotations; its `meta` says that it was refused. Relations
//! hold only inside one of the two, so whatever one leads to is copied into both; a copy's `meta` says so. What a region
//! cannot hold stands in its `meta.galley`, and what no region can hold in the task's `data.galley`, both in the shape of
//! Galley JSON: `read` gives back the document that was written.

use super::error::{ReadError, from_json};
use super::galley;
use super::standoff::{Found, LABELS, Label, Link, RELATIONS, Reading, Standoff, name_of};
use crate::document::{Broken, Confidence, Document, PARSER, Status};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

type Object = Map<String, Value>;

/// A document as a task, on one line without a line end. Tasks stand in one list, with commas between.
pub fn write(document: &Document) -> String {
    let standoff = Standoff::with_rejected(document);
    let mut head = galley::object(document);
    let kept = kept(&mut head);
    let predicted = |label: &Label| matches!(label.record.status, Status::Suggested | Status::Rejected);
    let score = |label: &Label| label.record.confidence.map(Confidence::share);
    let result = |wanted: &dyn Fn(&Label) -> bool, copies: &str| {
        results(&document.text, &standoff, &kept, wanted, copies)
    };
    let mut task = json!({
        "data": {"galley_id": document.id.as_str(), "title": document.title, "text": &*document.text, "galley": head},
        "predictions": [],
        "annotations": [],
    });
    let scores: Vec<f64> =
        standoff.labels.iter().filter(|label| predicted(label)).filter_map(score).collect();
    if standoff.labels.iter().any(&predicted) {
        let origin = |label: &Label| label.record.origin.as_ref().map(|origin| origin.by.clone());
        let suggested =
            |label: &Label| (label.record.status == Status::Suggested).then(|| label.record.by.clone());
        let version = standoff.labels.iter().find_map(|label| suggested(label).or_else(|| origin(label)));
        // A whole prediction's score is what its results have on average, to two decimals.
        let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
        task["predictions"] = json!([{
            "model_version": version.unwrap_or_else(|| PARSER.to_owned()),
            "score": (mean * 100.0).round() / 100.0,
            "result": result(&predicted, "predicted"),
        }]);
    }
    if standoff.labels.iter().any(|label| !predicted(label)) {
        task["annotations"] =
            json!([{"was_cancelled": false, "result": result(&|label| !predicted(label), "decided")}]);
    }
    task.to_string()
}

/// The labelling config: an XML file to be pasted into the project's settings.
pub fn config() -> String {
    const COLOURS: [&str; 6] = ["#1d6fb8", "#b8531d", "#1f8a4c", "#8a3fb0", "#a8871a", "#5c6b73"];
    let mut xml = String::from("<View>\n  <Labels name=\"label\" toName=\"text\">\n");
    for (name, colour) in LABELS.iter().zip(COLOURS.iter().cycle()) {
        xml += &format!("    <Label value=\"{name}\" background=\"{colour}\"/>\n");
    }
    xml += "  </Labels>\n  <Relations>\n";
    for name in RELATIONS {
        xml += &format!("    <Relation value=\"{name}\"/>\n");
    }
    xml + "  </Relations>\n  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n</View>\n"
}

/// Takes out of a document what its regions keep, by annotation. What no region can hold stays.
fn kept(head: &mut Object) -> HashMap<String, Object> {
    let mut kept = HashMap::new();
    for field in ["format", "version", "offset_unit", "text"] {
        head.remove(field);
    }
    let mut take = |list: &str, stays: fn(&Object) -> bool, unwanted: &[&str]| {
        let Some(Value::Array(items)) = head.remove(list) else { return };
        let mut rest = Vec::new();
        for item in items {
            let Value::Object(mut item) = item else { continue };
            if stays(&item) {
                rest.push(Value::Object(item));
                continue;
            }
            unwanted.iter().for_each(|field| drop(item.remove(*field)));
            let id = item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            kept.insert(id, item);
        }
        if !rest.is_empty() {
            head.insert(list.to_owned(), Value::Array(rest));
        }
    };
    let span = ["start", "end", "text"];
    take("blocks", |block| block.get("role").is_some_and(|role| role == "body"), &span);
    take("mentions", |_| false, &span);
    take("quotes", |_| false, &[]);
    kept
}

/// The regions and relations of the labels that are wanted, and of those that their relations lead to.
fn results(
    text: &str,
    standoff: &Standoff,
    kept: &HashMap<String, Object>,
    wanted: &dyn Fn(&Label) -> bool,
    copies: &str,
) -> Vec<Value> {
    let mut keys: Vec<Option<String>> =
        standoff.labels.iter().map(|label| wanted(label).then(|| label.key())).collect();
    for relation in &standoff.relations {
        let (from, to) = (&standoff.labels[relation.from], &standoff.labels[relation.to]);
        if wanted(from) && !wanted(to) {
            keys[relation.to] = Some(format!("{}-{copies}", to.key()));
        }
    }
    let mut results = Vec::new();
    for (label, key) in standoff.labels.iter().zip(&keys) {
        let Some(key) = key else { continue };
        let meta = match wanted(label) {
            false => json!({"copy_of": label.key()}),
            true if label.part.is_some() => json!({"part_of": label.target.id()}),
            true => json!(kept.get(label.target.id())),
        };
        let mut meta = json!({"galley": meta});
        // Where Label Studio shows a person's note.
        if let Some(note) = label.record.note.as_ref().filter(|_| label.part.is_none()) {
            meta["text"] = json!([note]);
        }
        let mut result = json!({
            "id": key, "from_name": "label", "to_name": "text", "type": "labels",
            "value": {"start": label.start, "end": label.end, "text": label.span.of(text), "labels": [label.name]},
            "meta": meta,
        });
        if let Some(score) = label.record.confidence {
            result["score"] = json!(score.share());
        }
        results.push(result);
    }
    for relation in &standoff.relations {
        let (Some(from), Some(to)) = (&keys[relation.from], &keys[relation.to]) else { continue };
        if wanted(&standoff.labels[relation.from]) {
            results.push(json!({"type": "relation", "from_id": from, "to_id": to, "direction": "right",
                "labels": [relation.name]}));
        }
    }
    results
}

/// A task of a file.
#[derive(Deserialize)]
struct Task {
    id: Option<Value>,
    data: Object,
    #[serde(default)]
    predictions: Vec<Results>,
    #[serde(default)]
    annotations: Vec<Results>,
}

#[derive(Deserialize)]
struct Results {
    result: Vec<Item>,
    #[serde(default)]
    was_cancelled: bool,
    #[serde(default)]
    model_version: Option<String>,
}

/// A region or a relation.
#[derive(Deserialize)]
struct Item {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    value: Option<Words>,
    score: Option<f64>,
    #[serde(default)]
    meta: Object,
    from_id: Option<String>,
    to_id: Option<String>,
    #[serde(default)]
    labels: Vec<String>,
}

#[derive(Deserialize)]
struct Words {
    start: usize,
    end: usize,
    #[serde(default)]
    labels: Vec<String>,
}

/// Reads one task. Of several annotations the last that was not cancelled counts; of its regions that are suggested in
/// the file, a person has now confirmed. What is only predicted stays a suggestion.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read(task: &str) -> Result<Document, ReadError> {
    galley::check_depth(task)?;
    let mut task: Task = from_json(task)?;
    let broken = |at: &str, what: &str| Broken { at: at.to_owned(), what: what.to_owned() };
    let Some(Value::String(text)) = task.data.remove("text") else {
        return Err(broken("data.text", "must be there, and be a text").into());
    };
    let mut head = match task.data.remove("galley") {
        Some(Value::Object(head)) => head,
        _ => Object::new(),
    };
    let id = task.data.remove("galley_id").or(task.id).and_then(name_of);
    head.insert("id".to_owned(), id.ok_or_else(|| broken("data.galley_id", "is missing"))?.into());
    if let Some(title) = task.data.remove("title") {
        head.insert("title".to_owned(), title);
    }
    let mut reading = Reading { head, text, labels: Vec::new(), links: Vec::new(), by: "Label Studio" };
    let last = task.annotations.iter().rposition(|annotation| !annotation.was_cancelled);
    let mut lists = Vec::new();
    if let Some(last) = last {
        lists.push((format!("annotations[{last}]"), true, task.annotations.swap_remove(last)));
    }
    let predictions = task.predictions.into_iter().enumerate().take(1);
    lists.extend(predictions.map(|(n, prediction)| (format!("predictions[{n}]"), false, prediction)));
    gather(&mut reading, lists);
    reading.document()
}

/// Regions become labels, each once; then relations lead from one to the other.
fn gather(reading: &mut Reading, lists: Vec<(String, bool, Results)>) {
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut copies: HashMap<String, String> = HashMap::new();
    let mut relations = Vec::new();
    let mut waiting = Vec::new();
    for (at, decided, results) in lists {
        for (n, mut item) in results.result.into_iter().enumerate() {
            let at = format!("{at}.result[{n}]");
            let mut kept = match item.meta.remove("galley") {
                Some(Value::Object(kept)) => kept,
                _ => Object::new(),
            };
            match (item.kind.as_str(), item.id, item.value, item.from_id, item.to_id) {
                ("relation", _, _, Some(from), Some(to)) => {
                    relations.extend(item.labels.into_iter().map(|name| Arrow {
                        name,
                        from: from.clone(),
                        to: to.clone(),
                    }));
                }
                (_, Some(id), Some(words), _, _) => {
                    settle(&mut kept, decided, results.model_version.as_deref(), item.score);
                    let of = kept.get("copy_of").and_then(Value::as_str).map(str::to_owned);
                    waiting.push((at, id, of, words, kept));
                }
                _ => {}
            }
        }
    }
    // Copies last: one whose region is gone is all that is left of it.
    waiting.sort_by_key(|(_, _, of, _, _)| of.is_some());
    for (at, id, of, words, kept) in waiting {
        let known = of.filter(|of| place.contains_key(of));
        if let Some(of) = known {
            copies.insert(id, of);
            continue;
        }
        if place.contains_key(&id) {
            continue;
        }
        let Some(name) = words.labels.into_iter().next() else { continue };
        place.insert(id, reading.labels.len());
        reading.labels.push(Found { name, start: words.start, end: words.end, kept, at });
    }
    let find = |id: &String| place.get(copies.get(id).unwrap_or(id)).copied();
    for relation in relations {
        if let (Some(from), Some(to)) = (find(&relation.from), find(&relation.to)) {
            reading.links.push(Link { name: relation.name, from, to });
        }
    }
}

/// A relation between regions, by their ids.
struct Arrow {
    name: String,
    from: String,
    to: String,
}

/// Says who decided what, where the region does not, or says what is no longer so.
fn settle(kept: &mut Object, decided: bool, model: Option<&str>, score: Option<f64>) {
    let status = kept.get("status").and_then(Value::as_str);
    match (decided, status) {
        (true, Some("suggested" | "rejected")) => {
            let origin = json!({"by": kept.get("by"), "confidence": kept.get("confidence")});
            kept.entry("origin").or_insert(origin);
            for field in ["status", "by", "confidence"] {
                kept.remove(field);
            }
            kept.insert("status".to_owned(), "confirmed".into());
        }
        (false, None) => {
            kept.insert("status".to_owned(), "suggested".into());
            kept.insert("by".to_owned(), model.unwrap_or("Label Studio").into());
            let confidence = score.and_then(Confidence::from_share).map(Confidence::share);
            kept.insert("confidence".to_owned(), json!(confidence));
        }
        _ => {}
    }
}
