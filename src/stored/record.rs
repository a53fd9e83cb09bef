//! The part that every annotation has: who says so, how sure they are, what had been proposed.
//!
//! What is not there is mostly not written: a snapshot of a long document is half as large, and written twice as fast.

use super::annotation::{ActorType, BlockRole, Form, QuoteKind, Span, Speaker};
use super::form::{List, Stored, stored_struct, stored_words};
use crate::document::Extra;
use crate::{document, text};
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;
use std::borrow::Cow;
use std::collections::BTreeMap;

stored_words! {
    Status of document::Status {
        Suggested = "suggested",
        Confirmed = "confirmed",
        Edited = "edited",
        Rejected = "rejected",
    }
}

stored_struct! {
    Record<'d> of document::Record {
        status: Status,
        by: Cow<'d, str>,
        /// Hundredths.
        confidence: Option<u8>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        time: Option<Cow<'d, str>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Cow<'d, str>>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        attributes: BTreeMap<Cow<'d, str>, AttributeValue<'d>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        origin: Option<Box<Origin<'d>>>,
        #[serde(default, skip_serializing_if = "is_nothing")]
        extra: Cow<'d, Extra>,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        extra_of: BTreeMap<Cow<'d, str>, Cow<'d, Extra>>,
    }
}

/// Whether no fields are unknown.
pub(super) fn is_nothing(extra: &Extra) -> bool {
    extra.is_empty()
}

/// The value of an attribute.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum AttributeValue<'d> {
    Flag(bool),
    Number(serde_json::Number),
    Text(Cow<'d, str>),
    List(List<'d, document::AttributeValue>),
}

impl Stored for document::AttributeValue {
    type Form<'d> = AttributeValue<'d>;

    fn stored(&self) -> AttributeValue<'_> {
        match self {
            document::AttributeValue::Flag(flag) => AttributeValue::Flag(*flag),
            document::AttributeValue::Number(number) => AttributeValue::Number(number.stored()),
            document::AttributeValue::Text(text) => AttributeValue::Text(text.stored()),
            document::AttributeValue::List(values) => AttributeValue::List(values.stored()),
        }
    }

    fn restored(form: AttributeValue<'_>) -> document::AttributeValue {
        match form {
            AttributeValue::Flag(flag) => document::AttributeValue::Flag(flag),
            AttributeValue::Number(number) => document::AttributeValue::Number(number),
            AttributeValue::Text(text) => document::AttributeValue::Text(String::restored(text)),
            AttributeValue::List(values) => document::AttributeValue::List(Vec::restored(values)),
        }
    }
}

/// What the parser had proposed.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Origin<'d> {
    by: Cow<'d, str>,
    /// Hundredths.
    confidence: Option<u8>,
    former: Former<'d>,
    extra: Cow<'d, Extra>,
}

impl Stored for document::Origin {
    /// Most annotations have none, and it would be half of each.
    type Form<'d> = Box<Origin<'d>>;

    fn stored(&self) -> Box<Origin<'_>> {
        let document::Origin { by, confidence, former, extra } = self;
        Box::new(Origin {
            by: by.stored(),
            confidence: confidence.stored(),
            former: former.stored(),
            extra: extra.stored(),
        })
    }

    fn restored(form: Box<Origin<'_>>) -> document::Origin {
        let Origin { by, confidence, former, extra } = *form;
        document::Origin {
            by: Stored::restored(by),
            confidence: Stored::restored(confidence),
            former: Stored::restored(former),
            extra: Stored::restored(extra),
        }
    }
}

stored_struct! {
    /// A part that was proposed to be nothing is null; one that stands as proposed is not there, or null too where it
    /// cannot be nothing.
    Former<'d> of document::Former {
        spans: Option<List<'d, text::Span>>,
        actor_type: Option<ActorType>,
        name: Option<Cow<'d, str>>,
        role: Option<BlockRole>,
        form: Option<Form>,
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        actor: Option<Option<SmolStr>>,
        kind: Option<QuoteKind>,
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        cue: Option<Option<Span>>,
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        speaker: Option<Option<Speaker>>,
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        credit: Option<Option<Span>>,
    }
}

/// Tells null from a part that is not there.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

stored_struct! {
    Stamp<'d> of document::Stamp {
        by: Cow<'d, str>,
        time: Option<Cow<'d, str>>,
    }
}
