//! Galley finds who acts, who is quoted and what the pictures show in news articles, lets people correct it, and
//! exports labelled data.
//!
//! A tour, in the order in which data walks through the rooms:
//!
//! - [`text`]: how text is counted.
//! - [`intake`]: what people bring → `Incoming { text, hints }`.
//! - [`document`]: what is known about a text, or suggested of it, and its invariants.
//! - [`lexicon`]: words known beforehand that belong to no language: names, countries, agencies.
//! - [`language`]: what belongs to one language: its words by what they do, inflection, sentences.
//! - [`parse`]: text and hints in, suggestions out.
//! - [`edit`]: the one way to change a document; history and journal.
//! - [`wording`]: what people read of edits: names of steps, refusals, what became of an annotation.
//! - [`library`]: many documents: search, filter, sort, progress.
//! - [`stored`]: journals, snapshots, rows and settings as they lie in people's browsers.
//! - [`formats`]: documents ⇄ files.
//! - [`measure`]: scores against gold.
//! - [`adjudicate`]: two annotators' documents of one text become one.
//! - [`report`]: who speaks, who acts, as tables.
//! - `learn`: corpora → weights (feature `learn`).
//! - `web`: the page (feature `web`); `cli`: the command line (feature `cli`).
//!
//! All but the last line do no input or output, read no clock and know no browser.
//!
//! From a text to a file and to figures:
//!
//! ```
//! use galley::document::{Document, DocumentId};
//! use galley::formats::{Format, Options, files};
//! use galley::report::{Period, Statistics, TableId};
//! use galley::{intake, parse};
//!
//! let incoming = intake::plain("Town Buys Bridge\r\n\r\n“It is cheap,” Mayor Lea Ott said.\r\n");
//! let suggestions = parse::parse(&incoming.text, &incoming.hints);
//! let document = Document::suggested(DocumentId::new("bridge"), incoming.text, &suggestions);
//!
//! // Spans are bytes of the text, always on the boundaries of characters.
//! let quote = &document.quotes[0];
//! assert_eq!(quote.spans[0].of(&document.text), "“It is cheap,”");
//!
//! // Files count as their format does: this one UTF-16 units.
//! let files = files(Format::Inception, &document, "bridge", Options::default());
//! assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["TypeSystem.xml", "bridge.json"]);
//!
//! let mut statistics = Statistics::new(Period::Month);
//! statistics.add(&document);
//! let speakers = statistics.table(TableId::Speakers).csv(false);
//! assert!(speakers.starts_with("Speaker,Type,Words,"), "{speakers}");
//! assert!(speakers.contains("\nLea Ott,person,3,"), "{speakers}");
//! ```
//!
//! Without any feature it is this pure library; `cli`, on by default, adds the program `galley`, and `schema` the JSON
//! Schema of Galley JSON.

pub mod adjudicate;
pub mod document;
pub mod edit;
pub mod formats;
pub mod intake;
pub mod language;
#[cfg(feature = "learn")]
pub mod learn;
pub mod lexicon;
pub mod library;
pub mod measure;
pub mod parse;
pub mod report;
pub mod stored;
pub mod text;
pub mod web;
pub mod wording;

#[cfg(feature = "cli")]
pub mod cli;
