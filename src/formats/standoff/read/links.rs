//! Where relations lead.

use super::Link;
use std::collections::HashMap;

/// Relations by name and beginning.
pub(super) struct Links<'l>(HashMap<(&'l str, usize), Vec<usize>>);

impl<'l> Links<'l> {
    pub fn of(links: &'l [Link], labels: usize) -> Links<'l> {
        let mut all: HashMap<(&str, usize), Vec<usize>> = HashMap::new();
        for link in links.iter().filter(|link| link.from < labels && link.to < labels) {
            all.entry((link.name.as_str(), link.from)).or_default().push(link.to);
        }
        Links(all)
    }

    /// Where the relations of this name lead to.
    pub fn targets(&self, name: &'l str, from: usize) -> &[usize] {
        self.0.get(&(name, from)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The end of the chain; where it goes in a circle, its lowest.
    pub fn root(&self, name: &'l str, from: usize) -> usize {
        let mut seen = vec![from];
        let mut at = from;
        while let Some(next) = self.targets(name, at).first() {
            if seen.contains(next) {
                return seen.into_iter().min().unwrap_or(from);
            }
            seen.push(*next);
            at = *next;
        }
        at
    }
}
