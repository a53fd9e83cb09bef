//! Captions and their credits.

use super::*;
use crate::bridge::{words, words_at};
use galley::document::BlockRole;
use galley::text::Span;

#[test]
fn adding_and_resizing() {
    let add = |words: Span| Edit::AddCaption { span: words };
    let role = |id: &str, role: BlockRole| Edit::SetRole { block: block(id), role };
    let two_lines = words("Its owner waits.\n(Lena Vogt/Reuters)");
    let part = words("opens the bridge on Monday.");
    try_all(vec![
        example(
            "a whole block",
            vec![],
            add(words("Its owner waits.")),
            "
                Added caption “Its owner waits.”
                b11: role body → caption; status suggested → edited; former none → body
                + c15: block b11; status edited
            ",
        ),
        example(
            "part of a block: the block is split",
            vec![],
            add(words("by the bridge")),
            "
                Added caption “by the bridge”
                b10: words “A café by the bridge.” → “A café”; status suggested → edited; former none → “A café by the bridge.”
                + b16: words “by the bridge”; role caption; article a2; status edited
                + b15: words “.”; role body; article a2; status edited
                + c17: block b16; status edited
            ",
        ),
        example(
            "over lines: the blocks are joined",
            vec![],
            add(two_lines),
            "
                Added caption “Its owner waits. (Lena Vogt/Reuters)”
                b11: words “Its owner waits.” → “Its owner waits. / (Lena Vogt/Reuters)”; role body → caption; status suggested → edited; former none → “Its owner waits.”, body
                - b12
                + c15: block b11; credit “(Lena Vogt/Reuters)” by Reuters, Lena Vogt; status edited
            ",
        ),
        example(
            "of what is a caption already",
            vec![],
            add(words_at("Ana Ruiz opens the bridge on Monday. (EPA)", 0)),
            "Added caption “Ana Ruiz opens the bridge on Monday. (E…”",
        ),
        example(
            "a smaller part of a caption: it keeps its id, the rest is body",
            vec![],
            add(part),
            "
                Added caption “opens the bridge on Monday.”
                b3: words “Ana Ruiz opens the bridge on Monday. (EPA)” → “Ana Ruiz”; role caption → body; status suggested → edited; former none → “Ana Ruiz opens the bridge on Monday. (EPA)”, caption
                b7: repeats b3 → none
                c1: block b3 → b17; credit “(EPA)” by EPA → none; status suggested → edited; former none → “(EPA)”
                c2: repeats c1 → none
                + b17: words “opens the bridge on Monday.”; role caption; article a1; status edited
                + b15: words “(EPA)”; role body; article a1; status edited
            ",
        ),
        example(
            "a caption without its credit",
            vec![],
            add(words("Ana Ruiz opens the bridge on Monday.")),
            "
                Added caption “Ana Ruiz opens the bridge on Monday.”
                b3: words “Ana Ruiz opens the bridge on Monday. (EPA)” → “Ana Ruiz opens the bridge on Monday.”; status suggested → edited; former none → “Ana Ruiz opens the bridge on Monday. (EPA)”
                b7: repeats b3 → none
                c1: credit “(EPA)” by EPA → none; status suggested → edited; former none → “(EPA)”
                c2: repeats c1 → none
                + b15: words “(EPA)”; role body; article a1; status edited
            ",
        ),
        example(
            "a caption and the line after it: it keeps its id and its credit",
            vec![role("b12", BlockRole::Caption)],
            add(two_lines),
            "
                Added caption “Its owner waits. (Lena Vogt/Reuters)”
                b11: words “Its owner waits.” → “Its owner waits. / (Lena Vogt/Reuters)”; role body → caption; status suggested → edited; former none → “Its owner waits.”, body
                - b12
                c15: block b12 → b11
            ",
        ),
        example(
            "a caption and its credit on the line after it",
            vec![role("b11", BlockRole::Caption)],
            add(two_lines),
            "
                Added caption “Its owner waits. (Lena Vogt/Reuters)”
                b11: words “Its owner waits.” → “Its owner waits. / (Lena Vogt/Reuters)”; former body → “Its owner waits.”, body
                - b12
                c15: credit none → “(Lena Vogt/Reuters)” by Reuters, Lena Vogt
            ",
        ),
        example(
            "the same, joined",
            vec![role("b11", BlockRole::Caption)],
            Edit::JoinBlocks { block: block("b11") },
            "
                Joined block “Its owner waits.” with the next
                b11: words “Its owner waits.” → “Its owner waits. / (Lena Vogt/Reuters)”; former body → “Its owner waits.”, body
                - b12
                c15: credit none → “(Lena Vogt/Reuters)” by Reuters, Lena Vogt
            ",
        ),
        example(
            "over articles",
            vec![],
            add(words("Minister Opens Bridge\n\nCafe\u{301} Owners Object")),
            "refused: an article begins or ends between the two blocks",
        ),
        example(
            "making a block a caption makes its caption",
            vec![],
            role("b11", BlockRole::Caption),
            "
                Made block “Its owner waits.” a caption
                b11: role body → caption; status suggested → edited; former none → body
                + c15: block b11; status edited
            ",
        ),
        example(
            "a caption that was rejected is the one that comes back",
            vec![reject("c1")],
            role("b3", BlockRole::Caption),
            "
                Made block “Ana Ruiz opens the bridge on Monday. (E…” a caption
                b3: role body → caption
                c1: status rejected → confirmed
            ",
        ),
        example(
            "a caption made body",
            vec![],
            role("b3", BlockRole::Body),
            "
                Made block “Ana Ruiz opens the bridge on Monday. (E…” body
                b3: role caption → body; status suggested → edited; former none → caption
                b7: repeats b3 → none
                c1: status suggested → rejected
                c2: repeats c1 → none
            ",
        ),
        example(
            "a person's own caption, rejected, is gone",
            vec![role("b11", BlockRole::Caption)],
            reject("c15"),
            "
                Rejected caption “Its owner waits.”
                b11: role caption → body
                - c15
            ",
        ),
    ]);
}

#[test]
fn credits() {
    let credit = |id: &str, credit: Option<Span>| Edit::SetCredit { caption: caption(id), credit };
    let vogt = vec![
        Edit::AddCaption { span: words("Its owner waits.\n(Lena Vogt/Reuters)") },
        Edit::SetCredit { caption: caption("c15"), credit: None },
    ];
    try_all(vec![
        example(
            "agency and photographer are read off its words",
            vogt,
            credit("c15", Some(words("(Lena Vogt/Reuters)"))),
            "
                Set credit of caption “Its owner waits. (Lena Vogt/Reuters)”
                c15: credit none → “(Lena Vogt/Reuters)” by Reuters, Lena Vogt
            ",
        ),
        example(
            "an agency alone",
            vec![],
            credit("c1", Some(words("EPA"))),
            "
                Set credit of caption “Ana Ruiz opens the bridge on Monday. (E…”
                c1: credit “(EPA)” by EPA → “EPA” by EPA; status suggested → edited; former none → “(EPA)”
            ",
        ),
        example(
            "no credit",
            vec![],
            credit("c1", None),
            "
                Set credit of caption “Ana Ruiz opens the bridge on Monday. (E…”
                c1: credit “(EPA)” by EPA → none; status suggested → edited; former none → “(EPA)”
            ",
        ),
        example(
            "the same is no step",
            vec![],
            credit("c1", Some(words("(EPA)"))),
            "Set credit of caption “Ana Ruiz opens the bridge on Monday. (E…”",
        ),
        example(
            "outside the caption",
            vec![],
            credit("c1", Some(words("Reuters"))),
            "refused: the credit of a caption stands inside it",
        ),
        example(
            "of a rejected one",
            vec![reject("c1")],
            credit("c1", None),
            "refused: this caption was rejected; accept it first",
        ),
    ]);
}
