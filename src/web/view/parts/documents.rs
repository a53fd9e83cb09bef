//! All documents, as a list.

use super::entry::{Enter, NameEntry, Taken};
use super::focus::{all, focus, focused};
use super::paste::FileChoice;
use super::shelf::picker;
use super::{Action, ActionButton, Icon, Picked, icon};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// A document in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    /// Its id.
    pub id: AttrValue,
    /// Its title.
    pub title: AttrValue,
    /// How far it is, as it is shown ("34 of 51", "done").
    pub progress: AttrValue,
    /// Whether a person wants to come back to it.
    pub flagged: bool,
    /// Whether it lies in the bin: then it can only be brought back.
    pub deleted: bool,
    /// Whether it is chosen, while several are being chosen.
    pub chosen: Option<bool>,
}

/// What the list calls. Whoever draws it keeps them: a row whose data and calls are the same is not drawn anew.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentCalls {
    /// Something else is looked for.
    pub on_query: Callback<String>,
    /// Begin another.
    pub on_new: Callback<()>,
    /// Open this one.
    pub on_open: Callback<AttrValue>,
    /// Call this one so.
    pub on_rename: Callback<(AttrValue, String)>,
    /// Flag this one, or no longer.
    pub on_flag: Callback<AttrValue>,
    /// Delete this one.
    pub on_delete: Callback<AttrValue>,
    /// Bring this one back out of the bin.
    pub on_restore: Callback<AttrValue>,
    /// Choose this one, or no longer.
    pub on_choose: Callback<AttrValue>,
    /// Files were chosen to come in.
    pub on_files: Callback<HtmlInputElement>,
}

/// What [`Documents`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DocumentsProps {
    /// The documents to show, in their order.
    pub rows: Vec<DocumentRow>,
    /// The one that is open.
    pub shown: Option<AttrValue>,
    /// What is looked for.
    pub query: AttrValue,
    /// What is called.
    pub calls: DocumentCalls,
    /// How much of the computer's storage is used, as it is shown ("2.1 MB used"); empty where nobody knows.
    #[prop_or_default]
    pub storage: AttrValue,
    /// That something should be done lest documents be lost; empty where all is well.
    #[prop_or_default]
    pub reminder: AttrValue,
    /// Filters and orders.
    #[prop_or_default]
    pub pickers: Vec<Picked>,
    /// How far the documents are, taken together.
    #[prop_or_default]
    pub progress: AttrValue,
    /// Shows statistics of them.
    #[prop_or_default]
    pub statistics: Option<Action>,
    /// Begins and ends choosing several.
    #[prop_or_default]
    pub several: Option<Action>,
    /// What is done to those that are chosen.
    #[prop_or_default]
    pub chosen: Option<Html>,
    /// Draws more of the list.
    #[prop_or_default]
    pub more: Option<Action>,
    /// Deletes everything, after asking.
    pub sweep: Action,
}

