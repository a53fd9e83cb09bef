//! All coefficients over all documents together.

use super::super::figure::{Figure, Prf, rounded};
use super::items::{Counted, Item, items, labels};
use super::overlap::Overlaps;
use super::{Coincidences, Confusion, Continuum, LAYERS};
use crate::document::{Document, Layer};
use crate::text::OffsetMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a word has that no item covers.
const NONE: &str = "none";

/// Counts documents that several people annotated.
#[derive(Clone, Debug)]
pub struct Agreement {
    annotators: usize,
    counted: Counted,
    layers: Vec<Counts>,
}

#[derive(Clone, Debug)]
struct Counts {
    layer: Layer,
    documents: usize,
    /// In the order of [`Agreement::pairs`].
    pairs: Vec<PairCounts>,
    nominal: Coincidences<&'static str>,
    continuum: Continuum<&'static str>,
}

#[derive(Clone, Debug, Default)]
struct PairCounts {
    exact: Prf,
    overlapping: Overlaps,
    kappa: Confusion<&'static str>,
}

/// Documents that should be of one text are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("its text is not the same for all annotators")]
pub struct NotTheSameText;

/// How far annotators agree on one layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Documents in which all of them annotated it.
    pub documents: usize,
    /// Each two of them.
    pub pairs: Vec<PairFigures>,
    /// Krippendorff's α of the words' labels.
    pub alpha: Option<f64>,
    /// Krippendorff's unitizing α of the spans.
    pub unitizing: Option<f64>,
    /// The same of each label.
    pub unitizing_by_label: BTreeMap<&'static str, Option<f64>>,
}

/// How far two annotators agree on one layer; the second is held against the first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairFigures {
    /// Which two, counted from 0.
    pub of: (usize, usize),
    /// Of spans that are the same and have the same label.
    pub exact: Option<Figure>,
    /// Of spans that overlap and have the same label.
    pub overlapping: Option<Figure>,
    /// Cohen's κ of the words' labels.
    pub kappa: Option<f64>,
}

impl Agreement {
    /// Nothing counted yet.
    pub fn of(annotators: usize, counted: Counted) -> Agreement {
        let counts = |layer| Counts {
            layer,
            documents: 0,
            pairs: Agreement::pairs(annotators).map(|_| PairCounts::default()).collect(),
            nominal: Coincidences::default(),
            continuum: Continuum::of(annotators),
        };
        Agreement { annotators, counted, layers: LAYERS.map(counts).into() }
    }

    /// Counts what each annotator made of one text, in the order of annotators. A layer that one of them did not
    /// annotate is passed over.
    ///
    /// # Errors
    /// If the documents are not of one text, or not as many as there are annotators; nothing is counted then.
    pub fn add(&mut self, documents: &[&Document]) -> Result<(), NotTheSameText> {
        let Some(first) = documents.first().filter(|_| documents.len() == self.annotators) else {
            return Err(NotTheSameText);
        };
        let text = &first.text;
        if documents.iter().any(|document| document.text != *text) {
            return Err(NotTheSameText);
        }
        let points = OffsetMap::new(text);
        let length = text.chars().count();
        for counts in &mut self.layers {
            if !documents.iter().all(|document| document.has_layer(counts.layer)) {
                continue;
            }
            let items: Vec<Vec<Item>> =
                documents.iter().map(|document| items(document, counts.layer, self.counted)).collect();
            let words: Vec<_> = items.iter().map(|items| labels(text, items)).collect();
            counts.documents += 1;
            for (pair, (one, other)) in counts.pairs.iter_mut().zip(Agreement::pairs(self.annotators)) {
                let key = |item: &Item| (item.span, item.label);
                let [ones, others] = [one, other].map(|n| items[n].iter().map(key).collect());
                pair.exact.add(ones, others);
                pair.overlapping.add(&items[one], &items[other]);
                for (one, other) in words[one].iter().zip(&words[other]) {
                    pair.kappa.add(one.unwrap_or(NONE), other.unwrap_or(NONE));
                }
            }
            for word in 0..words.first().map_or(0, Vec::len) {
                counts.nominal.add(words.iter().map(|labels| labels[word].unwrap_or(NONE)));
            }
            let place = |byte| points.point_of(text, byte).unwrap_or_default();
            let units: Vec<Vec<_>> = (items.iter())
                .map(|items| {
                    let unit = |item: &Item| (place(item.span.start())..place(item.span.end()), item.label);
                    items.iter().map(unit).collect()
                })
                .collect();
            counts.continuum.add(length, &units);
        }
        Ok(())
    }

