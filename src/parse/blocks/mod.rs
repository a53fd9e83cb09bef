//! Lines → blocks with roles, articles, and which headline or caption repeats an earlier one.
//!
//! In this order: each line is described by itself (`piece`, with `dates` and `bylines`); paragraphs and what the page
//! says of itself are weighed against each other to find the stretches of running text (`stretches`); each stretch
//! gets its headline, and more where another article begins inside it (`headlines`); what stands above, in and below
//! the text of an article gets its role (`roles`), and how sure that is (`certainty`); repetitions are marked
//! (`duplicates`).
//!
//! Blocks cover every non-blank line, in order, whatever the text. All of it takes time linear in the text.

mod bylines;
mod certainty;
mod dates;
mod duplicates;
mod headlines;
mod piece;
mod roles;
mod signs;
mod stretches;

use super::{SuggestedArticle, SuggestedBlock};
use crate::document::{BlockRole, Confidence};
use crate::intake::Hints;
use crate::language::Language;
use headlines::Page;
use piece::Kind;
use roles::Extent;
use stretches::Stretch;

/// The blocks of a text, covering every non-blank line in order, and its articles.
pub fn blocks(
    text: &str,
    hints: &Hints,
    language: &Language,
) -> (Vec<SuggestedBlock>, Vec<SuggestedArticle>) {
    let pieces = piece::pieces(text, language);
    let page = Page::new(text, &pieces, language);
    let extents = extents(&page);
    let mut roles: Vec<(BlockRole, Option<usize>)> = Vec::with_capacity(pieces.len());
    for (article, extent) in extents.iter().enumerate() {
        outside(&page, roles.len()..extent.first, !extents.is_empty(), &mut roles);
        roles.extend(roles::roles(&page, *extent).into_iter().map(|role| (role, Some(article))));
    }
    outside(&page, roles.len()..pieces.len(), !extents.is_empty(), &mut roles);
    let mut blocks: Vec<SuggestedBlock> = pieces
        .iter()
        .zip(&roles)
        .map(|(piece, (role, article))| SuggestedBlock {
            span: piece.span,
            role: *role,
            article: *article,
            duplicate_of: None,
            confidence: Confidence::percent(0),
        })
        .collect();
    certainty::weigh(&pieces, &mut blocks);
    state(&mut blocks, hints);
    duplicates::mark(text, language, &mut blocks);
    let articles = extents.iter().filter_map(|extent| article(extent, &blocks)).collect();
    (blocks, articles)
}

/// Where the articles lie: each from its headline to where the next begins.
fn extents(page: &Page<'_>) -> Vec<Extent> {
    let stretches = joined(stretches::stretches(page.pieces));
    let best = stretches.iter().map(|stretch| stretch.score).max().unwrap_or_default();
    let mut found: Vec<Extent> = Vec::new();
    for mut stretch in stretches {
        stretch.last = continued(page, stretch.last);
        let from = found.last().map_or(0, |before| before.last_text + 1);
        let large = 3 * stretch.score >= best;
        let headline = if large || found.is_empty() { page.headline(stretch, from) } else { None };
        let begins = headline.is_some_and(|headline| page.begins_article(headline));
        let goes_on = large && !found.is_empty();
        if stretch.score < best && !begins && !goes_on {
            continue;
        }
        match found.last_mut() {
            Some(before) if !begins => before.last_text = stretch.last,
            _ => found.push(Extent {
                headline,
                first: headline.unwrap_or(stretch.first).min(stretch.first),
                last_text: stretch.last,
                end: 0,
            }),
        }
        split(page, stretch, &mut found);
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|next| next.first).chain([page.pieces.len()]).collect();
    for (extent, end) in found.iter_mut().zip(ends) {
        extent.end = end;
        extent.last_text = extent.last_text.min(end.saturating_sub(1));
    }
    found
}

