//! Virtual environments of Python under target/, with pinned packages. A second run finds them there and installs nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::browser::install;
use crate::session::{Session, output_of, succeed};

/// What somebody needs a Python for.
pub(crate) struct Wanted<'w> {
    /// Where the environment lies.
    pub folder: &'w Path,
    /// The list of its packages, each with its version.
    pub packages: &'w Path,
    /// What is left out without it.
    pub part: &'w str,
    /// What is installed, in words.
    pub what: &'w str,
}

/// The Python that has the packages; nothing where there is none and none may be installed.
pub(crate) fn environment(session: &mut Session, wanted: &Wanted) -> Result<Option<PathBuf>> {
    let python = wanted.folder.join("venv/bin/python");
    let installed = wanted.folder.join("installed.txt");
    if python.exists() && fs::read(wanted.packages)? == fs::read(&installed).unwrap_or_default() {
        return Ok(Some(python));
    }
    let can_make = || output_of(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_some();
    if !can_make() {
        install(session, &["python3", "python3-venv"])?;
    }
    if !can_make() {
        session.skip(wanted.part, "install Debian's python3 and python3-venv");
        return Ok(None);
    }
    session.step(&format!("installing {} (once, some minutes)", wanted.what), || {
        succeed(Command::new("python3").args(["-m", "venv", "--clear"]).arg(wanted.folder.join("venv")))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r"];
        succeed(Command::new(&python).args(pip).arg(wanted.packages))
    })?;
    fs::copy(wanted.packages, installed)?;
    Ok(Some(python))
}
