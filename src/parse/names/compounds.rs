//! Names inside a word with a hyphen: "Iran-China", "Beirut-based", "anti-Russian".

use super::known::{Known, known_phrase};
use crate::document::Confidence;
use crate::parse::words::Words;
use crate::parse::{Name, NameKind};
use crate::text::Span;
use std::ops::Range;

/// Names of one word hold no more pieces than this ("Rhine-Main-Danube").
const MOST: usize = 4;
/// What stands before a name without being part of one.
const PREFIXES: [&str; 14] =
    ["anti", "pro", "non", "post", "pre", "ex", "mid", "trans", "sub", "neo", "then", "late", "all", "cross"];
/// What a name is joined to as an adjective: "Kyiv-backed".
const JOINED: [&str; 32] = [
    "based",
    "born",
    "led",
    "backed",
    "owned",
    "run",
    "controlled",
    "held",
    "occupied",
    "made",
    "style",
    "funded",
    "sponsored",
    "supported",
    "trained",
    "listed",
    "wide",
    "bound",
    "linked",
    "aligned",
    "allied",
    "brokered",
    "speaking",
    "built",
    "administered",
    "affiliated",
    "ruled",
    "friendly",
    "area",
    "like",
    "majority",
    "type",
];

/// The names inside the token, if it is a compound of known names, or of a name with an adjective or a prefix; `None`
/// if it is a word like any other.
pub fn compound(words: Words, token: usize) -> Option<Vec<Name>> {
    let whole = words.token(token)?.span;
    let word = whole.of(words.text);
    let pieces = pieces(words.text, whole)?;
    if known_phrase(words.language(), word).is_some_and(|k| k != Known::Norp) {
        return None;
    }
    let (first, last) = (*pieces.first()?, *pieces.last()?);
    let name = |span: Span| {
        let kind = match known_phrase(words.language(), span.of(words.text))? {
            Known::Country | Known::Seat | Known::Place => NameKind::Place,
            Known::Organisation => NameKind::Organisation,
            Known::Norp => NameKind::Norp,
            Known::Calendar | Known::Other => return None,
        };
        Some(Name { span, tokens: one(token), kind, confidence: Confidence::percent(90) })
    };
    if JOINED.contains(&last.of(words.text)) {
        let left = Span::new(words.text, first.start(), pieces.get(pieces.len() - 2)?.end())?;
        if !left.of(words.text).chars().next().is_some_and(char::is_uppercase) {
            return Some(Vec::new());
        }
        return Some(name(left).into_iter().collect());
    }
    if PREFIXES.iter().any(|p| p.eq_ignore_ascii_case(first.of(words.text))) {
        let right = Span::new(words.text, pieces.get(1)?.start(), last.end())?;
        return Some(name(right).into_iter().collect());
    }
    pieces.into_iter().map(name).collect()
}

fn one(token: usize) -> Range<usize> {
    token..token + 1
}

fn pieces(text: &str, whole: Span) -> Option<Vec<Span>> {
    let word = whole.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, hyphen) in word.match_indices(['-', '‐', '‑']) {
        found.push(Span::new(text, whole.start() + start, whole.start() + at)?);
        start = at + hyphen.len();
        if found.len() >= MOST {
            return None;
        }
    }
    found.push(Span::new(text, whole.start() + start, whole.end())?);
    (found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    #[test]
    fn names_in_compounds() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let sample = Sample::body(text);
            let found = compound(sample.words(), 0);
            let found = found.as_ref().map(|f| f.iter().map(|n| n.span.of(text)).collect::<Vec<_>>());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("Ghana-Togo", Some(&["Ghana", "Togo"]));
        check("Beirut-based", Some(&["Beirut"]));
        check("anti-French", Some(&["French"]));
        check("Franz-Josef", None);
        check("Guinea-Bissau", None);
        check("well-based", Some(&[]));
        check("Ghana", None);
    }
}
