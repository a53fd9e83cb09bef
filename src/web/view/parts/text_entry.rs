//! A box for words of the text itself, over several lines where they are long.

use super::entry::give_back;
use super::focus::{focus, focused, taken};
use web_sys::{HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

/// What a [`TextEntry`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TextEntryProps {
    /// What is asked for ("Correct the text").
    pub label: AttrValue,
    /// What stands in the box at first.
    pub value: AttrValue,
    /// Where the caret stands at first, in UTF-16 units; without it, all is selected.
    #[prop_or_default]
    pub caret: Option<u32>,
    /// How many keys were pressed for it before it had the focus; `value` is what they made of it.
    #[prop_or_default]
    pub ahead: usize,
    /// It has the focus.
    #[prop_or_default]
    pub on_shown: Callback<()>,
    /// Something was typed.
    #[prop_or_default]
    pub on_type: Callback<String>,
    /// Enter.
    pub on_take: Callback<String>,
    /// Esc.
    pub on_cancel: Callback<()>,
}

/// The box takes the focus when it appears, and gives it back when it goes; Enter takes, Shift+Enter begins a line, Esc
/// cancels.
#[component]
pub fn TextEntry(props: &TextEntryProps) -> Html {
    let area = use_node_ref();
    use_effect_with((), {
        let (area, run) = (area.clone(), props.on_shown.clone());
        move |()| {
            let before = focused();
            let area = area.cast::<HtmlTextAreaElement>();
            if let Some(area) = &area {
                focus(area);
            }
            run.emit(());
            move || give_back(before, area.as_deref())
        }
    });
    // What stands in the box is the browser's from then on, with its own undo.
    use_effect_with(props.ahead, {
        let (area, value, caret) = (area.clone(), props.value.clone(), props.caret);
        move |_| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
            area.set_value(&value);
            match caret {
                // Refused where it is no text box.
                Some(at) => drop(area.set_selection_range(at, at)),
                None => area.select(),
            }
        }
    });
    let words = {
        let area = area.clone();
        move || area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
    };
    let oninput = {
        let (words, run) = (words.clone(), props.on_type.clone());
        Callback::from(move |_: InputEvent| run.emit(words()))
    };
    let onkeydown = {
        let (props, words) = (props.clone(), words.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" if !event.shift_key() => {
                    taken(&event);
                    props.on_take.emit(words());
                }
                "Escape" => {
                    taken(&event);
                    props.on_cancel.emit(());
                }
                // What is typed is typed: no letter reaches the page's keys.
                _ => event.stop_propagation(),
            }
        })
    };
    let take = {
        let (run, words) = (props.on_take.clone(), words.clone());
        Callback::from(move |_: MouseEvent| run.emit(words()))
    };
    html! {
        <div class="entry text-entry">
            <label for="text-entry">{ &props.label }</label>
            <div class="entry-box">
                <textarea ref={area} id="text-entry" rows="3" dir="auto" autocomplete="off" aria-describedby="text-entry-keys"
                    {oninput} {onkeydown} />
                <p id="text-entry-keys">
                    <small>{ "Enter takes it, Shift+Enter begins a line, Esc leaves the text as it is." }</small>
                </p>
            </div>
            <button type="button" onclick={take}>{ "Correct" }</button>
            <button type="button" class="quiet" onclick={props.on_cancel.reform(|_: MouseEvent| ())}>{ "Leave" }</button>
        </div>
    }
}
