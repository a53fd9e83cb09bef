//! How many words the string literals of a room hold, against what they may: words of a language belong into its tables,
//! and the rooms get these as a value.
//!
//! words.tsv, beside the sources of this crate, has the ceilings, which only fall: `cargo xtask check` fails above one,
//! and below one too, so that the lower number is written down with the change that earned it. Only the files named here
//! may name the tables of a language. `cargo xtask words` lists what is counted.

mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{files, root};
use scan::{Scan, TestModule, scan};

/// The ceilings: a folder below src and a number each.
const CEILINGS: &str = "xtask/words.tsv";

/// The languages whose tables no stage may name (`language::en`) …
const LANGUAGES: &[&str] = &["en"];
/// … but these files: where a text's language is chosen.
const MAY_NAME_THEM: &[&str] = &["src/parse/languages.rs"];

/// A source of one of the rooms, without its tests.
struct Source {
    /// Below src.
    path: String,
    scan: Scan,
}

impl Source {
    fn words(&self) -> usize {
        self.scan.literals.iter().map(|literal| words(&literal.text)).sum()
    }
}

/// Holds the rooms to their ceilings.
///
/// # Errors
/// Where one has more words than it may, or fewer; where a source names a language's tables that may not.
pub fn check() -> Result<()> {
    let ceilings = ceilings()?;
    let sources = sources(&ceilings)?;
    let mut wrong = named_languages(&sources);
    wrong.extend(broken(&ceilings, &counted(&ceilings, &sources)));
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Prints the words of each room and what it may have; of one room, each literal that has some.
///
/// # Errors
/// Where there is no such room, or a source cannot be read.
pub fn list(room: Option<&str>) -> Result<()> {
    let ceilings = ceilings()?;
    let sources = sources(&ceilings)?;
    let Some(room) = room else {
        for (room, count) in counted(&ceilings, &sources) {
            println!("{count:>5} of {:>5}  {room}", ceilings.get(room).copied().unwrap_or_default());
        }
        return Ok(());
    };
    ensure!(ceilings.contains_key(room), "{CEILINGS} has no room {room}");
    for source in sources.iter().filter(|source| room_of(&ceilings, &source.path) == Some(room)) {
        for literal in source.scan.literals.iter().filter(|literal| words(&literal.text) > 0) {
            println!("src/{}:{}: {:?}", source.path, literal.line, literal.text);
        }
    }
    Ok(())
}

type Ceilings = BTreeMap<String, usize>;

fn ceilings() -> Result<Ceilings> {
    let text = fs::read_to_string(root().join(CEILINGS)).context(CEILINGS)?;
    let mut ceilings = Ceilings::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let number = line.split_once('\t').and_then(|(room, number)| Some((room, number.parse().ok()?)));
        let (room, number) = number.with_context(|| format!("{CEILINGS}: {line:?} is no room and number"))?;
        ceilings.insert(room.to_owned(), number);
    }
    ensure!(!ceilings.is_empty(), "{CEILINGS} has no rooms");
    Ok(ceilings)
}

/// The room in which a source stands: of rooms inside each other the inner one.
fn room_of<'c>(ceilings: &'c Ceilings, path: &str) -> Option<&'c str> {
    let rooms = ceilings.keys().filter(|room| Path::new(path).starts_with(room));
    rooms.max_by_key(|room| room.len()).map(String::as_str)
}

fn sources(ceilings: &Ceilings) -> Result<Vec<Source>> {
    let below = root().join("src");
    let mut all = Vec::new();
    let mut tests = BTreeSet::new();
    for file in files::below(&below)? {
        let path = file.strip_prefix(&below)?.to_str().context("a file name that is no text")?.to_owned();
        if !path.ends_with(".rs") || room_of(ceilings, &path).is_none() {
            continue;
        }
        let text = fs::read_to_string(&file).with_context(|| path.clone())?;
        let scan = scan(&text, LANGUAGES).with_context(|| path.clone())?;
        tests.extend(scan.test_modules.iter().flat_map(|module| files_of(&path, module)));
        all.push(Source { path, scan });
    }
    all.retain(|source| !tests.iter().any(|test| Path::new(&source.path).starts_with(test)));
    ensure!(!all.is_empty(), "there are no sources in the rooms of {CEILINGS}");
    Ok(all)
}

/// Where a module that `parent` declares may lie: its file, and the folder of it and what is below it.
fn files_of(parent: &str, module: &TestModule) -> Vec<PathBuf> {
    let parent = Path::new(parent);
    let beside = parent.parent().unwrap_or(Path::new(""));
    if let Some(path) = &module.path {
        return vec![beside.join(path)];
    }
    let folder = match parent.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib") | None => beside.to_owned(),
        Some(stem) => beside.join(stem),
    };
    vec![folder.join(format!("{}.rs", module.name)), folder.join(&module.name)]
}

/// The words of each room; none where it has no sources.
fn counted<'c>(ceilings: &'c Ceilings, sources: &[Source]) -> BTreeMap<&'c str, usize> {
    let mut counts: BTreeMap<&str, usize> = ceilings.keys().map(|room| (room.as_str(), 0)).collect();
    for source in sources {
        if let Some(count) = room_of(ceilings, &source.path).and_then(|room| counts.get_mut(room)) {
            *count += source.words();
        }
    }
    counts
}

