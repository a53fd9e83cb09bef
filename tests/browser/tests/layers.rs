//! What is shown: switches for layers and types, progress for each list.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};

const ARTICLE: &str = "Pier Opens\n\nThe pier at dusk. (EPA)\n\n“It holds,” Mayor Lena Holt said. “It stays,” Omar Haddad said.\n";

async fn count(page: &Page, list: &str) -> Result<String> {
    let region = page.find("region", list).await?;
    page.text(region).await
}

#[test]
fn what_is_switched_off_is_neither_listed_nor_drawn_and_stays_so() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(ARTICLE).await?;
        let holt = page.item("Actors", "Lena Holt").await?;
        let quote = page.item("Quotes", "“It holds,”").await?;
        ensure!(count(page, "Quotes").await?.contains("0 of 2"), "progress stands in the heading");
        page.click(quote.found).await?;
        page.press("a").await?;
        page.says("Accepted quote").await?;
        ensure!(count(page, "Quotes").await?.contains("1 of 2"));
        // By key: the menu opens, arrows go along it, and it stays open while things are switched.
        page.press("Shift+L").await?;
        let persons = page.find("menuitemcheckbox", "Persons").await?;
        ensure!(page.attribute(persons, "aria-checked").await? == "true");
        page.press("Enter").await?;
        ensure!(page.attribute(persons, "aria-checked").await? == "false");
        page.press_all(&["Down", "Down", "Down", "Down"]).await?;
        let places = page.find("menuitemcheckbox", "Places").await?;
        ensure!(page.attribute(places, "aria-checked").await? == "false", "places are hidden at first");
        page.press("Esc").await?;
        ensure!(page.items("Actors").await?.iter().all(|item| item.id != holt.id));
        ensure!(count(page, "Actors").await?.contains(" hidden"));
        let drawn = "return document.querySelectorAll('#text .type-person').length";
        ensure!(page.script(drawn).await? == 0);
        page.reload().await?;
        page.annotated().await?;
        ensure!(page.items("Actors").await?.iter().all(|item| item.id != holt.id));
        // Back by one button, with the keyboard.
        let show = page.find("button", "Show hidden actors").await?;
        page.ask(show, "this.focus()").await?;
        page.press("Enter").await?;
        page.item("Actors", "Lena Holt").await?;
        ensure!(page.script(drawn).await? != 0);
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
