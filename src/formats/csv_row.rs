//! Rows of CSV, as RFC 4180 has them but for their end, which is a line feed: R, pandas and spreadsheets take it, and so do
//! the tools of a shell.

/// By which a spreadsheet knows UTF-8; stands before the first row.
pub const MARK: &str = "\u{feff}";

/// Words as a cell. Exact, unless they are for a spreadsheet, which would take some for a formula and run it: these get
/// an apostrophe before them, since names come out of texts from anywhere.
pub fn cell(words: &str, excel: bool) -> String {
    let guard = if excel && words.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    match words.contains(['"', ',', '\n', '\r']) || words.starts_with(' ') || words.ends_with(' ') {
        true => format!("\"{guard}{}\"", words.replace('"', "\"\"")),
        false => format!("{guard}{words}"),
    }
}

/// Cells as a row, with its end.
pub fn row(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().collect::<Vec<_>>().join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        for (words, exact, guarded) in [
            ("plain", "plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\"", "\"a, \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\"", "\"two\nlines\""),
            (" room ", "\" room \"", "\" room \""),
            ("=1+1", "=1+1", "'=1+1"),
            ("+1", "+1", "'+1"),
            ("\tx", "\tx", "'\tx"),
            ("@home, -x", "\"@home, -x\"", "\"'@home, -x\""),
            ("", "", ""),
        ] {
            assert_eq!((cell(words, false).as_str(), cell(words, true).as_str()), (exact, guarded));
        }
        assert_eq!(row(["a".to_owned(), String::new()]), "a,\n");
    }
}
