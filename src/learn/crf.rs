//! A linear-chain conditional random field, fitted by stochastic gradient ascent on the likelihood of the labels, with
//! a step for each weight (AdaGrad; Duchi, Hazan and Singer, JMLR 12, 2011).
//!
//! A word may allow several labels, where a corpus does not tell them apart: then the likelihood is that of all
//! labellings that are allowed.

use crate::parse::hash::mix;
use crate::parse::names::tagger::label::{LABELS, Label};
use std::collections::HashMap;

type Scores = [f32; LABELS];

/// A run of words with what is known of their labels.
#[derive(Clone, Debug)]
pub struct Run {
    /// The features of each word, numbered.
    pub features: Vec<Vec<u32>>,
    /// The labels that each word may have, as bits.
    pub allowed: Vec<u16>,
}

/// How the fitting goes.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often all runs are gone through.
    pub rounds: usize,
    /// The first step.
    pub rate: f32,
    /// How strongly weights are drawn to zero.
    pub decay: f32,
    /// Of a hundred features, how many are left out each time, by chance: no weight may rely on another's being there
    /// (Wang and Manning, Fast dropout training, ICML 2013).
    pub dropout: u64,
}

/// Weights for numbered features.
#[derive(Clone, Debug)]
pub struct Weights {
    /// For each feature.
    pub rows: Vec<Scores>,
    /// For a label (second) behind a label (first).
    pub transitions: [Scores; LABELS],
}

struct Fitting {
    weights: Weights,
    squares: Vec<Scores>,
    transition_squares: [Scores; LABELS],
    settings: Settings,
}

const NEVER: f32 = -1e9;

/// Fits weights for `features` features; `told` hears of each round.
pub fn fit(
    runs: &[Run],
    features: usize,
    settings: Settings,
    seed: u64,
    mut told: impl FnMut(usize),
) -> Weights {
    let mut fitting = Fitting {
        weights: Weights { rows: vec![[0.0; LABELS]; features], transitions: [[0.0; LABELS]; LABELS] },
        squares: vec![[0.0; LABELS]; features],
        transition_squares: [[0.0; LABELS]; LABELS],
        settings,
    };
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let mut random = seed;
    for round in 0..settings.rounds {
        shuffle(&mut order, &mut random);
        for number in &order {
            fitting.step(&runs[*number].thinned(settings.dropout, &mut random));
        }
        told(round + 1);
    }
    // When all features are there, each counts for less.
    let share = 1.0 - settings.dropout as f32 / 100.0;
    fitting.weights.rows.iter_mut().flatten().for_each(|weight| *weight *= share);
    fitting.weights
}

impl Run {
    /// Without some of its features.
    fn thinned(&self, percent: u64, random: &mut u64) -> Run {
        let keep = |features: &Vec<u32>, random: &mut u64| {
            features.iter().copied().filter(|_| next(random) % 100 >= percent).collect()
        };
        Run {
            features: self.features.iter().map(|features| keep(features, random)).collect(),
            allowed: self.allowed.clone(),
        }
    }
}

impl Fitting {
    fn step(&mut self, run: &Run) {
        let scores: Vec<Scores> = run
            .features
            .iter()
            .map(|features| {
                let mut sum = [0.0; LABELS];
                for feature in features {
                    for (sum, weight) in sum.iter_mut().zip(&self.weights.rows[*feature as usize]) {
                        *sum += weight;
                    }
                }
                sum
            })
            .collect();
        let (all, pairs) = self.expected(&scores, None);
        let (right, right_pairs) = self.expected(&scores, Some(&run.allowed));
        let Settings { rate, decay, .. } = self.settings;
        let climb = |weight: &mut f32, square: &mut f32, gradient: f32| {
            let gradient = gradient - decay * *weight;
            *square += gradient * gradient;
            *weight += rate * gradient / (square.sqrt() + 1e-6);
        };
        for (at, features) in run.features.iter().enumerate() {
            for label in 0..LABELS {
                let gradient = right[at][label] - all[at][label];
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for feature in features {
                    let feature = *feature as usize;
                    climb(
                        &mut self.weights.rows[feature][label],
                        &mut self.squares[feature][label],
                        gradient,
                    );
                }
            }
        }
        for from in 0..LABELS {
            for to in 0..LABELS {
                let gradient = right_pairs[from][to] - pairs[from][to];
                if gradient.abs() >= 1e-5 {
                    climb(
                        &mut self.weights.transitions[from][to],
                        &mut self.transition_squares[from][to],
                        gradient,
                    );
                }
            }
        }
    }

