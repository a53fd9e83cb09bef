//! Where documents go, and what a person who waits for them sees.

use crate::formats::{Export, Format, Options, Part, PartPlace};
use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file, or standard output.
pub struct Output {
    name: String,
    writer: Box<dyn Write>,
}

impl Output {
    /// Makes the file; standard output where there is none.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn open(path: Option<&Path>) -> Result<Output> {
        Ok(match path {
            None => Output {
                name: "standard output".to_owned(),
                writer: Box::new(BufWriter::new(std::io::stdout().lock())),
            },
            Some(path) => {
                let name = path.display().to_string();
                let file = File::create(path).with_context(|| name.clone())?;
                Output { name, writer: Box::new(BufWriter::new(file)) }
            }
        })
    }

    /// Goes on at the end of a file; makes it where there is none.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn append(path: &Path) -> Result<Output> {
        let name = path.display().to_string();
        let file = File::options().append(true).create(true).open(path).with_context(|| name.clone())?;
        Ok(Output { name, writer: Box::new(BufWriter::new(file)) })
    }

    /// Writes a line.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn line(&mut self, line: &str) -> Result<()> {
        self.text(line)?;
        self.text("\n")
    }

    /// Writes a text that has its line ends.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn text(&mut self, text: &str) -> Result<()> {
        self.writer.write_all(text.as_bytes()).with_context(|| self.name.clone())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        self.writer.flush().with_context(|| self.name.clone())
    }

    /// Writes what is still held back, and ends.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.flush()
    }
}

/// The files of a format: one, or those of a folder.
pub struct Files {
    export: Export,
    path: Option<PathBuf>,
    /// Those that grow with each document.
    open: HashMap<String, Output>,
    file: Option<Output>,
}

impl Files {
    /// Makes the file or the folder.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(format: Format, options: Options, path: Option<&Path>) -> Result<Files> {
        let file = match (format.ending(), path) {
            (Some(_), path) => Some(Output::open(path)?),
            (None, Some(folder)) => {
                std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
                None
            }
            // The command refuses it as wrong usage.
            (None, None) => bail!("{} is a folder: name it with -o", format.slug()),
        };
        let export = Export::new(format, options);
        let mut files = Files { export, path: path.map(Path::to_owned), open: HashMap::new(), file };
        files.write(files.export.begin())?;
        Ok(files)
    }

    /// Goes on at the end of a file of Galley JSON, one document a line; makes it where there is none.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn append(path: &Path) -> Result<Files> {
        let export = Export::new(Format::Galley, Options::default());
        let file = Some(Output::append(path)?);
        Ok(Files { export, path: Some(path.to_owned()), open: HashMap::new(), file })
    }

    /// Writes what a document adds.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn document(&mut self, id: &str, parts: Vec<Part>) -> Result<()> {
        let parts = self.export.document(id, parts);
        self.write(parts)
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        self.open.values_mut().chain(&mut self.file).try_for_each(Output::flush)
    }

    /// Writes what stands behind the last document, and what is still held back.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.write(self.export.end())?;
        self.open.into_values().chain(self.file).try_for_each(Output::finish)
    }

    fn write(&mut self, parts: Vec<Part>) -> Result<()> {
        for Part { place, content } in parts {
            match (place, &self.path) {
                (PartPlace::File, _) => {
                    if let Some(file) = &mut self.file {
                        file.text(&content)?;
                    }
                }
                (PartPlace::Shared(name), Some(folder)) => {
                    let file = match self.open.entry(name.to_owned()) {
                        Entry::Occupied(file) => file.into_mut(),
                        Entry::Vacant(place) => place.insert(Output::open(Some(&folder.join(name)))?),
                    };
                    file.text(&content)?;
                }
                (PartPlace::Inside(name), Some(folder)) => whole(&folder.join(name), &content)?,
                (PartPlace::Beside(ending), Some(file)) => whole(&file.with_extension(ending), &content)?,
                // Standard output has nothing beside it.
                _ => {}
            }
        }
        Ok(())
    }
}

fn whole(path: &Path, content: &str) -> Result<()> {
    let mut file = Output::open(Some(path))?;
    file.text(content)?;
    file.finish()
}

/// A message on standard error.
pub fn complain(message: &str) {
    eprintln!("galley: {message}");
}

/// A bar on standard error, where that is a terminal; else nothing.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar that is full at so many bytes; one without end where that is not known.
    pub fn new(bytes: Option<u64>) -> Progress {
        let (bar, template) = match bytes {
            Some(bytes) => {
                (ProgressBar::new(bytes), "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left")
            }
            None => (ProgressBar::new_spinner(), "{spinner} {bytes}, {bytes_per_sec}"),
        };
        Progress(match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    /// So many bytes are done.
    pub fn set(&self, bytes: u64) {
        self.0.set_position(bytes);
    }

    /// A message on standard error that the bar does not spoil.
    pub fn complain(&self, message: &str) {
        self.0.suspend(|| complain(message));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
