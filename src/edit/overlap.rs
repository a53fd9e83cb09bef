//! Which of many spans overlap another, without a walk through all of them.

use crate::text::Span;

/// Spans, each of something.
pub(super) struct Overlaps<T> {
    /// By where they begin.
    spans: Vec<(Span, T)>,
    /// The furthest end of each and all that begin before it.
    furthest: Vec<usize>,
}

impl<T> Overlaps<T> {
    pub fn new(spans: impl Iterator<Item = (Span, T)>) -> Overlaps<T> {
        let mut spans: Vec<(Span, T)> = spans.collect();
        spans.sort_by_key(|(span, _)| span.start());
        let ends = spans.iter().map(|(span, _)| span.end());
        let furthest = ends.scan(0, |furthest, end| {
            *furthest = end.max(*furthest);
            Some(*furthest)
        });
        Overlaps { furthest: furthest.collect(), spans }
    }

    /// What shares at least one byte with `span`, the last to begin first.
    pub fn with(&self, span: Span) -> impl Iterator<Item = &T> {
        let first = self.spans.partition_point(|(there, _)| there.start() < span.end());
        let near = (0..first).rev().take_while(move |n| self.furthest[*n] > span.start());
        near.map(|n| &self.spans[n]).filter(move |(there, _)| there.overlaps(span)).map(|(_, what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_that_a_walk_finds() {
        let text = "0123456789";
        let all: Vec<Span> = (0..10)
            .flat_map(|start| (start..=10).filter_map(move |end| Span::new(text, start, end)))
            .collect();
        for some in [&all[..], &all[5..40], &all[..1], &[]] {
            let overlaps = Overlaps::new(some.iter().rev().map(|span| (*span, *span)));
            for span in &all {
                let mut found: Vec<Span> = overlaps.with(*span).copied().collect();
                found.sort();
                let walked: Vec<Span> = some.iter().copied().filter(|there| there.overlaps(*span)).collect();
                assert_eq!(found, walked, "{span:?}");
            }
        }
    }
}
