//! What became of an annotation, step by step: who did what to it, and when.
//!
//! Read off the steps that were done and not undone, and off the record of the annotation, which knows what the parser
//! had proposed also where the steps were done elsewhere. Changes nothing, and has no words but those of the text, as it
//! stood at each step: `wording` tells it.

#![deny(clippy::wildcard_enum_match_arm)]

use super::History;
use super::history::Step;
use super::patch::{Change, Patch, Recorded};
use crate::document::{
    Actor, ActorId, Annotation, Article, AttributeValue, Block, Caption, Confidence, Document, Mention,
    Quote, Record, Speaker, Stamp, Status, Target, by_kind,
};
use crate::text::Span;
use smol_str::SmolStr;
use std::sync::Arc;

/// What somebody did to an annotation at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who did it: the parser and its version, or a person's name; empty where nobody knows.
    pub by: String,
    /// ISO 8601, where it is known.
    pub time: Option<String>,
    /// What: never nothing.
    pub what: Vec<Happening>,
}

/// One thing that happened to an annotation.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Happening {
    /// The parser proposed it.
    Suggested(Option<Confidence>),
    /// A person made it.
    Made,
    /// A person changed it, it is not known how.
    Changed,
    /// It is gone.
    Removed,
    /// A person agreed.
    Confirmed,
    /// A person refused it.
    Rejected,
    /// A decision was taken back.
    TakenBack,
    /// What was refused counts again.
    TakenUp,
    /// The note, or that it is gone.
    Noted(Option<String>),
    /// What an attribute is, or that it is gone.
    Attribute { name: String, value: Option<AttributeValue> },
    /// Its words begin or end elsewhere, or both.
    Moved { start: bool, end: bool, before: String, after: String },
    /// Its words were corrected in the text.
    Corrected { before: String, after: String },
    /// The parts of its content.
    Content(Vec<String>),
    /// Its role, type, form or kind, as files call it.
    Labelled { before: &'static str, after: &'static str },
    /// Whether it repeats an earlier one.
    Repeats(bool),
    /// Its credit.
    Credit(Option<String>),
    /// The words of attribution.
    Cue(Option<String>),
    /// Its source.
    Speaker(Option<Speaker>),
    /// Whom it means.
    Linked(Option<ActorId>),
    /// Its name.
    Renamed { before: String, after: String },
    /// Its other names.
    Aliases(Vec<String>),
    /// Its titles and offices.
    Roles(Vec<String>),
    /// Its country.
    Country(Option<SmolStr>),
}

/// What became of an annotation, the first thing first. Empty where there is no such annotation.
pub fn story(document: &Document, history: &History, target: &Target) -> Vec<Event> {
    let steps = history.steps();
    let texts = texts(document, steps);
    by_kind!(target, |id: T| {
        let now = T::list(document).iter().find(|item| item.id == *id);
        told(steps, &texts, |item: &T| item.id == *id, now)
    })
}

/// The text before each step, and after the last.
fn texts(document: &Document, steps: &[Step]) -> Vec<Arc<str>> {
    let mut texts = vec![document.text.clone()];
    for step in steps.iter().rev() {
        let mut text = texts.last().cloned().unwrap_or_default();
        for change in step.patch.changes().iter().rev() {
            if let Change::Text(rewrite) = change {
                text = rewrite.inverse().of(&text).unwrap_or(text);
            }
        }
        texts.push(text);
    }
    texts.reverse();
    texts
}

