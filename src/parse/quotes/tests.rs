//! What each rule finds, beside the text it finds it in.
//!
//! Content stands in ⟦⟧, its number of the quote behind the opening bracket; the cue in {} and the speaker in <> with
//! the same number. Names and actors are left out, so that each speaker is the mention that this stage makes itself.

use super::*;
use crate::parse::cues;
use crate::parse::passage::Sample;
use crate::text::lines;
use proptest::prelude::*;

/// The quotes of a text whose lines are body blocks.
fn quotes(text: &str) -> (Vec<SuggestedQuote>, Cast) {
    let mut cast = Cast::default();
    let mut quoting = Quoting::default();
    let mut sample = Sample::empty(text);
    for line in lines(text) {
        sample.add(line.span, BlockRole::Body, None);
    }
    for mut passage in std::mem::take(&mut sample.passages) {
        passage.cues = cues::cues(sample.context(), &passage);
        quoting.add(sample.context(), &passage, &mut cast);
    }
    quoting.settle();
    (quoting.into_quotes(), cast)
}

#[track_caller]
fn check(expected: &str) {
    let mut text = String::new();
    let mut chars = expected.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '⟦' | '{' | '<' => {
                chars.next_if(char::is_ascii_digit);
            }
            '⟧' | '}' | '>' => {}
            _ => text.push(c),
        }
    }
    let (found, cast) = quotes(&text);
    // At one place, what closes stands before what opens, and the longer opens first.
    let mut marks: Vec<(usize, usize, String)> = Vec::new();
    let mut bracket = |span: Span, open: &str, close: &str| {
        marks.push((span.start(), usize::MAX - span.len(), open.to_owned()));
        marks.push((span.end(), 0, close.to_owned()));
    };
    for (number, quote) in (1..).zip(&found) {
        quote.spans.iter().for_each(|s| bracket(*s, &format!("⟦{number}"), "⟧"));
        quote.cue.iter().for_each(|s| bracket(*s, &format!("{{{number}"), "}"));
        quote.speaker.iter().for_each(|s| bracket(cast.mention(*s).span, &format!("<{number}"), ">"));
    }
    marks.sort();
    let mut shown = text.clone();
    for (at, _, mark) in marks.into_iter().rev() {
        shown.insert_str(at, &mark);
    }
    assert_eq!(shown, expected);
}

#[test]
fn marked_words_before_and_behind_their_attribution() {
    check("⟦1“It will stand,”⟧ {1said} <1Ana Ruiz>.");
    check("⟦1“It will stand,”⟧ <1she> {1said} on Monday.");
    check("<1Ruiz> {1said}: ⟦1“It will stand.”⟧");
    check("<1Ruiz> {1told} reporters, ⟦1“It will stand.”⟧");
    check("⟦1“Why did it fall?”⟧ <1Ruiz> {1asked} quietly.");
    check("In a speech on Monday, <1Ruiz> {1said}, ⟦1“It will stand.”⟧");
    check("Yet, ⟦1“it will stand for years,”⟧ <1Ruiz> {1said}.");
}

#[test]
fn words_of_attribution_in_the_middle_make_one_quote_of_two_spans() {
    check("⟦1“It will,”⟧ <1Ruiz> {1said}, ⟦1“stand for long.”⟧");
    check("⟦1“It will stand,”⟧ <1Ruiz> {1said}. ⟦1“For long.”⟧");
    check("⟦1“It will stand,”⟧ {1said} <1Ana Ruiz>, the mayor of the town. ⟦1“For long.”⟧");
    check("⟦1The bridge⟧, <1Ruiz> {1said}, ⟦1will stand for long⟧.");
    check("⟦1“It will stand,”⟧ <1Ruiz> {1said}.\n\n⟦1“And it is ours.”⟧");
}

#[test]
fn a_quote_runs_over_paragraphs_that_open_with_a_mark() {
    check("⟦1“It will stand,”⟧ <1Ruiz> {1said}. ⟦1“It is old.\n\n“It is ours.”⟧");
    check("<1Ruiz> {1said}:\n\n⟦1“It will stand.”⟧");
    check("⟦1\"It was old.⟧\n\n⟦2“Look,”⟧ <2she> {2said}.");
}

#[test]
fn a_colon_introduces_the_marked_words_of_the_next_paragraph() {
    check("<1Ruiz> released a statement:\n\n⟦1“It will stand.”⟧");
}

