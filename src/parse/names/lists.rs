//! What stands in a list is of one kind: "Kano, Jos and Lagos" are three places where one of them is.

use super::kind::Evidence;
use crate::parse::words::Words;
use std::ops::Range;

/// What a sure neighbour in a list is worth.
const POINTS: i32 = 3;
/// The lead from which a name is sure enough to speak for its neighbours.
const SURE: i32 = 6;

/// Gives names that are unsure points for the kind of the sure ones beside them in a list.
pub fn share(words: Words, names: &mut [(Range<usize>, Evidence)]) {
    let sure: Vec<_> = names.iter().map(|(_, e)| Some(e.best()).filter(|b| b.1 >= SURE)).collect();
    let mut start = 0;
    while start < names.len() {
        let mut end = start + 1;
        while end < names.len() && joins(words, names[end - 1].0.end..names[end].0.start) {
            end += 1;
        }
        for index in start..end {
            let beside = sure[start..end].iter().flatten().next();
            if let (None, Some((kind, _))) = (sure[index], beside)
                && end - start > 1
            {
                names[index].1.add(*kind, POINTS);
            }
        }
        start = end;
    }
}

/// Whether only a comma, "and" or "or" stands between two names.
fn joins(words: Words, between: Range<usize>) -> bool {
    (1..=2).contains(&between.len())
        && between.into_iter().all(|i| words.is_mark(i, &[',']) || words.is_word_of(i, &["and", "or"]))
}
