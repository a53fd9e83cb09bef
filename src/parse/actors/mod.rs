//! Names and descriptions → actors and their mentions.
//!
//! Passage by passage it is noted what is seen (`named`, `descriptions`); when all is known, `casting` decides whom it
//! means. The [`Cast`] is what the later stages ask about who stands where, and tell of the mentions they had to make.

mod casting;
mod descriptions;
mod figure;
mod named;
mod noun_phrase;
mod organisations;
mod people;
mod roles;
mod same;
mod scene;
mod seats;
mod sighting;
#[cfg(test)]
pub(super) mod stage_test;

pub(super) use figure::Figure;
pub(super) use scene::Scene;
pub(super) use sighting::Gender;

use self::sighting::Sighting;
use super::{Context, Passage, SuggestedActor, SuggestedMention, SuggestedQuote};
use crate::document::{BlockRole, Form};
use crate::text::Span;
use std::collections::{BTreeMap, HashSet};

/// Who acts, and where they stand in the text.
#[derive(Debug, Default)]
pub struct Cast {
    sightings: Vec<Sighting>,
    figures: Vec<Figure>,
    actors: Vec<SuggestedActor>,
    /// In the order in which they were found: a mention's number never changes before [`Cast::finish`].
    mentions: Vec<SuggestedMention>,
    /// Mention numbers by (start, end).
    places: BTreeMap<(usize, usize), usize>,
    /// Starts of mentions that are subjects of verbs.
    subjects: HashSet<usize>,
    /// The passages, in order: where each begins, its article and role.
    scopes: Vec<Scope>,
    /// Where the sentences of all passages begin, in order.
    sentences: Vec<usize>,
}

/// Where a passage begins and what it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    start: usize,
    /// Its article.
    pub article: Option<usize>,
    /// Its role.
    pub role: BlockRole,
}

impl Cast {
    /// Takes up the names and descriptions of one passage, in the order of the text.
    pub fn add(&mut self, context: Context, passage: &Passage) {
        let scene = Scene::new(context, passage);
        let first = self.sightings.len();
        self.sightings.extend(named::named(&scene));
        self.sightings.extend(descriptions::descriptions(&scene));
        for sighting in &self.sightings[first..] {
            if scene.is_subject(sighting.span) {
                self.subjects.insert(sighting.span.start());
            }
        }
        self.scopes.push(Scope { start: passage.span.start(), article: passage.article, role: passage.role });
        self.sentences.extend(
            passage
                .tokens
                .sentences
                .iter()
                .filter_map(|s| Some(passage.tokens.tokens.get(s.start)?.span.start())),
        );
    }

    /// When all passages have been added: decides what needs the whole document.
    pub fn settle(&mut self, context: Context) {
        let text = context.text;
        let casting = casting::cast(text, context.language(), std::mem::take(&mut self.sightings));
        self.figures = casting.figures;
        for figure in &mut self.figures {
            figure.gender = figure.likely_gender();
        }
        self.actors = self.figures.iter().map(Figure::suggestion).collect();
        for mut mention in casting.mentions {
            let full = mention.actor.and_then(|a| self.actors.get(a)).map(|a| same::fold(&a.name));
            if mention.form == Form::Name && full.is_some_and(|f| f != same::fold(mention.span.of(text))) {
                mention.form = Form::Alias;
            }
            self.add_mention(mention);
        }
    }

    /// The actors so far.
    pub fn actors(&self) -> &[SuggestedActor] {
        &self.actors
    }

    /// What the sightings of an actor together say, by its number.
    pub(super) fn figure(&self, actor: usize) -> Option<&Figure> {
        self.figures.get(actor)
    }

    /// The same, to take up what a pronoun tells.
    pub(super) fn figure_mut(&mut self, actor: usize) -> Option<&mut Figure> {
        self.figures.get_mut(actor)
    }

    /// Mention numbers before a position, the last first.
    pub(super) fn before(&self, position: usize) -> impl Iterator<Item = usize> {
        self.places.range(..(position, 0)).rev().map(|(_, number)| *number)
    }

    /// Mentions that begin at a position.
    pub(super) fn beginning_at(&self, position: usize) -> impl Iterator<Item = usize> {
        self.places.range((position, 0)..(position + 1, 0)).map(|(_, number)| *number)
    }

    /// Whether the mention that begins here is the subject of a verb.
    pub(super) fn is_subject(&self, start: usize) -> bool {
        self.subjects.contains(&start)
    }

    /// Says that the mention that begins here is the subject of a verb.
    pub(super) fn set_subject(&mut self, start: usize) {
        self.subjects.insert(start);
    }

    /// The passage that holds a position.
    pub(super) fn scope(&self, position: usize) -> Option<Scope> {
        let behind = self.scopes.partition_point(|s| s.start <= position);
        self.scopes.get(behind.checked_sub(1)?).copied()
    }

    /// The number of the sentence that holds a position, counted through the whole text.
    pub(super) fn sentence(&self, position: usize) -> usize {
        self.sentences.partition_point(|s| *s <= position)
    }

