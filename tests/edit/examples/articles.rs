//! Where articles begin and end.

use super::*;
use galley::document::BlockRole;

#[test]
fn articles() {
    let begin = |id: &str| Edit::BeginArticle { block: block(id) };
    let end = |id: &str| Edit::EndArticle { block: block(id) };
    let none_at = |id: &str| Edit::RemoveArticle { block: block(id) };
    let role = |id: &str, role: BlockRole| Edit::SetRole { block: block(id), role };
    try_all(vec![
        example(
            "beginning at a body",
            vec![],
            begin("b12"),
            "
                Began article at block “(Lena Vogt/Reuters)”
                a2: span “Café…said.” → “Café…waits.”; status suggested → edited; former none → “Café Owners Object…
                b12: article a2 → a15
                b13: article a2 → a15
                b14: article a2 → a15
                + a15: span “(Lena…said.”; status edited
            ",
        ),
        example(
            "beginning at a headline",
            vec![role("b12", BlockRole::Headline)],
            begin("b12"),
            "
                Began article at block “(Lena Vogt/Reuters)”
                a2: span “Café…said.” → “Café…waits.”; status suggested → edited; former none → “Café Owners Object…
                b12: article a2 → a15
                b13: article a2 → a15
                b14: article a2 → a15
                + a15: span “(Lena…said.”; headline b12; status edited
            ",
        ),
        example(
            "beginning before a headline, at its caption",
            vec![role("b11", BlockRole::Caption), role("b13", BlockRole::Headline)],
            begin("b11"),
            "
                Began article at block “Its owner waits.”
                a2: span “Café…said.” → “Café…bridge.”; status suggested → edited; former none → “Café Owners Object…
                b11: article a2 → a16
                b12: article a2 → a16
                b13: article a2 → a16
                b14: article a2 → a16
                + a16: span “Its…said.”; headline b13; status edited
            ",
        ),
        example(
            "beginning before the article's headline, which goes along",
            vec![role("b9", BlockRole::Body), role("b12", BlockRole::Headline)],
            begin("b11"),
            "
                Began article at block “Its owner waits.”
                a2: span “Café…said.” → “Café…bridge.”; headline b12 → none; status suggested → edited; former none → “Café Owners Object…
                b11: article a2 → a15
                b12: article a2 → a15
                b13: article a2 → a15
                b14: article a2 → a15
                + a15: span “Its…said.”; headline b12; status edited
            ",
        ),
        example(
            "beginning outside of all",
            vec![end("b10")],
            begin("b12"),
            "
                Began article at block “(Lena Vogt/Reuters)”
                b12: article none → a15
                b13: article none → a15
                b14: article none → a15
                + a15: span “(Lena…said.”; status edited
            ",
        ),
        example("beginning where one begins", vec![], begin("b9"), "refused: an article begins here already"),
        example(
            "ending",
            vec![],
            end("b12"),
            "
                Ended article after block “(Lena Vogt/Reuters)”
                a2: span “Café…said.” → “Café…Vogt/Reuters)”; status suggested → edited; former none → “Café Owners Object…
                b13: article a2 → none
                b14: article a2 → none
            ",
        ),
        example(
            "ending before its headline",
            vec![role("b9", BlockRole::Body), role("b12", BlockRole::Headline)],
            end("b11"),
            "
                Ended article after block “Its owner waits.”
                a2: span “Café…said.” → “Café…waits.”; headline b12 → none; status suggested → edited; former none → “Café Owners Object…
                b12: article a2 → none
                b13: article a2 → none
                b14: article a2 → none
            ",
        ),
        example("ending where it ends", vec![], end("b8"), "refused: the article ends here already"),
        example("ending where none is", vec![end("b12")], end("b14"), "refused: no article holds this block"),
        example(
            "no article here: the one before goes on",
            vec![],
            none_at("b9"),
            "
                Removed article at block “Café Owners Object”
                a1: span “Minister…Bridge” → “Minister…said.”; status suggested → edited; former none → “Minister Opens Brid…
                - a2
                b9: article a2 → a1
                b10: article a2 → a1
                b11: article a2 → a1
                b12: article a2 → a1
                b13: article a2 → a1
                b14: article a2 → a1
            ",
        ),
        example(
            "no article here, and none before",
            vec![],
            none_at("b1"),
            "
                Removed article at block “Minister Opens Bridge”
                - a1
                b1: article a1 → none
                b2: article a1 → none
                b3: article a1 → none
                b4: article a1 → none
                b5: article a1 → none
                b6: article a1 → none
                b7: article a1 → none
                b8: article a1 → none
            ",
        ),
        example(
            "no article here, where one ended before",
            vec![end("b7")],
            none_at("b9"),
            "
                Removed article at block “Café Owners Object”
                - a2
                b9: article a2 → none
                b10: article a2 → none
                b11: article a2 → none
                b12: article a2 → none
                b13: article a2 → none
                b14: article a2 → none
            ",
        ),
        example("where none begins", vec![], none_at("b10"), "refused: no article begins here"),
    ]);
}