fn told<T: Told>(steps: &[Step], texts: &[Arc<str>], is: impl Fn(&T) -> bool, now: Option<&T>) -> Vec<Event> {
    let mut events = Vec::new();
    let mut first: Option<&T> = None;
    for (step, texts) in steps.iter().zip(texts.windows(2)) {
        let Some((before, after)) = net(&step.patch, &is) else { continue };
        if first.is_none() {
            first = before;
            events.extend(before.into_iter().flat_map(|before| beginning(before.record())));
        }
        let sides = Sides { before: &texts[0], after: &texts[1] };
        let (what, by) = match (before, after) {
            (None, Some(after)) if after.record().status == Status::Suggested => {
                events.extend(beginning(after.record()));
                continue;
            }
            (None, Some(after)) => (vec![Happening::Made], Some(after.record())),
            (Some(_), None) => (vec![Happening::Removed], None),
            (Some(before), Some(after)) => {
                let mut what = Vec::from_iter(decided(before.record(), after.record()));
                what.extend(T::differences(before, after, &sides));
                what.extend(said(before.record(), after.record()));
                (what, Some(after.record()))
            }
            (None, None) => continue,
        };
        if !what.is_empty() {
            let stamp = step.stamp.clone().or_else(|| by.map(stamp_of));
            let Stamp { by, time } = stamp.unwrap_or(Stamp { by: String::new(), time: None });
            events.push(Event { by, time, what });
        }
    }
    if events.is_empty() {
        events.extend(now.into_iter().flat_map(|now| beginning(now.record())));
    }
    events
}

/// What a step made of an annotation in all: as it was, and as it is.
fn net<'p, T: Told + 'p>(
    patch: &'p Patch,
    is: impl Fn(&T) -> bool,
) -> Option<(Option<&'p T>, Option<&'p T>)> {
    let of = |item: &'p Option<Box<T>>| item.as_deref().filter(|item| is(item));
    let slots = patch.changes().iter().filter_map(T::slot);
    let mut touching =
        slots.map(|slot| (of(&slot.before), of(&slot.after))).filter(|(a, b)| a.is_some() || b.is_some());
    let (before, mut after) = touching.next()?;
    for (_, later) in touching {
        after = later;
    }
    Some((before, after))
}

/// What is known of an annotation from before the steps.
fn beginning(record: &Record) -> Vec<Event> {
    let mut events = Vec::new();
    let suggested = |by: &str, confidence: Option<Confidence>| Event {
        by: by.to_owned(),
        time: None,
        what: vec![Happening::Suggested(confidence)],
    };
    if record.status == Status::Suggested {
        events.push(suggested(&record.by, record.confidence));
        return events;
    }
    events.extend(record.origin.as_ref().map(|origin| suggested(&origin.by, origin.confidence)));
    let what = match record.status {
        Status::Confirmed => Happening::Confirmed,
        Status::Rejected => Happening::Rejected,
        Status::Edited | Status::Suggested if record.origin.is_some() => Happening::Changed,
        Status::Edited | Status::Suggested => Happening::Made,
    };
    events.push(Event { by: record.by.clone(), time: record.time.clone(), what: vec![what] });
    events
}

fn stamp_of(record: &Record) -> Stamp {
    Stamp { by: record.by.clone(), time: record.time.clone() }
}

fn decided(before: &Record, after: &Record) -> Option<Happening> {
    match (before.status, after.status) {
        (before, after) if before == after => None,
        (_, Status::Confirmed) => Some(Happening::Confirmed),
        (_, Status::Rejected) => Some(Happening::Rejected),
        (_, Status::Suggested) => Some(Happening::TakenBack),
        (Status::Rejected, Status::Edited) => Some(Happening::TakenUp),
        // What was changed says so itself.
        (_, Status::Edited) => None,
    }
}

/// Notes and attributes.
fn said(before: &Record, after: &Record) -> Vec<Happening> {
    let note = (before.note != after.note).then(|| Happening::Noted(after.note.clone()));
    let gone = before.attributes.keys().filter(|name| !after.attributes.contains_key(*name));
    let changed = (after.attributes.keys().chain(gone))
        .filter(|name| before.attributes.get(*name) != after.attributes.get(*name))
        .map(|name| Happening::Attribute { name: name.clone(), value: after.attributes.get(name).cloned() });
    note.into_iter().chain(changed).collect()
}

