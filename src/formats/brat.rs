//! brat's standoff: for each document its text and a file of annotations; `annotation.conf` for the folder.
//!
//! Offsets in code points. A quote is one annotation of several fragments; since an annotation of brat's may not run over
//! a line's end, all are split there, and put together again when read. What a line of brat's cannot hold is left out:
//! see the table in docs/formats.md.

use super::ReadError;
use super::escaped::{ends_line, on_a_line};
use super::standoff::{ACTOR_NAME, Found, LABELS, Label, Link, RELATIONS, Reading, Standoff};
use crate::document::{ActorId, Broken, Confidence, Document, Form, Status};
use crate::text::{OffsetMap, Span};
use serde_json::{Map, json};
use std::collections::{HashMap, HashSet};

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || ends_line(c))
}

/// The annotations of a document; its text is the other file.
pub fn write(document: &Document) -> String {
    let standoff = Standoff::of(document);
    let mut writer =
        Writer { document, map: OffsetMap::new(&document.text), lines: String::new(), count: [0; 4] };
    let mut names: HashMap<usize, usize> = HashMap::new();
    let mut actors: HashSet<&ActorId> = HashSet::new();
    for (n, label) in standoff.labels.iter().enumerate() {
        if !standoff.is_head(n) {
            continue;
        }
        let spans: Vec<Span> = standoff.stretches(n).map(|label| label.span).collect();
        let Some(name) = writer.words(label.name, &spans) else { continue };
        names.insert(n, name);
        if label.part.is_none() {
            writer.record(name, label, &mut actors);
        }
    }
    for relation in &standoff.relations {
        // A quote's further stretches are part of it here.
        if let (Some(from), Some(to)) = (names.get(&relation.from), names.get(&relation.to)) {
            writer.line('R', &format!("{} Arg1:T{from} Arg2:T{to}", relation.name));
        }
    }
    writer.lines
}

/// What may be annotated, for brat.
pub fn config() -> String {
    let mut config = String::from("[entities]\n");
    LABELS.iter().for_each(|label| config += &format!("{label}\n"));
    config += "\n[relations]\n";
    for relation in RELATIONS.iter().filter(|name| **name != "continued") {
        config += &format!("{relation}\tArg1:<ENTITY>, Arg2:<ENTITY>\n");
    }
    let confidences: Vec<String> = (0..=100).map(|n| format!("{}.{:02}", n / 100, n % 100)).collect();
    config += "\n[events]\n\n[attributes]\nStatus\tArg:<ENTITY>, Value:suggested|confirmed|edited\n";
    config += "Form\tArg:<ENTITY>, Value:name|alias|description|pronoun\n";
    config + &format!("Confidence\tArg:<ENTITY>, Value:{}\n", confidences.join("|"))
}

struct Writer<'d> {
    document: &'d Document,
    map: OffsetMap,
    lines: String,
    /// How many lines of each kind: T, R, A, #.
    count: [usize; 4],
}

impl<'d> Writer<'d> {
    fn line(&mut self, kind: char, content: &str) -> usize {
        let place = ['T', 'R', 'A', '#'].iter().position(|k| *k == kind).unwrap_or_default();
        self.count[place] += 1;
        self.lines += &format!("{kind}{}\t{content}\n", self.count[place]);
        self.count[place]
    }

    /// Its number; `None` where there is nothing but white space.
    fn words(&mut self, name: &str, spans: &[Span]) -> Option<usize> {
        let text = &*self.document.text;
        let fragments: Vec<Span> = spans.iter().flat_map(|span| fragments(text, *span)).collect();
        let point = |byte| self.map.point_of(text, byte).unwrap_or_default();
        let places: Vec<String> =
            fragments.iter().map(|span| format!("{} {}", point(span.start()), point(span.end()))).collect();
        let words: Vec<&str> = fragments.iter().map(|span| span.of(text)).collect();
        let line = format!("{name} {}\t{}", places.join(";"), words.join(" "));
        (!fragments.is_empty()).then(|| self.line('T', &line))
    }

