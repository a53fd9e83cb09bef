//! Handles at both ends of the chosen annotation: where they are, and what is done to them with mouse or finger.
//!
//! They lie over the text, not in it: the text's own DOM is the document's words and nothing else.

use super::{Canvas, Heard};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement, PointerEvent};
use yew::Callback;

/// The handle at the start, and the one at the end.
const HANDLES: [&str; 2] = [".end-handle.at-start", ".end-handle.at-end"];

/// An end of an annotation on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Across, in CSS pixels of the window.
    x: f64,
    top: f64,
    height: f64,
}

impl Edge {
    /// The edge of a box before it, or after it, as one reads.
    pub(super) fn of(place: &DomRect, before: bool, right_to_left: bool) -> Edge {
        let x = if before == right_to_left { place.right() } else { place.left() };
        Edge { x, top: place.top(), height: place.height() }
    }
}

fn handles(text: &HtmlElement) -> [Option<HtmlElement>; 2] {
    let wrap = text.parent_element();
    HANDLES.map(|name| wrap.as_ref()?.query_selector(name).ok().flatten()?.dyn_into().ok())
}

/// Puts the handles there, or away.
pub(super) fn draw(text: &HtmlElement, edges: Option<[Edge; 2]>) {
    // Asking where things are costs a layout: only where there is something to place.
    let placed = edges.and_then(|edges| Some((edges, text.parent_element()?.get_bounding_client_rect())));
    for (n, handle) in handles(text).into_iter().enumerate() {
        let Some(handle) = handle else { continue };
        handle.set_hidden(placed.is_none());
        let Some((edge, origin)) = placed.as_ref().map(|(edges, origin)| (edges[n], origin)) else {
            continue;
        };
        let (across, down) = (edge.x - origin.left(), edge.top - origin.top());
        let style = handle.style();
        // Refused only for names that are none. To move it so needs no layout, and most lines are of one height.
        let _ = style.set_property("translate", &format!("calc({across:.1}px - 50%) {down:.1}px"));
        let height = format!("{:.1}px", edge.height);
        if style.get_property_value("height").ok().as_ref() != Some(&height) {
            let _ = style.set_property("height", &height);
        }
    }
}

/// Listens to the handles of a text.
pub(super) fn listen(text: &HtmlElement, canvas: &Canvas, tell: &Callback<Heard>) -> Vec<EventListener> {
    let both = handles(text).into_iter().enumerate();
    both.filter_map(|(n, handle)| Some((n == 0, handle?)))
        .flat_map(|(start, handle)| listen_to(start, &handle, canvas, tell))
        .collect()
}

fn listen_to(
    start: bool,
    handle: &HtmlElement,
    canvas: &Canvas,
    tell: &Callback<Heard>,
) -> [EventListener; 4] {
    let active = EventListenerOptions::enable_prevent_default();
    // How far from the middle of the line the handle was taken; `None` while it is not held.
    let held: Rc<Cell<Option<(f64, f64)>>> = Rc::default();
    let down = {
        let (handle, held, tell) = (handle.clone(), held.clone(), tell.clone());
        EventListener::new_with_options(&handle.clone(), "pointerdown", active, move |event: &Event| {
            let event = event.unchecked_ref::<PointerEvent>();
            if event.button() != 0 {
                return;
            }
            // The caret, and with it what is chosen, stays.
            event.prevent_default();
            // Refused only where the pointer is gone already.
            let _ = handle.set_pointer_capture(event.pointer_id());
            let line = handle.get_bounding_client_rect();
            let (x, y) = at(event);
            held.set(Some((x - (line.left() + line.right()) / 2.0, y - (line.top() + line.bottom()) / 2.0)));
            let _ = handle.class_list().add_1("held");
            tell.emit(Heard::Gripped { start });
        })
    };
    let moved = {
        let (held, canvas, tell) = (held.clone(), canvas.clone(), tell.clone());
        EventListener::new(handle, "pointermove", move |event: &Event| {
            let event = event.unchecked_ref::<PointerEvent>();
            let Some((dx, dy)) = held.get() else { return };
            let (x, y) = at(event);
            if let Some(to) = position(&canvas, x - dx, y - dy) {
                tell.emit(Heard::Dragged { to, fine: event.alt_key() });
            }
        })
    };
    let end = |kind: &'static str, heard: Heard| {
        let (handle, held, tell) = (handle.clone(), held.clone(), tell.clone());
        EventListener::new(&handle.clone(), kind, move |_| {
            if held.take().is_some() {
                let _ = handle.class_list().remove_1("held");
                tell.emit(heard.clone());
            }
        })
    };
    [down, moved, end("pointerup", Heard::LetGo), end("pointercancel", Heard::DragCancelled)]
}

fn at(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The place of the text below a point of the window.
fn position(canvas: &Canvas, x: f64, y: f64) -> Option<usize> {
    let caret = document().caret_position_from_point(x as f32, y as f32)?;
    canvas.position_of(&caret.offset_node()?, caret.offset())
}

/// Whether a text reads from right to left.
pub(super) fn reads_from_right(element: &Element) -> bool {
    let style = gloo::utils::window().get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value("direction").ok()).is_some_and(|way| way == "rtl")
}
