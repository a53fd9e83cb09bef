//! Pronouns → whom they mean; last, when it is known who spoke before.
//!
//! Of the actors spoken of before, in the same article, each that fits in number, kind and gender is weighed: by nearness,
//! by whether it was a subject, by whether it spoke last, by how often it is spoken of. What fits nobody is no mention,
//! save the speaker of a quote, which then has no actor. Sums are integers, and ties go to the nearer: the same text
//! always gives the same.

use super::actors::{Cast, Gender, Scene};
use super::{Context, Passage, SuggestedMention, SuggestedQuote};
use crate::document::{ActorType, BlockRole, Confidence, Form};
use crate::language::{Class, ends_in};
use crate::text::{Shape, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many mentions are looked back over.
const MOST_MENTIONS: usize = 60;
/// How many sentences are looked back over.
const MOST_SENTENCES: usize = 6;

/// How many quotes are looked back over.
const MOST_QUOTES: usize = 4;

/// What a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Person(Gender),
    Thing,
    Many,
    /// The speaker of the quote in which it stands.
    Myself,
}

/// A pronoun and how it stands in its sentence.
#[derive(Clone, Copy, Debug)]
struct Pronoun {
    span: Span,
    token: usize,
    sort: Sort,
    /// "he", "she", "they"; "it" where a verb follows.
    subject: bool,
    /// "him", "her" without a noun behind it, "them", "it" behind a verb.
    object: bool,
}

/// Finds the third-person pronouns of a passage that mean an actor with a name, and links those that are speakers.
pub fn pronouns(context: Context, passage: &Passage, quotes: &[SuggestedQuote], cast: &mut Cast) {
    if matches!(passage.role, BlockRole::Byline | BlockRole::Dateline) {
        return;
    }
    let scene = Scene::new(context, passage);
    let near = quotes_near(passage, quotes);
    let speakers: BTreeMap<usize, usize> =
        near.clone().rev().filter_map(|q| Some((quotes.get(q)?.speaker?, q))).collect();
    for token in 0..scene.len() {
        let Some(pronoun) = pronoun(&scene, token) else { continue };
        let mention = cast.mention_at(pronoun.span);
        let speaks = mention.and_then(|m| speakers.get(&m).copied());
        if mention.is_some_and(|m| cast.mention(m).actor.is_some()) {
            continue;
        }
        if speaks.is_none() && (pronoun.sort == Sort::Myself || says_nothing(&scene, &pronoun)) {
            continue;
        }
        let weighing = Weighing { scene: &scene, cast, quotes, near: near.clone(), pronoun, speaks };
        let Some((actor, weight)) = weighing.best() else { continue };
        let number = cast.add_mention(SuggestedMention {
            span: pronoun.span,
            form: Form::Pronoun,
            actor: Some(actor),
            confidence: Confidence::percent((55 + weight).clamp(40, 90).unsigned_abs() as u8),
        });
        cast.link_pronoun(number, actor);
        if pronoun.subject {
            cast.set_subject(pronoun.span.start());
        }
        if let (Sort::Person(gender), Some(figure)) = (pronoun.sort, cast.figure_mut(actor))
            && figure.gender.is_none()
        {
            figure.gender = Some(gender);
        }
    }
}

/// The numbers of the quotes that may stand in the passage or just before it.
fn quotes_near(passage: &Passage, quotes: &[SuggestedQuote]) -> Range<usize> {
    let first = quotes.partition_point(|q| quote_start(q) < passage.span.start());
    let end = quotes.partition_point(|q| quote_start(q) < passage.span.end());
    first.saturating_sub(MOST_QUOTES)..end
}

fn quote_start(quote: &SuggestedQuote) -> usize {
    quote.spans.first().map_or(0, |s| s.start())
}

/// What each class of pronouns can mean; the subjects first, then the objects.
const SORTS: [(Class, Sort); 12] = [
    (Class::He, Sort::Person(Gender::Male)),
    (Class::She, Sort::Person(Gender::Female)),
    (Class::They, Sort::Many),
    (Class::I, Sort::Myself),
    (Class::Him, Sort::Person(Gender::Male)),
    (Class::Her, Sort::Person(Gender::Female)),
    (Class::Them, Sort::Many),
    (Class::His, Sort::Person(Gender::Male)),
    (Class::Hers, Sort::Person(Gender::Female)),
    (Class::Its, Sort::Thing),
    (Class::Their, Sort::Many),
    (Class::It, Sort::Thing),
];

