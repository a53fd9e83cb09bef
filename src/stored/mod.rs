//! What lies in people's browsers, as it lies there: the journal of a document with its snapshots, its row in the list
//! of documents, and what a person has set.
//!
//! The types here are the stored ones and no others; the values that they are made of and made into belong to
//! `document`, `edit` and `library`, which know nothing of how they are kept and stay free to change. A field or a
//! variant that only one side has does not compile. Nothing here changes a document, and nothing is decided but whether
//! what was read can be followed.
//!
//! Invariants: what [`VERSION`] 1 once wrote is read for ever. What is written is of one version to the byte:
//! `tests/journals` holds it, and the schema of it all, so that nothing changes by accident. Another release may lie
//! open in the next tab: a field is added with a default, anything more is a new [`VERSION`] with types of its own
//! beside these.

mod annotation;
mod document;
mod form;
mod journal;
mod patch;
mod record;
mod replay;
#[cfg(feature = "schema")]
mod schema;
mod settings;
mod snapshot;
mod summary;

pub use journal::{read_line, write_line};
pub use replay::{Damaged, JournalError, replay};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use settings::{Keys, OwnAttribute, OwnTopic, Settings, read_settings, write_settings};
pub use snapshot::{Snapshot, read_snapshot, write_snapshot};
pub use summary::{read_summary, write_summary};

/// Of the journal and of the snapshot.
pub const VERSION: u32 = 1;

/// Looks at the version first: what another version holds, this release cannot know.
fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, JournalError> {
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u64,
    }
    let unreadable = |error: serde_json::Error| JournalError::Unreadable(error.to_string());
    let Versioned { version } = serde_json::from_str(json).map_err(unreadable)?;
    if version != u64::from(VERSION) {
        return Err(JournalError::Version(version));
    }
    serde_json::from_str(json).map_err(unreadable)
}
