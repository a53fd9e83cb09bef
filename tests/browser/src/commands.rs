//! The commands of chromedriver that WebDriver itself does not have.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of Chromium's: where it is posted, and its body.
#[derive(Debug)]
pub struct Command {
    path: &'static str,
    body: Value,
}

impl Command {
    /// A method of the developer tools' protocol.
    pub fn devtools(method: &str, params: Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({"cmd": method, "params": params}) }
    }

    /// What the console received since this was last asked.
    pub fn console() -> Self {
        Self { path: "se/log", body: json!({"type": "browser"}) }
    }

    /// What was recorded since this was last asked, in a browser that is traced.
    pub fn recorded() -> Self {
        Self { path: "se/log", body: json!({"type": "performance"}) }
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
