//! Who speaks, who acts, what is credited: counted over one document or many.
//!
//! [`Statistics`] takes documents in, one after the other, and keeps only counts: memory grows with the names, not with
//! the documents. [`Statistics::tables`] gives [`Table`]s, which are all that is drawn, shown or written. Pure and
//! deterministic: ties go by name, shares are whole numbers over whole numbers. What a person rejected does not count,
//! nor do duplicates.

mod chart;
mod csv;
mod statistics;
mod tables;

pub use chart::{Colours, svg};
pub use statistics::{Period, Statistics};
pub use tables::{Cell, Table, TableId};
