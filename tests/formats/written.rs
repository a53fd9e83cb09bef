//! Formats that are only written: on documents that nobody would think of too, all of the text is there, and whatever
//! points into it covers the words it should.

use crate::random::documents;
use galley::document::Document;
use galley::formats::{conll, html, tei, web_annotation};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::HashMap;

/// Characters that XML cannot hold are replaced by as many.
fn as_xml_holds(text: &str) -> String {
    let is_lost =
        |c| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if is_lost(c) { '\u{fffd}' } else { c }).collect()
}

fn web_annotations_quote_what_stands_once(document: &Document) {
    let file: Value = serde_json::from_str(&web_annotation::write(document)).unwrap();
    let letters: Vec<char> = document.text.chars().collect();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let mut names = Vec::new();
    for annotation in list(&file["first"]["items"]) {
        names.push(annotation["id"].as_str().unwrap().to_owned());
        for target in list(&annotation["target"]) {
            let [place, quotation] = list(&target["selector"]).try_into().unwrap();
            let edge = |name: &str| place[name].as_u64().unwrap() as usize;
            let words: String = letters[edge("start")..edge("end")].iter().collect();
            assert_eq!(quotation["exact"], words);
            let part = |name: &str| quotation[name].as_str().unwrap().to_owned();
            let whole = part("prefix") + &part("exact") + &part("suffix");
            let starts =
                document.text.char_indices().filter(|(at, _)| document.text[*at..].starts_with(&whole));
            assert_eq!(starts.count(), 1, "{whole:?}");
        }
    }
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

fn conll_has_all_words_and_sound_labels(document: &Document) {
    let file = conll::write(document);
    let letters: Vec<char> = document.text.chars().collect();
    let mut words = String::new();
    let mut before: Vec<String> = Vec::new();
    for line in file.split('\n').skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < 9 {
            assert_eq!(line, "");
            before.clear();
            continue;
        }
        let edge = |n: usize| cells[n].parse::<usize>().unwrap();
        assert_eq!(letters[edge(2)..edge(3)].iter().collect::<String>(), cells[1]);
        words += cells[1];
        for (n, label) in cells[4..8].iter().enumerate() {
            if let Some(kind) = label.strip_prefix("I-") {
                let goes_on = before.get(n).and_then(|before| before.split_once('-')).map(|(_, kind)| kind);
                assert_eq!(goes_on, Some(kind), "{line}");
            }
        }
        before = cells[4..8].iter().map(|label| (*label).to_owned()).collect();
    }
    let is_seen = |c: &char| !c.is_whitespace() && !c.is_control();
    assert_eq!(words, document.text.chars().filter(is_seen).collect::<String>());
}

fn tei_has_the_text_and_leads_into_it(document: &Document) {
    let xml = tei::write(document);
    let mut reader = Reader::from_str(&xml);
    let (mut text, mut is_body) = (String::new(), false);
    let mut anchors: HashMap<String, usize> = HashMap::new();
    let mut ends = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "body" => is_body = true,
            Event::End(tag) if tag.name().as_ref() == "body" => is_body = false,
            Event::Text(words) if is_body => text += &words.to_owned(),
            Event::GeneralRef(name) if is_body => {
                text.push(match name.resolve_char_ref().unwrap() {
                    Some(c) => c,
                    None => match &*name.to_owned() {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        other => panic!("{other}"),
                    },
                });
            }
            Event::Start(tag) | Event::Empty(tag) => {
                let value = |name: &str| {
                    let found = tag.try_get_attribute(name).unwrap()?;
                    Some(found.value.into_owned())
                };
                if tag.name().as_ref() == "anchor" {
                    let twice = anchors.insert(value("xml:id").unwrap(), text.chars().count());
                    assert_eq!(twice, None);
                }
                ends.extend(value("from").zip(value("to")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(text, as_xml_holds(&document.text));
    for (from, to) in ends {
        let place = |name: &str| anchors[name.strip_prefix('#').unwrap()];
        assert!(place(&from) < place(&to));
        let named = |name: &str| format!("#at.{}", place(name));
        assert_eq!((named(&from), named(&to)), (from, to));
    }
}

fn a_page_has_the_text_and_nothing_else_in_main(document: &Document) {
    let page = html::write(document);
    let (mut text, mut is_main) = (String::new(), false);
    for token in Tokenizer::new(&page) {
        match token.unwrap() {
            Token::StartTag(tag) => is_main |= *tag.name == b"main"[..],
            Token::EndTag(tag) if *tag.name == b"main"[..] => is_main = false,
            Token::String(words) if is_main => text += std::str::from_utf8(&words).unwrap(),
            _ => {}
        }
    }
    assert_eq!(text, as_xml_holds(&document.text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn generated_documents_are_written_whole(document in documents()) {
        web_annotations_quote_what_stands_once(&document);
        conll_has_all_words_and_sound_labels(&document);
        tei_has_the_text_and_leads_into_it(&document);
        a_page_has_the_text_and_nothing_else_in_main(&document);
    }
}
