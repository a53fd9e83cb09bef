//! `cargo xtask lexicon`: the lists of given names, surnames and places, made anew from their packages
//! (`xtask/lexicon/make.py`). No part of the tests: whoever makes them reads the difference.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::python::{self, Wanted};
use crate::session::Session;
use crate::{files, root};

const PART: &str = "making the lists of names and places";
/// Where the lists lie, and what was added to them by hand.
const LISTS: &str = "src/lexicon/data";
/// The common words, which lie with their language.
const VOCABULARY: &str = "vocabulary.txt";

/// Writes the lists.
///
/// # Errors
/// Where the packages cannot be installed or the lists not be written.
pub fn run(session: &mut Session) -> Result<()> {
    let scripts = root().join("xtask/lexicon");
    let (folder, packages) = (root().join("target/lexicon"), scripts.join("requirements.txt"));
    let wanted = Wanted { folder: &folder, packages: &packages, part: PART, what: "the packages of names" };
    let Some(python) = python::environment(session, &wanted)? else { return Ok(()) };
    let mut make = Command::new(python);
    make.arg(scripts.join("make.py")).arg(root().join(LISTS)).arg(vocabulary()?);
    session.run(PART, make.env("PYTHONDONTWRITEBYTECODE", "1"))
}

fn vocabulary() -> Result<PathBuf> {
    let sources = files::below(&root().join("src"))?;
    sources.into_iter().find(|file| file.ends_with(VOCABULARY)).context("there are no common words below src")
}
