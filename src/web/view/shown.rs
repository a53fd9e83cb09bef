//! From the state to the parts of the page: plain data in, messages out.

use super::article;
use super::library_shown::{documents, on_files, sure};
use super::parts::{
    self, Action, Alert, Anchor, AnnotationList, ArticleRegion, Enter, Frame, Guide, Header, KeyGroup,
    KeyRow, Keys, ListRow, Mark, NameEntry, Palette, PasteBox, ProgressBar, RowState, StatusLine, Suggestion,
    Taken, Toolbar,
};
use crate::document::{ActorType, Status, Target};
use crate::intake;
use crate::web::example;
use crate::web::files;
use crate::web::keymap::{self, Command};
use crate::web::messages;
use crate::web::rows::{List, Row, Sign};
use crate::web::state::{Desk, Format, Help, Message, Saving, State};
use crate::web::store::StoreEvent;
use std::rc::Rc;
use yew::prelude::*;

/// Rows as they are drawn, made anew only when the state's are.
#[derive(Debug, Default)]
pub struct Drawn {
    lists: [Option<DrawnList>; 3],
}

/// Rows of the state, and the same as they are drawn.
type DrawnList = (Rc<Vec<Row>>, Rc<[ListRow]>);

impl Drawn {
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
    }
}

/// The page.
pub fn page(
    state: &State,
    drawn: &Drawn,
    anchor: Option<Anchor>,
    text: &NodeRef,
    tell: &Callback<Message>,
    act: &Callback<Command>,
) -> Html {
    let known = state.desk.is_some() || state.has_documents() || !state.started;
    let lists = state.desk.as_ref().map(|desk| lists(desk, drawn, tell));
    html! {
        <Frame documents={known.then(|| documents(state, tell))} header={header(state, tell, act)}
            alert={alert(state, tell)} {lists} foot={foot(state, tell, act)} above={above(state, anchor, tell, act)}>
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

fn header(state: &State, tell: &Callback<Message>, act: &Callback<Command>) -> Html {
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
    let export = |format: Format| {
        Action::new(format.name(), "", tell.reform(move |()| Message::Export(format))).about(format.about())
    };
    let exports: Vec<Action> = Format::all().map(export).collect();
    html! {
        <Header {title} {undo} {redo} {reviewed} {total} {saved} {exports} offline_ready={state.offline_ready}
            on_undo={act.reform(|()| Command::Undo)} on_redo={act.reform(|()| Command::Redo)}
            on_keys={act.reform(|()| Command::Keys)} />
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

fn lists(desk: &Desk, drawn: &Drawn, tell: &Callback<Message>) -> Html {
    let chosen = desk.chosen_row();
    let choose = tell.reform(|id: AttrValue| Message::Choose { id: id.to_string(), row: true });
    let go = tell.reform(|id: AttrValue| Message::GoTo(id.to_string()));
    let list = |(n, list): (usize, List)| {
        let rows = drawn.lists[n].as_ref().map(|(_, rows)| rows.clone()).unwrap_or_else(|| Rc::from([]));
        let here = chosen.as_ref().filter(|(there, _)| *there == list);
        let chosen = here.map(|(_, target)| AttrValue::from(target.id().to_owned()));
        html! {
            <AnnotationList key={format!("{} {}", desk.id(), list.name())} name={list.name()} {rows} {chosen}
                on_choose={choose.clone()} on_go={go.clone()} />
        }
    };
    List::ALL.into_iter().enumerate().map(list).collect()
}

fn list_row(row: &Row) -> ListRow {
    const SURE: u8 = 70;
    let mark = match row.sign {
        Sign::Actor(ActorType::Person) => Mark::Person,
        Sign::Actor(ActorType::Organisation) => Mark::Organisation,
        Sign::Actor(ActorType::Country) => Mark::Country,
        Sign::Actor(ActorType::Group) => Mark::Group,
        Sign::Actor(ActorType::Place) => Mark::Place,
        Sign::Quote(_) => Mark::Quote,
        Sign::Caption => Mark::Caption,
    };
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
        mark,
        detail: row.detail.clone().into(),
        count: row.count,
        state,
    }
}

fn foot(state: &State, tell: &Callback<Message>, act: &Callback<Command>) -> Html {
    let desk = state.desk.as_ref();
    let chosen = desk.and_then(|desk| desk.chosen.as_ref().map(|chosen| (desk, chosen)));
    let tools = match (&state.ask, chosen) {
        (Some(_), _) => name_entry(state, tell),
        (None, Some((desk, chosen))) => toolbar(desk, chosen, act),
        (None, None) => Html::default(),
    };
    let saved = if state.saving == Saving::Saved && desk.is_some() { "Saved" } else { "" };
    let words: Vec<&str> =
        [state.line.words.as_str(), saved].into_iter().filter(|words| !words.is_empty()).collect();
    let action =
        state.line.offers.last().cloned().map(|offer| {
            Action::new(offer.name(), "", tell.reform(move |()| Message::Offered(offer.clone())))
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
    let taken = |taken: Taken| Message::Taken { text: taken.text, id: taken.id.map(|id| id.to_string()) };
    html! {
        <NameEntry key={format!("{:?}", ask.what)} label={ask.label} value={ask.value.clone()} {suggestions}
            enter={if ask.free { Enter::Typed } else { Enter::First }}
            on_type={tell.reform(Message::Typed)} on_take={tell.reform(taken)}
            on_cancel={tell.reform(|()| Message::AskCancelled)} />
    }
}

fn toolbar(desk: &Desk, chosen: &Target, act: &Callback<Command>) -> Html {
    let mut commands: Vec<(&'static str, Command)> = Vec::new();
    if !desk.read_only {
        if !matches!(chosen, Target::Block(_) | Target::Article(_)) {
            commands.extend([("Accept", Command::Accept), ("Reject", Command::Reject)]);
        }
        match chosen {
            Target::Quote(_) => commands.extend([
                ("Speaker", Command::Speaker),
                ("Cue", Command::Cue),
                ("Kind", Command::Kind),
                ("Move ends", Command::MoveEnds),
            ]),
            Target::Mention(_) => commands.extend([
                ("Link", Command::Link),
                ("Split off", Command::Split),
                ("Rename", Command::Rename),
                ("Merge", Command::Merge),
                ("Form", Command::Kind),
                ("Move ends", Command::MoveEnds),
            ]),
            Target::Actor(_) => commands.extend([("Rename", Command::Rename), ("Merge", Command::Merge)]),
            Target::Caption(_) => {
                commands.extend([("Credit", Command::Credit), ("Duplicate", Command::Duplicate)])
            }
            Target::Block(_) | Target::Article(_) => {}
        }
        if matches!(chosen, Target::Mention(_) | Target::Actor(_)) {
            commands.extend(TYPES.map(|(name, actor_type)| (name, Command::Label(actor_type))));
        }
        commands.push(("Block role", Command::Role));
        commands.push(("Remove", Command::Remove));
    }
    let actor_type = type_of(desk, chosen);
    let actions: Vec<Action> = commands
        .into_iter()
        .map(|(label, command)| {
            let action = Action::new(label, keymap::shown(command), act.reform(move |()| command));
            match command {
                Command::Label(of) => action.pressed(actor_type == Some(of)),
                _ => action,
            }
        })
        .collect();
    let who = desk.document.record(chosen).map(messages::who).unwrap_or_default();
    html! { <Toolbar what={messages::what(desk, chosen)} {who} {actions} /> }
}

const TYPES: [(&str, ActorType); 5] = [
    ("Person", ActorType::Person),
    ("Organisation", ActorType::Organisation),
    ("Country", ActorType::Country),
    ("Group", ActorType::Group),
    ("Place", ActorType::Place),
];

fn type_of(desk: &Desk, chosen: &Target) -> Option<ActorType> {
    let actor = match chosen {
        Target::Actor(actor) => Some(actor),
        Target::Mention(mention) => desk.document.mention(mention)?.actor.as_ref(),
        _ => None,
    };
    Some(desk.document.actor(actor?)?.actor_type)
}

fn above(state: &State, anchor: Option<Anchor>, tell: &Callback<Message>, act: &Callback<Command>) -> Html {
    let desk =
        state.desk.as_ref().filter(|desk| !desk.read_only && desk.ends.is_none() && state.ask.is_none());
    let selected = desk.and_then(|desk| desk.selection).is_some_and(|selection| !selection.is_caret());
    let anchor = anchor.filter(|_| selected);
    let close = tell.reform(|()| Message::HelpClosed);
    html! {
        <>
            if let Some(anchor) = anchor {
                <Palette {anchor} actions={labels(state, act)} />
            }
            <Keys open={state.help == Some(Help::Keys)} groups={key_groups()} on_close={close.clone()} />
            <Guide open={state.help == Some(Help::Guide)} on_close={close} />
            { sure(state, tell) }
        </>
    }
}

/// What a selection can become, the last used first.
fn labels(state: &State, act: &Callback<Command>) -> Vec<Action> {
    let types = TYPES.map(|(name, actor_type)| (name, Command::Label(actor_type)));
    let mut labels = types.to_vec();
    labels.extend([
        ("Quote", Command::Quote),
        ("Caption", Command::Caption),
        ("Cue", Command::Cue),
        ("Speaker", Command::Speaker),
        ("Credit", Command::Credit),
    ]);
    if let Some(at) = labels.iter().position(|(_, command)| Some(*command) == state.last_label) {
        labels[..=at].rotate_right(1);
    }
    labels
        .into_iter()
        .map(|(name, command)| Action::new(name, keymap::shown(command), act.reform(move |()| command)))
        .collect()
}

fn key_groups() -> Vec<KeyGroup> {
    let row = |binding: &keymap::Binding| KeyRow {
        keys: binding.chords.iter().map(|chord| keymap::words(chord).into()).collect(),
        does: binding.says.into(),
    };
    keymap::GROUPS
        .iter()
        .map(|(title, bindings)| KeyGroup {
            title: (*title).into(),
            rows: bindings.iter().map(row).collect(),
        })
        .collect()
}
