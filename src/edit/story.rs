//! What became of an annotation, step by step: who did what to it, and when.
//!
//! Read off the steps that were done and not undone, and off the record of the annotation, which knows what the parser
//! had proposed also where the steps were done elsewhere. Changes nothing. The words are those of the text as it stood
//! at each step.

#![deny(clippy::wildcard_enum_match_arm)]

use super::History;
use super::describe::{clipped, short};
use super::history::Step;
use super::patch::{Change, Patch, Recorded};
use crate::document::{
    Actor, ActorId, Annotation, Article, AttributeValue, Attributes, Block, Caption, Document, Mention,
    Quote, Record, Speaker, Stamp, Status, Target, by_kind,
};
use crate::text::Span;
use std::sync::Arc;

/// One thing that happened to an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Who did it: the parser and its version, or a person's name; empty where nobody knows.
    pub by: String,
    /// ISO 8601, where it is known.
    pub time: Option<String>,
    /// What, in words: "confirmed", "moved the end: “Ana” → “Ana Ruiz”".
    pub what: Vec<String>,
}

/// What became of an annotation, the first thing first. Empty where there is no such annotation.
pub fn story(document: &Document, history: &History, target: &Target) -> Vec<Event> {
    let steps = history.steps();
    let texts = texts(document, steps);
    let tell = Tell { document };
    by_kind!(target, |id: T| {
        let now = T::list(document).iter().find(|item| item.id == *id);
        told(&tell, steps, &texts, |item: &T| item.id == *id, now)
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

fn told<T: Told>(
    tell: &Tell,
    steps: &[Step],
    texts: &[Arc<str>],
    is: impl Fn(&T) -> bool,
    now: Option<&T>,
) -> Vec<Event> {
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
            (None, Some(after)) => (vec!["made it".to_owned()], Some(after.record())),
            (Some(_), None) => (vec!["removed it".to_owned()], None),
            (Some(before), Some(after)) => {
                let mut what = decided(before.record(), after.record());
                what.extend(T::differences(tell, before, after, &sides));
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
    let suggested = |by: &str, confidence: Option<crate::document::Confidence>| {
        let sure = confidence.map(|sure| format!(", {} %", sure.hundredths())).unwrap_or_default();
        Event { by: by.to_owned(), time: None, what: vec![format!("suggested it{sure}")] }
    };
    if record.status == Status::Suggested {
        events.push(suggested(&record.by, record.confidence));
        return events;
    }
    events.extend(record.origin.as_ref().map(|origin| suggested(&origin.by, origin.confidence)));
    let what = match record.status {
        Status::Confirmed => "confirmed it",
        Status::Rejected => "rejected it",
        Status::Edited | Status::Suggested if record.origin.is_some() => "changed it",
        Status::Edited | Status::Suggested => "made it",
    };
    events.push(Event { by: record.by.clone(), time: record.time.clone(), what: vec![what.to_owned()] });
    events
}

fn stamp_of(record: &Record) -> Stamp {
    Stamp { by: record.by.clone(), time: record.time.clone() }
}

fn decided(before: &Record, after: &Record) -> Vec<String> {
    let what = match (before.status, after.status) {
        (before, after) if before == after => return Vec::new(),
        (_, Status::Confirmed) => "confirmed it",
        (_, Status::Rejected) => "rejected it",
        (_, Status::Suggested) => "took the decision back",
        (Status::Rejected, Status::Edited) => "took it up again",
        // What was changed says so itself.
        (_, Status::Edited) => return Vec::new(),
    };
    vec![what.to_owned()]
}

/// Notes and attributes.
fn said(before: &Record, after: &Record) -> Vec<String> {
    let mut what = Vec::new();
    if before.note != after.note {
        what.push(match &after.note {
            Some(note) => format!("noted: {}", clipped(note)),
            None => "removed the note".to_owned(),
        });
    }
    let of = |attributes: &Attributes, name: &str| attributes.get(name).map(value);
    let names = after
        .attributes
        .keys()
        .chain(before.attributes.keys().filter(|n| !after.attributes.contains_key(*n)));
    for name in names {
        match (of(&before.attributes, name), of(&after.attributes, name)) {
            (before, after) if before == after => {}
            (_, Some(value)) => what.push(format!("{name}: {value}")),
            (_, None) => what.push(format!("took {name} away")),
        }
    }
    what
}

fn value(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => clipped(text),
        AttributeValue::List(values) => values.iter().map(self::value).collect::<Vec<_>>().join(", "),
    }
}

/// The text before and after a step.
struct Sides<'t> {
    before: &'t str,
    after: &'t str,
}

impl Sides<'_> {
    /// What was done to a span, where it reads otherwise now or stands elsewhere.
    fn moved(&self, before: Span, after: Span) -> Option<String> {
        let (old, new) = (before.of(self.before), after.of(self.after));
        if self.before != self.after {
            return (old != new)
                .then(|| format!("went with the corrected text: {} → {}", short(old), short(new)));
        }
        let what = match (before.start() == after.start(), before.end() == after.end()) {
            (true, true) => return None,
            (true, false) => "moved the end",
            (false, true) => "moved the start",
            (false, false) => "moved both ends",
        };
        Some(format!("{what}: {} → {}", short(old), short(new)))
    }

    fn words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| short(span.of(self.after))).collect::<Vec<_>>().join(" … ")
    }
}

