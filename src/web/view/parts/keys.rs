//! The dialog that says what the keys do, and where they are changed.

use super::Dialog;
use super::focus::taken;
use web_sys::KeyboardEvent;
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
    /// By which it is changed; empty for one that cannot be.
    pub name: AttrValue,
    /// The keys, any of which does it, as they are shown.
    pub keys: Vec<AttrValue>,
    /// What they do.
    pub does: AttrValue,
    /// Whether they do something now.
    pub now: bool,
    /// Whether it is another key than at first.
    pub changed: bool,
}

/// What [`Keys`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct KeysProps {
    /// Whether the dialog is shown.
    pub open: bool,
    /// The keys, from the page's keymap: nothing is said here that the page does not do.
    pub groups: Vec<KeyGroup>,
    /// Whether single letters and signs do anything.
    pub single_keys: bool,
    /// Why the key pressed last cannot be taken; empty where it was.
    pub refusal: AttrValue,
    /// A person switched the single keys on or off.
    pub on_single_keys: Callback<bool>,
    /// A person pressed another key for this line.
    pub on_change: Callback<(AttrValue, KeyboardEvent)>,
    /// All keys shall be as at first.
    pub on_reset: Callback<()>,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// The dialog "Keyboard shortcuts": at first what applies now, then, if wanted, all of it.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    let all = use_state_eq(|| false);
    // The line whose new key is waited for.
    let waiting = use_state_eq(|| None::<AttrValue>);
    use_effect_with(props.open, {
        let (all, waiting) = (all.clone(), waiting.clone());
        move |_| {
            all.set(false);
            waiting.set(None);
        }
    });
    if !props.open {
        return html! { <Dialog title="Keyboard shortcuts" open=false on_close={props.on_close.clone()} /> };
    }
    let switch_all = {
        let all = all.clone();
        Callback::from(move |_: Event| all.set(!*all))
    };
    let onkeydown = {
        let (waiting, on_change) = (waiting.clone(), props.on_change.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(name) = (*waiting).clone() else { return };
            if event.key() == "Tab" {
                return waiting.set(None);
            }
            taken(&event);
            let is_alone = ["Shift", "Control", "Alt", "Meta", "AltGraph"].contains(&event.key().as_str());
            if !is_alone {
                waiting.set(None);
                if event.key() != "Escape" {
                    on_change.emit((name, event));
                }
            }
        })
    };
    let groups = props.groups.iter().filter_map(|group| {
        let rows: Vec<&KeyRow> = group.rows.iter().filter(|row| *all || row.now).collect();
        (!rows.is_empty()).then(|| group_of(&group.title, &rows, &waiting))
    });
    let any_changed = props.groups.iter().flat_map(|group| &group.rows).any(|row| row.changed);
    let single = props.single_keys;
    html! {
        <Dialog title="Keyboard shortcuts" open={props.open} on_close={props.on_close.clone()}>
            <div {onkeydown}>
                <div class="switches">
                    <label class="switch">
                        <input type="checkbox" checked={!*all} onchange={switch_all} />
                        { "Only keys that apply now" }
                    </label>
                    <label class="switch">
                        <input type="checkbox" checked={single}
                            onchange={props.on_single_keys.reform(move |_: Event| !single)} />
                        { "Single keys are on" }
                    </label>
                    if any_changed {
                        <button type="button" class="quiet" onclick={props.on_reset.reform(|_: MouseEvent| ())}>
                            { "All keys as at first" }
                        </button>
                    }
                </div>
                <p role="status" class="refusal">{ &props.refusal }</p>
                <div class="key-groups">{ for groups }</div>
            </div>
        </Dialog>
    }
}

fn group_of(title: &AttrValue, rows: &[&KeyRow], waiting: &UseStateHandle<Option<AttrValue>>) -> Html {
    html! {
        <section>
            <h3>{ title }</h3>
            <ul>
                { for rows.iter().map(|row| line(row, waiting)) }
            </ul>
        </section>
    }
}

fn line(row: &KeyRow, waiting: &UseStateHandle<Option<AttrValue>>) -> Html {
    let is_waiting = waiting.as_ref() == Some(&row.name) && !row.name.is_empty();
    let onclick = {
        let (waiting, name) = (waiting.clone(), row.name.clone());
        Callback::from(move |_: MouseEvent| waiting.set((!is_waiting).then(|| name.clone())))
    };
    html! {
        <li class={classes!(row.changed.then_some("changed"))}>
            <span class="key-keys">{ for row.keys.iter().map(|key| html! { <kbd>{ key }</kbd> }) }</span>
            <span class="key-does">{ &row.does }</span>
            if !row.name.is_empty() {
                <button type="button" class="quiet change" {onclick} aria-pressed={is_waiting.to_string()}
                    aria-label={format!("Change the key: {}", row.does)}>
                    { if is_waiting { "Press a key …" } else { "Change" } }
                </button>
            }
        </li>
    }
}
