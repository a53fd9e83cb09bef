//! What is drawn of the text, and what has to be drawn anew.

use super::{handles, place, thread};
use crate::document::DocumentId;
use crate::text::Span;
use crate::web::segments::{Fold, Plan, PlannedBlock};
use crate::web::selection::Selection;
use crate::web::state::Highlight;
use gloo::utils::document;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Characters drawn at once: the first screen, and each slice after it.
const SLICE: usize = 20_000;
/// Blocks drawn at once, however short they are.
const BLOCKS_A_SLICE: usize = 150;

/// The drawn text. Clones are the same one.
#[derive(Clone, Default)]
pub struct Canvas(Rc<RefCell<Drawn>>);

#[derive(Default)]
struct Drawn {
    root: Option<HtmlElement>,
    document: Option<DocumentId>,
    text: Arc<str>,
    plan: Rc<Plan>,
    /// The first blocks of the plan; the rest follow in slices.
    blocks: Vec<DrawnBlock>,
    highlight: Highlight,
    lit: Vec<Element>,
    next_slice: Option<Timeout>,
    window: Option<Window>,
    composing: bool,
}

struct DrawnBlock {
    element: HtmlElement,
    span: Span,
    id: String,
    attributes: [String; 3],
    pieces: Vec<DrawnPiece>,
}

struct DrawnPiece {
    element: Element,
    span: Span,
    /// Of the plan, as it was drawn; `None`: as plain text.
    revision: Option<u64>,
    /// Whether it is near the window, or has to be drawn all the same.
    near: bool,
    segments: Vec<(Element, Vec<String>)>,
}

