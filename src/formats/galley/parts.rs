//! The objects inside an annotation that are no values of their own in a document: stretches of the text and speakers.
//!
//! A document keeps their unknown fields with the annotation's record, by the part's path; this is how they are found
//! in the file's shape, for reading and for writing alike.

use super::file::{Origin, Quote, Speaker, Stretch};
use crate::document::{Extra, Record};
use std::fmt::Arguments;

pub(super) type Visit<'v> = &'v mut dyn FnMut(Arguments, &mut Extra);

/// An annotation of the file, which may have such parts.
pub(super) trait Parts {
    /// Shows each part's path and unknown fields.
    fn each(&mut self, visit: Visit);

    /// Takes the unknown fields out of the parts and into the record.
    fn keep(&mut self, record: &mut Record) {
        self.each(&mut |path, extra| {
            if !extra.is_empty() {
                record.extra_of.insert(path.to_string(), std::mem::take(extra));
            }
        });
    }

    /// Puts the record's unknown fields back. Those of a part that is gone are gone with it.
    fn restore(&mut self, record: &Record) {
        if record.extra_of.is_empty() {
            return;
        }
        self.each(&mut |path, extra| {
            if let Some(kept) = record.extra_of.get(&path.to_string()) {
                extra.clone_from(kept);
            }
        });
    }
}

pub(super) fn of_quote(quote: &mut Quote, visit: Visit) {
    of_stretches("spans", &mut quote.spans, visit);
    of_stretches("quoted", &mut quote.quoted, visit);
    of_cue_and_speaker("", quote.cue.as_mut(), quote.speaker.as_mut(), visit);
}

pub(super) fn of_origin(origin: &mut Option<Origin>, visit: Visit) {
    let Some(origin) = origin else { return };
    of_stretches("origin.spans", origin.spans.as_deref_mut().unwrap_or_default(), visit);
    let cue = origin.cue.as_mut().and_then(Option::as_mut);
    let speaker = origin.speaker.as_mut().and_then(Option::as_mut);
    of_cue_and_speaker("origin.", cue, speaker, visit);
    if let Some(Some(credit)) = &mut origin.credit {
        visit(format_args!("origin.credit"), &mut credit.extra);
    }
}

fn of_stretches(list: &str, stretches: &mut [Stretch], visit: Visit) {
    for (n, stretch) in stretches.iter_mut().enumerate() {
        visit(format_args!("{list}[{n}]"), &mut stretch.extra);
    }
}

fn of_cue_and_speaker(of: &str, cue: Option<&mut Stretch>, speaker: Option<&mut Speaker>, visit: Visit) {
    if let Some(cue) = cue {
        visit(format_args!("{of}cue"), &mut cue.extra);
    }
    if let Some(speaker) = speaker {
        visit(format_args!("{of}speaker"), &mut speaker.extra);
    }
}
