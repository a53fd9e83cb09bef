//! Actors: chosen or made, named, merged, split, done away with; their mentions follow.

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::provenance::{amend, confirm, decided_together, is_untouched, reinstate};
use super::{ActorChoice, mentions};
use crate::document::{Actor, ActorId, ActorType, Form, Mention, MentionId, Record};
use crate::text::Span;
use smol_str::SmolStr;
use std::collections::HashSet;

/// The actor that is meant; made where there is none yet, revived where it was rejected.
pub(super) fn choose(draft: &mut Draft, choice: &ActorChoice) -> Result<Option<ActorId>, EditError> {
    match choice {
        ActorChoice::None => Ok(None),
        ActorChoice::Known(id) => {
            revive(draft, id)?;
            Ok(Some(id.clone()))
        }
        ActorChoice::Named { name, actor_type } => {
            let name = one_line(name);
            match named(draft, &name, *actor_type) {
                Some(id) => Ok(Some(id)),
                None => make(draft, name, *actor_type).map(Some),
            }
        }
        ActorChoice::New { name, actor_type } => make(draft, one_line(name), *actor_type).map(Some),
    }
}

/// The live actor with this name, else the one with this alias.
fn named(draft: &Draft, name: &str, actor_type: ActorType) -> Option<ActorId> {
    let live = || {
        let actors = draft.document().actors.iter();
        actors.filter(|actor| actor.record.is_live() && actor.actor_type == actor_type)
    };
    let found = live().find(|actor| actor.name == name);
    let found = found.or_else(|| live().find(|actor| actor.aliases.iter().any(|alias| alias == name)));
    found.map(|actor| actor.id.clone())
}

fn make(draft: &mut Draft, name: String, actor_type: ActorType) -> Result<ActorId, EditError> {
    if name.is_empty() {
        return refused(Refusal::EmptyName);
    }
    let id = draft.ids().actor();
    let record = Record::made_by(draft.stamp());
    let actor = Actor {
        id: id.clone(),
        name,
        actor_type,
        aliases: Vec::new(),
        roles: Vec::new(),
        country: None,
        record,
    };
    let end = draft.document().actors.len();
    draft.insert(end, actor);
    Ok(id)
}

pub(super) fn set_name(draft: &mut Draft, id: &ActorId, name: &str) -> Result<(), EditError> {
    let name = one_line(name);
    if name.is_empty() {
        return refused(Refusal::EmptyName);
    }
    let former_name = draft.live::<Actor>(id)?.name.clone();
    if former_name == name {
        return Ok(());
    }
    let still_read = is_read(draft, id, &former_name);
    let stamp = draft.stamp();
    draft.change(id, |actor: &mut Actor| {
        if let Some(former) = amend(&mut actor.record, stamp) {
            former.name.get_or_insert_with(|| former_name.clone());
        }
        if still_read {
            actor.aliases.insert(0, former_name);
        }
        actor.aliases = names(&name, actor.aliases.drain(..));
        actor.name = name;
    })?;
    mentions::adapt_forms(draft, |mention| mention.actor.as_ref() == Some(id));
    Ok(())
}

pub(super) fn set_type(draft: &mut Draft, id: &ActorId, actor_type: ActorType) -> Result<(), EditError> {
    if draft.live::<Actor>(id)?.actor_type == actor_type {
        return Ok(());
    }
    let stamp = draft.stamp();
    draft.change(id, |actor: &mut Actor| {
        if let Some(former) = amend(&mut actor.record, stamp) {
            former.actor_type.get_or_insert(actor.actor_type);
        }
        actor.actor_type = actor_type;
    })
}

pub(super) fn set_aliases(draft: &mut Draft, id: &ActorId, aliases: &[String]) -> Result<(), EditError> {
    let aliases = names(&draft.live::<Actor>(id)?.name, aliases.iter().cloned());
    amend_with(draft, id, |actor| actor.aliases = aliases)
}

pub(super) fn set_roles(draft: &mut Draft, id: &ActorId, roles: &[String]) -> Result<(), EditError> {
    draft.live::<Actor>(id)?;
    let roles = names("", roles.iter().cloned());
    amend_with(draft, id, |actor| actor.roles = roles)
}

