//! The annotations: articles, blocks, captions, actors, mentions, quotes, each with what it shares with the others.

use super::check::Rules;
use super::{
    ActorId, ActorType, Annotation, ArticleId, BlockId, BlockRole, CaptionId, Document, Extra, Form, Kind,
    MentionId, QuoteId, QuoteKind, Record, Source, SpanOf,
};
use crate::text::Span;
use smol_str::SmolStr;

/// What each kind says of itself in the same words.
macro_rules! shared {
    ($Kind:ident, $Id:ident, $list:ident) => {
        type Id = $Id;
        const KIND: Kind = Kind::$Kind;

        fn id(&self) -> &$Id {
            &self.id
        }

        fn record(&self) -> &Record {
            &self.record
        }

        fn record_mut(&mut self) -> &mut Record {
            &mut self.record
        }

        fn list(document: &Document) -> &Vec<Self> {
            &document.$list
        }

        fn list_mut(document: &mut Document) -> &mut Vec<Self> {
            &mut document.$list
        }
    };
}

/// One news article of a paste.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// From its first to its last block.
    pub span: Span,
    /// The block that is its headline, if it has one.
    pub headline: Option<BlockId>,
    /// Where it comes from, if it has a source of its own.
    pub source: Option<Source>,
    /// Who says so.
    pub record: Record,
}

impl Annotation for Article {
    shared!(Article, ArticleId, articles);

    // Blocks first: articles are told by their blocks.
    const RULES: Rules = Rules {
        of: &[Kind::Article, Kind::Block],
        check: &[Document::check_blocks, Document::check_articles],
    };

    fn label(&self, _: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
        Self::KIND.name()
    }

    fn spans(&self, _: &Document) -> Vec<Span> {
        vec![self.span]
    }

    fn own_spans(&self, see: &mut dyn FnMut(SpanOf, Span)) {
        see(SpanOf::Itself, self.span);
    }

    fn own_spans_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
        see(&mut self.span);
    }
}

/// A line, or lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// The article it belongs to, if any.
    pub article: Option<ArticleId>,
    /// From its first to its last visible character.
    pub span: Span,
    /// What it is for.
    pub role: BlockRole,
    /// The first block with the same words, of which this one is a repetition.
    pub duplicate_of: Option<BlockId>,
    /// Who says so.
    pub record: Record,
}

impl Annotation for Block {
    shared!(Block, BlockId, blocks);

    // Blocks are checked with articles.
    const RULES: Rules = Rules { of: &[], check: &[] };

    fn label(&self, _: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
        self.role.name()
    }

    fn spans(&self, _: &Document) -> Vec<Span> {
        vec![self.span]
    }

    fn own_spans(&self, see: &mut dyn FnMut(SpanOf, Span)) {
        see(SpanOf::Itself, self.span);
    }

    fn own_spans_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
        see(&mut self.span);
    }
}

/// What a picture shows: a block of role caption.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// Its id.
    pub id: CaptionId,
    /// The block that it is; its span is the caption's.
    pub block: BlockId,
    /// Who made the picture, if the caption says so.
    pub credit: Option<Credit>,
    /// The first caption with the same words.
    pub duplicate_of: Option<CaptionId>,
    /// Who says so.
    pub record: Record,
}

/// The words of a caption that say who made the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The credit as written, brackets included.
    pub span: Span,
    /// The agency named in it.
    pub agency: Option<String>,
    /// The photographer named in it.
    pub photographer: Option<String>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Annotation for Caption {
    shared!(Caption, CaptionId, captions);

    const RULES: Rules = Rules { of: &[Kind::Caption, Kind::Block], check: &[Document::check_captions] };

    fn label(&self, _: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
        Self::KIND.name()
    }

    fn spans(&self, document: &Document) -> Vec<Span> {
        document.block(&self.block).map(|block| block.span).into_iter().collect()
    }

    fn own_spans(&self, see: &mut dyn FnMut(SpanOf, Span)) {
        self.credit.iter().for_each(|credit| see(SpanOf::Credit, credit.span));
    }

    fn own_spans_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
        self.credit.iter_mut().for_each(|credit| see(&mut credit.span));
    }
}

