//! What is drawn of a document's text: blocks, cut into pieces, flattened to segments that do not nest.
//!
//! A piece is a block, or a run of sentences of a block that is long. Annotations overlap as they like; a piece is cut
//! at every place where one begins or ends, so that each segment is covered by the same ones throughout. A piece has a
//! revision made of all that is drawn of it: it needs to be drawn again only when that changes.
//!
//! Knows no browser, and nothing of what is chosen or where the window is.

mod cut;
mod fold;
mod mark;

pub use cut::LONGEST_PIECE;
pub use fold::Fold;
pub use mark::{Mark, MarkKind};

use cut::cut;
use fold::folds;
use mark::{caption_look, classes, marks};

use crate::document::{BlockId, BlockRole, Document};
use crate::language::basics;
use crate::text::{OffsetMap, Span};
use crate::web::layers::{Layer, Layers};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// In a text of more characters than this, pieces far from the window are drawn as plain text.
pub const LONG_TEXT: usize = 100_000;

/// A stretch of a piece that the same annotations cover throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// The ids of the annotations that cover it, separated by spaces, outermost first; empty where there are none.
    pub annotations: String,
    /// How it looks: names of classes, separated by spaces; empty for text without a look.
    pub classes: String,
}

impl Segment {
    /// Whether it is text and nothing else.
    pub fn is_plain(&self) -> bool {
        self.annotations.is_empty() && self.classes.is_empty()
    }
}

/// A stretch of a block that is drawn as one.
#[derive(Clone, Debug, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// Changes whenever what is drawn of it changes.
    pub revision: u64,
    /// What covers it, as places in [`Plan::marks`].
    marks: Vec<usize>,
}

impl PartialEq for Piece {
    /// Where its marks stand in the plan says nothing of what is drawn: the revision does.
    fn eq(&self, other: &Piece) -> bool {
        (self.span, self.revision) == (other.span, other.revision)
    }
}

/// A block as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedBlock {
    /// Its id.
    pub id: BlockId,
    /// Where.
    pub span: Span,
    /// Where it starts, in code points.
    pub start_point: usize,
    /// What it is for.
    pub role: BlockRole,
    /// Whether it repeats another.
    pub duplicate: bool,
    /// Whether an article begins here.
    pub opens_article: bool,
    /// How the caption that it is looks; empty for other blocks.
    pub caption: &'static str,
    /// Whether it stands in a run of blocks that is folded to one line.
    pub fold: Fold,
    /// Its pieces, in order; together they are the block.
    pub pieces: Vec<Piece>,
}

impl PlannedBlock {
    /// What the margin says of it; empty for body.
    pub fn label(&self) -> String {
        let role = match self.role {
            BlockRole::Headline => "Headline",
            BlockRole::Subhead => "Subhead",
            BlockRole::Byline => "Byline",
            BlockRole::Dateline => "Dateline",
            BlockRole::Caption => "Caption",
            BlockRole::Boilerplate => "Boilerplate",
            BlockRole::Body => "",
        };
        match &self.fold {
            Fold::Head(words) => words.clone(),
            _ if self.duplicate => format!("Repeated {}", role.to_lowercase()),
            _ => role.to_owned(),
        }
    }

    /// How it looks: names of classes, separated by spaces.
    pub fn classes(&self) -> String {
        let role = match self.role {
            BlockRole::Headline => "role-headline",
            BlockRole::Subhead => "role-subhead",
            BlockRole::Byline => "role-byline",
            BlockRole::Dateline => "role-dateline",
            BlockRole::Caption => "role-caption",
            BlockRole::Boilerplate => "role-boilerplate",
            BlockRole::Body => "role-body",
        };
        let mut classes = vec!["block", role];
        classes.extend((!self.caption.is_empty()).then_some(self.caption));
        classes.extend(self.duplicate.then_some("duplicate"));
        classes.extend(self.opens_article.then_some("article-start"));
        classes.extend(matches!(self.fold, Fold::Head(_)).then_some("folded"));
        classes.join(" ")
    }
}

/// All that is drawn of a document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The blocks, in order.
    pub blocks: Vec<PlannedBlock>,
    /// The marks, in the order of the text, outer before inner.
    pub marks: Vec<Mark>,
    /// Whether the text is so long that only what is near the window is drawn with its annotations.
    pub is_long: bool,
    /// Changes whenever the text itself is corrected.
    edition: u64,
}

