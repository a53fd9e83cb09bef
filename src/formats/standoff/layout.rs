//! A text from its first to its last character, as formats for reading lay it out: articles, blocks, what is between.

use crate::document::{Article, Block, Document};
use crate::text::Span;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats) enum Laid<'d> {
    /// An article begins.
    Begins(&'d Article),
    /// The article ends that began last.
    Ends,
    /// A block.
    Block(&'d Block),
    /// What no block covers: line ends, other white space, and all of the text where blocks were not annotated.
    Between(Span),
}

/// All of the text, once.
pub(in crate::formats) fn layout(document: &Document) -> Vec<Laid<'_>> {
    let text = &*document.text;
    let mut all = Vec::new();
    let mut open = None;
    let mut from = 0;
    let between = |from, to| Span::new(text, from, to).filter(|span| !span.is_empty()).map(Laid::Between);
    for block in &document.blocks {
        let article = block.article.as_ref().and_then(|id| document.article(id));
        let changes = article.map(|article| &article.id) != open;
        if changes && open.is_some() {
            all.push(Laid::Ends);
        }
        all.extend(between(from, block.span.start()));
        if changes {
            all.extend(article.map(Laid::Begins));
            open = article.map(|article| &article.id);
        }
        all.push(Laid::Block(block));
        from = block.span.end();
    }
    if open.is_some() {
        all.push(Laid::Ends);
    }
    all.extend(between(from, text.len()));
    all
}
