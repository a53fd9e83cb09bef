//! Texts of many documents: JSON Lines, one document a line. A text that is one document, over lines or not, will do
//! too.

use super::{Layout, Pieces, ReadError};

/// What one line (or a whole file that is one document) came to.
#[derive(Debug)]
pub struct Entry<T> {
    /// Where it begins, counted from 1.
    pub line: usize,
    /// The document, or why there is none.
    pub document: Result<T, ReadError>,
}

/// Reads a file of documents with `read`, in order, one after the other as they are asked for. A line that cannot be
/// read does not hold up the rest; blank lines are passed over.
pub fn read_many<T>(
    file: &str,
    read: impl Fn(&str) -> Result<T, ReadError>,
) -> impl Iterator<Item = Entry<T>> {
    // Bytes in memory that are UTF-8 can be read.
    Pieces::of(file.as_bytes(), Layout::Lines).flatten().map(move |piece| Entry {
        line: piece.line,
        document: read(&piece.text).map_err(|error| error.after_lines(piece.line - 1)),
    })
}
