//! Statistics, from the world and the state to the parts of the page: documents are read and counted, tables are shown.

use super::effects::World;
use super::parts::{Chart, StatisticsDialog, Told};
use crate::document::{Document, DocumentId};
use crate::report::{Colours, Period, Statistics, Table, svg};
use crate::web::messages;
use crate::web::state::{Message, State, Summing};
use gloo_timers::future::TimeoutFuture;
use std::collections::HashMap;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// So many documents are counted before the page hears of it.
const OFTEN: usize = 20;

impl World {
    /// Counts documents, those in memory as they stand there.
    pub(super) fn count(&self, number: u64, ids: Vec<DocumentId>, period: Period, state: &State) {
        let mut here: HashMap<DocumentId, Document> =
            state.in_memory().map(|desk| (desk.id().clone(), desk.document.clone())).collect();
        let (store, tell) = (self.store.clone(), self.tell.clone());
        spawn_local(async move {
            let (mut statistics, mut unread) = (Statistics::new(period), 0);
            for (n, id) in ids.into_iter().enumerate() {
                let document = match (here.remove(&id), &store) {
                    (Some(document), _) => Some(document),
                    (None, Some(store)) => store.read(&id).await.ok(),
                    (None, None) => None,
                };
                match document {
                    Some(document) => statistics.add(&document),
                    None => unread += 1,
                }
                if (n + 1) % OFTEN == 0 {
                    tell.emit(Message::Sum(Summing::Progress { number, done: n + 1 }));
                    TimeoutFuture::new(0).await;
                }
            }
            tell.emit(Message::Sum(Summing::Counted { number, tables: statistics.tables(), unread }));
        });
    }
}

/// The dialog, if statistics are shown.
pub fn statistics(state: &State, tell: &Callback<Message>) -> Html {
    const PERIODS: [(Period, &str); 3] =
        [(Period::Day, "Day"), (Period::Month, "Month"), (Period::Year, "Year")];
    let close = tell.reform(|()| Message::Sum(Summing::Close));
    let Some(sums) = &state.sums else {
        return html! { <StatisticsDialog on_close={close} /> };
    };
    let told: Vec<Told> = sums.tables.iter().map(|table| told(table, tell)).collect();
    let pick = tell.reform(|n: usize| {
        let period = PERIODS.get(n).map(|(period, _)| *period);
        Message::Sum(Summing::Period(period.unwrap_or_default()))
    });
    html! {
        <StatisticsDialog title={messages::statistics(&sums.of)} {told} progress={sums.progress}
            warning={messages::unread(sums.unread)} on_all={tell.reform(|()| Message::Sum(Summing::AllCsv))}
            periods={PERIODS.map(|(_, name)| AttrValue::from(name)).to_vec()}
            period={PERIODS.iter().position(|(period, _)| *period == sums.period).unwrap_or_default()}
            on_period={pick} on_close={close} />
    }
}

fn told(table: &Table, tell: &Callback<Message>) -> Told {
    let id = table.id;
    let ask = |summing: Summing| tell.reform(move |()| Message::Sum(summing.clone()));
    let chart = |colours| svg(table, colours).map(AttrValue::from);
    let drawn = chart(Colours::LIGHT).zip(chart(Colours::DARK));
    Told {
        name: id.name().into(),
        title: id.title().into(),
        columns: id.columns(),
        rows: table.rows.iter().map(|row| row.iter().map(|cell| cell.shown().into()).collect()).collect(),
        numbers: table
            .rows
            .first()
            .map(|row| row.iter().map(|cell| cell.count().is_some()).collect())
            .unwrap_or_default(),
        by_time: id == crate::report::TableId::Time,
        on_csv: ask(Summing::Csv(id)),
        chart: drawn.map(|(light, dark)| Chart {
            light,
            dark,
            on_svg: ask(Summing::Svg(id)),
            on_png: ask(Summing::Png(id)),
        }),
    }
}
