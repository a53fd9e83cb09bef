//! Marked words that no cue claims: a quote that goes on, a quote introduced by a colon, or no quote at all.

use super::units::Layout;
use crate::language::{Class, Classes, ends_in};
use crate::parse::Cue;
use crate::parse::cues::main_subject;
use crate::text::Span;
use std::ops::Range;

/// What becomes of a marked stretch that no cue has claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclaimed {
    /// A sentence of its own: goes on with, or follows, the quote before it.
    Sentence,
    /// Long enough to be somebody's words, though nothing says whose.
    Clause,
    /// Part of a sentence: somebody's words, words as words, or a title.
    Part,
}

/// The fewest words of marked speech that is only part of its sentence and has no cue: fewer are words as words.
const FEWEST: usize = 12;

/// What becomes of the stretch `mark` in the sentence `unit`.
pub fn unclaimed(layout: &Layout, mark: usize, unit: &Range<usize>) -> Unclaimed {
    let words = layout.words;
    let bare = unit.clone().filter(|i| layout.mark_of(*i).is_none()).any(|i| words.is_word(i));
    if !bare {
        return if layout.mark_words(mark) > 0 { Unclaimed::Sentence } else { Unclaimed::Part };
    }
    let range = &layout.mark_tokens[mark];
    let inner = range.start + 1..range.end.saturating_sub(1);
    let small = inner.clone().filter(|i| words.is_word(*i)).filter(|i| !words.is_capital(*i)).count();
    if small * 3 < inner.len() && !words.has_verb(inner.clone()) {
        return Unclaimed::Part;
    }
    let introduced = range.start > unit.start
        && words.is_mark(range.start - 1, &[',', ':', '—', '–'])
        && words.is_capital(range.start + 1)
        && layout.ends_sentence(mark)
        && range.end == unit.end;
    let clause = introduced || layout.mark_words(mark) >= FEWEST && layout.ends_clause(mark);
    if clause { Unclaimed::Clause } else { Unclaimed::Part }
}

/// "She waxed poetic about “the harbour of old”": the verb before marked words, and all that stands behind it; without a
/// verb, the marked words with the one before them.
pub fn predicate(layout: &Layout, mark: usize, unit: &Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
    const REACH: usize = 12;
    let words = layout.words;
    let marked = layout.mark_tokens[mark].clone();
    let floor = unit.start.max(marked.start.saturating_sub(REACH)) + 1;
    let verb = (floor..marked.start).rev().take_while(|i| layout.mark_of(*i).is_none()).find(|i| {
        words.has_verb(*i..*i + 1) && !words.is(*i, Class::Auxiliary) && !words.word(*i).contains('-')
    });
    let Some(verb) = verb else {
        let before = marked.start.checked_sub(1).filter(|at| *at > unit.start && words.is_word(*at));
        return (None, before.unwrap_or(marked.start)..marked.end);
    };
    let end = super::reported::cut(layout, verb + 1, unit.end, &[]).max(marked.end);
    (Some(verb..verb + 1), super::reported::trimmed(layout, verb + 1..end))
}

/// "Ana “the Hammer” Ruiz": few marked words inside a name.
pub fn is_nickname(layout: &Layout, mark: usize) -> bool {
    const MOST_WORDS: usize = 3;
    let range = &layout.mark_tokens[mark];
    let capital = |at: usize| layout.words.is_word(at) && layout.words.is_capital(at);
    layout.mark_words(mark) <= MOST_WORDS && range.start > 0 && capital(range.start - 1) && capital(range.end)
}

/// The words before a colon that introduces marked words: "Ana Ruiz: “It stands.”"
pub fn before_colon(layout: &Layout, at: usize, unit: &Range<usize>) -> Option<Range<usize>> {
    let words = layout.words;
    let colon = at.checked_sub(1).filter(|c| words.is_mark(*c, &[':']))?;
    let label = unit.start..colon;
    let short = !label.is_empty() && label.len() <= 8 && words.is_capital(label.start);
    const CLAUSE: Classes = Classes::of(&[Class::Auxiliary, Class::Coordinator]);
    // Without tables only a name is surely no clause.
    let is_clause =
        |i: usize| words.is_any(i, CLAUSE) || !words.language().has_tables() && !words.is_part_of_name(i);
    let clause = label.clone().any(is_clause);
    (short && !clause).then_some(label)
}

/// The name behind a dash at `dash` that signs the marked words before it, with nothing but its circumstances behind:
/// "“It stands.” – Ana Ruiz, Lima".
pub fn signature(layout: &Layout, dash: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    let words = layout.words;
    let start = dash + 1;
    let end = (start..words.len()).find(|i| layout.mark_of(*i).is_some()).unwrap_or(words.len());
    let signed = words.is_mark(dash, &['-', '–', '—', '―'])
        && (start + 1..=dash + LONGEST).contains(&end)
        && words.is_capital(start)
        && !words.has_verb(start..end);
    let ends_name = |i: &usize| words.is_mark(*i, &[',', '.', '(', '[']) && !words.is_abbreviation_stop(*i);
    signed.then(|| start..(start + 1..end).find(ends_name).unwrap_or(end))
}

/// The verb and source of marked words that begin a sentence, where the verb is one that no list holds:
/// "“C,” X barked", "“C,” barked X".
pub fn unlisted_verb(layout: &Layout, mark: usize, unit: &Range<usize>) -> Option<(Span, Span)> {
    let words = layout.words;
    let range = &layout.mark_tokens[mark];
    if range.start != unit.start || !layout.ends_clause(mark) || range.end >= unit.end {
        return None;
    }
    let inflection = &words.language().inflection;
    let is_verb = |at: usize| {
        at < unit.end
            && words.is_word(at)
            && !words.is_capital(at)
            && !words.is(at, Class::Auxiliary)
            && (ends_in(words.word(at), &inflection.third_person) || words.has_verb(at..at + 1))
    };
    let subject = |from: usize| {
        if words.is(from, Class::Pronoun) {
            return from..from + 1;
        }
        let determiner = usize::from(words.is(from, Class::Determiner));
        let name = |i: &usize| words.is_capital(*i) || words.is_abbreviation_stop(*i);
        let capitals = (from + determiner..unit.end).take_while(name).count();
        from..if capitals > 0 { from + determiner + capitals } else { from }
    };
    let before = subject(range.end);
    if !before.is_empty() && is_verb(before.end) {
        return words.span(before.end..before.end + 1).zip(words.span(before));
    }
    let behind = subject(range.end + 1);
    let inverted =
        is_verb(range.end) && ends_in(words.word(range.end), &inflection.past_letter) && !behind.is_empty();
    inverted.then(|| words.span(range.end..range.end + 1).zip(words.span(behind)))?
}

/// Who most likely says the marked words that nothing else claims.
pub fn likeliest_source(layout: &Layout, cues: &[Cue], mark: usize, unit: &Range<usize>) -> Option<Span> {
    let words = layout.words;
    let range = &layout.mark_tokens[mark];
    let first = cues.partition_point(|c| c.tokens.start < unit.start);
    let near = cues[first..]
        .iter()
        .take_while(|c| c.tokens.start < range.start)
        .filter(|c| layout.mark_of(c.tokens.start).is_none());
    let outside = if range.start > unit.start { unit.start..range.start } else { range.end..unit.end };
    near.last().and_then(|c| c.source).or_else(|| main_subject(words, outside).and_then(|r| words.span(r)))
}
