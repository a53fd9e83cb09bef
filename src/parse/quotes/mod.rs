//! Quotation marks and cues → quotes with their speakers.
//!
//! Two roads lead to a quote: a cue and the content that grammar gives it (`reported`), and marked words that no cue
//! claims (`direct`). Every quote's spans are in order, without overlap, and its quoted parts lie inside them.

mod direct;
mod reported;
mod speaker;
mod units;

use self::direct::Unclaimed;
use self::units::Layout;
use super::actors::Cast;
use super::{CueKind, Passage, SuggestedQuote};
use crate::document::{BlockRole, Confidence, QuoteKind};
use crate::text::{Ends, Span};
use std::ops::Range;

/// The quotes found so far, and what is carried from passage to passage.
#[derive(Debug, Default)]
pub struct Quoting {
    quotes: Vec<SuggestedQuote>,
    /// What the passage before left open.
    carried: Option<Carried>,
}

/// What a passage leaves to the next.
#[derive(Clone, Copy, Debug)]
struct Carried {
    /// Its block.
    block: usize,
    /// Its article.
    article: Option<usize>,
    /// Its last quote.
    quote: Option<usize>,
    /// Whether that quote's last mark has not closed.
    open: bool,
    /// The speaker and cue that its last words introduce: "Ruiz said:".
    introduced: Option<(Option<usize>, Span)>,
}

impl Quoting {
    /// Takes up one passage, in the order of the text; makes the mentions of sources that are not in the cast yet.
    pub fn add(&mut self, text: &str, passage: &Passage, cast: &mut Cast) {
        if matches!(passage.role, BlockRole::Byline | BlockRole::Dateline | BlockRole::Caption) {
            return;
        }
        let layout = Layout::new(text, passage);
        let before =
            self.carried.take().filter(|c| c.article == passage.article && passage.block <= c.block + 2);
        let first_new = self.quotes.len();
        let mut claimed = vec![false; layout.marks.len()];
        self.carry_on(&layout, before, &mut claimed);
        if let Some(quote) = colon_attribution(&layout, passage, cast) {
            claim(&layout, &quote.spans, &mut claimed);
            self.quotes.push(quote);
        }
        let mut introduced = None;
        let mut cue_number = 0;
        for (unit_number, unit) in layout.units.iter().enumerate() {
            while let Some(cue) = passage.cues.get(cue_number).filter(|c| c.tokens.start < unit.end) {
                let number = cue_number;
                cue_number += 1;
                if layout.mark_of(cue.tokens.start).is_some() {
                    continue;
                }
                let found = reported::reported(&layout, &passage.cues, number, unit)
                    .or_else(|| behind_question(&layout, unit_number, number, passage));
                let Some(found) = found else {
                    if layout.words.is_mark(unit.end - 1, &[':']) && unit.end == layout.words.len() {
                        introduced = Some((
                            cue.source.and_then(|s| speaker::speaker(layout.words, s, cast)),
                            cue.span,
                        ));
                    }
                    continue;
                };
                let speaker = cue.source.and_then(|s| speaker::speaker(layout.words, s, cast));
                let clear = found.explicit || cue.kind == CueKind::Phrase;
                if let Some(quote) = self.quote(&layout, &found.content, Some(cue.span), speaker, clear) {
                    claim(&layout, &quote.spans, &mut claimed);
                    self.quotes.push(quote);
                }
            }
            self.unclaimed(&layout, unit_number, passage, before, &mut claimed, first_new, cast);
        }
        self.carried = Some(Carried {
            block: passage.block,
            article: passage.article,
            quote: self
                .quotes
                .len()
                .checked_sub(1)
                .filter(|q| *q >= first_new || before.is_some_and(|b| b.quote == Some(*q))),
            open: layout.marks.last().is_some_and(|m| m.ends == Ends::Opened),
            introduced,
        });
    }

