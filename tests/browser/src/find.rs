//! Finding things by role and accessible name, as the browser computes them for a screen reader.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::page::Page;

/// Something on the page. It stays the same thing while the page redraws around it, and is gone when it is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The developer tools' number of the node.
    node: u64,
}

impl Page {
    /// The one thing with this role and name; waited for.
    ///
    /// # Errors
    /// Where there is none in the end, or more than one.
    pub async fn find(&self, role: &str, name: &str) -> Result<Found> {
        self.soon(&format!("{role} “{name}”"), async || {
            match self.all(role, Some(name), None).await?.as_slice() {
                [] => Ok(None),
                [one] => Ok(Some(*one)),
                more => bail!("{} of {role} “{name}”", more.len()),
            }
        })
        .await
    }

    /// Whether something has this role and name now.
    pub async fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(!self.all(role, Some(name), None).await?.is_empty())
    }

    /// Everything with this role inside something, in the order of the page.
    pub async fn all_in(&self, place: Found, role: &str) -> Result<Vec<Found>> {
        self.all(role, None, Some(place)).await
    }

    async fn all(&self, role: &str, name: Option<&str>, place: Option<Found>) -> Result<Vec<Found>> {
        let node = match place {
            Some(found) => found.node,
            None => {
                let document = self.devtools("DOM.getDocument", json!({"depth": 0})).await?;
                document["root"]["backendNodeId"].as_u64().context("no document")?
            }
        };
        let mut query = json!({"backendNodeId": node, "role": role});
        if let Some(name) = name {
            query["accessibleName"] = json!(name);
        }
        let answer = self.devtools("Accessibility.queryAXTree", query).await?;
        let nodes = answer["nodes"].as_array().context("no accessibility tree")?;
        let seen = nodes.iter().filter(|node| node["ignored"] != json!(true));
        Ok(seen.filter_map(|node| node["backendDOMNodeId"].as_u64()).map(|node| Found { node }).collect())
    }

    /// What a function in JavaScript, called with the thing as `this`, returns.
    pub async fn ask(&self, found: Found, body: &str) -> Result<Value> {
        let object = self.devtools("DOM.resolveNode", json!({"backendNodeId": found.node})).await?;
        let call = json!({
            "objectId": object["object"]["objectId"],
            "functionDeclaration": format!("function() {{ {body} }}"),
            "returnByValue": true,
        });
        let answer = self.devtools("Runtime.callFunctionOn", call).await?;
        if let Some(error) = answer.get("exceptionDetails") {
            bail!("{body}: {error}");
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Its text, as a screen reader would speak it.
    pub async fn text(&self, found: Found) -> Result<String> {
        let text = self.ask(found, "return this.innerText").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// One of its attributes; empty where it has none.
    pub async fn attribute(&self, found: Found, name: &str) -> Result<String> {
        let value = self.ask(found, &format!("return this.getAttribute({})", json!(name))).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// The middle of it in the window, after scrolling it into view.
    pub async fn middle(&self, found: Found) -> Result<(f64, f64)> {
        self.devtools("DOM.scrollIntoViewIfNeeded", json!({"backendNodeId": found.node})).await?;
        // Of a piece of text over several lines, the first line: the middle of all may lie beside it.
        let place = self
            .ask(
                found,
                "const r = this.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]",
            )
            .await?;
        place[0].as_f64().zip(place[1].as_f64()).context("it takes no room on the page")
    }
}
