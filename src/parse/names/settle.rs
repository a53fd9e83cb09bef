//! A second look with the whole document in view.

use super::kind::Evidence;
use crate::document::Confidence;
use crate::parse::{NameKind, Passage};
use std::collections::HashMap;

/// Gives a name the kind that the document as a whole supports.
pub fn settle(text: &str, passages: &mut [Passage]) {
    let mut sums: HashMap<String, Evidence> = HashMap::new();
    for name in passages.iter().flat_map(|p| &p.names) {
        let evidence = sums.entry(name.span.of(text).to_owned()).or_default();
        evidence.add(name.kind, i32::from(name.confidence.hundredths()) - 30);
        if name.kind == NameKind::Person && name.tokens.len() > 1 {
            let weight = i32::from(name.confidence.hundredths()) - 30;
            for word in [name.span.of(text).split(' ').next(), name.span.of(text).rsplit(' ').next()] {
                sums.entry(word.unwrap_or_default().to_owned())
                    .or_default()
                    .add(NameKind::Person, weight * 2);
            }
        }
    }
    for name in passages.iter_mut().flat_map(|p| &mut p.names) {
        let Some(evidence) = sums.get(name.span.of(text)) else { continue };
        let (kind, _) = evidence.best();
        if kind != name.kind && name.confidence < SURE {
            name.kind = kind;
        }
    }
}

/// A name that stands on its own evidence.
const SURE: Confidence = Confidence::percent(96);
