//! Blocks and pieces as they are drawn. Each is made to agree with the plan, and touched only where it does not.

use crate::text::Span;
use crate::web::segments::{Fold, Piece, Plan, PlannedBlock, Segment};
use gloo::utils::document;
use std::collections::HashSet;
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
    is_chosen: bool,
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
    /// The words that it shows.
    words: String,
    /// What is drawn of it as more than words, in order.
    pub segments: Vec<DrawnSegment>,
}

/// A segment in the page.
pub(super) struct DrawnSegment {
    pub element: Element,
    /// The ids of its annotations.
    pub ids: Vec<String>,
    shows: Segment,
    light: Light,
}

/// How a segment looks for what is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// It is none of it.
    Off,
    /// It is chosen; whether what is chosen starts here, and whether it ends.
    Chosen { starts: bool, ends: bool },
    /// It speaks what is chosen.
    Speaker,
    /// It is of the same actor.
    OfActor,
}

impl Light {
    fn classes(self) -> &'static str {
        match self {
            Light::Off => "",
            Light::Chosen { starts: false, ends: false } => " chosen",
            Light::Chosen { starts: true, ends: false } => " chosen chosen-start",
            Light::Chosen { starts: false, ends: true } => " chosen chosen-end",
            Light::Chosen { starts: true, ends: true } => " chosen chosen-start chosen-end",
            Light::Speaker => " speaker",
            Light::OfActor => " of-actor",
        }
    }
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
            is_chosen: false,
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
            match attributes[1].as_str() {
                "" => drop(self.element.remove_attribute("data-label")),
                label => set(&self.element, "data-label", label),
            }
            set(&self.element, "data-start", &attributes[2]);
            self.attributes = attributes;
            self.write_class();
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

    /// Has it look chosen, or no longer.
    pub fn light(&mut self, is_chosen: bool) {
        if self.is_chosen != is_chosen {
            self.is_chosen = is_chosen;
            self.write_class();
        }
    }

    fn write_class(&self) {
        let chosen = if self.is_chosen { " chosen" } else { "" };
        set(&self.element, "class", &format!("{}{chosen}", self.attributes[0]));
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
        let near = !from.plan.is_long;
        DrawnPiece { element, span, shows: None, near, words: String::new(), segments: Vec::new() }
    }

    fn draw(&mut self, piece: &Piece, from: &Source) {
        let words = piece.span.of(from.text);
        let segments = if self.near { from.plan.segments(from.text, piece) } else { Vec::new() };
        let looks: Vec<&Segment> = segments.iter().filter(|segment| !segment.is_plain()).collect();
        let same_stretches = self.segments.len() == looks.len()
            && self.segments.iter().zip(&looks).all(|(drawn, segment)| drawn.shows.span == segment.span);
        // Where only the looks have changed, the words stay: they are laid out, and may hold the caret.
        if same_stretches && self.words == words {
            for (drawn, segment) in self.segments.iter_mut().zip(looks) {
                drawn.agree(segment);
            }
            return;
        }
        self.words = words.to_owned();
        self.segments.clear();
        self.element.set_text_content(None);
        for segment in &segments {
            let words = segment.span.of(from.text);
            if segment.is_plain() {
                let _ = self.element.append_child(&document().create_text_node(words));
            } else {
                let drawn = DrawnSegment::new(words, segment);
                let _ = self.element.append_child(&drawn.element);
                self.segments.push(drawn);
            }
        }
        if segments.is_empty() {
            self.element.set_text_content(Some(words));
        }
    }
}

impl DrawnSegment {
    fn new(words: &str, segment: &Segment) -> DrawnSegment {
        let element = make("span");
        element.set_text_content(Some(words));
        let nothing = Segment { span: segment.span, annotations: String::new(), classes: String::new() };
        let mut drawn = DrawnSegment { element, ids: Vec::new(), shows: nothing, light: Light::Off };
        drawn.agree(segment);
        drawn
    }

    /// Makes it look so; its words are the same.
    fn agree(&mut self, segment: &Segment) {
        if self.shows == *segment {
            return;
        }
        if self.shows.annotations != segment.annotations {
            if segment.annotations.is_empty() {
                let _ = self.element.remove_attribute("data-annotation");
            } else {
                set(&self.element, "data-annotation", &segment.annotations);
            }
            self.ids = segment.annotations.split_whitespace().map(str::to_owned).collect();
        }
        self.shows = segment.clone();
        self.write_class();
    }

    /// Where it is in the text.
    pub fn span(&self) -> Span {
        self.shows.span
    }

    /// Whether it is of one of these annotations.
    pub fn is_of(&self, ids: &HashSet<&str>) -> bool {
        self.ids.iter().any(|id| ids.contains(id.as_str()))
    }

    /// Has it look so for what is chosen.
    pub fn light(&mut self, light: Light) {
        if self.light != light {
            self.light = light;
            self.write_class();
        }
    }

    fn write_class(&self) {
        set(&self.element, "class", &format!("seg {}{}", self.shows.classes, self.light.classes()));
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
