//! How far a document is from its gold: the sum of all that is wrong with it, 0 where its content is the gold's.

use galley::document::{Document, Status};
use galley::measure::{Gold, GoldMention, GoldQuote};
use galley::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is wrong, each with its weight: a missing annotation weighs as much as making all its parts.
pub fn distance(document: &Document, gold: &Gold) -> usize {
    what_is_left(document, gold).iter().map(|(_, weight)| weight).sum()
}

/// What is wrong, in words, with its weight.
pub fn what_is_left(document: &Document, gold: &Gold) -> Vec<(String, usize)> {
    let now = Gold::of(document, true);
    let mut left = Vec::new();
    blocks(&now, gold, &mut left);
    captions(&now, gold, &mut left);
    let sources: Vec<Span> = gold.quotes.iter().flatten().filter_map(|quote| quote.speaker).collect();
    mentions(&now, gold, &sources, &mut left);
    quotes(&now, gold, &mut left);
    let mentioned: BTreeSet<_> =
        document.mentions.iter().filter(|x| x.record.is_live()).filter_map(|x| x.actor.as_ref()).collect();
    let idle = document.actors.iter().filter(|x| x.record.is_live() && !mentioned.contains(&x.id));
    left.extend(idle.map(|actor| (format!("actor {} without a mention", actor.name), 1)));
    left
}

/// Whether the content is the gold's and a person has decided all of it.
pub fn is_reached(document: &Document, gold: &Gold) -> bool {
    let records = (document.articles.iter().map(|x| &x.record))
        .chain(document.blocks.iter().map(|x| &x.record))
        .chain(document.captions.iter().map(|x| &x.record))
        .chain(document.actors.iter().map(|x| &x.record))
        .chain(document.mentions.iter().map(|x| &x.record))
        .chain(document.quotes.iter().map(|x| &x.record));
    records.into_iter().all(|record| record.status != Status::Suggested) && distance(document, gold) == 0
}

type Left = Vec<(String, usize)>;

fn blocks(now: &Gold, gold: &Gold, left: &mut Left) {
    let (now_blocks, gold_blocks) =
        (now.blocks.as_deref().unwrap_or_default(), gold.blocks.as_deref().unwrap_or_default());
    let of = |block: Option<usize>, all: &[galley::measure::GoldBlock]| {
        block.and_then(|block| all.get(block)).map(|block| block.span)
    };
    for block in gold_blocks {
        match now_blocks.iter().find(|there| there.span == block.span) {
            None => left.push((format!("block {:?}", block.span), 2)),
            Some(there) => {
                if there.role != block.role {
                    left.push((format!("role {:?}", block.span), 1));
                }
                if of(there.duplicate_of, now_blocks) != of(block.duplicate_of, gold_blocks) {
                    left.push((format!("duplicate {:?}", block.span), 1));
                }
            }
        }
    }
    for block in now_blocks.iter().filter(|there| gold_blocks.iter().all(|block| block.span != there.span)) {
        left.push((format!("no block {:?}", block.span), 2));
    }
    if let (Some(now), Some(gold)) = (&now.articles, &gold.articles) {
        let (now, gold): (BTreeSet<_>, BTreeSet<_>) = (now.iter().collect(), gold.iter().collect());
        left.extend(now.symmetric_difference(&gold).map(|at| (format!("article {at}"), 1)));
    }
}

fn captions(now: &Gold, gold: &Gold, left: &mut Left) {
    let now = now.captions.as_deref().unwrap_or_default();
    // A caption follows from its block's role; its credit does not.
    for caption in gold.captions.iter().flatten() {
        if let Some(there) = now.iter().find(|there| there.span == caption.span)
            && there.credit != caption.credit
        {
            left.push((format!("credit {:?}", caption.span), 1));
        }
    }
}

