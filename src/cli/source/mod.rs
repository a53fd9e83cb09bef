//! Where input comes from: standard input, files, folders, and what is packed in them as gzip or zip.
//!
//! A source is opened when its turn comes. What cannot be used (an archive that is too large, say) stands in its place
//! as an error, so that the rest is not held up. Names inside archives are only shown and compared, never opened.

mod archive;
mod unpack;

use archive::{Archive, Member};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use unpack::Gzip;

/// Input that could not be read: where, and why.
#[derive(Debug, thiserror::Error)]
#[error("{at}: {why}")]
pub struct Bad {
    /// A file, and where in it.
    pub at: String,
    /// In words.
    pub why: String,
}

/// A file, or what stands for one.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    Standard,
    Path(PathBuf),
    Member(Member),
}

/// What standard input is called.
pub const STANDARD: &str = "stdin";

impl Source {
    /// Standard input where no file is named. Of a folder and of an archive the files that are wanted (asked by their
    /// paths without `.gz`), by name, and of a folder those of its folders and archives too; what is hidden is left out,
    /// and links to folders are not followed.
    pub fn of(files: &[PathBuf], wanted: &dyn Fn(&Path) -> bool) -> Vec<Result<Source, Bad>> {
        let mut found = Vec::new();
        if files.is_empty() {
            standard(wanted, &mut found);
        }
        for path in files {
            if path.is_dir() {
                below(path, wanted, &mut found);
            } else {
                file(path, wanted, &mut found);
            }
        }
        found
    }

    /// What it is called: its path, with the archive's before it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its path as far as its ending tells what it holds.
    pub fn path(&self) -> &Path {
        let path = Path::new(&self.name);
        if is_gzip(path) { Path::new(path.file_stem().unwrap_or_default()) } else { path }
    }

    /// Its name without folder and ending.
    pub fn stem(&self) -> String {
        self.path().file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether it is standard input.
    pub fn is_standard(&self) -> bool {
        matches!(self.place, Place::Standard)
    }

    /// Bytes that it will give, where that can be known beforehand.
    pub fn len(&self) -> Option<u64> {
        match &self.place {
            Place::Standard => None,
            Place::Path(path) if is_gzip(path) => None,
            Place::Path(path) => {
                std::fs::metadata(path).ok().filter(|file| file.is_file()).map(|file| file.len())
            }
            Place::Member(member) => Some(member.len()),
        }
    }

    /// Opens it, unpacked.
    ///
    /// # Errors
    /// It cannot be read, or is refused.
    pub fn open(&self) -> Result<Box<dyn BufRead>, Bad> {
        let bad = |why: String| Bad { at: self.name.clone(), why };
        match &self.place {
            Place::Standard => {
                let mut standard = std::io::stdin().lock();
                let is_gzip = standard.fill_buf().is_ok_and(|head| head.starts_with(&GZIP));
                Ok(if is_gzip { Box::new(BufReader::new(Gzip::of(standard))) } else { Box::new(standard) })
            }
            Place::Path(path) => {
                let file = File::open(path).map_err(|error| bad(error.to_string()))?;
                Ok(if is_gzip(path) {
                    Box::new(BufReader::new(Gzip::of_file(file).map_err(|error| bad(error.to_string()))?))
                } else {
                    Box::new(BufReader::new(file))
                })
            }
            Place::Member(member) => Ok(Box::new(member.open().map_err(bad)?)),
        }
    }

    /// All of it, as text.
    ///
    /// # Errors
    /// It cannot be read, is refused, or is not UTF-8.
    pub fn text(&self) -> Result<String, Bad> {
        let mut bytes = Vec::new();
        let read = self.open()?.read_to_end(&mut bytes);
        read.map_err(|error| Bad { at: self.name.clone(), why: error.to_string() })?;
        utf8(bytes, &self.name)
    }

    /// The file beside it of the same name with this ending.
    pub fn beside(&self, ending: &str) -> Source {
        let name = Path::new(&self.name).with_extension(ending);
        let place = match &self.place {
            Place::Standard => Place::Standard,
            Place::Path(path) => Place::Path(path.with_extension(ending)),
            Place::Member(member) => Place::Member(member.beside(ending)),
        };
        Source { name: name.display().to_string(), place }
    }
}

/// Text of bytes from `at`.
///
/// # Errors
/// They are not UTF-8.
pub fn utf8(bytes: Vec<u8>, at: &str) -> Result<String, Bad> {
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to() + 1;
        Bad {
            at: at.to_owned(),
            why: format!("is not UTF-8 (at byte {byte}); save it as UTF-8 and try again"),
        }
    })
}

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZIP: [u8; 4] = *b"PK\x03\x04";

fn has_ending(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

fn is_gzip(path: &Path) -> bool {
    has_ending(path, "gz")
}

fn is_zip(path: &Path) -> bool {
    has_ending(path, "zip")
}

/// Its path without `.gz`.
fn plain(path: &Path) -> PathBuf {
    if is_gzip(path) { path.with_extension("") } else { path.to_owned() }
}

/// An archive is known by its first bytes, since standard input has no ending.
fn standard(wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<Result<Source, Bad>>) {
    let name = STANDARD.to_owned();
    let mut standard = std::io::stdin().lock();
    if !standard.fill_buf().is_ok_and(|head| head.starts_with(&ZIP)) {
        return found.push(Ok(Source { name, place: Place::Standard }));
    }
    let mut bytes = Vec::new();
    let read = standard.take(unpack::MOST_BYTES + 1).read_to_end(&mut bytes);
    let archive = read.map_err(|error| error.to_string()).and_then(|_| Archive::of_bytes(bytes));
    members(name, archive, wanted, found);
}

fn file(path: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<Result<Source, Bad>>) {
    let name = path.display().to_string();
    if is_zip(path) {
        let archive = File::open(path).map_err(|error| error.to_string()).and_then(Archive::of_file);
        members(name, archive, wanted, found);
    } else {
        found.push(Ok(Source { name, place: Place::Path(path.to_owned()) }));
    }
}

fn members(
    name: String,
    archive: Result<Archive, String>,
    wanted: &dyn Fn(&Path) -> bool,
    found: &mut Vec<Result<Source, Bad>>,
) {
    let bad = |why| Err(Bad { at: name.clone(), why });
    match archive {
        Ok(archive) => {
            let members: Vec<Member> = archive.members(wanted);
            if members.is_empty() {
                found.push(bad("holds no file that can be read here".to_owned()));
            }
            let source = |member: Member| Source {
                name: format!("{name}/{}", member.name()),
                place: Place::Member(member),
            };
            found.extend(members.into_iter().map(|member| Ok(source(member))));
        }
        Err(why) => found.push(bad(why)),
    }
}

fn below(folder: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<Result<Source, Bad>>) {
    let entries = std::fs::read_dir(folder).and_then(|all| all.collect::<std::io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            return found.push(Err(Bad { at: folder.display().to_string(), why: error.to_string() }));
        }
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.iter().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
        let path = entry.path();
        // Not of what a link leads to, which may lead back.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            below(&path, wanted, found);
        } else if path.is_file() && (is_zip(&path) || wanted(&plain(&path))) {
            file(&path, wanted, found);
        }
    }
}
