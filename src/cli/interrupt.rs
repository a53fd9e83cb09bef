//! Ctrl-C (and SIGTERM): the program ends at once, but never in the middle of a line.
//!
//! Lines are written while a lock is held, and the program is only ended by whoever holds it.

use anyhow::{Context, Result};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a shell expects of a program that was interrupted: 128 and the number of the signal.
const STATUS: i32 = 130;

static WRITING: Mutex<()> = Mutex::new(());

/// From now on, an interruption waits until nothing is being written.
///
/// # Errors
/// The system takes no handler.
pub fn leave_whole_lines() -> Result<()> {
    ctrlc::set_handler(|| {
        let _undisturbed = undisturbed();
        std::process::exit(STATUS);
    })
    .context("cannot watch for Ctrl-C")
}

/// As long as this is held, nothing interrupts. What is written must also be flushed before it is let go.
pub fn undisturbed() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}
