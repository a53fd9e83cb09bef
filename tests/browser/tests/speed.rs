//! How fast the page is, for `cargo xtask bench page`: printed, not asserted.
//!
//! The work of a key is from the start of its dispatch to the end of the layout and paint that show it, the wait for the
//! frame aside: all tasks of the page between are counted, by messages that the page posts itself before and after.

use anyhow::{Context, Result};
use browser_tests::{Page, browse, long_document};
use galley::formats::galley as galley_json;
use serde_json::{Value, json};
use std::time::Instant;

/// Measures every key from now on: `keys` holds the work of each and the time to its frame, `tasks` the long tasks.
const WATCH: &str = "
    window.keys = []; window.tasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((task) => window.tasks.push(task.duration))).observe({ type: 'longtask' });
    const soon = (run) => { const channel = new MessageChannel(); channel.port1.onmessage = run; channel.port2.postMessage(0); };
    window.addEventListener('keydown', () => {
      const start = performance.now();
      let handled = Infinity;
      soon(() => { handled = performance.now(); });
      requestAnimationFrame(() => {
        const frame = performance.now();
        soon(() => {
          const shown = performance.now();
          const work = handled < frame ? handled - start + shown - frame : shown - start;
          window.keys.push([work, shown - start]);
        });
      });
    }, { capture: true });";

/// A fixed loop, by which one machine is compared with another: in milliseconds, the best of three.
const LOOP: &str = "
    const once = () => { const start = performance.now(); let x = 0x9e3779b9 | 0;
      for (let n = 0; n < 1e8; n += 1) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; }
      window.sink = x; return performance.now() - start; };
    return Math.min(once(), once(), once());";

async fn open(page: &Page, document: &str) -> Result<f64> {
    let script = format!(
        "const data = new DataTransfer();
         data.items.add(new File([{}], 'long.json'));
         document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));",
        json!(document)
    );
    page.find("textbox", "Article text").await?;
    page.script(&script).await?;
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
    page.script(WATCH).await?;
    let article = page.find("textbox", "Annotated text").await?;
    page.ask(article, "this.focus()").await?;
    println!("{name}: {} bytes as JSON; opened after {opened:.0} ms", document.len());
    for (what, keys) in [
        ("going (j, k, n)", ["j", "j", "j", "n", "k"]),
        ("deciding (a, x, Ctrl+Z)", ["a", "x", "Ctrl+z", "a", "x"]),
        ("ends and kinds (], }, d)", ["]", "}", "d", "j", "]"]),
    ] {
        page.script("window.keys.length = 0").await?;
        for _ in 0..8 {
            for key in keys {
                page.press(key).await?;
                page.script("return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 4)))")
                    .await?;
            }
        }
        let all = page.script("return window.keys").await?;
        let column = |n: usize| -> Vec<f64> {
            all.as_array().into_iter().flatten().filter_map(|pair: &Value| pair[n].as_f64()).collect()
        };
        println!("  {what:26} work {}; to the frame {}", figures(column(0)), figures(column(1)));
    }
    page.script("window.tasks.length = 0").await?;
    let scroll = "const region = document.querySelector('#article'); let left = 60;
        return new Promise((done) => { const step = () => { region.scrollBy(0, 900); left -= 1;
          if (left > 0) requestAnimationFrame(step); else setTimeout(() => done(window.tasks), 300); }; step(); })";
    let tasks = page.script(scroll).await?;
    let tasks: Vec<f64> = tasks.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    println!("  scrolling 60 screens        tasks over 50 ms: {} {tasks:?}", tasks.len());
    Ok(())
}

#[test]
#[ignore = "only measures: for `cargo xtask bench page`"]
fn how_fast_the_page_is() -> Result<()> {
    let began = Instant::now();
    for (name, words, annotations) in [("6 kB", 1_000, 60), ("200,000 words", 200_000, 5_000)] {
        let document = galley_json::write(&long_document(words, annotations));
        browse(async |page| {
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
    println!("measured in {:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}
