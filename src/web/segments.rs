//! What is drawn of a document's text: blocks, cut into pieces, flattened to segments that do not nest.
//!
//! A piece is a block, or a run of sentences of a block that is long. Annotations overlap as they like; a piece is cut
//! at every place where one begins or ends, so that each segment is covered by the same ones throughout. A piece has a
//! revision made of all that is drawn of it: it needs to be drawn again only when that changes.
//!
//! Knows no browser, and nothing of what is chosen or where the window is.

use crate::document::{
    ActorId, ActorType, Block, BlockId, BlockRole, Confidence, Document, QuoteKind, Record, Status,
};
use crate::text::{OffsetMap, Span, sentences};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use unicode_segmentation::UnicodeSegmentation;

/// A block of more characters than this is cut into pieces of at most so many.
pub const LONGEST_PIECE: usize = 4_000;
/// In a text of more characters than this, pieces far from the window are drawn as plain text.
pub const LONG_TEXT: usize = 100_000;
/// Below this a suggestion is drawn as one that needs a look.
const SURE: Confidence = Confidence::percent(70);

/// What covers a stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A caption.
    Caption,
    /// The content of a quote.
    Quote(QuoteKind),
    /// A mention of an actor; `None`: of a source that is none.
    Mention(Option<ActorType>),
    /// The words of attribution of a quote.
    Cue,
    /// The credit of a caption.
    Credit,
}

/// An annotation where it stands: a quote of two spans is two marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: MarkKind,
    /// The id of the annotation; of a cue and a credit, which are none themselves, that of their quote and caption.
    pub id: SmolStr,
    /// How its decision looks.
    look: Look,
    /// Whether it is there but not drawn: a place, while places are not shown.
    hidden: bool,
}

/// How a decision looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Look {
    /// A person decided.
    Decided,
    /// The parser suggests it.
    Suggested,
    /// The parser suggests it, and is not sure.
    Low,
}

impl Look {
    fn of(record: &Record) -> Look {
        match (record.status, record.confidence) {
            (Status::Suggested, Some(confidence)) if confidence < SURE => Look::Low,
            (Status::Suggested, _) => Look::Suggested,
            _ => Look::Decided,
        }
    }
}

impl Mark {
    fn new(span: Span, kind: MarkKind, id: &str, record: &Record) -> Mark {
        Mark { span, kind, id: id.into(), look: Look::of(record), hidden: false }
    }

    /// Whether it is an annotation of its own, which the page can choose.
    pub fn is_annotation(&self) -> bool {
        !matches!(self.kind, MarkKind::Cue | MarkKind::Credit)
    }

    /// Outermost first.
    fn depth(&self) -> (std::cmp::Reverse<usize>, usize, MarkKind, &SmolStr) {
        (std::cmp::Reverse(self.span.len()), self.span.start(), self.kind, &self.id)
    }
}

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

/// A stretch of a block that is drawn as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// Changes whenever what is drawn of it changes.
    pub revision: u64,
    /// What covers it, as places in [`Plan::marks`].
    marks: Vec<usize>,
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

/// Whether a block is folded away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// It is shown.
    #[default]
    None,
    /// It could be folded, and a person opened it.
    Opened,
    /// It is the line that stands for its run, with these words.
    Head(String),
    /// It is hidden behind the head of its run.
    Hidden,
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
}

