//! The library, from the state to the parts of the page.

use super::effects::read_files;
use super::parts::{Action, DocumentCalls, DocumentRow, Documents, Picked, Several, Sure};
use crate::document::DocumentId;
use crate::library::{Amendment, Order, Progress, Show, Summary, labels};
use crate::web::files;
use crate::web::messages;
use crate::web::state::{Comparing, Message, Shelving, State, Summing, Sweep};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Files that a person chooses.
pub fn on_files(tell: &Callback<Message>) -> Callback<HtmlInputElement> {
    let tell = tell.clone();
    Callback::from(move |input: HtmlInputElement| read_files(files::chosen(&input), tell.clone()))
}

/// What the navigation calls.
pub fn document_calls(tell: &Callback<Message>) -> DocumentCalls {
    let id = |id: AttrValue| DocumentId::new(id.as_str());
    DocumentCalls {
        on_query: tell.reform(|query| Message::Library(Shelving::Query(query))),
        on_new: tell.reform(|()| Message::NewPaste),
        on_open: tell.reform(move |open| Message::Open(id(open))),
        on_rename: tell.reform(move |(open, title)| Message::RenameDocument { id: id(open), title }),
        on_delete: tell.reform(move |open| Message::DeleteDocument(id(open))),
        on_flag: tell.reform(move |open| Message::Library(Shelving::Flag(id(open)))),
        on_restore: tell.reform(move |open| Message::RestoreDocument(id(open))),
        on_choose: tell.reform(move |open| Message::Library(Shelving::Toggle(id(open)))),
        on_files: on_files(tell),
    }
}

/// The navigation.
pub fn documents(state: &State, tell: &Callback<Message>, calls: DocumentCalls) -> Html {
    let library = &state.library;
    let found = state.found();
    let progress = if state.shows_bin() {
        messages::bin(found.len())
    } else {
        messages::progress(&Progress::of(found.iter().copied()), state.documents.len())
    };
    let more = found.len().saturating_sub(library.rows);
    let rows: Vec<DocumentRow> =
        found.into_iter().take(library.rows).map(|row| document_row(state, row)).collect();
    let shown = state.desk.as_ref().map(|desk| AttrValue::from(desk.id().to_string()));
    let shelve = |shelving: Shelving| tell.reform(move |()| Message::Library(shelving.clone()));
    let many = state.documents.len() > 1 || !library.bin.is_empty() || state.shows_bin();
    let choosing = library.chosen.is_some();
    let several = Action::new("Choose several", "", shelve(Shelving::Choosing(!choosing))).pressed(choosing);
    html! {
        <Documents {rows} {shown} query={library.view.query.clone()} {calls}
            pickers={if many { pickers(state, tell) } else { Vec::new() }}
            statistics={many.then(|| Action::new("Statistics of all shown", "", tell.reform(|()| Message::Sum(Summing::Shown))))}
            {progress} several={many.then_some(several)} chosen={choosing.then(|| chosen(state, tell, &shelve))}
            more={(more > 0).then(|| Action::new(format!("Show more ({more} left)"), "", shelve(Shelving::More)))}
            storage={library.used.map(messages::used).unwrap_or_default()}
            reminder={if library.may_be_cleared && !state.documents.is_empty() { messages::MAY_BE_CLEARED } else { "" }}
            sweep={Action::new("Delete everything on this computer", "", shelve(Shelving::Sweep { everything: true }))} />
    }
}

/// The question before anything is deleted for good.
pub fn sure(state: &State, tell: &Callback<Message>) -> Html {
    let (title, words, does) = match &state.library.sweep {
        None => Default::default(),
        Some(Sweep::Documents(ids)) => messages::sweep(ids.len()),
        Some(Sweep::Everything) => messages::sweep_everything(state.documents.len()),
    };
    html! {
        <Sure {title} {words} {does} on_sure={tell.reform(|()| Message::Library(Shelving::Sure))}
            on_close={tell.reform(|()| Message::Library(Shelving::Spare))} />
    }
}

