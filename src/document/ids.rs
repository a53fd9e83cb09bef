//! Ids: what one annotation calls another by. Never reused, never changed, and one kind is never taken for another.

use smol_str::{SmolStr, format_smolstr};

/// An id of any kind.
pub(crate) trait AnyId: AsRef<str> {
    /// The id of this name.
    fn of(name: SmolStr) -> Self;
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// The id of this name.
            pub fn new(name: impl Into<SmolStr>) -> $name {
                $name(name.into())
            }

            /// As it stands in files and on the page.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $crate::document::AnyId for $name {
            fn of(name: SmolStr) -> $name {
                $name(name)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(super) use id;

id!(
    /// Of a whole document.
    DocumentId
);

/// Gives new ids of a document: a letter for the kind, and a number that no id of the document has had.
#[derive(Debug)]
pub struct Ids<'d>(pub &'d mut u64);

impl Ids<'_> {
    pub(super) fn next(&mut self, letter: char) -> SmolStr {
        let number = *self.0;
        *self.0 += 1;
        format_smolstr!("{letter}{number}")
    }
}

/// The number at the end of an id, if it ends in one: what `next_id` must stay above.
pub fn number_of(id: &str) -> Option<u64> {
    let digits = id.len() - id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    id.get(id.len() - digits..)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_never_given_twice() {
        let mut next = 7;
        let mut ids = Ids(&mut next);
        assert_eq!(ids.mention().as_str(), "m7");
        assert_eq!(ids.quote().as_str(), "q8");
        assert_eq!(next, 9);
        assert_eq!(
            [number_of("m12"), number_of("raisi"), number_of("x-007"), number_of("")],
            [Some(12), None, Some(7), None]
        );
    }
}
