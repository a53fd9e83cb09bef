//! Blocks: roles, split, joined.

use super::*;
use crate::bridge::words;
use galley::document::BlockRole;

#[test]
fn roles() {
    use BlockRole::*;
    let role = |id: &str, role: BlockRole| Edit::SetRole { block: block(id), role };
    let own = vec![
        Edit::AddMention { span: words("owner Zoe\u{301}"), form: None, actor: person("Zoe\u{301}") },
        Edit::AddQuote {
            spans: vec![words("Nobody asked")],
            kind: None,
            cue: None,
            speaker: spoken_by("m6"),
        },
    ];
    try_all(vec![
        example(
            "boilerplate rejects the parser's mentions and quotes in it",
            vec![],
            role("b5", Boilerplate),
            "
                Made block “The minister said that tolls would foll…” boilerplate
                b5: role body → boilerplate; status suggested → edited; former none → body
                m4: status suggested → rejected
                q2: status suggested → rejected
            ",
        ),
        example(
            "boilerplate keeps a person's own; a speaker that is rejected is lost",
            own,
            role("b14", Boilerplate),
            "
                Made block “Nobody asked us,” said owner Zoé Lind… boilerplate
                b14: role body → boilerplate; status suggested → edited; former none → body
                m6: status suggested → rejected
                m7: status suggested → rejected
                m8: status suggested → rejected
                q4: status suggested → rejected
                q17: speaker m6 p4 → none
                q5: status suggested → rejected
            ",
        ),
        example(
            "boilerplate rejects the parser's caption",
            vec![Edit::UnmarkDuplicate { block: block("b7") }],
            role("b3", Boilerplate),
            "
                Made block “Ana Ruiz opens the bridge on Monday. (E…” boilerplate
                b3: role caption → boilerplate; status suggested → edited; former none → caption
                c1: status suggested → rejected
                m1: status suggested → rejected
                m2: status suggested → rejected
            ",
        ),
        example(
            "boilerplate outside of it rejects nothing",
            vec![],
            role("b12", Boilerplate),
            "
                Made block “(Lena Vogt/Reuters)” boilerplate
                b12: role body → boilerplate; status suggested → edited; former none → body
            ",
        ),
        example(
            "what was boilerplate",
            vec![],
            role("b6", Body),
            "
                Made block “Share this page 👨‍👩‍👧” body
                b6: role boilerplate → body; status suggested → edited; former none → boilerplate
            ",
        ),
        example(
            "the headline of an article, made another role: the next headline is it",
            vec![Edit::UnmarkDuplicate { block: block("b8") }],
            role("b1", Boilerplate),
            "
                Made block “Minister Opens Bridge” boilerplate
                a1: headline b1 → b8
                b1: role headline → boilerplate; status suggested → edited; former none → headline
            ",
        ),
        example(
            "the only headline of an article, made another role",
            vec![],
            role("b9", Subhead),
            "
                Made block “Café Owners Object” a subhead
                a2: headline b9 → none
                b9: role headline → subhead; status suggested → edited; former none → headline
            ",
        ),
        example(
            "a headline in an article that has one",
            vec![],
            role("b10", Headline),
            "
                Made block “A café by the bridge.” a headline
                b10: role body → headline; status suggested → edited; former none → body
            ",
        ),
        example(
            "a headline in an article that has none",
            vec![role("b9", Body)],
            role("b10", Headline),
            "
                Made block “A café by the bridge.” a headline
                a2: headline none → b10
                b10: role body → headline; status suggested → edited; former none → body
            ",
        ),
        example(
            "byline and dateline",
            vec![],
            Edit::All(vec![role("b4", Byline), role("b5", Dateline)]),
            "
                Made block “It will stand,” Ruiz said, “for a cent… a byline and 1 more
                b4: role body → byline; status suggested → edited; former none → body
                b5: role body → dateline; status suggested → edited; former none → body
            ",
        ),
        example(
            "the same role is no step",
            vec![],
            role("b4", Body),
            "Made block “It will stand,” Ruiz said, “for a cent… body",
        ),
        example(
            "of a block that is not there",
            vec![],
            role("b99", Body),
            "refused: there is no block b99 in this document",
        ),
    ]);
}

#[test]
fn splitting() {
    let split = |id: &str, at: usize| Edit::SplitBlock { block: block(id), at };
    let joined = vec![Edit::JoinBlocks { block: block("b11") }];
    try_all(vec![
        example(
            "inside a line",
            vec![],
            split("b4", words("Ruiz said").start()),
            "
                Split block “It will stand,” Ruiz said, “for a cent…
                b4: words ““It will stand,” Ruiz said, “for a century 🌉.”” → ““It will stand,””; status suggested → edited; former none → ““It will stand,” Ruiz said, “for a century 🌉.””
                + b15: words “Ruiz said, “for a century 🌉.””; role body; article a1; status edited
            ",
        ),
        example(
            "at a line",
            joined,
            split("b11", words("(Lena").start()),
            "
                Split block “Its owner waits. (Lena Vogt/Reuters)”
                b11: words “Its owner waits. / (Lena Vogt/Reuters)” → “Its owner waits.”
                + b15: words “(Lena Vogt/Reuters)”; role body; article a2; status edited
            ",
        ),
        example(
            "a headline: the first part is the article's",
            vec![],
            split("b9", words("Object").start()),
            "
                Split block “Café Owners Object”
                b9: words “Café Owners Object” → “Café Owners”; status suggested → edited; former none → “Café Owners Object”
                + b15: words “Object”; role headline; article a2; status edited
            ",
        ),
        example(
            "a caption: the credit goes with its words, and nothing repeats it any longer",
            vec![],
            split("b3", words("(EPA)").start()),
            "
                Split block “Ana Ruiz opens the bridge on Monday. (E…”
                b3: words “Ana Ruiz opens the bridge on Monday. (EPA)” → “Ana Ruiz opens the bridge on Monday.”; status suggested → edited; former none → “Ana Ruiz opens the bridge on Monday. (EPA)”
                b7: repeats b3 → none
                c1: credit “(EPA)” by EPA → none; status suggested → edited; former none → “(EPA)”
                c2: repeats c1 → none
                + b15: words “(EPA)”; role caption; article a1; status edited
                + c16: block b15; credit “(EPA)” by EPA; status edited
            ",
        ),
        example(
            "where it begins",
            vec![],
            split("b4", words("“It").start()),
            "refused: a block can only be cut where words stand before and after",
        ),
        example(
            "inside a character",
            vec![],
            split("b4", words("🌉").start() + 1),
            "refused: a block can only be cut where words stand before and after",
        ),
        example(
            "elsewhere",
            vec![],
            split("b4", 0),
            "refused: a block can only be cut where words stand before and after",
        ),
    ]);
}

#[test]
fn joining() {
    let join = |id: &str| Edit::JoinBlocks { block: block(id) };
    let captions = vec![
        Edit::SetRole { block: block("b11"), role: BlockRole::Caption },
        Edit::SetRole { block: block("b12"), role: BlockRole::Caption },
        Edit::SetCredit { caption: caption("c16"), credit: Some(words("(Lena Vogt/Reuters)")) },
    ];
    try_all(vec![
        example(
            "body and body",
            vec![],
            join("b4"),
            "
                Joined block “It will stand,” Ruiz said, “for a cent… with the next
                b4: words ““It will stand,” Ruiz said, “for a century 🌉.”” → ““It will stand,” Ruiz said, “for a century 🌉.” / The minister said that tolls would follow.”; status suggested → edited; former none → ““It will stand,” Ruiz said, “for a century 🌉.””
                - b5
            ",
        ),
        example(
            "the first block's role holds, a caption goes",
            vec![],
            join("b2"),
            "
                Joined block “By Tom Okoro” with the next
                b2: words “By Tom Okoro” → “By Tom Okoro / Ana Ruiz opens the bridge on Monday. (EPA)”; status suggested → edited; former none → “By Tom Okoro”
                - b3
                b7: repeats b3 → none
                c1: block b3 → b2; status suggested → rejected
                c2: repeats c1 → none
            ",
        ),
        example(
            "into boilerplate: what the parser found there is rejected",
            vec![Edit::SetRole { block: block("b4"), role: BlockRole::Boilerplate }],
            join("b4"),
            "
                Joined block “It will stand,” Ruiz said, “for a cent… with the next
                b4: words ““It will stand,” Ruiz said, “for a century 🌉.”” → ““It will stand,” Ruiz said, “for a century 🌉.” / The minister said that tolls would follow.”; former body → ““It will stand,” Ruiz said, “for a century 🌉.””, body
                - b5
                m4: status suggested → rejected
                q2: status suggested → rejected
            ",
        ),
        example(
            "captions: one remains, with the credit of either",
            captions,
            join("b11"),
            "
                Joined block “Its owner waits.” with the next
                b11: words “Its owner waits.” → “Its owner waits. / (Lena Vogt/Reuters)”; former body → “Its owner waits.”, body
                - b12
                c15: credit none → “(Lena Vogt/Reuters)” by Reuters, Lena Vogt
                - c16
            ",
        ),
        example(
            "a headline into a headline",
            vec![Edit::SetRole { block: block("b10"), role: BlockRole::Headline }],
            join("b9"),
            "
                Joined block “Café Owners Object” with the next
                b9: words “Café Owners Object” → “Café Owners Object / A café by the bridge.”; status suggested → edited; former none → “Café Owners Object”
                - b10
            ",
        ),
        example(
            "the article's headline into what is none",
            vec![
                Edit::SetRole { block: block("b9"), role: BlockRole::Body },
                Edit::SetRole { block: block("b10"), role: BlockRole::Headline },
            ],
            join("b9"),
            "
                Joined block “Café Owners Object” with the next
                a2: headline b10 → none
                b9: words “Café Owners Object” → “Café Owners Object / A café by the bridge.”; former headline → “Café Owners Object”, headline
                - b10
            ",
        ),
        example(
            "over an article's end",
            vec![],
            join("b8"),
            "refused: an article begins or ends between the two blocks",
        ),
        example("the last", vec![], join("b14"), "refused: there is no block after this one"),
    ]);
}
