//! `cargo xtask score`: the command line over every gold article and corpus, then ../shared/score/score.py, as one
//! table. What weights may be fitted on is left out of it.
//!
//! `galley evaluate` counts everything, what weights are fitted on too, as score.py does: it is a failure where the two
//! differ in any digit.
//!
//! The corpora lie beside the repository, not in it; without them there is nothing to score.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

use crate::session::{Session, cargo, output_of};
use crate::{files, root, session::ci};

/// Annotates and scores all data, and prints the table.
///
/// # Errors
/// Where the command line does not build, or data cannot be read, annotated or scored.
pub fn run(session: &mut Session) -> Result<()> {
    let shared = root().join("../shared");
    let script = shared.join("score/score.py");
    if !script.exists() {
        eprintln!(
            "▸ skipped: nothing to score or to compare, since there is no ../shared beside the repository"
        );
        return if ci() { bail!("no ../shared") } else { Ok(()) };
    }
    if output_of(Command::new("python3").arg("--version")).is_none() {
        session.skip("score", "score.py needs python3");
        return Ok(());
    }
    session.run(
        "building the command line",
        &mut cargo(&["build", "--release", "--locked", "--bin", "galley"]),
    )?;

    let work = root().join("target/score");
    fs::create_dir_all(&work)?;
    let mut rows = Vec::new();
    let mut count = 0;
    for data in data(&shared)? {
        let figures = session.step(&format!("scoring {}", data.name), || score(&data, &script, &work))?;
        if !is_fitted_on(&data.name) {
            rows.push((data.name, figures));
        }
        count += 1;
    }
    println!("galley evaluate and score.py agree to the last digit on {count} sets of data");
    print!("{}", table(&rows));
    Ok(())
}

/// Documents that are scored together.
struct Data {
    name: String,
    documents: Vec<Value>,
}

/// The articles of the tests, the shared gold, then the corpora, each by name.
fn data(shared: &Path) -> Result<Vec<Data>> {
    let mut all = Vec::new();
    let mut own = Vec::new();
    for file in files::below(&root().join("tests/gold"))? {
        if has_ending(&file, "json") {
            own.extend(documents(&file)?);
        }
    }
    if !own.is_empty() {
        all.push(Data { name: "tests/gold".to_owned(), documents: own });
    }
    for (folder, ending) in [("gold", "json"), ("corpora", "jsonl")] {
        for file in files::below(&shared.join(folder))? {
            let name = file.file_stem().context("no name")?.to_string_lossy().into_owned();
            if has_ending(&file, ending) {
                all.push(Data { documents: documents(&file)?, name });
            }
        }
    }
    Ok(all)
}

fn is_fitted_on(name: &str) -> bool {
    name.ends_with(".train") || name == "uner-ewt"
}

fn has_ending(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|found| found == ending)
}

/// One JSON object, or one a line.
fn documents(file: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(file)?;
    let values: serde_json::Result<Vec<Value>> =
        serde_json::Deserializer::from_str(&text).into_iter().collect();
    values.with_context(|| format!("{} is no JSON", file.display()))
}

fn score(data: &Data, script: &Path, work: &Path) -> Result<Map<String, Value>> {
    let stem = data.name.replace('/', "-");
    let [texts, gold, predicted] =
        ["texts", "gold", "predicted"].map(|part| work.join(format!("{stem}.{part}.jsonl")));
    write_lines(&gold, data.documents.iter().cloned())?;
    write_lines(
        &texts,
        data.documents.iter().map(|document| json!({"id": document["id"], "text": document["text"]})),
    )?;
    let galley = || Command::new(root().join("target/release/galley"));
    let annotate = galley().args(["annotate", "--jsonl"]).arg(&texts).arg("-o").arg(&predicted).status()?;
    ensure!(annotate.success(), "the texts were not annotated");
    let read = |printed: Option<String>, by: &str| -> Result<Map<String, Value>> {
        let printed = printed.with_context(|| format!("{by} failed"))?;
        serde_json::from_str(&printed).with_context(|| format!("{by} printed no JSON"))
    };
    let theirs = output_of(Command::new("python3").arg(script).args([&gold, &predicted]).arg("--json"));
    let theirs = read(theirs, "score.py")?;
    let ours = output_of(galley().arg("evaluate").arg("--gold").args([&gold, &predicted]).arg("--json"));
    same(&read(ours, "galley evaluate")?, &theirs)?;
    Ok(theirs)
}

/// Fails where two have not the same figures, to the last digit.
fn same(ours: &Map<String, Value>, theirs: &Map<String, Value>) -> Result<()> {
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    ensure!(!names.is_empty(), "there are no figures");
    for name in names {
        let [ours, theirs] = [ours, theirs].map(|figures| figures.get(name).unwrap_or(&Value::Null));
        ensure!(ours == theirs, "{name}: galley evaluate says {ours}, score.py {theirs}");
    }
    Ok(())
}

fn write_lines(file: &Path, values: impl Iterator<Item = Value>) -> Result<()> {
    let lines: String = values.map(|value| format!("{value}\n")).collect();
    fs::write(file, lines).with_context(|| format!("cannot write {}", file.display()))
}

/// One row for each figure that any of the data has, and one column for each piece of data: the F1 or the share.
fn table(data: &[(String, Map<String, Value>)]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (name, value) in data.iter().flat_map(|(_, figures)| figures) {
        if figure(value).is_some() && !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let first = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let mut lines = format!("{:first$}", "");
    data.iter().for_each(|(name, _)| lines += &format!("  {name}"));
    lines.push('\n');
    for name in names {
        lines += &format!("{name:first$}");
        for (column, figures) in data {
            let cell = figures.get(name).and_then(figure).unwrap_or_default();
            lines += &format!("  {cell:>width$}", width = column.len());
        }
        lines.push('\n');
    }
    lines
}

/// The F1 or the share; nothing for what is only counted.
fn figure(value: &Value) -> Option<String> {
    let number = value.get("f1").or_else(|| value.get("share"))?;
    Some(number.as_f64().map_or("–".to_owned(), |number| format!("{number:.3}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_differ_where_any_digit_or_name_does() {
        let figures = |value: Value| value.as_object().cloned().unwrap_or_default();
        let one = figures(json!({"direct": {"f1": 0.9123, "gold": 7}}));
        assert!(same(&one, &one).is_ok());
        for other in [
            json!({"direct": {"f1": 0.9124, "gold": 7}}),
            json!({"direct": {"f1": 0.9123, "gold": 7}, "more": 1}),
            json!({}),
        ] {
            assert!(same(&one, &figures(other.clone())).is_err(), "{other}");
            assert!(same(&figures(other), &one).is_err());
        }
        assert!(same(&figures(json!({})), &figures(json!({}))).is_err());
    }

    #[test]
    fn the_table_has_a_row_for_every_figure_and_a_gap_where_data_has_none() {
        let figures = |value: Value| value.as_object().cloned().unwrap_or_default();
        let data = [
            ("long name".to_owned(), figures(json!({"direct": {"f1": 0.5}}))),
            (
                "b.dev".to_owned(),
                figures(
                    json!({"direct": {"f1": 0.25}, "documents": {"gold": 2}, "roles": {"share": 1.0, "of": 3}}),
                ),
            ),
        ];
        assert_eq!(
            table(&data),
            "        long name  b.dev\ndirect      0.500  0.250\nroles              1.000\n"
        );
    }
}
