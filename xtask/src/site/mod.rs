//! The static site: Trunk compiles the page and its worker, and dist/ is made from what it leaves.
//!
//! dist/ can be copied to any host, under any path: it holds relative addresses only. It is replaced as a whole, when
//! the new one is complete.

mod index;
mod offline;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{Session, dist, files, notice, root, setup};

/// The files of the site that no compiler makes.
const PLAIN: &str = "site";
const SCHEMA: &str = "docs/galley.schema.json";
/// With the ending by which a host knows that it is text; the page's settings lead to it.
const NOTICE: &str = "NOTICE.txt";

/// Sets up the tools, compiles the page and its worker, and writes dist/.
///
/// # Errors
/// Where the page does not compile or a file cannot be written.
pub fn build(session: &mut Session) -> Result<()> {
    setup::page_tools(session)?;
    let program = root().join("target/tools/bin/trunk");
    session.run(
        "building the page and its worker",
        Command::new(program)
            .args(["build", "--log", "warn"])
            .current_dir(root())
            .env("PATH", setup::path_with_tools()?)
            .env("GALLEY_BUILD", sources::build_id()?)
            // Trunk reads NO_COLOR as a flag of its own and refuses the customary value 1.
            .env_remove("NO_COLOR"),
    )?;
    session.step("writing dist/", assemble)
}

fn assemble() -> Result<()> {
    let site = root().join("target/site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(&site)?;
    for folder in [root().join("target/trunk"), root().join(PLAIN)] {
        for file in files::below(&folder)? {
            copy(&file, &site.join(file.strip_prefix(&folder)?))?;
        }
    }
    copy(&root().join(SCHEMA), &site.join("galley.schema.json"))?;
    copy(&notice::path(), &site.join(NOTICE))?;

    rewrite(&site.join("index.html"), |page| Ok(index::finished(&page)))?;
    let app = index::app_name(&site)?;
    rewrite(&site.join("boot.js"), |script| Ok(script.replace("@APP@", &app)))?;
    let kept = offline::kept(&site)?;
    rewrite(&site.join("sw.js"), |script| offline::filled(&script, &kept))?;
    replace(&site, &dist())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

fn rewrite(file: &Path, change: impl FnOnce(String) -> Result<String>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(fs::write(file, change(text)?)?)
}

fn replace(new: &Path, place: &Path) -> Result<()> {
    let old: PathBuf = root().join("target/site.old");
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    if place.exists() {
        fs::rename(place, &old)?;
    }
    Ok(fs::rename(new, place)?)
}
