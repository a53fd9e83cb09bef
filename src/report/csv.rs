//! A table as CSV (RFC 4180), for spreadsheets.

use super::Table;

impl Table {
    /// As CSV: a line of headings, then a line a row; UTF-8, lines end in CRLF.
    ///
    /// Words that a spreadsheet would run as a formula get an apostrophe before them: names come out of pasted text.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        line(&mut out, self.id.columns().iter().map(|heading| (*heading).to_owned()));
        for row in &self.rows {
            line(&mut out, row.iter().map(|cell| harmless(cell.plain())));
        }
        out
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use crate::report::{Cell, Table, TableId};

    #[test]
    fn what_has_commas_and_quotation_marks_is_quoted_and_nothing_is_a_formula() {
        let row = |name: &str, count| {
            vec![Cell::Text(name.into()), Cell::Count(count), Cell::Share { part: count, whole: 4 }]
        };
        let table = Table { id: TableId::Agencies, rows: vec![row("A \"B\", C", 3), row("=1+1", 1)] };
        assert_eq!(table.csv(), "Agency,Captions,Share\r\n\"A \"\"B\"\", C\",3,0.750\r\n'=1+1,1,0.250\r\n");
    }
}
