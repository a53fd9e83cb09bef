//! Blocks from the labels of roles, with body blocks where no label is; captions from blocks.

use super::{Labelled, Links, Maker, Object, text_of};
use crate::document::Broken;
use crate::formats::standoff::names::Meaning;
use crate::text::{Span, lines};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

impl Maker {
    pub(super) fn blocks(
        &mut self,
        labels: &mut [Labelled],
        links: &Links,
        body: Vec<Object>,
        articles: &mut [Object],
        cover: bool,
    ) -> Result<Vec<(Span, Object)>, Broken> {
        let mut blocks: Vec<(Span, Object)> = Vec::new();
        let mut ids: HashMap<usize, Value> = HashMap::new();
        for (n, label) in labels.iter_mut().enumerate() {
            let Meaning::Block(role) = label.meaning else { continue };
            let mut block = self.annotation('b', std::mem::take(&mut label.kept));
            block.insert("role".to_owned(), json!(role));
            block.insert("duplicate_of".to_owned(), Value::Null);
            ids.insert(n, block["id"].clone());
            blocks.push((label.span, block));
        }
        for (n, id) in &ids {
            let first = links.targets("duplicate_of", *n).first().and_then(|to| ids.get(to));
            let block = blocks.iter_mut().find(|(_, block)| block["id"] == *id);
            if let (Some(first), Some((_, block))) = (first, block) {
                block.insert("duplicate_of".to_owned(), first.clone());
            }
        }
        blocks.sort_by_key(|(span, _)| *span);
        for (n, kept) in body.into_iter().enumerate() {
            let number = |field: &str| kept.get(field).and_then(Value::as_u64).unwrap_or_default() as usize;
            let span = self.points.span(format_args!("blocks[{n}]"), number("start"), number("end"), None)?;
            let after = blocks.partition_point(|(block, _)| block.end() <= span.start());
            if blocks.get(after).is_none_or(|(block, _)| !block.overlaps(span)) {
                let block = self.annotation('b', kept);
                blocks.insert(after, (span, block));
            }
        }
        if cover {
            for span in uncovered(&self.text, &blocks) {
                let mut block = self.annotation('b', Object::new());
                block.insert("role".to_owned(), "body".into());
                blocks.push((span, block));
            }
            blocks.sort_by_key(|(span, _)| *span);
        }
        let present: HashSet<Value> = blocks.iter().map(|(_, block)| block["id"].clone()).collect();
        for article in articles.iter_mut() {
            if article.get("headline").is_some_and(|headline| !present.contains(headline)) {
                article.insert("headline".to_owned(), Value::Null);
            }
        }
        for (span, block) in &mut blocks {
            self.place(block, *span);
            if block.get("duplicate_of").is_some_and(|first| !present.contains(first)) {
                block.insert("duplicate_of".to_owned(), Value::Null);
            }
            let holds = |article: &&Object| {
                let point = |field: &str| article.get(field).and_then(Value::as_u64);
                point("start") <= block["start"].as_u64() && block["start"].as_u64() < point("end")
            };
            let article = articles.iter().find(holds).and_then(|article| article.get("id")).cloned();
            block.insert("article".to_owned(), article.unwrap_or_default());
        }
        Ok(blocks)
    }

    /// One for each caption block, and those that were rejected.
    pub(super) fn captions(
        &mut self,
        blocks: &[(Span, Object)],
        kept: Vec<Object>,
        labels: &[Labelled],
    ) -> Vec<Object> {
        let (rejected, live): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|caption| caption.get("status").is_some_and(|s| s == "rejected"));
        let mut live: HashMap<String, Object> = live.into_iter().map(|c| (text_of(&c, "block"), c)).collect();
        let mut rejected: HashMap<String, Vec<Object>> =
            rejected.into_iter().fold(HashMap::new(), |mut all, caption| {
                all.entry(text_of(&caption, "block")).or_default().push(caption);
                all
            });
        let mut of_block: HashMap<String, Value> = HashMap::new();
        let mut captions = Vec::new();
        for (span, block) in blocks {
            let id = text_of(block, "id");
            for mut caption in rejected.remove(&id).unwrap_or_default() {
                self.place(&mut caption, *span);
                captions.push(self.annotation('c', caption));
            }
            if block.get("role").is_none_or(|role| role != "caption") {
                continue;
            }
            let mut caption = self.annotation('c', live.remove(&id).unwrap_or_default());
            caption.insert("block".to_owned(), id.clone().into());
            self.place(&mut caption, *span);
            let credit = labels.iter().find(|l| l.meaning == Meaning::Credit && span.contains(l.span));
            let credit = credit.map_or(Value::Null, |label| {
                let found = self.stretch(label.span);
                let same = |kept: &&Value| kept["start"] == found["start"] && kept["end"] == found["end"];
                caption.get("credit").filter(same).cloned().unwrap_or(found)
            });
            caption.insert("credit".to_owned(), credit);
            let first = of_block.get(&text_of(block, "duplicate_of")).cloned().unwrap_or_default();
            caption.insert("duplicate_of".to_owned(), first);
            of_block.insert(id, caption["id"].clone());
            captions.push(caption);
        }
        captions
    }
}

/// The parts of lines that lie in no block, without white space at either end.
fn uncovered(text: &str, blocks: &[(Span, Object)]) -> Vec<Span> {
    let mut parts = Vec::new();
    for line in lines(text) {
        let mut from = line.span.start();
        let first = blocks.partition_point(|(block, _)| block.end() <= line.span.start());
        let inside = blocks[first..].iter().take_while(|(block, _)| block.start() < line.span.end());
        for end in
            inside.map(|(block, _)| *block).chain([Span::around(text, line.span.end(), line.span.end())])
        {
            parts.extend(Span::new(text, from, end.start()).map(|part| part.trimmed(text)));
            from = end.end();
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}
