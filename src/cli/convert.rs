//! `galley convert`: documents in, documents of another format out, in the same order.
//!
//! One file is in memory at a time; its documents are converted one after the other.

use super::Outcome;
use super::output::{Files, complain};
use crate::formats::{Entry, Format, Options, Readable};
use anyhow::{Context, Result, bail};
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
    let options = Options { labels_only: args.labels_only, excel: args.excel };
    let mut out = Files::open(args.to, options, args.output.as_deref())?;
    let mut outcome = Outcome::Good;
    let mut complained = |what: String| {
        outcome = Outcome::SomeBad;
        complain(&what);
    };
    for path in &annotation_files(args)? {
        let name = path.display();
        let file = match std::fs::read_to_string(path) {
            Ok(file) => file,
            Err(error) => {
                complained(format!("{name}: {error}"));
                continue;
            }
        };
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(ending) = args.from.text_beside() {
            let text = match std::fs::read_to_string(path.with_extension(ending)) {
                Ok(text) => text,
                Err(error) => {
                    complained(format!("{}: {error}", path.with_extension(ending).display()));
                    continue;
                }
            };
            match args.from.read_beside(&id, &text, &file) {
                Ok(document) => out.document(document.id.as_str(), args.to.parts(&document, options))?,
                Err(error) => complained(format!("{name}: {error}")),
            }
        }
        for Entry { line, document } in args.from.read(&id, &file) {
            match document {
                Ok(document) => out.document(document.id.as_str(), args.to.parts(&document, options))?,
                Err(error) => complained(format!("{name}:{line}: {error}")),
            }
        }
    }
    out.finish()?;
    Ok(outcome)
}

/// The files that are named, and of a folder those that hold annotations, by name.
fn annotation_files(args: &Args) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in &args.files {
        let Some(wanted) = args.from.in_folder().filter(|_| path.is_dir()) else {
            all.push(path.clone());
            continue;
        };
        let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
            .with_context(|| path.display().to_string())?;
        inside.retain(|file| file.extension().is_some_and(|ending| ending == wanted));
        inside.sort();
        all.extend(inside);
    }
    Ok(all)
}

/// Whether both paths lead to one file that is there.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
