//! What is read beside the article: the labelling guide, and the history of an annotation.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};
use serde_json::json;

const TEXT: &str = "Mayor Opens Bridge

“It will stand,” Mayor Ana Ruiz said on Monday.
";

async fn focus_is_in(page: &Page, selector: &str) -> Result<bool> {
    let look = format!("return document.activeElement.closest({}) !== null", json!(selector));
    Ok(page.script(&look).await? == json!(true))
}

#[test]
fn the_guide_stands_beside_the_article_which_stays_usable() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.choose("Quotes", "“It will stand,”").await?;
        for (width, height) in [(1440, 900), (1024, 768), (390, 844)] {
            page.resize(width, height).await?;
            page.select("Monday").await?;
            page.press_all(&["Esc", "F1"]).await?;
            page.find("complementary", "Labelling guide").await?;
            page.until("the guide has the focus", async || focus_is_in(page, "#guide").await).await?;
            // It lies over nothing of the article.
            let apart = "
                const [a, b] = ['#article', '#guide'].map((id) => document.querySelector(id).getBoundingClientRect());
                return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top";
            ensure!(page.script(apart).await? == json!(true), "{width}");
            // Esc closes it, and the focus is where it was.
            page.press("Esc").await?;
            page.until("the guide is gone", async || {
                Ok(!page.has("complementary", "Labelling guide").await?)
            })
            .await?;
            ensure!(focus_is_in(page, "#text").await?, "{width}");
        }
        page.resize(1440, 900).await?;
        page.press("F1").await?;
        page.until("the guide has the focus", async || focus_is_in(page, "#guide").await).await?;
        // Round the regions: out of the guide, and into it again; the article is worked on meanwhile.
        page.press("F6").await?;
        ensure!(!focus_is_in(page, "#guide").await?);
        page.choose("Quotes", "“It will stand,”").await?;
        page.press("a").await?;
        page.says("Accepted quote").await?;
        for _ in 0..5 {
            if !focus_is_in(page, "#guide").await? {
                page.press("F6").await?;
            }
        }
        ensure!(focus_is_in(page, "#guide").await?);
        page.press("F1").await?;
        page.until("the guide is gone", async || Ok(!page.has("complementary", "Labelling guide").await?))
            .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn the_history_of_an_annotation_is_read_after_a_reload_too() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.choose("Quotes", "“It will stand,”").await?;
        page.press("a").await?;
        page.choose("Quotes", "“It will stand,”").await?;
        page.press("d").await?;
        page.says("Saved").await?;
        page.reload().await?;
        page.annotated().await?;
        page.choose("Quotes", "“It will stand,”").await?;
        page.press("Shift+Y").await?;
        let dialog = page.find("dialog", "History").await?;
        let told = page.text(dialog).await?;
        for words in ["suggested it, ", "person confirmed it", "direct → indirect"] {
            ensure!(told.contains(words), "{told}");
        }
        page.press("Esc").await?;
        ensure!(!page.has("dialog", "History").await?);
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
