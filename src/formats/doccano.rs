//! doccano's JSON Lines for entities and relations: one document a line, offsets in code points.
//!
//! The document's id stands in `galley_id`, because doccano gives an `id` of its own and keeps other fields as they
//! are. Ids of entities and relations count from 1 and are unique in the line.

use super::standoff::Standoff;
use crate::document::Document;
use serde_json::{Value, json};

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
