//! The dialog where a person sets what is their own: their name, labels for documents, attributes of actors and quotes.

use super::Dialog;
use crate::web::settings::{OwnAttribute, OwnTopic, Setting};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What [`Settings`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SettingsProps {
    /// Whether the dialog is shown.
    pub open: bool,
    /// Who annotates; empty where nobody said.
    pub annotator: AttrValue,
    /// Labels of one's own.
    pub topics: Vec<OwnTopic>,
    /// Attributes of one's own.
    pub attributes: Vec<OwnAttribute>,
    /// Why what was set last cannot be so; empty where it can.
    pub refusal: AttrValue,
    /// Something was set.
    pub on_set: Callback<Setting>,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// The dialog "Settings".
#[component]
pub fn Settings(props: &SettingsProps) -> Html {
    if !props.open {
        return html! { <Dialog title="Settings" open=false on_close={props.on_close.clone()} /> };
    }
    let named = props.on_set.reform(|event: Event| {
        Setting::Annotator(event.target_dyn_into::<HtmlInputElement>().map(|x| x.value()).unwrap_or_default())
    });
    let topics = props.topics.iter().map(|topic| {
        let gone = Setting::NoTopic(topic.name.clone());
        row(&topic.name, "", &topic.key, props.on_set.reform(move |_: MouseEvent| gone.clone()))
    });
    let attributes = props.attributes.iter().map(|attribute| {
        let gone = Setting::NoAttribute(attribute.name.clone());
        let values = attribute.values.join(", ");
        row(&attribute.name, &values, &attribute.key, props.on_set.reform(move |_: MouseEvent| gone.clone()))
    });
    let topic = props.on_set.reform(|[name, _, key]: [String; 3]| Setting::Topic(OwnTopic { name, key }));
    let attribute = props.on_set.reform(|[name, values, key]: [String; 3]| {
        let values = values.split(',').map(|value| value.trim().to_owned()).collect();
        Setting::Attribute(OwnAttribute { name, values, key })
    });
    html! {
        <Dialog title="Settings" open={props.open} on_close={props.on_close.clone()}>
            <p class="setting">
                <label for="annotator">{ "Your name" }</label>
                <input id="annotator" type="text" autocomplete="off" value={props.annotator.clone()} onchange={named} />
                <small>{ "Signs what you decide, in the document and in its exports." }</small>
            </p>
            <p role="status" class="refusal">{ &props.refusal }</p>
            <section>
                <h3>{ "Labels for documents" }</h3>
                <ul class="own">{ for topics }</ul>
                <New id="topic" has_values=false on_new={topic} />
            </section>
            <section>
                <h3>{ "Attributes of actors and quotes" }</h3>
                <ul class="own">{ for attributes }</ul>
                <New id="attribute" has_values=true on_new={attribute} />
            </section>
            // In a tab of its own, so that the page stays.
            <p class="notice"><a href="./NOTICE.txt" target="_blank">{ "Licences" }</a></p>
        </Dialog>
    }
}

fn row(name: &str, values: &str, key: &str, on_remove: Callback<MouseEvent>) -> Html {
    html! {
        <li>
            <span class="own-name">{ name.to_owned() }</span>
            <span class="own-values">{ values.to_owned() }</span>
            if !key.is_empty() {
                <kbd>{ crate::web::keymap::words(key) }</kbd>
            }
            <button type="button" class="quiet" aria-label={format!("Remove {name}")} onclick={on_remove}>
                { "Remove" }
            </button>
        </li>
    }
}

/// What a [`New`] needs.
#[derive(Clone, PartialEq, Properties)]
struct NewProps {
    id: AttrValue,
    has_values: bool,
    /// Name, values, key.
    on_new: Callback<[String; 3]>,
}

/// Boxes for one more.
#[component]
fn New(props: &NewProps) -> Html {
    let boxes = [use_node_ref(), use_node_ref(), use_node_ref()];
    let onsubmit = {
        let (boxes, run) = (boxes.clone(), props.on_new.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let inputs = boxes.clone().map(|node| node.cast::<HtmlInputElement>());
            run.emit(inputs.clone().map(|input| input.map(|input| input.value()).unwrap_or_default()));
            inputs.into_iter().flatten().for_each(|input| input.set_value(""));
        })
    };
    // A letter pressed here is the key that is wanted, and not what it does on the page.
    let onkeydown = |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.stop_propagation();
        }
    };
    let field = |n: usize, label: &'static str, size: &'static str| {
        let id = format!("{}-{n}", props.id);
        html! {
            <span class="field">
                <label for={id.clone()}>{ label }</label>
                <input {id} ref={boxes[n].clone()} type="text" autocomplete="off" {size} />
            </span>
        }
    };
    html! {
        <form class="new" {onsubmit} {onkeydown}>
            { field(0, if props.has_values { "New attribute" } else { "New label" }, "16") }
            if props.has_values {
                { field(1, "Values, with commas between", "24") }
            }
            { field(2, if props.has_values { "Key of the attribute" } else { "Key of the label" }, "3") }
            <button type="submit">{ if props.has_values { "Add attribute" } else { "Add label" } }</button>
        </form>
    }
}
