//! Readers that are not ours read the files that Galley writes: scripts of `tests/proofs`, one a format, in Python's
//! virtual environment or a folder of Node's under `target/proofs`, whose packages are pinned. A second run finds them
//! there and installs nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::browser::install;
use crate::python::{self, Wanted};
use crate::root;
use crate::session::{Session, cargo, output_of, succeed};

/// A format, the name of its files, and the script that reads them, Python's or Node's by its ending. The formats that
/// can be read are also read and written again, which must give the same bytes.
struct Proof {
    format: &'static str,
    file: &'static str,
    script: &'static str,
    reads: bool,
}

const PROOFS: &[Proof] = &[
    Proof { format: "label-studio", file: "label-studio.json", script: "label_studio.py", reads: true },
    Proof { format: "doccano", file: "doccano.jsonl", script: "doccano.py", reads: true },
    Proof { format: "brat", file: "brat", script: "brat.py", reads: true },
    Proof { format: "web-annotation", file: "web-annotation", script: "web_annotation.mjs", reads: false },
    Proof { format: "conll", file: "conll.conll", script: "conll.py", reads: false },
    Proof { format: "spacy", file: "spacy.jsonl", script: "spacy_docs.py", reads: true },
    Proof { format: "inception", file: "inception", script: "inception.py", reads: true },
    Proof { format: "inception-xmi", file: "inception-xmi", script: "inception.py", reads: true },
    Proof { format: "tei", file: "tei", script: "tei.py", reads: false },
    Proof { format: "html", file: "html", script: "pages.py", reads: false },
    Proof { format: "csv", file: "csv", script: "tables.py", reads: false },
];

/// The formats whose readers also write what they have read, beside it, to be read again by Galley.
const REWRITTEN: &[&str] = &["inception", "inception-xmi"];

/// Sets the readers up and lets each read its files.
///
/// # Errors
/// Where a file is refused or says something else than the document, or the readers cannot be installed.
pub fn run(session: &mut Session) -> Result<()> {
    let readers = Readers::set_up(session)?;
    session.run("building the command line", &mut cargo(&["build", "--locked", "--bin", "galley"]))?;
    let files = folder().join("files");
    if files.exists() {
        fs::remove_dir_all(&files)?;
    }
    fs::create_dir_all(&files)?;
    let documents = documents(&files)?;
    let mut passed = 0;
    for proof in PROOFS {
        let name = format!("what others make of {}", proof.format);
        passed += usize::from(session.step(&name, || prove(proof, &readers, &documents))?);
    }
    println!("proofs: {passed} passed, 0 failed");
    Ok(())
}

fn folder() -> PathBuf {
    root().join("target/proofs")
}

fn scripts() -> PathBuf {
    root().join("tests/proofs")
}

fn galley() -> Command {
    Command::new(root().join("target/debug/galley"))
}

/// The documents written for the purpose, and a paste with CRLF as the parser annotates it.
fn documents(files: &Path) -> Result<PathBuf> {
    let pasted = output_of(galley().current_dir(root()).args(["annotate", "tests/proofs/paste.txt"]));
    let written = fs::read_to_string(scripts().join("documents.jsonl"))?;
    let all = files.join("documents.jsonl");
    fs::write(&all, written + &pasted.context("the paste was not annotated")?)?;
    Ok(all)
}

/// Whether its reader is there, and was content.
fn prove(proof: &Proof, readers: &Readers, documents: &Path) -> Result<bool> {
    let convert = |from: &str, input: &Path, to: &Path| {
        let names = ["--from", from, "--to", proof.format, "-o"];
        succeed(galley().arg("convert").arg(input).args(names).arg(to))
    };
    let file = documents.with_file_name(proof.file);
    convert("galley", documents, &file)?;
    if !readers.read(proof.format, documents, &file)? {
        return Ok(false);
    }
    if proof.reads {
        let again = documents.with_file_name(format!("again-{}", proof.file));
        convert(proof.format, &file, &again)?;
        same(&file, &again)?;
    }
    if REWRITTEN.contains(&proof.format) {
        let again = documents.with_file_name(format!("again-rewritten-{}", proof.file));
        convert(proof.format, &documents.with_file_name(format!("{}-rewritten", proof.file)), &again)?;
        same(&file, &again)?;
    }
    Ok(true)
}

