//! One browser with the site open in it: going there, waiting, asking, and what came of it.

use std::fs;
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use futures_util::FutureExt;
use serde_json::{Value, json};
use xtask::host::Host;

use crate::commands::Command;
use crate::driver::Driver;
use crate::trace;

/// The site is not at the root of its host: it must work under any path.
const PATH: &str = "/some/where/";
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// A browser, and the host that serves the site to it.
pub struct Page {
    /// The plain host of dist/.
    pub host: Host,
    pub(crate) client: Client,
    downloads: PathBuf,
}

/// Runs a test in a browser with a fresh profile, wide enough for three columns; the site is not yet opened.
///
/// # Errors
/// Where there is no site, no browser, or the test fails.
pub fn browse(test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    browse_on(&host()?, None, test)
}

/// The same, in a browser that records what it does: [`Page::trace`] tells.
///
/// # Errors
/// As [`browse`].
pub fn browse_traced(test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    browse_with(&host()?, None, Some(trace::CATEGORIES), test)
}

/// A plain host of the site.
///
/// # Errors
/// Where there is no site.
pub fn host() -> Result<Host> {
    let dist = xtask::dist();
    ensure!(dist.join("index.html").exists(), "there is no dist/: run `cargo xtask build` first");
    Ok(Host::start(&dist, PATH, 0)?)
}

/// Runs a test in a browser with this profile, which the test may kill, or a fresh one.
///
/// # Errors
/// As [`browse`].
pub fn browse_on(
    host: &Host,
    profile: Option<&Path>,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    browse_with(host, profile, None, test)
}

