//! From the state to the parts of the page: plain data in, messages out.

use super::article;
use super::calls::Calls;
use super::commands;
use super::comparing;
use super::library_shown::{document_calls, documents, on_files, sure};
use super::parts::{
    self, Action, Alert, Anchor, AnnotationList, ArticleRegion, ContextMenu, DocumentCalls, Enter, Frame,
    Guide, Happened, Header, HistoryDialog, ListRow, NameEntry, Palette, PasteBox, ProgressBar, RowState,
    StatusLine, Suggestion, Taken, TextEntry,
};
use super::statistics::statistics;
use crate::document::{ActorId, Status};
use crate::intake;
use crate::language;
use crate::web::clock;
use crate::web::example;
use crate::web::files;
use crate::web::keymap::{Command, Place};
use crate::web::layers::Layer;
use crate::web::messages;
use crate::web::rows::{List, Row};
use crate::web::settings::Setting;
use crate::web::state::{Asked, Comparing, Desk, Format, Help, Message, Saving, State, Summing, Told};
use crate::web::store::StoreEvent;
use std::cell::OnceCell;
use std::rc::Rc;
use yew::prelude::*;

/// What is kept from one drawing to the next. Rows are made anew only when the state's are, what a press calls never: a
/// list is drawn anew only where something of it changed.
#[derive(Debug)]
pub struct Drawn {
    exports: Rc<[Action]>,
    documents: DocumentCalls,
    /// The dialogs, all closed.
    closed: OnceCell<Html>,
    lists: [Option<DrawnList>; List::ALL.len()],
    on_choose: Callback<AttrValue>,
    on_go: Callback<AttrValue>,
    on_decide: Callback<(AttrValue, bool)>,
    on_merge: Callback<(AttrValue, AttrValue)>,
    on_show: [Callback<()>; List::ALL.len()],
}

/// Rows of the state, and the same as they are drawn.
type DrawnList = (Rc<Vec<Row>>, Rc<[ListRow]>);

impl Drawn {
    /// Nothing is drawn yet.
    pub fn new(tell: &Callback<Message>) -> Drawn {
        let export = |format: Format| {
            let run = tell.reform(move |()| Message::Export(format));
            Action::new(format.name(), "", run).about(format.about())
        };
        Drawn {
            exports: Format::all().map(export).collect(),
            documents: document_calls(tell),
            closed: OnceCell::new(),
            lists: Default::default(),
            on_choose: tell.reform(|id: AttrValue| Message::Choose { id: id.to_string(), row: true }),
            on_go: tell.reform(|id: AttrValue| Message::GoTo(id.to_string())),
            on_decide: tell.reform(|(id, accept): (AttrValue, bool)| Message::Command {
                command: if accept { Command::Accept } else { Command::Reject },
                place: Place::List,
                row: Some(id.to_string()),
            }),
            on_merge: tell.reform(|(actor, into): (AttrValue, AttrValue)| Message::Merge {
                actor: ActorId::new(actor.as_str()),
                into: ActorId::new(into.as_str()),
            }),
            on_show: List::ALL.map(|list| tell.reform(move |()| Message::Set(Setting::AllOf(list)))),
        }
    }

    /// Makes what is kept agree with the state.
    pub fn agree(&mut self, state: &State) {
        for (n, list) in List::ALL.into_iter().enumerate() {
            let Some(rows) = state.desk.as_ref().map(|desk| desk.rows.of(list)) else {
                self.lists[n] = None;
                continue;
            };
            if self.lists[n].as_ref().is_none_or(|(there, _)| !Rc::ptr_eq(there, rows)) {
                self.lists[n] = Some((rows.clone(), rows.iter().map(list_row).collect()));
            }
        }
    }
}

/// What the store tells, as the state takes it in.
pub fn of_store(event: StoreEvent) -> Message {
    match event {
        StoreEvent::Saving => Message::Saving,
        StoreEvent::Saved => Message::Saved,
        StoreEvent::Failed(error) => Message::NotSaved(error),
        StoreEvent::Closed => Message::StoreClosed,
        StoreEvent::Elsewhere(id) => Message::ChangedElsewhere(id),
    }
}

