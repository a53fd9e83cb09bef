//! The tools behind `cargo xtask`.
//!
//! A library as well as a program, so that the browser tests use the same plain host, the same policy and the same
//! search for a browser as the commands do. Nothing here is part of Galley itself.

pub mod axe;
pub mod bench;
pub mod browser;
pub mod check;
pub mod files;
pub mod host;
pub mod keys;
pub mod lexicon;
pub mod notice;
pub mod pins;
pub mod policy;
pub mod proofs;
pub(crate) mod python;
pub mod score;
pub mod serve;
pub mod session;
pub mod setup;
pub mod shots;
pub mod site;
pub mod spark;
pub mod test;
pub mod words;

pub use session::Session;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The built site, ready to be copied to any host.
pub fn dist() -> PathBuf {
    root().join("dist")
}
