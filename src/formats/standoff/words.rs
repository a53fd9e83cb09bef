//! Words of a text for formats that are rows of them: tokens, cut wherever a label begins or ends.
//!
//! So each label is a run of whole words, whatever a tokenizer would make of its edges. What people see as one character
//! is otherwise one word: 👩‍👩‍👧 is not five.

use crate::text::{SentenceRules, Span, Tokens, lines};
use unicode_segmentation::GraphemeCursor;

/// A word, number or mark, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) struct Word {
    pub span: Span,
    /// The number of its sentence, from 0. No sentence goes over the end of a line.
    pub sentence: usize,
}

/// The words of a text, in order; they cover all of it but white space.
pub(in crate::formats) fn words(
    text: &str,
    rules: &SentenceRules,
    cuts: impl Iterator<Item = Span>,
) -> Vec<Word> {
    let mut cuts: Vec<usize> = cuts.flat_map(|span| [span.start(), span.end()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut words = Vec::new();
    let mut sentence = 0;
    for line in lines(text) {
        let found = Tokens::new(text, line.span, rules);
        for range in &found.sentences {
            for token in found.tokens.get(range.clone()).unwrap_or_default() {
                let after = cuts.partition_point(|cut| *cut <= token.span.start());
                let inside = cuts[after..].iter().take_while(|cut| **cut < token.span.end());
                let mut from = token.span.start();
                for end in inside.copied().chain([token.span.end()]) {
                    words.extend(Span::new(text, from, end).map(|span| Word { span, sentence }));
                    from = end;
                }
            }
            sentence += 1;
        }
    }
    let is_cut = |at: usize| cuts.binary_search(&at).is_ok();
    words.dedup_by(|word, before| {
        let at = word.span.start();
        let is_one = before.span.end() == at && !is_cut(at) && is_inside_a_character(text, at);
        if is_one {
            before.span = before.span.join(word.span);
        }
        is_one
    });
    words
}

/// Whether what people see as one character goes over this position.
fn is_inside_a_character(text: &str, at: usize) -> bool {
    !text.as_bytes().get(at).is_some_and(u8::is_ascii)
        && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(false)
}

/// The words that lie inside a span, by their places: all of those that it touches, where it was one of the cuts.
pub(in crate::formats) fn inside(words: &[Word], span: Span) -> std::ops::Range<usize> {
    let start = words.partition_point(|word| word.span.start() < span.start());
    let end = words.partition_point(|word| word.span.end() <= span.end());
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_cut_where_labels_begin_and_end_and_nowhere_inside_a_character() {
        let text = "Ana-led talks. “No,” she said.\nEnd 👍🏽👩‍👧";
        let ends = Span::new(text, text.len() - "👩‍👧".len(), text.len() - "👧".len()).unwrap();
        let words =
            words(text, &SentenceRules::default(), [Span::new(text, 0, 3).unwrap(), ends].into_iter());
        let shown: Vec<_> = words.iter().map(|w| format!("{}{}", w.sentence, w.span.of(text))).collect();
        assert_eq!(shown.join(" "), "0Ana 0-led 0talks 0. 1“ 1No 1, 1” 1she 1said 1. 2End 2👍🏽 2👩‍ 2👧");
        assert_eq!(inside(&words, Span::new(text, 0, 3).unwrap()), 0..1);
    }

    proptest! {
        #[test]
        fn words_cover_all_but_white_space(text in "(?s).{0,80}") {
            let words = words(&text, &SentenceRules::default(), std::iter::empty());
            let covered: String = words.iter().map(|word| word.span.of(&text)).collect();
            prop_assert_eq!(covered, text.split_whitespace().collect::<String>());
            prop_assert!(words.is_sorted_by_key(|word| (word.span, word.sentence)));
        }
    }
}
