//! Sightings of the whole document → actors and their mentions.
//!
//! Names come first: the longest make the actors, the shorter ones find theirs. Then the text is walked through once,
//! so that what is ambiguous means the one who was spoken of last. Everything is looked up by words, so that a long
//! text costs what its length costs.

use super::figure::Figure;
use super::organisations::Organisations;
use super::people::People;
use super::roles::{gender_of, office_of};
use super::same::fold;
use super::sighting::{Claim, Description, Named, Role, Seen, Sighting};
use crate::document::{ActorType, Form};
use crate::language::{Class, Language};
use crate::lexicon::countries::{country, country_of};
use crate::parse::SuggestedMention;
use crate::text::Span;
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// The most actors that are compared where a word or an office leads to many.
pub const MOST_CANDIDATES: usize = 32;

/// Who was found, and where.
#[derive(Debug, Default)]
pub struct Casting {
    /// The actors in the making.
    pub figures: Vec<Figure>,
    /// Their mentions; `actor` is the figure's number.
    pub mentions: Vec<SuggestedMention>,
}

/// Decides for the whole document.
pub fn cast(text: &str, language: &Language, mut sightings: Vec<Sighting>) -> Casting {
    sightings.sort_by_key(|s| (s.span, rank(&s.seen)));
    sightings.dedup_by_key(|s| s.span);
    reconsider(text, &mut sightings);
    let mut stage = Stage::new(text, language);
    stage.introduce(&sightings);
    for sighting in &sightings {
        stage.enter(sighting);
    }
    stage.casting
}

/// Of two sightings with the same words the lower rank counts.
fn rank(seen: &Seen) -> u8 {
    match seen {
        Seen::Country { .. } => 0,
        Seen::Direction(_) => 1,
        Seen::Named(_) => 2,
        Seen::Described(_) => 3,
    }
}

/// A single word that was taken for a person, and that only organisations of the document are called by, is one of them.
fn reconsider(text: &str, sightings: &mut [Sighting]) {
    let mut firms = HashSet::new();
    let mut people = HashSet::new();
    for sighting in sightings.iter() {
        let Seen::Named(named) = &sighting.seen else { continue };
        let name = fold(sighting.span.of(text));
        match named.kind {
            ActorType::Organisation => firms.extend(name.split_once(' ').map(|(first, _)| first.to_owned())),
            ActorType::Person if name.contains(' ') || !named.roles.is_empty() => {
                people.extend(name.split(' ').map(str::to_owned));
            }
            _ => {}
        }
    }
    for sighting in sightings {
        let Seen::Named(named) = &mut sighting.seen else { continue };
        let name = fold(sighting.span.of(text));
        let acts = named.kind == ActorType::Person || (named.kind == ActorType::Place && named.acts);
        if acts && firms.contains(&name) && !people.contains(&name) {
            named.kind = ActorType::Organisation;
        }
    }
}

#[derive(Debug)]
struct Stage<'t> {
    text: &'t str,
    language: &'t Language,
    casting: Casting,
    people: People,
    organisations: Organisations,
    places: HashMap<String, usize>,
    countries: HashMap<usize, usize>,
    /// Persons by the heads of their offices.
    offices: HashMap<SmolStr, Vec<usize>>,
    /// Apposed descriptions, by the name behind them.
    apposed: HashMap<Span, Role>,
    /// Described actors by their words; groups and organisations of the document, persons of an article.
    described: HashMap<(Option<usize>, String), usize>,
    /// Descriptions that something speaks for somewhere.
    accepted: HashSet<String>,
    /// The organisations with a name that each article spoke of last, the last at the end.
    last_organisations: HashMap<Option<usize>, Vec<usize>>,
}

