//! The noun phrase that is a cue's source, found from the verb outwards.
//!
//! There is no tagger here: a noun phrase is what lies between the verb and the nearest word or mark that cannot be
//! part of one. Every search is bounded, so that a sentence of any length costs what its length costs.

use crate::language::Class;
use crate::parse::words::Words;
use std::ops::Range;

/// The longest noun phrase that is looked for, in tokens.
const LONGEST: usize = 24;
/// The longest name, in tokens.
const NAME: usize = 8;
const QUOTE_MARKS: [char; 11] = ['“', '”', '"', '«', '»', '„', '‟', '‘', '’', '\'', '`'];

/// Whether it is a quotation mark, as far as its neighbours show: not the apostrophe of "the workers' union".
fn is_quote_mark(words: Words, at: usize) -> bool {
    let apostrophe = words.is_mark(at, &['\'', '’'])
        && at > 0
        && words.word(at - 1).ends_with(['s', 'S'])
        && words.touch(at - 1, at)
        && !words.touch(at, at + 1);
    words.is_mark(at, &QUOTE_MARKS) && !apostrophe
}

fn is_break(words: Words, at: usize) -> bool {
    words.is_mark(at, &BREAKS) && !words.is_abbreviation_stop(at)
}

const BREAKS: [char; 10] = [',', ';', ':', '—', '–', '―', '(', ')', '…', '.'];

/// Whether a clause ends with this token: a comma, or a mark that closes.
pub fn ends_clause(words: Words, at: usize) -> bool {
    words.is_mark(at, &[',', '—', '–', '―', '”', '"', '’', '\'', '»', '“'])
}

/// Whether a verb stands before the phrase that begins at `at` in its clause, so that it is rather an object.
pub fn is_object(words: Words, start: usize, at: usize) -> bool {
    let floor = start.max(at.saturating_sub(LONGEST));
    let clause = (floor..at)
        .rev()
        .find(|i| words.is(*i, Class::Subordinator) || is_quote_mark(words, *i))
        .map_or(floor, |i| i + 1);
    words.has_verb(clause..at)
}

/// From the verb at `verb` back over its adverbs and auxiliaries: the number just behind its subject or auxiliary.
pub fn skip_adverbs_back(words: Words, start: usize, verb: usize) -> usize {
    let mut end = verb;
    while end > start {
        if words.is_adverb(end - 1) {
            end -= 1;
        } else if let Some(length) = words.phrase_before(&words.language().cues.between, start, end) {
            end -= length;
        } else {
            break;
        }
    }
    end
}

/// The subject of the verb at `verb`, looked for no further back than `start`.
pub fn before(words: Words, start: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = skip_adverbs_back(words, start, verb);
    while end > start && words.is(end - 1, Class::Auxiliary) {
        end = skip_adverbs_back(words, start, end - 1);
    }
    if end == start {
        return None;
    }
    // "X in October did not deny", "X on Monday said": a time between subject and verb.
    if end >= start + 3 && words.is_capital(end - 1) && words.is(end - 2, Class::BeforeTime) {
        end -= 2;
    }
    if words.is(end - 1, Class::Relative) {
        let comma = end >= start + 2 && words.is_mark(end - 2, &[',']);
        let antecedent = end - 1 - usize::from(comma);
        return phrase_ending_at(words, start, antecedent);
    }
    if words.is_mark(end - 1, &[',']) {
        return before_apposition(words, start, end);
    }
    if is_quote_mark(words, end - 1) {
        return before_relative(words, start, end);
    }
    phrase_ending_at(words, start, end)
}

/// "X, the minister, said", "“C,” X, 30, of Cairo, said": the phrase before the apposition, from the verb's comma.
fn before_apposition(words: Words, start: usize, end: usize) -> Option<Range<usize>> {
    let floor = start.max(end.saturating_sub(2 * LONGEST));
    let mark = (floor..end - 1).rev().find(|i| is_quote_mark(words, *i)).map(|i| i + 1);
    let mut commas = (mark.unwrap_or(floor)..end - 1).filter(|i| words.is_mark(*i, &[',']));
    let subject = |comma: usize| {
        phrase_ending_at(words, mark.unwrap_or(start), comma).filter(|r| !words.has_verb(r.clone()))
    };
    if let Some(both) = described_and_named(words, start, end - 1) {
        return Some(both);
    }
    // Behind marks the first phrase is the speaker; else the nearest that is no apposition itself.
    if let Some(mark) = mark {
        return commas.find(|i| *i != mark).and_then(subject);
    }
    if words.is_mark(end.wrapping_sub(2), &[')']) {
        return phrase_ending_at(words, start, end - 1);
    }
    commas.rev().filter_map(subject).find(|r| words.is_word(r.start) && !is_apposed(words, r.clone()))
}

