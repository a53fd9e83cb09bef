//! XMI: the same structures as XML.
//!
//! Characters that XML cannot hold become U+FFFD, which is as long. What is read may have no document type, so that
//! nothing can be defined, fetched or multiplied by it, and nothing lies deeper than a feature of a structure.

use super::raw::{Given, Raw, Raws};
use super::types::Holds;
use super::{INITIAL_VIEW, Value, of, read as reading};
use crate::document::Document;
use crate::formats::error::{Place, ReadError};
use crate::formats::escaped::in_xml;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};
use std::collections::HashMap;

const XMI: &str = "http://www.omg.org/XMI";
const BEFORE: &str = "http:///";
const BEHIND: &str = ".ecore";

/// A document as XMI.
pub fn write(document: &Document) -> String {
    let cas = of::of(document);
    let id = |place: usize| place + 2;
    let mut next = id(cas.structures.len());
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"{XMI}\" xmlns:cas=\"http:///uima/cas.ecore\" \
         xmlns:type=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\" \
         xmlns:galley=\"http:///galley.ecore\" xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n"
    );
    let mut behind = String::new();
    for (place, structure) in cas.structures.iter().enumerate() {
        let tag = tag(structure.kind.name);
        xml += &format!("<{tag} xmi:id=\"{}\"", id(place));
        if let Some((begin, end)) = structure.span {
            xml += &format!(" sofa=\"1\" begin=\"{begin}\" end=\"{end}\"");
        }
        let mut inside = String::new();
        for (feature, value) in &structure.features {
            let name = feature.name;
            let attribute = match value {
                Value::Text(text) => in_xml(text),
                Value::Whole(number) => number.to_string(),
                Value::Share(share) => format!("{share:?}"),
                Value::Flag(flag) => flag.to_string(),
                Value::Texts(texts) => {
                    inside.extend(texts.iter().map(|text| format!("<{name}>{}</{name}>", in_xml(text))));
                    continue;
                }
                Value::Links(to) => {
                    let Holds::Links { link, .. } = feature.holds else { continue };
                    let own: Vec<String> = (next..).take(to.len()).map(|own| own.to_string()).collect();
                    next += to.len();
                    for (own, to) in own.iter().zip(to) {
                        let tag = self::tag(link);
                        behind +=
                            &format!("<{tag} xmi:id=\"{own}\" role=\"{name}\" target=\"{}\"/>\n", id(*to));
                    }
                    own.join(" ")
                }
            };
            xml += &format!(" {name}=\"{attribute}\"");
        }
        xml += &match inside.as_str() {
            "" => "/>\n".to_owned(),
            inside => format!(">{inside}</{tag}>\n"),
        };
    }
    let members: Vec<String> = (0..cas.structures.len()).map(|place| id(place).to_string()).collect();
    xml + &behind
        + &format!(
            "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"{INITIAL_VIEW}\" mimeType=\"text\" sofaString=\"{}\"/>\n\
             <cas:View sofa=\"1\" members=\"{}\"/>\n</xmi:XMI>\n",
            in_xml(cas.text),
            members.join(" ")
        )
}

/// A type's name with its namespace's prefix.
fn tag(kind: &str) -> String {
    let (space, name) = kind.rsplit_once('.').unwrap_or_default();
    let prefix = space.rsplit('.').next().unwrap_or_default();
    format!("{prefix}:{name}")
}

/// Reads a document; `name` is what it is called where it does not say so itself.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read(name: &str, xml: &str) -> Result<Document, ReadError> {
    reading::document(name, Raws::of(structures(xml)?)?)
}

/// Everything that has an id.
fn structures(xml: &str) -> Result<Vec<Raw>, ReadError> {
    let mut reader = NsReader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut found = Vec::new();
    let mut depth = 0;
    let mut feature: Option<(String, String)> = None;
    loop {
        let before = reader.buffer_position();
        let wrong = |what: String| ReadError::Syntax {
            place: Place::of_byte(xml, usize::try_from(before).unwrap_or(usize::MAX)),
            what,
        };
        let (space, event) = reader.read_resolved_event().map_err(|error| wrong(error.to_string()))?;
        match event {
            Event::DocType(_) => return Err(wrong("has a document type, which is not read".to_owned())),
            Event::Start(tag) => {
                depth += 1;
                match depth {
                    1 if !is_xmi(&space, &tag) => return Err(wrong("is no XMI".to_owned())),
                    1 => {}
                    2 => found.push(raw(&space, &tag).map_err(wrong)?),
                    3 => feature = Some((tag.local_name().as_ref().to_owned(), String::new())),
                    _ => return Err(wrong("lies too deep for XMI".to_owned())),
                }
            }
            Event::End(_) => {
                depth -= 1;
                if let Some((name, text)) = feature.take()
                    && let Some(raw) = found.last_mut()
                {
                    add(raw, name, text);
                }
            }
            Event::Text(text) => {
                if let Some((_, all)) = &mut feature {
                    *all += &text.xml10_content();
                }
            }
            Event::GeneralRef(reference) => {
                let escape = format!("&{};", &*reference);
                let text = quick_xml::escape::unescape(&escape).map_err(|error| wrong(error.to_string()))?;
                if let Some((_, all)) = &mut feature {
                    *all += &text;
                }
            }
            Event::CData(text) => {
                if let Some((_, all)) = &mut feature {
                    *all += &text.xml10_content();
                }
            }
            Event::Eof if depth > 0 => return Err(wrong("ends before its end".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    found.retain(|raw| !raw.kind.is_empty());
    Ok(found)
}

fn is_xmi(space: &ResolveResult<'_>, tag: &BytesStart<'_>) -> bool {
    matches!(space, ResolveResult::Bound(Namespace(name)) if *name == XMI)
        && tag.local_name().as_ref() == "XMI"
}

/// A structure without what lies in it; its type is empty where it is none.
fn raw(space: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Result<Raw, String> {
    let mut raw = Raw { id: 0, kind: String::new(), features: HashMap::new() };
    let mut has_id = false;
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?
            .into_owned();
        let key = attribute.key.as_ref().to_owned();
        match key.rsplit_once(':') {
            Some((_, "id")) => {
                raw.id = value.parse().map_err(|_| format!("{value:?} is no id"))?;
                has_id = true;
            }
            Some(_) => {}
            None => drop(raw.features.insert(key, Given::Text(value))),
        }
    }
    let ResolveResult::Bound(Namespace(space)) = space else { return Ok(raw) };
    if let Some(space) = space.strip_prefix(BEFORE).and_then(|space| space.strip_suffix(BEHIND))
        && has_id
    {
        raw.kind = format!("{}.{}", space.replace('/', "."), tag.local_name().as_ref().to_owned());
    }
    Ok(raw)
}

/// A feature that stands between tags: one of several values.
fn add(raw: &mut Raw, name: String, text: String) {
    match raw.features.get_mut(&name) {
        Some(Given::Texts(texts)) => texts.push(text),
        _ => drop(raw.features.insert(name, Given::Texts(vec![text]))),
    }
}
