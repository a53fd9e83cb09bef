//! A second look with the whole document in view.
//!
//! What one sentence leaves open the rest of the document often tells: a surname is a person where the full name is
//! one, a word that also stands in lower case is no name at the beginning of a sentence, and a headline names whom
//! the article names. Read in the order of the text; the maps are only asked, never walked through.

use super::kind::{Evidence, confidence, is_acronym_of};
use super::setting::{Capital, Casing, Setting};
use super::title_case::in_title_case;
use crate::document::Confidence;
use crate::parse::words::Words;
use crate::parse::{Context, Name, NameKind, Passage};
use crate::text::Shape;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The longest name that is looked for elsewhere, in tokens.
const LONGEST: usize = 8;
/// What an occurrence of unknown kind weighs.
const UNSURE: i32 = 30;
/// A name this sure stands on its own evidence.
const SURE: Confidence = Confidence::percent(96);

/// A name of a person with this confidence has a given name and a family name, or a title.
const FULL: Confidence = Confidence::percent(80);

/// Gives a name the kind that the document as a whole supports, and finds the names that only the rest of the
/// document shows to be names.
pub fn settle(context: Context, passages: &mut [Passage]) {
    let survey = Survey::new(context, passages);
    for passage in passages.iter_mut() {
        let names = reread(context, passage, &survey);
        passage.names = names;
    }
}

/// What the document as a whole says.
#[derive(Debug, Default)]
struct Survey {
    /// By name, as in running text: what its occurrences say of its kind.
    kinds: HashMap<String, Evidence>,
    /// Names that stand at least once where a capital means something, and the words of such names of persons.
    firm: HashSet<String>,
    /// Words that stand somewhere in lower case.
    lower: HashSet<String>,
}

impl Survey {
    fn new(context: Context, passages: &[Passage]) -> Survey {
        let mut survey = Survey::default();
        for passage in passages {
            let setting = Setting::new(context, passage);
            for index in 0..setting.words.len() {
                if setting.words.is_word(index) && setting.words.lexeme(index).shape == Shape::Lower {
                    survey.lower.insert(setting.words.word(index).to_owned());
                }
            }
            for name in &passage.names {
                survey.add(&setting, name);
            }
        }
        survey
    }

    fn add(&mut self, setting: &Setting, name: &Name) {
        let words = setting.words;
        let Some(key) = key(words, name.tokens.clone()) else { return };
        let weight = (i32::from(name.confidence.hundredths()) - UNSURE).max(1);
        self.kinds.entry(key.clone()).or_default().add(name.kind, weight);
        // A given and a family name together are firm in a headline too.
        let full = name.kind == NameKind::Person && name.tokens.len() > 1 && name.confidence >= FULL;
        let firm = full || is_firm(setting, name.tokens.clone());
        if firm {
            self.firm.insert(key);
        }
        if name.tokens.len() < 2 {
            return;
        }
        match name.kind {
            NameKind::Person => {
                let parts = name.tokens.clone().filter(|i| words.is_word(*i) && words.is_capital(*i));
                let parts = parts.filter(|i| !words.word(*i).ends_with('.') && !words.lexeme(*i).is_function);
                for part in parts {
                    let part = running(words.word(part));
                    self.kinds.entry(part.clone()).or_default().add(NameKind::Person, weight);
                    if firm {
                        self.firm.insert(part);
                    }
                }
            }
            NameKind::Organisation => {
                // "Lagos Ferries" of "Lagos Ferries Ltd"; and the acronym in brackets after it.
                for end in name.tokens.start + 1..name.tokens.end {
                    if words.lexeme(name.tokens.start).is_ordinary {
                        break;
                    }
                    if let Some(short) = self::key(words, name.tokens.start..end) {
                        self.kinds.entry(short).or_default().add(NameKind::Organisation, weight / 4);
                    }
                }
                let short = words.word(name.tokens.end + 1);
                if words.is_mark(name.tokens.end, &['(']) && is_acronym_of(short, words, name.tokens.clone())
                {
                    self.kinds.entry(running(short)).or_default().add(NameKind::Organisation, 4 * weight);
                    self.firm.insert(running(short));
                }
            }
            _ => {}
        }
    }

    /// The kind that the document supports, if it leads.
    fn kind(&self, key: &str) -> Option<(NameKind, i32)> {
        self.kinds.get(key).map(Evidence::best).filter(|(_, lead)| *lead > 0)
    }
}

/// What a name is asked for by: one word as in running text, several in lower case.
fn key(words: Words, tokens: Range<usize>) -> Option<String> {
    let several = tokens.len() > 1;
    let text = words.span(tokens)?.of(words.text);
    Some(if several { text.to_lowercase() } else { running(text) })
}