fn browse_with(
    host: &Host,
    profile: Option<&Path>,
    traced: Option<&str>,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let downloads = fresh_folder()?;
    let driver = Driver::start()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let outcome = runtime.block_on(async {
        let client = driver.session(&downloads, profile, traced).await?;
        let page = Page { host: host.clone(), client: client.clone(), downloads: downloads.clone() };
        // The browser is closed also where the test panics, or it would run on for ever.
        let outcome = AssertUnwindSafe(async {
            page.resize(1440, 900).await?;
            test(&page).await
        });
        let outcome = outcome.catch_unwind().await;
        if !matches!(outcome, Ok(Ok(()))) {
            page.keep_for_inspection().await;
        }
        let closed = client.close().await;
        if profile.is_none() {
            closed?;
        }
        anyhow::Ok(outcome)
    })?;
    fs::remove_dir_all(&downloads)?;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

fn fresh_folder() -> Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("galley-browser-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

impl Page {
    /// Opens the site, as on a first visit or again.
    pub async fn open(&self) -> Result<()> {
        Ok(self.client.goto(&self.host.url()).await?)
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// Waits until the page works without its host.
    pub async fn offline_ready(&self) -> Result<()> {
        self.until("ready to work offline", async || {
            Ok(self.script("return document.documentElement.dataset.offline === 'ready'").await?
                == json!(true))
        })
        .await
    }

    /// Opens another tab and goes to it; it is empty.
    pub async fn new_tab(&self) -> Result<()> {
        let tab = self.client.new_window(true).await?.handle;
        self.client.switch_to_window(tab).await?;
        self.resize(1440, 900).await
    }

    /// Goes to the tab that was opened as this one, from 0.
    pub async fn go_to_tab(&self, number: usize) -> Result<()> {
        let tabs = self.client.windows().await?;
        let tab = tabs.into_iter().nth(number).context("there is no such tab")?;
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// Closes the tab.
    pub async fn close_tab(&self) -> Result<()> {
        Ok(self.client.close_window().await?)
    }

    /// Makes the window's inside this large, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Whether the system asks for dark colours.
    pub async fn dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", features).await.map(drop)
    }

    /// Writes a picture of the window's inside.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        let shot = self.devtools("Page.captureScreenshot", json!({"format": "png"})).await?;
        let data = shot["data"].as_str().context("no picture")?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, STANDARD.decode(data)?)?)
    }

    /// What a function body in JavaScript returns; a promise is waited for.
    pub async fn script(&self, body: &str) -> Result<Value> {
        Ok(self.client.execute(body, Vec::new()).await?)
    }

    /// Runs a script in every page that is opened from now on, before the page's own.
    pub async fn before_the_page(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await.map(drop)
    }

    /// A method of the developer tools' protocol.
    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        let command = Command::devtools(method, params);
        self.client.issue_cmd(command).await.with_context(|| method.to_owned())
    }

    /// Kills the browser, as a crash would: nothing is told to the page. It must run in this profile of its own.
    ///
    /// # Errors
    /// Where no browser runs in it.
    pub fn kill_browser(&self, profile: &Path) -> Result<()> {
        let of_profile = format!("--user-data-dir={}", profile.display());
        let mut killed = 0;
        for entry in fs::read_dir("/proc")?.flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
                continue;
            };
            let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let words = line.split(|byte| *byte == 0);
            if words.into_iter().any(|word| word == of_profile.as_bytes()) {
                std::process::Command::new("kill").args(["-9", &id.to_string()]).status()?;
                killed += 1;
            }
        }
        ensure!(killed > 0, "no browser runs in {}", profile.display());
        Ok(())
    }

    /// Waits until something holds.
    ///
    /// # Errors
    /// Where it does not within some time; with its name.
    pub async fn until<F>(&self, what: &str, holds: impl Fn() -> F) -> Result<()>
    where
        F: Future<Output = Result<bool>>,
    {
        self.soon(what, async || Ok(holds().await?.then_some(()))).await
    }

    /// Waits for something to be there, and returns it.
    ///
    /// # Errors
    /// Where it is not there within some time; with its name.
    pub async fn soon<T>(&self, what: &str, look: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
        let began = Instant::now();
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if began.elapsed() > PATIENCE {
                bail!("waited in vain: {what}");
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Warnings and errors that the console received since this was last asked.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let log = self.client.issue_cmd(Command::console()).await?;
        let entries = log.as_array().context("the log is no list")?.iter();
        let bad = entries.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
        Ok(bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect())
    }

    /// What the browser recorded since this was last asked, as events of Chromium's trace; only where it is traced.
    pub async fn trace(&self) -> Result<Vec<Value>> {
        let mut events = Vec::new();
        // chromedriver stops recording when it is asked; when it is asked once more, it has nothing and begins again.
        loop {
            let log = self.client.issue_cmd(Command::recorded()).await?;
            let entries = log.as_array().context("the log is no list")?.iter();
            let messages = entries.filter_map(|entry| entry["message"].as_str());
            let read = messages.filter_map(|message| serde_json::from_str::<Value>(message).ok());
            let told = read.map(|mut told| told["message"].take());
            let traced = told.filter(|told| told["method"] == "Tracing.dataCollected");
            let before = events.len();
            events.extend(traced.map(|mut told| told["params"].take()));
            if events.len() == before {
                return Ok(events);
            }
        }
    }

    /// The next downloaded file, complete: its name and its text. It is taken away.
    pub async fn download(&self) -> Result<(String, String)> {
        let (name, content) = self.download_bytes().await?;
        Ok((name, String::from_utf8(content)?))
    }

    /// The same, of a file that is no text.
    pub async fn download_bytes(&self) -> Result<(String, Vec<u8>)> {
        self.soon("a download", async || {
            for entry in fs::read_dir(&self.downloads)? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if name.ends_with(".crdownload") || name.starts_with('.') {
                    continue;
                }
                // Chromium makes an empty file of the final name before it moves the finished one there.
                let content = fs::read(&path)?;
                if !content.is_empty() {
                    fs::remove_file(&path)?;
                    return Ok(Some((name, content)));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Leaves a picture and the console of a failed test in target/browser.
    async fn keep_for_inspection(&self) {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let file = xtask::root().join("target/browser").join(format!("{name}.png"));
        match self.picture(&file).await {
            Ok(()) => eprintln!("the page as it was: {}", file.display()),
            Err(error) => eprintln!("no picture of the page: {error:#}"),
        }
        if let Ok(complaints) = self.complaints().await {
            complaints.iter().for_each(|complaint| eprintln!("console: {complaint}"));
        }
    }
}
