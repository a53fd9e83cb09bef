//! Word lists: each says in its head, the comment that it begins with, where its words come from.
//!
//! Either they were "written for this project", or the head names each source and, in brackets behind it, where it is
//! to be had, its licence and whose it is: `dale-chall 2.0.1 (npm, MIT, copyright 2014 Titus Wormer)`.

use anyhow::{Result, bail, ensure};

use super::licences::{self, Licence};
use super::{Used, wrapped};

/// Where the words of a list come from.
#[derive(Debug, PartialEq, Eq)]
enum Source {
    Own,
    /// The head, with the licences that it names.
    Others(String, Vec<&'static Licence>),
}

/// Where a source in brackets is to be had; such a one must name a licence that is known.
const REGISTRIES: &[&str] = &["PyPI,", "npm,", "crates.io,"];

/// What the notice says of these files (path, text).
pub(super) fn part(lists: &[(String, String)], used: &mut Used) -> Result<String> {
    let mut own = Vec::new();
    let mut others = String::new();
    for (path, text) in lists {
        match source(text) {
            Some(Source::Own) => own.push(path.clone()),
            Some(Source::Others(head, licences)) => {
                others += &format!("\n{path}\n{head}");
                used.extend(licences);
            }
            None => bail!("the head of {path} does not say where its words come from, and the licence"),
        }
    }
    ensure!(!own.is_empty() && !others.is_empty(), "there are no word lists");
    Ok(format!("WORD LISTS\n{others}\nWritten for Galley:\n{}", wrapped(&own)))
}

fn source(list: &str) -> Option<Source> {
    let head: Vec<&str> = list.lines().map_while(|line| line.strip_prefix('#')).map(str::trim).collect();
    let sentences = head.join(" ");
    let mut licences = Vec::new();
    for words in bracketed(&sentences) {
        let named: Vec<_> = words.split([',', ';']).filter_map(|word| licences::named(word.trim())).collect();
        let is_source = REGISTRIES.iter().any(|registry| words.starts_with(registry));
        if is_source && named.is_empty() {
            return None;
        }
        licences.extend(named);
    }
    if !licences.is_empty() {
        let lines = head.iter().map(|line| format!("  {line}\n")).collect();
        return Some(Source::Others(lines, licences));
    }
    let is_own =
        ["this project", "Galley"].iter().any(|whom| sentences.contains(&format!("ritten for {whom}")));
    is_own.then_some(Source::Own)
}

/// What stands in brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_its_source_and_licence() {
        let names = |head: &str| match source(head) {
            Some(Source::Others(_, licences)) => licences.iter().map(|licence| licence.name).collect(),
            Some(Source::Own) => vec!["own"],
            None => vec![],
        };
        assert_eq!(names("# Months. Written for this project.\nMay\n"), ["own"]);
        assert_eq!(names("# Cues. Written for Galley from general\n# knowledge.\n\n[say]\n"), ["own"]);
        assert_eq!(
            names("# From some 1.0 (npm, ISC, by Ada) and\n# more 2.0 (PyPI,\n# MIT).\na\n"),
            ["ISC", "MIT"]
        );
        assert_eq!(
            names(
                "# From g 3 (PyPI, MIT; its data GeoNames, CC BY 4.0, geonames.org), the rest written for this project\n"
            ),
            ["MIT", "CC BY 4.0"]
        );
        for nothing in [
            "May\n# Written for this project.\n",
            "# Months.\nMay\n",
            "# From some 1.0 (npm, GPL)\nMay\n",
            "# From a 1 (npm, GPL) and b 2 (npm, MIT)\n",
        ] {
            assert_eq!(names(nothing), [""; 0], "{nothing}");
        }
    }

    #[test]
    fn a_list_without_a_source_is_refused_by_name() {
        let lists = |last: &str| {
            [
                ("own.txt", "# Written for Galley.\n"),
                ("theirs.txt", "# From x 1 (npm, MIT)\n"),
                ("last.txt", last),
            ]
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
        };
        let refused = part(&lists("# Words.\nword\n"), &mut Used::new()).unwrap_err().to_string();
        assert!(refused.contains("last.txt"), "{refused}");
        let mut used = Used::new();
        let said = part(&lists("# Written for this project.\n"), &mut used).unwrap();
        assert_eq!(
            said,
            "WORD LISTS\n\ntheirs.txt\n  From x 1 (npm, MIT)\n\nWritten for Galley:\n  own.txt, last.txt\n"
        );
        assert_eq!(used.iter().map(|licence| licence.name).collect::<Vec<_>>(), ["MIT"]);
    }
}
