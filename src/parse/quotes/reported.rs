//! From a cue to its content: which words before and behind it are what its source is reported to say.
//!
//! Each kind of content ("said that C", "C, said", "according to") has its own small function; none looks beyond the
//! sentence of its cue.

use super::units::Layout;
use crate::language::{Class, Content, ends_in};
use crate::parse::{Cue, CueForm, CueKind};
use std::ops::Range;

/// The content of one cue, as token ranges in order: one, or two where the attribution interrupts.
pub type Reported = Vec<Range<usize>>;

/// "who said": the source is what the clause belongs to.
fn is_relative(layout: &Layout, cue: &Cue) -> bool {
    cue.tokens.start > 0 && layout.words.is(cue.tokens.start - 1, Class::RelativeSubject)
}

/// The tokens of an attribution: its source, its verb, whom and when it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// From the first word of the source or the cue to the last of what belongs to them.
    pub tokens: Range<usize>,
}

/// The content of `cue`, the number `number` among `cues`, in the sentence `unit`.
pub fn reported(layout: &Layout, cues: &[Cue], number: usize, unit: &Range<usize>) -> Option<Reported> {
    let cue = cues.get(number)?;
    let next = &cues[number + 1..];
    let whole = attribution(layout, cue, unit).tokens;
    if cue.kind == CueKind::Phrase {
        return phrase_content(layout, &whole, unit);
    }
    let relative = is_relative(layout, cue);
    let own = matches!(cue.form, CueForm::SourceBefore | CueForm::SourceAfter);
    let before = (own && !relative && cue.content != Content::Name)
        .then(|| before(layout, cue, &whole, unit))
        .flatten();
    if let Some(first) = before {
        let second = continued(layout, cue, &whole, unit, &first, next);
        return Some(std::iter::once(first).chain(second).collect());
    }
    if cue.form == CueForm::SourceAfter {
        return None;
    }
    forward(layout, cue, &whole, unit, next)
}

/// From the source to the end of what belongs to the verb: "told reporters on Friday".
pub fn attribution(layout: &Layout, cue: &Cue, unit: &Range<usize>) -> Attribution {
    let words = layout.words;
    let source =
        cue.source.map(|s| words.tokens.within(s)).filter(|s| unit.start <= s.start && s.end <= unit.end);
    let (start, end) = match (&source, cue.form) {
        (Some(s), CueForm::SourceBefore) => (s.start.min(cue.tokens.start), cue.tokens.end),
        (Some(s), CueForm::SourceAfter) => (cue.tokens.start, s.end.max(cue.tokens.end)),
        _ => (cue.tokens.start, cue.tokens.end),
    };
    let particle = cue.kind == CueKind::Verb && end == cue.tokens.end && words.is(end, Class::VerbParticle);
    let end = if particle { end + 1 } else { end };
    let end = if cue.kind == CueKind::Verb { skip_circumstances(layout, cue, end, unit.end) } else { end };
    Attribution { tokens: start..end }
}

/// How far circumstances are read for a "that" or a mark.
const REACH: usize = 30;

/// "told reporters", "said on Friday", "said in a statement": the number behind them.
fn skip_circumstances(layout: &Layout, cue: &Cue, from: usize, end: usize) -> usize {
    let words = layout.words;
    let mut at = from;
    if cue.content == Content::Tell {
        at = skip_addressed(layout, at, end);
    }
    while at < end {
        let month = words.is_abbreviation_stop(at) && at + 1 < end;
        let adverb = words.is_adverb(at) && cue.content != Content::Name;
        if words.is(at, Class::Time) || month || adverb {
            at += 1;
        } else if cue.content != Content::Name
            && (is_preposition(layout, at) || words.is(at, Class::Circumstance))
        {
            let stop = (at..end.min(at + REACH)).find(|i| {
                words.is(*i, Class::That)
                    || words.is_mark(*i, &[',', ':', ';', '—']) && layout.mark_of(*i).is_none()
                    || layout.mark_from(*i).is_some_and(|m| !is_title(layout, m, at))
            });
            // "said in the letter" without an end in sight is not a circumstance but the content's beginning.
            return stop.unwrap_or(if ends_sentence(layout, end) { end - 1 } else { end });
        } else {
            break;
        }
    }
    at
}