/// Fails where two files, or the files of two folders, differ.
fn same(one: &Path, other: &Path) -> Result<()> {
    let (files, others) = (crate::files::below(one)?, crate::files::below(other)?);
    ensure!(files.len() == others.len(), "{} is of other files than {}", other.display(), one.display());
    for (file, again) in files.iter().zip(&others) {
        let equal = fs::read(file)? == fs::read(again)?;
        ensure!(equal, "read and written again, {} is another", file.display());
    }
    Ok(())
}

/// Who reads: programs that have the packages, where they could be set up.
pub struct Readers {
    python: Option<PathBuf>,
    node: Option<PathBuf>,
}

impl Readers {
    /// Those that can be had; what cannot is noted as skipped.
    ///
    /// # Errors
    /// Where installing was tried and failed.
    pub fn set_up(session: &mut Session) -> Result<Self> {
        Ok(Self { python: python(session)?, node: node(session)? })
    }

    /// Lets the reader of a format (by its name on the command line) read a file, or a folder, that was made of these
    /// documents (Galley JSON, one a line); whether that reader could be had.
    ///
    /// # Errors
    /// Where there is no proof of this format, or the file is refused or says something else than the documents.
    pub fn read(&self, format: &str, documents: &Path, file: &Path) -> Result<bool> {
        let proof = PROOFS.iter().find(|proof| proof.format == format);
        let proof = proof.with_context(|| format!("nobody reads {format}"))?;
        let Some(mut reader) = self.command(proof.script) else { return Ok(false) };
        succeed(reader.arg(documents).arg(file))?;
        Ok(true)
    }

    /// What runs a script.
    fn command(&self, script: &str) -> Option<Command> {
        let (program, place) = match script.ends_with(".py") {
            true => (self.python.as_ref()?, scripts()),
            // Node looks for packages where the script is.
            false => (self.node.as_ref()?, node_folder()),
        };
        let mut command = Command::new(program);
        command.arg(place.join(script));
        Some(command)
    }
}

/// The Python that has the readers; nothing where there is none and none may be installed.
fn python(session: &mut Session) -> Result<Option<PathBuf>> {
    python::environment(
        session,
        &Wanted {
            folder: &folder(),
            packages: &scripts().join("requirements.txt"),
            part: "the proofs of the formats in Python",
            what: "Python's readers of the formats",
        },
    )
}

fn node_folder() -> PathBuf {
    folder().join("node")
}

/// The Node in whose folder the readers and the scripts are; nothing where there is none and none may be installed.
fn node(session: &mut Session) -> Result<Option<PathBuf>> {
    const LISTS: [&str; 2] = ["package.json", "package-lock.json"];
    let is_there =
        || ["node", "npm"].iter().all(|program| output_of(Command::new(program).arg("--version")).is_some());
    if !is_there() {
        install(session, &["nodejs", "npm"])?;
    }
    if !is_there() {
        session.skip("the proofs of the formats in Node", "install Debian's nodejs and npm");
        return Ok(None);
    }
    let place = node_folder();
    // What npm has installed is what it leaves there last.
    let installed = place.join("installed.json");
    if fs::read(scripts().join(LISTS[1]))? != fs::read(&installed).unwrap_or_default() {
        fs::create_dir_all(&place)?;
        for list in LISTS {
            fs::copy(scripts().join(list), place.join(list))?;
        }
        session.step("installing Node's readers of the formats (once, a minute)", || {
            let quietly = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
            succeed(Command::new("npm").current_dir(&place).args(quietly))
        })?;
        fs::copy(scripts().join(LISTS[1]), installed)?;
    }
    for script in fs::read_dir(scripts())? {
        let script = script?.path();
        if script.extension().is_some_and(|ending| ending == "mjs" || ending == "jsonld") {
            fs::copy(&script, place.join(script.file_name().unwrap_or_default()))?;
        }
    }
    Ok(Some("node".into()))
}
