use super::*;
use crate::document::{ActorType, BlockRole, Document, DocumentId, Form, Stamp, Took};
use crate::edit::{ActorChoice, Edit, SpeakerChoice, apply};
use crate::formats::galley;
use crate::intake;
use crate::parse::parse;
use crate::text::Span;

const TEXT: &str = "Pier Opens\n\nThe pier at dusk. (EPA)\n\n“It holds,” Mayor Lena Holt said. Omar Haddad left. Haddad was tired.\n";

fn document() -> Document {
    let incoming = intake::plain(TEXT);
    let found = parse(&incoming.text, &incoming.hints);
    Document::suggested(DocumentId::new("pier"), incoming.text, &found)
}

fn span(words: &str) -> Span {
    let at = TEXT.find(words).unwrap();
    Span::around(TEXT, at, at + words.len())
}

fn stamp(name: &str) -> Stamp {
    Stamp { by: name.into(), time: Some("2026-03-01T09:14:02Z".into()) }
}

fn by(name: &str, edits: &[Edit]) -> Document {
    let mut document = document();
    for edit in edits {
        apply(&mut document, edit, &stamp(name)).unwrap();
    }
    document
}

fn new(name: &str, actor_type: ActorType) -> ActorChoice {
    ActorChoice::New { name: name.into(), actor_type }
}

fn person(words: &str) -> Edit {
    Edit::AddMention {
        span: span(words),
        form: Some(Form::Description),
        actor: new(words, ActorType::Person),
    }
}

/// Takes this of whatever is open, from the top, until nothing is.
fn take_all(first: &mut Document, second: &Document, took: Took) -> usize {
    let names = annotators(first, second);
    for count in 0..200 {
        let open = rows(first, second, &names).unwrap().into_iter().find_map(|row| match row.standing {
            Standing::Open(difference) => Some(difference),
            Standing::Decided { .. } => None,
        });
        let Some(difference) = open else { return count };
        let edit = take(first, second, &names, &difference, took);
        apply(first, &edit, &stamp("Cleo")).unwrap_or_else(|error| panic!("{error}: {difference:?}"));
        first.check().unwrap();
    }
    panic!("there is no end to it: {:?}", differences(first, second));
}

fn actor_named(document: &Document, name: &str) -> crate::document::ActorId {
    document.actors.iter().find(|actor| actor.name == name).unwrap().id.clone()
}

/// What Ben does otherwise than Ada: one of each kind.
fn bens() -> Vec<Vec<Edit>> {
    let document = document();
    let quote = document.quotes[0].id.clone();
    let holt = document.mentions.iter().find(|mention| mention.span == span("Lena Holt")).unwrap();
    let haddad = actor_named(&document, "Omar Haddad");
    let mention = document.mentions.iter().find(|mention| mention.span == span("Omar Haddad")).unwrap();
    let last = document.mentions.iter().rfind(|mention| mention.actor.as_ref() == Some(&haddad)).unwrap();
    let caption = document.captions[0].id.clone();
    vec![
        vec![person("Mayor")],
        vec![Edit::Remove { target: crate::document::Target::Mention(holt.id.clone()) }],
        vec![Edit::Remove { target: crate::document::Target::Actor(haddad.clone()) }],
        vec![Edit::SetMentionSpan { mention: holt.id.clone(), span: span("Mayor Lena Holt") }],
        vec![Edit::SetActorType { actor: haddad.clone(), actor_type: ActorType::Group }],
        vec![Edit::SetActorName { actor: haddad.clone(), name: "O. Haddad".into() }],
        vec![Edit::MergeActors { actor: haddad.clone(), into: actor_named(&document, "Lena Holt") }],
        vec![Edit::SplitActor { actor: haddad, mentions: vec![last.id.clone()] }],
        vec![Edit::LinkMention { mention: mention.id.clone(), actor: ActorChoice::None }],
        vec![Edit::Remove { target: crate::document::Target::Quote(quote.clone()) }],
        vec![Edit::SetCue { quote: quote.clone(), cue: None }],
        vec![Edit::SetQuoteSpans { quote: quote.clone(), spans: vec![span("“It holds,” Mayor")] }],
        vec![Edit::SetSpeaker { quote, speaker: SpeakerChoice::Mention(mention.id.clone()) }],
        vec![Edit::AddQuote {
            spans: vec![span("Haddad was tired")],
            kind: None,
            cue: None,
            speaker: SpeakerChoice::Words {
                span: span("Mayor"),
                form: Form::Description,
                actor: new("Mayor", ActorType::Person),
            },
        }],
        vec![Edit::SetCredit { caption: caption.clone(), credit: None }],
        vec![Edit::Remove { target: crate::document::Target::Caption(caption) }],
        vec![Edit::SetRole { block: document.blocks[0].id.clone(), role: BlockRole::Subhead }],
    ]
}

#[test]
fn nothing_differs_from_itself() {
    for edits in bens() {
        let document = by("Ben", &edits);
        assert_eq!(differences(&document, &document), Ok(Vec::new()));
    }
}

