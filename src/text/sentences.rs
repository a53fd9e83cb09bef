//! Where sentences end: at a full stop, question mark or exclamation mark that is not part of an abbreviation,
//! together with the marks that close after it.

use super::{Span, Token, TokenKind, Tokens};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a language says of the ends of its sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentenceRules {
    /// Words behind which a full stop belongs to them and ends no sentence: "Gen.", "Sept.".
    pub abbreviations: FxHashSet<String>,
    /// Words that begin a sentence far more often than they continue a name: "The", "But".
    pub begins: FxHashSet<&'static str>,
}

/// The sentences of `stretch`, as spans of the whole text.
pub fn sentences(text: &str, stretch: Span, rules: &SentenceRules) -> Vec<Span> {
    let tokens = Tokens::new(text, stretch, rules);
    tokens.sentences.iter().filter_map(|range| tokens.span(range.clone())).collect()
}

/// Sentences as ranges of token numbers.
pub(super) fn sentence_ends(text: &str, tokens: &[Token], rules: &SentenceRules) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < tokens.len() {
        let mut end = index + 1;
        if ends_sentence(text, tokens, index, rules) {
            while end < tokens.len() && closes(text, &tokens[end], &tokens[end - 1]) {
                end += 1;
            }
            if end == tokens.len() || begins_sentence(text, tokens, end, rules) {
                found.push(start..end);
                start = end;
            }
        }
        index = end;
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

fn ends_sentence(text: &str, tokens: &[Token], index: usize, rules: &SentenceRules) -> bool {
    let token = tokens[index].span.of(text);
    match token {
        "!" | "?" | "…" => true,
        "." => {
            let Some(before) = index.checked_sub(1).map(|i| tokens[i]) else { return false };
            !(before.kind == TokenKind::Word
                && before.span.end() == tokens[index].span.start()
                && rules.abbreviations.contains(before.span.of(text)))
        }
        // An abbreviation that carries its own full stop ("U.S.", "a.m.") may also end a sentence; an initial does not.
        _ => token.ends_with('.') && token.chars().filter(|c| *c == '.').count() > 1,
    }
}

/// A closing mark that touches what it closes.
fn closes(text: &str, token: &Token, before: &Token) -> bool {
    token.span.start() == before.span.end()
        && matches!(
            token.span.of(text),
            "”" | "’" | "\"" | "'" | "»" | "“" | ")" | "]" | "." | "!" | "?" | "…"
        )
}

/// Whether a sentence can begin at this token: after white space, with a capital, a digit or an opening mark.
fn begins_sentence(text: &str, tokens: &[Token], index: usize, rules: &SentenceRules) -> bool {
    let (before, token) = (&tokens[index - 1], &tokens[index]);
    if token.span.start() == before.span.end() {
        return false;
    }
    if token.span.of(text).chars().next().is_some_and(|c| !c.is_lowercase()) {
        // After "U.S." a capital is as often the next word of a name; a function word is not. A mark may open amid the
        // sentence: "the U.S. “will stand”".
        let word = token.span.of(text);
        let opens_amid = OPENING.contains(&word)
            && tokens.get(index + 1).is_some_and(|t| t.span.of(text).starts_with(char::is_lowercase));
        return !before.span.of(text).ends_with('.')
            || before.span.of(text) == "."
            || (rules.begins.contains(word) || OPENING.contains(&word)) && !opens_amid;
    }
    false
}

/// Marks that may open a sentence.
const OPENING: [&str; 2] = ["“", "\""];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let rules = SentenceRules {
            abbreviations: ["Gen".to_owned()].into_iter().collect(),
            begins: ["The"].into_iter().collect(),
        };
        let found: Vec<_> = sentences(text, Span::whole(text), &rules).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        check("It rained. Gen. Reza Ali left.", &["It rained.", "Gen. Reza Ali left."]);
        check("“Go,” he said. “Now.” She went.", &["“Go,” he said.", "“Now.”", "She went."]);
        check(
            "The U.S. Senate met. It left the U.S. The vote failed.",
            &["The U.S. Senate met.", "It left the U.S.", "The vote failed."],
        );
        check("It says the U.S. “will stand.” He left.", &["It says the U.S. “will stand.”", "He left."]);
        check("It left the U.S. “We stay,” he said.", &["It left the U.S.", "“We stay,” he said."]);
        check("At 3.5 percent. J. K. Rowling wrote.", &["At 3.5 percent.", "J. K. Rowling wrote."]);
        check("“Why?” he asked.", &["“Why?” he asked."]);
        check("no end", &["no end"]);
    }
}
