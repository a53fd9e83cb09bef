//! The line above the article: what it is, how far it is, and what is done to all of it.

use super::action::spoken_key;
use super::{Action, Icon, MenuButton, icon};
use std::rc::Rc;
use yew::prelude::*;

/// Whether everything is on this computer.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing to say: there is no document.
    Nothing,
    /// It is being written.
    Saving,
    /// It is written.
    Saved,
    /// It cannot be written; why is told in an alert.
    CannotSave,
    /// Another tab has it; this one follows.
    ReadOnly,
}

impl Saved {
    /// In words.
    pub fn words(&self) -> &'static str {
        match self {
            Saved::Nothing => "",
            Saved::Saving => "Saving…",
            Saved::Saved => "Saved",
            Saved::CannotSave => "Not saved",
            Saved::ReadOnly => "Read-only: open in another tab",
        }
    }
}

/// What a [`Header`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct HeaderProps {
    /// The document's title; empty while the paste box is shown.
    pub title: AttrValue,
    /// The step that Undo takes back, if there is one.
    pub undo: Option<AttrValue>,
    /// The step that Redo does again, if there is one.
    pub redo: Option<AttrValue>,
    /// Annotations that a person has decided.
    pub reviewed: usize,
    /// Annotations that there are.
    pub total: usize,
    /// Whether everything is written.
    pub saved: Saved,
    /// The formats, by name.
    pub exports: Rc<[Action]>,
    /// What else can be done, with its keys.
    pub commands: Rc<[Action]>,
    /// What can be shown or hidden.
    pub layers: Rc<[Action]>,
    /// The key that opens the menu of these.
    pub layers_key: AttrValue,
    /// The language of the text, by its name.
    pub language: AttrValue,
    /// Ask for another.
    pub on_language: Callback<()>,
    /// Take back.
    pub on_undo: Callback<()>,
    /// Do again.
    pub on_redo: Callback<()>,
    /// Show what the keys do.
    pub on_keys: Callback<()>,
    /// Ready to work with no network at all.
    #[prop_or_default]
    pub offline_ready: bool,
}

/// Title, Undo and Redo, Export, what the keys do; below, whether it is saved, how much is reviewed, and in which language it is.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let document = !props.title.is_empty();
    html! {
        <header class="header">
            <h1 dir="auto" class={(!document).then_some("vh")}>{ if document { props.title.clone() } else { "Galley".into() } }</h1>
            <div class="header-actions">
                if document {
                    <StepButton name="Undo" key_shown="Ctrl+Z" step={props.undo.clone()} sign={Icon::Undo}
                        run={props.on_undo.clone()} />
                    <StepButton name="Redo" key_shown="Ctrl+Shift+Z" step={props.redo.clone()} sign={Icon::Redo}
                        run={props.on_redo.clone()} />
                    <MenuButton id="commands" label="Actions" items={props.commands.clone()} />
                    <MenuButton id="export" label="Export" items={props.exports.clone()} />
                }
                <button type="button" class="quiet bare" title="Keyboard shortcuts (?)" aria-haspopup="dialog"
                    aria-keyshortcuts="?" onclick={props.on_keys.reform(|_: MouseEvent| ())}>
                    <span aria-hidden="true">{ "?" }</span><span class="vh">{ "Keyboard shortcuts" }</span>
                </button>
            </div>
            if document {
                <div class="header-state">
                    <span class={classes!("saved", (props.saved == Saved::CannotSave).then_some("not"))}>
                        { props.saved.words() }
                    </span>
                    <label for="reviewed">
                        { format!("{} of {} reviewed", props.reviewed, props.total) }
                    </label>
                    <progress id="reviewed" class="reviewed" max={props.total.max(1).to_string()}
                        value={props.reviewed.to_string()} />
                    <button type="button" class="quiet bare" title="Language of the text"
                        onclick={props.on_language.reform(|_: MouseEvent| ())}>
                        <span class="vh">{ "Language of the text: " }</span>{ &props.language }
                    </button>
                    if props.offline_ready {
                        <span class="offline">{ "Ready to work offline" }</span>
                    }
                    <MenuButton id="layers" label="Shown" class="quiet" items={props.layers.clone()}
                        key_shown={props.layers_key.clone()} />
                </div>
            }
        </header>
    }
}

/// What a [`StepButton`] needs.
#[derive(Clone, PartialEq, Properties)]
struct StepProps {
    name: AttrValue,
    key_shown: AttrValue,
    step: Option<AttrValue>,
    sign: Icon,
    run: Callback<()>,
}

/// Undo or Redo; the step's name is its description. Without a step it stays in its place, and keeps the focus.
#[component]
fn StepButton(props: &StepProps) -> Html {
    let onclick = {
        let (run, possible) = (props.run.clone(), props.step.is_some());
        Callback::from(move |_: MouseEvent| {
            if possible {
                run.emit(());
            }
        })
    };
    let id = format!("{}-step", props.name.to_lowercase());
    let title = props.step.as_ref().map(|step| format!("{}: {step} ({})", props.name, props.key_shown));
    html! {
        <>
            <button type="button" class="quiet bare" {onclick} {title}
                aria-disabled={props.step.is_none().then_some("true")}
                aria-describedby={props.step.as_ref().map(|_| id.clone())}
                aria-keyshortcuts={spoken_key(&props.key_shown)}>
                { icon(props.sign) }<span class="vh">{ &props.name }</span>
            </button>
            <span {id} hidden=true>{ props.step.clone().unwrap_or_default() }</span>
        </>
    }
}
