//! `galley learn`: fits the parser's weights on corpora, and writes a card beside them that says on what and how well.

use super::Outcome;
use super::output::Output;
use crate::formats::gold;
use crate::learn::names::{self, Marked};
use crate::learn::{Plan, reported};
use crate::measure::Gold;
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
    /// Of a hundred features, how many are left out each time while fitting [default: names 60, reported 40].
    #[arg(long)]
    dropout: Option<u64>,
}

/// A part of the parser that has weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Which words are names, and of what kind.
    Names,
    /// Which marked words are somebody's, and how sure quotes are.
    Reported,
}

impl Args {
    fn plan(&self) -> Plan {
        Plan { seed: self.seed, rounds: self.rounds, least: self.least, dropout: self.dropout() }
    }

    fn dropout(&self) -> u64 {
        self.dropout.unwrap_or(match self.part {
            Part::Names => 60,
            Part::Reported => 40,
        })
    }
}

/// Runs it.
///
/// # Errors
/// A file cannot be read or written, or a text in it is not in the gold format.
pub fn run(args: &Args) -> Result<Outcome> {
    match args.part {
        Part::Names => learn_names(args),
        Part::Reported => learn_reported(args),
    }
}

fn learn_names(args: &Args) -> Result<Outcome> {
    let mut texts: Vec<Marked> = Vec::new();
    let mut corpora = Vec::new();
    for path in &args.data {
        let mut corpus = read(path)?;
        names::share_kinds(&mut corpus);
        corpora.push((file_name(path), corpus.len(), corpus.iter().map(|marked| marked.names.len()).sum()));
        texts.append(&mut corpus);
    }
    let learned = names::learn(&texts, args.plan(), &mut |words| eprintln!("{words}"));
    for path in &args.test {
        let figures = names::test(&learned.model, &read(path)?);
        eprintln!("{}: F1 {:.4} of {} names", path.display(), figures.f1(), figures.gold);
    }
    write(args, &learned.model.write(), |bytes| names_card(args, &corpora, &learned, bytes))
}

fn learn_reported(args: &Args) -> Result<Outcome> {
    let mut texts: Vec<Gold> = Vec::new();
    let mut corpora = Vec::new();
    for path in &args.data {
        let corpus = lines(path, |line| Ok(gold::read(line)?))?;
        let quotes = corpus.iter().map(|gold| gold.quotes.iter().flatten().count()).sum();
        corpora.push((file_name(path), corpus.len(), quotes));
        texts.extend(corpus);
    }
    let learned = reported::learn(&texts, args.plan(), &mut |words| eprintln!("{words}"));
    for path in &args.test {
        let (marked, content) = reported::test(&learned.judge, &lines(path, |line| Ok(gold::read(line)?))?);
        eprintln!("{}: marked words {marked}; contents {content}", path.display());
    }
    write(args, &learned.judge.write(), |bytes| reported_card(args, &corpora, &learned, bytes))
}

/// Writes the weights, and the card beside them.
fn write(args: &Args, file: &[u8], card: impl Fn(usize) -> String) -> Result<Outcome> {
    std::fs::write(&args.output, file).with_context(|| args.output.display().to_string())?;
    let path = args.output.with_extension("md");
    let mut card_file = Output::open(Some(&path))?;
    card_file.text(&card(file.len()))?;
    card_file.finish()?;
    Ok(Outcome::Good)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<Vec<Marked>> {
    lines(path, |line| Ok(names::marked(line)?))
}

/// What `read` makes of each line of a file that is not blank.
fn lines<T>(path: &Path, read: impl Fn(&str) -> Result<T>) -> Result<Vec<T>> {
    let name = path.display();
    let file = std::fs::read_to_string(path).with_context(|| name.to_string())?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(n, line)| read(line).with_context(|| format!("{name}:{}", n + 1))).collect()
}

/// What a corpus is called, how many texts it has, and how much is marked in them.
type Corpus = (String, usize, usize);

fn names_card(args: &Args, corpora: &[Corpus], learned: &names::Learned, bytes: usize) -> String {
    let held_out = learned.held_out;
    let card = format!(
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
         - confidences are the shares that were right there, by margin, made monotone\n\n",
        learned.model.features(),
        learned.texts,
        args.rounds,
        args.least,
        args.dropout(),
        args.seed,
        held_out.texts,
        held_out.f1(),
        held_out.gold,
    );
    card + &sources(args, corpora, "names")
}

fn reported_card(args: &Args, corpora: &[Corpus], learned: &reported::Learned, bytes: usize) -> String {
    let card = format!(
        "# Weights for quotes\n\n\
         Two logistic regressions over hashed features (`src/parse/quotes/judge.rs`), in whole numbers: whether marked\n\
         words that no cue claims are somebody's, and whether the content of a quote is right, which is its confidence.\n\n\
         Only hashes of features are kept, and weights: no word of a corpus can be read out of the file.\n\n\
         - {bytes} bytes, {} and {} weights\n\
         - fitted on {} texts, {} rounds, features seen at least {} times, {} of 100 left out each time, seed {}\n\
         - on every tenth text, by weights fitted on the others: marked words {}; contents {}\n\n",
        learned.judge.marked.features(),
        learned.judge.content.features(),
        learned.texts,
        args.rounds,
        args.least,
        args.dropout(),
        args.seed,
        learned.marked,
        learned.content,
    );
    card + &sources(args, corpora, "quotes")
}

/// What the corpora are, and their terms.
const CORPORA: &str = include_str!("../../models/corpora.tsv");

/// On what weights were fitted, and how that is done again.
fn sources(args: &Args, corpora: &[Corpus], marked: &str) -> String {
    let mut words = format!("| corpus | texts | {marked} | what it is | terms |\n|---|---:|---:|---|---|\n");
    for corpus in corpora {
        words += &row(corpus);
    }
    let part = args.part.to_possible_value().map(|part| part.get_name().to_owned()).unwrap_or_default();
    let files: Vec<String> = args.data.iter().map(|path| path.display().to_string()).collect();
    words += &format!(
        "\nThe corpora lie beside the repository and are no part of it: their terms allow measuring and fitting, not\n\
         passing on. Made again by\n\n    cargo run --release --features learn -- learn {part} --data {} -o {}\n",
        files.join(" "),
        args.output.display(),
    );
    words
}

/// The row of a corpus in the card.
fn row((file, texts, marked): &Corpus) -> String {
    let name = file.strip_suffix(".jsonl").unwrap_or(file);
    let mut known = CORPORA.lines().filter_map(|line| line.split_once('\t'));
    let about = known.find(|(corpus, _)| *corpus == name).and_then(|(_, about)| about.split_once('\t'));
    let (what, terms) = about.unwrap_or(("", "not known: to be written into models/corpora.tsv"));
    format!("| {file} | {texts} | {marked} | {what} | {terms} |\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_the_terms_of_each_corpus() {
        for (card, corpora) in [
            (
                include_str!("../../models/names.md"),
                &[
                    ("conllpp.train.jsonl", 946, 23499),
                    ("worldwide.train.jsonl", 574, 22146),
                    ("uner-ewt.jsonl", 634, 2054),
                ][..],
            ),
            (include_str!("../../models/reported.md"), &[("polnear.train.jsonl", 840, 19864)]),
        ] {
            let rows: String =
                corpora.iter().map(|(file, n, m)| row(&((*file).to_owned(), *n, *m))).collect();
            assert!(card.contains(&format!("|---|\n{rows}\n")), "{rows}");
        }
        assert!(row(&("another.jsonl".to_owned(), 1, 2)).contains("not known"));
    }
}
