//! A paste of several articles becomes a document for each, and one again.

use anyhow::{Result, ensure};
use browser_tests::browse;
use serde_json::Value;

#[test]
fn two_articles_become_two_documents_and_one_again() -> Result<()> {
    browse(async |page| {
        let gold = std::fs::read_to_string(xtask::root().join("tests/gold/07-two-in-one.json"))?;
        let gold: Value = serde_json::from_str(&gold)?;
        let text = gold["text"].as_str().unwrap_or_default();
        page.open().await?;
        page.annotate(text).await?;
        page.says("Saved").await?;
        let whole = page.document().await?;
        page.click_on("button", "Actions").await?;
        page.click_on("menuitem", "Split into one document for each article").await?;
        page.says("is now 2 documents").await?;
        page.until("the first part is shown", async || {
            Ok(page.document().await?["articles"].as_array().is_some_and(|articles| articles.len() == 1))
        })
        .await?;
        let part = page.document().await?;
        let words = part["text"].as_str().unwrap_or_default();
        ensure!(!words.is_empty() && text.starts_with(words), "{words}");
        page.says("Saved").await?;
        page.click_on("button", "Take it back").await?;
        page.until("the whole is back", async || Ok(page.document().await?["id"] == whole["id"])).await?;
        let again = page.document().await?;
        ensure!(again["text"] == whole["text"] && again["mentions"] == whole["mentions"]);
        page.until("the parts are gone", async || {
            Ok(page.script("return document.querySelectorAll('.document-list > li').length").await? == 1)
        })
        .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
