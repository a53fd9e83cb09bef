//! What the page draws, and how it is wired to the world.

pub mod app;
mod article;
mod calls;
mod commands;
mod comparing;
mod context;
mod effects;
mod keys;
mod library;
mod library_shown;
pub mod parts;
mod shown;
mod statistics;
