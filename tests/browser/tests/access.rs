//! The page for people who do not see it, or have no mouse: axe-core on every view, an article from the empty page to the
//! export by keys alone, and the lists by role and name alone.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, annotation, browse};
use serde_json::{Value, json};
use xtask::axe;

const ARTICLE: &str =
    "Pier Opens\n\nThe pier at dusk. (EPA)\n\n“It holds,” Mayor Lena Holt said. The baker laughed.\n";

/// axe-core's script; `None` where nobody relies on it and it is not there. `cargo xtask test` installs it.
fn axe_core() -> Result<Option<String>> {
    let Some(file) = axe::script() else {
        ensure!(std::env::var_os("CI").is_none(), "axe-core is not installed: run `cargo xtask test`");
        eprintln!("axe-core is not installed, so nothing was looked at: run `cargo xtask test`");
        return Ok(None);
    };
    Ok(Some(std::fs::read_to_string(file)?))
}

/// What axe-core finds wrong with the page as it is now; each with the first element that it is about.
async fn violations(page: &Page, axe: &str) -> Result<Vec<String>> {
    let run = format!(
        "if (!window.axe) {{ {axe} }}
         return axe.run(document, {{ resultTypes: ['violations'] }}).then((found) => found.violations.map((one) =>
           one.id + ': ' + one.help + ' at ' + one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')));"
    );
    let found = page.script(&run).await?;
    let found = found.as_array().context("axe gave no list")?.iter();
    Ok(found.filter_map(Value::as_str).map(str::to_owned).collect())
}

#[test]
fn axe_finds_no_violation_on_any_view_in_light_and_dark() -> Result<()> {
    let Some(axe) = axe_core()? else { return Ok(()) };
    let mut all: Vec<String> = Vec::new();
    for dark in [false, true] {
        browse(async |page| {
            page.dark(dark).await?;
            page.resize(1440, 900).await?;
            page.open().await?;
            page.find("textbox", "Article text").await?;
            let mut look = async |view: &str| -> Result<()> {
                let found = violations(page, &axe).await?;
                all.extend(found.into_iter().map(|one| format!("{view}, dark {dark}: {one}")));
                Ok(())
            };
            look("empty page").await?;
            page.click_on("button", "Try an example").await?;
            page.annotated().await?;
            look("article").await?;
            let quote = page.items("Quotes").await?.remove(0);
            page.click(quote.found).await?;
            look("chosen quote").await?;
            page.press("s").await?;
            page.find("combobox", "Speaker").await?;
            look("asked for a name").await?;
            page.press("Esc").await?;
            page.press("x").await?;
            look("rejected").await?;
            for (key, dialog) in
                [("?", "Keyboard shortcuts"), ("Shift+Y", "History"), ("Shift+S", "Settings")]
            {
                page.press(key).await?;
                page.find("dialog", dialog).await?;
                look(dialog).await?;
                page.press("Esc").await?;
            }
            page.press("F1").await?;
            page.find("complementary", "Labelling guide").await?;
            look("guide").await?;
            page.press("Esc").await?;
            page.press("Shift+C").await?;
            page.find("textbox", "Correct the text").await?;
            look("correcting the text").await?;
            page.press("Esc").await?;
            for menu in ["Actions", "Export", "Shown"] {
                page.click_on("button", menu).await?;
                look(menu).await?;
                page.press("Esc").await?;
            }
            let quote = page.items("Quotes").await?.remove(1);
            page.click(quote.found).await?;
            page.press("Shift+F10").await?;
            page.until("the menu", async || {
                Ok(page.script("return document.activeElement.role").await? == json!("menuitem"))
            })
            .await?;
            look("menu of an annotation").await?;
            page.press("Esc").await?;
            page.press("Shift+A").await?;
            look("accept all").await?;
            page.press("Esc").await?;
            page.select("sea wall").await?;
            page.find("toolbar", "Label the selection").await?;
            look("palette").await?;
            page.press("Esc").await?;
            page.resize(1024, 768).await?;
            look("tablet").await?;
            page.resize(390, 844).await?;
            look("phone").await?;
            page.click_on("button", "Show lists").await?;
            look("lists on a phone").await
        })?;
    }
    all.sort();
    ensure!(all.is_empty(), "{all:#?}");
    Ok(())
}

#[test]
fn axe_finds_no_violation_on_many_documents_in_light_and_dark() -> Result<()> {
    let Some(axe) = axe_core()? else { return Ok(()) };
    let mut all: Vec<String> = Vec::new();
    for dark in [false, true] {
        browse(async |page| {
            page.dark(dark).await?;
            page.open().await?;
            page.annotate(ARTICLE).await?;
            page.says("Saved").await?;
            page.click_on("button", "New paste").await?;
            page.click_on("button", "Try an example").await?;
            page.annotated().await?;
            let mut look = async |view: &str| -> Result<()> {
                let found = violations(page, &axe).await?;
                all.extend(found.into_iter().map(|one| format!("{view}, dark {dark}: {one}")));
                Ok(())
            };
            look("library").await?;
            page.click_on("button", "Choose several").await?;
            page.click_on("button", "Choose all shown").await?;
            look("library, several chosen").await?;
            page.click_on("button", "Delete for good").await?;
            look("sure?").await?;
            page.click_on("button", "Keep it").await?;
            page.click_on("button", "Statistics of all shown").await?;
            page.find("region", "Overview").await?;
            look("statistics").await?;
            page.press("Esc").await?;
            page.press("Shift+C").await?;
            look("correcting the text").await?;
            page.press("Esc").await?;
            // Two documents of one text, one of which has an actor less.
            let mut document = page.document().await?;
            document["id"] = json!("second");
            for list in ["actors", "mentions"] {
                let gone = document["actors"][0]["id"].clone();
                for one in document[list].as_array_mut().context("no list")? {
                    if one["id"] == gone || one["actor"] == gone {
                        one["status"] = json!("rejected");
                    }
                }
            }
            for quote in document["quotes"].as_array_mut().context("no quotes")? {
                quote["speaker"] = Value::Null;
            }
            page.drop_file("second.json", &document.to_string()).await?;
            page.click_on("button", "Compare the two").await?;
            page.find("region", "Differences").await?;
            look("differences").await?;
            page.click_on("button", "Actions").await?;
            page.click_on("menuitem", "Compare with another annotator").await?;
            page.find("dialog", "Compare with another annotator").await?;
            look("asked for the second").await
        })?;
    }
    all.sort();
    ensure!(all.is_empty(), "{all:#?}");
    Ok(())
}

#[test]
fn an_article_is_annotated_from_the_empty_page_to_the_export_by_keys_alone() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.find("textbox", "Article text").await?;
        // The box has the focus.
        page.type_in(ARTICLE).await?;
        page.press("Ctrl+Enter").await?;
        page.annotated().await?;
        // The next that nobody has looked at, again and again: everything is accepted.
        page.press("n").await?;
        page.find("toolbar", "Annotation").await?;
        page.press("a").await?;
        // The baker is no actor yet: found, and annotated as a person.
        page.press("f").await?;
        page.type_in("The baker").await?;
        page.press("Enter").await?;
        page.item("Actors", "The baker").await?;
        // A note, an attribute, and all the rest accepted.
        page.press("t").await?;
        page.type_in("trade: baker").await?;
        page.press("Enter").await?;
        page.press("Shift+A").await?;
        page.type_in("a").await?;
        page.press("Enter").await?;
        page.says("Accepted").await?;
        // To the menu by keys: round the page to the actions of the header.
        let export = page.find("button", "Export").await?;
        let mut steps = 0;
        while page.ask(export, "return document.activeElement === this").await? != json!(true) {
            page.press("Tab").await?;
            steps += 1;
            ensure!(steps < 60, "Tab does not lead to Export");
        }
        page.press("Enter").await?;
        page.find("menuitem", "Galley JSON").await?;
        page.press("Enter").await?;
        let (_, content) = page.download().await?;
        let document: Value = serde_json::from_str(&content)?;
        let actors = document["actors"].as_array().context("no actors")?;
        let baker = actors.iter().find(|actor| actor["name"] == "The baker").context("no baker")?;
        ensure!(baker["type"] == "person" && baker["attributes"]["trade"] == "baker", "{baker}");
        for list in ["articles", "blocks", "captions", "actors", "mentions", "quotes"] {
            for one in document[list].as_array().context("no list")? {
                ensure!(one["status"] != "suggested", "{list}: {one}");
            }
        }
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn the_lists_are_worked_through_by_role_and_name_alone() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(ARTICLE).await?;
        page.find("region", "Actors").await?;
        page.find("region", "Captions").await?;
        // Each row is named by its words alone; glyphs and counts are beside the name.
        let holt = page.find("listitem", "Lena Holt").await?;
        let quote = page.find("listitem", "“It holds,”").await?;
        page.find("listitem", "The pier at dusk. (EPA)").await?;
        page.click(holt).await?;
        page.find("toolbar", "Annotation").await?;
        ensure!(page.attribute(holt, "aria-current").await? == "true");
        // What is chosen is said in the status line.
        page.says("person, Lena Holt, 1 mention").await?;
        page.click_on("button", "Reject").await?;
        page.says("Rejected actor Lena Holt").await?;
        page.click_on("button", "Undo").await?;
        page.click(quote).await?;
        page.says("quote, direct, by Lena Holt").await?;
        page.click_on("button", "Accept").await?;
        page.says("Accepted quote").await?;
        let id = page.attribute(quote, "data-annotation").await?;
        let document = page.document().await?;
        ensure!(annotation(&document, &id).context("gone")?["status"] == "confirmed");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_name_labels_and_attributes_of_ones_own_are_set_and_kept() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(ARTICLE).await?;
        page.click_on("button", "Actions").await?;
        page.click_on("menuitem", "Settings").await?;
        page.click_on("textbox", "Your name").await?;
        page.type_in("Ada").await?;
        page.click_on("textbox", "New label").await?;
        page.type_in("harbour").await?;
        page.click_on("textbox", "Key of the label").await?;
        page.type_in("1").await?;
        page.click_on("button", "Add label").await?;
        page.find("button", "Remove harbour").await?;
        page.press("Esc").await?;
        page.reload().await?;
        page.annotated().await?;
        page.choose("Actors", "Lena Holt").await?;
        page.press("1").await?;
        page.press("a").await?;
        let document = page.document().await?;
        ensure!(document["labels"] == json!(["harbour"]), "{}", document["labels"]);
        let holt =
            document["actors"].as_array().context("none")?.iter().find(|actor| actor["name"] == "Lena Holt");
        ensure!(holt.context("no Holt")?["by"] == "Ada");
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
