//! Several files as one zip, which is how a page gives a person a folder.
//!
//! Stored, not compressed: they are small, and a person unpacks them at once. The same files give the same bytes.

use crate::formats::NamedFile;
use std::io::{Cursor, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The archive.
///
/// # Errors
/// Two files of one name, or more than an archive can hold.
pub fn zip(files: &[NamedFile]) -> Result<Vec<u8>, ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for file in files {
        writer.start_file(file.name.as_str(), options)?;
        writer.write_all(file.content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
