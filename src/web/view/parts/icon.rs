//! The few signs on buttons and rows, as SVG: fonts differ in which they have.

use yew::prelude::*;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Look for.
    Search,
    /// Begin another.
    Plus,
    /// Away with it.
    Cross,
    /// A person agreed.
    Check,
    /// A person changed it, or may.
    Pencil,
    /// Wants a look.
    Question,
    /// Opens below.
    Down,
    /// Opens above.
    Up,
    /// Delete.
    Bin,
    /// The documents.
    Papers,
    /// A file comes in.
    Open,
    /// To come back to.
    Flag,
}

/// Draws a sign; readers of the screen never meet it.
pub fn icon(icon: Icon) -> Html {
    let path = match icon {
        Icon::Undo => "M6 3 2.5 6.5 6 10M2.5 6.5H9a4 4 0 0 1 0 8H6.5",
        Icon::Redo => "M10 3l3.5 3.5L10 10M13.5 6.5H7a4 4 0 0 0 0 8h2.5",
        Icon::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.5 10.5 14 14",
        Icon::Plus => "M8 3v10M3 8h10",
        Icon::Cross => "M4 4l8 8M12 4l-8 8",
        Icon::Check => "M3 8.5 6.5 12 13 4.5",
        Icon::Pencil => "M3 13l.8-3L11 2.8 13.2 5 6 12.2 3 13M9.5 4.3l2.2 2.2",
        Icon::Question => "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9 8 10M8 12.6v.4",
        Icon::Down => "M4 6l4 4 4-4",
        Icon::Up => "M4 10l4-4 4 4",
        Icon::Bin => "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
        Icon::Papers => "M5.5 2.5h7v9h-7zM3.5 4.5v9h7",
        Icon::Flag => "M4 14V2.5h8.5L10.5 5.5l2 3H4",
        Icon::Open => "M8 2.5v7M5 7l3 3 3-3M3 11v2.5h10V11",
    };
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}
