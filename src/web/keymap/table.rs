//! The table of keys.

use super::{Command, EndMove, Place};
use crate::document::ActorType;

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it is called where changed keys are kept: it never changes. Empty for one that cannot be changed.
    pub name: &'static str,
    /// The chords, any of which will do; the first is shown.
    pub chords: &'static [&'static str],
    /// Where they count.
    pub places: &'static [Place],
    /// What they do.
    pub command: Command,
    /// In words, for the list of keys.
    pub says: &'static str,
}

const EVERYWHERE: &[Place] = &[Place::Text, Place::List, Place::Control];
const READING: &[Place] = &[Place::Text, Place::List];
const TEXT: &[Place] = &[Place::Text];
const LIST: &[Place] = &[Place::List];

type Chords = &'static [&'static str];

const fn key(name: &'static str, chords: Chords, command: Command, says: &'static str) -> Binding {
    Binding { name, chords, places: EVERYWHERE, command, says }
}

const fn reading(name: &'static str, chords: Chords, command: Command, says: &'static str) -> Binding {
    Binding { name, chords, places: READING, command, says }
}

const fn fixed(places: &'static [Place], chords: Chords, command: Command, says: &'static str) -> Binding {
    Binding { name: "", chords, places, command, says }
}

const fn caret(back: bool, fine: bool, selecting: bool) -> Command {
    Command::Caret { back, fine, selecting }
}

