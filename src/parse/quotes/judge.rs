//! The learned part of the stage: whether marked words that no cue claims are somebody's, and how sure a quote is.
//!
//! Two logistic models over hashed features, fitted by `galley learn reported`. The rules make quotes; this judges them.

use super::units::Layout;
use crate::document::{BlockRole, Confidence, QuoteKind};
use crate::language::{Class, Content};
use crate::parse::actors::Cast;
use crate::parse::cues::main_subject;
use crate::parse::hash::{hash, hash_lower, join};
use crate::parse::linear::Linear;
use crate::parse::{CueForm, Passage, SuggestedQuote};
use crate::text::Ends;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

const WEIGHTS: &[u8] = include_bytes!("../../../models/reported.bin");

const MAGIC: &[u8; 8] = b"galleyR1";

/// What the parser ships.
static SHIPPED: LazyLock<Arc<Judge>> = LazyLock::new(|| Arc::new(Judge::read(WEIGHTS).unwrap_or_default()));

/// What was learned of quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judge {
    /// Whether marked words that no cue claims are somebody's.
    pub marked: Linear,
    /// Whether the content of a quote is right.
    pub content: Linear,
}

impl Judge {
    /// The weights that the parser ships.
    pub fn shipped() -> Arc<Judge> {
        SHIPPED.clone()
    }

    /// As a file.
    pub fn write(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        self.marked.write(&mut file);
        self.content.write(&mut file);
        file
    }

    /// Reads such a file; `None` if it is none.
    pub fn read(file: &[u8]) -> Option<Judge> {
        let mut rest = file.strip_prefix(MAGIC)?;
        let judge = Judge { marked: Linear::read(&mut rest)?, content: Linear::read(&mut rest)? };
        rest.is_empty().then_some(judge)
    }

    /// Whether the marked words are rather somebody's than a title or words as words.
    pub fn is_somebodys(&self, layout: &Layout, passage: &Passage, mark: usize, unit: &Range<usize>) -> bool {
        self.marked.sum(&marked_features(layout, passage, mark, unit)) > 0
    }

    /// How sure the content of a quote is.
    pub fn confidence(
        &self,
        layout: &Layout,
        passage: &Passage,
        cast: &Cast,
        quote: &SuggestedQuote,
    ) -> Confidence {
        self.content.confidence(self.content.sum(&content_features(layout, passage, cast, quote)))
    }
}

/// Collects features: a name and a value each.
#[derive(Default)]
struct Features(Vec<u64>);

impl Features {
    fn add(&mut self, name: &str, value: u64) {
        self.0.push(join(hash(name), value));
    }

    fn pair(&mut self, name: &str, a: u64, b: u64) {
        self.add(name, join(a, b));
    }
}

/// Few and many, told apart ever more coarsely.
fn size(count: usize) -> u64 {
    match count {
        0..=6 => count as u64,
        7..=9 => 7,
        10..=14 => 8,
        15..=24 => 9,
        25..=39 => 10,
        _ => 11,
    }
}

/// A word in lower case; names all count as one.
fn word(layout: &Layout, at: usize) -> u64 {
    if at > 0 && layout.words.is_capital(at) { hash("<capital>") } else { layout.words.lexeme(at).lower_hash }
}

fn role(passage: &Passage) -> u64 {
    u64::from(matches!(passage.role, BlockRole::Headline | BlockRole::Subhead))
}

/// What is known of marked words that no cue claims, in the sentence `unit`.
pub fn marked_features(layout: &Layout, passage: &Passage, mark: usize, unit: &Range<usize>) -> Vec<u64> {
    let words = layout.words;
    let range = layout.mark_tokens[mark].clone();
    let inner = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
    let before = |n: usize| {
        let at = range.start.checked_sub(n).filter(|at| *at >= unit.start);
        at.map_or(hash("<start>"), |at| word(layout, at))
    };
    let behind = |n: usize| {
        let at = Some(range.end + n).filter(|at| *at < unit.end);
        at.map_or(hash("<end>"), |at| word(layout, at))
    };
    let count = size(layout.mark_words(mark));
    let capitals = inner.clone().filter(|at| words.is_capital(*at)).count();
    let all_capitals = u64::from(capitals * 3 >= 2 * layout.mark_words(mark));
    let verb = inner.clone().any(|at| words.has_verb(at..at + 1));
    let ends = u64::from(layout.ends_clause(mark)) + 2 * u64::from(layout.ends_sentence(mark));
    let first = passage.cues.partition_point(|cue| cue.tokens.start < unit.start);
    let cues = passage.cues[first..].iter().take_while(|cue| cue.tokens.start < unit.end);
    let cue_before = cues.clone().filter(|cue| cue.tokens.end <= range.start).last();
    let cue_behind = cues.clone().find(|cue| cue.tokens.start >= range.end);
    let verb_before = (unit.start.max(range.start.saturating_sub(12))..range.start)
        .rev()
        .find(|at| words.has_verb(*at..*at + 1))
        .map_or(0, |at| words.lexeme(at).lower_hash);
    let mut all = Features::default();
    all.add("words", count);
    all.pair("words capitals", count, all_capitals);
    all.pair("words verb", count, u64::from(verb));
    all.pair("words ends", count, ends);
    all.add("drawn", words.word(range.start).chars().next().map_or(0, u64::from));
    all.add("closed", u64::from(layout.marks[mark].ends == Ends::Both));
    all.add("before", before(1));
    all.add("before 2", before(2));
    all.pair("before both", before(2), before(1));
    all.pair("before words", before(1), count);
    all.pair("before capitals", before(1), all_capitals);
    all.add("behind", behind(0));
    all.pair("behind both", behind(0), behind(1));
    all.pair("around", before(1), behind(0));
    all.add("first", word(layout, inner.start));
    all.add("first capital", u64::from(words.is_capital(inner.start)));
    all.add("last", word(layout, inner.end.saturating_sub(1)));
    all.add("verb", verb_before);
    all.pair("verb before", verb_before, before(1));
    all.add("cue before", cue_before.map_or(0, |cue| hash_lower(cue.span.of(words.text))));
    all.add("cue behind", cue_behind.map_or(0, |cue| hash_lower(cue.span.of(words.text))));
    all.add("role", role(passage));
    all.pair("role words", role(passage), count);
    let subject = main_subject(words, unit.start..range.start);
    all.add("subject", subject.map_or(0, |s| 1 + u64::from(words.is_capital(s.end.saturating_sub(1)))));
    let neighbour = |other: Option<usize>| {
        other.and_then(|m| layout.mark_tokens.get(m)).is_some_and(|m| unit.contains(&m.start))
    };
    all.add("listed", u64::from(neighbour(mark.checked_sub(1))) + 2 * u64::from(neighbour(Some(mark + 1))));
    all.0
}