    /// The mention of this number.
    pub fn mention(&self, number: usize) -> &SuggestedMention {
        &self.mentions[number]
    }

    /// The numbers of the mentions that lie inside `span`, in the order of the text.
    pub fn mentions_in(&self, span: Span) -> Vec<usize> {
        self.places
            .range((span.start(), 0)..(span.end(), 0))
            .filter(|((_, end), _)| *end <= span.end())
            .map(|(_, number)| *number)
            .collect()
    }

    /// The number of the mention with exactly this span.
    pub fn mention_at(&self, span: Span) -> Option<usize> {
        self.places.get(&(span.start(), span.end())).copied()
    }

    /// Adds a mention (a description or pronoun that is a source, say) and returns its number; if one with this span
    /// is there already, that one's.
    pub fn add_mention(&mut self, mention: SuggestedMention) -> usize {
        if let Some(number) = self.mention_at(mention.span) {
            return number;
        }
        self.places.insert((mention.span.start(), mention.span.end()), self.mentions.len());
        self.mentions.push(mention);
        self.mentions.len() - 1
    }

    /// Says whom a mention means, once that is known.
    pub fn link(&mut self, mention: usize, actor: usize) {
        self.mentions[mention].actor = Some(actor);
    }

    /// Says that a mention is a pronoun, and whom it means.
    pub(super) fn link_pronoun(&mut self, mention: usize, actor: usize) {
        if let Some(mention) = self.mentions.get_mut(mention) {
            (mention.form, mention.actor) = (Form::Pronoun, Some(actor));
        }
    }

    /// Actors in the order of their first mention, and mentions in the order of the text; the speakers of `quotes`
    /// are renumbered accordingly. Actors without a mention are left out.
    pub fn finish(self, quotes: &mut [SuggestedQuote]) -> (Vec<SuggestedActor>, Vec<SuggestedMention>) {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|n| {
            (self.mentions[*n].span.start(), std::cmp::Reverse(self.mentions[*n].span.end()))
        });
        let mut new_number = vec![0; order.len()];
        let mut new_actor: Vec<Option<usize>> = vec![None; self.actors.len()];
        let mut actors = Vec::new();
        let mut mentions = Vec::new();
        for old in order {
            let mut mention = self.mentions[old].clone();
            mention.actor = mention.actor.map(|actor| {
                *new_actor[actor].get_or_insert_with(|| {
                    actors.push(self.actors[actor].clone());
                    actors.len() - 1
                })
            });
            new_number[old] = mentions.len();
            mentions.push(mention);
        }
        for quote in quotes {
            quote.speaker = quote.speaker.map(|old| new_number[old]);
        }
        (actors, mentions)
    }
}

#[cfg(test)]
mod tests {
    use super::stage_test::{cast_of, check};

    #[test]
    fn a_person_is_one_under_many_names() {
        check(
            "{n Iranian} President {p Ana Ruiz} met {p Toledano Marek}.\n{p Ruiz} told {p Marek} and {p Toledano} so.",
            &[
                "Ana Ruiz = Ana Ruiz (n)",
                "Toledano Marek = Toledano Marek (n)",
                "Ruiz = Ana Ruiz (a)",
                "Marek = Toledano Marek (a)",
                "Toledano = Toledano Marek (a)",
            ],
        );
        check("# {p Ruiz}: “Wait”\n{p ANA RUIZ} waits.", &["Ruiz = Ana Ruiz (a)", "ANA RUIZ = Ana Ruiz (n)"]);
        check(
            "Gen. {p Omar Reza Toledono} spoke. {p Toledano} left. {p Toledano} slept.",
            &[
                "Omar Reza Toledono = Omar Reza Toledono (n)",
                "Toledano = Omar Reza Toledono (a)",
                "Toledano = Omar Reza Toledono (a)",
            ],
        );
    }

    #[test]
    fn the_one_spoken_of_last_is_meant() {
        check(
            "{p Ana Ruiz} came. {p Leo Ruiz} came. {p Ruiz} left.\n\n{p Ana Ruiz} slept. {p Ruiz} woke. Mr. {p Ruiz} ate.",
            &[
                "Ana Ruiz = Ana Ruiz (n)",
                "Leo Ruiz = Leo Ruiz (n)",
                "Ruiz = Leo Ruiz (a)",
                "Ana Ruiz = Ana Ruiz (n)",
                "Ruiz = Ana Ruiz (a)",
                "Ruiz = Ana Ruiz (a)",
            ],
        );
    }

    #[test]
    fn an_organisation_is_one_under_many_names() {
        check(
            "The {o Board of Lake Wardens} ({o BLW}) met {o Norvik Energy ASA}. {o BLW} left {o Norvik}.",
            &[
                "Board of Lake Wardens = Board of Lake Wardens (n)",
                "BLW = Board of Lake Wardens (a)",
                "Norvik Energy ASA = Norvik Energy ASA (n)",
                "BLW = Board of Lake Wardens (a)",
                "Norvik = Norvik Energy ASA (a)",
            ],
        );
        check("A long range missile ({o LRM}) fell.", &[]);
        check("> Boats. (EPA)", &["EPA = EPA (n)"]);
    }

