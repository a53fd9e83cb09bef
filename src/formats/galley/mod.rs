//! Galley JSON, version 1: the file format that Galley promises to keep.
//!
//! One document is one JSON object; a corpus is one document a line. The serialised shape lives in `file` and is
//! not the domain model: the file format is a promise, the inside stays free to change. Offsets in files count
//! Unicode code points. What is written can be read back to an equal document, unknown fields included.

mod file;
mod parts;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod text_edits;
mod write;

pub(super) use read::{check_depth, of_value};
pub use read::{is_galley, read};
#[cfg(feature = "schema")]
pub use schema::schema;
pub(super) use write::object;
pub use write::{write, write_pretty};

/// Value of the field `format`.
pub const FORMAT: &str = "galley";
/// Value of the field `version`.
pub const VERSION: u32 = 1;
/// Value of the field `offset_unit`.
pub const OFFSET_UNIT: &str = "code_point";

#[cfg(test)]
mod tests;
