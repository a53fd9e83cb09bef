//! All formats that documents are written in, by name, and how their files come together.
//!
//! A format is a file, to which each document adds its part, or a folder, in which documents have files of their own or
//! add to shared ones. Nothing here opens a file: what is written where is said in [`Part`]s, and whoever has a disk or
//! a zip puts them there. Parts for the same place follow each other.

use super::{
    FileNames, brat, cas, conll, csv, doccano, galley, html, label_studio, spacy, tei, web_annotation,
};
use crate::document::Document;

/// What documents are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Galley JSON, one document a line.
    Galley,
    /// Label Studio's tasks.
    LabelStudio,
    /// doccano's JSON Lines.
    Doccano,
    /// brat's standoff, a folder.
    Brat,
    /// W3C Web Annotation, a folder.
    WebAnnotation,
    /// CoNLL, a row for each word.
    Conll,
    /// spaCy's and Prodigy's JSON Lines.
    Spacy,
    /// UIMA CAS JSON, a folder.
    Inception,
    /// UIMA XMI, a folder.
    InceptionXmi,
    /// TEI P5, a folder.
    Tei,
    /// Pages for reading, a folder.
    Html,
    /// Tables, a folder.
    Csv,
}

/// What a person can choose beside the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// doccano: labels without relations, for sequence labelling.
    pub labels_only: bool,
    /// CSV: for spreadsheets, which take some cells for formulas.
    pub excel: bool,
}

/// A piece of a file, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where.
    pub place: Place,
    /// What.
    pub content: String,
}

/// Where a part goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The one file.
    File,
    /// Beside the one file, under the same name with this ending.
    Beside(&'static str),
    /// A file of the folder to which every document adds, by its name.
    Shared(&'static str),
    /// A whole file of the folder, by its name.
    Inside(String),
    /// In the folder, a file of the document's own with this ending; [`Export::document`] gives it its name.
    Own(&'static str),
}

impl Format {
    /// All of them, in the order of the menu.
    pub const ALL: [Format; 12] = [
        Format::Galley,
        Format::LabelStudio,
        Format::Doccano,
        Format::Brat,
        Format::WebAnnotation,
        Format::Conll,
        Format::Spacy,
        Format::Inception,
        Format::InceptionXmi,
        Format::Tei,
        Format::Html,
        Format::Csv,
    ];

    /// Its name on the command line.
    pub fn slug(self) -> &'static str {
        self.told().slug
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        self.told().name
    }

    /// What it is, and what it does not keep, in a few words.
    pub fn about(self) -> &'static str {
        self.told().about
    }

    /// The ending of its file; `None` where it is a folder.
    pub fn ending(self) -> Option<&'static str> {
        self.told().ending
    }

    fn told(self) -> Told {
        match self {
            Format::Galley => Told {
                slug: "galley",
                name: "Galley JSON Lines",
                about: "everything; one document a line",
                ending: Some("jsonl"),
            },
            Format::LabelStudio => Told {
                slug: "label-studio",
                name: "Label Studio",
                about: "everything; tasks with predictions and annotations",
                ending: Some("json"),
            },
            Format::Doccano => Told {
                slug: "doccano",
                name: "doccano",
                about: "labels and relations; one document a line",
                ending: Some("jsonl"),
            },
            Format::Brat => Told {
                slug: "brat",
                name: "brat",
                about: "labels, relations, statuses, notes; a folder",
                ending: None,
            },
            Format::WebAnnotation => Told {
                slug: "web-annotation",
                name: "Web Annotation",
                about: "labels, actors, speakers, statuses, notes as JSON-LD; a folder",
                ending: None,
            },
            Format::Conll => Told {
                slug: "conll",
                name: "CoNLL",
                about: "words with names, cues, contents and sources of quotes by IOB2",
                ending: Some("conll"),
            },
            Format::Spacy => Told {
                slug: "spacy",
                name: "spaCy",
                about: "tokens, labels and relations, as Prodigy has them; one document a line",
                ending: Some("jsonl"),
            },
            Format::Inception => Told {
                slug: "inception",
                name: "INCEpTION",
                about: "labels, links, actors, decisions; UIMA CAS JSON, a folder",
                ending: None,
            },
            Format::InceptionXmi => Told {
                slug: "inception-xmi",
                name: "INCEpTION XMI",
                about: "labels, links, actors, decisions; UIMA XMI, a folder",
                ending: None,
            },
            Format::Tei => Told {
                slug: "tei",
                name: "TEI",
                about: "text and standOff, with actors, speakers, statuses, confidence; a folder",
                ending: None,
            },
            Format::Html => Told {
                slug: "html",
                name: "HTML",
                about: "a page for reading, with what was found marked in the text; a folder",
                ending: None,
            },
            Format::Csv => Told {
                slug: "csv",
                name: "CSV",
                about: "tables of actors, mentions, quotes and captions; a folder",
                ending: None,
            },
        }
    }

    /// What the document adds. Of a format that is a file, without what stands between documents.
    pub fn parts(self, document: &Document, options: Options) -> Vec<Part> {
        let file = |content| vec![Part { place: Place::File, content }];
        match self {
            Format::Galley => file(galley::write(document)),
            Format::LabelStudio => file(label_studio::write(document)),
            Format::Doccano if options.labels_only => file(doccano::write_labels(document)),
            Format::Doccano => file(doccano::write(document)),
            Format::Brat => beside_its_text(document, "ann", brat::write(document)),
            Format::WebAnnotation => beside_its_text(document, "jsonld", web_annotation::write(document)),
            Format::Conll => file(conll::write(document)),
            Format::Spacy => file(spacy::write(document)),
            Format::Inception => vec![Part { place: Place::Own("json"), content: cas::write_json(document) }],
            Format::InceptionXmi => {
                vec![Part { place: Place::Own("xmi"), content: cas::write_xmi(document) }]
            }
            Format::Tei => vec![Part { place: Place::Own("xml"), content: tei::write(document) }],
            Format::Html => vec![Part { place: Place::Own("html"), content: html::write(document) }],
            Format::Csv => {
                let rows = csv::rows(document, options.excel).into_iter();
                rows.map(|(file, content)| Part { place: Place::Shared(file), content }).collect()
            }
        }
    }

    /// What stands before, between and behind the documents of a file.
    fn frame(self) -> [&'static str; 3] {
        match self {
            Format::LabelStudio => ["[\n", ",\n", "\n]\n"],
            Format::Conll => [conll::HEAD, "", ""],
            _ => ["", "", ""],
        }
    }

    /// What each document of a file ends with.
    fn end(self) -> &'static str {
        match self {
            Format::LabelStudio => "",
            _ => "\n",
        }
    }
}

