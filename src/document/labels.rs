//! What annotations are called among those of their kind: roles of blocks, types of actors, forms of mentions, kinds of
//! quotes. Closed lists; their names are those of files and of the page.

use crate::text::Span;
use serde::{Deserialize, Serialize};

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
