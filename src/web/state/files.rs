//! Files: documents that go out.

use super::{Desk, Effect, Format, State};
use crate::document::Document;
use crate::formats::{self, galley};

impl State {
    pub(super) fn export(&mut self, format: Format, out: &mut Vec<Effect>) {
        let Some(desk) = &self.desk else { return };
        match format {
            Format::Galley => {
                let content = galley::write_pretty(&desk.document) + "\n";
                let name = format!("{}.json", file_name(&desk.title()));
                out.push(Effect::Download { name, media_type: "application/json", content });
            }
            Format::GalleyLines => out.push(Effect::DownloadAll {
                name: "galley.jsonl".to_owned(),
                ids: self.documents.iter().map(|row| row.id.clone()).collect(),
            }),
            Format::Other(format) => out.push(given(&desk.document, &desk.title(), format, false)),
            Format::Excel => out.push(given(&desk.document, &desk.title(), formats::Format::Csv, true)),
        }
    }

    /// All documents that are only in memory, with the one on the desk.
    pub fn in_memory(&self) -> impl Iterator<Item = &Desk> {
        self.desk.iter().chain(&self.aside)
    }
}

/// A document as a file, or as an archive where there are several.
fn given(document: &Document, title: &str, format: formats::Format, excel: bool) -> Effect {
    // Several formats have the same ending: the name says which it is.
    let stem = format!("{}-{}{}", file_name(title), format.slug(), if excel { "-excel" } else { "" });
    let options = formats::Options { excel, ..formats::Options::default() };
    let mut files = formats::files(format, document, &stem, options);
    match (files.len(), files.pop()) {
        (1, Some(file)) if format.ending().is_some() => {
            let media_type = if file.name.ends_with(".json") { "application/json" } else { "text/plain" };
            Effect::Download { name: file.name, media_type, content: file.content }
        }
        (_, last) => {
            files.extend(last);
            Effect::DownloadArchive { name: format!("{stem}.zip"), files }
        }
    }
}

/// A title as the name of a file: letters and digits, the rest as hyphens.
fn file_name(title: &str) -> String {
    const LONGEST: usize = 60;
    let mut name = String::new();
    for letter in title.chars().take(LONGEST) {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "galley".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_exports_of_a_document_have_the_same_name() {
        let document = crate::web::sample::document();
        let others = formats::Format::ALL.into_iter().filter(|format| *format != formats::Format::Galley);
        let all = others.map(|format| (format, false)).chain([(formats::Format::Csv, true)]);
        let given = all.map(|(format, excel)| match given(&document, "Pier Opens", format, excel) {
            Effect::Download { name, .. } | Effect::DownloadArchive { name, .. } => name,
            other => panic!("{other:?}"),
        });
        let mut names: Vec<String> = given.collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
        assert!(names.iter().all(|name| name.starts_with("pier-opens-")), "{names:?}");
    }

    #[test]
    fn titles_become_names_of_files() {
        assert_eq!(file_name("Pier Opens — Again!"), "pier-opens-again");
        assert_eq!(file_name("../etc"), "etc");
        assert_eq!(file_name("…"), "galley");
    }
}
