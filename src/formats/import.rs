//! All formats that documents are read from, by name.

use super::error::{Place, ReadError};
use super::{Entry, Format, brat, cas, doccano, galley, label_studio, read_many, spacy};
use crate::document::Document;
use serde_json::value::RawValue;

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

    /// Reads the document of a file and the text beside it.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn read_beside(self, id: &str, text: &str, file: &str) -> Result<Document, ReadError> {
        brat::read(id, text, file)
    }

    /// Reads the documents of a file, in order, one after the other as they are asked for. Of a format that has its
    /// text beside it there are none. `name` is what a document is called that does not say so itself.
    pub fn read<'f>(self, name: &str, file: &'f str) -> Box<dyn Iterator<Item = Entry<Document>> + 'f> {
        let one = |document| Box::new(std::iter::once(Entry { line: 1, document }));
        match self {
            Readable::Galley => Box::new(read_many(file, galley::read)),
            Readable::Doccano => Box::new(read_many(file, doccano::read)),
            Readable::Spacy => Box::new(read_many(file, spacy::read)),
            Readable::LabelStudio => tasks(file),
            Readable::Brat => Box::new(std::iter::empty()),
            Readable::Inception => one(cas::read_json(name, file)),
            Readable::InceptionXmi => one(cas::read_xmi(name, file)),
        }
    }
}

/// Label Studio's tasks stand in a list, or one a line.
fn tasks(file: &str) -> Box<dyn Iterator<Item = Entry<Document>> + '_> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    if !file.trim_start().starts_with('[') {
        return Box::new(read_many(file, label_studio::read));
    }
    match super::error::from_json::<Vec<&RawValue>>(file) {
        Ok(tasks) => Box::new(tasks.into_iter().map(move |task| {
            // The task is a piece of the file.
            let byte = (task.get().as_ptr() as usize).saturating_sub(file.as_ptr() as usize);
            let line = Place::of_byte(file, byte).line;
            let document = label_studio::read(task.get()).map_err(|error| error.after_lines(line - 1));
            Entry { line, document }
        })),
        Err(error) => {
            Box::new(std::iter::once(Entry { line: 1, document: Err::<Document, ReadError>(error) }))
        }
    }
}
