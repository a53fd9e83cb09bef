//! The whole parse as a value that can be stopped and gone on with: stage after stage, passage after passage.

use super::actors::Cast;
use super::names::tagger::{Looks, Usage, tag};
use super::quotes::Quoting;
use super::{Passage, SuggestedArticle, SuggestedBlock, SuggestedCaption, Suggestions};
use super::{blocks, captions, cues, names, pronouns};
use crate::document::BlockRole;
use crate::intake::Hints;
use std::ops::ControlFlow;
use std::sync::Arc;

/// How much to do: bytes of text walked through by one stage. Never time, since the core reads no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Work(pub usize);

/// How far a parse has come, in bytes of text times stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Work done.
    pub done: usize,
    /// Work in all; never less than `done`.
    pub total: usize,
}

/// What one step came to.
#[derive(Debug)]
pub enum Step {
    /// There is more to do.
    More(Progress),
    /// The suggestions for the whole text.
    Done(Suggestions),
}

/// The stages that go from passage to passage, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Blocks,
    Names,
    SettleNames,
    TagNames,
    Cues,
    Actors,
    Quotes,
    Pronouns,
    Finished,
}

const STAGES: usize = 8;

impl Stage {
    fn next(self) -> Stage {
        match self {
            Stage::Blocks => Stage::Names,
            Stage::Names => Stage::SettleNames,
            Stage::SettleNames => Stage::TagNames,
            Stage::TagNames => Stage::Cues,
            Stage::Cues => Stage::Actors,
            Stage::Actors => Stage::Quotes,
            Stage::Quotes => Stage::Pronouns,
            Stage::Pronouns | Stage::Finished => Stage::Finished,
        }
    }
}

/// A parse under way.
#[derive(Debug)]
pub struct Parse {
    text: Arc<str>,
    hints: Hints,
    stage: Stage,
    at: usize,
    done: usize,
    articles: Vec<SuggestedArticle>,
    blocks: Vec<SuggestedBlock>,
    captions: Vec<SuggestedCaption>,
    passages: Vec<Passage>,
    usage: Usage,
    looks: Looks,
    cast: Cast,
    quoting: Quoting,
}

impl Parse {
    /// Begins; does no work yet.
    pub fn new(text: Arc<str>, hints: &Hints) -> Parse {
        Parse {
            text,
            hints: hints.clone(),
            stage: Stage::Blocks,
            at: 0,
            done: 0,
            articles: Vec::new(),
            blocks: Vec::new(),
            captions: Vec::new(),
            passages: Vec::new(),
            usage: Usage::default(),
            looks: Looks::default(),
            cast: Cast::default(),
            quoting: Quoting::default(),
        }
    }

    /// Goes on until about `budget` is used up (at least one unit of work), or to the end.
    ///
    /// Once it has returned [`Step::Done`], the parse is spent: further steps give empty suggestions.
    pub fn step(&mut self, budget: Work) -> Step {
        let until = self.done.saturating_add(budget.0.max(1));
        while self.stage != Stage::Finished {
            if self.done >= until {
                return Step::More(self.progress());
            }
            self.unit();
        }
        Step::Done(self.finish())
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let total = self.text.len() * STAGES;
        Progress { done: self.done.min(total), total }
    }

    fn unit(&mut self) {
        match self.stage {
            Stage::Blocks => {
                (self.blocks, self.articles) = blocks::blocks(&self.text, &self.hints);
                self.captions = captions::captions(&self.text, &self.blocks);
                self.done += self.text.len();
                return self.enter_next();
            }
            Stage::SettleNames => {
                names::settle(&self.text, &mut self.passages);
                for passage in &self.passages {
                    self.usage.add(&self.text, passage);
                }
                self.done += self.text.len();
                return self.enter_next();
            }
            Stage::Names => {
                // Passages come into being here, one a unit, so that cutting words is part of the counted work.
                let Some(block) = self.blocks.get(self.at) else { return self.enter_next() };
                if block.role != BlockRole::Boilerplate && block.duplicate_of.is_none() {
                    let mut passage =
                        Passage::new(&self.text, self.at, block.span, block.role, block.article);
                    passage.names = names::names(&self.text, &passage);
                    self.passages.push(passage);
                }
                self.done += block.span.len() + 1;
            }
            Stage::TagNames => {
                let Some(passage) = self.passages.get_mut(self.at) else {
                    names::agree(&self.text, &mut self.passages);
                    return self.enter_next();
                };
                passage.names = tag(&self.text, passage, &self.usage, &mut self.looks);
                self.done += passage.span.len();
            }
            Stage::Cues => {
                let Some(passage) = self.passages.get_mut(self.at) else { return self.enter_next() };
                passage.cues = cues::cues(&self.text, passage);
                self.done += passage.span.len();
            }
            Stage::Actors => {
                let Some(passage) = self.passages.get(self.at) else {
                    self.cast.settle(&self.text);
                    return self.enter_next();
                };
                self.cast.add(&self.text, passage);
                self.done += passage.span.len();
            }
            Stage::Quotes => {
                let Some(passage) = self.passages.get(self.at) else {
                    self.quoting.settle(&self.text, &mut self.cast);
                    return self.enter_next();
                };
                self.quoting.add(&self.text, passage, &mut self.cast);
                self.done += passage.span.len();
            }
            Stage::Pronouns => {
                let Some(passage) = self.passages.get(self.at) else { return self.enter_next() };
                pronouns::pronouns(&self.text, passage, self.quoting.quotes(), &mut self.cast);
                self.done += passage.span.len();
            }
            Stage::Finished => {}
        }
        self.at += 1;
    }

