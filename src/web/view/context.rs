//! The menu of an annotation: what calls it, and where it opens. The right button, a long press, and a key.
//!
//! The browser's own menu stays where there is no annotation, and with Ctrl everywhere.

use super::parts::Anchor;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, MouseEvent, PointerEvent};
use yew::Callback;

/// What can be called on: a stretch of the text that annotations cover, and a row.
const ANNOTATED: &str = "#text [data-annotation], #lists li[data-annotation]";
/// How long a finger rests before it means the menu, in milliseconds.
const LONG: u32 = 600;
/// How far it may move meanwhile, in CSS pixels.
const STILL: f64 = 10.0;

/// The menu was called.
#[derive(Clone, Debug, PartialEq)]
pub struct Called {
    /// The annotations there, outermost first.
    pub ids: Vec<String>,
    /// Whether it is a row of a list.
    pub row: bool,
    /// Where on the screen.
    pub place: Anchor,
}

/// Listens for the right button and for long presses.
pub fn listeners(tell: &Callback<Called>) -> Vec<EventListener> {
    let page = document();
    let active = EventListenerOptions::enable_prevent_default();
    let resting: Rc<RefCell<Option<(Timeout, f64, f64)>>> = Rc::default();
    // A finger called the menu, and is still there.
    let called_by_finger: Rc<Cell<bool>> = Rc::default();
    let mut listeners = Vec::new();
    {
        let (tell, resting) = (tell.clone(), resting.clone());
        listeners.push(EventListener::new_with_options(
            &page,
            "contextmenu",
            active,
            move |event: &Event| {
                resting.take();
                let event = event.unchecked_ref::<MouseEvent>();
                let in_menu =
                    target(event).is_some_and(|at| at.closest("[role=menu]").ok().flatten().is_some());
                match annotated(event).filter(|_| !wants_browser(event)) {
                    Some(element) => {
                        event.prevent_default();
                        tell.emit(called(&element, point(event)));
                    }
                    // The key that opened the menu calls the browser's own too.
                    None if in_menu => event.prevent_default(),
                    None => {}
                }
            },
        ));
    }
    // The caret stays where it is: what is chosen does not change below the menu.
    listeners.push(EventListener::new_with_options(&page, "mousedown", active, move |event: &Event| {
        let event = event.unchecked_ref::<MouseEvent>();
        if event.button() == RIGHT && !wants_browser(event) && annotated(event).is_some() {
            event.prevent_default();
        }
    }));
    {
        let (tell, resting, by_finger) = (tell.clone(), resting.clone(), called_by_finger.clone());
        listeners.push(EventListener::new(&page, "pointerdown", move |event: &Event| {
            let event = event.unchecked_ref::<PointerEvent>();
            resting.take();
            by_finger.set(false);
            let Some(element) = annotated(event).filter(|_| event.pointer_type() == "touch") else { return };
            let (tell, place, by_finger) = (tell.clone(), point(event), by_finger.clone());
            let wait = Timeout::new(LONG, move || {
                by_finger.set(true);
                tell.emit(called(&element, place));
            });
            resting.replace(Some((wait, place.left, place.top)));
        }));
    }
    // Lifted, it would press what lies below, and so close the menu.
    listeners.push(EventListener::new_with_options(&page, "touchend", active, move |event: &Event| {
        if called_by_finger.take() {
            event.prevent_default();
        }
    }));
    for kind in ["pointermove", "pointerup", "pointercancel"] {
        let resting = resting.clone();
        listeners.push(EventListener::new(&page, kind, move |event: &Event| {
            let at = point(event.unchecked_ref::<MouseEvent>());
            let still = |(_, x, y): &(Timeout, f64, f64)| (at.left - x).hypot(at.top - y) < STILL;
            if event.type_() != "pointermove" || resting.borrow().as_ref().is_some_and(|rest| !still(rest)) {
                resting.take();
            }
        }));
    }
    listeners
}

/// The menu as a key calls it: of this row, else of what is chosen in the text.
pub fn by_key(row: Option<&str>) -> Option<Called> {
    let found =
        document().query_selector_all(if row.is_some() { ANNOTATED } else { "#text .chosen" }).ok()?;
    let mut all = (0..found.length()).filter_map(|n| found.get(n)?.dyn_into::<Element>().ok());
    let element = match row {
        // Ids from files may hold anything.
        Some(row) => all.find(|item| {
            item.tag_name() == "LI" && item.get_attribute("data-annotation").as_deref() == Some(row)
        })?,
        None => all.next()?,
    };
    let place = element.get_client_rects().item(0).unwrap_or_else(|| element.get_bounding_client_rect());
    Some(called(&element, of_rect(&place)))
}

const RIGHT: i16 = 2;

fn wants_browser(event: &MouseEvent) -> bool {
    event.ctrl_key() && event.button() == RIGHT
}

fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into::<Element>().ok())
}

fn annotated(event: &Event) -> Option<Element> {
    target(event)?.closest(ANNOTATED).ok().flatten()
}

fn called(element: &Element, place: Anchor) -> Called {
    let ids = element.get_attribute("data-annotation").unwrap_or_default();
    let row = element.tag_name() == "LI";
    // A row has one id, whatever it is made of.
    let ids = if row { vec![ids] } else { ids.split(' ').map(str::to_owned).collect() };
    Called { ids, row, place }
}

fn point(event: &MouseEvent) -> Anchor {
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Anchor { left: x, top: y, right: x, bottom: y }
}

fn of_rect(place: &DomRect) -> Anchor {
    Anchor { left: place.left(), top: place.top(), right: place.right(), bottom: place.bottom() }
}
