//! The browser is killed in the middle of a burst of edits, again and again, in one profile: each edit that the page had
//! shown as saved is there afterwards.
//!
//! Three kills; `GALLEY_KILLS=50` makes it as many as wanted.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, browse_on, host};
use serde_json::Value;

const KILLS: u64 = 3;
const FIRST: [&str; 8] = ["Ana", "Ben", "Cora", "Dan", "Ella", "Finn", "Greta", "Hugo"];
const LAST: [&str; 8] = ["Ruiz", "Haddad", "Lund", "Solberg", "Okafor", "Brandt", "Moreau", "Silva"];

/// Presses `a` at uneven moments, and notes the most that the page has shown as reviewed and saved at once.
const BURST: &str = "
    window.saved = 0;
    const header = document.querySelector('header');
    const look = () => {
        const said = header.innerText;
        const shown = said.match(/(\\d+) of \\d+ reviewed/);
        if (shown && /(^|\\n)Saved/.test(said)) window.saved = Math.max(window.saved, +shown[1]);
    };
    new MutationObserver(look).observe(header, { subtree: true, childList: true, characterData: true });
    const press = () => {
        const key = new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(key);
        setTimeout(press, Math.random() ** 3 * 40);
    };
    press();";

/// An article with many annotations, another for each round.
fn article(round: u64) -> String {
    let mut text = format!("Mayors Open Bridge Number {round}\n\n");
    for first in FIRST {
        for last in LAST {
            text.push_str(&format!("“It will stand,” Mayor {first} {last} said on Tuesday.\n\n"));
        }
    }
    text
}

/// A profile that is taken away with this value.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Result<Profile> {
        let folder = std::env::temp_dir().join(format!("galley-crash-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Profile(folder))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The system clears what is left.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_shown_as_saved_survives_the_browser_being_killed() -> Result<()> {
    let kills = match std::env::var("GALLEY_KILLS") {
        Ok(words) => words.parse().context("GALLEY_KILLS is no number")?,
        Err(_) => KILLS,
    };
    let (profile, host) = (Profile::new()?, host()?);
    let mut rounds = Vec::new();
    for round in 1..=kills {
        let mut saved = 0;
        browse_on(&host, Some(&profile.0), async |page| {
            page.open().await?;
            kept(page, &rounds).await?;
            saved = burst(page, round, &profile.0).await?;
            Ok(())
        })
        .with_context(|| format!("round {round}"))?;
        rounds.push(saved);
    }
    browse_on(&host, Some(&profile.0), async |page| {
        page.open().await?;
        for (n, saved) in (1..).zip(&rounds) {
            page.click_on("button", &format!("Mayors Open Bridge Number {n}")).await?;
            page.until(&format!("document {n} with its {saved} edits"), async || {
                Ok(reviewed(page, n).await? >= Some(*saved))
            })
            .await?;
        }
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })?;
    println!("{kills} kills; edits shown as saved, and there afterwards: {rounds:?}");
    // A burst of which nothing was ever shown as saved proves nothing.
    let empty = rounds.iter().filter(|saved| **saved == 0).count() as u64;
    ensure!(empty * 2 <= kills, "nothing was shown as saved in {empty} of {kills} rounds");
    Ok(())
}

/// Annotates an article, accepts as fast as it goes, and kills the browser; what was shown as saved last.
async fn burst(page: &Page, round: u64, profile: &Path) -> Result<u64> {
    if round > 1 {
        page.click_on("button", "New paste").await?;
    }
    page.annotate(&article(round)).await?;
    page.says("Saved").await?;
    page.press("n").await?;
    page.script(BURST).await?;
    // Another moment each time, the same in every run.
    let lasts = Duration::from_millis(150 + round * 7919 % 900);
    let began = Instant::now();
    let mut saved = 0;
    while began.elapsed() < lasts {
        saved = page.script("return window.saved").await?.as_u64().context("no number")?;
    }
    page.kill_browser(profile)?;
    Ok(saved)
}

/// The list shows of each earlier document at least as much as was saved.
async fn kept(page: &Page, rounds: &[u64]) -> Result<()> {
    if rounds.is_empty() {
        return page.find("textbox", "Article text").await.map(drop);
    }
    page.find("button", &format!("Mayors Open Bridge Number {}", rounds.len())).await?;
    for (n, saved) in (1..).zip(rounds) {
        let script = format!(
            "const row = [...document.querySelectorAll('nav li')].find((row) => row.innerText.includes('Mayors Open Bridge Number {n}\\n'));
             return row.innerText.match(/(\\d+) of/)?.[1] ?? null"
        );
        let shown: Value = page.script(&script).await?;
        let shown: u64 = shown.as_str().context("no progress in the list")?.parse()?;
        ensure!(shown >= *saved, "of document {n}, {saved} edits were shown as saved, {shown} are there");
    }
    Ok(())
}

/// What the header says of a document, once it shows it.
async fn reviewed(page: &Page, number: u64) -> Result<Option<u64>> {
    let said = page.script("return document.querySelector('header').innerText").await?;
    let said = said.as_str().unwrap_or_default();
    if !said.lines().any(|line| line.trim() == format!("Mayors Open Bridge Number {number}")) {
        return Ok(None);
    }
    let before = said.split(" of ").next().unwrap_or_default();
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    Ok(digits.chars().rev().collect::<String>().parse().ok())
}
