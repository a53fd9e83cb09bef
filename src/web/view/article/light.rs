//! What is chosen, put as classes on what is drawn of it; then what lies over the text where that is on the screen: the
//! handles, and the line to the speaker of a chosen quote.
//!
//! Classes can be put at any time. Asking where things are on the screen has the browser lay out the page: that waits
//! until all else of a frame is done.

use super::block::Light;
use super::drawn::Drawn;
use super::{handles, thread};
use crate::web::state::Highlight;
use std::collections::HashSet;

impl Drawn {
    /// Puts the classes of what is chosen on what is drawn of it.
    pub fn light(&mut self) {
        if !std::mem::take(&mut self.unlit) {
            return;
        }
        let Highlight { chosen, related, .. } = &self.highlight;
        let is_quote = chosen.first().is_some_and(|id| id.starts_with('q'));
        let chosen: HashSet<&str> = chosen.iter().map(String::as_str).collect();
        let related: HashSet<&str> = related.iter().map(String::as_str).collect();
        let (mut quote, mut speaker) = (Vec::new(), None);
        for (block, planned) in self.blocks.iter_mut().zip(&self.plan.blocks) {
            let mut whole = chosen.contains(block.id.as_str());
            let is_caption = !planned.caption.is_empty();
            for piece in &mut block.pieces {
                let lights: Vec<Light> = (0..piece.segments.len())
                    .map(|n| {
                        let segment = &piece.segments[n];
                        let is_block = |id: &String| id.starts_with('c') && chosen.contains(id.as_str());
                        if is_caption && segment.ids.iter().any(is_block) {
                            whole = true;
                            Light::Off
                        } else if segment.is_of(&chosen) {
                            let goes_on = |n: usize| {
                                let next = piece.segments.get(n + 1).filter(|next| next.is_of(&chosen));
                                next.is_some_and(|next| piece.segments[n].span().end() == next.span().start())
                            };
                            let before = n.checked_sub(1).filter(|n| piece.segments[*n].is_of(&chosen));
                            Light::Chosen { starts: !before.is_some_and(goes_on), ends: !goes_on(n) }
                        } else if segment.is_of(&related) {
                            if is_quote { Light::Speaker } else { Light::OfActor }
                        } else {
                            Light::Off
                        }
                    })
                    .collect();
                for (segment, light) in piece.segments.iter_mut().zip(lights) {
                    segment.light(light);
                    match light {
                        Light::Chosen { .. } if is_quote => quote.push(segment.element.clone()),
                        Light::Speaker => drop(speaker.get_or_insert_with(|| segment.element.clone())),
                        _ => {}
                    }
                }
            }
            block.light(whole);
        }
        self.thread = speaker.filter(|_| !quote.is_empty()).map(|speaker| (quote, speaker));
    }

    /// Puts what lies over the text to where the words are on the screen now.
    pub fn overlay(&self) {
        let Some(root) = &self.root else { return };
        thread::draw(root, self.thread.as_ref().map(|(quote, speaker)| (quote.as_slice(), speaker)));
        handles::draw(root, self.highlight.ends.and_then(|ends| self.edges(ends)));
    }
}
