//! The text itself put right: other words in the place of some. Every annotation goes with its words.
//!
//! What lies before the change stays, what lies behind it moves; what has an end in it keeps those of its words that
//! are still there. What loses all of its words is gone, whoever made it, with all that refers to it: there is nothing
//! left that it could be a record of. Nobody decides anything by a correction.

#![deny(clippy::wildcard_enum_match_arm)]

use super::draft::Draft;
use super::error::{EditError, Refusal, refused};
use super::patch::Recorded;
use super::provenance::amend;
use super::{actors, articles, blocks, captions, mentions, quotes, roles};
use crate::document::{
    ActorId, Annotation, Article, ArticleId, Block, BlockId, BlockRole, Caption, CaptionId, Decision, Kind,
    Layer, Mention, MentionId, Quote, QuoteId, Record, Speaker, Status,
};
use crate::text::{Changed, Span, is_quotation_mark, lines};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) fn correct(draft: &mut Draft, span: Span, words: &str) -> Result<(), EditError> {
    let old_text = draft.text();
    if !span.is_in(&old_text) {
        return refused(Refusal::OutsideText);
    }
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let Some((changed, new_text)) = Changed::new(&old_text, span, &words) else { return Ok(()) };
    if new_text.trim().is_empty() {
        return refused(Refusal::EmptyText);
    }
    let read = Read::before(draft, &changed);
    let pulled = Pulled::of(draft, changed.old);
    draft.rewrite(&changed, &new_text)?;
    let change = Change { old_text, new_text: new_text.into(), changed };
    change.put_back(draft, pulled)?;
    read.follow(draft)
}

/// What has an end in what changes.
#[derive(Default)]
struct Pulled {
    articles: Vec<Article>,
    blocks: Vec<Block>,
    captions: Vec<Caption>,
    mentions: Vec<Mention>,
    quotes: Vec<Quote>,
    decisions: Vec<(usize, Decision)>,
}

impl Pulled {
    /// Takes it all out of its lists.
    fn of(draft: &mut Draft, part: Span) -> Pulled {
        let mut pulled = Pulled::default();
        for kind in Kind::ALL {
            match kind {
                Kind::Article => pulled.articles = draft.pull(part),
                Kind::Block => pulled.blocks = draft.pull(part),
                Kind::Caption => pulled.captions = draft.pull(part),
                Kind::Mention => pulled.mentions = draft.pull(part),
                Kind::Quote => pulled.quotes = draft.pull(part),
                // It has no spans of its own.
                Kind::Actor => {}
            }
        }
        pulled.decisions = draft.pull_decisions(part);
        pulled
    }
}

struct Change {
    old_text: Arc<str>,
    new_text: Arc<str>,
    changed: Changed,
}

impl Change {
    fn put_back(&self, draft: &mut Draft, pulled: Pulled) -> Result<(), EditError> {
        // By name, so that what is pulled cannot be forgotten here.
        let Pulled { articles, blocks, captions, mentions, quotes, decisions } = pulled;
        let gone = self.put_back_blocks(draft, blocks);
        self.cover(draft, &articles)?;
        self.put_back_articles(draft, articles, &gone)?;
        self.put_back_captions(draft, captions, &gone);
        let (back, lost) = self.put_back_mentions(draft, mentions);
        self.put_back_quotes(draft, quotes)?;
        self.put_back_decisions(draft, decisions);
        back.iter().for_each(|id| keep_one_mention(draft, id));
        lose_speakers(draft, &lost.iter().map(|mention| mention.id.clone()).collect());
        let actors = lost.into_iter().filter_map(|mention| mention.actor).collect();
        actors::drop_unmentioned(draft, &actors);
        self.join_lines(draft)?;
        self.split_lines(draft)?;
        roles::settle(draft)?;
        self.find_credits(draft)
    }

    fn follow(&self, span: Span) -> Option<Span> {
        self.changed.follow(&self.new_text, span)
    }