/// What is to be said of rooms that do not have as many words as they may.
fn broken(ceilings: &Ceilings, counts: &BTreeMap<&str, usize>) -> Vec<String> {
    let mut said = Vec::new();
    for (room, count) in counts {
        let ceiling = ceilings.get(*room).copied().unwrap_or_default();
        if *count > ceiling {
            said.push(format!(
                "src/{room} has {count} words in its literals, and may have {ceiling}: words of a language belong into \
                 its tables (cargo xtask words {room} lists them)"
            ));
        } else if *count < ceiling {
            said.push(format!(
                "src/{room} has {count} words in its literals: write {count} for {ceiling} into {CEILINGS}"
            ));
        }
    }
    said
}

fn named_languages(sources: &[Source]) -> Vec<String> {
    let mut said = Vec::new();
    for source in sources {
        let path = format!("src/{}", source.path);
        if !MAY_NAME_THEM.contains(&path.as_str()) {
            let lines = source.scan.languages.iter();
            said.extend(
                lines.map(|line| {
                    format!("{path}:{line} names the tables of a language; it gets one as a value")
                }),
            );
        }
    }
    said
}

/// How many words a literal has: runs of two or more letters of any script, without the names in `{name}`.
fn words(literal: &str) -> usize {
    let shown = without_placeholders(literal);
    shown.split(|letter: char| !letter.is_alphabetic()).filter(|run| run.chars().nth(1).is_some()).count()
}

/// Without what is filled in: `{}`, `{name}`, `{0:>5}`. `{{` is a bracket, and what is no placeholder stays.
fn without_placeholders(literal: &str) -> String {
    let mut shown = String::with_capacity(literal.len());
    let mut rest = literal;
    while let Some((before, behind)) = rest.split_once('{') {
        shown.push_str(before);
        rest = match (behind.strip_prefix('{'), behind.split_once('}')) {
            (Some(behind), _) => behind,
            (None, Some((inside, behind))) if is_placeholder(inside) => behind,
            (None, _) => behind,
        };
        shown.push(' ');
    }
    shown + rest
}

fn is_placeholder(inside: &str) -> bool {
    let (name, how) = inside.split_once(':').unwrap_or((inside, ""));
    let is_name = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.');
    is_name && !how.contains([' ', '"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;
    use scan::Literal;

    #[test]
    fn words_are_runs_of_letters() {
        for (literal, expected) in [
            ("", 0),
            ("a I . 7 –", 0),
            ("said", 1),
            ("according to", 2),
            ("don't", 1),
            ("co-chair's", 2),
            ("Nach Angaben", 2),
            ("по словам", 2),
            ("東京都", 1),
            ("data/cues.txt", 3),
            ("{} of {name}", 1),
            ("{0:>5} {count:.2} {x:?} {self.y}", 0),
            ("{{word}} {{{name}}}", 1),
            ("{\"word\": 1}", 1),
            ("{two words}", 2),
            ("{open", 1),
        ] {
            assert_eq!(words(literal), expected, "{literal}");
        }
    }

    fn source(path: &str, literal: &str, languages: &[usize]) -> Source {
        let literals = vec![Literal { line: 1, text: literal.to_owned() }];
        let scan = Scan { literals, languages: languages.to_vec(), test_modules: Vec::new() };
        Source { path: path.to_owned(), scan }
    }

    #[test]
    fn a_source_counts_for_the_innermost_room() {
        let ceilings: Ceilings =
            [("parse", 2), ("parse/names", 2), ("text", 1)].map(|(room, n)| (room.to_owned(), n)).into();
        let sources = [
            source("parse/run.rs", "two words", &[]),
            source("parse/names/known.rs", "three more words", &[]),
            source("parse/names_of.rs", "", &[]),
        ];
        let counts = counted(&ceilings, &sources);
        assert_eq!(counts, [("parse", 2), ("parse/names", 3), ("text", 0)].into());
        let said = broken(&ceilings, &counts);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said[0].contains("src/parse/names has 3 words") && said[0].contains("may have 2"),
            "{}",
            said[0]
        );
        assert!(said[1].contains("src/text has 0") && said[1].contains("write 0 for 1"), "{}", said[1]);
    }

    #[test]
    fn only_where_a_language_is_chosen_its_tables_are_named() {
        let said =
            named_languages(&[source("parse/languages.rs", "", &[3]), source("parse/cues/mod.rs", "", &[7])]);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("src/parse/cues/mod.rs:7 "), "{}", said[0]);
    }

    #[test]
    fn tests_lie_where_their_module_is_declared() {
        let module =
            |path: Option<&str>| TestModule { name: "tests".to_owned(), path: path.map(str::to_owned) };
        let paths = |parent: &str, path: Option<&str>| files_of(parent, &module(path));
        assert_eq!(paths("parse/mod.rs", None), ["parse/tests.rs", "parse/tests"].map(PathBuf::from));
        assert_eq!(paths("parse/run.rs", None), ["parse/run/tests.rs", "parse/run/tests"].map(PathBuf::from));
        assert_eq!(paths("parse/run.rs", Some("run_test.rs")), [PathBuf::from("parse/run_test.rs")]);
    }

    #[test]
    fn sources_are_read_without_their_tests() {
        let sources = sources(&ceilings().unwrap()).unwrap();
        let has = |path: &str| sources.iter().any(|source| source.path == path);
        assert!(has("parse/run.rs") && has("edit/mod.rs") && has("text/mod.rs"));
        let stems = sources.iter().filter_map(|source| Path::new(&source.path).file_stem()?.to_str());
        assert_eq!(stems.filter(|stem| *stem == "tests" || stem.ends_with("_test")).count(), 0);
    }
}