    fn record(&mut self, name: usize, label: &Label<'d>, actors: &mut HashSet<&'d ActorId>) {
        let record = label.record;
        self.line('A', &format!("Status T{name} {}", record.status.name()));
        if let Some(confidence) = record.confidence {
            self.line('A', &format!("Confidence T{name} {:.2}", confidence.share()));
        }
        if let Some(mention) = label.mention {
            self.line('A', &format!("Form T{name} {}", mention.form.name()));
            if let Some(actor) =
                label.actor.filter(|actor| actors.insert(&actor.id) && !is_blank(&actor.name))
            {
                self.line('#', &format!("Actor T{name}\t{}", on_a_line(&actor.name)));
            }
        }
        if let Some(note) = record.note.as_ref().filter(|note| !is_blank(note)) {
            self.line('#', &format!("AnnotatorNotes T{name}\t{}", on_a_line(note)));
        }
    }
}

/// The parts of a span between line ends, without white space around them, which readers may not count: two that only
/// white space parts are one when read again, and must then be written the same.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut from = span.start();
    for (at, c) in span.of(text).char_indices().filter(|(_, c)| ends_line(*c)) {
        parts.extend(Span::new(text, from, span.start() + at));
        from = span.start() + at + c.len_utf8();
    }
    parts.extend(Span::new(text, from, span.end()));
    parts.into_iter().map(|part| part.trimmed(text)).filter(|part| !part.is_empty()).collect()
}

/// Reads a document from its two files.
///
/// # Errors
/// The first thing that is wrong with the annotations, and in which line.
pub fn read(id: &str, text: &str, annotations: &str) -> Result<Document, ReadError> {
    let reader = Reader {
        text,
        map: OffsetMap::new(text),
        labels: Vec::new(),
        links: Vec::new(),
        names: HashMap::new(),
    };
    reader.document(id, annotations)
}

struct Reader<'t> {
    text: &'t str,
    map: OffsetMap,
    labels: Vec<Found>,
    links: Vec<Link>,
    /// The place of what a name (T1, T2, …) stands for.
    names: HashMap<String, usize>,
}