impl Plan {
    /// Of a document of whose text `map` was made, with these layers shown; `opened` are the runs (by the id of
    /// their first block) that a person has opened. Pieces of `before` are taken over where their blocks are the same.
    pub fn new(
        document: &Document,
        map: &OffsetMap,
        layers: Layers,
        opened: &HashSet<BlockId>,
        before: Option<&Plan>,
    ) -> Plan {
        let text = &*document.text;
        let rules = &basics(&document.language).sentences;
        let edition = edition(document);
        let before = before.filter(|before| before.edition == edition);
        let marks = marks(document, layers);
        let known: HashMap<&BlockId, &PlannedBlock> =
            before.into_iter().flat_map(|plan| &plan.blocks).map(|block| (&block.id, block)).collect();
        let captions: HashMap<&BlockId, &'static str> = document
            .captions
            .iter()
            .filter(|c| layers.shows(Layer::Captions) && c.record.is_live())
            .map(|c| (&c.block, caption_look(&c.record)))
            .collect();
        let folds = folds(&document.blocks, opened, layers.shows(Layer::Boilerplate));
        let mut article = None;
        let mut blocks: Vec<PlannedBlock> = (document.blocks.iter().zip(folds))
            .map(|(block, fold)| {
                let opens_article = block.article.is_some() && block.article != article;
                article.clone_from(&block.article);
                let same = known.get(&block.id).filter(|known| known.span == block.span);
                let spans = match same {
                    Some(known) => known.pieces.iter().map(|piece| piece.span).collect(),
                    None => cut(text, rules, block.span),
                };
                let start_point = match same {
                    Some(known) => known.start_point,
                    None => map.point_of(text, block.span.start()).unwrap_or_default(),
                };
                PlannedBlock {
                    id: block.id.clone(),
                    span: block.span,
                    start_point,
                    role: block.role,
                    duplicate: block.duplicate_of.is_some(),
                    opens_article,
                    caption: captions.get(&block.id).copied().unwrap_or_default(),
                    fold,
                    pieces: spans
                        .into_iter()
                        .map(|span| Piece { span, revision: 0, marks: Vec::new() })
                        .collect(),
                }
            })
            .collect();
        let mut pieces: Vec<&mut Piece> = blocks.iter_mut().flat_map(|block| &mut block.pieces).collect();
        for (n, mark) in marks.iter().enumerate() {
            let first = pieces.partition_point(|piece| piece.span.end() <= mark.span.start());
            for piece in
                pieces.iter_mut().skip(first).take_while(|piece| piece.span.start() < mark.span.end())
            {
                piece.marks.push(n);
            }
        }
        for piece in pieces {
            let mut hasher = DefaultHasher::new();
            (piece.span, edition).hash(&mut hasher);
            piece.marks.iter().for_each(|n| marks[*n].hash(&mut hasher));
            piece.revision = hasher.finish();
        }
        let is_long = text.len() > LONG_TEXT && text.chars().nth(LONG_TEXT).is_some();
        Plan { blocks, marks, is_long, edition }
    }

    /// The block that holds the byte at `position`, or ends there.
    pub fn block_at(&self, position: usize) -> Option<&PlannedBlock> {
        let n = self.blocks.partition_point(|block| block.span.end() < position);
        self.blocks.get(n).filter(|block| block.span.start() <= position)
    }

    /// The annotations that can be chosen and cover the character after `position` (at the end of a word, that before), outermost first.
    pub fn annotations_at(&self, position: usize) -> Vec<&Mark> {
        let at = |position: usize| {
            let Some(block) = self.block_at(position) else { return Vec::new() };
            let pieces = block.pieces.iter();
            let mut found: Vec<&Mark> = pieces
                .filter(|piece| piece.span.contains_position(position))
                .flat_map(|piece| &piece.marks)
                .map(|n| &self.marks[*n])
                .filter(|mark| mark.can_be_chosen() && mark.span.contains_position(position))
                .collect();
            found.sort_by(|a, b| a.depth().cmp(&b.depth()));
            found.dedup();
            found
        };
        let after = at(position);
        match position.checked_sub(1) {
            Some(before) if after.is_empty() => at(before),
            _ => after,
        }
    }

    /// The segments of a piece, in order; together they are the piece.
    pub fn segments(&self, text: &str, piece: &Piece) -> Vec<Segment> {
        let mut covering: Vec<&Mark> = piece.marks.iter().map(|n| &self.marks[*n]).collect();
        let mut cuts: Vec<usize> = covering
            .iter()
            .flat_map(|mark| [mark.span.start(), mark.span.end()])
            .filter(|at| piece.span.start() < *at && *at < piece.span.end())
            .chain([piece.span.start(), piece.span.end()])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        covering.sort_by(|a, b| a.depth().cmp(&b.depth()));
        cuts.windows(2)
            .map(|ends| {
                let (start, end) = (ends[0], ends[1]);
                let here: Vec<&&Mark> = covering
                    .iter()
                    .filter(|mark| mark.span.start() <= start && end <= mark.span.end())
                    .collect();
                let ids: Vec<&str> =
                    here.iter().filter(|mark| mark.is_annotation()).map(|mark| mark.id.as_str()).collect();
                Segment {
                    span: Span::around(text, start, end),
                    annotations: ids.join(" "),
                    classes: classes(&here, start, end),
                }
            })
            .collect()
    }
}

