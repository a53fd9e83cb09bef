//! Quotes: content, kind, cue, speaker.

use super::*;
use crate::bridge::{words, words_at};
use galley::document::{Form, QuoteKind};
use galley::text::Span;

fn add(spans: &[Span], kind: Option<QuoteKind>, cue: Option<Span>, speaker: SpeakerChoice) -> Edit {
    Edit::AddQuote { spans: spans.to_vec(), kind, cue, speaker }
}

fn said_by(words: Span, actor: ActorChoice) -> SpeakerChoice {
    SpeakerChoice::Words { span: words, form: Form::Name, actor }
}

#[test]
fn adding() {
    let waits = words("Its owner waits.");
    try_all(vec![
        example(
            "without marks it is indirect",
            vec![],
            add(&[waits], None, None, SpeakerChoice::None),
            "
                Added quote “Its owner waits.”
                + q15: words “Its owner waits.”; kind indirect; status edited
            ",
        ),
        example(
            "with marks around it is direct",
            vec![reject("q4")],
            add(&[words("“Nobody asked us,”")], None, Some(words_at("said", 2)), spoken_by("m6")),
            "
                Added quote “Nobody asked us,”
                + q15: words ““Nobody asked us,””; kind direct; quoted ““Nobody asked us,””; cue “said”; speaker m6 p4; status edited
            ",
        ),
        example(
            "with marks inside it is mixed",
            vec![],
            add(&[words_at("“Nobody asked us,” said owner", 0)], None, None, SpeakerChoice::None),
            "
                Added quote “Nobody asked us,” said owner
                + q15: words ““Nobody asked us,” said owner”; kind mixed; quoted ““Nobody asked us,””; status edited
            ",
        ),
        example(
            "the kind that is given",
            vec![],
            add(&[waits], Some(QuoteKind::Direct), None, SpeakerChoice::None),
            "
                Added quote “Its owner waits.”
                + q15: words “Its owner waits.”; kind direct; quoted “Its owner waits.”; status edited
            ",
        ),
        example(
            "parts in any order, overlapping",
            vec![],
            add(
                &[words("waits."), words("owner waits"), words("A cafe\u{301}")],
                None,
                None,
                SpeakerChoice::None,
            ),
            "
                Added quote “waits.”
                + q15: words “A café”, “owner waits.”; kind indirect; status edited
            ",
        ),
        example(
            "a speaker that is a mention already",
            vec![],
            add(&[waits], None, None, said_by(words("EPA"), ActorChoice::None)),
            "
                Added quote “Its owner waits.”
                + q15: words “Its owner waits.”; kind indirect; speaker m2 p2; status edited
            ",
        ),
        example(
            "a speaker that becomes a mention of a new actor",
            vec![],
            add(&[waits], None, None, said_by(words("Tom Okoro"), person("Tom Okoro"))),
            "
                Added quote “Its owner waits.”
                + p15: name Tom Okoro; type person; status edited
                + m16: words “Tom Okoro”; form name; actor p15; status edited
                + q17: words “Its owner waits.”; kind indirect; speaker m16 p15; status edited
            ",
        ),
        example(
            "a speaker that is no actor",
            vec![],
            add(
                &[waits],
                None,
                None,
                SpeakerChoice::Words {
                    span: words("Cafe\u{301} Owners"),
                    form: Form::Description,
                    actor: ActorChoice::None,
                },
            ),
            "
                Added quote “Its owner waits.”
                + m15: words “Café Owners”; form description; status edited
                + q16: words “Its owner waits.”; kind indirect; speaker m15 none; status edited
            ",
        ),
        example(
            "a rejected speaker counts again",
            vec![reject("m2")],
            add(&[waits], None, None, spoken_by("m2")),
            "
                Added quote “Its owner waits.”
                m2: status rejected → confirmed
                + q15: words “Its owner waits.”; kind indirect; speaker m2 p2; status edited
            ",
        ),
        example(
            "no words",
            vec![],
            add(&[], None, None, SpeakerChoice::None),
            "refused: a quote needs some words",
        ),
        example(
            "words that are a quote already",
            vec![],
            add(&[words("tolls would follow")], None, None, SpeakerChoice::None),
            "refused: these words are a quote already",
        ),
        example(
            "a speaker that is not there",
            vec![],
            add(&[waits], None, None, spoken_by("m99")),
            "refused: there is no mention m99 in this document",
        ),
    ]);
}

