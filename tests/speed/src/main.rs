//! How long the whole parse of each given file takes: `NAME BYTES SECONDS` a line, the best of several runs,
//! since whatever else the machine does only adds to a run.
//!
//! The first line is of a fixed integer loop, by which one machine is compared with another. Run by
//! `cargo xtask bench parser`, which makes the files.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Enough runs that a text of any size is parsed for about this long.
const SECONDS: f64 = 1.5;

fn main() {
    println!("loop 0 {}", best(integers));
    for file in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&file) else {
            eprintln!("cannot read {file}");
            std::process::exit(1);
        };
        let incoming = galley::intake::plain(&text);
        let parse = || drop(black_box(galley::parse::parse(black_box(&incoming.text), &incoming.hints)));
        let name = Path::new(&file).file_stem().unwrap_or_default().to_string_lossy();
        println!("{name} {} {}", text.len(), best(parse));
    }
}

/// A hundred million steps of a xorshift generator.
fn integers() {
    let mut state = black_box(0x9e37_79b9_u32);
    for _ in 0..100_000_000 {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
    }
    black_box(state);
}

/// In seconds; of three runs at least.
fn best(run: impl Fn()) -> f64 {
    let mut seconds = Vec::new();
    let began = Instant::now();
    while seconds.len() < 3 || began.elapsed().as_secs_f64() < SECONDS {
        let start = Instant::now();
        run();
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.into_iter().fold(f64::INFINITY, f64::min)
}
