//! What the page says: one line of status, and alerts.

use super::{Action, ActionButton, Icon, Saved, icon};
use yew::prelude::*;

/// What a [`StatusLine`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct StatusProps {
    /// What happened last; empty for nothing.
    pub message: AttrValue,
    /// Whether everything is written: the header shows it, here it is read aloud.
    #[prop_or(Saved::Nothing)]
    pub saved: Saved,
    /// What can be done about it, if anything. Its name is not that of another button: "Undo" is the header's.
    #[prop_or_default]
    pub action: Option<Action>,
}

/// One line that says what happened. It is always there, so that a reader of the screen hears it change.
#[component]
pub fn StatusLine(props: &StatusProps) -> Html {
    html! {
        <div class="status">
            // Each part is read when it changes, not both.
            <p role="status" aria-atomic="false">
                <span class="vh">{ props.saved.words() }</span>
                <span>{ &props.message }</span>
            </p>
            if let Some(action) = &props.action {
                <ActionButton action={action.clone()} class="quiet" />
            }
        </div>
    }
}

/// What an [`Alert`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct AlertProps {
    /// What went wrong, that nothing is lost, and what to do; empty for nothing.
    pub message: AttrValue,
    /// What can be done about it.
    #[prop_or_default]
    pub actions: Vec<Action>,
    /// It was read.
    pub on_dismiss: Callback<()>,
}

/// What a person must know, between header and article: it covers nothing and takes no focus.
#[component]
pub fn Alert(props: &AlertProps) -> Html {
    let shown = !props.message.is_empty();
    html! {
        <div class={classes!("alert", shown.then_some("shown"))}>
            <p role="alert">{ &props.message }</p>
            if shown {
                { for props.actions.iter().map(|action| html! { <ActionButton action={action.clone()} /> }) }
                <button type="button" class="quiet bare" aria-label="Dismiss"
                    onclick={props.on_dismiss.reform(|_: MouseEvent| ())}>{ icon(Icon::Cross) }</button>
            }
        </div>
    }
}