fn document_row(state: &State, row: &Summary) -> DocumentRow {
    let progress = if row.done { "done".to_owned() } else { format!("{} of {}", row.reviewed, row.total) };
    let progress =
        std::iter::once(progress).chain(row.labels.iter().cloned()).collect::<Vec<_>>().join(" · ");
    DocumentRow {
        id: row.id.to_string().into(),
        title: row.title.clone().into(),
        progress: progress.into(),
        flagged: row.flagged,
        deleted: row.deleted.is_some(),
        chosen: state.library.chosen.as_ref().map(|chosen| chosen.contains(&row.id)),
    }
}

fn pickers(state: &State, tell: &Callback<Message>) -> Vec<Picked> {
    let view = &state.library.view;
    let at = |at: Option<usize>| at.unwrap_or_default();
    let mut pickers = vec![
        Picked {
            label: "Show".into(),
            options: Show::ALL.into_iter().map(|show| show.name().into()).collect(),
            at: at(Show::ALL.into_iter().position(|show| show == view.show)),
            on_pick: tell.reform(|n: usize| {
                Message::Library(Shelving::Show(Show::ALL.get(n).copied().unwrap_or_default()))
            }),
        },
        Picked {
            label: "Sort by".into(),
            options: Order::ALL.into_iter().map(|order| order.name().into()).collect(),
            at: at(Order::ALL.into_iter().position(|order| order == view.order)),
            on_pick: tell.reform(|n: usize| {
                Message::Library(Shelving::Order(Order::ALL.get(n).copied().unwrap_or_default()))
            }),
        },
    ];
    let labels: Vec<String> = labels(&state.documents).into_iter().map(str::to_owned).collect();
    if !labels.is_empty() || view.label.is_some() {
        let here = view.label.as_ref().and_then(|label| labels.iter().position(|there| there == label));
        let mut options = vec![AttrValue::from("Any")];
        options.extend(labels.iter().cloned().map(AttrValue::from));
        pickers.push(Picked {
            label: "Label".into(),
            options,
            at: here.map_or(0, |here| here + 1),
            on_pick: tell.reform(move |n: usize| {
                let label = n.checked_sub(1).and_then(|n| labels.get(n).cloned());
                Message::Library(Shelving::Label(label))
            }),
        });
    }
    pickers
}

fn chosen(state: &State, tell: &Callback<Message>, shelve: &impl Fn(Shelving) -> Callback<()>) -> Html {
    let count = state.chosen_documents().len();
    let action = |label: &'static str, shelving| Action::new(label, "", shelve(shelving));
    let some = |label, shelving| action(label, shelving).enabled(count > 0);
    let sum = tell.reform(|()| Message::Sum(Summing::Chosen));
    let compare = tell.reform(|()| Message::Compare(Comparing::Chosen));
    let mut actions = vec![action("Choose all shown", Shelving::ChooseAll)];
    let mut away = Vec::new();
    if state.shows_bin() {
        actions.push(some("Bring back chosen", Shelving::Restore));
    } else {
        away.push(some("Delete chosen", Shelving::Delete));
        actions.extend([
            some("Export chosen", Shelving::Export),
            Action::new("Statistics of chosen", "", sum).enabled(count > 0),
            Action::new("Compare chosen", "", compare).enabled(state.comparable().is_some()),
            some("Flag chosen", Shelving::Amend(Amendment::Flag(true))),
            some("Take flags off", Shelving::Amend(Amendment::Flag(false))),
        ]);
        actions.extend(state.library.view.label.iter().map(|label| {
            let shelving = Shelving::Amend(Amendment::Unlabel(label.clone()));
            Action::new(format!("Take off “{label}”"), "", shelve(shelving)).enabled(count > 0)
        }));
    }
    away.push(some("Delete for good", Shelving::Sweep { everything: false }));
    let labels = labels(&state.documents).into_iter().map(|label| AttrValue::from(label.to_owned()));
    let labels = (!state.shows_bin()).then(|| labels.collect::<Vec<_>>());
    let on_label =
        |label: String| Message::Library(Shelving::Amend(Amendment::Label(label.trim().to_owned())));
    html! {
        <Several count={format!("{count} chosen")} {actions} {away} {labels} on_label={tell.reform(on_label)} />
    }
}
