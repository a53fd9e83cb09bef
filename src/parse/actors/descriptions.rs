//! Noun phrases that say what somebody is → sightings of descriptions.
//!
//! There is no tagger here: a description is found from its head noun leftwards, over what may stand before a noun,
//! to its determiner, possessor or number. Whether it is a mention is decided when the whole document is known.

use super::roles::office_of;
use super::scene::Scene;
use super::sighting::{Claim, Description, Seen, Sighting};
use crate::document::{ActorType, BlockRole, Confidence};
use crate::lexicon::countries::{Tie, country, country_of};
use crate::lexicon::{HEADS, TITLES, VOCABULARY};
use crate::parse::NameKind;
use crate::parse::grammar::DETERMINERS;
use smol_str::SmolStr;
use std::ops::Range;

/// The most words before a head noun.
const LONGEST: usize = 7;
/// Head nouns of groups that, as parts of names, belong to organisations.
const COLLECTIVES: &[&str] = &["forces", "delegation", "guards", "negotiators"];
/// State bodies of which a country has one.
const BODIES: &[&str] = &[
    "government",
    "army",
    "navy",
    "police",
    "parliament",
    "cabinet",
    "congress",
    "senate",
    "judiciary",
    "military",
    "embassy",
    "regime",
    "administration",
    "treasury",
];
/// People of whom a text says something without their being actors in the news.
const ANYBODY: &[&str] = &[
    "captives",
    "prisoners",
    "hostages",
    "survivors",
    "victims",
    "civilians",
    "patients",
    "people",
    "men",
    "women",
    "children",
    "families",
    "members",
    "fans",
    "sources",
    "parties",
    "companies",
    "players",
    "relatives",
    "candidates",
    "students",
    "citizens",
    "man",
    "woman",
    "boy",
    "girl",
    "source",
    "nationals",
    "crew",
];
/// Groups that act in the news wherever a word says which of them are meant ("world powers").
const POWERFUL: &[&str] = &[
    "powers",
    "leaders",
    "officials",
    "diplomats",
    "ministers",
    "troops",
    "forces",
    "lawmakers",
    "legislators",
    "authorities",
    "militants",
    "rebels",
    "insurgents",
    "negotiators",
    "envoys",
    "mediators",
    "fighters",
    "separatists",
    "protesters",
    "investigators",
    "prosecutors",
    "commanders",
];
/// Determiners that begin what is known.
const DEFINITE: &[&str] = &["the", "his", "her", "its", "their", "our", "my", "your"];
const POSSESSIVES: &[&str] = &["his", "her", "its", "their", "our", "my", "your"];
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
/// Adjectives that often stand before a description's noun without a determiner.
const ADJECTIVES: &[&str] = &[
    "senior",
    "top",
    "young",
    "old",
    "former",
    "local",
    "foreign",
    "unnamed",
    "armed",
    "masked",
    "key",
    "new",
    "major",
    "leading",
    "world",
    "aid",
    "rescue",
    "allied",
    "displaced",
    "wounded",
    "elected",
    "current",
    "high-ranking",
    "unidentified",
    "several",
    "many",
    "most",
    "jewish",
    "arab",
    "muslim",
];

/// What a head noun is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Group,
    Human,
    /// A body that a country has one of.
    Body,
    /// Any other organisation.
    Firm,
}

/// All of the passage, in the order of the text.
pub fn descriptions(scene: &Scene) -> Vec<Sighting> {
    if matches!(scene.passage.role, BlockRole::Byline | BlockRole::Dateline) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for index in 0..scene.len() {
        if let Some(direction) = direction(scene, index) {
            found.push(direction);
        } else if let Some((head, first)) = head_at(scene, index) {
            found.extend(phrase(scene, head, first..index + 1));
        }
    }
    found
}

