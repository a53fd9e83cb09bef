//! A block that is read for actors and quotes, with what the stages have found in it so far.

use super::lexemes::{LexemeId, Lexemes};
use super::words::Words;
use crate::document::{BlockRole, Confidence};
use crate::language::{Content, Language};
use crate::parse::names::Capitals;
use crate::text::{Span, Tokens};
use std::ops::Range;

/// A block whose words count: neither boilerplate nor a repetition.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its number among the suggested blocks.
    pub block: usize,
    /// The block's span.
    pub span: Span,
    /// The block's role.
    pub role: BlockRole,
    /// The block's article.
    pub article: Option<usize>,
    /// Words and sentences of the block.
    pub tokens: Tokens,
    /// For each token its lexeme.
    pub lexemes: Vec<LexemeId>,
    /// What its capitals say.
    pub capitals: Capitals,
    /// Found by the stage `names`; in order, without overlap.
    pub names: Vec<Name>,
    /// Found by the stage `cues`; in order, without overlap.
    pub cues: Vec<Cue>,
}

/// What every stage is given besides a passage: the text, and the distinct words of the document in their language.
#[derive(Clone, Copy, Debug)]
pub struct Context<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Its distinct words, as far as passages have been cut into tokens.
    pub lexemes: &'t Lexemes,
}

impl<'t> Context<'t> {
    /// The words of a passage.
    pub fn words(self, passage: &'t Passage) -> Words<'t> {
        Words { text: self.text, tokens: &passage.tokens, ids: &passage.lexemes, lexemes: self.lexemes }
    }

    /// The language of the text.
    pub fn language(self) -> &'static Language {
        self.lexemes.language()
    }
}

impl Passage {
    /// The block of this number and role, with its words, which `lexemes` takes up; nothing is found in it yet.
    pub fn new(
        text: &str,
        lexemes: &mut Lexemes,
        block: usize,
        span: Span,
        role: BlockRole,
        article: Option<usize>,
    ) -> Passage {
        let tokens = Tokens::new(text, span, &lexemes.language().basics.sentences);
        let ids = lexemes.read(text, &tokens);
        let capitals = Capitals::new(Words { text, tokens: &tokens, ids: &ids, lexemes }, role);
        Passage {
            block,
            span,
            role,
            article,
            tokens,
            lexemes: ids,
            capitals,
            names: Vec::new(),
            cues: Vec::new(),
        }
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body with a name.
    Organisation,
    /// A country, city, region, river (whether it acts is decided by the stage `actors`).
    Place,
    /// An adjective of nationality, religion or politics ("Iranian"); no mention of its own.
    Norp,
    /// Any other name: a work, an event, a product; no mention.
    Misc,
}

/// A name in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, without title, article or possessive ending.
    pub span: Span,
    /// The same, as token numbers of its passage.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// How sure.
    pub confidence: Confidence,
}

/// What kind of attribution a cue makes, and so where its content and source stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueKind {
    /// A verb with its source as subject: "X said (that) C", "C, said X", "C, X said".
    Verb,
    /// A phrase before its source: "according to X".
    Phrase,
}

/// Where the source of a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueForm {
    /// "X said".
    SourceBefore,
    /// "said X", "according to X".
    SourceAfter,
    /// "…, saying": the source is the subject of the sentence.
    Participle,
    /// "X said C and added": the source is that of the verb before.
    Coordinated,
}

/// Words of attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb or phrase itself.
    pub span: Span,
    /// The same, as token numbers of its passage.
    pub tokens: Range<usize>,
    /// What kind of attribution.
    pub kind: CueKind,
    /// Where its source stands.
    pub form: CueForm,
    /// What its content looks like.
    pub content: Content,
    /// The noun phrase that is its source, where grammar shows one.
    pub source: Option<Span>,
}

/// A text for tests, with its passages.
#[cfg(test)]
pub(crate) struct Sample {
    pub text: String,
    pub lexemes: Lexemes,
    pub passages: Vec<Passage>,
}

#[cfg(test)]
impl Sample {
    /// A text in English that is one body block.
    pub fn body(text: &str) -> Sample {
        Sample::body_in(text, &crate::language::en::LANGUAGE)
    }

    /// A text in this language that is one body block.
    pub fn body_in(text: &str, language: &'static Language) -> Sample {
        let mut sample = Sample { lexemes: Lexemes::new(language), ..Sample::empty(text) };
        sample.add(Span::whole(text), BlockRole::Body, None);
        sample
    }

    /// A text in English without passages.
    pub fn empty(text: &str) -> Sample {
        let lexemes = Lexemes::new(&crate::language::en::LANGUAGE);
        Sample { text: text.to_owned(), lexemes, passages: Vec::new() }
    }

    /// Adds a passage.
    pub fn add(&mut self, span: Span, role: BlockRole, article: Option<usize>) {
        let block = self.passages.len();
        self.passages.push(Passage::new(&self.text, &mut self.lexemes, block, span, role, article));
    }

    pub fn context(&self) -> Context<'_> {
        Context { text: &self.text, lexemes: &self.lexemes }
    }

    /// The words of the first passage.
    pub fn words(&self) -> Words<'_> {
        self.context().words(&self.passages[0])
    }
}
