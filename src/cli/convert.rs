//! `galley convert`: documents in, documents of another format out, in the same order.
//!
//! Documents are read in batches, converted on all cores and written before the next batch is read, so that memory does not
//! grow with their number.

use super::Outcome;
use super::documents::{self, Documents, Read};
use super::interrupt::{leave_whole_lines, undisturbed};
use super::output::{Files, Progress};
use super::source::Source;
use crate::formats::{Format, Options, Readable};
use anyhow::{Result, bail};
use clap::Args as ClapArgs;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  galley convert found.jsonl --to doccano -o found.doccano.jsonl
  galley convert tasks.json --from label-studio --to galley -o decided.jsonl
  galley convert brat.zip --from brat --to csv -o tables";

/// Arguments of `galley convert`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Documents: files, each also as .gz, or folders and .zip archives of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Format,
    /// What the files are.
    #[arg(long, value_enum, default_value_t = Readable::Galley, value_name = "FORMAT")]
    from: Readable,
    /// doccano: labels without relations, for sequence labelling.
    #[arg(long)]
    labels_only: bool,
    /// csv: guard cells that a spreadsheet would take for formulas, and mark the files as UTF-8 for it.
    #[arg(long)]
    excel: bool,
    /// Where to write: a file, or a folder for a format that is one; standard output if not given.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// The output cannot be written, or is one of the files.
pub fn run(args: &Args) -> Result<Outcome> {
    super::format::folder_is_named(args.to, args.output.as_deref());
    if let Some(output) = &args.output
        && args.files.iter().any(|file| is_same(file, output))
    {
        bail!("{} is also read; write to another file", output.display());
    }
    leave_whole_lines()?;
    let options = Options { labels_only: args.labels_only, excel: args.excel };
    let mut out = Files::open(args.to, options, args.output.as_deref())?;
    let sources = documents::sources(&args.files, args.from);
    let progress = Progress::new(sources.iter().flatten().map(Source::len).sum());
    let mut documents = Documents::of(sources, args.from);
    let mut outcome = Outcome::Good;
    let parts = |read: Read| {
        let document = read.document;
        (document.id.as_str().to_owned(), args.to.parts(&document, options))
    };
    loop {
        let batch = documents.batch(parts);
        if batch.is_empty() {
            break;
        }
        let _whole = undisturbed();
        for converted in batch {
            match converted {
                Ok((id, parts)) => out.document(&id, parts)?,
                Err(error) => {
                    outcome = Outcome::SomeBad;
                    progress.complain(&error.to_string());
                }
            }
        }
        out.flush()?;
        progress.set(documents.bytes_read());
    }
    out.finish()?;
    Ok(outcome)
}

/// Whether both paths lead to one file that is there.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
