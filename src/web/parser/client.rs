//! What the page asks: suggestions for a text, whatever has to run for it.
//!
//! A worker first; if it does not start, dies or hangs, one more; after that the parser's module on the page. The
//! person sees progress and, in the end, suggestions.

use super::failure::ParseFailure;
use super::on_page::OnPage;
use super::protocol::Request;
use super::thread::{self, Thread, ThreadFailure};
use crate::document::{Document, DocumentId, Suggestions};
use crate::intake::Hints;
use crate::parse::{LanguageChoice, Progress};
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use yew::Callback;

/// Workers that may be lost before the page does the work itself.
const WORKERS: u8 = 2;

/// The parser, for as long as the page lives. Clones are the same client.
#[derive(Clone, Debug)]
pub struct ParserClient {
    shared: Rc<RefCell<Shared>>,
}

#[derive(Debug)]
struct Shared {
    idle: Option<Idle>,
    workers_left: u8,
    on_page: Option<OnPage>,
    /// Dropped to end the parse under way.
    current: Option<oneshot::Sender<()>>,
}

/// A worker with nothing to do.
#[derive(Debug)]
struct Idle {
    thread: Thread,
    greeted: bool,
}

impl PartialEq for ParserClient {
    fn eq(&self, other: &ParserClient) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl Default for ParserClient {
    fn default() -> Self {
        ParserClient::new()
    }
}

impl ParserClient {
    /// Starts a worker, so that it is there when the first text comes.
    pub fn new() -> ParserClient {
        let shared = Shared { idle: None, workers_left: WORKERS, on_page: None, current: None };
        let client = ParserClient { shared: Rc::new(RefCell::new(shared)) };
        client.warm_up();
        client
    }

    /// Parses `text`; `on_progress` hears now and then how far it has come. Another call, or [`ParserClient::cancel`],
    /// ends the parse before it: that one's future then gives [`ParseFailure::Cancelled`] at once.
    pub fn parse(
        &self,
        text: Arc<str>,
        hints: Hints,
        language: LanguageChoice,
        on_progress: Callback<Progress>,
    ) -> impl Future<Output = Result<Suggestions, ParseFailure>> + 'static {
        let (keep, ended) = oneshot::channel::<()>();
        self.shared.borrow_mut().current = Some(keep);
        let client = self.clone();
        async move {
            let on_progress = |progress| on_progress.emit(progress);
            let work = Box::pin(client.work(Request::parse(&text, &hints, &language), &on_progress));
            match select(ended, work).await {
                Either::Left((_, work)) => {
                    drop(work);
                    client.warm_up();
                    Err(ParseFailure::Cancelled)
                }
                Either::Right((outcome, _)) => outcome,
            }
        }
    }

    /// Ends the parse under way, if there is one.
    pub fn cancel(&self) {
        self.shared.borrow_mut().current = None;
    }

    async fn work(
        &self,
        request: Request,
        on_progress: &dyn Fn(Progress),
    ) -> Result<Suggestions, ParseFailure> {
        let unavailable = |failure: ThreadFailure| ParseFailure::Unavailable(failure.to_string());
        let request = thread::message(&request).map_err(unavailable)?;
        while let Some(idle) = self.worker() {
            // If this future is dropped on the way, the worker goes with it.
            match in_worker(idle, &request, on_progress).await {
                Ok((idle, suggestions)) => {
                    self.shared.borrow_mut().idle = Some(idle);
                    return Ok(suggestions);
                }
                Err(failure) => {
                    web_sys::console::warn_1(&failure.to_string().into());
                    self.lost_one();
                }
            }
        }
        self.on_page().await?.run(&request, on_progress).await
    }

    /// The idle worker, or a new one; `None` if there shall be none.
    fn worker(&self) -> Option<Idle> {
        self.warm_up();
        self.shared.borrow_mut().idle.take()
    }

    /// Sees to it that a worker is idle, if there may be one.
    fn warm_up(&self) {
        let mut shared = self.shared.borrow_mut();
        while shared.idle.is_none() && shared.workers_left > 0 {
            match Thread::start() {
                Ok(thread) => shared.idle = Some(Idle { thread, greeted: false }),
                Err(failure) => {
                    web_sys::console::warn_1(&failure.to_string().into());
                    shared.workers_left -= 1;
                }
            }
        }
    }

    fn lost_one(&self) {
        let mut shared = self.shared.borrow_mut();
        shared.workers_left = shared.workers_left.saturating_sub(1);
    }

    async fn on_page(&self) -> Result<OnPage, ParseFailure> {
        let loaded = self.shared.borrow().on_page.clone();
        match loaded {
            Some(module) => Ok(module),
            None => {
                let module = OnPage::load().await?;
                self.shared.borrow_mut().on_page = Some(module.clone());
                Ok(module)
            }
        }
    }
}

async fn in_worker(
    mut idle: Idle,
    request: &[u8],
    on_progress: &dyn Fn(Progress),
) -> Result<(Idle, Suggestions), ThreadFailure> {
    if !idle.greeted {
        idle.thread.hello().await?;
        idle.greeted = true;
    }
    let suggestions = idle.thread.run(request, on_progress).await?;
    Ok((idle, suggestions))
}

/// The document that the parser suggests, checked, since it came from another program.
///
/// # Errors
/// [`ParseFailure::Unsound`] if it breaks an invariant.
pub fn suggested(
    id: DocumentId,
    text: Arc<str>,
    suggestions: &Suggestions,
) -> Result<Document, ParseFailure> {
    let document = Document::suggested(id, text, suggestions);
    document.check().map_err(ParseFailure::Unsound)?;
    Ok(document)
}