/// "His counterpart, Ana Ruiz, said": a description and, between commas, the name of whom it describes, both together.
fn described_and_named(words: Words, start: usize, end: usize) -> Option<Range<usize>> {
    let floor = start.max(end.saturating_sub(NAME));
    let comma = (floor..end).rev().find(|i| words.is_mark(*i, &[',']))?;
    let name = comma + 1..end;
    let description = phrase_ending_at(words, start, comma)?;
    let has_preposition = description.clone().any(|i| words.is(i, Class::Preposition));
    // "a resident of the capital, Porto, said"
    let names_enough = usize::from(has_preposition);
    let is_name = words.is_capital(name.start)
        && name.clone().filter(|i| words.is_capital(*i)).count() > names_enough
        && name.clone().all(|i| words.is_part_of_name(i) && !words.is(i, Class::Time));
    let is_description = words.is_word(comma - 1)
        && !words.is_capital(comma - 1)
        && !words.has_verb(description.clone())
        && description.clone().any(|i| words.is(i, Class::Determiner) || words.is_possessive(i));
    (is_name && is_description).then_some(description.start..end)
}

/// "X, 63, an independent voter, said": a number or an indefinite phrase behind a comma says what the phrase before it is.
fn is_apposed(words: Words, phrase: Range<usize>) -> bool {
    phrase.start > 1
        && words.is_mark(phrase.start - 1, &[','])
        && (words.is(phrase.start, Class::Apposed) || !phrase.clone().any(|i| words.is_capital(i)))
}

/// "X, who calls it “so,” said": the phrase before the relative clause that ends in marks.
fn before_relative(words: Words, start: usize, end: usize) -> Option<Range<usize>> {
    let floor = start.max(end.saturating_sub(LONGEST));
    let who = (floor..end)
        .rev()
        .find(|i| words.is(*i, Class::RelativePerson) && *i > start && words.is_mark(i - 1, &[',']))?;
    phrase_ending_at(words, start, who - 1)
}

fn phrase_ending_at(words: Words, start: usize, end: usize) -> Option<Range<usize>> {
    // "Ana Ruiz (D-Ohio)": without the brackets behind it.
    let floor = start.max(end.saturating_sub(LONGEST));
    let bracket = end > floor && words.is_mark(end - 1, &[')']);
    let end = if bracket { (floor..end - 1).rev().find(|i| words.is_mark(*i, &['(']))? } else { end };
    if end <= floor || !words.token(end - 1).is_some_and(|t| t.kind != crate::text::TokenKind::Mark) {
        return None;
    }
    if words.is(end - 1, Class::Pronoun) {
        return Some(end - 1..end);
    }
    let mut begin = end;
    while begin > floor {
        let at = begin - 1;
        let stops = is_break(words, at)
            || is_quote_mark(words, at)
            || words.is(at, Class::Subordinator)
            || words.is(at, Class::Auxiliary)
            || words.is(at, Class::EndsSubject);
        // "current and former officials": a pair of adjectives.
        let pair = at > floor && (at < floor + 2 || is_break(words, at - 2)) && !words.has_verb(at - 1..at);
        if stops || (words.is(at, Class::Coordinator) && !pair && !joins_nouns(words, floor, at, end)) {
            break;
        }
        begin -= 1;
    }
    let range = strip_adverbial(words, begin..end);
    // "“C,” the bespectacled, ageing diplomat said": adjectives between the mark and the noun.
    let adjectives =
        (2..6).find(|n| range.start > floor + n && is_quote_mark(words, range.start - n - 1)).filter(|n| {
            words.is_mark(range.start - 1, &[','])
                && words.is(range.start - n, Class::Determiner)
                && (range.start - n + 1..range.start - 1).all(|i| words.is_word(i) && !words.is_capital(i))
        });
    let range = range.start - adjectives.unwrap_or(0)..range.end;
    (!range.is_empty()).then_some(range)
}

