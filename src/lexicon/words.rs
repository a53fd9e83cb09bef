//! Words and phrases with the section of the data file that they stand in.
//!
//! Written as in the data: who asks decides on case. A phrase is its words with one space between.

use super::entries;
use super::{FastMap, FastSet};
use std::sync::LazyLock;

/// A data file whose lines are words or phrases.
#[derive(Debug, Default)]
pub struct Words {
    sections: FastMap<&'static str, &'static str>,
    longest: usize,
}

impl Words {
    /// Reads a data file; of a phrase that stands twice the first counts.
    pub fn new(data: &'static str) -> Words {
        let mut words = Words::default();
        for entry in entries(data) {
            words.longest = words.longest.max(entry.line.split(' ').count());
            words.sections.entry(entry.line).or_insert(entry.section);
        }
        words
    }

    /// The section in which the phrase stands.
    pub fn section(&self, phrase: &str) -> Option<&'static str> {
        self.sections.get(phrase).copied()
    }

    /// Whether the phrase stands anywhere.
    pub fn contains(&self, phrase: &str) -> bool {
        self.sections.contains_key(phrase)
    }

    /// Whether the phrase stands in this section.
    pub fn is(&self, phrase: &str, section: &str) -> bool {
        self.section(phrase) == Some(section)
    }

    /// How many words the longest phrase has.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

/// Given names: sections `m`, `f`, `b` (both).
pub static GIVEN_NAMES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/given_names.txt")));

/// Family names.
pub static SURNAMES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/surnames.txt")));

/// Cities, regions and seas, but no countries and no capitals.
pub static PLACES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/places.txt")));

/// Organisations: sections `agency`, `media`, `body`.
pub static ORGANISATIONS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/organisations.txt")));

static PARTICLES: LazyLock<FastSet<&'static str>> = LazyLock::new(|| {
    entries(include_str!("data/particles.txt")).flat_map(|entry| entry.line.split(' ')).collect()
});

/// Whether the word, as written, stands inside names of persons and places ("de", "bin").
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_data_file_is_read() {
        assert_eq!(GIVEN_NAMES.section("Ebrahim"), Some("m"));
        assert!(SURNAMES.contains("Tanaka") && PLACES.contains("Middle East"));
        assert!(ORGANISATIONS.is("AFP", "agency") && is_particle("bin") && !is_particle("Bin"));
        assert!(ORGANISATIONS.longest() > 1);
    }
}
