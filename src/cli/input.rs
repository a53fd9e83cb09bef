//! Texts to be annotated, from files or standard input, one after the other.
//!
//! A text that cannot be read stands in its place as an error, so that the rest is not held up.

use crate::formats::texts;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;

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
    at: String,
    why: String,
}

/// All the texts of the sources, in order.
pub struct Texts {
    sources: std::vec::IntoIter<Source>,
    jsonl: bool,
    lines: Option<Lines>,
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
    /// Standard input where no file is named.
    pub fn of(files: &[PathBuf]) -> Vec<Source> {
        match files {
            [] => vec![Source::Standard],
            files => files.iter().cloned().map(Source::Path).collect(),
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

/// A source that is read line by line.
struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    line: usize,
}

impl Texts {
    /// The sources' texts: each a text of its own or, with `jsonl`, an object a line.
    pub fn of(sources: Vec<Source>, jsonl: bool) -> Texts {
        Texts { sources: sources.into_iter(), jsonl, lines: None, bytes_read: 0 }
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
}

impl Iterator for Texts {
    type Item = Result<Text, Bad>;

    fn next(&mut self) -> Option<Result<Text, Bad>> {
        loop {
            if let Some(text) = self.line() {
                return Some(text);
            }
            let source = self.sources.next()?;
            if !self.jsonl {
                return Some(self.whole(&source));
            }
            let name = source.name();
            match source.open() {
                Ok(reader) => self.lines = Some(Lines { name, reader, line: 0 }),
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
