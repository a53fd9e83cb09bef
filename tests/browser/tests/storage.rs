//! Where nothing can be kept, the page says so and goes on: a person can still annotate, correct and export.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};

const TEXT: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said.\n";

async fn works_unsaved(page: &Page) -> Result<()> {
    page.open().await?;
    page.annotate(TEXT).await?;
    page.choose("Actors", "Ana Ruiz").await?;
    page.press("a").await?;
    page.until("an alert that says so", async || {
        let said = page
            .script(
                "return [...document.querySelectorAll('[role=alert]')].map((place) => place.textContent).join(' ')",
            )
            .await?;
        Ok(said.as_str().is_some_and(|words| words.contains("not saved") || words.contains("save anything")))
    })
    .await?;
    let document = page.document().await?;
    ensure!(document["actors"][0]["status"] == "confirmed", "{}", document["actors"]);
    Ok(())
}

#[test]
fn where_storage_is_denied() -> Result<()> {
    browse(async |page| {
        page.before_the_page(
            "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };",
        )
        .await?;
        works_unsaved(page).await
    })
}

#[test]
fn where_storage_is_full() -> Result<()> {
    browse(async |page| {
        page.before_the_page(
            "const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
             IDBObjectStore.prototype.add = full; IDBObjectStore.prototype.put = full;",
        )
        .await?;
        works_unsaved(page).await
    })
}

#[test]
fn a_document_is_renamed_deleted_and_brought_back() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.says("Saved").await?;
        let documents = page.find("navigation", "Documents").await?;
        ensure!(page.text(documents).await?.contains("Mayor Opens Bridge"));
        let delete = page.all_in(documents, "button").await?;
        let mut deleted = false;
        for button in delete {
            if page.text(button).await?.trim() == "Delete" {
                page.click(button).await?;
                deleted = true;
                break;
            }
        }
        ensure!(deleted, "no way to delete");
        page.says("Deleted “Mayor Opens Bridge”").await?;
        page.click_on("button", "Bring it back").await?;
        let documents = page.find("navigation", "Documents").await?;
        page.until("the document is back", async || {
            Ok(page.text(documents).await?.contains("Mayor Opens Bridge"))
        })
        .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