fn pronoun(scene: &Scene, token: usize) -> Option<Pronoun> {
    let words = scene.words;
    let (class, sort) = SORTS.into_iter().find(|(class, _)| words.is(token, *class))?;
    let next = token + 1;
    let noun_follows = || words.is_word(next) && !scene.is_function_word(next) && !scene.is_verb(next);
    let (subject, object) = match class {
        Class::He | Class::She | Class::They | Class::I => (true, false),
        Class::Him | Class::Them => (false, true),
        Class::Her => (false, !noun_follows()),
        Class::It => {
            let subject = scene.verb_from(next);
            (subject, !subject)
        }
        _ => (false, false),
    };
    // "IT" is a trade, "US" is no pronoun here, "I." an initial.
    let is_trade = class == Class::It && words.lexeme(token).shape == Shape::Upper;
    let is_initial = words.word(token).len() == 1 && words.is_mark(next, &['.']);
    if is_trade || is_initial || !words.is_word(token) {
        return None;
    }
    Some(Pronoun { span: words.span(token..next)?, token, sort, subject, object })
}

/// "it is raining", "make it clear": an "it" that means nobody.
fn says_nothing(scene: &Scene, pronoun: &Pronoun) -> bool {
    let words = scene.words;
    if !words.is(pronoun.token, Class::It) {
        return false;
    }
    if !pronoun.subject {
        return true;
    }
    let next = pronoun.token + 1;
    let passed_over = |at: usize| words.is_adverb(at) || words.is(at, Class::BeNot);
    let after = (next + 1..next + 4).find(|at| !passed_over(*at)).unwrap_or(next);
    if words.is(after, Class::Weather) {
        return true;
    }
    // "it will build", "it was told", "it is preparing": somebody; "it is clear", "it was a", "it would be": nobody.
    let acts = ends_in(words.lower(after), &words.language().inflection.participle)
        || scene.is_verb(after) && !words.is(after, Class::BeBase);
    words.is(next, Class::ExpletiveVerb) && !acts
}

struct Weighing<'a> {
    scene: &'a Scene<'a>,
    cast: &'a Cast,
    quotes: &'a [SuggestedQuote],
    near: Range<usize>,
    pronoun: Pronoun,
    /// The quote whose speaker the pronoun is.
    speaks: Option<usize>,
}

