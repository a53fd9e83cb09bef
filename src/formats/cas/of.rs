//! From a document to structures. What was rejected is left out.

use super::types::{self, Feature, Holds, Type};
use super::{Cas, Structure, Value};
use crate::document::{Document, Kind, MentionId, Target, number_of};
use crate::formats::galley;
use crate::formats::standoff::mention_name;
use crate::text::{OffsetMap, Span};
use serde_json::{Map, Value as Json};
use std::cmp::Reverse;
use std::collections::HashMap;

type Object = Map<String, Json>;

/// All that CAS holds of a document. What begins together stands in the order of its numbers, which is that in which it
/// is read again.
pub(super) fn of(document: &Document) -> Cas<'_> {
    let mut head = galley::object(document);
    let mut items = HashMap::new();
    for list in Kind::ALL.map(Kind::list) {
        let Some(Json::Array(list)) = head.remove(list) else { continue };
        items.extend(list.into_iter().filter_map(|item| Some((item.get("id")?.as_str()?.to_owned(), item))));
    }
    let cas = Cas { text: &document.text, structures: Vec::new() };
    let map = OffsetMap::new(&document.text);
    let mut maker = Maker { document, map, items, cas };
    maker.whole(&head);
    maker.blocks();
    maker.actors();
    let mentions = maker.mentions();
    maker.quotes(&mentions);
    maker.cas
}

struct Maker<'d> {
    document: &'d Document,
    map: OffsetMap,
    /// The annotations as Galley JSON has them, by their ids.
    items: HashMap<String, Json>,
    cas: Cas<'d>,
}

