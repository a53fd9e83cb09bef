//! What the page draws.

pub mod parts;
