//! Direct quotes and who says them, span by span; and what stands in quotation marks in quotes of any kind.
//!
//! `direct`, `marked`: exact spans, quotation marks, spaces and closing punctuation trimmed. `speaker`: of the direct spans
//! found. `e2e`: direct spans found, and the speaker right.

use super::figure::{Figure, Prf, Share};
use super::misses::MissesOf;
use super::quotes::{Quotes, is_right_speaker};
use super::words::trimmed;
use crate::document::QuoteKind;
use crate::text::Span;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub(super) struct DirectCounts {
    direct: Prf,
    marked: Prf,
    speaker: Share,
    e2e: Prf,
}

/// The speakers of the direct quotes that have this span, trimmed.
type BySpan = BTreeMap<Span, Vec<Option<Span>>>;

impl DirectCounts {
    pub fn add(&mut self, text: &str, quotes: &Quotes, misses: &mut MissesOf) {
        let right = quotes.required.iter().map(|q| (q.quote.kind, &q.spans, q.quote.speaker));
        let right = by_span(right);
        let found = by_span(quotes.found.iter().map(|q| (q.quote.kind, &q.spans, q.quote.speaker)));
        let (right_spans, found_spans) = (each_span(&right), each_span(&found));
        self.direct.add(right_spans.clone(), found_spans.clone());

        let mut both_right = 0;
        for (span, speakers) in &right {
            let Some(found) = found.get(span) else {
                misses.add("direct", "missed", *span);
                continue;
            };
            let mut left: Vec<Option<Span>> = found.iter().take(speakers.len()).copied().collect();
            for speaker in speakers.iter().take(left.len()) {
                let fitting = left.iter().position(|said| is_right_speaker(text, *speaker, *said));
                let said = left.remove(fitting.unwrap_or(0));
                self.speaker.add(fitting.is_some());
                both_right += usize::from(fitting.is_some());
                if fitting.is_none() {
                    misses.add("speaker", "wrong", said.unwrap_or(*span));
                }
            }
        }
        for span in found.keys().filter(|span| !right.contains_key(span)) {
            misses.add("direct", "extra", *span);
        }
        self.e2e.count(both_right, right_spans.len(), found_spans.len());

        let right =
            quotes.required.iter().flat_map(|q| marked(text, q.quote.kind, &q.quote.spans, &q.quote.quoted));
        let found =
            quotes.found.iter().flat_map(|q| marked(text, q.quote.kind, q.quote.spans, q.quote.quoted));
        self.marked.add_sets(right.collect(), found.collect());
    }

    pub fn figures(&self) -> Vec<(&'static str, Option<Figure>)> {
        vec![
            ("direct", self.direct.figure()),
            ("marked", self.marked.figure()),
            ("speaker", self.speaker.figure()),
            ("e2e", self.e2e.figure()),
        ]
    }
}

fn by_span<'q>(quotes: impl Iterator<Item = (QuoteKind, &'q Vec<Span>, Option<Span>)>) -> BySpan {
    let mut by_span = BySpan::new();
    for (_, spans, speaker) in quotes.filter(|(kind, ..)| *kind == QuoteKind::Direct) {
        spans.iter().for_each(|span| by_span.entry(*span).or_default().push(speaker));
    }
    by_span
}

fn each_span(by_span: &BySpan) -> Vec<Span> {
    by_span.iter().flat_map(|(span, speakers)| speakers.iter().map(|_| *span)).collect()
}

fn marked(text: &str, kind: QuoteKind, spans: &[Span], quoted: &[Span]) -> Vec<Span> {
    let marked = if quoted.is_empty() && kind == QuoteKind::Direct { spans } else { quoted };
    marked.iter().map(|span| trimmed(text, *span)).collect()
}
