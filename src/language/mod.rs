//! What belongs to one language: its words by what they do in a sentence, how they are inflected, where sentences end.
//!
//! A language is a folder of data files, each with its source in its head, and a `mod.rs` of a few lines that names them.
//! The parser's stages get a [`Language`] as a value and ask it for classes of words, never for words: no stage may name a
//! language. A language without a folder has no tables; its texts are parsed by what marks, capitals and the lexicon show.
//!
//! The page carries no tables of the parser: what it must know of a language is in [`Basics`].

mod basics;
mod calendar;
mod classes;
mod cues;
mod detect;
pub mod en;
mod inflection;

pub use basics::{Basics, basics};
pub use calendar::{Calendar, When};
pub use classes::{Class, Classes};
pub use cues::{Content, CueVerb, Cues, Phrase, VerbForm};
pub use detect::{UNKNOWN, detect, known as known_codes, name_of};
pub use inflection::{Inflection, ends_in};

use crate::lexicon::{FastMap, FastSet, Words, entries};
use std::sync::LazyLock;

/// One language, as the parser knows it.
#[derive(Debug)]
pub struct Language {
    /// Its code (BCP 47, primary language).
    pub code: &'static str,
    /// What the page knows of it too.
    pub basics: &'static Basics,
    /// Verbs and phrases of attribution.
    pub cues: Cues,
    /// How its words are inflected.
    pub inflection: Inflection,
    /// The words that say when.
    pub calendar: Calendar,
    /// Titles and offices, in lower case: sections `title`, `title-m`, `title-f` (only before a name), `office`,
    /// `office-m`, `office-f`, and `rank-word` (what stands before an office).
    pub titles: Words,
    /// What a name names by its head word, and the nouns of descriptions, in lower case: see `en/heads.txt`.
    pub heads: Words,
    capitalised: Words,
    /// The names of months and days, with a capital.
    calendar_names: FastSet<String>,
    /// Common words, in lower case.
    pub vocabulary: Words,
    classes: FastMap<&'static str, Classes>,
    /// Capitals that look like a function word and are none.
    acronyms: FastSet<&'static str>,
}

/// The data files of a language, as they stand; an empty one says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files {
    /// See [`Calendar`].
    pub calendar: &'static str,
    /// Capitalised words that name no actor: sections `calendar`, `norp`, `other`.
    pub capitalised: &'static str,
    /// See [`Cues`].
    pub cues: &'static str,
    /// Nouns and adjectives of descriptions, by [`Class`].
    pub description_nouns: &'static str,
    /// See [`Inflection`].
    pub endings: &'static str,
    /// The closed classes, and what the rules of grammar ask for: sections of [`Class`].
    pub function_words: &'static str,
    /// See [`Language::heads`].
    pub heads: &'static str,
    /// What stands around capitals and seats of power: sections of [`Class`].
    pub seats: &'static str,
    /// See [`Language::titles`].
    pub titles: &'static str,
    /// Frequent verbs with their forms.
    pub verbs: &'static str,
    /// See [`Language::vocabulary`].
    pub vocabulary: &'static str,
}

/// Articles, pronouns, prepositions and the like.
const FUNCTION: Classes = Classes::of(&[
    Class::Pronoun,
    Class::Determiner,
    Class::Preposition,
    Class::Subordinator,
    Class::Coordinator,
    Class::Auxiliary,
    Class::Adverb,
    Class::Function,
]);

