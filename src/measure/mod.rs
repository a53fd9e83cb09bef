//! How well what was found agrees with what a person says is right.
//!
//! [`Gold`] is what a person says; a `Document` is what was found. [`Scores`] counts over all documents together and gives
//! [`Figure`]s. One file per family of figures says what is counted and how. How far several people agree on the same
//! texts is counted in [`agreement`]. Pure: files are read by `formats`.
//!
//! Only the layers that the gold has are scored, and what a person rejected is left out of what was found.
//!
//! ```
//! use galley::document::{Document, DocumentId};
//! use galley::measure::{Figure, Gold, Scores};
//! use galley::{intake, parse};
//!
//! let incoming = intake::plain("“It is cheap,” Lea Ott said.");
//! let found = parse::parse(&incoming.text, &incoming.hints);
//! let found = Document::suggested(DocumentId::new("a"), incoming.text, &found);
//!
//! // What the parser says is taken for right here, so that everything is found.
//! let gold = Gold::of(&found, true);
//! let mut scores = Scores::default();
//! scores.add(&gold, Some(&found))?;
//! let figures = scores.figures();
//! let direct = figures.iter().find(|(name, _)| *name == "direct");
//! assert!(matches!(direct, Some((_, Figure::F1 { f1, gold: 1, .. })) if *f1 == 1.0));
//!
//! // A document that is missing has found nothing.
//! let mut scores = Scores::default();
//! scores.add(&gold, None)?;
//! assert_eq!(scores.documents(), (1, 0));
//! # Ok::<(), galley::measure::TextDiffers>(())
//! ```

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
pub(crate) use words::trimmed;

#[cfg(test)]
mod tests;
