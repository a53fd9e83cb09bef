//! Who speaks, who acts, what is credited: counted over one document or many.
//!
//! [`Statistics`] takes documents in, one after the other, and keeps only counts: memory grows with the names, not with
//! the documents. [`Statistics::tables`] gives [`Table`]s, which are all that is drawn, shown or written. Pure and
//! deterministic: ties go by name, shares are whole numbers over whole numbers. What a person rejected does not count,
//! nor do duplicates.
//!
//! ```
//! use galley::document::{Document, DocumentId};
//! use galley::report::{Cell, Period, Statistics, TableId};
//! use galley::{intake, parse};
//!
//! let mut statistics = Statistics::new(Period::Year);
//! for (id, text) in [("a", "“It is cheap,” Lea Ott said."), ("b", "“It leaks,” Jo Hun said.")] {
//!     let incoming = intake::plain(text);
//!     let found = parse::parse(&incoming.text, &incoming.hints);
//!     statistics.add(&Document::suggested(DocumentId::new(id), incoming.text, &found));
//! }
//! let speakers = statistics.table(TableId::Speakers);
//! assert_eq!(speakers.id.columns()[..3], ["Speaker", "Type", "Words"]);
//! let first = &speakers.rows[0];
//! assert_eq!((first[0].shown(), first[2].count()), ("Lea Ott".to_owned(), Some(3)));
//! assert_eq!(first[3], Cell::Share { part: 3, whole: 5 });
//! ```

mod chart;
mod csv;
mod statistics;
mod tables;

pub use chart::{Colours, svg};
pub use statistics::{Period, Statistics};
pub use tables::{Cell, Table, TableId};
