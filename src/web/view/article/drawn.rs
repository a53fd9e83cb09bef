//! All that is drawn of a text: its blocks, made to agree with the plan, from the first on in slices.
//!
//! Invariant: what is drawn agrees with the plan that is kept beside it, so that a block that is the same in the next
//! plan need not be looked at.

use super::block::{DrawnBlock, Source};
use super::{handles, place};
use crate::document::DocumentId;
use crate::text::Span;
use crate::web::segments::Plan;
use crate::web::state::Highlight;
use gloo::render::AnimationFrame;
use gloo::utils::document;
use gloo_timers::callback::Timeout;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, Node};

/// Characters drawn at once: the first screen, and each slice after it.
const SLICE: usize = 20_000;
/// Blocks drawn at once, however short they are.
const BLOCKS_A_SLICE: usize = 150;

#[derive(Default)]
pub(super) struct Drawn {
    pub root: Option<HtmlElement>,
    pub document: Option<DocumentId>,
    pub text: Arc<str>,
    pub plan: Rc<Plan>,
    /// The first blocks of the plan; the rest follow in slices.
    pub blocks: Vec<DrawnBlock>,
    pub highlight: Highlight,
    /// Whether something was drawn, or chosen, since these classes were put.
    pub unlit: bool,
    /// The chosen quote's words, and the first that name its speaker.
    pub thread: Option<(Vec<Element>, Element)>,
    /// Puts what lies over the text, when all else of a frame is done.
    pub next_frame: Option<AnimationFrame>,
    pub next_slice: Option<Timeout>,
    pub window: Option<Window>,
    pub composing: bool,
}

