//! Two annotators' documents of one text become one: where they differ, what is taken, and both names kept.
//!
//! [`rows()`] lists where the documents differ, in the order of the text, with what was decided already; [`take()`] is the
//! edit that takes one side of a difference, to be made in the first annotator's document like any other. What was
//! decided is kept in that document ([`Decision`](crate::document::Decision)), and nowhere else: whoever opens both
//! documents again goes on where they stopped, and undoing a step opens its difference again. Pure: neither document is
//! changed here.
//!
//! Compared is what counts, suggested or decided, never what was rejected. As in [`crate::measure::agreement`], ends
//! that differ only by marks, spaces and punctuation are the same. Not compared: where blocks begin and end (unless they
//! are captions), articles, repetitions, notes and attributes.

mod actors;
mod annotators;
mod differences;
mod rows;
mod side;
mod take;

pub use annotators::annotators;
pub use differences::{Difference, Field, What, differences};
pub use rows::{Row, Standing, rows};
pub use take::{choices, take};

#[cfg(test)]
mod tests;
