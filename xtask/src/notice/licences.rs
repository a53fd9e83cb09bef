//! The licences that Galley's parts may have, with their words or where these stand. Another one is for a person to
//! look at first: what it asks for must be done.

use std::fs;

use anyhow::{Context, Result};

use crate::root;

/// A licence.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Licence {
    /// As it is named in heads, in cards and by crates.
    pub name: &'static str,
    /// As it calls itself.
    pub title: &'static str,
    text: Text,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Text {
    /// Stands in a file of the repository.
    File(&'static str),
    /// The same, behind the copyright line, which is that of each work.
    BehindCopyright(&'static str),
    Words(&'static str),
    /// May be pointed to.
    At(&'static str),
}

/// Those that are known; where a crate leaves the choice, the first of them.
pub const LICENCES: &[Licence] = &[
    Licence { name: "Apache-2.0", title: "Apache License, Version 2.0", text: Text::File("LICENSE-APACHE") },
    Licence { name: "MIT", title: "MIT License", text: Text::BehindCopyright("LICENSE-MIT") },
    Licence { name: "ISC", title: "ISC License", text: Text::Words(include_str!("isc.txt")) },
    Licence {
        name: "Unicode-3.0",
        title: "Unicode License V3",
        text: Text::Words(include_str!("unicode-3.0.txt")),
    },
    Licence {
        name: "CC BY 4.0",
        title: "Creative Commons Attribution 4.0 International",
        text: Text::At("https://creativecommons.org/licenses/by/4.0/"),
    },
    Licence {
        name: "CC BY-SA 4.0",
        title: "Creative Commons Attribution-ShareAlike 4.0 International",
        text: Text::At("https://creativecommons.org/licenses/by-sa/4.0/"),
    },
];

/// The licence of this name.
pub fn named(name: &str) -> Option<&'static Licence> {
    LICENCES.iter().find(|licence| licence.name == name)
}

impl Licence {
    /// What it says, or where that stands.
    ///
    /// # Errors
    /// Where its file cannot be read.
    pub fn words(&self) -> Result<String> {
        match self.text {
            Text::File(file) => read(file),
            Text::BehindCopyright(file) => Ok(behind_copyright(&read(file)?)?.1.to_owned()),
            Text::Words(words) => Ok(words.to_owned()),
            Text::At(address) => Ok(address.to_owned()),
        }
    }
}

/// Galley's own copyright line.
///
/// # Errors
/// Where LICENSE-MIT cannot be read or does not begin with it.
pub fn copyright() -> Result<String> {
    Ok(behind_copyright(&read("LICENSE-MIT")?)?.0.to_owned())
}

fn behind_copyright(text: &str) -> Result<(&str, &str)> {
    text.split_once("\n\n").context("LICENSE-MIT does not begin with its copyright line")
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(root().join(file)).with_context(|| format!("cannot read {file}"))
}
