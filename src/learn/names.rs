//! The weights of [`tagger`](crate::parse::names::tagger), from texts in which names are marked.

use super::crf::{self, Numbering, Run, Settings, Weights, shuffle};
use super::headlines::headlined;
use super::{Plan, language};
use crate::intake::Hints;
use crate::parse::names::tagger::features::View;
use crate::parse::names::tagger::label::{KINDS, LABELS, Label};
use crate::parse::names::tagger::model::{Key, Model, Row, SCALE, STEPS};
use crate::parse::names::tagger::{Looks, tag_with};
use crate::parse::{Context, Name, NameKind, Parse, Passage};
use crate::text::Span;
use std::sync::Arc;

/// A text with the names that a person marked in it.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The text.
    pub text: Arc<str>,
    /// The names, in order.
    pub names: Vec<(Span, NameKind)>,
    /// Which kinds were marked: of the others nothing is known.
    pub kinds: Vec<NameKind>,
}

/// What was learned, and how good it is on texts that were kept aside.
#[derive(Clone, Debug)]
pub struct Learned {
    /// The weights, as the parser reads them.
    pub model: Model,
    /// Texts that were fitted on, in the end.
    pub texts: usize,
    /// On every tenth text, by weights fitted on the others.
    pub held_out: HeldOut,
}

/// Counts on texts that were kept aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldOut {
    /// How many texts.
    pub texts: usize,
    /// Names marked and found, exact in span and kind (persons, organisations, places).
    pub hits: usize,
    /// Names marked.
    pub gold: usize,
    /// Names found.
    pub found: usize,
}

impl HeldOut {
    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        if self.hits == 0 { 0.0 } else { 2.0 * self.hits as f64 / (self.gold + self.found) as f64 }
    }
}

/// A text as the model sees it.
struct Example {
    passages: Vec<(Passage, View)>,
    names: Vec<(Span, NameKind)>,
    kinds: Vec<NameKind>,
}

/// One text in so many is also fitted on with sentences as headlines.
const HEADLINED: usize = 2;

/// Fits weights; `told` hears in words how far it has come.
pub fn learn(marked: &[Marked], plan: Plan, told: &mut dyn FnMut(String)) -> Learned {
    told(format!("reading {} texts", marked.len()));
    let mut random = plan.seed;
    let mut marked: Vec<&Marked> = marked.iter().collect();
    shuffle(&mut marked, &mut random);
    let mut examples: Vec<Example> = marked.iter().map(|marked| Example::new(marked)).collect();
    let kept = examples.split_off(examples.len() / 10);
    let aside = examples;
    // Copies of the texts that are kept only: what is held out must be seen in no dress.
    let copies = |marked: &[&Marked], random: &mut u64| -> Vec<Example> {
        let copies = marked.iter().step_by(HEADLINED).filter_map(|marked| headlined(marked, random));
        copies.map(|copy| Example::new(&copy)).collect()
    };
    let of_kept = copies(&marked[aside.len()..], &mut random);
    let first = fit(&kept.iter().chain(&of_kept).collect::<Vec<_>>(), plan, told);
    let (table, held_out) = trial(&first, &aside);
    told(format!("held out: {:.4} on {} texts", held_out.f1(), held_out.texts));
    let of_aside = copies(&marked[..aside.len()], &mut random);
    let all: Vec<&Example> = aside.iter().chain(&kept).chain(&of_kept).chain(&of_aside).collect();
    let mut model = fit(&all, plan, told);
    // Margins of weights from all texts are those of weights from nine tenths, as far as one can tell.
    model.confidence = table;
    Learned { model, texts: marked.len(), held_out }
}

/// How good the weights are on other texts.
pub fn test(model: &Model, marked: &[Marked]) -> HeldOut {
    let examples: Vec<Example> = marked.iter().map(Example::new).collect();
    trial(model, &examples).1
}

fn fit(examples: &[&Example], plan: Plan, told: &mut dyn FnMut(String)) -> Model {
    let seen = |example: &&Example| -> Vec<u64> {
        let mut features = Vec::new();
        for (_, view) in &example.passages {
            view.runs().flatten().for_each(|at| view.features(at, |feature| features.push(feature)));
        }
        features
    };
    let numbers = Numbering::new(examples.iter().flat_map(seen), plan.least);
    let runs: Vec<Run> = examples.iter().flat_map(|example| example.runs(&numbers)).collect();
    told(format!("{} runs of words, {} features", runs.len(), numbers.len()));
    let settings = Settings { rounds: plan.rounds, rate: 0.1, decay: 1e-5, dropout: plan.dropout };
    let weights = crf::fit(&runs, numbers.len(), settings, plan.seed, |round| {
        told(format!("round {round} of {}", plan.rounds));
    });
    whole(&numbers, &weights)
}

/// The weights in whole numbers, by the keys of their features.
fn whole(numbers: &Numbering, weights: &Weights) -> Model {
    let rounded = |row: &[f32; LABELS]| -> Row {
        row.map(|weight| (weight * SCALE).round().clamp(-127.0, 127.0) as i8)
    };
    let keyed =
        numbers.all().map(|(feature, number)| (Key::of(feature), rounded(&weights.rows[number as usize])));
    let mut features: Vec<(Key, Row)> = keyed.filter(|(_, row)| *row != Row::default()).collect();
    // Of the few that share a key, any one will do, as long as it is always the same.
    features.sort_unstable();
    features.dedup_by_key(|(key, _)| *key);
    let transitions = weights.transitions.map(|row| row.map(|weight| (weight * SCALE).round() as i16));
    Model::new(&features, transitions)
}

