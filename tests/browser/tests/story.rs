//! The whole path, as a newcomer walks it: paste, annotate, put right, close, come back, export.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, annotation, browse};
use serde_json::{Value, json};
use std::fs;

/// Two articles in one paste, with repeated headline and caption.
fn two_articles() -> Result<String> {
    let gold = fs::read_to_string(xtask::root().join("tests/gold/07-two-in-one.json"))?;
    let gold: Value = serde_json::from_str(&gold)?;
    Ok(gold["text"].as_str().context("no text")?.to_owned())
}

/// Checks what every exported document must be: of the published schema, its spans the words they say.
fn ensure_sound(document: &Value) -> Result<()> {
    let schema = fs::read_to_string(xtask::dist().join("galley.schema.json"))?;
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema)?)?;
    let errors: Vec<String> =
        schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    ensure!(errors.is_empty(), "{errors:#?}");
    let text: Vec<char> = document["text"].as_str().context("no text")?.chars().collect();
    for mention in document["mentions"].as_array().context("no mentions")? {
        let (start, end) = (mention["start"].as_u64(), mention["end"].as_u64());
        let (start, end) = start.zip(end).context("no offsets")?;
        let words: String = text[start as usize..end as usize].iter().collect();
        ensure!(mention["text"] == words, "{mention} is “{words}”");
    }
    Ok(())
}

/// Waits until everything is on disk.
async fn saved(page: &Page) -> Result<()> {
    page.says("Saved").await
}

#[test]
fn paste_annotate_put_right_come_back_and_export() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(&two_articles()?).await?;

        // Duplicates are no items of their own: one caption, though the picture stands there twice.
        ensure!(page.items("Captions").await?.len() == 1);
        let caption = page.item("Captions", "Rosa Vargas leaves the chamber").await?;
        let vargas = page.item("Actors", "Rosa Vargas").await?;
        let quote = page.item("Quotes", "“The players believe in him").await?;
        page.item("Quotes", "“We are running out of names,”").await?;

        // An actor: another name.
        page.choose("Actors", "Rosa Vargas").await?;
        page.find("toolbar", "Annotation").await?;
        page.press("r").await?;
        page.press("Ctrl+a").await?;
        page.type_in("Rosa Elena Vargas").await?;
        page.press("Enter").await?;
        page.item("Actors", "Rosa Elena Vargas").await?;

        // Taken back, and done again.
        page.click_on("button", "Undo").await?;
        page.item("Actors", "Rosa Vargas").await?;
        page.click_on("button", "Redo").await?;
        page.item("Actors", "Rosa Elena Vargas").await?;
        saved(page).await?;

        // The tab is closed in the middle: nothing is lost, not even what can be undone.
        page.reload().await?;
        page.annotated().await?;
        page.item("Actors", "Rosa Elena Vargas").await?;
        page.click_on("button", "Undo").await?;
        page.item("Actors", "Rosa Vargas").await?;
        page.click_on("button", "Redo").await?;

        // A quote: accepted, by keyboard alone.
        page.choose("Quotes", "“The players believe in him").await?;
        page.press("a").await?;

        // A caption: accepted too; and a wrong actor refused.
        page.choose("Captions", "Rosa Vargas leaves").await?;
        page.press("a").await?;
        page.choose("Actors", "Hiroshi Sato").await?;
        page.press("x").await?;
        saved(page).await?;

        let document = page.document().await?;
        ensure_sound(&document)?;
        let at = |id: &str| annotation(&document, id).with_context(|| format!("no {id}"));
        ensure!(at(&vargas.id)?["name"] == "Rosa Elena Vargas");
        ensure!(at(&vargas.id)?["status"] == "edited" && at(&vargas.id)?["by"] == "person");
        ensure!(at(&quote.id)?["status"] == "confirmed");
        ensure!(at(&caption.id)?["status"] == "confirmed");
        ensure!(document["articles"].as_array().map(Vec::len) == Some(2));
        let rejected = document["actors"].as_array().context("no actors")?.iter();
        let rejected: Vec<&Value> = rejected.filter(|actor| actor["status"] == "rejected").collect();
        ensure!(rejected.len() == 1 && rejected[0]["name"] == "Hiroshi Sato", "{rejected:?}");

        // What was exported can be read again, as a document of its own.
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_text_can_be_typed() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.click_on("textbox", "Article text").await?;
        page.type_in("Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said.\n").await?;
        page.click_on("button", "Annotate").await?;
        page.annotated().await?;
        page.item("Actors", "Ana Ruiz").await?;
        page.item("Quotes", "“It will stand,”").await?;
        Ok(())
    })
}

#[test]
fn a_paste_with_nothing_focused_is_annotated_at_once() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate("First Story\n\nAna Ruiz left.\n").await?;
        page.find("button", "New paste").await?;
        page.script("document.activeElement?.blur()").await?;
        page.paste("Second Story\n\nOmar Haddad stayed in the hall.\n").await?;
        page.item("Actors", "Omar Haddad").await?;
        let documents = page.find("navigation", "Documents").await?;
        let mut titles = Vec::new();
        for button in page.all_in(documents, "button").await? {
            titles.push(page.text(button).await?);
        }
        for title in ["First Story", "Second Story"] {
            ensure!(titles.iter().any(|text| text.contains(title)), "{titles:?}");
        }
        Ok(())
    })
}

#[test]
fn words_selected_in_the_text_become_an_annotation() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate("Night Shift\n\nThe baker from next door laughed. It rained.\n").await?;
        page.select("baker from next door").await?;
        page.press("p").await?;
        let made = page.item("Actors", "baker from next door").await?;
        let document = page.document().await?;
        let actor = annotation(&document, &made.id).context("not exported")?;
        ensure!(actor["type"] == "person" && actor["status"] == "edited" && actor["by"] == "person");
        let mentions = document["mentions"].as_array().context("no mentions")?;
        let mention = mentions.iter().find(|mention| mention["actor"] == json!(made.id)).context("none")?;
        ensure!(mention["text"] == "baker from next door");
        let id = mention["id"].as_str().context("no id")?;
        ensure!(page.highlighted(id).await? == "baker from next door");
        Ok(())
    })
}

#[test]
fn the_built_in_example_shows_everything() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.click_on("button", "Try an example").await?;
        page.annotated().await?;
        for list in ["Actors", "Quotes", "Captions"] {
            ensure!(!page.items(list).await?.is_empty(), "no {list}");
        }
        let document = page.document().await?;
        ensure_sound(&document)?;
        let kinds: Vec<_> = document["quotes"].as_array().context("no quotes")?.iter().collect();
        for kind in ["direct", "indirect", "mixed"] {
            ensure!(kinds.iter().any(|quote| quote["kind"] == kind), "no {kind} quote in the example");
        }
        ensure!(document["captions"][0]["credit"]["text"].is_string());
        let blocks = document["blocks"].as_array().context("no blocks")?;
        ensure!(blocks.iter().any(|block| block["role"] == "headline" && block["duplicate_of"].is_string()));
        Ok(())
    })
}
