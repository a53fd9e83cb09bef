//! Titles before a name and appositions after it.

use super::scene::Scene;
use super::sighting::{Gender, Role};
use crate::language::{Class, Language};
use crate::lexicon::countries::{Tie, country};
use crate::parse::NameKind;
use smol_str::SmolStr;
use std::ops::Range;

/// The most words that a title before a name, or an apposition up to its noun, has.
const LONGEST: usize = 8;

/// Titles that everybody has.
const COURTESY: &[&str] = &["mr", "mrs", "ms", "miss", "mister"];

/// What a passage says of a name beside it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Titles and offices.
    pub roles: Vec<Role>,
    /// Of which gender they are.
    pub gender: Option<Gender>,
    /// Where the titles before the name begin (token number; that of the name where there are none).
    pub start: usize,
}

/// Titles right before, and the apposition right after the name at these tokens.
pub fn beside(scene: &Scene, name: &Range<usize>) -> Beside {
    let mut found = before(scene, name.start);
    if let Some((role, gender)) = after(scene, name.end) {
        if !found.roles.iter().any(|r| r.text == role.text) {
            found.roles.push(role);
        }
        found.gender = found.gender.or(gender);
    }
    found
}

fn before(scene: &Scene, start: usize) -> Beside {
    let language = scene.words.language();
    let is_office = |word: &str| is_office(language, word);
    let mut sentence = scene.sentence_start(start);
    // The full stop of a title may have been taken for the end of a sentence.
    if sentence == start
        && start > 1
        && scene.words.is_mark(start - 1, &['.'])
        && is_office(scene.lower(start - 2))
    {
        sentence = scene.sentence_start(start - 2);
    }
    let floor = sentence.max(start.saturating_sub(LONGEST));
    let mut begin = start;
    let mut office = false;
    let mut nation = None;
    let mut gender = None;
    while begin > floor {
        let at = begin - 1;
        // "Gen." is a word and a full stop.
        if scene.words.is_mark(at, &['.']) && at > floor && is_office(scene.lower(at - 1)) {
            office = true;
            begin = at - 1;
            continue;
        }
        if let Some((tie, number, range)) =
            scene.country_before(floor, begin).filter(|(tie, ..)| *tie != Tie::Seat && office)
        {
            nation = country(number).map(|c| c.code);
            begin = range.start;
            if tie == Tie::Name {
                break;
            }
            continue;
        }
        let word = scene.lower(at);
        if let Some(name) = scene.actor_name(at) {
            // "Apple CEO Tim Cook"
            if office && name.kind == NameKind::Organisation && begin < start && at + 1 == name.tokens.end {
                begin = name.tokens.start.max(floor);
            }
            if !(office || is_office(word)) || name.kind == NameKind::Organisation {
                break;
            }
        }
        if is_office(word) || compound_office(language, word) {
            office = true;
            gender = gender.or(gender_of(language, word));
            begin = at;
        } else if office {
            let norp = scene.name(at).is_some_and(|n| n.kind == NameKind::Norp);
            if !norp && (begin == start || !is_rank(scene, at)) {
                break;
            }
            begin = at;
        } else {
            // "Secretary of State Ann Bell", "Minister of Finance Ann Bell"
            let of = scene.is(at, &["of"]) && begin < start && at > floor && is_office(scene.lower(at - 1));
            let office_of = begin == start && is_rank(scene, at) && at > floor && scene.is(at - 1, &["of"]);
            if !of && !office_of {
                break;
            }
            begin = at;
        }
    }
    if !office {
        return Beside { start, ..Beside::default() };
    }
    if nation.is_none() && begin >= 2 && scene.is_possessive(begin - 1) {
        nation = scene
            .country_before(floor.saturating_sub(LONGEST), begin - 1)
            .and_then(|(_, n, _)| country(n))
            .map(|c| c.code);
    }
    let role = role(scene, begin..start, nation).filter(|r| !COURTESY.contains(&r.head.as_str()));
    Beside { roles: role.into_iter().collect(), gender, start: begin }
}

