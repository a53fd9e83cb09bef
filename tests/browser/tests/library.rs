//! The library: documents are found by their words, several are dealt with at once, and what is deleted for good is gone.

use anyhow::{Result, ensure};
use browser_tests::{Page, browse};
use serde_json::json;

const BRIDGE: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said on Tuesday.\n";
const HARBOUR: &str = "Harbour Reopens After Storm\n\nThe harbour was closed for two days. “The crane holds,” harbour master Omar Haddad said on Monday.\n";

/// Titles in the navigation, in order.
async fn titles(page: &Page) -> Result<Vec<String>> {
    let found = page
        .script(
            "return [...document.querySelectorAll('.document-list .document')].map((it) => it.textContent)",
        )
        .await?;
    Ok(serde_json::from_value(found)?)
}

/// Takes one of the options of a choice, as a person does with its letters.
async fn pick(page: &Page, choice: &str, option: &str) -> Result<()> {
    let found = page.find("combobox", choice).await?;
    let script = format!(
        "this.value = [...this.options].find((it) => it.text === {})?.value ?? '';
         this.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(option)
    );
    page.ask(found, &script).await.map(drop)
}

async fn shows(page: &Page, wanted: &[&str]) -> Result<()> {
    page.until(&format!("the list shows {wanted:?}"), async || Ok(titles(page).await? == wanted)).await
}

async fn two_documents(page: &Page) -> Result<()> {
    page.open().await?;
    page.annotate(BRIDGE).await?;
    page.click_on("button", "New paste").await?;
    page.annotate(HARBOUR).await?;
    page.says("Saved").await?;
    shows(page, &["Harbour Reopens After Storm", "Mayor Opens Bridge"]).await
}

#[test]
fn a_document_is_found_by_words_of_its_text_and_sorted() -> Result<()> {
    browse(async |page| {
        two_documents(page).await?;
        page.click_on("searchbox", "Search documents").await?;
        page.type_in("Tuesday").await?;
        shows(page, &["Mayor Opens Bridge"]).await?;
        page.press("Esc").await?;
        page.script("const box = document.querySelector('#search'); box.value = ''; box.dispatchEvent(new InputEvent('input', { bubbles: true }))").await?;
        shows(page, &["Harbour Reopens After Storm", "Mayor Opens Bridge"]).await?;
        page.click_on("button", "Mayor Opens Bridge").await?;
        page.choose("Actors", "Ana Ruiz").await?;
        page.press("a").await?;
        shows(page, &["Mayor Opens Bridge", "Harbour Reopens After Storm"]).await?;
        pick(page, "Sort by", "Title").await?;
        shows(page, &["Harbour Reopens After Storm", "Mayor Opens Bridge"]).await?;
        pick(page, "Show", "Begun").await?;
        shows(page, &["Mayor Opens Bridge"]).await?;
        pick(page, "Show", "Done").await?;
        shows(page, &[]).await?;
        page.says("No document fits").await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn several_are_exported_deleted_and_brought_back() -> Result<()> {
    browse(async |page| {
        two_documents(page).await?;
        page.click_on("button", "Choose several").await?;
        page.click_on("checkbox", "Choose Mayor Opens Bridge").await?;
        page.click_on("button", "Export chosen").await?;
        let (name, content) = page.download().await?;
        ensure!(name.ends_with(".jsonl") && content.lines().count() == 1, "{name}: {content}");
        ensure!(content.contains("Ana Ruiz"));
        page.click_on("button", "Choose all shown").await?;
        page.click_on("button", "Delete chosen").await?;
        shows(page, &[]).await?;
        page.click_on("button", "Bring them back").await?;
        page.until("both are back", async || Ok(titles(page).await?.len() == 2)).await?;
        page.reload().await?;
        page.until("both are there after a reload", async || Ok(titles(page).await?.len() == 2)).await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn documents_are_labelled_and_flagged_and_found_by_it() -> Result<()> {
    browse(async |page| {
        two_documents(page).await?;
        page.click_on("button", "Choose several").await?;
        page.click_on("button", "Choose all shown").await?;
        page.click_on("button", "Label").await?;
        page.find("combobox", "Label for the chosen").await?;
        page.type_in("town\n").await?;
        page.says("Labelled 2 documents “town”").await?;
        page.until("both rows show it", async || {
            let shown =
                page.script("return document.querySelector('nav').innerText.match(/town/g)?.length ?? 0");
            Ok(shown.await?.as_u64() >= Some(2))
        })
        .await?;
        page.click_on("checkbox", "Choose Harbour Reopens After Storm").await?;
        page.click_on("button", "Flag chosen").await?;
        page.says("Flagged 1 document").await?;
        page.says("Saved").await?;
        page.reload().await?;
        pick(page, "Show", "Flagged").await?;
        shows(page, &["Mayor Opens Bridge"]).await?;
        page.click_on("button", "Mayor Opens Bridge").await?;
        page.item("Actors", "Ana Ruiz").await?;
        let document = page.document().await?;
        ensure!(document["labels"] == json!(["town"]) && document["flagged"] == true, "{document}");
        page.click_on("button", "Flag").await?;
        shows(page, &[]).await?;
        page.click_on("button", "Undo").await?;
        shows(page, &["Mayor Opens Bridge"]).await?;
        pick(page, "Show", "All").await?;
        pick(page, "Label", "town").await?;
        page.until("both have the label", async || Ok(titles(page).await?.len() == 2)).await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn what_was_deleted_lies_in_the_bin_and_comes_back_or_goes_for_good() -> Result<()> {
    browse(async |page| {
        two_documents(page).await?;
        page.click_on("button", "Delete").await?;
        shows(page, &["Mayor Opens Bridge"]).await?;
        pick(page, "Show", "Recently deleted").await?;
        shows(page, &["Harbour Reopens After Storm"]).await?;
        page.click_on("button", "Bring back Harbour Reopens After Storm").await?;
        page.item("Actors", "Omar Haddad").await?;
        shows(page, &[]).await?;
        pick(page, "Show", "All").await?;
        page.until("both are there", async || Ok(titles(page).await?.len() == 2)).await?;
        page.click_on("button", "Choose several").await?;
        page.click_on("checkbox", "Choose Mayor Opens Bridge").await?;
        page.click_on("button", "Delete for good").await?;
        page.find("dialog", "Delete 1 document for good?").await?;
        page.click_on("button", "Delete 1 document for good").await?;
        page.says("Deleted 1 document for good").await?;
        page.reload().await?;
        shows(page, &["Harbour Reopens After Storm"]).await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn everything_is_deleted_after_a_question() -> Result<()> {
    browse(async |page| {
        two_documents(page).await?;
        page.click_on("button", "Delete everything on this computer").await?;
        page.find("dialog", "Delete everything on this computer?").await?;
        page.click_on("button", "Keep it").await?;
        ensure!(titles(page).await?.len() == 2);
        page.click_on("button", "Delete everything on this computer").await?;
        page.click_on("button", "Delete everything").await?;
        page.says("Everything was deleted").await?;
        let left = page
            .script(
                "const open = indexedDB.open('galley');
                 const database = await new Promise((done) => { open.onsuccess = () => done(open.result); });
                 let left = 0;
                 for (const name of database.objectStoreNames) {
                   const count = database.transaction(name).objectStore(name).count();
                   left += await new Promise((done) => { count.onsuccess = () => done(count.result); });
                 }
                 database.close();
                 return [left, localStorage.length];",
            )
            .await?;
        ensure!(left == json!([0, 0]), "{left}");
        page.reload().await?;
        page.find("textbox", "Article text").await?;
        ensure!(titles(page).await?.is_empty());
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
