//! What is said of the document as a whole: title, language, labels, note, done, flagged.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::patch::Change;

pub(super) fn set_title(draft: &mut Draft, title: &str) -> Result<(), EditError> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return refused(Refusal::EmptyTitle);
    }
    draft.set(|document| &mut document.title, Change::Title, title);
    Ok(())
}

pub(super) fn set_language(draft: &mut Draft, language: &str) -> Result<(), EditError> {
    let language = language.trim();
    if language.is_empty() {
        return refused(Refusal::EmptyLanguage);
    }
    draft.set(|document| &mut document.language, Change::Language, language.to_owned());
    Ok(())
}

pub(super) fn set_labels(draft: &mut Draft, labels: &[String]) -> Result<(), EditError> {
    let mut kept: Vec<String> = Vec::new();
    for label in labels.iter().map(|label| label.trim()) {
        if !label.is_empty() && kept.iter().all(|there| there != label) {
            kept.push(label.to_owned());
        }
    }
    draft.set(|document| &mut document.labels, Change::Labels, kept);
    Ok(())
}

pub(super) fn set_note(draft: &mut Draft, note: Option<&str>) -> Result<(), EditError> {
    let note = note.map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    draft.set(|document| &mut document.note, Change::Note, note);
    Ok(())
}

pub(super) fn set_done(draft: &mut Draft, done: bool) -> Result<(), EditError> {
    draft.set(|document| &mut document.done, Change::Done, done);
    Ok(())
}

pub(super) fn set_flagged(draft: &mut Draft, flagged: bool) -> Result<(), EditError> {
    draft.set(|document| &mut document.flagged, Change::Flagged, flagged);
    Ok(())
}
