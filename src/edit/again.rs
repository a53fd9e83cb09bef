//! A passage parsed again, after its words were corrected: what nobody has decided there gives way to what the parser
//! finds now, and what a person decided stays as it is.
//!
//! A passage is whole blocks, and grows by the blocks of each quote that it has a part in. What is found again keeps
//! its id. Nothing comes that a person has refused or changed: neither the same words, nor words that overlap those of
//! a decision. Blocks, articles and captions stay: they follow the text, and their roles are not read off one passage.

use super::correct::lose_speakers;
use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::overlap::Overlaps;
use super::provenance::is_untouched;
use super::{actors, mentions, quotes};
use crate::document::{
    Actor, ActorId, ActorType, BlockId, Form, Mention, MentionId, Quote, QuoteId, Record, Speaker,
    SuggestedActor, SuggestedMention, SuggestedQuote, Suggestions,
};
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// `found` is what the parser proposes for the text from byte `from` on.
pub(super) fn find_again(
    draft: &mut Draft,
    blocks: &[BlockId],
    from: usize,
    found: &Suggestions,
) -> Result<(), EditError> {
    let Some(found) = Found::of(draft, from, found) else {
        return refused(Refusal::OtherText);
    };
    let passage = Passage::new(draft, blocks, &found);
    let mut lost: HashSet<ActorId> = HashSet::new();
    let speakers = mentions_again(draft, &passage, &found, &mut lost)?;
    quotes_again(draft, &passage, &found, &speakers)?;
    actors::drop_unmentioned(draft, &lost);
    Ok(())
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
        let wanted: HashSet<&BlockId> = blocks.iter().collect();
        let mut within: Vec<bool> = document.blocks.iter().map(|block| wanted.contains(&block.id)).collect();
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
        let mut groups_of: HashMap<usize, Vec<usize>> = HashMap::new();
        for (n, group) in groups.iter().enumerate() {
            group.iter().for_each(|block| groups_of.entry(*block).or_default().push(n));
        }
        let mut open: Vec<usize> = (0..within.len()).filter(|block| within[*block]).collect();
        while let Some(block) = open.pop() {
            for group in groups_of.remove(&block).into_iter().flatten() {
                for there in &groups[group] {
                    if !std::mem::replace(&mut within[*there], true) {
                        open.push(*there);
                    }
                }
            }
        }
        Passage(all.into_iter().zip(within).filter(|(_, within)| *within).map(|(span, _)| span).collect())
    }

    fn has(&self, span: Span) -> bool {
        let first = self.0.partition_point(|block| block.end() <= span.start());
        self.0.get(first).is_some_and(|block| block.overlaps(span))
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
    // The first that is called so, of those that count and of those that were refused.
    let mut called: HashMap<(bool, ActorType, &str), &ActorId> = HashMap::new();
    for actor in &document.actors {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            called.entry((actor.record.is_live(), actor.actor_type, name)).or_insert(&actor.id);
        }
    }
    let named = |actor: &SuggestedActor, live: bool| {
        called.get(&(live, actor.actor_type, actor.name.as_str())).map(|id| ActorId::clone(id))
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
    let text = draft.text();
    let mut known = known(draft, found);
    let (mut open, near) = open_mentions(draft, passage);
    let settled = settled_mentions(draft);
    // Those that are where they were first, so that none of them is taken for another.
    let mut now = same_mentions(draft, found);
    let kept: HashSet<MentionId> = now.iter().flatten().cloned().collect();
    let (mut new, mut moved) = (Vec::new(), HashMap::new());
    for (n, mention) in found.mentions.iter().enumerate().filter(|(_, m)| passage.has(m.span)) {
        let refused = mention.actor.is_some_and(|k| matches!(known.get(k), Some(Known::Refused)));
        match now[n].clone() {
            Some(id) if open.contains(&id) && !refused => {
                open.remove(&id);
                let actor = meant(draft, found, &mut known, mention.actor);
                renew_mention(draft, &id, mention, actor, &mut moved)?;
            }
            Some(_) => {}
            None if refused || settled.holds(&mention.span, &[mention.span]) => {}
            None => {
                let actor = meant(draft, found, &mut known, mention.actor);
                let resized = near
                    .with(mention.span)
                    .filter(|(id, meant)| open.contains(id) && !kept.contains(id) && *meant == actor);
                let id = match resized.map(|(id, _)| id).min().cloned() {
                    Some(id) => {
                        open.remove(&id);
                        renew_mention(draft, &id, mention, actor.clone(), &mut moved)?;
                        id
                    }
                    None => {
                        let id = draft.ids().mention();
                        let record = Record::suggested(mention.confidence);
                        let (form, span, actor) = (mention.form, mention.span, actor.clone());
                        new.push(Mention { id: id.clone(), actor, span, form, record });
                        id
                    }
                };
                if let Some(actor) = actor.filter(|_| mention.form == Form::Alias) {
                    actors::note_alias(draft, &actor, mention.span.of(&text))?;
                }
                now[n] = Some(id);
            }
        }
    }
    lost.extend(moved.values().flat_map(|(before, _)| before.clone()));
    mentions::speakers_follow(draft, |mention| moved.get(mention).map(|(_, actor)| actor.as_ref()));
    mentions::insert_all(draft, new);
    lost.extend(draft.remove_all::<Mention>(&open).into_iter().filter_map(|mention| mention.actor));
    lose_speakers(draft, &open);
    now.iter_mut().for_each(|id| *id = id.take().filter(|id| !open.contains(id)));
    Ok(now)
}

