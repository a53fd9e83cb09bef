//! Countries with their codes, their adjectives and the seats of power that stand for them.

use super::FastMap;
use super::entries;
use std::sync::LazyLock;

/// A country, or a nation with a name of its own inside one.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// The usual name.
    pub name: &'static str,
}

/// What a word has to do with a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// One of its names.
    Name,
    /// An adjective or a word for its people.
    Adjective,
    /// A capital or a seat of power.
    Seat,
}

/// The countries and the words for them.
#[derive(Debug, Default)]
pub struct Countries {
    countries: Vec<Country>,
    words: FastMap<&'static str, (Tie, usize)>,
}

/// The most words that a name in the list has.
pub const LONGEST_COUNTRY: usize = 6;

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| Countries::new(include_str!("data/countries.tsv")));

impl Countries {
    fn new(data: &'static str) -> Countries {
        let mut known = Countries::default();
        for entry in entries(data) {
            let mut fields = entry.line.split('\t');
            let Some(code) = fields.next() else { continue };
            let number = known.countries.len();
            for tie in [Tie::Name, Tie::Adjective, Tie::Seat] {
                for word in fields.next().unwrap_or_default().split('|').filter(|w| !w.is_empty()) {
                    if known.countries.len() == number {
                        known.countries.push(Country { code, name: word });
                    }
                    known.words.entry(word).or_insert((tie, number));
                }
            }
        }
        known
    }
}

/// What `word`, written as it stands in a text, has to do with which country (its number).
pub fn country_of(word: &str) -> Option<(Tie, usize)> {
    COUNTRIES.words.get(word).copied()
}

/// The country with this number.
pub fn country(number: usize) -> Option<&'static Country> {
    COUNTRIES.countries.get(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_their_country() {
        let check = |word: &str, tie: Tie, name: &str| {
            let (found, number) = country_of(word).unwrap_or_else(|| panic!("{word} is not known"));
            assert_eq!((found, country(number).map(|c| c.name)), (tie, Some(name)), "{word}");
        };
        check("DPRK", Tie::Name, "North Korea");
        check("U.S.", Tie::Name, "United States");
        check("Iranian", Tie::Adjective, "Iran");
        check("Downing Street", Tie::Seat, "United Kingdom");
        check("Kyiv", Tie::Seat, "Ukraine");
        assert_eq!(country_of("Atlantis"), None);
    }
}
