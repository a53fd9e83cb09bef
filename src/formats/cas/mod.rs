//! UIMA CAS, as INCEpTION reads and writes it: CAS JSON 0.4 and XMI, with the type system. Offsets in UTF-16 units.
//!
//! Each kind of annotation is a layer of its own (`types`), so that INCEpTION shows and edits them once `TypeSystem.xml`
//! has been imported as the project's layers; a quote leads to its speaker, its cue and its further stretches by
//! links. `of` makes the structures of a document, `read` a document of structures, `json` and `xmi` write and read them.
//! Structures that are none of Galley's (tokens, sentences, layers of the project's own) are passed over.

mod json;
mod of;
mod raw;
mod read;
#[cfg(test)]
mod tests;
mod types;
mod xmi;

pub use json::{read as read_json, write as write_json};
pub use types::type_system;
pub use xmi::{read as read_xmi, write as write_xmi};

/// The file that describes the types, for the whole folder.
pub const TYPE_SYSTEM: &str = "TypeSystem.xml";

const SOFA: &str = "uima.cas.Sofa";
const INITIAL_VIEW: &str = "_InitialView";

/// A text and what is said of it, ready to be written. Structures lead to each other by their places in the list.
#[derive(Debug)]
struct Cas<'d> {
    text: &'d str,
    structures: Vec<Structure>,
}

/// A feature structure.
#[derive(Debug)]
struct Structure {
    kind: &'static types::Type,
    /// In UTF-16 units; `None` for what stands nowhere in the text.
    span: Option<(usize, usize)>,
    features: Vec<(&'static types::Feature, Value)>,
}

/// The value of a feature.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Text(String),
    Texts(Vec<String>),
    Whole(u64),
    Share(f64),
    Flag(bool),
    /// The structures that links lead to.
    Links(Vec<usize>),
}