#[test]
fn some_words_in_marks_make_a_mixed_quote() {
    let kind = |text: &str| quotes(text).0.first().map(|q| q.kind);
    assert_eq!(kind("Ruiz said the bridge “will stand for long” and left."), Some(QuoteKind::Mixed));
    assert_eq!(kind("Ruiz said the bridge would stand."), Some(QuoteKind::Indirect));
    assert_eq!(kind("“It will stand,” Ruiz said."), Some(QuoteKind::Direct));
    check("<1Ruiz> {1said} ⟦1the bridge “will stand” for long⟧.");
    check("<1Ruiz> {1called} ⟦1the bridge “a wonder”⟧.");
    check("<1Ruiz> {1described} ⟦1it as “a wonder”⟧.");
    check("<1Ruiz> {1called} ⟦1the bridge a “wonder,” a “gift” and “ours”⟧.");
}

#[test]
fn reported_clauses_before_and_behind_their_attribution() {
    check("<1Ruiz> {1said} that ⟦1it would stand⟧.");
    check("<1Ruiz> {1said} ⟦1it would stand⟧.");
    check("<1Ruiz> {1told} the board that ⟦1it would stand⟧.");
    check("<1Ruiz> {1said} on Friday that ⟦1it would stand⟧.");
    check("⟦1It would stand⟧, <1Ruiz> {1said}.");
    check("⟦1It would stand⟧, {1said} <1a mayor> who knows it.");
    check("⟦1It stands⟧, {1according to} <1the board>.");
    check("{1According to} <1the board>, ⟦1it stands⟧.");
    check("{1According to} <1Ruiz>, who knows the board, ⟦1it stands⟧.");
    check("<1Ruiz> left, {1saying} ⟦1it would stand⟧.");
    check("<1Ruiz> {1accused} ⟦1the board of lying⟧.");
    check("<1Ruiz> {1pointed} out that ⟦1it stood⟧.");
    check("PORTO, May 3 (Wire) - ⟦1It stands⟧, <1the board> {1said}.");
}

#[test]
fn a_name_behind_a_description_is_nearer_to_the_cue_and_speaks() {
    check("His counterpart, <1Ana Ruiz>, {1said} ⟦1it would stand⟧.");
    check("Porto's irrigation minister, <1Ana Ruiz>, {1told} reporters ⟦1it would stand⟧.");
    check("PORTO, May 3 (Wire) - Porto's minister, <1Ana Ruiz>, {1said} ⟦1it would stand⟧.");
    check("A spokesman for the army, <1Brig. Ana Ruiz>, {1said} ⟦1it would stand⟧.");
    check("Porto's railway operator, <1Nordbahn>, {1says} ⟦1it would stand⟧.");
    check("⟦1“It will stand,”⟧ his counterpart, <1Ana Ruiz>, {1said}.");
    check("The judge, Otto Brandt, asked both to sit down.");
    check("<1Ana Ruiz>, the mayor, {1said} ⟦1it would stand⟧.");
    check("<1Ana Ruiz>, Minister of Transport, {1said} ⟦1it would stand⟧.");
}

#[test]
fn what_is_said_of_a_source_behind_its_noun_is_no_part_of_it() {
    check("<1Officials> briefed on the matter {1said} ⟦1it would stand⟧.");
    check("<1People> familiar with the plan {1said} ⟦1it would stand⟧.");
    check("⟦1It stands⟧, {1according to} <1a report> released Tuesday.");
    check("<1The wounded soldiers> {1said} ⟦1it would stand⟧.");
    check("<1The newly elected mayor> {1said} ⟦1it would stand⟧.");
}

#[test]
fn a_number_may_begin_what_is_said_with_its_preposition() {
    check("<1Ruiz> {1said} ⟦1at least 40 trucks fell⟧.");
    check("<1Ruiz> {1said} ⟦1about 40 trucks fell⟧.");
    check("<1Ruiz> {1said} at noon that ⟦1it would stand⟧.");
}

#[test]
fn content_ends_where_the_reporter_goes_on() {
    check("<1Ruiz> {1said} ⟦1the radar failed⟧, a claim that the board rejects.");
    check("<1Ruiz> {1said} ⟦1the bridge would stand⟧, which nobody believed.");
    check("<1Ruiz> {1said} ⟦1the bridge would stand⟧, but the board closed it.");
    check("<1Ruiz> {1said} ⟦1it stood⟧, and <2the board> {2said} ⟦2it fell⟧.");
    check("<1Ruiz>, who {1said} ⟦1it would stand⟧, left.");
}

