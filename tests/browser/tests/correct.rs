//! The text itself is corrected: annotations follow, the passage is annotated again, and all of it can be taken back.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, annotation, browse};

const TEXT: &str = "Mayor Opens Bridge

Mayor Ana Ruiz opened the bridge on Monday with Omar Haddad of Harbour Watch.

The bridge will stand for a century,” Ruiz said.

Haddad said that tolls would follow.
";

/// Whether the list of quotes has one that begins so.
async fn has_quote(page: &Page, beginning: &str) -> Result<bool> {
    Ok(page.items("Quotes").await?.iter().any(|item| item.text.starts_with(beginning)))
}

async fn text_of(page: &Page) -> Result<String> {
    let words = page.script("return document.querySelector('#text').innerText").await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_missing_mark_is_put_in_and_the_quote_appears() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        let haddad = page.choose("Actors", "Omar Haddad").await?;
        page.press("a").await?;
        page.says("Accepted actor Omar Haddad").await?;
        ensure!(!has_quote(page, "“The bridge will stand").await?);

        // The sentence at the caret is asked for.
        page.select("The bridge will").await?;
        page.press("Left").await?;
        page.press("Shift+c").await?;
        page.find("textbox", "Correct the text").await?;
        page.press("Home").await?;
        page.type_in("“").await?;
        page.press("Enter").await?;
        page.item("Quotes", "“The bridge will stand for a century,”").await?;
        ensure!(text_of(page).await?.contains("“The bridge will stand"));
        page.says("Saved").await?;
        let document = page.document().await?;
        ensure!(annotation(&document, &haddad.id).context("no Haddad")?["status"] == "confirmed");
        ensure!(document["text_edits"][0]["inserted"] == "“", "{}", document["text_edits"]);

        // It is there after a reload, and one step takes it all back.
        page.reload().await?;
        page.annotated().await?;
        page.item("Quotes", "“The bridge will stand for a century,”").await?;
        page.press("Ctrl+z").await?;
        page.until("the quote is gone", async || Ok(!has_quote(page, "“The bridge will stand").await?))
            .await?;
        ensure!(!text_of(page).await?.contains("“The bridge"));
        let document = page.document().await?;
        ensure!(document["text"] == TEXT && document["text_edits"].as_array().is_none_or(Vec::is_empty));
        ensure!(annotation(&document, &haddad.id).context("no Haddad")?["status"] == "confirmed");

        page.press("Ctrl+Shift+z").await?;
        page.item("Quotes", "“The bridge will stand for a century,”").await?;

        // Esc leaves the text as it is, and letters are letters in the box.
        page.select("century").await?;
        page.press("Shift+c").await?;
        page.find("textbox", "Correct the text").await?;
        page.type_in("decade").await?;
        page.press("Esc").await?;
        ensure!(text_of(page).await?.contains("for a century"));
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn letters_typed_before_the_box_is_there_are_typed_into_it() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.choose("Actors", "Omar Haddad").await?;
        // All in one task: nothing is drawn between them.
        page.script(
            "for (const key of ['r', 'O', '.', ' ', 'H', 'a', 'd', 'd', 'a', 'd']) {
                const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
                document.activeElement.dispatchEvent(event);
            }",
        )
        .await?;
        let field = page.find("combobox", "Name").await?;
        let words = page.ask(field, "return this.value").await?;
        ensure!(words == "O. Haddad", "{words}");
        page.type_in("!").await?;
        page.press("Enter").await?;
        page.item("Actors", "O. Haddad!").await?;
        Ok(())
    })
}

#[test]
fn a_second_tab_and_an_export_that_is_read_again_have_the_corrected_text() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.says("Saved").await?;
        page.new_tab().await?;
        page.open().await?;
        page.annotated().await?;
        page.says("This document is open in another tab").await?;

        page.go_to_tab(0).await?;
        page.select("century").await?;
        page.press("Shift+c").await?;
        page.find("textbox", "Correct the text").await?;
        page.type_in("decade").await?;
        page.press("Enter").await?;
        page.says("Saved").await?;
        page.go_to_tab(1).await?;
        page.until("the other tab's text", async || Ok(text_of(page).await?.contains("for a decade")))
            .await?;
        // It can be read here, not corrected.
        page.press("Shift+c").await?;
        ensure!(!page.has("textbox", "Correct the text").await?);

        page.go_to_tab(0).await?;
        let document = page.document().await?;
        ensure!(document["text_edits"][0]["removed"] == "century", "{}", document["text_edits"]);
        let (_, lines) = page.export("doccano").await?;
        ensure!(lines.contains("for a decade"), "{lines}");
        Ok(())
    })
}
