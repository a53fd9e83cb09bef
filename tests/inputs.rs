//! What `galley annotate` reads: folders, lines, tables, pages, and what is packed.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::packed::{gzip, zip};
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

const PAGE: &str =
    "<html><head><title>x</title><script>alert(1)</script></head><body><h1>Town Buys Bridge</h1>
    <figure><img src=x><figcaption>The bridge at dawn. (AP)</figcaption></figure>
    <p>“It is <b>cheap</b>,” Mayor Lea Ott said.</p><p>It opens in May.</p></body></html>";

#[test]
fn a_page_is_read_as_a_reader_sees_it_with_what_its_elements_say() {
    let folder = folder("page");
    fs::write(folder.join("p.html"), PAGE).unwrap();
    for (args, input, id) in
        [(vec!["annotate", "p.html"], "", "p.html"), (vec!["annotate", "--as", "html"], PAGE, "stdin:1")]
    {
        let outcome = good(galley(&folder, &args, input.as_bytes()));
        let text = "Town Buys Bridge\n\nThe bridge at dawn. (AP)\n\n“It is cheap,” Mayor Lea Ott said.\n\nIt opens in May.\n";
        assert_eq!(read(&outcome), pairs(&[(id, text)]));
        let document = &outcome.documents()[0];
        let roles: Vec<_> = document["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|block| block["role"].as_str().unwrap())
            .collect();
        assert_eq!(roles, ["headline", "caption", "body", "body"]);
    }
}

#[test]
fn what_kind_of_text_comes_in_can_be_said() {
    let folder = folder("kinds");
    fs::write(folder.join("t.dat"), "id,text\na,One.\n").unwrap();
    assert_eq!(
        read(&good(galley(&folder, &["annotate", "--as", "csv", "t.dat"], b""))),
        pairs(&[("a", "One.")])
    );
    let table = b"text\nOne.\n";
    assert_eq!(
        read(&good(galley(&folder, &["annotate", "--as", "csv"], table))),
        pairs(&[("stdin:2", "One.")])
    );
    let outcome = galley(&folder, &["annotate", "--as", "csv", "--jsonl"], table);
    assert_eq!(outcome.status, 2);
}

#[test]
fn gzip_is_read_as_what_is_in_it() {
    let folder = folder("gzip");
    fs::create_dir(folder.join("in")).unwrap();
    let lines = "{\"id\": \"one\", \"text\": \"1.\"}\n{\"text\": \"2.\"}\n";
    for (name, content) in [
        ("in/a.jsonl.gz", lines),
        ("in/b.txt.gz", "B."),
        ("in/c.csv.GZ", "text\nC.\n"),
        ("in/d.html.gz", "<p>D.</p>"),
        ("in/e.png.gz", "no text"),
    ] {
        fs::write(folder.join(name), gzip(content.as_bytes())).unwrap();
    }
    let expected = pairs(&[
        ("one", "1."),
        ("in/a.jsonl.gz:2", "2."),
        ("in/b.txt.gz", "B."),
        ("in/c.csv.GZ:2", "C."),
        ("in/d.html.gz", "D.\n"),
    ]);
    assert_eq!(read(&good(galley(&folder, &["annotate", "in"], b""))), expected);
    // Standard input says by its first bytes that it is packed. Two archives laid end to end are one.
    let twice = [gzip(lines.as_bytes()), gzip(b"{\"text\": \"3.\"}\n")].concat();
    let expected = pairs(&[("one", "1."), ("stdin:2", "2."), ("stdin:3", "3.")]);
    assert_eq!(read(&good(galley(&folder, &["annotate", "--jsonl"], &twice))), expected);
}

#[test]
fn a_zip_is_read_like_a_folder_and_its_names_lead_nowhere() {
    let folder = folder("zip");
    fs::write(folder.join("x.txt"), "outside").unwrap();
    fs::create_dir(folder.join("in")).unwrap();
    let archive = zip(&[
        ("b.txt", b"B."),
        ("deep/a.jsonl", b"{\"id\": \"one\", \"text\": \"1.\"}\nno\n"),
        ("../x.txt", b"Inside."),
        ("/etc/y.txt", b"Y."),
        ("p\x1b[2J.html", b"<p>P.</p>"),
        ("picture.png", b"\x89PNG"),
        ("__MACOSX/b.txt", b"junk"),
        (".hidden/c.txt", b"C."),
    ]);
    fs::write(folder.join("in/news.zip"), &archive).unwrap();
    let outcome = galley(&folder, &["annotate", "in"], b"");
    let expected = |name: &str| {
        let at = |file: &str| format!("{name}/{file}");
        let [x, y, b, p] = ["../x.txt", "/etc/y.txt", "b.txt", "p\u{fffd}[2J.html"].map(at);
        pairs(&[(&x, "Inside."), (&y, "Y."), (&b, "B."), ("one", "1."), (&p, "P.\n")])
    };
    assert_eq!((outcome.status, read(&outcome)), (1, expected("in/news.zip")));
    assert!(outcome.err.starts_with("galley: in/news.zip/deep/a.jsonl:2: "), "{}", outcome.err);
    assert_eq!(outcome.err.lines().count(), 1);
    assert_eq!(read(&galley(&folder, &["annotate"], &archive)), expected("stdin"));
    // Nothing was unpacked anywhere.
    assert_eq!(fs::read_to_string(folder.join("x.txt")).unwrap(), "outside");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn archives_that_grow_too_large_are_refused_and_the_rest_is_read() {
    let folder = folder("bombs");
    let spaces = vec![b' '; 10_000_000];
    fs::write(folder.join("a.txt.gz"), gzip(&spaces)).unwrap();
    fs::write(folder.join("b.zip"), zip(&[("b.txt", &spaces)])).unwrap();
    // What says that it is small: the size at its end is that of a small piece behind the large one.
    fs::write(folder.join("c.txt.gz"), [gzip(&spaces), gzip(b"small")].concat()).unwrap();
    fs::write(folder.join("d.zip"), b"PK\x03\x04 no archive").unwrap();
    fs::write(folder.join("e.zip"), zip(&[("e.png", b"x")])).unwrap();
    fs::write(folder.join("f.txt.gz"), b"\x1f\x8b no archive").unwrap();
    fs::write(folder.join("g.txt"), "G.").unwrap();
    let outcome = galley(&folder, &["annotate", "."], b"");
    assert_eq!((outcome.status, read(&outcome)), (1, pairs(&[("./g.txt", "G.")])));
    let large = "unpacks to more than 100 times its size, and is not read; unpack it yourself and read the files, if you trust it";
    let expected = [
        format!("galley: ./a.txt.gz: {large}"),
        format!("galley: ./b.zip: {large}"),
        format!("galley: ./c.txt.gz: {large}"),
        "galley: ./d.zip: is no zip archive that can be read".to_owned(),
        "galley: ./e.zip: holds no file that can be read here".to_owned(),
        "galley: ./f.txt.gz: ".to_owned(),
    ];
    let lines: Vec<_> = outcome.err.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{}", outcome.err);
    for (line, expected) in lines.iter().zip(&expected) {
        assert!(line.starts_with(expected.as_str()), "{line}");
    }
    for bomb in [gzip(&spaces), zip(&[("b.txt", &spaces)])] {
        let outcome = galley(&folder, &["annotate"], &bomb);
        assert_eq!((outcome.status, outcome.out.as_str()), (1, ""));
        assert!(outcome.err.contains(large), "{}", outcome.err);
    }
}

#[test]
fn archives_over_200_mb_are_refused_however_little_they_are_packed() {
    let folder = folder("large");
    // Noise, so that it packs badly, until it is too large.
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b' ' + ((state >> 24) % 64) as u8
    };
    let piece: Vec<u8> = (0..1_000_000).map(|_| noise()).collect();
    let packed = gzip(&piece);
    let all: Vec<u8> = packed.iter().copied().cycle().take(packed.len() * 201).collect();
    fs::write(folder.join("a.txt.gz"), all).unwrap();
    let outcome = galley(&folder, &["annotate", "a.txt.gz"], b"");
    assert_eq!((outcome.status, outcome.out.as_str()), (1, ""));
    assert!(
        outcome.err.starts_with("galley: a.txt.gz: unpacks to more than 200 MB, and is not read"),
        "{}",
        outcome.err
    );
}
