//! Statistics: of the document that is shown and of several, as charts with the numbers behind them, and as files.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};

const BRIDGE: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said on Tuesday.\n";
const HARBOUR: &str = "Harbour Reopens After Storm\n\nThe harbour was closed. “The crane holds fast,” harbour master Omar Haddad said.\n";

/// The cells of a table of the dialog, row by row, by its heading.
async fn cells(page: &Page, heading: &str) -> Result<Vec<Vec<String>>> {
    let region = page.find("region", heading).await?;
    let rows = page
        .ask(region, "return [...this.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))")
        .await?;
    Ok(serde_json::from_value(rows)?)
}

#[test]
fn who_is_quoted_how_much_is_shown_and_downloaded() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(BRIDGE).await?;
        page.click_on("button", "Actions").await?;
        page.click_on("menuitem", "Statistics").await?;
        page.find("dialog", "Statistics: Mayor Opens Bridge").await?;
        let speakers = cells(page, "Quoted words by speaker").await?;
        ensure!(speakers == [["Ana Ruiz", "person", "3", "100.0 %", "3", "1", "1"]], "{speakers:?}");
        page.find("image", "Bars: Quoted words by speaker. The numbers stand below.").await?;
        page.click_on("button", "CSV of Quoted words by speaker").await?;
        let (name, content) = page.download().await?;
        ensure!(
            name == "galley-speakers.csv" && content.contains("Ana Ruiz,person,3,1.000"),
            "{name}: {content}"
        );
        page.click_on("button", "SVG of Quoted words by speaker").await?;
        let (name, content) = page.download().await?;
        ensure!(
            name == "galley-speakers.svg" && content.contains("Ana Ruiz: 3 (100.0 %)"),
            "{name}: {content}"
        );
        page.click_on("button", "PNG of Quoted words by speaker").await?;
        let (name, content) = page.download_bytes().await?;
        ensure!(name == "galley-speakers.png" && content.starts_with(b"\x89PNG\r\n"), "{name}");
        ensure!(content.len() > 2_000, "an empty picture: {} bytes", content.len());
        page.press("Esc").await?;
        page.until("the dialog is gone", async || {
            Ok(!page.has("dialog", "Statistics: Mayor Opens Bridge").await?)
        })
        .await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn several_documents_are_counted_together() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(BRIDGE).await?;
        page.click_on("button", "New paste").await?;
        page.annotate(HARBOUR).await?;
        page.choose("Actors", "Omar Haddad").await?;
        // What was just done counts, written or not.
        page.press("x").await?;
        page.says("Rejected").await?;
        page.press("Ctrl+z").await?;
        page.click_on("button", "Statistics of all shown").await?;
        page.find("dialog", "Statistics: 2 documents").await?;
        page.find("region", "Overview").await?;
        let speakers = cells(page, "Quoted words by speaker").await?;
        let names: Vec<&str> = speakers.iter().map(|row| row[0].as_str()).collect();
        ensure!(names == ["Omar Haddad", "Ana Ruiz"], "{speakers:?}");
        let overview = cells(page, "Overview").await?;
        ensure!(overview[0] == ["Documents", "2"], "{overview:?}");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
