//! Krippendorff's alpha for labels: how far any number of annotators agree, some of whom may have passed over a unit.
//!
//! Krippendorff, K. (2011), “Computing Krippendorff's Alpha-Reliability”, University of Pennsylvania, part C: α = 1 −
//! Dₒ / Dₑ with the nominal difference (0 where two labels are the same, else 1), from the matrix of coincidences, in
//! which each unit with m labels counts each of its ordered pairs of labels 1 / (m − 1) times.

use std::collections::BTreeMap;

/// How often labels met in a unit.
#[derive(Clone, Debug)]
pub struct Coincidences<L> {
    /// Of how many labels each is, among units that have at least two.
    totals: BTreeMap<L, u64>,
    /// Weight of pairs that differ, by how many labels their units have, so that it is summed in whole numbers.
    differing: BTreeMap<u64, u64>,
}

impl<L> Default for Coincidences<L> {
    fn default() -> Self {
        Coincidences { totals: BTreeMap::new(), differing: BTreeMap::new() }
    }
}

impl<L: Ord + Copy> Coincidences<L> {
    /// Counts one unit: the labels that annotators gave it, without those who gave none.
    pub fn add(&mut self, labels: impl IntoIterator<Item = L>) {
        let mut counts = BTreeMap::<L, u64>::new();
        labels.into_iter().for_each(|label| *counts.entry(label).or_default() += 1);
        let of: u64 = counts.values().sum();
        if of < 2 {
            return;
        }
        *self.differing.entry(of).or_default() += counts.values().map(|n| n * (of - n)).sum::<u64>();
        counts.into_iter().for_each(|(label, count)| *self.totals.entry(label).or_default() += count);
    }

    /// α, 1 where all agree and 0 where chance explains everything; `None` where there is but one label or none.
    pub fn alpha(&self) -> Option<f64> {
        let all: u64 = self.totals.values().sum();
        let observed: f64 = self.differing.iter().map(|(of, pairs)| *pairs as f64 / (of - 1) as f64).sum();
        let expected: f64 = self.totals.values().map(|n| *n as f64 * (all - n) as f64).sum();
        (expected > 0.0).then(|| 1.0 - (all - 1) as f64 * observed / expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One string an annotator, one character a unit, a full stop where none was given.
    #[track_caller]
    fn check(annotators: &[&str], expected: Option<f64>) {
        let mut coincidences = Coincidences::default();
        for unit in 0..annotators[0].len() {
            coincidences
                .add(annotators.iter().map(|labels| labels.as_bytes()[unit]).filter(|label| *label != b'.'));
        }
        assert_eq!(coincidences.alpha().map(|alpha| (alpha * 1000.0).round() / 1000.0), expected);
    }

    /// Krippendorff (2011), part A (whose matrix has 14 zeros, 6 ones, and 4 pairs that differ), B and C.
    #[test]
    fn published_examples() {
        check(&["0100000000", "1110010100"], Some(0.095));
        check(&["aabbdcccedda", "babbbccceddd"], Some(0.692));
        check(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."], Some(0.743));
    }

    /// Krippendorff (1995), p. 57, pair A as labels.
    #[test]
    fn labels_of_a_continuum() {
        check(&["001111111100001111110000", "000011110000000110000000"], Some(0.329));
    }

    #[test]
    fn the_same_and_nothing() {
        check(&["abab", "abab", "abab"], Some(1.0));
        check(&["aaaa", "aaaa"], None);
        check(&["a...", ".b.."], None);
    }
}
