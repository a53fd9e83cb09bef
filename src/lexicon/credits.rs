//! The words of picture credits: labels, words that are a credit in themselves, picture houses.

use super::FastSet;
use super::{ORGANISATIONS, entries};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// The words of the data file.
#[derive(Debug)]
pub struct Credits {
    labels: Option<AhoCorasick>,
    alone: FastSet<&'static str>,
    houses: FastSet<&'static str>,
    joins: FastSet<&'static str>,
    no_initials: FastSet<&'static str>,
}

impl Credits {
    fn new(data: &'static str) -> Credits {
        let (mut labels, mut alone, mut houses) = (Vec::new(), FastSet::default(), FastSet::default());
        let (mut joins, mut no_initials) = (FastSet::default(), FastSet::default());
        for entry in entries(data) {
            match entry.section {
                "label" => labels.push(entry.line),
                "alone" => drop(alone.insert(entry.line)),
                "joins" => drop(joins.insert(entry.line)),
                "no-initials" => drop(no_initials.insert(entry.line)),
                _ => drop(houses.insert(entry.line)),
            }
        }
        let labels = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(labels)
            .ok();
        Credits { labels, alone, houses, joins, no_initials }
    }

    /// Where labels stand, as byte ranges; not necessarily at the boundaries of words.
    pub fn labels<'t>(&'t self, words: &'t str) -> impl Iterator<Item = std::ops::Range<usize>> + 't {
        self.labels.iter().flat_map(move |labels| labels.find_iter(words)).map(|found| found.range())
    }

    /// Whether the words (in lower case) are a credit in themselves.
    pub fn alone(&self, words: &str) -> bool {
        self.alone.contains(words)
    }

    /// Whether the word, as written, stands between the names of makers.
    pub fn joins(&self, word: &str) -> bool {
        self.joins.contains(word)
    }

    /// Whether these capitals are no initials of an office that lent a picture.
    pub fn no_initials(&self, word: &str) -> bool {
        self.no_initials.contains(word)
    }

    /// Whether the words name an agency or a picture house. Case counts in names of up to three letters.
    pub fn house(&self, words: &str) -> bool {
        ORGANISATIONS.is(words, "agency") || (words.len() > 3 && self.houses.contains(&*words.to_lowercase()))
    }
}

/// The words of picture credits.
pub static CREDITS: LazyLock<Credits> = LazyLock::new(|| Credits::new(include_str!("data/credits.txt")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_whole_and_houses_in_any_case() {
        let words = "A dam. Image credit: ESA";
        assert_eq!(CREDITS.labels(words).map(|r| &words[r]).collect::<Vec<_>>(), ["Image credit:"]);
        assert!(CREDITS.house("GETTY") && CREDITS.house("AP") && !CREDITS.house("ap"));
        assert!(CREDITS.alone("supplied"));
    }
}
