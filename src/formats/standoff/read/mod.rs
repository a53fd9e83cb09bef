//! From labels and relations to a document, with whatever else a format could keep of it.
//!
//! What is labelled is the truth: where an annotation's kept fields say otherwise (another type, another speaker), they
//! give way. Unknown labels are refused; a cue or a credit that belongs to nothing is passed over. What is not kept is
//! made anew: body blocks of the lines that have no label, an actor for each group of mentions, and `edited` by the
//! format's name for who decided.

use crate::document::{Broken, Document, number_of};
use crate::formats::points::{Points, excerpt};
use crate::formats::standoff::names::Meaning;
use crate::formats::{ReadError, galley};
use crate::text::Span;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

mod blocks;
mod links;
mod voices;

use links::Links;

type Object = Map<String, Value>;

/// A label of a file.
#[derive(Debug)]
pub(in crate::formats) struct Found {
    pub name: String,
    /// In code points.
    pub start: usize,
    /// In code points.
    pub end: usize,
    /// What the file kept of the annotation, as Galley JSON has it.
    pub kept: Object,
    /// Where it stands in the file.
    pub at: String,
}

/// A relation of a file: from one label to another, by their places. Names that mean nothing are passed over.
#[derive(Debug)]
pub(in crate::formats) struct Link {
    pub name: String,
    pub from: usize,
    pub to: usize,
}

/// All that a file says of one document.
#[derive(Debug)]
pub(in crate::formats) struct Reading {
    /// What it kept of the document itself, as Galley JSON has it; at least its id.
    pub head: Object,
    pub text: String,
    pub labels: Vec<Found>,
    pub links: Vec<Link>,
    /// Who decided where nothing else is kept: the format's name.
    pub by: &'static str,
}

impl Reading {
    /// The document.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn document(self) -> Result<Document, ReadError> {
        let text: Arc<str> = self.text.into();
        let points = Points::of(text.clone());
        let mut labels = Vec::with_capacity(self.labels.len());
        for found in self.labels {
            let span = points.span(format_args!("{}", found.at), found.start, found.end, None)?;
            let Some(meaning) = Meaning::of(&found.name) else {
                let what = format!("{:?} is no label that Galley knows", excerpt(&found.name));
                return Err(Broken { at: format!("{}.label", found.at), what }.into());
            };
            if span.is_empty() {
                return Err(Broken { at: found.at, what: "covers no words".into() }.into());
            }
            labels.push(Labelled { span, meaning, kept: found.kept });
        }
        let next = highest(&self.head, &labels).saturating_add(1);
        let maker = Maker {
            text,
            points,
            by: self.by,
            taken: HashSet::new(),
            first_new: next,
            next: BTreeMap::new(),
        };
        maker.document(self.head, labels, &self.links)
    }
}

