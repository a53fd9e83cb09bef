//! Zip archives: which files they hold, and what stands in them.

use super::unpack::refused;
use std::cell::RefCell;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use zip::ZipArchive;
use zip::result::ZipError;

trait Bytes: Read + Seek {}
impl<R: Read + Seek> Bytes for R {}

/// An archive that is not too large, as it says itself.
pub struct Archive {
    zip: Rc<RefCell<ZipArchive<Box<dyn Bytes>>>>,
    /// The files in it, by name.
    files: Rc<Vec<Named>>,
}

struct Named {
    /// As it is shown: without control characters, which could play tricks on a terminal.
    name: String,
    place: usize,
    size: u64,
}

/// A file of an archive.
#[derive(Clone)]
pub struct Member {
    zip: Rc<RefCell<ZipArchive<Box<dyn Bytes>>>>,
    files: Rc<Vec<Named>>,
    /// Among the files; none where there is no such file.
    place: Option<usize>,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Archive {
    pub fn of_file(mut file: File) -> Result<Archive, String> {
        let packed = file.seek(SeekFrom::End(0)).map_err(|error| error.to_string())?;
        Archive::of(Box::new(file), packed)
    }

    pub fn of_bytes(bytes: Vec<u8>) -> Result<Archive, String> {
        let packed = bytes.len() as u64;
        Archive::of(Box::new(Cursor::new(bytes)), packed)
    }

    fn of(bytes: Box<dyn Bytes>, packed: u64) -> Result<Archive, String> {
        let mut zip = ZipArchive::new(bytes).map_err(words)?;
        let mut files = Vec::new();
        let mut unpacked: u64 = 0;
        for place in 0..zip.len() {
            let file = zip.by_index_raw(place).map_err(words)?;
            unpacked = unpacked.saturating_add(file.size());
            if !file.is_dir() {
                let name = file.name().map_err(words)?;
                let name = name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
                files.push(Named { name, place, size: file.size() });
            }
        }
        if let Some(why) = refused(packed, unpacked) {
            return Err(why);
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Archive { zip: Rc::new(RefCell::new(zip)), files: Rc::new(files) })
    }

    /// Its files that are wanted, without what is hidden.
    pub fn members(&self, wanted: &dyn Fn(&Path) -> bool) -> Vec<Member> {
        let is_hidden = |name: &str| name.split(['/', '\\']).any(is_hidden_part);
        let member =
            |(place, _)| Member { zip: self.zip.clone(), files: self.files.clone(), place: Some(place) };
        let files = self.files.iter().enumerate();
        files
            .filter(|(_, file)| !is_hidden(&file.name) && wanted(Path::new(&file.name)))
            .map(member)
            .collect()
    }
}

/// What systems put into archives for themselves is hidden too. A step upwards (`..`) is none: names lead nowhere.
fn is_hidden_part(part: &str) -> bool {
    (part.starts_with('.') && part.chars().any(|c| c != '.')) || part == "__MACOSX"
}

impl Member {
    fn file(&self) -> Option<&Named> {
        self.files.get(self.place?)
    }

    pub fn name(&self) -> &str {
        self.file().map(|file| file.name.as_str()).unwrap_or_default()
    }

    pub fn len(&self) -> u64 {
        self.file().map(|file| file.size).unwrap_or_default()
    }

    /// All that stands in it: no more than the archive said.
    pub fn open(&self) -> Result<Cursor<Vec<u8>>, String> {
        let file = self.file().ok_or("is not in the archive")?;
        let mut zip = self.zip.try_borrow_mut().map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        let packed = zip.by_index(file.place).map_err(words)?;
        packed.take(file.size + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        match bytes.len() as u64 > file.size {
            true => Err("unpacks to more than the archive says, and is not read".to_owned()),
            false => Ok(Cursor::new(bytes)),
        }
    }

    pub fn beside(&self, ending: &str) -> Member {
        let wanted: PathBuf = Path::new(self.name()).with_extension(ending);
        let place = self.files.iter().position(|file| Path::new(&file.name) == wanted);
        Member { place, ..self.clone() }
    }
}

fn words(error: ZipError) -> String {
    match error {
        ZipError::InvalidArchive(_) => format!("is no zip archive that can be read ({error})"),
        error => error.to_string(),
    }
}
