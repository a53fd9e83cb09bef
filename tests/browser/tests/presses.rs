//! The presses that `cargo xtask keys` counts lead to gold in a real browser too: what is made natively by the page's state
//! is made here by mouse and keyboard.

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Found, Page, browse};
use galley::document::{Document, DocumentId};
use galley::formats::galley as galley_json;
use galley::intake::Hints;
use galley::parse::parse;
use presses::{Move, bring_to_gold, is_reached, read, what_is_left};

/// Where bytes of the text are on the screen: the left edges of characters, or right edges of those before.
async fn place(page: &Page, text: &str, at: usize, before: bool) -> Result<(f64, f64)> {
    let units = text[..at].encode_utf16().count();
    let article = page.find("textbox", "Annotated text").await?;
    let body = format!(
        "const at = {units}, before = {before};
         const block = [...this.querySelectorAll('[data-block]')].findLast((block) => +block.dataset.start <= at - (before ? 1 : 0));
         const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
         let from = +block.dataset.start;
         while (walker.nextNode()) {{
           const node = walker.currentNode, place = at - from - (before ? 1 : 0);
           if (place < node.data.length) {{
             const range = document.createRange();
             range.setStart(node, place); range.setEnd(node, place + 1);
             if (!before) node.parentElement.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const box = range.getClientRects()[0];
             return [before ? box.right - 1 : box.left + 1, box.top + box.height / 2];
           }}
           from += node.data.length;
         }}
         return null;"
    );
    let place = page.ask(article, &body).await?;
    place[0].as_f64().zip(place[1].as_f64()).with_context(|| format!("byte {at} is not drawn"))
}

async fn row(page: &Page, id: &str) -> Result<Found> {
    for list in ["Actors", "Quotes", "Captions"] {
        if let Some(item) = page.items(list).await?.into_iter().find(|item| item.id == id) {
            return Ok(item.found);
        }
    }
    bail!("no row {id}")
}

async fn make(page: &Page, text: &str, one: &Move) -> Result<()> {
    match one {
        Move::Click(at) => {
            let here = place(page, text, *at, false).await?;
            page.drag(here, here).await
        }
        Move::Drag(from, to) => {
            let from = place(page, text, *from, false).await?;
            let to = place(page, text, *to, true).await?;
            page.drag(from, to).await
        }
        Move::Row(id) => page.click(row(page, id).await?).await,
        Move::Reject(id) => {
            let row = row(page, id).await?;
            let here = page.middle(row).await?;
            // The buttons come up under the mouse.
            page.hover(here).await?;
            let buttons = page.all_in(row, "button").await?;
            page.click(*buttons.last().context("no button to reject with")?).await
        }
        Move::Drop(actor, into) => {
            let (from, to) = (row(page, actor).await?, row(page, into).await?);
            let to = page.middle(to).await?;
            let from = page.middle(from).await?;
            page.drag_slowly(from, to).await
        }
        // Letters come out as they are typed.
        Move::Key(chord) => match chord.strip_prefix("Shift+") {
            Some(letter) if letter.len() == 1 => {
                page.press(&format!("Shift+{}", letter.to_uppercase())).await
            }
            _ => page.press(chord).await,
        },
        Move::Type(letters) => page.type_in(letters).await,
        Move::Down => page.press("Down").await,
        Move::Enter => page.press("Enter").await,
    }
}

#[test]
fn the_presses_that_are_counted_lead_to_gold_in_the_browser() -> Result<()> {
    let file = xtask::root().join("tests/gold/08-court-report.json");
    let gold = read(&std::fs::read_to_string(file)?)?;
    let found = parse(&gold.text, &Hints::default());
    let suggested = Document::suggested(DocumentId::new("d"), gold.text.clone(), &found);
    let (_, steps) = bring_to_gold(suggested, &gold)?;
    browse(async |page| {
        page.open().await?;
        page.annotate(&gold.text).await?;
        for one in steps.iter().flat_map(|step| &step.moves) {
            make(page, &gold.text, one).await.with_context(|| format!("{one:?}"))?;
            // Yew draws in a task of its own: a hand is never so fast.
            page.script("return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
                .await?;
        }
        let (_, content) = page.export("Galley JSON").await?;
        let document = galley_json::read(&content)?;
        let left = what_is_left(&document, &gold);
        ensure!(is_reached(&document, &gold), "left: {left:?}");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
