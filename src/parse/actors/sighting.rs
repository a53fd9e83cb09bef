//! What the rules see in one passage, before it is known whom it means.

use crate::document::{ActorType, Confidence};
use crate::text::Span;
use smol_str::SmolStr;

/// Words that speak of an actor.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The words.
    pub span: Span,
    /// The article they stand in.
    pub article: Option<usize>,
    /// What they are.
    pub seen: Seen,
    /// How sure.
    pub confidence: Confidence,
}

/// What the words are.
#[derive(Clone, Debug)]
pub enum Seen {
    /// A country (its number), by its name or by a seat of power that stands for it.
    Country {
        /// Its number in the lexicon.
        number: usize,
        /// Whether a seat of power stands for it.
        seat: bool,
        /// Whether the stage `names` took it for a person ("Jordan").
        perhaps_person: bool,
    },
    /// "the North": a country, where the document names it in full.
    Direction(usize),
    /// The name of a person, an organisation or a place.
    Named(Named),
    /// A description.
    Described(Description),
}

/// A name and what stands around it.
#[derive(Clone, Debug)]
pub struct Named {
    /// Person, organisation or place.
    pub kind: ActorType,
    /// Titles before it and appositions after it.
    pub roles: Vec<Role>,
    /// Of which gender its titles are.
    pub gender: Option<Gender>,
    /// Whether it is the subject of a verb.
    pub acts: bool,
    /// The name right before it, of which it is the short form in brackets.
    pub expands: Option<Span>,
}

/// A title or an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// As written.
    pub text: String,
    /// Its last word, in lower case, without a full stop.
    pub head: SmolStr,
    /// The country that it is an office of.
    pub country: Option<&'static str>,
}

/// A noun phrase that says what somebody is.
#[derive(Clone, Debug)]
pub struct Description {
    /// Person, organisation or group.
    pub kind: ActorType,
    /// Its last word, in lower case.
    pub noun: SmolStr,
    /// The office that its last word means.
    pub head: SmolStr,
    /// The country whose adjective, name or seat stands in it.
    pub country: Option<&'static str>,
    /// Whether it means one that is known ("the", a possessor).
    pub definite: bool,
    /// Whether it has a determiner, a possessor or a number.
    pub determined: bool,
    /// Whether it is a name all the same ("Iranian defense ministry").
    pub is_name: bool,
    /// The name that stands in apposition right behind it.
    pub apposed: Option<Span>,
    /// How much speaks for it being a mention at all.
    pub claim: Claim,
    /// Its words without determiner, in lower case: the same words, the same actor.
    pub key: String,
}

/// What makes a description a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// It says beside a name what its bearer is, and is no mention of its own.
    Role,
    /// Nothing but its form: only if it means a known actor or repeats an accepted description.
    Form,
    /// It is the subject of a verb.
    Acts,
    /// It names its country.
    Nation,
    /// It is the source of a cue.
    Speaks,
}

/// Grammatical gender, as far as English shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}