/// What a document is called in a file: a text, or a number that its program gave it.
pub(in crate::formats) fn name_of(id: Value) -> Option<String> {
    match id {
        Value::String(id) => Some(id),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

struct Labelled {
    span: Span,
    meaning: Meaning,
    kept: Object,
}

/// The highest number that an id has had.
fn highest(head: &Object, labels: &[Labelled]) -> u64 {
    const LISTS: [&str; 4] = ["articles", "blocks", "captions", "actors"];
    let of_head =
        LISTS.iter().filter_map(|list| head.get(*list)?.as_array()).flatten().filter_map(Value::as_object);
    let ids =
        of_head.chain(labels.iter().map(|label| &label.kept)).filter_map(|kept| kept.get("id")?.as_str());
    let before = head.get("next_id").and_then(Value::as_u64).unwrap_or(1).saturating_sub(1);
    ids.filter_map(number_of).max().unwrap_or_default().max(before)
}

/// Makes the lists of a document, in the shape of Galley JSON.
struct Maker {
    text: Arc<str>,
    points: Points,
    by: &'static str,
    /// Ids that were given already.
    taken: HashSet<String>,
    first_new: u64,
    /// The next number for each kind.
    next: BTreeMap<char, u64>,
}

impl Maker {
    fn document(
        mut self,
        mut head: Object,
        mut labels: Vec<Labelled>,
        links: &[Link],
    ) -> Result<Document, ReadError> {
        let layers = head.get("layers").and_then(Value::as_array).cloned();
        let has_layer =
            |name: &str| layers.as_ref().is_none_or(|layers| layers.iter().any(|layer| layer == name));
        let kept = |head: &mut Object, list: &str| match head.remove(list) {
            Some(Value::Array(list)) => list.into_iter().filter_map(into_object).collect(),
            _ => Vec::new(),
        };
        let (mut articles, body) = (kept(&mut head, "articles"), kept(&mut head, "blocks"));
        let (captions, mut actors) = (kept(&mut head, "captions"), kept(&mut head, "actors"));
        for item in articles.iter().chain(&actors) {
            self.taken.extend(item.get("id").and_then(Value::as_str).map(str::to_owned));
        }
        // Somebody's own, where the format has no ids of its own for them.
        for (letter, items) in [('a', &mut articles), ('p', &mut actors)] {
            for item in items.iter_mut().filter(|item| !item.get("id").is_some_and(Value::is_string)) {
                *item = self.annotation(letter, std::mem::take(item));
            }
        }
        let links = Links::of(links, labels.len());

        let blocks = self.blocks(&mut labels, &links, body, &mut articles, has_layer("blocks"))?;
        let captions = match has_layer("captions") {
            true => self.captions(&blocks, captions, &labels),
            false => captions,
        };
        let (mentions, of_label) = self.mentions(&mut labels, &links, &mut actors);
        let quotes = self.quotes(&mut labels, &links, &of_label);

        for (field, value) in [
            ("format", json!(galley::FORMAT)),
            ("version", json!(galley::VERSION)),
            ("offset_unit", json!(galley::OFFSET_UNIT)),
            ("text", json!(&*self.text)),
            ("articles", list(articles)),
            ("blocks", list(blocks.into_iter().map(|(_, block)| block).collect())),
            ("captions", list(captions)),
            ("actors", list(actors)),
            ("mentions", list(mentions)),
            ("quotes", list(quotes)),
        ] {
            head.insert(field.to_owned(), value);
        }
        if !self.next.is_empty() {
            head.remove("next_id");
        }
        galley::of_value(Value::Object(head))
    }

    /// An annotation with what was kept of it, and what each has.
    fn annotation(&mut self, letter: char, mut kept: Object) -> Object {
        let known = kept.get("id").and_then(Value::as_str).filter(|id| !self.taken.contains(*id));
        let id = known.map(str::to_owned).unwrap_or_else(|| {
            let next = self.next.entry(letter).or_insert(self.first_new);
            let number = *next;
            *next += 1;
            format!("{letter}{number}")
        });
        self.taken.insert(id.clone());
        kept.insert("id".to_owned(), id.into());
        kept.entry("status").or_insert_with(|| "edited".into());
        kept.entry("by").or_insert_with(|| self.by.into());
        kept.entry("confidence").or_insert(Value::Null);
        kept
    }

    /// Puts a span into an object, as code points.
    fn place(&self, object: &mut Object, span: Span) {
        let (start, end) = self.points.of_span(span);
        object.insert("start".to_owned(), start.into());
        object.insert("end".to_owned(), end.into());
    }

    fn stretch(&self, span: Span) -> Value {
        let mut object = Object::new();
        self.place(&mut object, span);
        Value::Object(object)
    }
}

fn list(objects: Vec<Object>) -> Value {
    Value::Array(objects.into_iter().map(Value::Object).collect())
}

fn into_object(value: Value) -> Option<Object> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn text_of(object: &Object, field: &str) -> String {
    object.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}
