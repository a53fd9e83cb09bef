//! Accepting, rejecting, taking back, removing; notes and attributes.

use super::*;
use crate::bridge::{words, words_at};
use crate::steps::stamp;
use galley::document::{Confidence, PARSER};
use galley::edit::{History, apply};

fn own_mention() -> Edit {
    Edit::AddMention { span: words("Lena Vogt"), form: None, actor: person("Lena Vogt") }
}

fn own_quote(mention: &str) -> Edit {
    let spans = vec![words("Its owner waits.")];
    Edit::AddQuote { spans, kind: None, cue: None, speaker: spoken_by(mention) }
}

#[test]
fn decisions() {
    try_all(vec![
        example(
            "accepting a mention",
            vec![],
            accept("m3"),
            "
                Accepted mention “Ruiz”
                m3: status suggested → confirmed
            ",
        ),
        example(
            "accepting a quote",
            vec![],
            accept("q1"),
            "
                Accepted quote “It will stand,”
                q1: status suggested → confirmed
            ",
        ),
        example(
            "accepting a caption",
            vec![],
            accept("c1"),
            "
                Accepted caption “Ana Ruiz opens the bridge on Monday. (E…”
                c1: status suggested → confirmed
            ",
        ),
        example(
            "accepting an actor",
            vec![],
            accept("p1"),
            "
                Accepted actor Ana Ruiz
                p1: status suggested → confirmed
            ",
        ),
        example(
            "accepting a block",
            vec![],
            accept("b1"),
            "
                Accepted block “Minister Opens Bridge”
                b1: status suggested → confirmed
            ",
        ),
        example(
            "accepting an article",
            vec![],
            accept("a1"),
            "
                Accepted article “Minister Opens Bridge”
                a1: status suggested → confirmed
            ",
        ),
        example(
            "accepting what was accepted is no step",
            vec![accept("m3")],
            accept("m3"),
            "Accepted mention “Ruiz”",
        ),
        example(
            "accepting what a person changed leaves it edited",
            vec![Edit::SetActorName { actor: actor("p2"), name: "European Pressphoto Agency".into() }],
            accept("p2"),
            "Accepted actor European Pressphoto Agency",
        ),
        example(
            "accepting all as one step",
            vec![],
            Edit::All(vec![accept("m1"), accept("q1"), accept("p1")]),
            "
                Accepted 3 annotations
                p1: status suggested → confirmed
                m1: status suggested → confirmed
                q1: status suggested → confirmed
            ",
        ),
        example(
            "where one of several is refused, none is done",
            vec![],
            Edit::All(vec![accept("m1"), accept("m99")]),
            "refused: there is no mention m99 in this document",
        ),
        example(
            "several of different sorts are named after the first",
            vec![],
            Edit::All(vec![accept("m1"), reject("m2")]),
            "
                Accepted mention “Ana Ruiz” and 1 more
                m1: status suggested → confirmed
                m2: status suggested → rejected
            ",
        ),
        example("nothing is no step", vec![], Edit::All(vec![]), "Changed nothing"),
        example(
            "one alone is called what it is",
            vec![],
            Edit::All(vec![accept("m1")]),
            "
                Accepted mention “Ana Ruiz”
                m1: status suggested → confirmed
            ",
        ),
        example(
            "nothing becomes edited by being called so",
            vec![],
            Edit::SetStatus { target: any("m1"), status: Status::Edited },
            "refused: an annotation becomes edited by being changed",
        ),
        example(
            "rejecting a mention: the quotes that it speaks lose their speaker and are edited",
            vec![],
            reject("m3"),
            "
                Rejected mention “Ruiz”
                m3: status suggested → rejected
                q1: speaker m3 p1 → none; status suggested → edited; former none → m3
            ",
        ),
        example(
            "rejecting a quote",
            vec![],
            reject("q1"),
            "
                Rejected quote “It will stand,”
                q1: status suggested → rejected
            ",
        ),
        example(
            "rejecting a caption makes its block body",
            vec![],
            reject("c1"),
            "
                Rejected caption “Ana Ruiz opens the bridge on Monday. (E…”
                b3: role caption → body; status suggested → edited; former none → caption
                b7: repeats b3 → none
                c1: status suggested → rejected
                c2: repeats c1 → none
            ",
        ),
        example(
            "rejecting an actor rejects its mentions, and their quotes lose their speaker",
            vec![],
            reject("p4"),
            "
                Rejected actor Zoé Lind
                p4: status suggested → rejected
                m6: status suggested → rejected
                m8: status suggested → rejected
                q4: speaker m6 p4 → none; status suggested → edited; former none → m6
                q5: speaker m8 p4 → none; status suggested → edited; former none → m8
            ",
        ),
        example(
            "a block is never rejected",
            vec![],
            reject("b4"),
            "refused: a block is never rejected: change its role, split it or join it",
        ),
        example(
            "an article is never rejected: it ends",
            vec![],
            reject("a2"),
            "
                Rejected article “Café Owners Object”
                a1: span “Minister…Bridge” → “Minister…said.”; status suggested → edited; former none → “Minister Opens Brid…
                - a2
                b9: article a2 → a1
                b10: article a2 → a1
                b11: article a2 → a1
                b12: article a2 → a1
                b13: article a2 → a1
                b14: article a2 → a1
            ",
        ),
        example(
            "rejecting twice is no step",
            vec![reject("m1")],
            reject("m1"),
            "Rejected mention “Ana Ruiz”",
        ),
        example(
            "an accepted suggestion is rejected, not gone",
            vec![accept("m1")],
            remove("m1"),
            "
                Removed mention “Ana Ruiz”
                m1: status confirmed → rejected
            ",
        ),
        example(
            "a changed suggestion is rejected, not gone",
            vec![Edit::SetMentionSpan { mention: mention("m1"), span: words("Ruiz") }],
            remove("m1"),
            "
                Removed mention “Ruiz”
                m1: status edited → rejected
            ",
        ),
        example(
            "a person's own mention, deleted, is gone",
            vec![own_mention()],
            remove("m16"),
            "
                Removed mention “Lena Vogt”
                - m16
            ",
        ),
        example(
            "a person's own mention, rejected, is gone too",
            vec![own_mention()],
            reject("m16"),
            "
                Rejected mention “Lena Vogt”
                - m16
            ",
        ),
        example(
            "a person's own actor, deleted, is gone with its mentions",
            vec![own_mention()],
            remove("p15"),
            "
                Removed actor Lena Vogt
                - p15
                - m16
            ",
        ),
        example(
            "a person's own quote, deleted, is gone",
            vec![own_quote("m6")],
            remove("q15"),
            "
                Removed quote “Its owner waits.”
                - q15
            ",
        ),
        example(
            "a rejected quote forgets a speaker that is gone",
            vec![
                own_mention(),
                Edit::SetSpeaker { quote: quote("q4"), speaker: spoken_by("m16") },
                reject("q4"),
            ],
            remove("m16"),
            "
                Removed mention “Lena Vogt”
                - m16
                q4: speaker m16 p15 → none
            ",
        ),
        example(
            "accepting a rejected mention brings back its actor",
            vec![reject("p4")],
            accept("m6"),
            "
                Accepted mention “Zoé Lind”
                p4: status rejected → confirmed
                m6: status rejected → confirmed
            ",
        ),
        example(
            "accepting a rejected actor brings back what was rejected with it",
            vec![reject("p4")],
            accept("p4"),
            "
                Accepted actor Zoé Lind
                p4: status rejected → confirmed
                m6: status rejected → suggested
                m8: status rejected → suggested
            ",
        ),
        example(
            "a mention that was rejected before its actor stays rejected",
            vec![reject("m8"), reject("p4")],
            accept("p4"),
            "
                Accepted actor Zoé Lind
                p4: status rejected → confirmed
                m6: status rejected → suggested
            ",
        ),
        example(
            "accepting a rejected quote brings back its speaker",
            vec![reject("q4"), reject("m6")],
            accept("q4"),
            "
                Accepted quote “Nobody asked us,”
                m6: status rejected → confirmed
                q4: status rejected → confirmed
            ",
        ),
        example(
            "accepting a rejected caption makes its block a caption",
            vec![reject("c1")],
            accept("c1"),
            "
                Accepted caption “Ana Ruiz opens the bridge on Monday. (E…”
                b3: role body → caption
                c1: status rejected → confirmed
            ",
        ),
        example(
            "a rejected mention does not come back beside another of the same words",
            vec![reject("m2"), Edit::AddMention { span: words("EPA"), form: None, actor: person("Epa") }],
            accept("m2"),
            "refused: these words are a mention already",
        ),
        example(
            "nor when its actor comes back",
            vec![reject("p2"), Edit::AddMention { span: words("EPA"), form: None, actor: person("Epa") }],
            accept("p2"),
            "
                Accepted actor EPA
                p2: status rejected → confirmed
            ",
        ),
        example(
            "a rejected quote does not come back beside another of the same words",
            vec![
                reject("q2"),
                Edit::AddQuote {
                    spans: vec![words("tolls would follow")],
                    kind: None,
                    cue: None,
                    speaker: SpeakerChoice::None,
                },
            ],
            accept("q2"),
            "refused: these words are a quote already",
        ),
    ]);
}

#[test]
fn taking_decisions_back() {
    try_all(vec![
        example(
            "of an accepted one",
            vec![accept("q1")],
            take_back("q1"),
            "
                Took back decision on quote “It will stand,”
                q1: status confirmed → suggested
            ",
        ),
        example(
            "of a rejected one",
            vec![reject("q1")],
            take_back("q1"),
            "
                Took back decision on quote “It will stand,”
                q1: status rejected → suggested
            ",
        ),
        example(
            "a suggestion is one already",
            vec![],
            take_back("q1"),
            "Took back decision on quote “It will stand,”",
        ),
        example(
            "what a person made was never suggested",
            vec![own_mention()],
            take_back("m16"),
            "refused: this mention was made by a person: there is no suggestion to go back to",
        ),
        example(
            "a mention goes back to its words, form and actor",
            vec![
                Edit::SetMentionSpan {
                    mention: mention("m3"), span: words_at("“It will stand,” Ruiz", 0)
                },
                Edit::SetForm { mention: mention("m3"), form: galley::document::Form::Description },
                Edit::LinkMention { mention: mention("m3"), actor: ActorChoice::Known(actor("p2")) },
            ],
            take_back("m3"),
            "
                Took back decision on mention “It will stand,” Ruiz
                m3: words ““It will stand,” Ruiz” → “Ruiz”; form description → alias; actor p2 → p1; status edited → suggested; former “Ruiz”, alias, p1 → none
                q1: speaker m3 p2 → m3 p1
            ",
        ),
        example(
            "a quote goes back to its words, kind, cue and speaker",
            vec![
                Edit::SetQuoteSpans { quote: quote("q1"), spans: vec![words("stand")] },
                Edit::SetQuoteKind { quote: quote("q1"), kind: galley::document::QuoteKind::Indirect },
                Edit::SetCue { quote: quote("q1"), cue: None },
                Edit::SetSpeaker { quote: quote("q1"), speaker: SpeakerChoice::None },
            ],
            take_back("q1"),
            "
                Took back decision on quote “stand”
                q1: words “stand” → ““It will stand,””, ““for a century 🌉.””; kind indirect → direct; quoted none → ““It will stand,””, ““for a century 🌉.””; cue none → “said”; speaker none → m3 p1; status edited → suggested; former ““It will stand,””, ““for a century 🌉.””, direct, “said”, m3 → none
            ",
        ),
        example(
            "an actor goes back to its name and type",
            vec![
                Edit::SetActorName { actor: actor("p1"), name: "Ana M. Ruiz".into() },
                Edit::SetActorType { actor: actor("p1"), actor_type: ActorType::Group },
            ],
            take_back("p1"),
            "
                Took back decision on actor Ana M. Ruiz
                p1: name Ana M. Ruiz → Ana Ruiz; type group → person; aliases Ana Ruiz, Ruiz → Ruiz; status edited → suggested; former person, Ana Ruiz → none
                m1: form alias → name
            ",
        ),
        example(
            "a block goes back to its role",
            vec![Edit::SetRole { block: block("b3"), role: galley::document::BlockRole::Body }],
            take_back("b3"),
            "
                Took back decision on block “Ana Ruiz opens the bridge on Monday. (E…”
                b3: role body → caption; status edited → suggested; former caption → none
                c1: status rejected → suggested
            ",
        ),
        example(
            "a caption goes back to its credit",
            vec![Edit::SetCredit { caption: caption("c1"), credit: None }],
            take_back("c1"),
            "
                Took back decision on caption “Ana Ruiz opens the bridge on Monday. (E…”
                c1: credit none → “(EPA)” by EPA; status edited → suggested; former “(EPA)” → none
            ",
        ),
        example(
            "a rejected caption counts again",
            vec![reject("c1")],
            take_back("c1"),
            "
                Took back decision on caption “Ana Ruiz opens the bridge on Monday. (E…”
                b3: role body → caption
                c1: status rejected → suggested
            ",
        ),
        example(
            "a block that was split does not go back by this",
            vec![Edit::SplitBlock { block: block("b4"), at: words("Ruiz said,").start() }],
            take_back("b4"),
            "refused: the block was split or joined: change that first",
        ),
        example(
            "nor an article that ends elsewhere",
            vec![Edit::EndArticle { block: block("b12") }],
            take_back("a2"),
            "refused: the article begins or ends elsewhere now: change that first",
        ),
        example(
            "an actor's mentions that were rejected with it count again",
            vec![reject("p4")],
            take_back("p4"),
            "
                Took back decision on actor Zoé Lind
                p4: status rejected → suggested
                m6: status rejected → suggested
                m8: status rejected → suggested
            ",
        ),
        example(
            "a quote finds its former speaker again",
            vec![reject("p4")],
            take_back("q4"),
            "
                Took back decision on quote “Nobody asked us,”
                p4: status rejected → confirmed
                m6: status rejected → confirmed
                q4: speaker none → m6 p4; status edited → suggested; former m6 → none
            ",
        ),
    ]);
}

#[test]
fn notes_and_attributes() {
    let note = |id: &str, note: Option<&str>| Edit::SetNote { target: any(id), note: note.map(Into::into) };
    let no_party = Edit::SetAttribute { target: any("p1"), name: "party".into(), value: None };
    try_all(vec![
        example(
            "a note decides nothing",
            vec![],
            note("q1", Some(" Check the tape. ")),
            "
                Noted on quote “It will stand,”
                q1: note none → Check the tape.
            ",
        ),
        example(
            "an empty note is none",
            vec![note("b4", Some("x"))],
            note("b4", Some("  ")),
            "
                Noted on block “It will stand,” Ruiz said, “for a cent…
                b4: note x → none
            ",
        ),
        example(
            "a note can be taken away",
            vec![note("a1", Some("x"))],
            note("a1", None),
            "
                Removed note on article “Minister Opens Bridge”
                a1: note x → none
            ",
        ),
        example(
            "an attribute",
            vec![],
            attribute("p1", " party ", "Blue"),
            r#"
                Set party of actor Ana Ruiz
                p1: attributes none → party="Blue"
            "#,
        ),
        example(
            "any annotation has attributes",
            vec![],
            attribute("c1", "colour", "no"),
            r#"
                Set colour of caption “Ana Ruiz opens the bridge on Monday. (E…”
                c1: attributes none → colour="no"
            "#,
        ),
        example(
            "an attribute is taken away",
            vec![attribute("p1", "party", "Blue")],
            no_party,
            r#"
                Removed party of actor Ana Ruiz
                p1: attributes party="Blue" → none
            "#,
        ),
        example(
            "an attribute needs a name",
            vec![],
            attribute("p1", " ", "Blue"),
            "refused: an attribute needs a name",
        ),
        example(
            "what is not there has no note",
            vec![],
            note("m99", Some("x")),
            "refused: there is no mention m99 in this document",
        ),
    ]);
}

/// By, confidence, time and origin, through the decisions on one mention.
#[test]
fn a_record_tells_who_decided_and_what_was_proposed() {
    let mut document = bridge();
    let mut history = History::default();
    let sure = Some(Confidence::percent(90));
    history.apply(&mut document, &accept("m3"), String::new(), &stamp(5)).unwrap();
    let record = document.record(&any("m3")).unwrap().clone();
    assert_eq!((record.by.as_str(), record.confidence), ("person", None));
    assert_eq!(record.time.as_deref(), Some("2026-03-01T00:05:00Z"));
    assert_eq!(document.modified, record.time);
    let origin = record.origin.unwrap();
    assert_eq!((origin.by.as_str(), origin.confidence), (PARSER, sure));

    apply(&mut document, &reject("m3"), &stamp(6)).unwrap();
    let record = document.record(&any("m3")).unwrap().clone();
    assert_eq!(record.time.as_deref(), Some("2026-03-01T00:06:00Z"));
    assert_eq!(record.origin.as_ref(), Some(&origin), "the proposal stays what it was");

    apply(&mut document, &take_back("m3"), &stamp(7)).unwrap();
    let record = document.record(&any("m3")).unwrap();
    assert_eq!(
        (record.by.as_str(), record.confidence, &record.time, &record.origin),
        (PARSER, sure, &None, &None)
    );

    apply(&mut document, &own_mention(), &stamp(8)).unwrap();
    let record = document.record(&any("m16")).unwrap();
    assert_eq!((record.status, record.by.as_str(), record.confidence), (Status::Edited, "person", None));
    assert_eq!(record.origin, None, "a person's own has no proposal behind it");
}
