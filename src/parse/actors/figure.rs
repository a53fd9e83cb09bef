//! An actor in the making: what all its sightings together say of it.

use super::same::fold;
use super::scene::in_title_case;
use super::sighting::{Gender, Role};
use crate::document::{ActorType, Confidence};
use crate::lexicon::GIVEN_NAMES;
use crate::parse::SuggestedActor;
use smol_str::SmolStr;
use std::collections::HashSet;

/// The most titles that one actor is given.
const MOST_ROLES: usize = 16;

/// An actor in the making.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is.
    pub kind: ActorType,
    /// Its names as written, in the order of the text, each once.
    pub names: Vec<String>,
    /// What else stands for it: the capital of a country.
    pub bynames: Vec<String>,
    folded: HashSet<String>,
    /// Titles and offices.
    pub roles: Vec<Role>,
    /// Of which country.
    pub country: Option<&'static str>,
    /// Of which gender its titles, or else its given name, are.
    pub gender: Option<Gender>,
    /// Whether it is known by a name, not by descriptions alone.
    pub is_named: bool,
    /// How sure the surest of its sightings is.
    pub confidence: Confidence,
    /// How often it is named.
    pub namings: usize,
    /// The start of its last mention so far, and the article of that.
    pub last: Option<(usize, Option<usize>)>,
    /// The name that the lexicon gives it.
    pub usual_name: Option<&'static str>,
}

impl Figure {
    /// One of whom nothing is known but its kind.
    pub fn new(kind: ActorType) -> Figure {
        Figure {
            kind,
            names: Vec::new(),
            bynames: Vec::new(),
            folded: HashSet::new(),
            roles: Vec::new(),
            country: None,
            gender: None,
            is_named: true,
            confidence: Confidence::percent(0),
            namings: 0,
            last: None,
            usual_name: None,
        }
    }

    /// Takes up a name as written.
    pub fn call(&mut self, name: &str) {
        if self.folded.insert(fold(name)) {
            self.names.push(name.to_owned());
        } else if let Some(shouted) =
            self.names.iter_mut().find(|n| is_shouted(n) && !is_shouted(name) && fold(n) == fold(name))
        {
            *shouted = name.to_owned();
        }
    }

    /// Takes up what is no name of its own but stands for it.
    pub fn call_also(&mut self, byname: &str) {
        if self.folded.insert(fold(byname)) {
            self.bynames.push(byname.to_owned());
        }
    }

    /// Takes up titles and offices.
    pub fn take_roles(&mut self, roles: &[Role]) {
        for role in roles {
            self.country = self.country.or(role.country);
            if self.roles.len() < MOST_ROLES
                && !self.roles.iter().any(|r| r.text.eq_ignore_ascii_case(&role.text))
            {
                self.roles.push(role.clone());
            }
        }
    }

    /// The fullest of its names: most words, then the first.
    pub fn fullest(&self) -> &str {
        let words = |n: &&String| n.split_whitespace().count();
        let most = self.names.iter().map(|n| words(&n)).max().unwrap_or(0);
        let longest = self.names.iter().filter(|n| words(n) == most);
        // Of two short names the initials are the lesser one ("EU" beside "Europe").
        let spelled = longest.clone().find(|n| most > 1 || !super::same::is_acronym(n));
        spelled.or(longest.clone().next()).map_or("", String::as_str)
    }

    /// What people can read: a name in capitals becomes one in title case, if the person has no other.
    fn readable(&self, name: &str) -> String {
        if self.kind == ActorType::Person && self.is_named && is_shouted(name) {
            in_title_case(name)
        } else {
            name.to_owned()
        }
    }

    /// Gender, from titles or else from the given name.
    pub fn likely_gender(&self) -> Option<Gender> {
        if self.kind != ActorType::Person || self.gender.is_some() {
            return self.gender;
        }
        let fullest = self.fullest();
        let words: Vec<String> =
            fullest.split(' ').map(|w| if is_shouted(w) { in_title_case(w) } else { w.to_owned() }).collect();
        let of = |word: &String| match GIVEN_NAMES.section(word) {
            Some("f") => Some(Gender::Female),
            Some("m") => Some(Gender::Male),
            _ => None,
        };
        // The family name stands last, or first; a word in the middle is a given name either way.
        let given = if words.len() > 1 { &words[..words.len() - 1] } else { &words[..] };
        given.iter().find_map(of).or_else(|| words.iter().find_map(of))
    }

    /// What is suggested of it.
    pub fn suggestion(&self) -> SuggestedActor {
        let fullest = self.usual_name.filter(|_| self.names.is_empty()).unwrap_or(self.fullest());
        SuggestedActor {
            name: self.readable(fullest),
            actor_type: self.kind,
            aliases: self
                .names
                .iter()
                .chain(&self.bynames)
                .filter(|n| fold(n) != fold(fullest))
                .map(|n| self.readable(n))
                .collect(),
            roles: self.roles.iter().map(|r| r.text.clone()).collect(),
            country: self.country.map(SmolStr::new_static),
            confidence: self.certainty(),
        }
    }

    /// How likely all that names it means one actor.
    ///
    /// By its type, how full its name is, and how many names there are to go wrong. The shares were counted on gum-news and
    /// tests/gold together (docs/figures.md); one who is known by descriptions alone is as sure as the surest of them.
    fn certainty(&self) -> Confidence {
        let full = self.names.iter().any(|name| name.contains(' '));
        let [once, twice, often] = match (self.kind, full) {
            (ActorType::Person, true) => [98, 97, 92],
            (ActorType::Person, false) => [94, 94, 94],
            (ActorType::Organisation, true) => [85, 77, 71],
            (ActorType::Organisation, false) => [82, 76, 70],
            (ActorType::Country | ActorType::Group | ActorType::Place, _) => [94, 88, 83],
        };
        match self.namings {
            0 => self.confidence,
            1 => Confidence::percent(once),
            2 => Confidence::percent(twice),
            _ => Confidence::percent(often),
        }
    }
}

fn is_shouted(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() > 3 && letters().all(char::is_uppercase)
}
