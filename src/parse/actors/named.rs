//! The names of a passage → sightings of persons, organisations, places and countries.

use super::roles::beside;
use super::scene::Scene;
use super::seats::stands_for_state;
use super::sighting::{Named, Role, Seen, Sighting};
use crate::document::{ActorType, BlockRole, Confidence};
use crate::lexicon::ORGANISATIONS;
use crate::lexicon::countries::{Tie, country_of};
use crate::parse::{Name, NameKind};
use crate::text::Span;
use smol_str::SmolStr;
use std::ops::Range;

/// All of the passage, in the order of the text.
pub fn named(scene: &Scene) -> Vec<Sighting> {
    let mut found = Vec::new();
    let mut settled = vec![false; scene.passage.names.len()];
    countries(scene, &mut found, &mut settled);
    for (number, name) in scene.passage.names.iter().enumerate() {
        if !settled[number] {
            found.extend(actor(scene, name));
        }
    }
    found.extend(credited(scene));
    found.sort_by_key(|s| s.span);
    found
}

fn sighting(scene: &Scene, span: Span, seen: Seen, confidence: Confidence) -> Sighting {
    Sighting { span, article: scene.passage.article, seen, confidence }
}

/// Country names wherever they stand, and capitals where they stand for their state.
fn countries(scene: &Scene, found: &mut Vec<Sighting>, settled: &mut [bool]) {
    let number_of = |name: &Name| scene.passage.names.partition_point(|n| n.span.start() < name.span.start());
    let mut at = 0;
    while at < scene.len() {
        let Some((tie, number, range)) = scene.country_from(at) else {
            found.extend(parts(scene, at).into_iter().map(|(span, number)| {
                sighting(scene, span, country_seen(number, false), Confidence::percent(90))
            }));
            at += 1;
            continue;
        };
        at = range.end;
        let covering = scene.name(range.start).or_else(|| scene.name(range.end - 1));
        let exact = covering.filter(|n| n.tokens == range);
        let Some(span) = scene.words.span(range.clone()) else { continue };
        match tie {
            Tie::Adjective => {}
            Tie::Name => {
                let strictly_inside = covering.filter(|n| n.tokens != range);
                if strictly_inside.is_some_and(|n| !reveals(scene, n, &range)) {
                    continue;
                }
                let perhaps_person = exact.is_some_and(|n| n.kind == NameKind::Person);
                if let Some(name) = exact {
                    settled[number_of(name)] = true;
                }
                let seen = Seen::Country { number, seat: false, perhaps_person };
                found.push(sighting(scene, span, seen, Confidence::percent(97)));
            }
            Tie::Seat => {
                let free = covering.is_none() || exact.is_some_and(|n| n.kind != NameKind::Person);
                if free && stands_for_state(scene, range) {
                    if let Some(name) = exact {
                        settled[number_of(name)] = true;
                    }
                    found.push(sighting(scene, span, country_seen(number, true), Confidence::percent(85)));
                }
            }
        }
    }
}

fn country_seen(number: usize, seat: bool) -> Seen {
    Seen::Country { number, seat, perhaps_person: false }
}

/// Whether a name that holds a country's name leaves that a mention: "Peru’s Congress", the Iran nuclear deal.
fn reveals(scene: &Scene, name: &Name, country: &Range<usize>) -> bool {
    name.kind == NameKind::Misc
        || name.kind == NameKind::Norp
        || (name.kind == NameKind::Organisation
            && name.tokens.end > country.end
            && scene.is_possessive(country.end))
}

/// "Iran-China": each half of a word that joins two names with a hyphen.
fn parts(scene: &Scene, index: usize) -> Vec<(Span, usize)> {
    let word = scene.words.word(index);
    let Some(token) = scene.words.token(index).filter(|_| word.contains(['-', '–'])) else {
        return Vec::new();
    };
    if scene.actor_name(index).is_some_and(|n| n.tokens.len() > 1)
        || !word.split(['-', '–']).all(|p| p.chars().next().is_some_and(char::is_uppercase))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = token.span.start();
    for part in word.split_inclusive(['-', '–']) {
        let name = part.trim_end_matches(['-', '–']);
        if let (Some((Tie::Name, number)), Some(span)) =
            (country_of(name), Span::new(scene.words.text, start, start + name.len()))
        {
            found.push((span, number));
        }
        start += part.len();
    }
    found
}

