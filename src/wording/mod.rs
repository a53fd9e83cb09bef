//! What people read of edits: the names of steps, why something was refused, what became of an annotation.
//!
//! `edit` says these as data, here they are put into words: the one place to look when such a sentence is changed, or
//! translated one day. (What the page says of itself stands in `web/messages`.) Changes nothing and decides nothing.
//!
//! A step's name is kept with the step: a journal holds it in the words of the release that did the step.

mod events;
mod excerpt;
mod refusals;
mod steps;

pub use events::event;
pub use steps::step_name;
