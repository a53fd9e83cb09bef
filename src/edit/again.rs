//! A passage parsed again, after its words were corrected: what nobody has decided there gives way to what the parser
//! finds now, and what a person decided stays as it is.
//!
//! A passage is whole blocks, and grows by the blocks of each quote that it has a part in. What is found again keeps
//! its id. Nothing comes that a person has refused or changed: neither the same words, nor words that overlap those of
//! a decision. Blocks, articles and captions stay: they follow the text, and their roles are not read off one passage.

use super::correct::lose_speakers;
use super::draft::Draft;
use super::error::{EditError, refused};
use super::provenance::is_untouched;
use super::{actors, mentions, quotes};
use crate::document::{
    Actor, ActorId, BlockId, Form, Mention, MentionId, Quote, QuoteId, Record, Speaker, Status,
    SuggestedActor, SuggestedMention, SuggestedQuote, Suggestions,
};
use crate::text::Span;
use std::collections::{BTreeSet, HashMap, HashSet};

/// `found` is what the parser proposes for the text from byte `from` on.
pub(super) fn find_again(
    draft: &mut Draft,
    blocks: &[BlockId],
    from: usize,
    found: &Suggestions,
) -> Result<(), EditError> {
    let Some(found) = Found::of(draft, from, found) else {
        return refused("these suggestions are for another text");
    };
    let passage = Passage::new(draft, blocks, &found);
    let mut lost: HashSet<ActorId> = HashSet::new();
    let speakers = mentions_again(draft, &passage, &found, &mut lost)?;
    quotes_again(draft, &passage, &found, &speakers)?;
    actors::drop_unmentioned(draft, &lost)
}

/// What was found, with spans of the document.
struct Found<'f> {
    actors: &'f [SuggestedActor],
    mentions: Vec<SuggestedMention>,
    quotes: Vec<SuggestedQuote>,
}

impl<'f> Found<'f> {
    fn of(draft: &Draft, from: usize, found: &'f Suggestions) -> Option<Found<'f>> {
        let text = draft.text();
        let here = |span: Span| {
            let (start, end) = (span.start().checked_add(from)?, span.end().checked_add(from)?);
            Span::new(&text, start, end).filter(|span| !span.is_empty())
        };
        let all = |spans: &[Span]| spans.iter().map(|span| here(*span)).collect::<Option<Vec<Span>>>();
        let mention = |m: &SuggestedMention| Some(SuggestedMention { span: here(m.span)?, ..m.clone() });
        let quote = |q: &SuggestedQuote| {
            let cue = match q.cue {
                Some(cue) => Some(here(cue)?),
                None => None,
            };
            Some(SuggestedQuote { spans: all(&q.spans)?, quoted: all(&q.quoted)?, cue, ..q.clone() })
        };
        Some(Found {
            actors: &found.actors,
            mentions: found.mentions.iter().map(mention).collect::<Option<_>>()?,
            quotes: found.quotes.iter().map(quote).collect::<Option<_>>()?,
        })
    }
}

/// The blocks that are looked at again, in order.
struct Passage(Vec<Span>);

impl Passage {
    fn new(draft: &Draft, blocks: &[BlockId], found: &Found) -> Passage {
        let document = draft.document();
        let all: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
        let mut within: Vec<bool> = document.blocks.iter().map(|block| blocks.contains(&block.id)).collect();
        // What belongs together: what a quote of the parser's lies in, speaker and cue included.
        let places: HashMap<&MentionId, Span> = document.mentions.iter().map(|m| (&m.id, m.span)).collect();
        let there = document.quotes.iter().filter(|quote| is_untouched(&quote.record)).map(|quote| {
            let speaker = quote.speaker.as_ref().and_then(|s| places.get(&s.mention).copied());
            [&quote.spans[..], quote.cue.as_slice(), speaker.as_slice()].concat()
        });
        let new = found.quotes.iter().map(|quote| quote.spans.clone());
        let groups: Vec<Vec<usize>> = there
            .chain(new)
            .map(|spans| {
                let mut held = Vec::new();
                for span in spans {
                    let first = all.partition_point(|block| block.end() <= span.start());
                    held.extend((first..all.len()).take_while(|n| all[*n].start() < span.end()));
                }
                held
            })
            .collect();
        loop {
            let before = within.iter().filter(|within| **within).count();
            for group in groups.iter().filter(|group| group.len() > 1) {
                if group.iter().any(|n| within[*n]) {
                    group.iter().for_each(|n| within[*n] = true);
                }
            }
            if within.iter().filter(|within| **within).count() == before {
                break;
            }
        }
        Passage(all.into_iter().zip(within).filter(|(_, within)| *within).map(|(span, _)| span).collect())
    }

