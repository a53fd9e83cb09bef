//! The labels that a selection can get, beside it.

use super::{Action, ActionButton};
use web_sys::HtmlElement;
use yew::prelude::*;

/// A place on the screen, in CSS pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// What a [`Palette`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct PaletteProps {
    /// Where the selection is.
    pub anchor: Anchor,
    /// The labels; the first is the one that Enter takes.
    pub actions: Vec<Action>,
}

/// The labels beside a selection: above it if there is room, else below; on a phone, at the thumb.
///
/// The focus, and with it the selection, stay in the text: pressing a button does not take them.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let box_ref = use_node_ref();
    use_effect_with((props.anchor, props.actions.len()), {
        let box_ref = box_ref.clone();
        move |(anchor, _)| {
            if let Some(element) = box_ref.cast::<HtmlElement>() {
                place(&element, *anchor);
            }
        }
    });
    html! {
        <div ref={box_ref} class="palette" role="toolbar" aria-label="Label the selection"
            onmousedown={|event: MouseEvent| event.prevent_default()}>
            { for props.actions.iter().enumerate().map(|(place, action)| html! {
                <ActionButton action={action.clone()} class={classes!((place == 0).then_some("first"))} />
            }) }
        </div>
    }
}

/// Puts the palette where it covers neither the selection nor the edge of the window. The style sheet decides whether
/// the place counts: on a narrow window it does not.
fn place(element: &HtmlElement, anchor: Anchor) {
    const GAP: f64 = 8.0;
    let root = gloo::utils::document_element();
    let (width, height) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let room = f64::from(root.client_width()) - width - GAP;
    let left = ((anchor.left + anchor.right - width) / 2.0).min(room).max(GAP);
    let above = anchor.top - height - GAP;
    let below = (anchor.bottom + GAP).min(f64::from(root.client_height()) - height - GAP);
    let top = if above >= GAP { above } else { below };
    let style = element.style();
    // A refusal leaves it in the corner, where it can still be used.
    let _ = style.set_property("left", &format!("{left:.0}px"));
    let _ = style.set_property("top", &format!("{top:.0}px"));
}
