//! The text as the page has hold of it: shows plans, and tells and puts caret and selection.

use super::drawn::{Drawn, Window};
use super::place;
use crate::document::DocumentId;
use crate::web::segments::{Fold, Plan};
use crate::web::selection::Selection;
use crate::web::state::Highlight;
use gloo::render::request_animation_frame;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The drawn text. Clones are the same one.
#[derive(Clone, Default)]
pub struct Canvas(Rc<RefCell<Drawn>>);

impl Canvas {
    /// Shows a plan of a document's text in this box, and what is chosen of it. The first screen is there when it returns.
    /// Gives where caret or selection was, if it went elsewhere with words that were drawn anew.
    pub fn show(
        &self,
        root: &HtmlElement,
        id: &DocumentId,
        text: &Arc<str>,
        plan: &Rc<Plan>,
        highlight: Highlight,
    ) -> Option<Selection> {
        let mut drawn = self.0.borrow_mut();
        if drawn.highlight != highlight {
            drawn.highlight = highlight;
            drawn.unlit = true;
        }
        let is_here = drawn.root.as_ref() == Some(root) && drawn.document.as_ref() == Some(id);
        if is_here && (Rc::ptr_eq(&drawn.plan, plan) || drawn.composing) {
            drawn.light();
            return None;
        }
        drop(drawn);
        let caret = self.selection().filter(|_| is_here);
        let mut drawn = self.0.borrow_mut();
        if is_here {
            drawn.agree(text, plan);
        } else {
            drawn.begin(root, id, text, plan);
        }
        drawn.light();
        drop(drawn);
        self.go_on();
        self.strayed(caret)
    }

    /// Where caret or selection was, if it is no longer there.
    fn strayed(&self, before: Option<Selection>) -> Option<Selection> {
        before.filter(|before| self.selection() != Some(*before))
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
            canvas.overlay();
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
            canvas.overlay();
            if let Some(before) = canvas.strayed(caret) {
                canvas.put_selection(before);
            }
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

    /// Puts the handles to the ends of what is chosen, and the line to the speaker, in the next frame.
    pub fn overlay(&self) {
        let canvas = self.clone();
        self.0.borrow_mut().next_frame = Some(request_animation_frame(move |_| {
            let mut drawn = canvas.0.borrow_mut();
            drawn.next_frame = None;
            drawn.overlay();
        }));
    }

    /// The place of the text that a node shows, so far into it.
    pub(super) fn position_of(&self, node: &Node, offset: u32) -> Option<usize> {
        self.0.borrow().position_of(node, offset)
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
        self.overlay();
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

impl std::fmt::Debug for Canvas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Canvas")
    }
}
