//! What the page and the parser say to each other: plain structs, encoded with postcard.
//!
//! Postcard says nothing of field names: both sides must come from the same build, which is why the parser's first
//! word is its build ([`BUILD`]) and nothing else is believed before that.

use crate::document::{BlockRole, Suggestions};
use crate::intake::Hints;
use crate::parse::{LanguageChoice, Progress};
use crate::text::Span;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Which build this program is of: what `xtask build` says, else the version of the package.
pub const BUILD: &str = match option_env!("GALLEY_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// What the page asks for. A new request ends the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Suggestions for a text.
    Parse {
        /// As `intake` left it.
        text: String,
        /// Stretches whose role the source states ([`Hints::roles`]).
        roles: Vec<(Span, BlockRole)>,
        /// The code of the language that the source says it is in ([`Hints::language`]).
        said: Option<String>,
        /// In which language it is to be read.
        language: LanguageChoice,
    },
}

impl Request {
    /// To parse this text.
    pub fn parse(text: &str, hints: &Hints, language: &LanguageChoice) -> Request {
        let Hints { roles, language: said } = hints.clone();
        Request::Parse { text: text.to_owned(), roles, said, language: language.clone() }
    }
}

/// What the parser answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It has started, and is of this build. Once, unasked, before anything else; a worker says it.
    Hello {
        /// See [`BUILD`].
        build: String,
    },
    /// How far it has come, in the units of [`Progress`].
    Progress {
        /// Work done.
        done: usize,
        /// Work in all.
        total: usize,
    },
    /// The suggestions for the text last asked for.
    Done(Suggestions),
}

impl From<Progress> for Reply {
    fn from(Progress { done, total }: Progress) -> Reply {
        Reply::Progress { done, total }
    }
}

/// A message that is not of this build's protocol.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message could not be read ({0})")]
pub struct Unreadable(String);

/// A message as bytes.
///
/// # Errors
/// None for the messages of this module; postcard's signature has one for types that it cannot carry.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, Unreadable> {
    postcard::to_allocvec(message).map_err(|error| Unreadable(error.to_string()))
}

/// The message that these bytes are.
///
/// # Errors
/// If they are none of this type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|error| Unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(message: T) {
        assert_eq!(decode::<T>(&encode(&message).unwrap()), Ok(message));
    }

    #[test]
    fn every_message_arrives_as_it_was_sent() {
        let text =
            "Harbour Reopens\n\nMayor Lena Holt opens the gate. (EPA)\n\n“We are back 🎉,” Holt said.\n";
        let headline = Span::new(text, 0, 15).unwrap();
        let roles = vec![(headline, BlockRole::Headline)];
        let hints = Hints { roles, language: Some("en".to_owned()) };
        check(Request::parse(text, &Hints::default(), &LanguageChoice::default()));
        check(Request::parse(text, &hints, &LanguageChoice::Set("de".to_owned())));
        check(Reply::Hello { build: BUILD.to_owned() });
        check(Reply::from(Progress { done: 3, total: 700 }));
        check(Reply::Done(parse(text, &Hints::default())));
    }

    #[test]
    fn a_request_has_the_bytes_that_the_bench_writes() {
        let language = LanguageChoice::Set("en".to_owned());
        let message = encode(&Request::parse("Ott", &Hints::default(), &language)).unwrap();
        assert_eq!(message, b"\x00\x03Ott\x00\x00\x00\x02en", "see xtask/src/bench/parser.mjs");
    }

    #[test]
    fn what_is_no_message_is_an_error() {
        assert!(decode::<Reply>(b"").is_err());
        assert!(decode::<Reply>(b"\xff\xff\xff").is_err());
    }
}
