//! English.

use super::basics::{Basics, Files as BasicFiles};
use super::{Files, Language};
use std::sync::LazyLock;

const BASIC_FILES: BasicFiles = BasicFiles {
    calendar: include_str!("calendar.txt"),
    mentions: include_str!("mentions.txt"),
    sentences: include_str!("sentences.txt"),
};

/// What the page knows of it.
pub(super) static BASICS: LazyLock<Basics> = LazyLock::new(|| Basics::new(BASIC_FILES));

/// All that is known of it.
pub static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::new(
        "en",
        &BASICS,
        Files {
            calendar: BASIC_FILES.calendar,
            capitalised: include_str!("capitalised.txt"),
            cues: include_str!("cues.txt"),
            description_nouns: include_str!("description_nouns.txt"),
            endings: include_str!("endings.txt"),
            function_words: include_str!("function_words.txt"),
            heads: include_str!("heads.txt"),
            seats: include_str!("seats.txt"),
            titles: include_str!("titles.txt"),
            verbs: include_str!("verbs.txt"),
            vocabulary: include_str!("vocabulary.txt"),
        },
    )
});
