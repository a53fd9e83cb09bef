//! What the page remembers of a person's ways, in localStorage: nothing that would be missed.

use crate::document::DocumentId;
use crate::web::settings::Settings;
use gloo::utils::window;
use web_sys::Storage;

const LAST_SHOWN: &str = "galley.last-shown";
const SETTINGS: &str = "galley.settings";

/// The document that was last shown.
pub fn last_shown() -> Option<DocumentId> {
    storage()?.get_item(LAST_SHOWN).ok()?.map(DocumentId::new)
}

/// Remembers which document is shown; `None`: the paste box. Where the browser refuses, nothing is remembered.
pub fn set_last_shown(id: Option<&DocumentId>) {
    let Some(storage) = storage() else { return };
    let _ = match id {
        Some(id) => storage.set_item(LAST_SHOWN, id.as_str()),
        None => storage.remove_item(LAST_SHOWN),
    };
}

/// Forgets everything that Galley remembers here.
pub fn forget() {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|n| storage.key(n).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with("galley.")) {
        let _ = storage.remove_item(name);
    }
}

/// What a person has set; as at first where nothing is kept.
pub fn settings() -> Settings {
    let kept = storage().and_then(|storage| storage.get_item(SETTINGS).ok()?);
    kept.map(|kept| Settings::read(&kept)).unwrap_or_default()
}

/// Keeps what a person has set. Where the browser refuses, it holds until the page is closed.
pub fn keep_settings(settings: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(SETTINGS, settings);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
