//! The best labels for the words of a sentence, and by how much they are the best.
//!
//! Viterbi's algorithm, forwards and backwards, in whole numbers: the margin of a label is the score of the best
//! labelling of the sentence less that of the best one with another label at this word. Of equals the first label wins.

use super::label::{LABELS, Label};
use super::model::Model;

/// The score of each label.
pub type Scores = [i32; LABELS];

const NEVER: i32 = i32::MIN / 4;

/// A label with its margin over every other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The best label here.
    pub label: Label,
    /// For each label, the score of the best labelling that has it here, less that of the best labelling.
    pub others: Scores,
}

impl Choice {
    /// By how much the label leads.
    pub fn margin(&self) -> i32 {
        let others = self.others.iter().enumerate().filter(|(label, _)| *label != self.label.index());
        -others.map(|(_, score)| *score).max().unwrap_or(NEVER)
    }
}

/// The best labels of a run of words, of which the scores are given; around it stand words outside every name.
pub fn decode(model: &Model, words: &[Scores]) -> Vec<Choice> {
    let step = |from: usize, to: usize| -> i32 {
        let allowed = Label(to as u8).may_follow(Label(from as u8));
        if allowed { i32::from(model.transitions[from][to]) } else { NEVER }
    };
    // Scores of the best way from the beginning to each label, that label's own score included; from it to the end,
    // its own left out.
    let mut forward: Vec<Scores> = Vec::with_capacity(words.len());
    for word in words {
        let before = forward.last().copied();
        let score = |label: usize| {
            let reach = match before {
                None => step(0, label),
                Some(before) => {
                    (0..LABELS).map(|from| before[from] + step(from, label)).max().unwrap_or(NEVER)
                }
            };
            (reach + word[label]).max(NEVER)
        };
        forward.push(std::array::from_fn(score));
    }
    let mut backward: Vec<Scores> = vec![[0; LABELS]; words.len()];
    let mut after: Option<Scores> = None;
    for (word, here) in words.iter().zip(&mut backward).rev() {
        *here = std::array::from_fn(|label| match after {
            None => step(label, 0),
            Some(after) => {
                (0..LABELS).map(|to| after[to] + step(label, to)).max().unwrap_or(NEVER).max(NEVER)
            }
        });
        after = Some(std::array::from_fn(|label| (here[label] + word[label]).max(NEVER)));
    }
    forward
        .iter()
        .zip(&backward)
        .map(|(forward, backward)| {
            let through: Scores = std::array::from_fn(|label| (forward[label] + backward[label]).max(NEVER));
            let best = through.iter().copied().max().unwrap_or_default();
            let label = through.iter().position(|score| *score == best).unwrap_or_default();
            Choice { label: Label(label as u8), others: through.map(|score| score - best) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::NameKind;

    fn scores(wanted: Label, points: i32) -> Scores {
        let mut scores = Scores::default();
        scores[wanted.index()] = points;
        scores
    }

    #[test]
    fn the_best_way_through_a_sentence_is_found_with_its_margin() {
        let model = Model::new(&[], [[0; LABELS]; LABELS]);
        let (begins, inside) = (Label::begins(NameKind::Person), Label::inside(NameKind::Person));
        let found = decode(&model, &[scores(begins, 5), scores(inside, 3), scores(inside, -20)]);
        let labels: Vec<Label> = found.iter().map(|choice| choice.label).collect();
        assert_eq!(labels, [begins, inside, Label::OUTSIDE]);
        // Without the second word: 5 instead of 8; without the first, nothing.
        assert_eq!(found[1].margin(), 3);
        assert_eq!(found[0].margin(), 8);
        // Another name might as well begin.
        assert_eq!(found[2].margin(), 0);
        assert!(decode(&model, &[]).is_empty());
    }

    #[test]
    fn a_name_cannot_go_on_where_none_has_begun() {
        let model = Model::new(&[], [[0; LABELS]; LABELS]);
        let inside = Label::inside(NameKind::Person);
        let mut alone = scores(inside, 9);
        alone[Label::begins(NameKind::Person).index()] = -1;
        assert_eq!(decode(&model, &[alone])[0].label, Label::OUTSIDE);
    }

    #[test]
    fn transitions_count() {
        let mut model = Model::new(&[], [[0; LABELS]; LABELS]);
        let place = Label::begins(NameKind::Place);
        model.transitions[place.index()][place.index()] = -9;
        let found = decode(&model, &[scores(place, 4), scores(place, 5)]);
        assert_eq!((found[0].label, found[1].label), (Label::OUTSIDE, place));
    }
}
