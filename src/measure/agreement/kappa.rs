//! Cohen's kappa: how far two annotators agree on labels, beyond what their own habits would give by chance.
//!
//! Cohen, J. (1960), “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20(1),
//! 37–46: κ = (p₀ − pₑ) / (1 − pₑ), where p₀ is the share of units that have the same label, and pₑ the sum over labels
//! of the product of the two annotators' shares of it.

use std::collections::BTreeMap;

/// How often one annotator's label met another's.
#[derive(Clone, Debug)]
pub struct Confusion<L>(BTreeMap<(L, L), u64>);

impl<L> Default for Confusion<L> {
    fn default() -> Self {
        Confusion(BTreeMap::new())
    }
}

impl<L: Ord + Copy> Confusion<L> {
    /// Counts one unit.
    pub fn add(&mut self, one: L, other: L) {
        *self.0.entry((one, other)).or_default() += 1;
    }

    /// κ, from −1 to 1; `None` without units, and where both gave everything the same label: then chance explains all.
    pub fn kappa(&self) -> Option<f64> {
        let (mut ones, mut others) = (BTreeMap::<L, u64>::new(), BTreeMap::<L, u64>::new());
        let (mut all, mut same) = (0, 0);
        for ((one, other), count) in &self.0 {
            *ones.entry(*one).or_default() += count;
            *others.entry(*other).or_default() += count;
            all += count;
            same += if one == other { *count } else { 0 };
        }
        let all = all as f64;
        let expected: f64 = (ones.iter())
            .filter_map(|(label, one)| Some(*one as f64 * *others.get(label)? as f64 / (all * all)))
            .sum();
        (all > 0.0 && expected < 1.0).then(|| (same as f64 / all - expected) / (1.0 - expected))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<f64>) {
        let mut confusion = Confusion::default();
        one.chars().zip(other.chars()).for_each(|(one, other)| confusion.add(one, other));
        assert_eq!(confusion.kappa().map(|kappa| (kappa * 1000.0).round() / 1000.0), expected);
    }

    /// Krippendorff (1995), “On the reliability of unitizing continuous data”, p. 57: the pairs A, B and C as labels.
    #[test]
    fn published_examples() {
        check("001111111100001111110000", "000011110000000110000000", Some(0.385));
        check("111111111111111111000000", "111111111100000000000000", Some(0.385));
        check("001111110011001111001100", "110011110011110011001100", Some(0.314));
    }

    /// 20 and 15 agreed on, 5 and 10 not: p₀ = 0.7, pₑ = 0.5 × 0.6 + 0.5 × 0.4 = 0.5.
    #[test]
    fn by_hand() {
        let part = |yes: usize, no: usize| "y".repeat(yes) + &"n".repeat(no);
        check(&part(25, 25), &format!("{}{}", part(20, 5), part(10, 15)), Some(0.4));
    }

    #[test]
    fn opposites_and_the_same_and_nothing() {
        check("ynyn", "nyny", Some(-1.0));
        check("ynyn", "ynyn", Some(1.0));
        check("yyyy", "yyyy", None);
        check("", "", None);
    }
}
