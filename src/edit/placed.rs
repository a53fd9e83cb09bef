//! Where annotations stand: all spans of a document, whoever holds them, so that they can follow when the text changes.
//!
//! What the parser had proposed before is among them: it is to be found again when a decision is taken back.

use crate::document::{Article, Block, Caption, Decision, Document, Former, Mention, Quote, Record};
use crate::text::Span;
use std::sync::Arc;

/// An annotation with a place in the text.
pub(super) trait Placed {
    /// Its own spans.
    fn own_spans(&mut self, see: &mut dyn FnMut(&mut Span));
    /// What it was proposed to be.
    fn proposal(&mut self) -> &mut Record;

    /// All spans that it holds.
    fn each_span(&mut self, see: &mut dyn FnMut(&mut Span)) {
        self.own_spans(see);
        let Some(origin) = &mut self.proposal().origin else { return };
        let Former { spans, cue, credit, .. } = &mut origin.former;
        spans.iter_mut().flatten().for_each(&mut *see);
        cue.iter_mut().flatten().for_each(&mut *see);
        credit.iter_mut().flatten().for_each(&mut *see);
    }

    /// Whether one of its spans begins or ends there, ends included.
    fn has_end_in(&self, part: Span) -> bool
    where
        Self: Clone,
    {
        let mut found = false;
        let within = |position: usize| part.start() <= position && position <= part.end();
        self.clone().each_span(&mut |span| found |= within(span.start()) || within(span.end()));
        found
    }
}

macro_rules! placed {
    ($item:ident, |$this:ident, $see:ident| $spans:expr) => {
        impl Placed for $item {
            fn own_spans(&mut self, $see: &mut dyn FnMut(&mut Span)) {
                let $this = self;
                $spans
            }

            fn proposal(&mut self) -> &mut Record {
                &mut self.record
            }
        }
    };
}

placed!(Article, |article, see| see(&mut article.span));
placed!(Block, |block, see| see(&mut block.span));
placed!(Mention, |mention, see| see(&mut mention.span));
placed!(Caption, |caption, see| if let Some(credit) = &mut caption.credit {
    see(&mut credit.span)
});
placed!(Quote, |quote, see| {
    quote.spans.iter_mut().for_each(&mut *see);
    quote.quoted.iter_mut().for_each(&mut *see);
    quote.cue.iter_mut().for_each(&mut *see);
});

/// The spans of what was decided between two annotators.
fn each_span_of(decision: &mut Decision, see: &mut dyn FnMut(&mut Span)) {
    see(&mut decision.span);
    let sides = [&mut decision.first, &mut decision.second];
    sides.into_iter().flatten().flat_map(|side| &mut side.spans).for_each(see);
}

/// Whether what was decided begins or ends there, ends included.
pub(super) fn decided_in(decision: &Decision, part: Span) -> bool {
    let mut found = false;
    let within = |position: usize| part.start() <= position && position <= part.end();
    each_span_of(&mut decision.clone(), &mut |span| found |= within(span.start()) || within(span.end()));
    found
}

/// Moves both ends of every span of the document, in its text as it is now.
pub(super) fn move_all(document: &mut Document, moved: impl Fn(usize) -> usize) {
    let text: Arc<str> = document.text.clone();
    let mut see = |span: &mut Span| *span = Span::around(&text, moved(span.start()), moved(span.end()));
    document.articles.iter_mut().for_each(|article| article.each_span(&mut see));
    document.blocks.iter_mut().for_each(|block| block.each_span(&mut see));
    document.captions.iter_mut().for_each(|caption| caption.each_span(&mut see));
    document.mentions.iter_mut().for_each(|mention| mention.each_span(&mut see));
    document.quotes.iter_mut().for_each(|quote| quote.each_span(&mut see));
    document.adjudication.iter_mut().for_each(|decision| each_span_of(decision, &mut see));
}
