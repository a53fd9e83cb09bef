//! A last look at what the weights decided: the same words mean the same throughout a document.
//!
//! A name that is unsure takes the kind that the rest of the document gives the same words, and words that are surely a
//! name elsewhere are one where nothing was found. Read in the order of the text; the map is only asked, never walked
//! through.

use super::tagger::label::KINDS;
use crate::document::Confidence;
use crate::parse::{Name, NameKind, Passage};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// A name this sure stands on its own evidence.
const SURE: Confidence = Confidence::percent(98);

/// So many times as much as for its own kind must speak for another kind.
const LEAD: u32 = 2;

/// So much must speak for a kind before words of which the weights say nothing are a name: surely a name once and
/// likely so again.
const KNOWN: u32 = 120;

/// The confidence of a name that only the rest of the document shows.
const SHOWN: Confidence = Confidence::percent(60);

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 6;

/// How sure all places of some words together are of each kind, in hundredths.
#[derive(Clone, Copy, Debug, Default)]
struct Votes([u32; KINDS.len()]);

impl Votes {
    fn of(&mut self, kind: NameKind) -> Option<&mut u32> {
        KINDS.iter().position(|k| *k == kind).and_then(|at| self.0.get_mut(at))
    }

    /// The kind that most speaks for, and how much; of several, the first of the list.
    fn best(self) -> Option<(NameKind, u32)> {
        KINDS.into_iter().zip(self.0).max_by_key(|(kind, votes)| (*votes, Reverse(*kind)))
    }
}

/// Lets the names of all passages agree.
pub fn agree(text: &str, passages: &mut [Passage]) {
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    for name in passages.iter().flat_map(|passage| &passage.names) {
        if let Some(sum) = votes.entry(name.span.of(text)).or_default().of(name.kind) {
            *sum += u32::from(name.confidence.hundredths());
        }
    }
    for passage in passages {
        let mut added = Vec::new();
        let mut at = 0;
        for name in &mut passage.names {
            if let Some(of) = votes.get_mut(name.span.of(text)) {
                let own = of.of(name.kind).map_or(0, |sum| *sum);
                if let Some((kind, most)) = of.best().filter(|(_, most)| *most >= LEAD * own)
                    && name.confidence < SURE
                    && most > 0
                {
                    name.kind = kind;
                }
            }
        }
        for gap in gaps(passage) {
            at = at.max(gap.start);
            while at < gap.end {
                let found = (1..=LONGEST.min(gap.end - at)).rev().find_map(|length| {
                    let tokens = at..at + length;
                    let span = passage.tokens.span(tokens.clone())?;
                    let words = Some(span.of(text)).filter(|words| words.starts_with(char::is_uppercase))?;
                    let (kind, most) = votes.get(words)?.best()?;
                    (most >= KNOWN).then_some(Name { span, tokens, kind, confidence: SHOWN })
                });
                at = found.as_ref().map_or(at + 1, |name| name.tokens.end);
                added.extend(found);
            }
        }
        passage.names.extend(added);
        passage.names.sort_by_key(|name| name.span);
    }
}

/// The tokens between the names of a passage.
fn gaps(passage: &Passage) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for name in &passage.names {
        found.push(start..name.tokens.start.max(start));
        start = start.max(name.tokens.end);
    }
    found.push(start..passage.tokens.tokens.len().max(start));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::passage::Sample;

    /// A name stands in `[]`, its first letter its kind (p, o, m) and its hundredths behind a slash: "[o90/Norvik]".
    fn agreed(marked: &str) -> Vec<(String, NameKind)> {
        let mut text = String::new();
        let mut names = Vec::new();
        for (number, part) in marked.split(['[', ']']).enumerate() {
            let Some((mark, words)) = part.split_once('/').filter(|_| number % 2 == 1) else {
                text += part;
                continue;
            };
            let kind = match &mark[..1] {
                "p" => NameKind::Person,
                "o" => NameKind::Organisation,
                _ => NameKind::Misc,
            };
            let confidence = Confidence::percent(mark[1..].parse().unwrap_or_default());
            names.push((text.len()..text.len() + words.len(), kind, confidence));
            text += words;
        }
        let mut passage = Sample::body(&text).passages.remove(0);
        for (bytes, kind, confidence) in names {
            let span = crate::text::Span::around(&text, bytes.start, bytes.end);
            passage.names.push(Name { span, tokens: passage.tokens.within(span), kind, confidence });
        }
        let mut passages = [passage];
        agree(&text, &mut passages);
        passages[0].names.iter().map(|name| (name.span.of(&text).to_owned(), name.kind)).collect()
    }

    #[test]
    fn an_unsure_name_takes_the_kind_of_the_document() {
        let org = ("Norvik".to_owned(), NameKind::Organisation);
        assert_eq!(
            agreed("[o90/Norvik] builds, [o85/Norvik] sells, [m70/Norvik] sinks."),
            vec![org.clone(); 3]
        );
        let sure = agreed("[o90/Norvik] builds, [o85/Norvik] sells, [m99/Norvik] sinks.");
        assert_eq!(sure[2].1, NameKind::Misc);
        assert_eq!(agreed("[o70/Norvik] builds, [m60/Norvik] sinks.")[1].1, NameKind::Misc);
    }

    #[test]
    fn what_is_surely_a_name_elsewhere_is_one_here() {
        let found = agreed("[o90/Norvik Oil] builds, [o85/Norvik Oil] sells. They say Norvik Oil sinks.");
        assert_eq!(found.len(), 3);
        assert_eq!(found[2], ("Norvik Oil".to_owned(), NameKind::Organisation));
        assert_eq!(agreed("[o90/Norvik] builds. They say Norvik sinks.").len(), 1);
        assert_eq!(agreed("[o90/norvik] builds, [o90/norvik] sells. They say norvik sinks.").len(), 2);
    }
}
