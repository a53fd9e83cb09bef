//! All formats that documents are read from, by name.

use super::error::ReadError;
use super::{Format, Layout, Piece, brat, cas, doccano, galley, label_studio, spacy};
use crate::document::Document;

/// What documents are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readable {
    /// Galley JSON, one document a line or one a file.
    Galley,
    /// Label Studio's tasks, as a list.
    LabelStudio,
    /// doccano's JSON Lines.
    Doccano,
    /// brat's standoff: a folder, or one file of annotations with its text beside it.
    Brat,
    /// spaCy's and Prodigy's JSON Lines.
    Spacy,
    /// UIMA CAS JSON: a folder, or one file.
    Inception,
    /// UIMA XMI: a folder, or one file.
    InceptionXmi,
}

impl Readable {
    /// All of them.
    pub const ALL: [Readable; 7] = [
        Readable::Galley,
        Readable::LabelStudio,
        Readable::Doccano,
        Readable::Brat,
        Readable::Spacy,
        Readable::Inception,
        Readable::InceptionXmi,
    ];

    /// Its name on the command line: that under which it is written.
    pub fn slug(self) -> &'static str {
        match self {
            Readable::Galley => Format::Galley,
            Readable::LabelStudio => Format::LabelStudio,
            Readable::Doccano => Format::Doccano,
            Readable::Brat => Format::Brat,
            Readable::Spacy => Format::Spacy,
            Readable::Inception => Format::Inception,
            Readable::InceptionXmi => Format::InceptionXmi,
        }
        .slug()
    }

    /// The ending of the files of a folder that are documents; `None` where the format is a file.
    pub fn in_folder(self) -> Option<&'static str> {
        match self {
            Readable::Galley | Readable::LabelStudio | Readable::Doccano | Readable::Spacy => None,
            Readable::Brat => Some("ann"),
            Readable::Inception => Some("json"),
            Readable::InceptionXmi => Some("xmi"),
        }
    }

    /// The ending of a text that lies beside each file, and gives its document its name.
    pub fn text_beside(self) -> Option<&'static str> {
        (self == Readable::Brat).then_some("txt")
    }

    /// How its files hold documents: what [`super::Pieces`] parts them by.
    pub fn layout(self) -> Layout {
        match self {
            Readable::Galley | Readable::Doccano | Readable::Spacy => Layout::Lines,
            Readable::LabelStudio => Layout::List,
            Readable::Brat | Readable::Inception | Readable::InceptionXmi => Layout::Whole,
        }
    }

    /// Reads the document of a piece of a file. `name` is what it is called where it does not say so itself, `beside` the
    /// text that lies beside the file, where the format has one.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where in the file.
    pub fn read(self, name: &str, piece: &Piece, beside: &str) -> Result<Document, ReadError> {
        let text = &piece.text;
        let document = match self {
            Readable::Galley => galley::read(text),
            Readable::LabelStudio => label_studio::read(text),
            Readable::Doccano => doccano::read(text),
            Readable::Spacy => spacy::read(text),
            Readable::Brat => brat::read(name, beside, text),
            Readable::Inception => cas::read_json(name, text),
            Readable::InceptionXmi => cas::read_xmi(name, text),
        };
        document.map_err(|error| error.after_lines(piece.line - 1))
    }
}
