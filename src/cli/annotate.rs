//! `galley annotate`: texts in, documents out, one a line, in the order in which they came.
//!
//! Texts are read in batches, annotated on all cores and written before the next batch is read, so that memory does not
//! grow with the number of lines, and what is written is whole documents of whole batches whenever it ends.

use super::Outcome;
use super::convert::is_same;
use super::format::wrong_usage;
use super::input::{Kind, Text, Texts, sources};
use super::interrupt::{leave_whole_lines, undisturbed};
use super::output::{Files, Progress};
use super::resume::Written;
use super::source::{Bad, Source};
use crate::document::{Document, DocumentId};
use crate::formats::{Format, Options, Part};
use crate::parse::{self, LanguageChoice};
use anyhow::{Result, bail};
use clap::Args as ClapArgs;
use clap::error::ErrorKind;
use rayon::prelude::*;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  galley annotate article.txt page.html                      two documents on standard output
  galley annotate --jsonl < texts.jsonl > found.jsonl        {\"id\": …, \"text\": …} a line, a document a line
  galley annotate corpus.jsonl.gz -o found.jsonl --resume    goes on where it was interrupted
  galley annotate news.zip --to brat -o news                 a folder of files for brat";

/// Arguments of `galley annotate`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Texts: plain text (.txt or any other ending), .jsonl, .html, .csv, each also as .gz, or folders and .zip archives of
    /// these; standard input if none is given.
    files: Vec<PathBuf>,
    /// Read one JSON object {"id", "text"} a line, also from standard input and whatever a file's ending.
    #[arg(long, conflicts_with = "kind")]
    jsonl: bool,
    /// What standard input and all files hold, whatever their ending.
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
    /// Which column of .csv files holds the texts; a column "id" what they are called.
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_column: String,
    /// The language of all texts, by its code: en, de, …; without it each text's own is found, and where that is unsure it is en.
    #[arg(long, value_name = "CODE", value_parser = language_code)]
    language: Option<String>,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Format::Galley, value_name = "FORMAT")]
    to: Format,
    /// Where to write: a file, or a folder for a format that is one; standard output if not given.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Go on after the last whole line of the output, with the same texts; only Galley JSON.
    #[arg(long, requires = "output")]
    resume: bool,
}

/// A code that could be a language's: letters, and parts of letters and digits behind hyphens ("en", "pt-BR").
fn language_code(code: &str) -> Result<String, String> {
    let mut parts = code.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_primary = (2..=8).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    if is_primary && parts.all(is_part) {
        Ok(code.to_owned())
    } else {
        Err("a language is named by its code, such as en, de or pt-BR".to_owned())
    }
}

/// A batch is as many texts as keep all cores busy for a while, and no more than fit well into memory.
const BATCH_TEXTS: usize = 512;
const BATCH_BYTES: u64 = 4 << 20;

/// Runs it.
///
/// # Errors
/// The output cannot be written, is also read, or was made of other texts than those that are resumed.
pub fn run(args: &Args) -> Result<Outcome> {
    super::format::folder_is_named(args.to, args.output.as_deref());
    if let Some(output) = &args.output
        && args.files.iter().any(|file| is_same(file, output))
    {
        bail!("{} is also read; write to another file", output.display());
    }
    if args.resume && args.to != Format::Galley {
        wrong_usage(
            ErrorKind::ArgumentConflict,
            "only Galley JSON can be resumed: --resume goes with --to galley",
        );
    }
    leave_whole_lines()?;
    let sources = sources(&args.files);
    let progress = Progress::new(sources.iter().flatten().map(Source::len).sum());
    let kind = if args.jsonl { Some(Kind::Jsonl) } else { args.kind };
    let language = args.language.clone().map_or_else(LanguageChoice::default, LanguageChoice::Set);
    let mut texts = Texts::of(sources, kind, args.text_column.clone());
    let mut outcome = Outcome::Good;
    let mut bad = |error: Bad| {
        outcome = Outcome::SomeBad;
        progress.complain(&error.to_string());
    };
    let mut out = match &args.output {
        Some(output) if args.resume => {
            let written = Written::of(output)?;
            written.pass_over(&mut texts, &mut bad)?;
            Files::append(output)?
        }
        output => Files::open(args.to, Options::default(), output.as_deref())?,
    };
    loop {
        let batch = batch(&mut texts);
        if batch.is_empty() {
            break;
        }
        let written: Vec<_> =
            batch.into_par_iter().map(|text| text.map(|text| parts(text, &language, args.to))).collect();
        let _whole = undisturbed();
        for document in written {
            match document {
                Ok((id, parts)) => out.document(&id, parts)?,
                Err(error) => bad(error),
            }
        }
        out.flush()?;
        progress.set(texts.bytes_read());
    }
    out.finish()?;
    Ok(outcome)
}

fn batch(texts: &mut Texts) -> Vec<Result<Text, Bad>> {
    let until = texts.bytes_read() + BATCH_BYTES;
    let mut batch = Vec::new();
    while batch.len() < BATCH_TEXTS && texts.bytes_read() < until {
        let Some(text) = texts.next() else { break };
        batch.push(text);
    }
    batch
}

/// The document's id, and what it adds to the output.
fn parts(text: Text, language: &LanguageChoice, format: Format) -> (String, Vec<Part>) {
    let document = annotated(text, language);
    (document.id.as_str().to_owned(), format.parts(&document, Options::default()))
}

fn annotated(text: Text, language: &LanguageChoice) -> Document {
    let incoming = text.incoming();
    let suggestions = parse::parse_in(&incoming.text, &incoming.hints, language);
    Document::suggested(DocumentId::new(text.id), incoming.text, &suggestions)
}
