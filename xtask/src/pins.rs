//! The versions that must agree. wasm-bindgen's library, its command line and what Trunk looks for must be one
//! release, or the built page does not start.

use std::path::Path;

use anyhow::{Context, Result};

use crate::root;

/// The release of Trunk that builds the page.
pub const TRUNK: &str = "0.21.14";

/// The release of wasm-bindgen in Cargo.lock.
///
/// # Errors
/// Where Cargo.lock cannot be read or does not name wasm-bindgen.
pub fn wasm_bindgen() -> Result<String> {
    let lock = read("Cargo.lock")?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"").skip(1);
    let version = lines.next().and_then(|line| quoted_after(line, "version = "));
    version.map(str::to_owned).context("Cargo.lock names no wasm-bindgen")
}

fn read(file: &str) -> Result<String> {
    let path = root().join(Path::new(file));
    std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// What stands in quotation marks right after `key` in `text`.
fn quoted_after<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(key)?;
    rest.strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_wasm_bindgen_versions_are_one() {
        let locked = wasm_bindgen().unwrap();
        let manifest = read("Cargo.toml").unwrap();
        let trunk = read("Trunk.toml").unwrap();
        assert_eq!(
            quoted_after(&manifest, "\nwasm-bindgen = { version = "),
            Some(format!("={locked}").as_str()),
            "Cargo.toml"
        );
        assert_eq!(quoted_after(&trunk, "\nwasm_bindgen = "), Some(locked.as_str()), "Trunk.toml");
    }

    #[test]
    fn trunk_is_the_pinned_one() {
        let trunk = read("Trunk.toml").unwrap();
        assert_eq!(quoted_after(&trunk, "\ntrunk-version = "), Some(format!("={TRUNK}").as_str()));
    }
}
