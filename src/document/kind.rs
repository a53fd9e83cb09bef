//! The kinds of annotations: one table, from which everything is made that goes over all of them.
//!
//! A new kind is a line of each table here, a struct with what it [shares](super::Annotation) with the others, and a list of
//! the document and of the suggestions. What must differ by kind is matched exhaustively, on a [`Kind`], a [`Target`] or an
//! [`AnyAnnotation`]; where a new kind is forgotten there, the house does not compile (natively and for the page: check
//! both). Tests that fail say what else: the sample of the document, the schemas of files and of what is stored. Nothing says
//! it where a kind need not appear: passages parsed again (`edit/again`), the exports beside Label Studio, the page's
//! commands that are for some kinds only, what `measure` scores. Knows nothing of what an annotation means.

#![deny(clippy::wildcard_enum_match_arm)]

use super::check::Rules;
use super::ids::{Ids, id};
use super::{
    Actor, ActorType, Annotation, Article, Block, Caption, Decision, Document, Mention, Quote, Record, SpanOf,
};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A kind of annotation that a source may or may not have made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Layer {
    /// Blocks and articles.
    Blocks,
    /// Captions and credits.
    Captions,
    /// Actors and mentions.
    Mentions,
    /// Quotes.
    Quotes,
}

impl Layer {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Layer; 4] = [Layer::Blocks, Layer::Captions, Layer::Mentions, Layer::Quotes];

    /// As files and the page call it.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Blocks => "blocks",
            Layer::Captions => "captions",
            Layer::Mentions => "mentions",
            Layer::Quotes => "quotes",
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $Kind:ident($one:ident, $Id:ident, $letter:literal) in $list:ident, $layer:ident;)*) => {
        $(id!(
            #[doc = concat!("Of one of a document's ", stringify!($list), ".")]
            $Id
        );)*

        impl Ids<'_> {
            $(
                #[doc = concat!("For ", stringify!($list), ": ", $letter, "1, ", $letter, "2, …")]
                pub fn $one(&mut self) -> $Id {
                    $Id::new(self.next($letter))
                }
            )*
        }

        /// What an annotation is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $Kind,)*
        }

        impl Kind {
            /// All of them, in the order of a document's lists.
            pub const ALL: [Kind; [$(Kind::$Kind),*].len()] = [$(Kind::$Kind),*];

            /// As files and people call one.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kind::$Kind => stringify!($one),)*
                }
            }

            /// As files call the list of them.
            pub fn list(self) -> &'static str {
                match self {
                    $(Kind::$Kind => stringify!($list),)*
                }
            }

            /// See [`Annotation::RULES`].
            pub(super) fn rules(self) -> Rules {
                match self {
                    $(Kind::$Kind => <$Kind as Annotation>::RULES,)*
                }
            }

            /// The layer that it belongs to.
            pub fn layer(self) -> Layer {
                match self {
                    $(Kind::$Kind => Layer::$layer,)*
                }
            }
        }

        /// Any one annotation, by its id.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Target {
            $($(#[$doc])* $Kind($Id),)*
        }

        impl Target {
            /// What it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Target::$Kind(_) => Kind::$Kind,)*
                }
            }

            /// The id alone, as it stands in files and on the page.
            pub fn id(&self) -> &str {
                match self {
                    $(Target::$Kind(id) => id.as_str(),)*
                }
            }
        }

        /// Any one annotation of a document.
        #[derive(Clone, Copy, Debug)]
        pub enum AnyAnnotation<'d> {
            $($(#[$doc])* $Kind(&'d $Kind),)*
        }

        impl<'d> AnyAnnotation<'d> {
            /// What it is.
            pub fn kind(self) -> Kind {
                match self {
                    $(AnyAnnotation::$Kind(_) => Kind::$Kind,)*
                }
            }

            /// Its id, as it stands in files and on the page.
            pub fn id(self) -> &'d str {
                match self {
                    $(AnyAnnotation::$Kind(it) => it.id.as_str(),)*
                }
            }

            /// What refers to it.
            pub fn target(self) -> Target {
                match self {
                    $(AnyAnnotation::$Kind(it) => Target::$Kind(it.id.clone()),)*
                }
            }

            /// Who says so.
            pub fn record(self) -> &'d Record {
                match self {
                    $(AnyAnnotation::$Kind(it) => &it.record,)*
                }
            }

            /// See [`Annotation::own_spans`].
            pub fn own_spans(self, see: &mut dyn FnMut(SpanOf, Span)) {
                match self {
                    $(AnyAnnotation::$Kind(it) => it.own_spans(see),)*
                }
            }

            /// See [`Annotation::spans`].
            pub fn spans(self, document: &Document) -> Vec<Span> {
                match self {
                    $(AnyAnnotation::$Kind(it) => it.spans(document),)*
                }
            }

            /// See [`Annotation::label`].
            pub fn label(self, type_of: &dyn Fn(&ActorId) -> Option<ActorType>) -> &'static str {
                match self {
                    $(AnyAnnotation::$Kind(it) => it.label(type_of),)*
                }
            }
        }

        impl Document {
            $(
                #[doc = concat!("The ", stringify!($one), " with this id.")]
                pub fn $one(&self, id: &$Id) -> Option<&$Kind> {
                    self.$list.iter().find(|it| it.id == *id)
                }
            )*

            /// All annotations, list by list.
            pub fn annotations(&self) -> impl Iterator<Item = AnyAnnotation<'_>> {
                std::iter::empty()$(.chain(self.$list.iter().map(AnyAnnotation::$Kind)))*
            }

            /// Those of a kind, in the order of their list.
            pub fn annotations_of(&self, kind: Kind) -> Box<dyn Iterator<Item = AnyAnnotation<'_>> + '_> {
                match kind {
                    $(Kind::$Kind => Box::new(self.$list.iter().map(AnyAnnotation::$Kind)),)*
                }
            }

            /// One of them.
            pub fn annotation(&self, target: &Target) -> Option<AnyAnnotation<'_>> {
                match target {
                    $(Target::$Kind(id) => self.$one(id).map(AnyAnnotation::$Kind),)*
                }
            }

            /// Shows all spans of all annotations, and of what was decided between annotators, to be changed.
            pub(crate) fn each_span_mut(&mut self, see: &mut dyn FnMut(&mut Span)) {
                $(self.$list.iter_mut().for_each(|it| it.each_span_mut(see));)*
                self.adjudication.iter_mut().flat_map(Decision::spans_mut).for_each(see);
            }
        }
    };
}

