//! What the page says, in words: the status line, and names for what is chosen.
//!
//! One place for the page's sentences, so that they speak with one voice. Knows no browser.

mod library;

pub use library::*;

use super::layers::Layer;
use super::rows::List;
use super::state::Desk;
use crate::document::{self, ActorType, Confidence, QuoteKind, Record, Status, Target};

/// Nothing to annotate.
pub const NO_TEXT: &str = "There is no text to annotate. Paste an article first.";
/// The text is read-only.
pub const NOT_HERE: &str =
    "Letters are keys here. To correct the text itself, press Shift+C; for another article, New paste.";
/// Another tab writes to this document.
pub const READ_ONLY: &str = "This document is open in another tab. Here it can only be read, and follows what is done there. When it is closed there, it can be changed here.";
/// The other tab is gone.
pub const RELEASED: &str = "It is closed in the other tab: it can be changed here now.";
/// A command needs words.
pub const SELECT_FIRST: &str = "Select words in the article first.";
/// A command needs an annotation.
pub const CHOOSE_FIRST: &str = "Choose an annotation first: press it, or go to it with j and k.";
/// A command needs a place in the text.
pub const CARET_FIRST: &str = "Put the caret into a block first.";
/// What was to be corrected stands there no longer.
pub const TEXT_CHANGED: &str = "The text has changed meanwhile: nothing was corrected.";
/// The words are the same as before.
pub const NOTHING_CORRECTED: &str = "The text stays as it was.";
/// Corrected, but the parser did not look.
pub const NOT_REREAD: &str = "The passage was not annotated again.";
/// There is nothing in this direction.
pub const NO_MORE: &str = "There are no more.";
/// What a note is called.
pub const NOTE: &str = "note";
/// Nothing is left to review.
pub const ALL_REVIEWED: &str = "Everything here is reviewed.";
/// Nothing is left to review of what is shown.
pub const ALL_SHOWN_REVIEWED: &str = "Everything that is shown is reviewed. Some is hidden: see Shown.";
/// Accepting all, what is hidden too.
pub const HIDDEN_TOO: &str = "all, hidden too";

/// What a switch shows.
pub fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Actors(ActorType::Person) => "Persons",
        Layer::Actors(ActorType::Organisation) => "Organisations",
        Layer::Actors(ActorType::Country) => "Countries",
        Layer::Actors(ActorType::Group) => "Groups",
        Layer::Actors(ActorType::Place) => "Places",
        Layer::Quotes(QuoteKind::Direct) => "Direct quotes",
        Layer::Quotes(QuoteKind::Indirect) => "Indirect quotes",
        Layer::Quotes(QuoteKind::Mixed) => "Mixed quotes",
        Layer::Captions => "Captions",
        Layer::Boilerplate => "Boilerplate",
    }
}

/// What one annotation of what was compared is.
pub fn one_of(layer: document::Layer) -> &'static str {
    match layer {
        document::Layer::Blocks => "Block",
        document::Layer::Captions => "Caption",
        document::Layer::Mentions => "Mention",
        document::Layer::Quotes => "Quote",
    }
}

/// What a correction took with it: "1 mention is gone with its words".
pub fn lost(counts: &[(&str, usize)]) -> String {
    let several = |(kind, count): &(&str, usize)| match count {
        1 => format!("1 {kind}"),
        count => format!("{count} {kind}s"),
    };
    let what: Vec<String> = counts.iter().map(several).collect();
    let one = matches!(counts, [(_, 1)]);
    let verb = if one { "is gone with its words" } else { "are gone with their words" };
    format!("{} {verb}", what.join(" and "))
}

