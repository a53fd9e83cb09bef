//! The page.
//!
//! What the page is and does lies in plain values and functions (`state`, `keymap`, `segments`, `selection`, …) that
//! know no browser: they compile with no features and are tested natively. Only the files gated below draw, listen,
//! store and start workers, and those decide nothing.

#[cfg(feature = "web")]
pub mod archive;
pub mod example;
pub mod keymap;
pub mod layers;
#[cfg(any(feature = "web", not(target_arch = "wasm32")))]
pub mod messages;
pub mod rows;
#[cfg(test)]
pub(crate) mod sample;
pub mod segments;
pub mod selection;
pub mod settings;
#[cfg(any(feature = "web", not(target_arch = "wasm32")))]
pub mod state;
#[cfg(any(feature = "web", not(target_arch = "wasm32")))]
pub mod store;

#[cfg(any(feature = "web", test))]
pub mod parser;

#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod clock;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod files;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod preferences;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod thrown;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod view;
