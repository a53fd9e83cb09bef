//! Nothing shifts: whatever stands before an annotation, the exported words and the highlighted words are its own.

use anyhow::{Context, Result, ensure};
use browser_tests::browse;
use serde_json::Value;

#[test]
fn emoji_accents_and_arabic_shift_nothing() -> Result<()> {
    let text = "😀 Mayor Opens Bridge\n\n\
        A family 👨‍👩‍👧‍👦 and a cafe\u{301} came first. قال الوزير إن الجسر مفتوح.\n\n\
        “It will stand 🏗️,” Mayor Ana Ruiz said on Monday.\n";
    browse(async |page| {
        page.open().await?;
        page.annotate(text).await?;
        page.item("Actors", "Ana Ruiz").await?;
        let document = page.document().await?;
        ensure!(document["text"] == text);
        let letters: Vec<char> = text.chars().collect();
        let words = |start: &Value, end: &Value| -> Result<String> {
            let (start, end) = start.as_u64().zip(end.as_u64()).context("no offsets")?;
            Ok(letters[start as usize..end as usize].iter().collect())
        };
        let mentions = document["mentions"].as_array().context("no mentions")?;
        ensure!(mentions.iter().any(|mention| mention["text"] == "Ana Ruiz"));
        for mention in mentions {
            let own = words(&mention["start"], &mention["end"])?;
            ensure!(mention["text"] == own);
            let id = mention["id"].as_str().context("no id")?;
            ensure!(page.highlighted(id).await? == own, "{id} is highlighted elsewhere");
        }
        let quote = &document["quotes"][0];
        ensure!(quote["spans"][0]["text"] == "“It will stand 🏗️,”");
        let id = quote["id"].as_str().context("no id")?;
        ensure!(page.highlighted(id).await? == "“It will stand 🏗️,”");
        for block in document["blocks"].as_array().context("no blocks")? {
            let id = block["id"].as_str().context("no id")?;
            let start = page
                .script(&format!("return document.querySelector('[data-block=\"{id}\"]').dataset.start"))
                .await?;
            let start: u64 = start.as_str().unwrap_or_default().parse()?;
            ensure!(start == block["start"], "{id}");
        }
        Ok(())
    })
}
