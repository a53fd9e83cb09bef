//! The command line: reads arguments and files, prints, and decides nothing else.
//!
//! The only room that does input and output natively. Exit status 0; 1 when some input was bad (each named on standard
//! error, the rest still written); 2 for wrong usage; 130 when it was interrupted.

mod agree;
mod annotate;
mod convert;
mod documents;
mod evaluate;
mod format;
mod input;
mod interrupt;
#[cfg(feature = "learn")]
mod learn;
mod output;
mod resume;
mod source;
mod stats;
mod table;

use crate::formats;
use clap::{Parser, Subcommand};
use output::Output;

/// What a script needs to know.
const STATUS: &str = "\
Exit status: 0 when all went well; 1 when some input was bad: each is named on standard error with its line, and the rest is
written; 2 for wrong usage; 130 when it was interrupted.

A corpus, from texts to files for other tools and to tables:
  galley annotate --jsonl texts.jsonl -o found.jsonl
  galley convert found.jsonl --to label-studio -o tasks.json
  galley stats found.jsonl -o tables";

const USAGE: &str = "galley <COMMAND>\n       galley --licenses";

/// What is included that others made; `cargo xtask notice` writes it.
const NOTICE: &str = include_str!("../../NOTICE");

/// Finds who acts, who is quoted and what the pictures show in news articles.
#[derive(Debug, Parser)]
#[command(name = "galley", version, propagate_version = true, after_help = STATUS)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true, override_usage = USAGE)]
struct Cli {
    /// Print the licence, and what is included that others made, with its terms.
    #[arg(long, required = true)]
    licenses: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Annotate texts: text in, documents out, one a line.
    Annotate(annotate::Args),
    /// Convert documents into another format.
    Convert(convert::Args),
    /// Score predicted documents against gold.
    Evaluate(evaluate::Args),
    /// Show how far annotators of the same texts agree.
    Agree(agree::Args),
    /// Fit the parser's weights on corpora.
    #[cfg(feature = "learn")]
    Learn(learn::Args),
    /// Count who speaks, who acts and what is credited, over a whole corpus.
    Stats(stats::Args),
    /// Print the JSON Schema of Galley JSON.
    Schema,
}

/// Whether everything went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It did.
    Good,
    /// Some input was bad, and was named on standard error.
    SomeBad,
}

/// Runs it with the arguments of the process; returns the exit status.
pub fn main() -> i32 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Also how clap answers --help and --version, on standard output and with status 0.
            let _ = error.print();
            return error.exit_code();
        }
    };
    let outcome = match &cli.command {
        Some(Command::Annotate(args)) => annotate::run(args),
        Some(Command::Convert(args)) => convert::run(args),
        Some(Command::Evaluate(args)) => evaluate::run(args),
        Some(Command::Agree(args)) => agree::run(args),
        #[cfg(feature = "learn")]
        Some(Command::Learn(args)) => learn::run(args),
        Some(Command::Stats(args)) => stats::run(args),
        Some(Command::Schema) => print(&formats::galley::schema()),
        // Clap lets nothing else pass without a command.
        None => print(NOTICE),
    };
    match outcome {
        Ok(Outcome::Good) => 0,
        Ok(Outcome::SomeBad) => 1,
        // Whoever read the output has read enough.
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            eprintln!("galley: {error:#}");
            1
        }
    }
}

fn print(text: &str) -> anyhow::Result<Outcome> {
    let mut out = Output::open(None)?;
    out.text(text)?;
    out.finish()?;
    Ok(Outcome::Good)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref())
        .any(|e: &std::io::Error| e.kind() == std::io::ErrorKind::BrokenPipe)
}
