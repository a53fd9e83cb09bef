//! What a single word shows by itself: its capitals, and whether it is an ordinary word.

use crate::lexicon::{FastSet, VOCABULARY};
use crate::parse::grammar::{
    ADVERBS, AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS,
};
use std::sync::LazyLock;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "minister", or a word of a script without capitals.
    Lower,
    /// "Minister", "A".
    Capital,
    /// Two letters and more, all capitals: "NATO", "U.S.".
    Upper,
    /// A capital inside: "al-Shabaab", "iPhone".
    Inside,
}

/// How the word is written.
pub fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Lower };
    let (mut upper, mut others) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            others += 1;
        }
    }
    match (first.is_uppercase(), upper, others) {
        (true, 1.., 0) => Shape::Upper,
        (true, _, _) => Shape::Capital,
        (false, 1.., _) => Shape::Inside,
        (false, _, _) => Shape::Lower,
    }
}

/// The words that [`is_function`] knows, in lower case.
static FUNCTION: LazyLock<FastSet<&str>> = LazyLock::new(|| {
    const MORE: [&str; 28] = [
        "who",
        "whom",
        "him",
        "them",
        "me",
        "us",
        "there",
        "here",
        "yes",
        "it's",
        "let's",
        "that's",
        "there's",
        "up",
        "down",
        "out",
        "off",
        "only",
        "nobody",
        "nothing",
        "everything",
        "each",
        "such",
        "he's",
        "she's",
        "i'm",
        "o'clock",
        "ourselves",
    ];
    [&PRONOUNS[..], &DETERMINERS, &PREPOSITIONS, &SUBORDINATORS, &COORDINATORS, &AUXILIARIES, &ADVERBS, &MORE]
        .into_iter()
        .flatten()
        .copied()
        .collect()
});

/// Articles, pronouns, prepositions and the like: no name begins or ends with one.
pub fn is_function(word: &str) -> bool {
    const LONGEST: usize = 12;
    // "US" is the country, "WHO" the body.
    if matches!(word, "US" | "WHO") || word.len() > LONGEST {
        return false;
    }
    let mut buffer = [0; LONGEST];
    let lower = word.as_bytes();
    // Nearly every word is ASCII, and asked often: no string is made for it.
    let listed = match buffer.get_mut(..lower.len()).filter(|_| word.is_ascii()) {
        Some(buffer) => {
            buffer.copy_from_slice(lower);
            buffer.make_ascii_lowercase();
            std::str::from_utf8(buffer).is_ok_and(|word| FUNCTION.contains(word))
        }
        None => FUNCTION.contains(word.to_lowercase().as_str()),
    };
    listed || is_contraction(word)
}

/// "I'm", "we’ll", "don't": a pronoun or an auxiliary with what is short for another.
fn is_contraction(word: &str) -> bool {
    let Some((left, right)) = word.split_once(['\'', '’']) else { return false };
    let right_is_short = ["m", "ve", "ll", "d", "re", "t"].iter().any(|r| r.eq_ignore_ascii_case(right));
    right_is_short
        && (right.eq_ignore_ascii_case("t") || PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(left)))
}

/// Whether the word, or a word it is a form of, is a common English one.
pub fn is_ordinary(word: &str) -> bool {
    let lower = word.to_lowercase().replace('’', "'");
    ordinary_form(&lower)
        || lower.contains('-') && lower.split('-').all(|part| part.is_empty() || ordinary_form(part))
}

fn ordinary_form(lower: &str) -> bool {
    /// Endings, what may stand for them in the word itself, and how long the rest must be.
    const ENDINGS: [(&str, &[&str], usize); 12] = [
        ("s", &[""], 3),
        ("es", &[""], 3),
        ("ies", &["y"], 2),
        ("ed", &["", "e"], 3),
        ("ied", &["y"], 2),
        ("ing", &["", "e"], 3),
        ("ly", &["", "le"], 3),
        ("er", &["", "e"], 4),
        ("ers", &["", "e"], 4),
        ("ness", &[""], 4),
        ("n't", &[""], 2),
        ("'ll", &[""], 1),
    ];
    if VOCABULARY.contains(lower) || is_function(lower) {
        return true;
    }
    const NOUNS: [&str; 10] = [
        "ability",
        "ibility",
        "ation",
        "ations",
        "ization",
        "isation",
        "ology",
        "ological",
        "ership",
        "ification",
    ];
    if lower.len() > 9 && NOUNS.iter().any(|e| lower.ends_with(e)) {
        return true;
    }
    if let Some(rest) = lower.strip_prefix("re").or_else(|| lower.strip_prefix("un"))
        && rest.len() > 3
        && VOCABULARY.contains(rest)
    {
        return true;
    }
    ENDINGS.iter().any(|(ending, instead, least)| {
        let Some(stem) = lower.strip_suffix(ending).filter(|s| s.len() >= *least) else { return false };
        let mut letters = stem.chars().rev();
        let doubled = matches!((letters.next(), letters.next()), (Some(a), Some(b)) if a == b);
        instead.iter().any(|end| match *end {
            "" => {
                VOCABULARY.contains(stem)
                    || doubled
                        && ending.len() > 1
                        && VOCABULARY.contains(&stem[..stem.len() - last_len(stem)])
            }
            end => VOCABULARY.contains(&format!("{stem}{end}")),
        })
    })
}

fn last_len(stem: &str) -> usize {
    stem.chars().next_back().map_or(0, char::len_utf8)
}

/// The word as it would stand in running text: "IRAN" → "Iran", "AL-SABAH" → "Al-Sabah".
pub fn in_title_case(word: &str) -> String {
    let mut begins = true;
    word.chars()
        .flat_map(|c| {
            let cased: Vec<char> =
                if begins { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
            begins = matches!(c, '-' | '.' | '‐');
            cased
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_the_shape() {
        let check = |word: &str, expected: Shape| assert_eq!(shape(word), expected, "{word}");
        check("bridge", Shape::Lower);
        check("Bridge", Shape::Capital);
        check("A", Shape::Capital);
        check("J.", Shape::Capital);
        check("U.S.", Shape::Upper);
        check("McKay", Shape::Capital);
        check("al-Noor", Shape::Inside);
        check("جسر", Shape::Lower);
        check("桥", Shape::Lower);
        check("", Shape::Lower);
    }

    #[test]
    fn forms_of_common_words_are_ordinary() {
        for word in [
            "Bridges",
            "planned",
            "Carries",
            "quickly",
            "well-known",
            "Didn’t",
            "The",
            "stopping",
            "I’m",
            "sustainability",
        ] {
            assert!(is_ordinary(word), "{word}");
        }
        for word in ["Okonkwo", "Xi", "Tbilisi", "Raisi"] {
            assert!(!is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn capitals_are_taken_back() {
        assert_eq!(in_title_case("AL-SABAH"), "Al-Sabah");
        assert_eq!(in_title_case("ÉCOLE"), "École");
    }
}
