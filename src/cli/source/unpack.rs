//! What is packed is only unpacked within limits: a few bytes can stand for more than any disk holds.

use flate2::read::MultiGzDecoder;
use std::cell::Cell;
use std::fs::File;
use std::io::{Error, Read, Result, Seek, SeekFrom};
use std::rc::Rc;

/// As many bytes an archive may unpack to, 200 MB.
pub const MOST_BYTES: u64 = 200_000_000;
/// As many times as large as it is.
const MOST_TIMES: u64 = 100;
/// Up to so much nobody asks how often it repeats itself: it can do no harm, and small made-up corpora repeat themselves.
const HARMLESS: u64 = 1_000_000;

/// Why so many packed bytes are not unpacked to so many; nothing where they may be.
pub fn refused(packed: u64, unpacked: u64) -> Option<String> {
    let what = "unpack it yourself and read the files, if you trust it";
    if unpacked > MOST_BYTES {
        Some(format!("unpacks to more than {} MB, and is not read; {what}", MOST_BYTES / 1_000_000))
    } else if unpacked > HARMLESS && unpacked / MOST_TIMES > packed {
        Some(format!("unpacks to more than {MOST_TIMES} times its size, and is not read; {what}"))
    } else {
        None
    }
}

/// Counts what is read.
struct Counted<R> {
    reader: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.reader.read(buffer)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// Gzip, unpacked; ends with an error where it grows too large.
pub struct Gzip<R> {
    decoder: MultiGzDecoder<Counted<R>>,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
}

impl<R: Read> Gzip<R> {
    pub fn of(reader: R) -> Gzip<R> {
        let packed = Rc::new(Cell::new(0));
        let decoder = MultiGzDecoder::new(Counted { reader, count: packed.clone() });
        Gzip { decoder, packed, unpacked: 0 }
    }
}

impl Gzip<File> {
    /// Refused before anything is read, where the file itself says that it is too large.
    pub fn of_file(mut file: File) -> Result<Gzip<File>> {
        let packed = file.seek(SeekFrom::End(0))?;
        let mut size = [0; 4];
        if packed >= size.len() as u64 {
            file.seek(SeekFrom::End(-4))?;
            file.read_exact(&mut size)?;
        }
        file.rewind()?;
        match refused(packed, u64::from(u32::from_le_bytes(size))) {
            Some(why) => Err(Error::other(why)),
            None => Ok(Gzip::of(file)),
        }
    }
}

impl<R: Read> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.unpacked += read as u64;
        match refused(self.packed.get(), self.unpacked) {
            Some(why) => Err(Error::other(why)),
            None => Ok(read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_what_they_say() {
        assert_eq!(refused(MOST_BYTES, MOST_BYTES), None);
        assert!(refused(MOST_BYTES, MOST_BYTES + 1).is_some_and(|why| why.contains("200 MB")));
        assert_eq!(refused(20_000, 2_000_000), None);
        assert_eq!(refused(1_000, HARMLESS), None);
        assert!(refused(20_000, 2_000_100).is_some_and(|why| why.contains("100 times")));
    }
}
