//! `cargo xtask check`: what must hold before any test is run. Every warning is an error.

use anyhow::Result;

use crate::session::{Session, cargo};
use crate::{notice, setup, words};

const WASM: &[&str] = &["--target", "wasm32-unknown-unknown", "--no-default-features"];

/// Runs all checks, stopping at the first that fails.
///
/// # Errors
/// Where a check fails.
pub fn run(session: &mut Session) -> Result<()> {
    setup::wasm_target(session)?;
    session.run("formatting", &mut cargo(&["fmt", "--all", "--check"]))?;
    session.step("NOTICE names what is included", notice::check)?;
    session.step("words in literals", words::check)?;
    clippy(
        session,
        "lints: everything, native",
        &["--workspace", "--all-targets", "--features", "galley/learn"],
    )?;
    clippy(
        session,
        "lints: the page and its worker",
        &[WASM, &["--features", "web", "--lib", "--bins"]].concat(),
    )?;
    clippy(session, "the core with no features, native", &["--lib", "--no-default-features"])?;
    clippy(session, "the core with no features, wasm32", &[WASM, &["--lib"]].concat())?;
    session.run(
        "documentation",
        cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn clippy(session: &Session, name: &str, what: &[&str]) -> Result<()> {
    session.run(name, cargo(&["clippy", "--quiet", "--locked"]).args(what).args(["--", "-D", "warnings"]))
}
