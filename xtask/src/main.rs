//! `cargo xtask …`: builds, serves, tests, checks and measures Galley; each command sets up what it needs.
//!
//! This file only chooses the command; each command is a file of its own.

use std::process::ExitCode;

use xtask::{
    Session, bench, check, keys, lexicon, notice, proofs, score, serve, shots, site, spark, test, words,
};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [PORT]   set everything up, build the page and serve it here; builds again when a source changes
  test           set everything up and run every test, the browser's too
  proofs         readers that are not ours read what Galley writes, format by format
  spark          the example for Spark, on a Spark on this machine
  build          the static site into dist/, to be copied to any host, under any path
  check          formatting, NOTICE, words in literals, lints, the pure core, documentation; warnings are errors
  score          the command line over the gold and the corpora of ../shared, as one table
  bench [PART]   how fast a part is, beside how fast this machine is; parts: parser, page
  lexicon        makes the lists of names and places anew from their packages
  notice         writes NOTICE anew, from the heads of the lists, the cards of the weights and the crates
  keys           presses from suggestions to gold, and from scratch, by kind of correction
  words [ROOM]   how many words the literals of each room hold, or which those of a room are
  shots          pictures of the page, wide and narrow, light and dark, into target/shots; the README's into docs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut session = Session::new();
    let result = match words.as_slice() {
        ["serve"] => serve::run(&mut session, serve::PORT),
        ["serve", port] => match port.parse() {
            Ok(port) => serve::run(&mut session, port),
            Err(_) => return usage(),
        },
        ["test"] => test::run(&mut session),
        ["build"] => site::build(&mut session),
        ["proofs"] => proofs::run(&mut session),
        ["spark"] => spark::run(&mut session),
        ["check"] => check::run(&mut session),
        ["score"] => score::run(&mut session),
        ["bench"] => bench::run(&mut session, None),
        ["bench", part] => match bench::Part::named(part) {
            Some(part) => bench::run(&mut session, Some(part)),
            None => return usage(),
        },
        ["lexicon"] => lexicon::run(&mut session),
        ["notice"] => session.step("writing NOTICE", notice::run),
        ["keys"] => keys::run(&mut session),
        ["words"] => words::list(None),
        ["words", room] => words::list(Some(room)),
        ["shots"] => shots::run(&mut session),
        _ => return usage(),
    };
    match result.and_then(|()| session.finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
