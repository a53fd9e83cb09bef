use super::*;
use crate::intake;
use crate::parse::parse;

/// Two articles; the caption of the first stands twice in it.
fn two() -> String {
    let gold = include_str!("../../tests/gold/07-two-in-one.json");
    let gold: serde_json::Value = serde_json::from_str(gold).unwrap();
    // A picture of the first, once more in the second.
    let caption = "Rosa Vargas leaves the chamber after the vote in Lima. (Miguel Prado/AFP)";
    format!("{}\n\n{caption}\n", gold["text"].as_str().unwrap().trim_end())
}

fn document(text: &str) -> Document {
    let incoming = intake::plain(text);
    let found = parse(&incoming.text, &incoming.hints);
    Document::suggested(DocumentId::new("d"), incoming.text, &found)
}

fn named(n: usize) -> DocumentId {
    DocumentId::new(format!("part{n}"))
}

#[test]
fn each_article_takes_its_text_and_its_annotations() {
    let whole = document(&two());
    assert_eq!(whole.articles.len(), 2, "{:?}", whole.articles);
    let parts = split(&whole, named).unwrap();
    let text: String = parts.iter().map(|part| &*part.text).collect();
    assert_eq!(text, *whole.text);
    assert_eq!(parts[0].title, "Peru’s Congress Rejects Third Cabinet in a Year");
    assert!(
        !parts[1].title.is_empty() && parts[1].text.starts_with(parts[1].title.split(' ').next().unwrap())
    );
    let count = |of: fn(&Document) -> usize| (of(&whole), parts.iter().map(of).sum::<usize>());
    for (whole, sum) in [
        count(|document| document.blocks.len()),
        count(|document| document.mentions.len()),
        count(|document| document.quotes.len()),
        count(|document| document.captions.len()),
    ] {
        assert_eq!(whole, sum);
    }
    assert!(parts.iter().all(|part| !part.mentions.is_empty() && !part.quotes.is_empty()));
    // Whoever is mentioned is there, and the words are the same.
    let words = |document: &Document| {
        let mentions = document.mentions.iter();
        mentions.map(|mention| mention.span.of(&document.text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words(&whole), parts.iter().flat_map(words).collect::<Vec<_>>());
    // A repetition of what lies in another part is none any more; of what lies in the same, it still is.
    let repeated =
        |part: &Document| part.captions.iter().filter(|caption| caption.duplicate_of.is_some()).count();
    assert_eq!((repeated(&whole), repeated(&parts[0]), repeated(&parts[1])), (2, 1, 0));
    assert!(parts.iter().all(|part| part.check() == Ok(())));
}

#[test]
fn a_single_article_is_not_split() {
    assert_eq!(split(&document("Rain.\n"), named), Err(SplitError::Single));
}

#[test]
fn what_lies_in_two_articles_is_named() {
    let mut whole = document(&two());
    let border = whole.articles[1].span.start();
    let span = Span::around(&whole.text, border - 4, border + 7);
    let mention = Mention { id: crate::document::MentionId::new("m900"), span, ..whole.mentions[0].clone() };
    whole.mentions.push(mention);
    whole.next_id = 901;
    let error = split(&whole, named).unwrap_err();
    assert_eq!(error.to_string(), "m900 lies in two articles: change it first");
}