impl Language {
    /// Of these files.
    pub fn new(code: &'static str, basics: &'static Basics, files: Files) -> Language {
        let calendar = Calendar::new(files.calendar);
        let mut classes = FastMap::<&'static str, Classes>::default();
        let mut acronyms = FastSet::default();
        for data in [files.function_words, files.seats, files.description_nouns] {
            for entry in entries(data) {
                let class = Class::ALL.iter().find(|class| class.section() == entry.section);
                for word in entry.line.split(' ') {
                    match class {
                        Some(class) => classes.entry(word).or_default().insert(*class),
                        None => drop(acronyms.insert(word)),
                    }
                }
            }
        }
        for name in &calendar.names {
            classes.entry(name).or_default().insert(Class::Time);
        }
        for entry in entries(files.verbs) {
            for (form, class) in forms(entry.line, entry.section == "upon") {
                classes.entry(form).or_default().insert(class);
            }
        }
        Language {
            code,
            basics,
            cues: Cues::new(files.cues),
            inflection: Inflection::new(files.endings),
            titles: Words::new(files.titles),
            heads: Words::new(files.heads),
            vocabulary: Words::new(files.vocabulary),
            capitalised: Words::new(files.capitalised),
            calendar_names: calendar.all_names.iter().map(|name| basics::capitalised(name)).collect(),
            calendar,
            classes,
            acronyms,
        }
    }

    /// Whether anything is known of it.
    pub fn has_tables(&self) -> bool {
        !self.classes.is_empty()
    }

    /// The classes of a word, in lower case.
    pub fn classes(&self, word: &str) -> Classes {
        self.classes.get(word).copied().unwrap_or_default()
    }

    /// The section of capitalised words that name no actor in which the phrase stands: `calendar`, `norp` or `other`.
    pub fn capitalised(&self, phrase: &str) -> Option<&'static str> {
        if self.calendar_names.contains(phrase) { Some("calendar") } else { self.capitalised.section(phrase) }
    }

    /// Whether the word, in any case, is an article, a pronoun, a preposition or the like: no name begins or ends with
    /// one.
    pub fn is_function(&self, word: &str) -> bool {
        if self.acronyms.contains(word) {
            return false;
        }
        let lower = word.to_lowercase();
        self.classes(&lower).has_any(FUNCTION) || self.is_contraction(&lower)
    }

    /// "i'm", "we’ll", "don't": a pronoun or an auxiliary with what is short for another.
    fn is_contraction(&self, lower: &str) -> bool {
        let Some((left, right)) = lower.split_once(['\'', '’']) else { return false };
        self.inflection.negation.contains(&right)
            || self.inflection.contraction.contains(&right) && self.classes(left).has(Class::Pronoun)
    }

    /// Whether the word, or a word it is a form of, is a common one.
    pub fn is_ordinary(&self, word: &str) -> bool {
        let lower = word.to_lowercase().replace('’', "'");
        self.is_ordinary_form(&lower)
            || lower.contains('-')
                && lower.split('-').all(|part| part.is_empty() || self.is_ordinary_form(part))
    }

    fn is_ordinary_form(&self, lower: &str) -> bool {
        self.vocabulary.contains(lower)
            || self.is_function(lower)
            || self.inflection.is_form(lower, |word| self.vocabulary.contains(word))
    }
}

/// The forms of a verb (base, third person, past, participle where it differs, the form in -ing) with what each shows.
fn forms(line: &'static str, upon: bool) -> Vec<(&'static str, Class)> {
    let forms: Vec<&'static str> = line.split(' ').collect();
    let Some((base, others)) = forms.split_first() else { return Vec::new() };
    let Some((_, finite)) = others.split_last() else { return Vec::new() };
    let mut found: Vec<_> = finite.iter().chain([base]).map(|form| (*form, Class::Finite)).collect();
    // "put" is past as well.
    if !finite.contains(base) {
        found.push((base, Class::Base));
    }
    if upon {
        found.extend(forms.iter().map(|form| (*form, Class::ActsUpon)));
    }
    found
}

/// What is known of a language without a folder.
static WITHOUT_TABLES: LazyLock<Language> =
    LazyLock::new(|| Language::new(UNKNOWN, basics::no_basics(), Files::default()));

/// The language without tables.
pub fn without_tables() -> &'static Language {
    &WITHOUT_TABLES
}

/// The primary language of a code: "en" of "en-GB", in lower case of ASCII.
pub fn primary(code: &str) -> &str {
    code.split(['-', '_']).next().unwrap_or_default()
}
