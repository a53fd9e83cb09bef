//! A block that is read for actors and quotes, with what the stages have found in it so far.

use crate::document::{BlockRole, Confidence};
use crate::lexicon::cues::Content;
use crate::parse::grammar::Words;
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
    /// What its capitals say.
    pub capitals: Capitals,
    /// Found by the stage `names`; in order, without overlap.
    pub names: Vec<Name>,
    /// Found by the stage `cues`; in order, without overlap.
    pub cues: Vec<Cue>,
}

impl Passage {
    /// The block of this number and role, with its words; nothing is found in it yet.
    pub fn new(text: &str, block: usize, span: Span, role: BlockRole, article: Option<usize>) -> Passage {
        let tokens = Tokens::new(text, span);
        let capitals = Capitals::new(Words { text, tokens: &tokens }, role);
        Passage { block, span, role, article, tokens, capitals, names: Vec::new(), cues: Vec::new() }
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

/// A text that is one body block.
#[cfg(test)]
pub(crate) fn body(text: &str) -> Passage {
    Passage::new(text, 0, Span::whole(text), BlockRole::Body, None)
}
