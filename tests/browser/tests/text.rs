//! The annotated text: whatever a person does to it, it stays as it was pasted; caret and selection are the browser's.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, annotation, browse};
use serde_json::json;

const TEXT: &str =
    "Night Shift Ends\n\nThe baker from next door laughed. “It rained,” Mayor Ana Ruiz said. She left.\n";

/// The text as it stands on the page, block by block.
async fn shown(page: &Page) -> Result<String> {
    let text = page.find("textbox", "Annotated text").await?;
    let blocks =
        "return [...this.querySelectorAll('[data-block]')].map((block) => block.textContent).join('\\n\\n')";
    Ok(page.ask(text, blocks).await?.as_str().context("no text")?.to_owned())
}

#[test]
fn nothing_that_is_typed_pasted_or_composed_changes_the_text() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        let before = shown(page).await?;
        ensure!(before == TEXT.trim_end(), "{before:?}");
        page.select("rained").await?;
        for keys in ["z", "Enter", "Ctrl+b", "Ctrl+x"] {
            page.press(keys).await?;
        }
        ensure!(shown(page).await? == before);
        page.select("rained").await?;
        page.paste("A line of another story").await?;
        ensure!(shown(page).await? == before, "pasted into the text");

        let annotations = "return document.querySelectorAll('#text [data-annotation]').length";
        let marked = page.script(annotations).await?;
        // The palette stands beside what is selected, perhaps on the words that are wanted next.
        page.press("Esc").await?;
        page.select("next door").await?;
        page.press("Right").await?;
        page.compose("nihon", "日本").await?;
        page.until("the text is as it was", async || Ok(shown(page).await? == before)).await?;
        ensure!(page.script(annotations).await? == marked, "annotations are lost");
        let caret = page.script("return getSelection().anchorNode.textContent").await?;
        ensure!(caret.as_str().is_some_and(|words| words.contains("next door")), "the caret is at {caret}");

        let document = page.document().await?;
        ensure!(document["text"] == TEXT);
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn words_are_selected_and_labelled_by_keys_alone() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.select("laughed").await?;
        // A caret in the word, then the word, then the clause.
        page.press("Left").await?;
        page.press_all(&["=", "="]).await?;
        ensure!(page.script("return String(getSelection())").await? == "The baker from next door laughed");
        page.press("-").await?;
        ensure!(page.script("return String(getSelection())").await? == "laughed");
        page.press("g").await?;
        let made = page.item("Actors", "laughed").await?;
        page.press_all(&["[", "["]).await?;
        let document = page.document().await?;
        let mention = document["mentions"].as_array().context("no mentions")?;
        let mention =
            mention.iter().find(|mention| mention["actor"] == json!(made.id)).context("no mention")?;
        ensure!(mention["text"] == "next door laughed", "{mention}");
        ensure!(page.highlighted(mention["id"].as_str().context("no id")?).await? == "next door laughed");
        Ok(())
    })
}

#[test]
fn a_quote_gets_another_speaker_and_actors_are_merged_by_name() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.select("baker from next door").await?;
        page.press("p").await?;
        let quote = page.choose("Quotes", "“It rained,”").await?;
        page.press("s").await?;
        page.type_in("baker").await?;
        page.press("Enter").await?;
        let baker = page.item("Actors", "baker from next door").await?;
        let document = page.document().await?;
        let speaker = &annotation(&document, &quote.id).context("no quote")?["speaker"];
        ensure!(speaker["actor"] == json!(baker.id), "{speaker}");

        page.choose("Actors", "baker from next door").await?;
        page.press("m").await?;
        page.type_in("ruiz").await?;
        page.press("Enter").await?;
        let ruiz = page.item("Actors", "Ana Ruiz").await?;
        let document = page.document().await?;
        ensure!(annotation(&document, &baker.id).is_none_or(|actor| actor["status"] == "rejected"));
        let speaker = &annotation(&document, &quote.id).context("no quote")?["speaker"];
        ensure!(speaker["actor"] == json!(ruiz.id), "{speaker}");
        Ok(())
    })
}

#[test]
fn no_word_moves_when_something_is_chosen_or_accepted() -> Result<()> {
    const PLACES: &str = "
        const walk = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
        const from = document.querySelector('#text').getBoundingClientRect();
        const all = [];
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const place of range.getClientRects()) {
            all.push([place.left - from.left, place.top - from.top, place.width].map((n) => Math.round(n * 10)));
          }
        }
        return all;";
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        let before = page.script(PLACES).await?;
        ensure!(before.as_array().is_some_and(|places| places.len() > 4), "{before}");
        for (list, name) in [("Quotes", "“It rained,”"), ("Actors", "Ana Ruiz")] {
            page.choose(list, name).await?;
            ensure!(page.script(PLACES).await? == before, "{name} chosen");
            page.press("a").await?;
            page.says("Accepted").await?;
            ensure!(page.script(PLACES).await? == before, "{name} accepted");
            page.press("Ctrl+z").await?;
            page.says("Undone").await?;
            ensure!(page.script(PLACES).await? == before, "{name} taken back");
        }
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
