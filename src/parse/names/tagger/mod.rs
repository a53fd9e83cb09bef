//! The learned part of the stage: which tokens are names, and of which kind.
//!
//! A linear-chain conditional random field over hashed features (Lafferty, McCallum and Pereira, ICML 2001), fitted by
//! `galley learn names` and kept in whole numbers, so that it decides the same natively and in Wasm. What the rules found
//! is among its features: it decides, and they advise. It must not do without a document: [`Usage`] holds what the rest
//! of the document says of a word.

pub mod decode;
pub mod features;
pub mod label;
pub mod model;
#[cfg(test)]
mod tests;
mod usage;

pub use features::Looks;
pub use usage::Usage;

use crate::document::Confidence;
use crate::lexicon::ORGANISATIONS;
use crate::parse::{Context, Name, Passage};
use decode::{Choice, Scores, decode};
use features::View;
use label::Label;
use model::{Key, Model, STEPS};
use std::ops::Range;

/// What of a margin makes one step in the table of confidences.
pub const STEP: i32 = 8;

/// The names of a passage by these weights; it holds those that the rules found.
pub fn tag(
    context: Context,
    passage: &Passage,
    model: &Model,
    usage: &Usage,
    looks: &mut Looks,
) -> Vec<Name> {
    let view = View::new(context, passage, usage, looks);
    with_agencies(context.text, passage, tag_with(model, &view, passage))
}

/// Agencies are a closed list, and corpora of running text hold few credits: there the rules decide.
fn with_agencies(text: &str, passage: &Passage, mut names: Vec<Name>) -> Vec<Name> {
    let agencies = passage.names.iter().filter(|name| ORGANISATIONS.is(name.span.of(text), "agency"));
    for agency in agencies {
        let inside = |name: &Name| agency.span.contains(name.span);
        if !names.iter().any(|name| name.span.overlaps(agency.span) && !inside(name)) {
            names.retain(|name| !inside(name));
            names.push(agency.clone());
        }
    }
    names.sort_by_key(|name| name.span);
    names
}

/// The names of a passage by these weights.
pub fn tag_with(model: &Model, view: &View, passage: &Passage) -> Vec<Name> {
    let mut names = Vec::new();
    for run in view.runs() {
        let scores: Vec<Scores> = run.clone().map(|at| scores(model, view, at)).collect();
        let choices = decode(model, &scores);
        for tokens in spans(&choices) {
            let (Some((kind, _)), margin) = (choices[tokens.start].label.kind(), margin(&choices, &tokens))
            else {
                continue;
            };
            let tokens = run.start + tokens.start..run.start + tokens.end;
            let Some(span) = passage.tokens.span(tokens.clone()) else { continue };
            names.push(Name { span, tokens, kind, confidence: confidence(model, margin) });
        }
    }
    let whole = |name: &Name| passage.tokens.span(name.tokens.clone()) == Some(name.span);
    // The model labels words; of names inside one word ("Iran-China") only the rules know.
    for name in passage.names.iter().filter(|name| !whole(name)) {
        if !names.iter().any(|found: &Name| found.span.overlaps(name.span)) {
            names.push(name.clone());
        }
    }
    names.sort_by_key(|name| name.span);
    names
}

fn scores(model: &Model, view: &View, at: usize) -> Scores {
    let mut scores = Scores::default();
    view.features(at, |feature| {
        for (score, weight) in scores.iter_mut().zip(model.row(Key::of(feature)).into_iter().flatten()) {
            *score += i32::from(*weight);
        }
    });
    scores
}

/// The runs of words with one name each.
fn spans(choices: &[Choice]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        match choice.label.kind() {
            Some((_, true)) => found.push(at..at + 1),
            Some((_, false)) => {
                if let Some(last) = found.last_mut().filter(|last| last.end == at) {
                    last.end = at + 1;
                }
            }
            None => {}
        }
    }
    found
}

/// By how much a name leads over every other reading of its words: that of its weakest word, or that it goes on.
fn margin(choices: &[Choice], tokens: &Range<usize>) -> i32 {
    let inside = choices[tokens.clone()].iter().map(Choice::margin);
    let goes_on = choices[tokens.start].label.kind().and_then(|(kind, _)| {
        let after = choices.get(tokens.end)?;
        Some(-after.others[Label::inside(kind).index()])
    });
    inside.chain(goes_on).min().unwrap_or_default()
}

/// How many steps of the table of confidences a margin comes to.
pub fn step(margin: i32) -> usize {
    usize::try_from(margin / STEP).unwrap_or_default().min(STEPS - 1)
}

fn confidence(model: &Model, margin: i32) -> Confidence {
    Confidence::percent(model.confidence[step(margin)])
}
