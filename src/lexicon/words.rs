//! Words and phrases with the section of the data file that they stand in.
//!
//! Written as in the data: who asks decides on case. A phrase is its words with one space between. Lists that
//! `cargo xtask lexicon` makes from packages have a file beside them with what was added by hand.

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
        Words::of(&[data])
    }

    /// Reads several data files as one.
    pub fn of(files: &[&'static str]) -> Words {
        let mut words = Words::default();
        for entry in files.iter().copied().flat_map(entries) {
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
pub static GIVEN_NAMES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[include_str!("data/given_names_own.txt"), include_str!("data/given_names.txt")])
});

/// Family names.
pub static SURNAMES: LazyLock<Words> =
    LazyLock::new(|| Words::of(&[include_str!("data/surnames_own.txt"), include_str!("data/surnames.txt")]));

/// Cities, regions and seas, but no countries and no capitals.
pub static PLACES: LazyLock<Words> =
    LazyLock::new(|| Words::of(&[include_str!("data/places_own.txt"), include_str!("data/places.txt")]));

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

    #[test]
    fn what_was_added_by_hand_counts_before_what_a_package_says() {
        assert!(
            GIVEN_NAMES.is("Volodymyr", "m") && SURNAMES.contains("Zelensky") && PLACES.contains("Black Sea")
        );
        assert_eq!(GIVEN_NAMES.section("Hillary"), Some("b"));
        let words = Words::of(&["[b]\nKim", "[f]\nKim\nSun Hi"]);
        assert_eq!(
            (words.section("Kim"), words.section("Sun Hi"), words.longest()),
            (Some("b"), Some("f"), 2)
        );
    }

    #[test]
    fn own_additions_hold_nothing_that_the_package_says_too() {
        for (own, made) in [
            (include_str!("data/given_names_own.txt"), include_str!("data/given_names.txt")),
            (include_str!("data/surnames_own.txt"), include_str!("data/surnames.txt")),
            (include_str!("data/places_own.txt"), include_str!("data/places.txt")),
        ] {
            let made = Words::new(made);
            for entry in entries(own) {
                assert!(!made.is(entry.line, entry.section), "{} stands in both", entry.line);
            }
        }
    }
}
