//! A document's row in the list. New fields get a default, so that old rows stay readable.

use super::form::{List, Stored, stored_struct};
use crate::library;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::borrow::Cow;

stored_struct! {
    Summary<'d> of library::Summary {
        id: SmolStr,
        title: Cow<'d, str>,
        reviewed: usize,
        total: usize,
        #[serde(default)]
        done: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        flagged: bool,
        #[serde(default, skip_serializing_if = "List::is_empty")]
        labels: List<'d, String>,
        text_hash: u64,
        created: Cow<'d, str>,
        modified: Cow<'d, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deleted: Option<Cow<'d, str>>,
    }
}

/// As one JSON object.
///
/// # Errors
/// Those of the writer.
pub fn write_summary(summary: &library::Summary) -> serde_json::Result<String> {
    serde_json::to_string(&summary.stored())
}

/// Reads what [`write_summary`] wrote, in this release or an earlier one.
///
/// # Errors
/// If it is no row.
pub fn read_summary(json: &str) -> serde_json::Result<library::Summary> {
    serde_json::from_str(json).map(Stored::restored)
}
