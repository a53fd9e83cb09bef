//! What is chosen, put as classes on what is drawn of it; then what lies over the text where that is on the screen: the
//! handles, and the line to the speaker of a chosen quote.
//!
//! Classes can be put at any time. Asking where things are on the screen has the browser lay out the page: that waits
//! until all else of a frame is done.

use super::drawn::Drawn;
use super::{handles, thread};
use crate::web::state::Highlight;
use std::collections::HashSet;
use wasm_bindgen::JsCast;
use web_sys::Node;

impl Drawn {
    /// Puts the classes of what is chosen on what is drawn of it.
    pub fn light(&mut self) {
        if !std::mem::take(&mut self.unlit) {
            return;
        }
        self.thread = None;
        for element in self.lit.drain(..) {
            for class in ["chosen", "chosen-start", "chosen-end", "speaker", "of-actor"] {
                let _ = element.class_list().remove_1(class);
            }
        }
        let Highlight { chosen, related, .. } = &self.highlight;
        if chosen.is_empty() {
            return;
        }
        let chosen: HashSet<&str> = chosen.iter().map(String::as_str).collect();
        let related: HashSet<&str> = related.iter().map(String::as_str).collect();
        let is_quote = self.highlight.chosen[0].starts_with('q');
        let belongs = if is_quote { "speaker" } else { "of-actor" };
        let mut lit = Vec::new();
        let (mut quote, mut speaker) = (Vec::new(), None);
        for (block, planned) in self.blocks.iter().zip(&self.plan.blocks) {
            if chosen.contains(block.id.as_str()) {
                let _ = block.element.class_list().add_1("chosen");
                lit.push(block.element.clone().unchecked_into());
            }
            let is_caption = !planned.caption.is_empty();
            for piece in &block.pieces {
                let is_chosen = |n: usize| {
                    piece
                        .segments
                        .get(n)
                        .is_some_and(|(_, ids)| ids.iter().any(|id| chosen.contains(id.as_str())))
                };
                for (n, (element, ids)) in piece.segments.iter().enumerate() {
                    if is_chosen(n) {
                        let whole = is_caption
                            && ids.iter().any(|id| id.starts_with('c') && chosen.contains(id.as_str()));
                        if whole {
                            let _ = block.element.class_list().add_1("chosen");
                            lit.push(block.element.clone().unchecked_into());
                            continue;
                        }
                        let list = element.class_list();
                        let _ = list.add_1("chosen");
                        let touches = |other: Option<Node>, n: Option<usize>| {
                            n.is_some_and(|n| {
                                is_chosen(n) && other.as_ref() == Some(piece.segments[n].0.as_ref())
                            })
                        };
                        if !touches(element.previous_sibling(), n.checked_sub(1)) {
                            let _ = list.add_1("chosen-start");
                        }
                        if !touches(element.next_sibling(), Some(n + 1).filter(|n| *n < piece.segments.len()))
                        {
                            let _ = list.add_1("chosen-end");
                        }
                        lit.push(element.clone());
                        if is_quote {
                            quote.push(element.clone());
                        }
                    } else if ids.iter().any(|id| related.contains(id.as_str())) {
                        let _ = element.class_list().add_1(belongs);
                        lit.push(element.clone());
                        if is_quote {
                            speaker.get_or_insert_with(|| element.clone());
                        }
                    }
                }
            }
        }
        self.lit = lit;
        self.thread = speaker.filter(|_| !quote.is_empty()).map(|speaker| (quote, speaker));
    }

    /// Puts what lies over the text to where the words are on the screen now.
    pub fn overlay(&self) {
        let Some(root) = &self.root else { return };
        thread::draw(root, self.thread.as_ref().map(|(quote, speaker)| (quote.as_slice(), speaker)));
        handles::draw(root, self.highlight.ends.and_then(|ends| self.edges(ends)));
    }
}
