//! What the state wants from the world, made: store, parser, files, clock.

use super::keys;
use super::library::Awaited;
use crate::document::{Document, DocumentId};
use crate::edit::JournalLine;
use crate::formats::galley;
use crate::intake::Incoming;
use crate::parse::LanguageChoice;
use crate::web::parser::{ParseFailure, ParserClient, suggested};
use crate::web::state::{Comparing, Desk, Effect, Message, State, walk};
use crate::web::store::{Journal, Opened, Store, StoreError, Summary};
use crate::web::{archive, clock, files, preferences};
use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

/// After so long a person wonders whether anything happens.
const SLOW_MILLISECONDS: u32 = 300;

/// How often it is looked whether a document can be opened.
const BETWEEN_LOOKS_MILLISECONDS: u32 = 20;

/// The first screen of a document is drawn by then.
const DRAWING_MILLISECONDS: u32 = 50;

/// The world as the page has hold of it.
#[derive(Debug)]
pub struct World {
    pub(super) tell: Callback<Message>,
    opened: Callback<(DocumentId, Result<Opened, StoreError>)>,
    parser: ParserClient,
    pub(super) store: Option<Store>,
    /// To write to the document on the desk.
    pub(super) journal: Option<Journal>,
    /// To write to a document that was read, should it come on the desk.
    arrived: Option<Journal>,
    /// The document on the desk is new, and not yet written: nothing was done to it so far.
    new: Option<Summary>,
    write_new: Callback<()>,
    /// A document that came before the store was open, and what was done to it.
    waiting: Option<Waiting>,
    /// Documents that are being changed from the library: whoever wants to open one waits.
    pub(super) amending: Rc<RefCell<Vec<DocumentId>>>,
    /// Which document this tab waits for to be released by another, and the right to it once it is.
    pub(super) awaited: Rc<RefCell<Awaited>>,
    /// Whether the list is to be read again already.
    pub(super) listing: Rc<Cell<bool>>,
    /// Ends when the work before has ended: works on the store are done one after the other.
    turn: RefCell<Option<oneshot::Receiver<()>>>,
}

#[derive(Debug)]
struct Waiting {
    document: Document,
    summary: Summary,
    lines: Vec<JournalLine>,
}

impl World {
    /// The world, without a store yet.
    pub fn new(
        tell: Callback<Message>,
        opened: Callback<(DocumentId, Result<Opened, StoreError>)>,
        write_new: Callback<()>,
    ) -> World {
        World {
            tell,
            opened,
            parser: ParserClient::new(),
            store: None,
            journal: None,
            arrived: None,
            new: None,
            write_new,
            waiting: None,
            amending: Rc::default(),
            awaited: Rc::default(),
            listing: Rc::default(),
            turn: RefCell::default(),
        }
    }

    /// The store is open: what waited for it is kept.
    pub fn has_store(&mut self, store: Store, state: &State) {
        self.store = Some(store.clone());
        if let Some(Waiting { document, summary, lines }) = self.waiting.take() {
            let journal = store.create(&document, summary);
            if let Some(desk) = state.desk.as_ref().filter(|desk| *desk.id() == document.id) {
                for line in &lines {
                    journal.append(line, &desk.document, &desk.history, desk.summary(&clock::now()));
                }
                self.journal = Some(journal);
            }
        }
        self.measure();
        let tell = self.tell.clone();
        spawn_local(async move {
            match store.list().await {
                Ok(documents) => tell.emit(Message::Started { documents, last: preferences::last_shown() }),
                Err(error) => tell.emit(Message::NoStore(error)),
            }
        });
    }

    /// A document was read.
    pub fn opened(&mut self, id: DocumentId, opened: Result<Opened, StoreError>) -> Message {
        match opened {
            Ok(Opened { document, history, journal, damage }) => {
                let read_only = journal.is_none();
                self.arrived = journal;
                Message::Loaded(Box::new(crate::web::state::Loaded { document, history, read_only, damage }))
            }
            Err(error) => Message::NotLoaded { id, error },
        }
    }

