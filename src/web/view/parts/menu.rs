//! A button that opens a menu.

use super::focus::{Way, all, focus, holds_focus, rove, taken};
use super::{Action, Icon, icon};
use std::rc::Rc;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What a [`MenuButton`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// What the button, and so the menu, is called.
    pub label: AttrValue,
    /// What can be chosen, by name; what is on or off is switched, and the menu stays open.
    pub items: Rc<[Action]>,
    /// Names the menu's parts; one of its own for each menu of the page.
    pub id: AttrValue,
    /// The key that opens it, as it is shown; empty where there is none.
    #[prop_or_default]
    pub key_shown: AttrValue,
    /// More classes for the button.
    #[prop_or_default]
    pub class: Classes,
}

/// A button and its menu: arrows, Home, End and the first letter move, Enter takes, Esc and leaving close, and the
/// focus goes back to the button.
#[component]
pub fn MenuButton(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let button = use_node_ref();
    let whole = use_node_ref();
    use_effect_with(*open, {
        let whole = whole.clone();
        move |open| {
            let Some(whole) = whole.cast::<Element>().filter(|_| *open) else { return };
            if let Some(first) = all(&whole, ITEMS).first() {
                focus(first);
            }
        }
    });
    let close = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |()| {
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                focus(&button);
            }
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let (open, whole, close) = (open.clone(), whole.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(whole) = whole.cast::<Element>() else { return };
            match event.key().as_str() {
                "Escape" if *open => {
                    taken(&event);
                    close.emit(());
                }
                "ArrowDown" if !*open => {
                    taken(&event);
                    open.set(true);
                }
                // Tab leaves, as from anything.
                "Tab" => open.set(false),
                _ if *open && !rove(&all(&whole, ITEMS), Way::Down, &event) => by_letter(&whole, &event),
                _ => {}
            }
        })
    };
    let onfocusout = {
        let (open, whole) = (open.clone(), whole.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| wasm_bindgen::JsCast::dyn_into::<Element>(to).ok());
            let stays = whole.cast::<Element>().is_some_and(|whole| whole.contains(to.as_deref()));
            if !stays {
                open.set(false);
            }
        })
    };
    let menu_id = format!("{}-menu", props.id);
    let title = (!props.key_shown.is_empty()).then(|| format!("{} ({})", props.label, props.key_shown));
    html! {
        <div ref={whole} class="menu-button" {onkeydown} {onfocusout}>
            <button ref={button} id={props.id.clone()} type="button" onclick={toggle} aria-haspopup="menu"
                class={props.class.clone()} {title} aria-keyshortcuts={super::action::spoken_key(&props.key_shown)}
                aria-expanded={if *open { "true" } else { "false" }}
                aria-controls={open.then(|| menu_id.clone())}>
                { &props.label }{ icon(Icon::Down) }
            </button>
            if *open {
                <div id={menu_id.clone()} class="menu" role="menu" aria-labelledby={props.id.clone()}>
                    { for props.items.iter().enumerate().map(|(n, item)| {
                        menu_item(item, &format!("{menu_id}-{n}"), n == 0, item.pressed.is_some(), &close)
                    }) }
                </div>
            }
        </div>
    }
}

pub(super) const ITEMS: &str = "[role^=menuitem]";

/// `stays`: the menu stays open when it is taken. The first can be reached by Tab, so that a menu that scrolls can be.
pub(super) fn menu_item(item: &Action, id: &str, is_first: bool, stays: bool, close: &Callback<()>) -> Html {
    let about = (!item.about.is_empty()).then(|| format!("{id}-about"));
    let onclick = {
        let (run, enabled, close) = (item.run.clone(), item.enabled, close.clone());
        Callback::from(move |_: MouseEvent| {
            if enabled && !stays {
                close.emit(());
            }
            if enabled {
                run.emit(());
            }
        })
    };
    let role = if item.pressed.is_some() { "menuitemcheckbox" } else { "menuitem" };
    html! {
        <button type="button" {role} aria-checked={item.pressed.map(|on| if on { "true" } else { "false" })} tabindex={if is_first { "0" } else { "-1" }} {onclick}
            aria-disabled={(!item.enabled).then_some("true")} aria-describedby={about.clone()}>
            if item.pressed == Some(true) { { icon(Icon::Check) } }
            { &item.label }{ super::action::shown_key(&item.key) }
            // Described by it, not named by it.
            if let Some(id) = about {
                <span {id} class="about" aria-hidden="true">{ &item.about }</span>
            }
        </button>
    }
}

/// Goes to the next item that begins with the letter typed.
pub(super) fn by_letter(whole: &Element, event: &KeyboardEvent) {
    let letter = event.key().to_lowercase();
    if letter.chars().count() != 1 || event.ctrl_key() || event.meta_key() || event.alt_key() || letter == " "
    {
        return;
    }
    let items = all(whole, ITEMS);
    let at = items.iter().position(|item| holds_focus(item)).map_or(0, |at| at + 1);
    let begins = |item: &&HtmlElement| {
        item.text_content().is_some_and(|text| text.to_lowercase().starts_with(&letter))
    };
    if let Some(item) = items[at..].iter().chain(&items[..at]).find(begins) {
        focus(item);
    }
    taken(event);
}
