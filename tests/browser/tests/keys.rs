//! The keys: each is also a button or an item of a menu, they can be changed and switched off, and are kept.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, annotation, browse};
use galley::web::keymap::{Command, Keys, bindings};
use serde_json::json;
use std::collections::BTreeSet;

const ARTICLE: &str =
    "Pier Opens\n\nThe pier at dusk. (EPA)\n\n“It holds,” Mayor Lena Holt said. Nobody else spoke.\n";

async fn reading(page: &Page) -> Result<()> {
    page.open().await?;
    page.annotate(ARTICLE).await
}

/// All keys that are drawn on buttons and items now, with their names.
async fn keys_drawn(page: &Page, all: &mut BTreeSet<String>) -> Result<()> {
    let look = "return [...document.querySelectorAll('button kbd, [role=menuitem] kbd')].map((key) => key.textContent)";
    let keys = page.script(look).await?;
    all.extend(keys.as_array().context("no list")?.iter().filter_map(|key| key.as_str()).map(str::to_owned));
    let titled = "return [...document.querySelectorAll('button[aria-keyshortcuts]')].map((b) => b.getAttribute('aria-keyshortcuts'))";
    let keys = page.script(titled).await?;
    let keys = keys.as_array().context("no list")?.iter().filter_map(|key| key.as_str());
    all.extend(keys.map(|key| key.replace("Control", "Ctrl")));
    Ok(())
}

#[test]
fn everything_that_a_key_does_is_also_a_button_or_an_item_with_the_key_beside_it() -> Result<()> {
    browse(async |page| {
        reading(page).await?;
        let mut drawn = BTreeSet::new();
        for (list, beginning) in
            [("Actors", "Lena Holt"), ("Quotes", "“It holds,”"), ("Captions", "The pier")]
        {
            page.choose(list, beginning).await?;
            page.find("toolbar", "Annotation").await?;
            keys_drawn(page, &mut drawn).await?;
        }
        // A mention, in the text.
        page.choose("Actors", "Lena Holt").await?;
        page.press("Enter").await?;
        page.press("j").await?;
        page.find("button", "Link").await?;
        keys_drawn(page, &mut drawn).await?;
        page.select("Nobody else").await?;
        page.find("toolbar", "Label the selection").await?;
        keys_drawn(page, &mut drawn).await?;
        page.click_on("button", "Actions").await?;
        page.find("menuitem", "Find and annotate all").await?;
        keys_drawn(page, &mut drawn).await?;
        let keys = Keys::default();
        for line in bindings() {
            let of_the_browser =
                matches!(line.command, Command::Caret { .. } | Command::Enter | Command::Escape);
            ensure!(of_the_browser || drawn.contains(&keys.shown(line.command)), "{line:?} among {drawn:?}");
        }
        Ok(())
    })
}

#[test]
fn keys_can_be_changed_and_are_kept_and_cannot_collide() -> Result<()> {
    browse(async |page| {
        reading(page).await?;
        let quote = page.choose("Quotes", "“It holds,”").await?;
        page.press("?").await?;
        page.find("dialog", "Keyboard shortcuts").await?;
        let accept = "Change the key: accept, and on to the next";
        page.click_on("button", accept).await?;
        page.press("x").await?;
        page.says("x is taken: reject, and on to the next.").await?;
        page.click_on("button", accept).await?;
        page.press("1").await?;
        page.press("Esc").await?;
        page.reload().await?;
        page.annotated().await?;
        page.choose("Quotes", "“It holds,”").await?;
        page.press("a").await?;
        let status = async || -> Result<String> {
            let document = page.document().await?;
            let status = annotation(&document, &quote.id).context("gone")?["status"].clone();
            Ok(status.as_str().unwrap_or_default().to_owned())
        };
        ensure!(status().await? == "suggested");
        page.choose("Quotes", "“It holds,”").await?;
        page.press("1").await?;
        ensure!(status().await? == "confirmed");
        // Switched off altogether; what is no single key goes on working.
        page.click_on("button", "Keyboard shortcuts").await?;
        page.click_on("checkbox", "Single keys are on").await?;
        page.press("Esc").await?;
        page.choose("Quotes", "“It holds,”").await?;
        page.press("x").await?;
        ensure!(status().await? == "confirmed");
        page.press("Ctrl+z").await?;
        ensure!(status().await? == "suggested");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn the_caret_goes_by_words_and_what_is_found_is_annotated_as_one_step() -> Result<()> {
    browse(async |page| {
        reading(page).await?;
        let text = page.find("textbox", "Annotated text").await?;
        page.ask(text, "this.focus(); getSelection().setBaseAndExtent(this, 0, this, 0)").await?;
        page.press_all(&["Right", "Shift+Right"]).await?;
        ensure!(page.script("return getSelection().toString()").await? == json!("Opens"));
        page.press("Left").await?;
        ensure!(page.script("return getSelection().isCollapsed").await? == json!(true));
        page.press("f").await?;
        page.type_in("Nobody").await?;
        page.press("Enter").await?;
        page.item("Actors", "Nobody").await?;
        page.click_on("button", "Undo").await?;
        page.until("nobody is no actor", async || {
            Ok(page.items("Actors").await?.iter().all(|item| !item.text.starts_with("Nobody")))
        })
        .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
