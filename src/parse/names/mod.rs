//! Tokens → typed name spans.
//!
//! What looks like a name is first found as a run of words ([`candidates`], by what a capital says where it stands:
//! [`setting`]), then taken apart into names ([`parts`]: titles, adjectives and days are no part of one), then given a
//! kind by all that speaks for one ([`kind`]). [`settle`] looks again with the whole document in view.
//!
//! Rules and lexicons here; learned weights may take the place of [`names`] behind the same function. A name's span
//! has no title, article or possessive ending; names never overlap; two may lie in one token ("Iran-China").

mod candidates;
mod compounds;
mod kind;
mod known;
mod parts;
mod setting;
mod settle;
mod shape;

use super::{Name, Passage};
use setting::Setting;

pub use settle::settle;

/// The names of one passage, by what stands in it alone.
pub fn names(text: &str, passage: &Passage) -> Vec<Name> {
    let setting = Setting::new(text, passage);
    let mut found = Vec::new();
    for (number, sentence) in passage.tokens.sentences.iter().enumerate() {
        let casing = setting.casing(number);
        for run in candidates::runs(&setting, sentence.clone(), casing) {
            for part in parts::parts(setting.words, run, casing) {
                if let Some(names) = compounds::compound(setting.words, part.tokens.start)
                    && part.tokens.len() == 1
                {
                    found.extend(names);
                    continue;
                }
                let (kind, lead) = kind::evidence(setting.words, &part).best();
                let Some(span) = setting.words.span(part.tokens.clone()) else { continue };
                found.push(Name { span, tokens: part.tokens, kind, confidence: kind::confidence(lead) });
            }
        }
    }
    found
}
