//! What two annotators have, side by side, and which of it is taken.

use super::action::{shown_key, spoken_key};
use super::focus::{focus, holds_focus, reveal, taken};
use super::{Icon, icon};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// A difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// What it is about ("mention: actor, words").
    pub what: AttrValue,
    /// The text around it: before, its words, after.
    pub context: [AttrValue; 3],
    /// What each has there, and where it is others of the words, those; empty where they have nothing.
    pub sides: [AttrValue; 2],
    /// What was taken and who decided it; empty while it is open.
    pub decided: AttrValue,
    /// What can be taken, while it is open.
    pub choices: Rc<[Judge]>,
}

/// What a person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    /// What the first has.
    First,
    /// What the second has.
    Second,
    /// Both.
    Both,
    /// Neither.
    Neither,
    /// The next.
    Next,
    /// The one before.
    Previous,
    /// The next that is open.
    NextOpen,
    /// This one.
    To(usize),
    /// To read on without.
    Close,
}

/// What [`Differences`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DifferencesProps {
    /// The names of the two annotators.
    pub annotators: [AttrValue; 2],
    /// The differences, in the order of the text.
    pub rows: Rc<[Differing]>,
    /// The one that a person is at.
    pub at: usize,
    /// How far they are ("3 of 17 decided").
    pub progress: AttrValue,
    /// A person wants something.
    pub on_judge: Callback<Judge>,
}

/// The region "Differences": one row has the focus, and keys of its own.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let list = use_node_ref();
    use_effect_with((props.at, props.rows.clone()), {
        let list = list.clone();
        move |(at, _)| {
            if let Some(list) = list.cast::<Element>() {
                show(&list, *at);
            }
        }
    });
    let onkeydown = {
        let judge = props.on_judge.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(wanted) = wanted(&event) {
                taken(&event);
                judge.emit(wanted);
            }
        })
    };
    html! {
        <section class="list differences" id="differences" aria-labelledby="differences-title" {onkeydown}>
            <div class="list-head">
                <h2 id="differences-title">{ "Differences" }</h2>
                <span class="list-count">{ &props.progress }</span>
                <button type="button" class="quiet bare" aria-label="End comparing"
                    onclick={props.on_judge.reform(|_: MouseEvent| Judge::Close)}>{ icon(Icon::Cross) }</button>
            </div>
            <ol ref={list} class="rows" aria-labelledby="differences-title">
                { for props.rows.iter().enumerate().map(|(n, row)| difference(props, n, row)) }
            </ol>
        </section>
    }
}

/// What a key means here.
fn wanted(event: &KeyboardEvent) -> Option<Judge> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return None;
    }
    Some(match event.key().as_str() {
        "1" | "ArrowLeft" => Judge::First,
        "2" | "ArrowRight" => Judge::Second,
        "3" | "b" => Judge::Both,
        "0" | "x" => Judge::Neither,
        "j" | "ArrowDown" => Judge::Next,
        "k" | "ArrowUp" => Judge::Previous,
        "n" => Judge::NextOpen,
        "Escape" => Judge::Close,
        _ => return None,
    })
}

fn difference(props: &DifferencesProps, n: usize, row: &Differing) -> Html {
    let here = props.at == n;
    let [before, words, after] = &row.context;
    let onclick = props.on_judge.reform(move |_: MouseEvent| Judge::To(n));
    let side = |n: usize| {
        let (name, has) = (&props.annotators[n], &row.sides[n]);
        let has = if has.is_empty() { "nothing here".into() } else { has.clone() };
        html! { <><dt>{ name }</dt><dd dir="auto">{ has }</dd></> }
    };
    html! {
        <li key={n} class={classes!("difference", (!row.decided.is_empty()).then_some("decided"))}
            tabindex={if here { "0" } else { "-1" }} aria-current={here.then_some("true")} {onclick}>
            <p class="difference-what">
                { &row.what }
                if !row.decided.is_empty() { { " · " }<strong>{ &row.decided }</strong> }
            </p>
            <p class="difference-words" dir="auto">{ before }<mark>{ words }</mark>{ after }</p>
            <dl>{ side(0) }{ side(1) }</dl>
            if here && !row.choices.is_empty() {
                <div class="difference-choices">
                    { for row.choices.iter().map(|choice| button(props, *choice)) }
                </div>
            }
        </li>
    }
}

fn button(props: &DifferencesProps, choice: Judge) -> Html {
    let [first, second] = &props.annotators;
    let (label, key) = match choice {
        Judge::First => (format!("Take {first}’s"), "1"),
        Judge::Second => (format!("Take {second}’s"), "2"),
        Judge::Both => ("Take both".to_owned(), "3"),
        _ => ("Take neither".to_owned(), "0"),
    };
    let key = AttrValue::from(key);
    let onclick = props.on_judge.reform(move |event: MouseEvent| {
        event.stop_propagation();
        choice
    });
    html! {
        <button type="button" class="action" {onclick} aria-keyshortcuts={spoken_key(&key)}>
            { label }{ shown_key(&key) }
        </button>
    }
}

/// Brings the row into view, and the focus to it if that is in the list or was lost with what it was on.
fn show(list: &Element, at: usize) {
    let row = list.query_selector(&format!("li:nth-child({})", at + 1)).ok().flatten();
    let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
    let lost = super::focus::focused().is_none();
    if lost || (holds_focus(list) && !holds_focus(&row)) {
        focus(&row);
    }
    reveal(&row);
}
