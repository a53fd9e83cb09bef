//! The build's name: a hash of everything that the page and its worker are compiled from.
//!
//! Both carry it (`GALLEY_BUILD` while they are compiled), and the page refuses a worker of another build. A change to
//! the looks alone keeps it, and so compiles nothing anew.

use std::fs;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{files, root};

/// What is compiled into the page and its worker.
const COMPILED: &[&str] = &["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src", "models"];

/// Sixteen hexadecimal digits.
///
/// # Errors
/// Where a source cannot be read.
pub fn build_id() -> Result<String> {
    let mut hash = Sha256::new();
    for source in COMPILED {
        for file in files::below(&root().join(source))? {
            hash.update(file.strip_prefix(root())?.as_os_str().as_encoded_bytes());
            hash.update([0]);
            hash.update(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
        }
    }
    Ok(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}