/// What lies above the page, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Places {
    /// Where words are selected.
    pub selection: Option<Anchor>,
    /// Where the menu of what is chosen was called.
    pub menu: Option<Anchor>,
}

/// The page.
pub fn page(state: &State, drawn: &Drawn, places: Places, text: &NodeRef, calls: &Calls) -> Html {
    let tell = &calls.tell;
    let known = state.desk.is_some() || state.has_documents() || !state.started;
    let lists = state
        .desk
        .as_ref()
        .map(|desk| html! { <>{ comparing::differences(state, tell) }{ lists(desk, drawn) }</> });
    html! {
        <Frame guide={state.guide.then(|| html! { <Guide on_close={tell.reform(|()| Message::GuideClosed)} /> })}
            documents={known.then(|| documents(state, tell, drawn.documents.clone()))} header={header(state, drawn, calls)}
            alert={alert(state, tell)} {lists} foot={foot(state, calls)} beside={beside(state, places, calls)} above={above(state, drawn, calls)}>
            if let Some(parsing) = state.parsing.as_ref().filter(|parsing| parsing.shown) {
                <ProgressBar label="Annotating" done={parsing.share} on_cancel={tell.reform(|()| Message::Cancel)} />
            }
            if state.desk.is_some() {
                <ArticleRegion>{ article::text_box(text) }</ArticleRegion>
            } else if state.started {
                { paste_box(tell) }
            }
        </Frame>
    }
}

fn paste_box(tell: &Callback<Message>) -> Html {
    html! {
        <PasteBox html_of={|event| files::pasted_html(&event)}
            on_annotate={tell.reform(|(text, html): (String, String)| Message::Paste(intake::plain_with_html(&text, &html)))}
            on_example={tell.reform(|()| Message::Paste(intake::plain(example::TEXT)))}
            on_files={on_files(tell)} />
    }
}

fn header(state: &State, drawn: &Drawn, calls: &Calls) -> Html {
    let tell = &calls.tell;
    let desk = state.desk.as_ref();
    let title = desk.map(Desk::title).unwrap_or_default();
    let step = |name: Option<&str>| name.map(|name| AttrValue::from(name.to_owned()));
    let undo = step(desk.and_then(|desk| desk.history.next_undo_name()));
    let redo = step(desk.and_then(|desk| desk.history.next_redo_name()));
    let (reviewed, total) = desk.map(|desk| desk.rows.reviewed()).unwrap_or_default();
    let saved = match (state.saving, desk) {
        (_, Some(desk)) if desk.read_only => parts::Saved::ReadOnly,
        (Saving::Saving, _) => parts::Saved::Saving,
        (Saving::Saved, _) => parts::Saved::Saved,
        (Saving::Failed | Saving::Impossible, _) => parts::Saved::CannotSave,
        (Saving::Idle, _) => parts::Saved::Nothing,
    };
    let code = desk.map(|desk| desk.document.language.as_str()).unwrap_or_default();
    let language = AttrValue::from(language::name_of(code).unwrap_or(code).to_owned());
    let mut commands = commands::menu(state, calls);
    let several = desk.is_some_and(|desk| desk.document.articles.len() > 1);
    commands.push(
        Action::new("Split into one document for each article", "", tell.reform(|()| Message::Split))
            .enabled(several),
    );
    let ask = tell.reform(|()| Message::Compare(Comparing::Ask));
    commands.push(Action::new("Compare with another annotator", "", ask));
    commands.push(Action::new("Statistics", "", tell.reform(|()| Message::Sum(Summing::Document))));
    let switch = |layer: Layer| {
        let shown = desk.is_some_and(|desk| desk.layers.shows(layer));
        let run = tell.reform(move |()| Message::Set(Setting::Layer(layer, !shown)));
        Action::new(messages::layer(layer), "", run).pressed(shown)
    };
    let layers: Rc<[Action]> = Layer::ALL.into_iter().map(switch).collect();
    let commands: Rc<[Action]> = commands.into();
    html! {
        <Header {title} {undo} {redo} {reviewed} {total} {saved} exports={drawn.exports.clone()} {commands} {layers} layers_key={state.settings.keys.shown(Command::Layers)}
            offline_ready={state.offline_ready}
            on_undo={calls.command(Command::Undo)} on_redo={calls.command(Command::Redo)}
            {language} on_language={calls.command(Command::Language)}
            on_keys={calls.command(Command::Keys)} />
    }
}