/// "on her show “Harbour Nights”": capitals in marks, behind a preposition.
fn is_title(layout: &Layout, mark: usize, preposition: usize) -> bool {
    let words = layout.words;
    let range = layout.mark_tokens[mark].clone();
    let capitals = range.clone().filter(|i| words.is_capital(*i)).count();
    range.start > preposition + 1
        && layout.mark_words(mark) < 6
        && capitals * 3 >= 2 * layout.mark_words(mark)
}

/// "told Ruiz", "told the reporters": the number behind the person addressed.
fn skip_addressed(layout: &Layout, from: usize, end: usize) -> usize {
    let words = layout.words;
    let that = (from..end.min(from + 14)).find(|i| {
        words.is(*i, Class::AfterAddressed) || words.is_mark(*i, &[',', ':']) || layout.mark_of(*i).is_some()
    });
    if let Some(that) = that.filter(|t| !words.has_verb(from..*t)) {
        return that;
    }
    if words.is(from, Class::Addressed) {
        return from + 1;
    }
    let determiner = usize::from(words.is(from, Class::Determiner));
    let capitals = (from + determiner..end).take_while(|i| words.is_capital(*i)).count();
    if capitals > 0 { from + determiner + capitals } else { from + 2 * determiner }
}

fn ends_sentence(layout: &Layout, end: usize) -> bool {
    end > 0 && layout.words.is_mark(end - 1, &['.', '!', '?'])
}

/// "C, according to X" and "According to X, C".
fn phrase_content(layout: &Layout, whole: &Range<usize>, unit: &Range<usize>) -> Option<Reported> {
    let first = layout.words.is_capital(whole.start) || whole.start == unit.start;
    if first {
        let comma_from =
            |from: usize| (from..unit.end.min(from + REACH)).find(|i| layout.words.is_mark(*i, &[',']));
        let comma = comma_from(whole.end)?;
        // "According to X, who knows it, C": what is said of the source is no content.
        let aside = layout.words.is(comma + 1, Class::RelativeAside);
        let comma = if aside { comma_from(comma + 1).unwrap_or(comma) } else { comma };
        let content = trimmed(layout, comma + 1..unit.end);
        return (!content.is_empty()).then(|| vec![content]);
    }
    let content = trimmed(layout, clause_start(layout, unit, whole.start)..whole.start);
    (content.len() > 1).then(|| vec![content])
}

/// Where the clause that ends at `end` begins: behind the last semicolon of its sentence or the place and date that a
/// report begins with, or with the sentence.
fn clause_start(layout: &Layout, unit: &Range<usize>, end: usize) -> usize {
    let semicolon =
        (unit.start..end).rev().find(|i| layout.words.is_mark(*i, &[';']) && layout.mark_of(*i).is_none());
    let dateline = dateline(layout).filter(|d| *d < end);
    semicolon.map_or(unit.start, |i| i + 1).max(dateline.unwrap_or(0))
}

/// "CAIRO, May 3 (Wire) - C": the number behind the dash.
fn dateline(layout: &Layout) -> Option<usize> {
    const LONGEST: usize = 14;
    let words = layout.words;
    let shouted =
        words.word(0).len() > 2 && !words.word(0).contains(char::is_lowercase) && words.is_capital(0);
    let dash = (1..LONGEST).find(|i| words.is_mark(*i, &['-', '–', '—', '―']))?;
    shouted.then_some(dash + 1)
}

