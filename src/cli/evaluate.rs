//! `galley evaluate`: how well predicted documents agree with gold.

use super::Outcome;
use super::documents::{self, Read};
use super::output::{Output, complain};
use super::source::Bad;
use crate::document::Document;
use crate::formats::{ReadError, Readable, galley, gold};
use crate::measure::{Figure, Gold, Scores};
use anyhow::{Result, bail};
use clap::{Args as ClapArgs, ValueEnum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  galley evaluate --gold gold.jsonl found.jsonl
  galley evaluate --gold gold.jsonl found.jsonl --errors 20 --calibration
  galley evaluate --gold decided --gold-from brat found.jsonl --json";

/// Arguments of `galley evaluate`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What is right: the gold format, or documents, of which confirmed and edited items count.
    #[arg(long, value_name = "GOLD")]
    gold: PathBuf,
    /// What was found: documents, also as .gz, or a folder or .zip archive of them.
    predicted: PathBuf,
    /// What the predicted documents are.
    #[arg(long, value_enum, default_value_t = Readable::Galley, value_name = "FORMAT")]
    from: Readable,
    /// What the gold is, where it is neither Galley JSON nor in the gold format.
    #[arg(long, value_enum, value_name = "FORMAT")]
    gold_from: Option<Readable>,
    /// Of documents as gold, also count what nobody has looked at.
    #[arg(long)]
    all: bool,
    /// Show the first N things that are missed, extra or wrong, on standard error.
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Also give the figures of each part of the gold.
    #[arg(long, value_enum, value_name = "FIELD")]
    by: Option<Field>,
    /// Also show how far the confidence of each layer can be relied on.
    #[arg(long)]
    calibration: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// What gold is parted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Field {
    /// Where a text comes from.
    Source,
}

/// Runs it.
///
/// # Errors
/// A file cannot be read, or the two have no document in common.
pub fn run(args: &Args) -> Result<Outcome> {
    let mut outcome = Outcome::Good;
    let golds: Box<dyn Iterator<Item = Result<Read<Gold>, Bad>>> = match args.gold_from {
        None => Box::new(documents::lines(&args.gold, |json| read_gold(json, args.all)).into_iter()),
        Some(from) => {
            let gold = |read: Read| Read {
                file: read.file,
                line: read.line,
                document: Gold::of(&read.document, args.all),
            };
            Box::new(documents::of(&args.gold, from).map(move |read| read.map(gold)))
        }
    };
    let golds = documents::all(&args.gold, golds, |gold| &gold.id, &mut outcome)?;
    let predicted = documents::of(&args.predicted, args.from);
    let predicted = documents::all(&args.predicted, predicted, |d| d.id.as_str(), &mut outcome)?;
    let predicted: HashMap<&str, &Document> =
        predicted.iter().map(|document| (document.id.as_str(), document)).collect();
    if let Some(first) = golds.first()
        && let Some(other) = predicted.keys().min()
        && !golds.iter().any(|gold| predicted.contains_key(gold.id.as_str()))
    {
        bail!(
            "no document of {} is in {}: ids like {:?} and {other:?}",
            args.gold.display(),
            args.predicted.display(),
            first.id
        );
    }

    let mut scores = Scores::remembering(args.errors);
    let mut parts: BTreeMap<&str, Scores> = BTreeMap::new();
    for gold in &golds {
        let document = predicted.get(gold.id.as_str()).copied();
        if let Err(differs) = scores.add(gold, document) {
            complain(&differs.to_string());
            outcome = Outcome::SomeBad;
            continue;
        }
        if args.by == Some(Field::Source) {
            let source = gold.source.as_deref().unwrap_or("unknown");
            // Of the same texts, which were just found to be the same.
            let _ = parts.entry(source).or_default().add(gold, document);
        }
    }
    for miss in scores.misses() {
        eprintln!("{miss}");
    }
    let report = Report { whole: &scores, parts: args.by.map(|_| &parts), calibration: args.calibration };
    let mut out = Output::open(None)?;
    if args.json {
        out.line(&serde_json::to_string(&report)?)?
    } else {
        out.text(&report.table())?
    }
    out.finish()?;
    Ok(outcome)
}

fn read_gold(json: &str, all: bool) -> Result<Gold, ReadError> {
    if galley::is_galley(json) {
        galley::read(json).map(|document| Gold::of(&document, all))
    } else {
        gold::read(json)
    }
}

/// The figures of all documents together and, where asked for, of each part.
struct Report<'s> {
    whole: &'s Scores,
    parts: Option<&'s BTreeMap<&'s str, Scores>>,
    calibration: bool,
}

impl Report<'_> {
    fn table(&self) -> String {
        let mut table = lines(self.whole);
        if self.calibration {
            let layers = self.whole.reliabilities();
            table.extend(layers.iter().map(|(name, found)| format!("\ncalibration {name}\n{found}")));
        }
        for (source, scores) in self.parts.into_iter().flatten() {
            table += &format!("\nsource {source}\n{}", lines(scores));
        }
        table
    }
}

fn lines(scores: &Scores) -> String {
    let (gold, predicted) = scores.documents();
    let figures: String =
        scores.figures().iter().map(|(name, figure)| format!("{name:16}{figure}\n")).collect();
    format!("{figures}{:16}gold {gold}  predicted {predicted}\n", "documents")
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&mut map, self.whole)?;
        if self.calibration {
            let layers: BTreeMap<_, _> = self.whole.reliabilities().into_iter().collect();
            map.serialize_entry("calibration", &layers)?;
        }
        if let Some(parts) = self.parts {
            let parts: BTreeMap<_, _> = parts.iter().map(|(source, scores)| (source, Part(scores))).collect();
            map.serialize_entry("by", &BTreeMap::from([("source", parts)]))?;
        }
        map.end()
    }
}

struct Part<'s>(&'s Scores);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entries(&mut map, self.0)?;
        map.end()
    }
}

fn entries<M: SerializeMap>(map: &mut M, scores: &Scores) -> Result<(), M::Error> {
    let figures: Vec<(&str, Figure)> = scores.figures();
    figures.iter().try_for_each(|(name, figure)| map.serialize_entry(name, figure))?;
    let (gold, predicted) = scores.documents();
    map.serialize_entry("documents", &BTreeMap::from([("gold", gold), ("predicted", predicted)]))
}