/// ", the Kenyan minister of trade,", ", 52, a zoologist at …".
fn after(scene: &Scene, end: usize) -> Option<(Role, Option<Gender>)> {
    let (words, language) = (scene.words, scene.words.language());
    if !words.is_mark(end, &[',']) {
        return None;
    }
    let mut at = end + 1;
    if scene.is_number(at) && words.is_mark(at + 1, &[',']) {
        at += 2;
    }
    let ceiling = at + LONGEST;
    let mut nation = None;
    let mut begin = at;
    if scene.words.is(at, Class::Determiner) {
        begin += 1;
    }
    let mut at = begin;
    let mut head = None;
    while at < ceiling {
        if let Some((_, number, range)) = scene.country_from(at) {
            nation = nation.or(country(number).map(|c| c.code));
            at = range.end;
            if scene.is_possessive(at) {
                at += 1;
                begin = at;
            }
            continue;
        }
        if scene.is_possessive(at) {
            begin = at + 1;
            at += 1;
            continue;
        }
        if !words.is_word(at) || (scene.is_function_word(at) && !scene.is(at, &["of"])) || scene.is_verb(at) {
            break;
        }
        if scene.is(at, &["of"]) {
            if let Some((Tie::Name, number, _)) = scene.country_from(at + 1) {
                nation = nation.or(country(number).map(|c| c.code));
            }
            break;
        }
        if is_office(language, scene.lower(at))
            || words.lexeme(at).head == Some("human")
            || compound_office(language, scene.lower(at))
            || (at > end + 1 && is_profession(scene.lower(at)))
        {
            head = Some(at + 1);
        }
        if scene.name(at).is_some_and(|n| n.kind == NameKind::Person) {
            break;
        }
        at += 1;
    }
    let head = head?;
    let gender = gender_of(language, scene.lower(head - 1));
    Some((role(scene, begin.min(head - 1)..head, nation)?, gender))
}

fn role(scene: &Scene, range: Range<usize>, country: Option<&'static str>) -> Option<Role> {
    let last = range.clone().rev().find(|i| scene.words.is_word(*i))?;
    let text = scene.words.span(range)?.of(scene.words.text).to_owned();
    let word = scene.lower(last).trim_end_matches('.');
    let head = word.rsplit('-').find(|p| is_office(scene.words.language(), p)).unwrap_or(word);
    Some(Role { text, head: office_of(head), country })
}

/// A title's office: "Gov." is a governor.
pub fn office_of(title: &str) -> SmolStr {
    SmolStr::new(match title {
        "gov" => "governor",
        "sen" => "senator",
        "rep" => "representative",
        "gen" => "general",
        "pres" => "president",
        "amb" => "ambassador",
        "prof" => "professor",
        "capt" => "captain",
        "col" => "colonel",
        "premier" | "pm" => "minister",
        "spokeswoman" | "spokesperson" => "spokesman",
        other => other,
    })
}

/// Whether the word, in lower case, is a title or an office by itself.
fn is_office(language: &Language, word: &str) -> bool {
    language.titles.section(word).is_some_and(|s| s != "rank-word")
}

/// "zoologist", "pediatrician": a profession by its ending.
fn is_profession(word: &str) -> bool {
    word.len() > 7 && (word.ends_with("ist") || word.ends_with("ician"))
}

/// "then-president", "minister-designate".
fn compound_office(language: &Language, word: &str) -> bool {
    word.contains('-') && word.split('-').any(|part| is_office(language, part))
}

/// What may stand before an office: "foreign", "defense", "opposition"; "club" in "club president".
fn is_rank(scene: &Scene, at: usize) -> bool {
    let (word, lexeme) = (scene.lower(at), scene.words.lexeme(at));
    let titles = &scene.words.language().titles;
    scene.words.is_word(at)
        && !scene.is_function_word(at)
        && (lexeme.title == Some("rank-word")
            || matches!(lexeme.head, Some("org" | "human"))
            || (word.contains('-') && word.split('-').any(|part| titles.contains(part)))
            || word == "un")
}

/// The gender that a title, an office or a word for a human being shows.
pub fn gender_of(language: &Language, word: &str) -> Option<Gender> {
    match word {
        "man" | "boy" => return Some(Gender::Male),
        "woman" | "girl" => return Some(Gender::Female),
        _ => {}
    }
    match language.titles.section(word)? {
        "title-m" | "office-m" => Some(Gender::Male),
        "title-f" | "office-f" => Some(Gender::Female),
        _ => None,
    }
}
