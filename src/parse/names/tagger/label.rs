//! What the model says of one token: that a name of some kind begins at it, goes on with it, or neither.

use crate::parse::NameKind;

/// How many labels there are.
pub const LABELS: usize = 1 + 2 * KINDS.len();

/// The kinds of names, in the order of their labels.
pub const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Norp, NameKind::Misc];

/// A label: 0 is outside every name, then one for the beginning of each kind, then one for the inside of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label(pub u8);

impl Label {
    /// Outside every name.
    pub const OUTSIDE: Label = Label(0);

    /// All labels, in order.
    pub fn all() -> impl Iterator<Item = Label> {
        (0..LABELS as u8).map(Label)
    }

    /// Of the first token of a name.
    pub fn begins(kind: NameKind) -> Label {
        Label(1 + number(kind))
    }

    /// Of any later token of a name.
    pub fn inside(kind: NameKind) -> Label {
        Label(1 + KINDS.len() as u8 + number(kind))
    }

    /// The kind of the name, and whether it begins here.
    pub fn kind(self) -> Option<(NameKind, bool)> {
        let number = usize::from(self.0).checked_sub(1)?;
        Some((*KINDS.get(number % KINDS.len())?, number < KINDS.len()))
    }

    /// Whether a token with this label may stand right behind one with that: only a name that has begun goes on.
    pub fn may_follow(self, before: Label) -> bool {
        match (self.kind(), before.kind()) {
            (Some((kind, false)), Some((begun, _))) => kind == begun,
            (Some((_, false)), None) => false,
            _ => true,
        }
    }

    /// As a place in a row of weights.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

fn number(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 0,
        NameKind::Organisation => 1,
        NameKind::Place => 2,
        NameKind::Norp => 3,
        NameKind::Misc => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_kinds_are_each_other() {
        for (number, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(Label::begins(kind).kind(), Some((kind, true)));
            assert_eq!(Label::inside(kind).kind(), Some((kind, false)));
            assert_eq!(Label::begins(kind).index(), 1 + number);
        }
        assert_eq!(Label::OUTSIDE.kind(), None);
        assert_eq!(Label::all().count(), LABELS);
    }

    #[test]
    fn only_a_name_that_has_begun_goes_on() {
        let (person, place) = (Label::inside(NameKind::Person), Label::inside(NameKind::Place));
        assert!(person.may_follow(Label::begins(NameKind::Person)) && person.may_follow(person));
        assert!(!person.may_follow(place) && !person.may_follow(Label::OUTSIDE));
        assert!(Label::OUTSIDE.may_follow(person) && Label::begins(NameKind::Place).may_follow(person));
    }
}
