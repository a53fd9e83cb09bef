//! What a person selects: where a selection snaps to, and how it grows and shrinks by keys.
//!
//! Selections never leave their block. Knows no browser: the view turns places in the page into bytes.

use crate::text::{SentenceRules, Span, TokenKind, Tokens, tokens};

/// The caret, or words selected by a person: where the selection began, and where the caret is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where it began, in bytes of the text.
    pub anchor: usize,
    /// Where the caret is.
    pub focus: usize,
}

impl Selection {
    /// Only a caret.
    pub fn caret(at: usize) -> Selection {
        Selection { anchor: at, focus: at }
    }

    /// The words from the first to the last, with the caret at their end.
    pub fn of(span: Span) -> Selection {
        Selection { anchor: span.start(), focus: span.end() }
    }

    /// Whether no words are selected.
    pub fn is_caret(self) -> bool {
        self.anchor == self.focus
    }

    /// What is selected, on character boundaries.
    pub fn span(self, text: &str) -> Span {
        Span::around(text, self.anchor.min(self.focus), self.anchor.max(self.focus))
    }
}

/// The words that a person means who selected `span` inside `block`: whole words, without white space at the ends.
/// `None` if there are none.
pub fn snapped(text: &str, block: Span, span: Span) -> Option<Span> {
    let span = span.intersection(block)?.trimmed(text);
    if span.is_empty() {
        return None;
    }
    let tokens = tokens(text, block);
    let first = tokens.iter().find(|token| token.span.end() > span.start())?;
    let last = tokens.iter().rfind(|token| token.span.start() < span.end())?;
    // Only words are taken whole: of "..." a person may mean one.
    let start =
        if first.kind == TokenKind::Mark { span.start() } else { first.span.start().min(span.start()) };
    let end = if last.kind == TokenKind::Mark { span.end() } else { last.span.end().max(span.end()) };
    Some(Span::around(text, start, end))
}

/// The next larger selection: word, inside marks, clause, sentence, block.
pub fn grown(text: &str, rules: &SentenceRules, block: Span, span: Span) -> Span {
    let levels = levels(text, rules, block, span.start());
    levels.into_iter().find(|level| level.contains(span) && level.len() > span.len()).unwrap_or(block)
}

/// The next smaller selection around `at`, where growing began; `None`: only the caret is left.
pub fn shrunk(text: &str, rules: &SentenceRules, block: Span, span: Span, at: usize) -> Option<Span> {
    let levels = levels(text, rules, block, at);
    levels.into_iter().rev().find(|level| span.contains(*level) && level.len() < span.len())
}

/// The sentence of the block that holds byte `at`.
pub fn sentence_at(text: &str, rules: &SentenceRules, block: Span, at: usize) -> Span {
    let tokens = Tokens::new(text, block, rules);
    let here = tokens.tokens.partition_point(|token| token.span.end() < at);
    let here = here.min(tokens.tokens.len().saturating_sub(1));
    if tokens.tokens.is_empty() { block } else { tokens.span(tokens.sentence_of(here)).unwrap_or(block) }
}

/// Where the word before byte `at` begins.
pub fn word_before(text: &str, block: Span, at: usize) -> usize {
    let tokens = tokens(text, block);
    tokens.iter().rev().map(|token| token.span.start()).find(|start| *start < at).unwrap_or(block.start())
}

/// Where the word after byte `at` ends.
pub fn word_after(text: &str, block: Span, at: usize) -> usize {
    let tokens = tokens(text, block);
    tokens.iter().map(|token| token.span.end()).find(|end| *end > at).unwrap_or(block.end())
}

/// Where the word after byte `at` begins.
pub fn next_word_start(text: &str, block: Span, at: usize) -> usize {
    let tokens = tokens(text, block);
    tokens.iter().map(|token| token.span.start()).find(|start| *start > at).unwrap_or(block.end())
}

/// Where the word before byte `at` ends.
pub fn previous_word_end(text: &str, block: Span, at: usize) -> usize {
    let tokens = tokens(text, block);
    tokens.iter().rev().map(|token| token.span.end()).find(|end| *end < at).unwrap_or(block.start())
}

/// Where the word nearest to byte `at` begins, or where it ends.
pub fn nearest_edge(text: &str, block: Span, at: usize, start: bool) -> usize {
    let tokens = tokens(text, block);
    let edges = tokens.iter().map(|token| if start { token.span.start() } else { token.span.end() });
    edges.min_by_key(|edge| edge.abs_diff(at)).unwrap_or(at)
}

