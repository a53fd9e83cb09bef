use super::*;
use crate::document::DocumentId;
use crate::web::sample;
use crate::web::state::Message;
use std::cell::Cell;

thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });

fn moment() -> Moment {
    let id = NEXT.replace(NEXT.get() + 1);
    Moment { now: "2026-03-01T09:14:02Z".into(), new_id: DocumentId::new(format!("new{id}")) }
}

fn state() -> State {
    let mut state = State::default();
    state.update(Message::Started { documents: Vec::new(), last: None }, &moment());
    state
}

/// Lets a file come in, to its end.
fn file(state: &mut State, name: &str, text: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for importing in walk(name, text).flatten() {
        effects.extend(state.update(Message::Import(importing), &moment()));
    }
    effects
}

fn json(id: &str) -> String {
    let mut document = sample::document();
    document.id = DocumentId::new(id);
    galley::write(&document)
}

fn ids(state: &State) -> Vec<&str> {
    state.documents.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn a_text_is_annotated_and_a_page_gives_its_hints() {
    let mut page = state();
    let out = file(&mut page, "story.txt", "Pier Opens\r\n\r\nIt rained.");
    assert!(matches!(out.first(), Some(Effect::Parse { .. })));
    let out = file(&mut state(), "story.html", "<h1>Pier Opens</h1><p>It rained.");
    let Some(Effect::Parse { incoming, .. }) = out.first() else { panic!("{out:?}") };
    assert_eq!((&*incoming.text, incoming.hints.roles.len()), ("Pier Opens\n\nIt rained.\n", 1));
}

#[test]
fn a_file_that_is_no_document_is_refused_with_the_place() {
    let json = json("d");
    for (text, says) in [
        ("[1, 2]", "no Galley JSON"),
        (&json.replace("\"version\":1", "\"version\":9"), "version"),
        (&json.replacen("\"end\":16", "\"end\":99999", 1), "end"),
        (&json[..json.len() / 2], "line 1"),
    ] {
        let mut page = state();
        assert_eq!(file(&mut page, "x.json", text), []);
        let words = page.alert.take().unwrap().words;
        assert!(words.contains(says) && words.contains("Nothing was changed"), "{words}");
        assert!(page.desk.is_none() && page.documents.is_empty());
    }
}

#[test]
fn of_many_documents_the_good_come_in_and_the_bad_are_named_by_line() {
    let mut page = state();
    let lines = [json("a"), "{\"format\":\"galley\"}".into(), json("b"), "{".into(), json("c")].join("\n");
    let out = file(&mut page, "all.jsonl", &lines);
    assert_eq!(ids(&page), ["c", "b", "a"]);
    assert_eq!(out.iter().filter(|effect| matches!(effect, Effect::Import(..))).count(), 2);
    assert_eq!(page.desk.as_ref().unwrap().id().as_str(), "c");
    let words = page.alert.unwrap().words;
    assert!(words.contains("3 came in, 2 lines were refused: line 2: "), "{words}");
    assert!(words.contains("line 4"), "{words}");
}

#[test]
fn of_a_long_file_each_fiftieth_document_is_shown_and_the_end() {
    let lines: Vec<String> = (0..120).map(|n| json(&format!("d{n}"))).collect();
    let shown: Vec<bool> = walk("x.jsonl", &lines.join("\n"))
        .flatten()
        .map(|importing| Message::Import(importing).is_shown())
        .collect();
    assert_eq!(shown.len(), 120);
    let places: Vec<usize> = (0..120).filter(|n| shown[*n]).collect();
    assert_eq!(places, [49, 99, 119]);
}

#[test]
fn what_is_here_already_is_kept_beside_it_under_an_id_of_its_own() {
    let mut page = state();
    file(&mut page, "x.json", &json("d"));
    file(&mut page, "x.json", &json("d"));
    assert_eq!(page.documents.len(), 2);
    assert!(page.alert.take().unwrap().words.contains("here already"));
    file(&mut page, "x.jsonl", &[json("d"), json("d"), json("e")].join("\n"));
    let mut all = ids(&page);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 5, "{all:?}");
}

#[test]
fn what_lies_in_the_bin_keeps_its_id() {
    let mut page = State::default();
    let document = sample::document();
    let mut row = Desk::begin(document.clone(), "2026-01-01").summary("2026-01-01");
    row.deleted = Some("2026-01-02".into());
    page.update(Message::Started { documents: vec![row], last: None }, &moment());
    file(&mut page, "x.json", &json(document.id.as_str()));
    let shown = page.desk.as_ref().unwrap().id();
    assert_eq!(page.documents.len(), 1);
    assert!(*shown != document.id && page.documents[0].id == *shown);
}

#[test]
fn several_texts_are_annotated_one_after_the_other() {
    let mut page = state();
    let mut parses = Vec::new();
    for (name, text) in [("1.txt", "One."), ("2.txt", "Two."), ("again.txt", "One."), ("3.txt", "Three.")] {
        parses.extend(file(&mut page, name, text));
    }
    let parsed = |number: u64| {
        let text = ["One.", "Two.", "Three."][number as usize - 1];
        let document = Document::empty(DocumentId::new(format!("d{number}")), text.into());
        Message::Parsed { number, outcome: Ok(Box::new(Desk::begin(document, "2026-01-01"))) }
    };
    for number in 1..=3 {
        parses.extend(page.update(parsed(number), &moment()));
    }
    let texts: Vec<_> = parses
        .iter()
        .filter_map(|effect| match effect {
            Effect::Parse { incoming, .. } => Some(&*incoming.text),
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["One.", "Two.", "Three."]);
    assert_eq!(ids(&page), ["d3", "d2", "d1"]);
    assert!(page.alert.unwrap().words.contains("“again.txt”"));
}

#[test]
fn cancelling_ends_those_that_wait_too() {
    let mut page = state();
    file(&mut page, "1.txt", "One.");
    file(&mut page, "2.txt", "Two.");
    let out = page.update(Message::Cancel, &moment());
    assert!(!out.iter().any(|effect| matches!(effect, Effect::Parse { .. })));
    assert!(page.parsing.is_none());
}

#[test]
fn where_nothing_can_be_kept_all_documents_stay_in_memory() {
    let mut page = State::default();
    page.update(Message::NoStore(crate::web::store::StoreError::Denied), &moment());
    file(&mut page, "all.jsonl", &[json("a"), json("b")].join("\n"));
    assert_eq!(page.in_memory().count(), 2);
}

#[test]
fn a_page_is_known_by_its_name_or_by_how_it_begins() {
    assert!(is_html("Page.HTM", "Pier"));
    assert!(is_html("page", "\n<!DOCTYPE html><p>Pier"));
    assert!(!is_html("page.txt", "The tag <html> begins a page."));
}
