//! What happens to the page, and what it wants from the world: plain values.

use super::{Comparing, Desk, Importing, Shelving, Summing};
use crate::document::{ActorId, ActorType, BlockId, Document, DocumentId, MentionId, Stamp, Suggestions};
use crate::edit::{History, JournalLine};
use crate::formats::{self, NamedFile};
use crate::intake::Incoming;
use crate::library::Amendment;
use crate::parse::LanguageChoice;
use crate::report::Period;
use crate::web::keymap::{Command, Place};
use crate::web::selection::Selection;
use crate::web::settings::Setting;
use crate::web::store::{StoreError, Summary};
use std::borrow::Cow;

/// When something happens, and an id that no document has.
#[derive(Clone, Debug)]
pub struct Moment {
    /// ISO 8601.
    pub now: String,
    /// For a document that begins now.
    pub new_id: DocumentId,
}

/// What happened.
#[derive(Debug)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Message {
    /// The store is open and has these documents, those in the bin too; one was shown last.
    Started { documents: Vec<Summary>, last: Option<DocumentId> },
    /// The store has these documents, those in the bin too.
    Listed(Vec<Summary>),
    /// Nothing can be kept.
    NoStore(StoreError),
    /// Something is being written.
    Saving,
    /// Everything is written.
    Saved,
    /// Something could not be written.
    NotSaved(StoreError),
    /// The store is gone.
    StoreClosed,
    /// Another tab wrote this document, or several.
    ChangedElsewhere(Option<DocumentId>),
    /// What is followed was read again.
    Followed(Box<Loaded>),
    /// No other tab writes to this document any more.
    Released(DocumentId),

    /// A text came in, to be annotated.
    Paste(Incoming),
    /// It is to be annotated though it is there already.
    PasteAgain,
    /// How far a parse is.
    Progress { number: u64, done: usize, total: usize },
    /// A parse has taken long enough for a person to wonder.
    Slow { number: u64 },
    /// A parse came to its end, with a document or with words that say why not.
    Parsed { number: u64, outcome: Result<Box<Desk>, String> },
    /// What the parser finds in a passage whose words were corrected; else, in words, why it does not.
    FoundAgain { number: u64, outcome: Result<Box<Suggestions>, String> },
    /// A person does not want to wait.
    Cancel,

    /// The paste box.
    NewPaste,
    /// Something about the documents as a whole.
    Library(Shelving),
    /// Each article of the document becomes a document of its own.
    Split,
    /// They become one again.
    Unsplit { whole: DocumentId, parts: Vec<DocumentId> },
    /// Something about statistics.
    Sum(Summing),
    /// Something about a second annotator.
    Compare(Comparing),
    /// A document is to be shown.
    Open(DocumentId),
    /// It was read.
    Loaded(Box<Loaded>),
    /// It could not be read.
    NotLoaded { id: DocumentId, error: StoreError },
    /// A document gets another title.
    RenameDocument { id: DocumentId, title: String },
    /// A document is deleted.
    DeleteDocument(DocumentId),
    /// It is brought back.
    RestoreDocument(DocumentId),
    /// Something came out of a file.
    Import(Importing),
    /// Something went wrong, in words for a person.
    Failed(String),
    /// The document, or all of them, as a file.
    Export(Format),

    /// A person chose an annotation, in a list or elsewhere.
    Choose { id: String, row: bool },
    /// A person wants to see a row's annotation in the text.
    GoTo(String),
    /// Caret or selection moved; `by_hand`: a person did it.
    Selected { selection: Selection, by_hand: bool },
    /// A person pressed where the caret was already.
    PressedAgain(usize),
    /// An end of the chosen annotation was taken, by its handle: the start or the end.
    Gripped { start: bool },
    /// It was dragged to this byte of the text; `fine`: to the character.
    Dragged { to: usize, fine: bool },
    /// It was let go.
    LetGo,
    /// It was not.
    DragCancelled,
    /// An actor was dropped on another: they are one.
    Merge { actor: ActorId, into: ActorId },
    /// A folded run is opened, or folded again.
    ToggleFold(BlockId),
    /// A key or a button; where the focus was, and on which row.
    Command { command: Command, place: Place, row: Option<String> },
    /// The box for what is asked has the focus.
    AskShown,
    /// A key was pressed before it had: what it types, or its name.
    Ahead(String),
    /// Something was typed where a name is asked for.
    Typed(String),
    /// It was entered.
    Taken { text: String, id: Option<String> },
    /// It was not.
    AskCancelled,
    /// The alert was read.
    Dismissed,
    /// The help was read.
    HelpClosed,
    /// The guide was put away.
    GuideClosed,
    /// A person set something for themselves.
    Set(Setting),
    /// An offer of the status line or the alert was taken.
    Offered(Offer),
    /// A person tried to change the text itself.
    Refused,

    /// Everything comes from this computer now.
    OfflineReady,
    /// A new version waits.
    UpdateOffered,
}

