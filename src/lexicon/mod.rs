//! Words known beforehand, as data files, with one loader.
//!
//! A data file is lines of text: `#` begins a comment line, `[name]` a section, any other line is an entry of the
//! section above it. Its first comment says where the words come from. What the entries mean is for the module that
//! holds the file; this room decides nothing about a text.

pub mod countries;
pub mod credits;
pub mod widgets;
mod words;

pub use words::{GIVEN_NAMES, ORGANISATIONS, PLACES, SURNAMES, Words, is_particle};

// Nobody chooses the words of the lexicons, so a quick hash will do; they are asked, never walked through.
pub(crate) use rustc_hash::{FxHashMap as FastMap, FxHashSet as FastSet};

/// One line of a data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The section it stands in; empty before the first.
    pub section: &'static str,
    /// The line without white space at either end.
    pub line: &'static str,
}

/// The entries of a data file, in order.
pub fn entries(data: &'static str) -> impl Iterator<Item = Entry> {
    let mut section = "";
    data.lines().map(str::trim).filter_map(move |line| {
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            return None;
        }
        Some(Entry { section, line })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_comments_are_no_entries() {
        let found: Vec<_> =
            entries("# whence\na\n\n[two]\n b c \n# no\n[three]\n").map(|e| (e.section, e.line)).collect();
        assert_eq!(found, [("", "a"), ("two", "b c")]);
    }
}
