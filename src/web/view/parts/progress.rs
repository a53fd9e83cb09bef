//! How far the parser is.

use yew::prelude::*;

/// What a [`ProgressBar`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// What is being done ("Finding quotes").
    pub label: AttrValue,
    /// How much of it is done, from 0 to 1; `None` while nobody knows.
    #[prop_or_default]
    pub done: Option<f64>,
    /// Give it up.
    pub on_cancel: Callback<()>,
}

/// What is being done, how far it is, and Cancel.
#[component]
pub fn ProgressBar(props: &ProgressProps) -> Html {
    html! {
        <div class="progress">
            <label for="progress-bar">{ &props.label }</label>
            <progress id="progress-bar" max="1" value={props.done.map(|done| format!("{done:.3}"))} />
            <button type="button" onclick={props.on_cancel.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
        </div>
    }
}
