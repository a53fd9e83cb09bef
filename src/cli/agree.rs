//! `galley agree`: how far people who annotated the same texts agree, and where they do not.

use super::Outcome;
use super::documents;
use super::output::{Output, complain};
use crate::document::Document;
use crate::formats::Readable;
use crate::measure::Figure;
use crate::measure::agreement::{Agreement, Counted, Difference, Figures, Item, What, differences};
use crate::text::{OffsetMap, Span};
use anyhow::{Result, bail};
use clap::Args as ClapArgs;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  galley agree ada.jsonl ben.jsonl cleo.jsonl
  galley agree ada.jsonl ben.jsonl --differences";

/// Arguments of `galley agree`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Documents, one file or folder an annotator; they are joined by their ids.
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the files are.
    #[arg(long, value_enum, default_value_t = Readable::Galley, value_name = "FORMAT")]
    from: Readable,
    /// Also count what nobody has looked at; else only what was confirmed, changed or made by a person.
    #[arg(long)]
    all: bool,
    /// Also name each difference between two annotators.
    #[arg(long)]
    differences: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Runs it.
///
/// # Errors
/// A file cannot be read, or they have no document in common.
pub fn run(args: &Args) -> Result<Outcome> {
    let counted = if args.all { Counted::All } else { Counted::Decided };
    let names: Vec<String> = args.files.iter().map(|file| file.display().to_string()).collect();
    let mut outcome = Outcome::Good;
    let mut files: Vec<Vec<Document>> = Vec::new();
    for file in &args.files {
        let found = documents::of(file, args.from);
        files.push(documents::all(file, found, |document| document.id.as_str(), &mut outcome)?);
    }
    let joined = joined(&files, &names);
    if joined.is_empty() {
        bail!("no document has the same id in all files");
    }
    let mut agreement = Agreement::of(files.len(), counted);
    let mut found = Vec::new();
    let mut count = 0;
    for documents in &joined {
        let Some(first) = documents.first() else { continue };
        if let Err(differs) = agreement.add(documents) {
            outcome = Outcome::SomeBad;
            complain(&format!("{}: {differs}", first.id));
            continue;
        }
        count += 1;
        if args.differences {
            found.extend(shown(documents, counted, &names)?);
        }
    }
    let figures = agreement.figures();
    if figures.is_empty() && !args.all {
        complain("nobody decided anything in these documents; --all counts suggestions too");
    }
    let report = Report {
        annotators: &names,
        documents: count,
        layers: figures.into_iter().map(|(layer, figures)| (layer.name(), figures)).collect(),
        differences: args.differences.then_some(found),
    };
    let mut out = Output::open(None)?;
    if args.json {
        out.line(&serde_json::to_string(&report)?)?;
    } else {
        out.text(&report.table())?;
    }
    out.finish()?;
    Ok(outcome)
}

/// The documents that all files have, each with its fellows in the order of files; names those that some lack.
fn joined<'d>(files: &'d [Vec<Document>], names: &[String]) -> Vec<Vec<&'d Document>> {
    let by_id: Vec<HashMap<&str, &Document>> = files
        .iter()
        .map(|documents| documents.iter().map(|document| (document.id.as_str(), document)).collect())
        .collect();
    let mut seen = std::collections::HashSet::new();
    let mut joined = Vec::new();
    for id in files.iter().flatten().map(|document| document.id.as_str()).filter(|id| seen.insert(*id)) {
        let fellows: Vec<Option<&Document>> =
            by_id.iter().map(|documents| documents.get(id).copied()).collect();
        match fellows.iter().copied().collect::<Option<Vec<&Document>>>() {
            Some(documents) => joined.push(documents),
            None => {
                let lacking = names.iter().zip(&fellows).filter(|(_, document)| document.is_none());
                let lacking: Vec<&str> = lacking.map(|(name, _)| name.as_str()).collect();
                complain(&format!("{id}: left out, it is not in {}", lacking.join(", ")));
            }
        }
    }
    joined
}