    /// What the parser had proposed goes with its words too; what is left of nothing is not kept.
    fn follow_proposal(&self, item: &mut impl Annotation) {
        let Some(origin) = &mut item.record_mut().origin else { return };
        let former = &mut origin.former;
        if let Some(spans) = &mut former.spans {
            *spans = spans.iter().filter_map(|span| self.follow(*span)).collect();
        }
        former.spans = former.spans.take().filter(|spans| !spans.is_empty());
        for part in [&mut former.cue, &mut former.credit] {
            if let Some(Some(span)) = *part {
                *part = self.follow(span).map(Some);
            }
        }
    }

    /// Gives back those that were lost.
    fn put_back_blocks(&self, draft: &mut Draft, pulled: Vec<Block>) -> HashSet<BlockId> {
        let mut gone = HashSet::new();
        for mut block in pulled {
            let Some(span) = self.follow(block.span) else {
                gone.insert(block.id);
                continue;
            };
            block.span = span;
            self.follow_proposal(&mut block);
            put_in_order(draft, block);
        }
        for id in &gone {
            roles::release_duplicates(draft, id);
        }
        gone
    }

    /// Words on a line of a block are the block's; those on lines of their own are a block of their own. Articles that
    /// were taken out get their ends from their blocks, once all of these stand.
    fn cover(&self, draft: &mut Draft, taken_out: &[Article]) -> Result<(), EditError> {
        if !draft.document().has_layer(Layer::Blocks) {
            return Ok(());
        }
        let text = &*self.new_text;
        for bare in self.bare(draft) {
            let after = draft.document().blocks.partition_point(|block| block.span.start() < bare.start());
            let neighbour = |n: Option<usize>| n.and_then(|n| draft.document().blocks.get(n)).cloned();
            let (before, next) = (neighbour(after.checked_sub(1)), neighbour(Some(after)));
            let same_line =
                |one: Span, other: Span| one.gap(other).is_some_and(|gap| !gap.of(text).contains('\n'));
            let beside = (before.as_ref().filter(|before| same_line(before.span, bare)))
                .or(next.as_ref().filter(|next| same_line(bare, next.span)));
            let (article, span) = match beside {
                Some(block) => {
                    let span = block.span.join(bare);
                    draft.change(&block.id, |block: &mut Block| block.span = span)?;
                    (block.article.clone(), span)
                }
                None => {
                    let article = before.or(next).and_then(|block| block.article);
                    let id = draft.ids().block();
                    let record = Record::made_by(draft.stamp());
                    let role = BlockRole::Body;
                    let block =
                        Block { id, article: article.clone(), span: bare, role, duplicate_of: None, record };
                    draft.insert(after, block);
                    (article, bare)
                }
            };
            let grown = article.filter(|id| taken_out.iter().all(|article| article.id != *id));
            if let Some(id) = grown {
                draft.change(&id, |article: &mut Article| article.span = article.span.join(span))?;
            }
        }
        Ok(())
    }

    /// Words near the change that no block covers, line by line.
    fn bare(&self, draft: &Draft) -> Vec<Span> {
        let text = &*self.new_text;
        let near = self.lines_around();
        let mut bare = Vec::new();
        let blocks: Vec<Span> = draft.document().blocks.iter().map(|block| block.span).collect();
        for line in lines(near.of(text)) {
            let (start, end) = (line.span.start() + near.start(), line.span.end() + near.start());
            let first = blocks.partition_point(|block| block.end() <= start);
            let mut at = start;
            for block in blocks[first..].iter().take_while(|block| block.start() < end) {
                bare.push(Span::around(text, at, block.start().max(at)).trimmed(text));
                at = at.max(block.end());
            }
            bare.push(Span::around(text, at.min(end), end).trimmed(text));
        }
        bare.retain(|span| !span.is_empty());
        bare
    }