/// What is chosen, in a few words: "quote, direct, by Raisi".
pub fn what(desk: &Desk, target: &Target) -> String {
    let document = &desk.document;
    let mut words: Vec<String> = Vec::new();
    match target {
        Target::Quote(id) => {
            let Some(quote) = document.quote(id) else { return String::new() };
            words.extend(["quote".to_owned(), quote.kind.name().to_owned()]);
            words.push(match &quote.speaker {
                Some(speaker) => format!("by {}", desk.speaker_name(speaker)),
                None => "no speaker".to_owned(),
            });
        }
        Target::Mention(id) => {
            let Some(mention) = document.mention(id) else { return String::new() };
            let actor = mention.actor.as_ref().and_then(|actor| document.actor(actor));
            match actor {
                Some(actor) => {
                    words.extend([actor.actor_type.name().to_owned(), actor.name.clone()]);
                    words.push(mention.form.name().to_owned());
                }
                None => words.extend(["source".to_owned(), desk.words(mention.span)]),
            }
        }
        Target::Actor(id) => {
            let Some(actor) = document.actor(id) else { return String::new() };
            words.extend([actor.actor_type.name().to_owned(), actor.name.clone()]);
            let count = document
                .mentions
                .iter()
                .filter(|m| m.record.is_live() && m.actor.as_ref() == Some(id))
                .count();
            words.push(if count == 1 { "1 mention".to_owned() } else { format!("{count} mentions") });
        }
        Target::Caption(id) => {
            let Some(caption) = document.caption(id) else { return String::new() };
            words.push("caption".to_owned());
            words.push(match &caption.credit {
                Some(credit) => format!("credit {}", desk.words(credit.span)),
                None => "no credit".to_owned(),
            });
        }
        Target::Block(id) => {
            words.push(document.block(id).map(|block| block.role.name()).unwrap_or_default().to_owned());
        }
        Target::Article(_) => words.push("article".to_owned()),
    }
    words.join(", ")
}

/// The heading of a history: "Mention “Ruiz”".
pub fn whose_story(desk: &Desk, target: &Target) -> String {
    let document = &desk.document;
    let words = || desk.place(target).map(|span| desk.words(span)).unwrap_or_default();
    match target {
        Target::Actor(id) => {
            format!("Actor {}", document.actor(id).map(|actor| actor.name.as_str()).unwrap_or_default())
        }
        Target::Mention(_) => format!("Mention “{}”", words()),
        Target::Quote(_) => format!("Quote {}", words()),
        Target::Caption(_) => format!("Caption {}", words()),
        Target::Block(_) => format!("Block {}", words()),
        Target::Article(_) => "Article".to_owned(),
    }
}

/// A day and a time of it: "26 Nov 2026, 14:03"; months count from 0.
pub fn when(day: u32, month: u32, year: u32, hour: u32, minute: u32) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get(month as usize).copied().unwrap_or_default();
    format!("{day} {month} {year}, {hour}:{minute:02}")
}

/// Who says so, when and how sure, and what it was before: "edited by Ada on 2026-03-01, suggested at 97 %".
pub fn who(record: &Record) -> String {
    let percent = |confidence: Option<Confidence>| {
        confidence.map(|confidence| format!(" {} %", confidence.hundredths())).unwrap_or_default()
    };
    let by = |did: &str| {
        let day = record.time.as_deref().and_then(|time| time.get(..10));
        let on = day.map(|day| format!(" on {day}")).unwrap_or_default();
        let before =
            record.origin.as_ref().map(|origin| format!(", suggested at{}", percent(origin.confidence)));
        let before = before.filter(|before| before.ends_with('%')).unwrap_or_default();
        format!("{did} by {}{on}{before}", record.by)
    };
    match record.status {
        Status::Suggested => match record.confidence {
            Some(_) => format!("suggested,{}", percent(record.confidence)),
            None => "suggested".to_owned(),
        },
        Status::Confirmed => by("confirmed"),
        Status::Edited => by("edited"),
        Status::Rejected => by("rejected"),
    }
}

/// What was found in a text, as its document comes up: "Annotated: 3 actors, 2 quotes, 1 caption".
pub fn annotated(desk: &Desk) -> String {
    let counts = List::ALL.map(|list| {
        let many = list.name().to_lowercase();
        match desk.rows.of(list).len() {
            1 => format!("1 {}", many.trim_end_matches('s')),
            count => format!("{count} {many}"),
        }
    });
    format!("Annotated: {}", counts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Origin, PARSER};

    #[test]
    fn it_is_said_who_decided_when_and_how_sure_the_parser_was() {
        let mut record = Record::suggested(Confidence::percent(97));
        assert_eq!(who(&record), "suggested, 97 %");
        record.status = Status::Edited;
        record.by = "Ada".into();
        record.time = Some("2026-03-01T09:14:02Z".into());
        record.confidence = None;
        assert_eq!(who(&record), "edited by Ada on 2026-03-01");
        let confidence = Some(Confidence::percent(97));
        record.origin = Some(Origin { by: PARSER.into(), confidence, ..Origin::default() });
        assert_eq!(who(&record), "edited by Ada on 2026-03-01, suggested at 97 %");
    }
}