/// A longer word in capitals is written as in running text: "OSEI" is "Osei", but "EPA" stays.
fn running(word: &str) -> String {
    let capitals = Shape::of(word) == Shape::Upper && !word.contains('.') && word.chars().count() > 3;
    if capitals { in_title_case(word) } else { word.to_owned() }
}

/// Whether a capital in these tokens says something.
fn is_firm(setting: &Setting, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|i| setting.capital(i) == Capital::Strong)
}

/// The names of a passage by what is known of the document.
fn reread(context: Context, passage: &Passage, survey: &Survey) -> Vec<Name> {
    let setting = Setting::new(context, passage);
    let own = passage.names.iter().filter_map(|name| {
        let key = key(setting.words, name.tokens.clone())?;
        let firm = survey.firm.contains(&key) || is_firm(&setting, name.tokens.clone());
        (firm || keeps(setting.words, name, survey)).then(|| settled(name.clone(), &key, survey))
    });
    let elsewhere = known_elsewhere(&setting, passage, survey);
    longest(own.collect(), elsewhere)
}

fn settled(mut name: Name, key: &str, survey: &Survey) -> Name {
    if name.confidence < SURE
        && let Some((kind, lead)) = survey.kind(key)
        && kind != name.kind
    {
        name.kind = kind;
        name.confidence = confidence(lead / 10).min(Confidence::percent(90));
    }
    name
}

/// Both lists as one, in order: of two names that overlap the longer stands, and of equals the passage's own.
fn longest(own: Vec<Name>, elsewhere: Vec<Name>) -> Vec<Name> {
    let mut all: Vec<Name> = own;
    all.extend(elsewhere);
    // Stable: the passage's own come first among equals.
    all.sort_by_key(|name| name.span.start());
    let mut found: Vec<Name> = Vec::with_capacity(all.len());
    for name in all {
        match found.last_mut() {
            Some(last) if last.span.overlaps(name.span) => {
                if name.span.len() > last.span.len() {
                    *last = name;
                }
            }
            _ => found.push(name),
        }
    }
    found
}

/// Whether a name none of whose capitals says anything, and that stands nowhere else, is likely one.
fn keeps(words: Words, name: &Name, survey: &Survey) -> bool {
    let lower = |i: usize| survey.lower.contains(words.lower(i));
    if name.confidence >= Confidence::percent(80) {
        return name.tokens.len() > 1 || !lower(name.tokens.start);
    }
    if name.tokens.len() == 1 {
        return !lower(name.tokens.start);
    }
    // "Togo Agree": what stands in lower case elsewhere, or is a common word, belongs to the sentence.
    !name.tokens.clone().any(lower)
}

/// The names of the rest of the document, where they stand in words whose capitals would not say so.
fn known_elsewhere(setting: &Setting, passage: &Passage, survey: &Survey) -> Vec<Name> {
    let words = setting.words;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if setting.capital(at) != Capital::Weak {
            at += 1;
            continue;
        }
        let sentence = passage.tokens.sentence_of(at);
        let name = (at + 1..=sentence.end.min(at + LONGEST)).rev().find_map(|end| {
            if setting.capital(end - 1) == Capital::None {
                return None;
            }
            let key = key(words, at..end)?;
            let plain = end - at == 1 && is_plain(setting, passage, at, survey);
            if plain || !survey.firm.contains(&key) {
                return None;
            }
            let (kind, lead) = survey.kind(&key)?;
            let confidence = confidence(lead / 20).min(Confidence::percent(80));
            Some(Name { span: words.span(at..end)?, tokens: at..end, kind, confidence })
        });
        at = name.as_ref().map_or(at + 1, |n| n.tokens.end);
        found.extend(name);
    }
    found
}

/// Whether a single word is as likely the common word as the name: "Green" where something green is spoken of.
fn is_plain(setting: &Setting, passage: &Passage, at: usize, survey: &Survey) -> bool {
    let lexeme = setting.words.lexeme(at);
    if lexeme.is_function {
        return true;
    }
    let sentence = passage.tokens.sentence_of(at);
    let names_speaker = setting.words.is_mark(at + 1, &[':']) && at == sentence.start
        || setting.words.is_word_of(at + 1, &["said", "says", "told", "added"]);
    if names_speaker {
        return false;
    }
    let number = passage.tokens.sentences.partition_point(|s| s.end <= at);
    let heading = setting.casing(number) != Casing::Running;
    let person =
        survey.kind(&running(setting.words.word(at))).is_some_and(|(kind, _)| kind == NameKind::Person);
    survey.lower.contains(lexeme.lower.as_str()) || heading && lexeme.is_ordinary && !person
}
