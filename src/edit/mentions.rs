//! Mentions: added, moved, linked to actors, done away with.
//!
//! A quote's speaker is a mention, so what happens to mentions is carried to quotes here, each time in one pass.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::provenance::{amend, confirm};
use super::{ActorChoice, actors};
use crate::document::{Actor, ActorId, Form, Mention, MentionId, Quote, Record, Speaker};
use crate::language::{Basics, basics};
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

pub(super) fn add(
    draft: &mut Draft,
    span: Span,
    form: Option<Form>,
    actor: &ActorChoice,
) -> Result<MentionId, EditError> {
    let span = draft.words(span)?;
    if let Some(there) = live_at(draft, span) {
        link(draft, &there, actor)?;
        if let Some(form) = form {
            set_form(draft, &there, form)?;
        }
        return Ok(there);
    }
    let actor = actors::choose(draft, actor)?;
    let text = draft.text();
    let words = span.of(&text);
    let basics = basics(&draft.document().language);
    let form = match (form, &actor) {
        (Some(form), _) => form,
        (None, Some(id)) => form_of(words, draft.get::<Actor>(id)?, basics),
        (None, None) => source_form(words, basics),
    };
    let id = draft.ids().mention();
    let record = Record::made_by(draft.stamp());
    let mention = Mention { id: id.clone(), actor, span, form, record };
    let place = place(&draft.document().mentions, span);
    draft.insert(place, mention);
    note_alias(draft, &id)?;
    Ok(id)
}

pub(super) fn set_span(draft: &mut Draft, id: &MentionId, span: Span) -> Result<(), EditError> {
    let span = draft.words(span)?;
    let mention = draft.live::<Mention>(id)?;
    if mention.span == span {
        return Ok(());
    }
    if live_at(draft, span).is_some() {
        return refused(Refusal::WordsAreMention);
    }
    let stamp = draft.stamp();
    draft.change(id, |mention: &mut Mention| {
        if let Some(former) = amend(&mut mention.record, stamp) {
            former.spans.get_or_insert_with(|| vec![mention.span]);
        }
        mention.span = span;
    })?;
    adapt_forms(draft, |mention| mention.id == *id);
    keep_order(draft, id)
}

/// Puts a mention where its words stand among the others.
pub(super) fn keep_order(draft: &mut Draft, id: &MentionId) -> Result<(), EditError> {
    let span = draft.get::<Mention>(id)?.span;
    draft.move_to::<Mention>(id, |mentions| place(mentions, span))
}

pub(super) fn set_form(draft: &mut Draft, id: &MentionId, form: Form) -> Result<(), EditError> {
    if draft.live::<Mention>(id)?.form == form {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |mention: &mut Mention| {
        if let Some(former) = amend(&mut mention.record, stamp) {
            former.form.get_or_insert(mention.form);
        }
        mention.form = form;
    })?;
    note_alias(draft, id)
}

/// What an alias reads is one of its actor's aliases.
pub(super) fn note_alias(draft: &mut Draft, id: &MentionId) -> Result<(), EditError> {
    let text = draft.text();
    let mention = draft.get::<Mention>(id)?;
    let (words, form) = (mention.span.of(&text), mention.form);
    match mention.actor.clone() {
        Some(actor) if form == Form::Alias => actors::note_alias(draft, &actor, words),
        _ => Ok(()),
    }
}

pub(super) fn link(draft: &mut Draft, id: &MentionId, actor: &ActorChoice) -> Result<(), EditError> {
    draft.live::<Mention>(id)?;
    let actor = actors::choose(draft, actor)?;
    if draft.get::<Mention>(id)?.actor == actor {
        return Ok(());
    }
    move_to_actor(draft, |mention| mention.id == *id, actor.as_ref());
    note_alias(draft, id)
}

