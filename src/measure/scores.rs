//! All figures over all documents together.

use super::blocks::BlockCounts;
use super::calibration::Calibration;
use super::captions::CaptionCounts;
use super::coref::BCubed;
use super::direct::DirectCounts;
use super::found::Found;
use super::mentions::MentionCounts;
use super::misses::{Misses, MissesOf};
use super::quotes::Quotes;
use super::reported::ReportedCounts;
use super::{Figure, Gold, Miss, Reliability};
use crate::document::Document;

/// In which order figures are shown.
const ORDER: &[&str] = &[
    "mentions",
    "person",
    "organisation",
    "place",
    "country",
    "group",
    "coref",
    "direct",
    "marked",
    "speaker",
    "e2e",
    "reported_exact",
    "reported_tokens",
    "speaker_all",
    "cue",
    "actor",
    "captions",
    "credit",
    "headlines",
    "articles",
    "duplicates",
    "roles",
];

/// Counts documents against their gold.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    mentions: MentionCounts,
    coref: BCubed,
    direct: DirectCounts,
    reported: ReportedCounts,
    captions: CaptionCounts,
    blocks: BlockCounts,
    calibration: Calibration,
    misses: Misses,
    gold: usize,
    predicted: usize,
}

/// A document that is of another text than its gold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{id}: the predicted document's text differs from the gold text")]
pub struct TextDiffers {
    /// The id of both.
    pub id: String,
}

impl Scores {
    /// Nothing counted yet; remembers so many of the things that will be wrong.
    pub fn remembering(misses: usize) -> Scores {
        Scores { misses: Misses { wanted: misses, found: Vec::new() }, ..Scores::default() }
    }

    /// Counts what was found in a text; without a document, everything is missed.
    ///
    /// # Errors
    /// If the document is of another text; nothing is counted then.
    pub fn add(&mut self, gold: &Gold, document: Option<&Document>) -> Result<(), TextDiffers> {
        if document.is_some_and(|document| document.text != gold.text) {
            return Err(TextDiffers { id: gold.id.clone() });
        }
        self.gold += 1;
        self.predicted += usize::from(document.is_some());
        let found = document.map(Found::of).unwrap_or_default();
        let text = &gold.text;
        let misses = &mut MissesOf { misses: &mut self.misses, document: &gold.id, text };
        if let Some(mentions) = &gold.mentions {
            self.mentions.add(gold, mentions, &found.mentions, misses);
            self.coref.add(text, mentions, &found.mentions);
        }
        let quotes = gold.quotes.as_ref().map(|quotes| Quotes::of(gold, quotes, &found.quotes));
        if let Some(quotes) = &quotes {
            self.direct.add(text, quotes, misses);
            self.reported.add(gold, quotes, &found.mentions);
        }
        if let Some(captions) = &gold.captions {
            self.captions.add(text, captions, document, misses);
        }
        if let Some(blocks) = &gold.blocks {
            self.blocks.add(gold, blocks, document, misses);
        }
        if let Some(document) = document {
            self.calibration.add(gold, document, &found, quotes.as_ref());
        }
        Ok(())
    }

    /// The figures that there are, by name, in the order in which they are shown.
    pub fn figures(&self) -> Vec<(&'static str, Figure)> {
        let mut figures: Vec<(&str, Figure)> = (self.mentions.figures().into_iter())
            .chain([("coref", self.coref.figure())])
            .chain(self.direct.figures())
            .chain(self.reported.figures())
            .chain(self.captions.figures())
            .chain(self.blocks.figures())
            .filter_map(|(name, figure)| Some((name, figure?)))
            .collect();
        figures.sort_by_key(|(name, _)| ORDER.iter().position(|known| known == name));
        figures
    }

    /// How far the confidence of each layer can be relied on, in the order in which layers are shown.
    pub fn reliabilities(&self) -> Vec<(&'static str, Reliability)> {
        self.calibration.reliabilities()
    }

    /// The first things that are wrong.
    pub fn misses(&self) -> &[Miss] {
        &self.misses.found
    }

    /// How many documents there are in the gold, and how many of them were predicted.
    pub fn documents(&self) -> (usize, usize) {
        (self.gold, self.predicted)
    }
}