/// How good the weights are on these texts, and how sure each margin makes.
fn trial(model: &Model, examples: &[Example]) -> ([u8; STEPS], HeldOut) {
    let counted =
        |kind: &NameKind| matches!(kind, NameKind::Person | NameKind::Organisation | NameKind::Place);
    let mut held_out = HeldOut { texts: examples.len(), ..HeldOut::default() };
    let mut table = [(0_usize, 0_usize); STEPS];
    // A margin is read back off the confidence: of this model, step n has the confidence n.
    let mut ranked = model.clone();
    ranked.confidence = std::array::from_fn(|step| step as u8);
    for example in examples {
        held_out.gold += example.names.iter().filter(|(_, kind)| counted(kind)).count();
        for (passage, view) in &example.passages {
            for Name { span, kind, confidence, .. } in tag_with(&ranked, view, passage) {
                if !counted(&kind) {
                    continue;
                }
                let right = example.names.contains(&(span, kind));
                held_out.found += 1;
                held_out.hits += usize::from(right);
                if let Some((hits, of)) = table.get_mut(usize::from(confidence.hundredths())) {
                    *hits += usize::from(right);
                    *of += 1;
                }
            }
        }
    }
    (monotone(&table), held_out)
}

/// Shares in hundredths that never fall from one step to the next (pool adjacent violators; Ayer and others, 1955).
fn monotone(table: &[(usize, usize); STEPS]) -> [u8; STEPS] {
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for (hits, of) in table {
        // As if one of two had been right before anything was counted.
        pools.push((*hits as f64 + 0.5, *of as f64 + 1.0, 1));
        while let [.., (h1, n1, s1), (h2, n2, s2)] = pools[..]
            && h1 / n1 >= h2 / n2
        {
            pools.pop();
            pools.pop();
            pools.push((h1 + h2, n1 + n2, s1 + s2));
        }
    }
    let mut steps = pools.iter().flat_map(|(hits, of, steps)| {
        let share = (100.0 * hits / of).round().clamp(1.0, 99.0) as u8;
        std::iter::repeat_n(share, *steps)
    });
    std::array::from_fn(|_| steps.next().unwrap_or(99))
}

impl Example {
    fn new(marked: &Marked) -> Example {
        let parse = Parse::new(marked.text.clone(), &Hints::default(), &language());
        let (passages, lexemes, usage) = parse.until_tagging();
        let context = Context { text: &marked.text, lexemes: &lexemes };
        let mut looks = Looks::default();
        let passages = passages
            .into_iter()
            .map(|passage| {
                let view = View::new(context, &passage, &usage, &mut looks);
                (passage, view)
            })
            .collect();
        Example { passages, names: marked.names.clone(), kinds: marked.kinds.clone() }
    }

    fn runs<'a>(&'a self, numbers: &'a Numbering) -> impl Iterator<Item = Run> + 'a {
        self.passages.iter().flat_map(move |(passage, view)| {
            let allowed = self.allowed(passage);
            view.runs().map(move |run| Run {
                features: run
                    .clone()
                    .map(|at| {
                        let mut features = Vec::new();
                        view.features(at, |feature| features.extend(numbers.of(feature)));
                        features
                    })
                    .collect(),
                allowed: close(allowed[run].to_vec()),
            })
        })
    }

    /// For each token the labels that it may have.
    fn allowed(&self, passage: &Passage) -> Vec<u16> {
        let tokens = &passage.tokens;
        let unknown: Vec<NameKind> = KINDS.into_iter().filter(|kind| !self.kinds.contains(kind)).collect();
        let outside = unknown
            .iter()
            .fold(1_u16, |bits, kind| bits | 1 << Label::begins(*kind).0 | 1 << Label::inside(*kind).0);
        let mut allowed = vec![outside; tokens.tokens.len()];
        let from = self.names.partition_point(|(span, _)| span.start() < passage.span.start());
        for (span, kind) in
            self.names[from..].iter().take_while(|(span, _)| span.start() < passage.span.end())
        {
            let inside = tokens.within(*span);
            // A name that begins or ends inside a word has no labels.
            if tokens.span(inside.clone()) != Some(*span) {
                continue;
            }
            for at in inside.clone() {
                let label = if at == inside.start { Label::begins(*kind) } else { Label::inside(*kind) };
                allowed[at] = 1 << label.0;
            }
        }
        allowed
    }
}

/// A run in which a name would go on that has not begun (its first words cannot be in a name) has it outside.
fn close(mut allowed: Vec<u16>) -> Vec<u16> {
    let mut before = 1_u16;
    for bits in &mut allowed {
        let reachable = Label::all().any(|label| {
            *bits >> label.0 & 1 == 1
                && Label::all().any(|last| before >> last.0 & 1 == 1 && label.may_follow(last))
        });
        if !reachable {
            *bits = 1;
        }
        before = *bits;
    }
    allowed
}

/// Reads a text in the gold format with its names, as far as they are names.
///
/// # Errors
/// What is wrong with it, and where.
pub fn marked(json: &str) -> Result<Marked, crate::formats::ReadError> {
    crate::formats::gold::names(json).map(|(text, names)| {
        let mut kinds: Vec<NameKind> = names.iter().map(|(_, kind)| *kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        Marked { text, names, kinds }
    })
}

/// For each kind that a corpus marks anywhere: a text without one of them marks it all the same.
pub fn share_kinds(corpus: &mut [Marked]) {
    let mut kinds: Vec<NameKind> = corpus.iter().flat_map(|marked| marked.kinds.iter().copied()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for marked in corpus {
        marked.kinds.clone_from(&kinds);
    }
}
