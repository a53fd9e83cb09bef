//! Pictures of the page: the one in the README, and those that `cargo xtask shots` looks at.

use anyhow::Result;
use browser_tests::{Page, browse};
use serde_json::{Value, json};
use std::path::Path;

async fn example(page: &Page) -> Result<()> {
    page.open().await?;
    page.click_on("button", "Try an example").await?;
    page.annotated().await?;
    page.offline_ready().await
}

#[test]
fn the_picture_of_the_readme() -> Result<()> {
    browse(async |page| {
        page.resize(1280, 800).await?;
        example(page).await?;
        let quote = page.items("Quotes").await?.remove(0);
        page.click(quote.found).await?;
        page.picture(&xtask::root().join("target/browser/page.png")).await
    })
}

#[test]
#[ignore = "only pictures: for `cargo xtask shots`"]
fn wide_and_narrow_light_and_dark() -> Result<()> {
    let folder = xtask::root().join("target/shots");
    for (width, height) in [(1440, 900), (1024, 768), (390, 844)] {
        for dark in [false, true] {
            let name = |what: &str| {
                folder.join(format!("{what}-{width}-{}.png", if dark { "dark" } else { "light" }))
            };
            browse(async |page| {
                page.resize(width, height).await?;
                page.dark(dark).await?;
                shoot(page, &name).await
            })?;
        }
    }
    Ok(())
}

async fn shoot(page: &Page, name: &dyn Fn(&str) -> std::path::PathBuf) -> Result<()> {
    let picture = async |what: &str| {
        let file: &Path = &name(what);
        page.picture(file).await
    };
    page.open().await?;
    page.find("textbox", "Article text").await?;
    picture("1-empty").await?;
    page.click_on("button", "Try an example").await?;
    page.annotated().await?;
    picture("2-example").await?;
    page.script("document.querySelector('[data-annotation]')?.scrollIntoView()").await?;
    page.press("j").await?;
    page.press("j").await?;
    page.press("j").await?;
    picture("3-chosen").await?;
    for (name, key, dialog) in [
        ("4-keys", "?", "Keyboard shortcuts"),
        ("a-settings", "Shift+S", "Settings"),
        ("b-history", "Shift+Y", "History"),
    ] {
        page.press(key).await?;
        page.find("dialog", dialog).await?;
        picture(name).await?;
        page.press("Esc").await?;
    }
    for (name, key, role, part) in [
        ("b-guide", "F1", "complementary", "Labelling guide"),
        ("b-correct", "Shift+C", "textbox", "Correct the text"),
    ] {
        page.press(key).await?;
        page.find(role, part).await?;
        picture(name).await?;
        page.press("Esc").await?;
    }
    for (name, menu) in [("c-actions", "Actions"), ("d-export", "Export"), ("e-shown", "Shown")] {
        page.click_on("button", menu).await?;
        page.find("menu", menu).await?;
        picture(name).await?;
        page.press("Esc").await?;
    }
    page.press("F6").await?;
    page.click_on("textbox", "Annotated text").await?;
    page.press_all(&["k", "j"]).await?;
    page.press("Shift+F10").await?;
    page.find("button", "Actions").await?;
    picture("f-context-menu").await?;
    page.press("Esc").await?;
    let quote = page.items("Quotes").await?.remove(0);
    page.ask(quote.found, "this.click(); this.focus()").await?;
    picture("g-quote").await?;
    page.press("s").await?;
    page.find("combobox", "Speaker").await?;
    picture("h-speaker").await?;
    page.press("Esc").await?;
    page.press("Shift+A").await?;
    page.find("combobox", "Accept all that are left").await?;
    picture("i-accept-all").await?;
    page.press("Esc").await?;
    page.select("sea wall").await?;
    page.find("toolbar", "Label the selection").await?;
    picture("j-palette").await?;
    page.press("Esc").await?;
    if page.has("button", "Show lists").await? {
        page.click_on("button", "Show lists").await?;
    }
    picture("k-lists").await?;
    if page.has("button", "Hide lists").await? {
        page.click_on("button", "Hide lists").await?;
    }
    let other = of_another(&page.document().await?);
    page.click_on("button", "Actions").await?;
    page.click_on("menuitem", "Compare with another annotator").await?;
    page.find("dialog", "Compare with another annotator").await?;
    picture("l-compare").await?;
    page.drop_file("ben.json", &other.to_string()).await?;
    page.find("region", "Differences").await?;
    page.press("1").await?;
    picture("m-differences").await
}

/// The same document as another annotator would have it: other quotes, and one actor of another type.
fn of_another(document: &Value) -> Value {
    let mut document = document.clone();
    document["id"] = json!("bens");
    for list in ["actors", "quotes"] {
        for item in document[list].as_array_mut().into_iter().flatten() {
            (item["status"], item["by"], item["confidence"]) = (json!("edited"), json!("Ben"), Value::Null);
        }
    }
    document["actors"][0]["type"] = json!("group");
    for quote in document["quotes"].as_array_mut().into_iter().flatten() {
        quote["cue"] = Value::Null;
    }
    document
}
