//! The invariants of a document, and the first place where one is broken.
//!
//! Ids and spans are checked of all kinds of annotations alike; which rules hold of a kind beside stands with the kind.

use super::{ArticleId, BlockRole, Document, Kind, Layer, Status, ids::number_of};
use crate::text::{Span, lines};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// An invariant that does not hold, and where: `at` is a path as in the file, such as `mentions[3].actor`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {what}")]
pub struct Broken {
    /// The field, as a path into the file.
    pub at: String,
    /// What is wrong with it, in words.
    pub what: String,
}

type Checked = Result<(), Broken>;

fn ensure(holds: bool, at: impl FnOnce() -> String, what: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(Broken { at: at(), what: what() }) }
}

/// What of a document was touched since its invariants held.
#[derive(Clone, Debug, Default)]
pub(crate) struct Touched {
    /// Of what was put into a list.
    pub new_ids: HashSet<SmolStr>,
    pub text: bool,
    /// Those of which an annotation was changed, put in or taken out.
    pub kinds: HashSet<Kind>,
    pub adjudication: bool,
}

/// What must hold of the annotations of a kind beside ids and spans.
#[derive(Debug)]
pub struct Rules {
    /// The kinds whose annotations have a part in it.
    pub(super) of: &'static [Kind],
    pub(super) check: &'static [fn(&Document) -> Checked],
}

impl Document {
    /// Whether a layer was annotated.
    pub fn has_layer(&self, layer: Layer) -> bool {
        self.layers.as_ref().is_none_or(|layers| layers.contains(&layer))
    }

    /// Checks every invariant.
    ///
    /// - Every span lies in the text, on character boundaries, and is not empty.
    /// - Ids are unique over the whole document and below `next_id`; what is referred to is there.
    /// - Blocks are in order, do not overlap and (where they were annotated) cover every non-blank line; articles are
    ///   in order, do not overlap and hold just the blocks that name them. Neither is ever rejected.
    /// - `duplicate_of` names an earlier one of the same role that is itself no duplicate.
    /// - A live caption is of a caption block, and each caption block has just one; its credit lies inside.
    /// - What is not rejected refers only to what is not rejected; a speaker's actor is its mention's actor.
    /// - A quote's spans are in order and do not overlap.
    /// - A decision between two annotators is of something that one of them had.
    ///
    /// # Errors
    /// The first that is broken, with its place.
    pub fn check(&self) -> Checked {
        self.check_ids(|_| true)?;
        self.check_kinds(|_| true)?;
        self.check_adjudication()
    }

    /// The same of a document whose invariants held before some of its lists were touched: those in which no
    /// touched list has a part hold still. The layers and the ids of what stays are taken to be as they were.
    pub(crate) fn check_touched(&self, touched: &Touched) -> Checked {
        if touched.text {
            return self.check();
        }
        let Touched { new_ids, text: _, kinds, adjudication } = touched;
        if !new_ids.is_empty() {
            self.check_ids(|id| new_ids.contains(id))?;
        }
        self.check_kinds(|kind| kinds.contains(&kind))?;
        if *adjudication { self.check_adjudication() } else { Ok(()) }
    }

    /// Checks spans and rules of what was touched. All spans come first: a rule may take them to lie in the text.
    fn check_kinds(&self, touched: impl Fn(Kind) -> bool) -> Checked {
        Kind::ALL.into_iter().filter(|kind| touched(*kind)).try_for_each(|kind| self.check_spans(kind))?;
        let rules = Kind::ALL.into_iter().map(Kind::rules);
        let mut touched = rules.filter(|rules| rules.of.iter().any(|kind| touched(*kind)));
        touched.try_for_each(|rules| rules.check.iter().try_for_each(|check| check(self)))
    }

    fn check_spans(&self, kind: Kind) -> Checked {
        for (n, annotation) in self.annotations_of(kind).enumerate() {
            let mut checked = Ok(());
            annotation.own_spans(&mut |of, span| {
                if checked.is_ok() {
                    checked = self.check_span(span, || format!("{}[{n}].{of}", kind.list()));
                }
            });
            checked?;
        }
        Ok(())
    }

    fn check_span(&self, span: Span, at: impl Fn() -> String) -> Checked {
        ensure(span.is_in(&self.text), &at, || "lies outside the text or inside a character".into())?;
        ensure(!span.is_empty(), &at, || "is empty".into())
    }

    /// One above the highest number of an id that stands in the document: what `next_id` is at least.
    pub fn lowest_next_id(&self) -> u64 {
        self.annotations().filter_map(|it| number_of(it.id())).max().unwrap_or_default().saturating_add(1)
    }

