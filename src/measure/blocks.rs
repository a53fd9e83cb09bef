//! Blocks. `headlines`: exact block span, trimmed. `articles`: exact beginnings. `duplicates`: pairs of a repeated block
//! and its first one, both by exact span, trimmed. `roles`: share of the gold blocks' characters with the right role.

use super::figure::{Figure, Prf, Share};
use super::misses::MissesOf;
use super::words::trimmed;
use super::{Gold, GoldBlock};
use crate::document::{Block, BlockRole, Document};
use crate::text::Span;
use std::collections::HashMap;

#[derive(Clone, Debug, Default)]
pub(super) struct BlockCounts {
    headlines: Prf,
    articles: Prf,
    duplicates: Prf,
    roles: Share,
}

impl BlockCounts {
    pub fn add(
        &mut self,
        gold: &Gold,
        blocks: &[GoldBlock],
        document: Option<&Document>,
        misses: &mut MissesOf,
    ) {
        let text = &gold.text;
        let found: &[Block] = document.map(|document| document.blocks.as_slice()).unwrap_or_default();
        let headlines = |blocks: &mut dyn Iterator<Item = (BlockRole, Span)>| -> Vec<Span> {
            let headlines = blocks.filter(|(role, _)| *role == BlockRole::Headline);
            headlines.map(|(_, span)| trimmed(text, span)).collect()
        };
        let right_headlines = headlines(&mut blocks.iter().map(|b| (b.role, b.span)));
        let found_headlines = headlines(&mut found.iter().map(|b| (b.role, b.span)));
        misses.compare("headline", &right_headlines, &found_headlines);
        self.headlines.add_sets(right_headlines, found_headlines);

        for block in blocks {
            let characters = |span: Span| span.of(text).chars().count();
            let from = found.partition_point(|b| b.span.end() <= block.span.start());
            let same_role = found[from..]
                .iter()
                .take_while(|b| b.span.start() < block.span.end())
                .filter(|b| b.role == block.role);
            let right = same_role.filter_map(|b| b.span.intersection(block.span)).map(characters).sum();
            self.roles.count(right, characters(block.span));
        }

        let pair = |span: Span, first: Span| (trimmed(text, span), trimmed(text, first));
        let place: HashMap<_, _> = found.iter().map(|b| (&b.id, b.span)).collect();
        self.duplicates.add(
            blocks.iter().filter_map(|b| Some(pair(b.span, blocks.get(b.duplicate_of?)?.span))).collect(),
            found.iter().filter_map(|b| Some(pair(b.span, *place.get(b.duplicate_of.as_ref()?)?))).collect(),
        );

        if let Some(articles) = &gold.articles {
            let found = document.map(|document| document.articles.as_slice()).unwrap_or_default();
            self.articles.add(articles.clone(), found.iter().map(|a| a.span.start()).collect());
        }
    }

    pub fn figures(&self) -> Vec<(&'static str, Option<Figure>)> {
        vec![
            ("headlines", self.headlines.figure()),
            ("articles", self.articles.figure()),
            ("duplicates", self.duplicates.figure()),
            ("roles", self.roles.figure()),
        ]
    }
}