    /// The passages as the learned names find them: with what the rules found, and what the document shows of its words.
    #[cfg(feature = "learn")]
    pub(crate) fn until_tagging(mut self) -> (Vec<Passage>, Usage) {
        while !matches!(self.stage, Stage::TagNames | Stage::Finished) {
            self.unit();
        }
        (self.passages, self.usage)
    }

    /// The passages as the stage of the quotes finds them, with the cast.
    #[cfg(feature = "learn")]
    pub(crate) fn until_quoting(mut self) -> (Vec<Passage>, Cast) {
        while !matches!(self.stage, Stage::Quotes | Stage::Finished) {
            self.unit();
        }
        (self.passages, self.cast)
    }

    fn enter_next(&mut self) {
        self.stage = self.stage.next();
        self.at = 0;
    }

    fn finish(&mut self) -> Suggestions {
        let text = self.text.clone();
        let title = self.title();
        let cast = std::mem::take(&mut self.cast);
        let mut quotes = std::mem::take(&mut self.quoting).into_quotes();
        let (actors, mentions) = cast.finish(&mut quotes);
        quotes.sort_by_key(|q| q.spans.first().copied());
        self.done = text.len() * STAGES;
        Suggestions {
            language: language(&self.passages, &text).to_owned(),
            title,
            articles: std::mem::take(&mut self.articles),
            blocks: std::mem::take(&mut self.blocks),
            captions: std::mem::take(&mut self.captions),
            actors,
            mentions,
            quotes,
        }
    }

    fn title(&self) -> String {
        const LONGEST: usize = 120;
        let headline = self.blocks.iter().find(|b| b.role == BlockRole::Headline);
        let block = headline.or(self.blocks.first());
        let words = block.map(|b| b.span.of(&self.text)).unwrap_or_default();
        let line = words.split(char::is_whitespace).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        if line.chars().count() <= LONGEST {
            return line;
        }
        line.chars().take(LONGEST - 1).chain(['…']).collect()
    }
}

/// English where at least one word in twelve of what was read is among its commonest; else not known.
fn language(passages: &[Passage], text: &str) -> &'static str {
    const COMMONEST: [&str; 12] =
        ["the", "of", "to", "and", "a", "in", "that", "is", "was", "for", "said", "on"];
    let words = || passages.iter().flat_map(|p| &p.tokens.tokens).take(2_000).map(|t| t.span.of(text));
    let common = words().filter(|w| COMMONEST.iter().any(|c| c.eq_ignore_ascii_case(w))).count();
    if common > 0 && common * 12 >= words().count() { "en" } else { "und" }
}

/// Parses a text to its end. Any text will do: this has no way to fail.
///
/// ```
/// use galley::document::QuoteKind;
/// use galley::{intake, parse};
///
/// let incoming = intake::plain("“It will stand,” said Ana Ruiz.\r\n");
/// let found = parse::parse(&incoming.text, &incoming.hints);
/// let quote = &found.quotes[0];
/// assert_eq!(quote.kind, QuoteKind::Direct);
/// assert_eq!(quote.spans[0].of(&incoming.text), "“It will stand,”");
/// ```
pub fn parse(text: &str, hints: &Hints) -> Suggestions {
    parse_with(text, hints, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// Parses a text to its end, telling `watch` now and then how far it has come; `None` if `watch` breaks off.
pub fn parse_with(
    text: &str,
    hints: &Hints,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Suggestions> {
    const SLICE: Work = Work(64 * 1024);
    let mut parse = Parse::new(text.into(), hints);
    loop {
        match parse.step(SLICE) {
            Step::Done(suggestions) => return Some(suggestions),
            Step::More(progress) => {
                if watch(progress).is_break() {
                    return None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, DocumentId};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn any_text_gives_a_sound_document_however_it_is_sliced(text in "(?s)([a-zA-Z“”\"'’.,:() \n]|said|The|\\PC|.){0,120}", slice in 1usize..200) {
            let text = crate::intake::plain(&text).text;
            let whole = parse(&text, &Hints::default());
            let mut sliced = Parse::new(text.clone(), &Hints::default());
            let sliced = loop {
                if let Step::Done(found) = sliced.step(Work(slice)) { break found; }
            };
            prop_assert_eq!(&whole, &sliced);
            let document = Document::suggested(DocumentId::new("x"), text, &whole);
            prop_assert_eq!(document.check(), Ok(()));
        }
    }

    #[test]
    fn a_watcher_can_break_off() {
        assert_eq!(
            parse_with(&"One line.\n".repeat(50_000), &Hints::default(), &mut |_| ControlFlow::Break(())),
            None
        );
    }

    #[test]
    fn language_is_told_by_the_commonest_words() {
        let language = |text: &str| parse(text, &Hints::default()).language;
        assert_eq!(language("The minister of finance went to the harbour and said it was open."), "en");
        assert_eq!(language("Der Minister fuhr zum Hafen."), "und");
        assert_eq!(language(""), "und");
    }
}