impl Plan {
    /// Of a document of whose text `map` was made, with its places drawn or not; `opened` are the runs (by the id of
    /// their first block) that a person has opened. Pieces of `before` are taken over where their blocks are the same.
    pub fn new(
        document: &Document,
        map: &OffsetMap,
        places: bool,
        opened: &HashSet<BlockId>,
        before: Option<&Plan>,
    ) -> Plan {
        let text = &*document.text;
        let marks = marks(document, places);
        let known: HashMap<&BlockId, &PlannedBlock> =
            before.into_iter().flat_map(|plan| &plan.blocks).map(|block| (&block.id, block)).collect();
        let captions: HashMap<&BlockId, &'static str> = document
            .captions
            .iter()
            .filter(|c| c.record.is_live())
            .map(|c| (&c.block, caption_look(&c.record)))
            .collect();
        let folds = folds(&document.blocks, opened);
        let mut article = None;
        let mut blocks: Vec<PlannedBlock> = (document.blocks.iter().zip(folds))
            .map(|(block, fold)| {
                let opens_article = block.article.is_some() && block.article != article;
                article.clone_from(&block.article);
                let same = known.get(&block.id).filter(|known| known.span == block.span);
                let spans = match same {
                    Some(known) => known.pieces.iter().map(|piece| piece.span).collect(),
                    None => cut(text, block.span),
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
            piece.span.hash(&mut hasher);
            piece.marks.iter().for_each(|n| marks[*n].hash(&mut hasher));
            piece.revision = hasher.finish();
        }
        let is_long = text.len() > LONG_TEXT && text.chars().nth(LONG_TEXT).is_some();
        Plan { blocks, marks, is_long }
    }

    /// The block that holds the byte at `position`, or ends there.
    pub fn block_at(&self, position: usize) -> Option<&PlannedBlock> {
        let n = self.blocks.partition_point(|block| block.span.end() < position);
        self.blocks.get(n).filter(|block| block.span.start() <= position)
    }

    /// The annotations that cover the character after `position` (at the end of a word, that before), outermost first.
    pub fn annotations_at(&self, position: usize) -> Vec<&Mark> {
        let at = |position: usize| {
            let Some(block) = self.block_at(position) else { return Vec::new() };
            let pieces = block.pieces.iter();
            let mut found: Vec<&Mark> = pieces
                .filter(|piece| piece.span.contains_position(position))
                .flat_map(|piece| &piece.marks)
                .map(|n| &self.marks[*n])
                .filter(|mark| mark.is_annotation() && mark.span.contains_position(position))
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

/// Every annotation of the text that counts, outer before inner.
fn marks(document: &Document, places: bool) -> Vec<Mark> {
    let blocks: HashMap<&BlockId, &Block> = document.blocks.iter().map(|block| (&block.id, block)).collect();
    let types: HashMap<&ActorId, ActorType> =
        document.actors.iter().map(|actor| (&actor.id, actor.actor_type)).collect();
    let mut marks = Vec::with_capacity(document.mentions.len() + 3 * document.quotes.len());
    for caption in document.captions.iter().filter(|caption| caption.record.is_live()) {
        let Some(block) = blocks.get(&caption.block) else { continue };
        let mark = |span, kind| Mark::new(span, kind, caption.id.as_str(), &caption.record);
        marks.push(mark(block.span, MarkKind::Caption));
        marks.extend(caption.credit.as_ref().map(|credit| mark(credit.span, MarkKind::Credit)));
    }
    for quote in document.quotes.iter().filter(|quote| quote.record.is_live()) {
        let mark = |span, kind| Mark::new(span, kind, quote.id.as_str(), &quote.record);
        marks.extend(quote.spans.iter().map(|span| mark(*span, MarkKind::Quote(quote.kind))));
        marks.extend(quote.cue.map(|cue| mark(cue, MarkKind::Cue)));
    }
    for mention in document.mentions.iter().filter(|mention| mention.record.is_live()) {
        let actor_type = mention.actor.as_ref().and_then(|actor| types.get(actor)).copied();
        let mark =
            Mark::new(mention.span, MarkKind::Mention(actor_type), mention.id.as_str(), &mention.record);
        marks.push(Mark { hidden: actor_type == Some(ActorType::Place) && !places, ..mark });
    }
    marks.sort_by(|a, b| (a.span.start(), a.depth()).cmp(&(b.span.start(), b.depth())));
    marks
}

/// The classes of a segment: for each layer that covers it, that it does, whether it begins or ends here, and how its
/// decision looks; of several on one layer the innermost counts.
fn classes(covering: &[&&Mark], start: usize, end: usize) -> String {
    let mut classes: Vec<&str> = Vec::new();
    let mut layers = HashSet::new();
    for mark in covering.iter().rev().filter(|mark| !mark.hidden) {
        let Some([layer, begins, ends, looks @ ..]) = layer(mark.kind) else { continue };
        if !layers.insert(layer) {
            continue;
        }
        let [decided, suggested, low] = looks;
        classes.push(layer);
        classes.extend((mark.span.start() == start).then_some(begins));
        classes.extend((mark.span.end() == end).then_some(ends));
        classes.push(match mark.look {
            Look::Decided => decided,
            Look::Suggested => suggested,
            Look::Low => low,
        });
        if let MarkKind::Mention(actor_type) = mark.kind {
            classes.push(actor_type.map_or("type-source", type_class));
        }
    }
    classes.join(" ")
}

/// The names of a layer: itself, its beginning, its end, decided, suggested, low. A caption is drawn as a block.
fn layer(kind: MarkKind) -> Option<[&'static str; 6]> {
    macro_rules! names {
        ($layer:literal) => {
            Some([
                $layer,
                concat!($layer, "-start"),
                concat!($layer, "-end"),
                concat!($layer, "-decided"),
                concat!($layer, "-suggested"),
                concat!($layer, "-low"),
            ])
        };
    }
    match kind {
        MarkKind::Caption => None,
        MarkKind::Quote(_) => names!("quote"),
        MarkKind::Mention(_) => names!("actor"),
        MarkKind::Cue => names!("cue"),
        MarkKind::Credit => names!("credit"),
    }
}

fn caption_look(record: &Record) -> &'static str {
    match Look::of(record) {
        Look::Decided => "caption-decided",
        Look::Suggested => "caption-suggested",
        Look::Low => "caption-low",
    }
}

fn type_class(actor_type: ActorType) -> &'static str {
    match actor_type {
        ActorType::Person => "type-person",
        ActorType::Organisation => "type-organisation",
        ActorType::Country => "type-country",
        ActorType::Group => "type-group",
        ActorType::Place => "type-place",
    }
}

/// The pieces of a block: all of it, or runs of its sentences; a sentence that is too long itself is cut between words,
/// and what has no words, between characters as a person sees them.
fn cut(text: &str, block: Span) -> Vec<Span> {
    let is_long =
        |span: Span| span.len() > LONGEST_PIECE && span.of(text).chars().nth(LONGEST_PIECE).is_some();
    if !is_long(block) {
        return vec![block];
    }
    // Each sentence goes on to where the next begins, so that nothing is lost between two.
    let mut ends: Vec<usize> =
        sentences(text, block).iter().skip(1).map(|sentence| sentence.start()).collect();
    ends.push(block.end());
    let mut pieces = Vec::new();
    let mut open: Option<Span> = None;
    let mut start = block.start();
    for end in ends {
        let sentence = Span::around(text, start, end);
        start = end;
        match open {
            Some(run) if !is_long(run.join(sentence)) => open = Some(run.join(sentence)),
            run => {
                pieces.extend(run);
                open = Some(sentence);
            }
        }
        if open.is_some_and(is_long) {
            let mut parts = cut_anywhere(text, open.take().unwrap_or(sentence));
            open = parts.pop();
            pieces.append(&mut parts);
        }
    }
    pieces.extend(open);
    pieces
}

fn cut_anywhere(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let (mut start, mut space, mut count) = (span.start(), None, 0);
    for (at, grapheme) in span.of(text).grapheme_indices(true) {
        let at = span.start() + at;
        let length = grapheme.chars().count();
        if count + length > LONGEST_PIECE && at > start {
            let end = space.take().filter(|space| *space > start).unwrap_or(at);
            parts.push(Span::around(text, start, end));
            count = text.get(end..at).map_or(0, |rest| rest.chars().count());
            start = end;
        }
        count += length;
        if grapheme.chars().all(char::is_whitespace) {
            space = Some(at + grapheme.len());
        }
    }
    parts.push(Span::around(text, start, span.end()));
    parts
}

/// Boilerplate and repetitions that follow each other are folded to one line.
fn folds(blocks: &[Block], opened: &HashSet<BlockId>) -> Vec<Fold> {
    let is_quiet = |block: &Block| block.role == BlockRole::Boilerplate || block.duplicate_of.is_some();
    let mut folds = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        if !is_quiet(first) {
            folds.push(Fold::None);
            rest = &rest[1..];
            continue;
        }
        let (run, after) = rest.split_at(rest.iter().take_while(|block| is_quiet(block)).count());
        rest = after;
        if opened.contains(&first.id) {
            folds.extend(run.iter().map(|_| Fold::Opened));
        } else {
            folds.push(Fold::Head(fold_words(run)));
            folds.extend(run.iter().skip(1).map(|_| Fold::Hidden));
        }
    }
    folds
}

fn fold_words(run: &[Block]) -> String {
    let repeated = run.iter().filter(|block| block.duplicate_of.is_some()).count();
    let what = match repeated {
        0 => "Boilerplate",
        n if n == run.len() => "Repeated",
        _ => "Not article",
    };
    match run.len() {
        1 => what.to_owned(),
        n => format!("{what} · {n}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentId;
    use crate::intake::Hints;
    use crate::parse::parse;
    use crate::text::lines;
    use crate::web::sample::{self, TEXT};
    use proptest::prelude::*;

    fn parsed(text: &str) -> Document {
        Document::suggested(DocumentId::new("d"), text.into(), &parse(text, &Hints::default()))
    }

    fn plan(document: &Document, before: Option<&Plan>) -> Plan {
        Plan::new(document, &OffsetMap::new(&document.text), false, &HashSet::new(), before)
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
        let plan = Plan::new(&document, &OffsetMap::new(TEXT), false, &opened, None);
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
            let pieces = cut(&block, Span::whole(&block));
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
        assert_eq!(cut(&short, Span::whole(&short)).len(), 1);
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
