//! What tabs tell one another: which document was written, so that others can follow.

use crate::document::DocumentId;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "galley documents";
/// What is told where it is not one document.
const ALL: &str = "";

/// The way to the other tabs; where the browser has none, nobody is told.
#[derive(Debug)]
pub(super) struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Listens for as long as the page lives. `heard`: another tab wrote this document, or several.
    pub fn open(heard: impl Fn(Option<DocumentId>) + 'static) -> Channel {
        let channel = BroadcastChannel::new(NAME).ok();
        if let Some(channel) = &channel {
            let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let told = event.data().as_string().unwrap_or_default();
                heard((told != ALL).then(|| DocumentId::new(told)));
            });
            channel.set_onmessage(Some(listen.into_js_value().unchecked_ref()));
        }
        Channel(channel)
    }

    /// Tells the other tabs that a document, or several, stand on disk as they do now.
    pub fn tell(&self, id: Option<&DocumentId>) {
        if let Some(channel) = &self.0 {
            // Refused only where the channel is closed.
            let _ = channel.post_message(&JsValue::from_str(id.map_or(ALL, DocumentId::as_str)));
        }
    }
}
