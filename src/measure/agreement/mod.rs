//! How far people who annotated the same texts agree, beyond what chance would give; and where they do not.
//!
//! [`Agreement`] counts documents, one of each annotator at a time, and gives the [`Figures`] of each layer;
//! [`differences()`] names what is not the same in two documents. One file per coefficient says where its formula comes
//! from and holds the worked examples it was published with. Pure, and blind to who is right: for that there is gold.
//!
//! Compared is what people decided or, where asked for, also what nobody has looked at; never what was rejected. Spans
//! that differ only by marks, spaces and punctuation at their ends are the same.

mod differences;
mod figures;
mod items;
mod kappa;
mod likest;
mod nominal;
mod overlap;
mod unitizing;

use crate::document::Layer;

pub use differences::{Difference, Sides, What, differences};
pub use figures::{Agreement, Figures, NotTheSameText, PairFigures};
pub use items::{Counted, Item};
pub use kappa::Confusion;
pub(crate) use likest::{Paired, paired};
pub use nominal::Coincidences;
pub use unitizing::{Continuum, Unit};

/// What is compared, in the order in which it is shown.
pub const LAYERS: [Layer; Layer::ALL.len()] = Layer::ALL;
