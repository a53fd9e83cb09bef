//! The page: the state, and its wires to store, parser, keys, files and the text. Decides nothing.

use super::article::{self, Canvas, Heard, Listening};
use super::calls::Calls;
use super::context::{self, Called};
use super::effects::World;
use super::keys;
use super::parts::Anchor;
use super::shown::{self, Drawn, Places};
use crate::document::DocumentId;
use crate::web::keymap::{Command, Place};
use crate::web::state::{Effect, Focus, Message, Moment, State};
use crate::web::store::{Opened, Store, StoreError};
use crate::web::{clock, preferences};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DragEvent, Event, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What comes to the page.
#[derive(Debug)]
pub enum Msg {
    /// Something that the state takes in.
    Tell(Message),
    /// The store is open.
    Store(Store),
    /// A document was read.
    Opened(DocumentId, Box<Result<Opened, StoreError>>),
    /// A new document is to be written.
    WriteNew,
    /// Something in the text.
    Heard(Heard),
    /// A key.
    Key(KeyboardEvent),
    /// A command from a button.
    Do(Command),
    /// The menu of an annotation was called.
    Menu(Called),
    /// It is to go; whether the focus goes back to where it was.
    MenuClosed(bool),
}

impl From<Message> for Msg {
    fn from(message: Message) -> Msg {
        Msg::Tell(message)
    }
}

/// The page.
#[derive(Debug)]
pub struct App {
    state: State,
    world: World,
    canvas: Canvas,
    text: NodeRef,
    listening: Option<(HtmlElement, Listening)>,
    anchor: Option<Anchor>,
    /// Where the menu of what is chosen was called, and where the focus goes when it closes.
    menu: Option<(Anchor, Focus)>,
    calls: Calls,
    drawn: Drawn,
    /// What has to wait until the page is drawn.
    after: Vec<Effect>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        let tell = ctx.link().callback(Msg::Tell);
        let opened = ctx.link().callback(|(id, opened)| Msg::Opened(id, Box::new(opened)));
        let world = World::new(tell.clone(), opened, ctx.link().callback(|()| Msg::WriteNew));
        let events = tell.reform(shown::of_store);
        let (to_store, failed) = (ctx.link().callback(Msg::Store), tell.clone());
        spawn_local(async move {
            match Store::open(events).await {
                Ok(store) => to_store.emit(store),
                Err(error) => failed.emit(Message::NoStore(error)),
            }
        });
        // Whoever was here before sees their document first, not the paste box for a moment.
        let mut state = State::default();
        state.started = preferences::last_shown().is_none();
        state.settings = preferences::settings();
        App {
            state,
            world,
            canvas: Canvas::default(),
            text: NodeRef::default(),
            listening: None,
            anchor: None,
            menu: None,
            drawn: Drawn::new(&tell),
            calls: Calls::new(
                tell.clone(),
                ctx.link().callback(Msg::Do),
                ctx.link().callback(Msg::MenuClosed),
            ),
            after: Vec::new(),
            _listeners: listeners(ctx, &tell),
        }
    }

    fn update(&mut self, _ctx: &Context<App>, msg: Msg) -> bool {
        match msg {
            Msg::Tell(message) => self.tell(message),
            Msg::Store(store) => {
                self.world.has_store(store, &self.state);
                true
            }
            Msg::Opened(id, opened) => {
                let message = self.world.opened(id, *opened);
                self.tell(message)
            }
            Msg::WriteNew => {
                self.world.keep_new(&self.state);
                false
            }
            Msg::Heard(heard) => self.heard(heard),
            Msg::Menu(called) => self.open_menu(called),
            Msg::MenuClosed(back) => {
                let Some((_, from)) = self.menu.take() else { return false };
                if back {
                    keys::after_drawing(&Effect::Focus(from), &self.canvas);
                }
                true
            }
            Msg::Key(event) => match keys::ahead(&event, &self.state) {
                Some(key) => {
                    event.prevent_default();
                    self.tell(Message::Ahead(key))
                }
                None => self.key(&event),
            },
            Msg::Do(Command::Menu) => self.menu_by_key(None),
            Msg::Do(command) => {
                let (place, row) = keys::focus();
                self.tell(Message::Command { command, place, row })
            }
        }
    }

    fn view(&self, _ctx: &Context<App>) -> Html {
        let menu = self.menu.as_ref().map(|(anchor, _)| *anchor);
        let places = Places { selection: self.anchor, menu };
        shown::page(&self.state, &self.drawn, places, &self.text, &self.calls)
    }

    fn rendered(&mut self, ctx: &Context<App>, _first: bool) {
        let mut strayed = None;
        match self.text.cast::<HtmlElement>().zip(self.state.desk.as_ref()) {
            Some((text, desk)) => {
                if self.listening.as_ref().is_none_or(|(there, _)| *there != text) {
                    let heard = ctx.link().callback(Msg::Heard);
                    self.listening = Some((text.clone(), article::listen(&text, &self.canvas, &heard)));
                }
                let (words, plan) = (&desk.document.text, &desk.plan);
                strayed = self.canvas.show(&text, desk.id(), words, plan, desk.highlight());
            }
            None => {
                self.canvas.clear();
                self.listening = None;
            }
        }
        let moves_selection = self.after.iter().any(|effect| matches!(effect, Effect::PlaceCaret(_)));
        // Once only: to put it has the page laid out.
        if let Some(before) = strayed.filter(|_| !moves_selection) {
            self.canvas.put_selection(before);
        }
        for effect in std::mem::take(&mut self.after) {
            keys::after_drawing(&effect, &self.canvas);
        }
        self.canvas.overlay();
        if moves_selection && self.anchor != article::anchor() {
            self.anchor = article::anchor();
            ctx.link().send_message(Msg::Heard(Heard::Moved(self.anchor)));
        }
    }
}

