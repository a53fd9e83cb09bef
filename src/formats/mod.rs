//! Documents ⇄ files: each format has its own serialised shape and converts.
//!
//! Code points and UTF-16 exist only here (and in the DOM); inside, positions are bytes. Nothing here opens a file:
//! text comes in and goes out as strings. Reading can fail, and says where.

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
