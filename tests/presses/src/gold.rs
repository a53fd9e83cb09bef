//! The two ends: what is right, and a text about which nothing is known.

use anyhow::{Context, Result};
use galley::document::{BlockRole, Confidence, Document, DocumentId, SuggestedBlock, Suggestions};
use galley::formats::gold;
use galley::measure::Gold;
use galley::text::lines;
use std::sync::Arc;

/// The gold of a file.
///
/// # Errors
/// If it is none.
pub fn read(json: &str) -> Result<Gold> {
    gold::read(json).context("this is no gold")
}

/// A text whose lines are blocks of body, and nothing else.
pub fn scratch(text: &Arc<str>) -> Document {
    let blocks = lines(text).filter_map(|line| {
        let span = line.span.trimmed(text);
        let confidence = Confidence::percent(0);
        (!span.is_empty()).then_some(SuggestedBlock {
            span,
            role: BlockRole::Body,
            article: None,
            duplicate_of: None,
            confidence,
        })
    });
    let suggestions = Suggestions { blocks: blocks.collect(), ..Suggestions::default() };
    Document::suggested(DocumentId::new("scratch"), text.clone(), &suggestions)
}
