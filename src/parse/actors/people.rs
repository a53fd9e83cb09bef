//! Names of persons → persons: a full name makes one, a shorter or misspelt one finds its own.

use super::casting::MOST_CANDIDATES;
use super::figure::Figure;
use super::same::{fold, is_slip, shortens_person, slips};
use super::sighting::Gender;
use crate::document::ActorType;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How often a name may stand in a text and still be a misspelling of another.
const RARE: usize = 2;

/// The persons of a document by their names.
#[derive(Debug, Default)]
pub struct People {
    noted: HashMap<String, Noted>,
    /// How many different names there are.
    order: usize,
    /// Figures by each word of their fullest names.
    by_word: HashMap<String, Vec<usize>>,
    /// Last words of names by what they look like with a slip of the pen.
    by_slip: HashMap<String, Vec<(String, usize)>>,
    /// Figures by full name.
    by_name: HashMap<String, usize>,
    /// The articles in which a person is called by a full name, by figure.
    articles: BTreeMap<usize, BTreeSet<Option<usize>>>,
    /// Folded words of the fullest name, by figure.
    fullest: BTreeMap<usize, String>,
}

#[derive(Debug, Default)]
struct Noted {
    order: usize,
    count: usize,
    articles: BTreeSet<Option<usize>>,
    gender: Option<Gender>,
}

impl People {
    /// Takes up a name, in the order of the text.
    pub fn note(&mut self, name: &str, article: Option<usize>, gender: Option<Gender>) {
        let order = self.order;
        self.order += 1;
        let noted = self.noted.entry(fold(name)).or_insert_with(|| Noted { order, ..Noted::default() });
        noted.count += 1;
        noted.articles.insert(article);
        noted.gender = noted.gender.or(gender);
    }

    /// Makes the persons: of all full names, the longest first.
    pub fn settle(&mut self, figures: &mut Vec<Figure>) {
        let mut names: Vec<(String, usize)> = self
            .noted
            .iter()
            .filter(|(n, _)| n.contains(' '))
            .map(|(n, noted)| (n.clone(), noted.order))
            .collect();
        names.sort_by_key(|(name, order)| (std::cmp::Reverse(name.split(' ').count()), *order));
        for (name, _) in &names {
            let found = self.longer(name, figures).or_else(|| self.misspelt(name));
            let figure = found.unwrap_or_else(|| self.add(name, figures));
            self.by_name.insert(name.clone(), figure);
            if let Some(noted) = self.noted.get(name) {
                self.articles.entry(figure).or_default().extend(noted.articles.iter().copied());
                figures[figure].gender = figures[figure].gender.or(noted.gender);
            }
        }
    }

    fn add(&mut self, name: &str, figures: &mut Vec<Figure>) -> usize {
        figures.push(Figure::new(ActorType::Person));
        let figure = figures.len() - 1;
        for word in name.split(' ') {
            let known = self.by_word.entry(word.to_owned()).or_default();
            if known.last() != Some(&figure) {
                known.push(figure);
            }
        }
        if let Some(last) = name.rsplit(' ').next() {
            for slip in slips(last) {
                self.by_slip.entry(slip).or_default().push((last.to_owned(), figure));
            }
        }
        self.fullest.insert(figure, name.to_owned());
        figure
    }

    fn with_word(&self, word: &str) -> impl Iterator<Item = usize> {
        self.by_word.get(word).into_iter().flatten().copied().take(MOST_CANDIDATES)
    }

    /// The person of whose name this is a part.
    fn longer(&self, name: &str, figures: &[Figure]) -> Option<usize> {
        let last = name.rsplit(' ').next().unwrap_or(name);
        let first = name.split(' ').next().unwrap_or(name);
        let gender = self.noted.get(name).and_then(|n| n.gender);
        self.with_word(last)
            .chain(self.with_word(first))
            .filter(|f| agree(gender, figures[*f].gender))
            .find(|f| self.fullest.get(f).is_some_and(|full| shortens_person(name, full)))
    }

    /// The person whose name differs in one letter of one word.
    fn misspelt(&self, name: &str) -> Option<usize> {
        let words: Vec<&str> = name.split(' ').collect();
        let rare = |n: &str| self.noted.get(n).is_none_or(|n| n.count <= RARE);
        words.iter().flat_map(|w| self.with_word(w)).find(|f| {
            let Some(full) = self.fullest.get(f) else { return false };
            let others: Vec<&str> = full.split(' ').collect();
            let differing: Vec<_> = words.iter().zip(&others).filter(|(a, b)| a != b).collect();
            others.len() == words.len()
                && (rare(name) || rare(full))
                && matches!(differing[..], [(a, b)] if is_slip(a, b))
        })
    }

    /// The person of exactly this full name.
    pub fn known(&self, name: &str) -> Option<usize> {
        let name = fold(name);
        self.by_name.get(&name).copied().or_else(|| {
            let mut all = self.with_word(&name);
            let only = all.next()?;
            all.next().is_none().then_some(only)
        })
    }

    /// Whether the person is called by name in the article.
    pub fn is_in(&self, figure: usize, article: Option<usize>) -> bool {
        self.articles.get(&figure).is_some_and(|a| a.contains(&article))
    }

    /// Whom a name means here; of several the one spoken of last. A name of nobody known makes a new person, if `make`.
    pub fn resolve(
        &mut self,
        name: &str,
        article: Option<usize>,
        gender: Option<Gender>,
        figures: &mut Vec<Figure>,
        make: bool,
    ) -> Option<usize> {
        let name = fold(name);
        if let Some(figure) = self.by_name.get(&name) {
            return Some(*figure);
        }
        let rank = |f: &usize| {
            let surname = self.fullest.get(f).and_then(|n| n.rsplit(' ').next()) == Some(name.as_str());
            (self.is_in(*f, article), surname, figures[*f].last, std::cmp::Reverse(*f))
        };
        let found = self
            .with_word(&name)
            .filter(|f| agree(gender, figures[*f].gender))
            .max_by_key(rank)
            .or_else(|| self.misspelt_alone(&name))
            .or_else(|| make.then(|| self.add(&name, figures)))?;
        self.articles.entry(found).or_default().insert(article);
        Some(found)
    }

    /// The person whose last name this single word misspells.
    fn misspelt_alone(&self, name: &str) -> Option<usize> {
        let rare = |n: &str| self.noted.get(n).is_none_or(|n| n.count <= RARE);
        let all = slips(name);
        let mut candidates = all.iter().filter_map(|s| self.by_slip.get(s)).flatten().take(MOST_CANDIDATES);
        let fits = |(last, figure): &&(String, usize)| {
            is_slip(last, name) && (rare(name) || self.fullest.get(figure).is_some_and(|full| rare(full)))
        };
        candidates.find(fits).map(|(_, figure)| *figure)
    }
}

fn agree(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}
