//! The weights of [`judge`](crate::parse::quotes::judge), from texts in which quotes are marked.

use super::crf::shuffle;
use super::logistic::{Case, fit};
use super::{Plan, language};
use crate::document::{QuoteKind, SuggestedQuote};
use crate::intake::Hints;
use crate::measure::{Gold, trimmed};
use crate::parse::linear::Linear;
use crate::parse::quotes::Quoting;
use crate::parse::quotes::judge::{Judge, content_features, marked_features};
use crate::parse::quotes::units::Layout;
use crate::parse::{Context, Parse};
use crate::text::Span;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// What was learned, and how good it is on texts that were kept aside.
#[derive(Clone, Debug)]
pub struct Learned {
    /// The weights, as the parser reads them.
    pub judge: Judge,
    /// Texts that were fitted on, in the end.
    pub texts: usize,
    /// Marked words that no cue claims, on every tenth text.
    pub marked: HeldOut,
    /// Contents of quotes, on every tenth text.
    pub content: HeldOut,
}

/// Counts on texts that were kept aside.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HeldOut {
    /// Cases.
    pub of: usize,
    /// How many of them hold.
    pub hold: usize,
    /// How many are told rightly.
    pub right: usize,
    /// Mean squared difference between confidence and outcome.
    pub brier: f64,
}

impl fmt::Display for HeldOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let HeldOut { of, hold, right, brier } = self;
        let share = *right as f64 / (*of).max(1) as f64;
        write!(f, "{of}, of which {hold} hold, {share:.3} told rightly, Brier score {brier:.3}")
    }
}

/// How good the weights are on other texts: of marked words, and of contents.
pub fn test(judge: &Judge, texts: &[Gold]) -> (HeldOut, HeldOut) {
    trials(judge, &texts.iter().collect::<Vec<_>>())
}

fn trials(judge: &Judge, texts: &[&Gold]) -> (HeldOut, HeldOut) {
    // Marked words are asked about before any are taken for somebody's.
    let (marked, _) = cases(texts, &Arc::new(Judge::default()));
    let (_, content) = cases(texts, &Arc::new(judge.clone()));
    (trial(&judge.marked, &marked), trial(&judge.content, &content))
}

/// Fits weights; `told` hears in words how far it has come.
pub fn learn(texts: &[Gold], plan: Plan, told: &mut dyn FnMut(String)) -> Learned {
    let mut random = plan.seed;
    let mut texts: Vec<&Gold> = texts.iter().filter(|gold| gold.quotes.is_some()).collect();
    shuffle(&mut texts, &mut random);
    let (aside, kept) = texts.split_at(texts.len() / 10);
    told(format!("fitting on {} of {} texts", kept.len(), texts.len()));
    let judge = judge(kept, plan);
    let held_out = trials(&judge, aside);
    told(format!("held out: marked words {}; contents {}", held_out.0, held_out.1));
    told(format!("fitting on {} texts", texts.len()));
    Learned { judge: self::judge(&texts, plan), texts: texts.len(), marked: held_out.0, content: held_out.1 }
}

/// First what marked words are; then, with the quotes that come of that, how sure they are.
fn judge(texts: &[&Gold], plan: Plan) -> Judge {
    let (marked, _) = cases(texts, &Arc::new(Judge::default()));
    let judge = Judge { marked: fit(&marked, plan), ..Judge::default() };
    let (_, content) = cases(texts, &Arc::new(judge.clone()));
    Judge { content: fit(&content, plan), ..judge }
}

fn trial(model: &Linear, cases: &[Case]) -> HeldOut {
    let mut held_out = HeldOut { of: cases.len(), ..HeldOut::default() };
    for case in cases {
        let sum = model.sum(&case.features);
        let outcome = f64::from(u8::from(case.holds));
        held_out.hold += usize::from(case.holds);
        held_out.right += usize::from((sum > 0) == case.holds);
        held_out.brier += (f64::from(model.confidence(sum).hundredths()) / 100.0 - outcome).powi(2);
    }
    held_out.brier /= cases.len().max(1) as f64;
    held_out
}

/// What the judge is asked in these texts: of marked words that are in no quote, and of quotes.
fn cases(texts: &[&Gold], judge: &Arc<Judge>) -> (Vec<Case>, Vec<Case>) {
    let (mut marked, mut content) = (Vec::new(), Vec::new());
    for gold in texts {
        let text = &*gold.text;
        let right = Right::of(gold);
        let parse = Parse::new(gold.text.clone(), &Hints::default(), &language());
        let (passages, lexemes, mut cast) = parse.until_quoting();
        let context = Context { text, lexemes: &lexemes };
        let mut quoting = Quoting::judged_by(judge.clone());
        for passage in &passages {
            let first = quoting.quotes().len();
            quoting.add(context, passage, &mut cast);
            let layout = Layout::new(context, passage);
            let quotes = &quoting.quotes()[first..];
            for quote in quotes.iter().filter(|quote| !right.is_free(&quote.spans)) {
                let features = content_features(&layout, passage, &cast, quote);
                content.push(Case { features, holds: right.has(text, &quote.spans) });
            }
            for unit in &layout.units {
                let from = layout.mark_tokens.partition_point(|mark| mark.start < unit.start);
                for mark in from..layout.mark_tokens.partition_point(|mark| mark.start < unit.end) {
                    let span = layout.marks[mark].span;
                    let is_quoted = |quote: &SuggestedQuote| quote.spans.iter().any(|s| s.overlaps(span));
                    if layout.mark_words(mark) > 0 && !quotes.iter().any(is_quoted) && !right.is_free(&[span])
                    {
                        let features = marked_features(&layout, passage, mark, unit);
                        marked.push(Case { features, holds: right.quoted.contains(&trimmed(text, span)) });
                    }
                }
            }
        }
    }
    (marked, content)
}

/// What a person marked in one text, with trimmed spans.
struct Right {
    contents: HashSet<Vec<Span>>,
    quoted: HashSet<Span>,
    /// What may be found or not.
    free: Vec<Span>,
}

impl Right {
    fn of(gold: &Gold) -> Right {
        let text = &*gold.text;
        let mut right =
            Right { contents: HashSet::new(), quoted: HashSet::new(), free: gold.ignored.clone() };
        for quote in gold.quotes.iter().flatten() {
            if quote.optional {
                right.free.extend(&quote.spans);
                continue;
            }
            let spans = |spans: &[Span]| spans.iter().map(|span| trimmed(text, *span)).collect::<Vec<Span>>();
            let whole = quote.quoted.is_empty() && quote.kind == QuoteKind::Direct;
            right.quoted.extend(spans(if whole { &quote.spans } else { &quote.quoted }));
            right.contents.insert(spans(&quote.spans));
        }
        right
    }

    fn is_free(&self, spans: &[Span]) -> bool {
        spans.iter().any(|span| self.free.iter().any(|free| free.overlaps(*span)))
    }

    fn has(&self, text: &str, spans: &[Span]) -> bool {
        self.contents.contains(&spans.iter().map(|span| trimmed(text, *span)).collect::<Vec<Span>>())
    }
}
