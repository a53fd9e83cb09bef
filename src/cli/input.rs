//! Texts to be annotated, from files, folders or standard input, one after the other.
//!
//! A text that cannot be read stands in its place as an error, so that the rest is not held up.

use super::table::Table;
use crate::formats::texts;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A text and what its document is called.
#[derive(Debug)]
pub struct Text {
    /// The document's id.
    pub id: String,
    /// As it was read.
    pub text: String,
}

/// Input that could not be read: where, and why.
#[derive(Debug, thiserror::Error)]
#[error("{at}: {why}")]
pub struct Bad {
    pub(super) at: String,
    pub(super) why: String,
}

/// How a source holds texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It is one.
    Text,
    /// One a line, as JSON.
    Lines,
    /// One a row.
    Table,
}

impl Kind {
    /// What a file's ending says.
    fn of(path: &Path) -> Option<Kind> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Kind::Text),
            "jsonl" => Some(Kind::Lines),
            "csv" => Some(Kind::Table),
            _ => None,
        }
    }
}

/// All the texts of the sources, in order.
pub struct Texts {
    sources: std::vec::IntoIter<Source>,
    jsonl: bool,
    column: String,
    lines: Option<Lines>,
    table: Option<Table>,
    bytes_read: u64,
}

/// Where texts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Standard,
    /// A file.
    Path(PathBuf),
}

impl Source {
    /// Standard input where no file is named; of a folder, the files in it and in its folders whose ending says what
    /// they hold, by name.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn of(files: &[PathBuf]) -> std::io::Result<Vec<Source>> {
        if files.is_empty() {
            return Ok(vec![Source::Standard]);
        }
        let mut sources = Vec::new();
        for path in files {
            if path.is_dir() {
                below(path, &mut sources)?;
            } else {
                sources.push(Source::Path(path.clone()));
            }
        }
        Ok(sources)
    }

    /// With `jsonl`, all hold lines; else files do or are what their ending says.
    fn kind(&self, jsonl: bool) -> Kind {
        match self {
            _ if jsonl => Kind::Lines,
            Source::Standard => Kind::Text,
            Source::Path(path) => Kind::of(path).unwrap_or(Kind::Text),
        }
    }

    /// Bytes that it holds, where that can be known beforehand.
    pub fn len(&self) -> Option<u64> {
        match self {
            Source::Standard => None,
            Source::Path(path) => {
                std::fs::metadata(path).ok().filter(|file| file.is_file()).map(|file| file.len())
            }
        }
    }

    fn name(&self) -> String {
        match self {
            Source::Standard => "stdin".to_owned(),
            Source::Path(path) => path.display().to_string(),
        }
    }

    fn open(&self) -> std::io::Result<Box<dyn BufRead>> {
        Ok(match self {
            Source::Standard => Box::new(std::io::stdin().lock()),
            Source::Path(path) => Box::new(BufReader::new(File::open(path)?)),
        })
    }
}

/// What is hidden (its name begins with a dot) is left out, and links to folders are not followed.
fn below(folder: &Path, sources: &mut Vec<Source>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.iter().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            below(&path, sources)?;
        } else if Kind::of(&path).is_some() && path.is_file() {
            sources.push(Source::Path(path));
        }
    }
    Ok(())
}

/// A source that is read line by line.
struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    line: usize,
}

impl Texts {
    /// The sources' texts; with `jsonl`, all are of an object a line. `column` is the column of tables that holds them.
    pub fn of(sources: Vec<Source>, jsonl: bool, column: String) -> Texts {
        Texts { sources: sources.into_iter(), jsonl, column, lines: None, table: None, bytes_read: 0 }
    }

    /// How many bytes have been read so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    fn whole(&mut self, source: &Source) -> Result<Text, Bad> {
        let name = source.name();
        let mut bytes = Vec::new();
        let read = source.open().and_then(|mut reader| reader.read_to_end(&mut bytes));
        self.bytes_read += bytes.len() as u64;
        read.map_err(|error| Bad { at: name.clone(), why: error.to_string() })?;
        let id = if *source == Source::Standard { "stdin:1".to_owned() } else { name.clone() };
        Ok(Text { id, text: utf8(bytes, &name)? })
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
}

impl Iterator for Texts {
    type Item = Result<Text, Bad>;

    fn next(&mut self) -> Option<Result<Text, Bad>> {
        loop {
            if let Some(text) = self.line().or_else(|| self.row()) {
                return Some(text);
            }
            let source = self.sources.next()?;
            let kind = source.kind(self.jsonl);
            if kind == Kind::Text {
                return Some(self.whole(&source));
            }
            let name = source.name();
            match source.open() {
                Ok(reader) if kind == Kind::Lines => self.lines = Some(Lines { name, reader, line: 0 }),
                Ok(reader) => match Table::open(name, reader, &self.column) {
                    Ok(table) => self.table = Some(table),
                    Err(bad) => return Some(Err(bad)),
                },
                Err(error) => return Some(Err(Bad { at: name, why: error.to_string() })),
            }
        }
    }
}

/// The text of one line; where the line has no id, its place is its id.
fn text_of(line: Vec<u8>, at: String) -> Result<Text, Bad> {
    let line = utf8(line, &at)?;
    match texts::read_line(&line) {
        Ok(line) => Ok(Text { id: line.id.unwrap_or(at), text: line.text }),
        Err(error) => Err(Bad { at, why: error.to_string() }),
    }
}

fn utf8(bytes: Vec<u8>, at: &str) -> Result<String, Bad> {
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to() + 1;
        Bad {
            at: at.to_owned(),
            why: format!("is not UTF-8 (at byte {byte}); save it as UTF-8 and try again"),
        }
    })
}