#[test]
fn changing() {
    let resize = |id: &str, spans: &[Span]| Edit::SetQuoteSpans { quote: quote(id), spans: spans.to_vec() };
    let kind = |id: &str, kind: QuoteKind| Edit::SetQuoteKind { quote: quote(id), kind };
    let cue = |id: &str, cue: Option<Span>| Edit::SetCue { quote: quote(id), cue };
    let speaker = |id: &str, speaker: SpeakerChoice| Edit::SetSpeaker { quote: quote(id), speaker };
    try_all(vec![
        example(
            "resizing keeps id, cue and speaker",
            vec![],
            resize("q2", &[words("that tolls would follow.")]),
            "
                Resized quote “tolls would follow”
                q2: words “tolls would follow” → “that tolls would follow.”; status suggested → edited; former none → “tolls would follow”
            ",
        ),
        example(
            "resizing reads the marks again",
            vec![],
            resize("q1", &[words("It will stand,")]),
            "
                Resized quote “It will stand,”
                q1: words ““It will stand,””, ““for a century 🌉.”” → “It will stand,”; quoted ““It will stand,””, ““for a century 🌉.”” → “It will stand,”; status suggested → edited; former none → ““It will stand,””, ““for a century 🌉.””
            ",
        ),
        example(
            "resized past others, it stands among them in order",
            vec![],
            resize("q4", &[words("Opens Bridge")]),
            "
                Resized quote “Nobody asked us,”
                q4: words ““Nobody asked us,”” → “Opens Bridge”; kind direct → indirect; quoted ““Nobody asked us,”” → none; status suggested → edited; former none → ““Nobody asked us,””, direct
            ",
        ),
        example(
            "the same words are no step",
            vec![],
            resize("q2", &[words("tolls would follow")]),
            "Resized quote “tolls would follow”",
        ),
        example(
            "words that are a quote already",
            vec![],
            resize("q1", &[words("tolls would follow")]),
            "refused: these words are a quote already",
        ),
        example("no words", vec![], resize("q1", &[]), "refused: a quote needs some words"),
        example(
            "a rejected one",
            vec![reject("q1")],
            resize("q1", &[words("stand")]),
            "refused: this quote was rejected; accept it first",
        ),
        example(
            "direct: all of it is quoted",
            vec![],
            kind("q2", QuoteKind::Direct),
            "
                Made quote “tolls would follow” direct
                q2: kind indirect → direct; quoted none → “tolls would follow”; status suggested → edited; former none → indirect
            ",
        ),
        example(
            "indirect: none of it is",
            vec![],
            kind("q1", QuoteKind::Indirect),
            "
                Made quote “It will stand,” indirect
                q1: kind direct → indirect; quoted ““It will stand,””, ““for a century 🌉.”” → none; status suggested → edited; former none → direct
            ",
        ),
        example(
            "mixed: what stands between marks is",
            vec![],
            kind("q1", QuoteKind::Mixed),
            "
                Made quote “It will stand,” mixed
                q1: kind direct → mixed; status suggested → edited; former none → direct
            ",
        ),
        example(
            "the same kind is no step",
            vec![],
            kind("q1", QuoteKind::Direct),
            "Made quote “It will stand,” direct",
        ),
        example(
            "cue",
            vec![],
            cue("q1", Some(words("Ruiz said,"))),
            "
                Set cue of quote “It will stand,”
                q1: cue “said” → “Ruiz said,”; status suggested → edited; former none → “said”
            ",
        ),
        example(
            "no cue",
            vec![],
            cue("q1", None),
            "
                Set cue of quote “It will stand,”
                q1: cue “said” → none; status suggested → edited; former none → “said”
            ",
        ),
        example(
            "a cue of white space",
            vec![],
            cue("q1", Some(words("\n"))),
            "refused: there are no words in what was chosen",
        ),
        example(
            "speaker",
            vec![],
            speaker("q1", spoken_by("m1")),
            "
                Set speaker of quote “It will stand,”
                q1: speaker m3 p1 → m1 p1; status suggested → edited; former none → m3
            ",
        ),
        example(
            "no speaker",
            vec![],
            speaker("q1", SpeakerChoice::None),
            "
                Set speaker of quote “It will stand,”
                q1: speaker m3 p1 → none; status suggested → edited; former none → m3
            ",
        ),
        example(
            "words as the speaker, linked to an actor",
            vec![],
            speaker("q1", said_by(words("EPA"), person("Ana Ruiz"))),
            "
                Set speaker of quote “It will stand,”
                p1: aliases Ruiz → Ruiz, EPA
                m2: form name → alias; actor p2 → p1; status suggested → edited; former none → name, p2
                q1: speaker m3 p1 → m2 p1; status suggested → edited; former none → m3
            ",
        ),
        example(
            "a new mention as the speaker",
            vec![],
            speaker("q3", said_by(words("Lena Vogt"), person("Lena Vogt"))),
            "
                Set speaker of quote “الجسر خطر”
                q3: speaker m5 p3 → m16 p15; status suggested → edited; former none → m5
                + p15: name Lena Vogt; type person; status edited
                + m16: words “Lena Vogt”; form name; actor p15; status edited
            ",
        ),
        example(
            "the same speaker is no step",
            vec![],
            speaker("q1", spoken_by("m3")),
            "Set speaker of quote “It will stand,”",
        ),
    ]);
}