    /// Checks the ids that are wanted: each stands once, whichever list it stands in.
    fn check_ids(&self, wanted: impl Fn(&str) -> bool) -> Checked {
        let mut seen = HashSet::new();
        let numbered = |kind| self.annotations_of(kind).enumerate().map(move |(n, it)| (kind, n, it.id()));
        let ids = Kind::ALL.into_iter().flat_map(numbered);
        for (kind, n, id) in ids.filter(|(_, _, id)| wanted(id)) {
            let at = || format!("{}[{n}].id", kind.list());
            ensure(!id.is_empty(), at, || "is empty".into())?;
            ensure(!id.contains(char::is_whitespace), at, || format!("{id:?} has white space in it"))?;
            ensure(seen.insert(id), at, || format!("{id:?} stands twice in the document"))?;
            ensure(number_of(id).is_none_or(|number| number < self.next_id), at, || {
                format!("{id:?} is not below next_id ({})", self.next_id)
            })?;
        }
        Ok(())
    }

    pub(super) fn check_blocks(&self) -> Checked {
        let place: HashMap<_, _> = self.blocks.iter().enumerate().map(|(n, b)| (&b.id, n)).collect();
        let articles: HashSet<&ArticleId> = self.articles.iter().map(|a| &a.id).collect();
        let mut end = 0;
        for (n, block) in self.blocks.iter().enumerate() {
            let at = |field: &str| format!("blocks[{n}].{field}");
            ensure(block.span.start() >= end, || at("start"), || "overlaps the block before it".into())?;
            end = block.span.end();
            ensure(block.record.is_live(), || at("status"), || "a block cannot be rejected".into())?;
            if let Some(id) = &block.article {
                ensure(articles.contains(id), || at("article"), || format!("there is no article {id}"))?;
            }
            if let Some(id) = &block.duplicate_of {
                let first = place.get(id).copied();
                let Some(first) = first else {
                    return Err(Broken { at: at("duplicate_of"), what: format!("there is no block {id}") });
                };
                let of = &self.blocks[first];
                ensure(
                    first < n && of.duplicate_of.is_none() && of.role == block.role,
                    || at("duplicate_of"),
                    || format!("block {id} must come before, have the same role and be no duplicate itself"),
                )?;
            }
        }
        if !self.has_layer(Layer::Blocks) {
            return Ok(());
        }
        let mut blocks = self.blocks.iter().map(|b| b.span).peekable();
        for line in lines(&self.text) {
            let mut left = line.span;
            while !left.is_empty() {
                let block = blocks.peek().copied();
                let covered = block.filter(|b| b.start() <= left.start() && left.start() < b.end());
                let Some(block) = covered else {
                    let words: String = left.of(&self.text).chars().take(40).collect();
                    return Err(Broken { at: "blocks".into(), what: format!("no block covers {words:?}") });
                };
                if block.end() > left.end() {
                    break;
                }
                left = Span::around(&self.text, block.end(), left.end()).trimmed(&self.text);
                blocks.next();
            }
        }
        Ok(())
    }