    /// The figures of each layer in which anybody marked anything.
    pub fn figures(&self) -> Vec<(Layer, Figures)> {
        let marked = |counts: &&Counts| counts.pairs.iter().any(|pair| pair.exact.figure().is_some());
        self.layers.iter().filter(marked).map(|counts| (counts.layer, self.figures_of(counts))).collect()
    }

    fn figures_of(&self, counts: &Counts) -> Figures {
        let by_label = counts.continuum.alpha_by_label();
        Figures {
            documents: counts.documents,
            pairs: (counts.pairs.iter().zip(Agreement::pairs(self.annotators)))
                .map(|(pair, of)| PairFigures {
                    of,
                    exact: pair.exact.figure(),
                    overlapping: pair.overlapping.figure(),
                    kappa: pair.kappa.kappa().map(rounded),
                })
                .collect(),
            alpha: counts.nominal.alpha().map(rounded),
            unitizing: counts.continuum.alpha().map(rounded),
            unitizing_by_label: by_label
                .into_iter()
                .map(|(label, alpha)| (label, alpha.map(rounded)))
                .collect(),
        }
    }

    fn pairs(annotators: usize) -> impl Iterator<Item = (usize, usize)> {
        (0..annotators).flat_map(move |one| (one + 1..annotators).map(move |other| (one, other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentId, Form, Mention, MentionId, Record, Stamp};
    use crate::text::Span;

    const TEXT: &str = "Lea Ott met Jo Hun and the crew in town.";

    /// A document in which a person marked these words.
    fn document(words: &[&str]) -> Document {
        let mut document = Document::empty(DocumentId::new("a"), TEXT.into());
        let stamp = Stamp { by: "Ada".to_owned(), time: None };
        for (n, words) in words.iter().enumerate() {
            let at = TEXT.find(words).unwrap();
            document.mentions.push(Mention {
                id: MentionId::new(format!("m{n}")),
                actor: None,
                span: Span::around(TEXT, at, at + words.len()),
                form: Form::Name,
                record: Record::made_by(&stamp),
            });
        }
        document
    }

    fn mentions(documents: &[&Document]) -> Option<Figures> {
        let mut agreement = Agreement::of(documents.len(), Counted::Decided);
        agreement.add(documents).unwrap();
        agreement
            .figures()
            .into_iter()
            .find(|(layer, _)| *layer == Layer::Mentions)
            .map(|(_, figures)| figures)
    }

    #[test]
    fn each_two_are_compared_exactly_and_by_overlap() {
        let (one, other) = (document(&["Lea Ott", "Jo Hun", "the crew"]), document(&["Lea Ott", "Hun"]));
        let figures = mentions(&[&one, &other, &one]).unwrap();
        let of: Vec<_> = figures.pairs.iter().map(|pair| pair.of).collect();
        assert_eq!(of, [(0, 1), (0, 2), (1, 2)]);
        let f1 = |figure: Option<Figure>| match figure {
            Some(Figure::F1 { f1, .. }) => f1,
            _ => f64::NAN,
        };
        assert_eq!((f1(figures.pairs[0].exact), f1(figures.pairs[0].overlapping)), (0.4, 0.8));
        assert_eq!((f1(figures.pairs[1].exact), figures.pairs[1].kappa), (1.0, Some(1.0)));
        assert_eq!(f1(figures.pairs[2].exact), 0.4);
        // Ten words: 3 both, 4 neither, 3 only the first. (0.7 − 0.46) ÷ 0.54.
        assert_eq!(figures.pairs[0].kappa, Some(0.4444));
        assert!(figures.alpha < Some(1.0) && figures.unitizing < Some(1.0));
    }

    #[test]
    fn the_same_agree_in_everything_and_marks_at_the_ends_do_not_count() {
        let figures =
            mentions(&[&document(&["Lea Ott", "in town"]), &document(&["Lea Ott ", "in town."])]).unwrap();
        assert_eq!((figures.alpha, figures.unitizing), (Some(1.0), Some(1.0)));
        assert_eq!(figures.unitizing_by_label, BTreeMap::from([("source", Some(1.0))]));
        assert_eq!(figures.documents, 1);
    }

    #[test]
    fn another_text_is_not_counted_and_a_layer_that_is_missing_is_passed_over() {
        let (one, mut other) = (document(&["Jo Hun"]), document(&["Jo Hun"]));
        other.layers = Some(vec![Layer::Quotes]);
        assert_eq!(mentions(&[&one, &other]), None);
        other.text = "Lea".into();
        assert_eq!(Agreement::of(2, Counted::Decided).add(&[&one, &other]), Err(NotTheSameText));
        assert_eq!(Agreement::of(2, Counted::Decided).add(&[&one]), Err(NotTheSameText));
    }
}
