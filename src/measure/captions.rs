//! Captions: exact block span, trimmed. Credits: by their text, label ("Photo:") and brackets aside.

use super::GoldCaption;
use super::figure::{Figure, Prf};
use super::misses::MissesOf;
use super::words::{credit, trimmed};
use crate::document::{Caption, Document};
use crate::text::Span;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug, Default)]
pub(super) struct CaptionCounts {
    captions: Prf,
    credits: Prf,
}

/// The credit of the caption that has this span, trimmed.
type BySpan = BTreeMap<Span, Option<Span>>;

impl CaptionCounts {
    pub fn add(
        &mut self,
        text: &str,
        gold: &[GoldCaption],
        document: Option<&Document>,
        misses: &mut MissesOf,
    ) {
        let right: BySpan =
            gold.iter().map(|caption| (trimmed(text, caption.span), caption.credit)).collect();
        let found: BySpan = document
            .map(|document| {
                let found = captions_found(text, document);
                found.map(|(span, caption)| (span, caption.credit.as_ref().map(|c| c.span))).collect()
            })
            .unwrap_or_default();
        let spans = |captions: &BySpan| captions.keys().copied().collect::<Vec<_>>();
        self.captions.add(spans(&right), spans(&found));
        misses.compare("caption", &spans(&right), &spans(&found));

        let same_credit = |(span, right): (&Span, &Option<Span>)| {
            let found = found.get(span).copied().flatten();
            right.zip(found).is_some_and(|(right, found)| credit(text, right) == credit(text, found))
        };
        let with_credit = |captions: &BySpan| captions.values().flatten().count();
        self.credits.count(
            right.iter().filter(|caption| same_credit(*caption)).count(),
            with_credit(&right),
            with_credit(&found),
        );
    }

    pub fn figures(&self) -> Vec<(&'static str, Option<Figure>)> {
        vec![("captions", self.captions.figure()), ("credit", self.credits.figure())]
    }
}

/// The captions of a document that count, each with its block's span, trimmed.
pub(super) fn captions_found<'d>(
    text: &str,
    document: &'d Document,
) -> impl Iterator<Item = (Span, &'d Caption)> {
    let blocks: HashMap<_, _> = document.blocks.iter().map(|block| (&block.id, block.span)).collect();
    let live = document.captions.iter().filter(|caption| caption.record.is_live());
    live.filter_map(move |caption| Some((trimmed(text, *blocks.get(&caption.block)?), caption)))
}