/// The navigation "Documents": a list of buttons named by title. Of the one that is open, Rename and Delete stand
/// below it.
#[component]
pub fn Documents(props: &DocumentsProps) -> Html {
    let renaming = use_state_eq(|| None::<AttrValue>);
    let list = use_node_ref();
    let was_renaming = use_mut_ref(|| false);
    // The button comes back when the box goes, and takes the focus up again.
    use_effect_with(renaming.is_some(), {
        let list = list.clone();
        move |renaming| {
            let ended = was_renaming.replace(*renaming) && !*renaming;
            let Some(list) = list.cast::<Element>().filter(|_| ended && focused().is_none()) else { return };
            if let Some(button) = all(&list, "[aria-current]").first() {
                focus(button);
            }
        }
    });
    // A list of its own: with something beside them that has no key, rows would be made anew where one comes before them.
    let rows = props.rows.iter().map(|row| {
        html! {
            <Row key={row.id.to_string()} row={row.clone()} shown={props.shown.as_ref() == Some(&row.id)}
                renamed={renaming.as_ref() == Some(&row.id)} rename={renaming.setter()} calls={props.calls.clone()} />
        }
    });
    let rows: Html = rows.collect();
    html! {
        <nav class="documents" id="documents" aria-labelledby="documents-title" tabindex="-1">
            <h2 id="documents-title" class="vh">{ "Documents" }</h2>
            <p class="brand" aria-hidden="true">{ "Galley" }</p>
            <button type="button" class="new-paste" onclick={props.calls.on_new.reform(|_: MouseEvent| ())}>
                { icon(Icon::Plus) }{ "New paste" }
            </button>
            <label class="search">
                { icon(Icon::Search) }<span class="vh">{ "Search documents" }</span>
                <input type="search" id="search" placeholder="Search" value={props.query.clone()}
                    oninput={props.calls.on_query.reform(|event: InputEvent| typed(&event))} />
            </label>
            if !props.pickers.is_empty() {
                <div class="pickers">{ for props.pickers.iter().map(picker) }</div>
            }
            <div class="documents-state">
                <span role="status">{ &props.progress }</span>
                if let Some(statistics) = &props.statistics {
                    <ActionButton action={statistics.clone()} class="quiet" />
                }
                if let Some(several) = &props.several {
                    <ActionButton action={several.clone()} class="quiet" />
                }
            </div>
            { props.chosen.clone().unwrap_or_default() }
            <ul ref={list} class="document-list">
                { rows }
                if let Some(more) = &props.more {
                    <li key="more"><ActionButton action={more.clone()} class="quiet" /></li>
                }
            </ul>
            if !props.reminder.is_empty() {
                <p class="reminder">{ &props.reminder }</p>
            }
            <div class="documents-foot">
                <FileChoice label="Open a file" on_files={props.calls.on_files.clone()} />
                <span>{ &props.storage }</span>
                <ActionButton action={props.sweep.clone()} class="quiet" />
            </div>
        </nav>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    row: DocumentRow,
    /// Whether it is open.
    shown: bool,
    /// Whether it is being renamed.
    renamed: bool,
    /// Which document is.
    rename: UseStateSetter<Option<AttrValue>>,
    calls: DocumentCalls,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { row, shown, rename, calls, .. } = props;
    let (shown, id) = (*shown, row.id.clone());
    if props.renamed {
        let on_take = {
            let (rename, run) = (rename.clone(), calls.on_rename.clone());
            Callback::from(move |taken: Taken| {
                rename.set(None);
                run.emit((id.clone(), taken.text));
            })
        };
        let on_cancel = {
            let rename = rename.clone();
            Callback::from(move |()| rename.set(None))
        };
        return html! {
            <li><NameEntry label="Title" value={row.title.clone()} enter={Enter::Typed} {on_take} {on_cancel} /></li>
        };
    }
    let about = format!("document-{id}");
    let begin = {
        let (rename, id) = (rename.clone(), id.clone());
        Callback::from(move |_: MouseEvent| rename.set(Some(id.clone())))
    };
    let press = |run: &Callback<AttrValue>| {
        let id = id.clone();
        run.reform(move |_: MouseEvent| id.clone())
    };
    let choose = {
        let id = id.clone();
        calls.on_choose.reform(move |_: Event| id.clone())
    };
    html! {
        <li class={shown.then_some("shown")}>
            if let Some(chosen) = row.chosen {
                <input type="checkbox" class="choose" aria-label={format!("Choose {}", row.title)} checked={chosen}
                    onchange={choose} />
            }
            if row.deleted {
                <span class="document" dir="auto">{ &row.title }</span>
            } else {
                <button type="button" class="document" dir="auto" onclick={press(&calls.on_open)} title={row.title.clone()}
                    aria-current={shown.then_some("page")} aria-describedby={about.clone()}>{ &row.title }</button>
            }
            <span class="document-state">
                <span id={about}>{ &row.progress }</span>
                if row.deleted {
                    <button type="button" class="quiet" onclick={press(&calls.on_restore)}
                        aria-label={format!("Bring back {}", row.title)}>{ "Bring back" }</button>
                }
                if row.flagged && !shown {
                    { icon(Icon::Flag) }<span class="vh">{ "flagged" }</span>
                }
                if shown {
                    <button type="button" class="quiet bare" onclick={press(&calls.on_flag)} aria-label="Flag" title="Flag"
                        aria-pressed={if row.flagged { "true" } else { "false" }}>{ icon(Icon::Flag) }</button>
                    <button type="button" class="quiet" onclick={begin}>{ "Rename" }</button>
                    <button type="button" class="quiet" onclick={press(&calls.on_delete)}>{ "Delete" }</button>
                }
            </span>
        </li>
    }
}

fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}
