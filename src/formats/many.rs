//! Files of many documents: JSON Lines, one document a line. A file that is one document, over lines or not, will do
//! too.

use super::ReadError;
use serde::de::IgnoredAny;

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
    let lines = is_lines(file);
    let whole = (!lines).then_some((0, file));
    let each = file.split('\n').enumerate().filter(move |(_, line)| lines && !line.trim().is_empty());
    whole.into_iter().chain(each).map(move |(before, json)| Entry {
        line: before + 1,
        document: read(json).map_err(|error| error.after_lines(before)),
    })
}

/// Whether each line is a document of its own. One of the first two lines tells: a document that is spread over lines
/// is in pieces there.
fn is_lines(file: &str) -> bool {
    let is_object = |line: &str| {
        let line = line.trim().trim_start_matches('\u{feff}');
        line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok()
    };
    file.split('\n').filter(|line| !line.trim().is_empty()).take(2).any(is_object)
}
