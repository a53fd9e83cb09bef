//! Quotation marks and cues → quotes with their speakers.
//!
//! Two roads lead to a quote: a cue and the content that grammar gives it (`reported`), and marked words that no cue
//! claims (`direct`). Every quote's spans are in order, without overlap, and its quoted parts lie inside them.

mod direct;
pub mod judge;
mod reported;
mod speaker;
#[cfg(test)]
mod tests;
pub(crate) mod units;

use self::direct::Unclaimed;
use self::judge::Judge;
use self::units::Layout;
use super::actors::Cast;
use super::cues::main_subject;
use super::{Context, Passage, SuggestedQuote};
use crate::document::{BlockRole, Confidence, QuoteKind};
use crate::text::{Ends, Span, drawn_alike, is_quotation_mark};
use std::ops::Range;
use std::sync::Arc;

/// The quotes found so far, and what is carried from passage to passage.
#[derive(Debug)]
pub struct Quoting {
    judge: Arc<Judge>,
    quotes: Vec<SuggestedQuote>,
    /// What the passage before left open.
    carried: Option<Carried>,
}

/// A quote is judged when its passage has been read.
const UNJUDGED: Confidence = Confidence::percent(50);

/// What a passage leaves to the next.
#[derive(Clone, Copy, Debug)]
struct Carried {
    /// Its block.
    block: usize,
    /// Its article.
    article: Option<usize>,
    /// Its last quote.
    last: Option<Last>,
    /// Its last marked stretch, if that has not closed.
    open: Option<Span>,
    /// The speaker and cue that its last words introduce: "Ruiz said:".
    introduced: Option<(Option<usize>, Option<Span>)>,
}

/// The quote that was found last, and where it may go on.
#[derive(Clone, Copy, Debug)]
struct Last {
    quote: usize,
    /// The sentence behind it, by its number in its passage.
    next_unit: usize,
    /// Whether its attribution stands behind its first words, so that marked words right behind go on with it.
    goes_on: bool,
}

impl Default for Quoting {
    fn default() -> Quoting {
        Quoting::judged_by(Judge::shipped())
    }
}

impl Quoting {
    /// None yet, to be judged by these weights.
    pub fn judged_by(judge: Arc<Judge>) -> Quoting {
        Quoting { judge, quotes: Vec::new(), carried: None }
    }

    /// Takes up one passage, in the order of the text; makes the mentions of sources that are not in the cast yet.
    pub fn add(&mut self, context: Context, passage: &Passage, cast: &mut Cast) {
        if matches!(passage.role, BlockRole::Byline | BlockRole::Dateline | BlockRole::Caption) {
            return;
        }
        let layout = Layout::new(context, passage);
        let before =
            self.carried.take().filter(|c| c.article == passage.article && passage.block <= c.block + 2);
        let (judge, first) = (self.judge.clone(), self.quotes.len());
        let reading = Reading {
            judge: &judge,
            claimed: vec![false; layout.marks.len()],
            layout: &layout,
            passage,
            cast,
            before,
            last: None,
            introduced: None,
            quotes: &mut self.quotes,
        };
        self.carried = Some(reading.read());
        for quote in self.quotes.iter_mut().skip(first) {
            quote.confidence = judge.confidence(&layout, passage, cast, quote);
        }
    }

    /// When all passages have been added: puts the quotes in the order of the text.
    pub fn settle(&mut self) {
        self.quotes.sort_by_key(|q| q.spans.first().copied());
    }

    /// The quotes so far; a speaker is a mention number of the cast.
    pub fn quotes(&self) -> &[SuggestedQuote] {
        &self.quotes
    }

    /// The quotes.
    pub fn into_quotes(self) -> Vec<SuggestedQuote> {
        self.quotes
    }
}

/// One passage being read.
struct Reading<'t> {
    judge: &'t Judge,
    layout: &'t Layout<'t>,
    passage: &'t Passage,
    cast: &'t mut Cast,
    quotes: &'t mut Vec<SuggestedQuote>,
    /// What the passage before left.
    before: Option<Carried>,
    /// Which marked stretches belong to a quote already.
    claimed: Vec<bool>,
    last: Option<Last>,
    introduced: Option<(Option<usize>, Option<Span>)>,
}