impl Message {
    /// Whether the page is to be drawn after it.
    pub fn is_shown(&self) -> bool {
        !matches!(self, Message::Import(importing) if !importing.is_shown())
    }

    /// Whether it may change the document on the desk, or take it away.
    pub fn may_change_the_desk(&self) -> bool {
        if let Message::Library(shelving) = self {
            return shelving.may_change_the_desk();
        }
        !matches!(
            self,
            Message::Saving
                | Message::Saved
                | Message::Progress { .. }
                | Message::Slow { .. }
                | Message::Listed(_)
                | Message::Sum(_)
                | Message::ChangedElsewhere(_)
                | Message::Selected { .. }
                | Message::Choose { .. }
                | Message::OfflineReady
                | Message::UpdateOffered
        )
    }
}

/// A document from the store.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What can be undone.
    pub history: History,
    /// Whether another tab has it.
    pub read_only: bool,
    /// What of it could not be read, in words.
    pub damage: Option<String>,
}

/// What the page wants from the world.
#[derive(Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Effect {
    /// A document from the store.
    Load(DocumentId),
    /// A document from the store, to be compared with.
    Read(DocumentId),
    /// The list is read again, soon.
    List,
    /// The document on the desk, which another tab changes, is read again.
    Follow(DocumentId),
    /// It is told when no other tab writes to this document any more.
    AwaitRelease(DocumentId),
    /// The document on the desk is kept from now on.
    Create(Summary),
    /// A step of the document on the desk is kept.
    Append(Box<JournalLine>, Summary),
    /// A document is kept that is not on the desk.
    Import(Box<Document>, Summary),
    /// Documents that are not on the desk are changed, each alike.
    Amend(Vec<DocumentId>, Amendment, Stamp),
    /// A document is taken out of the list.
    Delete(DocumentId),
    /// A document is brought back into the list.
    Restore(DocumentId),
    /// Documents are taken out of the list.
    DeleteAll(Vec<DocumentId>),
    /// Documents are brought back into the list.
    RestoreAll(Vec<DocumentId>),
    /// Documents, and all that was done to them, are deleted for good.
    Purge(Vec<DocumentId>),
    /// All documents, those in the bin too, and what the page remembers of a person's ways.
    PurgeEverything,
    /// The texts of these documents, to be searched.
    ReadTexts(Vec<DocumentId>),
    /// What could not be written is tried again.
    Retry,
    /// A text is parsed; whatever was being parsed is not.
    Parse { number: u64, id: DocumentId, incoming: Incoming, language: LanguageChoice },
    /// A passage is parsed again; whatever was being parsed is not.
    ParseAgain { number: u64, incoming: Incoming },
    /// The parse is ended.
    CancelParse,
    /// The parse is looked at after some time.
    LookAgain { number: u64 },
    /// Which document is shown is remembered.
    Remember(Option<DocumentId>),
    /// Caret or selection of the text.
    PlaceCaret(Selection),
    /// A place of the text comes into view.
    Reveal(usize),
    /// The focus moves.
    Focus(Focus),
    /// To the next region of the page.
    NextRegion,
    /// A text stands in the paste box.
    FillBox(std::sync::Arc<str>),
    /// A file for the person.
    Download { name: String, media_type: &'static str, content: String },
    /// Give a person several files as one archive.
    DownloadArchive { name: String, files: Vec<NamedFile> },
    /// A drawing, as a picture for the person.
    DownloadPicture { name: String, svg: String },
    /// Documents are counted.
    Count { number: u64, ids: Vec<DocumentId>, period: Period },
    /// Documents, as one file.
    DownloadAll { name: String, ids: Vec<DocumentId> },
    /// What a person has set is kept.
    KeepSettings(String),
    /// The new version is taken.
    Update,
}