/// Links mentions to an actor (or to none), as a person's decision; the quotes that they speak follow.
pub(super) fn move_to_actor(draft: &mut Draft, wanted: impl Fn(&Mention) -> bool, actor: Option<&ActorId>) {
    let stamp = draft.stamp();
    let mut moved = HashSet::new();
    draft.change_where(wanted, |mention: &mut Mention| {
        if let Some(former) = amend(&mut mention.record, stamp) {
            former.actor.get_or_insert_with(|| mention.actor.clone());
        }
        mention.actor = actor.cloned();
        moved.insert(mention.id.clone());
    });
    adapt_forms(draft, |mention| moved.contains(&mention.id));
    speakers_follow(draft, |mention| moved.contains(mention).then_some(actor));
}

/// Points rejected mentions elsewhere when their actor is gone: nobody decides anything by that.
pub(super) fn point_rejected(draft: &mut Draft, from: impl Fn(&ActorId) -> bool, to: Option<&ActorId>) {
    let mut moved = HashSet::new();
    draft.change_where(
        |mention: &Mention| !mention.record.is_live() && mention.actor.as_ref().is_some_and(&from),
        |mention| {
            mention.actor = to.cloned();
            moved.insert(mention.id.clone());
        },
    );
    speakers_follow(draft, |mention| moved.contains(mention).then_some(to));
}

/// A speaker's actor is its mention's: that of each mention that moved.
pub(super) fn speakers_follow<'a>(
    draft: &mut Draft,
    moved: impl Fn(&MentionId) -> Option<Option<&'a ActorId>>,
) {
    draft.change_where(
        |quote: &Quote| quote.speaker.as_ref().is_some_and(|speaker| moved(&speaker.mention).is_some()),
        |quote| {
            if let Some(speaker) = &mut quote.speaker
                && let Some(actor) = moved(&speaker.mention)
            {
                speaker.actor = actor.cloned();
            }
        },
    );
}

/// Does away with mentions: a person's own are gone, suggestions are rejected, and their quotes lose their speaker.
pub(super) fn discard(draft: &mut Draft, wanted: impl Fn(&Mention) -> bool) {
    let discarded = draft.discard(|mention: &Mention| mention.record.is_live() && wanted(mention));
    if discarded.is_empty() {
        return;
    }
    let gone: HashSet<MentionId> = {
        let there: HashSet<&MentionId> =
            draft.document().mentions.iter().map(|mention| &mention.id).collect();
        discarded.iter().filter(|id| !there.contains(id)).cloned().collect()
    };
    let stamp = draft.stamp();
    let spoken_by = |quote: &Quote, ids: &HashSet<MentionId>| {
        quote.speaker.as_ref().is_some_and(|speaker| ids.contains(&speaker.mention))
    };
    draft.change_where(
        |quote: &Quote| quote.record.is_live() && spoken_by(quote, &discarded),
        |quote| {
            let speaker = quote.speaker.take();
            if let Some(former) = amend(&mut quote.record, stamp) {
                former.speaker.get_or_insert(speaker);
            }
        },
    );
    draft.change_where(|quote: &Quote| spoken_by(quote, &gone), |quote| quote.speaker = None);
}

/// Makes a mention count again, and its actor with it: who says that it stands, says that its actor does.
pub(super) fn revive(draft: &mut Draft, id: &MentionId) -> Result<(), EditError> {
    let mention = draft.get::<Mention>(id)?;
    if !mention.record.is_live() && live_at(draft, mention.span).is_some() {
        return refused(Refusal::WordsAreMention);
    }
    if let Some(actor) = mention.actor.clone() {
        actors::revive(draft, &actor)?;
    }
    let stamp = draft.stamp();
    draft.change(id, |mention: &mut Mention| {
        if !mention.record.is_live() {
            confirm(&mut mention.record, stamp);
        }
    })
}

/// A mention as a speaker, which counts again where it was rejected; where another of the same words counts, that one.
pub(super) fn revived_speaker(draft: &mut Draft, id: &MentionId) -> Result<Speaker, EditError> {
    let mention = draft.get::<Mention>(id)?;
    let other = if mention.record.is_live() { None } else { live_at(draft, mention.span) };
    match other {
        Some(other) => as_speaker(draft, &other),
        None => {
            revive(draft, id)?;
            as_speaker(draft, id)
        }
    }
}

