//! What is compared of a stretch of text: its words, and its ends without what surrounds them.

use crate::text::Span;
use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// Marks, spaces and punctuation: two spans that differ only by these at their ends are the same.
const TRIM: &str = " \t\r\n\u{a0}\"'“”‘’«»„‟`.,;:!?…-–—()[]";

/// A span without quotation marks, spaces and punctuation at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    span.trimmed_of(text, |c| TRIM.contains(c))
}

/// The words of some spans, each by the byte where it begins; in order, each once.
pub(super) fn words(text: &str, spans: &[Span]) -> Vec<usize> {
    let mut words = Vec::new();
    for span in spans {
        let mut inside = false;
        for (at, c) in span.of(text).char_indices() {
            let goes_on = std::mem::replace(&mut inside, is_word_char(c));
            if inside && !goes_on {
                words.push(span.start() + at);
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Letters, digits and the underscore. Combining marks are none: a mark inside a word ends it, as in the regular
/// expressions that other scorers use.
fn is_word_char(c: char) -> bool {
    let is_letter_or_number = matches!(
        get_general_category(c),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
            | Category::DecimalNumber
            | Category::LetterNumber
            | Category::OtherNumber
    );
    c == '_' || is_letter_or_number
}

/// What of a credit is compared: its text without the label before it ("Photo:") and without brackets.
pub(super) fn credit(text: &str, span: Span) -> &str {
    let words = trimmed(text, span);
    let label = label_length(words.of(text));
    trimmed(text, Span::around(text, words.start() + label, words.end())).of(text)
}

/// Length of a label at the beginning of a credit, with the spaces after it: "Photo:", "Image credit:", "Photograph
/// by", "©". 0 where there is none.
fn label_length(credit: &str) -> usize {
    let colon = || {
        let subjects = ["photograph", "photo", "image", "picture", "video", "file", ""];
        let sources = ["credits", "credit", "by", "courtesy", ""];
        subjects.iter().find_map(|subject| {
            let rest = after_spaces(after(credit, subject)?);
            sources.iter().find_map(|source| after_spaces(after(rest, source)?).strip_prefix(':'))
        })
    };
    let by = || ["photograph by", "photo by"].iter().find_map(|label| after(credit, label));
    let rest = colon().or_else(by).or_else(|| credit.strip_prefix('©'));
    rest.map_or(0, |rest| credit.len() - after_spaces(rest).len())
}

fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

fn after_spaces(text: &str) -> &str {
    // The four separators are white space to Python, and so to other scorers.
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_digits_and_underscores() {
        let check = |text: &str, expected: &[&str]| {
            let found = words(text, &[Span::whole(text)]);
            let found: Vec<&str> =
                found.iter().map(|at| text[*at..].get(..2).unwrap_or(&text[*at..])).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“It’s over,” she_said: 3.5", &["It", "s ", "ov", "sh", "3.", "5"]);
        check("xe\u{301}ry", &["xe", "ry"]);
    }

    #[test]
    fn spans_that_overlap_have_their_words_once() {
        let text = "one two";
        let spans = [Span::whole(text), Span::around(text, 4, 7)];
        assert_eq!(words(text, &spans), [0, 4]);
    }

    #[test]
    fn marks_and_punctuation_do_not_count() {
        let check =
            |text: &str, expected: &str| assert_eq!(trimmed(text, Span::whole(text)).of(text), expected);
        check(" “Yes, (no).”", "Yes, (no");
        check("—", "");
    }

    #[test]
    fn a_credit_is_compared_without_label_and_brackets() {
        for (text, expected) in [
            ("(Reuters)", "Reuters"),
            ("Photo: Jo Hun/AP", "Jo Hun/AP"),
            ("PHOTOGRAPH BY Jo Hun", "Jo Hun"),
            ("[Image credits : NASA]", "NASA"),
            ("© Jo Hun", "Jo Hun"),
            ("Courtesy: Jo Hun", "Jo Hun"),
            ("Photography: Jo", "Photography: Jo"),
            ("Photo Jo", "Photo Jo"),
            ("фото: Jo", "фото: Jo"),
        ] {
            assert_eq!(credit(text, Span::whole(text)), expected);
        }
    }
}