/// Who does, says or undergoes something.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// The fullest name that the text has.
    pub name: String,
    /// What it is.
    pub actor_type: ActorType,
    /// Other names that the text has.
    pub aliases: Vec<String>,
    /// Titles and offices that the text gives it.
    pub roles: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<SmolStr>,
    /// Who says so.
    pub record: Record,
}

impl Annotation for Actor {
    shared!(Actor, ActorId, actors);

    const RULES: Rules = Rules { of: &[], check: &[] };

    fn label(&self, _: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
        self.actor_type.name()
    }

    fn spans(&self, document: &Document) -> Vec<Span> {
        let mut all = document.mentions.iter().filter(|mention| mention.actor.as_ref() == Some(&self.id));
        let first = all.clone().find(|mention| mention.record.is_live()).or_else(|| all.next());
        first.map(|mention| mention.span).into_iter().collect()
    }

    fn own_spans(&self, _: &mut dyn FnMut(SpanOf, Span)) {}

    fn own_spans_mut(&mut self, _: &mut dyn FnMut(&mut Span)) {}
}

/// Words that stand for an actor, or for a source that is no actor of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its id.
    pub id: MentionId,
    /// Whom it means; `None` for a source that is no actor of its own.
    pub actor: Option<ActorId>,
    /// Its words.
    pub span: Span,
    /// How it speaks of its actor.
    pub form: Form,
    /// Who says so.
    pub record: Record,
}

impl Annotation for Mention {
    shared!(Mention, MentionId, mentions);

    const RULES: Rules = Rules { of: &[Kind::Mention, Kind::Actor], check: &[Document::check_mentions] };

    fn label(&self, type_of: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
        self.actor.as_ref().and_then(type_of).map_or("source", ActorType::name)
    }

    fn spans(&self, _: &Document) -> Vec<Span> {
        vec![self.span]
    }

    fn own_spans(&self, see: &mut dyn FnMut(SpanOf, Span)) {
        see(SpanOf::Itself, self.span);
    }

    fn own_spans_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
        see(&mut self.span);
    }
}

/// What somebody is reported to have said, written or claimed.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Its id.
    pub id: QuoteId,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// Its content in the order of the text, without overlap; several where attribution interrupts it. Never empty.
    pub spans: Vec<Span>,
    /// The parts of the content inside quotation marks, marks included.
    pub quoted: Vec<Span>,
    /// The verb or phrase of attribution.
    pub cue: Option<Span>,
    /// Who is named as its source.
    pub speaker: Option<Speaker>,
    /// Who says so.
    pub record: Record,
}

impl Annotation for Quote {
    shared!(Quote, QuoteId, quotes);

    const RULES: Rules = Rules { of: &[Kind::Quote, Kind::Mention], check: &[Document::check_quotes] };

    fn label(&self, _: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
        self.kind.name()
    }

    fn spans(&self, _: &Document) -> Vec<Span> {
        self.spans.clone()
    }

    fn own_spans(&self, see: &mut dyn FnMut(SpanOf, Span)) {
        let content = self.spans.iter().enumerate().map(|(n, span)| (SpanOf::Content(n), *span));
        let quoted = self.quoted.iter().enumerate().map(|(n, span)| (SpanOf::Quoted(n), *span));
        let cue = self.cue.map(|cue| (SpanOf::Cue, cue));
        content.chain(quoted).chain(cue).for_each(|(of, span)| see(of, span));
    }

    fn own_spans_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
        self.spans.iter_mut().chain(&mut self.quoted).chain(&mut self.cue).for_each(see);
    }
}

/// The source of a quote: a mention, and the actor it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The mention that the text names as the source.
    pub mention: MentionId,
    /// Its actor: always the mention's own.
    pub actor: Option<ActorId>,
}
