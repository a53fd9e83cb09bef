//! The names that formats have on the command line.

use crate::document::Document;
use crate::formats;
use clap::ValueEnum;

/// The formats that documents are written in, each a line a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Galley JSON, one document a line.
    Galley,
    /// doccano: entities and relations, one document a line.
    Doccano,
}

impl Format {
    /// A document in this format, without a line end.
    pub fn write(self, document: &Document) -> String {
        match self {
            Format::Galley => formats::galley::write(document),
            Format::Doccano => formats::doccano::write(document),
        }
    }
}

/// The formats that documents are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Readable {
    /// Galley JSON, one document a line or one a file.
    Galley,
}

impl Readable {
    /// Reads one document.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn read(self, document: &str) -> Result<Document, formats::ReadError> {
        match self {
            Readable::Galley => formats::galley::read(document),
        }
    }
}
