//! The noun phrase of a description, found from its head noun.
//!
//! There is no tagger here: from the head noun leftwards over what may stand before a noun, to the determiner, the
//! possessor or the number with which a description begins. Every search is bounded.

use super::scene::Scene;
use crate::document::BlockRole;
use crate::language::Class;
use crate::lexicon::countries::{Tie, country};
use crate::parse::NameKind;
use std::ops::Range;

/// The most words before a head noun.
const LONGEST: usize = 7;
/// Determiners that begin what is known.
const DEFINITE: &[&str] = &["the", "his", "her", "its", "their", "our", "my", "your"];
/// Pronouns that begin what is theirs.
pub const POSSESSIVES: &[&str] = &["his", "her", "its", "their", "our", "my", "your"];
/// Numbers in words.
const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozens",
    "hundreds",
    "thousands",
];

/// What a head noun is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Several people.
    Group,
    /// One human being.
    Human,
    /// A body that a country has one of.
    Body,
    /// Any other organisation.
    Firm,
}

/// The kind of head noun that ends at this token, and where it begins.
pub fn head_at(scene: &Scene, index: usize) -> Option<(Head, usize)> {
    if !scene.words.is_word(index) || scene.actor_name(index).is_some() {
        return None;
    }
    for length in (2..=3).rev() {
        let first = (index + 1).saturating_sub(length).max(scene.sentence_start(index));
        if index + 1 - first == length
            && let Some(span) = scene.words.span(first..index + 1)
            && matches!(
                scene.words.language().heads.section(&span.of(scene.words.text).to_lowercase()),
                Some("body" | "org")
            )
        {
            return Some((Head::Body, first));
        }
    }
    let lexeme = scene.words.lexeme(index);
    // A capital inside a sentence is a name's or a title's.
    let title_case = matches!(scene.passage.role, BlockRole::Headline | BlockRole::Subhead);
    if scene.words.is_capital(index) && !title_case && index != scene.sentence_start(index) {
        return None;
    }
    if scene.words.is(index, Class::Collective) {
        return Some((Head::Group, index));
    }
    if scene.words.is(index, Class::StateBody) {
        return Some((Head::Body, index));
    }
    let office = || lexeme.title.filter(|s| s.starts_with("office")).map(|_| "human");
    match lexeme.head.or_else(office) {
        Some("group") => Some((Head::Group, index)),
        Some("human") => Some((Head::Human, index)),
        Some("body") => Some((Head::Body, index)),
        _ => scene.words.is(index, Class::Firm).then_some((Head::Firm, index)),
    }
}

/// A noun phrase around a head noun, as token numbers.
#[derive(Debug, Default)]
pub struct NounPhrase {
    /// The first token.
    pub begin: usize,
    /// The first token behind determiner and number.
    pub inner: usize,
    /// The head noun.
    pub noun: Range<usize>,
    /// The token behind the last.
    pub end: usize,
    /// The country whose adjective, name or seat stands in it.
    pub nation: Option<&'static str>,
    /// Where the country's adjective or name begins, if it is no possessor.
    pub nation_at: Option<usize>,
    /// Whether it begins with a possessor ("Kenya's", "the ferry's").
    pub possessor: bool,
    /// Whether it means one that is known.
    pub definite: bool,
    /// Whether it has a determiner, a possessor or a number.
    pub determined: bool,
}

impl NounPhrase {
    /// The phrase around the head noun at these tokens; `None` where the noun only stands before another.
    pub fn around(scene: &Scene, head: Head, noun: Range<usize>) -> Option<NounPhrase> {
        let next = noun.end;
        if !ends_phrase(scene, head, next) || title_of_name(scene, next) {
            return None;
        }
        let mut phrase = before(scene, noun);
        phrase.end = extended(scene, head, &phrase, next);
        Some(phrase)
    }

    /// Whether any word stands between determiner and noun.
    pub fn is_modified(&self) -> bool {
        self.inner < self.noun.start
    }
}

/// Whether a number in words stands here.
pub fn is_number_word(scene: &Scene, index: usize) -> bool {
    scene.is(index, NUMBERS)
}

/// Whether a noun phrase can end before this token.
fn ends_phrase(scene: &Scene, head: Head, next: usize) -> bool {
    let word = scene.lower(next);
    // "the official visit"
    if matches!(head, Head::Human | Head::Firm) && scene.words.is(next, Class::Base) {
        return false;
    }
    if !scene.words.is_word(next)
        || scene.is_function_word(next)
        || scene.is_verb(next)
        || scene.words.is(next, Class::Determiner)
    {
        return true;
    }
    if scene.words.is_capital(next) {
        // "president Ana Ruiz" is a title; "minister Monday" is not.
        return scene.name(next).is_none_or(|n| n.kind != NameKind::Person);
    }
    match head {
        // A plural rarely stands before the noun that it belongs to; what follows it is a verb or an adverb.
        Head::Group => !matches!(scene.words.lexeme(next).head, Some("group" | "human")),
        Head::Human => word.ends_with('s') && scene.words.lexeme(next).head.is_none(),
        Head::Body => word == "statement",
        Head::Firm => false,
    }
}

fn title_of_name(scene: &Scene, next: usize) -> bool {
    scene.name(next).is_some_and(|n| n.kind == NameKind::Person && n.tokens.start == next)
}

