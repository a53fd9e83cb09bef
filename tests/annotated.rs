//! The whole annotated form of every article of tests/gold and tests/articles, as snapshots: a change of a rule shows
//! in review exactly which suggestions moved.
//!
//! In the text `[p1 …]` is a mention of an actor (`[– …]` of none), `{q1 …}` a quote's content, `<…>` a cue, `(c …)` a
//! credit. Below stand who acts and who says what. Confidence is left out: it is measured, by `galley evaluate`.
//! Snapshots are written anew with `INSTA_UPDATE=always cargo test --test annotated`.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

use galley::document::{Document, DocumentId};
use galley::text::Span;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[test]
fn every_article_is_annotated_as_it_was() {
    let articles = articles();
    assert!(articles.len() >= 20, "{} articles", articles.len());
    for (name, text) in articles {
        let incoming = galley::intake::plain(&text);
        let suggestions = galley::parse::parse(&incoming.text, &incoming.hints);
        let document = Document::suggested(DocumentId::new(&*name), incoming.text, &suggestions);
        insta::assert_snapshot!(&*name, form(&document));
    }
}

/// Name and text of each, by name.
fn articles() -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = ["tests/gold", "tests/articles"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort_by_key(|file| file.file_name().map(ToOwned::to_owned));
    let named = files.into_iter().filter_map(|file| {
        let (name, ending) = file.file_name()?.to_str()?.split_once('.')?;
        let content = std::fs::read_to_string(&file).unwrap();
        let text = match ending {
            "txt" => content,
            "json" => {
                let json: serde_json::Value = serde_json::from_str(&content).unwrap();
                json["text"].as_str().unwrap().to_owned()
            }
            _ => return None,
        };
        Some((name.to_owned(), text))
    });
    named.collect()
}

/// Marks at a place: what closes there stands before what opens there, and what is longer opens first and closes last.
type Marks = Vec<(usize, bool, usize, String)>;

fn form(document: &Document) -> String {
    let mut marks = Marks::new();
    let mut mark = |span: Span, open: String, close: &str| {
        marks.push((span.start(), true, usize::MAX - span.len(), open));
        marks.push((span.end(), false, span.len(), close.to_owned()));
    };
    for quote in &document.quotes {
        quote.spans.iter().for_each(|span| mark(*span, format!("{{{} ", quote.id.as_str()), "}"));
        quote.cue.iter().for_each(|cue| mark(*cue, "<".to_owned(), ">"));
    }
    for mention in &document.mentions {
        let actor = mention.actor.as_ref().map_or("–", |id| id.as_str());
        mark(mention.span, format!("[{actor} "), "]");
    }
    for credit in document.captions.iter().filter_map(|caption| caption.credit.as_ref()) {
        mark(credit.span, "(c ".to_owned(), ")");
    }
    marks.sort();
    let mut form = String::new();
    for block in &document.blocks {
        let article = block.article.as_ref().map_or("–", |id| id.as_str());
        let role = format!("{:?}", block.role).to_lowercase();
        let _ = write!(form, "{article} {} {role}", block.id.as_str());
        if let Some(first) = &block.duplicate_of {
            let _ = write!(form, " = {}", first.as_str());
        }
        let _ = writeln!(form, "\n    {}", marked(document, block.span, &marks).replace('\n', "\n    "));
    }
    form.push('\n');
    for actor in &document.actors {
        let kind = format!("{:?}", actor.actor_type).to_lowercase();
        let _ = write!(form, "{} {kind} {}", actor.id.as_str(), actor.name);
        for (label, list) in [("also", &actor.aliases), ("as", &actor.roles)] {
            if !list.is_empty() {
                let _ = write!(form, "; {label} {}", list.join(", "));
            }
        }
        let country = actor.country.as_ref().map_or(String::new(), |country| format!("; of {country}"));
        let _ = writeln!(form, "{country}");
    }
    for quote in &document.quotes {
        let speaker = quote.speaker.as_ref().and_then(|speaker| document.mention(&speaker.mention));
        let speaker = speaker.map_or("nobody", |mention| mention.span.of(&document.text));
        let actor = quote.speaker.as_ref().and_then(|speaker| speaker.actor.as_ref());
        let actor = actor.map_or("–", |id| id.as_str());
        let kind = format!("{:?}", quote.kind).to_lowercase();
        let _ = writeln!(form, "{} {kind}, by {speaker} [{actor}]", quote.id.as_str());
    }
    form
}

/// The words of a block with the marks that stand in it.
fn marked(document: &Document, block: Span, marks: &Marks) -> String {
    let mut words = String::new();
    let mut at = block.start();
    for (place, opens, _, mark) in marks {
        let inside = if *opens { block.start() <= *place } else { block.start() < *place };
        if inside && *place <= block.end() && !(*opens && *place == block.end()) {
            words.push_str(document.text.get(at..*place).unwrap_or_default());
            words.push_str(mark);
            at = *place;
        }
    }
    words.push_str(document.text.get(at..block.end()).unwrap_or_default());
    words
}
