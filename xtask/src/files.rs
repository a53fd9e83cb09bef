//! Lists of files, in an order that does not depend on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// All files in a folder and in its folders, by path. What is hidden (its name begins with a dot) is left out, a
/// folder that does not exist holds none, and a file is itself.
///
/// # Errors
/// Where a folder cannot be read.
pub fn below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(path, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
            let entry = entry?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                collect(&entry.path(), files)?;
            }
        }
    }
    Ok(())
}