/// What a mention is as a speaker.
pub(super) fn as_speaker(draft: &Draft, id: &MentionId) -> Result<Speaker, EditError> {
    let mention = draft.get::<Mention>(id)?;
    Ok(Speaker { mention: mention.id.clone(), actor: mention.actor.clone() })
}

/// The live mention of just these words.
pub(super) fn live_at(draft: &Draft, span: Span) -> Option<MentionId> {
    let there =
        draft.document().mentions.iter().find(|mention| mention.span == span && mention.record.is_live());
    there.map(|mention| mention.id.clone())
}

/// Whether another mention than this one is of just these words.
pub(super) fn live_but(draft: &Draft, id: &MentionId, span: Span) -> bool {
    let mut mentions = draft.document().mentions.iter();
    mentions.any(|mention| mention.id != *id && mention.span == span && mention.record.is_live())
}

/// Names and aliases change places when the actor's name or the words change; other forms are what they are.
pub(super) fn adapt_forms(draft: &mut Draft, wanted: impl Fn(&Mention) -> bool) {
    let text = draft.text();
    let document = draft.document();
    let names: HashMap<&ActorId, &str> =
        document.actors.iter().map(|actor| (&actor.id, actor.name.as_str())).collect();
    let adapted: Vec<(MentionId, Form)> = (document.mentions.iter())
        .filter(|mention| mention.record.is_live() && matches!(mention.form, Form::Name | Form::Alias))
        .filter(|mention| wanted(mention))
        .filter_map(|mention| {
            let name = *names.get(mention.actor.as_ref()?)?;
            let form = if is_name(mention.span.of(&text), name) { Form::Name } else { Form::Alias };
            (form != mention.form).then(|| (mention.id.clone(), form))
        })
        .collect();
    for (id, form) in adapted {
        // It was found in this very list.
        let _ = draft.change(&id, |mention: &mut Mention| {
            if let Some(origin) = &mut mention.record.origin {
                origin.former.form.get_or_insert(mention.form);
            }
            mention.form = form;
        });
    }
}

/// How these words speak of the actor.
fn form_of(words: &str, actor: &Actor, basics: &Basics) -> Form {
    if basics.is_pronoun(words) || begins_description(words, basics) {
        return source_form(words, basics);
    }
    if is_name(words, &actor.name) {
        return Form::Name;
    }
    let known = actor.aliases.iter().any(|alias| alias == words);
    if known || words.chars().next().is_some_and(|first| !first.is_lowercase()) {
        return Form::Alias;
    }
    source_form(words, basics)
}

/// Whether words begin as no name does: with a determiner, or with a small letter and a noun behind it ("officials from
/// both countries"). A name of one small word ("iPhone", "adidas") may be one.
fn begins_description(words: &str, basics: &Basics) -> bool {
    let mut all = words.split_whitespace();
    let (Some(first), Some(second)) = (all.next(), all.next()) else { return false };
    let determined = basics.is_determiner(first);
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    // "The Hague", "The New York Times" are names.
    (determined && is_small(second)) || (is_small(first) && !determined)
}

/// Whether words are this name, capitals aside.
fn is_name(words: &str, name: &str) -> bool {
    words == name || words.to_lowercase() == name.to_lowercase()
}

/// How words that name nobody speak.
fn source_form(words: &str, basics: &Basics) -> Form {
    if basics.is_pronoun(words) { Form::Pronoun } else { Form::Description }
}

/// In the order of the text, of two that begin together the longer first.
fn order(span: Span) -> (usize, Reverse<usize>) {
    (span.start(), Reverse(span.end()))
}

/// Where a mention of these words belongs.
pub(super) fn place(mentions: &[Mention], span: Span) -> usize {
    mentions.partition_point(|mention| order(mention.span) <= order(span))
}

/// Puts in many, each where its words belong.
pub(super) fn insert_all(draft: &mut Draft, mut new: Vec<Mention>) {
    new.sort_by_key(|mention| order(mention.span));
    let there = &draft.document().mentions;
    let placed = new.into_iter().map(|mention| (place(there, mention.span), mention)).collect();
    draft.insert_all(placed);
}
