//! Krippendorff's unitizing alpha: how far annotators agree on which stretches of a continuum are units of which label,
//! where nothing says beforehand what the units are.
//!
//! Krippendorff, K. (1995), “On the reliability of unitizing continuous data”, Sociological Methodology 25, 47–76, with
//! the expected disagreement as corrected in Krippendorff, K. (2004), Content Analysis, 2nd edition, 251–256: two units
//! that overlap differ by the squares of the distances of their beginnings and of their ends, a unit that meets
//! nothing by the square of its length; expected is the same over all places that the units and gaps could have.

use std::collections::BTreeMap;
use std::ops::Range;

/// A stretch that an annotator gave a label, and where it lies on the continuum.
pub type Unit = Range<usize>;

/// A continuum, and the units that each annotator found on it.
#[derive(Clone, Debug)]
pub struct Continuum<L> {
    annotators: usize,
    length: usize,
    units: BTreeMap<L, Vec<Vec<Unit>>>,
}

impl<L: Ord + Copy> Continuum<L> {
    /// Of length 0.
    pub fn of(annotators: usize) -> Continuum<L> {
        Continuum { annotators, length: 0, units: BTreeMap::new() }
    }

    /// Makes the continuum longer; what is added afterwards lies there, and counts from where it begins.
    pub fn add(&mut self, length: usize, units: &[Vec<(Unit, L)>]) {
        for (annotator, units) in units.iter().enumerate() {
            for (unit, label) in units {
                let lists = self.units.entry(*label).or_insert_with(|| vec![Vec::new(); self.annotators]);
                if let Some(list) = lists.get_mut(annotator) {
                    let unit = self.length + unit.start..self.length + unit.end;
                    // An annotator's units of one label do not overlap: the first of them stays.
                    if unit.start < unit.end && list.last().is_none_or(|last| last.end <= unit.start) {
                        list.push(unit);
                    }
                }
            }
        }
        self.length += length;
    }

    /// α of all labels together; `None` where there are no units, or fewer than two annotators.
    pub fn alpha(&self) -> Option<f64> {
        let lists = || self.units.values();
        let observed: f64 = lists().map(|units| self.observed(units)).sum();
        let expected: f64 = lists().map(|units| self.expected(units)).sum();
        (self.annotators > 1 && expected > 0.0).then(|| 1.0 - observed / expected)
    }

    /// α of each label.
    pub fn alpha_by_label(&self) -> Vec<(L, Option<f64>)> {
        let alpha = |units: &[Vec<Unit>]| {
            let expected = self.expected(units);
            (self.annotators > 1 && expected > 0.0).then(|| 1.0 - self.observed(units) / expected)
        };
        self.units.iter().map(|(label, units)| (*label, alpha(units))).collect()
    }

    fn observed(&self, units: &[Vec<Unit>]) -> f64 {
        let mut sum = 0.0;
        for (number, ones) in units.iter().enumerate() {
            for others in units.iter().skip(number + 1) {
                sum += apart(ones, others, true) + apart(others, ones, false);
            }
        }
        let pairs = (self.annotators * (self.annotators - 1)) as f64;
        2.0 * sum / (pairs * (self.length as f64).powi(2))
    }

    fn expected(&self, units: &[Vec<Unit>]) -> f64 {
        let lengths: Vec<f64> = units.iter().flatten().map(|unit| unit.len() as f64).collect();
        let mut gaps: Vec<usize> = units.iter().flat_map(|units| self.gaps(units)).collect();
        gaps.sort_unstable();
        // What all gaps from the nth on come to.
        let mut from = vec![0.0; gaps.len() + 1];
        for (n, gap) in gaps.iter().enumerate().rev() {
            from[n] = from[n + 1] + *gap as f64;
        }
        let sum: f64 = (lengths.iter())
            .map(|length| {
                let first = gaps.partition_point(|gap| (*gap as f64) < *length);
                let places = from[first] - (gaps.len() - first) as f64 * (length - 1.0);
                let on_units = 2.0 * length.powi(3) - 3.0 * length.powi(2) + length;
                (lengths.len() - 1) as f64 / 3.0 * on_units + length.powi(2) * places
            })
            .sum();
        let all = self.annotators as f64 * self.length as f64;
        let together: f64 = lengths.iter().map(|length| length * (length - 1.0)).sum();
        2.0 / self.length as f64 * sum / (all * (all - 1.0) - together)
    }

    fn gaps(&self, units: &[Unit]) -> Vec<usize> {
        let ends = std::iter::once(0).chain(units.iter().map(|unit| unit.end));
        let starts = units.iter().map(|unit| unit.start).chain([self.length]);
        ends.zip(starts).map(|(end, start)| start - end).filter(|gap| *gap > 0).collect()
    }
}

