//! What the person does next: of all moves that would bring the document nearer to its gold, those that do most for each
//! press.

use crate::candidates::candidates;
use crate::distance::distance;
use crate::hands::{Move, Person};
use crate::step::{Kind, Step};
use galley::document::Target;
use galley::measure::Gold;

/// Steps that bring the document nearer, those that do most for each press first, with how much nearer each does. After
/// one is made, the others may do less, or nothing.
pub fn next_steps(now: &Person, gold: &Gold) -> Vec<(usize, Step)> {
    let before = distance(now.document(), gold);
    let mut found: Vec<(usize, Step)> = Vec::new();
    for step in candidates(now, gold) {
        let mut person = now.again();
        // What the page refuses is no way.
        if person.make_all(&step.moves).is_err() {
            continue;
        }
        let offered = person.is_offered_alike();
        found.push((before.saturating_sub(distance(person.document(), gold)), step.clone()));
        if offered && person.make_all(&[ALIKE]).is_ok() {
            let mut all = step;
            all.moves.push(ALIKE);
            found.push((before.saturating_sub(distance(person.document(), gold)), all));
        }
    }
    found.retain(|(nearer, _)| *nearer > 0);
    // More for each press; the first of equals.
    found.sort_by(|(one, a), (other, b)| (other * a.presses()).cmp(&(one * b.presses())));
    found
}

/// What can be done at once to what is chosen after a step, if it brings the document nearer: the best for each press.
pub fn follow_up(now: &Person, gold: &Gold) -> Option<Step> {
    const KEYS: [(&str, usize); 7] = [("x", 1), ("d", 3), ("]", 2), ("}", 2), ("[", 2), ("{", 2), ("u", 1)];
    let is_quote = matches!(now.chosen()?, Target::Quote(_));
    let before = distance(now.document(), gold);
    let mut best: Option<(usize, Step)> = None;
    for (key, most) in KEYS {
        let kind = match (key, is_quote) {
            ("x", true) => Kind::NoQuote,
            ("x", false) => Kind::NoMention,
            ("d", true) => Kind::QuoteKind,
            ("d", false) => Kind::Form,
            ("u", _) => Kind::Cue,
            (_, true) => Kind::QuoteEnds,
            (_, false) => Kind::MentionEnds,
        };
        let mut person = now.again();
        for times in 1..=most {
            if person.make_all(&[Move::Key(key)]).is_err() {
                break;
            }
            let nearer = before.saturating_sub(distance(person.document(), gold));
            let better = best.as_ref().is_none_or(|(most, step)| nearer * step.presses() > most * times);
            if nearer > 0 && better {
                best = Some((nearer, Step { kind, moves: vec![Move::Key(key); times] }));
            }
        }
    }
    best.map(|(_, step)| step)
}

const ALIKE: Move = Move::Key("z");
