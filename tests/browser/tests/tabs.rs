//! Two tabs with one document: the second follows, cannot change it, and takes over when the first is gone.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};

const TEXT: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said on Tuesday.\n";

async fn reviewed(page: &Page, words: &'static str) -> Result<()> {
    page.until(&format!("“{words}”"), async || {
        let said = page.script("return document.querySelector('header').innerText").await?;
        Ok(said.as_str().is_some_and(|said| said.contains(words)))
    })
    .await
}

async fn accept_ruiz(page: &Page) -> Result<()> {
    page.choose("Actors", "Ana Ruiz").await?;
    page.press("a").await?;
    page.says("Saved").await
}

/// The document in the first tab, and the same in the second, which is the one gone to.
async fn both(page: &Page) -> Result<()> {
    page.open().await?;
    page.annotate(TEXT).await?;
    page.says("Saved").await?;
    page.new_tab().await?;
    page.open().await?;
    page.annotated().await?;
    page.says("open in another tab").await
}

#[test]
fn the_second_follows_the_first_and_changes_nothing() -> Result<()> {
    browse(async |page| {
        both(page).await?;
        reviewed(page, "Read-only").await?;
        reviewed(page, "0 of 2 reviewed").await?;
        page.choose("Actors", "Ana Ruiz").await?;
        page.press("x").await?;
        page.go_to_tab(0).await?;
        reviewed(page, "0 of 2 reviewed").await?;
        accept_ruiz(page).await?;
        reviewed(page, "1 of 2 reviewed").await?;
        page.go_to_tab(1).await?;
        reviewed(page, "1 of 2 reviewed").await?;
        ensure!(page.document().await?["actors"][0]["status"] == "confirmed");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn the_second_takes_over_when_the_first_goes_on_to_something_else() -> Result<()> {
    browse(async |page| {
        both(page).await?;
        page.go_to_tab(0).await?;
        accept_ruiz(page).await?;
        page.click_on("button", "New paste").await?;
        page.go_to_tab(1).await?;
        page.says("can be changed here now").await?;
        let quote = page.items("Quotes").await?.remove(0);
        page.click(quote.found).await?;
        page.press("a").await?;
        reviewed(page, "2 of 2 reviewed").await?;
        page.says("Saved").await?;
        // The first now finds it open here.
        page.go_to_tab(0).await?;
        page.click_on("button", "Mayor Opens Bridge").await?;
        page.says("open in another tab").await?;
        reviewed(page, "2 of 2 reviewed").await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn the_second_takes_over_when_the_first_is_closed() -> Result<()> {
    browse(async |page| {
        both(page).await?;
        page.go_to_tab(0).await?;
        accept_ruiz(page).await?;
        page.close_tab().await?;
        page.go_to_tab(0).await?;
        page.says("can be changed here now").await?;
        reviewed(page, "1 of 2 reviewed").await?;
        page.press("Ctrl+z").await?;
        reviewed(page, "0 of 2 reviewed").await?;
        page.says("Saved").await?;
        Ok(())
    })
}
