//! What is done to the list of documents as a whole: filtered, sorted, several chosen and dealt with; and the question
//! before anything is deleted for good.

use super::entry::{Enter, NameEntry, Suggestion, Taken};
use super::{Action, ActionButton, Dialog};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One of several things to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// What is chosen among them ("Show", "Sort by").
    pub label: AttrValue,
    /// Those that there are.
    pub options: Vec<AttrValue>,
    /// Which of them it is.
    pub at: usize,
    /// Another was taken.
    pub on_pick: Callback<usize>,
}

/// A choice among a few, the browser's own.
pub fn picker(picked: &Picked) -> Html {
    let onchange = picked.on_pick.reform(|event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        select.map(|select| select.selected_index().max(0) as usize).unwrap_or_default()
    });
    let option =
        |(n, name): (usize, &AttrValue)| html! { <option selected={n == picked.at}>{ name }</option> };
    html! {
        <label class="picker">
            <span>{ &picked.label }</span>
            <select {onchange}>{ for picked.options.iter().enumerate().map(option) }</select>
        </label>
    }
}

/// What a [`Several`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SeveralProps {
    /// How many are chosen, as it is shown.
    pub count: AttrValue,
    /// What can be done to them.
    pub actions: Vec<Action>,
    /// What takes them away.
    pub away: Vec<Action>,
    /// Labels that there are; `None` where none can be given.
    pub labels: Option<Vec<AttrValue>>,
    /// They get this label.
    pub on_label: Callback<String>,
}

/// The group "Chosen documents".
#[component]
pub fn Several(props: &SeveralProps) -> Html {
    let labelling = use_state_eq(|| false);
    let on_take = {
        let (labelling, run) = (labelling.clone(), props.on_label.clone());
        Callback::from(move |taken: Taken| {
            labelling.set(false);
            run.emit(taken.text);
        })
    };
    let on_cancel = {
        let labelling = labelling.clone();
        Callback::from(move |()| labelling.set(false))
    };
    let label = {
        let labelling = labelling.clone();
        Action::new("Label", "", Callback::from(move |()| labelling.set(true)))
    };
    let button = |action: &Action| html! { <ActionButton action={action.clone()} class="quiet" /> };
    let suggestion =
        |name: &AttrValue| Suggestion { id: name.clone(), name: name.clone(), detail: AttrValue::default() };
    html! {
        <div class="several" role="group" aria-label="Chosen documents">
            <span aria-live="polite">{ &props.count }</span>
            { for props.actions.iter().map(button) }
            if let Some(labels) = &props.labels {
                { button(&label) }
                if *labelling {
                    <NameEntry label="Label for the chosen" enter={Enter::Typed} {on_take} {on_cancel}
                        suggestions={labels.iter().map(suggestion).collect::<Vec<_>>()} />
                }
            }
            { for props.away.iter().map(button) }
        </div>
    }
}

/// What a [`Sure`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SureProps {
    /// What is asked; empty while nothing is.
    pub title: AttrValue,
    /// What will happen.
    pub words: AttrValue,
    /// What the button that does it is called.
    pub does: AttrValue,
    /// Do it.
    pub on_sure: Callback<()>,
    /// Do not.
    pub on_close: Callback<()>,
}

/// The question before something is deleted for good. What does nothing comes first, so that Enter alone deletes nothing.
#[component]
pub fn Sure(props: &SureProps) -> Html {
    html! {
        <Dialog title={props.title.clone()} open={!props.title.is_empty()} on_close={props.on_close.clone()}>
            <p>{ &props.words }</p>
            <div class="sure">
                <button type="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>{ "Keep it" }</button>
                <button type="button" class="danger" onclick={props.on_sure.reform(|_: MouseEvent| ())}>
                    { &props.does }
                </button>
            </div>
        </Dialog>
    }
}
