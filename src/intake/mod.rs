//! What people bring, made into a text that the rest of Galley can count on.
//!
//! The text keeps every character of the paste, save what `plain` says. Nothing here guesses at meaning.
//!
//! ```
//! use galley::document::BlockRole;
//! use galley::intake;
//!
//! assert_eq!(&*intake::plain("\u{feff}One.\r\nTwo.").text, "One.\nTwo.");
//!
//! // Of a page what a reader sees, and what its elements say of it.
//! let page = intake::html("<h1>Town Buys <i>Bridge</i></h1><script>track()</script><p>It was cheap.</p>");
//! assert_eq!(&*page.text, "Town Buys Bridge\n\nIt was cheap.\n");
//! let (span, role) = page.hints.roles[0];
//! assert_eq!((span.of(&page.text), role), ("Town Buys Bridge", BlockRole::Headline));
//! ```

mod html;

pub use html::{html, plain_with_html};

use crate::document::BlockRole;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A text ready to be parsed, with what is known of its structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The text.
    pub text: Arc<str>,
    /// What the source said of its structure.
    pub hints: Hints,
}

/// What a source that has structure (HTML) says of the blocks of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// Stretches whose role the source states, in order.
    pub roles: Vec<(Span, BlockRole)>,
    /// The code of the language that the source says its text is in (BCP 47).
    pub language: Option<String>,
}

/// Plain text: CRLF and CR become LF, a leading byte order mark goes, nothing else changes.
pub fn plain(paste: &str) -> Incoming {
    let paste = paste.strip_prefix('\u{feff}').unwrap_or(paste);
    let text = if paste.contains('\r') {
        paste.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        paste.into()
    };
    Incoming { text, hints: Hints::default() }
}

/// Plain text as a browser holds it, in UTF-16 units: a lone surrogate becomes U+FFFD, the rest is as in [`plain`].
pub fn plain_utf16(paste: &[u16]) -> Incoming {
    plain(&String::from_utf16_lossy(paste))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_the_byte_order_mark_are_all_that_changes() {
        assert_eq!(&*plain("\u{feff}a\r\nb\rc\n\u{feff}d\0\u{2028}").text, "a\nb\nc\n\u{feff}d\0\u{2028}");
        assert_eq!(plain("a\r\n\r\nb"), plain("a\n\nb"));
        assert_eq!(plain("a\r\rb"), plain("a\n\nb"));
    }

    #[test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        assert_eq!(&*plain_utf16(&[0x61, 0xd83d, 0x62, 0xd83d, 0xdc4d]).text, "a\u{fffd}b👍");
    }
}
