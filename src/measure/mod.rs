//! How well what was found agrees with what a person says is right.
//!
//! [`Gold`] is what a person says; a `Document` is what was found. [`Scores`] counts over all documents together and gives
//! [`Figure`]s. One file per family of figures says what is counted and how. How far several people agree on the same
//! texts is counted in [`agreement`]. Pure: files are read by `formats`.
//!
//! Only the layers that the gold has are scored, and what a person rejected is left out of what was found.

pub mod agreement;
mod blocks;
mod calibration;
mod captions;
mod coref;
mod direct;
mod figure;
mod found;
mod gold;
mod mentions;
mod misses;
mod quotes;
mod reported;
mod scores;
mod words;

pub use calibration::{Bin, Reliability};
pub use figure::Figure;
pub use gold::{Gold, GoldBlock, GoldCaption, GoldMention, GoldQuote};
pub use misses::Miss;
pub use scores::{Scores, TextDiffers};
#[cfg(feature = "learn")]
pub(crate) use words::trimmed;

#[cfg(test)]
mod tests;
