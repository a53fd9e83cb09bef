//! What `galley help` says, whole: whoever changes an option sees how it reads.
//!
//! After a change that reads well: `GALLEY_ACCEPT=1 cargo test --test help`.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

mod program;

use program::{folder, galley, good};
use std::fs;

const COMMANDS: [&str; 6] = ["annotate", "convert", "evaluate", "agree", "stats", "schema"];

#[test]
fn help_of_every_command_reads_as_it_did() {
    let folder = folder("help");
    let help = |args: &[&str]| good(galley(&folder, args, b"")).out;
    let mut all = format!("$ galley --help\n{}", help(&["--help"]));
    for command in COMMANDS {
        all += &format!("\n$ galley help {command}\n{}", help(&["help", command]));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/help.txt");
    if std::env::var_os("GALLEY_ACCEPT").is_some() {
        fs::write(path, &all).unwrap();
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    for (n, (before, now)) in before.lines().zip(all.lines()).enumerate() {
        assert_eq!(before, now, "line {} of tests/help.txt", n + 1);
    }
    assert_eq!(before, all);
}

#[test]
fn no_command_is_without_help() {
    let help = good(galley(&folder("commands"), &["--help"], b"")).out;
    let listed: Vec<&str> = (help.lines().skip_while(|line| *line != "Commands:").skip(1))
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert_eq!(listed, COMMANDS);
}