    /// How likely each label is at each word, and each pair of labels in all, among the labellings that are allowed.
    fn expected(&self, scores: &[Scores], allowed: Option<&[u16]>) -> (Vec<Scores>, [Scores; LABELS]) {
        let length = scores.len();
        let own = |at: usize, label: usize| {
            let may = allowed.is_none_or(|allowed| allowed[at] >> label & 1 == 1);
            if may { scores[at][label] } else { NEVER }
        };
        let step = |from: usize, to: usize| {
            let may = Label(to as u8).may_follow(Label(from as u8));
            if may { self.weights.transitions[from][to] } else { NEVER }
        };
        let mut forward = vec![[NEVER; LABELS]; length];
        for at in 0..length {
            for label in 0..LABELS {
                let reach = match at.checked_sub(1) {
                    None => step(0, label),
                    Some(before) => {
                        log_sum((0..LABELS).map(|from| forward[before][from] + step(from, label)))
                    }
                };
                forward[at][label] = (reach + own(at, label)).max(NEVER);
            }
        }
        let mut backward = vec![[NEVER; LABELS]; length];
        for at in (0..length).rev() {
            for label in 0..LABELS {
                backward[at][label] = if at + 1 == length {
                    step(label, 0)
                } else {
                    log_sum((0..LABELS).map(|to| step(label, to) + own(at + 1, to) + backward[at + 1][to]))
                        .max(NEVER)
                };
            }
        }
        let last = length - 1;
        let whole = log_sum((0..LABELS).map(|label| forward[last][label] + step(label, 0)));
        let mut pairs = [[0.0; LABELS]; LABELS];
        let marginals: Vec<Scores> = (0..length)
            .map(|at| std::array::from_fn(|label| (forward[at][label] + backward[at][label] - whole).exp()))
            .collect();
        for label in 0..LABELS {
            pairs[0][label] += marginals[0][label];
            pairs[label][0] += marginals[last][label];
        }
        for at in 1..length {
            for from in 0..LABELS {
                if marginals[at - 1][from] < 1e-5 {
                    continue;
                }
                for to in 0..LABELS {
                    let log = forward[at - 1][from] + step(from, to) + own(at, to) + backward[at][to] - whole;
                    pairs[from][to] += log.exp();
                }
            }
        }
        (marginals, pairs)
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(NEVER, f32::max);
    if most <= NEVER { NEVER } else { most + values.map(|value| (value - most).exp()).sum::<f32>().ln() }
}

/// Numbers for features, in the order in which they were first seen; those that are rare have none.
#[derive(Debug, Default)]
pub struct Numbering(HashMap<u64, u32>);

impl Numbering {
    /// Of all features that are seen at least `least` times.
    pub fn new(seen: impl Iterator<Item = u64>, least: u32) -> Numbering {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let mut order = Vec::new();
        for feature in seen {
            let count = counts.entry(feature).or_default();
            *count += 1;
            if *count == least {
                order.push(feature);
            }
        }
        Numbering(order.into_iter().zip(0..).collect())
    }

    /// The number of a feature.
    pub fn of(&self, feature: u64) -> Option<u32> {
        self.0.get(&feature).copied()
    }

    /// All features with their numbers, in no order.
    pub fn all(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.0.iter().map(|(feature, number)| (*feature, *number))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// In an order that depends on the seed alone (Fisher and Yates).
pub fn shuffle<T>(items: &mut [T], random: &mut u64) {
    for last in (1..items.len()).rev() {
        items.swap(last, (next(random) % (last as u64 + 1)) as usize);
    }
}

/// The next number of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
pub fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mix(*random)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::NameKind;

    #[test]
    fn what_the_features_say_is_learned_the_same_each_time() {
        let (begins, inside) = (Label::begins(NameKind::Person), Label::inside(NameKind::Person));
        let run = |features: &[u32], labels: &[Label]| Run {
            features: features.iter().map(|feature| vec![*feature]).collect(),
            allowed: labels.iter().map(|label| 1 << label.0).collect(),
        };
        let runs = [
            run(&[0, 1], &[begins, inside]),
            run(&[2, 0], &[Label::OUTSIDE, begins]),
            run(&[2, 1], &[Label::OUTSIDE, Label::OUTSIDE]),
        ];
        let settings = Settings { rounds: 40, rate: 0.2, decay: 0.0, dropout: 0 };
        let weights = fit(&runs, 3, settings, 7, |_| {});
        let best = |row: &Scores| (0..LABELS).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap();
        assert_eq!(best(&weights.rows[0]), begins.index());
        assert_eq!(best(&weights.rows[2]), Label::OUTSIDE.index());
        assert!(weights.rows[1][inside.index()] > weights.rows[1][begins.index()]);
        assert_eq!(fit(&runs, 3, settings, 7, |_| {}).rows, weights.rows);
    }

    #[test]
    fn rare_features_have_no_number() {
        let numbers = Numbering::new([5, 6, 5, 7, 6].into_iter(), 2);
        assert_eq!((numbers.of(5), numbers.of(6), numbers.of(7), numbers.len()), (Some(0), Some(1), None, 2));
    }
}
