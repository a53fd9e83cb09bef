//! Files and the clipboard: what a person drops, chooses or pastes comes in as text, what they export goes out.
//!
//! Nothing here knows a format. A JavaScript string that becomes a Rust one has its lone surrogates made U+FFFD by the
//! browser, just as `intake::plain_utf16` does it, so pasted strings go through `intake::plain`.

use super::thrown::words;
use crate::intake::{self, Incoming};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, ClipboardEvent, DragEvent, File, FileList,
    HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, HtmlInputElement, Url,
};

/// Why a file did not come in or go out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The browser does not let it be read.
    #[error("“{name}” could not be read ({why}). Nothing was changed.")]
    Unreadable {
        /// The file.
        name: String,
        /// What the browser says.
        why: String,
    },
    /// It is no UTF-8.
    #[error("“{name}” is not a text in UTF-8: byte {at} belongs to no character. Nothing was changed.")]
    NotText {
        /// The file.
        name: String,
        /// The first byte that is wrong.
        at: usize,
    },
    /// The browser does not let it be saved.
    #[error("“{name}” could not be downloaded ({why}). Your work is still here.")]
    NotDownloaded {
        /// The file.
        name: String,
        /// What the browser says.
        why: String,
    },
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Its name, without a folder.
    pub name: String,
    /// What stands in it, a byte order mark included.
    pub text: String,
}

/// Reads a file as UTF-8.
///
/// # Errors
/// If it cannot be read, or is not UTF-8.
pub async fn read(file: File) -> Result<TextFile, FileError> {
    let name = file.name();
    let buffer = match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => buffer,
        Err(error) => return Err(FileError::Unreadable { name, why: words(&error) }),
    };
    match String::from_utf8(Uint8Array::new(&buffer).to_vec()) {
        Ok(text) => Ok(TextFile { name, text }),
        Err(error) => Err(FileError::NotText { name, at: error.utf8_error().valid_up_to() }),
    }
}

/// The files that a person let fall on the page.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event.data_transfer().and_then(|data| data.files()).map(all).unwrap_or_default()
}

/// The files that a person chose. The choice is cleared, so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map(all).unwrap_or_default();
    input.set_value("");
    files
}

/// HTML longer than this says nothing: reading it would be felt, and the text can do without.
const LONGEST_HTML: usize = 4_000_000;

/// What the clipboard holds as HTML beside its text; empty where there is none.
pub fn pasted_html(event: &ClipboardEvent) -> String {
    let html = event.clipboard_data().and_then(|data| data.get_data("text/html").ok()).unwrap_or_default();
    if html.len() > LONGEST_HTML { String::new() } else { html }
}

/// The text that a person pastes, to the letter, with what its HTML says of it; `None` if the clipboard holds no text.
pub fn pasted(event: &ClipboardEvent) -> Option<Incoming> {
    let paste = event.clipboard_data()?.get_data("text/plain").ok()?;
    (!paste.is_empty()).then(|| intake::plain_with_html(&paste, &pasted_html(event)))
}

/// Gives a person a file.
///
/// # Errors
/// If the browser refuses; whether the person then keeps it, a page never learns.
pub fn download(name: &str, media_type: &str, content: &[u8]) -> Result<(), FileError> {
    offer(name, media_type, content)
        .map_err(|error| FileError::NotDownloaded { name: name.to_owned(), why: words(&error) })
}

/// Gives a person a drawing as a picture (PNG), twice as fine as it is drawn.
///
/// # Errors
/// As [`download`], and where the browser cannot draw it.
pub async fn download_picture(name: &str, svg: &str) -> Result<(), FileError> {
    let drawn = draw(svg).await.and_then(|picture| offer(name, "image/png", &picture));
    drawn.map_err(|error| FileError::NotDownloaded { name: name.to_owned(), why: words(&error) })
}

async fn draw(svg: &str) -> Result<Vec<u8>, JsValue> {
    const FINER: u32 = 2;
    let missing = || JsValue::from_str("the browser draws no pictures");
    let image = HtmlImageElement::new()?;
    let encoded = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{encoded}"));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas")?.unchecked_into();
    let (width, height) = (image.natural_width() * FINER, image.natural_height() * FINER);
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or_else(missing)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    let address = canvas.to_data_url_with_type("image/png")?;
    let data = address.split_once(',').map(|(_, data)| data).ok_or_else(missing)?;
    let bytes = gloo::utils::window().atob(data)?;
    // Each letter stands for a byte.
    Ok(bytes.chars().map(|letter| letter as u8).collect())
}

fn offer(name: &str, media_type: &str, content: &[u8]) -> Result<(), JsValue> {
    // Longer than any browser takes to begin; a shorter stay has made downloads fail.
    const MILLISECONDS: u32 = 60_000;
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(content)), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(MILLISECONDS, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

fn all(files: FileList) -> Vec<File> {
    (0..files.length()).filter_map(|n| files.item(n)).collect()
}
