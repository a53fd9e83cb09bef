//! Feature structures of a file, before anybody knows what they mean. XMI does not tell a number from a word or from a
//! reference, so that each feature is asked for as what it should be.

use super::{INITIAL_VIEW, SOFA};
use crate::document::Broken;
use std::collections::HashMap;

/// All structures of a file.
#[derive(Debug, Default)]
pub(super) struct Raws {
    list: Vec<Raw>,
    places: HashMap<i64, usize>,
}

/// A feature structure of a file.
#[derive(Debug)]
pub(super) struct Raw {
    pub id: i64,
    pub kind: String,
    pub features: HashMap<String, Given>,
}

/// What a file gives as the value of a feature.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Given {
    Text(String),
    Number(f64),
    Flag(bool),
    Refs(Vec<i64>),
    Texts(Vec<String>),
}

/// Under which an array has what is in it.
pub(super) const ELEMENTS: &str = "elements";

impl Raws {
    /// Those of the list, each id once.
    pub fn of(list: Vec<Raw>) -> Result<Raws, Broken> {
        let mut places = HashMap::new();
        for (n, raw) in list.iter().enumerate() {
            if places.insert(raw.id, n).is_some() {
                return Err(Broken { at: raw.at(), what: "its id stands twice".to_owned() });
            }
        }
        Ok(Raws { list, places })
    }

    /// All of a type.
    pub fn of_kind<'r>(&'r self, kind: &str) -> impl Iterator<Item = &'r Raw> {
        self.list.iter().filter(move |raw| raw.kind == kind)
    }

    /// The first whose type has this name, whatever its namespace.
    pub fn named(&self, name: &str) -> Option<&Raw> {
        self.list.iter().find(|raw| raw.kind.rsplit('.').next() == Some(name))
    }

    /// The text and the id of its sofa: of the first view, or of the only one that has a text.
    pub fn text(&self) -> Result<(i64, &str), Broken> {
        let sofas = || self.of_kind(SOFA).filter(|sofa| sofa.text("sofaString").is_some());
        let initial = sofas().find(|sofa| sofa.text("sofaID") == Some(INITIAL_VIEW));
        let sofa = initial.or_else(|| sofas().next());
        let found = sofa.and_then(|sofa| Some((sofa.id, sofa.text("sofaString")?)));
        found.ok_or_else(|| Broken { at: SOFA.to_owned(), what: "there is none that has a text".to_owned() })
    }

    /// The texts of a list.
    pub fn texts(&self, of: &Raw, feature: &str) -> Vec<String> {
        match of.features.get(feature) {
            Some(Given::Texts(texts)) => texts.clone(),
            Some(given) => {
                let arrays = refs(given).into_iter().filter_map(|id| self.get(id));
                arrays.flat_map(|array| self.texts(array, ELEMENTS)).collect()
            }
            None => Vec::new(),
        }
    }

    /// Where links lead: through an array and the links in it to their targets.
    pub fn targets(&self, of: &Raw, feature: &str) -> Vec<i64> {
        let first = of.features.get(feature).map(refs).unwrap_or_default();
        let elements =
            first.into_iter().flat_map(|id| match self.get(id).and_then(|raw| raw.features.get(ELEMENTS)) {
                Some(elements) => refs(elements),
                None => vec![id],
            });
        let target = |id: i64| {
            let target = self.get(id).and_then(|link| link.features.get("target"));
            target.and_then(|target| refs(target).first().copied()).unwrap_or(id)
        };
        elements.map(target).collect()
    }

    fn get(&self, id: i64) -> Option<&Raw> {
        self.list.get(*self.places.get(&id)?)
    }
}

impl Raw {
    /// Where it stands, for errors.
    pub fn at(&self) -> String {
        format!("{} {}", self.kind, self.id)
    }

    pub fn text(&self, feature: &str) -> Option<&str> {
        match self.features.get(feature)? {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn share(&self, feature: &str) -> Option<f64> {
        match self.features.get(feature)? {
            Given::Text(text) => text.parse().ok(),
            Given::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A whole number, 0 or above.
    pub fn whole(&self, feature: &str) -> Option<u64> {
        match self.features.get(feature)? {
            Given::Text(text) => text.parse().ok(),
            Given::Number(number) if number.fract() == 0.0 && *number >= 0.0 => Some(*number as u64),
            _ => None,
        }
    }

    pub fn flag(&self, feature: &str) -> Option<bool> {
        match self.features.get(feature)? {
            Given::Text(text) => text.parse().ok(),
            Given::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The structure that a feature leads to.
    pub fn reference(&self, feature: &str) -> Option<i64> {
        self.features.get(feature).map(refs)?.first().copied()
    }
}

/// Ids; XMI has several with spaces between.
fn refs(given: &Given) -> Vec<i64> {
    match given {
        Given::Refs(ids) => ids.clone(),
        Given::Text(text) => text.split_whitespace().filter_map(|id| id.parse().ok()).collect(),
        _ => Vec::new(),
    }
}