    /// Makes an effect.
    pub fn make(&mut self, effect: Effect, state: &State) {
        match effect {
            Effect::Load(id) => self.load(id),
            Effect::Create(summary) => {
                self.new = Some(summary);
                // Writing a long document takes a while: it is drawn first.
                let write = self.write_new.clone();
                Timeout::new(DRAWING_MILLISECONDS, move || write.emit(())).forget();
            }
            Effect::Append(line, summary) => self.append(*line, summary, state),
            Effect::Read(id) => self.read(id),
            Effect::Import(document, summary) => {
                if let Some(store) = &self.store {
                    drop(store.create(&document, summary));
                }
            }
            Effect::Delete(id) => {
                if self.journal.as_ref().is_some_and(|journal| *journal.id() == id) {
                    self.journal = None;
                }
                self.with_store(|store| async move { store.delete(&id).await.map(|()| None) });
            }
            Effect::Restore(id) => self.with_store(|store| async move {
                store.restore(&id).await?;
                Ok(Some(id))
            }),
            Effect::DeleteAll(_)
            | Effect::RestoreAll(_)
            | Effect::Purge(_)
            | Effect::PurgeEverything
            | Effect::Amend(..)
            | Effect::List
            | Effect::Follow(_)
            | Effect::AwaitRelease(_)
            | Effect::ReadTexts(_) => self.shelve(effect),
            Effect::Retry => {
                if let Some(store) = &self.store {
                    store.retry();
                }
            }
            Effect::Parse { number, id, incoming, language } => self.parse(number, id, incoming, language),
            Effect::ParseAgain { number, incoming } => self.parse_again(number, incoming),
            Effect::CancelParse => self.parser.cancel(),
            Effect::LookAgain { number } => {
                let tell = self.tell.clone();
                Timeout::new(SLOW_MILLISECONDS, move || tell.emit(Message::Slow { number })).forget();
            }
            Effect::Remember(id) => {
                // Whoever leaves a document lets others write to it.
                let is_shown = |journal: &Journal| Some(journal.id()) == id.as_ref();
                self.journal = self.arrived.take().filter(is_shown).or(self.journal.take().filter(is_shown));
                *self.awaited.borrow_mut() = Awaited::default();
                preferences::set_last_shown(id.as_ref());
            }
            Effect::Download { name, media_type, content } => {
                if let Err(error) = files::download(&name, media_type, content.as_bytes()) {
                    self.tell.emit(Message::Failed(error.to_string()));
                }
            }
            Effect::DownloadArchive { name, files } => {
                let given = archive::zip(&files).map_err(|error| format!("“{name}” was not made: {error}"));
                let given = given.and_then(|zip| {
                    files::download(&name, "application/zip", &zip).map_err(|error| error.to_string())
                });
                if let Err(words) = given {
                    self.tell.emit(Message::Failed(words));
                }
            }
            Effect::DownloadPicture { name, svg } => {
                let tell = self.tell.clone();
                spawn_local(async move {
                    if let Err(error) = files::download_picture(&name, &svg).await {
                        tell.emit(Message::Failed(error.to_string()));
                    }
                });
            }
            Effect::Count { number, ids, period } => self.count(number, ids, period, state),
            Effect::DownloadAll { name, ids } => self.download_all(name, ids, state),
            Effect::KeepSettings(settings) => preferences::keep_settings(&settings),
            Effect::Update => keys::take_update(),
            // They wait until the page is drawn.
            Effect::PlaceCaret(_)
            | Effect::Reveal(_)
            | Effect::Focus(_)
            | Effect::NextRegion
            | Effect::FillBox(_) => {}
        }
    }

    fn load(&self, id: DocumentId) {
        let (opened, amending) = (self.opened.clone(), self.amending.clone());
        match self.store.clone() {
            Some(store) => spawn_local(async move {
                while amending.borrow().contains(&id) {
                    TimeoutFuture::new(BETWEEN_LOOKS_MILLISECONDS).await;
                }
                let outcome = store.load(&id).await;
                opened.emit((id, outcome));
            }),
            None => opened.emit((id.clone(), Err(StoreError::Missing(id)))),
        }
    }

    /// Reads a document to be compared with, as soon as it is written.
    fn read(&self, id: DocumentId) {
        let (Some(store), tell) = (self.store.clone(), self.tell.clone()) else { return };
        spawn_local(async move {
            match store.read(&id).await {
                Ok(document) => {
                    tell.emit(Message::Compare(Comparing::Read(Box::new(document))));
                }
                Err(error) => tell.emit(Message::Failed(error.to_string())),
            }
        });
    }

    /// Begins to keep the document on the desk, if it is new. To be called before anything is done to it, and before
    /// it leaves the desk.
    pub fn keep_new(&mut self, state: &State) {
        let Some(summary) = self.new.take() else { return };
        let Some(desk) = state.desk.as_ref().filter(|desk| *desk.id() == summary.id) else { return };
        match &self.store {
            Some(store) => self.journal = Some(store.create(&desk.document, summary)),
            None => {
                self.waiting = Some(Waiting { document: desk.document.clone(), summary, lines: Vec::new() })
            }
        }
    }

    /// The write of an edit is issued here, in the task of the edit.
    fn append(&mut self, line: JournalLine, summary: Summary, state: &State) {
        let Some(desk) = &state.desk else { return };
        if let Some(journal) = self.journal.as_ref().filter(|journal| journal.id() == desk.id()) {
            journal.append(&line, &desk.document, &desk.history, summary);
        } else if let Some(waiting) =
            self.waiting.as_mut().filter(|waiting| waiting.document.id == *desk.id())
        {
            waiting.lines.push(line);
        }
    }

