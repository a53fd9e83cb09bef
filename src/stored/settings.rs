//! What a person has set. New fields get a default, so that what was kept stays readable.
//!
//! Whether it is sound (a chord with one meaning, names that stand once) is for the page to say, which knows its keys
//! and layers; here they are words.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person has set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settings {
    /// The keys.
    pub keys: Keys,
    /// Who annotates; empty: a person.
    pub annotator: String,
    /// Attributes of one's own.
    pub attributes: Vec<OwnAttribute>,
    /// Labels for documents of one's own.
    pub topics: Vec<OwnTopic>,
    /// The names of the layers that are hidden; where there is none, those that are at first.
    pub layers: Option<Vec<String>>,
    /// The code of the language of the text that was last annotated; empty: English.
    pub language: String,
}

/// What a person has changed of the keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Keys {
    /// Whether single letters and signs do nothing.
    pub single_off: bool,
    /// The chords that were changed, by the name of their line.
    pub changed: BTreeMap<String, String>,
}

/// An attribute of one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnAttribute {
    /// What it is called.
    pub name: String,
    /// The values it usually has.
    pub values: Vec<String>,
    /// The chord that asks for it; empty: none.
    pub key: String,
}

/// A label for documents of one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnTopic {
    /// The label.
    pub name: String,
    /// The chord that puts it on the document, and takes it off; empty: none.
    pub key: String,
}

/// As one JSON object.
///
/// # Errors
/// Those of the writer.
pub fn write_settings(settings: &Settings) -> serde_json::Result<String> {
    serde_json::to_string(settings)
}

/// Reads what [`write_settings`] wrote, in this release or an earlier one.
///
/// # Errors
/// If it is nothing of the kind.
pub fn read_settings(json: &str) -> serde_json::Result<Settings> {
    serde_json::from_str(json)
}