/// What is known of a quote, when its passage has been read.
pub fn content_features(layout: &Layout, passage: &Passage, cast: &Cast, quote: &SuggestedQuote) -> Vec<u64> {
    let words = layout.words;
    let mut all = Features::default();
    let ranges: Vec<Range<usize>> = quote.spans.iter().map(|span| words.tokens.within(*span)).collect();
    let (Some(head), Some(last)) = (ranges.first(), ranges.last()) else { return all.0 };
    let kind = match quote.kind {
        QuoteKind::Direct => 1,
        QuoteKind::Indirect => 2,
        QuoteKind::Mixed => 3,
    };
    let cue = quote.cue.and_then(|span| {
        let at = passage.cues.partition_point(|cue| cue.span < span);
        passage.cues.get(at).filter(|cue| cue.span == span)
    });
    let cue_word = quote.cue.map_or(0, |span| hash_lower(span.of(words.text)));
    let place = match quote.cue {
        None => 0,
        Some(cue) if cue.end() <= quote.spans[0].start() => 1,
        Some(cue) if quote.spans.last().is_some_and(|span| span.end() <= cue.start()) => 2,
        Some(_) => 3,
    };
    let shape = join(kind, place);
    let form = cue.map_or(0, |cue| match cue.form {
        CueForm::SourceBefore => 1,
        CueForm::SourceAfter => 2,
        CueForm::Participle => 3,
        CueForm::Coordinated => 4,
    });
    let content = cue.map_or(0, |cue| match cue.content {
        Content::Say => 1,
        Content::Clause => 2,
        Content::Mind => 3,
        Content::That => 4,
        Content::Tell => 5,
        Content::Name => 6,
        Content::Accuse => 7,
        Content::Report => 8,
    });
    let count = size(ranges.iter().flat_map(Clone::clone).filter(|at| words.is_word(*at)).count());
    let before = head.start.checked_sub(1).map_or(0, |at| word(layout, at));
    let behind = if last.end < words.len() { word(layout, last.end) } else { 1 };
    let sentence = words.tokens.sentence_of(head.start);
    let speaker = quote.speaker.map_or(0, |number| 1 + cast.mention(number).form as u64);
    all.add("shape", shape);
    all.pair("shape form", shape, join(form, content));
    all.pair("shape words", shape, count);
    all.pair("shape before", shape, before);
    all.pair("shape behind", shape, behind);
    all.pair("shape around", shape, join(before, behind));
    all.pair("shape speaker", shape, speaker);
    all.pair("shape spans", shape, size(quote.spans.len()));
    all.pair("shape quoted", shape, size(quote.quoted.len()));
    all.pair("shape role", shape, role(passage));
    all.pair("shape first", shape, word(layout, head.start));
    all.pair("shape last", shape, word(layout, last.end.saturating_sub(1)));
    all.pair("cue", shape, cue_word);
    all.pair("cue words", cue_word, count);
    all.pair("cue before", cue_word, before);
    all.pair("cue first", cue_word, word(layout, head.start));
    all.pair("starts", shape, u64::from(head.start == sentence.start));
    let closes = sentence.end.saturating_sub(last.end);
    all.pair("ends", shape, size(closes));
    let gap = quote.cue.map_or(0, |cue| {
        let cue = words.tokens.within(cue);
        size(head.start.saturating_sub(cue.end)) * 16 + size(cue.start.saturating_sub(last.end))
    });
    all.pair("gap", shape, gap);
    let paired = layout.marks_in(&quote.spans).all(|mark| mark.ends == Ends::Both);
    all.pair("paired", shape, u64::from(paired));
    all.pair("verb", shape, u64::from(ranges.iter().any(|range| words.has_verb(range.clone()))));
    let outside = |at: &usize| layout.mark_of(*at).is_none();
    let commas: Vec<usize> = ranges
        .iter()
        .flat_map(|range| {
            range.clone().filter(outside).filter(|at| words.is_mark(*at, &[',', ';', '—', '–', '-', ':']))
        })
        .collect();
    all.pair("commas", shape, size(commas.len()));
    for comma in &commas {
        all.pair("behind comma", kind, word(layout, comma + 1));
    }
    let turns = ranges.iter().flat_map(|range| range.clone().filter(outside));
    for turn in turns.filter(|at| words.is(*at, Class::Turn)) {
        all.pair("turn", kind, word(layout, turn));
    }
    let cues_before = |token: usize| passage.cues.partition_point(|cue| cue.tokens.start < token);
    let inside = ranges.iter().map(|range| cues_before(range.end) - cues_before(range.start)).sum();
    all.pair("cues", shape, size(inside));
    all.0
}
