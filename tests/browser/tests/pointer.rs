//! What a mouse, a finger and the menu key do on an annotation: its menu, its ends dragged, an actor dropped on another.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, annotation, browse};
use serde_json::json;

const ARTICLE: &str = "Pier Opens\n\nThe pier at dusk. (EPA)\n\n“It holds,” Mayor Lena Holt said. The builder was not there.\n\n“It stays,” Omar Haddad said. Everybody went home early that day.\n";

/// The middle of a handle of the chosen annotation.
async fn handle(page: &Page, end: &str) -> Result<(f64, f64)> {
    let place = page
        .script(&format!(
            "const r = document.querySelector('.end-handle.at-{end}').getBoundingClientRect();
             return r.width > 0 ? [r.left + r.width / 2, r.top + r.height / 2] : null"
        ))
        .await?;
    place[0].as_f64().zip(place[1].as_f64()).context("there is no such handle")
}

/// Where a word of the text begins on the screen.
async fn word(page: &Page, word: &str) -> Result<(f64, f64)> {
    let place = page
        .script(&format!(
            "const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
             while (walker.nextNode()) {{
               const at = walker.currentNode.data.indexOf({});
               if (at < 0) continue;
               const range = document.createRange();
               range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
               const r = range.getBoundingClientRect();
               return [r.left + 1, r.top + r.height / 2];
             }}",
            json!(word)
        ))
        .await?;
    place[0].as_f64().zip(place[1].as_f64()).context("there is no such word")
}

#[test]
fn the_menu_of_an_annotation_opens_by_mouse_by_finger_and_by_key() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(ARTICLE).await?;
        let quote = page.item("Quotes", "“It holds,”").await?;
        let (x, y) = word(page, "It holds").await?;
        page.press_right((x + 8.0, y)).await?;
        let menu = page.find("menu", "quote, direct, by Lena Holt").await?;
        ensure!(!page.all_in(menu, "menuitem").await?.is_empty());
        // Arrows and letters go along it; Esc goes back to the text.
        page.press("Down").await?;
        let focused = "return document.activeElement.textContent";
        ensure!(page.script(focused).await?.as_str().is_some_and(|words| words.starts_with("Reject")));
        page.press("k").await?;
        ensure!(page.script(focused).await?.as_str().is_some_and(|words| words.starts_with("Kind")));
        page.press("Esc").await?;
        ensure!(!page.has("menu", "quote, direct, by Lena Holt").await?);
        ensure!(page.script("return document.activeElement.id").await? == "text");
        // By key, on what is chosen; Enter takes.
        page.press("Shift+F10").await?;
        page.find("menu", "quote, direct, by Lena Holt").await?;
        page.press("Enter").await?;
        page.says("Accepted quote").await?;
        let document = page.document().await?;
        ensure!(annotation(&document, &quote.id).context("gone")?["status"] == "confirmed");
        // On a row, with the focus back on it.
        let holt = page.choose("Actors", "Lena Holt").await?;
        page.press("Shift+F10").await?;
        page.find("menu", "person, Lena Holt, 1 mention").await?;
        page.press("Esc").await?;
        ensure!(page.ask(holt.found, "return document.activeElement === this").await? == json!(true));
        // A finger that rests.
        let place = word(page, "Omar").await?;
        page.rest_finger(place).await?;
        page.find("menu", "person, Omar Haddad, name").await?;
        page.press("Esc").await?;
        // Where nothing is annotated, the browser's own stays: the event is not refused.
        page.script(
            "window.refused = null;
             window.addEventListener('contextmenu', (event) => { window.refused = event.defaultPrevented; event.preventDefault(); })",
        )
        .await?;
        page.press_right(word(page, "Everybody").await?).await?;
        page.until("the browser's menu", async || {
            Ok(page.script("return window.refused").await? == json!(false))
        })
        .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn an_end_is_dragged_with_the_mouse_as_one_step() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(ARTICLE).await?;
        ensure!(handle(page, "start").await.is_err(), "nothing is chosen");
        page.click(page.find("listitem", "“It holds,”").await?).await?;
        let id = page.item("Quotes", "“It holds,”").await?.id;
        let to = word(page, "Lena").await?;
        page.drag(handle(page, "end").await?, (to.0 - 2.0, to.1)).await?;
        page.until("the end is moved", async || Ok(page.highlighted(&id).await? == "“It holds,” Mayor"))
            .await?;
        // To the letter with Alt held is the state's own test; Esc while it is held leaves all as it was.
        page.click_on("button", "Undo").await?;
        page.until("it is back", async || Ok(page.highlighted(&id).await? == "“It holds,”")).await?;
        page.click(page.find("listitem", "Lena Holt").await?).await?;
        ensure!(handle(page, "start").await.is_err(), "an actor has no ends");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn an_actor_dropped_on_another_is_merged_and_comes_apart_again() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(ARTICLE).await?;
        let haddad = page.item("Actors", "Omar Haddad").await?;
        let holt = page.item("Actors", "Lena Holt").await?;
        page.carry(haddad.found, holt.found).await?;
        page.says("Merged Omar Haddad into Lena Holt").await?;
        let drawn = "return this.className";
        ensure!(
            page.ask(haddad.found, drawn).await?.as_str().is_some_and(|names| names.contains("rejected"))
        );
        page.click_on("button", "Undo this").await?;
        page.until("they are two again", async || {
            Ok(page.ask(haddad.found, drawn).await?.as_str().is_some_and(|names| !names.contains("rejected")))
        })
        .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
