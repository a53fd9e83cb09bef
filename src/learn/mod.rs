//! Corpora → weights. Native only; the parser reads what comes out, and nothing here runs when a text is parsed.
//!
//! Deterministic for a seed. Fitting may use floating point, what is written is whole numbers. No text of a corpus is
//! kept: features are hashes. It reads no file and prints nothing; the command line does.

mod crf;
mod headlines;
mod logistic;
pub mod names;
pub mod reported;

use crate::parse::LanguageChoice;

/// The language of the corpora, and so of the weights.
const LANGUAGE: &str = "en";

fn language() -> LanguageChoice {
    LanguageChoice::Set(LANGUAGE.to_owned())
}

/// How the fitting goes.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// For the order in which texts are gone through.
    pub seed: u64,
    /// Rounds over all of them.
    pub rounds: usize,
    /// A feature seen less often is left out.
    pub least: u32,
    /// Of a hundred features, how many are left out each time while fitting.
    pub dropout: u64,
}
