//! Where the focus is, and moving it among the parts of one thing with the arrow keys.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The element that has the focus, if it is more than the page itself.
pub fn focused() -> Option<HtmlElement> {
    let element = gloo::utils::document().active_element()?;
    (element.tag_name() != "BODY").then(|| element.unchecked_into())
}

/// Whether the focus is on `element` or inside it.
pub fn holds_focus(element: &Element) -> bool {
    focused().is_some_and(|focused| element.contains(Some(&focused)))
}

/// Everything in `container` that matches, in order.
pub fn all(container: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = container.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.get(n)?.dyn_into().ok()).collect()
}

/// Gives an element the focus. A refusal leaves it where it was.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Scrolls no further than to have all of an element in view.
pub fn reveal(element: &HtmlElement) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Which way the arrow keys go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// ← and →.
    Across,
    /// ↑ and ↓.
    Down,
}

/// Moves the focus among `items` as the key says, round the ends; whether the key was one of these.
pub fn rove(items: &[HtmlElement], way: Way, event: &KeyboardEvent) -> bool {
    if items.is_empty() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let at = focused().and_then(|now| items.iter().position(|item| *item == now));
    let last = items.len() - 1;
    let (back, on) = match way {
        Way::Across => ("ArrowLeft", "ArrowRight"),
        Way::Down => ("ArrowUp", "ArrowDown"),
    };
    let to = match event.key() {
        key if key == on => at.map_or(0, |at| if at == last { 0 } else { at + 1 }),
        key if key == back => at.map_or(last, |at| at.checked_sub(1).unwrap_or(last)),
        key if key == "Home" => 0,
        key if key == "End" => last,
        _ => return false,
    };
    focus(&items[to]);
    taken(event);
    true
}

/// The key was for us: neither the browser nor the page's keys see it.
pub fn taken(event: &KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}