    #[test]
    fn roles_stand_beside_their_names() {
        for (marked, roles, country) in [
            ("{n Kenyan} Foreign Minister {p Ana Ruiz} left.", vec!["Kenyan Foreign Minister"], Some("KE")),
            ("Kenya’s foreign minister {p Ana Ruiz} left.", vec!["foreign minister"], Some("KE")),
            ("{p Ana Ruiz}, 52, a senior adviser at a bank, left.", vec!["senior adviser"], None),
            ("{p Ana Ruiz}, president of Kenya, left.", vec!["president"], Some("KE")),
            ("Gen. {p Ana Ruiz} left.", vec!["Gen."], None),
            ("then-president {p Ana Ruiz} left.", vec!["then-president"], None),
            ("{o Norvik} CEO {p Ana Ruiz} left.", vec!["Norvik CEO"], None),
            ("Secretary of State {p Ana Ruiz} left.", vec!["Secretary of State"], None),
            ("The boats of {p Ana Ruiz} left.", vec![], None),
        ] {
            let (_, cast) = cast_of(marked);
            let (actors, _) = cast.finish(&mut []);
            let person = actors.iter().find(|a| a.name == "Ana Ruiz").unwrap();
            assert_eq!(
                (&person.roles[..], person.country.as_deref()),
                (&roles.iter().map(|r| r.to_string()).collect::<Vec<_>>()[..], country),
                "{marked}"
            );
        }
    }

    #[test]
    fn a_country_is_a_mention_wherever_its_name_stands() {
        check(
            "Kenya-Ethiopia trade and {o Kenya’s Congress} and the {o Bank of Kenya} in DPRK hands",
            &[
                "Kenya = Kenya (n)",
                "Ethiopia = Ethiopia (n)",
                "Kenya’s Congress = Kenya’s Congress (n)",
                "Kenya = Kenya (n)",
                "Bank of Kenya = Bank of Kenya (n)",
                "DPRK = DPRK (n)",
            ],
        );
        check(
            "{p Leo Jordan} left. {p Jordan} slept.",
            &["Leo Jordan = Leo Jordan (n)", "Jordan = Leo Jordan (a)"],
        );
    }

    #[test]
    fn a_description_means_the_holder_of_the_office() {
        check(
            "{n Kenyan} President {p Ana Ruiz} met {n Ethiopian} President {p Leo Bekele}. The {n Kenyan} president left. The president slept.",
            &[
                "Ana Ruiz = Ana Ruiz (n)",
                "Leo Bekele = Leo Bekele (n)",
                "The Kenyan president = Ana Ruiz (d)",
                "The president = Ana Ruiz (d)",
            ],
        );
        check(
            "{p Ana Ruiz} met her {n Kenyan} counterpart, Gen. {p Leo Bekele}. The {n Kenyan} minister left.",
            &[
                "Ana Ruiz = Ana Ruiz (n)",
                "her Kenyan counterpart = Leo Bekele (d)",
                "Leo Bekele = Leo Bekele (n)",
                "The Kenyan minister = Leo Bekele (d)",
            ],
        );
    }

    #[test]
    fn descriptions_begin_at_determiner_possessor_or_number() {
        for (marked, expected) in [
            (
                "He saw two {n North Korean} soldiers there.",
                &["two North Korean soldiers = two North Korean soldiers (d)"][..],
            ),
            (
                "It met other {n Kenyan} military officials.",
                &["Kenyan military officials = Kenyan military officials (d)"],
            ),
            ("A {n Kenyan} official said it was over.", &["A Kenyan official = A Kenyan official (d)"]),
            ("The harbour pilots’ boats slept.", &[]),
            ("It fought Kenya's forces.", &["Kenya's forces = Kenya's forces (d)", "Kenya = Kenya (n)"]),
            ("Kenya's military said so.", &["Kenya's military = Kenya's military (d)", "Kenya = Kenya (n)"]),
            (
                "A {n Kenyan} defense ministry statement read so.",
                &["Kenyan defense ministry = Kenyan defense ministry (n)"],
            ),
            ("Aid workers said so.", &["Aid workers = Aid workers (d)"]),
            ("Residents of the north left.", &["Residents of the north = Residents of the north (d)"]),
            ("A 54-year-old man was hurt.", &["A 54-year-old man = A 54-year-old man (d)"]),
            (
                "It heard Kenya’s state media.",
                &["Kenya’s state media = Kenya’s state media (d)", "Kenya = Kenya (n)"],
            ),
            (
                "North Korea left, and the North's boats left.",
                &["North Korea = North Korea (n)", "the North = North Korea (d)"],
            ),
        ] {
            check(marked, expected);
        }
    }
}