/// The text before and after a step.
struct Sides<'t> {
    before: &'t str,
    after: &'t str,
}

impl Sides<'_> {
    /// What was done to a span, where it reads otherwise now or stands elsewhere.
    fn moved(&self, before: Span, after: Span) -> Option<Happening> {
        let (start, end) = (before.start() != after.start(), before.end() != after.end());
        let (before, after) = (before.of(self.before).to_owned(), after.of(self.after).to_owned());
        if self.before != self.after {
            return (before != after).then_some(Happening::Corrected { before, after });
        }
        (start || end).then_some(Happening::Moved { start, end, before, after })
    }

    fn words(&self, span: Span) -> String {
        span.of(self.after).to_owned()
    }
}

/// An annotation whose changes can be told.
trait Told: Recorded {
    /// What of it differs, beside its record.
    fn differences(before: &Self, after: &Self, sides: &Sides) -> Vec<Happening>;
}

/// `what` where the two differ.
fn unless_same<V: PartialEq>(before: &V, after: &V, what: impl FnOnce() -> Happening) -> Option<Happening> {
    (before != after).then(what)
}

fn labelled(before: &'static str, after: &'static str) -> Option<Happening> {
    unless_same(&before, &after, || Happening::Labelled { before, after })
}

macro_rules! told {
    ($item:ident, |$before:ident, $after:ident, $sides:ident| $differences:expr) => {
        impl Told for $item {
            fn differences($before: &Self, $after: &Self, $sides: &Sides) -> Vec<Happening> {
                $differences.into_iter().flatten().collect()
            }
        }
    };
}

told!(Article, |before, after, sides| [sides.moved(before.span, after.span)]);

told!(Block, |before, after, sides| [
    sides.moved(before.span, after.span),
    labelled(before.role.name(), after.role.name()),
    unless_same(&before.duplicate_of.is_some(), &after.duplicate_of.is_some(), || {
        Happening::Repeats(after.duplicate_of.is_some())
    }),
]);

told!(Caption, |before, after, sides| [match (&before.credit, &after.credit) {
    (Some(before), Some(after)) => sides.moved(before.span, after.span),
    (None, Some(credit)) => Some(Happening::Credit(Some(sides.words(credit.span)))),
    (Some(_), None) => Some(Happening::Credit(None)),
    (None, None) => None,
}]);

told!(Actor, |before, after, _sides| [
    unless_same(&before.name, &after.name, || Happening::Renamed {
        before: before.name.clone(),
        after: after.name.clone(),
    }),
    labelled(before.actor_type.name(), after.actor_type.name()),
    unless_same(&before.aliases, &after.aliases, || Happening::Aliases(after.aliases.clone())),
    unless_same(&before.roles, &after.roles, || Happening::Roles(after.roles.clone())),
    unless_same(&before.country, &after.country, || Happening::Country(after.country.clone())),
]);

told!(Mention, |before, after, sides| [
    sides.moved(before.span, after.span),
    labelled(before.form.name(), after.form.name()),
    unless_same(&before.actor, &after.actor, || Happening::Linked(after.actor.clone())),
]);

told!(Quote, |before, after, sides| [
    match (before.spans.as_slice(), after.spans.as_slice()) {
        ([before], [after]) => sides.moved(*before, *after),
        (before, after) => {
            let words = |spans: &[Span], text: &str| -> Vec<String> {
                spans.iter().map(|span| span.of(text).to_owned()).collect()
            };
            let (before, after) = (words(before, sides.before), words(after, sides.after));
            (before != after).then_some(Happening::Content(after))
        }
    },
    labelled(before.kind.name(), after.kind.name()),
    unless_same(
        &before.cue.map(|cue| cue.of(sides.before)),
        &after.cue.map(|cue| cue.of(sides.after)),
        || Happening::Cue(after.cue.map(|cue| sides.words(cue))),
    ),
    unless_same(&before.speaker, &after.speaker, || Happening::Speaker(after.speaker.clone())),
]);