/// The units that hold the place `at`, from the smallest.
fn levels(text: &str, rules: &SentenceRules, block: Span, at: usize) -> Vec<Span> {
    let tokens = Tokens::new(text, block, rules);
    let here = tokens.tokens.partition_point(|token| token.span.end() <= at);
    let here = here.min(tokens.tokens.len().saturating_sub(1));
    let Some(token) = tokens.tokens.get(here) else { return vec![block] };
    let sentence = tokens.sentence_of(here);
    let mut levels = vec![token.span];
    levels.extend(inside_marks(text, &tokens, here));
    levels.extend(clause(text, &tokens, here, sentence.clone()));
    levels.extend(tokens.span(sentence));
    levels.push(block);
    levels.sort_by_key(|level| level.len());
    levels.dedup();
    levels
}

/// The words between quotation marks or brackets, and the same with the marks.
fn inside_marks(text: &str, tokens: &Tokens, here: usize) -> Vec<Span> {
    const PAIRS: [(&str, &str); 8] =
        [("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("\"", "\""), ("'", "'"), ("(", ")"), ("[", "]")];
    let word = |n: usize| tokens.tokens.get(n).map_or("", |token| token.span.of(text));
    let mut found = Vec::new();
    for (open, close) in PAIRS {
        let before = (0..here).rev().find(|n| word(*n) == open || (open != close && word(*n) == close));
        let after = (here + 1..tokens.tokens.len())
            .find(|n| word(*n) == close || (open != close && word(*n) == open));
        let (Some(before), Some(after)) = (before, after) else { continue };
        // Marks that do not tell open from closed pair up in order.
        let pairs = if open == close {
            (0..here).filter(|n| word(*n) == open).count() % 2 == 1
        } else {
            word(before) == open && word(after) == close
        };
        if pairs {
            found.extend(tokens.span(before + 1..after));
            found.extend(tokens.span(before..after + 1));
        }
    }
    found
}

/// The words between two commas, dashes, colons or semicolons of the sentence.
fn clause(text: &str, tokens: &Tokens, here: usize, sentence: std::ops::Range<usize>) -> Option<Span> {
    let ends = |n: &usize| {
        let word = tokens.tokens.get(*n).map_or("", |token| token.span.of(text));
        matches!(
            word,
            "," | ";" | ":" | "—" | "–" | "-" | "." | "!" | "?" | "…" | "“" | "”" | "\"" | "(" | ")"
        )
    };
    let start = (sentence.start..here).rev().find(ends).map_or(sentence.start, |n| n + 1);
    let end = (here + 1..sentence.end).find(ends).unwrap_or(sentence.end);
    tokens.span(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::basics;

    const TEXT: &str = "The pier held. “We are back,” Mayor Lena Holt's aide said, smiling. It rained.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(TEXT, start, start + words.len()).unwrap()
    }

    #[test]
    fn a_selection_snaps_to_whole_words() {
        let check = |selected: &str, expected: Option<&str>| {
            let found = snapped(TEXT, Span::whole(TEXT), span(selected));
            assert_eq!(found.map(|span| span.of(TEXT)), expected, "{selected:?}");
        };
        check("ena Hol", Some("Lena Holt"));
        check(" Lena Holt", Some("Lena Holt"));
        check("Holt'", Some("Holt's"));
        check("“We are back,” ", Some("“We are back,”"));
        check(" ", None);
    }

    #[test]
    fn growing_goes_through_word_marks_clause_sentence_and_block() {
        let whole = Span::whole(TEXT);
        let mut at = Span::around(TEXT, span("are").start(), span("are").start());
        let mut seen = Vec::new();
        while at != whole {
            at = grown(TEXT, &basics("en").sentences, whole, at);
            seen.push(at.of(TEXT));
        }
        let sentence = "“We are back,” Mayor Lena Holt's aide said, smiling.";
        assert_eq!(seen, ["are", "We are back", "We are back,", "“We are back,”", sentence, TEXT]);
        let origin = span("are").start();
        let mut down = Vec::new();
        while let Some(smaller) = shrunk(TEXT, &basics("en").sentences, whole, at, origin) {
            at = smaller;
            down.push(at.of(TEXT));
        }
        assert_eq!(down, [sentence, "“We are back,”", "We are back,", "We are back", "are"]);
    }

    #[test]
    fn ends_move_by_words() {
        let whole = Span::whole(TEXT);
        let holt = span("Holt");
        assert_eq!(word_before(TEXT, whole, holt.start()), span("Lena").start());
        assert_eq!(word_after(TEXT, whole, holt.end()), span("'s").end());
        assert_eq!(next_word_start(TEXT, whole, span("Lena").start()), holt.start());
        assert_eq!(previous_word_end(TEXT, whole, holt.end()), span("Lena").end());
        assert_eq!(word_before(TEXT, whole, 0), 0);
        assert_eq!(word_after(TEXT, whole, TEXT.len()), TEXT.len());
    }
}
