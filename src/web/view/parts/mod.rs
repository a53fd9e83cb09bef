//! The pieces of the page around the article: boxes, lists, bars, menus, dialogs.
//!
//! Each takes plain data and gives back what a person did, and decides nothing: no part knows the state, the document
//! or the store. What a part keeps for itself is only what nobody else could want: which row of an open menu has the
//! focus, what stands in a box not yet sent.
//!
//! Accessible names are those of the contract. HTML's own elements come before ARIA; glyphs, counts and keys are drawn
//! outside the names. Nothing sets `style=`: the page's policy refuses it, so places go through the CSSOM.

mod action;
mod context;
mod dialog;
mod differences;
mod documents;
mod dropping;
mod entry;
mod focus;
mod frame;
mod guide;
mod header;
mod history;
mod icon;
mod keys;
mod list;
mod menu;
mod messages;
mod palette;
mod paste;
mod progress;
mod settings;
mod shelf;
mod statistics;
mod text_entry;
mod toolbar;

pub use action::{Action, ActionButton};
pub use context::ContextMenu;
pub use dialog::Dialog;
pub use differences::{Differences, Differing, Judge};
pub use documents::{DocumentCalls, DocumentRow, Documents};
pub use entry::{Enter, NameEntry, Suggestion, Taken};
pub use frame::{ArticleRegion, Frame};
pub use guide::Guide;
pub use header::{Header, Saved};
pub use history::{Happened, HistoryDialog};
pub use icon::{Icon, icon};
pub use keys::{KeyGroup, KeyRow, Keys};
pub use list::{AnnotationList, ListRow, RowState};
pub use menu::MenuButton;
pub use messages::{Alert, StatusLine};
pub use palette::{Anchor, Palette};
pub use paste::{FileChoice, PasteBox};
pub use progress::ProgressBar;
pub use settings::Settings;
pub use shelf::{Picked, Several, Sure};
pub use statistics::{Chart, StatisticsDialog, Told};
pub use text_entry::TextEntry;
pub use toolbar::Toolbar;
