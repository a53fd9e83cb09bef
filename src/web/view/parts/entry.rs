//! A box for a name, with suggestions: who speaks, what to merge into, how to call it.

use super::focus::{focus, focused, taken};
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// A name that the document has already.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it belongs to.
    pub id: AttrValue,
    /// The name.
    pub name: AttrValue,
    /// What tells it from others of that name ("person · 9").
    pub detail: AttrValue,
}

/// What Enter takes while no suggestion was gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enter {
    /// The first suggestion, once something is typed; the words themselves only where there is none.
    First,
    /// The first suggestion, also where nothing is typed.
    FirstAtOnce,
    /// The words typed.
    Typed,
}

/// What a person entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The words in the box.
    pub text: String,
    /// The suggestion that was taken, if one was.
    pub id: Option<AttrValue>,
}

/// What a [`NameEntry`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// What is asked for ("Speaker").
    pub label: AttrValue,
    /// What stands in the box at first; it is selected, unless `caret` says where the caret stands in it.
    #[prop_or_default]
    pub value: AttrValue,
    /// Where the caret stands at first, in UTF-16 units.
    #[prop_or_default]
    pub caret: Option<u32>,
    /// How many keys were pressed for it before it had the focus; `value` is what they made of it.
    #[prop_or_default]
    pub ahead: usize,
    /// It has the focus.
    #[prop_or_default]
    pub on_shown: Callback<()>,
    /// The names that fit what is typed, the best first.
    #[prop_or_default]
    pub suggestions: Vec<Suggestion>,
    /// What Enter takes.
    #[prop_or(Enter::First)]
    pub enter: Enter,
    /// Something was typed.
    #[prop_or_default]
    pub on_type: Callback<String>,
    /// Enter, or a press on a suggestion.
    pub on_take: Callback<Taken>,
    /// Esc.
    pub on_cancel: Callback<()>,
}

/// The box takes the focus when it appears, and gives it back when it goes; Enter takes, Esc cancels, ↑ and ↓ go
/// through the suggestions.
#[component]
pub fn NameEntry(props: &EntryProps) -> Html {
    let input = use_node_ref();
    let text = use_state_eq(|| props.value.to_string());
    let at = use_state_eq(|| None::<usize>);
    use_effect_with((), {
        let (input, run) = (input.clone(), props.on_shown.clone());
        move |()| {
            let before = focused();
            let input = input.cast::<HtmlInputElement>();
            if let Some(input) = &input {
                focus(input);
                input.select();
            }
            run.emit(());
            move || give_back(before, input.as_deref())
        }
    });
    use_effect_with(props.ahead, {
        let (input, text, value, caret) = (input.clone(), text.clone(), props.value.clone(), props.caret);
        move |ahead| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *ahead > 0) {
                input.set_value(&value);
                text.set(value.to_string());
                // Refused where it is no text box.
                let _ = input.set_selection_range(caret.unwrap_or(u32::MAX), caret.unwrap_or(u32::MAX));
            }
        }
    });
    let count = props.suggestions.len();
    // Enter in an empty box takes nothing that nobody named.
    let takes_first = match props.enter {
        Enter::First => !text.trim().is_empty(),
        Enter::FirstAtOnce => true,
        Enter::Typed => false,
    };
    let by_default = (takes_first && count > 0).then_some(0);
    let current = at.filter(|at| *at < count).or(by_default);
    let oninput = {
        let (at, run, text) = (at.clone(), props.on_type.clone(), text.clone());
        Callback::from(move |event: InputEvent| {
            let typed =
                event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            at.set(None);
            text.set(typed.clone());
            run.emit(typed);
        })
    };
    let onkeydown = {
        let (at, props, text) = (at.clone(), props.clone(), text.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" => {
                    taken(&event);
                    let id = current.and_then(|at| props.suggestions.get(at)).map(|taken| taken.id.clone());
                    props.on_take.emit(Taken { text: text.to_string(), id });
                }
                "Escape" => {
                    taken(&event);
                    props.on_cancel.emit(());
                }
                "ArrowDown" if count > 0 => {
                    taken(&event);
                    at.set(Some(current.map_or(0, |at| (at + 1) % count)));
                }
                "ArrowUp" if count > 0 => {
                    taken(&event);
                    at.set(Some(current.map_or(count - 1, |at| (at + count - 1) % count)));
                }
                // What is typed is typed: no letter reaches the page's keys.
                _ => event.stop_propagation(),
            }
        })
    };
    let options = props.suggestions.iter().enumerate().map(|(place, suggestion)| {
        let onclick = {
            let (run, id, text) = (props.on_take.clone(), suggestion.id.clone(), text.clone());
            Callback::from(move |_: MouseEvent| {
                run.emit(Taken { text: text.to_string(), id: Some(id.clone()) })
            })
        };
        html! {
            <li role="option" id={format!("entry-{place}")} {onclick}
                aria-selected={if current == Some(place) { "true" } else { "false" }}>
                <span>{ &suggestion.name }</span>{ " " }<small>{ &suggestion.detail }</small>
            </li>
        }
    });
    html! {
        <div class="entry">
            <label for="entry">{ &props.label }</label>
            <div class="entry-box">
                <input ref={input} id="entry" type="text" role="combobox" autocomplete="off" spellcheck="false"
                    aria-autocomplete="list" aria-controls="entry-list"
                    aria-expanded={if count > 0 { "true" } else { "false" }}
                    aria-activedescendant={current.map(|at| format!("entry-{at}"))}
                    value={text.to_string()} {oninput} {onkeydown} />
                // Pressing a suggestion leaves the focus in the box.
                <ul id="entry-list" role="listbox" aria-label={props.label.clone()} hidden={count == 0}
                    onmousedown={|event: MouseEvent| event.prevent_default()}>
                    { for options }
                </ul>
            </div>
        </div>
    }
}

/// Gives the focus back, unless somebody took it meanwhile.
pub fn give_back(before: Option<HtmlElement>, input: Option<&HtmlElement>) {
    let ours = focused().is_none_or(|now| input.is_some_and(|input| now == *input));
    if let Some(before) = before.filter(|before| ours && before.is_connected()) {
        focus(&before);
    }
}
