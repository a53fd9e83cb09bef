//! What is done to several documents at once, or to one that is not open: a title, a label, a flag.

use super::Summary;
use crate::document::Document;
use crate::edit::Edit;

/// One change, the same for each of the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// This title.
    Title(String),
    /// With this label too.
    Label(String),
    /// Without this label.
    Unlabel(String),
    /// To come back to, or not.
    Flag(bool),
}

impl Amendment {
    /// Whether it changes the document of this row.
    pub fn changes(&self, row: &Summary) -> bool {
        match self {
            Amendment::Title(title) => row.title != *title,
            Amendment::Label(label) => !label.trim().is_empty() && !row.labels.contains(label),
            Amendment::Unlabel(label) => row.labels.contains(label),
            Amendment::Flag(flagged) => row.flagged != *flagged,
        }
    }

    /// As a step of the document.
    pub fn edit(&self, document: &Document) -> Edit {
        let others =
            |label: &String| document.labels.iter().filter(|there| *there != label).cloned().collect();
        match self {
            Amendment::Title(title) => Edit::SetTitle { title: title.clone() },
            Amendment::Label(label) => {
                let mut labels: Vec<String> = others(label);
                labels.push(label.clone());
                Edit::SetLabels { labels }
            }
            Amendment::Unlabel(label) => Edit::SetLabels { labels: others(label) },
            Amendment::Flag(flagged) => Edit::SetFlagged { flagged: *flagged },
        }
    }

    /// What takes it back where it [changed](Amendment::changes) something; a title is not remembered.
    pub fn inverse(&self) -> Option<Amendment> {
        match self {
            Amendment::Title(_) => None,
            Amendment::Label(label) => Some(Amendment::Unlabel(label.clone())),
            Amendment::Unlabel(label) => Some(Amendment::Label(label.clone())),
            Amendment::Flag(flagged) => Some(Amendment::Flag(!flagged)),
        }
    }

    /// The row of a document as it stands after it.
    pub fn row(row: Summary, document: &Document, now: &str) -> Summary {
        Summary {
            title: document.title.clone(),
            labels: document.labels.clone(),
            flagged: document.flagged,
            modified: now.to_owned(),
            ..row
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentId, Stamp};
    use crate::edit::History;
    use crate::library::summary::tests::row;

    #[test]
    fn each_is_one_step_that_its_inverse_takes_back() {
        let mut document = Document::empty(DocumentId::new("a"), "Rain.".into());
        document.labels = vec!["town".into()];
        let before = document.clone();
        let stamp = Stamp { by: "person".into(), time: None };
        for amendment in
            [Amendment::Label("rain".into()), Amendment::Unlabel("town".into()), Amendment::Flag(true)]
        {
            let shown =
                |document: &Document| Amendment::row(row("a", "2026-01-01", None), document, "2026-01-02");
            assert!(amendment.changes(&shown(&document)), "{amendment:?}");
            let mut history = History::default();
            for amendment in [amendment.clone(), amendment.inverse().unwrap()] {
                let edit = amendment.edit(&document);
                history.apply(&mut document, &edit, "amended".into(), &stamp).unwrap();
                assert!(!amendment.changes(&shown(&document)), "{amendment:?}");
            }
            assert_eq!((&document.labels, document.flagged), (&before.labels, before.flagged));
        }
    }
}
