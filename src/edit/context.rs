//! What the parser is given to look at a passage again: the article that holds it, or as much of the text around it as
//! it needs to know who is who.

use crate::document::{BlockId, BlockRole, Document};
use crate::intake::{Hints, Incoming};
use crate::text::Span;

/// Bytes around a passage that are looked at on either side, at most.
const AROUND: usize = 32 * 1024;

/// The text around these blocks, with its language, the roles that its blocks have, and the byte where it begins in the document.
/// `None` where none of the blocks is there.
///
/// [`Edit::FindAgain`](super::Edit::FindAgain) takes what the parser finds in it.
pub fn context(document: &Document, blocks: &[BlockId]) -> Option<(usize, Incoming)> {
    let wanted = document.blocks.iter().filter(|block| blocks.contains(&block.id));
    let passage = wanted.clone().map(|block| block.span).reduce(Span::join)?;
    let mut whole: Option<Span> = None;
    for block in wanted {
        let article = block.article.as_ref().and_then(|id| document.article(id));
        let held = article.map_or(Span::whole(&document.text), |article| article.span);
        whole = Some(whole.map_or(held, |whole| whole.join(held)));
    }
    let whole = whole?;
    let near = Span::around(
        &document.text,
        passage.start().saturating_sub(AROUND).max(whole.start()),
        (passage.end() + AROUND).min(whole.end()),
    );
    let held = document.blocks.iter().filter(|block| near.contains(block.span));
    let span = held.clone().map(|block| block.span).reduce(Span::join)?;
    let roles = held
        .map(|block| {
            let (start, end) = (block.span.start() - span.start(), block.span.end() - span.start());
            // What is said in a repetition is annotated where it stands first.
            let role = if block.duplicate_of.is_some() { BlockRole::Boilerplate } else { block.role };
            (Span::around(span.of(&document.text), start, end), role)
        })
        .collect();
    let hints = Hints { roles, language: Some(document.language.clone()) };
    Some((span.start(), Incoming { text: span.of(&document.text).into(), hints }))
}