fn alert(state: &State, tell: &Callback<Message>) -> Html {
    let (message, offers) = match &state.alert {
        Some(alert) => (alert.words.clone(), alert.offers.clone()),
        None => Default::default(),
    };
    let actions: Vec<Action> = offers
        .into_iter()
        .map(|offer| Action::new(offer.name(), "", tell.reform(move |()| Message::Offered(offer.clone()))))
        .collect();
    html! { <Alert {message} {actions} on_dismiss={tell.reform(|()| Message::Dismissed)} /> }
}

fn lists(desk: &Desk, drawn: &Drawn) -> Html {
    let chosen = desk.chosen_row();
    let list = |(n, list): (usize, List)| {
        let on_drop = (list == List::Actors && !desk.read_only).then(|| drawn.on_merge.clone());
        let rows = drawn.lists[n].as_ref().map(|(_, rows)| rows.clone()).unwrap_or_else(|| Rc::from([]));
        let here = chosen.as_ref().filter(|(there, _)| *there == list);
        let chosen = here.map(|(_, target)| AttrValue::from(target.id().to_owned()));
        html! {
            <AnnotationList key={format!("{} {}", desk.id(), list.name())} name={list.name()} {rows} {chosen}
                reviewed={desk.rows.reviewed_of(list)} hidden={desk.rows.hidden(list)}
                on_show={drawn.on_show[n].clone()} {on_drop}
                on_choose={drawn.on_choose.clone()} on_go={drawn.on_go.clone()}
                on_decide={drawn.on_decide.clone()} />
        }
    };
    List::ALL.into_iter().enumerate().map(list).collect()
}

fn list_row(row: &Row) -> ListRow {
    const SURE: u8 = 70;
    let state = match row.status {
        Status::Suggested if row.percent.is_some_and(|percent| percent < SURE) => RowState::NeedsALook,
        Status::Suggested => RowState::Suggested,
        Status::Confirmed => RowState::Confirmed,
        Status::Edited => RowState::Edited,
        Status::Rejected => RowState::Rejected,
    };
    ListRow {
        id: row.target.id().to_owned().into(),
        name: row.words.clone().into(),
        sign: row.sign,
        detail: row.detail.clone().into(),
        count: row.count,
        state,
    }
}

fn foot(state: &State, calls: &Calls) -> Html {
    let tell = &calls.tell;
    let desk = state.desk.as_ref();
    let chosen = desk.and_then(|desk| desk.chosen.as_ref().map(|chosen| (desk, chosen)));
    let tools = match (&state.ask, chosen) {
        (Some(_), _) => name_entry(state, tell),
        (None, Some((desk, chosen))) => commands::toolbar(state, desk, chosen, calls),
        (None, None) => Html::default(),
    };
    let saved = if state.saving == Saving::Saved && desk.is_some() { "Saved" } else { "" };
    let words: Vec<&str> =
        [state.line.words.as_str(), saved].into_iter().filter(|words| !words.is_empty()).collect();
    let action = state.line.offers.last().cloned().map(|offer| {
        let key = offer.command().map(|command| state.settings.keys.shown(command)).unwrap_or_default();
        Action::new(offer.name(), key, tell.reform(move |()| Message::Offered(offer.clone())))
    });
    html! { <>{ tools }<StatusLine message={words.join(" · ")} {action} /></> }
}

