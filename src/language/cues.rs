//! Verbs and phrases of attribution, by their forms.

use crate::lexicon::{FastMap, FastSet, entries};

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
    /// Whether the form is as often a noun or an adjective.
    pub also_noun: bool,
}

/// A phrase: its words in lower case.
pub type Phrase = Vec<&'static str>;

/// The words of attribution of one language.
#[derive(Debug, Default)]
pub struct Cues {
    verbs: FastMap<&'static str, CueVerb>,
    /// Phrases that stand before their source: "according to".
    pub phrases: Vec<Phrase>,
    /// Phrases that stand between a subject and its verb: "in turn".
    pub between: Vec<Phrase>,
    /// Phrases before a base form that are a part of its verb: "went on to".
    pub goes_on: Vec<Phrase>,
}

impl Cues {
    /// Reads a data file: sections `phrase`, `between`, `goes-on` and `noun`, and one for each kind of content whose
    /// lines are verbs with their forms (base, third person, past, participle where it differs, the form in -ing).
    pub fn new(data: &'static str) -> Cues {
        let mut cues = Cues::default();
        let mut nouns: FastSet<&'static str> = FastSet::default();
        for entry in entries(data) {
            let words = entry.line.split(' ');
            let content = match entry.section {
                "say" => Content::Say,
                "clause" => Content::Clause,
                "mind" => Content::Mind,
                "that" => Content::That,
                "tell" => Content::Tell,
                "name" => Content::Name,
                "accuse" => Content::Accuse,
                "report" => Content::Report,
                "phrase" => {
                    cues.phrases.push(words.collect());
                    continue;
                }
                "between" => {
                    cues.between.push(words.collect());
                    continue;
                }
                "goes-on" => {
                    cues.goes_on.push(words.collect());
                    continue;
                }
                _ => {
                    nouns.extend(words);
                    continue;
                }
            };
            cues.add_verb(content, &words.collect::<Vec<_>>());
        }
        for (word, verb) in &mut cues.verbs {
            verb.also_noun = nouns.contains(word);
        }
        cues
    }

    fn add_verb(&mut self, content: Content, forms: &[&'static str]) {
        for (n, word) in forms.iter().enumerate() {
            let form = match n {
                0 => VerbForm::Base,
                1 | 2 => VerbForm::Finite,
                _ if n + 1 == forms.len() => VerbForm::Ing,
                _ => VerbForm::Participle,
            };
            // A form that two verbs share ("found"), or two forms of one ("read"), is the first that the file has,
            // save that a finite form is likelier than a base.
            let verb = self.verbs.entry(*word).or_insert(CueVerb { content, form, also_noun: false });
            if verb.form == VerbForm::Base && form == VerbForm::Finite && verb.content == content {
                verb.form = form;
            }
        }
    }

    /// The verb of attribution that this word, in lower case, is a form of.
    pub fn verb(&self, word: &str) -> Option<CueVerb> {
        self.verbs.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &str = "[say]\nsay says said saying\n[clause]\nclaim claims claimed claiming\n[that]\n\
                        write writes wrote written writing\n[report]\nread reads read reading\n[noun]\nclaim claims\n\
                        [phrase]\naccording to\n[between]\nin turn\n[goes-on]\nwent on to\n";

    #[test]
    fn forms_lead_to_their_verb() {
        let cues = Cues::new(DATA);
        let of = |content, form, also_noun| Some(CueVerb { content, form, also_noun });
        assert_eq!(cues.verb("said"), of(Content::Say, VerbForm::Finite, false));
        assert_eq!(cues.verb("claims"), of(Content::Clause, VerbForm::Finite, true));
        assert_eq!(cues.verb("claiming"), of(Content::Clause, VerbForm::Ing, false));
        assert_eq!(cues.verb("written"), of(Content::That, VerbForm::Participle, false));
        assert_eq!(cues.verb("read"), of(Content::Report, VerbForm::Finite, false));
        assert_eq!(cues.verb("table"), None);
    }

    #[test]
    fn phrases_are_their_words() {
        let cues = Cues::new(DATA);
        assert_eq!(cues.phrases, [["according", "to"]]);
        assert_eq!(cues.between, [["in", "turn"]]);
        assert_eq!(cues.goes_on, [["went", "on", "to"]]);
    }
}
