//! Moving the ends of an annotation.

use super::Desk;
use crate::document::Target;
use crate::edit::Edit;
use crate::text::Span;
use crate::web::keymap::EndMove;
use crate::web::selection::{next_word_start, previous_word_end, word_after, word_before};

/// The ends of an annotation, while a person moves them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Whose they are.
    pub target: Target,
    /// From the first to the last character, as it would be.
    pub span: Span,
    /// Whether the start is what moves.
    pub start_active: bool,
}

impl Ends {
    /// The same with the active end moved by a word, or by a character; inside its block, and never past the other.
    pub fn moved(&self, desk: &Desk, back: bool, fine: bool) -> Ends {
        let text = &*desk.document.text;
        let at = if self.start_active { self.span.start() } else { self.span.end() };
        let block = desk.plan.block_at(at).map_or(Span::whole(text), |block| block.span);
        let to = match (fine, back, self.start_active) {
            (true, true, _) => at.checked_sub(1).map_or(0, |at| Span::around(text, at, at).start()),
            (true, false, _) => Span::around(text, at, (at + 1).min(text.len())).end(),
            (false, true, true) => word_before(text, block, at),
            (false, false, true) => next_word_start(text, block, at),
            (false, true, false) => previous_word_end(text, block, at),
            (false, false, false) => word_after(text, block, at),
        };
        let to = to.clamp(block.start(), block.end());
        let span = if self.start_active {
            (to < self.span.end()).then(|| Span::around(text, to, self.span.end()))
        } else {
            (self.span.start() < to).then(|| Span::around(text, self.span.start(), to))
        };
        Ends { span: span.unwrap_or(self.span), ..self.clone() }
    }
}

impl Desk {
    /// The ends of an annotation; `None` where it has none of its own.
    pub fn ends_of(&self, target: &Target) -> Option<Ends> {
        let span = match target {
            Target::Mention(id) => self.document.mention(id)?.span,
            Target::Quote(id) => {
                let spans = &self.document.quote(id)?.spans;
                spans.first()?.join(*spans.last()?)
            }
            _ => return None,
        };
        Some(Ends { target: target.clone(), span, start_active: false })
    }

    /// The annotation whose ends a person means who selected these words: the chosen one if it shares words with them,
    /// else the one that shares most.
    pub(super) fn meant_by(&self, words: Span) -> Option<Ends> {
        let shared = |ends: &Ends| ends.span.intersection(words).map_or(0, Span::len);
        let chosen = self.chosen.as_ref().and_then(|chosen| self.ends_of(chosen));
        if let Some(ends) = chosen.filter(|ends| shared(ends) > 0) {
            return Some(ends);
        }
        let marks = self.plan.marks.iter().filter(|mark| mark.is_annotation() && mark.span.overlaps(words));
        let ends = marks.filter_map(|mark| self.ends_of(&mark.target()));
        // Of two that share as much, the one that differs least.
        ends.max_by_key(|ends| (shared(ends), std::cmp::Reverse(ends.span.len())))
    }

    /// The ends after one of them was moved by a word.
    pub fn ends_moved(&self, target: &Target, way: EndMove) -> Option<Ends> {
        let ends = self.ends_of(target)?;
        let (start_active, back) = match way {
            EndMove::StartBack => (true, true),
            EndMove::StartOn => (true, false),
            EndMove::EndBack => (false, true),
            EndMove::EndOn => (false, false),
        };
        Some(Ends { start_active, ..ends }.moved(self, back, false))
    }

    /// What makes an annotation end so.
    pub fn edit_of(&self, ends: &Ends) -> Option<Edit> {
        match &ends.target {
            Target::Mention(mention) => {
                Some(Edit::SetMentionSpan { mention: mention.clone(), span: ends.span })
            }
            Target::Quote(quote) => {
                let spans = stretched(&self.document.text, &self.document.quote(quote)?.spans, ends.span);
                Some(Edit::SetQuoteSpans { quote: quote.clone(), spans })
            }
            _ => None,
        }
    }
}

/// The spans of a quote that reaches from the start to the end of `whole`: what lies outside goes.
fn stretched(text: &str, spans: &[Span], whole: Span) -> Vec<Span> {
    let mut kept: Vec<Span> = spans.iter().filter_map(|span| span.intersection(whole)).collect();
    if let Some(first) = kept.first_mut() {
        *first = Span::around(text, whole.start(), first.end());
    }
    if let Some(last) = kept.last_mut() {
        *last = Span::around(text, last.start(), whole.end());
    }
    if kept.is_empty() { vec![whole] } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::web::sample::{self, TEXT, span};

    fn desk() -> Desk {
        Desk::new(sample::document(), History::default(), false, String::new())
    }

    #[test]
    fn ends_move_by_words_and_by_characters_and_stay_in_their_block() {
        let desk = desk();
        let quote = desk.target("q1").unwrap();
        let ends = desk.ends_of(&quote).unwrap();
        assert_eq!(ends.moved(&desk, false, false).span.of(TEXT), "“It holds 👍,” Mayor");
        assert_eq!(ends.moved(&desk, true, true).span.of(TEXT), "“It holds 👍,");
        let start = Ends { start_active: true, ..ends.clone() };
        assert_eq!(start.moved(&desk, true, false).span, ends.span, "the block begins here");
        assert_eq!(start.moved(&desk, false, false).span.of(TEXT), "It holds 👍,”");
        let mention = desk.target("m2").unwrap();
        let earlier = desk.ends_moved(&mention, EndMove::StartBack).unwrap();
        assert_eq!(earlier.span.of(TEXT), "Mayor Lena Holt");
    }

    #[test]
    fn a_quote_of_two_spans_keeps_its_gap() {
        let (first, second) = (span("Pier Opens"), span("The new pier"));
        let whole = Span::around(TEXT, first.start() + 5, second.end() + 3);
        let spans: Vec<_> = stretched(TEXT, &[first, second], whole).iter().map(|s| s.of(TEXT)).collect();
        assert_eq!(spans, ["Opens", "The new pier in"]);
    }
}
