//! One test for each mistake that was found in the parser's suggestions, on a text made up for it.

#![allow(
    clippy::unwrap_used,
    reason = "a test may; clippy knows only the functions that are marked as tests"
)]

use galley::document::BlockRole::{self, Body, Boilerplate, Byline, Caption, Dateline, Headline, Subhead};
use galley::document::Suggestions;
use galley::parse::parse;

const PARAGRAPH: &str = "The harbour master of Aveiro has closed the old quay after a crack was found below the \
                         crane, and ferries to the island will leave from the fish market until June.";

fn parsed(text: &str) -> Suggestions {
    parse(text, &galley::intake::plain(text).hints)
}

/// Roles with the first words of their blocks; `…` in the text stands for a long paragraph.
#[track_caller]
fn check(text: &str, expected: &[(BlockRole, &str)]) {
    let text = text.replace('…', PARAGRAPH);
    let found: Vec<(BlockRole, &str)> = parsed(&text)
        .blocks
        .iter()
        .zip(expected)
        .map(|(block, (_, words))| {
            let block_words = block.span.of(&text);
            (block.role, if block_words.starts_with(words) { *words } else { block_words })
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_credit_may_stand_above_its_caption_though_that_is_a_sentence() {
    let text = "Dam Holds as River Reaches Record Level\n\nBy Ilse Moreau\n\nGetty Images\nVolunteers fill \
                sandbags.\n\n…\n\nCredit: Reuters\nA farmer leads cattle across a road.\n\n…\n";
    check(
        text,
        &[
            (Headline, "Dam Holds"),
            (Byline, "By Ilse"),
            (Caption, "Getty Images"),
            (Caption, "Volunteers"),
            (Body, "The harbour"),
            (Caption, "Credit: Reuters"),
            (Caption, "A farmer"),
            (Body, "The harbour"),
        ],
    );
}

#[test]
fn a_sentence_below_a_credit_is_text_where_more_text_follows_as_close() {
    check(
        "Dam Holds as River Reaches Record Level\n\n…\n\n…\n\nReuters\nThe gates stayed shut.\n…\n\n…\n",
        &[
            (Headline, "Dam"),
            (Body, "The harbour"),
            (Body, "The harbour"),
            (Caption, "Reuters"),
            (Body, "The gates"),
            (Body, "The harbour"),
            (Body, "The harbour"),
        ],
    );
}

#[test]
fn several_captions_may_have_one_credit() {
    let text = "Three Finalists Named for Harbour Tower\n\nClockwise from top left: the Lantern, the Mast and the \
                Fold.\nA model of the Lantern on show in Port Ellis.\nThe site of the tower, seen from the \
                ferry.\nPhotos by Port Ellis Council\n\n…\n";
    check(
        text,
        &[
            (Headline, "Three"),
            (Caption, "Clockwise"),
            (Caption, "A model"),
            (Caption, "The site"),
            (Body, "The harbour"),
        ],
    );
}

#[test]
fn a_caption_broken_over_lines_is_one_block() {
    let text = "Orchestra Plays in Car Park After Leak\n\nThe chamber orchestra rehearses\non the upper deck of \
                a car park\nin Talvik on Saturday.\n(Photo: Nils Aune)\n\n…\n";
    check(text, &[(Headline, "Orchestra"), (Caption, "The chamber"), (Body, "The harbour")]);
    let found = parsed(&text.replace('…', PARAGRAPH));
    let credit = found.captions[0].credit.as_ref().unwrap();
    assert_eq!(credit.photographer.as_deref(), Some("Nils Aune"));
}

#[test]
fn text_broken_over_lines_is_no_caption() {
    let text = "Orchestra Plays in Car Park After Leak\n\nThe chamber orchestra has rehearsed\non the upper \
                deck of a car park\nsince the rain came in.\n\n…\n";
    assert_eq!(parsed(&text.replace('…', PARAGRAPH)).captions, []);
}

#[test]
fn words_that_point_at_a_picture_are_its_caption() {
    for caption in [
        "Sigrid Nes (L) and her sister Berit at the lighthouse",
        "Sigrid Nes, pictured with her sister in 1984",
        "Clockwise from top left: Sigrid Nes, her sister and their dog",
        "The lighthouse of Kvaløy in this undated family photo.",
        "Sigrid Nes, left, and her sister look out to sea.",
        "The lighthouse as it stands today; from file, 2015.",
    ] {
        let text = format!("Lighthouse Keeper Retires After 41 Years\n\n…\n\n…\n\n{caption}\n\n…\n");
        check(&text, &[(Headline, "Light"), (Body, "The"), (Body, "The"), (Caption, caption), (Body, "The")]);
    }
}

#[test]
fn text_that_tells_of_pictures_is_text() {
    for sentence in [
        "In this photo, he said, nobody could have told the two apart.",
        "Nes (left alone for days) was not told of the picture from left field.",
        "She was the one who took the file photo that had hung there since.",
    ] {
        let text = format!("Lighthouse Keeper Retires After 41 Years\n\n…\n\n{sentence}\n\n…\n");
        check(&text, &[(Headline, "Light"), (Body, "The"), (Body, sentence), (Body, "The")]);
    }
}

#[test]
fn an_entry_of_a_live_page_has_a_heading_though_it_comes_first() {
    let text = "Storm over Aveiro: quay closed and ferries stopped\n\n16:41\nFerries cancelled\n…\n\n16:10\nStay \
                at home\n…\n\nShare\n";
    check(
        text,
        &[
            (Headline, "Storm over"),
            (Dateline, "16:41"),
            (Subhead, "Ferries cancelled"),
            (Body, "The harbour"),
            (Dateline, "16:10"),
            (Subhead, "Stay at home"),
            (Body, "The harbour"),
            (Boilerplate, "Share"),
        ],
    );
}

#[test]
fn prompts_amid_text_are_none_of_it() {
    let text = "Museum Returns Bronze Bell to Temple\n\n…\n\nREAD MORE: The bells that came home\n\n…\n\nSign up for \
                our culture newsletter\nEnter your email address\n\n…\n\nYou may also like\nWho owns a song?\n\n…\n";
    check(
        text,
        &[
            (Headline, "Museum"),
            (Body, "The harbour"),
            (Boilerplate, "READ MORE"),
            (Body, "The harbour"),
            (Boilerplate, "Sign up"),
            (Boilerplate, "Enter"),
            (Body, "The harbour"),
            (Boilerplate, "You may"),
            (Boilerplate, "Who owns"),
            (Body, "The harbour"),
        ],
    );
}