struct Tell<'d> {
    document: &'d Document,
}

impl Tell<'_> {
    fn actor(&self, id: &ActorId) -> String {
        self.document
            .actor(id)
            .map_or_else(|| "an actor that is gone".to_owned(), |actor| clipped(&actor.name))
    }

    fn speaker(&self, speaker: &Speaker) -> String {
        let words = || {
            let mention = self.document.mention(&speaker.mention)?;
            Some(short(mention.span.of(&self.document.text)))
        };
        let actor = speaker.actor.as_ref().map(|actor| self.actor(actor));
        actor.or_else(words).unwrap_or_else(|| "words that are gone".to_owned())
    }
}

/// An annotation whose changes can be told.
trait Told: Recorded {
    /// What of it differs, beside its record.
    fn differences(tell: &Tell, before: &Self, after: &Self, sides: &Sides) -> Vec<String>;
}

/// `what` where the two differ.
fn unless_same<V: PartialEq>(before: &V, after: &V, what: impl FnOnce() -> String) -> Option<String> {
    (before != after).then(what)
}

macro_rules! told {
    ($item:ident, |$tell:ident, $before:ident, $after:ident, $sides:ident| $differences:expr) => {
        impl Told for $item {
            fn differences($tell: &Tell, $before: &Self, $after: &Self, $sides: &Sides) -> Vec<String> {
                $differences.into_iter().flatten().collect()
            }
        }
    };
}

told!(Article, |_tell, before, after, sides| [sides.moved(before.span, after.span)]);

told!(Block, |_tell, before, after, sides| [
    sides.moved(before.span, after.span),
    unless_same(&before.role, &after.role, || format!("{} → {}", before.role.name(), after.role.name())),
    unless_same(&before.duplicate_of.is_some(), &after.duplicate_of.is_some(), || {
        let repeats = if after.duplicate_of.is_some() { "repeats" } else { "no longer repeats" };
        format!("it {repeats} an earlier one")
    }),
]);

told!(Caption, |_tell, before, after, sides| [match (&before.credit, &after.credit) {
    (Some(before), Some(after)) => sides.moved(before.span, after.span),
    (None, Some(credit)) => Some(format!("credit: {}", short(credit.span.of(sides.after)))),
    (Some(_), None) => Some("no credit".to_owned()),
    (None, None) => None,
}]);

told!(Actor, |_tell, before, after, _sides| [
    unless_same(&before.name, &after.name, || {
        format!("renamed {} to {}", clipped(&before.name), clipped(&after.name))
    }),
    unless_same(&before.actor_type, &after.actor_type, || {
        format!("{} → {}", before.actor_type.name(), after.actor_type.name())
    }),
    unless_same(&before.aliases, &after.aliases, || format!("other names: {}", listed(&after.aliases))),
    unless_same(&before.roles, &after.roles, || format!("roles: {}", listed(&after.roles))),
    unless_same(&before.country, &after.country, || {
        format!("country: {}", after.country.as_deref().unwrap_or("none"))
    }),
]);

told!(Mention, |tell, before, after, sides| [
    sides.moved(before.span, after.span),
    unless_same(&before.form, &after.form, || format!("{} → {}", before.form.name(), after.form.name())),
    unless_same(&before.actor, &after.actor, || match &after.actor {
        Some(actor) => format!("linked it to {}", tell.actor(actor)),
        None => "linked it to no actor".to_owned(),
    }),
]);

told!(Quote, |tell, before, after, sides| [
    match (before.spans.as_slice(), after.spans.as_slice()) {
        ([before], [after]) => sides.moved(*before, *after),
        (before, after) => {
            let words = |spans: &[Span], text: &str| -> Vec<String> {
                spans.iter().map(|span| span.of(text).to_owned()).collect()
            };
            (words(before, sides.before) != words(after, sides.after))
                .then(|| format!("its words: {}", sides.words(after)))
        }
    },
    unless_same(&before.kind, &after.kind, || format!("{} → {}", before.kind.name(), after.kind.name())),
    unless_same(
        &before.cue.map(|cue| cue.of(sides.before)),
        &after.cue.map(|cue| cue.of(sides.after)),
        || match after.cue {
            Some(cue) => format!("cue: {}", short(cue.of(sides.after))),
            None => "no cue".to_owned(),
        }
    ),
    unless_same(&before.speaker, &after.speaker, || match &after.speaker {
        Some(speaker) => format!("speaker: {}", tell.speaker(speaker)),
        None => "no speaker".to_owned(),
    }),
]);

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { clipped(&names.join(", ")) }
}
