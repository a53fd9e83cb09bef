//! What the list of documents shows of one, so that the list needs no document.

use crate::document::DocumentId;
use serde::{Deserialize, Serialize};

/// A document in the list, as it is kept: one JSON object. New fields get a default, so that old rows stay readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default)]
    pub done: bool,
    /// A number made of its text, the same for the same text.
    pub text_hash: u64,
    /// When it came, ISO 8601.
    pub created: String,
    /// When it was last changed, ISO 8601.
    pub modified: String,
    /// When it was deleted, ISO 8601; it can still be brought back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<String>,
}

/// The list as it is shown: without what was deleted, the one last changed first.
pub fn listed(mut rows: Vec<Summary>) -> Vec<Summary> {
    rows.retain(|row| row.deleted.is_none());
    rows.sort_by(|a, b| (&b.modified, &a.id).cmp(&(&a.modified, &b.id)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, modified: &str, deleted: Option<&str>) -> Summary {
        Summary {
            id: DocumentId::new(id),
            title: "Harbour Reopens".into(),
            reviewed: 3,
            total: 5,
            done: false,
            text_hash: u64::MAX,
            created: "2026-01-01T00:00:00Z".into(),
            modified: modified.into(),
            deleted: deleted.map(str::to_owned),
        }
    }

    #[test]
    fn the_last_changed_comes_first_and_the_deleted_not_at_all() {
        let rows = vec![
            row("b", "2026-01-02", None),
            row("c", "2026-01-04", Some("2026-01-05")),
            row("a", "2026-01-03", None),
            row("d", "2026-01-03", None),
        ];
        let ids: Vec<_> = listed(rows).into_iter().map(|row| row.id.to_string()).collect();
        assert_eq!(ids, ["a", "d", "b"]);
    }

    #[test]
    fn a_row_is_read_as_it_was_written() {
        let row = row("a", "2026-01-02T03:04:05Z", Some("2026-01-05T00:00:00Z"));
        assert_eq!(serde_json::from_str::<Summary>(&serde_json::to_string(&row).unwrap()).unwrap(), row);
    }
}