fn name_entry(state: &State, tell: &Callback<Message>) -> Html {
    let Some(ask) = &state.ask else { return Html::default() };
    let suggestions: Vec<Suggestion> = state
        .options()
        .into_iter()
        .map(|choice| Suggestion {
            id: choice.id.into(),
            name: choice.name.into(),
            detail: choice.detail.into(),
        })
        .collect();
    let enter = match (ask.free, ask.default) {
        (true, _) => Enter::Typed,
        (false, true) => Enter::FirstAtOnce,
        (false, false) => Enter::First,
    };
    let taken = |taken: Taken| Message::Taken { text: taken.text, id: taken.id.map(|id| id.to_string()) };
    let caret =
        ask.caret.and_then(|at| ask.words().get(..at)).map(|before| before.encode_utf16().count() as u32);
    let on_shown = tell.reform(|()| Message::AskShown);
    if matches!(ask.what, Asked::Correct(_)) {
        return html! {
            <TextEntry key={format!("{:?}", ask.what)} label={ask.label} value={ask.words().to_owned()} {caret}
                ahead={ask.ahead} {on_shown} on_type={tell.reform(Message::Typed)}
                on_take={tell.reform(|text| Message::Taken { text, id: None })}
                on_cancel={tell.reform(|()| Message::AskCancelled)} />
        };
    }
    html! {
        <NameEntry key={format!("{:?}", ask.what)} label={ask.label} value={ask.words().to_owned()} {suggestions}
            enter={enter} {caret} ahead={ask.ahead} {on_shown}
            on_type={tell.reform(Message::Typed)} on_take={tell.reform(taken)}
            on_cancel={tell.reform(|()| Message::AskCancelled)} />
    }
}

fn history(state: &State, on_close: Callback<()>) -> Html {
    let happened = |event: Told| Happened {
        by: event.by.into(),
        what: event.what.into(),
        when: event.time.as_deref().map(clock::when).unwrap_or_default().into(),
        time: event.time.unwrap_or_default().into(),
    };
    let stories: Vec<(AttrValue, Vec<Happened>)> = (state.stories().into_iter())
        .map(|story| (story.of.into(), story.events.into_iter().map(happened).collect()))
        .collect();
    html! { <HistoryDialog open={state.help == Some(Help::History)} {stories} {on_close} /> }
}

fn beside(state: &State, places: Places, calls: &Calls) -> Html {
    let desk =
        state.desk.as_ref().filter(|desk| !desk.read_only && desk.ends.is_none() && state.ask.is_none());
    let selected = desk.and_then(|desk| desk.selection).is_some_and(|selection| !selection.is_caret());
    let anchor = places.selection.filter(|_| selected && places.menu.is_none());
    let menu = places.menu.zip(desk.and_then(|desk| Some((desk, desk.chosen.as_ref()?))));
    html! {
        <>
            if let Some(anchor) = anchor {
                <Palette {anchor} actions={commands::labels(state, calls)} />
            }
            if let Some((anchor, (desk, target))) = menu {
                <ContextMenu {anchor} label={messages::what(desk, target)}
                    items={commands::chosen(state, desk, target, calls)} on_close={calls.close_menu.clone()} />
            }
        </>
    }
}

/// The dialogs. While all are closed they are the same, whatever the state is.
fn above(state: &State, drawn: &Drawn, calls: &Calls) -> Html {
    let any =
        state.help.is_some() || state.library.sweep.is_some() || state.sums.is_some() || state.asks_second;
    if any { dialogs(state, calls) } else { drawn.closed.get_or_init(|| dialogs(state, calls)).clone() }
}

fn dialogs(state: &State, Calls { tell, .. }: &Calls) -> Html {
    let close = tell.reform(|()| Message::HelpClosed);
    html! {
        <>
            { commands::keys(state, tell) }
            { commands::settings(state, tell) }
            { history(state, close) }
            { sure(state, tell) }
            { statistics(state, tell) }
            { comparing::second(state, tell) }
        </>
    }
}
