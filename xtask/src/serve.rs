//! `cargo xtask serve`: the page on this computer, built again whenever a source changes.

use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::host::Host;
use crate::{Session, dist, files, root, site};

/// Where the page is served when no other port is asked for.
pub const PORT: u16 = 8080;

/// What the site is built from.
const SOURCES: &[&str] =
    &["Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "site", "styles", "src", "models"];
const BETWEEN_LOOKS: Duration = Duration::from_millis(700);

/// Builds and serves the page until it is interrupted.
///
/// # Errors
/// Where the first build fails or the port is taken; later builds that fail are reported, and the last good one is
/// served on.
pub fn run(session: &mut Session, port: u16) -> Result<()> {
    let mut built = newest()?;
    site::build(session)?;
    let host = Host::start(&dist(), "/", port).with_context(|| format!("cannot serve on port {port}"))?;
    eprintln!("▸ Galley is at {}  (Ctrl+C ends it)", host.url());
    loop {
        thread::sleep(BETWEEN_LOOKS);
        let now = newest()?;
        if now > built {
            built = now;
            match site::build(session) {
                Ok(()) => eprintln!("▸ built again: reload {}", host.url()),
                Err(error) => eprintln!("▸ {error:#}; the version before is still served"),
            }
        }
    }
}

/// When a source was last changed.
fn newest() -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for source in SOURCES {
        for file in files::below(&root().join(source))? {
            // An editor may have replaced the file since it was listed.
            let changed = file.metadata().and_then(|file| file.modified());
            newest = newest.max(changed.unwrap_or(SystemTime::UNIX_EPOCH));
        }
    }
    Ok(newest)
}
