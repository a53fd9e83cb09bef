//! Text and hints in, [`Suggestions`] out.
//!
//! Parsing cannot fail: any string at all gives suggestions, and the same ones natively and in Wasm, every time (no
//! clock, no hash order, no floating point in a decision). Each stage takes the results before it and returns new
//! values; the stages, in order: [`blocks`], [`captions`], [`names`], [`cues`], [`actors`], [`quotes`], [`pronouns`].

pub mod actors;
pub mod blocks;
pub mod captions;
pub mod cues;
pub mod hash;
pub mod languages;
pub mod lexemes;
pub mod linear;
pub mod names;
#[cfg(test)]
mod other_languages_test;
mod passage;
pub mod pronouns;
pub mod quotes;
mod run;
mod words;

pub use languages::LanguageChoice;
pub use passage::{Context, Cue, CueForm, CueKind, Name, NameKind, Passage};
pub use run::{Parse, Progress, Stage, Step, Work, parse, parse_in, parse_with};

// For the stages; who takes what they propose takes it from the document's room.
use crate::document::{
    SuggestedActor, SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention,
    SuggestedQuote, Suggestions,
};