/// "C, X said": the content before an attribution, where there is one.
fn before(layout: &Layout, cue: &Cue, whole: &Range<usize>, unit: &Range<usize>) -> Option<Range<usize>> {
    let words = layout.words;
    if whole.start <= unit.start {
        return None;
    }
    let touching = layout.mark_to(whole.start).filter(|m| layout.ends_clause(*m));
    let comma = words.is_mark(whole.start - 1, &[',', '—', '–']);
    let after_mark = if comma { layout.mark_to(whole.start - 1) } else { None };
    if touching.is_none() && !comma {
        return None;
    }
    let start = clause_start(layout, unit, whole.start);
    let content = trimmed(layout, start..whole.start);
    if content.is_empty() {
        return None;
    }
    let rest = whole.end..unit.end;
    if let Some(mark) = touching.or(after_mark) {
        let range = layout.mark_tokens[mark].clone();
        let follows_comma = range.start > start && words.is_mark(range.start - 1, &[',', ':', '—']);
        // "Yet, “C,” X said": the words before the comma are not X's.
        let opener = range.start.saturating_sub(start) < 4;
        if follows_comma && opener && layout.mark_words(mark) > 3 {
            return Some(range);
        }
        // "As X claimed “C,” Y said D", "“C.” Y said D": the content comes behind.
        let behind = rest.take_while(|i| !words.is_mark(*i, &[','])).filter(|i| words.is_word(*i)).count();
        let forward = cue.form == CueForm::SourceBefore && words.is_word(whole.end) && behind > 3;
        let full = layout.ends_sentence(mark) && !words.is(whole.end, Class::Preposition);
        return (!(forward && (content != range || full))).then_some(content);
    }
    let at_end = rest.clone().all(|i| !words.is_word(i));
    let interrupted = words.is_mark(whole.end, &[',']);
    // "In May, X said (that) C", "In May, X said, “C”": what stands before is a circumstance.
    let opener = words.is(content.start, Class::Preposition)
        || words.is(content.start, Class::Subordinator)
        || words.lexeme(content.start).ends_as_past;
    let time = content.clone().any(|i| words.is(i, Class::Ago));
    let circumstance = opener || time || content.len() < 3 || !words.has_verb(content.clone());
    let quote_follows = layout.mark_from(whole.end + 1).is_some() && circumstance;
    (at_end || cue.form == CueForm::SourceAfter || interrupted && !quote_follows && !time).then_some(content)
}

/// "“C,” X said, “C.”": what goes on behind the attribution.
fn continued(
    layout: &Layout,
    cue: &Cue,
    whole: &Range<usize>,
    unit: &Range<usize>,
    first: &Range<usize>,
    next: &[Cue],
) -> Option<Range<usize>> {
    let words = layout.words;
    let from = (whole.end..unit.end).find(|i| !words.is_mark(*i, &[',', ':', '—', '–', '-']))?;
    let in_marks = layout.mark_from(from).is_some();
    if in_marks {
        return Some(trimmed(layout, from..cut(layout, from, unit.end, next)));
    }
    let marked = layout.mark_of(first.end - 1).is_some();
    // Behind "said X," stands more about X.
    let goes_on = !marked && cue.form == CueForm::SourceBefore && from > whole.end && words.is_word(from);
    let other = words.is(from, Class::GoesOnOtherwise)
        || ends_in(words.word(from), &words.language().inflection.participle)
        || words.is(from, Class::Preposition)
        || next.first().is_some_and(|c| c.tokens.contains(&from));
    (goes_on && !other).then(|| trimmed(layout, from..cut(layout, from, unit.end, next)))
}

