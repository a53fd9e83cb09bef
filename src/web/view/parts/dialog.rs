//! A dialog: the browser's own, which keeps the focus inside and gives it back.

use super::{Icon, icon};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a [`Dialog`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading, and so its name.
    pub title: AttrValue,
    /// Whether it is shown.
    pub open: bool,
    /// A person closed it: by its button, by Esc.
    pub on_close: Callback<()>,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
}

/// A modal dialog with a heading and Close. Keys pressed inside stay inside.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.open, {
        let node = node.clone();
        move |open| {
            let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
            if *open && !dialog.open() {
                // Refused only where it is shown already, or out of the page.
                let _ = dialog.show_modal();
            } else if !*open && dialog.open() {
                dialog.close();
            }
        }
    });
    let id = use_memo((), |()| dialog_id());
    // The browser asks before Esc closes it: the state closes it instead, so that the two never differ.
    let oncancel = props.on_close.reform(|event: Event| event.prevent_default());
    let onclose = {
        let (open, run) = (props.open, props.on_close.clone());
        Callback::from(move |_: Event| {
            if open {
                run.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} aria-labelledby={(*id).clone()} {oncancel} {onclose}
            onkeydown={|event: KeyboardEvent| event.stop_propagation()}>
            <header>
                <h2 id={(*id).clone()}>{ &props.title }</h2>
                <button type="button" class="quiet bare" aria-label="Close"
                    onclick={props.on_close.reform(|_: MouseEvent| ())}>{ icon(Icon::Cross) }</button>
            </header>
            <div class="dialog-text" tabindex="0">{ props.children.clone() }</div>
        </dialog>
    }
}

fn dialog_id() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("dialog-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
