//! Words, numbers and marks of a stretch of text, with its sentences.

use super::{SentenceRules, Span, sentences::sentence_ends};
use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes, hyphens and the full stops of an abbreviation inside ("O'Neill", "U.S.", "well-known").
    Word,
    /// The possessive ending of the word before it: "'s" or a lone "'" after s.
    Possessive,
    /// Digits, with what belongs to them ("11,000", "3.5").
    Number,
    /// A single other character: punctuation, a mark, a symbol.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the whole text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of one stretch (usually a block) of a text, in order, and where its sentences end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// In order, without overlap.
    pub tokens: Vec<Token>,
    /// Sentences as ranges of token numbers, in order; they cover all tokens.
    pub sentences: Vec<Range<usize>>,
}

impl Tokens {
    /// Reads the stretch once.
    pub fn new(text: &str, stretch: Span, rules: &SentenceRules) -> Tokens {
        let tokens = tokens(text, stretch);
        let sentences = sentence_ends(text, &tokens, rules);
        Tokens { tokens, sentences }
    }

    /// The number of the first token that begins at or after byte `position`.
    pub fn at_or_after(&self, position: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start() < position)
    }

    /// The numbers of the tokens that lie inside `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self.at_or_after(span.start());
        let end = self.tokens.partition_point(|t| t.span.end() <= span.end());
        start..end.max(start)
    }

    /// From the start of the first to the end of the last token of a non-empty range.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let inside = self.tokens.get(range)?;
        Some(inside.first()?.span.join(inside.last()?.span))
    }

    /// The sentence that holds token `index`, as a range of token numbers.
    pub fn sentence_of(&self, index: usize) -> Range<usize> {
        let number = self.sentences.partition_point(|s| s.end <= index);
        self.sentences.get(number).cloned().unwrap_or(index..index)
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || is_combining(c)
}

/// Combining marks belong to the letter before them; `char::is_alphabetic` leaves many of them out.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{200c}'..='\u{200d}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

/// The words, numbers and marks of a stretch of text, in order, without overlap.
pub fn tokens(text: &str, stretch: Span) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(stretch.len() / 5);
    let mut at = stretch.start();
    while let Some(c) = stretch.of(text).get(at - stretch.start()..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let rest = &stretch.of(text)[at - stretch.start()..];
        let (length, kind) = token_at(
            rest,
            tokens.last().is_some_and(|t| t.span.end() == at).then(|| tokens[tokens.len() - 1].kind),
        );
        tokens.push(Token { span: Span::around(text, at, at + length), kind });
        at += length;
    }
    tokens
}

/// Length in bytes and kind of the token that begins `rest`; `touching` is the kind of the token that ends right there.
fn token_at(rest: &str, touching: Option<TokenKind>) -> (usize, TokenKind) {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return (0, TokenKind::Mark) };
    if is_apostrophe(first) && matches!(touching, Some(TokenKind::Word | TokenKind::Number)) {
        let after: Vec<char> = chars.by_ref().take(2).collect();
        if matches!(after.first(), Some('s' | 'S')) && !after.get(1).copied().is_some_and(is_word_char) {
            return (first.len_utf8() + 1, TokenKind::Possessive);
        }
    }
    if first.is_ascii_digit() || first.is_numeric() {
        return (number_length(rest), TokenKind::Number);
    }
    if is_word_char(first) {
        return (word_length(rest), TokenKind::Word);
    }
    (first.len_utf8(), TokenKind::Mark)
}

fn number_length(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, c)| c.is_numeric());
        if c.is_numeric() || c.is_alphabetic() || (matches!(c, '.' | ',' | ':') && next_is_digit && at > 0) {
            length = at + c.len_utf8();
        } else {
            break;
        }
    }
    length
}

fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    let mut previous = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c).unwrap_or(' ');
        let inside = is_word_char(c)
            || c.is_numeric()
            || (is_apostrophe(c) && is_word_char(next) && !is_possessive(&rest[at..]))
            || (matches!(c, '-' | '‐' | '‑' | '&')
                && (is_word_char(next) || next.is_numeric())
                && is_word_char(previous))
            || (c == '.' && is_abbreviation_stop(&rest[..at], &rest[at + 1..]));
        if !inside {
            break;
        }
        length = at + c.len_utf8();
        previous = c;
    }
    length
}

fn is_possessive(from_apostrophe: &str) -> bool {
    let mut chars = from_apostrophe.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(is_word_char)
}

/// A full stop inside or at the end of letters-with-stops: "U.S.", "a.m.", "J.".
fn is_abbreviation_stop(before: &str, after: &str) -> bool {
    let last_part = before.rsplit(['.', '-']).next().unwrap_or(before);
    let mut letters = last_part.chars();
    let one_letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let next = after.chars().next();
    one_letter
        && (before.contains('.')
            || next.is_some_and(char::is_alphabetic)
            || last_part.chars().next().is_some_and(char::is_uppercase)
                && next.is_some_and(|c| c == ' ' || c == '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let words: Vec<_> = tokens(text, Span::whole(text)).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("South Korea's military", "South|Korea|'s|military");
        check("James’s well-known O’Neill didn't", "James|’s|well-known|O’Neill|didn't");
        check("the U.S. and J. K. Rowling.", "the|U.S.|and|J.|K.|Rowling|.");
        check("about 11,000 at 3.5%, 24th", "about|11,000|at|3.5|%|,|24th");
        check("“Yes,” he said", "“|Yes|,|”|he|said");
        check("e\u{301}te\u{301}", "e\u{301}te\u{301}");
        check("AT&T's workers' rights", "AT&T|'s|workers|'|rights");
    }
}