/// "X said (that) C".
fn forward(
    layout: &Layout,
    cue: &Cue,
    whole: &Range<usize>,
    unit: &Range<usize>,
    next: &[Cue],
) -> Option<Reported> {
    let words = layout.words;
    let mut from = whole.end;
    if words.is_mark(from, &[',', ':', '—', '–']) {
        from += 1;
    }
    let that = words.is(from, Class::That) && !words.is(from + 1, Class::Auxiliary);
    from += usize::from(that);
    if from >= unit.end {
        return None;
    }
    let begins_in_marks = layout.mark_from(from);
    if let Some(mark) = begins_in_marks.filter(|m| layout.ends_clause(*m)) {
        return Some(vec![layout.mark_tokens[mark].clone()]);
    }
    if whole.end > 0 && words.is_mark(whole.end, &[',']) && begins_in_marks.is_none() && !that {
        return None;
    }
    if cue.content == Content::Name {
        return named(layout, from, unit, cue);
    }
    // "X, who said C, left."
    let end = if cue.tokens.start > 1 && is_relative(layout, cue) {
        let comma = (from..unit.end).find(|i| words.is_mark(*i, &[',']) && layout.mark_of(*i).is_none());
        comma.filter(|_| words.is_mark(cue.tokens.start - 2, &[','])).unwrap_or(unit.end)
    } else {
        unit.end
    };
    let content = trimmed(layout, from..cut(layout, from, end, next));
    if content.is_empty() {
        return None;
    }
    let to = cue.content == Content::Tell && words.is(content.start, Class::ToldContent);
    let accused = cue.content == Content::Accuse
        && (content.start + 1..content.end.min(content.start + REACH)).any(|i| words.is(i, Class::Of));
    let has_marks = content.clone().any(|i| layout.mark_of(i).is_some());
    let clause = words.has_verb(content.clone()) && begins_clause(layout, content.start);
    let that = that && (begins_clause(layout, content.start) || content.len() > 4);
    let explicit = that || begins_in_marks.is_some() || to || words.is(from, Class::Whether);
    let finite =
        (content.start..content.end.min(content.start + REACH)).any(|i| words.is(i, Class::Auxiliary));
    let fits = match cue.content {
        Content::Say => explicit || has_marks || begins_clause(layout, content.start),
        Content::Clause | Content::Mind | Content::Tell => explicit || clause || has_marks,
        Content::Accuse => accused,
        Content::Report => that || begins_in_marks.is_some() || clause && finite,
        Content::That | Content::Name => explicit || has_marks,
    };
    fits.then(|| vec![content])
}

/// Whether it begins a prepositional phrase: not the "at" of "at least 40 trucks".
fn is_preposition(layout: &Layout, at: usize) -> bool {
    let words = layout.words;
    let quantity = words.is(at, Class::QuantityAt) && words.is(at + 1, Class::QuantityDegree)
        || words.is(at, Class::QuantityAbout) && words.is_number(at + 1)
        || words.is(at, Class::QuantityUp) && words.is(at + 1, Class::To) && words.is_number(at + 2);
    words.is(at, Class::Preposition) && !quantity
}

fn begins_clause(layout: &Layout, at: usize) -> bool {
    let words = layout.words;
    (words.is_word(at) || words.is_number(at))
        && !is_preposition(layout, at)
        && !words.is(at, Class::Coordinator)
        && !words.is(at, Class::NoClause)
        || words.is(at, Class::Pronoun)
}

/// "described X as “C”", "called X “C”": up to the end of the marks; "what X described as C": the thing behind "as".
fn named(layout: &Layout, from: usize, unit: &Range<usize>, cue: &Cue) -> Option<Reported> {
    let words = layout.words;
    let from = if words.is(from, Class::As) && from == cue.tokens.end { from + 1 } else { from };
    let near = unit.end.min(from + REACH);
    let first = (from..near).find(|i| layout.mark_of(*i).is_some() || words.is_mark(*i, &[',', ';', ':']))?;
    let mark = layout.mark_of(first)?;
    let content = from..layout.mark_tokens[listed(layout, mark)].end;
    (!words.has_verb(from..first)).then(|| Vec::from([content]))
}

/// "a “liar,” a “bully” and “sick”": the last of the marked stretches that are listed from `mark` on.
fn listed(layout: &Layout, mark: usize) -> usize {
    let words = layout.words;
    let joins = |at: usize| words.is_mark(at, &[',']) || words.is(at, Class::JoinsListed);
    let follows = |m: &usize| {
        let (before, next) = (&layout.mark_tokens[m - 1], &layout.mark_tokens[*m]);
        next.start - before.end <= 4 && (before.end..next.start).all(joins)
    };
    (mark + 1..layout.marks.len()).take_while(follows).last().unwrap_or(mark)
}

/// Where the content that begins at `from` ends: with its sentence, or where something else begins.
pub fn cut(layout: &Layout, from: usize, end: usize, next: &[Cue]) -> usize {
    let outside = |i: usize| layout.mark_of(i).is_none();
    let attributed = next
        .iter()
        .take_while(|n| n.tokens.start < end)
        .filter(|n| n.tokens.start > from && outside(n.tokens.start))
        .find_map(|n| before_attribution(layout, from, n));
    let end = attributed.unwrap_or(end).min(end);
    let aside =
        (from + 2..end).find(|i| outside(*i) && (is_occasion(layout, *i, end) || is_aside(layout, *i, end)));
    let introduction = (from + 1..end).find(|i| introduces(layout, *i));
    let aside = aside.into_iter().chain(introduction).min();
    aside.unwrap_or(end)
}

