//! JSON Lines of spaCy's world, in the shape of Prodigy's tasks: tokens, labelled spans, relations; offsets in code points.
//!
//! Each span begins and ends with a token, and tokens joined, each with a space behind it where it says so, are the
//! text: spaCy's `Doc` can be made of them, and `char_span` finds every span. `token_end` and the ends of relations are
//! the last token of a span, as Prodigy has it; `id` tells apart spans of the same words, and is Galley's own.

use super::error::{ReadError, from_json};
use super::galley;
use super::standoff::{Found, Link, Reading, Standoff, name_of, words};
use crate::document::{Broken, Document};
use crate::language::basics;
use crate::text::{SentenceRules, Span};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};

/// A document as one line, without a line end.
pub fn write(document: &Document) -> String {
    let text = &*document.text;
    let standoff = Standoff::of(document);
    let rules = &basics(&document.language).sentences;
    let tokens = tokens(text, rules, standoff.labels.iter().map(|label| label.span));
    let spans: Vec<Value> = (standoff.labels.iter().enumerate())
        .map(|(n, label)| {
            let first = tokens.partition_point(|token| token.span.start() < label.span.start());
            let last = tokens.partition_point(|token| token.span.end() < label.span.end());
            json!({"id": n + 1, "start": label.start, "end": label.end, "label": label.name,
                "token_start": first, "token_end": last})
        })
        .collect();
    let relations: Vec<Value> = (standoff.relations.iter())
        .map(|relation| {
            let (head, child) = (&spans[relation.from], &spans[relation.to]);
            json!({"head": head["token_end"], "child": child["token_end"], "head_span": head, "child_span": child,
                "label": relation.name})
        })
        .collect();
    let mut at = 0;
    let tokens: Vec<Value> = (tokens.iter().enumerate())
        .map(|(n, token)| {
            let words = token.span.of(text);
            let start = at;
            let end = start + words.chars().count();
            at = end + usize::from(token.space);
            json!({"id": n, "text": words, "start": start, "end": end, "ws": token.space})
        })
        .collect();
    json!({
        "text": text,
        "meta": {"galley_id": document.id.as_str(), "title": document.title},
        "tokens": tokens,
        "spans": spans,
        "relations": relations,
    })
    .to_string()
}

/// A word, or white space, and whether a space stands behind it that is no token of its own.
struct Token {
    span: Span,
    space: bool,
}

/// Tokens that cover the text and are cut where labels begin and end.
fn tokens(text: &str, rules: &SentenceRules, labels: impl Iterator<Item = Span> + Clone) -> Vec<Token> {
    let starts: BTreeSet<usize> = labels.clone().map(Span::start).collect();
    let ends: BTreeSet<usize> = labels.clone().map(Span::end).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut from = 0;
    let words = words(text, rules, labels);
    for word in words.iter().map(|word| word.span).chain([Span::around(text, text.len(), text.len())]) {
        if let Some(before) = tokens.last_mut() {
            let belongs = !starts.contains(&from) && !ends.contains(&(from + 1));
            if belongs && from < word.start() && text[from..].starts_with(' ') {
                before.space = true;
                from += 1;
            }
        }
        let inside = from + 1..word.start().max(from + 1);
        let mut cuts: Vec<usize> = starts.range(inside.clone()).chain(ends.range(inside)).copied().collect();
        cuts.push(word.start());
        cuts.sort_unstable();
        for cut in cuts {
            tokens.extend(Span::new(text, from, cut).filter(|gap| !gap.is_empty()).map(token));
            from = cut;
        }
        tokens.extend(Some(word).filter(|word| !word.is_empty()).map(token));
        from = word.end();
    }
    tokens
}

fn token(span: Span) -> Token {
    Token { span, space: false }
}

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    meta: Map<String, Value>,
    id: Option<Value>,
    #[serde(default)]
    tokens: Vec<Edge>,
    #[serde(default)]
    spans: Vec<Spot>,
    #[serde(default)]
    relations: Vec<Relation>,
    answer: Option<String>,
}

/// Of a token, where it ends.
#[derive(Deserialize)]
struct Edge {
    end: usize,
}

#[derive(Deserialize)]
struct Spot {
    id: Option<u64>,
    start: usize,
    end: usize,
    label: Option<String>,
}

#[derive(Deserialize)]
struct Relation {
    head: usize,
    child: usize,
    head_span: Option<Spot>,
    child_span: Option<Spot>,
    label: String,
}

/// Reads one line: a task of Prodigy's, or just a text with spans. What it labels counts as what people decided.
///
/// # Errors
/// The first thing that is wrong with it, and where. A task that its annotator did not accept is an error too, since its
/// labels say nothing.
pub fn read(line: &str) -> Result<Document, ReadError> {
    galley::check_depth(line)?;
    let mut line: Line = from_json(line)?;
    let broken = |at: &str, what: String| Broken { at: at.to_owned(), what };
    if let Some(answer) = line.answer.filter(|answer| answer != "accept") {
        return Err(broken("answer", format!("is {answer:?}, so that its labels do not count")).into());
    }
    let id = line.meta.remove("galley_id").or(line.id).and_then(name_of);
    let id = id.ok_or_else(|| broken("meta.galley_id", "is missing".to_owned()))?;
    let title = line.meta.remove("title").filter(Value::is_string).unwrap_or_else(|| "".into());
    let head = Map::from_iter([("id".to_owned(), id.into()), ("title".to_owned(), title)]);
    let spots = Spots::of(&line.spans, &line.tokens)?;
    let mut links = Vec::new();
    for (n, relation) in line.relations.into_iter().enumerate() {
        let place = |end: &str, token: usize, spot: Option<Spot>| {
            let place = spot.and_then(|spot| spots.same(&spot)).or_else(|| spots.at(token));
            place.ok_or_else(|| broken(&format!("relations[{n}].{end}"), "leads to no span".to_owned()))
        };
        let from = place("head", relation.head, relation.head_span)?;
        let to = place("child", relation.child, relation.child_span)?;
        links.push(Link { name: relation.label, from, to });
    }
    let mut labels = Vec::new();
    for (n, spot) in line.spans.into_iter().enumerate() {
        let at = format!("spans[{n}]");
        let name = spot.label.ok_or_else(|| broken(&format!("{at}.label"), "is missing".to_owned()))?;
        labels.push(Found { name, start: spot.start, end: spot.end, kept: Map::new(), at });
    }
    Reading { head, text: line.text, labels, links, by: "spaCy" }.document()
}

