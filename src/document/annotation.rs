//! The annotations: articles, blocks, captions, actors, mentions, quotes.

use super::{ActorId, ArticleId, BlockId, CaptionId, Extra, MentionId, QuoteId, Record, Source};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// One news article of a paste.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BlockRole {
    /// The title of an article.
    Headline,
    /// A standfirst, or a heading inside an article.
    Subhead,
    /// Who wrote it.
    Byline,
    /// Where or when, on a line of its own.
    Dateline,
    /// What a picture shows, with its credit.
    Caption,
    /// What the page says of itself: buttons, links, prompts.
    Boilerplate,
    /// The article's text.
    Body,
}

impl BlockRole {
    /// All of them, in the order in which an article has them.
    pub const ALL: [BlockRole; 7] = [
        BlockRole::Headline,
        BlockRole::Subhead,
        BlockRole::Byline,
        BlockRole::Dateline,
        BlockRole::Caption,
        BlockRole::Boilerplate,
        BlockRole::Body,
    ];

    /// As files and the page call it.
    pub fn name(self) -> &'static str {
        match self {
            BlockRole::Headline => "headline",
            BlockRole::Subhead => "subhead",
            BlockRole::Byline => "byline",
            BlockRole::Dateline => "dateline",
            BlockRole::Caption => "caption",
            BlockRole::Boilerplate => "boilerplate",
            BlockRole::Body => "body",
        }
    }
}

/// A line, or lines that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// What a picture shows: a block of role caption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ActorType {
    /// A human being.
    Person,
    /// A body with a name: state bodies, armies, companies, parties, media.
    Organisation,
    /// A country as an actor.
    Country,
    /// Several people under a description.
    Group,
    /// A location that does not act.
    Place,
}

impl ActorType {
    /// All of them.
    pub const ALL: [ActorType; 5] =
        [ActorType::Person, ActorType::Organisation, ActorType::Country, ActorType::Group, ActorType::Place];

    /// As files and the page call it.
    pub fn name(self) -> &'static str {
        match self {
            ActorType::Person => "person",
            ActorType::Organisation => "organisation",
            ActorType::Country => "country",
            ActorType::Group => "group",
            ActorType::Place => "place",
        }
    }
}

/// Who does, says or undergoes something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// How a mention speaks of its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Form {
    /// By its fullest name.
    Name,
    /// By a shorter or another name.
    Alias,
    /// By what it is ("the Iranian president").
    Description,
    /// By a pronoun.
    Pronoun,
}

impl Form {
    /// All of them.
    pub const ALL: [Form; 4] = [Form::Name, Form::Alias, Form::Description, Form::Pronoun];

    /// As files and the page call it.
    pub fn name(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Alias => "alias",
            Form::Description => "description",
            Form::Pronoun => "pronoun",
        }
    }
}

/// Words that stand for an actor, or for a source that is no actor of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// How much of a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

impl QuoteKind {
    /// All of them.
    pub const ALL: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed];

    /// As files and the page call it.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Mixed => "mixed",
        }
    }

    /// The kind of a quote with the content `spans`, of which `quoted` stands in quotation marks; both in order.
    pub fn of(text: &str, spans: &[Span], quoted: &[Span]) -> QuoteKind {
        let has_words = |start, end| text.get(start..end).unwrap_or_default().contains(char::is_alphanumeric);
        let mut rest = quoted.iter().peekable();
        let mut bare = false;
        for span in spans {
            let mut at = span.start();
            while let Some(part) = rest.next_if(|part| span.contains(**part)) {
                bare |= has_words(at, part.start());
                at = part.end();
            }
            bare |= has_words(at, span.end());
        }
        match (quoted.is_empty(), bare) {
            (true, _) => QuoteKind::Indirect,
            (false, true) => QuoteKind::Mixed,
            (false, false) => QuoteKind::Direct,
        }
    }
}

/// What somebody is reported to have said, written or claimed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// The source of a quote: a mention, and the actor it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The mention that the text names as the source.
    pub mention: MentionId,
    /// Its actor: always the mention's own.
    pub actor: Option<ActorId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Layer, Status};
    use crate::text::quoted_parts;

    #[test]
    fn names_are_those_of_files() {
        fn check<T: Serialize + Copy>(all: &[T], name: fn(T) -> &'static str) {
            for value in all {
                assert_eq!(serde_json::to_value(value).unwrap(), name(*value));
            }
        }
        check(&BlockRole::ALL, BlockRole::name);
        check(&ActorType::ALL, ActorType::name);
        check(&Form::ALL, Form::name);
        check(&QuoteKind::ALL, QuoteKind::name);
        check(&Status::ALL, Status::name);
        check(&Layer::ALL, Layer::name);
    }

    #[test]
    fn the_kind_of_a_quote_is_told_by_its_words_outside_marks() {
        let kind = |text: &str| {
            let spans = [Span::whole(text)];
            QuoteKind::of(text, &spans, &quoted_parts(text, &spans))
        };
        assert_eq!(kind("“It will stand.”"), QuoteKind::Direct);
        assert_eq!(kind("the bridge “will stand”"), QuoteKind::Mixed);
        assert_eq!(kind("the bridge will stand"), QuoteKind::Indirect);
    }
}
