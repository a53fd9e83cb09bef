//! `cargo xtask shots`: pictures of every view at 1440, 1024 and 390 pixels, light and dark, in target/shots, and the one that
//! the README shows, in docs/.

use anyhow::Result;

use crate::session::{Session, cargo};
use crate::test::BROWSER_TESTS;
use crate::{browser, root, site};

/// Builds the page and takes its pictures.
///
/// # Errors
/// Where the page cannot be built or the browser fails.
pub fn run(session: &mut Session) -> Result<()> {
    site::build(session)?;
    if browser::set_up(session, "the pictures")?.is_some() {
        session.run(
            "taking pictures into target/shots",
            &mut cargo(&[
                "test",
                "--locked",
                "--package",
                BROWSER_TESTS,
                "--test",
                "shots",
                "--test",
                "views",
                "--",
                "--include-ignored",
            ]),
        )?;
        std::fs::copy(root().join("target/browser/page.png"), root().join("docs/page.png"))?;
    }
    Ok(())
}
