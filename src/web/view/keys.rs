//! Keys and the focus: where it is, and where it goes.

use super::article::Canvas;
use crate::web::keymap::{Command, Place, Press, chord};
use crate::web::state::{Effect, Focus, State};
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

/// Where letters are typed, or keys have a meaning of their own.
const FIELDS: &str = "input, textarea, select, dialog, [role=menu], [role=combobox], [role=listbox]";

/// The command of a key, where the focus is, and on which row.
pub fn command(event: &KeyboardEvent, state: &State) -> Option<(Command, Place, Option<String>)> {
    if event.default_prevented() {
        return None;
    }
    let (focused, row) = focus();
    let place = state.place(focused);
    pressed(event, |press| state.settings.keys.command(press, place)).map(|command| (command, place, row))
}

/// What a key types into the box that is asked for, where it was pressed before that had the focus.
pub fn ahead(event: &KeyboardEvent, state: &State) -> Option<String> {
    let ask = state.ask.as_ref()?;
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typed_elsewhere = target.is_none_or(|target| target.closest(FIELDS).ok().flatten().is_none());
    let missed = ask.is_coming() || focus().0 == Place::Field;
    let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
    let graph = event.get_modifier_state("AltGraph");
    let composing = event.is_composing() || event.key_code() == 229;
    (typed_elsewhere && missed && !composing && (!chord || graph) && !event.default_prevented())
        .then(|| event.key())
}

/// The chord that a key is; `None` for one that can be no command, as Shift alone.
pub fn chord_of(event: &KeyboardEvent) -> Option<String> {
    const ALONE: [&str; 6] = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"];
    pressed(event, chord).filter(|_| !ALONE.contains(&event.key().as_str()))
}

/// A key as the browser tells it, on a Mac with ⌘ for Ctrl, and ⌥ for it where the caret goes by characters.
fn pressed<T>(event: &KeyboardEvent, take: impl FnOnce(Press<'_>) -> Option<T>) -> Option<T> {
    let (mac, key) = (is_mac(), event.key());
    if !mac && event.meta_key() {
        return None;
    }
    let fine = mac && event.alt_key() && matches!(key.as_str(), "ArrowLeft" | "ArrowRight");
    take(Press {
        key: &key,
        code: &event.code(),
        shift: event.shift_key(),
        ctrl: if mac { event.meta_key() || fine } else { event.ctrl_key() },
        alt: event.alt_key() && !fine,
        alt_graph: event.get_modifier_state("AltGraph"),
        composing: event.is_composing() || event.key_code() == 229,
    })
}

/// Where the focus is, and the row that has it.
pub fn focus() -> (Place, Option<String>) {
    let Some(element) = document().active_element() else { return (Place::Text, None) };
    let inside = |selector: &str| element.closest(selector).ok().flatten();
    if inside(FIELDS).is_some() {
        return (Place::Field, None);
    }
    if let Some(row) = inside("li[data-annotation]") {
        return (Place::List, row.get_attribute("data-annotation"));
    }
    if inside("#lists").is_some() && inside("button").is_none() {
        return (Place::List, None);
    }
    let in_text = element.tag_name() == "BODY" || element.id() == "article" || inside("#text").is_some();
    (if in_text { Place::Text } else { Place::Control }, None)
}

/// Whether what is pasted goes where the focus is.
pub fn takes_text(event: &ClipboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("input, textarea, [contenteditable]").ok().flatten().is_some())
}

/// Whether an effect needs the page as it will be drawn.
pub fn waits_for_drawing(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::PlaceCaret(_)
            | Effect::Reveal(_)
            | Effect::Focus(_)
            | Effect::NextRegion
            | Effect::FillBox(_)
    )
}

/// Makes an effect that needed the page drawn.
pub fn after_drawing(effect: &Effect, canvas: &Canvas) {
    match effect {
        Effect::PlaceCaret(selection) => canvas.put_selection(*selection),
        Effect::Reveal(position) => canvas.reveal(*position),
        Effect::Focus(Focus::Article) => focus_on("#article"),
        Effect::Focus(Focus::Text) => focus_on("#text"),
        Effect::Focus(Focus::Box) => focus_on("#paste-text"),
        Effect::Focus(Focus::Search) => focus_on("#search"),
        Effect::Focus(Focus::Menu) => focus_on("[role=menu].context [role^=menuitem]"),
        Effect::Focus(Focus::Layers) => open_menu("#layers[aria-expanded=false]"),
        Effect::Focus(Focus::Difference) => focus_on("#differences [aria-current]"),
        Effect::Focus(Focus::Row(id)) => {
            // Ids from files may hold anything.
            let rows = document().query_selector_all("#lists li[data-annotation]").ok();
            let rows = rows.iter().flat_map(|rows| (0..rows.length()).filter_map(|n| rows.get(n)));
            let mut rows = rows.filter_map(|row| row.dyn_into::<HtmlElement>().ok());
            let row = rows.find(|row| row.get_attribute("data-annotation").as_deref() == Some(id.as_str()));
            if let Some(row) = row {
                let _ = row.focus();
            }
        }
        Effect::NextRegion => next_region(),
        Effect::FillBox(text) => {
            let area = document().get_element_by_id("paste-text");
            if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
                area.set_value(text);
            }
        }
        _ => {}
    }
}

fn open_menu(button: &str) {
    let button = document().query_selector(button).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

fn focus_on(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Refused where it is hidden: then nothing is lost.
        let _ = element.focus();
    }
}

/// Round the regions: documents, article, lists, actions.
fn next_region() {
    const REGIONS: [(&str, &str); 5] = [
        ("#documents", "#documents"),
        ("#article, .paste", "#text, #paste-text"),
        ("#guide", "#guide"),
        ("#lists", "#lists [tabindex='0']"),
        ("#actions", "#actions button"),
    ];
    let is_in = |region: &str| {
        let focused = document().active_element();
        focused.is_some_and(|at| at.closest(region).ok().flatten().is_some())
    };
    let at = REGIONS.iter().position(|(region, _)| is_in(region));
    let from = at.map_or(0, |at| at + 1);
    for step in 0..REGIONS.len() {
        let (region, target) = REGIONS[(from + step) % REGIONS.len()];
        focus_on(target);
        // One that is not there now, or hidden, is passed over.
        if is_in(region) {
            return;
        }
    }
}

fn is_mac() -> bool {
    window()
        .navigator()
        .platform()
        .is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Whether a new version waits (site/boot.js).
pub fn update_waits() -> bool {
    js_sys::Reflect::get(&window(), &"galleyUpdate".into()).is_ok_and(|there| there.is_function())
}

/// Takes the new version.
pub fn take_update() {
    let accept = js_sys::Reflect::get(&window(), &"galleyUpdate".into()).ok();
    if let Some(accept) = accept.and_then(|accept| accept.dyn_into::<js_sys::Function>().ok()) {
        let _ = accept.call0(&JsValue::UNDEFINED);
    }
}
