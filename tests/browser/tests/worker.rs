//! A worker that does not start, dies or hangs costs time, but no paste: in the end the page parses by itself.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};

const TEXT: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said.\n";

async fn parses_all_the_same(page: &Page) -> Result<()> {
    page.open().await?;
    page.annotate(TEXT).await?;
    page.item("Actors", "Ana Ruiz").await?;
    page.item("Quotes", "“It will stand,”").await?;
    Ok(())
}

#[test]
fn where_there_are_no_workers() -> Result<()> {
    browse(async |page| {
        page.before_the_page(
            "window.Worker = class { constructor() { throw new Error('no workers here'); } };",
        )
        .await?;
        parses_all_the_same(page).await
    })
}

#[test]
fn where_the_worker_fails_to_start() -> Result<()> {
    browse(async |page| {
        page.before_the_page(
            "const Real = window.Worker;
             window.Worker = class extends Real {
               constructor(address, options) { super('data:text/javascript,throw new Error(\"broken\")', options); }
             };",
        )
        .await?;
        parses_all_the_same(page).await
    })
}

#[test]
fn where_the_worker_never_says_a_word() -> Result<()> {
    browse(async |page| {
        page.before_the_page(
            "const Real = window.Worker;
             window.Worker = class extends Real {
               constructor(address, options) {
                 super(URL.createObjectURL(new Blob([''], { type: 'text/javascript' })), options);
               }
             };",
        )
        .await?;
        parses_all_the_same(page).await
    })
}

#[test]
fn where_the_worker_dies_at_work() -> Result<()> {
    browse(async |page| {
        page.before_the_page(
            "const post = Worker.prototype.postMessage;
             window.died = 0;
             Worker.prototype.postMessage = function () {
               window.died += 1;
               this.dispatchEvent(new ErrorEvent('error', { message: 'died' }));
             };",
        )
        .await?;
        parses_all_the_same(page).await?;
        ensure!(page.script("return window.died").await? == 2, "one restart, then the page");
        Ok(())
    })
}

#[test]
fn where_the_worker_hangs_at_work() -> Result<()> {
    browse(async |page| {
        // What it is asked never reaches it.
        page.before_the_page("Worker.prototype.postMessage = function () {};").await?;
        page.open().await?;
        page.click_on("textbox", "Article text").await?;
        page.paste(TEXT).await?;
        page.click_on("button", "Annotate").await?;
        // Meanwhile the person sees that it goes on, and may stop it.
        page.find("button", "Cancel").await?;
        for _ in 0..3 {
            if page.annotated().await.is_ok() {
                break;
            }
        }
        page.item("Actors", "Ana Ruiz").await?;
        Ok(())
    })
}

#[test]
fn a_parse_can_be_cancelled_and_the_text_is_kept() -> Result<()> {
    browse(async |page| {
        page.before_the_page("Worker.prototype.postMessage = function () {};").await?;
        page.open().await?;
        page.click_on("textbox", "Article text").await?;
        page.paste(TEXT).await?;
        page.click_on("button", "Annotate").await?;
        page.click_on("button", "Cancel").await?;
        let box_ = page.find("textbox", "Article text").await?;
        ensure!(page.ask(box_, "return this.value").await? == TEXT);
        Ok(())
    })
}
