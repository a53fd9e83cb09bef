//! Something that can be done: a label, the key that does it too, and what to call.

use yew::prelude::*;

/// One thing a person can do, as a button or an item of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What the button is called.
    pub label: AttrValue,
    /// The key that does the same, as it is shown ("a", "Ctrl+Z"); empty where there is none.
    pub key: AttrValue,
    /// More about it, for a menu; empty where there is nothing to say.
    pub about: AttrValue,
    /// Whether it is on, for one that is on or off.
    pub pressed: Option<bool>,
    /// Whether it can be done now. One that cannot stays in its place.
    pub enabled: bool,
    /// Does it.
    pub run: Callback<()>,
}

impl Action {
    /// An action that can be done now, and is neither on nor off.
    pub fn new(label: impl Into<AttrValue>, key: impl Into<AttrValue>, run: Callback<()>) -> Action {
        Action {
            label: label.into(),
            key: key.into(),
            about: AttrValue::default(),
            pressed: None,
            enabled: true,
            run,
        }
    }

    /// The same, with more about it.
    pub fn about(self, about: impl Into<AttrValue>) -> Action {
        Action { about: about.into(), ..self }
    }

    /// The same, on or off.
    pub fn pressed(self, pressed: bool) -> Action {
        Action { pressed: Some(pressed), ..self }
    }

    /// The same, to be done only if so.
    pub fn enabled(self, enabled: bool) -> Action {
        Action { enabled, ..self }
    }
}

/// What an [`ActionButton`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ActionButtonProps {
    /// What it does.
    pub action: Action,
    /// Its place in the order of Tab; -1 leaves it to the arrow keys.
    #[prop_or_default]
    pub tab: Option<i8>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A button for an action, with its key drawn beside the name.
///
/// One that cannot be done now is only said to be so: were it disabled, it would drop the focus in a person's hands.
#[component]
pub fn ActionButton(props: &ActionButtonProps) -> Html {
    let action = &props.action;
    let onclick = {
        let (run, enabled) = (action.run.clone(), action.enabled);
        Callback::from(move |_: MouseEvent| {
            if enabled {
                run.emit(());
            }
        })
    };
    html! {
        <button type="button" class={classes!("action", props.class.clone())} {onclick}
            tabindex={props.tab.map(|tab| tab.to_string())}
            aria-disabled={(!action.enabled).then_some("true")}
            aria-pressed={action.pressed.map(|on| if on { "true" } else { "false" })}
            aria-keyshortcuts={spoken_key(&action.key)}>
            { &action.label }
            { shown_key(&action.key) }
        </button>
    }
}

/// The key, drawn but not read out as part of a name.
pub fn shown_key(key: &AttrValue) -> Html {
    if key.is_empty() {
        Html::default()
    } else {
        html! { <kbd aria-hidden="true">{ key }</kbd> }
    }
}

/// The key as `aria-keyshortcuts` spells it.
pub fn spoken_key(key: &AttrValue) -> Option<String> {
    (!key.is_empty()).then(|| key.replace("Ctrl", "Control").replace('⌘', "Meta+").replace('⌥', "Alt+"))
}
