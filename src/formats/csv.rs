//! Tables of actors, mentions, quotes and captions: one row each, with the words that it covers.
//!
//! The first row names the columns. Offsets in code points. A cell with nothing in it stands for what is not there. Cells are
//! exact unless they are to be guarded for a spreadsheet.

use super::csv_row;
use crate::document::{Actor, Article, Document, MentionId, Record};
use crate::text::{OffsetMap, Span};
use serde::Serialize;
use serde_json::{Value, json};

/// The tables: the file, and its columns.
const TABLES: [(&str, &[&str]); 4] = [
    ("actors.csv", &["document", "actor", "name", "type", "aliases", "roles", "country", "mentions"]),
    (
        "mentions.csv",
        &["document", "article", "mention", "actor", "name", "type", "form", "start", "end", "text"],
    ),
    (
        "quotes.csv",
        &[
            "document",
            "article",
            "quote",
            "kind",
            "start",
            "end",
            "text",
            "spans",
            "cue",
            "cue_start",
            "cue_end",
            "speaker_text",
            "speaker_start",
            "speaker_end",
            "speaker",
            "speaker_name",
            "speaker_type",
        ],
    ),
    (
        "captions.csv",
        &[
            "document",
            "article",
            "caption",
            "start",
            "end",
            "text",
            "credit",
            "agency",
            "photographer",
            "duplicate_of",
        ],
    ),
];

/// The columns that every table ends with.
const DECISION: [&str; 5] = ["status", "by", "confidence", "time", "note"];

/// What stands between several values in one cell.
const BETWEEN: &str = "; ";

/// The tables' first rows, each with its file.
pub fn heads(guard: bool) -> impl Iterator<Item = (&'static str, String)> {
    TABLES.iter().map(move |(file, columns)| {
        let mark = if guard { csv_row::MARK } else { "" };
        let names = columns.iter().chain(&DECISION).map(|name| (*name).to_owned());
        (*file, mark.to_owned() + &csv_row::row(names))
    })
}

/// The rows of a document, each table with its file. What was rejected is left out.
pub fn rows(document: &Document, guard: bool) -> Vec<(&'static str, String)> {
    let tables = Tables { document, map: OffsetMap::new(&document.text), guard };
    let rows = [tables.actors(), tables.mentions(), tables.quotes(), tables.captions()];
    TABLES.iter().map(|(file, _)| *file).zip(rows).collect()
}

struct Tables<'d> {
    document: &'d Document,
    map: OffsetMap,
    guard: bool,
}

/// A cell: a text, a number, or nothing.
type Cell = Value;

