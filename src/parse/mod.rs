//! Text and hints in, suggestions out.
//!
//! Parsing cannot fail: any string at all gives suggestions, and the same ones natively and in Wasm, every time (no
//! clock, no hash order, no floating point in a decision). Each stage takes the results before it and returns new
//! values; the stages, in order: [`blocks`], [`captions`], [`names`], [`cues`], [`actors`], [`quotes`], [`pronouns`].

pub mod actors;
pub mod blocks;
pub mod captions;
pub mod cues;
mod grammar;
pub mod hash;
pub mod linear;
pub mod names;
mod passage;
pub mod pronouns;
pub mod quotes;
mod run;
mod suggestions;

pub use passage::{Cue, CueForm, CueKind, Name, NameKind, Passage};
pub use run::{Parse, Progress, Step, Work, parse, parse_with};
pub use suggestions::{
    SuggestedActor, SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention,
    SuggestedQuote, Suggestions,
};
