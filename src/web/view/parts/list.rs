//! A list of annotations: Actors, Quotes or Captions.

use super::dropping::drops;
use super::focus::{focus, holds_focus, reveal};
use super::{Icon, icon};
use crate::web::rows::Sign;
use gloo::render::request_animation_frame;
use gloo_timers::callback::Timeout;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What has been decided about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Suggested, and doubtful.
    NeedsALook,
    /// Suggested.
    Suggested,
    /// A person agreed.
    Confirmed,
    /// A person changed or made it.
    Edited,
    /// A person refused it.
    Rejected,
}

impl RowState {
    /// Its class, its sign, and what it is called. What is only suggested has none: most are, and a sign on every row
    /// says nothing.
    fn drawn(self) -> (&'static str, Option<Icon>, &'static str) {
        match self {
            RowState::NeedsALook => ("low", Some(Icon::Question), "needs a look"),
            RowState::Suggested => ("suggested", None, "suggested"),
            RowState::Confirmed => ("decided", Some(Icon::Check), "confirmed"),
            RowState::Edited => ("decided", Some(Icon::Pencil), "edited"),
            RowState::Rejected => ("rejected", Some(Icon::Cross), "rejected"),
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// The annotation's id.
    pub id: AttrValue,
    /// The actor's name, the quote's words, the caption's words.
    pub name: AttrValue,
    /// Its sign.
    pub sign: Sign,
    /// What it is, in a few words ("person · Minister · NO"; "direct · Ek · warned").
    pub detail: AttrValue,
    /// How often it is mentioned.
    pub count: Option<usize>,
    /// What has been decided.
    pub state: RowState,
}

/// What an [`AnnotationList`] needs.
#[derive(Clone, Properties)]
pub struct ListProps {
    /// What it is called: Actors, Quotes or Captions.
    pub name: AttrValue,
    /// The rows, in their order.
    pub rows: Rc<[ListRow]>,
    /// The annotation that is chosen, if it is in this list.
    pub chosen: Option<AttrValue>,
    /// A person pressed this row.
    pub on_choose: Callback<AttrValue>,
    /// A person wants to see this row's annotation in the text (double press).
    #[prop_or_default]
    pub on_go: Callback<AttrValue>,
    /// How many rows a person has decided.
    pub reviewed: usize,
    /// How many more there are that are hidden.
    pub hidden: usize,
    /// Shows them.
    pub on_show: Callback<()>,
    /// A row was dropped on another: the two are one. `None`: the rows of this list cannot be.
    #[prop_or_default]
    pub on_drop: Option<Callback<(AttrValue, AttrValue)>>,
    /// A person accepts this row's annotation (true), or rejects it.
    #[prop_or_default]
    pub on_decide: Callback<(AttrValue, bool)>,
    /// What an empty list says.
    #[prop_or(AttrValue::Static("None found"))]
    pub empty: AttrValue,
}

impl PartialEq for ListProps {
    /// Rows are the same only where they are the same value: whoever has them keeps them.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows)
            && (self.reviewed, self.hidden) == (other.reviewed, other.hidden)
            && (&self.name, &self.chosen, &self.empty) == (&other.name, &other.chosen, &other.empty)
            && (&self.on_choose, &self.on_go) == (&other.on_choose, &other.on_go)
            && (&self.on_show, &self.on_drop) == (&other.on_show, &other.on_drop)
    }
}

/// How many rows are drawn in one piece: drawn anew only where a row of it changed, laid out only where it is in sight.
/// To those who hear the page all pieces are one list.
const PIECE: usize = 16;
/// How many rows are drawn at first; twice as many follow in each go.
const FIRST: usize = 128;

/// A region with its heading and its list. One row is in the order of Tab: the chosen one, else the first. All keys go
/// to the page's keymap; the row they are for is the focused one (`data-annotation`).
///
/// A long list is drawn piece by piece, so that the page stays alive meanwhile.
#[component]
pub fn AnnotationList(props: &ListProps) -> Html {
    let list = use_node_ref();
    let chosen = props.chosen.as_ref().and_then(|id| props.rows.iter().position(|row| row.id == *id));
    let drawn = use_state_eq(|| FIRST);
    let shown = (*drawn).max(chosen.map_or(0, |at| at + FIRST)).min(props.rows.len());
    use_effect_with((shown, props.rows.len()), {
        let drawn = drawn.clone();
        move |(shown, all)| {
            let next = *shown + 2 * FIRST;
            let wait = (*shown < *all).then(|| Timeout::new(16, move || drawn.set(next)));
            move || drop(wait)
        }
    });
    use_effect_with((props.chosen.clone(), chosen), {
        let list = list.clone();
        move |(_, chosen)| {
            let row = list.cast::<Element>().zip(*chosen).and_then(|(list, at)| focused_row(&list, at));
            // Where it is on the screen costs a layout: asked for when all else of the frame is done.
            let frame = row.map(|row| request_animation_frame(move |_| reveal(&row)));
            move || drop(frame)
        }
    });
    let id = props.name.to_lowercase();
    let title = format!("{id}-title");
    let tab_stop = chosen.unwrap_or(0);
    html! {
        <section class="list" id={id.clone()} aria-labelledby={title.clone()}>
            <div class="list-head">
                <h2 id={title.clone()}>{ &props.name }</h2>
                if !props.rows.is_empty() {
                    <span class="list-count">
                        { format!("{} of {}", props.reviewed, props.rows.len()) }<span class="vh">{ " reviewed" }</span>
                    </span>
                }
            </div>
            if props.hidden > 0 {
                <p class="list-hidden">
                    { format!("{} hidden", props.hidden) }
                    <button type="button" class="quiet" onclick={props.on_show.reform(|_: MouseEvent| ())}
                        aria-label={format!("Show hidden {id}")}>{ "Show" }</button>
                </p>
            }
            if props.rows.is_empty() && props.hidden == 0 {
                <p class="list-empty">{ &props.empty }</p>
            }
            <div ref={list} class="rows" role="list" aria-labelledby={title}>
                { for (0..shown).step_by(PIECE).map(|from| {
                    let range = from..(from + PIECE).min(shown);
                    let here = |at: usize| range.contains(&at).then_some(at);
                    html! {
                        <Piece key={from} list={id.clone()} rows={props.rows.clone()} range={range.clone()}
                            chosen={chosen.and_then(here)} tab_stop={here(tab_stop)}
                            on_choose={props.on_choose.clone()} on_go={props.on_go.clone()}
                            on_drop={props.on_drop.clone()} on_decide={props.on_decide.clone()} />
                    }
                }) }
            </div>
        </section>
    }
}

/// The row at a place, with the focus if that is in the list.
fn focused_row(list: &Element, at: usize) -> Option<HtmlElement> {
    let place = format!("ul:nth-child({}) > li:nth-child({})", at / PIECE + 1, at % PIECE + 1);
    let row = list.query_selector(&place).ok().flatten();
    let row = row?.dyn_into::<HtmlElement>().ok()?;
    if holds_focus(list) && !holds_focus(&row) {
        focus(&row);
    }
    Some(row)
}

#[derive(Clone, Properties)]
struct PieceProps {
    list: AttrValue,
    rows: Rc<[ListRow]>,
    range: Range<usize>,
    chosen: Option<usize>,
    tab_stop: Option<usize>,
    on_choose: Callback<AttrValue>,
    on_go: Callback<AttrValue>,
    on_drop: Option<Callback<(AttrValue, AttrValue)>>,
    on_decide: Callback<(AttrValue, bool)>,
}

impl PartialEq for PieceProps {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
            && self.range == other.range
            && self.chosen == other.chosen
            && self.tab_stop == other.tab_stop
            && self.on_choose == other.on_choose
            && self.on_go == other.on_go
            && self.on_drop == other.on_drop
            && self.on_decide == other.on_decide
            && (Rc::ptr_eq(&self.rows, &other.rows)
                || self.rows.get(self.range.clone()) == other.rows.get(other.range.clone()))
    }
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    let rows = props.rows.get(props.range.clone()).unwrap_or_default();
    // Only the row under the mouse and the chosen one have buttons: thousands would cost more than they are worth.
    let under = use_state_eq(|| None);
    let items = rows.iter().zip(props.range.clone()).map(|(row, at)| row_item(props, row, at, &under));
    html! { <ul class="rows-piece" role="none">{ for items }</ul> }
}