impl Tables<'_> {
    fn actors(&self) -> String {
        let live = self.document.actors.iter().filter(|actor| actor.record.is_live());
        live.map(|actor| {
            let mentions = self.document.mentions.iter().filter(|mention| mention.record.is_live());
            let count = mentions.filter(|mention| mention.actor.as_ref() == Some(&actor.id)).count();
            let cells = [
                json!(actor.id.as_str()),
                json!(actor.name),
                json!(actor.actor_type),
                json!(actor.aliases.join(BETWEEN)),
                json!(actor.roles.join(BETWEEN)),
                json!(actor.country),
                json!(count),
            ];
            self.row(&cells, &actor.record)
        })
        .collect()
    }

    fn mentions(&self) -> String {
        let live = self.document.mentions.iter().filter(|mention| mention.record.is_live());
        live.map(|mention| {
            let actor = mention.actor.as_ref().and_then(|id| self.document.actor(id));
            let [start, end, text] = self.span(Some(mention.span));
            let article = self.article(mention.span);
            let [id, name, kind] = who(actor);
            let cells =
                [article, json!(mention.id.as_str()), id, name, kind, json!(mention.form), start, end, text];
            self.row(&cells, &mention.record)
        })
        .collect()
    }

    fn quotes(&self) -> String {
        let live = self.document.quotes.iter().filter(|quote| quote.record.is_live());
        live.map(|quote| {
            let text = &self.document.text;
            let first = quote.spans.first().copied();
            let whole = quote.spans.iter().copied().reduce(Span::join);
            let [start, end, _] = self.span(whole);
            let words: Vec<&str> = quote.spans.iter().map(|span| span.of(text)).collect();
            let spans: Vec<String> = quote
                .spans
                .iter()
                .map(|span| {
                    let [start, end, _] = self.span(Some(*span));
                    format!("{start}-{end}")
                })
                .collect();
            let [cue_start, cue_end, cue] = self.span(quote.cue);
            let speaker = quote.speaker.as_ref();
            let [speaker_start, speaker_end, speaker_text] =
                self.span(speaker.and_then(|s| self.where_is(&s.mention)));
            let actor = speaker.and_then(|s| s.actor.as_ref()).and_then(|id| self.document.actor(id));
            let [id, name, kind] = who(actor);
            let cells = [
                first.map_or(Value::Null, |span| self.article(span)),
                json!(quote.id.as_str()),
                json!(quote.kind),
                start,
                end,
                json!(words.join(" […] ")),
                json!(spans.join(BETWEEN)),
                cue,
                cue_start,
                cue_end,
                speaker_text,
                speaker_start,
                speaker_end,
                id,
                name,
                kind,
            ];
            self.row(&cells, &quote.record)
        })
        .collect()
    }

    fn captions(&self) -> String {
        let live = self.document.captions.iter().filter(|caption| caption.record.is_live());
        live.map(|caption| {
            let span = self.document.block(&caption.block).map(|block| block.span);
            let [start, end, text] = self.span(span);
            let credit = caption.credit.as_ref();
            let [_, _, words] = self.span(credit.map(|credit| credit.span));
            let cells = [
                span.map_or(Value::Null, |span| self.article(span)),
                json!(caption.id.as_str()),
                start,
                end,
                text,
                words,
                json!(credit.and_then(|credit| credit.agency.as_ref())),
                json!(credit.and_then(|credit| credit.photographer.as_ref())),
                json!(caption.duplicate_of.as_ref().map(|id| id.as_str())),
            ];
            self.row(&cells, &caption.record)
        })
        .collect()
    }

    fn where_is(&self, id: &MentionId) -> Option<Span> {
        self.document.mention(id).map(|mention| mention.span)
    }

    /// Start, end and words.
    fn span(&self, span: Option<Span>) -> [Cell; 3] {
        let Some(span) = span else { return Default::default() };
        let point = |byte| json!(self.map.point_of(&self.document.text, byte));
        [point(span.start()), point(span.end()), json!(span.of(&self.document.text))]
    }

    fn article(&self, span: Span) -> Cell {
        let holds = |article: &&Article| article.span.contains_position(span.start());
        json!(self.document.articles.iter().find(holds).map(|article| article.id.as_str()))
    }

    fn row(&self, cells: &[Cell], record: &Record) -> String {
        let decision = [
            json!(record.status),
            json!(record.by),
            json!(record.confidence.map(|confidence| confidence.share())),
            json!(record.time),
            json!(record.note),
        ];
        let document = json!(self.document.id.as_str());
        let all = std::iter::once(&document).chain(cells).chain(&decision);
        csv_row::row(all.map(|cell| written(cell, self.guard)))
    }
}

fn who(actor: Option<&Actor>) -> [Cell; 3] {
    fn cell(value: Option<impl Serialize>) -> Cell {
        json!(value)
    }
    [
        cell(actor.map(|actor| actor.id.as_str())),
        cell(actor.map(|actor| actor.name.as_str())),
        cell(actor.map(|actor| actor.actor_type)),
    ]
}

fn written(cell: &Cell, guard: bool) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => csv_row::cell(text, guard),
        other => other.to_string(),
    }
}
