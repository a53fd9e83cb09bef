//! axe-core, which looks for what keeps people from using a page: one release from npm, under target/tools, run from its
//! file. Nothing of it gets into the page.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::root;
use crate::session::{Session, output_of, succeed};

/// The release.
pub const AXE: &str = "4.10.3";

/// The script, if it is installed in this release.
pub fn script() -> Option<PathBuf> {
    let package = folder().join("node_modules/axe-core");
    let about = std::fs::read_to_string(package.join("package.json")).ok()?;
    let about: serde_json::Value = serde_json::from_str(&about).ok()?;
    (about["version"] == AXE).then(|| package.join("axe.min.js"))
}

/// Installs it where it is missing and npm is there; else the part is noted as skipped.
///
/// # Errors
/// Where installing was tried and failed.
pub fn set_up(session: &mut Session) -> Result<()> {
    if script().is_some() {
        return Ok(());
    }
    if output_of(Command::new("npm").arg("--version")).is_none() {
        session.skip("axe-core on every view", "needs npm");
        return Ok(());
    }
    session.step(&format!("installing axe-core {AXE} (once)"), || {
        std::fs::create_dir_all(folder())?;
        succeed(
            Command::new("npm")
                .current_dir(folder())
                .args([
                    "install",
                    "--no-save",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    ".",
                ])
                .arg(format!("axe-core@{AXE}")),
        )
    })
}

fn folder() -> PathBuf {
    root().join("target/tools/axe")
}
