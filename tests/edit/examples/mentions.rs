//! Mentions: added, resized, linked.

use super::*;
use crate::bridge::{TEXT, words, words_at};
use galley::document::Form;
use galley::text::Span;

fn add(words: &str, actor: ActorChoice) -> Edit {
    Edit::AddMention { span: crate::bridge::words(words), form: None, actor }
}

#[test]
fn adding() {
    let outside: Span = serde_json::from_str(r#"{"start": 3, "end": 9999}"#).unwrap();
    let inside_a_character: Span = {
        let at = words("🌉").start();
        serde_json::from_value(serde_json::json!({"start": at, "end": at + 2})).unwrap()
    };
    try_all(vec![
        example(
            "of a new actor",
            vec![],
            add("Lena Vogt", person("Lena Vogt")),
            "
                Added mention “Lena Vogt”
                + p15: name Lena Vogt; type person; status edited
                + m16: words “Lena Vogt”; form name; actor p15; status edited
            ",
        ),
        example(
            "of the actor that has this name",
            vec![],
            Edit::AddMention { span: words_at("Ruiz", 2), form: None, actor: person("Ana Ruiz") },
            "
                Added mention “Ruiz”
                + m15: words “Ruiz”; form alias; actor p1; status edited
            ",
        ),
        example(
            "of the actor that has this alias",
            vec![],
            Edit::AddMention { span: words_at("Ruiz", 2), form: None, actor: person("Ruiz") },
            "
                Added mention “Ruiz”
                + m15: words “Ruiz”; form alias; actor p1; status edited
            ",
        ),
        example(
            "of the same name but another type: a new actor",
            vec![],
            add("Reuters", ActorChoice::Named { name: "EPA".into(), actor_type: ActorType::Place }),
            "
                Added mention “Reuters”
                + p15: name EPA; type place; aliases Reuters; status edited
                + m16: words “Reuters”; form alias; actor p15; status edited
            ",
        ),
        example(
            "of a new actor, whatever others are called",
            vec![],
            add("Tom Okoro", ActorChoice::New { name: "Ana Ruiz".into(), actor_type: ActorType::Person }),
            "
                Added mention “Tom Okoro”
                + p15: name Ana Ruiz; type person; aliases Tom Okoro; status edited
                + m16: words “Tom Okoro”; form alias; actor p15; status edited
            ",
        ),
        example(
            "other words become an alias",
            vec![],
            add("Minister", ActorChoice::Known(actor("p1"))),
            "
                Added mention “Minister”
                p1: aliases Ruiz → Ruiz, Minister
                + m15: words “Minister”; form alias; actor p1; status edited
            ",
        ),
        example(
            "a description is no alias",
            vec![],
            add("owner", ActorChoice::Known(actor("p4"))),
            "
                Added mention “owner”
                + m15: words “owner”; form description; actor p4; status edited
            ",
        ),
        example(
            "a pronoun is one",
            vec![],
            add("Its", ActorChoice::Known(actor("p4"))),
            "
                Added mention “Its”
                + m15: words “Its”; form pronoun; actor p4; status edited
            ",
        ),
        example(
            "a source that is no actor",
            vec![],
            add("Its owner", ActorChoice::None),
            "
                Added mention “Its owner”
                + m15: words “Its owner”; form description; status edited
            ",
        ),
        example(
            "the form that is given",
            vec![],
            Edit::AddMention { span: words("Owners"), form: Some(Form::Pronoun), actor: ActorChoice::None },
            "
                Added mention “Owners”
                + m15: words “Owners”; form pronoun; status edited
            ",
        ),
        example(
            "white space around is left out",
            vec![],
            add(" Lena Vogt".trim_start(), person(" Lena \n Vogt ")),
            "
                Added mention “Lena Vogt”
                + p15: name Lena Vogt; type person; status edited
                + m16: words “Lena Vogt”; form name; actor p15; status edited
            ",
        ),
        example(
            "an emoji is a word like others",
            vec![],
            add("👨‍👩‍👧", person("Family")),
            "
                Added mention “👨‍👩‍👧”
                + p15: name Family; type person; aliases 👨‍👩‍👧; status edited
                + m16: words “👨‍👩‍👧”; form alias; actor p15; status edited
            ",
        ),
        example(
            "words that are a mention already are linked",
            vec![],
            add("EPA", person("Ana Ruiz")),
            "
                Added mention “EPA”
                p1: aliases Ruiz → Ruiz, EPA
                m2: form name → alias; actor p2 → p1; status suggested → edited; former none → name, p2
            ",
        ),
        example(
            "of a rejected actor: it counts again",
            vec![reject("p2")],
            add("Reuters", ActorChoice::Known(actor("p2"))),
            "
                Added mention “Reuters”
                p2: aliases none → Reuters; status rejected → confirmed
                + m15: words “Reuters”; form alias; actor p2; status edited
            ",
        ),
        example("an actor needs a name", vec![], add("Lena", person("  ")), "refused: an actor needs a name"),
        example(
            "of an actor that is not there",
            vec![],
            add("Lena", ActorChoice::Known(actor("p99"))),
            "refused: there is no actor p99 in this document",
        ),
        example(
            "outside the text",
            vec![],
            Edit::AddMention { span: outside, form: None, actor: ActorChoice::None },
            "refused: that lies outside the text",
        ),
        example(
            "half a character",
            vec![],
            Edit::AddMention { span: inside_a_character, form: None, actor: ActorChoice::None },
            "refused: that lies outside the text",
        ),
        example(
            "no words",
            vec![],
            Edit::AddMention { span: Span::new(TEXT, 21, 22).unwrap(), form: None, actor: ActorChoice::None },
            "refused: there are no words in what was chosen",
        ),
    ]);
}

#[test]
fn changing() {
    let resize = |id: &str, span: Span| Edit::SetMentionSpan { mention: mention(id), span };
    let form = |id: &str, form: Form| Edit::SetForm { mention: mention(id), form };
    let link = |id: &str, actor: ActorChoice| Edit::LinkMention { mention: mention(id), actor };
    try_all(vec![
        example(
            "resizing keeps id, form, actor and the quotes it speaks",
            vec![],
            resize("m4", words("minister")),
            "
                Resized mention “The minister” to “minister”
                m4: words “The minister” → “minister”; status suggested → edited; former none → “The minister”
            ",
        ),
        example(
            "resized to the actor's name, it is a name",
            vec![reject("m6")],
            resize("m8", words("Zoe\u{301} Lind")),
            "
                Resized mention “Lind” to “Zoé Lind”
                m8: words “Lind” → “Zoé Lind”; form alias → name; status suggested → edited; former none → “Lind”, alias
            ",
        ),
        example(
            "resized past others, it stands among them in order",
            vec![],
            resize("m7", words("Minister")),
            "
                Resized mention “Ruiz” to “Minister”
                m7: words “Ruiz” → “Minister”; status suggested → edited; former none → “Ruiz”
            ",
        ),
        example(
            "the same words are no step",
            vec![],
            resize("m1", words("Ana Ruiz")),
            "Resized mention “Ana Ruiz” to “Ana Ruiz”",
        ),
        example(
            "words that are a mention already",
            vec![],
            resize("m1", words("EPA")),
            "refused: these words are a mention already",
        ),
        example(
            "a rejected one",
            vec![reject("m1")],
            resize("m1", words("Ana")),
            "refused: this mention was rejected; accept it first",
        ),
        example(
            "the form",
            vec![],
            form("m4", Form::Pronoun),
            "
                Made “The minister” a pronoun
                m4: form description → pronoun; status suggested → edited; former none → description
            ",
        ),
        example(
            "made an alias, its words are one of the actor's",
            vec![],
            form("m4", Form::Alias),
            "
                Made “The minister” an alias
                p1: aliases Ruiz → Ruiz, The minister
                m4: form description → alias; status suggested → edited; former none → description
            ",
        ),
        example(
            "the same form is no step",
            vec![],
            form("m4", Form::Description),
            "Made “The minister” a description",
        ),
        example(
            "linking: the quotes that it speaks follow",
            vec![],
            link("m3", ActorChoice::Known(actor("p4"))),
            "
                Linked “Ruiz” to Zoé Lind
                p4: aliases Lind → Lind, Ruiz
                m3: actor p1 → p4; status suggested → edited; former none → p1
                q1: speaker m3 p1 → m3 p4
            ",
        ),
        example(
            "linking to a new actor of its name",
            vec![],
            link("m3", person("Ruiz Jr")),
            "
                Linked “Ruiz” to Ruiz Jr
                m3: actor p1 → p15; status suggested → edited; former none → p1
                q1: speaker m3 p1 → m3 p15
                + p15: name Ruiz Jr; type person; aliases Ruiz; status edited
            ",
        ),
        example(
            "linking to none",
            vec![],
            link("m3", ActorChoice::None),
            "
                Unlinked “Ruiz”
                m3: actor p1 → none; status suggested → edited; former none → p1
                q1: speaker m3 p1 → m3 none
            ",
        ),
        example(
            "linking to its own actor is no step",
            vec![],
            link("m3", person("Ana Ruiz")),
            "Linked “Ruiz” to Ana Ruiz",
        ),
        example(
            "linking to a rejected actor: it counts again",
            vec![reject("p4")],
            link("m3", ActorChoice::Known(actor("p4"))),
            "
                Linked “Ruiz” to Zoé Lind
                p4: aliases Lind → Lind, Ruiz; status rejected → confirmed
                m3: actor p1 → p4; status suggested → edited; former none → p1
                q1: speaker m3 p1 → m3 p4
            ",
        ),
        example(
            "linking a rejected one",
            vec![reject("m3")],
            link("m3", ActorChoice::None),
            "refused: this mention was rejected; accept it first",
        ),
    ]);
}