/// "the North", where it acts or owns.
fn direction(scene: &Scene, index: usize) -> Option<Sighting> {
    let country = match scene.words.word(index) {
        "North" => "North Korea",
        "South" => "South Korea",
        _ => return None,
    };
    let alone = scene.name(index).is_none_or(|n| n.tokens.len() == 1);
    let acts =
        scene.is_possessive(index + 1) || scene.verb_from(index + 1) || !scene.words.is_word(index + 1);
    if index == 0 || !alone || !scene.is(index - 1, &["the"]) || !acts {
        return None;
    }
    if index > 1 && scene.is(index - 2, &["in", "of"]) && !scene.is_possessive(index + 1) {
        return None;
    }
    let (_, number) = country_of(country)?;
    Some(Sighting {
        span: scene.words.span(index - 1..index + 1)?,
        article: scene.passage.article,
        seen: Seen::Direction(number),
        confidence: Confidence::percent(70),
    })
}

/// The kind of head noun that ends at this token, and where it begins.
fn head_at(scene: &Scene, index: usize) -> Option<(Head, usize)> {
    if !scene.words.is_word(index) || scene.actor_name(index).is_some() {
        return None;
    }
    for length in (2..=3).rev() {
        let first = (index + 1).saturating_sub(length).max(scene.sentence_start(index));
        if index + 1 - first == length
            && let Some(span) = scene.words.span(first..index + 1)
            && HEADS.is(&span.of(scene.words.text).to_lowercase(), "body")
        {
            return Some((Head::Body, first));
        }
    }
    let word = scene.lower(index);
    // A capital inside a sentence is a name's or a title's.
    let title_case = matches!(scene.passage.role, BlockRole::Headline | BlockRole::Subhead);
    if scene.words.is_capital(index) && !title_case && index != scene.sentence_start(index) {
        return None;
    }
    if COLLECTIVES.contains(&word) {
        return Some((Head::Group, index));
    }
    if BODIES.contains(&word) {
        return Some((Head::Body, index));
    }
    let office = || TITLES.section(word).filter(|s| s.starts_with("office")).map(|_| "human");
    match HEADS.section(word).or_else(office)? {
        "group" => Some((Head::Group, index)),
        "human" => Some((Head::Human, index)),
        "body" => Some((Head::Body, index)),
        "org" => Some((Head::Firm, index)).filter(|_| !word.ends_with('s')),
        _ => None,
    }
}

/// What stands before a head noun.
#[derive(Debug, Default)]
struct Before {
    /// The first token of the phrase.
    begin: usize,
    /// The first token behind determiner and number.
    inner: usize,
    nation: Option<&'static str>,
    /// Where the nation's adjective or name stands, if it is not a possessor.
    nation_at: Option<usize>,
    possessor: bool,
    definite: bool,
    determined: bool,
}

fn phrase(scene: &Scene, head: Head, noun: Range<usize>) -> Option<Sighting> {
    let next = noun.end;
    if !ends_phrase(scene, head, next) || title_of_name(scene, next) {
        return None;
    }
    let before = before(scene, noun.start);
    if in_apposition(scene, before.begin) {
        return None;
    }
    let word = SmolStr::new(scene.lower(noun.end - 1));
    let end = extended(scene, head, &before, next);
    let mut span = scene.words.span(before.begin..end)?;
    let mut is_name = false;
    if head == Head::Body
        && let Some(nation) = before.nation_at
    {
        // "an Iranian defense ministry statement": the body is named, its article aside.
        span = scene.words.span(nation..noun.end)?;
        is_name = true;
    }
    let apposed = scene
        .words
        .is_mark(end, &[','])
        .then(|| {
            (end + 1..end + 8).take_while(|i| !scene.words.is_mark(*i, &[','])).find_map(|i| scene.name(i))
        })
        .flatten()
        .filter(|n| n.kind == NameKind::Person && super::roles::beside(scene, &n.tokens).start == end + 1)
        .map(|n| n.span);
    let anybody = ANYBODY.contains(&word.as_str());
    let speaks = scene.is_source(span)
        || (is_name && scene.words.span(before.begin..end).is_some_and(|s| scene.is_source(s)));
    let possessive = POSSESSIVES.contains(&scene.lower(before.begin));
    let claim = if speaks {
        Claim::Speaks
    } else if before.nation.is_some() && !(anybody && head == Head::Human && !before.determined) {
        Claim::Nation
    } else if apposed.is_some() && possessive {
        Claim::Nation
    } else if before.inner < noun.start
        && !before.possessor
        && POWERFUL.contains(&word.as_str())
        && tells_which(scene, noun.start - 1)
    {
        Claim::Acts
    } else if !anybody && acts(scene, before.begin, end) && !matches!(head, Head::Firm) && !possessive {
        Claim::Acts
    } else {
        Claim::Form
    };
    if apposed.is_some() && before.nation_at.is_none() && !possessive {
        return None;
    }
    let kind = match head {
        Head::Group => ActorType::Group,
        Head::Human => ActorType::Person,
        Head::Body | Head::Firm => ActorType::Organisation,
    };
    let key_start = if before.possessor {
        before.begin
    } else {
        before.nation_at.unwrap_or(before.inner).min(before.inner)
    };
    let key = scene.words.span(key_start..end)?.of(scene.words.text).to_lowercase();
    Some(Sighting {
        span,
        article: scene.passage.article,
        confidence: Confidence::percent(match claim {
            Claim::Speaks => 85,
            Claim::Nation => 80,
            Claim::Acts => 60,
            Claim::Form => 55,
        }),
        seen: Seen::Described(Description {
            kind,
            head: if head == Head::Human { office_of(&word) } else { word.clone() },
            noun: word,
            country: before.nation,
            definite: before.definite,
            is_name,
            apposed,
            claim,
            key,
        }),
    })
}

