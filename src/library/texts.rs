//! The texts of documents, for searching: as they were when they were read.

use super::Summary;
use crate::document::DocumentId;
use std::collections::HashMap;

/// Texts by document, folded to lower case.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    folded: HashMap<DocumentId, Folded>,
}

#[derive(Clone, Debug)]
struct Folded {
    /// Tells whether it is still the document's text.
    hash: u64,
    text: String,
}

impl Texts {
    /// Takes a text in. One that cannot be read is taken in empty, so that it is not asked for again and again.
    pub fn insert(&mut self, row: &Summary, text: &str) {
        self.folded.insert(row.id.clone(), Folded { hash: row.text_hash, text: text.to_lowercase() });
    }

    /// The documents whose text is not here, or was changed since.
    pub fn missing<'r>(&self, rows: &'r [Summary]) -> impl Iterator<Item = &'r DocumentId> {
        let is_here =
            |row: &Summary| self.folded.get(&row.id).is_some_and(|folded| folded.hash == row.text_hash);
        rows.iter().filter(move |row| !is_here(row)).map(|row| &row.id)
    }

    /// Whether title and text of a document together hold all words of `query`; where the text is not here, the title.
    pub fn hold(&self, row: &Summary, query: &str) -> bool {
        let title = row.title.to_lowercase();
        let text = self.folded.get(&row.id).map_or("", |folded| folded.text.as_str());
        query.to_lowercase().split_whitespace().all(|word| {
            title.contains(word) || memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()
        })
    }

    /// Forgets all texts but those of these documents.
    pub fn keep(&mut self, rows: &[Summary]) {
        let there: std::collections::HashSet<_> = rows.iter().map(|row| &row.id).collect();
        self.folded.retain(|id, _| there.contains(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::summary::tests::row;

    #[test]
    fn words_may_stand_in_the_title_or_in_the_text() {
        let row = row("a", "2026-01-01", None);
        let mut texts = Texts::default();
        assert!(texts.hold(&row, "HARBOUR") && !texts.hold(&row, "harbour crane"));
        texts.insert(&row, "The Crane was late.");
        assert!(texts.hold(&row, "crane harbour") && texts.hold(&row, "LATE"));
        assert!(!texts.hold(&row, "crane bridge"));
    }

    #[test]
    fn a_text_that_was_changed_is_asked_for_again() {
        let mut rows = [row("a", "2026-01-01", None), row("b", "2026-01-01", None)];
        let mut texts = Texts::default();
        texts.insert(&rows[0], "");
        assert_eq!(texts.missing(&rows).map(DocumentId::as_str).collect::<Vec<_>>(), ["b"]);
        rows[0].text_hash = 1;
        assert_eq!(texts.missing(&rows).count(), 2);
        texts.keep(&rows[1..]);
        assert!(!texts.hold(&rows[0], "crane"));
    }
}
