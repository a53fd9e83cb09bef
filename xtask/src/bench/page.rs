//! The page in a browser: keys, scrolling and opening, of a short and of a very long document
//! (`tests/browser/tests/speed.rs`).

use anyhow::Result;

use crate::session::{Session, cargo};
use crate::test::BROWSER_TESTS;
use crate::{browser, dist, site};

/// Measures and prints.
///
/// # Errors
/// Where it does not build or run.
pub fn run(session: &mut Session) -> Result<()> {
    if !dist().join("index.html").exists() {
        site::build(session)?;
    }
    if browser::set_up(session, "the speed of the page")?.is_some() {
        let words = ["test", "--locked", "--package", BROWSER_TESTS, "--test", "speed"];
        let last = ["--", "--include-ignored", "--nocapture"];
        session.run("measuring the page of dist/", cargo(&words).args(last))?;
    }
    Ok(())
}
