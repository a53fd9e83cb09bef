//! What a person does: keys, mouse, clipboard. Real events of the browser's, not scripts.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use crate::find::Found;
use crate::page::Page;

impl Page {
    /// Clicks in its middle.
    pub async fn click(&self, found: Found) -> Result<()> {
        let (x, y) = self.middle(found).await?;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.devtools("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Presses the right button of the mouse at a place of the window.
    pub async fn press_right(&self, (x, y): (f64, f64)) -> Result<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "right", "clickCount": 1});
            self.devtools("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Rests a finger at a place of the window for a second.
    pub async fn rest_finger(&self, (x, y): (f64, f64)) -> Result<()> {
        let down = json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]});
        self.devtools("Input.dispatchTouchEvent", down).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let up = json!({"type": "touchEnd", "touchPoints": []});
        self.devtools("Input.dispatchTouchEvent", up).await.map(drop)
    }

    /// Drags one thing onto another, and drops it there.
    pub async fn carry(&self, from: Found, to: Found) -> Result<()> {
        let (from, to) = (self.middle(from).await?, self.middle(to).await?);
        let between = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let event = |kind: &str, (x, y): (f64, f64)| json!({"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1});
        let steps = [
            event("mousePressed", from),
            event("mouseMoved", (from.0 + 4.0, from.1 - 4.0)),
            event("mouseMoved", between),
            event("mouseMoved", to),
            event("mouseMoved", (to.0 + 1.0, to.1)),
            event("mouseReleased", to),
        ];
        for step in steps {
            self.devtools("Input.dispatchMouseEvent", step).await?;
        }
        Ok(())
    }

    /// Presses the mouse at one place of the window and lets it go at another.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let event = |kind: &str, (x, y): (f64, f64)| json!({"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1});
        for event in [event("mousePressed", from), event("mouseMoved", to), event("mouseReleased", to)] {
            self.devtools("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Moves the mouse to a place of the window.
    pub async fn hover(&self, (x, y): (f64, f64)) -> Result<()> {
        let event = json!({"type": "mouseMoved", "x": x, "y": y});
        self.devtools("Input.dispatchMouseEvent", event).await.map(drop)
    }

    /// Takes what can be dragged at one place of the window and drops it at another.
    pub async fn drag_slowly(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let event = |kind: &str, (x, y): (f64, f64)| json!({"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1});
        let near = (from.0 + 4.0, from.1 + 8.0);
        for event in [
            event("mousePressed", from),
            event("mouseMoved", near),
            event("mouseMoved", to),
            event("mouseMoved", to),
            event("mouseReleased", to),
        ] {
            self.devtools("Input.dispatchMouseEvent", event).await?;
            self.script("return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
                .await?;
        }
        Ok(())
    }

    /// Finds by role and name, and clicks.
    pub async fn click_on(&self, role: &str, name: &str) -> Result<()> {
        let found = self.find(role, name).await?;
        self.click(found).await
    }

    /// Presses a key, or a chord such as `Ctrl+Shift+z`. Letters are as they come out (`N` for Shift and n).
    pub async fn press(&self, chord: &str) -> Result<()> {
        let keys = chord.split('+').map(key).collect::<Result<Vec<char>>>()?;
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        self.keys(down.chain(up)).await
    }

    /// Presses the same keys one after the other, as `press` does each.
    pub async fn press_all(&self, chords: &[&str]) -> Result<()> {
        for chord in chords {
            self.press(chord).await?;
        }
        Ok(())
    }

    /// Types a text, key by key, once a box that takes one has the focus.
    pub async fn type_in(&self, text: &str) -> Result<()> {
        self.until("a box to type in", || async {
            let focused = "return document.activeElement?.matches('input, textarea') ?? false";
            Ok(self.script(focused).await? == serde_json::json!(true))
        })
        .await?;
        let keys = text.chars().map(|letter| if letter == '\n' { char::from(Key::Enter) } else { letter });
        self.keys(keys.flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }])).await
    }

    /// Writes with an input method where the caret is: first these letters, underlined, then the words they become.
    pub async fn compose(&self, letters: &str, words: &str) -> Result<()> {
        let end = letters.chars().count();
        let composing = json!({"text": letters, "selectionStart": end, "selectionEnd": end});
        self.devtools("Input.imeSetComposition", composing).await?;
        self.devtools("Input.insertText", json!({"text": words})).await.map(drop)
    }

    async fn keys(&self, actions: impl Iterator<Item = KeyAction>) -> Result<()> {
        let start = KeyActions::new("keyboard".to_owned());
        let all = actions.fold(start, InputSource::then);
        Ok(self.client.perform_actions(all).await?)
    }

    /// Lets a file fall on the page.
    pub async fn drop_file(&self, name: &str, content: &str) -> Result<()> {
        let script = format!(
            "const data = new DataTransfer();
             data.items.add(new File([{}], {}, {{ type: 'application/json' }}));
             document.body.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));",
            json!(content),
            json!(name)
        );
        self.script(&script).await.map(drop)
    }

    /// Puts a text on the clipboard and presses Ctrl+V.
    pub async fn paste(&self, text: &str) -> Result<()> {
        let grant = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        self.devtools("Browser.grantPermissions", grant).await?;
        let write = format!("return navigator.clipboard.writeText({}).then(() => true)", json!(text));
        if self.script(&write).await? != json!(true) {
            bail!("the clipboard refuses the text");
        }
        self.press("Ctrl+v").await
    }
}

fn key(name: &str) -> Result<char> {
    let special = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Esc" => Key::Escape,
        "Tab" => Key::Tab,
        "Delete" => Key::Delete,
        "Backspace" => Key::Backspace,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        "F1" => Key::F1,
        "F6" => Key::F6,
        "F10" => Key::F10,
        letter => {
            let mut letters = letter.chars();
            return letters.next().filter(|_| letters.next().is_none()).context(format!("no key “{name}”"));
        }
    };
    Ok(special.into())
}
