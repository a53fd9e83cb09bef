//! Names of organisations → organisations: full names, their first or last words, their initials.

use super::casting::MOST_CANDIDATES;
use super::figure::Figure;
use super::same::{fold, initials, is_acronym, shortens_organisation};
use crate::document::ActorType;
use crate::lexicon::Words;
use std::collections::HashMap;

/// The organisations of a document by their names.
#[derive(Debug, Default)]
pub struct Organisations {
    /// Folded name → as written, and the order of first sighting.
    noted: HashMap<String, (String, usize)>,
    /// Short form in brackets → the name before it; both folded.
    expands: HashMap<String, String>,
    by_name: HashMap<String, usize>,
    /// Figures, with their folded names, by the first and the last word.
    by_word: HashMap<String, Vec<(String, usize)>>,
    by_initials: HashMap<String, Vec<usize>>,
}

impl Organisations {
    /// Takes up a name; `expands` is the name before it, of which it is the short form.
    pub fn note(&mut self, name: &str, expands: Option<&str>) {
        let order = self.noted.len();
        let folded = fold(name);
        if let Some(long) = expands {
            self.expands.entry(folded.clone()).or_insert_with(|| fold(long));
        }
        self.noted.entry(folded).or_insert_with(|| (name.to_owned(), order));
    }

    /// Makes the organisations: of all names, the longest first. `common` words name none by themselves.
    pub fn settle(&mut self, common: &Words, figures: &mut Vec<Figure>) {
        let mut names: Vec<(String, String, usize)> =
            self.noted.iter().map(|(folded, (name, order))| (folded.clone(), name.clone(), *order)).collect();
        names.sort_by_key(|(folded, _, order)| (std::cmp::Reverse(folded.split(' ').count()), *order));
        for (folded, name, _) in names {
            let figure = self
                .expanded(&folded)
                .or_else(|| self.longer(&folded, common))
                .or_else(|| self.spelled_out(&folded, &name))
                .unwrap_or_else(|| self.add(&folded, &name, figures));
            self.by_name.insert(folded, figure);
        }
    }

    /// The organisation of this name.
    pub fn resolve(&self, name: &str) -> Option<usize> {
        self.by_name.get(&fold(name)).copied()
    }

    fn add(&mut self, folded: &str, name: &str, figures: &mut Vec<Figure>) -> usize {
        figures.push(Figure::new(ActorType::Organisation));
        let figure = figures.len() - 1;
        let (first, last) = (folded.split(' ').next(), folded.rsplit(' ').next());
        for word in first.into_iter().chain(last.filter(|l| Some(*l) != first)) {
            self.by_word.entry(word.to_owned()).or_default().push((folded.to_owned(), figure));
        }
        for short in initials(name) {
            self.by_initials.entry(short).or_default().push(figure);
        }
        figure
    }

    fn expanded(&self, folded: &str) -> Option<usize> {
        self.by_name.get(self.expands.get(folded)?).copied()
    }

    /// The one organisation of whose name this is a part.
    fn longer(&self, folded: &str, common: &Words) -> Option<usize> {
        let (first, last) = (folded.split(' ').next()?, folded.rsplit(' ').next()?);
        let with = |word: &str| self.by_word.get(word).into_iter().flatten().take(MOST_CANDIDATES);
        let mut all =
            with(first).chain(with(last)).filter(|(full, _)| shortens_organisation(folded, full, common));
        let (_, figure) = all.next()?;
        all.all(|(_, f)| f == figure).then_some(*figure)
    }

    /// The one organisation whose initials these are.
    fn spelled_out(&self, folded: &str, name: &str) -> Option<usize> {
        let all = self.by_initials.get(folded).filter(|_| is_acronym(name))?;
        all.iter().all(|f| *f == all[0]).then(|| all[0])
    }
}