/// For each mention that was found, the live one of just its words.
fn same_mentions(draft: &Draft, found: &Found) -> Vec<Option<MentionId>> {
    let mut live: HashMap<Span, &MentionId> = HashMap::new();
    for mention in draft.document().mentions.iter().filter(|mention| mention.record.is_live()) {
        live.entry(mention.span).or_insert(&mention.id);
    }
    found.mentions.iter().map(|mention| live.get(&mention.span).map(|id| MentionId::clone(id))).collect()
}

/// Mentions, each with its actor, by their words.
type Near = Overlaps<(MentionId, Option<ActorId>)>;

/// The mentions that give way: those that nobody has decided, by themselves, with their actor or with a quote of theirs.
fn open_mentions(draft: &Draft, passage: &Passage) -> (HashSet<MentionId>, Near) {
    let document = draft.document();
    let decided: HashSet<&ActorId> =
        document.actors.iter().filter(|actor| !is_untouched(&actor.record)).map(|actor| &actor.id).collect();
    let speaks: HashSet<&MentionId> = (document.quotes.iter())
        .filter(|quote| quote.record.is_live() && !is_untouched(&quote.record))
        .filter_map(|quote| Some(&quote.speaker.as_ref()?.mention))
        .collect();
    let open: Vec<&Mention> = (document.mentions.iter())
        .filter(|mention| {
            is_untouched(&mention.record)
                && passage.has(mention.span)
                && !speaks.contains(&mention.id)
                && mention.actor.as_ref().is_none_or(|actor| !decided.contains(actor))
        })
        .collect();
    let near = Overlaps::new(open.iter().map(|m| (m.span, (m.id.clone(), m.actor.clone()))));
    (open.into_iter().map(|mention| mention.id.clone()).collect(), near)
}

/// What a person has decided already, by the words that it is of.
struct Settled<W> {
    /// What was refused, changed or agreed to, as it is and as it was proposed.
    same: HashSet<W>,
    /// What counts.
    live: Overlaps<()>,
}

impl<W: Eq + Hash> Settled<W> {
    /// Whether a person has refused these words, proposed others for them, or said what others are that overlap them.
    fn holds(&self, words: &W, spans: &[Span]) -> bool {
        self.same.contains(words) || spans.iter().any(|span| self.live.with(*span).next().is_some())
    }
}

fn settled_mentions(draft: &Draft) -> Settled<Span> {
    let decided: Vec<&Mention> =
        draft.document().mentions.iter().filter(|m| !is_untouched(&m.record)).collect();
    let former = decided.iter().filter_map(|mention| former_spans(&mention.record)).flatten();
    Settled {
        same: decided.iter().map(|mention| mention.span).chain(former.copied()).collect(),
        live: Overlaps::new(decided.iter().filter(|m| m.record.is_live()).map(|m| (m.span, ()))),
    }
}

