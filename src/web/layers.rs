//! What a person wants to see: switches for types of actors, kinds of quotes, captions and boilerplate. Knows no browser.
//!
//! Invariant: places, which do not act, are hidden until a person wants to see them; everything else is shown until a
//! person hides it.

#![deny(clippy::wildcard_enum_match_arm)]

use super::rows::List;
use crate::document::{ActorId, ActorType, AnyAnnotation, BlockRole, QuoteKind};

/// What one switch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Actors of a type, and their mentions.
    Actors(ActorType),
    /// Quotes of a kind.
    Quotes(QuoteKind),
    /// Captions, with their credits.
    Captions,
    /// Blocks that are no part of an article, and what is annotated in them.
    Boilerplate,
}

impl Layer {
    /// All of them, in the order of the menu.
    pub const ALL: [Layer; 10] = [
        Layer::Actors(ActorType::Person),
        Layer::Actors(ActorType::Organisation),
        Layer::Actors(ActorType::Country),
        Layer::Actors(ActorType::Group),
        Layer::Actors(ActorType::Place),
        Layer::Quotes(QuoteKind::Direct),
        Layer::Quotes(QuoteKind::Indirect),
        Layer::Quotes(QuoteKind::Mixed),
        Layer::Captions,
        Layer::Boilerplate,
    ];

    /// What it is called where it is kept: it never changes.
    fn name(self) -> &'static str {
        match self {
            Layer::Actors(actor_type) => actor_type.name(),
            Layer::Quotes(kind) => kind.name(),
            Layer::Captions => "captions",
            Layer::Boilerplate => "boilerplate",
        }
    }

    /// The list whose rows it shows; `None`: it shows none.
    pub fn list(self) -> Option<List> {
        match self {
            Layer::Actors(_) => Some(List::Actors),
            Layer::Quotes(_) => Some(List::Quotes),
            Layer::Captions => Some(List::Captions),
            Layer::Boilerplate => None,
        }
    }

    /// The switch of an annotation itself, whatever it stands in; `None`: it is always shown. `type_of` knows the actors.
    pub fn of(
        annotation: AnyAnnotation<'_>,
        type_of: &dyn Fn(&ActorId) -> Option<ActorType>,
    ) -> Option<Layer> {
        match annotation {
            AnyAnnotation::Article(_) => None,
            AnyAnnotation::Block(block) => {
                (block.role == BlockRole::Boilerplate).then_some(Layer::Boilerplate)
            }
            AnyAnnotation::Caption(_) => Some(Layer::Captions),
            AnyAnnotation::Actor(actor) => Some(Layer::Actors(actor.actor_type)),
            AnyAnnotation::Mention(mention) => mention.actor.as_ref().and_then(type_of).map(Layer::Actors),
            AnyAnnotation::Quote(quote) => Some(Layer::Quotes(quote.kind)),
        }
    }

    fn bit(self) -> u16 {
        1 << match self {
            Layer::Actors(ActorType::Person) => 0,
            Layer::Actors(ActorType::Organisation) => 1,
            Layer::Actors(ActorType::Country) => 2,
            Layer::Actors(ActorType::Group) => 3,
            Layer::Actors(ActorType::Place) => 4,
            Layer::Quotes(QuoteKind::Direct) => 5,
            Layer::Quotes(QuoteKind::Indirect) => 6,
            Layer::Quotes(QuoteKind::Mixed) => 7,
            Layer::Captions => 8,
            Layer::Boilerplate => 9,
        }
    }
}

/// The switches, each on or off. Kept as the names of those that are off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    hidden: u16,
}

impl Default for Layers {
    fn default() -> Layers {
        Layers { hidden: 0 }.with(Layer::Actors(ActorType::Place), false)
    }
}

impl Layers {
    /// Whether it is shown.
    pub fn shows(self, layer: Layer) -> bool {
        self.hidden & layer.bit() == 0
    }

    /// The same, with this one shown or not.
    #[must_use]
    pub fn with(self, layer: Layer, shown: bool) -> Layers {
        let hidden = self.hidden & !layer.bit();
        Layers { hidden: if shown { hidden } else { hidden | layer.bit() } }
    }

    /// The same, with all shown that have rows in a list.
    #[must_use]
    pub fn with_list(self, list: List) -> Layers {
        let of_list = Layer::ALL.into_iter().filter(|layer| layer.list() == Some(list));
        of_list.fold(self, |layers, layer| layers.with(layer, true))
    }

    /// All shown but these. Names that are none, from a later version, are left out.
    pub fn named(hidden: Vec<String>) -> Layers {
        let is_hidden = |layer: &Layer| hidden.iter().any(|name| name == layer.name());
        let hidden = Layer::ALL.into_iter().filter(is_hidden);
        hidden.fold(Layers { hidden: 0 }, |layers, layer| layers.with(layer, false))
    }

    /// What is hidden, by name.
    pub fn hidden_names(self) -> Vec<String> {
        let hidden = Layer::ALL.into_iter().filter(|layer| !self.shows(*layer));
        hidden.map(|layer| layer.name().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_hidden_at_first_and_every_switch_is_its_own() {
        let at_first = Layers::default();
        let hidden: Vec<Layer> = Layer::ALL.into_iter().filter(|layer| !at_first.shows(*layer)).collect();
        assert_eq!(hidden, [Layer::Actors(ActorType::Place)]);
        for layer in Layer::ALL {
            let off = at_first.with_list(List::Actors).with(layer, false);
            let hidden: Vec<Layer> = Layer::ALL.into_iter().filter(|layer| !off.shows(*layer)).collect();
            assert_eq!(hidden, [layer]);
        }
    }

    #[test]
    fn what_is_kept_is_what_is_hidden_by_name() {
        let layers = Layers::default().with(Layer::Quotes(QuoteKind::Indirect), false);
        let kept = layers.hidden_names();
        assert_eq!(kept, ["place", "indirect"]);
        assert_eq!(Layers::named(kept), layers);
        assert_eq!(Layers::named(vec!["place".into(), "sounds".into()]), Layers::default());
    }
}
