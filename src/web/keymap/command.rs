//! What keys and buttons have the page do.

use crate::document::ActorType;

/// What a key, or a button, has the page do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Choose the next annotation, or row.
    Next,
    /// Choose the one before.
    Previous,
    /// Choose the next that nobody has reviewed.
    NextUnreviewed,
    /// Choose the one before that nobody has reviewed.
    PreviousUnreviewed,
    /// A larger selection.
    Grow,
    /// A smaller selection.
    Shrink,
    /// The caret by a word or by a character.
    Caret {
        /// Towards the beginning of the text.
        back: bool,
        /// By a character.
        fine: bool,
        /// With the words on the way selected.
        selecting: bool,
    },
    /// The annotation inside the chosen one, at this place.
    Inner,
    /// The annotation around the chosen one.
    Outer,
    /// What Enter does here.
    Enter,
    /// One step back.
    Escape,
    /// A person agrees.
    Accept,
    /// A person refuses.
    Reject,
    /// Away with it.
    Remove,
    /// The selection is a mention of an actor of this type; without one, the chosen actor is.
    Label(ActorType),
    /// The selection is a quote.
    Quote,
    /// The selection is one more part of the chosen quote.
    QuotePart,
    /// The selection is a caption.
    Caption,
    /// What the block is for.
    Role,
    /// Begin or end moving the ends of the chosen annotation.
    MoveEnds,
    /// Move an end by a word.
    End(EndMove),
    /// While ends are moved: the active end by a word, or by a character.
    Active {
        /// Towards the beginning of the text.
        back: bool,
        /// By a character.
        fine: bool,
    },
    /// While ends are moved: the other end is active.
    OtherEnd,
    /// Who speaks the chosen quote.
    Speaker,
    /// The selection is the cue of the chosen quote; without one, it has none.
    Cue,
    /// The chosen actor is the same as another.
    Merge,
    /// Another name for the chosen actor.
    Rename,
    /// Whom the chosen mention means.
    Link,
    /// The chosen mention means somebody of its own.
    Split,
    /// The next kind of quote, or form of mention.
    Kind,
    /// The block repeats the one before that says the same, or does not.
    Duplicate,
    /// An article begins at this block, or no longer.
    Article,
    /// The block is cut in two at the caret.
    SplitBlock,
    /// The block and the next are one.
    JoinBlocks,
    /// The selection is the credit of the caption; without one, it has none.
    Credit,
    /// What else is known of an actor or a quote: name and value.
    Attributes,
    /// A note on what is chosen, or on the document.
    Note,
    /// Labels of the document.
    Topics,
    /// The language of the text.
    Language,
    /// A label of one's own on the document, or no longer; the number is its place among them.
    Topic(u8),
    /// An attribute of one's own; the number is its place among them.
    Attribute(u8),
    /// Other words in the text itself.
    Correct,
    /// What became of the chosen annotation: who did what, and when.
    History,
    /// Words are looked for in the text, and all that match annotated.
    Find,
    /// The same change for all annotations like the one just changed.
    Alike,
    /// Accept all that are left above some confidence.
    AcceptAll,
    /// To come back to this document, or no longer.
    Flag,
    /// Done with this document; on to the next.
    DoneAndNext,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// What the keys do.
    Keys,
    /// The labelling guide.
    Guide,
    /// What a person sets for themselves.
    Settings,
    /// Looking for a document.
    Search,
    /// What is shown: types, kinds, captions, boilerplate.
    Layers,
    /// What can be done to what is chosen, as a menu beside it.
    Menu,
    /// On to the next region of the page.
    NextRegion,
}

/// Which end goes where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndMove {
    /// The start, outwards.
    StartBack,
    /// The start, inwards.
    StartOn,
    /// The end, inwards.
    EndBack,
    /// The end, outwards.
    EndOn,
}