/// Where the content from `from` on ends before another attribution, if it does not hold it.
fn before_attribution(layout: &Layout, from: usize, next: &Cue) -> Option<usize> {
    let words = layout.words;
    let source = next.source.map(|s| words.tokens.within(s));
    let start = match (&source, next.form) {
        (Some(s), CueForm::SourceBefore) => s.start,
        _ => next.tokens.start,
    };
    let before = start.checked_sub(1).filter(|b| *b > from)?;
    let joined = words.is(before, Class::JoinsClauses);
    let separated = words.is_mark(before, &[',', ';']) || joined;
    let quoted_before = layout.mark_to(start).is_some_and(|m| layout.ends_clause(m));
    if separated || quoted_before {
        let comma = joined && words.is_mark(before - 1, &[',']);
        return Some(if comma { before - 1 } else { before + usize::from(quoted_before) });
    }
    // "…, and more than four in ten said": the whole of a source that the cue knows the end of.
    let outside = |i: usize| layout.mark_of(i).is_none();
    let mut joints = (from + 2..start).rev().take(8).take_while(|i| outside(*i));
    let joint = joints.find(|i| words.is(*i, Class::JoinsClauses))?;
    (words.is_mark(joint - 1, &[',']) && !words.has_verb(joint..start)).then_some(joint - 1)
}

/// Whether the reporter goes on in his own words from this mark on: ", which …", ", a …", ", but …", "— a …". Measured:
/// in news, six to seven in ten such additions at the end of a sentence are not the source's.
fn is_aside(layout: &Layout, at: usize, end: usize) -> bool {
    let words = layout.words;
    let last_of =
        |marks: &[char]| (at + 2..end).all(|i| !words.is_mark(i, marks) || layout.mark_of(i).is_some());
    if words.is_mark(at, &[';']) {
        return true;
    }
    if words.is_mark(at, &['—', '–', '―', '-']) {
        let hyphen = words.is_mark(at, &['-']) && (words.touch(at - 1, at) || words.touch(at, at + 1));
        return !hyphen && last_of(&['—', '–', '―', '-']);
    }
    if !words.is_mark(at, &[',']) {
        return false;
    }
    let participle = words.word(at + 1).len() > 5
        && ends_in(words.word(at + 1), &words.language().inflection.participle)
        && !words.is_capital(at + 1)
        && !words.is(at + 1, Class::NoAddition);
    words.is(at + 1, Class::AsideClause)
        || (words.is(at + 1, Class::Addition) || participle) && last_of(&[','])
}

/// "He said that it stands: “I saw it.”": whether marked words of their own follow this colon.
fn introduces(layout: &Layout, at: usize) -> bool {
    layout.words.is_mark(at, &[':'])
        && layout.mark_of(at).is_none()
        && layout.mark_from(at + 1).is_some_and(|mark| layout.ends_sentence(mark))
}

/// "at a meeting", "during an interview": where something was said, at the end of the sentence that says what.
fn is_occasion(layout: &Layout, at: usize, end: usize) -> bool {
    let words = layout.words;
    words.is(at, Class::OccasionPreposition)
        && words.is(at + 1, Class::Indefinite)
        && (at + 2..end.min(at + 6))
            .take_while(|i| !words.is_mark(*i, &[',']))
            .any(|i| words.is(i, Class::Occasion))
}

/// Without punctuation and spaces at either end; closing marks stay.
pub fn trimmed(layout: &Layout, range: Range<usize>) -> Range<usize> {
    let outer = |i: usize| {
        layout.mark_of(i).is_none()
            && layout.words.is_mark(i, &[',', '.', ';', ':', '!', '?', '—', '–', '-', '…'])
    };
    let mut range = range;
    while !range.is_empty() && outer(range.start) {
        range.start += 1;
    }
    while !range.is_empty() && outer(range.end - 1) {
        range.end -= 1;
    }
    range
}
