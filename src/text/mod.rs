//! How text is counted: spans, the three units of offsets, lines, quotation marks, sentences, tokens.
//!
//! Inside Galley every position is a byte offset into a document's text, held in a [`Span`] that lies on
//! character boundaries. Code points and UTF-16 exist only at the edges, through [`OffsetMap`].
//! Nothing here knows what a text means; that is for `parse`.
//!
//! ```
//! use galley::text::{OffsetMap, Span};
//!
//! let text = "🚢 Ott left. She said so.";
//! let span = Span::new(text, 5, 8).unwrap();
//! assert_eq!(span.of(text), "Ott");
//! // Inside the ship there is no position.
//! assert_eq!(Span::new(text, 1, 8), None);
//!
//! // The same three letters in each unit: bytes 5 to 8, code points 2 to 5, UTF-16 units 3 to 6.
//! let map = OffsetMap::new(text);
//! assert_eq!((map.point_of(text, 5), map.utf16_of(text, 5)), (Some(2), Some(3)));
//! assert_eq!((map.byte_of_point(text, 5), map.byte_of_utf16(text, 6)), (Some(8), Some(8)));
//! ```

mod changed;
mod lines;
mod marks;
mod offsets;
mod sentences;
mod shape;
mod span;
mod tokens;

pub use changed::Changed;
pub use lines::{Line, lines};
pub use marks::{Ends, Marked, drawn_alike, is_quotation_mark, marked, quoted_parts};
pub use offsets::OffsetMap;
pub use sentences::{SentenceRules, sentences};
pub use shape::Shape;
pub use span::Span;
pub use tokens::{Token, TokenKind, Tokens, tokens};
