//! How fast the page is, for `cargo xtask bench page`: printed, not asserted.
//!
//! The work of a key is read off Chromium's trace (`tests/browser/src/trace.rs`): all that the main thread does from the
//! start of its dispatch to the commit of the frame that shows it, the wait for the frame aside.

use anyhow::{Context, Result, ensure};
use browser_tests::{KeyCost, Page, browse_traced, key_costs, long_document, long_tasks};
use galley::formats::galley as galley_json;
use serde_json::json;
use std::time::{Duration, Instant};

/// What a person does, and the keys for it.
const SERIES: [(&str, [&str; 5]); 3] = [
    ("going (j, k, n)", ["j", "j", "j", "n", "k"]),
    ("deciding (a, x, Ctrl+Z)", ["a", "x", "Ctrl+z", "a", "x"]),
    ("ends and kinds (], }, d)", ["]", "}", "d", "j", "]"]),
];
const ROUNDS: usize = 8;
/// How often a series is pressed, with all that it changed taken back between: what is decided cannot be decided again.
const TIMES: usize = 2;
const DOCUMENTS: usize = 3_000;
const LONG_TASK_MILLISECONDS: f64 = 50.0;

/// A fixed loop, by which one machine is compared with another: in milliseconds, the best of three.
const LOOP: &str = "
    const once = () => { const start = performance.now(); let x = 0x9e3779b9 | 0;
      for (let n = 0; n < 1e8; n += 1) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; }
      window.sink = x; return performance.now() - start; };
    return Math.min(once(), once(), once());";

async fn open(page: &Page, document: &str) -> Result<f64> {
    page.find("textbox", "Article text").await?;
    page.drop_file("long.json", document).await?;
    page.annotated().await?;
    page.says("Saved").await.ok();
    // Opened again from the store, as a person does: from the start of navigation to the text and its frame.
    page.reload().await?;
    let shown = page
        .script(
            "return new Promise((done) => { const look = () => document.querySelector('#text [data-annotation]')
               ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : setTimeout(look, 4); look(); })",
        )
        .await?;
    shown.as_f64().context("not opened")
}

fn figures(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at =
        |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let shown = |share| at(share).map_or("–".to_owned(), |time| format!("{time:.1}"));
    format!("median {} · 95 % {} · most {} ms", shown(0.5), shown(0.95), shown(1.0))
}

async fn measure(page: &Page, name: &str, document: &str) -> Result<()> {
    page.open().await?;
    let opened = open(page, document).await?;
    let article = page.find("textbox", "Annotated text").await?;
    page.ask(article, "this.focus()").await?;
    println!("{name}: {} bytes as JSON; opened after {opened:.0} ms", document.len());
    for (what, keys) in SERIES {
        let mut costs = Vec::new();
        for _ in 0..TIMES {
            costs.extend(pressed(page, &keys, ROUNDS).await?);
            take_back(page).await?;
        }
        let of = |what: fn(&KeyCost) -> f64| figures(costs.iter().map(what).collect());
        println!("  {what:26} work {}", of(|cost| cost.work));
        println!("  {:26} on the processor {}", "", of(|cost| cost.processor));
        println!("  {:26} of it in the page {}", "", of(|cost| cost.handling));
        println!("  {:26} to the frame {}", "", of(|cost| cost.to_frame));
    }
    let scroll = "const region = document.querySelector('#article'); let left = 60;
        return new Promise((done) => { const step = () => { region.scrollBy(0, 900); left -= 1;
          if (left > 0) requestAnimationFrame(step); else setTimeout(done, 300); }; step(); })";
    page.trace().await?;
    page.script(scroll).await?;
    let tasks = long_tasks(&page.trace().await?, LONG_TASK_MILLISECONDS);
    println!("  scrolling 60 screens       tasks over 50 ms: {} {tasks:.0?}", tasks.len());
    Ok(())
}

/// Presses a key, and waits for the frame that shows it.
async fn press(page: &Page, key: &str) -> Result<()> {
    page.press(key).await?;
    page.script("return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 4)))").await?;
    Ok(())
}

