//! What a person does with Galley, in the words of the contract: annotate a text, choose from a list, select words in
//! the article, export.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::find::Found;
use crate::page::Page;

/// The item of a list: what it is called, and the annotation it stands for.
#[derive(Clone, Debug)]
pub struct Item {
    /// The item itself.
    pub found: Found,
    /// Its id in the document.
    pub id: String,
    /// Its text, from the beginning.
    pub text: String,
}

impl Page {
    /// Begins a new document: pastes a text into the box and has it annotated.
    pub async fn annotate(&self, text: &str) -> Result<()> {
        self.click_on("textbox", "Article text").await?;
        self.paste(text).await?;
        self.click_on("button", "Annotate").await?;
        self.annotated().await
    }

    /// Waits until an annotated text is shown.
    pub async fn annotated(&self) -> Result<()> {
        self.find("textbox", "Annotated text").await?;
        self.until("the article is drawn", async || {
            Ok(self.script("return document.querySelectorAll('[data-block]').length > 0").await?
                == json!(true))
        })
        .await
    }

    /// The items of one of the three lists, in its order.
    pub async fn items(&self, list: &str) -> Result<Vec<Item>> {
        let region = self.find("region", list).await?;
        let mut items = Vec::new();
        for found in self.all_in(region, "listitem").await? {
            let id = self.attribute(found, "data-annotation").await?;
            if !id.is_empty() {
                items.push(Item { found, id, text: self.text(found).await? });
            }
        }
        Ok(items)
    }

    /// The item of a list whose text begins so.
    pub async fn item(&self, list: &str, beginning: &str) -> Result<Item> {
        self.soon(&format!("“{beginning}” among {list}"), async || {
            Ok(self.items(list).await?.into_iter().find(|item| item.text.starts_with(beginning)))
        })
        .await
    }

    /// Chooses an item of a list.
    pub async fn choose(&self, list: &str, beginning: &str) -> Result<Item> {
        let item = self.item(list, beginning).await?;
        self.click(item.found).await?;
        Ok(item)
    }

    /// The words that are highlighted in the article as one annotation.
    pub async fn highlighted(&self, id: &str) -> Result<String> {
        let article = self.find("textbox", "Annotated text").await?;
        let body = format!(
            "return [...this.querySelectorAll({})].map((piece) => piece.textContent).join('')",
            json!(format!("[data-annotation~=\"{id}\"]"))
        );
        let text = self.ask(article, &body).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Selects words in the article with the mouse, from the first letter to the last.
    pub async fn select(&self, words: &str) -> Result<()> {
        let article = self.find("textbox", "Annotated text").await?;
        let body = format!(
            "const words = {};
             const walker = document.createTreeWalker(this, NodeFilter.SHOW_TEXT);
             const nodes = []; let text = '';
             while (walker.nextNode()) {{ nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data; }}
             const start = text.indexOf(words);
             if (start < 0) return null;
             const rect = (at) => {{
               const [from, node] = nodes.findLast(([from]) => from <= at);
               const range = document.createRange();
               range.setStart(node, at - from); range.setEnd(node, at - from + 1);
               node.parentElement.scrollIntoView({{ block: 'center', behavior: 'instant' }});
               return range.getClientRects()[0];
             }};
             const last = rect(start + words.length - 1), first = rect(start);
             return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];",
            json!(words)
        );
        let place = self.ask(article, &body).await?;
        let at = |n: usize| place[n].as_f64().with_context(|| format!("“{words}” is not in the article"));
        let (from, to) = ((at(0)?, at(1)?), (at(2)?, at(3)?));
        self.drag(from, to).await
    }

    /// Exports the document shown, in the format with this name: the file's name and content.
    pub async fn export(&self, format: &str) -> Result<(String, String)> {
        let (name, bytes) = self.exported(format).await?;
        Ok((name, String::from_utf8(bytes)?))
    }

    /// Exports the document shown, in the format with this name: the file's name and what is in it, which may be a zip.
    pub async fn exported(&self, format: &str) -> Result<(String, Vec<u8>)> {
        self.click_on("button", "Export").await?;
        self.click_on("menuitem", format).await?;
        self.download_bytes().await
    }

    /// Exports the document shown as Galley JSON.
    pub async fn document(&self) -> Result<Value> {
        let (_, content) = self.export("Galley JSON").await?;
        Ok(serde_json::from_str(&content)?)
    }

    /// Waits for a message that holds these words.
    pub async fn says(&self, words: &str) -> Result<()> {
        let look = format!(
            "return [...document.querySelectorAll('[role=status], [role=alert], output')]
                .some((place) => place.textContent.includes({}))",
            json!(words)
        );
        self.until(&format!("a message with “{words}”"), async || {
            Ok(self.script(&look).await? == json!(true))
        })
        .await
    }
}

/// The annotation of an exported document with this id, in whatever list it stands.
pub fn annotation<'d>(document: &'d Value, id: &str) -> Option<&'d Value> {
    ["articles", "blocks", "captions", "actors", "mentions", "quotes"]
        .iter()
        .filter_map(|list| document[list].as_array())
        .flatten()
        .find(|annotation| annotation["id"] == id)
}