/// How far one annotator's units are from another's. Those that overlap are counted where `overlaps` says so, since
/// they would be found from both sides; those that meet nothing always.
fn apart(ones: &[Unit], others: &[Unit], overlaps: bool) -> f64 {
    let mut sum = 0.0;
    let mut rest = others;
    for one in ones {
        rest = &rest[rest.partition_point(|other| other.end <= one.start)..];
        let met = &rest[..rest.partition_point(|other| other.start < one.end)];
        if met.is_empty() {
            sum += (one.len() as f64).powi(2);
        } else if overlaps {
            let squares = |other: &Unit| {
                (one.start.abs_diff(other.start) as f64).powi(2)
                    + (one.end.abs_diff(other.end) as f64).powi(2)
            };
            sum += met.iter().map(squares).sum::<f64>();
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    type Coded = [(usize, usize)];

    /// A continuum on which units have a beginning and a length.
    fn continuum(length: usize, labels: &[(char, &Coded, &Coded)]) -> Continuum<char> {
        let mut continuum = Continuum::of(2);
        let of = |coded: &Coded, label| coded.iter().map(|(at, length)| (*at..at + length, label)).collect();
        let units: [Vec<_>; 2] = [
            labels.iter().flat_map(|(label, one, _)| -> Vec<_> { of(one, *label) }).collect(),
            labels.iter().flat_map(|(label, _, other)| -> Vec<_> { of(other, *label) }).collect(),
        ];
        continuum.add(length, &units);
        continuum
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.00006, "{found} is not {expected}");
    }

    /// Krippendorff (2004), p. 254: from 150 to 450, two annotators, two labels.
    #[test]
    fn published_example() {
        let c = ('c', &[(75, 70), (220, 30)][..], &[(70, 80), (205, 20), (250, 20)][..]);
        let k = ('k', &[(30, 60), (150, 50)][..], &[(30, 60), (150, 50)][..]);
        let all = continuum(300, &[c, k]);
        let units = |label| &all.units[&label];
        near(all.observed(units('c')), 0.0144);
        near(all.expected(units('c')), 0.0532);
        near(all.observed(units('k')), 0.0);
        near(all.expected(units('k')), 0.0490);
        near(all.alpha_by_label()[0].1.unwrap(), 0.7286);
        // Published is 0.8591, worked out by hand from the rounded figures above.
        near(all.alpha().unwrap(), 0.8587);
        near(1.0 - 0.0144 / (0.0532 + 0.0490), 0.8591);
    }

    /// Krippendorff (1995), p. 57: four pairs of annotators on 24 units of length.
    #[test]
    fn published_observed_disagreements() {
        let each = |lengths: &[usize]| {
            lengths
                .iter()
                .scan(0, |at, length| {
                    *at += length;
                    Some((*at - length, *length))
                })
                .collect::<Vec<_>>()
        };
        let all = continuum(
            24,
            &[
                ('A', &[(2, 8), (14, 6)], &[(4, 4), (15, 2)]),
                ('B', &[(0, 18)], &each(&[2, 1, 1, 1, 1, 3, 1])),
                ('C', &[(2, 6), (10, 2), (14, 4), (20, 2)], &[(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)]),
                ('D', &each(&[2, 8, 4, 6, 4]), &each(&[4, 4, 7, 2, 7])),
            ],
        );
        for (label, expected) in [('A', 0.03125), ('B', 2.26736), ('C', 0.02777), ('D', 0.38715)] {
            near(all.observed(&all.units[&label]), expected);
        }
    }

    #[test]
    fn the_same_units_agree_and_no_units_say_nothing() {
        let units: &Coded = &[(3, 4), (10, 2)];
        assert_eq!(continuum(20, &[('x', units, units)]).alpha(), Some(1.0));
        assert!(continuum(20, &[('x', units, &[])]).alpha().is_some_and(|alpha| alpha <= 0.1));
        assert_eq!(continuum(20, &[]).alpha(), None);
    }

    #[test]
    fn parts_lie_end_to_end_and_units_that_overlap_count_once() {
        let mut parts = Continuum::of(2);
        parts.add(10, &[vec![(2..4, 'x'), (3..5, 'x')], vec![(2..4, 'x')]]);
        parts.add(10, &[vec![(1..2, 'x')], vec![]]);
        let whole = continuum(20, &[('x', &[(2, 2), (11, 1)], &[(2, 2)])]);
        assert_eq!((parts.alpha(), parts.length), (whole.alpha(), 20));
    }
}
