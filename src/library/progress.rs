//! How far several documents are, taken together.

use super::Summary;

/// Sums over documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents.
    pub documents: usize,
    /// Documents that a person has finished with.
    pub done: usize,
    /// Annotations that a person has decided.
    pub reviewed: usize,
    /// Annotations that there are.
    pub total: usize,
}

impl Progress {
    /// Of these documents.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r Summary>) -> Progress {
        rows.into_iter().fold(Progress::default(), |sum, row| Progress {
            documents: sum.documents + 1,
            done: sum.done + usize::from(row.done),
            reviewed: sum.reviewed + row.reviewed,
            total: sum.total + row.total,
        })
    }
}
