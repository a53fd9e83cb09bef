//! Galley finds who acts, who is quoted and what the pictures show in news articles, lets people correct it, and
//! exports labelled data.
//!
//! A tour, in the order in which data walks through the rooms:
//!
//! - [`text`]: how text is counted.
//! - [`intake`]: what people bring → `Incoming { text, hints }`.
//! - [`document`]: what is known about a text, and its invariants.
//! - [`lexicon`]: words known beforehand.
//! - [`parse`]: text and hints in, suggestions out.
//! - [`edit`]: the one way to change a document; history and journal.
//! - [`library`]: many documents: search, filter, sort, progress.
//! - [`formats`]: documents ⇄ files.
//! - [`measure`]: scores against gold.
//! - [`report`]: who speaks, who acts, as tables.
//! - `learn`: corpora → weights (feature `learn`).
//! - `web`: the page (feature `web`); `cli`: the command line (feature `cli`).
//!
//! All but the last line do no input or output, read no clock and know no browser.

pub mod document;
pub mod edit;
pub mod formats;
pub mod intake;
#[cfg(feature = "learn")]
pub mod learn;
pub mod lexicon;
pub mod library;
pub mod measure;
pub mod parse;
pub mod report;
pub mod text;
pub mod web;

#[cfg(feature = "cli")]
pub mod cli;
