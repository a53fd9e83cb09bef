//! What can be done to an annotation, as a menu where a person called for it.

use super::focus::{Way, all, rove, taken};
use super::menu::{ITEMS, by_letter, menu_item};
use super::{Action, Anchor};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What a [`ContextMenu`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ContextMenuProps {
    /// What it is about, and so its name ("quote, direct, by Raisi").
    pub label: AttrValue,
    /// Where it was called.
    pub anchor: Anchor,
    /// What can be done.
    pub items: Vec<Action>,
    /// It is to go; whether the focus goes back to where it was.
    pub on_close: Callback<bool>,
}

/// An open menu; whoever opens it gives it the focus. Arrows, Home, End and the first letter move, Enter takes, Esc and leaving close.
#[component]
pub fn ContextMenu(props: &ContextMenuProps) -> Html {
    let whole = use_node_ref();
    use_effect_with(props.anchor, {
        let whole = whole.clone();
        move |anchor| {
            if let Some(whole) = whole.cast::<HtmlElement>() {
                place(&whole, *anchor);
            }
        }
    });
    let onkeydown = {
        let (whole, close) = (whole.clone(), props.on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(whole) = whole.cast::<Element>() else { return };
            match event.key().as_str() {
                "Escape" | "Tab" => {
                    taken(&event);
                    close.emit(true);
                }
                _ if !rove(&all(&whole, ITEMS), Way::Down, &event) => by_letter(&whole, &event),
                _ => {}
            }
        })
    };
    let onfocusout = {
        let (whole, close) = (whole.clone(), props.on_close.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
            let stays = whole.cast::<Element>().is_some_and(|whole| whole.contains(to.as_deref()));
            if !stays {
                close.emit(false);
            }
        })
    };
    let close = props.on_close.reform(|()| true);
    html! {
        <div ref={whole} class="menu context" role="menu" aria-label={props.label.clone()} {onkeydown} {onfocusout}>
            { for props.items.iter().enumerate().map(|(n, item)| {
                menu_item(item, &format!("context-{n}"), n == 0, false, &close)
            }) }
        </div>
    }
}

/// Below where it was called, if there is room, else above; never over the edge of the window.
fn place(element: &HtmlElement, anchor: Anchor) {
    const GAP: f64 = 4.0;
    let root = gloo::utils::document_element();
    let (width, height) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let left = anchor.left.min(f64::from(root.client_width()) - width - GAP).max(GAP);
    let lowest = f64::from(root.client_height()) - height - GAP;
    let (below, above) = (anchor.bottom + GAP, anchor.top - height - GAP);
    let top = if below > lowest && above >= GAP { above } else { below.min(lowest).max(GAP) };
    let style = element.style();
    // A refusal leaves it in the corner, where it can still be used.
    let _ = style.set_property("left", &format!("{left:.0}px"));
    let _ = style.set_property("top", &format!("{top:.0}px"));
}
