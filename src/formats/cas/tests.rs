//! What INCEpTION and others hand back, and what nobody should.

use super::{read_json, read_xmi, write_json, write_xmi};
use crate::document::{BlockRole, Document, Form, Status};
use crate::formats::galley;
use serde_json::{Value, json};

const TEXT: &str = "👩‍👧 Park Opens\n\nZoe\u{301} Ott met him.\n\n“At last 🌳,” Ott said.\n";

/// In UTF-16 units, as UIMA counts.
fn at(words: &str) -> (usize, usize) {
    let start = TEXT[..TEXT.find(words).unwrap()].encode_utf16().count();
    (start, start + words.encode_utf16().count())
}

fn structure(id: i64, kind: &str, words: &str, features: Value) -> Value {
    let (begin, end) = at(words);
    let mut structure = json!({"%ID": id, "%TYPE": kind, "@sofa": 1, "begin": begin, "end": end});
    structure.as_object_mut().unwrap().extend(features.as_object().unwrap().clone());
    structure
}

/// A CAS as somebody made it in INCEpTION, who had Galley's layers and those of INCEpTION itself.
fn made() -> Vec<Value> {
    vec![
        json!({"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": TEXT}),
        structure(2, "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "Park", json!({})),
        structure(3, "galley.Block", "Park Opens", json!({"role": "headline"})),
        structure(
            4,
            "galley.Mention",
            "Zoe\u{301} Ott",
            json!({"actorType": "person", "name": "Zoe\u{301} Ott", "actor": "p7"}),
        ),
        structure(
            5,
            "galley.Mention",
            "Ott said",
            json!({"actorType": "person", "name": "Zoe\u{301} Ott", "actor": "p7"}),
        ),
        structure(6, "galley.Mention", "him", json!({})),
        structure(7, "galley.Quote", "“At last 🌳,”", json!({"@speaker": 20, "@cue": 21})),
        structure(8, "galley.Cue", "said", json!({})),
        json!({"%ID": 10, "%TYPE": "galley.QuoteSpeakerLink", "role": "speaker", "@target": 5}),
        json!({"%ID": 11, "%TYPE": "galley.QuoteCueLink", "@target": 8}),
        json!({"%ID": 20, "%TYPE": "galley.QuoteSpeakerLink[]", "%ELEMENTS": [10]}),
        json!({"%ID": 21, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [11]}),
    ]
}

fn file(structures: Vec<Value>) -> String {
    json!({"%TYPES": {}, "%FEATURE_STRUCTURES": structures, "%VIEWS": {}}).to_string()
}

fn words(document: &Document, span: crate::text::Span) -> &str {
    span.of(&document.text)
}

#[test]
fn what_was_made_in_inception_is_read() {
    let document = read_json("park", &file(made())).unwrap();
    assert_eq!((document.id.as_str(), &*document.text), ("park", TEXT));
    let block = document.blocks.iter().find(|block| block.role == BlockRole::Headline).unwrap();
    assert_eq!((words(&document, block.span), block.record.status), ("Park Opens", Status::Edited));
    // Of the actor only its names have come back.
    let [actor] = &document.actors[..] else { panic!("{:?}", document.actors) };
    assert_eq!(actor.name, "Zoe\u{301} Ott");
    let mentions: Vec<_> =
        document.mentions.iter().map(|m| (words(&document, m.span), m.actor.is_some(), m.form)).collect();
    assert_eq!(
        mentions,
        [
            ("Zoe\u{301} Ott", true, Form::Name),
            ("him", false, Form::Description),
            ("Ott said", true, Form::Alias)
        ]
    );
    let [quote] = &document.quotes[..] else { panic!() };
    assert_eq!(words(&document, quote.spans[0]), "“At last 🌳,”");
    assert_eq!(quote.cue.map(|cue| words(&document, cue)), Some("said"));
    let speaker = quote.speaker.as_ref().and_then(|speaker| document.mention(&speaker.mention)).unwrap();
    assert_eq!((words(&document, speaker.span), &quote.record.by[..]), ("Ott said", "INCEpTION"));
}

#[test]
fn a_caption_that_no_block_knows_makes_one() {
    let mut structures = made();
    structures.push(structure(30, "galley.Caption", "Zoe\u{301} Ott met him.", json!({})));
    structures.push(structure(31, "galley.Credit", "him", json!({"agency": "AP"})));
    let document = read_json("park", &file(structures)).unwrap();
    let [caption] = &document.captions[..] else { panic!() };
    let block = document.block(&caption.block).unwrap();
    assert_eq!(words(&document, block.span), "Zoe\u{301} Ott met him.");
    assert_eq!(caption.credit.as_ref().map(|credit| words(&document, credit.span)), Some("him"));
}

#[test]
fn an_article_that_was_marked_in_inception_is_one() {
    let mut structures = made();
    structures.push(structure(30, "galley.Article", TEXT.trim_end(), json!({})));
    let document = read_json("park", &file(structures)).unwrap();
    let [article] = &document.articles[..] else { panic!() };
    assert_eq!(words(&document, article.span), TEXT.trim_end());
    assert!(document.blocks.iter().all(|block| block.article.as_ref() == Some(&article.id)));
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let (begin, _) = at("🌳");
    for (change, wanted) in [
        (json!({"end": 9_999}), "galley.Cue 8.end: 9999 lies outside the text"),
        (json!({"begin": begin + 1}), "inside a character"),
        (json!({"end": 0}), "galley.Cue 8.end: is before its begin"),
        (json!({"begin": null}), "galley.Cue 8.begin: is no position"),
        (json!({"%ID": 7}), "its id stands twice"),
    ] {
        let mut structures = made();
        structures[7].as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let error = read_json("park", &file(structures)).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
    }
    let mut structures = made();
    structures[2]["role"] = json!("poem");
    let error = read_json("park", &file(structures)).unwrap_err().to_string();
    assert!(error.contains("\"poem\" is no label that Galley knows"), "{error}");
    let error = read_json("park", &file(made().split_off(1))).unwrap_err().to_string();
    assert!(error.contains("uima.cas.Sofa"), "{error}");
    assert!(read_json("park", "{\"%FEATURE_STRUCTURES\": [").is_err());
}

/// The document of `text`, about which nothing is known.
fn bare(text: &str) -> Document {
    let document = json!({
        "format": "galley", "version": 1, "offset_unit": "code_point", "id": "d", "text": text, "layers": ["quotes"],
        "articles": [], "blocks": [], "captions": [], "actors": [], "mentions": [], "quotes": [],
    });
    galley::read(&document.to_string()).unwrap()
}

#[test]
fn white_space_and_marks_stay_what_they_are_in_xml() {
    let text = "a & b <c> \"d\" 'e'\tf\n\n  g\u{85}\u{2028}👩‍👧\u{a0}&amp;\n";
    assert_eq!(&*read_xmi("d", &write_xmi(&bare(text))).unwrap().text, text);
}

#[test]
fn what_xml_cannot_hold_is_replaced_by_as_much() {
    let text = "a\0b\u{1}c\u{ffff}👍";
    assert_eq!(&*read_xmi("d", &write_xmi(&bare(text))).unwrap().text, "a\u{fffd}b\u{fffd}c\u{fffd}👍");
    assert_eq!(&*read_json("d", &write_json(&bare(text))).unwrap().text, text);
}

#[test]
fn xml_defines_nothing_and_is_not_deep() {
    let sofa = "<cas:Sofa xmi:id=\"1\" sofaID=\"_InitialView\" sofaString=\"x\"/>";
    let spaces = "xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\"";
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let with = |before: &str, inside: &str| format!("{before}<xmi:XMI {spaces}>{sofa}{inside}</xmi:XMI>");
    assert!(read_xmi("d", &with("", "")).is_ok());
    for (before, inside, wanted) in [
        (bomb, "", "document type"),
        ("", "<cas:A xmi:id=\"2\" b=\"&b;\"/>", "b"),
        ("", "<cas:A xmi:id=\"2\"><b>&b;</b></cas:A>", "b"),
        ("", "<cas:A xmi:id=\"2\"><b><c/></b></cas:A>", "too deep"),
        ("", "<cas:A xmi:id=\"two\"/>", "no id"),
        ("", "<cas:A xmi:id=\"1\"/>", "stands twice"),
        ("", "<cas:A", ""),
    ] {
        let error = read_xmi("d", &with(before, inside)).unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
    }
    let error = read_xmi("d", "<html/>").unwrap_err().to_string();
    assert!(error.contains("no XMI"), "{error}");
    assert!(read_xmi("d", "").is_err());
}