    pub(super) fn check_articles(&self) -> Checked {
        let mut end = 0;
        let by_id: HashMap<_, _> = self.articles.iter().map(|a| (&a.id, a)).collect();
        let headlines: HashMap<_, _> = self.blocks.iter().map(|b| (&b.id, b)).collect();
        for (n, article) in self.articles.iter().enumerate() {
            let at = |field: &str| format!("articles[{n}].{field}");
            ensure(article.span.start() >= end, || at("start"), || "overlaps the article before it".into())?;
            end = article.span.end();
            ensure(article.record.is_live(), || at("status"), || "an article cannot be rejected".into())?;
            if let Some(id) = &article.headline {
                let block = headlines.get(id);
                ensure(
                    block.is_some_and(|b| {
                        b.role == BlockRole::Headline && b.article.as_ref() == Some(&article.id)
                    }),
                    || at("headline"),
                    || format!("{id} is no headline of this article"),
                )?;
            }
        }
        for (n, block) in self.blocks.iter().enumerate() {
            let at = || format!("blocks[{n}].article");
            match block.article.as_ref().and_then(|id| by_id.get(id)) {
                Some(article) => {
                    ensure(article.span.contains(block.span), at, || "the block lies outside it".into())?
                }
                None => {
                    let next = self.articles.partition_point(|a| a.span.end() <= block.span.start());
                    let inside = self.articles.get(next).is_some_and(|a| a.span.overlaps(block.span));
                    ensure(!inside, at, || "the block lies in an article but names none".into())?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn check_captions(&self) -> Checked {
        let blocks: HashMap<_, _> = self.blocks.iter().map(|b| (&b.id, b)).collect();
        let captions: HashMap<_, _> = self.captions.iter().map(|c| (&c.id, c)).collect();
        let mut captioned = HashSet::new();
        for (n, caption) in self.captions.iter().enumerate() {
            let at = |field: &str| format!("captions[{n}].{field}");
            let block = blocks.get(&caption.block);
            let Some(block) = block else {
                return Err(Broken { at: at("block"), what: format!("there is no block {}", caption.block) });
            };
            if let Some(id) = &caption.duplicate_of {
                ensure(
                    captions.contains_key(id),
                    || at("duplicate_of"),
                    || format!("there is no caption {id}"),
                )?;
            }
            if !caption.record.is_live() {
                continue;
            }
            ensure(
                block.role == BlockRole::Caption,
                || at("block"),
                || format!("block {} is no caption", block.id),
            )?;
            ensure(
                captioned.insert(&block.id),
                || at("block"),
                || format!("block {} has two captions", block.id),
            )?;
            if let Some(credit) = &caption.credit {
                ensure(
                    block.span.contains(credit.span),
                    || at("credit"),
                    || "lies outside its caption".into(),
                )?;
            }
            let first = caption.duplicate_of.as_ref().and_then(|id| captions.get(id));
            ensure(
                first.is_none_or(|f| f.record.is_live() && f.duplicate_of.is_none())
                    && first.map(|f| &f.block) == block.duplicate_of.as_ref(),
                || at("duplicate_of"),
                || "must name the caption of the block that its own block repeats".into(),
            )?;
        }
        if self.has_layer(Layer::Captions) {
            for (n, block) in self.blocks.iter().enumerate() {
                ensure(
                    block.role != BlockRole::Caption || captioned.contains(&block.id),
                    || format!("blocks[{n}].role"),
                    || "the block is a caption, but no caption names it".into(),
                )?;
            }
        }
        Ok(())
    }

    pub(super) fn check_mentions(&self) -> Checked {
        let actors: HashMap<_, _> = self.actors.iter().map(|a| (&a.id, a.record.status)).collect();
        for (n, mention) in self.mentions.iter().enumerate() {
            let Some(id) = &mention.actor else { continue };
            let at = || format!("mentions[{n}].actor");
            let status = actors.get(id);
            ensure(status.is_some(), at, || format!("there is no actor {id}"))?;
            ensure(!mention.record.is_live() || status != Some(&Status::Rejected), at, || {
                format!("the mention is not rejected, but its actor {id} is")
            })?;
        }
        Ok(())
    }

    fn check_adjudication(&self) -> Checked {
        for (n, decision) in self.adjudication.iter().enumerate() {
            let at = |field: &str| format!("adjudication[{n}].{field}");
            self.check_span(decision.span, || at("start"))?;
            let [first, second] = &decision.annotators;
            ensure(first != second, || at("annotators"), || "are one and the same".into())?;
            ensure(
                decision.first.is_some() || decision.second.is_some(),
                || at("first"),
                || "neither annotator had anything".into(),
            )?;
            for (side, name) in [(&decision.first, "first"), (&decision.second, "second")] {
                for span in side.iter().flat_map(|side| &side.spans) {
                    self.check_span(*span, || at(&format!("{name}.spans")))?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn check_quotes(&self) -> Checked {
        let speakers: HashSet<_> =
            self.quotes.iter().filter_map(|quote| Some(&quote.speaker.as_ref()?.mention)).collect();
        let mentions: HashMap<_, _> =
            self.mentions.iter().filter(|m| speakers.contains(&m.id)).map(|m| (&m.id, m)).collect();
        for (n, quote) in self.quotes.iter().enumerate() {
            let at = |field: &str| format!("quotes[{n}].{field}");
            ensure(!quote.spans.is_empty(), || at("spans"), || "a quote has at least one span".into())?;
            ensure(
                quote.spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()),
                || at("spans"),
                || "overlap or are not in the order of the text".into(),
            )?;
            let Some(speaker) = &quote.speaker else { continue };
            let Some(mention) = mentions.get(&speaker.mention) else {
                return Err(Broken {
                    at: at("speaker.mention"),
                    what: format!("there is no mention {}", speaker.mention),
                });
            };
            ensure(
                speaker.actor == mention.actor,
                || at("speaker.actor"),
                || format!("differs from the actor of mention {}", mention.id),
            )?;
            ensure(
                !quote.record.is_live() || mention.record.is_live(),
                || at("speaker.mention"),
                || format!("the quote is not rejected, but its speaker {} is", mention.id),
            )?;
        }
        Ok(())
    }
}