impl<'t> Stage<'t> {
    fn new(text: &'t str, language: &'t Language) -> Stage<'t> {
        Stage {
            text,
            language,
            casting: Casting::default(),
            people: People::default(),
            organisations: Organisations::default(),
            places: HashMap::new(),
            countries: HashMap::new(),
            offices: HashMap::new(),
            apposed: HashMap::new(),
            described: HashMap::new(),
            accepted: HashSet::new(),
            last_organisations: HashMap::new(),
        }
    }

    /// Makes the actors that have names, from all sightings at once.
    fn introduce(&mut self, sightings: &[Sighting]) {
        for sighting in sightings {
            let words = sighting.span.of(self.text);
            match &sighting.seen {
                Seen::Named(named) if named.kind == ActorType::Person => {
                    self.people.note(words, sighting.article, named.gender);
                }
                Seen::Named(named) if named.kind == ActorType::Organisation => {
                    self.organisations.note(words, named.expands.map(|s| s.of(self.text)));
                }
                Seen::Country { number, seat, .. } => {
                    let figures = &mut self.casting.figures;
                    let figure = *self.countries.entry(*number).or_insert_with(|| {
                        figures.push(Figure::new(ActorType::Country));
                        figures.len() - 1
                    });
                    let figure = &mut figures[figure];
                    figure.country = country(*number).map(|c| c.code);
                    figure.usual_name = country(*number).map(|c| c.name);
                    if !seat {
                        figure.call(words);
                    }
                }
                Seen::Described(description) => {
                    if let Some(name) = description.apposed {
                        self.apposed.insert(name, apposed_role(self.language, words, description));
                    }
                    if description.claim > Claim::Form {
                        self.accepted.insert(description.key.clone());
                    }
                }
                _ => {}
            }
        }
        self.people.settle(&mut self.casting.figures);
        self.organisations.settle(&self.language.vocabulary, &mut self.casting.figures);
        // Offices must be known before the walk: a headline says "Iranian president" before the text names him.
        for sighting in sightings {
            let Seen::Named(Named { kind: ActorType::Person, roles, gender, .. }) = &sighting.seen else {
                continue;
            };
            let words = sighting.span.of(self.text);
            let Some(figure) = self.people.known(words) else { continue };
            let actor = &mut self.casting.figures[figure];
            actor.take_roles(roles);
            actor.take_roles(
                self.apposed
                    .get(&sighting.span)
                    .as_slice()
                    .iter()
                    .map(|r| (*r).clone())
                    .collect::<Vec<_>>()
                    .as_slice(),
            );
            actor.gender = actor.gender.or(*gender);
            for role in &actor.roles {
                let holders = self.offices.entry(role.head.clone()).or_default();
                if !holders.contains(&figure) && holders.len() < MOST_CANDIDATES {
                    holders.push(figure);
                }
            }
        }
    }

    fn enter(&mut self, sighting: &Sighting) {
        let words = sighting.span.of(self.text);
        let entered = match &sighting.seen {
            Seen::Country { number, seat, perhaps_person } => {
                let person = perhaps_person
                    .then(|| {
                        self.people.resolve(words, sighting.article, None, &mut self.casting.figures, false)
                    })
                    .flatten();
                if person.is_some() {
                    person.map(|p| (p, Form::Alias))
                } else {
                    self.countries.get(number).map(|f| (*f, if *seat { Form::Alias } else { Form::Name }))
                }
            }
            Seen::Direction(number) => self.countries.get(number).map(|f| (*f, Form::Description)),
            Seen::Named(named) => Some((self.named(words, sighting, named), Form::Name)),
            Seen::Described(description) => self.described(words, sighting, description),
        };
        let Some((figure, form)) = entered else { return };
        let actor = &mut self.casting.figures[figure];
        actor.last = Some((sighting.span.start(), sighting.article));
        actor.confidence = actor.confidence.max(sighting.confidence);
        actor.namings += usize::from(matches!(form, Form::Name | Form::Alias));
        let form = match form {
            Form::Name => {
                actor.call(words);
                Form::Name
            }
            Form::Alias => {
                actor.call_also(words);
                Form::Alias
            }
            other => other,
        };
        if actor.kind == ActorType::Organisation && actor.is_named {
            let last = self.last_organisations.entry(sighting.article).or_default();
            last.retain(|other| *other != figure);
            last.push(figure);
            if last.len() > MOST_CANDIDATES {
                last.remove(0);
            }
        }
        self.casting.mentions.push(SuggestedMention {
            span: sighting.span,
            form,
            actor: Some(figure),
            confidence: sighting.confidence,
        });
    }

    fn named(&mut self, words: &str, sighting: &Sighting, named: &Named) -> usize {
        let figures = &mut self.casting.figures;
        let figure = match named.kind {
            ActorType::Person => self
                .people
                .resolve(words, sighting.article, named.gender, figures, true)
                .unwrap_or_else(|| new_figure(figures, ActorType::Person)),
            ActorType::Organisation => self
                .organisations
                .resolve(words)
                .unwrap_or_else(|| new_figure(figures, ActorType::Organisation)),
            kind => *self.places.entry(fold(words)).or_insert_with(|| new_figure(figures, kind)),
        };
        let actor = &mut figures[figure];
        actor.take_roles(&named.roles);
        actor.gender = actor.gender.or(named.gender);
        if named.kind == ActorType::Organisation && actor.country.is_none() {
            actor.country = country_in(words);
        }
        figure
    }

    fn described(
        &mut self,
        words: &str,
        sighting: &Sighting,
        description: &Description,
    ) -> Option<(usize, Form)> {
        let form = if description.is_name { Form::Name } else { Form::Description };
        if description.claim == Claim::Role {
            return None;
        }
        if let Some(name) = description.apposed.and_then(|s| self.people.known(s.of(self.text))) {
            return Some((name, form));
        }
        if description.kind == ActorType::Organisation
            && let Some(figure) = self.organisations.resolve(words)
        {
            return Some((figure, form));
        }
        // "UN envoy" in a headline has no article.
        if (description.definite || !description.determined)
            && let Some(figure) = self.meant(sighting, description)
        {
            return Some((figure, form));
        }
        let known_words = description.key.contains(' ') && self.accepted.contains(&description.key);
        if description.claim == Claim::Form && !known_words {
            return None;
        }
        let scope = match description.kind {
            ActorType::Person => sighting.article,
            _ => None,
        };
        let figures = &mut self.casting.figures;
        let indefinite = description.kind == ActorType::Person && !description.definite;
        let key = (scope, description.key.clone());
        let figure = match self.described.get(&key) {
            Some(figure) if !indefinite => *figure,
            _ => new_figure(figures, description.kind),
        };
        self.described.insert(key, figure);
        if description.kind == ActorType::Person {
            // "the official" later on
            self.described.insert((scope, description.head.to_string()), figure);
        }
        let actor = &mut figures[figure];
        actor.country = actor.country.or(description.country);
        if !description.is_name {
            actor.is_named = false;
        }
        if description.kind == ActorType::Person {
            actor.gender = actor.gender.or(gender_of(self.language, &description.noun));
        }
        if actor.names.is_empty() {
            actor.call(words);
        }
        Some((figure, form))
    }

    /// Whom a definite description means, of those known.
    fn meant(&self, sighting: &Sighting, description: &Description) -> Option<usize> {
        let figures = &self.casting.figures;
        match description.kind {
            ActorType::Person => {
                let holders = |head: &str| self.offices.get(head).into_iter().flatten().copied();
                let exact =
                    |f: &usize| figures[*f].roles.iter().any(|r| r.text.to_lowercase() == description.key);
                if !description.definite {
                    let mut all =
                        holders(&description.head).filter(|f| self.people.is_in(*f, sighting.article));
                    return all.find(exact).filter(|_| description.claim > Claim::Form);
                }
                let same_country = |f: &usize| match description.country {
                    Some(country) => figures[*f].country == Some(country),
                    None => true,
                };
                let counterparts = holders("counterpart")
                    .filter(|_| description.country.is_some() && description.head != "counterpart");
                let found = holders(&description.head)
                    .chain(counterparts)
                    .filter(same_country)
                    .filter(|f| self.people.is_in(*f, sighting.article))
                    .max_by_key(|f| figures[*f].last.filter(|(_, article)| *article == sighting.article));
                found.filter(|f| {
                    description.country.is_some()
                        || figures[*f].last.is_some_and(|(_, a)| a == sighting.article)
                })
            }
            ActorType::Organisation => {
                let known = self.last_organisations.get(&sighting.article)?;
                let head = description.head.as_str();
                let has_head =
                    |f: &usize| figures[*f].names.iter().any(|n| fold(n).split(' ').any(|w| w == head));
                let any = matches!(
                    head,
                    "company"
                        | "firm"
                        | "club"
                        | "operator"
                        | "team"
                        | "group"
                        | "agency"
                        | "organisation"
                        | "organization"
                );
                if description.country.is_some() {
                    return None;
                }
                let called = known.iter().rev().copied().find(has_head);
                called.or_else(|| known.last().copied().filter(|_| any && description.claim >= Claim::Acts))
            }
            _ => None,
        }
    }
}