impl Weighing<'_> {
    /// The actor that weighs most, and how much.
    fn best(&self) -> Option<(usize, i32)> {
        let speaker = self.enclosing_speaker();
        if self.pronoun.sort == Sort::Myself {
            return speaker.map(|s| (s, 20));
        }
        let at = self.pronoun.span.start();
        let sentence = self.cast.sentence(at);
        let here = self.cast.scope(at)?;
        let last_speaker = self.last_speaker();
        let own: Vec<usize> = self.cast.beginning_at(at).filter_map(|m| self.cast.mention(m).actor).collect();
        let mut weights: BTreeMap<usize, Candidate> = BTreeMap::new();
        for number in self.cast.before(at).take(MOST_MENTIONS) {
            let mention = self.cast.mention(number);
            let Some(actor) = mention.actor else { continue };
            let start = mention.span.start();
            let scope = self.cast.scope(start)?;
            if scope.article != here.article {
                break;
            }
            let distance = sentence.saturating_sub(self.cast.sentence(start));
            if distance > MOST_SENTENCES {
                break;
            }
            let beside = matches!(scope.role, BlockRole::Caption | BlockRole::Byline | BlockRole::Dateline);
            if scope != here && (beside || here.role == BlockRole::Caption) {
                continue;
            }
            if speaker == Some(actor) || own.contains(&actor) || mention.span.contains(self.pronoun.span) {
                continue;
            }
            let Some(fit) = self.fit(actor) else { continue };
            let candidate =
                weights.entry(actor).or_insert(Candidate { weight: i32::MIN, mentions: 0, start });
            candidate.mentions += 1;
            let weight = fit + self.place(mention, distance);
            if weight > candidate.weight {
                (candidate.weight, candidate.start) = (weight, start);
            }
        }
        let whole = |(actor, c): (usize, Candidate)| {
            let spoke = match (last_speaker == Some(actor), self.speaks.is_some()) {
                (true, true) => 18,
                (true, false) => 8,
                _ => 0,
            };
            (c.weight + 2 * c.mentions.min(4) + spoke, c.start, actor)
        };
        let (weight, _, actor) = weights.into_iter().map(whole).max()?;
        let enough = match self.pronoun.sort {
            // Things and several people are meant as often by what is no actor.
            _ if self.speaks.is_some() => -100,
            Sort::Person(_) => -24,
            Sort::Many => 10,
            _ if self.pronoun.subject => 6,
            _ => 0,
        };
        (weight >= enough).then_some((actor, weight))
    }

    /// How well the actor fits by what it is; `None` if not at all.
    fn fit(&self, actor: usize) -> Option<i32> {
        let figure = self.cast.figure(actor)?;
        let named = if figure.is_named { 0 } else { -5 };
        let weight = match (self.pronoun.sort, figure.kind) {
            (Sort::Person(gender), ActorType::Person) => match figure.gender {
                Some(known) if known == gender => 8,
                Some(_) => return None,
                None => 0,
            },
            (Sort::Thing, ActorType::Country) => 4,
            (Sort::Thing, ActorType::Organisation) => 4,
            (Sort::Many, ActorType::Group) => 8,
            (Sort::Many, ActorType::Organisation) => -10,
            _ => return None,
        };
        Some(weight + named)
    }

    /// How well a mention stands for being taken up.
    fn place(&self, mention: &SuggestedMention, distance: usize) -> i32 {
        let subject = self.cast.is_subject(mention.span.start());
        let mut weight = match distance {
            0 => 0,
            1 => -6,
            n => -6 - 7 * (n as i32 - 1),
        };
        if subject {
            weight += 12;
            // "Ruiz told him": he is not Ruiz.
            if self.pronoun.object && distance == 0 && !self.clause_between(mention.span) {
                weight -= 30;
            }
        }
        if distance == 0 && self.runs_on(mention.span) {
            weight += 12;
        }
        let quoted = self.quote_holding(mention.span);
        if quoted.is_some() && quoted != self.quote_holding(self.pronoun.span) {
            weight -= if quoted == self.speaks { 20 } else { 8 };
        }
        weight
    }

    /// "Bell and his father", "Kenya stated that it": nothing but a verb or "and" between a mention and the pronoun.
    fn runs_on(&self, mention: Span) -> bool {
        let first = self.scene.passage.tokens.at_or_after(mention.end());
        let between = first..self.pronoun.token;
        let words = self.scene.words;
        let joins = |i: usize| words.is(i, Class::RunsOn) || words.is_adverb(i);
        let verb = |i: usize| self.pronoun.subject && self.scene.is_verb(i);
        (1..=4).contains(&between.len()) && between.clone().all(|i| joins(i) || verb(i))
    }

    /// Whether a clause begins between a mention and the pronoun; far apart, one surely does.
    fn clause_between(&self, mention: Span) -> bool {
        const CLAUSE: usize = 40;
        let first = self.scene.passage.tokens.at_or_after(mention.end());
        if first + CLAUSE < self.pronoun.token {
            return true;
        }
        let words = self.scene.words;
        (first..self.pronoun.token)
            .any(|i| words.is(i, Class::BeginsClause) || words.is_mark(i, &[',', ';', ':', '“', '"']))
    }

    /// The quote in whose quoted words the span stands.
    fn quote_holding(&self, span: Span) -> Option<usize> {
        let behind = self.first_after(span.start());
        (self.near.start.max(behind.saturating_sub(MOST_QUOTES))..behind)
            .find(|q| self.quotes[*q].quoted.iter().any(|part| part.contains(span)))
    }

    /// The first quote that begins after a position.
    fn first_after(&self, position: usize) -> usize {
        self.quotes.partition_point(|q| quote_start(q) <= position)
    }

    /// Who speaks the quoted words in which the pronoun stands.
    fn enclosing_speaker(&self) -> Option<usize> {
        let quote = self.quote_holding(self.pronoun.span).filter(|q| Some(*q) != self.speaks)?;
        self.cast.mention(self.quotes[quote].speaker?).actor
    }

    /// Who spoke last before the pronoun, or before the quote whose speaker it is.
    fn last_speaker(&self) -> Option<usize> {
        let before = self.speaks.unwrap_or_else(|| self.first_after(self.pronoun.span.start()));
        let article = self.cast.scope(self.pronoun.span.start())?.article;
        let earlier = (before.saturating_sub(3)..before).rev();
        earlier
            .filter_map(|q| self.quotes[q].speaker)
            .map(|m| self.cast.mention(m))
            .filter(|m| m.span.start() < self.pronoun.span.start())
            .filter(|m| self.cast.scope(m.span.start()).is_some_and(|s| s.article == article))
            .find_map(|m| m.actor)
    }
}

