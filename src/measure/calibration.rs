//! Whether a confidence means what it says: of what is found at 0.8, eight in ten are right.
//!
//! Every suggestion that says how sure it is and that the gold can judge counts once. Right means, per layer:
//! `mentions`, exact span and type; `quotes`, exact content, its speaker apart; `captions`, exact block; `blocks`, the
//! role of all the gold that the block touches; `actors`, all names lie in one entity of the gold. Spans are compared as
//! in the figures. What the figures do not count (pronouns, places where the gold has actors) is not judged here either.

use super::captions::captions_found;
use super::figure::rounded;
use super::found::{Found, FoundMention};
use super::mentions::counted;
use super::quotes::Quotes;
use super::words::trimmed;
use super::{Gold, GoldBlock, GoldMention};
use crate::document::{ActorId, ActorType, Block, Confidence, Document, Form};
use crate::text::Span;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

/// In so many bins, of equal count as near as can be.
const BINS: usize = 10;

/// The layers, in the order in which they are shown.
const LAYERS: [&str; 5] = ["mentions", "quotes", "captions", "blocks", "actors"];

/// How sure one suggestion was, and whether it is right.
type Judged = (Confidence, bool);

/// Collects suggestions with what became of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Calibration {
    judged: [Vec<Judged>; LAYERS.len()],
}

/// How far the confidence of one layer can be relied on; numbers are rounded to four decimals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// How many suggestions were judged.
    pub of: usize,
    /// Share of them that is right.
    pub right: f64,
    /// Expected calibration error: how far, over the bins, confidence and share of right ones lie apart.
    pub ece: f64,
    /// Mean squared difference between confidence and outcome (Brier 1950).
    pub brier: f64,
    /// Probability that a right one is more confident than a wrong one, ties counted half; `None` where all are right,
    /// or all wrong.
    pub auc: Option<f64>,
    /// Least sure first; fewer than ten where there are fewer suggestions.
    pub bins: Vec<Bin>,
}

/// Suggestions of about the same confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// How many.
    pub of: usize,
    /// The least confidence.
    pub least: f64,
    /// The greatest confidence.
    pub most: f64,
    /// Mean confidence.
    pub confidence: f64,
    /// Share that is right.
    pub right: f64,
}

impl Calibration {
    /// Judges what was found in a text; `found` and `quotes` are of that document.
    pub fn add(&mut self, gold: &Gold, document: &Document, found: &Found, quotes: Option<&Quotes>) {
        let judged = [
            gold.mentions.as_deref().map(|right| mentions(gold, right, &found.mentions)),
            quotes.map(quotes_judged),
            gold.captions.as_deref().map(|_| captions(gold, document)),
            gold.blocks.as_deref().map(|right| blocks(right, &document.blocks)),
            gold.mentions.as_deref().and_then(|right| actors(gold, right, document, &found.mentions)),
        ];
        for (all, judged) in self.judged.iter_mut().zip(judged) {
            all.extend(judged.into_iter().flatten());
        }
    }

