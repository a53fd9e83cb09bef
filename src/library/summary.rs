//! What the list of documents shows of one, so that the list needs no document.

use crate::document::DocumentId;

/// A document in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// Annotations that a person has decided.
    pub reviewed: usize,
    /// Annotations that there are.
    pub total: usize,
    /// Whether a person has finished with it.
    pub done: bool,
    /// Whether a person wants to come back to it.
    pub flagged: bool,
    /// Labels of the document as a whole.
    pub labels: Vec<String>,
    /// A number made of its text, the same for the same text.
    pub text_hash: u64,
    /// When it came, ISO 8601.
    pub created: String,
    /// When it was last changed, ISO 8601.
    pub modified: String,
    /// When it was deleted, ISO 8601; it can still be brought back.
    pub deleted: Option<String>,
}

/// The list as it is shown, the one last changed first; and what was deleted, the one last deleted first.
pub fn listed(rows: Vec<Summary>) -> (Vec<Summary>, Vec<Summary>) {
    let (mut there, mut bin): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.deleted.is_none());
    there.sort_by(|a, b| (&b.modified, &a.id).cmp(&(&a.modified, &b.id)));
    bin.sort_by(|a, b| (&b.deleted, &a.id).cmp(&(&a.deleted, &b.id)));
    (there, bin)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::library) fn row(id: &str, modified: &str, deleted: Option<&str>) -> Summary {
        Summary {
            id: DocumentId::new(id),
            title: "Harbour Reopens".into(),
            reviewed: 3,
            total: 5,
            done: false,
            flagged: false,
            labels: Vec::new(),
            text_hash: u64::MAX,
            created: "2026-01-01T00:00:00Z".into(),
            modified: modified.into(),
            deleted: deleted.map(str::to_owned),
        }
    }

    #[test]
    fn the_last_changed_comes_first_and_the_deleted_are_apart() {
        let rows = vec![
            row("e", "2026-01-09", Some("2026-01-04")),
            row("b", "2026-01-02", None),
            row("c", "2026-01-04", Some("2026-01-05")),
            row("a", "2026-01-03", None),
            row("d", "2026-01-03", None),
        ];
        let ids = |rows: Vec<Summary>| rows.into_iter().map(|row| row.id.to_string()).collect::<String>();
        let (there, bin) = listed(rows);
        assert_eq!((ids(there), ids(bin)), ("adb".into(), "ce".into()));
    }
}
