//! Documents of files, folders and archives, piece by piece, in order.
//!
//! What cannot be read stands in its place as an error. Pieces are read into documents by whoever has time for it: on
//! all cores, in batches that fit into memory.

use super::Outcome;
use super::output::complain;
use super::source::{Bad, Source};
use crate::document::Document;
use crate::formats::{Layout, Piece, Pieces, ReadError, Readable};
use anyhow::bail;
use rayon::prelude::*;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// What a document is made of, not yet read.
struct Unread {
    /// The file's name.
    file: String,
    /// What the document is called that does not say so itself.
    name: String,
    piece: Piece,
    /// The text beside it.
    beside: String,
}

/// A document, and where it begins.
pub struct Read<T = Document> {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The document.
    pub document: T,
}

/// The documents of sources.
pub struct Documents {
    from: Readable,
    sources: std::vec::IntoIter<Result<Source, Bad>>,
    open: Option<Open>,
    bytes: u64,
}

/// A file that is being read.
struct Open {
    source: Source,
    pieces: Pieces<Box<dyn BufRead>>,
}

/// A batch is as many documents as keep all cores busy for a while, and no more than fit well into memory.
const BATCH_DOCUMENTS: usize = 512;
const BATCH_BYTES: u64 = 4 << 20;

/// The files that are named, and those that the format has in the folders and archives that are named.
pub fn sources(files: &[PathBuf], from: Readable) -> Vec<Result<Source, Bad>> {
    let wanted = |path: &Path| {
        let has = |ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
        from.in_folder().map_or_else(|| has("jsonl") || has("json"), has)
    };
    Source::of(files, &wanted)
}

impl Documents {
    /// Of these sources.
    pub fn of(sources: Vec<Result<Source, Bad>>, from: Readable) -> Documents {
        Documents { from, sources: sources.into_iter(), open: None, bytes: 0 }
    }

    /// How many bytes have been read so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Reads the next documents on all cores, and what `made` makes of each; nothing at the end.
    pub fn batch<T: Send>(&mut self, made: impl Fn(Read) -> T + Sync) -> Vec<Result<T, Bad>> {
        let until = self.bytes + BATCH_BYTES;
        let mut unread = Vec::new();
        while unread.len() < BATCH_DOCUMENTS && self.bytes < until {
            let Some(next) = self.unread() else { break };
            unread.push(next);
        }
        let from = self.from;
        let read = |unread: Result<Unread, Bad>| unread.and_then(|unread| unread.read(from)).map(&made);
        unread.into_par_iter().map(read).collect()
    }

    fn unread(&mut self) -> Option<Result<Unread, Bad>> {
        loop {
            if let Some(open) = &mut self.open {
                match open.pieces.next() {
                    Some(Ok(piece)) => {
                        self.bytes += piece.text.len() as u64;
                        return Some(open.unread(self.from, piece));
                    }
                    Some(Err(error)) => {
                        let at = format!("{}:{}", open.source.name(), error.line);
                        return Some(Err(Bad { at, why: error.why }));
                    }
                    None => self.open = None,
                }
            }
            let opened = self.sources.next()?.and_then(|source| {
                let pieces = Pieces::of(source.open()?, self.from.layout());
                Ok(Open { source, pieces })
            });
            match opened {
                Ok(open) => self.open = Some(open),
                Err(bad) => return Some(Err(bad)),
            }
        }
    }
}

impl Open {
    fn unread(&self, from: Readable, piece: Piece) -> Result<Unread, Bad> {
        let beside = match from.text_beside() {
            Some(ending) => self.source.beside(ending).text()?,
            None => String::new(),
        };
        Ok(Unread { file: self.source.name().to_owned(), name: self.source.stem(), piece, beside })
    }
}

impl Unread {
    fn read(self, from: Readable) -> Result<Read, Bad> {
        let (file, line) = (self.file, self.piece.line);
        match from.read(&self.name, &self.piece, &self.beside) {
            Ok(document) => Ok(Read { file, line, document }),
            Err(error) => Err(Bad { at: format!("{file}:{line}"), why: error.to_string() }),
        }
    }
}

impl Documents {
    /// All of them one after the other, for whoever has nothing to do with a batch.
    pub fn each(mut self) -> impl Iterator<Item = Result<Read, Bad>> {
        let mut batch = VecDeque::new();
        std::iter::from_fn(move || {
            if batch.is_empty() {
                batch.extend(self.batch(|read| read));
            }
            batch.pop_front()
        })
    }
}

/// The documents of a file, a folder or an archive, one after the other.
pub fn of(path: &Path, from: Readable) -> impl Iterator<Item = Result<Read, Bad>> + use<> {
    Documents::of(sources(&[path.to_owned()], from), from).each()
}

/// All documents of a file or a folder that can be read, each id once; whatever else there is, is named.
///
/// # Errors
/// There is none.
pub fn all<T>(
    path: &Path,
    documents: impl Iterator<Item = Result<Read<T>, Bad>>,
    id: impl Fn(&T) -> &str,
    outcome: &mut Outcome,
) -> anyhow::Result<Vec<T>> {
    let mut found: Vec<T> = Vec::new();
    let mut places: HashMap<String, (String, usize)> = HashMap::new();
    let mut bad = |error: Bad| {
        *outcome = Outcome::SomeBad;
        complain(&error.to_string());
    };
    for read in documents {
        match read {
            Ok(Read { file, line, document }) => match places.entry(id(&document).to_owned()) {
                Entry::Occupied(first) => {
                    let first = match first.get() {
                        (same, line) if *same == file => format!("line {line}"),
                        (other, line) => format!("{other}:{line}"),
                    };
                    let why = format!("{:?} stands in {first} already", id(&document));
                    bad(Bad { at: format!("{file}:{line}"), why });
                }
                Entry::Vacant(place) => {
                    place.insert((file, line));
                    found.push(document);
                }
            },
            Err(error) => bad(error),
        }
    }
    if found.is_empty() { bail!("{}: no document in it can be used", path.display()) } else { Ok(found) }
}

/// What `read` makes of each line of a file, or of the whole of it.
pub fn lines<T>(path: &Path, read: impl Fn(&str) -> Result<T, ReadError>) -> Vec<Result<Read<T>, Bad>> {
    let mut all = Vec::new();
    for source in Source::of(&[path.to_owned()], &|_| true) {
        let opened = source.and_then(|source| Ok((source.name().to_owned(), source.open()?)));
        let (file, reader) = match opened {
            Ok(opened) => opened,
            Err(bad) => {
                all.push(Err(bad));
                continue;
            }
        };
        for piece in Pieces::of(reader, Layout::Lines) {
            let line = piece.as_ref().map_or_else(|error| error.line, |piece| piece.line);
            let document = match &piece {
                Ok(piece) => read(&piece.text).map_err(|error| error.after_lines(line - 1).to_string()),
                Err(error) => Err(error.why.clone()),
            };
            all.push(match document {
                Ok(document) => Ok(Read { file: file.clone(), line, document }),
                Err(why) => Err(Bad { at: format!("{file}:{line}"), why }),
            });
        }
    }
    all
}