/// Takes everything back that can be taken back, and goes to the first that can be decided.
async fn take_back(page: &Page) -> Result<()> {
    let can = "return document.querySelector('[aria-keyshortcuts=\"Control+Z\"]').ariaDisabled !== 'true'";
    while page.script(can).await? == json!(true) {
        press(page, "Ctrl+z").await?;
    }
    page.press_all(&["Esc", "Ctrl+Home", "n"]).await
}

/// What keys cost that are pressed one after the other, some rounds of them.
async fn pressed(page: &Page, keys: &[&str], rounds: usize) -> Result<Vec<KeyCost>> {
    let count = rounds * keys.len();
    page.trace().await?;
    for key in keys.iter().cycle().take(count) {
        press(page, key).await?;
    }
    let mut costs = key_costs(&page.trace().await?).into_iter();
    // Of a chord, the last key is the one that does something.
    let of_press = |key: &&str| costs.by_ref().take(key.split('+').count()).last().flatten();
    let all: Vec<KeyCost> = keys.iter().cycle().take(count).filter_map(of_press).collect();
    ensure!(all.len() * 10 >= count * 9, "the trace has only {} of the keys", all.len());
    Ok(all)
}

/// A library of so many short documents: how long it takes to come up, and what typing in its search costs.
async fn measure_library(page: &Page, count: usize) -> Result<()> {
    page.open().await?;
    page.find("textbox", "Article text").await?;
    let document = galley_json::write(&long_document(200, 10));
    let script = format!(
        "const one = {document};
         const lines = Array.from({{ length: {count} }}, (_, n) =>
           JSON.stringify({{ ...one, id: `library-${{n}}`, title: `Night ${{n}} of storms` }}));
         const data = new DataTransfer();
         data.items.add(new File([lines.join('\\n')], 'library.jsonl'));
         document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));"
    );
    let began = Instant::now();
    page.script(&script).await?;
    let listed = format!(
        "return document.querySelector('#documents')?.textContent.includes('{count} documents') ?? false"
    );
    while page.script(&listed).await? != json!(true) {
        ensure!(began.elapsed().as_secs() < 600, "{count} documents are not there after ten minutes");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    println!(
        "a library of {count} documents: brought in from one file in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    page.reload().await?;
    let up = page
        .script(
            "return new Promise((done) => { const look = () => document.querySelectorAll('#documents li').length > 1
               ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : setTimeout(look, 4); look(); })",
        )
        .await?;
    println!("  the list is there after {:.0} ms", up.as_f64().context("no list")?);
    page.click_on("searchbox", "Search documents").await?;
    // The first letter has the texts read, which is no part of what a key costs.
    page.press("n").await?;
    page.script("return new Promise((done) => setTimeout(done, 4000))").await?;
    let costs = pressed(page, &["i", "g", "h", "t", "Backspace"], 4).await?;
    println!("  typing in its search       work {}", figures(costs.iter().map(|cost| cost.work).collect()));
    println!("  {:26} to the frame {}", "", figures(costs.iter().map(|cost| cost.to_frame).collect()));
    Ok(())
}

#[test]
#[ignore = "only measures: for `cargo xtask bench page`"]
fn how_fast_the_page_is() -> Result<()> {
    let began = Instant::now();
    for (name, words, annotations) in [("6 kB", 1_000, 60), ("200,000 words", 200_000, 5_000)] {
        let document = galley_json::write(&long_document(words, annotations));
        browse_traced(async |page| {
            page.resize(1440, 900).await?;
            page.open().await?;
            let machine = page.script(LOOP).await?;
            println!(
                "this machine: a hundred million steps of xorshift in {:.0} ms",
                machine.as_f64().unwrap_or_default()
            );
            measure(page, name, &document).await
        })?;
    }
    browse_traced(async |page| measure_library(page, DOCUMENTS).await)?;
    println!("measured in {:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}
