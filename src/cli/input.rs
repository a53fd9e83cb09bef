//! Texts to be annotated, from files, folders, archives or standard input, one after the other.
//!
//! A text that cannot be read stands in its place as an error, so that the rest is not held up.

use super::source::{Bad, STANDARD, Source, utf8};
use super::table::Table;
use crate::formats::texts;
use crate::intake::{self, Incoming};
use clap::ValueEnum;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// A text and what its document is called.
#[derive(Debug)]
pub struct Text {
    /// The document's id.
    pub id: String,
    /// As it was read.
    pub text: String,
    /// Whether it is HTML, of which only what a reader sees is text.
    pub is_html: bool,
}

impl Text {
    /// As the parser takes it.
    pub fn incoming(&self) -> Incoming {
        if self.is_html { intake::html(&self.text) } else { intake::plain(&self.text) }
    }
}

/// How a source holds texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// One plain text.
    Text,
    /// One JSON object {"id", "text"} a line.
    Jsonl,
    /// One page, of which what a reader sees is read.
    Html,
    /// A table, one text a row.
    Csv,
}

impl Kind {
    /// What a file's ending says.
    fn of(path: &Path) -> Option<Kind> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Kind::Text),
            "jsonl" => Some(Kind::Jsonl),
            "html" | "htm" => Some(Kind::Html),
            "csv" => Some(Kind::Csv),
            _ => None,
        }
    }
}

/// All the texts of the sources, in order.
pub struct Texts {
    sources: std::vec::IntoIter<Result<Source, Bad>>,
    kind: Option<Kind>,
    column: String,
    lines: Option<Lines>,
    table: Option<Table>,
    bytes_read: u64,
}

/// A source that is read line by line.
struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    line: usize,
}

/// The files that are named, those with texts in the folders and archives that are named, or standard input.
pub fn sources(files: &[PathBuf]) -> Vec<Result<Source, Bad>> {
    Source::of(files, &|path| Kind::of(path).is_some())
}

impl Texts {
    /// The sources' texts; with a kind all are of that kind, else what their ending says or plain text. `column` is the
    /// column of tables that holds them.
    pub fn of(sources: Vec<Result<Source, Bad>>, kind: Option<Kind>, column: String) -> Texts {
        Texts { sources: sources.into_iter(), kind, column, lines: None, table: None, bytes_read: 0 }
    }

    /// How many bytes have been read so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    fn whole(&mut self, source: &Source, is_html: bool) -> Result<Text, Bad> {
        let text = source.text()?;
        self.bytes_read += text.len() as u64;
        let id = if source.is_standard() { format!("{STANDARD}:1") } else { source.name().to_owned() };
        Ok(Text { id, text, is_html })
    }

    /// The next line that is not blank; `None` at the end of the source.
    fn line(&mut self) -> Option<Result<Text, Bad>> {
        loop {
            let lines = self.lines.as_mut()?;
            lines.line += 1;
            let at = format!("{}:{}", lines.name, lines.line);
            let mut bytes = Vec::new();
            match lines.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => {
                    self.lines = None;
                    return None;
                }
                Ok(read) => self.bytes_read += read as u64,
                Err(error) => {
                    self.lines = None;
                    return Some(Err(Bad { at, why: error.to_string() }));
                }
            }
            if !bytes.trim_ascii().is_empty() {
                return Some(text_of(bytes, at));
            }
        }
    }

    /// The next row; `None` at the end of the table.
    fn row(&mut self) -> Option<Result<Text, Bad>> {
        let table = self.table.as_mut()?;
        let before = table.bytes();
        let row = table.next();
        self.bytes_read += table.bytes().saturating_sub(before);
        if row.is_none() {
            self.table = None;
        }
        row
    }

    fn begin(&mut self, source: &Source) -> Option<Result<Text, Bad>> {
        let kind = self.kind.or_else(|| Kind::of(source.path())).unwrap_or(Kind::Text);
        if matches!(kind, Kind::Text | Kind::Html) {
            return Some(self.whole(source, kind == Kind::Html));
        }
        let name = source.name().to_owned();
        match source.open() {
            Ok(reader) if kind == Kind::Jsonl => self.lines = Some(Lines { name, reader, line: 0 }),
            Ok(reader) => match Table::open(name, reader, &self.column) {
                Ok(table) => self.table = Some(table),
                Err(bad) => return Some(Err(bad)),
            },
            Err(bad) => return Some(Err(bad)),
        }
        None
    }
}

impl Iterator for Texts {
    type Item = Result<Text, Bad>;

    fn next(&mut self) -> Option<Result<Text, Bad>> {
        loop {
            if let Some(text) = self.line().or_else(|| self.row()) {
                return Some(text);
            }
            let begun = match self.sources.next()? {
                Ok(source) => self.begin(&source),
                Err(bad) => Some(Err(bad)),
            };
            if begun.is_some() {
                return begun;
            }
        }
    }
}

/// The text of one line; where the line has no id, its place is its id.
fn text_of(line: Vec<u8>, at: String) -> Result<Text, Bad> {
    let line = utf8(line, &at)?;
    match texts::read_line(&line) {
        Ok(line) => Ok(Text { id: line.id.unwrap_or(at), text: line.text, is_html: false }),
        Err(error) => Err(Bad { at, why: error.to_string() }),
    }
}
