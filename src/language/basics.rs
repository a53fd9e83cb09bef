//! The little that the page itself must know of a language, so that it need not carry the parser's tables: where
//! sentences end, and how the words of a mention speak of somebody.

use super::en;
use crate::lexicon::{FastSet, entries};
use crate::text::SentenceRules;
use std::sync::LazyLock;

/// What the page knows of a language.
#[derive(Debug, Default)]
pub struct Basics {
    /// Where sentences end.
    pub sentences: SentenceRules,
    /// Abbreviations whose full stop stands inside a name ("Gen. Reza").
    pub stopped: FastSet<&'static str>,
    determiner: FastSet<&'static str>,
    pronoun: FastSet<&'static str>,
}

/// The data files of [`Basics`], as they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Files {
    pub calendar: &'static str,
    pub mentions: &'static str,
    pub sentences: &'static str,
}

impl Basics {
    pub(super) fn new(files: Files) -> Basics {
        let mut basics = Basics::default();
        for entry in entries(files.sentences) {
            let words = || entry.line.split(' ');
            match entry.section {
                "begins" => basics.sentences.begins.extend(words()),
                "name" => basics.stopped.extend(words()),
                section => {
                    basics.sentences.abbreviations.extend(words().map(str::to_owned));
                    if section == "title" {
                        basics.stopped.extend(words());
                    }
                }
            }
        }
        let months = entries(files.calendar).filter(|entry| entry.section == "month-stopped");
        let months = months.flat_map(|entry| entry.line.split(' ')).map(capitalised);
        basics.sentences.abbreviations.extend(months);
        for entry in entries(files.mentions) {
            let words = entry.line.split(' ');
            match entry.section {
                "determiner" => basics.determiner.extend(words),
                _ => basics.pronoun.extend(words),
            }
        }
        basics
    }

    /// Whether a description may begin with this word, in whatever case.
    pub fn is_determiner(&self, word: &str) -> bool {
        self.determiner.contains(word.to_lowercase().as_str())
    }

    /// Whether this is a pronoun, in whatever case.
    pub fn is_pronoun(&self, word: &str) -> bool {
        self.pronoun.contains(word.to_lowercase().as_str())
    }
}

/// The word with a capital.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

static NONE: LazyLock<Basics> = LazyLock::new(Basics::default);

/// The languages with a folder of data files, by their codes.
static FOLDERS: [(&str, &LazyLock<Basics>); 1] = [("en", &en::BASICS)];

/// Whether there are data files for the language of this code.
pub(super) fn has_folder(code: &str) -> bool {
    FOLDERS.iter().any(|(known, _)| *known == code)
}

/// What the page knows of the language of this code (BCP 47; "en-GB" is "en"); nothing where there are no tables. What is in an
/// unknown language is read as the first: files of other tools rarely say in which theirs are.
pub fn basics(code: &str) -> &'static Basics {
    let [(_, first), ..] = &FOLDERS;
    match super::primary(code) {
        super::UNKNOWN => first,
        code => FOLDERS.iter().find(|(known, _)| *known == code).map_or(&*NONE, |(_, basics)| basics),
    }
}

/// Nothing: of a language without tables.
pub(super) fn no_basics() -> &'static Basics {
    &NONE
}