/// Whether the modifier before a group's noun says which of them, not only how many or of what mind.
fn tells_which(scene: &Scene, modifier: usize) -> bool {
    !scene.lower(modifier).contains('-')
        && !scene.is(modifier, &["new", "several", "many", "most", "other", "such"])
}

/// Whether a noun phrase can end before this token.
fn ends_phrase(scene: &Scene, head: Head, next: usize) -> bool {
    let word = scene.lower(next);
    if !scene.words.is_word(next)
        || scene.is_function_word(next)
        || scene.is_verb(next)
        || DETERMINERS.contains(&word)
    {
        return true;
    }
    if scene.words.is_capital(next) {
        // "president Ana Ruiz" is a title; "minister Monday" is not.
        return !scene.name(next).is_some_and(|n| n.kind == NameKind::Person);
    }
    match head {
        // A plural rarely stands before the noun that it belongs to; what follows it is a verb or an adverb.
        Head::Group => !matches!(HEADS.section(word), Some("group" | "human")),
        Head::Human => word.ends_with('s') && HEADS.section(word).is_none(),
        Head::Body => {
            word == "statement" || word == "spokesman" || word == "spokeswoman" || word == "official"
        }
        Head::Firm => false,
    }
}

fn title_of_name(scene: &Scene, next: usize) -> bool {
    scene.name(next).is_some_and(|n| n.kind == NameKind::Person && n.tokens.start == next)
}

/// Whether the phrase stands in apposition to a name before it: ", 52, a zoologist".
fn in_apposition(scene: &Scene, begin: usize) -> bool {
    let mut comma = match begin.checked_sub(1) {
        Some(c) if scene.words.is_mark(c, &[',']) => c,
        _ => return false,
    };
    if comma > 1 && scene.is_number(comma - 1) && scene.words.is_mark(comma - 2, &[',']) {
        comma -= 2;
    }
    comma > 0
        && scene.name(comma - 1).is_some_and(|n| n.kind == NameKind::Person && n.tokens.end == comma)
        // "Ana Ruiz, two ministers and …" goes on with a list; an apposition is closed by a mark.
        && !scene.is(begin, &NUMBERS)
}