    /// Does something to the store, after what was to be done before, and lists it anew; a document that comes out of
    /// it is opened.
    pub(super) fn with_store<F>(&self, work: impl FnOnce(Store) -> F)
    where
        F: Future<Output = Result<Option<DocumentId>, StoreError>> + 'static,
    {
        let Some(store) = self.store.clone() else { return };
        let (tell, work) = (self.tell.clone(), work(store.clone()));
        let (done, next) = oneshot::channel::<()>();
        let before = self.turn.replace(Some(next));
        spawn_local(async move {
            if let Some(before) = before {
                // It ends by being dropped.
                let _ = before.await;
            }
            let outcome = work.await;
            drop(done);
            if let Ok(documents) = store.list().await {
                tell.emit(Message::Listed(documents));
            }
            match outcome {
                Ok(Some(id)) => tell.emit(Message::Open(id)),
                Ok(None) => {}
                Err(error) => tell.emit(Message::Failed(error.to_string())),
            }
        });
    }

    fn parse(&self, number: u64, id: DocumentId, incoming: Incoming, language: LanguageChoice) {
        let progress = self.tell.reform(move |progress: crate::parse::Progress| Message::Progress {
            number,
            done: progress.done,
            total: progress.total,
        });
        let Incoming { text, hints } = incoming;
        let suggestions = self.parser.parse(text.clone(), hints, language, progress);
        let tell = self.tell.clone();
        spawn_local(async move {
            let outcome = match suggestions.await {
                Ok(suggestions) => {
                    // Each of the heavy steps is a task of its own, so that the page stays alive between them.
                    TimeoutFuture::new(0).await;
                    let document = suggested(id, text, &suggestions);
                    drop(suggestions);
                    TimeoutFuture::new(0).await;
                    let desk = document.map(|document| Desk::begin(document, &clock::now()));
                    TimeoutFuture::new(0).await;
                    desk.map(Box::new).map_err(|error| error.to_string())
                }
                Err(ParseFailure::Cancelled) => return,
                Err(error) => Err(error.to_string()),
            };
            tell.emit(Message::Parsed { number, outcome });
        });
    }

    fn parse_again(&self, number: u64, incoming: Incoming) {
        let suggestions =
            self.parser.parse(incoming.text, incoming.hints, LanguageChoice::default(), Callback::noop());
        let tell = self.tell.clone();
        spawn_local(async move {
            let outcome = match suggestions.await {
                Ok(suggestions) => Ok(Box::new(suggestions)),
                Err(ParseFailure::Cancelled) => return,
                Err(error) => Err(error.to_string()),
            };
            tell.emit(Message::FoundAgain { number, outcome });
        });
    }

    /// Documents, those in memory as they stand there, as one file.
    fn download_all(&self, name: String, ids: Vec<DocumentId>, state: &State) {
        let mut here: HashMap<DocumentId, String> =
            state.in_memory().map(|desk| (desk.id().clone(), galley::write(&desk.document))).collect();
        let (store, tell) = (self.store.clone(), self.tell.clone());
        spawn_local(async move {
            let mut content = String::new();
            for id in ids {
                let line = match (here.remove(&id), &store) {
                    (Some(line), _) => Ok(line),
                    (None, Some(store)) => store.read(&id).await.map(|document| galley::write(&document)),
                    (None, None) => continue,
                };
                match line {
                    Ok(line) => content.extend([line.as_str(), "\n"]),
                    Err(error) => tell.emit(Message::Failed(error.to_string())),
                }
            }
            if let Err(error) = files::download(&name, "application/jsonl", content.as_bytes()) {
                tell.emit(Message::Failed(error.to_string()));
            }
        });
    }
}

/// Tells what is in a file, and lets the page live whenever it has taken a while.
async fn import(file: &files::TextFile, tell: &Callback<Message>) {
    const SLICE_MILLISECONDS: f64 = 30.0;
    let mut began = js_sys::Date::now();
    for step in walk(&file.name, &file.text) {
        // What is told is worked on when this task ends: one document at a time.
        let told = step.is_some();
        if let Some(importing) = step {
            tell.emit(Message::Import(importing));
        }
        if told || js_sys::Date::now() - began > SLICE_MILLISECONDS {
            TimeoutFuture::new(0).await;
            began = js_sys::Date::now();
        }
    }
}

/// Reads files, one after the other.
pub fn read_files(chosen: Vec<File>, tell: Callback<Message>) {
    spawn_local(async move {
        for file in chosen {
            match files::read(file).await {
                Ok(file) => import(&file, &tell).await,
                Err(error) => tell.emit(Message::Failed(error.to_string())),
            }
        }
    });
}