#[test]
fn nested_attribution_is_two_quotes() {
    check("⟦1<2Ruiz> {2said} ⟦2it stood⟧⟧, <1a newspaper> {1reported}.");
}

#[test]
fn one_source_may_say_two_things() {
    check("<1<2Ruiz>> {1said} ⟦1it stood⟧ and {2added}, ⟦2“I love it.”⟧");
}

#[test]
fn an_attribution_behind_a_full_stop() {
    check("⟦1“It will stand.”⟧ <1Ruiz> {1said}.");
    check("⟦1“It will stand.”⟧ {1said} <1Ana Ruiz>.");
}

#[test]
fn a_name_behind_a_dash_below_a_quote_speaks_it() {
    check("⟦1“It will stand.”⟧\n\n- <1Ana Ruiz>, Lima");
    check("⟦1“It will stand.”⟧\n\n— <1Ruiz>.");
    check("⟦1“It will stand,”⟧ {1said} <1Ruiz>.\n\n- Lima, Peru");
    check("⟦1“It will stand.”⟧\n\n- The bridge was opened on Friday");
    check("⟦1“It will stand.”⟧ ― <1Ana G. Ruiz>, Lima\n⟦2“It will not.”⟧ — <2Ivo Ban>");
    check("⟦1“It will stand.”⟧ – <1Ana Ruiz> ⟦2“It will not.”⟧ – <2Ivo Ban>");
}

#[test]
fn a_verb_that_no_list_holds() {
    check("⟦1“It will stand,”⟧ <1Ruiz> {1barked}.");
    check("⟦1“It will stand,”⟧ {1mused} <1Ana Ruiz>.");
}

#[test]
fn labels_with_a_colon_have_no_cue() {
    check("<1RUIZ>: ⟦1It will stand.⟧");
    check("<1Ana Ruiz>: ⟦1“It will stand.”⟧");
}

#[test]
fn turns_of_a_transcript_that_stand_in_marks_are_direct() {
    let text = "\"<1RUIZ>: ⟦1It will stand. I know it.⟧\n\n\"<2BAN>: ⟦2Will it?\n\n\"Or will it fall?⟧";
    check(text);
    assert_eq!(quotes(&text.replace(|c| "⟦⟧<>12".contains(c), "")).0[0].kind, QuoteKind::Direct);
}

#[test]
fn titles_nicknames_and_scare_quotes_are_no_quotes() {
    check("The film “The Old Harbour” opened on Friday.");
    check("Ana “the Hammer” Ruiz left early.");
    check("The so-called “smart” bridge was closed.");
    check("It is 6\" wide and 5'10\" long.");
}

#[test]
fn the_source_keeps_its_title_and_loses_what_is_said_of_it() {
    check("⟦1“It stands,”⟧ <1Mr. Ruiz> {1said}.");
    check("⟦1“It stands,”⟧ {1said} <1Sen. Ana Ruiz> (D-Ohio), who left.");
    check("<1Ana Ruiz>, 63, a sailor from the north, {1said} ⟦1it stood⟧.");
    check("<1The minister> in the capital {1said} ⟦1it stood⟧.");
}

proptest! {
    #[test]
    fn any_words_give_quotes_whose_spans_are_in_order(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        let text = words.concat();
        let (found, cast) = quotes(&text);
        for quote in found {
            prop_assert!(quote.spans.iter().all(|s| s.is_in(&text) && !s.is_empty()));
            prop_assert!(quote.spans.windows(2).all(|w| w[0].end() <= w[1].start()));
            prop_assert!(quote.quoted.iter().all(|q| quote.spans.iter().any(|s| s.contains(*q))));
            prop_assert!(quote.speaker.is_none_or(|s| cast.mention(s).span.is_in(&text)));
        }
    }
}

/// Words and marks that the rules look at.
const WORDS: &[&str] = &[
    "Ruiz ",
    "said ",
    "said",
    "he ",
    "who ",
    "that ",
    "“",
    "”",
    "\"",
    "''",
    "'",
    "‘",
    "’",
    "«",
    "»",
    ",",
    ", ",
    ". ",
    ".",
    "? ",
    ": ",
    ":",
    "— ",
    "- ",
    "(",
    ") ",
    "and ",
    "according to ",
    "saying ",
    "told ",
    "the ",
    "mayor ",
    "in ",
    "was ",
    "called ",
    "accused ",
    "of ",
    "it ",
    "stood ",
    "On ",
    "Monday ",
    "\n",
    "\n\n",
    "SMITH",
    "é",
    "🙂",
    "6",
    "Mr",
    "not ",
];
