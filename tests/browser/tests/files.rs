//! Files that are dropped on the page: Galley JSON is opened, anything else is refused in words, with the place.

use anyhow::{Context, Result, ensure};
use browser_tests::browse;
use serde_json::{Value, json};

const TEXT: &str = "Mayor Opens Bridge\n\n“It will stand,” Mayor Ana Ruiz said.\n";

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
        page.drop_file("other.json", &document.to_string()).await?;
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
            page.drop_file(&name, content).await?;
            page.says(&name).await.with_context(|| content.to_owned())?;
            page.says(place).await.with_context(|| content.to_owned())?;
            // The document that was shown is still there.
            page.item("Actors", "Ana Ruiz").await?;
        }
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_saved_page_is_read_with_its_structure_and_nothing_in_it_runs() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.find("textbox", "Article text").await?;
        let source = "<!doctype html><title>Site</title><nav>Home</nav><h1>Mayor Opens Bridge</h1>
            <figure><img src='https://example.org/x.png' onerror='window.ran = true'>
            <figcaption>The bridge in the evening</figcaption></figure>
            <p>“It will stand,” Mayor Ana Ruiz said.</p><script>window.ran = true</script>";
        page.drop_file("page.html", source).await?;
        page.annotated().await?;
        let document = page.document().await?;
        ensure!(
            document["text"]
                == "Home\n\nMayor Opens Bridge\n\nThe bridge in the evening\n\n“It will stand,” Mayor Ana Ruiz said.\n",
            "{}",
            document["text"]
        );
        let roles: Vec<&Value> =
            document["blocks"].as_array().context("no blocks")?.iter().map(|block| &block["role"]).collect();
        ensure!(roles == ["boilerplate", "headline", "caption", "body"], "{roles:?}");
        ensure!(page.script("return window.ran ?? null").await?.is_null());
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_paste_with_html_keeps_its_text_to_the_letter_and_gives_hints() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.find("textbox", "Article text").await?;
        let text =
            "Mayor Opens Bridge\n\nThe bridge in the evening\n\n“It will stand,”  Mayor Ana Ruiz said.\n";
        let html = "<h1>Mayor Opens Bridge</h1><figure><img src=x onerror='window.ran = true'>
            <figcaption>The bridge in the evening</figcaption></figure>
            <p>“It will stand,”  Mayor Ana Ruiz said.</p><script>window.ran = true</script>";
        let script = format!(
            "const data = new DataTransfer();
             data.setData('text/plain', {});
             data.setData('text/html', {});
             document.activeElement.blur();
             document.body.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));",
            json!(text),
            json!(html)
        );
        page.script(&script).await?;
        page.annotated().await?;
        let document = page.document().await?;
        ensure!(document["text"] == text, "{}", document["text"]);
        let roles: Vec<&Value> =
            document["blocks"].as_array().context("no blocks")?.iter().map(|block| &block["role"]).collect();
        ensure!(roles == ["headline", "caption", "body"], "{roles:?}");
        ensure!(page.script("return window.ran ?? null").await?.is_null());
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn several_texts_dropped_together_are_all_annotated() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.find("textbox", "Article text").await?;
        let script = format!(
            "const data = new DataTransfer();
             for (const name of ['One', 'Two', 'Three']) {{
               const text = `${{name}} Mayors Open Bridge\n\n` + {};
               data.items.add(new File([text], `${{name}}.txt`, {{ type: 'text/plain' }}));
             }}
             document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));",
            json!("“It will stand,” Mayor Ana Ruiz said on Tuesday.\n")
        );
        page.script(&script).await?;
        for name in ["One", "Two", "Three"] {
            page.find("button", &format!("{name} Mayors Open Bridge")).await?;
        }
        page.says("Saved").await?;
        page.reload().await?;
        page.find("button", "One Mayors Open Bridge").await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn of_a_file_of_many_the_bad_lines_are_named_and_the_good_come_in() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.annotate(TEXT).await?;
        let (_, content) = page.export("Galley JSON").await?;
        let mut document: Value = serde_json::from_str(&content)?;
        let mut lines = String::new();
        for n in 0..300 {
            document["id"] = json!(format!("d{n}"));
            document["title"] = json!(format!("Story {n}"));
            lines.push_str(&if n == 7 {
                "{\"format\": \"galley\"}\n".to_owned()
            } else {
                format!("{document}\n")
            });
        }
        page.drop_file("all.jsonl", &lines).await?;
        page.says("299 came in, 1 line was refused: line 8").await?;
        page.says("300 documents").await?;
        page.find("button", "Show more (100 left)").await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