impl Reading<'_> {
    fn read(mut self) -> Carried {
        let layout = self.layout;
        self.sign();
        match colon_attribution(layout, self.passage, self.cast) {
            Some(quote) => {
                self.push(quote, layout.units.len().saturating_sub(1));
                // What opens before the name stays open behind it.
                if layout.mark_from(0).is_some() {
                    self.claimed[0] = true;
                }
            }
            None => self.carry_on(),
        }
        let mut cue_number = 0;
        for unit in 0..layout.units.len() {
            while let Some(cue) =
                self.passage.cues.get(cue_number).filter(|c| c.tokens.start < layout.units[unit].end)
            {
                if layout.mark_of(cue.tokens.start).is_none() {
                    self.cue(cue_number, unit);
                }
                cue_number += 1;
            }
            self.unclaimed(unit);
        }
        self.introduce();
        Carried {
            block: self.passage.block,
            article: self.passage.article,
            last: self.last.filter(|l| l.next_unit >= layout.units.len()),
            open: layout.marks.last().filter(|m| m.ends == Ends::Opened).map(|m| m.span),
            introduced: self.introduced,
        }
    }

    fn push(&mut self, quote: SuggestedQuote, unit: usize) {
        for span in &quote.spans {
            let from = self.layout.marks.partition_point(|m| m.span.start() < span.start());
            for (mark, claimed) in self.layout.marks[from..].iter().zip(&mut self.claimed[from..]) {
                if mark.span.start() >= span.end() {
                    break;
                }
                *claimed = true;
            }
        }
        let goes_on =
            quote.cue.zip(quote.spans.first()).is_some_and(|(cue, first)| first.end() <= cue.start());
        // "“C,” X said, noting that D. “C.”": what goes on is the first.
        if goes_on || self.last.is_none_or(|l| !l.goes_on || l.next_unit != unit + 1) {
            self.last = Some(Last { quote: self.quotes.len(), next_unit: unit + 1, goes_on });
        }
        self.quotes.push(quote);
    }

    /// "- Ana Ruiz, Lima" below a quote that nobody speaks yet says who does.
    fn sign(&mut self) {
        let Some(last) = self.before.and_then(|before| before.last) else { return };
        let Some(name) = direct::signature(self.layout, 0) else { return };
        let unspoken = self.quotes.get(last.quote).is_some_and(|quote| quote.speaker.is_none());
        if unspoken && let Some(speaker) = self.speaker(self.layout.words.span(name)) {
            self.quotes[last.quote].speaker = Some(speaker);
        }
    }

    /// A quote whose mark has not closed goes on where this passage opens with one.
    fn carry_on(&mut self) {
        let layout = self.layout;
        let Some(Carried { last: Some(last), open: Some(open), .. }) = self.before else { return };
        let Some(first) = layout.marks.first().filter(|_| layout.mark_from(0).is_some()) else { return };
        let text = layout.words.text;
        if !drawn_alike(open.of(text), first.span.of(text)) {
            return;
        }
        let Some(quote) = self.quotes.get_mut(last.quote) else { return };
        let Some(end) = quote.spans.last_mut().filter(|s| s.end() <= first.span.start()) else { return };
        if let Some(part) = quote.quoted.last_mut().filter(|part| part.end() == end.end()) {
            *part = part.join(first.span);
        }
        *end = end.join(first.span);
        self.claimed[0] = true;
        let next_unit = 1 + layout.units.partition_point(|u| u.end < layout.mark_tokens[0].end);
        self.last = Some(Last { next_unit, ..last });
    }

    /// The quote of one cue, if it has any content.
    fn cue(&mut self, number: usize, unit_number: usize) {
        let (layout, passage) = (self.layout, self.passage);
        let (cue, unit) = (&passage.cues[number], &layout.units[unit_number]);
        let Some(found) = reported::reported(layout, &passage.cues, number, unit) else {
            if layout.words.is_mark(unit.end - 1, &[':']) && unit.end == layout.words.len() {
                self.introduced = Some((self.speaker(cue.source), Some(cue.span)));
            }
            return;
        };
        let speaker = self.speaker(cue.source);
        if let Some(quote) = quote(layout, &found, Some(cue.span), speaker) {
            self.push(quote, unit_number);
        }
    }

    /// "Ruiz released a statement:": no cue, but a colon at the passage's end says that words follow.
    fn introduce(&mut self) {
        let (words, last) = (self.layout.words, self.layout.units.last());
        let Some(unit) = last.filter(|u| self.introduced.is_none() && words.is_mark(u.end - 1, &[':']))
        else {
            return;
        };
        if !words.language().has_tables() {
            return;
        }
        let source = main_subject(words, unit.clone()).and_then(|r| words.span(r));
        self.introduced = self.speaker(source).map(|speaker| (Some(speaker), None));
    }

    fn speaker(&mut self, source: Option<Span>) -> Option<usize> {
        speaker::speaker(self.layout.words, source?, self.cast)
    }

    /// The marked words of a sentence that its cues have not claimed.
    fn unclaimed(&mut self, unit_number: usize) {
        let layout = self.layout;
        let unit = &layout.units[unit_number];
        let from = layout.mark_tokens.partition_point(|m| m.start < unit.start);
        for mark in from..layout.marks.len() {
            let range = layout.mark_tokens[mark].clone();
            if range.start >= unit.end {
                break;
            }
            if self.claimed[mark] {
                continue;
            }
            if let Some(name) = direct::signature(layout, range.end) {
                let speaker = self.speaker(layout.words.span(name));
                if let Some(quote) = quote(layout, &[range], None, speaker) {
                    self.push(quote, unit_number);
                }
                continue;
            }
            if let Some(label) = direct::before_colon(layout, range.start, unit) {
                let speaker = self.speaker(layout.words.span(label));
                if let Some(quote) = quote(layout, &[range], None, speaker) {
                    self.push(quote, unit_number);
                }
                continue;
            }
            if !layout.words.language().has_tables() {
                self.marked_alone(mark, unit_number);
                continue;
            }
            if let Some((verb, source)) = direct::unlisted_verb(layout, mark, unit) {
                let speaker = self.speaker(Some(source));
                if let Some(quote) = quote(layout, &[range], Some(verb), speaker) {
                    self.push(quote, unit_number);
                }
                continue;
            }
            match direct::unclaimed(layout, mark, unit) {
                Unclaimed::Sentence => self.sentence(mark, unit_number),
                Unclaimed::Clause => {
                    let source = direct::likeliest_source(layout, &self.passage.cues, mark, unit);
                    if let Some(speaker) = self.speaker(source)
                        && let Some(quote) = quote(layout, &[range], None, Some(speaker))
                    {
                        self.push(quote, unit_number);
                    }
                }
                Unclaimed::Part => self.part(mark, unit_number),
            }
        }
    }

    /// Marked words in a language without tables: a quote where they are a sentence or as long as one. Who says it is only known
    /// where it goes on.
    fn marked_alone(&mut self, mark: usize, unit_number: usize) {
        const SPOKEN: usize = 5;
        match direct::unclaimed(self.layout, mark, &self.layout.units[unit_number]) {
            Unclaimed::Sentence => self.sentence(mark, unit_number),
            Unclaimed::Clause | Unclaimed::Part if self.layout.mark_words(mark) >= SPOKEN => {
                self.push_marked(mark, unit_number, None, None);
            }
            Unclaimed::Clause | Unclaimed::Part => {}
        }
    }

    /// Marked words inside a sentence, with no cue: weights tell somebody's from titles and words as words.
    fn part(&mut self, mark: usize, unit_number: usize) {
        let layout = self.layout;
        let unit = &layout.units[unit_number];
        if layout.mark_words(mark) == 0 || direct::is_nickname(layout, mark) {
            return;
        }
        if !self.judge.is_somebodys(layout, self.passage, mark, unit) {
            return;
        }
        let (cue, content) = direct::predicate(layout, mark, unit);
        let source = main_subject(layout.words, unit.start..cue.as_ref().map_or(content.start, |c| c.start));
        let Some(speaker) = self.speaker(source.and_then(|s| layout.words.span(s))) else { return };
        let cue = cue.and_then(|cue| layout.words.span(cue));
        if let Some(quote) = quote(layout, &[content], cue, Some(speaker)) {
            self.push(quote, unit_number);
        }
    }

    /// A sentence that is nothing but marked words: it goes on with the quote before it, is introduced by the sentence
    /// before it, or has the speaker of the quote before it.
    fn sentence(&mut self, mark: usize, unit_number: usize) {
        let span = self.layout.marks[mark].span;
        let before = self.before.filter(|_| unit_number == 0 && self.last.is_none());
        if let Some((speaker, cue)) = before.and_then(|b| b.introduced) {
            return self.push_marked(mark, unit_number, cue, speaker);
        }
        let here = self.last.filter(|l| l.goes_on && l.next_unit >= unit_number);
        let above = before.and_then(|b| b.last).filter(|l| l.goes_on && !self.asks(*l));
        if let Some(last) = here.or(above)
            && let Some(quote) = self.quotes.get_mut(last.quote).filter(|q| follows(q, span))
        {
            quote.spans.push(span);
            if !self.layout.marks[mark].doubled {
                quote.quoted.push(span);
            }
            quote.kind = QuoteKind::of(self.layout.words.text, &quote.spans, &quote.quoted);
            self.claimed[mark] = true;
            self.last = Some(Last { next_unit: unit_number + 1, ..last });
            return;
        }
        let last = self.last.or(self.before.and_then(|b| b.last)).and_then(|l| self.quotes.get(l.quote));
        let speaker = last.and_then(|q| q.speaker);
        self.push_marked(mark, unit_number, None, speaker);
    }

    fn push_marked(&mut self, mark: usize, unit: usize, cue: Option<Span>, speaker: Option<usize>) {
        let range = self.layout.mark_tokens[mark].clone();
        if let Some(quote) = quote(self.layout, &[range], cue, speaker) {
            self.push(quote, unit);
        }
    }

    /// Whether the quote asks something, so that the next marked words are rather an answer.
    fn asks(&self, last: Last) -> bool {
        let last = self.quotes.get(last.quote).and_then(|q| q.spans.last());
        last.is_some_and(|s| s.of(self.layout.words.text).trim_end_matches(is_quotation_mark).ends_with('?'))
    }
}