    /// The lines that hold the change.
    fn lines_around(&self) -> Span {
        let text = &*self.new_text;
        let new = self.changed.new;
        let start = text[..new.start()].rfind('\n').map_or(0, |at| at + 1);
        let end = text[new.end()..].find('\n').map_or(text.len(), |at| new.end() + at);
        Span::around(text, start, end)
    }

    /// An article goes from its first to its last block.
    fn put_back_articles(
        &self,
        draft: &mut Draft,
        pulled: Vec<Article>,
        gone: &HashSet<BlockId>,
    ) -> Result<(), EditError> {
        for mut article in pulled {
            let members = draft.document().blocks.iter().filter(|b| b.article.as_ref() == Some(&article.id));
            let Some(span) = members.map(|block| block.span).reduce(Span::join) else { continue };
            article.span = span;
            self.follow_proposal(&mut article);
            put_in_order(draft, article);
        }
        let headless = |article: &&Article| article.headline.as_ref().is_some_and(|id| gone.contains(id));
        let articles = draft.document().articles.iter().filter(headless);
        let ids: Vec<ArticleId> = articles.map(|article| article.id.clone()).collect();
        ids.iter().try_for_each(|id| articles::keep_headline(draft, id))
    }

    fn put_back_captions(&self, draft: &mut Draft, pulled: Vec<Caption>, gone: &HashSet<BlockId>) {
        for mut caption in pulled {
            if let Some(credit) = &mut caption.credit {
                match self.follow(credit.span) {
                    Some(span) => credit.span = span,
                    None => caption.credit = None,
                }
            }
            self.follow_proposal(&mut caption);
            let place = captions::place(draft, &caption.block);
            draft.insert(place, caption);
        }
        let of_gone: HashSet<CaptionId> = (draft.document().captions.iter())
            .filter(|caption| gone.contains(&caption.block))
            .map(|caption| caption.id.clone())
            .collect();
        for id in &of_gone {
            // It was found in this very list.
            let _ = draft.remove::<Caption>(id);
        }
        draft.change_where(
            |caption: &Caption| caption.duplicate_of.as_ref().is_some_and(|first| of_gone.contains(first)),
            |caption| caption.duplicate_of = None,
        );
    }

    /// Gives back those that are there again, and those that were lost.
    fn put_back_mentions(&self, draft: &mut Draft, pulled: Vec<Mention>) -> (Vec<MentionId>, Vec<Mention>) {
        let (mut lost, mut back) = (Vec::new(), Vec::new());
        for mut mention in pulled {
            let Some(span) = self.follow(mention.span) else {
                lost.push(mention);
                continue;
            };
            mention.span = span;
            self.follow_proposal(&mut mention);
            back.push(mention.id.clone());
            let place = mentions::place(&draft.document().mentions, span);
            draft.insert(place, mention);
        }
        (back, lost)
    }

    fn put_back_quotes(&self, draft: &mut Draft, pulled: Vec<Quote>) -> Result<(), EditError> {
        for mut quote in pulled {
            let mut spans: Vec<Span> = Vec::new();
            for span in quote.spans.iter().filter_map(|span| self.follow(*span)) {
                let with_marks = self.with_marks(span, spans.last().map_or(0, |before| before.end()));
                spans.push(with_marks);
            }
            if spans.is_empty() {
                continue;
            }
            quote.spans = spans;
            quote.quoted.clear();
            quote.cue = quote.cue.and_then(|cue| self.follow(cue));
            self.follow_proposal(&mut quote);
            let place = quotes::place(&draft.document().quotes, &quote.spans);
            draft.insert(place, quote.clone());
        }
        let near = self.lines_around();
        let touched: Vec<QuoteId> = (draft.document().quotes.iter())
            .filter(|quote| quote.spans.iter().any(|span| span.overlaps(near)))
            .map(|quote| quote.id.clone())
            .collect();
        for id in touched {
            quotes::reread_marks(draft, &id)?;
        }
        keep_one_quote(draft, near)
    }

