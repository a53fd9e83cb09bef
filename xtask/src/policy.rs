//! What the page may do, as a Content-Security-Policy: load its own files, and reach nothing else.
//!
//! It stands in the page as a `<meta>` tag and on every response of the service worker; here is its only source.
//! `wasm-unsafe-eval` lets the browser compile Wasm and nothing more; `blob:` workers inherit the page's policy,
//! which a worker loaded by its URL would not.

/// The policy.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' blob: data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; \
     base-uri 'none'; form-action 'none'";
