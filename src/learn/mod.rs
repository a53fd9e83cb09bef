//! Corpora → weights. Native only; the parser reads what comes out, and nothing here runs when a text is parsed.
//!
//! Deterministic for a seed. Fitting may use floating point, what is written is whole numbers. No text of a corpus is
//! kept: features are hashes. It reads no file and prints nothing; the command line does.

mod crf;
mod headlines;
mod logistic;
pub mod names;
pub mod reported;
