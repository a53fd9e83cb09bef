//! chromedriver as a child process, and a session with a fresh profile in it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::browser;

/// No window, and nothing that asks the network for something on its own.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
    "--lang=en-GB",
];

/// A running chromedriver; it ends with this value.
pub struct Driver {
    process: Child,
    port: u16,
    browser: String,
}

impl Driver {
    /// Starts chromedriver on a free port. Which one is free may change while it starts: then it is tried again.
    pub fn start() -> Result<Self> {
        const ATTEMPTS: u32 = 5;
        (1..ATTEMPTS).find_map(|_| Self::start_once().ok()).map_or_else(Self::start_once, Ok)
    }

    fn start_once() -> Result<Self> {
        let found = browser::find().context(browser::WHAT_TO_INSTALL)?;
        let mut process = Command::new(&found.driver).arg("--port=0").stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        // It must not write into a closed pipe later on.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let browser = found.browser.to_string_lossy().into_owned();
        // Where there is no port, dropping it ends the process.
        let mut driver = Self { process, port: 0, browser };
        driver.port = port.context("chromedriver did not start")?;
        Ok(driver)
    }

    /// Opens a browser with this profile, or a fresh one; it puts its downloads into a folder. Where it is to be traced,
    /// it records these categories.
    pub async fn session(
        &self,
        downloads: &Path,
        profile: Option<&Path>,
        traced: Option<&str>,
    ) -> Result<Client> {
        let profile = profile.map(|profile| format!("--user-data-dir={}", profile.display()));
        let flags: Vec<&str> = FLAGS.iter().copied().chain(profile.as_deref()).collect();
        let mut capabilities = json!({
            "browserName": "chrome",
            "unhandledPromptBehavior": "accept",
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {
                "binary": self.browser,
                "args": flags,
                "prefs": {"download": {"default_directory": downloads, "prompt_for_download": false}},
            },
        });
        if let Some(categories) = traced {
            capabilities["goog:loggingPrefs"]["performance"] = json!("ALL");
            capabilities["goog:chromeOptions"]["perfLoggingPrefs"] =
                json!({"enableNetwork": false, "enablePage": false, "traceCategories": categories});
        }
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object") };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://localhost:{}", self.port);
        builder.capabilities(capabilities).connect(&address).await.context("no browser session")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Its sessions are closed before; nothing is left to do where it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