fn actor(scene: &Scene, name: &Name) -> Option<Sighting> {
    let kind = match name.kind {
        NameKind::Person => ActorType::Person,
        NameKind::Organisation => ActorType::Organisation,
        NameKind::Place => ActorType::Place,
        NameKind::Norp | NameKind::Misc => return None,
    };
    if scene.words.word(name.tokens.start).contains('-')
        && name.tokens.len() == 1
        && !parts(scene, name.tokens.start).is_empty()
    {
        return None;
    }
    let acts = scene.is_subject(name.span);
    let mut named = Named { kind, roles: Vec::new(), gender: None, acts, expands: None };
    match kind {
        ActorType::Person => {
            let beside = beside(scene, &name.tokens);
            named.gender = beside.gender;
            named.roles = beside.roles;
            named.roles.extend(photographer(scene, &name.tokens));
        }
        ActorType::Organisation => {
            let start = name.tokens.start;
            let bracketed = start > 0
                && scene.words.is_mark(start - 1, &['('])
                && scene.words.is_mark(name.tokens.end, &[')']);
            if bracketed && start > 1 {
                let before = scene.actor_name(start - 2).filter(|n| n.tokens.end == start - 1);
                named.expands = before.filter(|n| n.kind != NameKind::Person).map(|n| n.span);
                if before.is_none() && abbreviates_words(scene, start) {
                    return None;
                }
            }
        }
        _ => {}
    }
    let span = possessor(scene, name).map_or(name.span, |p| p.join(name.span));
    Some(sighting(scene, span, Seen::Named(named), name.confidence))
}

/// "Kenya’s Congress": the country before a name that is nothing but the word for a state body belongs to it.
fn possessor(scene: &Scene, name: &Name) -> Option<Span> {
    let tokens = name.tokens.clone();
    let body = |i: usize| {
        let lexeme = scene.words.lexeme(i);
        lexeme.head == Some("org")
            || lexeme.title == Some("rank-word")
            || matches!(&*lexeme.lower, "supreme" | "of")
    };
    if name.kind != NameKind::Organisation
        || !tokens.clone().all(body)
        || !scene.is_possessive(tokens.start.checked_sub(1)?)
    {
        return None;
    }
    let (_, _, range) = scene.country_before(0, tokens.start - 1).filter(|(tie, ..)| *tie == Tie::Name)?;
    scene.words.span(range)
}

/// "intercontinental ballistic missile (ICBM)": the short form of common words is no name.
fn abbreviates_words(scene: &Scene, short: usize) -> bool {
    let letters: Vec<char> = scene.lower(short).chars().filter(|c| c.is_alphabetic()).collect();
    let words = short.saturating_sub(1 + letters.len())..short.saturating_sub(1);
    words.len() == letters.len()
        && words.clone().all(|i| !scene.words.is_capital(i))
        && words.zip(&letters).all(|(i, letter)| scene.lower(i).starts_with(*letter))
}

/// "(AP Photo/Ana Ruiz)", "Ana Ruiz/Reuters", "Photograph: Ana Ruiz": who took the picture.
fn photographer(scene: &Scene, name: &Range<usize>) -> Option<Role> {
    if scene.passage.role != BlockRole::Caption {
        return None;
    }
    let before = |back: usize| name.start.checked_sub(back);
    let slash =
        before(1).is_some_and(|i| scene.words.is_mark(i, &['/'])) || scene.words.is_mark(name.end, &['/']);
    let label = before(2).is_some_and(|i| {
        scene.words.is_mark(i + 1, &[':'])
            && scene.is(i, &["photo", "photograph", "photographer", "picture", "credit", "image"])
    });
    let by = before(2)
        .is_some_and(|i| scene.is(i, &["photo", "photograph", "picture"]) && scene.is(i + 1, &["by"]));
    (slash || label || by).then(|| Role {
        text: "photographer".to_owned(),
        head: SmolStr::new("photographer"),
        country: None,
    })
}

/// "(EPA)": an agency that a credit names, where the stage `names` has left it out.
fn credited(scene: &Scene) -> Vec<Sighting> {
    let named =
        Named { kind: ActorType::Organisation, roles: Vec::new(), gender: None, acts: false, expands: None };
    let agency = |index: &usize| {
        scene.name(*index).is_none()
            && ORGANISATIONS.is(scene.words.word(*index), "agency")
            && *index > 0
            && scene.words.is_mark(index - 1, &['(', '/'])
    };
    (0..scene.len())
        .filter(agency)
        .filter_map(|i| scene.words.span(i..i + 1))
        .map(|span| sighting(scene, span, Seen::Named(named.clone()), Confidence::percent(90)))
        .collect()
}