fn row_item(props: &PieceProps, row: &ListRow, at: usize, under: &UseStateHandle<Option<usize>>) -> Html {
    let (class, sign, state) = row.state.drawn();
    let (name, about) = (format!("{}-{at}", props.list), format!("{}-{at}-about", props.list));
    let on = |run: &Callback<AttrValue>| {
        let (run, id) = (run.clone(), row.id.clone());
        Callback::from(move |event: MouseEvent| {
            // The row takes the focus also where a press falls on words inside it.
            let row =
                event.target_dyn_into::<Element>().and_then(|inside| inside.closest("li").ok().flatten());
            if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
                focus(&row);
            }
            run.emit(id.clone());
        })
    };
    let mouse = |now: Option<usize>| {
        let under = under.setter();
        Callback::from(move |_: MouseEvent| under.set(now))
    };
    let has_buttons = **under == Some(at) || props.chosen == Some(at);
    let drops = props.on_drop.as_ref().map(|run| drops(run, &row.id));
    html! {
        <li key={at} role="listitem" class={classes!("row", row.sign.class(), class)} data-annotation={row.id.clone()}
            tabindex={if props.tab_stop == Some(at) { "0" } else { "-1" }}
            aria-labelledby={name.clone()} aria-describedby={about.clone()}
            aria-current={(props.chosen == Some(at)).then_some("true")}
            onclick={on(&props.on_choose)} ondblclick={on(&props.on_go)}
            onmouseenter={mouse(Some(at))} onmouseleave={mouse(None)}
            draggable={drops.is_some().then_some("true")} ondragstart={drops.as_ref().map(|drops| drops.begin.clone())}
            ondragover={drops.as_ref().map(|drops| drops.over.clone())}
            ondragleave={drops.as_ref().map(|drops| drops.leave.clone())} ondrop={drops.map(|drops| drops.drop)}>
            <span id={name} class="row-name">{ &row.name }</span>
            { " " }
            <span id={about} class="row-about">
                if let Some(count) = row.count {
                    <span class="row-count" title={format!("mentioned {count} times")}>{ count }</span>
                }
                <span class="row-state" title={state}>{ for sign.map(icon) }<span class="vh">{ state }</span></span>
                { " " }
                <span class="row-detail">{ &row.detail }</span>
            </span>
            if has_buttons {
                <span class="row-acts">
                    { decision(props, row, true) }
                    { decision(props, row, false) }
                </span>
            }
        </li>
    }
}

/// A button for the mouse; with keys, `a` and `x` do it.
fn decision(props: &PieceProps, row: &ListRow, accept: bool) -> Html {
    let (name, key, sign) = if accept { ("Accept", "a", Icon::Check) } else { ("Reject", "x", Icon::Cross) };
    let (decide, id) = (props.on_decide.clone(), row.id.clone());
    let press = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        decide.emit((id.clone(), accept));
    });
    // The focus stays where it is: whoever goes through the list by mouse goes on doing so.
    let keep_focus = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <button class="row-act" tabindex="-1" aria-label={format!("{name} {}", row.name)}
            title={format!("{name} ({key})")} onclick={press} onmousedown={keep_focus}
            ondblclick={|event: MouseEvent| event.stop_propagation()}>{ icon(sign) }</button>
    }
}
