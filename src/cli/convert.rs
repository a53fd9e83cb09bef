//! `galley convert`: documents in, documents of another format out, in the same order.
//!
//! One file is in memory at a time; its documents are converted one after the other.

use super::Outcome;
use super::output::{Files, complain};
use crate::formats::{Entry, Format, Options, Readable};
use anyhow::{Result, bail};
use clap::Args as ClapArgs;
use std::path::{Path, PathBuf};

/// Arguments of `galley convert`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Documents.
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
    /// Where to write: a file, or a folder for a format that is one; standard output if not given.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// The output cannot be written, or is one of the files.
pub fn run(args: &Args) -> Result<Outcome> {
    if let Some(output) = &args.output
        && args.files.iter().any(|file| is_same(file, output))
    {
        bail!("{} is also read; write to another file", output.display());
    }
    let options = Options { labels_only: args.labels_only };
    let mut out = Files::open(args.to, args.output.as_deref())?;
    let mut outcome = Outcome::Good;
    for path in &args.files {
        let name = path.display();
        let file = match std::fs::read_to_string(path) {
            Ok(file) => file,
            Err(error) => {
                outcome = Outcome::SomeBad;
                complain(&format!("{name}: {error}"));
                continue;
            }
        };
        for Entry { line, document } in args.from.read(&file) {
            match document {
                Ok(document) => out.document(document.id.as_str(), args.to.parts(&document, options))?,
                Err(error) => {
                    outcome = Outcome::SomeBad;
                    complain(&format!("{name}:{line}: {error}"));
                }
            }
        }
    }
    out.finish()?;
    Ok(outcome)
}

/// Whether both paths lead to one file that is there.
fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
