//! Mentions and their actors, quotes and who speaks.

use super::{Labelled, Links, Maker, Object, text_of};
use crate::document::{ActorType, QuoteKind, number_of};
use crate::formats::standoff::ACTOR_NAME;
use crate::formats::standoff::names::Meaning;
use crate::text::{Span, quoted_parts};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

impl Maker {
    /// The mentions in the order of the text, and which id and actor the mention of each label has.
    pub(super) fn mentions(
        &mut self,
        labels: &mut [Labelled],
        links: &Links,
        actors: &mut Vec<Object>,
    ) -> (Vec<Object>, HashMap<usize, (Value, Value)>) {
        let types: HashMap<String, Value> = actors
            .iter()
            .map(|actor| (text_of(actor, "id"), actor.get("type").cloned().unwrap_or_default()))
            .collect();
        let kept_actor = |label: &Labelled, kind: ActorType| {
            let id = label.kept.get("actor")?.as_str()?;
            (types.get(id) == Some(&json!(kind))).then(|| id.to_owned())
        };
        // Groups of mentions of one actor, each by the place of its first.
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut actor_of: HashMap<usize, Value> = HashMap::new();
        for (n, label) in labels.iter().enumerate() {
            let Meaning::Mention(Some(kind)) = label.meaning else { continue };
            let root = links.root("same_actor", n);
            let of_root = labels.get(root).filter(|l| l.meaning == label.meaning);
            let known = kept_actor(label, kind).or_else(|| kept_actor(of_root?, kind));
            match known {
                Some(id) => drop(actor_of.insert(n, id.into())),
                None => groups.entry(if of_root.is_some() { root } else { n }).or_default().push(n),
            }
        }
        for group in groups.values() {
            let mut given = group.iter().filter_map(|n| labels[*n].kept.remove(ACTOR_NAME));
            let given = given.find_map(|name| name.as_str().map(str::to_owned));
            let words =
                |n: &usize| labels[*n].span.of(&self.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let mut names: Vec<String> = group.iter().map(words).collect();
            // The longest is the fullest name; of two that are as long, the first.
            names.sort_by_key(|name| Reverse(name.chars().count()));
            names.splice(0..0, given);
            let mut seen = HashSet::new();
            names.retain(|name| seen.insert(name.clone()));
            let mut actor = self.annotation('p', Object::new());
            let kind = labels[group[0]].meaning;
            actor.insert("name".to_owned(), names.first().cloned().unwrap_or_default().into());
            if let Meaning::Mention(kind) = kind {
                actor.insert("type".to_owned(), json!(kind));
            }
            actor.insert("aliases".to_owned(), json!(names.get(1..).unwrap_or_default()));
            actor.insert("roles".to_owned(), json!([]));
            group.iter().for_each(|n| drop(actor_of.insert(*n, actor["id"].clone())));
            actors.push(actor);
        }
        let names: HashMap<String, Value> = actors
            .iter()
            .filter_map(|actor| Some((text_of(actor, "id"), actor.get("name")?.clone())))
            .collect();
        let mut mentions = Vec::new();
        let mut of_label = HashMap::new();
        for (n, label) in labels.iter_mut().enumerate() {
            if !matches!(label.meaning, Meaning::Mention(_)) {
                continue;
            }
            let actor = actor_of.remove(&n).unwrap_or_default();
            let mut mention = self.annotation('m', std::mem::take(&mut label.kept));
            let name = actor.as_str().and_then(|id| names.get(id)).and_then(Value::as_str);
            mention.entry("form").or_insert_with(|| form(label.span.of(&self.text), name).into());
            mention.insert("actor".to_owned(), actor.clone());
            self.place(&mut mention, label.span);
            of_label.insert(n, (mention["id"].clone(), actor));
            mentions.push((label.span, mention));
        }
        mentions.sort_by_key(|(span, mention)| (span.start(), Reverse(span.end()), number(mention)));
        (mentions.into_iter().map(|(_, mention)| mention).collect(), of_label)
    }

    pub(super) fn quotes(
        &mut self,
        labels: &mut [Labelled],
        links: &Links,
        mentions: &HashMap<usize, (Value, Value)>,
    ) -> Vec<Object> {
        let is_quote = |label: &Labelled| matches!(label.meaning, Meaning::Quote(_));
        let further: HashSet<usize> = (0..labels.len())
            .filter(|n| is_quote(&labels[*n]))
            .flat_map(|n| links.targets("continued", n).iter().copied().filter(move |to| *to != n))
            .collect();
        let mut quotes = Vec::new();
        for n in 0..labels.len() {
            let Meaning::Quote(kind) = labels[n].meaning else { continue };
            if further.contains(&n) {
                continue;
            }
            let rest = links.targets("continued", n).iter().filter(|to| is_quote(&labels[**to]));
            let mut spans: Vec<Span> = std::iter::once(&n).chain(rest).map(|n| labels[*n].span).collect();
            spans.sort();
            let cue = links.targets("cue", n).first().filter(|to| labels[**to].meaning == Meaning::Cue);
            let cue = cue.map(|to| self.stretch(labels[*to].span));
            let speaker = links.targets("speaker", n).first().and_then(|to| mentions.get(to));
            let kept = std::mem::take(&mut labels[n].kept);
            let quote = self.quote(kind, &spans, cue, speaker, kept);
            quotes.push((spans[0].start(), quote));
        }
        quotes.sort_by_key(|(start, quote)| (*start, number(quote)));
        quotes.into_iter().map(|(_, quote)| quote).collect()
    }

    fn quote(
        &mut self,
        kind: QuoteKind,
        spans: &[Span],
        cue: Option<Value>,
        speaker: Option<&(Value, Value)>,
        kept: Object,
    ) -> Object {
        let mut quote = self.annotation('q', kept);
        let found: Vec<Value> = spans.iter().map(|span| self.stretch(*span)).collect();
        let same =
            |kept: &Value, found: &Value| kept["start"] == found["start"] && kept["end"] == found["end"];
        let stands = quote.get("spans").and_then(Value::as_array).is_some_and(|kept| {
            kept.len() == found.len() && kept.iter().zip(&found).all(|(kept, found)| same(kept, found))
        });
        if !stands || !quote.contains_key("quoted") {
            let quoted = quoted_parts(&self.text, spans).into_iter().map(|span| self.stretch(span)).collect();
            quote.insert("spans".to_owned(), Value::Array(found));
            quote.insert("quoted".to_owned(), Value::Array(quoted));
        }
        let cue =
            cue.map(|found| quote.get("cue").filter(|kept| same(kept, &found)).cloned().unwrap_or(found));
        quote.insert("cue".to_owned(), cue.unwrap_or_default());
        quote.insert("kind".to_owned(), json!(kind));
        let said_by = speaker.map(|(mention, actor)| {
            let stands = |kept: &&Value| kept["mention"] == *mention && kept["actor"] == *actor;
            let kept = quote.get("speaker").filter(stands).cloned();
            kept.unwrap_or_else(|| json!({"actor": actor, "mention": mention}))
        });
        quote.insert("speaker".to_owned(), said_by.unwrap_or_default());
        quote
    }
}

/// The number of its id, by which those that begin together are in order.
fn number(annotation: &Object) -> Option<u64> {
    annotation.get("id").and_then(Value::as_str).and_then(number_of)
}

/// What can be told of a mention from its words alone.
fn form(words: &str, name: Option<&str>) -> &'static str {
    let first = words.chars().find(|c| c.is_alphabetic());
    match name {
        Some(name) if words.split_whitespace().eq(name.split_whitespace()) => "name",
        _ if first.is_some_and(char::is_lowercase) => "description",
        _ => "alias",
    }
}
