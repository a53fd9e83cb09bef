//! Which documents of the library are wanted, and in which order.

use super::{Summary, Texts};
use std::collections::BTreeSet;

/// Documents by how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those in which nobody has decided anything.
    New,
    /// Those that are begun and not done.
    Begun,
    /// Those that are done.
    Done,
    /// Those that a person wants to come back to.
    Flagged,
    /// Those that were deleted and can still be brought back.
    Deleted,
}

impl Show {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Show; 6] = [Show::All, Show::New, Show::Begun, Show::Done, Show::Flagged, Show::Deleted];

    /// As it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Show::All => "All",
            Show::New => "Not begun",
            Show::Begun => "Begun",
            Show::Done => "Done",
            Show::Flagged => "Flagged",
            Show::Deleted => "Recently deleted",
        }
    }

    fn takes(self, row: &Summary) -> bool {
        match self {
            Show::All | Show::Deleted => true,
            Show::New => !row.done && row.reviewed == 0,
            Show::Begun => !row.done && row.reviewed > 0,
            Show::Done => row.done,
            Show::Flagged => row.flagged,
        }
    }
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The one last changed.
    #[default]
    Changed,
    /// The one that came last.
    Came,
    /// By title.
    Title,
    /// The one with most left to review.
    Left,
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Order; 4] = [Order::Changed, Order::Came, Order::Title, Order::Left];

    /// As it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Order::Changed => "Last changed",
            Order::Came => "Newest",
            Order::Title => "Title",
            Order::Left => "Most left to review",
        }
    }
}

/// What a person wants to see of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Words that title or text must hold, all of them.
    pub query: String,
    /// By how far they are.
    pub show: Show,
    /// Only those with this label.
    pub label: Option<String>,
    /// What comes first.
    pub order: Order,
}

impl View {
    /// Those of these documents that are wanted, in their order. `rows` are those of the bin where the deleted are
    /// wanted. They are in order of their last change already: while that is the order wanted, nothing is sorted.
    pub fn of<'r>(&self, rows: &'r [Summary], texts: &Texts) -> Vec<&'r Summary> {
        let has_label = |row: &Summary| self.label.as_ref().is_none_or(|label| row.labels.contains(label));
        let mut wanted: Vec<&Summary> = rows
            .iter()
            .filter(|row| self.show.takes(row) && has_label(row))
            .filter(|row| self.query.is_empty() || texts.hold(row, &self.query))
            .collect();
        match self.order {
            Order::Changed => {}
            Order::Came => wanted.sort_by(|a, b| b.created.cmp(&a.created)),
            Order::Title => wanted.sort_by_cached_key(|row| row.title.to_lowercase()),
            Order::Left => {
                wanted.sort_by_key(|row| std::cmp::Reverse(row.total.saturating_sub(row.reviewed)));
            }
        }
        wanted
    }
}

/// All labels of documents, each once, in their order.
pub fn labels(rows: &[Summary]) -> BTreeSet<&str> {
    rows.iter().flat_map(|row| &row.labels).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Progress;
    use crate::library::summary::tests::row;

    fn library() -> Vec<Summary> {
        let titled = |id: &str, title: &str, reviewed, done| Summary {
            title: title.into(),
            reviewed,
            done,
            created: format!("2026-02-0{id}"),
            ..row(id, "2026-03-01", None)
        };
        let mut rows = vec![
            titled("1", "zebra at large", 0, false),
            titled("2", "Mayor Resigns", 2, false),
            titled("3", "Apple Harvest", 5, true),
        ];
        rows[0].flagged = true;
        rows[1].labels = vec!["politics".into(), "town".into()];
        rows[2].labels = vec!["town".into()];
        rows
    }

    fn ids(view: &View, texts: &Texts) -> String {
        view.of(&library(), texts).into_iter().map(|row| row.id.to_string()).collect()
    }

    #[test]
    fn documents_are_shown_by_how_far_they_are() {
        let shown = Show::ALL.map(|show| ids(&View { show, ..View::default() }, &Texts::default()));
        assert_eq!(shown, ["123", "1", "2", "3", "1", "123"]);
    }

    #[test]
    fn documents_come_in_the_order_that_is_wanted() {
        let shown = Order::ALL.map(|order| ids(&View { order, ..View::default() }, &Texts::default()));
        assert_eq!(shown, ["123", "321", "321", "123"]);
    }

    #[test]
    fn label_and_words_must_both_fit() {
        let view = |label: &str, query: &str| View {
            label: Some(label.into()),
            query: query.into(),
            ..View::default()
        };
        let mut texts = Texts::default();
        texts.insert(&library()[2], "The mayor ate it.");
        assert_eq!(ids(&view("town", "mayor"), &texts), "23");
        assert_eq!(ids(&view("politics", "mayor"), &texts), "2");
        assert_eq!(labels(&library()).into_iter().collect::<Vec<_>>(), ["politics", "town"]);
    }

    #[test]
    fn progress_is_summed() {
        let sum = Progress { documents: 3, done: 1, reviewed: 7, total: 15 };
        assert_eq!(Progress::of(&library()), sum);
    }
}
