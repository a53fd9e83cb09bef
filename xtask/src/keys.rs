//! `cargo xtask keys`: the presses that bring suggestions to gold, and those from scratch, by kind of correction and by
//! document (`tests/presses`).

use anyhow::Result;

use crate::session::{Session, cargo};
use crate::{files, root};

/// Counts on the articles of tests/gold, and on the two of ../shared where they are.
///
/// # Errors
/// Where it does not build, or no presses lead to gold.
pub fn run(session: &mut Session) -> Result<()> {
    let mut gold = files::below(&root().join("tests/gold"))?;
    gold.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    gold.sort();
    let two = root().join("../shared/gold/two-articles.json");
    gold.extend(two.exists().then_some(two));
    let mut count = cargo(&["run", "--quiet", "--locked", "--release", "-p", "presses", "--"]);
    session.run("counting presses", count.args(&gold))
}
