//! What `galley annotate` reads: folders, lines, tables.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::{Outcome, folder, galley, good};
use std::fs;

/// Each document as (id, text).
fn read(outcome: &Outcome) -> Vec<(String, String)> {
    let field = |document: &serde_json::Value, name: &str| document[name].as_str().unwrap().to_owned();
    outcome.documents().iter().map(|document| (field(document, "id"), field(document, "text"))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_folder_gives_what_it_holds_by_name_and_by_ending() {
    let folder = folder("folder");
    fs::create_dir_all(folder.join("in/deeper")).unwrap();
    fs::create_dir_all(folder.join("in/.hidden")).unwrap();
    for (name, content) in [
        ("in/b.txt", "B."),
        ("in/a.jsonl", "{\"id\": \"one\", \"text\": \"1.\"}\n{\"text\": \"2.\"}\n"),
        ("in/deeper/c.CSV", "text\nC.\n"),
        ("in/picture.png", "\u{89}PNG"),
        ("in/.hidden/x.txt", "X."),
        ("in/.y.txt", "Y."),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    let expected =
        pairs(&[("one", "1."), ("in/a.jsonl:2", "2."), ("in/b.txt", "B."), ("in/deeper/c.CSV:2", "C.")]);
    assert_eq!(read(&good(galley(&folder, &["annotate", "in"], b""))), expected);
}

#[test]
fn a_table_gives_a_text_a_row() {
    let folder = folder("table");
    let table = "\u{feff}id,date,text\r\na,1,\"One, two.\nThree.\"\r\n,2,Four 👍\r\n";
    fs::write(folder.join("t.csv"), table).unwrap();
    let expected = pairs(&[("a", "One, two.\nThree."), ("t.csv:3", "Four 👍")]);
    assert_eq!(read(&good(galley(&folder, &["annotate", "t.csv"], b""))), expected);
    let outcome = good(galley(&folder, &["annotate", "t.csv", "--text-column", "date"], b""));
    assert_eq!(read(&outcome), pairs(&[("a", "1"), ("t.csv:3", "2")]));
}

#[test]
fn bad_tables_and_rows_are_named_and_the_rest_is_written() {
    let folder = folder("bad-table");
    fs::write(folder.join("a.csv"), b"id,text\na,One.\nb\nc,\xff\nd,Two.\n").unwrap();
    fs::write(folder.join("b.csv"), "id,words\na,One.\n").unwrap();
    let outcome = galley(&folder, &["annotate", "a.csv", "b.csv"], b"");
    assert_eq!((outcome.status, read(&outcome)), (1, pairs(&[("a", "One."), ("d", "Two.")])));
    assert_eq!(
        outcome.err.lines().collect::<Vec<_>>(),
        [
            "galley: a.csv:3: has fewer columns than the headings",
            "galley: a.csv:4: is not UTF-8; save it as UTF-8 and try again",
            "galley: b.csv: has no column \"text\"; name the one that holds the texts with --text-column",
        ]
    );
}
