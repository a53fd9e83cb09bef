//! The document as a whole.

use super::*;

#[test]
fn the_whole() {
    let title = |title: &str| Edit::SetTitle { title: title.into() };
    let labels =
        |labels: &[&str]| Edit::SetLabels { labels: labels.iter().map(|label| (*label).into()).collect() };
    let language = |code: &str| Edit::SetLanguage { language: code.into() };
    let note = |note: Option<&str>| Edit::SetDocumentNote { note: note.map(Into::into) };
    try_all(vec![
        example(
            "title",
            vec![],
            title(" A bridge\nof stone "),
            "
                Renamed document to A bridge of stone
                document: title Minister Opens Bridge → A bridge of stone
            ",
        ),
        example("a title is needed", vec![], title("\n"), "refused: a document needs a title"),
        example(
            "the same title is no step",
            vec![],
            title("Minister Opens Bridge"),
            "Renamed document to Minister Opens Bridge",
        ),
        example(
            "language",
            vec![],
            language(" de "),
            "
                Set language to German
                document: language en → de
            ",
        ),
        example("a language has a code", vec![], language(" "), "refused: a language is named by its code"),
        example(
            "labels, each once",
            vec![],
            labels(&["traffic", " traffic ", "", "to check"]),
            "
                Set labels of document
                document: labels none → traffic, to check
            ",
        ),
        example(
            "no labels",
            vec![labels(&["x"])],
            labels(&[]),
            "
                Took label x off document
                document: labels x → none
            ",
        ),
        example(
            "note",
            vec![],
            note(Some("Read twice. ")),
            "
                Noted on document
                document: note none → Read twice.
            ",
        ),
        example(
            "no note",
            vec![note(Some("x"))],
            note(Some(" ")),
            "
                Noted on document
                document: note x → none
            ",
        ),
        example(
            "done",
            vec![],
            Edit::SetDone { done: true },
            "
                Marked document done
                document: done false → true
            ",
        ),
        example(
            "not done",
            vec![Edit::SetDone { done: true }],
            Edit::SetDone { done: false },
            "
                Marked document not done
                document: done true → false
            ",
        ),
        example(
            "flagged",
            vec![],
            Edit::SetFlagged { flagged: true },
            "
                Flagged document
                document: flagged false → true
            ",
        ),
    ]);
}
