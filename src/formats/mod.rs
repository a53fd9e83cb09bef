//! Documents ⇄ files: each format has its own serialised shape and converts.
//!
//! Code points and UTF-16 exist only here (and in the DOM); inside, positions are bytes. Nothing here opens a file:
//! text comes in and goes out as strings. Reading can fail, and says where.
//!
//! [`Format`] is what can be written, [`Readable`] what can be read; what each keeps stands in docs/formats.md. A file of
//! many documents is read piece by piece, so that its length does not matter:
//!
//! ```
//! use galley::formats::{Format, Layout, Options, Pieces, Readable, files};
//!
//! let file = "\
//! {\"id\": 7, \"text\": \"Ott left. 🚢\", \"label\": [[0, 3, \"person\"]]}
//! {\"id\": 8, \"text\": \"Nobody.\", \"label\": [[0, 99, \"person\"]]}
//! ";
//! let from = Readable::Doccano;
//! let mut documents = Vec::new();
//! let mut complaints = Vec::new();
//! for piece in Pieces::of(file.as_bytes(), from.layout()) {
//!     let piece = piece?;
//!     match from.read("7", &piece, "") {
//!         Ok(document) => documents.push(document),
//!         Err(error) => complaints.push(format!("line {}: {error}", piece.line)),
//!     }
//! }
//! assert_eq!(complaints, ["line 2: label[0].end: 99 lies outside the text, which ends at 7"]);
//!
//! // A format is a file, or several that belong into one folder.
//! let brat = files(Format::Brat, &documents[0], "7", Options::default());
//! let names: Vec<&str> = brat.iter().map(|file| file.name.as_str()).collect();
//! assert_eq!(names, ["annotation.conf", "7.txt", "7.ann"]);
//! assert!(brat[2].content.starts_with("T1\tperson 0 3\tOtt\n"));
//! # Ok::<(), galley::formats::NoPiece>(())
//! ```

pub mod brat;
pub mod cas;
pub mod conll;
pub mod csv;
pub mod csv_row;
pub mod doccano;
mod error;
mod escaped;
mod export;
#[cfg(test)]
mod exports_test;
mod file_names;
pub mod galley;
pub mod gold;
pub mod html;
mod import;
pub mod label_studio;
mod many;
mod pieces;
mod points;
pub mod spacy;
mod standoff;
pub mod tei;
pub mod texts;
pub mod web_annotation;

pub use error::{Place, ReadError};
pub use export::{Export, Format, NamedFile, Options, Part, Place as PartPlace, files};
pub use file_names::FileNames;
pub use import::Readable;
pub use many::{Entry, read_many};
pub use pieces::{Layout, NoPiece, Piece, Pieces};
