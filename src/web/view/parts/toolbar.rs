//! What can be done to the chosen annotation.

use super::focus::{Way, all, focused, rove};
use super::{Action, ActionButton};
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// What a [`Toolbar`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ToolbarProps {
    /// What is chosen ("quote, direct, by Raisi").
    pub what: AttrValue,
    /// How sure, and who says so ("suggested, 97 %").
    pub who: AttrValue,
    /// Everything that can be done to it.
    pub actions: Vec<Action>,
}

/// What is chosen, who says so, and every action with its key. Tab enters it once; arrows go along it.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let row = use_node_ref();
    let at = use_state_eq(|| 0);
    let stop = (*at).min(props.actions.len().saturating_sub(1));
    let onkeydown = {
        let row = row.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(row) = row.cast::<Element>() {
                rove(&all(&row, "button"), Way::Across, &event);
            }
        })
    };
    let onfocusin = {
        let row = row.clone();
        Callback::from(move |_: FocusEvent| {
            let Some((row, now)) = row.cast::<Element>().zip(focused()) else { return };
            if let Some(place) = all(&row, "button").iter().position(|button| *button == now) {
                at.set(place);
            }
        })
    };
    html! {
        <div ref={row} class="toolbar" role="toolbar" aria-label="Annotation" {onkeydown} {onfocusin}>
            <p class="toolbar-what">
                <strong>{ &props.what }</strong>{ " " }<span class="toolbar-who">{ &props.who }</span>
            </p>
            <div class="toolbar-acts">
                { for props.actions.iter().enumerate().map(|(place, action)| html! {
                    <ActionButton action={action.clone()} tab={if place == stop { 0 } else { -1 }} />
                }) }
            </div>
        </div>
    }
}
