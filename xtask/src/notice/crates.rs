//! Crates: those that are compiled into the page, its worker and the command line, by what Cargo.lock pins.
//!
//! Not what only builds them (procedural macros, build scripts) or tests them. As built for Linux and for Wasm, on
//! whatever machine this runs, so that the notice is the same everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::licences::{LICENCES, Licence};
use super::{Used, wrapped};
use crate::session::{cargo, output_of};

/// What is compiled: for which target, with which features.
const BUILDS: &[(&str, &[&str])] = &[
    ("wasm32-unknown-unknown", &["--no-default-features", "--features", "web"]),
    ("x86_64-unknown-linux-gnu", &[]),
];

/// A crate.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Crate {
    /// Name and version.
    name: String,
    /// What it says of its licence, an SPDX expression.
    licence: String,
    /// Of its licence files: whose it is.
    copyright: Vec<String>,
    /// What must be passed on under the Apache licence: the words of its file NOTICE.
    notice: String,
}

/// What the notice says of these crates.
pub(super) fn part(crates: &BTreeSet<Crate>, used: &mut Used) -> Result<String> {
    let mut by: BTreeMap<&Licence, Vec<&Crate>> = BTreeMap::new();
    for one in crates {
        let chosen = chosen(&one.licence);
        let chosen = chosen.with_context(|| format!("{}: {} is no licence known", one.name, one.licence))?;
        chosen.iter().for_each(|licence| by.entry(licence).or_default().push(one));
    }
    let mut text = "CRATES\n\n\
        Compiled into the page, its worker and the command line, with Rust's standard library (Apache-2.0).\n"
        .to_owned();
    for (licence, crates) in by {
        used.insert(licence);
        text += &format!("\n{}:\n", licence.name);
        if licence.name == "Apache-2.0" {
            text += &wrapped(&crates.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
            for one in crates.iter().filter(|one| !one.notice.is_empty()) {
                text += &format!("\nNotice of {}:\n{}\n", one.name, one.notice);
            }
        } else {
            // These ask for the copyright line in every copy.
            for one in crates {
                text += &format!("  {}\n", one.name);
                one.copyright.iter().for_each(|line| text += &format!("    {line}\n"));
            }
        }
    }
    Ok(text)
}

/// The licences that hold for us: of each choice the first one that is known.
fn chosen(expression: &str) -> Option<Vec<&'static Licence>> {
    let parts = expression.split(" AND ").map(|part| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')').replace('/', " OR ");
        let names: Vec<&str> = part.split(" OR ").map(str::trim).collect();
        LICENCES.iter().find(|licence| names.contains(&licence.name))
    });
    parts.collect()
}

/// The crates of all builds.
///
/// # Errors
/// Where cargo does not tell them, or their licence files cannot be read.
pub(super) fn linked() -> Result<BTreeSet<Crate>> {
    let all = packages()?;
    let mut linked = BTreeSet::new();
    for (target, features) in BUILDS {
        let mut tree = cargo(&["tree", "--quiet", "--locked", "--package", "galley", "--prefix", "none"]);
        tree.args(["--edges", "normal,no-proc-macro", "--format", "{p}", "--target", target]).args(*features);
        for line in output_of(&mut tree).context("cargo tree failed")?.lines() {
            let mut words = line.split(' ');
            let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
            if name == "galley" {
                continue;
            }
            let key = (name.to_owned(), version.trim_start_matches('v').to_owned());
            let package = all.get(&key).with_context(|| format!("cargo metadata does not know {line}"))?;
            linked.insert(read(&key, package)?);
        }
    }
    ensure!(!linked.is_empty(), "there are no crates");
    Ok(linked)
}

/// What cargo says of a package: its licence and its folder.
struct Package {
    licence: String,
    folder: PathBuf,
}