/// Where the focus moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The region Article.
    Article,
    /// The text.
    Text,
    /// The row of this annotation.
    Row(String),
    /// The paste box.
    Box,
    /// Where documents are looked for.
    Search,
    /// The menu of what is shown, open.
    Layers,
    /// The menu of what is chosen.
    Menu,
    /// The difference between two annotators that a person is at.
    Difference,
}

/// Help in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// What the keys do.
    Keys,
    /// What became of what is chosen.
    History,
    /// What a person sets for themselves.
    Settings,
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One document.
    Galley,
    /// All documents, one a line.
    GalleyLines,
    /// The document in another program's format.
    Other(formats::Format),
    /// Tables whose cells no spreadsheet takes for formulas.
    Excel,
}

impl Format {
    /// All of them, in the order of the menu.
    pub fn all() -> impl Iterator<Item = Format> {
        let others = formats::Format::ALL.into_iter().filter(|format| *format != formats::Format::Galley);
        [Format::Galley, Format::GalleyLines]
            .into_iter()
            .chain(others.map(Format::Other))
            .chain([Format::Excel])
    }

    /// Its name in the menu.
    pub fn name(self) -> &'static str {
        match self {
            Format::Galley => "Galley JSON",
            Format::GalleyLines => "Galley JSON Lines",
            Format::Other(format) => format.name(),
            Format::Excel => "CSV for Excel",
        }
    }

    /// What it keeps, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Format::Galley => "everything; this document",
            Format::GalleyLines => "everything; all documents",
            Format::Other(format) => format.about(),
            Format::Excel => "the same tables, with no cell that is a formula",
        }
    }
}

/// What a message offers to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Offer {
    /// Take back what was just done.
    Undo,
    /// Open this document.
    Open(DocumentId),
    /// Compare two documents of one text.
    Compare { first: DocumentId, second: DocumentId },
    /// Annotate a text that is there already.
    Again,
    /// Bring back a document.
    Restore(DocumentId),
    /// Bring back documents.
    RestoreAll(Vec<DocumentId>),
    /// Change documents, each alike: what takes back what was just done to them.
    Amend(Vec<DocumentId>, Amendment),
    /// Make one document again of those that its articles became.
    Unsplit { whole: DocumentId, parts: Vec<DocumentId> },
    /// Try again to save.
    Retry,
    /// Change the type of this mention only, not of its actor.
    OnlyThisOne { mention: MentionId, actor_type: ActorType },
    /// The same for so many others that are alike.
    Alike(usize),
    /// Take the new version.
    Update,
}

impl Offer {
    /// What its button is called.
    pub fn name(&self) -> Cow<'static, str> {
        match self {
            Offer::Undo => "Undo this".into(),
            Offer::Open(_) => "Open it".into(),
            Offer::Compare { .. } => "Compare the two".into(),
            Offer::Again => "Annotate it again".into(),
            Offer::Restore(_) => "Bring it back".into(),
            Offer::RestoreAll(_) => "Bring them back".into(),
            Offer::Amend(..) | Offer::Unsplit { .. } => "Take it back".into(),
            Offer::Retry => "Try again".into(),
            Offer::OnlyThisOne { .. } => "Only this one".into(),
            Offer::Alike(1) => "Do the same to the other one alike".into(),
            Offer::Alike(count) => format!("Do the same to the {count} others alike").into(),
            Offer::Update => "Reload".into(),
        }
    }

    /// The key that takes it, where it has one of its own.
    pub fn command(&self) -> Option<Command> {
        matches!(self, Offer::Alike(_)).then_some(Command::Alike)
    }
}

/// The line of status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What happened.
    pub words: String,
    /// What can be done about it.
    pub offers: Vec<Offer>,
}

/// What a person must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// In words.
    pub words: String,
    /// What can be done about it.
    pub offers: Vec<Offer>,
}

/// Whether everything is on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was written yet.
    #[default]
    Idle,
    /// Something is being written.
    Saving,
    /// Everything is written.
    Saved,
    /// Something is not, and is tried again.
    Failed,
    /// Nothing can be kept.
    Impossible,
}

impl Saving {
    /// Whether there is a store.
    pub fn is_possible(self) -> bool {
        self != Saving::Impossible
    }
}

/// A document, for those who have one to hand over.
impl From<Desk> for Loaded {
    fn from(desk: Desk) -> Loaded {
        Loaded { document: desk.document, history: desk.history, read_only: desk.read_only, damage: None }
    }
}
