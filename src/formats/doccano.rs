//! doccano's JSON Lines: one document a line, offsets in code points.
//!
//! With entities and relations, or with labels alone, which is doccano's shape for sequence labelling.
//!
//! The document's id stands in `galley_id`, because doccano gives an `id` of its own and keeps other fields as they
//! are. Ids of entities and relations count from 1 and are unique in the line.

use super::error::{ReadError, from_json};
use super::galley;
use super::standoff::{Found, Link, Reading, Standoff, name_of};
use crate::document::{Broken, Document};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// A document as one line, without a line end.
pub fn write(document: &Document) -> String {
    let standoff = Standoff::of(document);
    let entities = standoff.labels.iter().enumerate().map(|(n, label)| {
        json!({"id": n + 1, "label": label.name, "start_offset": label.start, "end_offset": label.end})
    });
    let relations = standoff.relations.iter().enumerate().map(|(n, relation)| {
        json!({"id": n + 1, "from_id": relation.from + 1, "to_id": relation.to + 1, "type": relation.name})
    });
    json!({
        "galley_id": document.id.as_str(),
        "title": document.title,
        "text": &*document.text,
        "entities": entities.collect::<Vec<Value>>(),
        "relations": relations.collect::<Vec<Value>>(),
    })
    .to_string()
}

/// A document as one line of labels without relations, without a line end.
pub fn write_labels(document: &Document) -> String {
    let standoff = Standoff::of(document);
    let labels: Vec<Value> = standoff.labels.iter().map(|l| json!([l.start, l.end, l.name])).collect();
    json!({
        "galley_id": document.id.as_str(), "title": document.title, "text": &*document.text, "label": labels,
    })
    .to_string()
}

#[derive(Deserialize)]
struct Line {
    galley_id: Option<String>,
    id: Option<Value>,
    title: Option<String>,
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    relations: Vec<Relation>,
    #[serde(default, alias = "labels")]
    label: Vec<(usize, usize, String)>,
}

#[derive(Deserialize)]
struct Entity {
    id: u64,
    label: String,
    start_offset: usize,
    end_offset: usize,
}

#[derive(Deserialize)]
struct Relation {
    from_id: u64,
    to_id: u64,
    #[serde(rename = "type")]
    name: String,
}

/// Reads one line, of either shape. Whatever it labels counts as what people decided.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read(line: &str) -> Result<Document, ReadError> {
    galley::check_depth(line)?;
    let line: Line = from_json(line)?;
    let id = line.galley_id.or_else(|| name_of(line.id?));
    let id = id.ok_or_else(|| Broken { at: "id".to_owned(), what: "is missing".to_owned() })?;
    let title = line.title.unwrap_or_default();
    let head = Map::from_iter([("id".to_owned(), id.into()), ("title".to_owned(), title.into())]);
    let mut places = HashMap::new();
    let mut labels = Vec::new();
    for (n, entity) in line.entities.into_iter().enumerate() {
        let at = format!("entities[{n}]");
        if places.insert(entity.id, n).is_some() {
            return Err(Broken { at, what: format!("its id, {}, stands twice", entity.id) }.into());
        }
        let (start, end) = (entity.start_offset, entity.end_offset);
        labels.push(Found { name: entity.label, start, end, kept: Map::new(), at });
    }
    for (n, (start, end, name)) in line.label.into_iter().enumerate() {
        labels.push(Found { name, start, end, kept: Map::new(), at: format!("label[{n}]") });
    }
    let mut links = Vec::new();
    for (n, relation) in line.relations.into_iter().enumerate() {
        let place = |id: u64| {
            places.get(&id).copied().ok_or_else(|| Broken {
                at: format!("relations[{n}]"),
                what: format!("there is no entity {id}"),
            })
        };
        links.push(Link { from: place(relation.from_id)?, to: place(relation.to_id)?, name: relation.name });
    }
    Reading { head, text: line.text, labels, links, by: "doccano" }.document()
}