pub(super) fn set_country(
    draft: &mut Draft,
    id: &ActorId,
    country: Option<&SmolStr>,
) -> Result<(), EditError> {
    draft.live::<Actor>(id)?;
    let country =
        country.map(|code| SmolStr::from(code.trim().to_ascii_uppercase())).filter(|code| !code.is_empty());
    if country.as_ref().is_some_and(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
        return refused(Refusal::NoCountry);
    }
    amend_with(draft, id, |actor| actor.country = country)
}

/// Changes parts of which the record keeps no former value.
fn amend_with(draft: &mut Draft, id: &ActorId, change: impl FnOnce(&mut Actor)) -> Result<(), EditError> {
    let stamp = draft.stamp();
    draft.change(id, |actor: &mut Actor| {
        let before = actor.clone();
        change(actor);
        if *actor != before {
            amend(&mut actor.record, stamp);
        }
    })
}

pub(super) fn merge(draft: &mut Draft, id: &ActorId, into: &ActorId) -> Result<(), EditError> {
    if id == into {
        return refused(Refusal::MergedIntoItself);
    }
    let merged = draft.live::<Actor>(id)?.clone();
    draft.live::<Actor>(into)?;
    let stamp = draft.stamp();
    draft.change(into, |actor: &mut Actor| {
        amend(&mut actor.record, stamp);
        let all = actor.aliases.drain(..).chain([merged.name]).chain(merged.aliases);
        actor.aliases = names(&actor.name, all);
        actor.roles = names("", actor.roles.drain(..).chain(merged.roles));
        actor.country = actor.country.take().or(merged.country);
        for (name, value) in merged.record.attributes {
            actor.record.attributes.entry(name).or_insert(value);
        }
        actor.record.note = actor.record.note.take().or(merged.record.note);
    })?;
    mentions::move_to_actor(
        draft,
        |mention| mention.record.is_live() && mention.actor.as_ref() == Some(id),
        Some(into),
    );
    do_away(draft, id, Some(into));
    Ok(())
}

pub(super) fn split(draft: &mut Draft, id: &ActorId, chosen: &[MentionId]) -> Result<(), EditError> {
    let actor_type = draft.live::<Actor>(id)?.actor_type;
    let text = draft.text();
    let mut words: Vec<(Form, String)> = Vec::new();
    for mention in chosen {
        let mention = draft.live::<Mention>(mention)?;
        if mention.actor.as_ref() != Some(id) {
            return refused(Refusal::NotItsMention);
        }
        words.push((mention.form, mention.span.of(&text).to_owned()));
    }
    let chosen: HashSet<&MentionId> = chosen.iter().collect();
    let all = draft
        .document()
        .mentions
        .iter()
        .filter(|m| m.record.is_live() && m.actor.as_ref() == Some(id))
        .count();
    if chosen.is_empty() || chosen.len() == all {
        return refused(Refusal::NothingToSplit);
    }
    // A name is better than a description, and of names the longest says most.
    let is_name = |form: Form| matches!(form, Form::Name | Form::Alias);
    let best = words.iter().rev().max_by_key(|(form, words)| (is_name(*form), words.chars().count()));
    let Some(name) = best.map(|(_, words)| one_line(words)) else { return Ok(()) };
    let new = make(draft, name.clone(), actor_type)?;
    mentions::move_to_actor(draft, |mention| chosen.contains(&mention.id), Some(&new));
    let aliases = names(&name, words.into_iter().filter(|(form, _)| is_name(*form)).map(|(_, words)| words));
    let unread: HashSet<String> =
        (aliases.iter().chain([&name])).filter(|n| !is_read(draft, id, n)).cloned().collect();
    draft.change(&new, |actor: &mut Actor| actor.aliases = aliases)?;
    draft.change(id, |actor: &mut Actor| actor.aliases.retain(|alias| !unread.contains(alias)))
}

