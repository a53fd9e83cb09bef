//! Where documents go, and what a person who waits for them sees.

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

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
