//! Documents ⇄ files: each format has its own serialised shape and converts.
//!
//! Code points and UTF-16 exist only here (and in the DOM); inside, positions are bytes. Nothing here opens a file:
//! text comes in and goes out as strings. Reading can fail, and says where.

pub mod doccano;
mod error;
#[cfg(test)]
mod exports_test;
pub mod galley;
pub mod gold;
mod many;
mod points;
mod standoff;
pub mod texts;

pub use error::{Place, ReadError};
pub use many::{Entry, read_many};
