//! The parser, seen from the page: a program of its own (`bin/parser.rs`), which runs in a worker, or on the page where
//! no worker will.
//!
//! The page's own Wasm must hold no parser and no weights, so nothing that the page calls may call `crate::parse`'s
//! functions: [`ParserClient`] only sends text to the other program and gets suggestions back ([`protocol`]). [`Desk`]
//! is what that program does with a message; it is for `bin/parser.rs` alone.
//!
//! A parse ends early in one way: its future is dropped. A worker that was at it is terminated with it, and on the
//! page nobody asks for the next slice. So messages need no job numbers, and no reply can come too late.

mod desk;
pub mod protocol;

#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
mod failure;
#[cfg(target_arch = "wasm32")]
mod on_page;
#[cfg(target_arch = "wasm32")]
mod site;
#[cfg(target_arch = "wasm32")]
mod thread;

pub use desk::{Desk, SLICE_MILLISECONDS};

#[cfg(target_arch = "wasm32")]
pub use client::{ParserClient, suggested};
#[cfg(target_arch = "wasm32")]
pub use failure::ParseFailure;
