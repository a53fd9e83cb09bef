//! A document as a whole, and what stands in it beside the annotations.

use super::annotation::Span;
use super::form::{List, Stored, stored_struct, stored_words};
use super::record::is_nothing;
use crate::document::Extra;
use crate::{document, text};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::borrow::Cow;
use std::sync::Arc;

stored_struct! {
    Document<'d> of document::Document {
        id: SmolStr,
        title: Cow<'d, str>,
        language: Cow<'d, str>,
        text: Arc<str>,
        articles: List<'d, document::Article>,
        blocks: List<'d, document::Block>,
        captions: List<'d, document::Caption>,
        actors: List<'d, document::Actor>,
        mentions: List<'d, document::Mention>,
        quotes: List<'d, document::Quote>,
        text_edits: List<'d, document::TextEdit>,
        source: Option<Source<'d>>,
        labels: List<'d, String>,
        note: Option<Cow<'d, str>>,
        done: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        flagged: bool,
        created: Option<Cow<'d, str>>,
        modified: Option<Cow<'d, str>>,
        #[serde(default, skip_serializing_if = "List::is_empty")]
        adjudication: List<'d, document::Decision>,
        layers: Option<List<'d, document::Layer>>,
        next_id: u64,
        extra: Cow<'d, Extra>,
    }
}

stored_words! {
    Layer of document::Layer {
        Blocks = "blocks",
        Captions = "captions",
        Mentions = "mentions",
        Quotes = "quotes",
    }
}

stored_struct! {
    TextEdit<'d> of document::TextEdit {
        /// Bytes of the text as it was just before.
        at: usize,
        removed: Cow<'d, str>,
        inserted: Cow<'d, str>,
        by: Cow<'d, str>,
        time: Option<Cow<'d, str>>,
        extra: Cow<'d, Extra>,
    }
}

stored_struct! {
    Source<'d> of document::Source {
        url: Option<Cow<'d, str>>,
        outlet: Option<Cow<'d, str>>,
        published: Option<Cow<'d, str>>,
        authors: List<'d, String>,
        extra: Cow<'d, Extra>,
    }
}

stored_struct! {
    Decision<'d> of document::Decision {
        layer: Layer,
        span: Span,
        annotators: [Cow<'d, str>; 2],
        first: Option<Side<'d>>,
        second: Option<Side<'d>>,
        took: Took,
        annotation: Option<Cow<'d, str>>,
        by: Cow<'d, str>,
        time: Option<Cow<'d, str>>,
        #[serde(default, skip_serializing_if = "is_nothing")]
        extra: Cow<'d, Extra>,
    }
}

stored_struct! {
    Side<'d> of document::Side {
        id: Cow<'d, str>,
        spans: List<'d, text::Span>,
        label: Cow<'d, str>,
        #[serde(default, skip_serializing_if = "is_nothing")]
        extra: Cow<'d, Extra>,
    }
}

stored_words! {
    Took of document::Took {
        First = "first",
        Second = "second",
        Both = "both",
        Neither = "neither",
    }
}