/// A document's own file, and its text as another.
fn beside_its_text(document: &Document, ending: &'static str, content: String) -> Vec<Part> {
    vec![
        Part { place: Place::Own("txt"), content: document.text.to_string() },
        Part { place: Place::Own(ending), content },
    ]
}

/// What is told of a format: its names, what it keeps, and the ending of its file.
struct Told {
    slug: &'static str,
    name: &'static str,
    about: &'static str,
    ending: Option<&'static str>,
}

/// An export that is going on: gives the parts of a format's files in the order in which they are to be written.
#[derive(Debug)]
pub struct Export {
    format: Format,
    options: Options,
    names: FileNames,
    documents: usize,
}

impl Export {
    /// Begins one.
    pub fn new(format: Format, options: Options) -> Export {
        Export { format, options, names: FileNames::default(), documents: 0 }
    }

    /// What is there before the first document.
    pub fn begin(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let [before, ..] = self.format.frame();
        if !before.is_empty() {
            parts.push(Part { place: Place::File, content: before.to_owned() });
        }
        match self.format {
            Format::LabelStudio => {
                parts.push(Part { place: Place::Beside("xml"), content: label_studio::config() });
            }
            Format::Brat => {
                let place = Place::Inside("annotation.conf".to_owned());
                parts.push(Part { place, content: brat::config() });
            }
            Format::Inception | Format::InceptionXmi => {
                let place = Place::Inside(cas::TYPE_SYSTEM.to_owned());
                parts.push(Part { place, content: cas::type_system() });
            }
            Format::Csv => {
                let heads = csv::heads(self.options.excel);
                parts.extend(heads.map(|(file, content)| Part { place: Place::Shared(file), content }));
            }
            Format::Galley
            | Format::Doccano
            | Format::WebAnnotation
            | Format::Conll
            | Format::Spacy
            | Format::Tei
            | Format::Html => {}
        }
        parts
    }

    /// What the document with this id adds; `parts` are those that [`Format::parts`] made of it.
    pub fn document(&mut self, id: &str, parts: Vec<Part>) -> Vec<Part> {
        let [_, between, _] = self.format.frame();
        let first = self.documents == 0;
        self.documents += 1;
        let mut name = None;
        let placed = |mut part: Part| {
            match part.place {
                Place::File => {
                    if !first {
                        part.content.insert_str(0, between);
                    }
                    part.content.push_str(self.format.end());
                }
                Place::Own(ending) => {
                    let name = name.get_or_insert_with(|| self.names.give(id));
                    part.place = Place::Inside(format!("{name}.{ending}"));
                }
                Place::Beside(_) | Place::Shared(_) | Place::Inside(_) => {}
            }
            part
        };
        parts.into_iter().map(placed).collect()
    }

    /// What is there behind the last document.
    pub fn end(&self) -> Vec<Part> {
        let [_, _, behind] = self.format.frame();
        match behind {
            "" => Vec::new(),
            behind => vec![Part { place: Place::File, content: behind.to_owned() }],
        }
    }
}

/// A whole file, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name, without a folder.
    pub name: String,
    /// What stands in it.
    pub content: String,
}

/// All files of an export of one document, under this name without ending; those beside them have their own.
pub fn files(format: Format, document: &Document, stem: &str, options: Options) -> Vec<NamedFile> {
    let mut export = Export::new(format, options);
    let mut parts = export.begin();
    parts.extend(export.document(stem, format.parts(document, options)));
    parts.extend(export.end());
    let mut files: Vec<NamedFile> = Vec::new();
    for Part { place, content } in parts {
        let name = match place {
            Place::File => format!("{stem}.{}", format.ending().unwrap_or_default()),
            Place::Beside(ending) | Place::Own(ending) => format!("{stem}.{ending}"),
            Place::Shared(name) => name.to_owned(),
            Place::Inside(name) => name,
        };
        match files.iter_mut().find(|file| file.name == name) {
            Some(file) => file.content += &content,
            None => files.push(NamedFile { name, content }),
        }
    }
    files
}