fn packages() -> Result<BTreeMap<(String, String), Package>> {
    let mut metadata = cargo(&["metadata", "--quiet", "--locked", "--all-features", "--format-version", "1"]);
    for (target, _) in BUILDS {
        metadata.args(["--filter-platform", target]);
    }
    let told: Value = serde_json::from_str(&output_of(&mut metadata).context("cargo metadata failed")?)?;
    let packages = told["packages"].as_array().context("cargo metadata names no packages")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = |package: &Value| {
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
        let key = (text(&package["name"]), text(&package["version"]));
        (key, Package { licence: text(&package["license"]), folder })
    };
    Ok(packages.iter().map(package).collect())
}

fn read((name, version): &(String, String), package: &Package) -> Result<Crate> {
    let mut copyright = Vec::new();
    let mut notice = String::new();
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(&package.folder)? {
        files.push(entry?.path());
    }
    files.sort();
    for file in files.iter().filter(|file| file.is_file()) {
        let called = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT"].iter().any(|begin| called.starts_with(begin)) {
            copyright.extend(copyright_lines(&fs::read_to_string(file)?));
        } else if called.starts_with("NOTICE") {
            notice += fs::read_to_string(file)?.trim();
        }
    }
    copyright.dedup();
    Ok(Crate { name: format!("{name} {version}"), licence: package.licence.clone(), copyright, notice })
}

/// Whose a work is, as its licence says it; the Apache licence's own example is nobody's.
fn copyright_lines(licence: &str) -> Vec<String> {
    let lines = licence.lines().map(str::trim);
    let is_one = |line: &&str| line.starts_with("Copyright") && line.chars().any(|c| c.is_ascii_digit());
    lines.filter(is_one).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_choice_the_first_known_licence_is_taken() {
        let names =
            |expression: &str| chosen(expression).map(|all| all.iter().map(|l| l.name).collect::<Vec<_>>());
        assert_eq!(names("MIT"), Some(vec!["MIT"]));
        assert_eq!(names("MIT OR Apache-2.0"), Some(vec!["Apache-2.0"]));
        assert_eq!(names("Unlicense/MIT"), Some(vec!["MIT"]));
        assert_eq!(names("(MIT OR Apache-2.0) AND ISC"), Some(vec!["Apache-2.0", "ISC"]));
        assert_eq!(names("(MIT OR Apache-2.0) AND GPL-3.0-only"), None);
        assert_eq!(names("MPL-2.0"), None);
        assert_eq!(names(""), None);
    }

    #[test]
    fn copyright_lines_are_those_that_name_a_year() {
        let text = "The MIT License\n\n  Copyright (c) 2014 Ada\nCopyright [2021] [Ben]\n\nThe above copyright notice\n\
                    Copyright [yyyy] [name of copyright owner]\ncopyright license to reproduce 1 copy\n";
        assert_eq!(copyright_lines(text), ["Copyright (c) 2014 Ada", "Copyright [2021] [Ben]"]);
    }

    #[test]
    fn an_unknown_licence_is_refused_with_the_name_of_the_crate() {
        let named = |name: &str, licence: &str| Crate {
            name: name.to_owned(),
            licence: licence.to_owned(),
            copyright: vec![format!("Copyright 2020 {name}")],
            notice: String::new(),
        };
        let mut used = Used::new();
        let good =
            BTreeSet::from([named("a 1", "MIT"), named("b 2", "Apache-2.0/MIT"), named("c 3", "Apache-2.0")]);
        let said = part(&good, &mut used).unwrap();
        assert!(
            said.ends_with("\nApache-2.0:\n  b 2, c 3\n\nMIT:\n  a 1\n    Copyright 2020 a 1\n"),
            "{said}"
        );
        assert_eq!(used.len(), 2);
        let bad = BTreeSet::from([named("d 4", "GPL-3.0-only")]);
        assert!(part(&bad, &mut used).unwrap_err().to_string().contains("d 4"));
    }

    #[test]
    fn what_only_builds_is_not_linked() {
        let linked = linked().unwrap();
        let names: Vec<&str> = linked.iter().filter_map(|one| one.name.split(' ').next()).collect();
        for name in ["yew", "clap", "serde"] {
            assert!(names.contains(&name), "{name}");
        }
        for name in ["galley", "syn", "yew-macro", "insta"] {
            assert!(!names.contains(&name), "{name}");
        }
    }
}
