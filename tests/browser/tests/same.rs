//! The page's document is the command line's: the worker's Wasm and the native program parse alike, byte for byte.

use anyhow::{Context, Result, ensure};
use browser_tests::browse;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// What `galley annotate --jsonl` makes of a text with this id.
fn native(id: &str, text: &str) -> Result<String> {
    let mut child = Command::new("cargo")
        .current_dir(xtask::root())
        .args(["run", "--quiet", "--locked", "--bin", "galley", "--", "annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().context("no input")?;
    writeln!(input, "{}", json!({"id": id, "text": text}))?;
    drop(input);
    let output = child.wait_with_output()?;
    ensure!(output.status.success());
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// A document without its times, as it was written otherwise.
fn without_times(json: &str) -> Result<String> {
    let document: Value = serde_json::from_str(json)?;
    let mut json = json.trim_end().to_owned();
    for field in ["created", "modified"] {
        if let Some(time) = document[field].as_str() {
            json = json.replacen(&format!(",\"{field}\":{}", json!(time)), "", 1);
        }
    }
    Ok(json)
}

#[test]
fn worker_and_command_line_give_the_same_bytes() -> Result<()> {
    let mut files = fs::read_dir(xtask::root().join("tests/gold"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    ensure!(files.len() >= 10);
    browse(async |page| {
        page.open().await?;
        for (n, file) in files.iter().enumerate() {
            let gold: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
            let text = gold["text"].as_str().context("no text")?;
            if n > 0 {
                page.click_on("button", "New paste").await?;
            }
            page.annotate(text).await?;
            let (_, exported) = page.export("Galley JSON Lines").await?;
            // The newest document of all that are exported is this one.
            let lines: Vec<&str> = exported.lines().collect();
            let found = lines.iter().find(|line| {
                serde_json::from_str::<Value>(line).is_ok_and(|document| document["text"] == text)
            });
            let line = found.with_context(|| format!("{} was not exported", file.display()))?;
            let id: Value = serde_json::from_str(line)?;
            let id = id["id"].as_str().context("no id")?;
            ensure!(without_times(line)? == native(id, text)?, "{} differs", file.display());
        }
        Ok(())
    })
}
