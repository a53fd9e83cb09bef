//! What the site promises whatever stands on the page: nothing leaves the computer, it works with the network off,
//! and the console stays clean.

use anyhow::{Result, ensure};
use browser_tests::browse;
use serde_json::json;
use xtask::host::Host;
use xtask::policy::POLICY;

/// Tries to fetch from an address in a way that no rule about sharing between origins refuses: only the policy can.
fn try_fetch(address: &str) -> String {
    format!(
        "return fetch({}, {{ mode: 'no-cors' }}).then(() => 'went through', () => 'refused')",
        json!(address)
    )
}

#[test]
fn the_page_cannot_reach_another_origin() -> Result<()> {
    let other = Host::start(&xtask::dist(), "/", 0)?;
    browse(async |page| {
        page.open().await?;
        ensure!(page.script(&try_fetch(&page.host.url())).await? == "went through");
        ensure!(page.script(&try_fetch(&other.url())).await? == "refused");
        ensure!(other.requests().is_empty());
        // Again when the page comes from the service worker.
        page.offline_ready().await?;
        page.reload().await?;
        ensure!(page.script(&try_fetch(&other.url())).await? == "refused");
        ensure!(other.requests().is_empty());
        let header =
            page.script("return fetch('./').then((r) => r.headers.get('content-security-policy'))").await?;
        ensure!(header == POLICY, "the service worker sends the policy {header}");
        Ok(())
    })
}

#[test]
fn the_worker_cannot_reach_another_origin() -> Result<()> {
    let other = Host::start(&xtask::dist(), "/", 0)?;
    browse(async |page| {
        // The worker begins with a few lines in a blob: here they get one more, which tries and tells the page.
        let attempt = format!(
            "const attempt = (address) => fetch(address, {{ mode: 'no-cors' }})
               .then(() => 'went through', () => 'refused');
             attempt({}).then(async (own) =>
               new BroadcastChannel('attempt').postMessage([own, await attempt({})]));",
            json!(page.host.url()),
            json!(other.url())
        );
        page.before_the_page(&format!(
            "const Real = window.Blob;
             window.Blob = class extends Real {{
               constructor(parts, options) {{
                 super(options?.type === 'text/javascript' ? [...parts, {}] : parts, options);
               }}
             }};
             new BroadcastChannel('attempt').onmessage = (event) => {{ window.attempt = event.data; }};",
            json!(attempt)
        ))
        .await?;
        page.open().await?;
        let outcome = page
            .soon("what the worker tried", async || {
                Ok(Some(page.script("return window.attempt ?? null").await?)
                    .filter(|outcome| !outcome.is_null()))
            })
            .await?;
        ensure!(outcome == json!(["went through", "refused"]), "{outcome}");
        ensure!(other.requests().is_empty());
        Ok(())
    })
}

#[test]
fn everything_works_with_the_network_off_and_nothing_is_asked_for() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.offline_ready().await?;
        let before = page.host.requests();
        page.host.switch_off();
        page.reload().await?;
        page.find("textbox", "Article text").await?;
        page.offline_ready().await?;
        // On opening a page the browser itself looks whether its service worker has changed.
        let after: Vec<String> = page.host.requests().into_iter().skip(before.len()).collect();
        ensure!(after.iter().all(|path| path.ends_with("/sw.js")), "asked for {after:?}");
        Ok(())
    })
}

#[test]
fn the_settings_lead_to_the_licences_also_with_the_network_off() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.offline_ready().await?;
        page.host.switch_off();
        page.click_on("button", "Try an example").await?;
        page.annotated().await?;
        page.click_on("button", "Actions").await?;
        page.click_on("menuitem", "Settings").await?;
        page.click_on("link", "Licences").await?;
        page.until("a second tab", async || Ok(page.go_to_tab(1).await.is_ok())).await?;
        let notice = std::fs::read_to_string(xtask::notice::path())?;
        page.until("the notice", async || {
            let shown = page.script("return document.body.innerText").await?;
            Ok(shown.as_str().is_some_and(|shown| shown.trim() == notice.trim()))
        })
        .await
    })
}

#[test]
fn the_console_is_clean() -> Result<()> {
    browse(async |page| {
        page.open().await?;
        page.find("textbox", "Article text").await?;
        page.offline_ready().await?;
        page.reload().await?;
        page.find("textbox", "Article text").await?;
        let complaints = page.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:#?}");
        Ok(())
    })
}
