//! Blocks and pieces as they are drawn. Each is made to agree with the plan, and touched only where it does not.

use crate::text::Span;
use crate::web::segments::{Fold, Piece, Plan, PlannedBlock, Segment};
use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// What is drawn from.
pub(super) struct Source<'a> {
    pub text: &'a str,
    pub plan: &'a Plan,
}

/// A block in the page.
pub(super) struct DrawnBlock {
    pub element: HtmlElement,
    pub span: Span,
    pub id: String,
    attributes: [String; 3],
    pub pieces: Vec<DrawnPiece>,
}

/// A piece of a block in the page.
pub(super) struct DrawnPiece {
    pub element: Element,
    pub span: Span,
    /// The revision of the plan that it shows, and whether with its annotations or as plain text.
    shows: Option<(u64, bool)>,
    /// Whether it is near the window, or has to be drawn all the same.
    near: bool,
    /// What is annotated, with the ids of its annotations.
    pub segments: Vec<(Element, Vec<String>)>,
}

impl DrawnBlock {
    /// A block of the plan, not yet in the page.
    pub fn new(block: &PlannedBlock, from: &Source) -> DrawnBlock {
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
        drawn.agree(block, from);
        drawn
    }

    /// Makes it agree with the plan; whether anything of it was drawn anew.
    pub fn agree(&mut self, block: &PlannedBlock, from: &Source) -> bool {
        let attributes = [block.classes(), block.label(), block.start_point.to_string()];
        let mut drawn = self.attributes != attributes;
        if drawn {
            set(&self.element, "class", &attributes[0]);
            match attributes[1].as_str() {
                "" => drop(self.element.remove_attribute("data-label")),
                label => set(&self.element, "data-label", label),
            }
            set(&self.element, "data-start", &attributes[2]);
            self.attributes = attributes;
        }
        self.element.set_hidden(block.fold == Fold::Hidden);
        let same = self.pieces.len() == block.pieces.len()
            && self.pieces.iter().zip(&block.pieces).all(|(drawn, piece)| drawn.span == piece.span);
        if !same {
            self.element.set_text_content(None);
            self.span = block.span;
            self.pieces = block.pieces.iter().map(|piece| DrawnPiece::new(piece.span, from)).collect();
            for piece in &self.pieces {
                let _ = self.element.append_child(&piece.element);
            }
        }
        for n in 0..self.pieces.len() {
            drawn |= self.agree_piece(block, n, from);
        }
        drawn
    }

    /// Draws a piece with its annotations where it is near the window, as plain text where it is not; whether it was
    /// drawn anew.
    pub fn draw_piece(&mut self, block: &PlannedBlock, n: usize, near: bool, from: &Source) -> bool {
        let Some(piece) = self.pieces.get_mut(n) else { return false };
        piece.near = near;
        self.agree_piece(block, n, from)
    }

    fn agree_piece(&mut self, block: &PlannedBlock, n: usize, from: &Source) -> bool {
        let (Some(drawn), Some(piece)) = (self.pieces.get_mut(n), block.pieces.get(n)) else { return false };
        let wanted = Some((piece.revision, drawn.near));
        if drawn.shows == wanted {
            return false;
        }
        drawn.shows = wanted;
        drawn.draw(piece, from);
        true
    }
}

impl DrawnPiece {
    /// Nothing of it is drawn yet.
    fn new(span: Span, from: &Source) -> DrawnPiece {
        let element = make("span");
        set(&element, "class", "piece");
        DrawnPiece { element, span, shows: None, near: !from.plan.is_long, segments: Vec::new() }
    }

    fn draw(&mut self, piece: &Piece, from: &Source) {
        self.segments.clear();
        let segments = if self.near { from.plan.segments(from.text, piece) } else { Vec::new() };
        if segments.iter().all(Segment::is_plain) {
            return self.element.set_text_content(Some(piece.span.of(from.text)));
        }
        self.element.set_text_content(None);
        for segment in segments {
            let words = segment.span.of(from.text);
            if segment.is_plain() {
                let _ = self.element.append_child(&document().create_text_node(words));
                continue;
            }
            let element = make("span");
            element.set_text_content(Some(words));
            set(&element, "class", &format!("seg {}", segment.classes));
            if !segment.annotations.is_empty() {
                set(&element, "data-annotation", &segment.annotations);
                let ids = segment.annotations.split(' ').map(str::to_owned).collect();
                self.segments.push((element.clone(), ids));
            }
            let _ = self.element.append_child(&element);
        }
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
