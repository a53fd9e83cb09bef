//! What was missed, was found though it is not there, or is wrong: each with the words around it, for people to read.

use crate::text::Span;
use std::fmt;

/// Characters shown before and after.
const AROUND: usize = 40;

/// One thing that is not as the gold says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// What it is about: mention, direct, speaker, caption, headline.
    pub about: &'static str,
    /// missed, extra or wrong.
    pub what: &'static str,
    /// Id of the document.
    pub document: String,
    /// The words before it.
    pub before: String,
    /// Its words.
    pub words: String,
    /// The words after it.
    pub after: String,
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Miss { about, what, document, before, words, after } = self;
        write!(f, "{about:9} {what:7} {document}: {before:?} [{words:?}] {after:?}")
    }
}

/// The first of them, as many as are wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Misses {
    pub wanted: usize,
    pub found: Vec<Miss>,
}

/// The misses of one document.
pub(super) struct MissesOf<'m> {
    pub misses: &'m mut Misses,
    pub document: &'m str,
    pub text: &'m str,
}

impl MissesOf<'_> {
    pub fn add(&mut self, about: &'static str, what: &'static str, span: Span) {
        if self.misses.found.len() == self.misses.wanted {
            return;
        }
        let before = self.text.get(..span.start()).unwrap_or_default();
        let after = self.text.get(span.end()..).unwrap_or_default();
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        self.misses.found.push(Miss {
            about,
            what,
            document: self.document.to_owned(),
            before: before[from..].to_owned(),
            words: span.of(self.text).to_owned(),
            after: after.chars().take(AROUND).collect(),
        });
    }

    /// What of two lists is only in one of them, each thing once.
    pub fn compare(&mut self, about: &'static str, gold: &[Span], predicted: &[Span]) {
        for (what, here, there) in [("missed", gold, predicted), ("extra", predicted, gold)] {
            let there: std::collections::HashSet<_> = there.iter().collect();
            let mut only: Vec<Span> = here.iter().filter(|span| !there.contains(span)).copied().collect();
            only.sort_unstable();
            only.dedup();
            only.into_iter().for_each(|span| self.add(about, what, span));
        }
    }
}
