//! Every format of the Export menu, downloaded as a person gets it, is what its reader that is not ours expects.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, browse};
use galley::formats::Format;
use serde_json::Value;
use xtask::Session;
use xtask::proofs::Readers;
use zip::ZipArchive;

/// The names on the page (contract.md), but for the two of Galley's own.
const NAMES: [&str; 11] = [
    "Label Studio",
    "doccano",
    "brat",
    "Web Annotation",
    "CoNLL",
    "spaCy",
    "INCEpTION",
    "INCEpTION XMI",
    "TEI",
    "HTML",
    "CSV",
];

/// What a person downloads, as they have it on their disk: a zip is unpacked.
fn kept(folder: &Path, name: &str, content: Vec<u8>) -> Result<PathBuf> {
    let path = folder.join(name);
    match name.strip_suffix(".zip") {
        Some(stem) => {
            let inside = folder.join(stem);
            ZipArchive::new(Cursor::new(content))?.extract(&inside)?;
            Ok(inside)
        }
        None => {
            fs::write(&path, content)?;
            Ok(path)
        }
    }
}

/// The one file that a format is, where it comes in a zip because others lie beside it.
fn file_of(format: Format, path: PathBuf) -> Result<PathBuf> {
    let Some(ending) = format.ending().filter(|_| path.is_dir()) else { return Ok(path) };
    let files = xtask::files::below(&path)?;
    let mut right = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == ending));
    let file = right.next().with_context(|| format!("no .{ending} in {}", path.display()))?;
    ensure!(right.next().is_none(), "several .{ending} in {}", path.display());
    Ok(file)
}

/// A paste with everything on which offsets break, and decisions of a person in it.
async fn decided(page: &Page) -> Result<Value> {
    let paste = fs::read_to_string(xtask::root().join("tests/proofs/paste.txt"))?;
    page.open().await?;
    page.annotate(&paste).await?;
    page.choose("Actors", "Port Authority").await?;
    page.press("a").await?;
    page.choose("Quotes", "the first ferry").await?;
    page.press("x").await?;
    let document = page.document().await?;
    let statuses =
        |list: &str| document[list].as_array().into_iter().flatten().map(|item| item["status"].clone());
    ensure!(statuses("actors").any(|status| status == "confirmed"), "nothing was confirmed");
    ensure!(statuses("quotes").any(|status| status == "rejected"), "nothing was rejected");
    Ok(document)
}

#[test]
fn every_format_of_the_menu_is_read_by_others() -> Result<()> {
    let mut session = Session::new();
    let readers = Readers::set_up(&mut session)?;
    let folder = xtask::root().join("target/proofs/downloaded");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    browse(async |page| {
        let document = decided(page).await?;
        let documents = folder.join("documents.jsonl");
        fs::write(&documents, format!("{document}\n"))?;
        let (_, lines) = page.export("Galley JSON Lines").await?;
        ensure!(lines.lines().count() == 1 && serde_json::from_str::<Value>(&lines)? == document);
        for format in Format::ALL.into_iter().filter(|format| *format != Format::Galley) {
            ensure!(NAMES.contains(&format.name()), "{} is no name that the page has", format.name());
        }
        for name in NAMES {
            let format = Format::ALL.into_iter().find(|format| format.name() == name);
            let format = format.with_context(|| format!("there is no format {name}"))?;
            let (file, content) = page.exported(name).await?;
            let path = file_of(format, kept(&folder, &file, content)?)?;
            readers.read(format.slug(), &documents, &path).with_context(|| format!("{name}: {file}"))?;
        }
        let (file, content) = page.exported("CSV for Excel").await?;
        let tables = kept(&folder, &file, content)?;
        ensure!(fs::read(tables.join("quotes.csv"))?.starts_with("\u{feff}document,".as_bytes()));
        ensure!(page.complaints().await?.is_empty());
        Ok(())
    })?;
    session.finish()
}