    /// What was decided between two annotators goes with its words; what is left of nothing is not kept.
    fn put_back_decisions(&self, draft: &mut Draft, pulled: Vec<(usize, Decision)>) {
        for (index, mut decision) in pulled {
            let Some(span) = self.follow(decision.span) else { continue };
            decision.span = span;
            for side in [&mut decision.first, &mut decision.second].into_iter().flatten() {
                side.spans = side.spans.iter().filter_map(|span| self.follow(*span)).collect();
            }
            draft.decide(index, decision);
        }
    }

    /// Quotation marks that were put in at an end of a quote belong to it.
    fn with_marks(&self, span: Span, from: usize) -> Span {
        let text = &*self.new_text;
        let is_new = |at: usize| self.changed.put_in().any(|part| part.contains(&at));
        let (mut start, mut end) = (span.start(), span.end());
        while let Some(mark) = text[..start].chars().next_back().filter(|mark| is_quotation_mark(*mark)) {
            let at = start - mark.len_utf8();
            if !is_new(at) || at < from {
                break;
            }
            start = at;
        }
        while let Some(mark) = text[end..].chars().next().filter(|mark| is_quotation_mark(*mark)) {
            if !is_new(end) {
                break;
            }
            end += mark.len_utf8();
        }
        Span::around(text, start, end)
    }

    /// Blocks whose lines were made one line are one block, unless an article begins between them.
    fn join_lines(&self, draft: &mut Draft) -> Result<(), EditError> {
        if !self.changed.old.of(&self.old_text).contains('\n') {
            return Ok(());
        }
        let near = self.lines_around();
        loop {
            let blocks = &draft.document().blocks;
            let pair = blocks.windows(2).find(|pair| {
                let gap = pair[0].span.gap(pair[1].span);
                pair[0].article == pair[1].article
                    && near.contains(pair[0].span.join(pair[1].span))
                    && gap.is_some_and(|gap| {
                        !gap.of(&self.new_text).contains('\n')
                            && self.changed.new.start() <= gap.end()
                            && gap.start() <= self.changed.new.end()
                    })
            });
            let Some(first) = pair.map(|pair| pair[0].id.clone()) else { return Ok(()) };
            blocks::join(draft, &first)?;
        }
    }

    /// A line end that was put into a block makes two of it.
    fn split_lines(&self, draft: &mut Draft) -> Result<(), EditError> {
        let text = self.new_text.clone();
        let ends: Vec<usize> = (self.changed.put_in())
            .flat_map(|part| text[part.clone()].match_indices('\n').map(move |(at, _)| part.start + at))
            .collect();
        for at in ends {
            let holding = draft.document().blocks.iter().find(|block| block.span.contains_position(at));
            if let Some(id) = holding.map(|block| block.id.clone()) {
                blocks::split(draft, &id, at)?;
            }
        }
        Ok(())
    }

    /// A credit that nobody has decided is read off the words again.
    fn find_credits(&self, draft: &mut Draft) -> Result<(), EditError> {
        let near = self.lines_around();
        let touched: HashSet<BlockId> = (draft.document().blocks.iter())
            .filter(|block| block.role == BlockRole::Caption && block.span.overlaps(near))
            .map(|block| block.id.clone())
            .collect();
        for block in &touched {
            draft.change_where(
                |caption: &Caption| caption.block == *block && caption.record.status == Status::Suggested,
                |caption| caption.credit = None,
            );
            captions::find_credit(draft, block)?;
        }
        Ok(())
    }
}

fn put_in_order<T: Recorded>(draft: &mut Draft, item: T) {
    let start = |item: &T| {
        let mut start = 0;
        item.own_spans(&mut |_, span| start = span.start());
        start
    };
    let place = T::list(draft.document()).partition_point(|there| start(there) <= start(&item));
    draft.insert(place, item);
}