/// An actor that may be meant.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    weight: i32,
    mentions: i32,
    start: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::actors::stage_test::{cast_of, written};
    use crate::parse::quotes::Quoting;

    /// The pronouns of a marked text, with whom they mean.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let (sample, mut cast) = cast_of(marked);
        let mut quoting = Quoting::default();
        for passage in &sample.passages {
            quoting.add(sample.context(), passage, &mut cast);
        }
        quoting.settle();
        for passage in &sample.passages {
            pronouns(sample.context(), passage, quoting.quotes(), &mut cast);
        }
        let found: Vec<_> = written(&sample.text, cast)
            .into_iter()
            .filter_map(|m| m.strip_suffix(" (p)").map(str::to_owned))
            .collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn gender_and_number_decide() {
        check(
            "{p Maria Ruiz} met {p John Bell}. She left, and he slept.",
            &["She = Maria Ruiz", "he = John Bell"],
        );
        check("{p Maria Ruiz} met Mr. {p Oz}. His boat left.", &["His = Oz"]);
        check("{o Norvik} met {p John Bell}. It had earlier warned them.", &["It = Norvik"]);
    }

    #[test]
    fn the_subject_goes_before_the_object() {
        check("{p John Bell} met {p Leo Marsh} in May. He left.", &["He = John Bell"]);
        check("{p John Bell} met {p Leo Marsh}. {p Marsh} told him so.", &["him = John Bell"]);
        check("Kenya said it signed with Ethiopia for its boats.", &["it = Kenya", "its = Kenya"]);
    }

    #[test]
    fn a_pronoun_is_one_behind_according_to() {
        check("{p Maria Ruiz} left. It will stand for years, according to her.", &["her = Maria Ruiz"]);
    }

    #[test]
    fn who_spoke_goes_on_speaking() {
        check(
            "“It will stand for years,” {p John Bell} told {p Leo Marsh}.\n“We have looked at it twice,” he added.",
            &["he = John Bell"],
        );
        check("“It will stand,” said {p John Bell}. “{p Marsh} built it,” he said.", &["he = John Bell"]);
    }

    #[test]
    fn in_a_quote_another_is_meant() {
        check("{p Leo Marsh} left. “He never looked back,” said {p John Bell}.", &["He = Leo Marsh"]);
    }

    #[test]
    fn a_sentence_runs_on() {
        check(
            "{p John Bell} met {p Leo Marsh}. On Monday, {p Marsh} and his father left.",
            &["his = Leo Marsh"],
        );
        check(
            "“It will stand,” South Korea said. After that, North Korea stated it would attack.",
            &["it = North Korea"],
        );
    }

    #[test]
    fn some_mean_nobody() {
        check("Kenya is big. It is clear that it was raining.", &[]);
        check("{p Maria Ruiz} slept.\n\nHe left. It rained.", &[]);
        check("> {p John Bell} at sea. (EPA)\nHe left.", &[]);
    }

    #[test]
    fn a_possessor_is_not_what_it_possesses() {
        check("{p John Bell} met his {n Kenyan} counterpart, Gen. {p Leo Marsh}.", &["his = John Bell"]);
    }
}
