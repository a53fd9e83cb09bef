//! Pictures of the views of many documents, for `cargo xtask shots`: the library, statistics, adjudication.

use anyhow::Result;
use browser_tests::{Page, browse};
use std::path::{Path, PathBuf};

/// Invented news; the last is written from right to left.
const TEXTS: [&str; 3] = [
    "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said on Tuesday.\n",
    "Harbour Reopens After Storm\n\nThe harbour was closed for two days. “The crane holds,” harbour master Omar Haddad said on Monday.\n",
    "افتتاح الجسر الجديد في المدينة\n\nقالت رئيسة البلدية ليلى حداد إن الجسر سيفتح يوم الثلاثاء أمام الجميع.\n",
];

#[test]
#[ignore = "only pictures: for `cargo xtask shots`"]
fn views_wide_and_narrow_light_and_dark() -> Result<()> {
    let folder = xtask::root().join("target/shots");
    for (width, height) in [(1440, 900), (1024, 768), (390, 844)] {
        for dark in [false, true] {
            let name = |what: &str| {
                folder.join(format!("{what}-{width}-{}.png", if dark { "dark" } else { "light" }))
            };
            browse(async |page| {
                page.resize(1440, 900).await?;
                page.dark(dark).await?;
                shoot(page, (width, height), &name).await
            })?;
        }
    }
    Ok(())
}

async fn shoot(page: &Page, (width, height): (u32, u32), name: &dyn Fn(&str) -> PathBuf) -> Result<()> {
    let picture = async |what: &str| {
        let file: &Path = &name(what);
        page.picture(file).await
    };
    page.open().await?;
    for text in TEXTS {
        page.annotate(text).await?;
        page.says("Saved").await?;
        page.click_on("button", "New paste").await?;
    }
    page.click_on("button", "Try an example").await?;
    page.annotated().await?;
    page.resize(width, height).await?;
    if width < 1100 {
        page.until("the documents are folded away", async || {
            let right = "return document.querySelector('nav').getBoundingClientRect().right <= 0";
            Ok(page.script(right).await? == true)
        })
        .await?;
        page.click_on("button", "Show documents").await?;
        page.until("the documents are all there", async || {
            let left = "return document.querySelector('nav').getBoundingClientRect().left >= 0";
            Ok(page.script(left).await? == true)
        })
        .await?;
    }
    picture("5-library").await?;
    page.click_on("button", "Choose several").await?;
    page.click_on("button", "Choose all shown").await?;
    picture("6-library-chosen").await?;
    page.click_on("button", "Delete for good").await?;
    picture("7-library-sure").await?;
    page.click_on("button", "Keep it").await?;
    page.click_on("button", "Statistics of all shown").await?;
    page.find("region", "Overview").await?;
    picture("8-statistics").await?;
    let speakers = page.find("region", "Quoted words by speaker").await?;
    page.ask(speakers, "this.scrollIntoView()").await?;
    picture("9-statistics-speakers").await?;
    page.press("Esc").await?;
    Ok(())
}