/// A number for the text as it was last corrected.
fn edition(document: &Document) -> u64 {
    let mut hasher = DefaultHasher::new();
    document.text_edits.len().hash(&mut hasher);
    if let Some(last) = document.text_edits.last() {
        (last.at, &last.removed, &last.inserted).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentId;
    use crate::document::Status;
    use crate::intake::Hints;
    use crate::parse::parse;
    use crate::text::lines;
    use crate::web::sample::{self, TEXT};
    use proptest::prelude::*;

    fn parsed(text: &str) -> Document {
        Document::suggested(DocumentId::new("d"), text.into(), &parse(text, &Hints::default()))
    }

    fn plan(document: &Document, before: Option<&Plan>) -> Plan {
        Plan::new(document, &OffsetMap::new(&document.text), Layers::default(), &HashSet::new(), before)
    }

    fn drawn(document: &Document, plan: &Plan) -> String {
        let pieces = plan.blocks.iter().flat_map(|block| &block.pieces);
        let segments = pieces.flat_map(|piece| plan.segments(&document.text, piece));
        segments.map(|segment| segment.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn segments_know_all_that_covers_them_outermost_first() {
        let document = sample::document();
        let plan = plan(&document, None);
        let quote = &document.quotes[0];
        let covered: String = (plan.blocks.iter().flat_map(|block| &block.pieces))
            .flat_map(|piece| plan.segments(TEXT, piece))
            .filter(|segment| segment.annotations.split(' ').any(|id| id == quote.id.as_str()))
            .map(|segment| segment.span.of(TEXT).to_owned())
            .collect();
        assert_eq!(covered, quote.spans[0].of(TEXT), "a quote is all segments that have its id");
        let credit = TEXT.find("EPA").unwrap();
        let ids: Vec<_> = plan.annotations_at(credit).iter().map(|mark| mark.kind).collect();
        assert!(matches!(ids.first(), Some(MarkKind::Caption)), "{ids:?}");
        let classes = |at: usize| {
            let block = plan.block_at(at).unwrap();
            let segments = plan.segments(TEXT, &block.pieces[0]);
            segments.into_iter().find(|segment| segment.span.contains_position(at)).unwrap().classes
        };
        assert!(classes(credit).contains("credit"));
        assert!(classes(TEXT.find("said").unwrap()).contains("cue"));
        assert!(classes(TEXT.find("“").unwrap()).contains("quote-start"));
    }

    #[test]
    fn what_repeats_is_folded_and_what_follows_it_too() {
        let document = sample::document();
        let plan = plan(&document, None);
        let repeated = plan.blocks.iter().find(|block| block.duplicate).unwrap();
        assert!(matches!(repeated.fold, Fold::Head(_)));
        let opened = HashSet::from([repeated.id.clone()]);
        let plan = Plan::new(&document, &OffsetMap::new(TEXT), Layers::default(), &opened, None);
        assert_eq!(plan.blocks.iter().find(|block| block.duplicate).unwrap().fold, Fold::Opened);
    }

    #[test]
    fn a_piece_has_another_revision_only_when_it_looks_otherwise() {
        let mut document = sample::document();
        let before = plan(&document, None);
        document.quotes[0].record.status = Status::Confirmed;
        let after = plan(&document, Some(&before));
        let changed: Vec<_> = (before.blocks.iter().zip(&after.blocks))
            .filter(|(before, after)| before.pieces != after.pieces)
            .map(|(block, _)| block.span.of(TEXT))
            .collect();
        assert_eq!(changed, ["“It holds 👍,” Mayor Lena Holt said. Holt and Omar Haddad left."]);
    }

    #[test]
    fn long_blocks_are_cut_at_sentences_then_at_spaces_then_anywhere() {
        let check = |block: String| {
            let pieces = cut(&block, &basics("en").sentences, Span::whole(&block));
            assert_eq!(pieces.iter().map(|piece| piece.of(&block)).collect::<String>(), block);
            assert!(pieces.len() > 1);
            assert!(pieces.iter().all(|piece| piece.of(&block).chars().count() <= LONGEST_PIECE));
            pieces
        };
        let sentence = "The pier has opened again after the storm of last year. ";
        let pieces = check(sentence.repeat(200).trim().to_owned());
        assert_eq!(pieces.len(), 3);
        check("word ".repeat(2_000).trim().to_owned());
        check("x".repeat(200_000));
        check("👩‍👩‍👧 ".repeat(3_000).trim().to_owned());
        let short = "x".repeat(LONGEST_PIECE);
        assert_eq!(cut(&short, &basics("en").sentences, Span::whole(&short)).len(), 1);
    }

    #[test]
    fn a_long_text_is_drawn_plain_far_from_the_window() {
        assert!(!plan(&sample::document(), None).is_long);
        assert!(plan(&parsed(&"A line of news.\n".repeat(7_000)), None).is_long);
    }

    proptest! {
        #[test]
        fn every_visible_line_is_drawn_whole(text in "(?s)[A-Z“”a-z .\n👍]{0,300}") {
            let document = parsed(&text);
            let plan = plan(&document, None);
            let drawn = drawn(&document, &plan);
            for line in lines(&text) {
                prop_assert!(drawn.contains(line.span.trimmed(&text).of(&text)));
            }
        }
    }
}