fn follows(quote: &SuggestedQuote, span: Span) -> bool {
    quote.spans.last().is_some_and(|last| last.end() <= span.start())
}

/// A quote of this content, not judged yet.
fn quote(
    layout: &Layout,
    content: &[Range<usize>],
    cue: Option<Span>,
    speaker: Option<usize>,
) -> Option<SuggestedQuote> {
    let words = layout.words;
    let spans: Vec<Span> = content.iter().filter_map(|r| words.span(r.clone())).collect();
    if spans.is_empty() || spans.windows(2).any(|w| w[0].end() > w[1].start()) {
        return None;
    }
    let quoted = layout.quoted(&spans);
    let kind = QuoteKind::of(words.text, &spans, &quoted);
    Some(SuggestedQuote { kind, spans, quoted, cue, speaker, confidence: UNJUDGED })
}

/// "Seoul: North Korea Suspected of …" in a headline, "SMITH: It stands." in a transcript, where each turn may open with a
/// mark that does not close.
fn colon_attribution(layout: &Layout, passage: &Passage, cast: &mut Cast) -> Option<SuggestedQuote> {
    const FURTHEST: usize = 6;
    let words = layout.words;
    let opened = layout.mark_from(0).filter(|mark| layout.marks[*mark].ends == Ends::Opened);
    let start = usize::from(opened.is_some());
    let colon = (start + 1..words.len().min(start + FURTHEST)).find(|i| words.is_mark(*i, &[':']))?;
    let label = words.span(start..colon)?;
    let content = words.span(colon + 1..words.len())?;
    let shouted = label.of(words.text).chars().all(|c| !c.is_lowercase());
    let speaker = match passage.role {
        BlockRole::Headline | BlockRole::Subhead => cast.mention_at(label)?,
        BlockRole::Body if shouted => speaker::speaker(words, label, cast)?,
        _ => return None,
    };
    if !content.of(words.text).contains(char::is_alphanumeric) {
        return None;
    }
    let quoted = if opened.is_some() { vec![content] } else { layout.quoted(&[content]) };
    Some(SuggestedQuote {
        kind: QuoteKind::of(words.text, &[content], &quoted),
        spans: vec![content],
        quoted,
        cue: None,
        speaker: Some(speaker),
        confidence: UNJUDGED,
    })
}
