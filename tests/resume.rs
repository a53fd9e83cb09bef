//! `galley annotate` that is cut off, and goes on.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::{folder, galley, good};
use serde_json::json;
use std::fs;

const ARGS: [&str; 5] = ["annotate", "--jsonl", "in.jsonl", "-o", "out.jsonl"];

/// Texts, one of which is bad.
fn texts() -> String {
    let line = |n: usize| json!({"id": format!("n{n}"), "text": format!("Lea ran {n} times, she said.\n")});
    let mut lines: Vec<String> = (0..20).map(|n| line(n).to_string()).collect();
    lines.insert(5, "no JSON".to_owned());
    lines.join("\n")
}

#[test]
fn what_was_cut_off_anywhere_becomes_what_it_would_have_been() {
    let folder = folder("cut");
    fs::write(folder.join("in.jsonl"), texts()).unwrap();
    assert_eq!(galley(&folder, &ARGS, b"").status, 1);
    let whole = fs::read(folder.join("out.jsonl")).unwrap();
    let lines: Vec<usize> =
        whole.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at).collect();
    // Nothing; within the first line; at the end of a line before the bad text, and behind it; all but the last byte; all.
    for length in [0, 9, lines[4] + 1, lines[4] + 9, lines[11], lines[11] + 1, whole.len() - 1, whole.len()] {
        fs::write(folder.join("out.jsonl"), &whole[..length]).unwrap();
        let outcome = galley(&folder, &[&ARGS[..], &["--resume"]].concat(), b"");
        assert_eq!(outcome.status, 1, "the bad text is bad still: {}", outcome.err);
        assert_eq!(outcome.err, "galley: in.jsonl:6: column 1: not a JSON object\n");
        assert!(fs::read(folder.join("out.jsonl")).unwrap() == whole, "cut off at {length}");
    }
    fs::remove_file(folder.join("out.jsonl")).unwrap();
    galley(&folder, &[&ARGS[..], &["--resume"]].concat(), b"");
    assert!(fs::read(folder.join("out.jsonl")).unwrap() == whole, "not begun yet");
}

#[test]
fn an_output_of_other_texts_is_not_gone_on_with() {
    let folder = folder("other");
    let resume = [&ARGS[..], &["--resume"]].concat();
    fs::write(folder.join("in.jsonl"), texts().replace("no JSON", "")).unwrap();
    good(galley(&folder, &ARGS, b""));
    let before = fs::read(folder.join("out.jsonl")).unwrap();
    let complaint = |input: String| {
        fs::write(folder.join("in.jsonl"), input).unwrap();
        let outcome = galley(&folder, &resume, b"");
        assert!(fs::read(folder.join("out.jsonl")).unwrap() == before);
        (outcome.status, outcome.err)
    };
    let error = complaint(texts().replace("n19", "m19").replace("no JSON", ""));
    let expected =
        "galley: cannot resume: document 20 of the output is \"n19\", and text 20 of the input is \"m19\"\n";
    assert_eq!(error, (1, expected.to_owned()));
    let error = complaint(texts().lines().next().unwrap().to_owned());
    assert_eq!(error, (1, "galley: cannot resume: 20 documents are written, of 1 texts\n".to_owned()));

    fs::write(folder.join("out.jsonl"), "{}\n").unwrap();
    let outcome = galley(&folder, &resume, b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.starts_with("galley: out.jsonl:1: not a Galley document"), "{}", outcome.err);
}

#[test]
fn resuming_needs_a_file_in_galley_json() {
    let folder = folder("usage");
    fs::write(folder.join("in.jsonl"), texts()).unwrap();
    assert_eq!(galley(&folder, &["annotate", "--jsonl", "in.jsonl", "--resume"], b"").status, 2);
    let outcome = galley(&folder, &[&ARGS[..], &["--resume", "--to", "doccano"]].concat(), b"");
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("only Galley JSON can be resumed"), "{}", outcome.err);
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = folder("itself");
    fs::write(folder.join("in.jsonl"), texts()).unwrap();
    let outcome = galley(&folder, &["annotate", "--jsonl", "in.jsonl", "-o", "./in.jsonl"], b"");
    assert_eq!(outcome.status, 1);
    assert!(outcome.err.contains("is also read"), "{}", outcome.err);
    assert_eq!(fs::read_to_string(folder.join("in.jsonl")).unwrap(), texts());
}

/// Interrupted as Ctrl-C does, again and again at other moments, it leaves whole lines and can go on to the end.
#[cfg(unix)]
#[test]
fn an_interruption_leaves_whole_lines() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let folder = folder("interrupted");
    let text =
        "“It will stand,” Lea Ott said on Monday. Jo Hun, an engineer, warned that it leaks.\n".repeat(40);
    let line = |n: usize| format!("{}\n", json!({"id": format!("n{n}"), "text": text}));
    fs::write(folder.join("in.jsonl"), (0..3000).map(line).collect::<String>()).unwrap();
    let mut interrupted = 0;
    for wait in [300, 500, 700] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_galley"))
            .args(ARGS)
            .arg("--resume")
            .current_dir(&folder)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        interrupted += usize::from(child.wait().unwrap().code() == Some(130));
        let output = fs::read_to_string(folder.join("out.jsonl")).unwrap_or_default();
        assert!(output.is_empty() || output.ends_with("}\n"));
        for (n, line) in output.lines().enumerate() {
            assert!(line.starts_with(r#"{"format":"galley""#) && line.contains(&format!(r#""id":"n{n}""#)));
        }
    }
    assert!(interrupted > 0, "it was always done before");
}
