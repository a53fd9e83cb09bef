//! Decisions on any annotation: confirm, reject, take back, remove, note, attributes.

#![deny(clippy::wildcard_enum_match_arm)]

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::patch::Recorded;
use super::{actors, articles, captions, mentions, provenance, quotes, roles};
use crate::document::{
    Actor, ActorId, Article, ArticleId, AttributeValue, Block, BlockId, BlockRole, Caption, CaptionId,
    Former, Mention, MentionId, Quote, QuoteId, Record, Status, Target, by_kind,
};

pub(super) fn set(draft: &mut Draft, target: &Target, status: Status) -> Result<(), EditError> {
    match status {
        Status::Confirmed => confirm(draft, target),
        Status::Rejected => remove(draft, target),
        Status::Suggested => take_back(draft, target),
        Status::Edited => refused(Refusal::SetToEdited),
    }
}

fn confirm(draft: &mut Draft, target: &Target) -> Result<(), EditError> {
    match target {
        Target::Article(id) => agree::<Article>(draft, id),
        Target::Block(id) => agree::<Block>(draft, id),
        Target::Caption(id) => {
            captions::make_room(draft, id)?;
            agree::<Caption>(draft, id)
        }
        Target::Actor(id) => {
            let before = draft.get::<Actor>(id)?.record.clone();
            agree::<Actor>(draft, id)?;
            if !before.is_live() {
                actors::revive_mentions(draft, id, &before);
            }
            Ok(())
        }
        Target::Mention(id) => {
            mentions::revive(draft, id)?;
            agree::<Mention>(draft, id)
        }
        Target::Quote(id) => {
            make_room(draft, id)?;
            revive_speaker(draft, id)?;
            agree::<Quote>(draft, id)
        }
    }
}

fn agree<T: Recorded>(draft: &mut Draft, id: &T::Id) -> Result<(), EditError> {
    let stamp = draft.stamp();
    draft.change(id, |item: &mut T| provenance::confirm(item.record_mut(), stamp))
}

pub(super) fn remove(draft: &mut Draft, target: &Target) -> Result<(), EditError> {
    match target {
        Target::Article(id) => articles::remove(draft, id),
        Target::Block(_) => refused(Refusal::BlockStays),
        Target::Caption(id) => captions::discard(draft, id),
        Target::Actor(id) => actors::discard(draft, id),
        Target::Mention(id) => {
            draft.find::<Mention>(id)?;
            mentions::discard(draft, |mention| mention.id == *id);
            Ok(())
        }
        Target::Quote(id) => {
            draft.find::<Quote>(id)?;
            draft.discard(|quote: &Quote| quote.id == *id);
            Ok(())
        }
    }
}

fn take_back(draft: &mut Draft, target: &Target) -> Result<(), EditError> {
    match target {
        Target::Article(id) => take_back_article(draft, id),
        Target::Block(id) => take_back_block(draft, id),
        Target::Caption(id) => take_back_caption(draft, id),
        Target::Actor(id) => take_back_actor(draft, id),
        Target::Mention(id) => take_back_mention(draft, id),
        Target::Quote(id) => take_back_quote(draft, id),
    }
}

fn resume<T: Recorded>(draft: &mut Draft, id: &T::Id) -> Result<Former, EditError> {
    let mut former = None;
    draft.change(id, |item: &mut T| former = provenance::take_back(item.record_mut()))?;
    match former {
        Some(former) => Ok(former),
        None => refused(Refusal::NoSuggestion(T::KIND)),
    }
}

fn take_back_article(draft: &mut Draft, id: &ArticleId) -> Result<(), EditError> {
    let span = draft.get::<Article>(id)?.span;
    match resume::<Article>(draft, id)?.spans {
        Some(former) if former != [span] => refused(Refusal::ArticleMoved),
        _ => Ok(()),
    }
}

fn take_back_block(draft: &mut Draft, id: &BlockId) -> Result<(), EditError> {
    let span = draft.get::<Block>(id)?.span;
    let former = resume::<Block>(draft, id)?;
    if former.spans.is_some_and(|former| former != [span]) {
        return refused(Refusal::BlockMoved);
    }
    let Some(role) = former.role else { return Ok(()) };
    if role == BlockRole::Caption {
        captions::reinstate_of(draft, id)?;
    }
    roles::put(draft, id, role)
}

fn take_back_caption(draft: &mut Draft, id: &CaptionId) -> Result<(), EditError> {
    captions::make_room(draft, id)?;
    let former = resume::<Caption>(draft, id)?;
    if let Some(credit) = former.credit {
        captions::put_credit(draft, id, credit)?;
    }
    captions::settle(draft)
}

