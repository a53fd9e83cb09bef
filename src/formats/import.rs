//! All formats that documents are read from, by name.

use super::error::{Place, ReadError};
use super::{Entry, doccano, galley, label_studio, read_many};
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
}

impl Readable {
    /// All of them.
    pub const ALL: [Readable; 3] = [Readable::Galley, Readable::LabelStudio, Readable::Doccano];

    /// Its name on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Readable::Galley => "galley",
            Readable::LabelStudio => "label-studio",
            Readable::Doccano => "doccano",
        }
    }

    /// Reads the documents of a file, in order, one after the other as they are asked for.
    pub fn read(self, file: &str) -> Box<dyn Iterator<Item = Entry<Document>> + '_> {
        match self {
            Readable::Galley => Box::new(read_many(file, galley::read)),
            Readable::Doccano => Box::new(read_many(file, doccano::read)),
            Readable::LabelStudio => tasks(file),
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