/// Tells which pieces are near the window.
struct Window {
    observer: IntersectionObserver,
    _listener: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Window {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Canvas {
    /// Shows a plan of a document's text in this box. The first screen is there when it returns.
    pub fn show(&self, root: &HtmlElement, id: &DocumentId, text: &Arc<str>, plan: &Rc<Plan>) {
        let caret = self.selection();
        let mut drawn = self.0.borrow_mut();
        let same = drawn.root.as_ref() == Some(root) && drawn.document.as_ref() == Some(id);
        if same && (Rc::ptr_eq(&drawn.plan, plan) || drawn.composing) {
            return;
        }
        if same {
            drawn.plan = plan.clone();
            drawn.text = text.clone();
            drawn.agree();
        } else {
            drawn.begin(root, id, text, plan);
        }
        drawn.light();
        drop(drawn);
        if same {
            self.keep_selection(caret);
        }
        self.go_on();
    }

    /// Where the words under caret or selection were drawn anew, it goes back to where it was.
    fn keep_selection(&self, before: Option<Selection>) {
        if let Some(before) = before.filter(|_| self.selection() != before) {
            self.put_selection(before);
        }
    }

    /// Forgets what was drawn: the box is gone.
    pub fn clear(&self) {
        *self.0.borrow_mut() = Drawn::default();
    }

    /// Draws the next slice, if any is left, when the browser has had its turn.
    fn go_on(&self) {
        let mut drawn = self.0.borrow_mut();
        if drawn.plan.is_long && drawn.window.is_none() {
            drawn.window = self.watch(drawn.root.as_ref());
            drawn.observe(0);
        }
        if drawn.blocks.len() >= drawn.plan.blocks.len() || drawn.next_slice.is_some() {
            return;
        }
        let canvas = self.clone();
        drawn.next_slice = Some(Timeout::new(4, move || {
            let mut drawn = canvas.0.borrow_mut();
            drawn.next_slice = None;
            let before = drawn.blocks.len();
            drawn.draw_slice();
            drawn.observe(before);
            drawn.light();
            drop(drawn);
            canvas.go_on();
        }));
    }

    fn watch(&self, root: Option<&HtmlElement>) -> Option<Window> {
        let canvas = self.clone();
        let listener = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let caret = canvas.selection();
            let mut drawn = canvas.0.borrow_mut();
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                drawn.came_near(&entry.target(), entry.is_intersecting());
            }
            drawn.light();
            drop(drawn);
            canvas.keep_selection(caret);
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("1200px 0px");
        if let Some(scroller) = root.and_then(place::scroller) {
            options.set_root(Some(scroller.as_ref()));
        }
        let observer =
            IntersectionObserver::new_with_options(listener.as_ref().unchecked_ref(), &options).ok()?;
        Some(Window { observer, _listener: listener })
    }

    /// Highlights what is chosen.
    pub fn highlight(&self, highlight: Highlight) {
        let mut drawn = self.0.borrow_mut();
        if drawn.highlight != highlight {
            drawn.highlight = highlight;
            drawn.light();
        }
    }

    /// Puts the handles to the ends of what is chosen.
    pub fn draw_handles(&self) {
        let drawn = self.0.borrow();
        if let Some(root) = &drawn.root {
            handles::draw(root, drawn.highlight.ends.and_then(|ends| drawn.edges(ends)));
        }
    }

    /// The place of the text that a node shows, so far into it.
    pub(super) fn position_of(&self, node: &Node, offset: u32) -> Option<usize> {
        self.0.borrow().position_of(node, offset)
    }

    /// The window has another size: what was drawn by place is drawn anew.
    pub fn resized(&self) {
        self.0.borrow_mut().light();
        self.draw_handles();
    }

    /// Brings a place of the text into view, drawn with its annotations.
    pub fn reveal(&self, position: usize) {
        let mut drawn = self.0.borrow_mut();
        let Some(element) = drawn.draw_at(position) else { return };
        drawn.light();
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Puts caret or selection there.
    pub fn put_selection(&self, selection: Selection) {
        let (from, to) = {
            let mut drawn = self.0.borrow_mut();
            drawn.draw_at(selection.anchor);
            drawn.draw_at(selection.focus);
            drawn.light();
            (drawn.node_at(selection.anchor), drawn.node_at(selection.focus))
        };
        let Ok(Some(there)) = gloo::utils::window().get_selection() else { return };
        if let (Some((from, at)), Some((to, until))) = (from, to) {
            // A refusal leaves the caret where it was.
            let _ = there.set_base_and_extent(&from, at, &to, until);
        }
    }

    /// Where caret and selection of the page are in the text; `None` if they are elsewhere.
    pub fn selection(&self) -> Option<Selection> {
        let there = gloo::utils::window().get_selection().ok()??;
        let drawn = self.0.borrow();
        let anchor = drawn.position_of(&there.anchor_node()?, there.anchor_offset())?;
        let focus = drawn.position_of(&there.focus_node()?, there.focus_offset())?;
        Some(Selection { anchor, focus })
    }

    /// An input method has begun: nothing is drawn anew under its hands.
    pub fn composition_began(&self) {
        self.0.borrow_mut().composing = true;
    }

    /// It has ended, and may have written into the text: what was drawn is thrown away and made anew from the document.
    pub fn composition_ended(&self, caret: Option<Selection>) {
        {
            let mut drawn = self.0.borrow_mut();
            drawn.composing = false;
            let Some((root, id)) = drawn.root.clone().zip(drawn.document.clone()) else { return };
            let (text, plan) = (drawn.text.clone(), drawn.plan.clone());
            drawn.begin(&root, &id, &text, &plan);
            if let Some(caret) = caret {
                drawn.draw_at(caret.focus);
            }
            drawn.light();
        }
        self.go_on();
        if let Some(caret) = caret {
            self.put_selection(caret);
        }
    }

    /// The folded block that holds a node, if one does.
    pub fn folded_at(&self, node: &Node) -> Option<String> {
        let drawn = self.0.borrow();
        let block = &drawn.blocks[drawn.block_of(node)?];
        let planned = drawn.plan.blocks.iter().find(|planned| planned.id.as_str() == block.id)?;
        matches!(planned.fold, Fold::Head(_)).then(|| block.id.clone())
    }
}

impl Drawn {
    fn begin(&mut self, root: &HtmlElement, id: &DocumentId, text: &Arc<str>, plan: &Rc<Plan>) {
        root.set_text_content(None);
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
    fn draw_slice(&mut self) {
        let plan = self.plan.clone();
        let mut left = SLICE;
        for block in plan.blocks.iter().skip(self.blocks.len()).take(BLOCKS_A_SLICE) {
            let drawn = self.new_block(block);
            if let Some(root) = &self.root {
                let _ = root.append_child(&drawn.element);
            }
            self.blocks.push(drawn);
            left = left.saturating_sub(block.span.len());
            if left == 0 {
                break;
            }
        }
    }

    fn new_block(&self, block: &PlannedBlock) -> DrawnBlock {
        let element: HtmlElement = make("div").unchecked_into();
        let mut drawn = DrawnBlock {
            element,
            span: block.span,
            id: block.id.to_string(),
            attributes: Default::default(),
            pieces: Vec::new(),
        };
        set(&drawn.element, "data-block", &drawn.id);
        set(&drawn.element, "dir", "auto");
        self.agree_block(&mut drawn, block);
        drawn
    }

    /// Makes a drawn block agree with the plan.
    fn agree_block(&self, drawn: &mut DrawnBlock, block: &PlannedBlock) {
        let attributes = [block.classes(), block.label(), block.start_point.to_string()];
        if drawn.attributes != attributes {
            set(&drawn.element, "class", &attributes[0]);
            match attributes[1].as_str() {
                "" => drop(drawn.element.remove_attribute("data-label")),
                label => set(&drawn.element, "data-label", label),
            }
            set(&drawn.element, "data-start", &attributes[2]);
            drawn.attributes = attributes;
        }
        drawn.element.set_hidden(block.fold == Fold::Hidden);
        let same = drawn.pieces.len() == block.pieces.len()
            && drawn.pieces.iter().zip(&block.pieces).all(|(drawn, piece)| drawn.span == piece.span);
        if !same {
            drawn.element.set_text_content(None);
            drawn.span = block.span;
            drawn.pieces = (block.pieces.iter())
                .map(|piece| {
                    let element = make("span");
                    set(&element, "class", "piece");
                    let _ = drawn.element.append_child(&element);
                    let near = !self.plan.is_long;
                    element.set_text_content(Some(piece.span.of(&self.text)));
                    DrawnPiece { element, span: piece.span, revision: None, near, segments: Vec::new() }
                })
                .collect();
        }
        for n in 0..drawn.pieces.len() {
            self.agree_piece(&mut drawn.pieces[n], block, n);
        }
    }

    /// Makes a drawn piece agree with the plan, if that is not what it does.
    fn agree_piece(&self, drawn: &mut DrawnPiece, block: &PlannedBlock, n: usize) {
        let Some(piece) = block.pieces.get(n) else { return };
        let wanted = drawn.near.then_some(piece.revision);
        if drawn.revision == wanted {
            return;
        }
        drawn.revision = wanted;
        drawn.segments.clear();
        if wanted.is_none() {
            return drawn.element.set_text_content(Some(piece.span.of(&self.text)));
        }
        let segments = self.plan.segments(&self.text, piece);
        if let [only] = segments.as_slice()
            && only.annotations.is_empty()
            && only.classes.is_empty()
        {
            return drawn.element.set_text_content(Some(piece.span.of(&self.text)));
        }
        drawn.element.set_text_content(None);
        for segment in segments {
            let words = segment.span.of(&self.text);
            if segment.annotations.is_empty() && segment.classes.is_empty() {
                let _ = drawn.element.append_child(&document().create_text_node(words));
                continue;
            }
            let element = make("span");
            element.set_text_content(Some(words));
            set(&element, "class", &format!("seg {}", segment.classes));
            if !segment.annotations.is_empty() {
                set(&element, "data-annotation", &segment.annotations);
                let ids = segment.annotations.split(' ').map(str::to_owned).collect();
                drawn.segments.push((element.clone(), ids));
            }
            let _ = drawn.element.append_child(&element);
        }
    }

    /// Makes all that is drawn agree with the plan: what is the same stays.
    fn agree(&mut self) {
        let plan = self.plan.clone();
        let Some(root) = self.root.clone() else { return };
        let in_step =
            self.blocks.iter().zip(&plan.blocks).all(|(drawn, block)| drawn.id == block.id.as_str());
        if in_step && self.blocks.len() <= plan.blocks.len() {
            let mut blocks = std::mem::take(&mut self.blocks);
            for (drawn, block) in blocks.iter_mut().zip(&plan.blocks) {
                self.agree_block(drawn, block);
            }
            self.blocks = blocks;
            return;
        }
        let count = self.blocks.len();
        let mut before: HashMap<String, DrawnBlock> =
            std::mem::take(&mut self.blocks).into_iter().map(|block| (block.id.clone(), block)).collect();
        let mut at = root.first_child();
        for block in plan.blocks.iter().take(count.max(BLOCKS_A_SLICE)) {
            let drawn = match before.remove(block.id.as_str()) {
                Some(mut drawn) => {
                    self.agree_block(&mut drawn, block);
                    drawn
                }
                None => self.new_block(block),
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
    fn observe(&self, from: usize) {
        let Some(window) = &self.window else { return };
        for block in self.blocks.iter().skip(from) {
            match block.pieces.as_slice() {
                [_] => window.observer.observe(&block.element),
                pieces => pieces.iter().for_each(|piece| window.observer.observe(&piece.element)),
            }
        }
    }

    fn came_near(&mut self, element: &Element, near: bool) {
        let Some(n) = self.block_of(element) else { return };
        let plan = self.plan.clone();
        let Some(block) = plan.blocks.get(n) else { return };
        let mut pieces = std::mem::take(&mut self.blocks[n].pieces);
        let is_whole = pieces.len() == 1;
        for (place, piece) in pieces.iter_mut().enumerate() {
            if is_whole || piece.element == *element {
                piece.near = near;
                self.agree_piece(piece, block, place);
            }
        }
        self.blocks[n].pieces = pieces;
    }

    /// Draws the piece at a place of the text with its annotations; gives the element that shows the place.
    fn draw_at(&mut self, position: usize) -> Option<Element> {
        let plan = self.plan.clone();
        let n = plan.blocks.partition_point(|block| block.span.end() < position);
        while self.blocks.len() <= n && self.blocks.len() < plan.blocks.len() {
            let before = self.blocks.len();
            self.draw_slice();
            self.observe(before);
        }
        let block = plan.blocks.get(n)?;
        let place =
            block.pieces.partition_point(|piece| piece.span.end() <= position).min(block.pieces.len() - 1);
        let mut pieces = std::mem::take(&mut self.blocks[n].pieces);
        if let Some(piece) = pieces.get_mut(place) {
            piece.near = true;
            self.agree_piece(piece, block, place);
        }
        self.blocks[n].pieces = pieces;
        let (node, _) = self.node_at(position)?;
        match node.dyn_ref::<Element>() {
            Some(element) => Some(element.clone()),
            None => node.parent_element(),
        }
    }

    /// Puts the classes of what is chosen on what is drawn of it.
    fn light(&mut self) {
        for element in self.lit.drain(..) {
            for class in ["chosen", "chosen-start", "chosen-end", "speaker", "of-actor"] {
                let _ = element.class_list().remove_1(class);
            }
        }
        let Highlight { chosen, related, .. } = &self.highlight;
        if chosen.is_empty() {
            return self.draw_thread(&[], None);
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
        self.draw_thread(&quote, speaker.as_ref());
    }

    fn draw_thread(&self, quote: &[Element], speaker: Option<&Element>) {
        if let Some(root) = &self.root {
            thread::draw(root, speaker.filter(|_| !quote.is_empty()).map(|speaker| (quote, speaker)));
        }
    }

    fn block_of(&self, node: &Node) -> Option<usize> {
        let element = place::element_of(node)?.closest("[data-block]").ok()??;
        let id = element.get_attribute("data-block")?;
        let by_plan = self.plan.blocks.iter().position(|block| block.id.as_str() == id)?;
        (by_plan < self.blocks.len()).then_some(by_plan)
    }

    /// The node that shows a place of the text, and how far into it the place is.
    fn node_at(&self, position: usize) -> Option<(Node, u32)> {
        let n = self.blocks.partition_point(|block| block.span.end() < position);
        let block = self.blocks.get(n)?;
        let position = position.max(block.span.start());
        let piece = block.pieces.iter().find(|piece| position < piece.span.end()).or(block.pieces.last())?;
        let before = Span::around(&self.text, piece.span.start(), position).of(&self.text);
        Some(place::inside(&piece.element, before.encode_utf16().count() as u32))
    }

    /// Where a stretch of the text begins and ends on the screen; `None` where an end is not drawn yet.
    fn edges(&self, span: Span) -> Option<[handles::Edge; 2]> {
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
    fn position_of(&self, node: &Node, offset: u32) -> Option<usize> {
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

fn make(name: &str) -> Element {
    // The names are our own, and are names.
    document().create_element(name).unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into())
}

fn set(element: &Element, name: &str, value: &str) {
    // Refused only for names that are none.
    let _ = element.set_attribute(name, value);
}

impl std::fmt::Debug for Canvas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Canvas")
    }
}
