//! Dropping a row of a list on another.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event};
use yew::prelude::*;

/// What is carried: the row's annotation. A type of our own, so that nothing else is taken for it.
const CARRIED: &str = "application/x-galley-row";
/// On the row that would take what is dropped.
const TARGET: &str = "drop-target";

/// What a row listens for.
pub(super) struct Drops {
    pub begin: Callback<DragEvent>,
    pub over: Callback<DragEvent>,
    pub leave: Callback<DragEvent>,
    pub drop: Callback<DragEvent>,
}

/// For the row of this annotation; `run` takes what was dropped, and on what.
pub(super) fn drops(run: &Callback<(AttrValue, AttrValue)>, id: &AttrValue) -> Drops {
    let (run, id) = (run.clone(), id.clone());
    let begin = {
        let id = id.clone();
        Callback::from(move |event: DragEvent| {
            let Some(carried) = event.data_transfer() else { return };
            // Refused only after the drag has begun.
            let _ = carried.set_data(CARRIED, &id);
            carried.set_effect_allowed("move");
        })
    };
    let over = Callback::from(|event: DragEvent| {
        if carries_row(&event) {
            event.prevent_default();
            mark(&event, true);
        }
    });
    let leave = Callback::from(|event: DragEvent| mark(&event, false));
    let drop = Callback::from(move |event: DragEvent| {
        mark(&event, false);
        let carried = event.data_transfer().and_then(|carried| carried.get_data(CARRIED).ok());
        if let Some(carried) = carried.filter(|carried| !carried.is_empty() && *carried != *id) {
            event.prevent_default();
            run.emit((carried.into(), id.clone()));
        }
    });
    Drops { begin, over, leave, drop }
}

fn carries_row(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|carried| carried.types().iter().any(|kind| kind == CARRIED))
}

/// Shows, or no longer, that the row takes what is dropped.
fn mark(event: &Event, on: bool) {
    let row = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(row) = row.and_then(|inside| inside.closest("li").ok().flatten()) {
        // Refused only for names that are none.
        let _ = row.class_list().toggle_with_force(TARGET, on);
    }
}
