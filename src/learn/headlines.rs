//! Copies of texts with sentences written as headlines are, in capitals or title case, so that weights learn to do
//! without what a capital says elsewhere.

use super::LANGUAGE;
use super::crf::next;
use super::names::Marked;
use crate::language::basics;
use crate::parse::NameKind;
use crate::text::{Span, lines, sentences};

/// A sentence that makes a headline has no more bytes.
const LONGEST: usize = 140;

/// How a headline is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Capitals,
    Title,
}

/// A copy of the text in which every other line is its first sentence as a headline; `None` if it has no such sentence.
pub fn headlined(marked: &Marked, random: &mut u64) -> Option<Marked> {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut changed = false;
    for (number, line) in lines(&marked.text).enumerate() {
        let first = sentences(&marked.text, line.span, &basics(LANGUAGE).sentences).into_iter().next();
        let style = if next(random).is_multiple_of(3) { Style::Capitals } else { Style::Title };
        let restyled = first
            .filter(|sentence| number % 2 == 0 && sentence.len() <= LONGEST)
            .map(|sentence| unstopped(sentence, marked))
            .and_then(|sentence| Some((sentence, restyled(sentence.of(&marked.text), style)?)));
        let at = text.len();
        let span = match &restyled {
            Some((sentence, words)) => {
                text += words;
                changed = true;
                *sentence
            }
            None => {
                text += line.span.of(&marked.text);
                line.span
            }
        };
        let inside = |name: Span| name.start() >= span.start() && name.end() <= span.end();
        for (name, kind) in marked.names.iter().filter(|(name, _)| inside(*name)) {
            let start = at + name.start() - span.start();
            names.extend(Span::new(&text, start, start + name.len()).map(|moved| (moved, *kind)));
        }
        text.push('\n');
    }
    let names: Vec<(Span, NameKind)> = names;
    changed.then(|| Marked { text: text.into(), names, kinds: marked.kinds.clone() })
}

/// The sentence without its full stop, unless that belongs to a name.
fn unstopped(sentence: Span, marked: &Marked) -> Span {
    let named = marked.names.iter().any(|(name, _)| name.end() == sentence.end());
    if named { sentence } else { sentence.trimmed_of(&marked.text, |c| c == '.') }
}

/// The words in another style, byte for byte; `None` if a letter would change its length.
fn restyled(words: &str, style: Style) -> Option<String> {
    const SMALL: [&str; 16] = [
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "with", "from", "but",
    ];
    let raised = |c: char| {
        let mut upper = c.to_uppercase();
        let first = upper.next()?;
        (upper.next().is_none() && first.len_utf8() == c.len_utf8()).then_some(first)
    };
    let mut restyled = String::with_capacity(words.len());
    for (number, word) in words.split_inclusive(' ').enumerate() {
        let small = number > 0 && SMALL.contains(&word.trim_end());
        let mut letters = word.chars();
        match style {
            Style::Capitals => {
                for letter in letters {
                    restyled.push(raised(letter)?);
                }
            }
            Style::Title if small => restyled.push_str(word),
            Style::Title => {
                restyled.extend(letters.next().map(|c| raised(c).unwrap_or(c)));
                restyled.extend(letters);
            }
        }
    }
    Some(restyled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_where_they_are() {
        let text = "Rain fell in the hills of Tema on Friday.\nAma Osei left.\n";
        let name = |words: &str, kind| {
            let at = text.find(words).unwrap();
            (Span::new(text, at, at + words.len()).unwrap(), kind)
        };
        let names = vec![name("Tema", NameKind::Place), name("Ama Osei", NameKind::Person)];
        let marked = Marked { text: text.into(), names, kinds: vec![NameKind::Place, NameKind::Person] };
        for seed in 0..6_u64 {
            let copy = headlined(&marked, &mut seed.clone()).unwrap();
            let found: Vec<String> =
                copy.names.iter().map(|(span, _)| span.of(&copy.text).to_lowercase()).collect();
            assert_eq!(found, ["tema", "ama osei"]);
            let first = copy.text.lines().next().unwrap();
            assert!(
                ["RAIN FELL IN THE HILLS OF TEMA ON FRIDAY", "Rain Fell in the Hills of Tema on Friday"]
                    .contains(&first)
            );
        }
    }
}
