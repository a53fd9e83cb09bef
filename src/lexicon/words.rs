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

/// A data file whose words may stand in several sections.
#[derive(Debug, Default)]
pub struct Lists(FastMap<&'static str, FastSet<&'static str>>);

impl Lists {
    /// Reads a data file.
    pub fn new(data: &'static str) -> Lists {
        let mut lists = Lists::default();
        for entry in entries(data) {
            lists.0.entry(entry.section).or_default().insert(entry.line);
        }
        lists
    }

    /// Whether the word stands in this section.
    pub fn has(&self, section: &str, word: &str) -> bool {
        self.0.get(section).is_some_and(|words| words.contains(word))
    }
}

/// Nouns and adjectives of descriptions, in lower case: see the file.
pub static DESCRIBED: LazyLock<Lists> = LazyLock::new(|| Lists::new(include_str!("data/described.txt")));

/// Given names: sections `m`, `f`, `b` (both).
pub static GIVEN_NAMES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/given_names.txt")));

/// Family names.
pub static SURNAMES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/surnames.txt")));

/// Cities, regions and seas, but no countries and no capitals.
pub static PLACES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/places.txt")));

/// Organisations: sections `agency`, `media`, `body`.
pub static ORGANISATIONS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/organisations.txt")));

/// Titles and offices, in lower case: sections `title`, `title-m`, `title-f` (only before a name), `office`,
/// `office-m`, `office-f`, and `rank-word` (what stands before an office).
pub static TITLES: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/titles.txt")));

/// What a name names by its head word, and the nouns of descriptions, in lower case: see the file.
pub static HEADS: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/heads.txt")));

/// Capitalised words that name no actor: sections `calendar`, `norp`, `other`.
pub static CAPITALISED: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/capitalised.txt")));

/// Common words, in lower case.
pub static VOCABULARY: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("data/vocabulary.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_data_file_is_read() {
        assert_eq!(GIVEN_NAMES.section("Ebrahim"), Some("m"));
        assert!(
            SURNAMES.contains("Tanaka") && PLACES.contains("Middle East") && VOCABULARY.contains("expand")
        );
        assert!(
            ORGANISATIONS.is("AFP", "agency")
                && TITLES.is("mrs", "title-f")
                && CAPITALISED.is("June", "calendar")
        );
        assert!(TITLES.longest() > 1);
    }

    #[test]
    fn a_word_has_one_section_in_heads_of_names() {
        // `section` answers one: where a word could stand in two, the first counts, and the file must mean it so.
        assert_eq!(HEADS.section("brigade"), Some("org"));
        assert_eq!(HEADS.section("soldiers"), Some("group"));
    }
}