fn former_spans(record: &Record) -> Option<&Vec<Span>> {
    record.origin.as_ref()?.former.spans.as_ref()
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

/// From whom to whom a mention went.
type Moved = HashMap<MentionId, (Option<ActorId>, Option<ActorId>)>;

fn renew_mention(
    draft: &mut Draft,
    id: &MentionId,
    found: &SuggestedMention,
    actor: Option<ActorId>,
    moved: &mut Moved,
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
        moved.insert(id.clone(), (before, actor));
        mentions::note_alias(draft, id)?;
    }
    mentions::keep_order(draft, id)
}

fn quotes_again(
    draft: &mut Draft,
    passage: &Passage,
    found: &Found,
    speakers: &[Option<MentionId>],
) -> Result<(), EditError> {
    let in_passage = |spans: &[Span]| spans.iter().any(|span| passage.has(*span));
    let document = draft.document();
    let open: Vec<(QuoteId, Vec<Span>)> = (document.quotes.iter())
        .filter(|quote| is_untouched(&quote.record) && in_passage(&quote.spans))
        .map(|quote| (quote.id.clone(), quote.spans.clone()))
        .collect();
    let settled = settled_quotes(draft);
    let mut is_open = vec![true; open.len()];
    // The last comes first off such a list.
    let mut same: HashMap<&[Span], Vec<usize>> = HashMap::new();
    for (n, (_, spans)) in open.iter().enumerate().rev() {
        same.entry(spans).or_default().push(n);
    }
    let mut others: Vec<&SuggestedQuote> = Vec::new();
    for quote in found.quotes.iter().filter(|quote| in_passage(&quote.spans)) {
        match same.get_mut(&quote.spans[..]).and_then(Vec::pop) {
            Some(n) => {
                is_open[n] = false;
                renew_quote(draft, &open[n].0, quote, speakers)?;
            }
            None if settled.holds(&bare(&draft.text(), &quote.spans), &quote.spans) => {}
            None => others.push(quote),
        }
    }
    let near = Overlaps::new(
        open.iter().enumerate().flat_map(|(n, (_, spans))| spans.iter().map(move |span| (*span, n))),
    );
    let mut new = Vec::new();
    for quote in others {
        let resized = quote.spans.iter().flat_map(|span| near.with(*span)).filter(|n| is_open[**n]).min();
        match resized.copied() {
            Some(n) => {
                is_open[n] = false;
                renew_quote(draft, &open[n].0, quote, speakers)?;
            }
            None => {
                let (id, speaker) = (draft.ids().quote(), speaker_of(draft, quote, speakers));
                let SuggestedQuote { kind, spans, quoted, cue, speaker: _, confidence } = quote.clone();
                let record = Record::suggested(confidence);
                new.push(Quote { id, kind, spans, quoted, cue, speaker, record });
            }
        }
    }
    quotes::insert_all(draft, new);
    let gone = open.into_iter().zip(is_open).filter(|(_, is_open)| *is_open).map(|((id, _), _)| id);
    draft.remove_all::<Quote>(&gone.collect());
    Ok(())
}

/// Marks around a quote aside.
fn bare(text: &str, spans: &[Span]) -> Vec<Span> {
    spans.iter().map(|span| span.trimmed_of(text, |c| !c.is_alphanumeric())).collect()
}

fn settled_quotes(draft: &Draft) -> Settled<Vec<Span>> {
    let text = draft.text();
    let decided: Vec<&Quote> = draft.document().quotes.iter().filter(|q| !is_untouched(&q.record)).collect();
    let words = decided.iter().map(|quote| &quote.spans);
    let former = decided.iter().filter_map(|quote| former_spans(&quote.record));
    let live = decided.iter().filter(|quote| quote.record.is_live());
    Settled {
        same: words.chain(former).map(|spans| bare(&text, spans)).collect(),
        live: Overlaps::new(live.flat_map(|quote| quote.spans.iter().map(|span| (*span, ())))),
    }
}

fn speaker_of(draft: &Draft, found: &SuggestedQuote, speakers: &[Option<MentionId>]) -> Option<Speaker> {
    let mention = speakers.get(found.speaker?)?.as_ref()?;
    let mention = draft.get::<Mention>(mention).ok()?;
    Some(Speaker { mention: mention.id.clone(), actor: mention.actor.clone() })
}

fn renew_quote(
    draft: &mut Draft,
    id: &QuoteId,
    found: &SuggestedQuote,
    speakers: &[Option<MentionId>],
) -> Result<(), EditError> {
    let speaker = speaker_of(draft, found, speakers);
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