    /// When all passages have been added: decides what was left open.
    pub fn settle(&mut self, text: &str, cast: &mut Cast) {
        let _ = (text, cast);
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

    /// A quote whose mark has not closed goes on where the next paragraph opens with one.
    fn carry_on(&mut self, layout: &Layout, before: Option<Carried>, claimed: &mut [bool]) {
        let Some(Carried { quote: Some(number), open: true, .. }) = before else { return };
        let Some(first) = layout.marks.first().filter(|_| layout.mark_from(0).is_some()) else { return };
        let Some(quote) = self.quotes.get_mut(number) else { return };
        let (Some(last), Some(part)) = (quote.spans.last_mut(), quote.quoted.last_mut()) else { return };
        if part.end() == last.end() && last.end() <= first.span.start() {
            *last = last.join(first.span);
            *part = part.join(first.span);
            claimed[0] = true;
        }
    }

    /// The marked words of a sentence that its cues have not claimed.
    #[allow(clippy::too_many_arguments)]
    fn unclaimed(
        &mut self,
        layout: &Layout,
        unit_number: usize,
        passage: &Passage,
        before: Option<Carried>,
        claimed: &mut [bool],
        first_new: usize,
        cast: &mut Cast,
    ) {
        let unit = &layout.units[unit_number];
        let from = layout.mark_tokens.partition_point(|m| m.start < unit.start);
        for mark in from..layout.marks.len() {
            let range = layout.mark_tokens[mark].clone();
            if range.start >= unit.end {
                break;
            }
            if claimed[mark] {
                continue;
            }
            if let Some(label) = direct::before_colon(layout, range.start, unit) {
                let speaker = layout.words.span(label).and_then(|s| speaker::speaker(layout.words, s, cast));
                let quote = self.quote(layout, &[range], None, speaker, true);
                self.quotes.extend(quote);
                claimed[mark] = true;
                continue;
            }
            match direct::unclaimed(layout, mark, unit) {
                Unclaimed::NoQuote => {}
                Unclaimed::Sentence => {
                    claimed[mark] = true;
                    let span = layout.marks[mark].span;
                    let previous = self.quotes.len().checked_sub(1);
                    let here = previous.filter(|q| *q >= first_new && unit_number > 0);
                    if let Some(quote) =
                        here.and_then(|q| self.quotes.get_mut(q)).filter(|q| goes_on(q, span, layout))
                    {
                        quote.spans.push(span);
                        quote.quoted.push(span);
                        continue;
                    }
                    let (cue, speaker) = match before.and_then(|b| b.introduced).filter(|_| unit_number == 0)
                    {
                        Some((speaker, cue)) => (Some(cue), speaker),
                        None => {
                            let here = self.quotes.len().checked_sub(1).filter(|q| *q >= first_new);
                            let last = here.or(before.and_then(|b| b.quote)).and_then(|q| self.quotes.get(q));
                            (None, last.and_then(|q| q.speaker))
                        }
                    };
                    let quote = self.quote(layout, &[range], cue, speaker, cue.is_some());
                    self.quotes.extend(quote);
                }
                Unclaimed::Clause => {
                    claimed[mark] = true;
                    let (cue, source) = direct::likeliest_source(layout, &passage.cues, mark, unit);
                    let speaker = source.and_then(|s| speaker::speaker(layout.words, s, cast));
                    let mut quote = self.quote(layout, &[range], cue, speaker, false);
                    if let Some(quote) = &mut quote {
                        quote.confidence = Confidence::percent(40);
                    }
                    self.quotes.extend(quote);
                }
            }
        }
    }

    fn quote(
        &self,
        layout: &Layout,
        content: &[Range<usize>],
        cue: Option<Span>,
        speaker: Option<usize>,
        clear: bool,
    ) -> Option<SuggestedQuote> {
        let words = layout.words;
        let spans: Vec<Span> = content.iter().filter_map(|r| words.span(r.clone())).collect();
        if spans.is_empty() || spans.windows(2).any(|w| w[0].end() > w[1].start()) {
            return None;
        }
        let quoted = layout.quoted(&spans);
        let kind = QuoteKind::of(words.text, &spans, &quoted);
        let paired = layout.marks.iter().filter(|m| quoted.contains(&m.span)).all(|m| m.ends == Ends::Both);
        let base: u8 = match (kind, cue.is_some()) {
            (QuoteKind::Direct, true) => 94,
            (QuoteKind::Direct, false) => 70,
            (QuoteKind::Mixed, _) => 82,
            (QuoteKind::Indirect, _) => 76,
        };
        let doubts = [(!clear, 12), (speaker.is_none(), 20), (!paired, 25)];
        let doubt: u8 = doubts.iter().filter(|(holds, _)| *holds).map(|(_, by)| *by).sum();
        Some(SuggestedQuote {
            kind,
            spans,
            quoted,
            cue,
            speaker,
            confidence: Confidence::percent(base.saturating_sub(doubt).max(20)),
        })
    }
}

/// Whether marked words right behind an attribution go on with its quote: "“C,” he said. “C.”"
fn goes_on(quote: &SuggestedQuote, span: Span, layout: &Layout) -> bool {
    let Some(last) = quote.spans.last() else { return false };
    let behind = quote.cue.map_or(last.end(), |c| c.end().max(last.end()));
    let spoken = quote.quoted.last().is_some_and(|q| q.end() == last.end());
    let between = Span::new(layout.words.text, behind, span.start());
    // No other sentence may stand between the two.
    spoken
        && between.is_some_and(|b| {
            layout.words.tokens.within(b).filter(|i| layout.words.is_mark(*i, &['.', '!', '?'])).count() <= 1
        })
}

/// "“Why?” Ruiz asked.": the sentence before, where it is nothing but a quote that ends in its own full stop.
fn behind_question(
    layout: &Layout,
    unit_number: usize,
    cue: usize,
    passage: &Passage,
) -> Option<reported::Reported> {
    let unit = layout.units.get(unit_number)?;
    let cue = passage.cues.get(cue)?;
    let whole = reported::attribution(layout, cue, unit).tokens;
    let mark = layout.mark_to(unit.start)?;
    let alone = whole.start == unit.start && cue.kind == CueKind::Verb;
    alone.then(|| reported::Reported { content: vec![layout.mark_tokens[mark].clone()], explicit: true })
}

/// "Seoul: North Korea Suspected of …" in a headline, "SMITH: It stands." in a transcript.
fn colon_attribution(layout: &Layout, passage: &Passage, cast: &mut Cast) -> Option<SuggestedQuote> {
    let words = layout.words;
    let colon = (1..words.len().min(6)).find(|i| words.is_mark(*i, &[':']))?;
    let label = words.span(0..colon)?;
    let content = words.span(colon + 1..words.len())?;
    let shouted = label.of(words.text).chars().all(|c| !c.is_lowercase());
    let speaker = match passage.role {
        BlockRole::Headline | BlockRole::Subhead => cast.mention_at(label)?,
        BlockRole::Body if shouted => speaker::speaker(words, label, cast)?,
        _ => return None,
    };
    let content =
        content.trimmed_of(words.text, |c| matches!(c, '.' | ' ') && passage.role == BlockRole::Body);
    let quoted = layout.quoted(&[content]);
    Some(SuggestedQuote {
        kind: QuoteKind::of(words.text, &[content], &quoted),
        spans: vec![content],
        quoted,
        cue: None,
        speaker: Some(speaker),
        confidence: Confidence::percent(70),
    })
}

fn claim(layout: &Layout, spans: &[Span], claimed: &mut [bool]) {
    for span in spans {
        let from = layout.marks.partition_point(|m| m.span.start() < span.start());
        for (mark, claimed) in layout.marks.iter().zip(claimed.iter_mut()).skip(from) {
            if mark.span.start() >= span.end() {
                break;
            }
            *claimed = true;
        }
    }
}
