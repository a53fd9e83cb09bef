//! What the page draws.