impl Maker<'_> {
    fn add(&mut self, kind: &'static Type, span: Option<Span>, item: Option<&Object>) -> usize {
        let unit = |byte| self.map.utf16_of(&self.document.text, byte).unwrap_or_default();
        let span = span.map(|span| (unit(span.start()), unit(span.end())));
        let features = item.map(|item| features(kind, item)).unwrap_or_default();
        self.cas.structures.push(Structure { kind, span, features });
        self.cas.structures.len() - 1
    }

    /// An annotation with all that Galley JSON says of it.
    fn annotation(&mut self, kind: &'static Type, span: Option<Span>, target: &Target) -> usize {
        let item = self.items.remove(target.id());
        self.add(kind, span, item.as_ref().and_then(Json::as_object))
    }

    /// Puts a feature in its place among those of the structure.
    fn set(&mut self, structure: usize, name: &str, value: Value) {
        let Some(structure) = self.cas.structures.get_mut(structure) else { return };
        let place = |wanted: &str| structure.kind.features().position(|feature| feature.name == wanted);
        let Some(feature) = structure.kind.features().find(|feature| feature.name == name) else { return };
        let before = structure.features.partition_point(|(other, _)| place(other.name) < place(name));
        structure.features.insert(before, (feature, value));
    }

    fn link(&mut self, from: usize, name: &str, to: Vec<usize>) {
        if !to.is_empty() {
            self.set(from, name, Value::Links(to));
        }
    }

    fn whole(&mut self, head: &Object) {
        let all = Span::whole(&self.document.text);
        let metadata = self.add(&types::METADATA, Some(all), Some(head));
        let language = match self.document.language.as_str() {
            "und" | "" => UNKNOWN_LANGUAGE,
            known => known,
        };
        self.cas.structures[metadata]
            .features
            .insert(0, (&types::LANGUAGE, Value::Text(language.to_owned())));
        self.add(&types::DOCUMENT, None, Some(head));
        if let Some(source) = head.get("source").and_then(Json::as_object) {
            self.add(&types::SOURCE, None, Some(source));
        }
    }

    fn blocks(&mut self) {
        let document = self.document;
        for article in document.articles.iter().filter(|article| article.record.is_live()) {
            self.annotation(&types::ARTICLE, Some(article.span), &Target::Article(article.id.clone()));
        }
        let mut places = HashMap::new();
        for block in &document.blocks {
            let place = self.annotation(&types::BLOCK, Some(block.span), &Target::Block(block.id.clone()));
            places.insert(&block.id, place);
        }
        for block in &document.blocks {
            let first = block.duplicate_of.as_ref().and_then(|id| places.get(id)).copied();
            if let Some(place) = places.get(&block.id) {
                self.link(*place, "duplicateOf", first.into_iter().collect());
            }
        }
        for caption in document.captions.iter().filter(|caption| caption.record.is_live()) {
            let span = document.block(&caption.block).map(|block| block.span);
            self.annotation(&types::CAPTION, span, &Target::Caption(caption.id.clone()));
            if let Some(credit) = &caption.credit {
                let place = self.add(&types::CREDIT, Some(credit.span), None);
                for (name, value) in [("agency", &credit.agency), ("photographer", &credit.photographer)] {
                    if let Some(value) = value {
                        self.set(place, name, Value::Text(value.clone()));
                    }
                }
            }
        }
    }

    fn actors(&mut self) {
        for actor in self.document.actors.iter().filter(|actor| actor.record.is_live()) {
            self.annotation(&types::ACTOR, None, &Target::Actor(actor.id.clone()));
        }
    }

    fn mentions(&mut self) -> HashMap<MentionId, usize> {
        let document = self.document;
        let mut mentions: Vec<_> =
            document.mentions.iter().filter(|mention| mention.record.is_live()).collect();
        mentions.sort_by_key(|m| (m.span.start(), Reverse(m.span.end()), number_of(m.id.as_str())));
        let mut places = HashMap::new();
        for mention in mentions {
            let target = Target::Mention(mention.id.clone());
            let place = self.annotation(&types::MENTION, Some(mention.span), &target);
            let actor = mention.actor.as_ref().and_then(|id| document.actor(id));
            let kind = mention_name(actor.map(|actor| actor.actor_type));
            self.set(place, "actorType", Value::Text(kind.to_owned()));
            if let Some(actor) = actor.filter(|actor| !actor.name.is_empty()) {
                self.set(place, "name", Value::Text(actor.name.clone()));
            }
            places.insert(mention.id.clone(), place);
        }
        places
    }

    fn quotes(&mut self, mentions: &HashMap<MentionId, usize>) {
        let mut quotes: Vec<_> = self.document.quotes.iter().filter(|quote| quote.record.is_live()).collect();
        quotes.sort_by_key(|q| (q.spans.first().map(|span| span.start()), number_of(q.id.as_str())));
        for quote in quotes {
            let Some((first, further)) = quote.spans.split_first() else { continue };
            let head = self.annotation(&types::QUOTE, Some(*first), &Target::Quote(quote.id.clone()));
            let further = further.iter().map(|span| {
                let place = self.add(&types::QUOTE, Some(*span), None);
                self.set(place, "kind", Value::Text(quote.kind.name().to_owned()));
                place
            });
            let further = further.collect();
            let cue = quote.cue.map(|cue| self.add(&types::CUE, Some(cue), None));
            let speaker = quote.speaker.as_ref().and_then(|speaker| mentions.get(&speaker.mention)).copied();
            self.link(head, "speaker", speaker.into_iter().collect());
            self.link(head, "cue", cue.into_iter().collect());
            self.link(head, "continued", further);
        }
    }
}

/// What UIMA calls a language that is not known.
pub(super) const UNKNOWN_LANGUAGE: &str = "x-unspecified";

/// What a type has of an object of Galley JSON. What is null or untrue, or a list of nothing, is not there.
fn features(kind: &'static Type, item: &Object) -> Vec<(&'static Feature, Value)> {
    let value = |feature: &Feature| {
        let value = item.get(feature.field)?;
        match feature.holds {
            Holds::Text => value.as_str().map(|text| Value::Text(text.to_owned())),
            Holds::Whole => value.as_u64().filter(|n| i64::try_from(*n).is_ok()).map(Value::Whole),
            Holds::Share => value.as_f64().map(Value::Share),
            Holds::Flag => value.as_bool().filter(|flag| *flag).map(Value::Flag),
            Holds::Texts => {
                let texts = value.as_array()?.iter().filter_map(Json::as_str).map(str::to_owned);
                Some(Value::Texts(texts.collect())).filter(|texts| *texts != Value::Texts(Vec::new()))
            }
            Holds::Links { .. } => None,
        }
    };
    kind.features().filter_map(|feature| Some((feature, value(feature)?))).collect()
}
