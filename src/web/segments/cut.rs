//! A block → the pieces that are drawn as one: all of it, or runs of its sentences.

use crate::text::{SentenceRules, Span, sentences};
use unicode_segmentation::UnicodeSegmentation;

/// A block of more characters than this is cut into pieces of at most so many.
pub const LONGEST_PIECE: usize = 4_000;

/// The pieces of a block: all of it, or runs of its sentences; a sentence that is too long itself is cut between words,
/// and what has no words, between characters as a person sees them.
pub(super) fn cut(text: &str, rules: &SentenceRules, block: Span) -> Vec<Span> {
    let is_long =
        |span: Span| span.len() > LONGEST_PIECE && span.of(text).chars().nth(LONGEST_PIECE).is_some();
    if !is_long(block) {
        return vec![block];
    }
    // Each sentence goes on to where the next begins, so that nothing is lost between two.
    let mut ends: Vec<usize> =
        sentences(text, block, rules).iter().skip(1).map(|sentence| sentence.start()).collect();
    ends.push(block.end());
    let mut pieces = Vec::new();
    let mut open: Option<Span> = None;
    let mut start = block.start();
    for end in ends {
        let sentence = Span::around(text, start, end);
        start = end;
        match open {
            Some(run) if !is_long(run.join(sentence)) => open = Some(run.join(sentence)),
            run => {
                pieces.extend(run);
                open = Some(sentence);
            }
        }
        if open.is_some_and(is_long) {
            let mut parts = cut_anywhere(text, open.take().unwrap_or(sentence));
            open = parts.pop();
            pieces.append(&mut parts);
        }
    }
    pieces.extend(open);
    pieces
}

fn cut_anywhere(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut start, mut space, mut count) = (span.start(), None, 0);
    for (at, grapheme) in span.of(text).grapheme_indices(true) {
        let at = span.start() + at;
        let length = grapheme.chars().count();
        if count + length > LONGEST_PIECE && at > start {
            let end = space.take().filter(|space| *space > start).unwrap_or(at);
            parts.push(Span::around(text, start, end));
            count = text.get(end..at).map_or(0, |rest| rest.chars().count());
            start = end;
        }
        count += length;
        if grapheme.chars().all(char::is_whitespace) {
            space = Some(at + grapheme.len());
        }
    }
    parts.push(Span::around(text, start, span.end()));
    parts
}
