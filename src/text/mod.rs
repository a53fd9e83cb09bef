//! How text is counted: spans, the three units of offsets, lines, quotation marks, sentences, tokens.
//!
//! Inside Galley every position is a byte offset into a document's text, held in a [`Span`] that lies on
//! character boundaries. Code points and UTF-16 exist only at the edges, through [`OffsetMap`].
//! Nothing here knows what a text means; that is for `parse`.

mod lines;
mod marks;
mod offsets;
mod sentences;
mod span;
mod tokens;

pub use lines::{Line, lines};
pub use marks::{Ends, Marked, drawn_alike, is_quotation_mark, marked, quoted_parts};
pub use offsets::OffsetMap;
pub use sentences::{is_abbreviation, sentences};
pub use span::Span;
pub use tokens::{Token, TokenKind, Tokens};
