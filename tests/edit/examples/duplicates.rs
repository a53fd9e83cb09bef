//! Blocks that repeat others, and their captions.

use super::*;
use galley::document::BlockRole;

#[test]
fn duplicates() {
    let mark = |id: &str, of: &str| Edit::MarkDuplicate { block: block(id), of: block(of) };
    let unmark = |id: &str| Edit::UnmarkDuplicate { block: block(id) };
    let role = |id: &str, role: BlockRole| Edit::SetRole { block: block(id), role };
    let own =
        vec![Edit::AddMention { span: crate::bridge::words("tolls"), form: None, actor: person("Tolls") }];
    try_all(vec![
        example(
            "its mentions and quotes are rejected, its role is the first's",
            vec![],
            mark("b5", "b4"),
            "
                Marked block “The minister said that tolls would foll…” as a duplicate
                b5: repeats none → b4; status suggested → edited
                m4: status suggested → rejected
                q2: status suggested → rejected
            ",
        ),
        example(
            "what a person made stays",
            own,
            mark("b5", "b4"),
            "
                Marked block “The minister said that tolls would foll…” as a duplicate
                b5: repeats none → b4; status suggested → edited
                m4: status suggested → rejected
                q2: status suggested → rejected
            ",
        ),
        example(
            "a caption keeps its caption",
            vec![unmark("b7")],
            mark("b7", "b3"),
            "
                Marked block “Ana Ruiz opens the bridge on Monday. (E…” as a duplicate
                b7: repeats none → b3
                c2: repeats none → c1
            ",
        ),
        example(
            "a body made a repeated caption gets its caption",
            vec![],
            mark("b4", "b3"),
            "
                Marked block “It will stand,” Ruiz said, “for a cent… as a duplicate
                b4: role body → caption; repeats none → b3; status suggested → edited; former none → body
                m3: status suggested → rejected
                q1: status suggested → rejected
                + c15: block b4; repeats c1; status edited
            ",
        ),
        example(
            "never a chain: the first of all is meant",
            vec![],
            mark("b10", "b8"),
            "
                Marked block “A café by the bridge.” as a duplicate
                b10: role body → headline; repeats none → b1; status suggested → edited; former none → body
            ",
        ),
        example(
            "those that repeat it repeat the first now",
            vec![role("b2", BlockRole::Caption)],
            mark("b3", "b2"),
            "
                Marked block “Ana Ruiz opens the bridge on Monday. (E…” as a duplicate
                b3: repeats none → b2; status suggested → edited
                b7: repeats b3 → b2
                c1: repeats none → c15
                c2: repeats c1 → c15
                m1: status suggested → rejected
                m2: status suggested → rejected
            ",
        ),
        example("of itself", vec![], mark("b1", "b1"), "refused: a block cannot repeat itself"),
        example("of one that repeats it", vec![], mark("b1", "b8"), "refused: a block cannot repeat itself"),
        example(
            "of a later one",
            vec![],
            mark("b4", "b5"),
            "refused: the first of two that say the same is the one that stands first",
        ),
        example(
            "the same again is no step",
            vec![],
            mark("b7", "b3"),
            "Marked block “Ana Ruiz opens the bridge on Monday. (E…” as a duplicate",
        ),
        example(
            "unmarked",
            vec![],
            unmark("b7"),
            "
                Marked block “Ana Ruiz opens the bridge on Monday. (E…” as no duplicate
                b7: repeats b3 → none; status suggested → edited
                c2: repeats c1 → none
            ",
        ),
        example(
            "unmarking what repeats nothing is no step",
            vec![],
            unmark("b3"),
            "Marked block “Ana Ruiz opens the bridge on Monday. (E…” as no duplicate",
        ),
        example(
            "given another role, it repeats nothing",
            vec![],
            role("b7", BlockRole::Body),
            "
                Made block “Ana Ruiz opens the bridge on Monday. (E…” body
                b7: role caption → body; repeats b3 → none; status suggested → edited; former none → caption
                c2: status suggested → rejected
            ",
        ),
        example(
            "the first given another role: the next is the first",
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
            "the first joined with another: the next is the first",
            vec![],
            Edit::JoinBlocks { block: block("b3") },
            "
                Joined block “Ana Ruiz opens the bridge on Monday. (E…” with the next
                b3: words “Ana Ruiz opens the bridge on Monday. (EPA)” → “Ana Ruiz opens the bridge on Monday. (EPA) /  / “It will stand,” Ruiz said, “for a century 🌉.””; status suggested → edited; former none → “Ana Ruiz opens the bridge on Monday. (EPA)”
                - b4
                b7: repeats b3 → none
                c2: repeats c1 → none
            ",
        ),
        example(
            "the article's headline repeats another of the article",
            vec![
                role("b2", BlockRole::Headline),
                role("b1", BlockRole::Body),
                role("b1", BlockRole::Headline),
            ],
            mark("b2", "b1"),
            "
                Marked block “By Tom Okoro” as a duplicate
                a1: headline b2 → b1
                b2: repeats none → b1
            ",
        ),
    ]);
}
