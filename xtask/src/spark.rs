//! A Spark on this machine runs the example of `examples/spark`: its documents must be those of the command line.
//!
//! Spark comes from PyPI, into an environment under `target/spark`; Java is Debian's.

use std::process::Command;

use anyhow::Result;

use crate::browser::install;
use crate::python::{self, Wanted};
use crate::root;
use crate::session::{Session, cargo, output_of};

const PART: &str = "the example for Spark";

/// Sets Spark up and lets it annotate a few hundred articles.
///
/// # Errors
/// Where it cannot be set up, or its documents are others.
pub fn run(session: &mut Session) -> Result<()> {
    let has_java = || output_of(Command::new("java").arg("-version")).is_some();
    if !has_java() {
        install(session, &["default-jre-headless"])?;
    }
    if !has_java() {
        session.skip(PART, "install Debian's default-jre-headless");
        return Ok(());
    }
    let (example, folder) = (root().join("examples/spark"), root().join("target/spark"));
    let packages = example.join("requirements.txt");
    let wanted = Wanted { folder: &folder, packages: &packages, part: PART, what: "Spark" };
    let Some(python) = python::environment(session, &wanted)? else { return Ok(()) };
    session.run("building the command line", &mut cargo(&["build", "--locked", "--bin", "galley"]))?;
    let mut smoke = Command::new(python);
    smoke.arg(example.join("smoke.py")).arg(root().join("target/debug/galley"));
    session.run("Spark annotates as the command line does", smoke.env("PYTHONDONTWRITEBYTECODE", "1"))
}