/// In a paste with little running text (a live page, a transcript), stretches that are near are one.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    const LITTLE: i64 = 100;
    const NEAR: usize = 8;
    if stretches.iter().any(|stretch| stretch.score >= LITTLE) {
        return stretches;
    }
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match joined.last_mut() {
            Some(before) if stretch.first - before.last <= NEAR => {
                before.last = stretch.last;
                before.score += stretch.score;
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

/// Text that goes on directly below a stretch belongs to it.
fn continued(page: &Page<'_>, mut last: usize) -> usize {
    while page.pieces.get(last + 1).is_some_and(|next| next.kind == Kind::Prose && next.prompts == 0) {
        last += 1;
    }
    last
}

/// Begins further articles inside a stretch.
fn split(page: &Page<'_>, stretch: Stretch, found: &mut Vec<Extent>) {
    let Some(current) = found.last() else { return };
    let mut text = false;
    let mut n = current.headline.map_or(stretch.first, |headline| headline + 1).max(stretch.first);
    while n < stretch.last {
        text |= page.pieces[n].is_paragraph();
        if text && page.begins_article(n) {
            if let Some(before) = found.last_mut() {
                before.last_text = n - 1;
            }
            found.push(Extent { headline: Some(n), first: n, last_text: stretch.last, end: 0 });
            text = false;
        }
        n += 1;
    }
}

/// The roles of what stands outside every article.
fn outside(
    page: &Page<'_>,
    range: std::ops::Range<usize>,
    articles: bool,
    roles: &mut Vec<(BlockRole, Option<usize>)>,
) {
    const CLOSE: usize = 2;
    let end = range.end;
    for n in range {
        let piece = &page.pieces[n];
        let above_headline = articles && end - n <= CLOSE;
        let role = match piece.kind {
            Kind::Caption if !articles || above_headline => BlockRole::Caption,
            Kind::Dateline(dates::When::Day) if above_headline => BlockRole::Dateline,
            Kind::Prose if !articles => BlockRole::Body,
            Kind::Title if !articles && page.pieces.len() <= 3 => BlockRole::Body,
            _ => roles::aside(page, n),
        };
        roles.push((role, None));
    }
}

/// What the source itself says of a block goes before what its words look like.
fn state(blocks: &mut [SuggestedBlock], hints: &Hints) {
    let mut stated = hints.roles.iter().peekable();
    for block in blocks {
        while stated.peek().is_some_and(|(span, _)| span.end() <= block.span.start()) {
            stated.next();
        }
        if let Some((span, role)) = stated.peek()
            && span.contains(block.span)
        {
            block.role = *role;
            block.confidence = Confidence::percent(97);
        }
    }
}

fn article(extent: &Extent, blocks: &[SuggestedBlock]) -> Option<SuggestedArticle> {
    let own = blocks.get(extent.first..extent.end)?;
    let span = own.first()?.span.join(own.last()?.span);
    let headline = extent.headline.filter(|n| blocks.get(*n).is_some_and(|b| b.role == BlockRole::Headline));
    Some(SuggestedArticle {
        span,
        headline,
        confidence: Confidence::percent(if headline.is_some() { 90 } else { 60 }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, DocumentId};
    use crate::parse::{Suggestions, captions};
    use proptest::prelude::*;
    use std::fmt::Write;

    fn english() -> &'static Language {
        &crate::language::en::LANGUAGE
    }

    const PARAGRAPH: &str = "The harbour master of Aveiro has closed the old quay after a crack was found below \
                             the crane, and ferries to the island will leave from the fish market until June.";

    /// Takes lines that each begin with the role expected of them and a bar; `…` stands for a long paragraph, and an
    /// article's number may stand behind the role, as in "headline 0|".
    #[track_caller]
    fn check(marked: &str) {
        let (mut text, mut expected) = (String::new(), String::new());
        for line in marked.lines().map(str::trim) {
            let (role, words) = line.split_once('|').unwrap_or(("", line));
            let words = words.trim().replace('…', PARAGRAPH);
            let _ = writeln!(text, "{words}");
            if !words.is_empty() && role.trim() != "+" {
                let _ =
                    writeln!(expected, "{:12}| {}", role.trim(), words.chars().take(60).collect::<String>());
            }
        }
        let numbered = marked.lines().any(|line| line.trim().starts_with("headline 0|"));
        let mut found = String::new();
        for block in blocks(&text, &Hints::default(), english()).0 {
            let mut role = format!("{:?}", block.role).to_lowercase();
            if numbered && let Some(article) = block.article {
                let _ = write!(role, " {article}");
            }
            let first = block.span.of(&text).lines().next().unwrap_or_default();
            let _ = writeln!(found, "{role:12}| {}", first.chars().take(60).collect::<String>());
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn an_article_has_a_head_a_body_and_a_tail() {
        check(
            "boilerplate|Home
             boilerplate|News
             headline|Aveiro Closes Its Old Quay After Crack Is Found
             subhead|Ferries will leave from the fish market while the crane is being repaired
             byline|By Ana Ruiz
             dateline|March 4, 2025
             boilerplate|Share
             caption|The crane of Aveiro on Tuesday. (Ana Ruiz/AFP)
             body|…
             body|“We were lucky,” the harbour master said.
             subhead|What happens next?
             body|…
             boilerplate|Related
             boilerplate|Island Ferry Runs Aground
             boilerplate|Crane Toppled in Storm
             body|…
             boilerplate|Sign up for our newsletter
             boilerplate|Most read
             boilerplate|Mayor Opens a Bridge",
        );
    }

    #[test]
    fn a_short_paste_begins_with_its_headline() {
        check("headline|Mayor Opens Bridge\n\nbody|“It will stand,” Mayor Ana Ruiz said.");
        check(
            "headline|Crane Topples\n
             caption|The crane of Aveiro on Tuesday. (EPA)\n
             body|Nobody was hurt, the harbour master said on Tuesday.",
        );
        check(
            "headline|Night Shift
             byline|By Hugo Costa
             body|The baker from next door laughed. It rained.",
        );
    }

    #[test]
    fn a_new_headline_begins_an_article_and_what_is_repeated_stays_in_it() {
        check(
            "headline 0|Aveiro Closes Its Old Quay After Crack
             caption 0|The crane of Aveiro on Tuesday. (EPA)
             boilerplate 0|TT
             headline 0|Aveiro Closes Its Old Quay After Crack
             body 0|…
             body 0|…
             headline 1|Island Council Votes for a Bridge
             byline 1|By Hugo Costa | Staff Writer
             body 1|…
             body 1|It will cost 40 million euros.",
        );
    }

    #[test]
    fn a_live_page_has_times_and_headings() {
        check(
            "headline|Storm over Aveiro: quay closed and ferries stopped
             boilerplate|Share
             boilerplate|Copy link
             subhead|Key points
             body|Winds of 120 km/h measured at the lighthouse
             dateline|14:32
             subhead|Ferries stopped
             body|…
             dateline|13:50
             subhead|Quay closed
             body|…",
        );
    }

    #[test]
    fn a_transcript_is_body_with_its_questions() {
        check(
            "headline|Transcript: the harbour master on the crack
             dateline|September 9, 2023
             body|ANNA WARD, HOST: Good morning. Why did you close the quay, and why only now, in the spring?
             body|COSTA: Because of the crack.
             body|Q: Were you warned?
             body|(LAUGHTER)
             body|COSTA: We were, and we listened to those who warned us, as we always have.",
        );
    }

    #[test]
    fn pictures_with_a_credit_alone_and_captions_below_them() {
        check(
            "headline|Aveiro Closes Its Old Quay After Crack
             |
             caption|Getty Images
             |
             body|…
             |
             body|…
             |
             caption|EPA
             caption|The crane has stood on the quay since the war
             |
             body|…
             |
             caption|Workers look at the crack below the crane.
             +|Hugo Costa/Harbour Museum
             |
             body|…",
        );
    }

    #[test]
    fn a_text_without_a_headline_and_a_headline_without_a_text() {
        check(&"body|…\n".repeat(2));
        check("body|One line");
        check("boilerplate|Share\nboilerplate|Tweet\nboilerplate|Sign in\nboilerplate|6");
        check("");
    }

    #[test]
    fn what_the_source_states_goes_first() {
        let text = format!("Harbour\n{PARAGRAPH}");
        let hints = Hints {
            roles: vec![(crate::text::Span::around(&text, 0, 7), BlockRole::Byline)],
            ..Hints::default()
        };
        assert_eq!(blocks(&text, &hints, english()).0[0].role, BlockRole::Byline);
    }

    #[test]
    fn long_texts_of_every_kind_take_one_walk() {
        for text in [
            "x ".repeat(100_000),
            " ".repeat(200_000),
            "\0".repeat(100_000),
            "\u{301}\n".repeat(5_000),
            "(\n".repeat(5_000),
            "Photo: (".repeat(10_000),
            "Ana Ruiz\n".repeat(5_000),
            format!("Harbour Opens on Time\n{PARAGRAPH}\nShare\n").repeat(400),
            "By the quay a ferry waits\nIt waits.\n".repeat(4_000),
        ] {
            sound(&text);
        }
    }

    #[track_caller]
    fn sound(text: &str) {
        let (blocks, articles) = blocks(text, &Hints::default(), english());
        let captions = captions::captions(text, &blocks, english());
        let found = Suggestions { blocks, articles, captions, ..Suggestions::default() };
        assert_eq!(Document::suggested(DocumentId::new("x"), text.into(), &found).check(), Ok(()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn any_lines_give_sound_blocks(
            lines in prop::collection::vec(prop_oneof![
                Just(PARAGRAPH.to_owned()),
                Just(String::new()),
                prop::sample::select(vec![
                    "Harbour Opens on Time", "By Ana Ruiz", "By", "May 3, 2024", "14:32", "Getty Images", "TT", "(", ")",
                    "A quay. (EPA)", "Related", "Share", "6", "Image:", "Getty)", "© Ana", "Key points", "Comments", "It sank.",
                    "What now?", "Home", "• One", "\u{301}", "\0", "FILE - A quay", "Source: Ana", "[", "…)", "Photo by", "/AFP",
                ]).prop_map(str::to_owned),
                "\\PC{0,40}",
                "(?s).{0,12}",
            ], 0..40),
        ) {
            sound(&crate::intake::plain(&lines.join("\n")).text);
        }
    }
}
