//! Verbs of attribution, by their forms.

use super::entries;
use super::{FastMap, FastSet};
use std::sync::LazyLock;

/// What the content of a verb of attribution looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Whatever follows.
    Say,
    /// A clause, with or without "that".
    Clause,
    /// As `Clause`, of what somebody else is said to believe: "I think" says nothing of anybody.
    Mind,
    /// A clause after "that", or words in quotation marks.
    That,
    /// As `Clause`, after the person addressed.
    Tell,
    /// A thing and what it is said to be.
    Name,
    /// Whom it is said of, and what he is said to have done.
    Accuse,
    /// As `That`; the source is often a document.
    Report,
}

/// Which form of the verb stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// "say", "to say", "would say".
    Base,
    /// "says", "said": a subject makes it a whole clause.
    Finite,
    /// "seen", "written", where it differs from the past.
    Participle,
    /// "saying".
    Ing,
}

/// A form of a verb of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueVerb {
    /// What its content looks like.
    pub content: Content,
    /// Which form it is.
    pub form: VerbForm,
}

static VERBS: LazyLock<FastMap<&'static str, CueVerb>> = LazyLock::new(|| {
    let mut verbs = FastMap::default();
    for entry in entries(include_str!("data/cues.txt")) {
        let content = match entry.section {
            "say" => Content::Say,
            "clause" => Content::Clause,
            "mind" => Content::Mind,
            "that" => Content::That,
            "tell" => Content::Tell,
            "name" => Content::Name,
            "accuse" => Content::Accuse,
            "report" => Content::Report,
            _ => continue,
        };
        let forms: Vec<_> = entry.line.split(' ').collect();
        for (n, word) in forms.iter().enumerate() {
            let form = match n {
                0 => VerbForm::Base,
                1 | 2 => VerbForm::Finite,
                _ if n + 1 == forms.len() => VerbForm::Ing,
                _ => VerbForm::Participle,
            };
            // A form that two verbs share ("found"), or two forms of one ("read"), is the first that the file has,
            // save that a finite form is likelier than a base.
            let verb = verbs.entry(*word).or_insert(CueVerb { content, form });
            if verb.form == VerbForm::Base && form == VerbForm::Finite && verb.content == content {
                verb.form = form;
            }
        }
    }
    verbs
});

static PHRASES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let phrases = entries(include_str!("data/cues.txt")).filter(|e| e.section == "phrase");
    phrases.map(|e| e.line.split(' ').collect()).collect()
});

/// The verb of attribution that this word, in lower case, is a form of.
pub fn cue_verb(word: &str) -> Option<CueVerb> {
    VERBS.get(word).copied()
}

static NOUNS: LazyLock<FastSet<&'static str>> = LazyLock::new(|| {
    entries(include_str!("data/cues.txt"))
        .filter(|e| e.section == "noun")
        .flat_map(|e| e.line.split(' '))
        .collect()
});

/// Whether this form of a verb of attribution, in lower case, is as often a noun or an adjective.
pub fn is_also_noun(word: &str) -> bool {
    NOUNS.contains(word)
}

/// Phrases of attribution, each a list of words in lower case, that stand before their source.
pub fn cue_phrases() -> &'static [Vec<&'static str>] {
    &PHRASES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_four_or_five_forms() {
        for entry in
            entries(include_str!("data/cues.txt")).filter(|e| !matches!(e.section, "phrase" | "noun"))
        {
            assert!(matches!(entry.line.split(' ').count(), 4 | 5), "{}", entry.line);
        }
    }

    #[test]
    fn forms_lead_to_their_verb() {
        let claimed = CueVerb { content: Content::Clause, form: VerbForm::Finite };
        assert_eq!(cue_verb("said"), Some(CueVerb { content: Content::Say, ..claimed }));
        assert_eq!(cue_verb("claimed"), Some(claimed));
        assert_eq!(cue_verb("claiming"), Some(CueVerb { form: VerbForm::Ing, ..claimed }));
        assert_eq!(cue_verb("written"), Some(CueVerb { content: Content::That, form: VerbForm::Participle }));
        assert_eq!(cue_verb("read"), Some(CueVerb { content: Content::Report, form: VerbForm::Finite }));
        assert_eq!(cue_verb("table"), None);
        assert!(cue_phrases().contains(&vec!["according", "to"]));
    }
}
