//! The dialog that says what the keys do.

use super::Dialog;
use yew::prelude::*;

/// Keys that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyGroup {
    /// What they are for ("Moving").
    pub title: AttrValue,
    /// The keys.
    pub rows: Vec<KeyRow>,
}

/// What one key does.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRow {
    /// The keys, any of which does it, as they are shown.
    pub keys: Vec<AttrValue>,
    /// What they do.
    pub does: AttrValue,
}

/// What [`Keys`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct KeysProps {
    /// Whether the dialog is shown.
    pub open: bool,
    /// The keys, from the page's keymap: nothing is said here that the page does not do.
    pub groups: Vec<KeyGroup>,
    /// Whether single letters do anything; `None` where that cannot be changed.
    #[prop_or_default]
    pub single_keys: Option<bool>,
    /// A person switched the single letters on or off.
    #[prop_or_default]
    pub on_single_keys: Callback<bool>,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// The dialog "Keyboard shortcuts".
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    html! {
        <Dialog title="Keyboard shortcuts" open={props.open} on_close={props.on_close.clone()}>
            if let Some(on) = props.single_keys {
                <label class="switch">
                    <input type="checkbox" checked={on}
                        onchange={props.on_single_keys.reform(move |_: Event| !on)} />
                    { "Single keys are on" }
                </label>
            }
            <div class="key-groups">
                { for props.groups.iter().map(group) }
            </div>
        </Dialog>
    }
}

fn group(group: &KeyGroup) -> Html {
    html! {
        <section>
            <h3>{ &group.title }</h3>
            <dl>
                { for group.rows.iter().map(|row| html! {
                    <div>
                        <dt>{ for row.keys.iter().map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
                        <dd>{ &row.does }</dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}
