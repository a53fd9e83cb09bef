//! W3C Web Annotation, as JSON-LD: for each document a collection of its annotations, and its text beside it.
//!
//! Each target says where its words stand twice: by position (code points, as the W3C's model counts) and by quotation,
//! with as much of the text before and behind as it takes for the whole to stand nowhere else in the text. So a reader
//! that counts otherwise, or has another copy of the text, still finds them. Bodies: the label (`tagging`), the actor
//! (`identifying`), the status (`assessing`), a note (`commenting`). Relations are annotations of their own (`linking`)
//! whose body is the annotation that is led to. Names are made of the document's id: `urn:galley:document:ID#m1`.

use super::escaped::encoded;
use super::standoff::{Label, Relation, Standoff};
use crate::document::{Document, Status};
use crate::text::Span;
use memchr::memmem;
use serde_json::{Value, json};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// How many code points of the text a quotation has around it at least, where there are so many.
const AROUND: usize = 32;

/// How many bytes all surroundings of a document may take. Where a long text is pasted many times over, each quotation
/// would take most of the text to stand once; behind this the rest is told apart by position alone.
const MOST_AROUND: usize = 16 << 20;

/// The annotations of a document, as one JSON object with a line end; its text is the other file.
pub fn write(document: &Document) -> String {
    let standoff = Standoff::of(document);
    let mut left = MOST_AROUND;
    let around = standoff.labels.iter().map(|label| surroundings(&document.text, label.span, &mut left));
    let around = around.collect();
    let writer = Writer { document, iri: iri(document.id.as_str()), around, standoff };
    let heads = (0..writer.standoff.labels.len()).filter(|n| writer.standoff.is_head(*n));
    let mut items: Vec<Value> = heads.map(|n| writer.annotation(n)).collect();
    items.extend(writer.standoff.relations.iter().filter_map(|relation| writer.link(relation)));
    let mut collection = json!({
        "@context": CONTEXT,
        "id": writer.iri,
        "type": "AnnotationCollection",
        "total": items.len(),
        "first": {"id": format!("{}/page", writer.iri), "type": "AnnotationPage", "startIndex": 0, "items": items},
    });
    if !document.title.is_empty() {
        collection["label"] = json!(document.title);
    }
    collection.to_string() + "\n"
}

struct Writer<'d> {
    document: &'d Document,
    iri: String,
    /// The text before and behind each label.
    around: Vec<(&'d str, &'d str)>,
    standoff: Standoff<'d>,
}

impl Writer<'_> {
    fn name(&self, id: &str) -> String {
        format!("{}#{}", self.iri, encoded(id))
    }

    fn name_of(&self, label: &Label) -> String {
        let whole = self.name(label.target.id());
        label.part.map_or_else(|| whole.clone(), |part| format!("{whole}/{}", part.name()))
    }

    fn annotation(&self, n: usize) -> Value {
        let label = &self.standoff.labels[n];
        let mut bodies = vec![said("tagging", label.name)];
        let record = label.record;
        if label.part.is_none() {
            bodies.extend(label.actor.map(|actor| {
                let source = json!({"id": self.name(actor.id.as_str()), "label": actor.name});
                json!({"type": "SpecificResource", "purpose": "identifying", "source": source})
            }));
            bodies.extend(record.note.as_ref().map(|note| said("commenting", note)));
        }
        bodies.push(said("assessing", record.status.name()));
        let program = record.status == Status::Suggested;
        let mut annotation = json!({
            "id": self.name_of(label),
            "type": "Annotation",
            "motivation": "tagging",
            "creator": {"type": if program { "Software" } else { "Person" }, "name": record.by},
            "body": bodies,
            "target": self.targets(n),
        });
        if let Some(time) = &record.time {
            annotation["modified"] = json!(time);
        }
        annotation
    }

    /// From the words of one annotation to another annotation. The further stretches of a quote are targets of one
    /// annotation, and mentions of one actor name it, so that these need no link.
    fn link(&self, relation: &Relation) -> Option<Value> {
        if matches!(relation.name, "continued" | "same_actor") {
            return None;
        }
        let (from, to) = (&self.standoff.labels[relation.from], &self.standoff.labels[relation.to]);
        Some(json!({
            "id": format!("{}/to/{}", self.name_of(from), relation.name),
            "type": "Annotation",
            "motivation": "linking",
            "body": [
                {"type": "SpecificResource", "purpose": "linking", "source": self.name_of(to)},
                said("tagging", relation.name),
            ],
            "target": self.targets(relation.from),
        }))
    }

    fn targets(&self, n: usize) -> Vec<Value> {
        let text = &*self.document.text;
        let target = |(label, (prefix, suffix)): (&Label, &(&str, &str))| {
            json!({"type": "SpecificResource", "source": self.iri, "selector": [
                {"type": "TextPositionSelector", "start": label.start, "end": label.end},
                {"type": "TextQuoteSelector", "prefix": prefix, "exact": label.span.of(text), "suffix": suffix},
            ]})
        };
        self.standoff.stretches(n).zip(&self.around[n..]).map(target).collect()
    }
}

