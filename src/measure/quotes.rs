//! The quotes of one document, ready to be compared: those that count, with their words and trimmed spans.
//!
//! Optional quotes of the gold count neither as missed nor as extra: a found quote that is about one of them is left out,
//! unless it fits a required one better. Nothing that touches an ignored span counts.

use super::figure::common;
use super::found::FoundQuote;
use super::words::{trimmed, words};
use super::{Gold, GoldQuote};
use crate::text::Span;

/// A quote and what is compared of it.
pub(super) struct Compared<Q> {
    pub quote: Q,
    /// Its spans, trimmed, in order.
    pub spans: Vec<Span>,
    /// Its words.
    pub words: Vec<usize>,
}

impl<Q> Compared<Q> {
    fn new(text: &str, quote: Q, spans: &[Span]) -> Compared<Q> {
        let mut trimmed: Vec<Span> = spans.iter().map(|span| trimmed(text, *span)).collect();
        trimmed.sort_unstable();
        Compared { quote, spans: trimmed, words: words(text, spans) }
    }

    /// How much of the words of both is in both, from 0 to 1.
    pub fn overlap<O>(&self, other: &Compared<O>) -> f64 {
        let both = self.common(other);
        let all = self.words.len() + other.words.len() - both;
        both as f64 / all.max(1) as f64
    }

    fn common<O>(&self, other: &Compared<O>) -> usize {
        let apart = |a: &[usize], b: &[usize]| a.last() < b.first();
        if apart(&self.words, &other.words) || apart(&other.words, &self.words) {
            return 0;
        }
        common(&self.words, &other.words)
    }
}

/// The quotes of a document that count.
pub(super) struct Quotes<'q> {
    pub required: Vec<Compared<&'q GoldQuote>>,
    pub found: Vec<Compared<&'q FoundQuote<'q>>>,
    /// Words of optional quotes alone, which may be found or not.
    pub free: Vec<usize>,
}

impl<'q> Quotes<'q> {
    pub fn of(gold: &Gold, quotes: &'q [GoldQuote], found: &'q [FoundQuote<'q>]) -> Quotes<'q> {
        let text = &gold.text;
        let (optional, required): (Vec<_>, Vec<_>) =
            (quotes.iter()).map(|q| Compared::new(text, q, &q.spans)).partition(|q| q.quote.optional);
        let is_ignored = |q: &FoundQuote| {
            gold.ignored.iter().any(|ignored| q.spans.iter().any(|span| ignored.overlaps(*span)))
        };
        let counts = |found: &Compared<&FoundQuote>| {
            let nearest =
                |list: &[Compared<&GoldQuote>]| list.iter().map(|q| found.overlap(q)).fold(0.0, f64::max);
            required.iter().any(|q| q.spans == found.spans)
                || !optional.iter().any(|q| 2 * found.common(q) >= found.words.len().max(1))
                || nearest(&required) > nearest(&optional)
        };
        let found = (found.iter().filter(|q| !is_ignored(q)))
            .map(|q| Compared::new(text, q, q.spans))
            .filter(counts)
            .collect();
        let needed = words_of(&required);
        let mut free = words_of(&optional);
        free.retain(|word| needed.binary_search(word).is_err());
        Quotes { required, found, free }
    }
}

/// The words of all of them, in order, each once.
pub(super) fn words_of<Q>(quotes: &[Compared<Q>]) -> Vec<usize> {
    let mut words: Vec<usize> = quotes.iter().flat_map(|q| &q.words).copied().collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether the words that were found as the speaker are those of the gold: at least half of them lie in it. Where the
/// gold names no speaker, none must have been found.
pub(super) fn is_right_speaker(text: &str, gold: Option<Span>, found: Option<Span>) -> bool {
    match (gold, found) {
        (None, found) => found.is_none(),
        (Some(_), None) => false,
        (Some(gold), Some(found)) => {
            let (inside, mine) = (words(text, &[gold]), words(text, &[found]));
            !mine.is_empty() && 2 * common(&mine, &inside) >= mine.len()
        }
    }
}
