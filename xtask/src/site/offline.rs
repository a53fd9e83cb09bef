//! What the service worker keeps: every file of the site with its hash, so that a version is taken whole or not at all.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::files;
use crate::policy::POLICY;

/// A file to keep: its address relative to the page, and its hash in the form that a browser checks on fetching.
pub type Kept = (String, String);

/// Every file of the site but the service worker itself, by name; index.html as the folder's own address.
///
/// # Errors
/// Where a file cannot be read.
pub fn kept(site: &Path) -> Result<Vec<Kept>> {
    let mut kept = Vec::new();
    for file in files::below(site)? {
        let name = file.strip_prefix(site)?.to_str().context("a file name that is no text")?;
        let address = match name {
            "sw.js" => continue,
            "index.html" => "./".to_owned(),
            name => format!("./{name}"),
        };
        let hash = Sha256::digest(fs::read(&file)?);
        kept.push((address, format!("sha256-{}", STANDARD.encode(hash))));
    }
    Ok(kept)
}

/// The service worker with its build, the policy and the files filled in. The build is a hash of all files: the same
/// site is the same build.
///
/// # Errors
/// Where the script lacks a place to fill.
pub fn filled(script: &str, kept: &[Kept]) -> Result<String> {
    let list = serde_json::to_string_pretty(&json!(kept))?;
    let build: String = Sha256::digest(&list).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let places = [("@BUILD@", build.as_str()), ("@POLICY@", POLICY), ("@FILES@", list.as_str())];
    places.into_iter().try_fold(script.to_owned(), |script, (place, value)| {
        anyhow::ensure!(script.contains(place), "sw.js has no {place}");
        Ok(script.replace(place, value))
    })
}
