//! Where the parser's files lie: beside the page, under names that do not change.

use wasm_bindgen::JsValue;
use web_sys::Url;

/// Addresses of the parser's two files, absolute.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// The JavaScript module.
    pub module: String,
    /// The Wasm that it runs.
    pub wasm: String,
}

impl Site {
    /// Beside the page. Absolute, because a worker that was started from a blob has no place that anything could
    /// be relative to.
    pub fn beside_the_page() -> Result<Site, JsValue> {
        let page = gloo::utils::document().base_uri()?.unwrap_or_default();
        let beside = |name: &str| Url::new_with_base(name, &page).map(|url| url.href());
        Ok(Site { module: beside("parser.js")?, wasm: beside("parser_bg.wasm")? })
    }
}
