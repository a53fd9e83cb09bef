//! Two annotators' documents, from the state to the parts of the page.

use super::library_shown::on_files;
use super::parts::{Action, ActionButton, Dialog, Differences, Differing, FileChoice, Judge};
use crate::adjudicate::{Row, Standing, choices};
use crate::document::{Layer, Side, Took};
use crate::text::Span;
use crate::web::messages;
use crate::web::state::{Comparing, Comparison, Desk, Message, State};
use std::rc::Rc;
use yew::prelude::*;

/// The differences, where two documents are compared.
pub fn differences(state: &State, tell: &Callback<Message>) -> Html {
    let Some((comparison, desk)) = state.comparison.as_ref().zip(state.desk.as_ref()) else {
        return Html::default();
    };
    let rows: Rc<[Differing]> = comparison.rows.iter().map(|row| differing(row, comparison, desk)).collect();
    let annotators = comparison.annotators.clone().map(AttrValue::from);
    let on_judge = tell.reform(|judge: Judge| {
        Message::Compare(match judge {
            Judge::First => Comparing::Take(Took::First),
            Judge::Second => Comparing::Take(Took::Second),
            Judge::Both => Comparing::Take(Took::Both),
            Judge::Neither => Comparing::Take(Took::Neither),
            Judge::Next => Comparing::Step { back: false },
            Judge::Previous => Comparing::Step { back: true },
            Judge::NextOpen => Comparing::NextOpen,
            Judge::To(at) => Comparing::To(at),
            Judge::Close => Comparing::Close,
        })
    });
    html! {
        <Differences {annotators} {rows} at={comparison.at}
            progress={messages::decided(comparison.progress())} {on_judge} />
    }
}

/// Where a person says what the document is compared with.
pub fn second(state: &State, tell: &Callback<Message>) -> Html {
    let close = tell.reform(|()| Message::Compare(Comparing::Never));
    let title = "Compare with another annotator";
    if !state.asks_second {
        return html! { <Dialog {title} open=false on_close={close} /> };
    }
    let here = state.of_same_text().into_iter().map(|(id, title)| {
        let action =
            Action::new(title, "", tell.reform(move |()| Message::Compare(Comparing::With(id.clone()))));
        html! { <li><ActionButton {action} /></li> }
    });
    let here: Vec<Html> = here.collect();
    html! {
        <Dialog {title} open=true on_close={close}>
            <p>{ messages::WHY_COMPARE }</p>
            <p><FileChoice label="Open their file" on_files={on_files(tell)} /></p>
            if !here.is_empty() {
                <p>{ "Or a document of the same text that is here:" }</p>
                <ul class="second">{ for here }</ul>
            }
        </Dialog>
    }
}

fn differing(row: &Row, comparison: &Comparison, desk: &Desk) -> Differing {
    let text = &desk.document.text;
    let side = |side: &Option<Side>| -> AttrValue {
        let Some(side) = side else { return AttrValue::default() };
        let other_words = side.spans.as_slice() != [row.span] && row.layer != Layer::Blocks;
        let words: Vec<String> = side.spans.iter().map(|span| desk.words(*span)).collect();
        if other_words { format!("{}: {}", words.join(" … "), side.label) } else { side.label.clone() }.into()
    };
    let (fields, choices, decided) = match &row.standing {
        Standing::Open(difference) => {
            let fields: Vec<&str> = difference.fields.iter().map(|field| field.name()).collect();
            let judge = |took: Took| match took {
                Took::First => Judge::First,
                Took::Second => Judge::Second,
                Took::Both => Judge::Both,
                Took::Neither => Judge::Neither,
            };
            (fields.join(", "), choices(difference).into_iter().map(judge).collect(), String::new())
        }
        Standing::Decided { took, by } => {
            (String::new(), Vec::new(), messages::took(*took, &comparison.annotators, by))
        }
    };
    let layer = messages::one_of(row.layer);
    let what = if fields.is_empty() { layer.to_owned() } else { format!("{layer}: {fields}") };
    Differing {
        what: what.into(),
        context: context(text, row.span).map(AttrValue::from),
        sides: row.sides.each_ref().map(side),
        decided: decided.into(),
        choices: choices.into(),
    }
}

/// Words, and some of what stands before and after them.
fn context(text: &str, span: Span) -> [String; 3] {
    const AROUND: usize = 40;
    let before = text.get(..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let line = |words: &str| words.replace('\n', " ");
    let before = format!("{}{}", if from > 0 { "…" } else { "" }, line(&before[from..]));
    let rest = format!("{}{}", line(&after[..to]), if to < after.len() { "…" } else { "" });
    [before, line(span.of(text)), rest]
}
