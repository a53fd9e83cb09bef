//! A plain host: serves a folder's files under a path over HTTP, as any static web server would, and nothing more.
//!
//! For `cargo xtask serve` and for the tests, which also ask it what was requested and switch it off. It listens on
//! this computer only. It adds no policy and no caching, so that the site depends on neither.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A running host; it serves until the program ends.
#[derive(Clone)]
pub struct Host {
    shared: Arc<Shared>,
}

struct Shared {
    address: SocketAddr,
    folder: PathBuf,
    /// Begins and ends with a slash.
    path: String,
    on: AtomicBool,
    requests: Mutex<Vec<String>>,
}

impl Host {
    /// Serves `folder` under `path` (which begins and ends with a slash) on `port`, or on any free one for 0.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(folder: &Path, path: &str, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let shared = Arc::new(Shared {
            address: listener.local_addr()?,
            folder: folder.to_owned(),
            path: path.to_owned(),
            on: AtomicBool::new(true),
            requests: Mutex::default(),
        });
        let host = Self { shared };
        let serving = host.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&serving.shared);
                // A browser that hangs up is no concern of the host's.
                thread::spawn(move || shared.answer(stream).ok());
            }
        });
        Ok(host)
    }

    /// Where the site is.
    pub fn url(&self) -> String {
        format!("http://localhost:{}{}", self.shared.address.port(), self.shared.path)
    }

    /// Answers nobody from now on, as a host that cannot be reached; requests are still noted.
    pub fn switch_off(&self) {
        self.shared.on.store(false, Ordering::SeqCst);
    }

    /// Answers again.
    pub fn switch_on(&self) {
        self.shared.on.store(true, Ordering::SeqCst);
    }

    /// The paths requested so far, in the order in which they came.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Shared {
    fn answer(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut reader = BufReader::new(&stream);
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(()); // Browsers open connections ahead of need.
        }
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let target = first.split_whitespace().nth(1).unwrap_or_default();
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(target.to_owned());
        if !self.on.load(Ordering::SeqCst) {
            return Ok(());
        }
        let (status, kind, body) = match self.file(target) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        };
        let mut stream = &stream;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    fn file(&self, target: &str) -> Option<(&'static str, Vec<u8>)> {
        let name = target.split(['?', '#']).next()?.strip_prefix(self.path.as_str())?;
        let name = if name.is_empty() { "index.html" } else { name };
        // No climbing out of the folder.
        if name.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
            return None;
        }
        let body = std::fs::read(self.folder.join(name)).ok()?;
        Some((content_type(name), body))
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
