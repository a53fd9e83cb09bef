//! Whose the two documents are.

use crate::document::{AnyAnnotation, Document, Kind, PARSER, Status};
use std::collections::BTreeMap;

/// The names of the two annotators: whoever decided most in each document. Two of one name are numbered; a pair that has
/// been adjudicated before keeps its names, whatever was decided since.
pub fn annotators(first: &Document, second: &Document) -> [String; 2] {
    let (one, other) = (annotator(first), annotator(second));
    let numbered = |name: &str, number: u8| format!("{name} ({number})");
    let before = first.adjudication.iter().rev().map(|decision| &decision.annotators);
    if let Some(pair) = before.into_iter().find(|pair| pair[1] == other || pair[1] == numbered(&other, 2)) {
        return pair.clone();
    }
    if one == other { [numbered(&one, 1), numbered(&other, 2)] } else { [one, other] }
}

/// Who decided most of a document; the parser where nobody decided anything.
fn annotator(document: &Document) -> String {
    let mut decided: BTreeMap<&str, usize> = BTreeMap::new();
    // Articles are not compared.
    let compared = document.annotations().filter(|it| it.kind() != Kind::Article);
    for record in compared.map(AnyAnnotation::record).filter(|it| it.status != Status::Suggested) {
        *decided.entry(record.by.as_str()).or_default() += 1;
    }
    // Of several, the first by name: the same whenever it is asked.
    let most = decided.iter().rev().max_by_key(|(_, count)| **count);
    most.map_or(PARSER, |(name, _)| name).to_owned()
}