kinds! {
    /// An article.
    Article(article, ArticleId, 'a') in articles, Blocks;
    /// A block.
    Block(block, BlockId, 'b') in blocks, Blocks;
    /// A caption.
    Caption(caption, CaptionId, 'c') in captions, Captions;
    /// An actor.
    Actor(actor, ActorId, 'p') in actors, Mentions;
    /// A mention.
    Mention(mention, MentionId, 'm') in mentions, Mentions;
    /// A quote.
    Quote(quote, QuoteId, 'q') in quotes, Quotes;
}

/// Hands all kinds to a macro, each as `Type in list`: for what is made once for each of them.
macro_rules! with_kinds {
    ($then:ident) => {
        $then! {
            Article in articles, Block in blocks, Caption in captions, Actor in actors, Mention in mentions, Quote in quotes
        }
    };
}
pub(crate) use with_kinds;

/// The same code for whatever kind a target is of: in it, `$T` is the type of the annotation and `$id` its id.
macro_rules! by_kind {
    ($target:expr, |$id:ident: $T:ident| $body:expr) => {
        match $target {
            $crate::document::Target::Article($id) => {
                type $T = $crate::document::Article;
                $body
            }
            $crate::document::Target::Block($id) => {
                type $T = $crate::document::Block;
                $body
            }
            $crate::document::Target::Caption($id) => {
                type $T = $crate::document::Caption;
                $body
            }
            $crate::document::Target::Actor($id) => {
                type $T = $crate::document::Actor;
                $body
            }
            $crate::document::Target::Mention($id) => {
                type $T = $crate::document::Mention;
                $body
            }
            $crate::document::Target::Quote($id) => {
                type $T = $crate::document::Quote;
                $body
            }
        }
    };
}
pub(crate) use by_kind;

impl Kind {
    /// Whether a person can refuse one. A block changes its role and is split or joined, an article begins or ends
    /// elsewhere.
    pub fn can_be_rejected(self) -> bool {
        match self {
            Kind::Article | Kind::Block => false,
            Kind::Caption | Kind::Actor | Kind::Mention | Kind::Quote => true,
        }
    }

    /// Whether those of two annotators are held against each other by their words: articles are not compared, and actors
    /// are known by their mentions.
    pub fn is_compared(self) -> bool {
        match self {
            Kind::Article | Kind::Actor => false,
            Kind::Block | Kind::Caption | Kind::Mention | Kind::Quote => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;
    use std::collections::HashSet;

    #[test]
    fn each_annotation_is_found_by_what_refers_to_it() {
        let document = sample::document();
        let mut kinds = HashSet::new();
        for annotation in document.annotations() {
            let target = annotation.target();
            kinds.insert(target.kind());
            assert_eq!((target.id(), target.kind()), (annotation.id(), annotation.kind()));
            let found = document.annotation(&target).unwrap();
            assert_eq!((found.id(), found.record()), (annotation.id(), annotation.record()));
            let by_type =
                by_kind!(&target, |id: T| (T::KIND, T::list(&document).iter().any(|it| it.id() == id)));
            assert_eq!(by_type, (target.kind(), true));
        }
        assert_eq!(kinds.len(), Kind::ALL.len(), "the sample has some of each kind");
        let by_list = Kind::ALL.into_iter().flat_map(|kind| document.annotations_of(kind));
        assert!(by_list.map(AnyAnnotation::id).eq(document.annotations().map(AnyAnnotation::id)));
    }
}
