//! Statistics: charts, and the numbers behind them.

use super::shelf::picker;
use super::{Dialog, Picked, ProgressBar};
use yew::prelude::*;

/// So many rows of a table are drawn; the file has all.
const ROWS: usize = 100;
/// A table of more rows is folded below its chart.
const FEW: usize = 8;

/// A table as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// One of its own, for ids.
    pub name: AttrValue,
    /// Its heading.
    pub title: AttrValue,
    /// The headings of its columns.
    pub columns: &'static [&'static str],
    /// Its cells.
    pub rows: Vec<Vec<AttrValue>>,
    /// Which columns are numbers.
    pub numbers: Vec<bool>,
    /// Whether its rows are periods of time.
    pub by_time: bool,
    /// As CSV.
    pub on_csv: Callback<()>,
    /// Its chart, if it is one to be drawn.
    pub chart: Option<Chart>,
}

/// A chart, as SVG for both schemes of colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// On light paper.
    pub light: AttrValue,
    /// On a dark screen.
    pub dark: AttrValue,
    /// As a file.
    pub on_svg: Callback<()>,
    /// As a picture.
    pub on_png: Callback<()>,
}

/// What a [`StatisticsDialog`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct StatisticsProps {
    /// Its heading; empty while it is not shown.
    #[prop_or_default]
    pub title: AttrValue,
    /// The tables.
    #[prop_or_default]
    pub told: Vec<Told>,
    /// How far counting is, while it goes on.
    #[prop_or_default]
    pub progress: Option<(usize, usize)>,
    /// What is missing; empty where nothing is.
    #[prop_or_default]
    pub warning: AttrValue,
    /// What time can go by, and which it does.
    #[prop_or_default]
    pub periods: Vec<AttrValue>,
    /// Which of them.
    #[prop_or_default]
    pub period: usize,
    /// By another.
    #[prop_or_default]
    pub on_period: Callback<usize>,
    /// All tables as files.
    #[prop_or_default]
    pub on_all: Callback<()>,
    /// A person has read them.
    pub on_close: Callback<()>,
}

/// The dialog "Statistics".
#[component]
pub fn StatisticsDialog(props: &StatisticsProps) -> Html {
    let text = match props.progress {
        Some((done, of)) => html! {
            <ProgressBar label={format!("Counting {done} of {of}")} done={Some(done as f64 / of.max(1) as f64)}
                on_cancel={props.on_close.clone()} />
        },
        None => html! {
            <>
                if !props.warning.is_empty() { <p role="alert">{ &props.warning }</p> }
                <p class="statistics-all">
                    <button type="button" onclick={props.on_all.reform(|_: MouseEvent| ())}>{ "Download all tables (CSV)" }</button>
                </p>
                { for props.told.iter().map(|table| section(props, table)) }
            </>
        },
    };
    html! {
        <Dialog title={props.title.clone()} open={!props.title.is_empty()} on_close={props.on_close.clone()}>
            <div class="statistics">{ text }</div>
        </Dialog>
    }
}

fn section(props: &StatisticsProps, table: &Told) -> Html {
    let id = format!("statistics-{}", table.name);
    let button = |words: &str, run: &Callback<()>| {
        html! {
            <button type="button" class="quiet" aria-label={format!("{words} of {}", table.title)}
                onclick={run.reform(|_: MouseEvent| ())}>{ words.to_owned() }</button>
        }
    };
    html! {
        <section key={id.clone()} aria-labelledby={id.clone()}>
            <header>
                <h3 {id}>{ &table.title }</h3>
                if table.by_time {
                    { picker(&Picked { label: "By".into(), options: props.periods.clone(), at: props.period,
                        on_pick: props.on_period.clone() }) }
                }
                if !table.rows.is_empty() {
                    { button("CSV", &table.on_csv) }
                    if let Some(chart) = &table.chart {
                        { button("SVG", &chart.on_svg) }
                        { button("PNG", &chart.on_png) }
                    }
                }
            </header>
            if table.rows.is_empty() {
                <p class="none">{ if table.by_time { "No date is known of these texts." } else { "Nothing to count." } }</p>
            } else {
                if let Some(chart) = &table.chart {
                    <picture>
                        <source media="(prefers-color-scheme: dark)" srcset={address(&chart.dark)} />
                        <img src={address(&chart.light)} alt={format!("Bars: {}. The numbers stand below.", table.title)} />
                    </picture>
                }
                if table.chart.is_some() && table.rows.len() > FEW {
                    <details>
                        <summary>{ format!("The numbers: {} rows", table.rows.len()) }</summary>
                        { rows(table) }
                    </details>
                } else {
                    { rows(table) }
                }
            }
        </section>
    }
}

fn rows(table: &Told) -> Html {
    let class = |n: usize| table.numbers.get(n).copied().unwrap_or_default().then_some("number");
    let cell = |(n, words): (usize, &AttrValue)| match n {
        0 => html! { <th scope="row" dir="auto">{ words }</th> },
        _ => html! { <td class={class(n)} dir="auto">{ words }</td> },
    };
    let left = table.rows.len().saturating_sub(ROWS);
    html! {
        <>
            <div class="table">
                <table>
                    <thead><tr>
                        { for table.columns.iter().enumerate().map(|(n, name)| html! { <th scope="col" class={class(n)}>{ *name }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for table.rows.iter().take(ROWS).map(|row| html! { <tr>{ for row.iter().enumerate().map(cell) }</tr> }) }
                    </tbody>
                </table>
            </div>
            if left > 0 {
                <p class="none">{ format!("And {left} rows more, which the CSV has.") }</p>
            }
        </>
    }
}

/// A drawing as an address. An image runs nothing and loads nothing, whatever names stand in it.
fn address(svg: &str) -> String {
    let encoded = String::from(js_sys::encode_uri_component(svg));
    format!("data:image/svg+xml;charset=utf-8,{encoded}")
}
