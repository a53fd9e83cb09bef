//! The annotations.

use super::document::Source;
use super::form::{List, Stored, stored_struct, stored_words};
use super::record::Record;
use crate::document::Extra;
use crate::{document, text};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::borrow::Cow;

/// Bytes of the text, end exclusive.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Span {
    start: usize,
    end: usize,
}

impl Stored for text::Span {
    type Form<'d> = Span;

    fn stored(&self) -> Span {
        Span { start: self.start(), end: self.end() }
    }

    /// Whether it lies in its text is looked at when there is one: by [`document::Document::check`].
    fn restored(form: Span) -> text::Span {
        text::Span::unchecked(form.start, form.end)
    }
}

stored_struct! {
    Article<'d> of document::Article {
        id: SmolStr,
        span: Span,
        headline: Option<SmolStr>,
        source: Option<Source<'d>>,
        record: Record<'d>,
    }
}

stored_words! {
    BlockRole of document::BlockRole {
        Headline = "headline",
        Subhead = "subhead",
        Byline = "byline",
        Dateline = "dateline",
        Caption = "caption",
        Boilerplate = "boilerplate",
        Body = "body",
    }
}

stored_struct! {
    Block<'d> of document::Block {
        id: SmolStr,
        article: Option<SmolStr>,
        span: Span,
        role: BlockRole,
        duplicate_of: Option<SmolStr>,
        record: Record<'d>,
    }
}

stored_struct! {
    Caption<'d> of document::Caption {
        id: SmolStr,
        block: SmolStr,
        credit: Option<Credit<'d>>,
        duplicate_of: Option<SmolStr>,
        record: Record<'d>,
    }
}

stored_struct! {
    Credit<'d> of document::Credit {
        span: Span,
        agency: Option<Cow<'d, str>>,
        photographer: Option<Cow<'d, str>>,
        extra: Cow<'d, Extra>,
    }
}

stored_words! {
    ActorType of document::ActorType {
        Person = "person",
        Organisation = "organisation",
        Country = "country",
        Group = "group",
        Place = "place",
    }
}

stored_struct! {
    Actor<'d> of document::Actor {
        id: SmolStr,
        name: Cow<'d, str>,
        actor_type: ActorType,
        aliases: List<'d, String>,
        roles: List<'d, String>,
        country: Option<SmolStr>,
        record: Record<'d>,
    }
}

stored_words! {
    Form of document::Form {
        Name = "name",
        Alias = "alias",
        Description = "description",
        Pronoun = "pronoun",
    }
}

stored_struct! {
    Mention<'d> of document::Mention {
        id: SmolStr,
        actor: Option<SmolStr>,
        span: Span,
        form: Form,
        record: Record<'d>,
    }
}

stored_words! {
    QuoteKind of document::QuoteKind {
        Direct = "direct",
        Indirect = "indirect",
        Mixed = "mixed",
    }
}

stored_struct! {
    Quote<'d> of document::Quote {
        id: SmolStr,
        kind: QuoteKind,
        spans: List<'d, text::Span>,
        quoted: List<'d, text::Span>,
        cue: Option<Span>,
        speaker: Option<Speaker>,
        record: Record<'d>,
    }
}

stored_struct! {
    Speaker of document::Speaker {
        mention: SmolStr,
        actor: Option<SmolStr>,
    }
}