fn said(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value})
}

fn iri(id: &str) -> String {
    format!("urn:galley:document:{}", encoded(id))
}

/// The text before and behind a span, as much as it takes for all three together to stand nowhere else, while so many
/// bytes are left.
fn surroundings<'t>(text: &'t str, span: Span, left: &mut usize) -> (&'t str, &'t str) {
    let mut width = AROUND;
    loop {
        let before = text[..span.start()].char_indices().rev().nth(width - 1).map_or(0, |(at, _)| at);
        let behind =
            text[span.end()..].char_indices().nth(width).map_or(text.len(), |(at, _)| span.end() + at);
        let is_all = before == 0 && behind == text.len();
        let size = behind - before;
        if is_all || size > *left || stands_once(text.as_bytes(), before, behind) {
            *left = left.saturating_sub(size);
            return (&text[before..span.start()], &text[span.end()..behind]);
        }
        width *= 2;
    }
}

/// Whether what stands from `start` to `end` stands nowhere else, also not where it would overlap itself.
fn stands_once(text: &[u8], start: usize, end: usize) -> bool {
    let words = memmem::Finder::new(&text[start..end]);
    words.find(&text[..end - 1]).is_none() && words.find(&text[start + 1..]).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_around_a_quotation_grows_until_it_is_alone() {
        let line = "Ana Ruiz spoke of the bridge that she had opened in the old town by the river.\n";
        let text = line.repeat(3);
        let middle = Span::new(&text, line.len(), line.len() + 8).unwrap();
        let (prefix, suffix) = surroundings(&text, middle, &mut 999);
        assert_eq!((prefix.len(), suffix.len()), (line.len(), 128));
        let trees = "🌳 Ana 🌳";
        assert_eq!(surroundings(trees, Span::new(trees, 5, 8).unwrap(), &mut 999), ("🌳 ", " 🌳"));
    }

    #[test]
    fn what_is_around_quotations_does_not_outgrow_memory() {
        let text = "Ana Ruiz said so. ".repeat(200);
        let ana = Span::new(&text, 1800, 1803).unwrap();
        let mut left = 500;
        assert_eq!(surroundings(&text, ana, &mut left).0.len(), 256);
        assert_eq!((left, surroundings(&text, ana, &mut left).0.len()), (0, 32));
    }

    #[test]
    fn ids_become_names_of_the_web() {
        assert_eq!(iri("a/b 1é"), "urn:galley:document:a%2Fb%201%C3%A9");
    }

    proptest! {
        #[test]
        fn quotations_stand_once(text in "(ab|a|é|👍🏽|\n){1,120}", from in 0usize..200, length in 1usize..9) {
            let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = from % (edges.len() - 1);
            let span = Span::new(&text, edges[from], edges[(from + length).min(edges.len() - 1)]).unwrap();
            let (prefix, suffix) = surroundings(&text, span, &mut 9_999);
            let all = format!("{prefix}{}{suffix}", span.of(&text));
            let places = edges.iter().filter(|at| text[**at..].starts_with(&all)).count();
            prop_assert_eq!(places, 1);
            prop_assert!(text[..span.start()].ends_with(prefix) && text[span.end()..].starts_with(suffix));
        }
    }
}