/// Where the spans of a line are, by whatever a relation may name.
struct Spots<'l> {
    spans: &'l [Spot],
    tokens: &'l [Edge],
    named: HashMap<u64, usize>,
}

impl<'l> Spots<'l> {
    fn of(spans: &'l [Spot], tokens: &'l [Edge]) -> Result<Spots<'l>, Broken> {
        let mut named = HashMap::new();
        for (n, id) in spans.iter().enumerate().filter_map(|(n, spot)| Some((n, spot.id?))) {
            if named.insert(id, n).is_some() {
                return Err(Broken {
                    at: format!("spans[{n}]"),
                    what: format!("its id, {id}, stands twice"),
                });
            }
        }
        Ok(Spots { spans, tokens, named })
    }

    /// The span that a relation has a copy of.
    fn same(&self, spot: &Spot) -> Option<usize> {
        let fits = |known: &Spot| {
            (known.start, known.end) == (spot.start, spot.end)
                && spot.label.as_ref().is_none_or(|label| known.label.as_ref() == Some(label))
        };
        let named = spot.id.and_then(|id| self.named.get(&id)).copied();
        named.filter(|n| fits(&self.spans[*n])).or_else(|| self.spans.iter().position(fits))
    }

    /// The shortest span that ends with a token.
    fn at(&self, token: usize) -> Option<usize> {
        let end = self.tokens.get(token)?.end;
        let here = self.spans.iter().enumerate().filter(|(_, spot)| spot.end == end);
        here.max_by_key(|(_, spot)| spot.start).map(|(n, _)| n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tokens_are_the_text_and_keep_its_spaces() {
        let text = " Ana  Ruiz\n\n said ";
        let with_space = Span::new(text, 1, 5).unwrap();
        let shown = |labels: &[Span]| {
            let tokens = tokens(text, &SentenceRules::default(), labels.iter().copied());
            let each =
                tokens.iter().map(|t| format!("{:?}{}", t.span.of(text), if t.space { "_" } else { "" }));
            each.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(&[]), r#"" " "Ana"_ " " "Ruiz" "\n\n " "said"_"#);
        assert_eq!(shown(&[with_space]), r#"" " "Ana" " " " " "Ruiz" "\n\n " "said"_"#);
    }

    #[test]
    fn what_others_write_is_read() {
        let task = |relation: &str| {
            format!(
                r#"{{"text": "“No,” Ruiz said.", "id": 7, "tokens": [{{"text": "“No,”", "start": 0, "end": 5, "id": 0}},
                {{"text": "Ruiz", "start": 6, "end": 10, "id": 1}}], "spans": [{{"start": 0, "end": 5, "label": "direct_quote"}},
                {{"start": 6, "end": 10, "label": "person"}}], "relations": [{relation}], "answer": "accept"}}"#
            )
        };
        for relation in [
            r#"{"head": 0, "child": 1, "label": "speaker"}"#,
            r#"{"head": 9, "head_span": {"start": 0, "end": 5}, "child": 1, "label": "speaker"}"#,
        ] {
            let document = read(&task(relation)).unwrap();
            assert_eq!((document.id.as_str(), document.actors[0].name.as_str()), ("7", "Ruiz"));
            assert!(document.quotes[0].speaker.is_some(), "{relation}");
        }
        let error = |line: &str| read(line).unwrap_err().to_string();
        let lost = task(r#"{"head": 0, "child": 5, "label": "speaker"}"#);
        assert_eq!(error(&lost), "relations[0].child: leads to no span");
        let refused = task("").replace("accept", "ignore");
        assert_eq!(error(&refused), "answer: is \"ignore\", so that its labels do not count");
        assert_eq!(error(r#"{"text": ""}"#), "meta.galley_id: is missing");
    }

    proptest! {
        #[test]
        fn tokens_are_any_text(text in "[ab👍\u{301} \n\t.’]{0,60}", edges in prop::collection::vec((0usize..60, 0usize..9), 0..8)) {
            let all: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let edge = |n: usize| all[n.min(all.len() - 1)];
            let spans = edges.iter().filter_map(|(from, length)| Span::new(&text, edge(*from), edge(from + length)));
            let spans: Vec<Span> = spans.filter(|span| !span.is_empty()).collect();
            let tokens = tokens(&text, &SentenceRules::default(), spans.iter().copied());
            let joined: String = tokens.iter().map(|t| format!("{}{}", t.span.of(&text), if t.space { " " } else { "" })).collect();
            prop_assert_eq!(&joined, &text);
            for span in spans {
                prop_assert!(tokens.iter().any(|token| token.span.start() == span.start()));
                prop_assert!(tokens.iter().any(|token| token.span.end() == span.end()));
            }
        }
    }
}
