//! CoNLL: a row for each word, sentences with blank lines between, as CoNLL-U Plus has it.
//!
//! `NAME` holds the names and aliases of actors (descriptions and pronouns are no names), `CUE`, `CONTENT` and `SOURCE`
//! the three parts of quotes, each by IOB2: `B-` begins, `I-` goes on, `_` is nothing. A sentence begins anew: what goes
//! over its end begins again behind it. A column holds no two things at once: of those that overlap the one that begins
//! first, and of these the longest. `LINKS` holds all of them: which actor a word names, of which quotes it is the
//! cue, the content, the source. Offsets in code points.

use super::escaped::{encoded, on_a_line};
use super::standoff::{Word, inside, words};
use crate::document::{Document, Form};
use crate::language::basics;
use crate::text::{OffsetMap, Span};
use std::cmp::Reverse;

/// The first line of a file.
pub const HEAD: &str = "# global.columns = ID FORM START END NAME CUE CONTENT SOURCE LINKS\n";

/// The columns of labels, in order, by what `LINKS` calls them.
const COLUMNS: [&str; 4] = ["actor", "cue", "content", "source"];

/// What is labelled.
struct Label<'d> {
    /// By its place in [`COLUMNS`].
    column: usize,
    span: Span,
    name: &'static str,
    /// The actor or the quote that it is of.
    of: &'d str,
}

/// The rows of a document. Each sentence has a blank line behind it but the last, which gets its own from the file.
pub fn write(document: &Document) -> String {
    let labels = labels(document);
    let text = &*document.text;
    let rules = &basics(&document.language).sentences;
    let mut words = words(text, rules, labels.iter().map(|label| label.span));
    // Control characters are no words, and some are line ends or spaces to programs that read rows.
    words.retain(|word| !word.span.of(text).chars().all(char::is_control));
    let rows = Rows { columns: columns(&labels, &words), links: links(&labels, &words) };
    let map = OffsetMap::new(text);
    let point = |byte| map.point_of(text, byte).unwrap_or_default();
    let mut file = format!("# newdoc id = {}\n", on_a_line(document.id.as_str()));
    let mut number = 0;
    for (n, word) in words.iter().enumerate() {
        let begins = n.checked_sub(1).is_some_and(|before| words[before].sentence != word.sentence);
        if begins {
            file.push('\n');
            number = 0;
        }
        number += 1;
        let (start, end) = (point(word.span.start()), point(word.span.end()));
        file += &format!("{number}\t{}\t{start}\t{end}\t{}\n", word.span.of(text), rows.labels(n));
    }
    file
}

/// The text of each cell, by word.
struct Rows {
    columns: [Vec<String>; 4],
    links: Vec<String>,
}

impl Rows {
    fn labels(&self, word: usize) -> String {
        let cell = |cells: &Vec<String>| match cells.get(word).map(String::as_str) {
            None | Some("") => "_".to_owned(),
            Some(cell) => cell.to_owned(),
        };
        let cells: Vec<String> = self.columns.iter().chain([&self.links]).map(cell).collect();
        cells.join("\t")
    }
}

fn labels(document: &Document) -> Vec<Label<'_>> {
    let mut labels = Vec::new();
    for mention in document.mentions.iter().filter(|mention| mention.record.is_live()) {
        let actor = mention.actor.as_ref().and_then(|id| document.actor(id));
        if let (Some(actor), Form::Name | Form::Alias) = (actor, mention.form) {
            let (name, of) = (actor.actor_type.name(), actor.id.as_str());
            labels.push(Label { column: 0, span: mention.span, name, of });
        }
    }
    for quote in document.quotes.iter().filter(|quote| quote.record.is_live()) {
        let of = quote.id.as_str();
        let speaker = quote.speaker.as_ref().and_then(|speaker| document.mention(&speaker.mention));
        labels.extend(quote.cue.map(|span| Label { column: 1, span, name: "cue", of }));
        let content = |span: &Span| Label { column: 2, span: *span, name: quote.kind.name(), of };
        labels.extend(quote.spans.iter().map(content));
        labels.extend(speaker.map(|mention| Label { column: 3, span: mention.span, name: "source", of }));
    }
    labels.sort_by_key(|label| (label.span.start(), Reverse(label.span.end())));
    labels
}

fn columns(labels: &[Label], words: &[Word]) -> [Vec<String>; 4] {
    std::array::from_fn(|column| {
        let mut cells = vec![String::new(); words.len()];
        let mut free = 0;
        for label in labels.iter().filter(|label| label.column == column) {
            let range = inside(words, label.span);
            if range.start < free {
                continue;
            }
            free = range.end.max(free);
            for n in range.clone() {
                let begins = n == range.start || words[n].sentence != words[n - 1].sentence;
                cells[n] = format!("{}-{}", if begins { 'B' } else { 'I' }, label.name);
            }
        }
        cells
    })
}

/// `actor=p1|content=q1,q2`, for each word.
fn links(labels: &[Label], words: &[Word]) -> Vec<String> {
    let mut of_word: Vec<[Vec<String>; 4]> = vec![Default::default(); words.len()];
    for label in labels {
        let of = encoded(label.of);
        for lists in of_word.get_mut(inside(words, label.span)).unwrap_or_default() {
            if !lists[label.column].contains(&of) {
                lists[label.column].push(of.clone());
            }
        }
    }
    let cell = |lists: &[Vec<String>; 4]| {
        let named = COLUMNS.iter().zip(lists).filter(|(_, list)| !list.is_empty());
        let parts: Vec<String> = named.map(|(name, list)| format!("{name}={}", list.join(","))).collect();
        parts.join("|")
    };
    of_word.iter().map(cell).collect()
}
