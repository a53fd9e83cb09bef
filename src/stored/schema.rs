//! The JSON Schema of all that is stored, made from the stored types, so that the two cannot differ. It is for the test
//! that holds it: nobody else reads what lies in a browser.

use super::journal::JournalLine;
use super::settings::Settings;
use super::snapshot::SnapshotForm;
use super::summary::Summary;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

/// One schema for each thing that is stored, by its name.
pub fn schema() -> [(&'static str, Schema); 4] {
    [
        ("line", of::<JournalLine>()),
        ("snapshot", of::<SnapshotForm>()),
        ("summary", of::<Summary>()),
        ("settings", of::<Settings>()),
    ]
}

/// Without what is said of each part, which may change as it likes.
fn of<T: JsonSchema>() -> Schema {
    let silent = RecursiveTransform(|schema: &mut Schema| drop(schema.remove("description")));
    SchemaSettings::default().with_transform(silent).into_generator().into_root_schema_for::<T>()
}
