//! Documents that `galley convert`, `stats`, `evaluate` and `agree` read: packed, in folders, of every format, in any number.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::packed::{gzip, zip};
use program::{folder, galley, good};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const ARTICLE: &str = "Town Buys Bridge 👍\n\n“It is cheap,” Mayor Lea Ott said.\n";

/// A folder with annotated documents of these ids, as Galley JSON Lines.
fn corpus(name: &str, ids: &[&str]) -> PathBuf {
    let folder = folder(name);
    let lines: String = ids.iter().map(|id| format!("{}\n", json!({"id": id, "text": ARTICLE}))).collect();
    let out = good(galley(&folder, &["annotate", "--jsonl"], lines.as_bytes())).out;
    fs::write(folder.join("in.jsonl"), out).unwrap();
    folder
}

fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}

/// The files of a folder, packed.
fn packed(folder: &Path) -> Vec<u8> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let files: Vec<_> = files
        .iter()
        .map(|file| (file.file_name().unwrap().to_str().unwrap().to_owned(), bytes(file)))
        .collect();
    zip(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

#[test]
fn packed_files_are_read_like_plain_ones() {
    let folder = corpus("packed", &["a", "b"]);
    let plain = good(galley(&folder, &["convert", "in.jsonl", "--to", "galley"], b"")).out;
    fs::create_dir(folder.join("deep")).unwrap();
    let (first, rest) = plain.split_once('\n').unwrap();
    fs::write(folder.join("deep/1.json.gz"), gzip(first.as_bytes())).unwrap();
    fs::write(folder.join("deep/2.zip"), zip(&[("x/in.jsonl", rest.as_bytes()), ("read.me", b"no")]))
        .unwrap();
    assert_eq!(good(galley(&folder, &["convert", "deep", "--to", "galley"], b"")).out, plain);
    fs::write(folder.join("in.jsonl.gz"), gzip(plain.as_bytes())).unwrap();
    assert_eq!(good(galley(&folder, &["convert", "in.jsonl.gz", "--to", "galley"], b"")).out, plain);
    let counted = |file| good(galley(&folder, &["stats", file, "--table", "speakers"], b"")).out;
    assert_eq!(counted("in.jsonl.gz"), counted("in.jsonl"));
    fs::write(folder.join("bomb.jsonl.gz"), gzip(&vec![b'\n'; 10_000_000])).unwrap();
    let outcome = galley(&folder, &["convert", "bomb.jsonl.gz", "in.jsonl", "--to", "galley"], b"");
    assert_eq!((outcome.status, outcome.out), (1, plain));
    assert!(
        outcome.err.starts_with("galley: bomb.jsonl.gz: unpacks to more than 100 times its size"),
        "{}",
        outcome.err
    );
}

#[test]
fn folders_of_formats_are_read_packed_or_not() {
    let folder = corpus("folders", &["a", "b"]);
    for format in ["brat", "inception", "inception-xmi"] {
        good(galley(&folder, &["convert", "in.jsonl", "--to", format, "-o", format], b""));
        let back = |from: &str| {
            good(galley(&folder, &["convert", from, "--from", format, "--to", "doccano"], b"")).out
        };
        let plain = back(format);
        assert_eq!(plain.lines().count(), 2);
        let archive = format!("{format}.zip");
        fs::write(folder.join(&archive), packed(&folder.join(format))).unwrap();
        assert_eq!(back(&archive), plain);
    }
    fs::remove_file(folder.join("brat/a.txt")).unwrap();
    fs::write(folder.join("brat.zip"), packed(&folder.join("brat"))).unwrap();
    for (from, complaint) in
        [("brat", "galley: brat/a.txt: "), ("brat.zip", "galley: brat.zip/a.txt: is not in the archive")]
    {
        let outcome = galley(&folder, &["convert", from, "--from", "brat", "--to", "doccano"], b"");
        assert_eq!((outcome.status, outcome.out.lines().count()), (1, 1));
        assert!(outcome.err.starts_with(complaint), "{}", outcome.err);
    }
}

#[test]
fn what_is_bad_is_named_by_its_line_and_the_rest_keeps_its_order() {
    let ids: Vec<String> = (0..1200).map(|n| n.to_string()).collect();
    let folder = corpus("many", &ids.iter().map(String::as_str).collect::<Vec<_>>());
    let all = fs::read_to_string(folder.join("in.jsonl")).unwrap();
    let mut lines: Vec<&[u8]> = all.lines().map(str::as_bytes).collect();
    lines.insert(700, b"{\"format\": \"galley\"}");
    lines.insert(701, b"\xff\xfe");
    fs::write(folder.join("in.jsonl"), lines.join(&b'\n')).unwrap();
    let outcome = galley(&folder, &["convert", "in.jsonl", "--to", "doccano"], b"");
    assert_eq!(outcome.status, 1);
    let found: Vec<_> =
        outcome.documents().iter().map(|line| line["galley_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(found, ids);
    let complaints: Vec<_> = outcome.err.lines().collect();
    assert!(complaints.len() == 2 && complaints[0].starts_with("galley: in.jsonl:701: "), "{complaints:?}");
    assert_eq!(complaints[1], "galley: in.jsonl:702: is not UTF-8; save it as UTF-8 and try again");

    let stats = galley(&folder, &["stats", "in.jsonl", "--table", "overview"], b"");
    assert_eq!((stats.status, stats.err), (1, outcome.err));
    assert!(stats.out.contains("Documents,1200\n"), "{}", stats.out);
}

#[test]
fn the_tasks_of_a_list_are_read_one_by_one() {
    let folder = corpus("tasks", &["a", "b", "c"]);
    good(galley(&folder, &["convert", "in.jsonl", "--to", "label-studio", "-o", "tasks.json"], b""));
    let mut tasks: Value = serde_json::from_slice(&bytes(&folder.join("tasks.json"))).unwrap();
    tasks[1]["data"]["text"] = json!(7);
    fs::write(folder.join("pretty.json"), serde_json::to_string_pretty(&tasks).unwrap()).unwrap();
    fs::write(folder.join("lines.jsonl"), format!("{}\n{}\n", tasks[0], tasks[2])).unwrap();
    fs::write(folder.join("cut.json"), &tasks.to_string()[..tasks.to_string().len() - 30]).unwrap();
    let convert =
        |file: &str| galley(&folder, &["convert", file, "--from", "label-studio", "--to", "galley"], b"");
    let outcome = convert("pretty.json");
    let ids = |outcome: &program::Outcome| -> Vec<String> {
        outcome.documents().iter().map(|d| d["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((outcome.status, ids(&outcome)), (1, vec!["a".to_owned(), "c".to_owned()]));
    let line = serde_json::to_string_pretty(&tasks[0]).unwrap().lines().count() + 2;
    assert_eq!(outcome.err, format!("galley: pretty.json:{line}: data.text: must be there, and be a text\n"));
    assert_eq!(ids(&good(convert("lines.jsonl"))), ["a", "c"]);
    let outcome = convert("cut.json");
    assert_eq!((outcome.status, ids(&outcome)), (1, vec!["a".to_owned()]));
    assert!(outcome.err.ends_with("galley: cut.json:1: the list has no end\n"), "{}", outcome.err);
}

/// What is evaluated, and compared, is the same in whatever format it comes.
#[test]
fn every_format_that_can_be_read_can_be_evaluated() {
    let folder = corpus("evaluate", &["a", "b"]);
    let decided =
        fs::read_to_string(folder.join("in.jsonl")).unwrap().replace("\"suggested\"", "\"confirmed\"");
    fs::write(folder.join("gold.jsonl"), decided).unwrap();
    let figures = |args: &[&str]| -> Value {
        let outcome = good(galley(&folder, &[&["evaluate", "--json"], args].concat(), b""));
        serde_json::from_str(&outcome.out).unwrap()
    };
    let expected = figures(&["--gold", "gold.jsonl", "in.jsonl"]);
    assert_eq!(expected["direct"]["f1"], 1.0, "{expected}");
    let help = good(galley(&folder, &["help", "convert"], b"")).out;
    let formats = help.split_once("--from <FORMAT>").unwrap().1.split_once("[possible values: ").unwrap().1;
    let formats: Vec<&str> = formats.split_once(']').unwrap().0.split(", ").map(str::trim).collect();
    assert!(formats.len() >= 6, "{formats:?}");
    for format in formats {
        good(galley(&folder, &["convert", "gold.jsonl", "--to", format, "-o", format], b""));
        good(galley(
            &folder,
            &["convert", "in.jsonl", "--to", format, "-o", &format!("found-{format}")],
            b"",
        ));
        let found = format!("found-{format}");
        for args in [
            &["--gold", "gold.jsonl", "--from", format, found.as_str()][..],
            &["--gold", format, "--gold-from", format, "in.jsonl"],
        ] {
            let figures = figures(args);
            for name in ["direct", "mentions", "coref", "speaker", "cue", "roles", "documents"] {
                assert_eq!(figures[name], expected[name], "{format} {name} {figures}");
            }
        }
        let agreed = good(galley(&folder, &["agree", format, format, "--from", format, "--json"], b"")).out;
        let agreed: Value = serde_json::from_str(&agreed).unwrap();
        assert_eq!(
            (&agreed["documents"], &agreed["layers"]["quotes"]["alpha"]),
            (&json!(2), &json!(1.0)),
            "{format}"
        );
    }
}
