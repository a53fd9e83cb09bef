//! F1 between two annotators' spans, where it is enough that spans of one label overlap.
//!
//! Of exact spans, F1 is the positive specific agreement, to which kappa tends where there is much text that nobody
//! marked: Hripcsak, G. & Rothschild, A. S. (2005), “Agreement, the F-measure, and reliability in information
//! retrieval”, JAMIA 12(3), 296–298. It is the same whoever is taken for right.

use super::super::figure::{Figure, f1};
use super::items::Item;

/// How many of each annotator's spans meet one of the other's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlaps {
    ones: usize,
    ones_met: usize,
    others: usize,
    others_met: usize,
}

impl Overlaps {
    /// Counts the items of a layer of one text.
    pub fn add(&mut self, ones: &[Item], others: &[Item]) {
        self.ones += ones.len();
        self.ones_met += met(ones, others);
        self.others += others.len();
        self.others_met += met(others, ones);
    }

    /// The figure; `None` where there are no spans.
    pub fn figure(&self) -> Option<Figure> {
        let share = |met: usize, of: usize| if of == 0 { 0.0 } else { met as f64 / of as f64 };
        (self.ones + self.others > 0).then(|| {
            f1(share(self.others_met, self.others), share(self.ones_met, self.ones), self.ones, self.others)
        })
    }
}

fn met(ones: &[Item], others: &[Item]) -> usize {
    ones.iter()
        .filter(|one| {
            // In the order of the text, so that none behind the end of this one can meet it.
            let before = others.partition_point(|other| other.span.start() < one.span.end());
            let same = |other: &&Item| other.label == one.label && other.span.end() > one.span.start();
            others[..before].iter().rev().any(|other| same(&other))
        })
        .count()
}