/// What is printed.
#[derive(Serialize)]
struct Report<'r> {
    annotators: &'r [String],
    documents: usize,
    layers: BTreeMap<&'static str, Figures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    differences: Option<Vec<Shown>>,
}

/// A difference as it is printed.
#[derive(Serialize)]
struct Shown {
    document: String,
    layer: &'static str,
    what: &'static str,
    /// One side for each of two annotators, by name.
    sides: [(String, Option<Side>); 2],
}

/// What an annotator has there; offsets in code points.
#[derive(Serialize)]
struct Side {
    id: String,
    start: usize,
    end: usize,
    text: String,
    label: &'static str,
    speaker: Option<String>,
}

impl Report<'_> {
    fn table(&self) -> String {
        let mut table = format!("documents {}\n", self.documents);
        for (layer, figures) in &self.layers {
            table += &format!(
                "\n{layer}  alpha {}  unitizing {}\n",
                number(figures.alpha),
                number(figures.unitizing)
            );
            for pair in &figures.pairs {
                let [one, other] = [pair.of.0, pair.of.1].map(|n| self.annotators[n].as_str());
                let f1 = |figure: &Option<Figure>| match figure {
                    Some(Figure::F1 { f1, .. }) => number(Some(*f1)),
                    _ => number(None),
                };
                table += &format!(
                    "  {one} | {other}  exact {}  overlapping {}  kappa {}\n",
                    f1(&pair.exact),
                    f1(&pair.overlapping),
                    number(pair.kappa)
                );
            }
            for (label, alpha) in &figures.unitizing_by_label {
                table += &format!("  {label}  unitizing {}\n", number(*alpha));
            }
        }
        for Shown { document, layer, what, sides } in self.differences.iter().flatten() {
            let side = |(name, side): &(String, Option<Side>)| match side {
                Some(side) => format!("{name} {side}"),
                None => format!("{name} –"),
            };
            table += &format!("\n{document} {layer} {what}: {} | {}", side(&sides[0]), side(&sides[1]));
        }
        if self.differences.as_ref().is_some_and(|found| !found.is_empty()) {
            table.push('\n');
        }
        table
    }
}

impl std::fmt::Display for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} {}..{}", self.text, self.label, self.start, self.end)?;
        self.speaker.as_ref().map_or(Ok(()), |speaker| write!(f, " by {speaker:?}"))
    }
}

fn number(figure: Option<f64>) -> String {
    figure.map_or("–".to_owned(), |figure| format!("{figure:.4}"))
}

/// The differences of each two annotators in one text.
fn shown(documents: &[&Document], counted: Counted, names: &[String]) -> Result<Vec<Shown>> {
    let mut all = Vec::new();
    for (n, one) in documents.iter().enumerate() {
        for (m, other) in documents.iter().enumerate().skip(n + 1) {
            let points = OffsetMap::new(&one.text);
            let side = |item: &Item| {
                let point = |byte| points.point_of(&one.text, byte).unwrap_or_default();
                let words = |span: Span| span.of(&one.text).to_owned();
                Side {
                    id: item.target.id().to_owned(),
                    start: point(item.span.start()),
                    end: point(item.span.end()),
                    text: words(item.span),
                    label: item.label,
                    speaker: item.speaker.map(words),
                }
            };
            all.extend(differences(one, other, counted)?.into_iter().map(
                |Difference { layer, what, sides }| Shown {
                    document: one.id.to_string(),
                    layer: layer.name(),
                    what: said(what),
                    sides: [
                        (names[n].clone(), sides.one().map(side)),
                        (names[m].clone(), sides.other().map(side)),
                    ],
                },
            ));
        }
    }
    Ok(all)
}

fn said(what: What) -> &'static str {
    match what {
        What::Only => "only one",
        What::Span => "span",
        What::Label => "label",
        What::SpanAndLabel => "span and label",
        What::Speaker => "speaker",
    }
}
