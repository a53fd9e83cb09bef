//! What each label stands for.

use crate::document::{ActorType, BlockRole, QuoteKind};

pub(in crate::formats) const CREDIT: &str = "credit";
pub(in crate::formats) const CUE: &str = "cue";
pub(in crate::formats) const SOURCE: &str = "source";

/// All labels, in the order in which an annotator would look for them.
pub(in crate::formats) const LABELS: [&str; 17] = [
    "person",
    "organisation",
    "country",
    "group",
    "place",
    SOURCE,
    "direct_quote",
    "indirect_quote",
    "mixed_quote",
    CUE,
    "caption",
    CREDIT,
    "headline",
    "subhead",
    "byline",
    "dateline",
    "boilerplate",
];

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A block of this role.
    Block(BlockRole),
    /// Who made a picture.
    Credit,
    /// A mention of an actor of this type, or of none.
    Mention(Option<ActorType>),
    /// A stretch of a quote.
    Quote(QuoteKind),
    /// Words of attribution.
    Cue,
}

impl Meaning {
    /// Of this label; `None` if it is none of Galley's.
    pub fn of(name: &str) -> Option<Meaning> {
        let role = BlockRole::ALL.into_iter().find(|role| role_name(*role) == Some(name)).map(Meaning::Block);
        let kind = || QuoteKind::ALL.into_iter().find(|kind| quote_name(*kind) == name).map(Meaning::Quote);
        let actor = || ActorType::ALL.into_iter().find(|kind| kind.name() == name);
        let mention = || actor().map(|kind| Meaning::Mention(Some(kind)));
        match name {
            CREDIT => Some(Meaning::Credit),
            CUE => Some(Meaning::Cue),
            SOURCE => Some(Meaning::Mention(None)),
            _ => role.or_else(kind).or_else(mention),
        }
    }
}

/// The label of a block; body text has none.
pub(super) fn role_name(role: BlockRole) -> Option<&'static str> {
    (role != BlockRole::Body).then(|| role.name())
}

/// The label of a mention, by its actor's type.
pub(in crate::formats) fn mention_name(kind: Option<ActorType>) -> &'static str {
    kind.map_or(SOURCE, ActorType::name)
}

/// The label of a quote's stretches.
pub(in crate::formats) fn quote_name(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct_quote",
        QuoteKind::Indirect => "indirect_quote",
        QuoteKind::Mixed => "mixed_quote",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_label_has_a_meaning_of_its_own() {
        let meanings: Vec<_> = LABELS.iter().map(|name| Meaning::of(name).unwrap()).collect();
        for (n, meaning) in meanings.iter().enumerate() {
            assert!(!meanings[..n].contains(meaning), "{}", LABELS[n]);
        }
        assert_eq!(Meaning::of("body"), None);
    }
}
