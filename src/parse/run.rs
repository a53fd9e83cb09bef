//! The whole parse as a value that can be stopped and gone on with: stage after stage ([`Stage`]), passage after passage.

use super::actors::Cast;
use super::languages::{LanguageChoice, Resources};
use super::lexemes::Lexemes;
use super::names::tagger::{Looks, Usage, tag};
use super::quotes::Quoting;
use super::{Context, Passage, SuggestedArticle, SuggestedBlock, SuggestedCaption, Suggestions};
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

/// Makes the enum and the list of its values, in order.
macro_rules! stages {
    ($($(#[$doc:meta])* $stage:ident,)*) => {
        /// The stages, in the order in which a text goes through them. Each takes what those before it have found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Stage {
            $($(#[$doc])* $stage,)*
        }

        impl Stage {
            /// All of them, in order.
            pub const ALL: &'static [Stage] = &[$(Stage::$stage,)*];
        }
    };
}

stages! {
    /// Lines → blocks with roles, articles, duplicates; captions with credits. All of the text at once.
    Blocks,
    /// Blocks → passages with tokens; tokens → names, by rules or by shape.
    Names,
    /// A second look at names with the whole document in view, and what it shows of each word.
    SettleNames,
    /// Tokens → typed names, by learned weights; then those of the document agree.
    TagNames,
    /// Words of attribution, each with the noun phrase that is its source.
    Cues,
    /// Names and descriptions → actors and mentions.
    Actors,
    /// Marks and cues → quotes with speakers; with the mentions that they had to make.
    Quotes,
    /// Pronouns → whom they mean, when it is known who spoke before.
    Pronouns,
}

/// A parse under way.
#[derive(Debug)]
pub struct Parse {
    text: Arc<str>,
    hints: Hints,
    language: String,
    resources: Resources,
    /// How many stages are done.
    stage: usize,
    /// How many blocks or passages the stage under way has seen.
    at: usize,
    done: usize,
    articles: Vec<SuggestedArticle>,
    blocks: Vec<SuggestedBlock>,
    captions: Vec<SuggestedCaption>,
    lexemes: Lexemes,
    passages: Vec<Passage>,
    usage: Usage,
    looks: Looks,
    cast: Cast,
    quoting: Quoting,
}

impl Parse {
    /// Begins; does no work yet, but that it finds the language of the text.
    pub fn new(text: Arc<str>, hints: &Hints, language: &LanguageChoice) -> Parse {
        let code = language.code(&text, hints);
        let resources = Resources::of(&code);
        Parse::with_resources(text, hints, code, resources)
    }

    /// Begins, with these tables and weights for the language of this code.
    pub(crate) fn with_resources(
        text: Arc<str>,
        hints: &Hints,
        language: String,
        resources: Resources,
    ) -> Parse {
        Parse {
            text,
            hints: hints.clone(),
            language,
            stage: 0,
            at: 0,
            done: 0,
            articles: Vec::new(),
            blocks: Vec::new(),
            captions: Vec::new(),
            lexemes: Lexemes::new(resources.language),
            passages: Vec::new(),
            usage: Usage::default(),
            looks: Looks::default(),
            cast: Cast::default(),
            quoting: Quoting::judged_by(resources.judge.clone()),
            resources,
        }
    }

    /// Goes on until about `budget` is used up (at least one unit of work), or to the end.
    ///
    /// Once it has returned [`Step::Done`], the parse is spent: further steps give empty suggestions.
    pub fn step(&mut self, budget: Work) -> Step {
        let until = self.done.saturating_add(budget.0.max(1));
        while let Some(stage) = self.stage() {
            if self.done >= until {
                return Step::More(self.progress());
            }
            self.unit(stage);
        }
        Step::Done(self.finish())
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let total = self.text.len() * Stage::ALL.len();
        Progress { done: self.done.min(total), total }
    }

    /// The stage under way; none at the end.
    fn stage(&self) -> Option<Stage> {
        Stage::ALL.get(self.stage).copied()
    }

    /// Does the next of what a stage does piece by piece, or enters the next stage.
    fn unit(&mut self, stage: Stage) {
        let work = match stage {
            Stage::Blocks if self.at == 0 => Some(self.find_blocks()),
            Stage::SettleNames if self.at == 0 => Some(self.settle_names()),
            Stage::Blocks | Stage::SettleNames => None,
            Stage::Names => self.read_block(),
            Stage::TagNames | Stage::Cues | Stage::Actors | Stage::Quotes | Stage::Pronouns => {
                self.read_passage(stage)
            }
        };
        match work {
            Some(Work(bytes)) => {
                self.done += bytes;
                self.at += 1;
            }
            None => {
                self.leave(stage);
                self.stage += 1;
                self.at = 0;
            }
        }
    }

    fn find_blocks(&mut self) -> Work {
        let language = self.resources.language;
        (self.blocks, self.articles) = blocks::blocks(&self.text, &self.hints, language);
        self.captions = captions::captions(&self.text, &self.blocks, language);
        Work(self.text.len())
    }

    /// Passages come into being here, one a unit, so that cutting words is part of the counted work.
    fn read_block(&mut self) -> Option<Work> {
        let block = self.blocks.get(self.at)?;
        if block.role != BlockRole::Boilerplate && block.duplicate_of.is_none() {
            let (span, role, article) = (block.span, block.role, block.article);
            let mut passage = Passage::new(&self.text, &mut self.lexemes, self.at, span, role, article);
            passage.names = names::names(self.context(), &passage);
            self.passages.push(passage);
        }
        Some(Work(block.span.len() + 1))
    }

    fn settle_names(&mut self) -> Work {
        let context = Context { text: &self.text, lexemes: &self.lexemes };
        if self.resources.language.has_tables() {
            names::settle(context, &mut self.passages);
        }
        if self.resources.names.is_some() {
            for passage in &self.passages {
                self.usage.add(context, passage);
            }
        }
        Work(self.text.len())
    }

    fn read_passage(&mut self, stage: Stage) -> Option<Work> {
        let context = Context { text: &self.text, lexemes: &self.lexemes };
        let passage = self.passages.get_mut(self.at)?;
        match stage {
            Stage::TagNames => {
                if let Some(model) = self.resources.names {
                    passage.names = tag(context, passage, model, &self.usage, &mut self.looks);
                }
            }
            Stage::Cues => passage.cues = cues::cues(context, passage),
            Stage::Actors => self.cast.add(context, passage),
            Stage::Quotes => self.quoting.add(context, passage, &mut self.cast),
            Stage::Pronouns => {
                pronouns::pronouns(context, passage, self.quoting.quotes(), &mut self.cast);
            }
            Stage::Blocks | Stage::Names | Stage::SettleNames => {}
        }
        Some(Work(passage.span.len()))
    }

    /// What a stage does when it has seen all passages.
    fn leave(&mut self, stage: Stage) {
        let context = Context { text: &self.text, lexemes: &self.lexemes };
        match stage {
            Stage::TagNames if self.resources.names.is_some() => {
                names::agree(&self.text, &mut self.passages);
            }
            Stage::Actors => self.cast.settle(context),
            Stage::Quotes => self.quoting.settle(),
            Stage::Blocks | Stage::Names | Stage::SettleNames | Stage::TagNames => {}
            Stage::Cues | Stage::Pronouns => {}
        }
    }

    fn context(&self) -> Context<'_> {
        Context { text: &self.text, lexemes: &self.lexemes }
    }

    /// The passages as the learned names find them: with what the rules found, and what the document shows of its words.
    #[cfg(feature = "learn")]
    pub(crate) fn until_tagging(mut self) -> (Vec<Passage>, Lexemes, Usage) {
        self.go_to(Stage::TagNames);
        (self.passages, self.lexemes, self.usage)
    }

    /// The passages as the stage of the quotes finds them, with the cast.
    #[cfg(feature = "learn")]
    pub(crate) fn until_quoting(mut self) -> (Vec<Passage>, Lexemes, Cast) {
        self.go_to(Stage::Quotes);
        (self.passages, self.lexemes, self.cast)
    }

    #[cfg(feature = "learn")]
    fn go_to(&mut self, wanted: Stage) {
        while let Some(stage) = self.stage().filter(|stage| *stage != wanted) {
            self.unit(stage);
        }
    }

    fn finish(&mut self) -> Suggestions {
        let text = self.text.clone();
        let title = self.title();
        let cast = std::mem::take(&mut self.cast);
        let mut quotes = std::mem::take(&mut self.quoting).into_quotes();
        let (actors, mentions) = cast.finish(&mut quotes);
        quotes.sort_by_key(|q| q.spans.first().copied());
        self.done = text.len() * Stage::ALL.len();
        Suggestions {
            language: std::mem::take(&mut self.language),
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

/// Parses a text to its end, in the language that its source names or that it shows, else in English. Any text will do: this has
/// no way to fail.
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
    parse_in(text, hints, &LanguageChoice::default())
}

/// Parses a text to its end, in the language that is chosen.
pub fn parse_in(text: &str, hints: &Hints, language: &LanguageChoice) -> Suggestions {
    run(Parse::new(text.into(), hints, language), &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// Parses a text to its end, telling `watch` now and then how far it has come; `None` if `watch` breaks off.
pub fn parse_with(
    text: &str,
    hints: &Hints,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Suggestions> {
    run(Parse::new(text.into(), hints, &LanguageChoice::default()), watch)
}

fn run(mut parse: Parse, watch: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Option<Suggestions> {
    const SLICE: Work = Work(64 * 1024);
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
            let mut sliced = Parse::new(text.clone(), &Hints::default(), &LanguageChoice::default());
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
}
