//! Whether a capital or a seat of power stands for its state here, or is a place.
//!
//! It stands for its state where it acts, is acted upon, owns or is a partner ("Tehran wanted", "accused Nairobi",
//! "Moscow's forces", "ties with Beijing"); where one can be in it, it is a place ("in Tehran", "a visit to Pyongyang").

use super::scene::Scene;
use crate::document::BlockRole;
use crate::language::Class;
use std::ops::Range;

/// What stands before a place that one can be in.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "through",
    "throughout",
    "into",
    "via",
    "above",
    "beyond",
    "downtown",
    "central",
    "northern",
    "southern",
    "eastern",
    "western",
    "north",
    "south",
    "east",
    "west",
    "reach",
    "reached",
    "visit",
    "visited",
    "visiting",
    "left",
    "off",
    "greater",
];
/// What stands before a partner, an opponent or a doer.
const PARTNER: &[&str] = &["with", "between", "against", "by", "toward", "towards", "than", "like", "unlike"];

/// Whether the seat at these tokens stands for its state.
pub fn stands_for_state(scene: &Scene, seat: Range<usize>) -> bool {
    let words = scene.words;
    // "the Kremlin" is a seat of power; "the Nairobi riots" are in a place.
    let plain = words.is_word(seat.end)
        && !words.is_capital(seat.end)
        && !scene.is_function_word(seat.end)
        && !scene.is_verb(seat.end);
    let power = seat.start > 0 && scene.is(seat.start - 1, &["the"]) && !plain;
    let (first, last) = together(scene, &seat);
    let before = first.checked_sub(1 + usize::from(first > 0 && scene.is(first - 1, &["the"])));
    let before_is = |list: &[&str]| before.is_some_and(|b| scene.is(b, list));
    if scene.is_possessive(seat.end) {
        return owns_as_state(scene, seat.end + 1);
    }
    if words.is_mark(seat.end, &[':'])
        && seat.start == 0
        && matches!(scene.passage.role, BlockRole::Headline | BlockRole::Subhead)
    {
        return true;
    }
    if before_is(WHERE) {
        return false;
    }
    if words.span(seat.clone()).is_some_and(|s| scene.is_source(s)) {
        return true;
    }
    let noun_at = before.and_then(|b| b.checked_sub(1));
    let noun = noun_at.map_or("", |n| scene.lower(n));
    let noun_is = |class| noun_at.is_some_and(|n| words.is(n, class));
    if before_is(PARTNER) {
        return !(before_is(&["between"]) && noun_is(Class::Going));
    }
    if before_is(&["to"]) {
        return noun_is(Class::Towards);
    }
    if before_is(&["from"]) {
        return noun_is(Class::From);
    }
    if before_is(&["for", "on", "over", "about"]) {
        return !noun_is(Class::Going) && !words.is_mark(seat.end, &[',']);
    }
    if before_is(&["of"]) {
        return matches!(
            noun,
            "support" | "ally" | "allies" | "critic" | "critics" | "criticism" | "behalf" | "enemy"
        );
    }
    let several = first < seat.start || last > seat.end;
    let telegram = scene.is(last, &["to"]) && scene.passage.role == BlockRole::Headline;
    // "a Nairobi visit": a base form agrees with no single subject.
    let subject = telegram || (scene.verb_from(last) && (several || !words.is(last, Class::Base)));
    // "what measures Nairobi might take": only a capital before it may be part of the same name.
    let begins = before.is_none_or(|b| {
        !words.is_capital(b) || scene.is_function_word(b) || scene.is_verb(b) || words.is_adverb(b)
    });
    (subject && begins) || before.is_some_and(|b| words.is(b, Class::ActsUpon)) || power
}

/// "Moscow and Pyongyang dismissed": the first token of what the seat is joined with, and the token behind its last.
fn together(scene: &Scene, seat: &Range<usize>) -> (usize, usize) {
    let words = scene.words;
    let joins = |i: usize| scene.is(i, &["and", "or"]) || words.is_mark(i, &[',']);
    let mut first = seat.start;
    for _ in 0..4 {
        if first < 2 || !joins(first - 1) || !words.is_capital(first - 2) {
            break;
        }
        let Some(name) = scene.actor_name(first - 2) else { break };
        first = name.tokens.start;
    }
    let mut last = seat.end;
    for _ in 0..4 {
        if !scene.is(last, &["and", "or"]) || !words.is_capital(last + 1) {
            break;
        }
        let Some(name) = scene.actor_name(last + 1) else { break };
        last = name.tokens.end;
    }
    (first, last)
}

/// What follows the possessive: a city's street, or a state's minister.
fn owns_as_state(scene: &Scene, from: usize) -> bool {
    for at in from..from + 4 {
        if !scene.words.is_word(at) || scene.is_function_word(at) {
            break;
        }
        let lexeme = scene.words.lexeme(at);
        if lexeme.classes.has(Class::OfCity) {
            return false;
        }
        if scene.words.is_capital(at) && at == from {
            let known = lexeme.title.is_some() || matches!(lexeme.head, Some("org" | "body"));
            let behind = scene.words.lexeme(at + 1);
            let office =
                scene.words.is_capital(at + 1) && (behind.title.is_some() || behind.head == Some("org"));
            if !known && !office {
                return false;
            }
        }
        if lexeme.head.is_some() || lexeme.title.is_some() {
            // The head is found: what follows belongs to it.
            if !scene.words.is_word(at + 1) || scene.is_function_word(at + 1) {
                break;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::stage_test::check;

    #[test]
    fn a_capital_acts_or_is_a_place() {
        for (marked, acts) in [
            ("{l Nairobi} wanted more.", true),
            ("It said {l Nairobi} sees it so.", true),
            ("{l Nairobi} and {l Kyiv} initially denied it.", true),
            ("It is over, according to {l Nairobi}.", true),
            ("It has ties with {l Nairobi}.", true),
            ("It fought {l Nairobi}’s forces.", true),
            ("It met {l Nairobi}’s Defense Minister there.", true),
            ("It did not say what measures {l Nairobi} might take.", true),
            ("They accused {l Nairobi} of it.", true),
            ("There are sanctions on {l Nairobi}.", true),
            ("They sent aid to {l Nairobi}.", true),
            ("# {l Nairobi}: Boats Left", true),
            ("It met in {l Nairobi} on Monday.", false),
            ("Talks in {l Nairobi} have stalled.", false),
            ("His visit to {l Nairobi} was short.", false),
            ("He left for {l Nairobi} at night.", false),
            ("They walked {l Nairobi}’s streets.", false),
            ("It flew from {l Nairobi}.", false),
            ("Missiles fell on {l Nairobi}.", false),
            ("He visited {l Nairobi}.", false),
            ("After the {l Nairobi} riots they slept.", false),
            ("A {l Nairobi} visit was planned.", false),
            ("Flights between {l Nairobi} and Rome ended.", false),
        ] {
            let line = marked.replace("{l Kyiv}", "Kyiv");
            let (_, cast) = super::super::stage_test::cast_of(marked);
            let found = cast.actors().iter().any(|a| a.name == "Kenya");
            assert_eq!(found, acts, "{line}");
        }
        check("The {o Kremlin} said so.", &["Kremlin = Russia (a)"]);
    }
}
