//! Quotes: added, and put right in each of their parts.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::mentions;
use super::provenance::amend;
use super::{ActorChoice, SpeakerChoice};
use crate::document::{Quote, QuoteId, QuoteKind, Record, Speaker, Status};
use crate::text::{Span, quoted_parts};

pub(super) fn add(
    draft: &mut Draft,
    spans: &[Span],
    kind: Option<QuoteKind>,
    cue: Option<Span>,
    speaker: &SpeakerChoice,
) -> Result<(), EditError> {
    let spans = content(draft, spans)?;
    if live_with(draft, &spans) {
        return refused(Refusal::WordsAreQuote);
    }
    let cue = cue.map(|cue| draft.words(cue)).transpose()?;
    let speaker = choose(draft, speaker)?;
    let (kind, quoted) = read_off(draft, &spans, kind);
    let id = draft.ids().quote();
    let place = place(&draft.document().quotes, &spans);
    let record = Record::made_by(draft.stamp());
    draft.insert(place, Quote { id, kind, spans, quoted, cue, speaker, record });
    Ok(())
}

pub(super) fn set_spans(draft: &mut Draft, id: &QuoteId, spans: &[Span]) -> Result<(), EditError> {
    let spans = content(draft, spans)?;
    if draft.live::<Quote>(id)?.spans == spans {
        return Ok(());
    }
    if live_with(draft, &spans) {
        return refused(Refusal::WordsAreQuote);
    }
    let (kind, quoted) = read_off(draft, &spans, None);
    let stamp = draft.stamp();
    draft.change(id, |quote: &mut Quote| {
        let former_kind = quote.kind;
        if let Some(former) = amend(&mut quote.record, stamp) {
            former.spans.get_or_insert_with(|| quote.spans.clone());
            if kind != former_kind {
                former.kind.get_or_insert(former_kind);
            }
        }
        (quote.kind, quote.spans, quote.quoted) = (kind, spans, quoted);
    })?;
    keep_order(draft, id)
}

/// Reads quoted parts off the marks again, for the kind that the quote has, and puts it where its words stand.
pub(super) fn reread(draft: &mut Draft, id: &QuoteId) -> Result<(), EditError> {
    let quote = draft.get::<Quote>(id)?;
    let (_, quoted) = read_off(draft, &quote.spans, Some(quote.kind));
    draft.change(id, |quote: &mut Quote| quote.quoted = quoted)?;
    keep_order(draft, id)
}

/// Reads quoted parts off the marks in a text that has changed; what nobody has decided has the kind that they say.
pub(super) fn reread_marks(draft: &mut Draft, id: &QuoteId) -> Result<(), EditError> {
    let quote = draft.get::<Quote>(id)?;
    let decided = (quote.record.status != Status::Suggested).then_some(quote.kind);
    let (kind, quoted) = read_off(draft, &quote.spans, decided);
    draft.change(id, |quote: &mut Quote| (quote.kind, quote.quoted) = (kind, quoted))
}

pub(super) fn keep_order(draft: &mut Draft, id: &QuoteId) -> Result<(), EditError> {
    let spans = draft.get::<Quote>(id)?.spans.clone();
    draft.move_to::<Quote>(id, |quotes| place(quotes, &spans))
}

pub(super) fn set_kind(draft: &mut Draft, id: &QuoteId, kind: QuoteKind) -> Result<(), EditError> {
    let quote = draft.live::<Quote>(id)?;
    if quote.kind == kind {
        return Ok(());
    }
    let spans = quote.spans.clone();
    let (kind, quoted) = read_off(draft, &spans, Some(kind));
    let stamp = draft.stamp();
    draft.change(id, |quote: &mut Quote| {
        if let Some(former) = amend(&mut quote.record, stamp) {
            former.kind.get_or_insert(quote.kind);
        }
        (quote.kind, quote.quoted) = (kind, quoted);
    })
}

