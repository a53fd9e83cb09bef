//! Files: documents that come in, documents that go out.

use super::desk::text_hash;
use super::{Alert, Desk, Effect, Format, Moment, Offer, State};
use crate::document::Document;
use crate::edit::History;
use crate::formats::{self, Entry, galley, read_many};
use crate::intake;
use crate::web::store::Summary;

impl State {
    /// A file came in: Galley JSON is opened, anything else is a text to annotate.
    pub(super) fn file(&mut self, name: &str, text: &str, out: &mut Vec<Effect>, moment: &Moment) {
        if !is_json(name, text) {
            return self.take_text(intake::plain(text), out, moment);
        }
        match documents(text) {
            Ok(documents) => self.imported(name, documents, out, moment),
            Err(words) => self.alert(format!("“{name}” was not opened: {words}. Nothing was changed.")),
        }
    }

    /// Documents from a file: the last is shown, the others are only kept.
    fn imported(&mut self, name: &str, mut documents: Vec<Document>, out: &mut Vec<Effect>, moment: &Moment) {
        let count = documents.len();
        for (n, document) in documents.iter_mut().enumerate() {
            let taken = |id: &str| self.documents.iter().any(|row| row.id.as_str() == id);
            if taken(document.id.as_str()) {
                let same = self
                    .documents
                    .iter()
                    .find(|row| row.id == document.id && row.text_hash == text_hash(&document.text));
                if let Some(row) = same.filter(|_| count == 1) {
                    self.alert = Some(Alert {
                        words: format!("“{}” is here already. What came in is kept beside it.", row.title),
                        offers: vec![Offer::Open(row.id.clone())],
                    });
                }
                document.id = crate::document::DocumentId::new(format!("{}-{n}", moment.new_id));
            }
            let desk = Desk::new(document.clone(), History::default(), false, moment.now.clone());
            let summary = desk.summary(&moment.now);
            self.list(summary.clone());
            if n + 1 == count {
                self.put(desk, out);
                out.push(Effect::Create(summary));
            } else {
                out.push(Effect::Import(Box::new(document.clone()), summary));
            }
        }
        self.say(match count {
            1 => format!("Opened “{name}”"),
            _ => format!("Opened {count} documents of “{name}”"),
        });
    }

    pub(super) fn export(&mut self, format: Format, out: &mut Vec<Effect>) {
        let Some(desk) = &self.desk else { return };
        match format {
            Format::Galley => {
                let content = galley::write_pretty(&desk.document) + "\n";
                let name = format!("{}.json", file_name(&desk.title()));
                out.push(Effect::Download { name, media_type: "application/json", content });
            }
            Format::GalleyLines => out.push(Effect::DownloadAll { name: "galley.jsonl".to_owned() }),
            Format::Other(format) => out.push(given(&desk.document, &desk.title(), format, false)),
            Format::Excel => out.push(given(&desk.document, &desk.title(), formats::Format::Csv, true)),
        }
    }

    /// All documents that are only in memory, with the one on the desk.
    pub fn in_memory(&self) -> impl Iterator<Item = &Desk> {
        self.desk.iter().chain(&self.aside)
    }

    /// The rows whose titles hold all the words that are looked for.
    pub fn found(&self) -> impl Iterator<Item = &Summary> {
        let wanted = self.query.to_lowercase();
        self.documents.iter().filter(move |row| {
            let title = row.title.to_lowercase();
            wanted.split_whitespace().all(|word| title.contains(word))
        })
    }
}

/// A document as a file, or as an archive where there are several.
fn given(document: &Document, title: &str, format: formats::Format, excel: bool) -> Effect {
    let stem = file_name(title);
    let options = formats::Options { excel, ..formats::Options::default() };
    let mut files = formats::files(format, document, &stem, options);
    match (files.len(), files.pop()) {
        (1, Some(file)) if format.ending().is_some() => {
            let media_type = if file.name.ends_with(".json") { "application/json" } else { "text/plain" };
            Effect::Download { name: file.name, media_type, content: file.content }
        }
        (_, last) => {
            files.extend(last);
            Effect::DownloadArchive { name: format!("{stem}-{}.zip", format.slug()), files }
        }
    }
}

/// Whether a file is to be read as Galley JSON, and not as a text.
fn is_json(name: &str, text: &str) -> bool {
    const ENDINGS: [&str; 3] = [".json", ".jsonl", ".ndjson"];
    let name = name.to_ascii_lowercase();
    let names_format = || text.get(..200.min(text.len())).is_some_and(|head| head.contains("\"format\""));
    ENDINGS.iter().any(|ending| name.ends_with(ending))
        || (text.trim_start().starts_with('{') && names_format())
}

/// All documents of a file, or what is wrong with the first that is none, and where.
fn documents(file: &str) -> Result<Vec<Document>, String> {
    let read = |entry: Entry<Document>| {
        let of_many = |line| if line > 1 { format!("Line {line}: ") } else { String::new() };
        entry.document.map_err(|error| format!("{}{error}", of_many(entry.line)))
    };
    read_many(file, galley::read).map(read).collect()
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
    fn titles_become_names_of_files() {
        assert_eq!(file_name("Pier Opens — Again!"), "pier-opens-again");
        assert_eq!(file_name("../etc"), "etc");
        assert_eq!(file_name("…"), "galley");
    }
}
