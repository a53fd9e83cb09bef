//! The serialised shape of Galley JSON: what stands in a file, field by field, in the order in which it is written.
//!
//! Types only, no conversion. Positions are code points. A field that a reader may rely on is always written, with
//! null where there is nothing; the optional ones are left out where they are empty. A list of annotations must be there
//! even if it is empty: were it missing because its name is misspelt, its annotations would go unseen. Each object keeps the fields
//! it does not know in `extra`.

use super::parts::{self, Parts, Visit};
use crate::document::{
    ActorType, Attributes, BlockRole, Confidence, Extra, Form, Layer, QuoteKind, Status, Took,
};
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use smol_str::SmolStr;

/// One annotated document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Galley document, version 1"))]
pub struct File {
    /// Always `galley`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = super::FORMAT)))]
    pub format: String,
    /// Always 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = super::VERSION)))]
    pub version: u32,
    /// Always `code_point`: every `start`, `end` and `at` counts Unicode code points.
    #[cfg_attr(feature = "schema", schemars(extend("const" = super::OFFSET_UNIT)))]
    pub offset_unit: String,
    /// Unique in a corpus.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub id: SmolStr,
    /// What people call it.
    #[serde(default)]
    pub title: String,
    /// BCP 47; `und` where it is not known.
    #[serde(default = "unknown_language")]
    pub language: String,
    /// The text that all offsets count into.
    pub text: String,
    /// The news articles of the text, in order.
    pub articles: Vec<Article>,
    /// Every non-blank line once, in order.
    pub blocks: Vec<Block>,
    /// What the pictures show.
    pub captions: Vec<Caption>,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// Where the actors stand in the text.
    pub mentions: Vec<Mention>,
    /// Who says what.
    pub quotes: Vec<Quote>,
    /// Corrections of the text, oldest first; undone backwards they lead to what was pasted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text_edits: Vec<TextEdit>,
    /// Where the text comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Labels of the document as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// A person's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether a person has finished with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
    /// Whether a person wants to come back to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub flagged: bool,
    /// ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// What was decided where two annotators did not agree, in the order in which it was decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjudication: Vec<Decision>,
    /// What was annotated; everything where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<Layer>>,
    /// No id of the document has had this number or a higher one; where absent, one above the highest in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_id: Option<u64>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

fn unknown_language() -> String {
    "und".to_owned()
}

/// An annotation: its own fields, then those of its record. They stand flat in the object, and are spelled out in each
/// struct because serde's `flatten` would lose the place of an error. Behind them the objects inside it that are parts of
/// its own.
macro_rules! annotation {
    ($(#[$doc:meta])* $name:ident { $($(#[$meta:meta])* $field:ident: $type:ty,)* } $($own_parts:path)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(JsonSchema))]
        pub struct $name {
            $($(#[$meta])* pub $field: $type,)*
            /// Attributes of a person's own.
            #[serde(default, skip_serializing_if = "Attributes::is_empty")]
            pub attributes: Attributes,
            /// What has been decided.
            pub status: Status,
            /// Who made it what it is: `galley VERSION`, or a person's name.
            pub by: String,
            /// From 0 to 1; null once a person has decided.
            #[serde(default)]
            pub confidence: Option<Share>,
            /// When, ISO 8601.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub time: Option<String>,
            /// A person's note.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub note: Option<String>,
            /// What the parser had proposed.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub origin: Option<Origin>,
            /// Unknown fields.
            #[serde(flatten)]
            pub extra: Extra,
        }

        impl Parts for $name {
            fn each(&mut self, visit: Visit) {
                $($own_parts(self, visit);)?
                parts::of_origin(&mut self.origin, visit);
            }
        }
    };
}

annotation! {
    /// One news article of a text.
    Article {
        /// Its id: unique in the document, never changed, never used again.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\S+$")))]
        id: SmolStr,
        /// Where it begins.
        start: usize,
        /// Where it ends, exclusive.
        end: usize,
        /// The block that is its headline.
        #[serde(default)]
        headline: Option<SmolStr>,
        /// Where it comes from, if it has a source of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    }
}

annotation! {
    /// A line, or lines that belong together.
    Block {
        /// Its id: unique in the document, never changed, never used again.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\S+$")))]
        id: SmolStr,
        /// Its article; null outside every article.
        #[serde(default)]
        article: Option<SmolStr>,
        /// Where it begins.
        start: usize,
        /// Where it ends, exclusive.
        end: usize,
        /// What it is for.
        role: BlockRole,
        /// The first block with the same words.
        #[serde(default)]
        duplicate_of: Option<SmolStr>,
    }
}

annotation! {
    /// What a picture shows; its span is its block's.
    Caption {
        /// Its id: unique in the document, never changed, never used again.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\S+$")))]
        id: SmolStr,
        /// The block that it is.
        block: SmolStr,
        /// Where it begins.
        start: usize,
        /// Where it ends, exclusive.
        end: usize,
        /// Its words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Who made the picture.
        #[serde(default)]
        credit: Option<Credit>,
        /// The first caption with the same words.
        #[serde(default)]
        duplicate_of: Option<SmolStr>,
    }
}

annotation! {
    /// Who does, says or undergoes something.
    Actor {
        /// Its id: unique in the document, never changed, never used again.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\S+$")))]
        id: SmolStr,
        /// The fullest name that the text has.
        name: String,
        /// What it is.
        #[serde(rename = "type")]
        actor_type: ActorType,
        /// Other names that the text has.
        #[serde(default)]
        aliases: Vec<String>,
        /// Titles and offices.
        #[serde(default)]
        roles: Vec<String>,
        /// ISO 3166-1 alpha-2.
        #[serde(default)]
        country: Option<SmolStr>,
    }
}

annotation! {
    /// Words that stand for an actor, or for a source that is no actor of its own.
    Mention {
        /// Its id: unique in the document, never changed, never used again.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\S+$")))]
        id: SmolStr,
        /// Whom it means; null for a source that is no actor of its own.
        #[serde(default)]
        actor: Option<SmolStr>,
        /// Where it begins.
        start: usize,
        /// Where it ends, exclusive.
        end: usize,
        /// Its words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// How it speaks of its actor.
        form: Form,
    }
}

annotation! {
    /// What somebody is reported to have said, written or claimed.
    Quote {
        /// Its id: unique in the document, never changed, never used again.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\S+$")))]
        id: SmolStr,
        /// How much of it stands in quotation marks.
        kind: QuoteKind,
        /// Its content, in the order of the text.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        spans: Vec<Stretch>,
        /// What stands inside quotation marks, marks included.
        #[serde(default)]
        quoted: Vec<Stretch>,
        /// The words of attribution.
        #[serde(default)]
        cue: Option<Stretch>,
        /// Its source; null where the text names none.
        #[serde(default)]
        speaker: Option<Speaker>,
    }
    parts::of_quote
}

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Stretch {
    /// Where it begins.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The words of a caption that say who made the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Credit {
    /// Where it begins.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// As written, brackets included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The agency named in it.
    #[serde(default)]
    pub agency: Option<String>,
    /// The photographer named in it.
    #[serde(default)]
    pub photographer: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The source of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Speaker {
    /// The mention's actor.
    #[serde(default)]
    pub actor: Option<SmolStr>,
    /// The words that name the source.
    pub mention: SmolStr,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What the parser had proposed: who, how sure, and each part that a person has changed since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Origin {
    /// The parser and its version.
    pub by: String,
    /// From 0 to 1.
    #[serde(default)]
    pub confidence: Option<Share>,
    /// Former spans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spans: Option<Vec<Stretch>>,
    /// Former type of an actor.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub actor_type: Option<ActorType>,
    /// Former name of an actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Former role of a block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<BlockRole>,
    /// Former form of a mention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// Former actor of a mention; null if it had none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub actor: Option<Option<SmolStr>>,
    /// Former kind of a quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<QuoteKind>,
    /// Former cue of a quote; null if it had none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub cue: Option<Option<Stretch>>,
    /// Former speaker of a quote; null if it had none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub speaker: Option<Option<Speaker>>,
    /// Former credit of a caption; null if it had none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "even_null")]
    pub credit: Option<Option<Stretch>>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Tells a field that is null (`Some(None)`) from one that is absent (`None`, by serde's default).
fn even_null<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    field: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(field).map(Some)
}

/// A correction of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct TextEdit {
    /// Where, in the text as it was just before.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there instead.
    pub inserted: String,
    /// Who did it.
    pub by: String,
    /// ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A place where two annotators did not agree, and what was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Decision {
    /// The kind of annotation; actors count as mentions.
    pub layer: Layer,
    /// Where the words of both sides begin.
    pub start: usize,
    /// Where they end, exclusive.
    pub end: usize,
    /// Those words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The names of the two annotators.
    pub annotators: [String; 2],
    /// What the first had; null where they had nothing there.
    pub first: Option<Side>,
    /// What the second had; null where they had nothing there.
    pub second: Option<Side>,
    /// Which of them was taken.
    pub took: Took,
    /// The id of what came of it in this document; null where nothing did.
    #[serde(default)]
    pub annotation: Option<String>,
    /// Who decided.
    pub by: String,
    /// When, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What one annotator had at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Side {
    /// Its id in the annotator's own document.
    pub id: String,
    /// What they had said of it, in words.
    pub label: String,
    /// Its words; of an actor, its first mention.
    pub spans: Vec<Stretch>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Source {
    /// Address of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A confidence as it stands in files: a number from 0 to 1 with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Share(pub Confidence);

impl From<Share> for f64 {
    fn from(share: Share) -> f64 {
        share.0.share()
    }
}

impl TryFrom<f64> for Share {
    type Error = &'static str;

    fn try_from(share: f64) -> Result<Share, &'static str> {
        Confidence::from_share(share).map(Share).ok_or("a confidence is a number from 0 to 1")
    }
}

#[cfg(feature = "schema")]
impl JsonSchema for Share {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}
