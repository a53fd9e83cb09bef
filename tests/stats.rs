//! `galley stats` as a program.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::{folder, galley, good};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// A folder with a corpus of three documents in two files.
fn corpus(name: &str) -> PathBuf {
    let folder = folder(name);
    let article = "Town Buys Bridge\n\nLea Ott bought it. “It is cheap,” Lea Ott said.\n";
    let lines: String =
        ["a", "b", "c"].map(|id| format!("{}\n", json!({"id": id, "text": article}))).concat();
    let out = good(galley(&folder, &["annotate", "--jsonl"], lines.as_bytes())).out;
    let (first, rest) = out.split_once('\n').unwrap();
    fs::write(folder.join("one.json"), first).unwrap();
    fs::write(folder.join("two.jsonl"), rest).unwrap();
    folder
}

#[test]
fn tables_are_counted_over_all_files() {
    let folder = corpus("csv");
    let speakers = good(galley(&folder, &["stats", "one.json", "two.jsonl", "--table", "speakers"], b"")).out;
    assert_eq!(
        speakers,
        "Speaker,Type,Words,Share,In marks,Quotes,Documents\nLea Ott,person,9,1.000,9,3,3\n"
    );
    let all = good(galley(&folder, &["stats", "one.json", "two.jsonl"], b"")).out;
    assert!(all.starts_with("# overview\nWhat,Count\n"), "{all}");
    assert!(all.contains(&format!("\n\n# speakers\n{speakers}\n# actors\n")), "{all}");
}

#[test]
fn json_has_a_list_of_rows_for_each_table() {
    let folder = corpus("json");
    let json = good(galley(&folder, &["stats", "one.json", "two.jsonl", "--json"], b"")).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["speakers"],
        json!([{"speaker": "Lea Ott", "type": "person", "words": 9, "share": 1.0, "in_marks": 9, "quotes": 3,
                "documents": 3}])
    );
    assert_eq!(json.as_object().unwrap().len(), 8);
}

#[test]
fn a_folder_gets_a_file_for_each_table() {
    let folder = corpus("folder");
    assert_eq!(good(galley(&folder, &["stats", "one.json", "-o", "tables"], b"")).out, "");
    let kinds = fs::read_to_string(folder.join("tables/kinds.csv")).unwrap();
    assert!(kinds.starts_with("Kind,Words,Share,Quotes\ndirect,3,1.000,1\n"), "{kinds}");
    assert_eq!(fs::read_dir(folder.join("tables")).unwrap().count(), 8);
}

#[test]
fn formulas_are_guarded_for_spreadsheets_only() {
    let folder = corpus("excel");
    let one = fs::read_to_string(folder.join("one.json"))
        .unwrap()
        .replace("\"name\":\"Lea Ott\"", "\"name\":\"=Ott\"");
    fs::write(folder.join("one.json"), one).unwrap();
    let table = ["stats", "one.json", "--table", "speakers"];
    let exact = good(galley(&folder, &table, b"")).out;
    assert_eq!(exact.lines().nth(1).unwrap(), "=Ott,person,3,1.000,3,1,1");
    let guarded = good(galley(&folder, &[&table[..], &["--excel"]].concat(), b"")).out;
    assert_eq!(guarded, format!("\u{feff}{}", exact.replace("=Ott", "'=Ott")));
    let all = good(galley(&folder, &["stats", "one.json", "--excel"], b"")).out;
    assert_eq!(all.matches('\u{feff}').count(), 1);
    assert!(all.starts_with("\u{feff}# overview\n") && all.contains("\n'=Ott,person,"), "{all}");
}

#[test]
fn bad_input_is_named_and_wrong_usage_refused() {
    let folder = corpus("bad");
    let good = fs::read_to_string(folder.join("one.json")).unwrap();
    fs::write(folder.join("one.json"), format!("{good}\n{{}}\n")).unwrap();
    let outcome = galley(&folder, &["stats", "one.json", "none.json", "--table", "kinds"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.out.contains("\ndirect,3,"), "{}", outcome.out);
    let complaints: Vec<_> = outcome.err.lines().collect();
    assert!(
        complaints[0].starts_with("galley: one.json:2: ") && complaints[1].starts_with("galley: none.json: ")
    );
    for args in [&["stats"][..], &["stats", "a", "--table", "x"], &["stats", "a", "--json", "-o", "b"]] {
        assert_eq!(galley(&folder, args, b"").status, 2, "{args:?}");
    }
}
