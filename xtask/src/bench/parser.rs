//! The whole parse, native and as the page's Wasm in Node, of texts of four sizes: where it is linear, megabytes a second
//! stay the same. The two articles of ../shared come last, where they are.
//!
//! The texts are the articles of tests/gold over and over, with other family names each time: actors grow with the text,
//! as in a paste of many articles.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::session::{Session, cargo, output_of};
use crate::{dist, files, root, site};

const SIZES: [(&str, usize); 4] =
    [("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];

const SCRIPT: &str = include_str!("parser.mjs");

/// Makes the texts, measures, prints a table.
///
/// # Errors
/// Where it does not build or run.
pub fn run(session: &mut Session) -> Result<()> {
    let work = root().join("target/bench");
    fs::create_dir_all(&work)?;
    let texts = texts(&work)?;
    let native = session.step("measuring the parser, native", || {
        let mut speed = cargo(&["run", "--quiet", "--locked", "--release", "-p", "speed", "--"]);
        measured(speed.args(&texts))
    })?;
    let wasm = if output_of(Command::new("node").arg("--version")).is_some() {
        if !dist().join("parser_bg.wasm").exists() {
            site::build(session)?;
        }
        session.step("measuring the parser of dist/, in Wasm", || in_node(&work, &texts))?
    } else {
        session.skip("the parser in Wasm", "needs node");
        Vec::new()
    };
    print!("{}", table(&native, &wasm));
    Ok(())
}

/// How long one text took.
#[derive(Clone, Debug, PartialEq)]
struct Time {
    name: String,
    bytes: f64,
    seconds: f64,
}

fn texts(work: &Path) -> Result<Vec<PathBuf>> {
    let mut articles: Vec<Value> = Vec::new();
    for file in files::below(&root().join("tests/gold"))? {
        if file.extension().is_some_and(|ending| ending == "json") {
            articles.push(serde_json::from_str(&fs::read_to_string(&file)?)?);
        }
    }
    if articles.is_empty() {
        bail!("tests/gold holds no articles");
    }
    let mut made = Vec::new();
    for (name, size) in SIZES {
        let file = work.join(format!("{}.txt", name.replace(' ', "-")));
        fs::write(&file, of_size(&articles, size))?;
        made.push(file);
    }
    let two = root().join("../shared/gold/two-articles.txt");
    made.extend(two.exists().then_some(two));
    Ok(made)
}

/// Articles one after the other, up to the first end of a line after so many bytes.
fn of_size(articles: &[Value], size: usize) -> String {
    let mut text = String::with_capacity(size + 10_000);
    for (n, article) in articles.iter().cycle().enumerate() {
        if text.len() >= size {
            break;
        }
        text += &renamed(article, n / articles.len());
        text.push_str("\n\n");
    }
    let end =
        text.as_bytes().iter().skip(size).position(|byte| *byte == b'\n').map_or(text.len(), |n| size + n);
    text.truncate(end);
    text
}

/// The article's text; from the second round on, its people have other family names.
fn renamed(article: &Value, round: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "do", "fi", "ga", "ke", "lo", "mi", "na", "ru", "so"];
    let mut text = article["text"].as_str().unwrap_or_default().to_owned();
    let ending: String =
        round.to_string().bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
    for entity in article["entities"].as_array().into_iter().flatten().filter(|_| round > 0) {
        let family = entity["name"].as_str().and_then(|name| name.rsplit(' ').next()).unwrap_or_default();
        if entity["type"] == "person" && family.starts_with(char::is_uppercase) {
            text = text.replace(family, &format!("{family}{ending}"));
        }
    }
    text
}

fn in_node(work: &Path, texts: &[PathBuf]) -> Result<Vec<Time>> {
    fs::copy(dist().join("parser.js"), work.join("parser.mjs"))?;
    fs::copy(dist().join("parser_bg.wasm"), work.join("parser_bg.wasm"))?;
    let script = work.join("bench.mjs");
    fs::write(&script, SCRIPT)?;
    measured(Command::new("node").arg(script).arg(work).args(texts))
}

/// Reads `NAME BYTES SECONDS` a line from what the program prints.
fn measured(program: &mut Command) -> Result<Vec<Time>> {
    let printed = output_of(program).context("it failed")?;
    printed.lines().map(|line| time(line).with_context(|| format!("unexpected: {line}"))).collect()
}

fn time(line: &str) -> Option<Time> {
    let mut fields = line.split(' ');
    let name = fields.next()?.to_owned();
    let (bytes, seconds) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Time { name, bytes, seconds })
}

fn table(native: &[Time], wasm: &[Time]) -> String {
    let mut table = String::new();
    if let Some(machine) = native.iter().find(|time| time.bytes == 0.0) {
        let _ =
            writeln!(table, "this machine: a hundred million steps of xorshift in {:.3} s", machine.seconds);
    }
    for (title, times) in [("native", native), ("Wasm", wasm)] {
        let texts: Vec<&Time> = times.iter().filter(|time| time.bytes > 0.0).collect();
        let Some(first) = texts.first() else { continue };
        let per_byte = |time: &Time| time.seconds / time.bytes;
        let _ = writeln!(table, "{title:14}      bytes  milliseconds   MB/s  time a byte, to the first");
        for time in &texts {
            let _ = writeln!(
                table,
                "{:14} {:10}  {:12.2}  {:5.2}  {:.2}",
                time.name,
                time.bytes,
                1000.0 * time.seconds,
                time.bytes / 1e6 / time.seconds,
                per_byte(time) / per_byte(first),
            );
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_have_their_size_and_new_names_each_round() {
        let article = json!({"text": "Ana Ruiz sang.\nRuiz left Lima.",
            "entities": [{"type": "person", "name": "Ana Ruiz"}, {"type": "place", "name": "Lima"}]});
        assert_eq!(renamed(&article, 0), "Ana Ruiz sang.\nRuiz left Lima.");
        assert_eq!(renamed(&article, 12), "Ana Ruizdofi sang.\nRuizdofi left Lima.");
        let text = of_size(&[article], 20);
        assert_eq!(text, "Ana Ruiz sang.\nRuiz left Lima.");
    }

    #[test]
    fn the_table_shows_speed_and_how_it_holds() {
        let times = ["loop 0 0.5", "a 1000000 0.5", "b 2000000 2"].map(|line| time(line).unwrap());
        let table = table(&times, &[]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "this machine: a hundred million steps of xorshift in 0.500 s");
        assert!(lines[2].ends_with("500.00   2.00  1.00"), "{table}");
        assert!(lines[3].ends_with("2000.00   1.00  2.00"), "{table}");
        assert_eq!(time("a b c"), None);
    }
}
