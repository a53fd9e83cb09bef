//! All formats that documents are read from, by name.

use super::error::{Place, ReadError};
use super::{Entry, Format, brat, doccano, galley, label_studio, read_many};
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
}

impl Readable {
    /// All of them.
    pub const ALL: [Readable; 4] =
        [Readable::Galley, Readable::LabelStudio, Readable::Doccano, Readable::Brat];

    /// Its name on the command line: that under which it is written.
    pub fn slug(self) -> &'static str {
        match self {
            Readable::Galley => Format::Galley,
            Readable::LabelStudio => Format::LabelStudio,
            Readable::Doccano => Format::Doccano,
            Readable::Brat => Format::Brat,
        }
        .slug()
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
    /// text beside it there are none.
    pub fn read(self, file: &str) -> Box<dyn Iterator<Item = Entry<Document>> + '_> {
        match self {
            Readable::Galley => Box::new(read_many(file, galley::read)),
            Readable::Doccano => Box::new(read_many(file, doccano::read)),
            Readable::LabelStudio => tasks(file),
            Readable::Brat => Box::new(std::iter::empty()),
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
