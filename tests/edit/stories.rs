//! What became of an annotation, as it is told.

use crate::bridge::{bridge, words};
use crate::steps::Desk;
use galley::document::{AttributeValue, Document, MentionId, PARSER, QuoteId, Status, Target};
use galley::edit::{ActorChoice, Edit, History, SpeakerChoice, story};
use galley::text::Span;
use galley::wording;

fn told(document: &Document, history: &History, target: &Target) -> Vec<String> {
    let parser = |by: String| if by == PARSER { "parser".to_owned() } else { by };
    (story(document, history, target).into_iter())
        .map(|event| {
            let what = wording::event(document, &event);
            let time = event.time.map(|time| format!(" at {}", &time[11..16])).unwrap_or_default();
            format!("{}{time}: {}", parser(event.by), what)
        })
        .collect()
}

#[test]
fn each_step_says_who_did_what_and_when() {
    let mut desk = Desk::new(bridge());
    let (quote, mention) = (QuoteId::new("q2"), MentionId::new("m4"));
    let target = Target::Quote(quote.clone());
    let edits = [
        Edit::SetStatus { target: target.clone(), status: Status::Confirmed },
        Edit::SetQuoteSpans { quote: quote.clone(), spans: vec![words("that tolls would follow")] },
        Edit::SetSpeaker { quote: quote.clone(), speaker: SpeakerChoice::Mention(MentionId::new("m1")) },
        Edit::SetNote { target: target.clone(), note: Some("Twice?".into()) },
        Edit::SetAttribute {
            target: target.clone(),
            name: "stance".into(),
            value: Some(AttributeValue::Text("against".into())),
        },
        Edit::LinkMention { mention: mention.clone(), actor: ActorChoice::None },
        Edit::SetStatus { target: target.clone(), status: Status::Rejected },
    ];
    for edit in &edits {
        desk.apply(edit).unwrap();
    }
    let expected = [
        "parser: suggested it, 90 %",
        "person at 00:01: confirmed it",
        "person at 00:02: moved the start: “tolls would follow” → “that tolls would follow”",
        "person at 00:03: speaker: Ana Ruiz",
        "person at 00:04: noted: Twice?",
        "person at 00:05: stance: against",
        "person at 00:07: rejected it",
    ];
    assert_eq!(told(&desk.document, &desk.history, &target), expected);
    assert_eq!(
        told(&desk.document, &desk.history, &Target::Mention(mention)),
        ["parser: suggested it, 90 %", "person at 00:06: linked it to no actor"]
    );
    // What was undone did not happen.
    desk.undo();
    assert_eq!(told(&desk.document, &desk.history, &target), expected[..6]);
}

#[test]
fn words_are_those_of_the_text_at_the_time() {
    let mut desk = Desk::new(bridge());
    let target = Target::Mention(MentionId::new("m1"));
    let at = desk.document.text.find("Ana Ruiz").unwrap();
    let start = Span::around(&desk.document.text, at, at);
    desk.apply(&Edit::CorrectText { span: start, words: "Then ".into() }).unwrap();
    let last = Span::around(&desk.document.text, at + 9, at + 13);
    desk.apply(&Edit::CorrectText { span: last, words: "Ruis".into() }).unwrap();
    desk.apply(&Edit::SetStatus { target: target.clone(), status: Status::Confirmed }).unwrap();
    assert_eq!(
        told(&desk.document, &desk.history, &target),
        [
            "parser: suggested it, 90 %",
            "person at 00:02: went with the corrected text: “Ana Ruiz” → “Ana Ruis”",
            "person at 00:03: confirmed it",
        ]
    );
}

#[test]
fn what_was_decided_elsewhere_is_told_by_the_record() {
    let mut desk = Desk::new(bridge());
    let target = Target::Quote(QuoteId::new("q2"));
    desk.apply(&Edit::SetStatus { target: target.clone(), status: Status::Confirmed }).unwrap();
    assert_eq!(
        told(&desk.document, &History::default(), &target),
        ["parser: suggested it, 90 %", "person at 00:01: confirmed it"]
    );
}