/// Tells which pieces are near the window.
pub(super) struct Window {
    pub observer: IntersectionObserver,
    pub _listener: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Window {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Drawn {
    /// Shows a text from its beginning; what was drawn is gone.
    pub fn begin(&mut self, root: &HtmlElement, id: &DocumentId, text: &Arc<str>, plan: &Rc<Plan>) {
        root.set_text_content(None);
        let _ = root.class_list().toggle_with_force("long", plan.is_long);
        let (highlight, composing) = (std::mem::take(&mut self.highlight), self.composing);
        *self = Drawn {
            root: Some(root.clone()),
            document: Some(id.clone()),
            text: text.clone(),
            plan: plan.clone(),
            highlight,
            composing,
            ..Drawn::default()
        };
        self.draw_slice();
    }

    /// Draws blocks at the end, until it is enough for one go.
    pub fn draw_slice(&mut self) {
        let plan = self.plan.clone();
        let mut left = SLICE;
        for block in plan.blocks.iter().skip(self.blocks.len()).take(BLOCKS_A_SLICE) {
            let drawn = DrawnBlock::new(block, &Source { text: &self.text, plan: &plan });
            if let Some(root) = &self.root {
                let _ = root.append_child(&drawn.element);
            }
            self.blocks.push(drawn);
            self.unlit = true;
            left = left.saturating_sub(block.span.len());
            if left == 0 {
                break;
            }
        }
    }

    /// Makes all that is drawn agree with another plan: what is the same stays.
    pub fn agree(&mut self, text: &Arc<str>, plan: &Rc<Plan>) {
        let before = std::mem::replace(&mut self.plan, plan.clone());
        self.text = text.clone();
        let Some(root) = self.root.clone() else { return };
        let from = Source { text, plan };
        let in_step =
            self.blocks.iter().zip(&plan.blocks).all(|(drawn, block)| drawn.id == block.id.as_str());
        if in_step && self.blocks.len() <= plan.blocks.len() {
            for (n, (drawn, block)) in self.blocks.iter_mut().zip(&plan.blocks).enumerate() {
                if before.blocks.get(n) != Some(block) {
                    self.unlit |= drawn.agree(block, &from);
                }
            }
            return;
        }
        self.unlit = true;
        let count = self.blocks.len();
        let mut before: HashMap<String, DrawnBlock> =
            std::mem::take(&mut self.blocks).into_iter().map(|block| (block.id.clone(), block)).collect();
        let mut at = root.first_child();
        for block in plan.blocks.iter().take(count.max(BLOCKS_A_SLICE)) {
            let drawn = match before.remove(block.id.as_str()) {
                Some(mut drawn) => {
                    drawn.agree(block, &from);
                    drawn
                }
                None => DrawnBlock::new(block, &from),
            };
            if at.as_ref() == Some(drawn.element.as_ref()) {
                at = at.and_then(|at| at.next_sibling());
            } else {
                let _ = root.insert_before(&drawn.element, at.as_ref());
            }
            self.blocks.push(drawn);
        }
        for gone in before.into_values() {
            gone.element.remove();
        }
        self.observe(0);
    }

    /// Watches blocks from this one on; a block of several pieces, piece by piece.
    pub fn observe(&self, from: usize) {
        let Some(window) = &self.window else { return };
        for block in self.blocks.iter().skip(from) {
            match block.pieces.as_slice() {
                [_] => window.observer.observe(&block.element),
                pieces => pieces.iter().for_each(|piece| window.observer.observe(&piece.element)),
            }
        }
    }

    /// Something that is watched came near the window, or went away from it.
    pub fn came_near(&mut self, element: &Element, near: bool) {
        let Some(n) = self.block_of(element) else { return };
        let (text, plan) = (self.text.clone(), self.plan.clone());
        let (Some(drawn), Some(block)) = (self.blocks.get_mut(n), plan.blocks.get(n)) else { return };
        let is_whole = drawn.pieces.len() == 1;
        let place = drawn.pieces.iter().position(|piece| is_whole || piece.element == *element);
        if let Some(place) = place {
            self.unlit |= drawn.draw_piece(block, place, near, &Source { text: &text, plan: &plan });
        }
    }

    /// Draws the piece at a place of the text with its annotations; gives the element that shows the place.
    pub fn draw_at(&mut self, position: usize) -> Option<Element> {
        let (text, plan) = (self.text.clone(), self.plan.clone());
        let n = plan.blocks.partition_point(|block| block.span.end() < position);
        while self.blocks.len() <= n && self.blocks.len() < plan.blocks.len() {
            let before = self.blocks.len();
            self.draw_slice();
            self.observe(before);
        }
        let block = plan.blocks.get(n)?;
        let place = block.pieces.partition_point(|piece| piece.span.end() <= position);
        let place = place.min(block.pieces.len().saturating_sub(1));
        let source = Source { text: &text, plan: &plan };
        self.unlit |= self.blocks.get_mut(n)?.draw_piece(block, place, true, &source);
        let (node, _) = self.node_at(position)?;
        place::element_of(&node)
    }

    /// The place in the plan of the block that holds a node.
    pub fn block_of(&self, node: &Node) -> Option<usize> {
        let element = place::element_of(node)?.closest("[data-block]").ok()??;
        let id = element.get_attribute("data-block")?;
        let by_plan = self.plan.blocks.iter().position(|block| block.id.as_str() == id)?;
        (by_plan < self.blocks.len()).then_some(by_plan)
    }

    /// The node that shows a place of the text, and how far into it the place is.
    pub fn node_at(&self, position: usize) -> Option<(Node, u32)> {
        let n = self.blocks.partition_point(|block| block.span.end() < position);
        let block = self.blocks.get(n)?;
        let position = position.max(block.span.start());
        let piece = block.pieces.iter().find(|piece| position < piece.span.end()).or(block.pieces.last())?;
        let before = Span::around(&self.text, piece.span.start(), position).of(&self.text);
        Some(place::inside(&piece.element, before.encode_utf16().count() as u32))
    }

    /// Where a stretch of the text begins and ends on the screen; `None` where an end is not drawn yet.
    pub fn edges(&self, span: Span) -> Option<[handles::Edge; 2]> {
        let words = span.of(&self.text);
        let last = span.end() - words.chars().next_back()?.len_utf8();
        let edge = |letter: usize, before: bool| {
            let (node, at) = self.node_at(letter)?;
            let width = self.text.get(letter..)?.chars().next()?.len_utf16() as u32;
            let range = document().create_range().ok()?;
            range.set_start(&node, at).ok()?;
            range.set_end(&node, at + width).ok()?;
            let element = place::element_of(&node)?;
            // A segment has room at its ends, where its edge is drawn.
            let is_edge = if before { at == 0 } else { at + width == place::units_in(&node) };
            let all = match element.closest(".seg").ok().flatten().filter(|_| is_edge) {
                Some(segment) => segment.get_client_rects(),
                None => range.get_client_rects()?,
            };
            let place = all.item(if before { 0 } else { all.length().checked_sub(1)? })?;
            Some(handles::Edge::of(&place, before, handles::reads_from_right(&element)))
        };
        Some([edge(span.start(), true)?, edge(last, false)?])
    }

    /// The place of the text that a node shows, so far into it.
    pub fn position_of(&self, node: &Node, offset: u32) -> Option<usize> {
        let root: &Node = self.root.as_ref()?;
        if !root.contains(Some(node)) {
            return None;
        }
        if node == root {
            let after = self.blocks.get(offset as usize).map(|block| block.span.start());
            return after.or_else(|| self.blocks.last().map(|block| block.span.end()));
        }
        let block = &self.blocks[self.block_of(node)?];
        if node == block.element.as_ref() as &Node {
            let after = block.pieces.get(offset as usize).map(|piece| piece.span.start());
            return Some(after.unwrap_or(block.span.end()));
        }
        let piece = block.pieces.iter().find(|piece| piece.element.contains(Some(node)))?;
        let units = place::units_before(&piece.element, node, offset);
        Some(place::byte_after(piece.span.of(&self.text), units) + piece.span.start())
    }
}
