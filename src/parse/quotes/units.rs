//! A passage as the rules of quoting see it: words, marked stretches, and sentences that marks do not cut.

use crate::parse::words::Words;
use crate::parse::{Context, Passage};
use crate::text::{Ends, Marked, Span, is_quotation_mark, marked};
use std::ops::Range;

/// A passage with its marks.
#[derive(Debug)]
pub struct Layout<'t> {
    /// Its words.
    pub words: Words<'t>,
    /// Its outermost marked stretches, in order.
    pub marks: Vec<Marked>,
    /// The same, as token numbers.
    pub mark_tokens: Vec<Range<usize>>,
    /// For each token, the marked stretch that holds it.
    inside: Vec<Option<usize>>,
    /// Sentences, as token numbers, in order; one that is cut inside marks is whole here.
    pub units: Vec<Range<usize>>,
}

/// The longest sentence that is read as one: bounds the work for text without full stops.
const LONGEST: usize = 400;

/// Where sentences end, with ends put into those that are too long.
fn ends(words: Words<'_>) -> impl Iterator<Item = usize> + '_ {
    words.tokens.sentences.iter().flat_map(|s| {
        let cuts = (s.start + LONGEST..s.end).step_by(LONGEST);
        cuts.chain([s.end])
    })
}

/// Whether an attribution begins here, behind a closing mark that ends in "?" or "!"; behind a full stop, only where the
/// sentence is nothing else ("“It stands.” Ruiz said.").
fn is_attributed(text: &str, passage: &Passage, at: usize) -> bool {
    let tokens = &passage.tokens;
    let Some(before) = at.checked_sub(2).and_then(|i| tokens.tokens.get(i)) else { return false };
    let next = passage.cues.partition_point(|c| c.tokens.start < at);
    let Some(cue) = passage.cues.get(next) else { return false };
    let source = cue.source.map(|source| tokens.within(source));
    let first = source.as_ref().is_some_and(|s| s.start == at) || cue.tokens.start == at;
    let end = source.map_or(cue.tokens.end, |s| s.end.max(cue.tokens.end));
    match before.span.of(text) {
        "?" | "!" => first,
        "." => first && end + 1 >= tokens.sentence_of(at).end,
        _ => false,
    }
}

impl<'t> Layout<'t> {
    /// Reads the passage once.
    pub fn new(context: Context<'t>, passage: &'t Passage) -> Layout<'t> {
        let (text, words) = (context.text, context.words(passage));
        let marks = marked(text, passage.span);
        let mark_tokens: Vec<_> = marks.iter().map(|m| words.tokens.within(m.span)).collect();
        let mut inside = vec![None; words.len()];
        for (number, range) in mark_tokens.iter().enumerate() {
            inside[range.clone()].fill(Some(number));
        }
        let mut units: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for end in ends(words) {
            let inside_mark = end < inside.len() && inside[end].is_some() && inside[end] == inside[end - 1];
            // "“Why?” Ruiz asked.": one sentence.
            let asked = inside[end - 1].is_some() && is_attributed(text, passage, end);
            if !inside_mark && !asked && start < end {
                units.push(start..end);
                start = end;
            }
        }
        Layout { words, marks, mark_tokens, inside, units }
    }

    /// The marked stretch that holds this token.
    pub fn mark_of(&self, token: usize) -> Option<usize> {
        self.inside.get(token).copied().flatten()
    }

    /// The marked stretch that begins at this token.
    pub fn mark_from(&self, token: usize) -> Option<usize> {
        self.mark_of(token).filter(|m| self.mark_tokens[*m].start == token)
    }

    /// The marked stretch that ends just before this token.
    pub fn mark_to(&self, token: usize) -> Option<usize> {
        self.mark_of(token.checked_sub(1)?).filter(|m| self.mark_tokens[*m].end == token)
    }

    /// Whether a closing full stop or comma stands inside the marked stretch, so that a sentence or clause ends with it.
    pub fn ends_clause(&self, mark: usize) -> bool {
        self.marks[mark].ends != Ends::Opened
            && self.marks[mark]
                .span
                .of(self.words.text)
                .trim_end_matches(is_quotation_mark)
                .ends_with([',', '.', '!', '?', '…', '—', '-', '–'])
    }

    /// Whether the marked words end in a full stop of any kind.
    pub fn ends_sentence(&self, mark: usize) -> bool {
        let words = self.marks[mark].span.of(self.words.text);
        words.trim_end_matches(is_quotation_mark).ends_with(['.', '!', '?', '…'])
    }

    /// How many words the marked stretch has.
    pub fn mark_words(&self, mark: usize) -> usize {
        self.mark_tokens[mark].clone().filter(|t| self.words.is_word(*t)).count()
    }

    /// The marked stretches that lie inside these spans.
    pub fn marks_in<'a>(&'a self, spans: &'a [Span]) -> impl Iterator<Item = &'a Marked> {
        let first = |span: &Span| self.marks.partition_point(|m| m.span.start() < span.start());
        spans.iter().flat_map(move |s| self.marks[first(s)..].iter().take_while(|m| s.contains(m.span)))
    }

    /// The parts of these spans that stand in quotation marks.
    pub fn quoted(&self, spans: &[Span]) -> Vec<Span> {
        self.marks_in(spans).filter(|m| !m.doubled).map(|m| m.span).collect()
    }
}
