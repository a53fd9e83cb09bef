//! The parser's module, loaded into the page: for browsers in which no worker will run.
//!
//! It works in slices of about 50 ms, and the browser gets its turn between two.

use super::failure::ParseFailure;
use super::protocol::{self, BUILD, Reply};
use super::site::Site;
use crate::document::Suggestions;
use crate::parse::Progress;
use crate::web::thrown::words;
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The language's own `import()`.
    #[wasm_bindgen(js_name = "import")]
    fn import(address: &str) -> Promise;

    /// What `bin/parser.rs` exports.
    #[derive(Clone)]
    type Module;

    #[wasm_bindgen(method, catch, js_name = "default")]
    fn init(this: &Module, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn build(this: &Module) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn take(this: &Module, request: &[u8]) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn slice(this: &Module) -> Result<Option<Vec<u8>>, JsValue>;
}

/// The parser on the page, loaded and of this build.
#[derive(Clone)]
pub(super) struct OnPage(Module);

impl OnPage {
    /// Loads it.
    pub async fn load() -> Result<OnPage, ParseFailure> {
        let site = Site::beside_the_page().map_err(unavailable)?;
        let module: Module =
            JsFuture::from(import(&site.module)).await.map_err(unavailable)?.unchecked_into();
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"module_or_path".into(), &site.wasm.into()).map_err(unavailable)?;
        JsFuture::from(module.init(&options).map_err(unavailable)?).await.map_err(unavailable)?;
        if module.build().map_err(unavailable)? != BUILD {
            return Err(ParseFailure::OtherVersion);
        }
        Ok(OnPage(module))
    }

    /// Has the request done.
    pub async fn run(
        &self,
        request: &[u8],
        on_progress: &dyn Fn(Progress),
    ) -> Result<Suggestions, ParseFailure> {
        self.0.take(request).map_err(unavailable)?;
        loop {
            TimeoutFuture::new(0).await;
            let reply = self.0.slice().map_err(unavailable)?.unwrap_or_default();
            match protocol::decode(&reply) {
                Ok(Reply::Progress { done, total }) => on_progress(Progress { done, total }),
                Ok(Reply::Done(suggestions)) => return Ok(suggestions),
                Ok(Reply::Hello { .. }) => {}
                Err(error) => return Err(ParseFailure::Unavailable(error.to_string())),
            }
        }
    }
}

impl std::fmt::Debug for OnPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OnPage")
    }
}

fn unavailable(error: JsValue) -> ParseFailure {
    ParseFailure::Unavailable(words(&error))
}
