//! One run of a command: what it does, how long each step took, and what had to be skipped.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// What happened so far in this run.
pub struct Session {
    began: Instant,
    skipped: Vec<String>,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// Begins a run.
    pub fn new() -> Self {
        Self { began: Instant::now(), skipped: Vec::new() }
    }

    /// Does one named step, and prints its name before and its time after.
    pub fn step<T>(&self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        eprintln!("▸ {name}");
        let began = Instant::now();
        let result = work().with_context(|| name.to_owned());
        let outcome = if result.is_ok() { "done in" } else { "failed after" };
        eprintln!("  {outcome} {:.1} s", began.elapsed().as_secs_f64());
        result
    }

    /// Runs one program as a step; it fails where the program does.
    pub fn run(&self, name: &str, command: &mut Command) -> Result<()> {
        self.step(name, || succeed(command))
    }

    /// Notes that a part was left out, and why; under CI that makes the run fail at its end.
    pub fn skip(&mut self, part: &str, why: &str) {
        eprintln!("▸ skipped: {part}: {why}");
        self.skipped.push(part.to_owned());
    }

    /// Ends the run: names what was skipped.
    ///
    /// # Errors
    /// Under CI, when anything was skipped.
    pub fn finish(self) -> Result<()> {
        eprintln!("▸ all of it took {:.1} s", self.began.elapsed().as_secs_f64());
        if self.skipped.is_empty() {
            return Ok(());
        }
        let parts = self.skipped.join(", ");
        if ci() {
            bail!("skipped, and under CI a skip is a failure: {parts}");
        }
        eprintln!("▸ skipped: {parts}");
        Ok(())
    }
}

/// Whether this is a run of continuous integration.
pub fn ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| value == "true" || value == "1")
}

/// Runs a program to its end.
///
/// # Errors
/// Where it cannot be started or does not succeed.
pub fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{:?} ended with {status}", command.get_program());
    }
    Ok(())
}

/// The standard output of a program, or nothing where it cannot be run or fails.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Cargo, run at the root of the repository.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(crate::root()).args(arguments);
    command
}
