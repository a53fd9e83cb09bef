//! A logistic regression, fitted by stochastic gradient ascent with a step for each weight (AdaGrad; Duchi, Hazan and
//! Singer, JMLR 12, 2011).

use super::Plan;
use super::crf::{next, shuffle};
use crate::parse::linear::{Linear, SCALE, STEPS, key};
use std::collections::{BTreeMap, HashMap};

/// A case with what it turned out to be.
#[derive(Clone, Debug)]
pub struct Case {
    /// Hashes.
    pub features: Vec<u64>,
    /// Whether it was so.
    pub holds: bool,
}

const RATE: f32 = 0.1;
const DECAY: f32 = 1e-4;

/// Fits weights on these cases. Its confidences are the likelihoods that it fits.
pub fn fit(cases: &[Case], plan: Plan) -> Linear {
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    for feature in cases.iter().flat_map(|case| &case.features) {
        *seen.entry(key(*feature)).or_default() += 1;
    }
    let keys: Vec<u32> =
        seen.into_iter().filter(|(_, count)| *count >= plan.least).map(|(key, _)| key).collect();
    let numbers: HashMap<u32, usize> = keys.iter().enumerate().map(|(number, key)| (*key, number)).collect();
    let rows: Vec<(Vec<usize>, bool)> = cases
        .iter()
        .map(|case| {
            let mut row: Vec<usize> =
                case.features.iter().filter_map(|feature| numbers.get(&key(*feature)).copied()).collect();
            row.sort_unstable();
            (row, case.holds)
        })
        .collect();
    // The last weight is the bias.
    let mut weights = vec![0.0_f32; keys.len() + 1];
    let mut squares = vec![1e-6_f32; keys.len() + 1];
    let mut random = plan.seed;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let kept = (100 - plan.dropout.min(99)) as f32 / 100.0;
    for _ in 0..plan.rounds {
        shuffle(&mut order, &mut random);
        for at in &order {
            let (row, holds) = &rows[*at];
            let row: Vec<usize> =
                row.iter().copied().filter(|_| next(&mut random) % 100 >= plan.dropout).collect();
            let sum = weights[keys.len()] + row.iter().map(|number| weights[*number]).sum::<f32>() / kept;
            let slope = f32::from(u8::from(*holds)) - logistic(sum);
            for number in row.into_iter().chain([keys.len()]) {
                let step = slope - DECAY * weights[number];
                squares[number] += step * step;
                weights[number] += RATE * step / squares[number].sqrt();
            }
        }
    }
    whole(&keys, &weights)
}

fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

fn whole(keys: &[u32], weights: &[f32]) -> Linear {
    let scaled = |weight: f32| (weight * SCALE).round();
    let rounded =
        keys.iter().zip(weights).map(|(key, weight)| (*key, scaled(*weight).clamp(-127.0, 127.0) as i8));
    let features: Vec<(u32, i8)> = rounded.filter(|(_, weight)| *weight != 0).collect();
    let bias = weights.last().copied().unwrap_or_default();
    let steps = std::array::from_fn(|step| {
        let share = (step as f32 + 0.5) / (STEPS as f32 + 1.0);
        scaled((share / (1.0 - share)).ln()) as i16
    });
    Linear::new(&features, scaled(bias) as i32, steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_two_kinds_apart_gets_weight() {
        let case = |number: u64| Case {
            features: vec![(number % 2) << 40, (number % 7 + 2) << 40],
            holds: number.is_multiple_of(2),
        };
        let cases: Vec<Case> = (0..200).map(case).collect();
        let plan = Plan { seed: 1, rounds: 20, least: 2, dropout: 10 };
        let model = fit(&cases, plan);
        assert_eq!(model, fit(&cases, plan), "the same every time");
        assert!(model.sum(&[0]) > 30);
        assert!(model.sum(&[1 << 40]) < -30);
        assert!(model.confidence(model.sum(&[0])).hundredths() > 80);
    }
}
