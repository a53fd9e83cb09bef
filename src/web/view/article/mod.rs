//! The annotated text, drawn by hand.
//!
//! The text is one editable box whose every change is refused: that is what gives it the browser's own caret and
//! selection, and brings keys and screen readers to it. An editable box is no place for a virtual DOM, since an input
//! method may write into it all the same; so [`Canvas`] draws it, piece by piece, and knows what it drew. Nothing here
//! decides anything: it shows a plan, and tells where caret and selection are.

mod block;
mod canvas;
mod drawn;
mod handles;
mod light;
mod listen;
mod place;
mod thread;

pub use canvas::Canvas;
pub use listen::{Heard, Listening, anchor, listen};

use yew::prelude::*;

/// The textbox, empty: a [`Canvas`] fills it.
pub fn text_box(node: &NodeRef) -> Html {
    html! {
        <div class="text-wrap">
            <div ref={node} class="text" id="text" role="textbox" aria-label="Annotated text" aria-multiline="true"
                aria-readonly="true" contenteditable="true" inputmode="none" spellcheck="false" tabindex="0" />
            <span class="end-handle at-start" aria-hidden="true" hidden=true />
            <span class="end-handle at-end" aria-hidden="true" hidden=true />
            <svg class="thread" aria-hidden="true" focusable="false"><path /></svg>
        </div>
    }
}
