//! What the page's build needs beside Rust: the wasm target, Trunk and wasm-bindgen's command line, in the pinned
//! versions, under target/tools. A second run finds them there and installs nothing.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::session::{Session, cargo, output_of, succeed};
use crate::{pins, root};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Sets up whatever the page's build lacks.
///
/// # Errors
/// Where something can neither be found nor installed.
pub fn page_tools(session: &Session) -> Result<()> {
    wasm_target(session)?;
    tool(session, "trunk", "trunk", pins::TRUNK, &["--no-default-features"])?;
    tool(session, "wasm-bindgen-cli", "wasm-bindgen", &pins::wasm_bindgen()?, &[])
}

/// Adds the wasm target where the compiler lacks it.
///
/// # Errors
/// Where rustup is missing or fails.
pub fn wasm_target(session: &Session) -> Result<()> {
    let sysroot = output_of(Command::new("rustc").current_dir(root()).args(["--print", "sysroot"]))
        .context("cannot run rustc")?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    session.run(
        &format!("adding the target {WASM_TARGET}"),
        Command::new("rustup").current_dir(root()).args(["target", "add", WASM_TARGET]),
    )
}

fn tools() -> PathBuf {
    root().join("target/tools")
}

fn tool(session: &Session, package: &str, program: &str, version: &str, flags: &[&str]) -> Result<()> {
    let installed = output_of(Command::new(tools().join("bin").join(program)).arg("--version"));
    if installed.is_some_and(|line| line.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    session.step(&format!("installing {package} {version} (once, a few minutes)"), || {
        let wanted = format!("{package}@{version}");
        succeed(
            cargo(&["install", "--quiet", "--locked", "--force", &wanted])
                .args(flags)
                .arg("--root")
                .arg(tools()),
        )
    })
}

/// PATH with target/tools/bin before everything else: Trunk takes the wasm-bindgen that it finds there and so has
/// nothing to download.
///
/// # Errors
/// Where a folder of PATH cannot be written in it.
pub fn path_with_tools() -> Result<OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools().join("bin")).chain(std::env::split_paths(&rest));
    Ok(std::env::join_paths(folders)?)
}