fn mentions(now: &Gold, gold: &Gold, sources: &[Span], left: &mut Left) {
    let (now, gold) =
        (now.mentions.as_deref().unwrap_or_default(), gold.mentions.as_deref().unwrap_or_default());
    let find = |all: &[GoldMention], span: Span| all.iter().find(|there| there.span == span).cloned();
    // Who is who: an actor stands for the entity that most of its mentions mean, if it has most of that one's.
    let mut shared: BTreeMap<(String, String), usize> = BTreeMap::new();
    for mention in gold {
        match find(now, mention.span) {
            None => left.push((format!("mention {:?}", mention.span), 3)),
            Some(there) => {
                if there.actor_type != mention.actor_type {
                    left.push((format!("type {:?}", mention.span), 1));
                }
                if there.form != mention.form {
                    left.push((format!("form {:?}", mention.span), 1));
                }
                if let (Some(entity), Some(actor)) = (&mention.entity, &there.entity) {
                    *shared.entry((entity.clone(), actor.clone())).or_default() += 1;
                }
            }
        }
    }
    // Who speaks a quote is a mention, also where it is no actor's.
    let is_right = |span: Span| sources.contains(&span) || gold.iter().any(|mention| mention.span == span);
    for mention in now.iter().filter(|there| !is_right(there.span)) {
        left.push((format!("no mention {:?}", mention.span), 2));
    }
    // The largest first.
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (mut entities, mut actors) = (BTreeMap::new(), BTreeSet::new());
    for ((entity, actor), _) in pairs {
        if !entities.contains_key(&entity) && actors.insert(actor.clone()) {
            entities.insert(entity, actor);
        }
    }
    for mention in gold {
        let Some(there) = find(now, mention.span) else { continue };
        let meant = mention.entity.as_ref().and_then(|entity| entities.get(entity));
        if mention.entity.is_some() && there.entity.as_ref() != meant {
            left.push((format!("means another {:?}", mention.span), 1));
        }
    }
}

fn quotes(now: &Gold, gold: &Gold, left: &mut Left) {
    let (now, gold) = (now.quotes.as_deref().unwrap_or_default(), gold.quotes.as_deref().unwrap_or_default());
    let mut taken = vec![false; now.len()];
    for quote in gold {
        let best = (0..now.len())
            .filter(|n| !taken[*n])
            .map(|n| (shared(&now[n], quote), n))
            .filter(|(shared, _)| *shared > 0)
            .max_by_key(|(shared, n)| (*shared, std::cmp::Reverse(*n)));
        let Some((_, n)) = best else {
            if !quote.optional {
                let parts = usize::from(quote.cue.is_some()) + usize::from(quote.speaker.is_some());
                left.push((format!("quote {:?}", quote.spans), 4 + quote.spans.len() + parts));
            }
            continue;
        };
        taken[n] = true;
        let there = &now[n];
        let missing = quote.spans.iter().filter(|span| !there.spans.contains(span)).count();
        let extra = there.spans.iter().filter(|span| !quote.spans.contains(span)).count();
        if missing + extra > 0 {
            left.push((format!("quote ends {:?}", quote.spans), missing + extra));
        }
        for (what, wrong) in [
            ("kind", there.kind != quote.kind),
            ("cue", there.cue != quote.cue),
            ("speaker", there.speaker != quote.speaker),
        ] {
            if wrong {
                left.push((format!("{what} {:?}", quote.spans), 1));
            }
        }
    }
    for (quote, _) in now.iter().zip(taken).filter(|(_, taken)| !taken) {
        left.push((format!("no quote {:?}", quote.spans), 2));
    }
}

/// How much of two quotes is the same.
fn shared(one: &GoldQuote, other: &GoldQuote) -> usize {
    let length = |quote: &GoldQuote| quote.spans.iter().map(|span| span.len()).sum::<usize>();
    let both = |span: &Span| {
        other.spans.iter().filter_map(|there| span.intersection(*there)).map(Span::len).sum::<usize>()
    };
    let both = one.spans.iter().map(both).sum::<usize>();
    // In thousandths of what either has.
    1000 * both / (length(one) + length(other) - both).max(1)
}
