//! The history of an annotation: who did what to it, and when.

use super::Dialog;
use yew::prelude::*;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Happened {
    /// Who did it.
    pub by: AttrValue,
    /// What.
    pub what: AttrValue,
    /// When, as a machine reads it; empty where nobody knows.
    pub time: AttrValue,
    /// When, in words.
    pub when: AttrValue,
}

/// What [`HistoryDialog`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct HistoryProps {
    /// Whether the dialog is shown.
    pub open: bool,
    /// Of which annotation, and what happened to it, the first thing first.
    pub stories: Vec<(AttrValue, Vec<Happened>)>,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// The dialog "History".
#[component]
pub fn HistoryDialog(props: &HistoryProps) -> Html {
    let happened = |one: &Happened| {
        html! {
            <li>
                <strong>{ &one.by }</strong>{ " " }<span>{ &one.what }</span>
                if !one.time.is_empty() {
                    { " " }<time datetime={one.time.clone()}>{ &one.when }</time>
                }
            </li>
        }
    };
    html! {
        <Dialog title="History" open={props.open} on_close={props.on_close.clone()}>
            { for props.stories.iter().map(|(of, all)| html! {
                <section class="history">
                    <h3>{ of }</h3>
                    <ol>{ for all.iter().map(happened) }</ol>
                </section>
            }) }
        </Dialog>
    }
}
