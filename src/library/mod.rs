//! Many documents: what the list shows of each, which of them are wanted, in which order, how far all of them are.
//!
//! Works on [`Summary`]s, so that a library of thousands needs no document; the texts that a search looks into are kept
//! in [`Texts`] by whoever can read them. Pure: nothing here reads or deletes a document.

mod amendment;
mod progress;
mod split;
mod summary;
mod texts;
mod view;

pub use amendment::Amendment;
pub use progress::Progress;
pub use split::{SplitError, split};
pub use summary::{Summary, listed};
pub use texts::Texts;
pub use view::{Order, Show, View, labels};
