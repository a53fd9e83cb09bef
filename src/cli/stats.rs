//! `galley stats`: who speaks, who acts, what is credited, over all documents of a corpus, as tables.
//!
//! A batch of documents is in memory at a time, and of each only counts are kept.

use super::Outcome;
use super::documents::{self, Documents};
use super::output::{Output, complain};
use crate::formats::Readable;
use crate::formats::csv_row::MARK;
use crate::report::{Cell, Period, Statistics, Table, TableId};
use anyhow::{Context, Result, bail};
use clap::{Args as ClapArgs, ValueEnum};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  galley stats found.jsonl --table speakers
  galley stats found.jsonl more.jsonl.gz -o tables --excel";

/// Arguments of `galley stats`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Documents: files, each also as .gz, or folders and .zip archives of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What the files are.
    #[arg(long, value_enum, default_value_t = Readable::Galley, value_name = "FORMAT")]
    from: Readable,
    /// Which table: overview, speakers, actors, types, kinds, agencies, time or attributes; all if not given.
    #[arg(long, value_name = "TABLE", value_parser = table)]
    table: Option<TableId>,
    /// How long a row of the table over time is.
    #[arg(long, value_enum, default_value_t = Rows::Month, value_name = "PERIOD")]
    by: Rows,
    /// Print one JSON object, a list of rows for each table; else CSV.
    #[arg(long)]
    json: bool,
    /// Guard cells that a spreadsheet would take for formulas, and mark the tables as UTF-8 for it.
    #[arg(long, conflicts_with = "json")]
    excel: bool,
    /// A folder into which each table goes as a CSV file of its name; standard output if not given.
    #[arg(short, long, value_name = "FOLDER", conflicts_with = "json")]
    output: Option<PathBuf>,
}

/// How long a row of the table over time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Rows {
    Day,
    Month,
    Year,
}

/// Runs it.
///
/// # Errors
/// No document can be read, or the tables cannot be written.
pub fn run(args: &Args) -> Result<Outcome> {
    let mut outcome = Outcome::Good;
    let mut statistics = Statistics::new(match args.by {
        Rows::Day => Period::Day,
        Rows::Month => Period::Month,
        Rows::Year => Period::Year,
    });
    let mut count = 0;
    for read in Documents::of(documents::sources(&args.files, args.from), args.from).each() {
        match read {
            Ok(read) => {
                count += 1;
                statistics.add(&read.document);
            }
            Err(error) => {
                outcome = Outcome::SomeBad;
                complain(&error.to_string());
            }
        }
    }
    if count == 0 {
        bail!("no document can be used");
    }
    let tables = match args.table {
        Some(id) => vec![statistics.table(id)],
        None => statistics.tables(),
    };
    write(args, &tables)?;
    Ok(outcome)
}

fn write(args: &Args, tables: &[Table]) -> Result<()> {
    if let Some(folder) = &args.output {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for table in tables {
            let mut out = Output::open(Some(&folder.join(format!("{}.csv", table.id.name()))))?;
            out.text(&table.csv(args.excel))?;
            out.finish()?;
        }
        return Ok(());
    }
    let mut out = Output::open(None)?;
    if args.json {
        let tables: Map<String, Value> =
            tables.iter().map(|table| (table.id.name().to_owned(), rows(table))).collect();
        out.line(&Value::Object(tables).to_string())?;
    } else {
        // The mark belongs before the first of them only.
        out.text(if args.excel { MARK } else { "" })?;
        for (n, table) in tables.iter().enumerate() {
            if args.table.is_none() {
                out.text(&format!("{}# {}\n", if n > 0 { "\n" } else { "" }, table.id.name()))?;
            }
            out.text(table.csv(args.excel).trim_start_matches(MARK))?;
        }
    }
    out.finish()
}

/// One object a row, its fields named after the columns: `in_marks` for "In marks".
fn rows(table: &Table) -> Value {
    let names: Vec<String> =
        table.id.columns().iter().map(|column| column.to_lowercase().replace(' ', "_")).collect();
    let value = |cell: &Cell| match cell {
        Cell::Text(words) => json!(words),
        Cell::Count(count) => json!(count),
        Cell::Share { .. } => cell.plain().parse::<f64>().map_or(Value::Null, |share| json!(share)),
    };
    let row = |row: &Vec<Cell>| {
        let fields = names.iter().cloned().zip(row.iter().map(value));
        Value::Object(fields.collect())
    };
    table.rows.iter().map(row).collect()
}

fn table(name: &str) -> Result<TableId, String> {
    let names = || TableId::ALL.map(TableId::name).join(", ");
    TableId::ALL.into_iter().find(|id| id.name() == name).ok_or_else(|| format!("one of {}", names()))
}
