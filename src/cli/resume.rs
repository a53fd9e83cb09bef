//! `--resume`: what an output that was cut off already holds, and which texts it has been made of.

use super::input::Texts;
use super::source::Bad;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;

/// The whole lines of an output.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many.
    pub lines: u64,
    /// The id of the document in the last.
    pub last: Option<String>,
}

impl Written {
    /// Reads an output, and cuts off what stands behind its last whole line. One that does not exist holds nothing.
    ///
    /// # Errors
    /// It cannot be read or cut, or its last line is no document.
    pub fn of(path: &Path) -> Result<Written> {
        let name = || path.display().to_string();
        let file = match File::options().read(true).write(true).open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Written::default()),
            file => file.with_context(name)?,
        };
        let mut reader = BufReader::new(&file);
        let (mut lines, mut bytes) = (0, 0);
        let (mut line, mut last) = (Vec::new(), Vec::new());
        loop {
            line.clear();
            bytes += reader.read_until(b'\n', &mut line).with_context(name)? as u64;
            if line.last() != Some(&b'\n') {
                break;
            }
            lines += 1;
            std::mem::swap(&mut line, &mut last);
        }
        if !line.is_empty() {
            file.set_len(bytes - line.len() as u64).with_context(name)?;
        }
        let last = match lines {
            0 => None,
            _ => Some(id(&last).with_context(|| format!("{}:{lines}: not a Galley document", name()))?),
        };
        Ok(Written { lines, last })
    }

    /// Passes over the texts that have been written; hands those that were bad to `bad`.
    ///
    /// # Errors
    /// The texts are not those that the output was made of.
    pub fn pass_over(&self, texts: &mut Texts, mut bad: impl FnMut(Bad)) -> Result<()> {
        let mut passed = 0;
        let mut id = None;
        while passed < self.lines {
            match texts.next() {
                Some(Ok(text)) => {
                    passed += 1;
                    id = Some(text.id);
                }
                Some(Err(error)) => bad(error),
                None => bail!("cannot resume: {} documents are written, of {passed} texts", self.lines),
            }
        }
        if id != self.last {
            bail!(
                "cannot resume: document {} of the output is {:?}, and text {} of the input is {:?}",
                self.lines,
                self.last.as_deref().unwrap_or_default(),
                self.lines,
                id.unwrap_or_default()
            );
        }
        Ok(())
    }
}

fn id(line: &[u8]) -> serde_json::Result<String> {
    #[derive(serde::Deserialize)]
    struct Document {
        id: String,
    }
    serde_json::from_slice::<Document>(line).map(|document| document.id)
}
