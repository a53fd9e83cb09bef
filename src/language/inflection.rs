//! How the words of a language are inflected, as far as endings show it.

use crate::lexicon::entries;

/// The endings of a language.
#[derive(Debug, Default)]
pub struct Inflection {
    /// Of adverbs.
    pub adverb: Vec<&'static str>,
    /// Of regular pasts and past participles.
    pub past: Vec<&'static str>,
    /// Of pasts of any kind.
    pub past_letter: Vec<&'static str>,
    /// Of participles and gerunds that go with what somebody does.
    pub participle: Vec<&'static str>,
    /// Of the third person.
    pub third_person: Vec<&'static str>,
    /// Of plurals.
    pub plural: Vec<&'static str>,
    /// What stands behind the apostrophe of a verb that is drawn into its subject.
    pub contraction: Vec<&'static str>,
    /// What stands behind the apostrophe of a negated verb.
    pub negation: Vec<&'static str>,
    stems: Vec<Stem>,
    nouns: Vec<&'static str>,
    prefixes: Vec<&'static str>,
}

/// An ending, and what the word is without it.
#[derive(Debug)]
struct Stem {
    ending: &'static str,
    /// The least bytes before it.
    least: usize,
    /// What may stand in its place in the word itself.
    instead: Vec<&'static str>,
}

impl Inflection {
    /// Reads a data file: see the head of `en/endings.txt`. What cannot be read is passed over.
    pub fn new(data: &'static str) -> Inflection {
        let mut found = Inflection::default();
        for entry in entries(data) {
            let words = || entry.line.split(' ');
            match entry.section {
                "adverb" => found.adverb.extend(words()),
                "past" => found.past.extend(words()),
                "past-letter" => found.past_letter.extend(words()),
                "participle" => found.participle.extend(words()),
                "third-person" => found.third_person.extend(words()),
                "plural" => found.plural.extend(words()),
                "contraction" => found.contraction.extend(words()),
                "negation" => found.negation.extend(words()),
                "noun" => found.nouns.extend(words()),
                "prefix" => found.prefixes.extend(words()),
                _ => found.stems.extend(stem(entry.line)),
            }
        }
        found
    }

    /// Whether the word, in lower case with straight apostrophes, is a form of one that `is_known`, as far as endings
    /// and prefixes show.
    pub fn is_form(&self, word: &str, is_known: impl Fn(&str) -> bool) -> bool {
        const LONG: usize = 9;
        let ends_as_noun = || self.nouns.iter().any(|ending| word.ends_with(ending));
        if word.len() > LONG && ends_as_noun() {
            return true;
        }
        let bare = self.prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
        if bare.is_some_and(|bare| bare.len() > 3 && is_known(bare)) {
            return true;
        }
        self.stems.iter().any(|stem| stem.fits(word, &is_known))
    }
}

impl Stem {
    fn fits(&self, word: &str, is_known: impl Fn(&str) -> bool) -> bool {
        let Some(stem) = word.strip_suffix(self.ending).filter(|stem| stem.len() >= self.least) else {
            return false;
        };
        self.instead.iter().any(|instead| match *instead {
            "" => {
                is_known(stem)
                    // "stopped": the last letter is doubled.
                    || self.ending.len() > 1 && undoubled(stem).is_some_and(&is_known)
            }
            instead => is_known(&[stem, instead].concat()),
        })
    }
}

/// The stem without its last letter, where that stands twice.
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.char_indices().rev();
    let ((at, last), (_, before)) = (letters.next()?, letters.next()?);
    (last == before).then(|| &stem[..at])
}

fn stem(line: &'static str) -> Option<Stem> {
    let mut fields = line.split(' ');
    let (ending, least) = (fields.next()?, fields.next()?.parse().ok()?);
    let instead = fields.map(|instead| if instead == "-" { "" } else { instead }).collect();
    Some(Stem { ending, least, instead })
}

/// Whether the word ends in one of these.
pub fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_to_its_word() {
        let endings = Inflection::new(
            "[stem]\ns 3 -\nies 2 y\ned 3 - e\ning 3 - e\n[noun]\nation\n[prefix]\nre\n[adverb]\nly\n",
        );
        let known = |word: &str| ["bridge", "stop", "carry", "open"].contains(&word);
        for word in ["bridges", "stopped", "carries", "bridged", "opening", "reopen", "sustentation"] {
            assert!(endings.is_form(word, known), "{word}");
        }
        for word in ["tables", "stop", "sations", "tabled"] {
            assert!(!endings.is_form(word, known), "{word}");
        }
        assert!(ends_in("quickly", &endings.adverb) && !ends_in("quick", &endings.adverb));
    }
}
