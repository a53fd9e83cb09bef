//! The article that comes with the page, for whoever wants to see before they paste. It is made up.

/// Its text.
pub const TEXT: &str = include_str!("example.txt");
