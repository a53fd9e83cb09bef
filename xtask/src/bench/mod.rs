//! `cargo xtask bench PART`: how fast each part of Galley is, beside how fast the machine is. Nothing is asserted.

mod page;
mod parser;

use anyhow::Result;

use crate::Session;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole parse, native and in Wasm.
    Parser,
    /// The page in a browser.
    Page,
}

impl Part {
    /// By the name that the command line has for it.
    pub fn named(name: &str) -> Option<Part> {
        match name {
            "parser" => Some(Part::Parser),
            "page" => Some(Part::Page),
            _ => None,
        }
    }
}

/// Measures one part, or all.
///
/// # Errors
/// Where it does not build or run.
pub fn run(session: &mut Session, part: Option<Part>) -> Result<()> {
    match part {
        Some(Part::Parser) => parser::run(session),
        Some(Part::Page) => page::run(session),
        None => {
            parser::run(session)?;
            page::run(session)
        }
    }
}