fn before(scene: &Scene, noun: usize) -> Before {
    let floor = scene.sentence_start(noun).max(noun.saturating_sub(LONGEST));
    let mut found = Before { begin: noun, inner: noun, ..Before::default() };
    loop {
        if found.begin <= floor {
            break;
        }
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
            if name.kind == NameKind::Norp && name.tokens.start >= floor {
                (found.begin, found.inner) = (name.tokens.start, name.tokens.start);
                found.nation_at = Some(name.tokens.start);
                continue;
            }
            // "UN envoy"
            if name.kind == NameKind::Organisation && name.tokens.start >= floor && name.tokens.len() <= 3 {
                (found.begin, found.inner) = (name.tokens.start, name.tokens.start);
                continue;
            }
            break;
        }
        // "54-year-old"
        if scene.words.is_word(at)
            && at >= floor + 2
            && scene.words.is_mark(at - 1, &['-'])
            && scene.is_number(at - 2)
        {
            (found.begin, found.inner) = (at - 2, at - 2);
            continue;
        }
        // "deny that Kenyan soldiers": a conjunction far more often than a determiner.
        if (DETERMINERS.contains(&word) && word != "that") || NUMBERS.contains(&word) || scene.is_number(at) {
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
    while found.begin < noun
        && scene.is(found.begin, &["other", "such", "same", "fellow", "another"])
        && !found.determined
    {
        found.begin += 1;
        found.inner = found.inner.max(found.begin);
    }
    found
}

/// "US officials", "North Korea officials": a country's name before a noun, no preposition or verb's object.
fn may_modify(scene: &Scene, country: &Range<usize>) -> bool {
    let name = scene.words.word(country.start);
    name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        || scene.is(country.start.wrapping_sub(1), &["the", "a", "an"])
}

fn possessor(scene: &Scene, floor: usize, at: usize, found: &mut Before) {
    if let Some((_, number, range)) =
        scene.country_before(floor.saturating_sub(4), at).filter(|(t, ..)| *t != Tie::Adjective)
    {
        found.nation = found.nation.or(country(number).map(|c| c.code));
        found.begin = range.start;
    } else if let Some(name) = at.checked_sub(1).and_then(|i| scene.name(i)).filter(|n| n.tokens.end == at) {
        found.begin = name.tokens.start;
        if found.begin > floor && scene.is(found.begin - 1, &["the"]) {
            found.begin -= 1;
        }
    } else {
        // "the ferry's master"
        let begin = (floor..at)
            .rev()
            .take(4)
            .take_while(|i| scene.words.is_word(*i))
            .find(|i| scene.is(*i, &DETERMINERS));
        let Some(begin) = begin else { return };
        found.begin = begin;
    }
    found.possessor = true;
    found.definite = true;
    found.determined = true;
}

fn is_modifier(scene: &Scene, at: usize) -> bool {
    let word = scene.lower(at);
    if !scene.words.is_word(at) || scene.is_function_word(at) {
        return false;
    }
    let derived = ["al", "an", "ic", "ive", "ous", "ary", "ese", "ish", "ful", "less"];
    ADJECTIVES.contains(&word)
        || matches!(word, "other" | "such" | "same" | "fellow")
        || TITLES.is(word, "rank-word")
        || matches!(HEADS.section(word), Some("org" | "human" | "body"))
        || (word.len() > 5
            && derived.iter().any(|e| word.ends_with(e))
            && VOCABULARY.contains(word)
            && !scene.is_verb(at))
        || (word.contains('-') && !scene.words.is_capital(at))
}

/// Whether only plain words lie between here and a determiner close by.
fn reaches_determiner(scene: &Scene, floor: usize, at: usize) -> bool {
    for i in (floor..=at).rev().take(4) {
        if i < at && (DETERMINERS.contains(&scene.lower(i)) || scene.is_possessive(i)) {
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
fn extended(scene: &Scene, head: Head, before: &Before, next: usize) -> usize {
    let bare = head == Head::Group && before.nation.is_none() && !before.determined;
    if !bare || !scene.is(next, &["of", "from"]) {
        return next;
    }
    let mut end = next + 1;
    if scene.is(end, &DETERMINERS) {
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

/// Whether the phrase is the subject of a verb.
fn acts(scene: &Scene, begin: usize, end: usize) -> bool {
    let object = begin > 0
        && scene.is_function_word(begin - 1)
        && !scene.is(
            begin - 1,
            &[
                "and", "but", "that", "where", "when", "while", "as", "because", "if", "although", "though",
                "after", "before",
            ],
        );
    !object && (scene.verb_from(end) || scene.is(end, &["who"]))
}
