//! Figures, and the counts that they come from.

use serde::Serialize;
use std::fmt;

/// A figure, as it is shown: rounded to four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// How much of what was found is right, and how much of what is right was found.
    F1 {
        /// Share of the predicted that is right.
        precision: f64,
        /// Share of the gold that was found.
        recall: f64,
        /// Harmonic mean of the two.
        f1: f64,
        /// How many there are in the gold.
        gold: usize,
        /// How many were predicted.
        predicted: usize,
    },
    /// How many of those that were asked about are right.
    Share {
        /// The share.
        share: f64,
        /// How many were asked about.
        of: usize,
    },
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Figure::F1 { precision, recall, f1, gold, predicted } => write!(
                f,
                "precision {precision:?}  recall {recall:?}  f1 {f1:?}  gold {gold}  predicted {predicted}"
            ),
            Figure::Share { share, of } => write!(f, "share {share:?}  of {of}"),
        }
    }
}

/// Counts that give precision, recall and F1.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prf {
    pub hit: usize,
    pub gold: usize,
    pub predicted: usize,
}

impl Prf {
    /// Counts two lists in which the same thing may stand several times.
    pub fn add<T: Ord>(&mut self, mut gold: Vec<T>, mut predicted: Vec<T>) {
        gold.sort_unstable();
        predicted.sort_unstable();
        self.count(common(&gold, &predicted), gold.len(), predicted.len());
    }

    /// Counts two sets.
    pub fn add_sets<T: Ord>(&mut self, mut gold: Vec<T>, mut predicted: Vec<T>) {
        for set in [&mut gold, &mut predicted] {
            set.sort_unstable();
            set.dedup();
        }
        self.add(gold, predicted);
    }

    pub fn count(&mut self, hit: usize, gold: usize, predicted: usize) {
        self.hit += hit;
        self.gold += gold;
        self.predicted += predicted;
    }

    /// The figure; `None` where there was nothing to find and nothing was found.
    pub fn figure(&self) -> Option<Figure> {
        let share = |of: usize| if of == 0 { 0.0 } else { self.hit as f64 / of as f64 };
        (self.gold > 0 || self.predicted > 0)
            .then(|| f1(share(self.predicted), share(self.gold), self.gold, self.predicted))
    }
}

pub(super) fn f1(precision: f64, recall: f64, gold: usize, predicted: usize) -> Figure {
    let sum = precision + recall;
    let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
    let [precision, recall, f1] = [precision, recall, f1].map(rounded);
    Figure::F1 { precision, recall, f1, gold, predicted }
}

/// How many things two sorted lists have in common, counted as often as they stand in both.
pub(super) fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        let order = x.cmp(y);
        count += usize::from(order.is_eq());
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
    }
    count
}

/// Counts that give a share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    hit: usize,
    of: usize,
}

impl Share {
    pub fn add(&mut self, right: bool) {
        self.count(usize::from(right), 1);
    }

    pub fn count(&mut self, hit: usize, of: usize) {
        self.hit += hit;
        self.of += of;
    }

    /// The figure; `None` where nothing was asked.
    pub fn figure(&self) -> Option<Figure> {
        (self.of > 0).then(|| Figure::Share { share: rounded(self.hit as f64 / self.of as f64), of: self.of })
    }
}

/// To four decimals, of the number as it is held: what is exactly in the middle goes to the even digit.
pub(super) fn rounded(number: f64) -> f64 {
    format!("{number:.4}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_to_four_decimals_and_the_middle_to_the_even_one() {
        for (number, expected) in
            [(0.03125, 0.0312), (0.09375, 0.0938), (2.0 / 3.0, 0.6667), (1.0, 1.0), (0.00005, 0.0001)]
        {
            assert_eq!(rounded(number), expected, "{number}");
        }
    }

    #[test]
    fn what_stands_twice_counts_twice_in_a_list_and_once_in_a_set() {
        let (mut list, mut set) = (Prf::default(), Prf::default());
        list.add(vec![1, 1, 2], vec![1, 1, 1, 3]);
        set.add_sets(vec![1, 1, 2], vec![1, 1, 1, 3]);
        assert_eq!((list.hit, list.gold, list.predicted), (2, 3, 4));
        assert_eq!((set.hit, set.gold, set.predicted), (1, 2, 2));
        assert_eq!(
            set.figure().unwrap().to_string(),
            "precision 0.5  recall 0.5  f1 0.5  gold 2  predicted 2"
        );
    }

    #[test]
    fn nothing_counted_is_no_figure() {
        assert_eq!(Prf::default().figure(), None);
        assert_eq!(Share::default().figure(), None);
        let mut missed = Prf::default();
        missed.count(0, 3, 0);
        assert_eq!(missed.figure(), Some(f1(0.0, 0.0, 3, 0)));
    }
}
