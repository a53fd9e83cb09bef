//! What happens in the text: changes are refused, caret and selection are told.

use super::{Canvas, handles};
use crate::web::selection::Selection;
use crate::web::view::parts::Anchor;
use gloo::events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, Node};
use yew::Callback;

/// What was heard.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Caret or selection is there now; where on the screen, if words are selected.
    Selected(Selection, Option<Anchor>),
    /// The text was scrolled: where the selection is on the screen now.
    Moved(Option<Anchor>),
    /// A person tried to change the text.
    Refused,
    /// A folded block was pressed.
    Pressed(String),
    /// A person pressed where the caret was already.
    Again(usize),
    /// The handle at the start, or at the end, was taken.
    Gripped {
        /// The start.
        start: bool,
    },
    /// It was dragged to this byte of the text.
    Dragged {
        /// The byte.
        to: usize,
        /// Just there, not to the edge of a word.
        fine: bool,
    },
    /// It was let go.
    LetGo,
    /// The browser took it away.
    DragCancelled,
}

/// Listens as long as it lives.
#[derive(Debug)]
pub struct Listening {
    _listeners: Vec<EventListener>,
}

/// Listens to a text.
pub fn listen(text: &HtmlElement, canvas: &Canvas, tell: &Callback<Heard>) -> Listening {
    let page = gloo::utils::document();
    let refuse = EventListenerOptions::enable_prevent_default();
    let mut listeners = Vec::new();
    for kind in ["beforeinput", "paste", "cut", "drop"] {
        let tell = tell.clone();
        listeners.push(EventListener::new_with_options(text, kind, refuse, move |event: &Event| {
            event.prevent_default();
            if event.type_() != "drop" {
                tell.emit(Heard::Refused);
            }
        }));
    }
    {
        let canvas = canvas.clone();
        // The caret goes back to where it was before: what was composed is in no document.
        let before: Rc<Cell<Option<Selection>>> = Rc::default();
        let began = (before.clone(), canvas.clone());
        listeners.push(EventListener::new(text, "compositionstart", move |_| {
            let (before, canvas) = &began;
            before.set(canvas.selection());
            canvas.composition_began();
        }));
        listeners.push(EventListener::new(text, "compositionend", move |_| {
            let (canvas, before) = (canvas.clone(), before.take());
            // The browser writes what was composed after this event.
            Timeout::new(0, move || canvas.composition_ended(before)).forget();
        }));
    }
    // While the mouse is down, a selection is being made; it counts when it is let go.
    let held: Rc<Cell<bool>> = Rc::default();
    let was: Rc<Cell<Option<Selection>>> = Rc::default();
    {
        let (held, was, canvas) = (held.clone(), was.clone(), canvas.clone());
        listeners.push(EventListener::new(text, "pointerdown", move |_| {
            held.set(true);
            was.set(canvas.selection());
        }));
    }
    for kind in ["pointerup", "pointercancel"] {
        let (held, canvas, tell) = (held.clone(), canvas.clone(), tell.clone());
        listeners.push(EventListener::new(&page, kind, move |_| {
            if held.replace(false) {
                let (canvas, tell) = (canvas.clone(), tell.clone());
                Timeout::new(0, move || selected(&canvas, &tell)).forget();
            }
        }));
    }
    {
        let (held, canvas, tell) = (held, canvas.clone(), tell.clone());
        listeners.push(EventListener::new(&page, "selectionchange", move |_| {
            if !held.get() {
                selected(&canvas, &tell);
            }
        }));
    }
    {
        let (canvas, tell) = (canvas.clone(), tell.clone());
        listeners.push(EventListener::new(text, "click", move |event: &Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            if let Some(block) = target.and_then(|target| canvas.folded_at(&target)) {
                return tell.emit(Heard::Pressed(block));
            }
            let now = canvas.selection().filter(|now| now.is_caret() && was.get() == Some(*now));
            if let Some(now) = now {
                tell.emit(Heard::Again(now.focus));
            }
        }));
    }
    {
        let canvas = canvas.clone();
        let resized = move |_: &Event| canvas.overlay();
        listeners.push(EventListener::new(&gloo::utils::window(), "resize", resized));
    }
    {
        let (tell, was) = (tell.clone(), Cell::new(None));
        let scrolled = EventListenerOptions::run_in_capture_phase();
        listeners.push(EventListener::new_with_options(&page, "scroll", scrolled, move |_| {
            let now = anchor();
            if was.replace(now).or(now).is_some() {
                tell.emit(Heard::Moved(now));
            }
        }));
    }
    listeners.extend(handles::listen(text, canvas, tell));
    Listening { _listeners: listeners }
}

fn selected(canvas: &Canvas, tell: &Callback<Heard>) {
    if let Some(selection) = canvas.selection() {
        let anchor = if selection.is_caret() { None } else { anchor() };
        tell.emit(Heard::Selected(selection, anchor));
    }
}

/// Where the selection is on the screen; `None` where nothing is selected.
pub fn anchor() -> Option<Anchor> {
    let selection = gloo::utils::window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let place = selection.get_range_at(0).ok()?.get_bounding_client_rect();
    Some(Anchor { left: place.left(), top: place.top(), right: place.right(), bottom: place.bottom() })
}
