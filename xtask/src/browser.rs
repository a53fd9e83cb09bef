//! Chromium and its driver, for the tests in a browser: found where they usually are, or installed by Debian's
//! package manager where this user may.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::session::{Session, output_of, succeed};

/// What a person has to install where this program may not.
pub const WHAT_TO_INSTALL: &str =
    "install Debian's chromium and chromium-driver (or any Chromium with its chromedriver)";

const PACKAGES: &[&str] = &["chromium", "chromium-driver"];
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVERS: &[&str] = &["chromedriver", "chromium.chromedriver"];
const USUAL_PLACES: &[&str] = &[
    "/usr/bin",
    "/usr/local/bin",
    "/snap/bin",
    "/usr/lib/chromium",
    "/usr/lib/chromium-browser",
    "/opt/google/chrome",
];

/// A browser and the program that drives it.
pub struct Browser {
    /// Chromium or Chrome.
    pub browser: PathBuf,
    /// chromedriver.
    pub driver: PathBuf,
}

/// The browser of this machine, if it has one and its driver.
pub fn find() -> Option<Browser> {
    Some(Browser { browser: program(BROWSERS)?, driver: program(DRIVERS)? })
}

/// The browser of this machine, installed first where it is missing and this user may; else nothing, and the part is
/// noted as skipped.
///
/// # Errors
/// Where installing was tried and failed.
pub fn set_up(session: &mut Session, part: &str) -> Result<Option<Browser>> {
    if let Some(found) = find() {
        return Ok(Some(found));
    }
    install(session, PACKAGES)?;
    let found = find();
    if found.is_none() {
        session.skip(part, WHAT_TO_INSTALL);
    }
    Ok(found)
}

/// Installs Debian's packages, where this user may.
///
/// # Errors
/// Where it was tried and failed.
pub(crate) fn install(session: &Session, packages: &[&str]) -> Result<()> {
    let Some(apt_get) = apt_get() else { return Ok(()) };
    session.step(&format!("installing {}", packages.join(" and ")), || {
        succeed(apt_get().args(["update", "--quiet"]))?;
        succeed(apt_get().args(["install", "--yes", "--quiet"]).args(packages))
    })
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> =
        std::env::split_paths(&path).chain(USUAL_PLACES.iter().map(PathBuf::from)).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

/// How to run apt-get with the rights to install, where this user has them without being asked for a password.
fn apt_get() -> Option<impl Fn() -> Command> {
    program(&["apt-get"])?;
    let root = output_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root {
        output_of(Command::new("sudo").args(["-n", "true"]))?;
    }
    Some(move || {
        let mut words = if root { vec!["env"] } else { vec!["sudo", "-n", "env"] };
        words.extend(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        let mut command = Command::new(words.remove(0));
        command.args(words);
        command
    })
}