/// Groups of keys with their headings, in the order in which they are shown.
pub const GROUPS: &[(&str, &[Binding])] = &[
    (
        "Going about",
        &[
            key("next", &["j"], Command::Next, "next annotation or row"),
            key("previous", &["k"], Command::Previous, "previous annotation or row"),
            fixed(LIST, &["ArrowDown"], Command::Next, "next row"),
            fixed(LIST, &["ArrowUp"], Command::Previous, "previous row"),
            key("next-unreviewed", &["n"], Command::NextUnreviewed, "next that nobody has reviewed"),
            key("previous-unreviewed", &["Shift+n"], Command::PreviousUnreviewed, "previous not reviewed"),
            reading("inner", &["."], Command::Inner, "inner annotation at this place"),
            reading("outer", &[","], Command::Outer, "outer annotation"),
            fixed(READING, &["Enter"], Command::Enter, "to the annotation in the text, and back"),
            fixed(TEXT, &["ArrowLeft"], caret(true, false, false), "caret to the word before"),
            fixed(TEXT, &["ArrowRight"], caret(false, false, false), "caret to the next word"),
            fixed(TEXT, &["Ctrl+ArrowLeft"], caret(true, true, false), "caret back by a character"),
            fixed(TEXT, &["Ctrl+ArrowRight"], caret(false, true, false), "caret on by a character"),
            fixed(READING, &["Shift+F10", "ContextMenu"], Command::Menu, "menu of what is chosen"),
            fixed(EVERYWHERE, &["F6"], Command::NextRegion, "round the regions"),
            key("layers", &["Shift+l"], Command::Layers, "what is shown: types, kinds, captions"),
            key("search", &["/"], Command::Search, "look for a document"),
            fixed(EVERYWHERE, &["Escape"], Command::Escape, "one step back"),
        ],
    ),
    (
        "Selecting",
        &[
            reading("grow", &["+", "="], Command::Grow, "more: word, in marks, clause, sentence, block"),
            reading("shrink", &["-"], Command::Shrink, "less"),
            fixed(TEXT, &["Shift+ArrowLeft"], caret(true, false, true), "by a word, back"),
            fixed(TEXT, &["Shift+ArrowRight"], caret(false, false, true), "by a word, on"),
            fixed(TEXT, &["Ctrl+Shift+ArrowLeft"], caret(true, true, true), "by a character, back"),
            fixed(TEXT, &["Ctrl+Shift+ArrowRight"], caret(false, true, true), "by a character, on"),
            key("find", &["f"], Command::Find, "find in the text, and annotate all that match"),
        ],
    ),
    (
        "Deciding",
        &[
            key("accept", &["a"], Command::Accept, "accept, and on to the next"),
            key("reject", &["x"], Command::Reject, "reject, and on to the next"),
            key("accept-all", &["Shift+a"], Command::AcceptAll, "accept all that are left above …"),
            key("alike", &["z"], Command::Alike, "do the same to all that are alike"),
            fixed(READING, &["Delete", "Backspace"], Command::Remove, "remove"),
            key("undo", &["Ctrl+z"], Command::Undo, "undo"),
            key("redo", &["Ctrl+Shift+z", "Ctrl+y"], Command::Redo, "redo"),
            key("flag", &["Shift+f"], Command::Flag, "flag the document, or no longer"),
            key("done-and-next", &["Shift+Enter"], Command::DoneAndNext, "done, and the next document"),
        ],
    ),
    (
        "Labels, from the selection",
        &[
            key("person", &["p"], Command::Label(ActorType::Person), "person"),
            key("organisation", &["o"], Command::Label(ActorType::Organisation), "organisation"),
            key("country", &["c"], Command::Label(ActorType::Country), "country"),
            key("group", &["g"], Command::Label(ActorType::Group), "group"),
            key("place", &["l"], Command::Label(ActorType::Place), "place"),
            key("quote", &["q"], Command::Quote, "quote"),
            key("quote-part", &["Shift+q"], Command::QuotePart, "one more part of the quote"),
            key("cue", &["u"], Command::Cue, "cue of the quote; with nothing selected, none"),
            key("caption", &["i"], Command::Caption, "caption"),
            key(
                "credit",
                &["Shift+h"],
                Command::Credit,
                "credit of the caption; with nothing selected, none",
            ),
        ],
    ),
    (
        "Putting right",
        &[
            key("move-ends", &["e"], Command::MoveEnds, "move the ends, or take those of the selection"),
            key("start-back", &["["], Command::End(EndMove::StartBack), "start one word earlier"),
            key("start-on", &["{"], Command::End(EndMove::StartOn), "start one word later"),
            key("end-on", &["]"], Command::End(EndMove::EndOn), "end one word later"),
            key("end-back", &["}"], Command::End(EndMove::EndBack), "end one word earlier"),
            key("speaker", &["s"], Command::Speaker, "speaker of the quote"),
            key("kind", &["d"], Command::Kind, "kind of the quote, form of the mention: the next"),
            key("rename", &["r"], Command::Rename, "rename the actor"),
            key("merge", &["m"], Command::Merge, "merge the actor into another"),
            key("link", &["w"], Command::Link, "link the mention, or the words selected, to an actor"),
            key("split", &["v"], Command::Split, "split the mention off to an actor of its own"),
            key("attributes", &["t"], Command::Attributes, "attributes of the actor or the quote"),
            key("note", &["y"], Command::Note, "note on what is chosen, else on the document"),
            key(
                "correct",
                &["Shift+c"],
                Command::Correct,
                "correct the text itself: the selection, else the sentence",
            ),
            key(
                "history",
                &["Shift+y"],
                Command::History,
                "history of what is chosen: who did what, and when",
            ),
            key("topics", &["Shift+t"], Command::Topics, "labels of the document"),
        ],
    ),
    (
        "Blocks",
        &[
            key("role", &["b"], Command::Role, "role of the block"),
            key("duplicate", &["Shift+d"], Command::Duplicate, "it repeats an earlier one, or not"),
            key("article", &["h"], Command::Article, "an article begins at it, or no longer"),
            key("split-block", &["Shift+b"], Command::SplitBlock, "cut it in two at the caret"),
            key("join-blocks", &["Shift+j"], Command::JoinBlocks, "join it with the next"),
        ],
    ),
    (
        "Help",
        &[
            key("keys", &["?"], Command::Keys, "these keys"),
            fixed(EVERYWHERE, &["F1"], Command::Guide, "the labelling guide"),
            key("settings", &["Shift+s"], Command::Settings, "your name, your labels and attributes"),
        ],
    ),
];

const fn ends(chords: Chords, command: Command, says: &'static str) -> Binding {
    Binding { name: "", chords, places: &[Place::Ends], command, says }
}

/// Keys while the ends of an annotation are moved: they alone count then.
pub const ENDS: (&str, &[Binding]) = (
    "Moving the ends",
    &[
        ends(&["ArrowLeft"], Command::Active { back: true, fine: false }, "back by a word"),
        ends(&["ArrowRight"], Command::Active { back: false, fine: false }, "on by a word"),
        ends(&["Ctrl+ArrowLeft"], Command::Active { back: true, fine: true }, "back by a character"),
        ends(&["Ctrl+ArrowRight"], Command::Active { back: false, fine: true }, "on by a character"),
        ends(&["e"], Command::OtherEnd, "the other end"),
        ends(&["Enter"], Command::MoveEnds, "done"),
        ends(&["Escape", "Ctrl+z"], Command::Escape, "as it was"),
    ],
);

/// All lines of the groups.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    GROUPS.iter().flat_map(|(_, bindings)| *bindings)
}
