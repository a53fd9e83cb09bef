//! Noun phrases that say what somebody is → sightings of descriptions, each with what speaks for it.
//!
//! Whether a description is a mention, and of whom, is decided when the whole document is known.

use super::noun_phrase::{Head, NounPhrase, POSSESSIVES, head_at, is_number_word};
use super::roles::{beside, office_of};
use super::scene::Scene;
use super::sighting::{Claim, Description, Seen, Sighting};
use crate::document::{ActorType, BlockRole, Confidence};
use crate::language::Class;
use crate::lexicon::countries::country_of;
use crate::parse::NameKind;
use crate::text::Span;
use smol_str::SmolStr;

/// Words after which a clause begins.
const CLAUSE: &[&str] = &[
    "and", "but", "that", "where", "when", "while", "as", "because", "if", "although", "though", "after",
    "before",
];

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
            let phrase = NounPhrase::around(scene, head, first..index + 1);
            found.extend(phrase.and_then(|p| description(scene, head, &p)));
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
    let owns = scene.is_possessive(index + 1);
    let alone = scene.name(index).is_none_or(|n| n.tokens.len() == 1);
    let acts = owns || scene.verb_from(index + 1) || !scene.words.is_word(index + 1);
    if index == 0 || !alone || !scene.is(index - 1, &["the"]) || !acts {
        return None;
    }
    if index > 1 && scene.is(index - 2, &["in", "of"]) && !owns {
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

fn description(scene: &Scene, head: Head, phrase: &NounPhrase) -> Option<Sighting> {
    let bare = !phrase.determined && !phrase.is_modified();
    let title_case = matches!(scene.passage.role, BlockRole::Headline | BlockRole::Subhead);
    let begins = phrase.begin == scene.sentence_start(phrase.begin);
    if in_apposition(scene, phrase.begin)
        // "the Lima model": one of many needs a determiner, save where telegrams are written.
        || (bare && matches!(head, Head::Human | Head::Firm) && !title_case && !begins)
    {
        return None;
    }
    let word = SmolStr::new(scene.lower(phrase.noun.end - 1));
    let whole = scene.words.span(phrase.begin..phrase.end)?;
    // "an Iranian defense ministry statement": the body is named, its article aside.
    let named_from = phrase.nation_at.filter(|_| head == Head::Body);
    let span = match named_from {
        Some(nation) => scene.words.span(nation..phrase.noun.end)?,
        None => whole,
    };
    let apposed = apposed(scene, phrase).filter(|_| head == Head::Human);
    let claim = claim(scene, head, phrase, span, apposed.is_some());
    let key_start = match phrase.possessor {
        true => phrase.begin,
        false => phrase.nation_at.unwrap_or(phrase.inner).min(phrase.inner),
    };
    let key = scene.words.span(key_start..phrase.end)?.of(scene.words.text).to_lowercase();
    let confidence = match claim {
        Claim::Speaks => 85,
        Claim::Nation => 80,
        Claim::Acts => 60,
        Claim::Form | Claim::Role => 55,
    };
    Some(Sighting {
        span,
        article: scene.passage.article,
        confidence: Confidence::percent(confidence),
        seen: Seen::Described(Description {
            kind: match head {
                Head::Group => ActorType::Group,
                Head::Human => ActorType::Person,
                Head::Body | Head::Firm => ActorType::Organisation,
            },
            head: if head == Head::Human { office_of(&word) } else { word.clone() },
            noun: word,
            country: phrase.nation.or_else(|| nation_behind(scene, phrase)),
            definite: phrase.definite,
            determined: phrase.determined,
            is_name: named_from.is_some(),
            apposed,
            claim,
            key,
        }),
    })
}

fn claim(scene: &Scene, head: Head, phrase: &NounPhrase, span: Span, apposed: bool) -> Claim {
    let anybody = scene.words.is(phrase.noun.end - 1, Class::Anybody);
    let whole = scene.words.span(phrase.begin..phrase.end);
    let possessive = POSSESSIVES.contains(&scene.lower(phrase.begin));
    if apposed && phrase.nation_at.is_none() && !possessive {
        // "the ferry's master, Capt. Ana Ruiz": what he is, said once, beside his name.
        return Claim::Role;
    }
    if scene.is_source(span) || whole.is_some_and(|s| scene.is_source(s)) {
        return Claim::Speaks;
    }
    if phrase.nation.is_some() && !(anybody && head == Head::Human && !phrase.determined) {
        return Claim::Nation;
    }
    if apposed {
        return Claim::Nation;
    }
    let which = phrase.is_modified() && !phrase.possessor && tells_which(scene, phrase.noun.start - 1);
    if which && scene.words.is(phrase.noun.end - 1, Class::Powerful) {
        return Claim::Acts;
    }
    if !anybody && !possessive && (acts(scene, phrase) || undergoes(scene, phrase)) {
        return Claim::Acts;
    }
    Claim::Form
}

/// Whether the modifier before a group's noun says which of them, not only how many or of what mind.
fn tells_which(scene: &Scene, modifier: usize) -> bool {
    !scene.lower(modifier).contains('-')
        && !scene.is(modifier, &["new", "several", "many", "most", "other", "such", "prime"])
}

/// Whether the phrase is the subject of a verb; one that begins its clause may have a phrase of place behind it.
fn acts(scene: &Scene, phrase: &NounPhrase) -> bool {
    let before = phrase.begin.checked_sub(1);
    let begins =
        before.is_none_or(|b| scene.is(b, CLAUSE) || phrase.begin == scene.sentence_start(phrase.begin));
    if before.is_some_and(|b| scene.is_function_word(b)) && !begins {
        return false;
    }
    if scene.verb_from(phrase.end) || (begins && scene.is(phrase.end, &["who"])) {
        return true;
    }
    let behind = phrase.end + 1..phrase.end + 8;
    begins
        && scene.is(phrase.end, &["at", "in", "of", "from"])
        && behind.clone().take_while(|i| scene.words.is_word(*i)).any(|i| scene.is_verb(i))
}

/// "urged residents of the north", "told the jury": whether it is the object of a verb that needs somebody.
fn undergoes(scene: &Scene, phrase: &NounPhrase) -> bool {
    (phrase.determined || phrase.end > phrase.noun.end)
        && phrase.begin > 0
        && scene.words.is(phrase.begin - 1, Class::ActsUpon)
}

/// The name that stands in apposition right behind the phrase, or behind what hangs on it: "a spokesman for the army,
/// Brig. Omar Bell".
fn apposed(scene: &Scene, phrase: &NounPhrase) -> Option<Span> {
    let comma = match scene.words.is(phrase.end, Class::Preposition) {
        true => (phrase.end + 1..phrase.end + 8)
            .take_while(|i| !scene.is_verb(*i) || scene.name(*i).is_some())
            .find(|i| scene.words.is_mark(*i, &[',']))?,
        false => phrase.end,
    };
    if !scene.words.is_mark(comma, &[',']) {
        return None;
    }
    let mut behind = (comma + 1..comma + 8).take_while(|i| !scene.words.is_mark(*i, &[',']));
    let name = behind.find_map(|i| scene.name(i)).filter(|n| n.kind == NameKind::Person)?;
    (beside(scene, &name.tokens).start == comma + 1).then_some(name.span)
}

/// "a spokesman for the Kenyan army", "the president of Kenya": the country named behind the noun.
fn nation_behind(scene: &Scene, phrase: &NounPhrase) -> Option<&'static str> {
    if !scene.is(phrase.end, &["of", "for", "from"]) {
        return None;
    }
    let at = phrase.end + 1 + usize::from(scene.is(phrase.end + 1, &["the"]));
    let (_, number, _) = scene.country_from(at)?;
    crate::lexicon::countries::country(number).map(|c| c.code)
}

/// Whether the phrase stands in apposition to a name before it: ", 52, a zoologist", ", right, Kenya's minister".
fn in_apposition(scene: &Scene, begin: usize) -> bool {
    let Some(mut comma) = begin.checked_sub(1).filter(|c| scene.words.is_mark(*c, &[','])) else {
        return false;
    };
    let aside = comma > 1
        && scene.words.is_mark(comma - 2, &[','])
        && (scene.is_number(comma - 1) || scene.is(comma - 1, &["right", "left", "center", "centre"]));
    if aside {
        comma -= 2;
    }
    comma > 0
        && scene.name(comma - 1).is_some_and(|n| n.kind == NameKind::Person && n.tokens.end == comma)
        // "Ana Ruiz, two ministers and …" goes on with a list; an apposition is closed by a mark.
        && !is_number_word(scene, begin)
}
