//! A table as CSV.

use super::{Cell, Table};
use crate::formats::csv_row::{MARK, cell, row};

impl Table {
    /// As CSV: a row of headings, then its own. Exact for programs; for a spreadsheet (`excel`) marked as UTF-8, and words
    /// that it would run as a formula guarded.
    pub fn csv(&self, excel: bool) -> String {
        let mut out = if excel { MARK.to_owned() } else { String::new() };
        out += &row(self.id.columns().iter().map(|heading| cell(heading, excel)));
        for cells in &self.rows {
            out += &row(cells.iter().map(|found| match found {
                Cell::Text(words) => cell(words, excel),
                number => number.plain(),
            }));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Cell, Table, TableId};

    #[test]
    fn what_has_commas_and_quotation_marks_is_quoted_and_formulas_are_guarded_for_spreadsheets() {
        let row = |name: &str, count| {
            vec![Cell::Text(name.into()), Cell::Count(count), Cell::Share { part: count, whole: 4 }]
        };
        let table = Table { id: TableId::Agencies, rows: vec![row("A \"B\", C", 3), row("=1+1", 1)] };
        let exact = "Agency,Captions,Share\n\"A \"\"B\"\", C\",3,0.750\n=1+1,1,0.250\n";
        assert_eq!(table.csv(false), exact);
        assert_eq!(table.csv(true), format!("\u{feff}{}", exact.replace("=1", "'=1")));
    }
}