    /// The layers of which anything was judged, in the order in which they are shown.
    pub fn reliabilities(&self) -> Vec<(&'static str, Reliability)> {
        let of_layer = |(name, judged): (&&'static str, &Vec<Judged>)| Some((*name, reliability(judged)?));
        LAYERS.iter().zip(&self.judged).filter_map(of_layer).collect()
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let auc = self.auc.map_or("none".to_owned(), |auc| format!("{auc:?}"));
        let Reliability { of, right, ece, brier, bins, .. } = self;
        writeln!(f, "ece {ece:?}  brier {brier:?}  auc {auc}  right {right:?}  of {of}")?;
        bins.iter().try_for_each(|bin| {
            let Bin { of, least, most, confidence, right } = bin;
            writeln!(f, "  {least:.2} to {most:.2}  confidence {confidence:.4}  right {right:.4}  of {of}")
        })
    }
}

fn mentions(gold: &Gold, right: &[GoldMention], found: &[FoundMention]) -> Vec<Judged> {
    let counted = |span, actor_type, form| counted(gold.has_actors, span, actor_type, form);
    let right: HashSet<_> = right.iter().filter_map(|m| counted(m.span, m.actor_type, m.form)).collect();
    let judged =
        |m: &FoundMention| Some((m.confidence?, right.contains(&counted(m.span, m.actor_type, m.form)?)));
    found.iter().filter_map(judged).collect()
}

fn quotes_judged(quotes: &Quotes) -> Vec<Judged> {
    let right: HashSet<&[Span]> = quotes.required.iter().map(|q| q.spans.as_slice()).collect();
    let found = quotes.found.iter();
    found.filter_map(|q| Some((q.quote.confidence?, right.contains(q.spans.as_slice())))).collect()
}

fn captions(gold: &Gold, document: &Document) -> Vec<Judged> {
    let right = gold.captions.iter().flatten().map(|caption| trimmed(&gold.text, caption.span));
    let right: HashSet<Span> = right.collect();
    let found = captions_found(&gold.text, document);
    found.filter_map(|(span, caption)| Some((caption.record.confidence?, right.contains(&span)))).collect()
}

/// Both lists are in the order of the text and without overlaps.
fn blocks(right: &[GoldBlock], found: &[Block]) -> Vec<Judged> {
    let judged = |block: &Block| {
        let from = right.partition_point(|gold| gold.span.end() <= block.span.start());
        let touched = || right[from..].iter().take_while(|gold| gold.span.start() < block.span.end());
        let agreed = touched().next().is_some() && touched().all(|gold| gold.role == block.role);
        Some((block.record.confidence?, agreed))
    };
    found.iter().filter_map(judged).collect()
}

/// `None` where the gold does not say what its mentions mean. A name lies in the entity of the shortest gold name that
/// holds it: some gold counts titles and articles to a name.
fn actors(
    gold: &Gold,
    right: &[GoldMention],
    document: &Document,
    found: &[FoundMention],
) -> Option<Vec<Judged>> {
    let is_name = |form| matches!(form, Form::Name | Form::Alias);
    let mut right: Vec<(Span, &str)> = (right.iter().filter(|m| is_name(m.form)))
        .filter_map(|m| Some((m.span, m.entity.as_deref()?)))
        .collect();
    right.sort_unstable();
    let widest = right.iter().map(|(span, _)| span.len()).max()?;
    let entity = |span: Span| {
        let from = right.partition_point(|(gold, _)| gold.start() + widest < span.end());
        let near = right[from..].iter().take_while(|(gold, _)| gold.start() <= span.start());
        let holding = near.filter(|(gold, _)| gold.contains(span));
        holding.min_by_key(|(gold, _)| gold.len()).map(|(_, entity)| *entity)
    };
    let mut names: BTreeMap<&ActorId, Vec<Option<&str>>> = BTreeMap::new();
    for mention in found.iter().filter(|m| is_name(m.form)) {
        if let Some(actor) = mention.actor {
            names.entry(actor).or_default().push(entity(mention.span));
        }
    }
    let unjudged = |actor_type| gold.has_actors && actor_type == ActorType::Place;
    let sure: HashMap<_, _> = (document.actors.iter())
        .filter(|actor| actor.record.is_live() && !unjudged(actor.actor_type))
        .filter_map(|actor| Some((&actor.id, actor.record.confidence?)))
        .collect();
    let one_entity = |names: &[Option<&str>]| names[0].is_some() && names.iter().all(|n| *n == names[0]);
    let judged = names.iter().filter_map(|(id, names)| Some((*sure.get(id)?, one_entity(names))));
    Some(judged.collect())
}

/// `None` where nothing was judged.
fn reliability(judged: &[Judged]) -> Option<Reliability> {
    if judged.is_empty() {
        return None;
    }
    let mut sorted = judged.to_vec();
    sorted.sort_by_key(|(confidence, _)| *confidence);
    let of = sorted.len();
    let bins: Vec<&[Judged]> = (0..BINS)
        .map(|n| &sorted[n * of / BINS..(n + 1) * of / BINS])
        .filter(|bin| !bin.is_empty())
        .collect();
    let share_of_all = |bin: &&[Judged]| bin.len() as f64 / of as f64;
    let ece = bins.iter().map(|bin| share_of_all(bin) * (mean(bin) - right(bin)).abs()).sum();
    let squared = |(confidence, right): &Judged| (confidence.share() - f64::from(u8::from(*right))).powi(2);
    Some(Reliability {
        of,
        right: rounded(right(&sorted)),
        ece: rounded(ece),
        brier: rounded(sorted.iter().map(squared).sum::<f64>() / of as f64),
        auc: auc(&sorted).map(rounded),
        bins: bins.into_iter().filter_map(described).collect(),
    })
}

fn described(bin: &[Judged]) -> Option<Bin> {
    let [(least, _), ..] = bin else { return None };
    let [.., (most, _)] = bin else { return None };
    Some(Bin {
        of: bin.len(),
        least: least.share(),
        most: most.share(),
        confidence: rounded(mean(bin)),
        right: rounded(right(bin)),
    })
}

fn mean(judged: &[Judged]) -> f64 {
    let hundredths: usize = judged.iter().map(|(confidence, _)| usize::from(confidence.hundredths())).sum();
    hundredths as f64 / 100.0 / judged.len() as f64
}

fn right(judged: &[Judged]) -> f64 {
    judged.iter().filter(|(_, right)| *right).count() as f64 / judged.len() as f64
}

/// The area under the ROC curve, as the Mann–Whitney statistic over its greatest value.
fn auc(sorted: &[Judged]) -> Option<f64> {
    let (mut wrong_below, mut won, mut all_right) = (0_usize, 0_usize, 0_usize);
    for same in sorted.chunk_by(|a, b| a.0 == b.0) {
        let right = same.iter().filter(|(_, right)| *right).count();
        let wrong = same.len() - right;
        // Counted twice, so that a tie is one.
        won += right * (2 * wrong_below + wrong);
        wrong_below += wrong;
        all_right += right;
    }
    let pairs = all_right * wrong_below;
    (pairs > 0).then(|| won as f64 / (2 * pairs) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(outcomes: &[(u8, bool)]) -> Vec<Judged> {
        outcomes.iter().map(|(percent, right)| (Confidence::percent(*percent), *right)).collect()
    }

    #[test]
    fn a_reliability_worked_out_by_hand() {
        // One a bin: |.9-1| + |.8-0| + |.6-1| + |.5-0| over four; squares .01, .64, .16, .25.
        // Pairs of right and wrong: .9 beats both, .6 beats .5 and loses to .8.
        let found = reliability(&judged(&[(90, true), (50, false), (80, false), (60, true)])).unwrap();
        assert_eq!(
            (found.of, found.right, found.ece, found.brier, found.auc),
            (4, 0.5, 0.45, 0.265, Some(0.75))
        );
        assert_eq!(found.bins[0], Bin { of: 1, least: 0.5, most: 0.5, confidence: 0.5, right: 0.0 });
        assert_eq!(
            found.to_string().lines().next(),
            Some("ece 0.45  brier 0.265  auc 0.75  right 0.5  of 4")
        );
    }

    #[test]
    fn bins_are_of_equal_count() {
        let many: Vec<(u8, bool)> = (0..25).map(|n| (4 * n, n % 2 == 0)).collect();
        let counts: Vec<usize> = reliability(&judged(&many)).unwrap().bins.iter().map(|bin| bin.of).collect();
        assert_eq!(counts, [2, 3, 2, 3, 2, 3, 2, 3, 2, 3]);
    }

    #[test]
    fn a_constant_is_no_confidence_and_the_right_constant_is_calibrated() {
        let constant: Vec<(u8, bool)> = (0..40).map(|n| (75, n % 4 != 0)).collect();
        let found = reliability(&judged(&constant)).unwrap();
        assert_eq!((found.ece, found.auc), (0.0, Some(0.5)));
        assert_eq!(found.brier, 0.1875);
    }

    #[test]
    fn of_nothing_there_is_no_reliability_and_of_right_ones_alone_no_auc() {
        assert_eq!(reliability(&[]), None);
        assert_eq!(reliability(&judged(&[(90, true)])).unwrap().auc, None);
    }
}