/// Quotes lose speakers that are gone. What nobody has decided stays undecided: the parser looks at it again.
pub(super) fn lose_speakers(draft: &mut Draft, lost: &HashSet<MentionId>) {
    let stamp = draft.stamp();
    draft.change_where(
        |quote: &Quote| quote.speaker.as_ref().is_some_and(|speaker| lost.contains(&speaker.mention)),
        |quote| {
            let speaker = quote.speaker.take();
            if matches!(quote.record.status, Status::Confirmed | Status::Edited)
                && let Some(former) = amend(&mut quote.record, stamp)
            {
                former.speaker.get_or_insert(speaker);
            }
        },
    );
}

/// Where a mention has become the same words as another, what nobody has decided gives way: the one that changed, if
/// it is either.
fn keep_one_mention(draft: &mut Draft, id: &MentionId) {
    let Ok(mention) = draft.get::<Mention>(id) else { return };
    if !mention.record.is_live() {
        return;
    }
    let (span, open) = (mention.span, mention.record.status == Status::Suggested);
    let same = draft.document().mentions.iter().filter(|other| other.span == span && other.record.is_live());
    let mut same: Vec<Mention> = same.cloned().collect();
    same.sort_by_key(|there| (there.record.status == Status::Suggested, there.id == *id));
    let Some((kept, others)) = same.split_first() else { return };
    let gives_way = |other: &&Mention| other.record.status == Status::Suggested && (!open || other.id == *id);
    for other in others.iter().filter(gives_way) {
        draft.change_where(
            |quote: &Quote| quote.speaker.as_ref().is_some_and(|speaker| speaker.mention == other.id),
            |quote| {
                quote.speaker = Some(Speaker { mention: kept.id.clone(), actor: kept.actor.clone() });
            },
        );
        // It was found in this very list.
        let _ = draft.remove::<Mention>(&other.id);
    }
}

/// The same of quotes.
fn keep_one_quote(draft: &mut Draft, near: Span) -> Result<(), EditError> {
    let is_near = |quote: &&Quote| quote.spans.iter().any(|span| span.overlaps(near));
    let live = draft.document().quotes.iter().filter(|quote| quote.record.is_live()).filter(is_near);
    let mut live: Vec<(Vec<Span>, bool, QuoteId)> = live
        .map(|quote| (quote.spans.clone(), quote.record.status == Status::Suggested, quote.id.clone()))
        .collect();
    live.sort();
    for pair in live.windows(2) {
        let ((spans, _, _), (same, open, id)) = (&pair[0], &pair[1]);
        if spans == same && *open {
            draft.remove::<Quote>(id)?;
        }
    }
    Ok(())
}

/// What mentions and blocks read before the change.
struct Read {
    mentions: Vec<(MentionId, ActorId, String)>,
    blocks: Vec<(BlockId, String)>,
}

impl Read {
    fn before(draft: &Draft, changed: &Changed) -> Read {
        let document = draft.document();
        let touches = |span: Span| span.start() <= changed.old.end() && changed.old.start() <= span.end();
        let words = |span: Span| span.of(&document.text).to_owned();
        let live = document.mentions.iter().filter(|m| m.record.is_live() && touches(m.span));
        Read {
            mentions: live.filter_map(|m| Some((m.id.clone(), m.actor.clone()?, words(m.span)))).collect(),
            blocks: (document.blocks.iter())
                .filter(|block| touches(block.span))
                .map(|block| (block.id.clone(), words(block.span)))
                .collect(),
        }
    }

    /// Names that were read off the text are spelled as it is now, and so is a title.
    fn follow(self, draft: &mut Draft) -> Result<(), EditError> {
        let text = draft.text();
        for (id, actor, before) in self.mentions {
            let Ok(mention) = draft.get::<Mention>(&id) else { continue };
            let after = mention.span.of(&text).to_owned();
            actors::respell(draft, &actor, &before, &after)?;
        }
        for (id, before) in self.blocks {
            let Ok(block) = draft.get::<Block>(&id) else { continue };
            let after = block.span.of(&text).to_owned();
            if draft.document().title == one_line(&before) {
                super::whole::set_title(draft, &after)?;
            }
        }
        Ok(())
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
