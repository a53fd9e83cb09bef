//! What became of an annotation: "confirmed it", "moved the end: “Ana” → “Ana Ruiz”".
//!
//! Actors and speakers are called as they are now, whenever it was.

#![deny(clippy::wildcard_enum_match_arm)]

use super::excerpt::{clipped, short};
use crate::document::{ActorId, AttributeValue, Document, Speaker};
use crate::edit::{Event, Happening};

/// All that somebody did to an annotation of this document at one time.
pub fn event(document: &Document, event: &Event) -> String {
    event.what.iter().map(|what| happening(document, what)).collect::<Vec<_>>().join("; ")
}

fn happening(document: &Document, happening: &Happening) -> String {
    let or_none = |named: &str, words: Option<&String>| match words {
        Some(words) => format!("{named}: {}", short(words)),
        None => format!("no {named}"),
    };
    match happening {
        Happening::Suggested(None) => "suggested it".to_owned(),
        Happening::Suggested(Some(sure)) => format!("suggested it, {} %", sure.hundredths()),
        Happening::Made => "made it".to_owned(),
        Happening::Changed => "changed it".to_owned(),
        Happening::Removed => "removed it".to_owned(),
        Happening::Confirmed => "confirmed it".to_owned(),
        Happening::Rejected => "rejected it".to_owned(),
        Happening::TakenBack => "took the decision back".to_owned(),
        Happening::TakenUp => "took it up again".to_owned(),
        Happening::Noted(Some(note)) => format!("noted: {}", clipped(note)),
        Happening::Noted(None) => "removed the note".to_owned(),
        Happening::Attribute { name, value: Some(value) } => format!("{name}: {}", attribute(value)),
        Happening::Attribute { name, value: None } => format!("took {name} away"),
        Happening::Moved { start, end, before, after } => {
            let ends = match (start, end) {
                (true, false) => "the start",
                (false, true) => "the end",
                (true, true) | (false, false) => "both ends",
            };
            format!("moved {ends}: {} → {}", short(before), short(after))
        }
        Happening::Corrected { before, after } => {
            format!("went with the corrected text: {} → {}", short(before), short(after))
        }
        Happening::Content(parts) => {
            let parts: Vec<String> = parts.iter().map(|words| short(words)).collect();
            format!("its words: {}", parts.join(" … "))
        }
        Happening::Labelled { before, after } => format!("{before} → {after}"),
        Happening::Repeats(true) => "it repeats an earlier one".to_owned(),
        Happening::Repeats(false) => "it no longer repeats an earlier one".to_owned(),
        Happening::Credit(words) => or_none("credit", words.as_ref()),
        Happening::Cue(words) => or_none("cue", words.as_ref()),
        Happening::Speaker(Some(speaker)) => format!("speaker: {}", speaker_name(document, speaker)),
        Happening::Speaker(None) => "no speaker".to_owned(),
        Happening::Linked(Some(actor)) => format!("linked it to {}", actor_name(document, actor)),
        Happening::Linked(None) => "linked it to no actor".to_owned(),
        Happening::Renamed { before, after } => format!("renamed {} to {}", clipped(before), clipped(after)),
        Happening::Aliases(names) => format!("other names: {}", listed(names)),
        Happening::Roles(roles) => format!("roles: {}", listed(roles)),
        Happening::Country(country) => format!("country: {}", country.as_deref().unwrap_or("none")),
    }
}

fn attribute(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => clipped(text),
        AttributeValue::List(values) => values.iter().map(attribute).collect::<Vec<_>>().join(", "),
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { clipped(&names.join(", ")) }
}

fn actor_name(document: &Document, id: &ActorId) -> String {
    document.actor(id).map_or_else(|| "an actor that is gone".to_owned(), |actor| clipped(&actor.name))
}

fn speaker_name(document: &Document, speaker: &Speaker) -> String {
    let words = || {
        let mention = document.mention(&speaker.mention)?;
        Some(short(mention.span.of(&document.text)))
    };
    let actor = speaker.actor.as_ref().map(|actor| actor_name(document, actor));
    actor.or_else(words).unwrap_or_else(|| "words that are gone".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Confidence, DocumentId, MentionId};

    #[test]
    fn each_thing_that_happens_has_its_words() {
        let document = Document::empty(DocumentId::new("bridge"), "Ana Ruiz opened it.".into());
        let words = |words: &str| Some(words.to_owned());
        let (before, after) = ("Ana".to_owned(), "Ana Ruiz".to_owned());
        let moved =
            |start, end| Happening::Moved { start, end, before: before.clone(), after: after.clone() };
        let attribute = |value| Happening::Attribute { name: "party".into(), value };
        let list = [AttributeValue::Text("Blue".into()), AttributeValue::Flag(true)];
        let speaker = Speaker { mention: MentionId::new("m1"), actor: None };
        let cases = [
            (Happening::Suggested(Some(Confidence::percent(90))), "suggested it, 90 %"),
            (Happening::Suggested(None), "suggested it"),
            (Happening::TakenBack, "took the decision back"),
            (Happening::TakenUp, "took it up again"),
            (Happening::Noted(words("Twice?")), "noted: Twice?"),
            (Happening::Noted(None), "removed the note"),
            (attribute(Some(AttributeValue::List(list.to_vec()))), "party: Blue, true"),
            (attribute(None), "took party away"),
            (moved(true, false), "moved the start: “Ana” → “Ana Ruiz”"),
            (moved(false, true), "moved the end: “Ana” → “Ana Ruiz”"),
            (moved(true, true), "moved both ends: “Ana” → “Ana Ruiz”"),
            (Happening::Content(vec![before.clone(), after.clone()]), "its words: “Ana” … “Ana Ruiz”"),
            (Happening::Labelled { before: "body", after: "byline" }, "body → byline"),
            (Happening::Repeats(true), "it repeats an earlier one"),
            (Happening::Repeats(false), "it no longer repeats an earlier one"),
            (Happening::Credit(words("(EPA)")), "credit: “(EPA)”"),
            (Happening::Cue(None), "no cue"),
            (Happening::Speaker(Some(speaker)), "speaker: words that are gone"),
            (Happening::Linked(Some(ActorId::new("p1"))), "linked it to an actor that is gone"),
            (Happening::Renamed { before, after }, "renamed Ana to Ana Ruiz"),
            (Happening::Aliases(Vec::new()), "other names: none"),
            (Happening::Roles(vec!["Minister".into(), "MP".into()]), "roles: Minister, MP"),
            (Happening::Country(Some("ES".into())), "country: ES"),
        ];
        for (what, expected) in cases {
            let told = Event { by: String::new(), time: None, what: vec![what, Happening::Made] };
            assert_eq!(event(&document, &told), format!("{expected}; made it"));
        }
    }
}
