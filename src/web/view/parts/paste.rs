//! Where an article comes in.

use super::action::shown_key;
use super::focus::taken;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

/// What a [`PasteBox`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct PasteProps {
    /// Annotate what stands in the box; with the HTML that was pasted into it.
    pub on_annotate: Callback<(String, String)>,
    /// The HTML of a paste.
    pub html_of: Callback<web_sys::ClipboardEvent, String>,
    /// Show the article that comes with the page.
    pub on_example: Callback<()>,
    /// Bring in files, if the page takes them.
    #[prop_or_default]
    pub on_files: Option<Callback<web_sys::HtmlInputElement>>,
    /// The key that annotates, as it is shown.
    #[prop_or(AttrValue::Static("Ctrl+Enter"))]
    pub key_shown: AttrValue,
    /// Whether the box takes the focus when it appears.
    #[prop_or(true)]
    pub focus: bool,
}

/// A large box for an article, and what to do with it.
///
/// The box keeps its own text until it is sent: drawing a megabyte anew on every key would be felt.
#[component]
pub fn PasteBox(props: &PasteProps) -> Html {
    let area = use_node_ref();
    use_effect_with((), {
        let (area, focus) = (area.clone(), props.focus);
        move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| focus) {
                let _ = area.focus();
            }
        }
    });
    // Of all pastes together: what is not in the box any more says nothing.
    let html = use_mut_ref(String::new);
    let onpaste = {
        let (html, html_of) = (html.clone(), props.html_of.clone());
        Callback::from(move |event: Event| {
            if let Some(event) = event.dyn_ref::<web_sys::ClipboardEvent>() {
                html.borrow_mut().push_str(&html_of.emit(event.clone()));
            }
        })
    };
    let annotate = {
        let (area, run) = (area.clone(), props.on_annotate.clone());
        Callback::from(move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                run.emit((area.value(), html.take()));
            }
        })
    };
    let onkeydown = {
        let annotate = annotate.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                taken(&event);
                annotate.emit(());
            }
        })
    };
    html! {
        <section class="paste" aria-labelledby="paste-lead">
            <h2 id="paste-lead" class="paste-lead">
                { "Paste a news article. It stays on this computer." }
            </h2>
            <textarea ref={area} id="paste-text" class="paste-text" aria-label="Article text"
                spellcheck="false" autocomplete="off" rows="14" {onkeydown} {onpaste} />
            <div class="paste-actions">
                <button type="button" class="primary" onclick={annotate.reform(|_: MouseEvent| ())}
                    aria-keyshortcuts="Control+Enter Meta+Enter">
                    { "Annotate" }{ shown_key(&props.key_shown) }
                </button>
                <button type="button" onclick={props.on_example.reform(|_: MouseEvent| ())}>{ "Try an example" }</button>
                if let Some(on_files) = &props.on_files {
                    <FileChoice label="Open a file" on_files={on_files.clone()} />
                }
            </div>
        </section>
    }
}

/// What a [`FileChoice`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FileChoiceProps {
    /// What the button is called.
    pub label: AttrValue,
    /// Files were chosen: the input that holds them.
    pub on_files: Callback<web_sys::HtmlInputElement>,
}

/// A button that opens the browser's own choice of files.
#[component]
pub fn FileChoice(props: &FileChoiceProps) -> Html {
    let input = use_node_ref();
    let onclick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<web_sys::HtmlInputElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let (input, run) = (input.clone(), props.on_files.clone());
        Callback::from(move |_: Event| {
            if let Some(input) = input.cast() {
                run.emit(input);
            }
        })
    };
    html! {
        <>
            <button type="button" class="quiet" {onclick}>{ &props.label }</button>
            <input ref={input} type="file" multiple=true hidden=true {onchange}
                accept=".json,.jsonl,.ndjson,.txt,.html,.htm,application/json,text/plain,text/html" />
        </>
    }
}