impl Reader<'_> {
    fn document(mut self, id: &str, annotations: &str) -> Result<Document, ReadError> {
        let lines: Vec<(usize, Vec<&str>)> = annotations
            .split('\n')
            .enumerate()
            .map(|(n, line)| (n + 1, line.trim_end_matches('\r').splitn(3, '\t').collect()))
            .filter(|(_, fields): &(usize, Vec<&str>)| fields.iter().any(|field| !field.is_empty()))
            .collect();
        let wrong = |line: usize, what: &str| Broken { at: format!("line {line}"), what: what.to_owned() };
        let of_kind =
            |kind: &'static str| lines.iter().filter(move |(_, fields)| fields[0].starts_with(kind));
        for (line, fields) in of_kind("T") {
            let name = self.words(*line, fields.get(1).copied().unwrap_or_default());
            let place = name.map_err(|what| wrong(*line, what))?;
            if self.names.insert(fields[0].to_owned(), place).is_some() {
                return Err(wrong(*line, "its name stands twice").into());
            }
        }
        for (line, fields) in of_kind("R") {
            let mut words = fields.get(1).copied().unwrap_or_default().split_whitespace();
            let name = words.next().unwrap_or_default().to_owned();
            let mut end = || self.place(words.next()?.split_once(':')?.1);
            let (from, to) = end().zip(end()).ok_or_else(|| wrong(*line, "leads to nothing"))?;
            self.links.push(Link { name, from, to });
        }
        for (line, fields) in of_kind("A").chain(of_kind("M")).chain(of_kind("#")) {
            let mut words = fields.get(1).copied().unwrap_or_default().split_whitespace();
            let (kind, of) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let is_note = fields[0].starts_with('#');
            let value = if is_note { fields.get(2).copied() } else { words.next() };
            let Some(place) = self.place(of) else {
                match is_note {
                    // Notes may be on relations too, which are nothing of their own here.
                    true => continue,
                    false => return Err(wrong(*line, "is of nothing that is there").into()),
                }
            };
            let known = self.keep(place, kind, value.unwrap_or_default());
            known.ok_or_else(|| wrong(*line, "has a value that Galley does not know"))?;
        }
        if let Some((line, _)) = of_kind("E").next() {
            return Err(wrong(*line, "is an event, which Galley has no place for").into());
        }
        let headline =
            self.labels.iter().filter(|label| label.name == "headline").min_by_key(|label| label.start);
        let byte = |point| self.map.byte_of_point(self.text, point);
        let title = headline.and_then(|label| Span::new(self.text, byte(label.start)?, byte(label.end)?));
        let title = title.map(|span| span.of(self.text)).unwrap_or_default();
        let head = Map::from_iter([("id".to_owned(), id.into()), ("title".to_owned(), title.into())]);
        let (text, labels, links) = (self.text.to_owned(), self.labels, self.links);
        Reading { head, text, labels, links, by: "brat" }.document()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The place of the new label. Fragments with nothing but line ends between them are one stretch; of a quote each
    /// stretch is a label, anything else is one from its first fragment to its last.
    fn words(&mut self, line: usize, content: &str) -> Result<usize, &'static str> {
        let (name, places) = content.split_once(' ').ok_or("has no offsets")?;
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for fragment in places.split(';') {
            let (start, end) = fragment.split_once(' ').ok_or("has offsets that are none")?;
            let number =
                |digits: &str| digits.parse::<usize>().map_err(|_| "has offsets that are no numbers");
            let (start, end) = (number(start)?, number(end)?);
            let byte = |point| self.map.byte_of_point(self.text, point).ok_or("has offsets outside the text");
            let (first, _) = (byte(start)?, byte(end)?);
            let joined = match stretches.last_mut() {
                Some(last) if !name.ends_with("_quote") => Some(last),
                Some(last) => {
                    let gap =
                        Span::new(self.text, byte(last.1)?, first).ok_or("has fragments out of order")?;
                    let words = gap.of(self.text);
                    Some(last).filter(|_| is_blank(words) && words.contains(ends_line))
                }
                None => None,
            };
            match joined {
                Some(last) => last.1 = end,
                None => stretches.push((start, end)),
            }
        }
        let place = self.labels.len();
        for (n, (start, end)) in stretches.into_iter().enumerate() {
            let at = format!("line {line}");
            self.labels.push(Found { name: name.to_owned(), start, end, kept: Map::new(), at });
            if n > 0 {
                self.links.push(Link { name: "continued".to_owned(), from: place, to: place + n });
            }
        }
        Ok(place)
    }

    /// Keeps an attribute or a note; `None` for a value that cannot be.
    fn keep(&mut self, place: usize, kind: &str, value: &str) -> Option<()> {
        let (field, value) = match kind {
            "Status" => ("status", json!(serde_json::from_value::<Status>(value.into()).ok()?)),
            "Form" => ("form", json!(serde_json::from_value::<Form>(value.into()).ok()?)),
            "Confidence" => {
                ("confidence", json!(value.parse().ok().and_then(Confidence::from_share)?.share()))
            }
            "AnnotatorNotes" => ("note", value.into()),
            "Actor" => (ACTOR_NAME, value.into()),
            // Attributes of somebody's own.
            _ => return Some(()),
        };
        self.labels.get_mut(place)?.kept.insert(field.to_owned(), value);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_have_no_white_space_around_them() {
        let text = "«Non», dit-elle. \n   \n  Dockers";
        let words: Vec<&str> = fragments(text, Span::whole(text)).iter().map(|part| part.of(text)).collect();
        assert_eq!(words, ["«Non», dit-elle.", "Dockers"]);
        assert_eq!(fragments(" \n ", Span::whole(" \n ")), []);
    }
}