/// A live mention reads so: the actor's aliases know it.
pub(super) fn note_alias(draft: &mut Draft, id: &ActorId, words: &str) -> Result<(), EditError> {
    let words = one_line(words);
    draft.change(id, |actor: &mut Actor| {
        if actor.name != words && !actor.aliases.contains(&words) {
            actor.aliases.push(words);
        }
    })
}

/// Words that an actor is called by have changed in the text: where it is called so nowhere any longer, its name and its
/// aliases follow. Nobody decides anything by that.
pub(super) fn respell(draft: &mut Draft, id: &ActorId, before: &str, after: &str) -> Result<(), EditError> {
    let (before, after) = (one_line(before), one_line(after));
    if before == after || after.is_empty() || is_read(draft, id, &before) {
        return Ok(());
    }
    draft.change(id, |actor: &mut Actor| {
        if actor.name == before {
            actor.name.clone_from(&after);
        }
        let respelled = |alias: String| if alias == before { after.clone() } else { alias };
        actor.aliases = names(&actor.name, actor.aliases.drain(..).map(respelled));
    })?;
    mentions::adapt_forms(draft, |mention| mention.actor.as_ref() == Some(id));
    Ok(())
}

/// Takes out actors that nobody has decided and that no mention means any longer, of these.
pub(super) fn drop_unmentioned(draft: &mut Draft, lost: &HashSet<ActorId>) {
    let live = draft.document().mentions.iter().filter(|mention| mention.record.is_live());
    let meant: HashSet<&ActorId> = live.filter_map(|mention| mention.actor.as_ref()).collect();
    let gone: HashSet<ActorId> = (draft.document().actors.iter())
        .filter(|actor| lost.contains(&actor.id) && !meant.contains(&actor.id) && is_untouched(&actor.record))
        .map(|actor| actor.id.clone())
        .collect();
    mentions::point_rejected(draft, |actor| gone.contains(actor), None);
    draft.remove_all::<Actor>(&gone);
}

/// Rejects an actor (a person's own is gone), and its mentions with it.
pub(super) fn discard(draft: &mut Draft, id: &ActorId) -> Result<(), EditError> {
    draft.get::<Actor>(id)?;
    mentions::discard(draft, |mention| mention.actor.as_ref() == Some(id));
    do_away(draft, id, None);
    Ok(())
}

fn do_away(draft: &mut Draft, id: &ActorId, instead: Option<&ActorId>) {
    draft.discard(|actor: &Actor| actor.id == *id);
    if draft.find::<Actor>(id).is_err() {
        mentions::point_rejected(draft, |actor| actor == id, instead);
    }
}

/// Makes an actor count again where it was rejected.
pub(super) fn revive(draft: &mut Draft, id: &ActorId) -> Result<(), EditError> {
    let stamp = draft.stamp();
    draft.change(id, |actor: &mut Actor| {
        if !actor.record.is_live() {
            confirm(&mut actor.record, stamp);
        }
    })
}

/// The mentions that were rejected in the same step as their actor count again with it, where no others of the same
/// words do.
pub(super) fn revive_mentions(draft: &mut Draft, id: &ActorId, rejection: &Record) {
    let stamp = draft.stamp();
    let mut taken: HashSet<Span> =
        draft.document().mentions.iter().filter(|m| m.record.is_live()).map(|m| m.span).collect();
    draft.change_where(
        |mention: &Mention| {
            !mention.record.is_live()
                && mention.actor.as_ref() == Some(id)
                && decided_together(&mention.record, rejection)
        },
        |mention| {
            if taken.insert(mention.span) {
                reinstate(&mut mention.record, stamp);
            }
        },
    );
}

fn is_read(draft: &Draft, id: &ActorId, name: &str) -> bool {
    let text = &draft.document().text;
    let mut mentions = draft.document().mentions.iter();
    mentions.any(|m| m.record.is_live() && m.actor.as_ref() == Some(id) && one_line(m.span.of(text)) == name)
}

/// Each once, in order, without white space around and without `but`.
fn names(but: &str, all: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in all.map(|name| one_line(&name)) {
        if !name.is_empty() && name != but && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// Names are written on one line, whatever the text does.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
