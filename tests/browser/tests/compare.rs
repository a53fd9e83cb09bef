//! Two annotators of one text: the second's file is opened, each difference is decided by one key, and what is exported
//! has both names. By the keyboard alone.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, browse};
use serde_json::{Value, json};

const TEXT: &str = "Pier Opens\n\n“It holds,” Mayor Lena Holt said. The baker laughed. Omar Haddad left.\n";

/// Goes on by Tab until this has the focus.
async fn tab_to(page: &Page, role: &str, name: &str) -> Result<()> {
    let there = page.find(role, name).await?;
    for _ in 0..80 {
        if page.ask(there, "return document.activeElement === this").await? == json!(true) {
            return Ok(());
        }
        page.press("Tab").await?;
    }
    anyhow::bail!("Tab does not lead to {role} “{name}”")
}

/// Signs what is decided from now on.
async fn sign(document: &Value, name: &str) -> Result<Value> {
    let mut document = document.clone();
    for list in ["actors", "quotes"] {
        for one in document[list].as_array_mut().context("no list")? {
            one["status"] = json!("confirmed");
            one["by"] = json!(name);
            one["confidence"] = Value::Null;
        }
    }
    Ok(document)
}

/// Ada's document, and Ben's: he has the quote without its cue, calls the town's Haddad a group, and has the baker.
async fn both(page: &Page) -> Result<(Value, Value)> {
    page.annotate(TEXT).await?;
    let (_, content) = page.export("Galley JSON").await?;
    let document: Value = serde_json::from_str(&content)?;
    let (ada, mut ben) = (sign(&document, "Ada").await?, sign(&document, "Ben").await?);
    ben["id"] = json!("bens");
    ben["quotes"][0]["cue"] = Value::Null;
    ben["quotes"][0]["status"] = json!("edited");
    let actors = ben["actors"].as_array_mut().context("no actors")?;
    let haddad = actors.iter_mut().find(|actor| actor["name"] == "Omar Haddad").context("no Haddad")?;
    haddad["type"] = json!("group");
    haddad["status"] = json!("edited");
    actors.push(json!({"id": "p90", "name": "The baker", "type": "person", "aliases": [], "roles": [],
        "country": null, "status": "edited", "by": "Ben", "confidence": null}));
    let start = TEXT.chars().count() - " laughed. Omar Haddad left.\n".chars().count() - "The baker".len();
    ben["mentions"]
        .as_array_mut()
        .context("no mentions")?
        .push(json!({"id": "m91", "actor": "p90", "start": start, "end": start + 9, "text": "The baker",
            "form": "description", "status": "edited", "by": "Ben", "confidence": null}));
    let order = |mention: &Value| mention["start"].as_u64();
    ben["mentions"].as_array_mut().context("no mentions")?.sort_by_key(order);
    Ok((ada, ben))
}

#[test]
fn a_second_annotators_file_is_decided_by_single_keys_and_both_names_are_exported() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        let (mut ada, ben) = both(page).await?;
        ada["id"] = json!("adas");
        // Ada's is opened beside what the parser made; then Ben's, which is offered to be compared.
        page.drop_file("ada.json", &ada.to_string()).await?;
        page.until("Ada's is shown", async || Ok(page.document().await?["id"] == "adas")).await?;
        // Asked for by the menu, chosen among those that are here or opened: a dropped file is as good.
        tab_to(page, "button", "Actions").await?;
        page.press("Enter").await?;
        page.find("menuitem", "Compare with another annotator").await?;
        page.press("End").await?;
        page.press("Up").await?;
        page.press("Enter").await?;
        page.find("dialog", "Compare with another annotator").await?;
        page.find("button", "Open their file").await?;
        page.drop_file("ben.json", &ben.to_string()).await?;
        let differences = page.find("region", "Differences").await?;
        page.says("0 of 3 decided").await?;
        let shown = page.text(differences).await?;
        ensure!(shown.contains("Ada") && shown.contains("Ben") && shown.contains("nothing here"), "{shown}");
        // The first is the quote; then the baker; then Haddad.
        page.press("1").await?;
        page.says("1 of 3 decided").await?;
        page.press("2").await?;
        page.says("2 of 3 decided").await?;
        page.press("Ctrl+z").await?;
        page.says("Undone").await?;
        page.press("2").await?;
        page.says("2 of 3 decided").await?;
        page.press("Right").await?;
        page.says("All 3 decided").await?;
        let document = page.document().await?;
        ensure!(document["id"] == "adas", "{}", document["id"]);
        let decisions = document["adjudication"].as_array().context("nothing is told of it")?;
        let told: Vec<_> =
            decisions.iter().map(|one| (&one["annotators"], &one["took"], &one["by"])).collect();
        let names = json!(["Ada", "Ben"]);
        let (first, second, by) = (json!("first"), json!("second"), json!("person"));
        ensure!(told == [(&names, &first, &by), (&names, &second, &by), (&names, &second, &by)], "{told:?}");
        let baker = document["mentions"].as_array().context("no mentions")?.iter();
        let baker = baker.clone().find(|mention| mention["text"] == "The baker").context("no baker")?;
        ensure!(baker["by"] == "Ben" && baker["status"] == "edited", "{baker}");
        ensure!(document["quotes"][0]["by"] == "Ada" && document["quotes"][0]["cue"]["text"] == "said");
        // It is kept.
        page.reload().await?;
        page.annotated().await?;
        ensure!(page.document().await?["adjudication"].as_array().map(Vec::len) == Some(3));
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}

#[test]
fn a_file_of_a_text_that_is_here_is_offered_to_be_compared() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        let (_, ben) = both(page).await?;
        page.drop_file("ben.json", &ben.to_string()).await?;
        page.click_on("button", "Compare the two").await?;
        page.find("region", "Differences").await?;
        page.says("of 3 decided").await?;
        page.press("Esc").await?;
        page.until("it is ended", async || Ok(!page.has("region", "Differences").await?)).await?;
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })
}