pub(super) fn set_cue(draft: &mut Draft, id: &QuoteId, cue: Option<Span>) -> Result<(), EditError> {
    let cue = cue.map(|cue| draft.words(cue)).transpose()?;
    if draft.live::<Quote>(id)?.cue == cue {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |quote: &mut Quote| {
        if let Some(former) = amend(&mut quote.record, stamp) {
            former.cue.get_or_insert(quote.cue);
        }
        quote.cue = cue;
    })
}

pub(super) fn set_speaker(draft: &mut Draft, id: &QuoteId, speaker: &SpeakerChoice) -> Result<(), EditError> {
    draft.live::<Quote>(id)?;
    let speaker = choose(draft, speaker)?;
    if draft.get::<Quote>(id)?.speaker == speaker {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |quote: &mut Quote| {
        let before = std::mem::replace(&mut quote.speaker, speaker);
        if let Some(former) = amend(&mut quote.record, stamp) {
            former.speaker.get_or_insert(before);
        }
    })
}

/// Kind and quoted parts: as the marks in the text say, or such as fit the kind that a person has given.
fn read_off(draft: &Draft, spans: &[Span], kind: Option<QuoteKind>) -> (QuoteKind, Vec<Span>) {
    let text = draft.text();
    let quoted = quoted_parts(&text, spans);
    let read = QuoteKind::of(&text, spans, &quoted);
    match kind {
        Some(QuoteKind::Direct) if read != QuoteKind::Direct => (QuoteKind::Direct, spans.to_vec()),
        Some(QuoteKind::Indirect) => (QuoteKind::Indirect, Vec::new()),
        Some(kind) => (kind, quoted),
        None => (read, quoted),
    }
}

/// Where a quote of this content belongs in the list.
pub(super) fn place(quotes: &[Quote], spans: &[Span]) -> usize {
    let start = spans.first().copied();
    quotes.partition_point(|quote| quote.spans.first().copied() <= start)
}

/// Puts in many, each where its content belongs.
pub(super) fn insert_all(draft: &mut Draft, mut new: Vec<Quote>) {
    new.sort_by_key(|quote| quote.spans.first().copied());
    let there = &draft.document().quotes;
    let placed = new.into_iter().map(|quote| (place(there, &quote.spans), quote)).collect();
    draft.insert_all(placed);
}

fn choose(draft: &mut Draft, speaker: &SpeakerChoice) -> Result<Option<Speaker>, EditError> {
    let mention = match speaker {
        SpeakerChoice::None => return Ok(None),
        SpeakerChoice::Mention(id) => return mentions::revived_speaker(draft, id).map(Some),
        SpeakerChoice::Words { span, form, actor } => {
            let words = draft.words(*span)?;
            match (mentions::live_at(draft, words), actor) {
                (Some(there), ActorChoice::None) => there,
                (Some(there), actor) => {
                    mentions::link(draft, &there, actor)?;
                    there
                }
                (None, actor) => mentions::add(draft, words, Some(*form), actor)?,
            }
        }
    };
    mentions::as_speaker(draft, &mention).map(Some)
}

/// What a person chose as content: in the order of the text, without overlap.
fn content(draft: &Draft, spans: &[Span]) -> Result<Vec<Span>, EditError> {
    let mut words = spans.iter().map(|span| draft.words(*span)).collect::<Result<Vec<_>, _>>()?;
    words.sort();
    let mut content: Vec<Span> = Vec::new();
    for span in words {
        match content.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.join(span),
            None => content.push(span),
        }
    }
    if content.is_empty() { refused(Refusal::EmptyQuote) } else { Ok(content) }
}

/// Whether a quote of just this content counts.
fn live_with(draft: &Draft, spans: &[Span]) -> bool {
    draft.document().quotes.iter().any(|quote| quote.record.is_live() && quote.spans == spans)
}

/// Whether another than this one does.
pub(super) fn live_but(draft: &Draft, id: &QuoteId, spans: &[Span]) -> bool {
    let mut quotes = draft.document().quotes.iter();
    quotes.any(|quote| quote.id != *id && quote.record.is_live() && quote.spans == spans)
}
