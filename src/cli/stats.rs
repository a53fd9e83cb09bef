//! `galley stats`: who speaks, who acts, what is credited, over all documents of a corpus, as tables.
//!
//! One file is in memory at a time, and of its documents only counts are kept.

use super::Outcome;
use super::output::{Output, complain};
use crate::formats::{self, galley};
use crate::report::{Cell, Period, Statistics, Table, TableId};
use anyhow::{Context, Result, bail};
use clap::{Args as ClapArgs, ValueEnum};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Arguments of `galley stats`.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Galley JSON, one document a line or one a file.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Which table: overview, speakers, actors, types, kinds, agencies, time or attributes; all if not given.
    #[arg(long, value_name = "TABLE", value_parser = table)]
    table: Option<TableId>,
    /// How long a row of the table over time is.
    #[arg(long, value_enum, default_value_t = Rows::Month, value_name = "PERIOD")]
    by: Rows,
    /// Print one JSON object, a list of rows for each table; else CSV.
    #[arg(long)]
    json: bool,
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
        for formats::Entry { line, document } in formats::read_many(&file, galley::read) {
            match document {
                Ok(document) => {
                    count += 1;
                    statistics.add(&document);
                }
                Err(error) => {
                    outcome = Outcome::SomeBad;
                    complain(&format!("{name}:{line}: {error}"));
                }
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
            out.text(&table.csv())?;
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
        for (n, table) in tables.iter().enumerate() {
            if args.table.is_none() {
                out.text(&format!("{}# {}\r\n", if n > 0 { "\r\n" } else { "" }, table.id.name()))?;
            }
            out.text(&table.csv())?;
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
