//! Places in the page and places in a piece of text, in UTF-16 units as the DOM counts.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The element that a node is, or stands in.
pub fn element_of(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

/// The part of the page that scrolls the text; `None` where it is the window.
pub fn scroller(text: &HtmlElement) -> Option<Element> {
    let region = text.closest("#article").ok()??;
    let style = gloo::utils::window().get_computed_style(&region).ok()??;
    let overflow = style.get_property_value("overflow-y").ok()?;
    matches!(overflow.as_str(), "auto" | "scroll").then_some(region)
}

/// The text nodes of a piece, in order: its own, and those of its segments.
fn text_nodes(piece: &Element) -> Vec<Node> {
    let mut found = Vec::new();
    let mut next = piece.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        if node.node_type() == Node::TEXT_NODE {
            found.push(node);
        } else {
            found.extend(node.first_child().filter(|inner| inner.node_type() == Node::TEXT_NODE));
        }
    }
    found
}

fn length(node: &Node) -> u32 {
    node.unchecked_ref::<web_sys::Text>().length()
}

/// How many units a node of text holds.
pub fn units_in(node: &Node) -> u32 {
    node.dyn_ref::<web_sys::Text>().map_or(0, |text| text.length())
}

/// The text node so many units into a piece, and how far into it that is. Between two, the later one.
pub fn inside(piece: &Element, units: u32) -> (Node, u32) {
    let mut left = units;
    let nodes = text_nodes(piece);
    for (n, node) in nodes.iter().enumerate() {
        let length = length(node);
        if left < length || (left == length && n + 1 == nodes.len()) {
            return (node.clone(), left);
        }
        left -= length;
    }
    (piece.clone().into(), 0)
}

/// How many units of a piece stand before a place in it.
pub fn units_before(piece: &Element, node: &Node, offset: u32) -> u32 {
    let is_text = node.node_type() == Node::TEXT_NODE;
    // In an element the offset counts children: the place is before one of them, or after all.
    let child = if is_text { None } else { node.child_nodes().get(offset) };
    let mut units = 0;
    for text in text_nodes(piece) {
        if is_text && text == *node {
            return units + offset;
        }
        if child.as_ref().is_some_and(|child| child.contains(Some(&text))) {
            return units;
        }
        let before = !is_text && !node.contains(Some(&text)) && follows(node, &text);
        if before {
            return units;
        }
        units += length(&text);
    }
    units
}

/// Whether `later` comes after `node` in the page.
fn follows(node: &Node, later: &Node) -> bool {
    node.compare_document_position(later) & Node::DOCUMENT_POSITION_FOLLOWING != 0
}

/// The byte after so many units; inside a pair of surrogates, that after the pair.
pub fn byte_after(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (byte, c) in text.char_indices() {
        if left == 0 {
            return byte;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}