impl App {
    /// Lets the state take something in, and does what it wants.
    fn tell(&mut self, message: Message) -> bool {
        let is_shown = message.is_shown();
        if message.may_change_the_desk() {
            self.world.keep_new(&self.state);
        }
        let moment = Moment { now: clock::now(), new_id: clock::new_document_id() };
        for effect in self.state.update(message, &moment) {
            if keys::waits_for_drawing(&effect) {
                self.after.push(effect);
            } else {
                self.world.make(effect, &self.state);
            }
        }
        self.drawn.agree(&self.state);
        is_shown
    }

    fn key(&mut self, event: &KeyboardEvent) -> bool {
        let Some((command, place, row)) = keys::command(event, &self.state) else { return false };
        if command == Command::Menu {
            let opened = self.menu_by_key(row.as_deref());
            if opened {
                event.prevent_default();
            }
            return opened;
        }
        event.prevent_default();
        self.catch_up(place);
        self.tell(Message::Command { command, place, row })
    }

    /// Opens the menu of a row, else of what is chosen.
    fn menu_by_key(&mut self, row: Option<&str>) -> bool {
        context::by_key(row).is_some_and(|called| self.open_menu(called))
    }

    /// Opens the menu of what is chosen; of several annotations at a place, the innermost is chosen, if none is yet.
    fn open_menu(&mut self, called: Called) -> bool {
        let Some(desk) = &self.state.desk else { return false };
        if desk.read_only || desk.ends.is_some() || self.state.ask.is_some() {
            return false;
        }
        let is_chosen = |id: &String| desk.chosen.as_ref().is_some_and(|chosen| chosen.id() == id);
        let Some(innermost) = called.ids.last().cloned() else { return false };
        let from = if called.row { Focus::Row(innermost.clone()) } else { Focus::Text };
        if !called.ids.iter().any(is_chosen) {
            self.tell(Message::Choose { id: innermost, row: called.row });
        }
        self.menu = Some((called.place, from));
        // After the caret is where it belongs.
        self.after.push(Effect::Focus(Focus::Menu));
        true
    }

    /// A key may come before the browser has told of the selection that it is meant for.
    fn catch_up(&mut self, place: Place) {
        let Some(selection) = self.canvas.selection().filter(|_| place == Place::Text) else { return };
        if self.state.desk.as_ref().is_some_and(|desk| desk.selection != Some(selection)) {
            self.tell(Message::Selected { selection, by_hand: true });
        }
    }

    fn heard(&mut self, heard: Heard) -> bool {
        match heard {
            Heard::Selected(selection, anchor) => {
                let there = self.state.desk.as_ref().and_then(|desk| desk.selection);
                if there == Some(selection) && self.anchor == anchor {
                    return false;
                }
                self.anchor = anchor;
                self.tell(Message::Selected { selection, by_hand: true })
            }
            Heard::Moved(anchor) => std::mem::replace(&mut self.anchor, anchor) != anchor || anchor.is_some(),
            Heard::Refused => self.tell(Message::Refused),
            Heard::Again(at) => self.tell(Message::PressedAgain(at)),
            Heard::Gripped { start } => self.tell(Message::Gripped { start }),
            Heard::Dragged { to, fine } => self.tell(Message::Dragged { to, fine }),
            Heard::LetGo => self.tell(Message::LetGo),
            Heard::DragCancelled => self.tell(Message::DragCancelled),
            Heard::Pressed(block) => self.tell(Message::ToggleFold(crate::document::BlockId::new(block))),
        }
    }
}

/// What the page listens to for as long as it lives.
fn listeners(ctx: &Context<App>, tell: &Callback<Message>) -> Vec<EventListener> {
    let page = gloo::utils::document();
    let window = gloo::utils::window();
    let active = EventListenerOptions::enable_prevent_default();
    let key = ctx.link().callback(Msg::Key);
    let on_key = EventListener::new_with_options(&window, "keydown", active, move |event: &Event| {
        let event = event.unchecked_ref::<KeyboardEvent>().clone();
        key.emit(event);
    });
    let paste = tell.clone();
    let on_paste = EventListener::new_with_options(&page, "paste", active, move |event: &Event| {
        let event = event.unchecked_ref::<ClipboardEvent>();
        if event.default_prevented() || keys::takes_text(event) {
            return;
        }
        if let Some(incoming) = crate::web::files::pasted(event) {
            event.prevent_default();
            paste.emit(Message::Paste(incoming));
        }
    });
    let on_drag = EventListener::new_with_options(&page, "dragover", active, |event: &Event| {
        event.prevent_default();
    });
    let drop = tell.clone();
    let on_drop = EventListener::new_with_options(&page, "drop", active, move |event: &Event| {
        let event = event.unchecked_ref::<DragEvent>();
        let files = crate::web::files::dropped(event);
        if !files.is_empty() {
            event.prevent_default();
            super::effects::read_files(files, drop.clone());
        }
    });
    let ready = tell.clone();
    let on_ready =
        EventListener::new(&window, "galley:offline-ready", move |_| ready.emit(Message::OfflineReady));
    if gloo::utils::document_element().get_attribute("data-offline").as_deref() == Some("ready") {
        tell.emit(Message::OfflineReady);
    }
    let update = tell.clone();
    let on_update =
        EventListener::new(&window, "galley:update", move |_| update.emit(Message::UpdateOffered));
    if keys::update_waits() {
        tell.emit(Message::UpdateOffered);
    }
    let menu = context::listeners(&ctx.link().callback(Msg::Menu));
    [on_key, on_paste, on_drag, on_drop, on_ready, on_update].into_iter().chain(menu).collect()
}
