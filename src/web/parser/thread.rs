//! One worker that runs the parser, from its start to its end.
//!
//! It is started from a blob: module that imports the real file, because a worker inherits the page's content policy
//! only so. Dropping a [`Thread`] terminates it.

use super::protocol::{self, BUILD, Reply, Request};
use super::site::Site;
use crate::document::Suggestions;
use crate::parse::Progress;
use crate::web::thrown::words;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::future::{Either, select};
use futures_util::{StreamExt, pin_mut};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, ErrorEvent, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType,
};

/// How long a worker may take to say hello.
const HELLO_MILLISECONDS: u32 = 3_000;
/// A busy worker that says nothing for this many ticks in a row hangs. Ticks, not a time of day: a computer that
/// slept is one tick late, however long it slept.
const SILENT_TICKS: u32 = 10;
const TICK_MILLISECONDS: u32 = 1_000;

/// Why a worker is of no more use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum ThreadFailure {
    #[error("the worker did not start: {0}")]
    NotStarted(String),
    #[error("the worker did not answer")]
    Silent,
    #[error("the worker stopped: {0}")]
    Died(String),
    #[error("the worker is of build {0}")]
    OtherBuild(String),
}

type Heard = Result<Reply, ThreadFailure>;

/// A worker.
pub(super) struct Thread {
    worker: Worker,
    heard: UnboundedReceiver<Heard>,
    _listeners: [Closure<dyn FnMut(Event)>; 3],
}

impl Thread {
    /// Starts a worker; whether it comes to life shows in [`Thread::hello`].
    pub fn start() -> Result<Thread, ThreadFailure> {
        let not_started = |error: JsValue| ThreadFailure::NotStarted(words(&error));
        let address = program(&Site::beside_the_page().map_err(not_started)?).map_err(not_started)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options).map_err(not_started);
        // The browser has taken the address in by now, whatever became of it.
        let _ = Url::revoke_object_url(&address);
        let worker = worker?;

        let (tell, heard) = unbounded();
        let on_message = listener(&tell, |event| match bytes_of(event) {
            Some(bytes) => {
                protocol::decode::<Reply>(&bytes).map_err(|error| ThreadFailure::Died(error.to_string()))
            }
            None => Err(ThreadFailure::Died("it sent something that is no message".to_owned())),
        });
        let on_error = listener(&tell, |event| {
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
            Err(ThreadFailure::Died(if message.is_empty() {
                "it could not be loaded".to_owned()
            } else {
                message
            }))
        });
        let on_message_error =
            listener(&tell, |_| Err(ThreadFailure::Died("its message could not be received".to_owned())));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_message_error.as_ref().unchecked_ref()));
        Ok(Thread { worker, heard, _listeners: [on_message, on_error, on_message_error] })
    }

    /// Waits for the worker's first word. To be called once, before anything is asked of it.
    pub async fn hello(&mut self) -> Result<(), ThreadFailure> {
        match self.next(HELLO_MILLISECONDS).await.ok_or(ThreadFailure::Silent)?? {
            Reply::Hello { build } if build == BUILD => Ok(()),
            Reply::Hello { build } => Err(ThreadFailure::OtherBuild(build)),
            Reply::Progress { .. } | Reply::Done(_) => {
                Err(ThreadFailure::Died("it spoke out of turn".to_owned()))
            }
        }
    }

    /// Has the request done.
    pub async fn run(
        &mut self,
        request: &[u8],
        on_progress: &dyn Fn(Progress),
    ) -> Result<Suggestions, ThreadFailure> {
        let message = Uint8Array::from(request);
        self.worker.post_message(&message).map_err(|error| ThreadFailure::Died(words(&error)))?;
        let mut silent = 0;
        while silent < SILENT_TICKS {
            match self.next(TICK_MILLISECONDS).await.transpose()? {
                None => silent += 1,
                Some(Reply::Progress { done, total }) => {
                    silent = 0;
                    on_progress(Progress { done, total });
                }
                Some(Reply::Done(suggestions)) => return Ok(suggestions),
                Some(Reply::Hello { .. }) => return Err(ThreadFailure::Died("it started twice".to_owned())),
            }
        }
        Err(ThreadFailure::Silent)
    }

    /// What it says next; `None` if it says nothing for so long.
    async fn next(&mut self, milliseconds: u32) -> Option<Heard> {
        let word = self.heard.next();
        let timeout = TimeoutFuture::new(milliseconds);
        pin_mut!(word, timeout);
        match select(word, timeout).await {
            Either::Left((word, _)) => word,
            Either::Right(_) => None,
        }
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

impl std::fmt::Debug for Thread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Thread")
    }
}

/// The address of the few lines that a worker begins with.
fn program(site: &Site) -> Result<String, JsValue> {
    // JSON text is JavaScript text. A failure inside a promise is no `error` event: it is thrown again where it is.
    let (module, wasm) = (quoted(&site.module)?, quoted(&site.wasm)?);
    let source = format!(
        "import init from {module};\ninit({{ module_or_path: {wasm} }}).catch(e => setTimeout(() => {{ throw e; }}));\n"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind)?;
    Url::create_object_url_with_blob(&blob)
}

fn quoted(text: &str) -> Result<String, JsValue> {
    js_sys::JSON::stringify(&text.into()).map(String::from)
}

fn bytes_of(event: &Event) -> Option<Vec<u8>> {
    let data = event.dyn_ref::<MessageEvent>()?.data();
    data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn listener(tell: &UnboundedSender<Heard>, hear: fn(&Event) -> Heard) -> Closure<dyn FnMut(Event)> {
    let tell = tell.clone();
    // Nobody listens any more only when the thread is being dropped.
    Closure::new(move |event: Event| drop(tell.unbounded_send(hear(&event))))
}

/// A request as a worker takes it.
pub(super) fn message(request: &Request) -> Result<Vec<u8>, ThreadFailure> {
    protocol::encode(request).map_err(|error| ThreadFailure::NotStarted(error.to_string()))
}