/// Whether the "and" at `at` stands between two parts of one noun phrase: capitals on both sides, no verb before it.
fn joins_nouns(words: Words, floor: usize, at: usize, end: usize) -> bool {
    let next_is_bare = words.is_capital(at + 1) || !words.is(at + 1, Class::Determiner);
    let before = floor.max(at.saturating_sub(6));
    words.is(at, Class::JoinsNouns)
        && at > floor
        && next_is_bare
        && !words.is(at + 1, Class::Pronoun)
        && !words.has_verb(before..at)
        && words.is_capital(at - 1)
        && words.is_capital(at + 1)
        && end - at < 8
}

/// "On Monday Ruiz" → "Ruiz": without a prepositional phrase that begins the sentence.
fn strip_adverbial(words: Words, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start < range.end
        && (words.is(start, Class::Coordinator)
            || words.is_adverb(start)
            || words.is(start, Class::SentenceAdverb))
    {
        start += 1;
    }
    if start < range.end && (words.is(start, Class::Preposition) || words.is(start, Class::Time)) {
        let noun = (start + 1..range.end)
            .rev()
            .find(|i| words.is(*i, Class::Determiner) && !words.is(*i - 1, Class::Preposition));
        let capital = (start + 1..range.end)
            .rev()
            .take_while(|i| words.is_capital(*i) && !words.is(*i, Class::Time))
            .last();
        return noun.or(capital).unwrap_or(start)..range.end;
    }
    start..range.end
}

/// The noun phrase that begins at `from`, looked for no further than `end`.
pub fn after(words: Words, from: usize, end: usize) -> Option<Range<usize>> {
    let ceiling = end.min(from + LONGEST);
    if words.is(from, Class::Pronoun) {
        return (!words.is(from, Class::Demonstrative)).then_some(from..from + 1);
    }
    let mut last = from;
    while last < ceiling {
        // A full stop inside a sentence is an abbreviation's.
        let abbreviation = words.is_mark(last, &['.']) && last + 1 < end;
        let stops = (words.is_mark(last, &BREAKS) && !abbreviation)
            || words.is_mark(last, &['!', '?'])
            || is_quote_mark(words, last)
            || words.is(last, Class::Subordinator)
            || words.is(last, Class::EndsSource)
            || (words.is(last, Class::Auxiliary) && !words.is_capital(last))
            || (words.is(last, Class::Time) && last > from)
            || (words.is(last, Class::Preposition) && !words.is(last, Class::Of));
        if stops {
            break;
        }
        last += 1;
    }
    (last > from && words.is_word(last - 1) || last > from + 1).then_some(from..last)
}

/// The subject of a sentence: its first noun phrase, up to the first verb.
pub fn main_subject(words: Words, sentence: Range<usize>) -> Option<Range<usize>> {
    subject_within(words, sentence, 3)
}

/// The subject behind at most `openers` phrases that end in a comma.
fn subject_within(words: Words, sentence: Range<usize>, openers: usize) -> Option<Range<usize>> {
    let start = sentence.clone().find(|i| words.is_word(*i) && !words.is(*i, Class::Coordinator))?;
    if words.is(start, Class::Pronoun) {
        return Some(start..start + 1);
    }
    let ceiling = sentence.end.min(start + LONGEST);
    let begins = |i: usize| words.is_capital(i) || words.is(i, Class::Determiner);
    if words.is(start, Class::Preposition) || words.is(start, Class::Subordinator) {
        let comma = (start..ceiling).find(|i| words.is_mark(*i, &[',']))?;
        let openers = openers.checked_sub(1)?;
        return subject_within(words, comma + 1..sentence.end, openers).filter(|r| r.start > start);
    }
    let mut end = start;
    let mut capital_seen = false;
    while end < ceiling && !is_break(words, end) && !is_quote_mark(words, end) {
        let verb = words.is(end, Class::Auxiliary) || words.has_verb(end..end + 1) || words.is_adverb(end);
        let past_name = capital_seen && !words.is_capital(end) && begins(start) && words.is_word(end);
        if end > start && (verb || past_name) {
            break;
        }
        capital_seen |= words.is_capital(end) && !words.is(end, Class::Determiner);
        end += 1;
    }
    (end > start).then_some(start..end)
}
