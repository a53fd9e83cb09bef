//! What was written and read again gives the same file: all that the format can hold is kept. Of the formats that
//! hold everything the document itself is the same.

use crate::{hard, random::documents};
use galley::document::{Document, MentionId, QuoteId};
use galley::formats::{ReadError, brat, doccano, galley as native, label_studio};
use proptest::prelude::*;
use std::fmt::Debug;

fn again<F: PartialEq + Debug>(
    document: &Document,
    write: impl Fn(&Document) -> F,
    read: impl Fn(&F) -> Result<Document, ReadError>,
) -> Document {
    let file = write(document);
    let back = read(&file).unwrap_or_else(|error| panic!("{error}\n{file:?}"));
    assert_eq!(write(&back), file);
    back
}

fn keeps_what_it_can(document: &Document) {
    let text = |read: fn(&str) -> Result<Document, ReadError>| move |file: &String| read(file);
    again(document, doccano::write, text(doccano::read));
    again(document, brat::write, |file| brat::read(document.id.as_str(), &document.text, file));
    let back = again(document, label_studio::write, text(label_studio::read));
    assert_eq!(native::write_pretty(&in_order(back)), native::write_pretty(&in_order(document.clone())));
}

/// Of annotations that begin together any may come first.
fn in_order(mut document: Document) -> Document {
    let mention = |id: &MentionId| id.as_str().to_owned();
    let quote = |id: &QuoteId| id.as_str().to_owned();
    document.mentions.sort_by_key(|m| (m.span, mention(&m.id)));
    document.quotes.sort_by_key(|q| (q.spans[0].start(), quote(&q.id)));
    document
}

#[test]
fn the_hard_documents_come_back() {
    for document in hard::documents() {
        keeps_what_it_can(&document);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn generated_documents_come_back(document in documents()) {
        keeps_what_it_can(&document);
    }
}
