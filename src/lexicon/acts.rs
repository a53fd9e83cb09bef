//! What shows that somebody acts or is acted upon: verbs by their forms, and the nouns around a place or a state.

use super::FastSet;
use super::{Lists, entries};
use std::sync::LazyLock;

const DATA: &str = include_str!("data/acts.txt");

static NOUNS: LazyLock<Lists> = LazyLock::new(|| Lists::new(DATA));

/// Whether the word, in lower case, stands in this section of nouns: `city`, `towards`, `from`, `going`.
pub fn is_noun_of(word: &str, section: &str) -> bool {
    NOUNS.has(section, word)
}

static VERBS: LazyLock<FastSet<String>> =
    LazyLock::new(|| ["verb", "upon"].into_iter().flat_map(|section| forms_of(section, true)).collect());
static BASES: LazyLock<FastSet<&'static str>> = LazyLock::new(|| {
    let verbs = entries(DATA).filter(|e| matches!(e.section, "verb" | "upon"));
    // "put" is past as well.
    let forms = |line: &'static str| line.split_once(' ').unwrap_or((line, ""));
    verbs
        .map(|e| forms(e.line))
        .filter(|(base, past)| !past.split(' ').any(|p| p == *base))
        .map(|(b, _)| b)
        .collect()
});
static UPON: LazyLock<FastSet<String>> = LazyLock::new(|| forms_of("upon", false).collect());

/// Whether the word, in lower case, is a finite form of a frequent verb.
pub fn is_finite(word: &str) -> bool {
    VERBS.contains(word)
}

/// Whether the word, in lower case, is the base of a frequent verb and no other form: no verb of one person's or state's
/// in a report, and as often a noun ("visit").
pub fn is_base(word: &str) -> bool {
    BASES.contains(word)
}

/// Whether the word, in lower case, is any form of a verb whose object is somebody.
pub fn acts_upon(word: &str) -> bool {
    UPON.contains(word)
}

fn forms_of(section: &'static str, finite: bool) -> impl Iterator<Item = String> {
    entries(DATA).filter(move |e| e.section == section).flat_map(move |entry| {
        let mut words = entry.line.split(' ');
        let base = words.next().unwrap_or_default();
        let mut forms: Vec<String> = words.map(str::to_owned).collect();
        if forms.is_empty() {
            forms.push(with_ending(base, "ed"));
        }
        forms.push(with_ending(base, "s"));
        forms.push(base.to_owned());
        if !finite {
            forms.push(with_ending(base, "ing"));
        }
        forms
    })
}

fn with_ending(base: &str, ending: &str) -> String {
    let stem = &base[..base.len().saturating_sub(1)];
    let vowel_before_y = base.ends_with("ay") || base.ends_with("ey") || base.ends_with("oy");
    const DOUBLED: [&str; 11] =
        ["plan", "ban", "stop", "let", "run", "begin", "cut", "set", "put", "hit", "win"];
    match ending {
        "s" if base.ends_with('y') && !vowel_before_y => format!("{stem}ies"),
        "s" if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        "ed" if base.ends_with('y') && !vowel_before_y => format!("{stem}ied"),
        "ed" | "ing" if base.ends_with('e') && !base.ends_with("ee") => format!("{stem}{ending}"),
        "ed" | "ing" if DOUBLED.contains(&base) => {
            let last = &base[base.len() - 1..];
            format!("{base}{last}{ending}")
        }
        _ => format!("{base}{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_by_their_forms() {
        for word in ["wants", "saw", "denies", "denied", "banned", "pushes", "imposed", "played", "has begun"]
        {
            let word = word.rsplit(' ').next().unwrap();
            assert!(is_finite(word), "{word}");
        }
        assert!(acts_upon("accusing") && acts_upon("urged") && !acts_upon("visited"));
        assert!(!is_finite("table"));
        assert!(is_base("visit") && !is_base("visits") && !is_base("put"));
    }

    #[test]
    fn nouns_are_known_by_their_section() {
        assert!(is_noun_of("airport", "city") && is_noun_of("aid", "towards") && !is_noun_of("aid", "city"));
    }
}
