//! `galley learn`: fits the parser's weights on corpora, and writes a card beside them that says on what and how well.

use super::Outcome;
use super::output::Output;
use crate::learn::names::{self, Learned, Marked, Plan};
use anyhow::{Context, Result};
use clap::{Args as ClapArgs, ValueEnum};
use std::path::{Path, PathBuf};

/// Arguments of `galley learn`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// What to fit weights for.
    #[arg(value_enum, value_name = "PART")]
    part: Part,
    /// Corpora in the gold format, one text a line.
    #[arg(long, num_args = 1.., required = true, value_name = "FILES")]
    data: Vec<PathBuf>,
    /// Where the weights go; the card goes beside them, with the ending .md.
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    /// Texts to measure the weights on, that they are not fitted on.
    #[arg(long, num_args = 1.., value_name = "FILES")]
    test: Vec<PathBuf>,
    /// Another seed gives other weights; the same seed and the same data give the same.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often all texts are gone through.
    #[arg(long, default_value_t = 20)]
    rounds: usize,
    /// Features that are seen less often are left out.
    #[arg(long, default_value_t = 5)]
    least: u32,
    /// Of a hundred features, how many are left out each time while fitting.
    #[arg(long, default_value_t = 60)]
    dropout: u64,
}

/// A part of the parser that has weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Which words are names, and of what kind.
    Names,
}

/// Runs it.
///
/// # Errors
/// A file cannot be read or written, or a text in it is not in the gold format.
pub fn run(args: &Args) -> Result<Outcome> {
    match args.part {
        Part::Names => learn_names(args),
    }
}

fn learn_names(args: &Args) -> Result<Outcome> {
    let mut texts: Vec<Marked> = Vec::new();
    let mut corpora = Vec::new();
    for path in &args.data {
        let mut corpus = read(path)?;
        names::share_kinds(&mut corpus);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        corpora.push((name, corpus.len(), corpus.iter().map(|marked| marked.names.len()).sum()));
        texts.append(&mut corpus);
    }
    let plan = Plan { seed: args.seed, rounds: args.rounds, least: args.least, dropout: args.dropout };
    let learned = names::learn(&texts, plan, &mut |words| eprintln!("{words}"));
    for path in &args.test {
        let figures = names::test(&learned.model, &read(path)?);
        eprintln!("{}: F1 {:.4} of {} names", path.display(), figures.f1(), figures.gold);
    }
    let file = learned.model.write();
    std::fs::write(&args.output, &file).with_context(|| args.output.display().to_string())?;
    let path = args.output.with_extension("md");
    let mut card_file = Output::open(Some(&path))?;
    card_file.text(&card(args, &corpora, &learned, file.len()))?;
    card_file.finish()?;
    Ok(Outcome::Good)
}

fn read(path: &Path) -> Result<Vec<Marked>> {
    let name = path.display();
    let file = std::fs::read_to_string(path).with_context(|| name.to_string())?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(n, line)| names::marked(line).with_context(|| format!("{name}:{}", n + 1))).collect()
}

fn card(args: &Args, corpora: &[(String, usize, usize)], learned: &Learned, bytes: usize) -> String {
    let held_out = learned.held_out;
    let mut card = format!(
        "# Weights for names\n\n\
         A linear-chain conditional random field over hashed features of words, their neighbours, the lexicons, the\n\
         rules' advice and the rest of the document (`src/parse/names/tagger`), in whole numbers. Labels: person,\n\
         organisation, place, norp (nationality, religion, politics), misc.\n\n\
         Only hashes of features are kept, and weights: no word of a corpus can be read out of the file.\n\n\
         - {bytes} bytes, {} rows of weights\n\
         - fitted on {} texts, {} rounds, features seen at least {} times, {} of 100 left out each time, seed {}\n\
         - on {} texts that were kept aside while the others were fitted on: F1 {:.3} of {} names (exact span and\n\
         \x20 kind; persons, organisations, places)\n\
         - every other text was also fitted on with sentences written as headlines, in title case or in capitals\n\
         - confidences are the shares that were right there, by margin, made monotone\n\n\
         | corpus | texts | names |\n|---|---:|---:|\n",
        learned.model.features(),
        learned.texts,
        args.rounds,
        args.least,
        args.dropout,
        args.seed,
        held_out.texts,
        held_out.f1(),
        held_out.gold,
    );
    for (name, texts, names) in corpora {
        card += &format!("| {name} | {texts} | {names} |\n");
    }
    let files: Vec<String> = args.data.iter().map(|path| path.display().to_string()).collect();
    card += &format!(
        "\nThe corpora lie beside the repository and are no part of it: their terms allow measuring and fitting, not\n\
         passing on. Made again by\n\n    cargo run --release --features learn -- learn names --data {} -o {}\n",
        files.join(" "),
        args.output.display(),
    );
    card
}