#[test]
fn each_kind_of_change_is_found_and_either_side_can_be_taken() {
    for edits in bens() {
        let (ada, ben) =
            (by("Ada", &[person("tired")]), by("Ben", &[vec![person("tired")], edits.clone()].concat()));
        assert!(!differences(&ada, &ben).unwrap().is_empty(), "{edits:?}");
        let mut result = ada.clone();
        assert!(take_all(&mut result, &ben, Took::Second) > 0);
        assert_eq!(differences(&result, &ben), Ok(Vec::new()), "{edits:?}");
        let mut result = ada.clone();
        let count = take_all(&mut result, &ben, Took::First);
        assert_eq!(result.adjudication.len(), count);
        assert_eq!(differences(&result, &ada), Ok(Vec::new()), "{edits:?}");
        // And seen from the other side.
        let mut result = ben.clone();
        take_all(&mut result, &ada, Took::Second);
        assert_eq!(differences(&result, &ada), Ok(Vec::new()), "{edits:?}");
    }
}

#[test]
fn what_is_taken_keeps_the_name_of_whoever_made_it_and_of_whoever_decided() {
    let ada = by("Ada", &[person("tired")]);
    let ben = by("Ben", &[person("tired"), person("Mayor")]);
    let mut result = ada;
    take_all(&mut result, &ben, Took::Second);
    let mayor = result.mentions.iter().find(|mention| mention.span == span("Mayor")).unwrap();
    assert_eq!((mayor.record.by.as_str(), mayor.record.is_own()), ("Ben", true));
    let [decision] = result.adjudication.as_slice() else { panic!("{:?}", result.adjudication) };
    assert_eq!(decision.annotators, ["Ada", "Ben"]);
    assert_eq!((decision.by.as_str(), decision.took), ("Cleo", Took::Second));
    assert_eq!(decision.annotation.as_deref(), Some(mayor.id.as_str()));
    let json = galley::write(&result);
    assert_eq!(galley::read(&json).unwrap(), result);
    assert!(json.contains(r#""annotators":["Ada","Ben"]"#), "{json}");
}

#[test]
fn both_and_neither_can_be_taken_of_words_that_overlap() {
    let document = document();
    let holt = document.mentions.iter().find(|mention| mention.span == span("Lena Holt")).unwrap().id.clone();
    let edit = Edit::SetMentionSpan { mention: holt.clone(), span: span("Mayor Lena Holt") };
    let (ada, ben) = (by("Ada", &[]), by("Ben", &[edit]));
    let found = differences(&ada, &ben).unwrap();
    let words = found.iter().find(|found| found.what == What::Mention).unwrap();
    assert_eq!(choices(words), Took::ALL);
    let names = annotators(&ada, &ben);
    for (took, expected) in [(Took::Both, 2), (Took::Neither, 0)] {
        let mut result = ada.clone();
        apply(&mut result, &take(&ada, &ben, &names, words, took), &stamp("Cleo")).unwrap();
        let there = result
            .mentions
            .iter()
            .filter(|mention| mention.record.is_live() && mention.span.overlaps(span("Lena Holt")));
        assert_eq!(there.count(), expected, "{took:?}");
        let open = rows(&result, &ben, &names).unwrap().into_iter().filter(Row::is_open).count();
        assert_eq!(open, found.len() - 1, "{took:?}");
    }
}

#[test]
fn what_is_decided_first_makes_no_difference_to_what_comes_of_it() {
    let ada = by("Ada", &[person("tired")]);
    let ben = by("Ben", &[person("Mayor"), bens()[10][0].clone(), bens()[14][0].clone()]);
    let names = annotators(&ada, &ben);
    let decide = |backwards: bool| {
        let mut result = ada.clone();
        loop {
            let mut open: Vec<_> = rows(&result, &ben, &names).unwrap();
            open.retain(Row::is_open);
            let row = if backwards { open.pop() } else { open.into_iter().next() };
            let Some(Row { standing: Standing::Open(difference), .. }) = row else { return result };
            let edit = take(&result, &ben, &names, &difference, Took::Second);
            apply(&mut result, &edit, &stamp("Cleo")).unwrap();
        }
    };
    let (on, back) = (decide(false), decide(true));
    assert_eq!(on.adjudication.len(), back.adjudication.len());
    assert_eq!(differences(&on, &back), Ok(Vec::new()));
}

#[test]
fn names_are_those_who_decided_most_and_two_of_one_name_are_numbered() {
    assert_eq!(annotators(&by("Ada", &[person("tired")]), &by("Ben", &[person("Mayor")])), ["Ada", "Ben"]);
    assert_eq!(
        annotators(&by("person", &[person("tired")]), &by("person", &[person("Mayor")])),
        ["person (1)", "person (2)"]
    );
    // Whoever has decided since is no annotator.
    let (mut ada, ben) = (by("Ada", &[person("tired")]), by("Ben", &[person("Mayor")]));
    take_all(&mut ada, &ben, Took::First);
    assert_eq!(annotators(&ada, &ben), ["Ada", "Ben"]);
}

#[test]
fn documents_of_other_texts_are_not_compared() {
    let other = Document::empty(DocumentId::new("x"), "Another text.".into());
    assert!(differences(&document(), &other).is_err());
}