fn take_back_actor(draft: &mut Draft, id: &ActorId) -> Result<(), EditError> {
    let before = draft.get::<Actor>(id)?.record.clone();
    let former = resume::<Actor>(draft, id)?;
    draft.change(id, |actor: &mut Actor| {
        actor.actor_type = former.actor_type.unwrap_or(actor.actor_type);
        if let Some(name) = former.name {
            actor.aliases.retain(|alias| *alias != name);
            actor.name = name;
        }
    })?;
    if !before.is_live() {
        actors::revive_mentions(draft, id, &before);
    }
    mentions::adapt_forms(draft, |mention| mention.actor.as_ref() == Some(id));
    Ok(())
}

fn take_back_mention(draft: &mut Draft, id: &MentionId) -> Result<(), EditError> {
    let mention = draft.get::<Mention>(id)?;
    let there = mention.record.is_live().then_some(mention.span);
    let former = resume::<Mention>(draft, id)?;
    let mention = draft.get::<Mention>(id)?;
    let span = former.spans.and_then(|spans| spans.first().copied()).unwrap_or(mention.span);
    if there != Some(span) && mentions::live_but(draft, id, span) {
        return refused(Refusal::WordsAreMention);
    }
    let actor = match former.actor {
        Some(actor) => actor.filter(|actor| draft.find::<Actor>(actor).is_ok()),
        None => mention.actor.clone(),
    };
    if let Some(actor) = &actor {
        actors::revive(draft, actor)?;
    }
    draft.change(id, |mention: &mut Mention| {
        mention.span = span;
        mention.form = former.form.unwrap_or(mention.form);
        mention.actor = actor.clone();
    })?;
    mentions::speakers_follow(draft, |mention| (mention == id).then_some(actor.as_ref()));
    mentions::keep_order(draft, id)
}

fn take_back_quote(draft: &mut Draft, id: &QuoteId) -> Result<(), EditError> {
    let quote = draft.get::<Quote>(id)?;
    let there = quote.record.is_live().then(|| quote.spans.clone());
    let former = resume::<Quote>(draft, id)?;
    let spans = former.spans.as_ref().unwrap_or(&draft.get::<Quote>(id)?.spans);
    if there.as_ref() != Some(spans) && quotes::live_but(draft, id, spans) {
        return refused(Refusal::WordsAreQuote);
    }
    let reread = former.spans.is_some() || former.kind.is_some();
    let speaker = match former.speaker {
        Some(Some(speaker)) if draft.find::<Mention>(&speaker.mention).is_ok() => {
            Some(Some(mentions::revived_speaker(draft, &speaker.mention)?))
        }
        Some(_) => Some(None),
        None => None,
    };
    draft.change(id, |quote: &mut Quote| {
        quote.spans = former.spans.unwrap_or_else(|| std::mem::take(&mut quote.spans));
        quote.kind = former.kind.unwrap_or(quote.kind);
        quote.cue = former.cue.unwrap_or(quote.cue);
        if let Some(speaker) = speaker {
            quote.speaker = speaker;
        }
    })?;
    if reread {
        quotes::reread(draft, id)?;
    }
    revive_speaker(draft, id)
}

/// What counts refers only to what counts.
fn revive_speaker(draft: &mut Draft, id: &QuoteId) -> Result<(), EditError> {
    let Some(speaker) = draft.get::<Quote>(id)?.speaker.clone() else { return Ok(()) };
    let speaker = mentions::revived_speaker(draft, &speaker.mention)?;
    draft.change(id, |quote: &mut Quote| quote.speaker = Some(speaker))
}

/// A rejected quote counts again only where no other of the same words does.
fn make_room(draft: &Draft, id: &QuoteId) -> Result<(), EditError> {
    let quote = draft.get::<Quote>(id)?;
    if !quote.record.is_live() && quotes::live_but(draft, id, &quote.spans) {
        return refused(Refusal::WordsAreQuote);
    }
    Ok(())
}

pub(super) fn set_note(draft: &mut Draft, target: &Target, note: Option<&str>) -> Result<(), EditError> {
    let note = note.map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    on_record(draft, target, |record| record.note = note)
}

pub(super) fn set_attribute(
    draft: &mut Draft,
    target: &Target,
    name: &str,
    value: Option<&AttributeValue>,
) -> Result<(), EditError> {
    let name = name.trim();
    if name.is_empty() {
        return refused(Refusal::EmptyAttribute);
    }
    on_record(draft, target, |record| match value {
        Some(value) => drop(record.attributes.insert(name.to_owned(), value.clone())),
        None => drop(record.attributes.remove(name)),
    })
}

/// A note or an attribute is a person's own and says nothing of the parser's proposal: the status stays.
fn on_record(draft: &mut Draft, target: &Target, change: impl FnOnce(&mut Record)) -> Result<(), EditError> {
    by_kind!(target, |id: T| draft.change(id, |item: &mut T| change(&mut item.record)))
}
