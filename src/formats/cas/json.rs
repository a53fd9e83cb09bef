//! CAS JSON 0.4: the types, the feature structures, and which of them the one view has.

use super::raw::{ELEMENTS, Given, Raw, Raws};
use super::types::{self, Holds};
use super::{INITIAL_VIEW, SOFA, Value, of, read as reading};
use crate::document::{Broken, Document};
use crate::formats::error::{ReadError, from_json};
use crate::formats::galley;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

/// A document as a CAS.
pub fn write(document: &Document) -> String {
    let cas = of::of(document);
    let id = |place: usize| place + 2;
    let mut next = id(cas.structures.len());
    let mut lines = vec![format!(
        "{{\"%ID\":1,\"%TYPE\":\"{SOFA}\",\"sofaNum\":1,\"sofaID\":\"{INITIAL_VIEW}\",\"mimeType\":\"text\",\
         \"sofaString\":{}}}",
        json!(cas.text)
    )];
    let mut behind = Vec::new();
    for (place, structure) in cas.structures.iter().enumerate() {
        let mut line = format!("{{\"%ID\":{},\"%TYPE\":\"{}\"", id(place), structure.kind.name);
        if let Some((begin, end)) = structure.span {
            line += &format!(",\"@sofa\":1,\"begin\":{begin},\"end\":{end}");
        }
        for (feature, value) in &structure.features {
            let name = feature.name;
            let mut array = |kind: &str, elements: Json| {
                behind.push(format!("{{\"%ID\":{next},\"%TYPE\":\"{kind}\",\"%ELEMENTS\":{elements}}}"));
                next += 1;
                format!(",\"@{name}\":{}", next - 1)
            };
            line += &match value {
                Value::Text(text) => format!(",\"{name}\":{}", json!(text)),
                Value::Whole(number) => format!(",\"{name}\":{number}"),
                Value::Share(share) => format!(",\"{name}\":{}", json!(share)),
                Value::Flag(flag) => format!(",\"{name}\":{flag}"),
                Value::Texts(texts) => array("uima.cas.StringArray", json!(texts)),
                Value::Links(to) => {
                    let Holds::Links { link, .. } = feature.holds else { continue };
                    let first = next;
                    next += to.len();
                    let links = to.iter().zip(first..).map(|(to, own)| {
                        format!(
                            "{{\"%ID\":{own},\"%TYPE\":\"{link}\",\"role\":\"{name}\",\"@target\":{}}}",
                            id(*to)
                        )
                    });
                    behind.extend(links);
                    let elements: Vec<usize> = (first..next).collect();
                    behind.push(format!(
                        "{{\"%ID\":{next},\"%TYPE\":\"uima.cas.FSArray\",\"%ELEMENTS\":{}}}",
                        json!(elements)
                    ));
                    next += 1;
                    format!(",\"@{name}\":{}", next - 1)
                }
            };
        }
        lines.push(line + "}");
    }
    lines.append(&mut behind);
    let members: Vec<usize> = (0..cas.structures.len()).map(id).collect();
    format!(
        "{{\"%TYPES\":{},\n\"%FEATURE_STRUCTURES\":[\n{}\n],\n\
         \"%VIEWS\":{{\"{INITIAL_VIEW}\":{{\"%SOFA\":1,\"%MEMBERS\":{}}}}}}}\n",
        types::json(),
        lines.join(",\n"),
        json!(members)
    )
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "%FEATURE_STRUCTURES")]
    structures: Vec<Map<String, Json>>,
}

/// Reads a document; `name` is what it is called where it does not say so itself.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read(name: &str, json: &str) -> Result<Document, ReadError> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    galley::check_depth(json)?;
    let file: File = from_json(json)?;
    let raws = file.structures.into_iter().enumerate().map(|(n, structure)| raw(n, structure));
    reading::document(name, Raws::of(raws.collect::<Result<_, _>>()?)?)
}

fn raw(place: usize, structure: Map<String, Json>) -> Result<Raw, Broken> {
    let broken = |what: &str| Broken { at: format!("%FEATURE_STRUCTURES[{place}]"), what: what.to_owned() };
    let id = structure.get("%ID").and_then(Json::as_i64).ok_or_else(|| broken("has no %ID"))?;
    let kind =
        structure.get("%TYPE").and_then(Json::as_str).ok_or_else(|| broken("has no %TYPE"))?.to_owned();
    let mut features = std::collections::HashMap::new();
    for (name, value) in structure {
        let ids = |list: &[Json]| list.iter().filter_map(Json::as_i64).collect();
        let given = match (name.strip_prefix('@'), value) {
            (Some(_), value) => Given::Refs(value.as_i64().into_iter().collect()),
            (None, Json::String(text)) => Given::Text(text),
            (None, Json::Bool(flag)) => Given::Flag(flag),
            (None, Json::Number(number)) => match number.as_f64() {
                Some(number) => Given::Number(number),
                None => continue,
            },
            (None, Json::Array(list)) if list.iter().any(Json::is_string) => {
                Given::Texts(list.into_iter().filter_map(|item| item.as_str().map(str::to_owned)).collect())
            }
            (None, Json::Array(list)) => Given::Refs(ids(&list)),
            _ => continue,
        };
        let name = match name.as_str() {
            "%ELEMENTS" => ELEMENTS,
            // Marks of references, of numbers that JSON has not, and of positions.
            name => name.trim_start_matches(['@', '#', '^']),
        };
        features.insert(name.to_owned(), given);
    }
    Ok(Raw { id, kind, features })
}