fn before(scene: &Scene, noun: Range<usize>) -> NounPhrase {
    let floor = scene.sentence_start(noun.start).max(noun.start.saturating_sub(LONGEST));
    let mut found =
        NounPhrase { begin: noun.start, inner: noun.start, end: noun.end, noun, ..NounPhrase::default() };
    while found.begin > floor {
        let at = found.begin - 1;
        let word = scene.lower(at);
        if let Some((tie, number, range)) =
            scene.country_before(floor, found.begin).filter(|(t, ..)| *t != Tie::Seat)
        {
            let larger = scene.actor_name(at).is_some_and(|n| n.tokens.start < range.start);
            if larger || (tie == Tie::Name && !may_modify(scene, &range)) {
                break;
            }
            found.nation = country(number).map(|c| c.code);
            (found.begin, found.inner) = (range.start, range.start);
            found.nation_at = Some(range.start);
            continue;
        }
        if scene.is_possessive(at) {
            possessor(scene, floor, at, &mut found);
            break;
        }
        if let Some(name) = scene.name(at) {
            let begins = name.tokens.start;
            // "UN envoy", "Arab leaders"
            let short = name.kind == NameKind::Organisation && name.tokens.len() <= 3;
            if begins < floor || !(short || name.kind == NameKind::Norp) {
                break;
            }
            (found.begin, found.inner) = (begins, begins);
            if name.kind == NameKind::Norp {
                found.nation_at = Some(begins);
            }
            continue;
        }
        // "54-year-old"
        let hyphen = at >= floor + 2 && scene.words.is_mark(at - 1, &['-']) && scene.is_number(at - 2);
        if scene.words.is_word(at) && hyphen {
            (found.begin, found.inner) = (at - 2, at - 2);
            continue;
        }
        // "deny that Kenyan soldiers": a conjunction far more often than a determiner.
        let determiner = scene.words.is(at, Class::Determiner) && word != "that";
        if determiner || is_number_word(scene, at) || scene.is_number(at) {
            found.begin = at;
            found.determined = true;
            found.definite = DEFINITE.contains(&word);
            // "the two soldiers"
            if at > floor && scene.is(at - 1, &["the", "these", "those", "his", "her", "its", "their"]) {
                found.begin = at - 1;
                found.definite = true;
            }
            break;
        }
        if is_modifier(scene, at) || reaches_determiner(scene, floor, at) {
            (found.begin, found.inner) = (at, at);
            continue;
        }
        break;
    }
    while found.begin < found.noun.start
        && !found.determined
        && scene.is(found.begin, &["other", "such", "same", "fellow", "another"])
    {
        found.begin += 1;
        found.inner = found.inner.max(found.begin);
    }
    found
}

/// "US officials", "the North Korea team": a country's name before a noun, no preposition's or verb's object.
fn may_modify(scene: &Scene, country: &Range<usize>) -> bool {
    let name = scene.words.word(country.start);
    name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        || scene.is(country.start.wrapping_sub(1), &["the", "a", "an"])
}

fn possessor(scene: &Scene, floor: usize, at: usize, found: &mut NounPhrase) {
    let whose = scene.country_before(floor.saturating_sub(4), at).filter(|(t, ..)| *t != Tie::Adjective);
    if let Some((_, number, range)) = whose {
        found.nation = found.nation.or(country(number).map(|c| c.code));
        found.begin = range.start;
    } else if let Some(name) = at.checked_sub(1).and_then(|i| scene.name(i)).filter(|n| n.tokens.end == at) {
        found.begin = name.tokens.start;
        if found.begin > floor && scene.is(found.begin - 1, &["the"]) {
            found.begin -= 1;
        }
    } else {
        // "the ferry's master"
        let mut back = (floor..at).rev().take(4).take_while(|i| scene.words.is_word(*i));
        let Some(begin) = back.find(|i| scene.words.is(*i, Class::Determiner)) else { return };
        found.begin = begin;
    }
    found.possessor = true;
    found.definite = true;
    found.determined = true;
}

fn is_modifier(scene: &Scene, at: usize) -> bool {
    const DERIVED: &[&str] = &["al", "an", "ic", "ive", "ous", "ary", "ese", "ish", "ful", "less"];
    let (word, lexeme) = (scene.lower(at), scene.words.lexeme(at));
    if !scene.words.is_word(at) || scene.is_function_word(at) {
        return false;
    }
    let derived = || {
        word.len() > 5
            && DERIVED.iter().any(|e| word.ends_with(e))
            && scene.words.language().vocabulary.contains(word)
    };
    scene.words.is(at, Class::Adjective)
        || matches!(word, "other" | "such" | "same" | "fellow")
        || lexeme.title == Some("rank-word")
        || matches!(lexeme.head, Some("org" | "human" | "body"))
        || (derived() && !scene.is_verb(at))
        || (word.contains('-') && !scene.words.is_capital(at))
}

/// Whether only plain words lie between here and a determiner close by.
fn reaches_determiner(scene: &Scene, floor: usize, at: usize) -> bool {
    for i in (floor..=at).rev().take(4) {
        if i < at && (scene.words.is(i, Class::Determiner) || scene.is_possessive(i)) {
            return true;
        }
        let plain = scene.words.is_word(i)
            && !scene.words.is_capital(i)
            && !scene.is_function_word(i)
            && (!scene.is_verb(i) || scene.lower(i).ends_with("ed"));
        if !plain {
            return false;
        }
    }
    false
}

/// With the "of" phrase that a bare noun needs to mean anybody: "residents of the north".
fn extended(scene: &Scene, head: Head, phrase: &NounPhrase, next: usize) -> usize {
    let bare = head == Head::Group && phrase.nation.is_none() && !phrase.determined;
    if !bare || !scene.is(next, &["of", "from"]) {
        return next;
    }
    let mut end = next + 1;
    if scene.words.is(end, Class::Determiner) {
        end += 1;
    }
    if scene.is(next, &["from"]) && end == next + 1 {
        return next;
    }
    let start = end;
    while end < start + 4 && scene.words.is_word(end) && !scene.is_function_word(end) && !scene.is_verb(end) {
        end += 1;
    }
    if end > start { end } else { next }
}