    fn has(&self, span: Span) -> bool {
        self.0.iter().any(|block| block.overlaps(span))
    }
}

/// Who an actor that was found is in the document.
enum Known {
    /// This one.
    As(ActorId),
    /// Somebody new.
    New,
    /// One that a person has refused.
    Refused,
}

fn known(draft: &Draft, found: &Found) -> Vec<Known> {
    let document = draft.document();
    let live: HashMap<Span, &ActorId> = (document.mentions.iter())
        .filter(|mention| mention.record.is_live())
        .filter_map(|mention| Some((mention.span, mention.actor.as_ref()?)))
        .collect();
    let order: HashMap<&ActorId, usize> =
        document.actors.iter().enumerate().map(|(n, actor)| (&actor.id, n)).collect();
    let mut votes: Vec<HashMap<&ActorId, usize>> = vec![HashMap::new(); found.actors.len()];
    for mention in &found.mentions {
        let votes = mention.actor.and_then(|n| votes.get_mut(n));
        if let (Some(votes), Some(actor)) = (votes, live.get(&mention.span)) {
            *votes.entry(actor).or_default() += 1;
        }
    }
    let named = |actor: &SuggestedActor, live: bool| {
        let mut same = document.actors.iter().filter(move |there| there.record.is_live() == live);
        let is_called = |there: &&Actor| {
            there.actor_type == actor.actor_type
                && (there.name == actor.name || there.aliases.contains(&actor.name))
        };
        same.find(is_called).map(|there| there.id.clone())
    };
    (found.actors.iter().zip(votes))
        .map(|(actor, votes)| {
            let most = votes.into_iter().max_by_key(|(id, count)| (*count, std::cmp::Reverse(order.get(id))));
            match most.map(|(id, _)| id.clone()).or_else(|| named(actor, true)) {
                Some(id) => Known::As(id),
                None if named(actor, false).is_some() => Known::Refused,
                None => Known::New,
            }
        })
        .collect()
}

/// Gives, for each mention that was found, the one that it is now.
fn mentions_again(
    draft: &mut Draft,
    passage: &Passage,
    found: &Found,
    lost: &mut HashSet<ActorId>,
) -> Result<Vec<Option<MentionId>>, EditError> {
    let mut known = known(draft, found);
    let mut open = open_mentions(draft, passage);
    let mut now: Vec<Option<MentionId>> = vec![None; found.mentions.len()];
    // Those that are where they were first, so that none of them is taken for another.
    for (n, mention) in found.mentions.iter().enumerate() {
        let mut same = draft.document().mentions.iter().filter(|there| there.span == mention.span);
        now[n] = same.find(|there| there.record.is_live()).map(|there| there.id.clone());
    }
    let kept: HashSet<MentionId> = now.iter().flatten().cloned().collect();
    for (n, mention) in found.mentions.iter().enumerate().filter(|(_, m)| passage.has(m.span)) {
        let refused = mention.actor.is_some_and(|k| matches!(known.get(k), Some(Known::Refused)));
        match now[n].clone() {
            Some(id) if open.contains(&id) && !refused => {
                open.remove(&id);
                let actor = meant(draft, found, &mut known, mention.actor);
                renew_mention(draft, &id, mention, actor, lost)?;
            }
            Some(_) => {}
            None if refused || is_settled(draft, mention.span) => {}
            None => {
                let actor = meant(draft, found, &mut known, mention.actor);
                let free = |id: &&MentionId| !kept.contains(*id);
                let resized = (open.iter().filter(free))
                    .find(|id| {
                        let there = draft.get::<Mention>(id);
                        there.is_ok_and(|there| there.span.overlaps(mention.span) && there.actor == actor)
                    })
                    .cloned();
                let id = match resized {
                    Some(id) => {
                        open.remove(&id);
                        renew_mention(draft, &id, mention, actor, lost)?;
                        id
                    }
                    None => {
                        let id = draft.ids().mention();
                        let record = Record::suggested(mention.confidence);
                        let place = mentions::place(&draft.document().mentions, mention.span);
                        let (form, span) = (mention.form, mention.span);
                        draft.insert(place, Mention { id: id.clone(), actor, span, form, record });
                        id
                    }
                };
                mentions::note_alias(draft, &id)?;
                now[n] = Some(id);
            }
        }
    }
    remove_mentions(draft, &open, lost)?;
    now.iter_mut().for_each(|id| *id = id.take().filter(|id| !open.contains(id)));
    Ok(now)
}

/// The mentions that give way: those that nobody has decided, by themselves, with their actor or with a quote of theirs.
fn open_mentions(draft: &Draft, passage: &Passage) -> BTreeSet<MentionId> {
    let document = draft.document();
    let decided: HashSet<&ActorId> =
        document.actors.iter().filter(|actor| !is_untouched(&actor.record)).map(|actor| &actor.id).collect();
    let speaks: HashSet<&MentionId> = (document.quotes.iter())
        .filter(|quote| quote.record.is_live() && !is_untouched(&quote.record))
        .filter_map(|quote| Some(&quote.speaker.as_ref()?.mention))
        .collect();
    (document.mentions.iter())
        .filter(|mention| {
            is_untouched(&mention.record)
                && passage.has(mention.span)
                && !speaks.contains(&mention.id)
                && mention.actor.as_ref().is_none_or(|actor| !decided.contains(actor))
        })
        .map(|mention| mention.id.clone())
        .collect()
}

/// Whether a person has decided of these words already: refused them, proposed others for them, or said what others
/// are that overlap them.
fn is_settled(draft: &Draft, span: Span) -> bool {
    draft.document().mentions.iter().any(|there| {
        let decided = !is_untouched(&there.record);
        let former = there.record.origin.as_ref().and_then(|origin| origin.former.spans.as_ref());
        decided
            && (there.span == span
                || (there.record.is_live() && there.span.overlaps(span))
                || former.is_some_and(|former| former.contains(&span)))
    })
}

/// The document's actor for one that was found; made where there is none yet.
fn meant(draft: &mut Draft, found: &Found, known: &mut [Known], actor: Option<usize>) -> Option<ActorId> {
    let n = actor?;
    let (proposed, known) = (found.actors.get(n)?, known.get_mut(n)?);
    match known {
        Known::As(id) => return Some(id.clone()),
        Known::Refused => return None,
        Known::New => {}
    }
    let id = draft.ids().actor();
    let SuggestedActor { name, actor_type, aliases, roles, country, confidence } = proposed.clone();
    let record = Record::suggested(confidence);
    let end = draft.document().actors.len();
    draft.insert(end, Actor { id: id.clone(), name, actor_type, aliases, roles, country, record });
    *known = Known::As(id.clone());
    Some(id)
}

fn renew_mention(
    draft: &mut Draft,
    id: &MentionId,
    found: &SuggestedMention,
    actor: Option<ActorId>,
    lost: &mut HashSet<ActorId>,
) -> Result<(), EditError> {
    let before = draft.get::<Mention>(id)?.actor.clone();
    draft.change(id, |mention: &mut Mention| {
        mention.span = found.span;
        mention.form = found.form;
        mention.actor = actor.clone();
        mention.record =
            Record { extra: mention.record.extra.clone(), ..Record::suggested(found.confidence) };
    })?;
    if before != actor {
        lost.extend(before);
        mentions::speakers_follow(draft, |mention| mention == id, actor.as_ref());
        if found.form == Form::Alias {
            mentions::note_alias(draft, id)?;
        }
    }
    mentions::keep_order(draft, id)
}

fn remove_mentions(
    draft: &mut Draft,
    gone: &BTreeSet<MentionId>,
    lost: &mut HashSet<ActorId>,
) -> Result<(), EditError> {
    for id in gone {
        lost.extend(draft.remove::<Mention>(id)?.actor);
    }
    lose_speakers(draft, &gone.iter().cloned().collect());
    Ok(())
}

fn quotes_again(
    draft: &mut Draft,
    passage: &Passage,
    found: &Found,
    speakers: &[Option<MentionId>],
) -> Result<(), EditError> {
    let in_passage = |spans: &[Span]| spans.iter().any(|span| passage.has(*span));
    let document = draft.document();
    let mut open: Vec<(QuoteId, Vec<Span>)> = (document.quotes.iter())
        .filter(|quote| is_untouched(&quote.record) && in_passage(&quote.spans))
        .map(|quote| (quote.id.clone(), quote.spans.clone()))
        .collect();
    let mut new: Vec<&SuggestedQuote> = Vec::new();
    for quote in found.quotes.iter().filter(|quote| in_passage(&quote.spans)) {
        let same = open.iter().position(|(_, spans)| *spans == quote.spans);
        match same.map(|at| open.remove(at)) {
            Some((id, _)) => renew_quote(draft, &id, quote, speakers)?,
            None if is_decided(draft, &quote.spans) => {}
            None => new.push(quote),
        }
    }
    for quote in new {
        let overlaps = |spans: &[Span]| spans.iter().any(|a| quote.spans.iter().any(|b| a.overlaps(*b)));
        let resized = open.iter().position(|(_, spans)| overlaps(spans));
        let id = match resized.map(|at| open.remove(at)) {
            Some((id, _)) => id,
            None => {
                let id = draft.ids().quote();
                let place = quotes::place(&draft.document().quotes, &quote.spans);
                let SuggestedQuote { kind, spans, quoted, cue, confidence, .. } = quote.clone();
                let record = Record::suggested(confidence);
                draft
                    .insert(place, Quote { id: id.clone(), kind, spans, quoted, cue, speaker: None, record });
                id
            }
        };
        renew_quote(draft, &id, quote, speakers)?;
    }
    open.iter().try_for_each(|(id, _)| draft.remove::<Quote>(id).map(drop))
}

/// Whether a person has decided of a quote of these words: refused it (marks around it aside), or said what another is
/// that overlaps it.
fn is_decided(draft: &Draft, spans: &[Span]) -> bool {
    let text = draft.text();
    let bare = |spans: &[Span]| -> Vec<Span> {
        spans.iter().map(|span| span.trimmed_of(&text, |c| !c.is_alphanumeric())).collect()
    };
    let words = bare(spans);
    draft.document().quotes.iter().filter(|there| !is_untouched(&there.record)).any(|there| {
        let former = there.record.origin.as_ref().and_then(|origin| origin.former.spans.as_ref());
        let overlaps = || there.spans.iter().any(|a| spans.iter().any(|b| a.overlaps(*b)));
        bare(&there.spans) == words
            || (there.record.status != Status::Rejected && overlaps())
            || former.is_some_and(|former| bare(former) == words)
    })
}

fn renew_quote(
    draft: &mut Draft,
    id: &QuoteId,
    found: &SuggestedQuote,
    speakers: &[Option<MentionId>],
) -> Result<(), EditError> {
    let speaker = found.speaker.and_then(|n| speakers.get(n)?.clone());
    let speaker = speaker.and_then(|mention| {
        let mention = draft.get::<Mention>(&mention).ok()?;
        Some(Speaker { mention: mention.id.clone(), actor: mention.actor.clone() })
    });
    draft.change(id, |quote: &mut Quote| {
        quote.kind = found.kind;
        quote.spans.clone_from(&found.spans);
        quote.quoted.clone_from(&found.quoted);
        quote.cue = found.cue;
        quote.speaker = speaker;
        quote.record = Record { extra: quote.record.extra.clone(), ..Record::suggested(found.confidence) };
    })?;
    quotes::keep_order(draft, id)
}