fn new_figure(figures: &mut Vec<Figure>, kind: ActorType) -> usize {
    figures.push(Figure::new(kind));
    figures.len() - 1
}

/// "his Iranian counterpart" → "Iranian counterpart", "the ferry's master" → "master".
fn apposed_role(language: &Language, words: &str, description: &Description) -> Role {
    let mut without = words;
    for possessive in ["'s ", "’s "] {
        without = without.rsplit_once(possessive).map_or(without, |(_, rest)| rest);
    }
    let first = without.split(' ').next().unwrap_or_default().to_lowercase();
    if language.classes(&first).has(Class::Determiner) {
        without = without.split_once(' ').map_or(without, |(_, rest)| rest);
    }
    Role { text: without.to_owned(), head: office_of(&description.noun), country: description.country }
}

/// The country whose name or adjective is a word of an organisation's name.
fn country_in(name: &str) -> Option<&'static str> {
    let words: Vec<&str> = name.split(' ').collect();
    let pairs = words.windows(2).map(|w| w.join(" "));
    let whole = pairs.chain(words.iter().map(|w| w.trim_end_matches("'s").trim_end_matches("’s").to_owned()));
    let found = whole.into_iter().find_map(|w| country_of(&w));
    found.and_then(|(_, number)| country(number)).map(|c| c.code)
}
