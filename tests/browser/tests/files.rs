//! Files that are dropped on the page: Galley JSON is opened, anything else is refused in words, with the place.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, browse};
use serde_json::{Value, json};

const TEXT: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said.\n";

async fn drop_file(page: &Page, name: &str, content: &str) -> Result<()> {
    let script = format!(
        "const data = new DataTransfer();
         data.items.add(new File([{}], {}, {{ type: 'application/json' }}));
         document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));",
        json!(content),
        json!(name)
    );
    page.script(&script).await.map(drop)
}

#[test]
fn an_exported_document_is_opened_again() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        page.choose("Actors", "Ana Ruiz").await?;
        page.press("a").await?;
        let (name, content) = page.export("Galley JSON").await?;
        ensure!(name.ends_with(".json"), "{name}");
        let mut document: Value = serde_json::from_str(&content)?;
        document["id"] = json!("elsewhere");
        document["title"] = json!("From Elsewhere");
        document["weather"] = json!({"unknown": "and kept"});
        drop_file(page, "other.json", &document.to_string()).await?;
        page.until("the imported document", async || {
            let documents = page.find("navigation", "Documents").await?;
            Ok(page.text(documents).await?.contains("From Elsewhere"))
        })
        .await?;
        page.annotated().await?;
        page.until("it is the one shown", async || Ok(page.document().await?["id"] == "elsewhere")).await?;
        let again = page.document().await?;
        ensure!(again["weather"]["unknown"] == "and kept");
        ensure!(again["actors"] == document["actors"]);
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn what_is_no_document_is_refused_in_words_with_the_place() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        let (_, content) = page.export("Galley JSON").await?;
        let document: Value = serde_json::from_str(&content)?;
        let changed = |change: &dyn Fn(&mut Value)| {
            let mut document = document.clone();
            document["id"] = json!("other");
            change(&mut document);
            document.to_string()
        };
        let bad = [
            ("{\"format\":", "line 1"),
            ("[1, 2]", "no Galley JSON"),
            (&changed(&|d| d["version"] = json!(7)), "version"),
            (&changed(&|d| d["mentions"][0]["end"] = json!(9_999)), "mentions[0]"),
            (&changed(&|d| d["mentions"][0]["text"] = json!("Anna")), "mentions[0]"),
            (&changed(&|d| d["mentions"][0]["actor"] = json!("p99")), "mentions[0].actor"),
        ];
        for (n, (content, place)) in bad.into_iter().enumerate() {
            let name = format!("bad{n}.json");
            drop_file(page, &name, content).await?;
            page.says(&name).await.with_context(|| content.to_owned())?;
            page.says(place).await.with_context(|| content.to_owned())?;
            // The document that was shown is still there.
            page.item("Actors", "Ana Ruiz").await?;
        }
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
