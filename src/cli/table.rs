//! Texts in a table: CSV with a line of headings, one text a row.

use super::input::Text;
use super::source::Bad;
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::io::BufRead;

/// A table that is read row by row.
pub struct Table {
    name: String,
    reader: Reader<Box<dyn BufRead>>,
    text: usize,
    id: Option<usize>,
    row: ByteRecord,
    /// As spreadsheets count them: the headings are the first, whatever lines a text has.
    number: u64,
}

impl Table {
    /// Reads the headings. `column` holds the texts, `id`, where there is such a column, what they are called.
    ///
    /// # Errors
    /// There is no such column, or two of them.
    pub fn open(name: String, reader: Box<dyn BufRead>, column: &str) -> Result<Table, Bad> {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(reader);
        let bad = |why: String| Bad { at: name.clone(), why };
        let headings = reader.byte_headers().map_err(|error| bad(error.to_string()))?;
        let named = |wanted: &str| -> Vec<usize> {
            // Spreadsheets write a byte order mark before the first heading.
            let heading = |field: &[u8]| {
                field.strip_prefix("\u{feff}".as_bytes()).unwrap_or(field) == wanted.as_bytes()
            };
            headings.iter().enumerate().filter(|(_, field)| heading(field)).map(|(n, _)| n).collect()
        };
        let text = match named(column)[..] {
            [text] => text,
            [] => {
                return Err(bad(format!(
                    "has no column {column:?}; name the one that holds the texts with --text-column"
                )));
            }
            _ => return Err(bad(format!("has several columns {column:?}"))),
        };
        let id = named("id").first().copied();
        Ok(Table { name, reader, text, id, row: ByteRecord::new(), number: 1 })
    }

    /// How many bytes have been read so far.
    pub fn bytes(&self) -> u64 {
        self.reader.position().byte()
    }
}

impl Iterator for Table {
    type Item = Result<Text, Bad>;

    fn next(&mut self) -> Option<Result<Text, Bad>> {
        self.number += 1;
        let at = format!("{}:{}", self.name, self.number);
        match self.reader.read_byte_record(&mut self.row) {
            Ok(false) => return None,
            Ok(true) => {}
            Err(error) => return Some(Err(Bad { at, why: error.to_string() })),
        }
        let field = |column: usize| self.row.get(column).map(|field| String::from_utf8(field.to_vec()));
        let bad = |why: &str| Some(Err(Bad { at: at.clone(), why: why.to_owned() }));
        let text = match field(self.text) {
            Some(Ok(text)) => text,
            Some(Err(_)) => return bad("is not UTF-8; save it as UTF-8 and try again"),
            None => return bad("has fewer columns than the headings"),
        };
        let id = match self.id.and_then(field) {
            Some(Ok(id)) if !id.is_empty() => id,
            Some(Err(_)) => return bad("its id is not UTF-8"),
            _ => at,
        };
        Some(Ok(Text { id, text, is_html: false }))
    }
}
