//! Presses from suggestions to gold, and from nothing to gold, for each file of gold given: one table by kind of correction, one
//! by document. Run by `cargo xtask keys`.

use anyhow::{Context, Result};
use galley::document::{Document, DocumentId};
use galley::intake::Hints;
use galley::parse::parse;
use presses::{Kind, Step, bring_to_gold, read, scratch};
use std::collections::BTreeMap;

fn main() -> Result<()> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let told = words.first().is_some_and(|word| word == "--moves");
    if told {
        words.remove(0);
    }
    let mut kinds: BTreeMap<Kind, [Count; 2]> = BTreeMap::new();
    let mut rows = Vec::new();
    for file in words {
        let json = std::fs::read_to_string(&file).with_context(|| file.clone())?;
        let gold = read(&json).with_context(|| file.clone())?;
        let suggestions = parse(&gold.text, &Hints::default());
        let suggested = Document::suggested(DocumentId::new("suggested"), gold.text.clone(), &suggestions);
        let mut totals = [0, 0];
        for (n, document) in [suggested, scratch(&gold.text)].into_iter().enumerate() {
            let (_, steps) = bring_to_gold(document, &gold)?;
            for step in &steps {
                let count = &mut kinds.entry(step.kind).or_default()[n];
                count.times += 1;
                count.presses += step.presses();
                totals[n] += step.presses();
                if told && n == 0 {
                    tell(&gold.id, step);
                }
            }
        }
        rows.push((gold.id, totals));
    }
    println!("{:28}  {:>17}  {:>17}", "", "from suggestions", "from scratch");
    println!(
        "{:28}  {:>7}  {:>8}  {:>7}  {:>8}",
        "kind of correction", "times", "presses", "times", "presses"
    );
    for (kind, [suggested, scratch]) in &kinds {
        let (name, times, presses) = (kind.name(), suggested.times, suggested.presses);
        println!("{name:28}  {times:7}  {presses:8}  {:7}  {:8}", scratch.times, scratch.presses);
    }
    println!("\n{:28}  {:>17}  {:>17}  share", "document", "from suggestions", "from scratch");
    let mut all = [0, 0];
    for (name, [suggested, scratch]) in &rows {
        print_row(name, *suggested, *scratch);
        all = [all[0] + suggested, all[1] + scratch];
    }
    print_row("all", all[0], all[1]);
    Ok(())
}

#[derive(Default)]
struct Count {
    times: usize,
    presses: usize,
}

fn tell(document: &str, step: &Step) {
    println!("{document}: {} ({}): {:?}", step.kind.name(), step.presses(), step.moves);
}

fn print_row(name: &str, suggested: usize, scratch: usize) {
    let share = suggested as f64 / scratch.max(1) as f64;
    println!("{name:28}  {suggested:17}  {scratch:17}  {share:.3}");
}
