//! Tokens → typed name spans.
//!
//! What looks like a name is first found as a run of words (`candidates`, by what a capital says where it stands:
//! `setting`), then taken apart into names (`parts`: titles, adjectives and days are no part of one), then given a
//! kind by all that speaks for one (`kind`). [`settle()`] looks again with the whole document in view. What these rules
//! and lexicons found is advice: learned weights decide ([`tagger`]). In a language without tables there is only `by_shape`.
//!
//! A name's span has no title, article or possessive ending; names never overlap; two may lie in one token
//! ("Iran-China").

mod agree;
mod by_shape;
mod candidates;
mod compounds;
mod kind;
mod known;
mod lists;
mod parts;
mod setting;
mod settle;
pub mod tagger;
#[cfg(test)]
mod tests;
mod title_case;

use super::{Context, Name, Passage};
use setting::Setting;

pub use agree::agree;
pub use setting::Capitals;
pub use settle::settle;

/// The names of one passage by rules, by what stands in it alone.
pub fn names(context: Context, passage: &Passage) -> Vec<Name> {
    let setting = Setting::new(context, passage);
    let words = setting.words;
    if !context.language().has_tables() {
        return by_shape::by_shape(words);
    }
    let mut found = Vec::new();
    for (number, sentence) in passage.tokens.sentences.iter().enumerate() {
        let casing = setting.casing(number);
        let runs = candidates::runs(&setting, sentence.clone(), casing);
        let mut weighed = Vec::new();
        for part in runs.into_iter().flat_map(|run| parts::parts(words, run, casing)) {
            match compounds::compound(words, part.tokens.start).filter(|_| part.tokens.len() == 1) {
                Some(names) => found.extend(names),
                None => weighed.push((part.tokens.clone(), kind::evidence(words, &part))),
            }
        }
        lists::share(words, &mut weighed);
        found.extend(weighed.into_iter().filter_map(|(tokens, evidence)| {
            let (kind, lead) = evidence.best();
            Some(Name { span: words.span(tokens.clone())?, tokens, kind, confidence: kind::confidence(lead) })
        }));
    }
    found.sort_by_key(|name: &Name| name.span);
    found
}
