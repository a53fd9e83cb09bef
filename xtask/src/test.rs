//! `cargo xtask test`: every test there is. First those that need no browser, then the page is built and tried in one.

use anyhow::Result;

use crate::session::{Session, cargo};
use crate::{axe, browser, proofs, site, spark};

/// The package that holds the tests in a browser.
pub const BROWSER_TESTS: &str = "browser-tests";

/// Sets everything up and runs every test.
///
/// # Errors
/// Where a test fails or something cannot be set up.
pub fn run(session: &mut Session) -> Result<()> {
    session.run(
        "tests of the core, the command line and the tools",
        &mut cargo(&["test", "--locked", "--workspace", "--exclude", BROWSER_TESTS]),
    )?;
    proofs::run(session)?;
    spark::run(session)?;
    session.run(
        "tests of the fitting of weights",
        &mut cargo(&["test", "--locked", "--features", "learn", "--lib", "learn::"]),
    )?;
    site::build(session)?;
    axe::set_up(session)?;
    if browser::set_up(session, "the tests in a browser")?.is_some() {
        session.run(
            "tests in a browser, on the site in dist/",
            // A failed test says what failed; where the runtime called it from would only hide that.
            cargo(&["test", "--locked", "--package", BROWSER_TESTS]).env("RUST_BACKTRACE", "0"),
        )?;
    }
    Ok(())
}
