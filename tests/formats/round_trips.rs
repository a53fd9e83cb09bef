//! What was written and read again gives the same file: all that the format can hold is kept. Of the formats that
//! hold everything the document itself is the same.

use crate::{hard, random::documents};
use galley::document::{Document, MentionId, QuoteId, Record};
use galley::formats::{
    Pieces, ReadError, Readable, brat, cas, doccano, galley as native, label_studio, spacy,
};
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
    again(document, spacy::write, text(spacy::read));
    again(document, brat::write, |file| brat::read(document.id.as_str(), &document.text, file));
    let id = document.id.as_str();
    let json = again(document, cas::write_json, |file| cas::read_json(id, file));
    assert_eq!(native::write_pretty(&as_cas_holds(&json)), native::write_pretty(&as_cas_holds(document)));
    again(document, cas::write_xmi, |file| cas::read_xmi(id, file));
    let back = again(document, label_studio::write, text(label_studio::read));
    assert_eq!(native::write_pretty(&in_order(back)), native::write_pretty(&in_order(document.clone())));
}

/// Without what CAS has no place for: what was rejected, what was proposed before, what was decided between annotators,
/// attributes, unknown fields.
fn as_cas_holds(document: &Document) -> Document {
    let mut document = in_order(document.clone());
    let plain = |record: &mut Record| {
        record.origin = None;
        record.attributes.clear();
        record.extra.clear();
        record.extra_of.clear();
    };
    document.extra.clear();
    document.adjudication.clear();
    document.actors.retain(|actor| actor.record.is_live());
    document.mentions.retain(|mention| mention.record.is_live());
    document.quotes.retain(|quote| quote.record.is_live());
    document.captions.retain(|caption| caption.record.is_live());
    document.articles.iter_mut().for_each(|article| {
        plain(&mut article.record);
        article.source = None;
    });
    document.blocks.iter_mut().for_each(|block| plain(&mut block.record));
    document.captions.iter_mut().for_each(|caption| plain(&mut caption.record));
    document.actors.iter_mut().for_each(|actor| plain(&mut actor.record));
    document.mentions.iter_mut().for_each(|mention| plain(&mut mention.record));
    for quote in &mut document.quotes {
        plain(&mut quote.record);
        // Made anew from the marks.
        quote.quoted.clear();
    }
    document
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

/// A file with some of its bytes changed, cut out or said twice.
fn damaged(file: &str, changes: &[(u16, u8)]) -> String {
    let mut bytes = file.as_bytes().to_vec();
    for (place, kind) in changes {
        let at = usize::from(*place) % bytes.len().max(1);
        match kind % 4 {
            0 => drop(bytes.drain(at..(at + 7).min(bytes.len()))),
            1 => bytes.extend_from_within(at..(at + 40).min(bytes.len())),
            2 => bytes.insert(at, *kind),
            _ => bytes[at] = kind.wrapping_mul(31),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever comes in is read or refused; what is read is sound, and can be written.
    #[test]
    fn damaged_files_are_read_or_refused(
        document in documents(),
        changes in prop::collection::vec((any::<u16>(), any::<u8>()), 1..4),
    ) {
        for (from, file) in [
            (Readable::LabelStudio, label_studio::write(&document)),
            (Readable::Doccano, doccano::write(&document)),
            (Readable::Spacy, spacy::write(&document)),
            (Readable::Brat, brat::write(&document)),
            (Readable::Inception, cas::write_json(&document)),
            (Readable::InceptionXmi, cas::write_xmi(&document)),
        ] {
            if file.is_empty() {
                continue;
            }
            let file = damaged(&file, &changes);
            for piece in Pieces::of(file.as_bytes(), from.layout()).flatten() {
                if let Ok(read) = from.read("damaged", &piece, &document.text) {
                    prop_assert_eq!(read.check(), Ok(()));
                    cas::write_xmi(&read);
                }
            }
        }
    }
}
