//! From structures to a document: the layers become labels and relations, which `standoff` puts together.

use super::of::UNKNOWN_LANGUAGE;
use super::raw::{Raw, Raws};
use super::types::{self, Holds, Type};
use crate::document::{Broken, Document, QuoteKind};
use crate::formats::ReadError;
use crate::formats::standoff::{ACTOR_NAME, CREDIT, CUE, Found, Link, Reading, SOURCE, quote_name};
use crate::text::{OffsetMap, Span, quoted_parts};
use serde_json::{Map, Value as Json, json};
use std::collections::HashMap;

type Object = Map<String, Json>;

/// The document; `name` is what it is called where it does not say so itself.
pub(super) fn document(name: &str, raws: Raws) -> Result<Document, ReadError> {
    let (sofa, text) = raws.text()?;
    let reader = Reader {
        raws: &raws,
        sofa,
        text,
        map: OffsetMap::new(text),
        labels: Vec::new(),
        links: Vec::new(),
        places: HashMap::new(),
    };
    reader.document(name)
}

struct Reader<'r> {
    raws: &'r Raws,
    sofa: i64,
    text: &'r str,
    map: OffsetMap,
    labels: Vec<Found>,
    links: Vec<Link>,
    /// The label that a structure became.
    places: HashMap<i64, usize>,
}

impl<'r> Reader<'r> {
    fn document(mut self, name: &str) -> Result<Document, ReadError> {
        let mut head = self.head(name);
        let (body, captions) = self.blocks()?;
        let actors: Vec<Object> = self.all(&types::ACTOR).map(|raw| self.kept(&types::ACTOR, raw)).collect();
        let mut articles = Vec::new();
        for raw in self.all(&types::ARTICLE) {
            articles.push(self.placed(&types::ARTICLE, raw)?);
        }
        self.mentions(&actors)?;
        self.quotes()?;
        for (list, items) in
            [("articles", articles), ("blocks", body), ("captions", captions), ("actors", actors)]
        {
            head.insert(list.to_owned(), Json::Array(items.into_iter().map(Json::Object).collect()));
        }
        let Reader { labels, links, text, .. } = self;
        Reading { head, text: text.to_owned(), labels, links, by: "INCEpTION" }.document()
    }

    /// All structures of a type, of those that have a text of this text.
    fn all(&self, kind: &'static Type) -> impl Iterator<Item = &'r Raw> + use<'r> {
        let sofa = self.sofa;
        self.raws.of_kind(kind.name).filter(move |raw| raw.reference("sofa").is_none_or(|of| of == sofa))
    }

    fn head(&self, name: &str) -> Object {
        let metadata = self.raws.named("DocumentMetaData").or_else(|| self.raws.named("DocumentAnnotation"));
        let mut head = metadata.map(|raw| self.kept(&types::METADATA, raw)).unwrap_or_default();
        let language = metadata.and_then(|raw| raw.text("language"));
        if let Some(language) = language.filter(|language| *language != UNKNOWN_LANGUAGE) {
            head.insert("language".to_owned(), language.into());
        }
        head.entry("id").or_insert_with(|| name.into());
        if let Some(raw) = self.all(&types::DOCUMENT).next() {
            head.extend(self.kept(&types::DOCUMENT, raw));
        }
        if let Some(raw) = self.all(&types::SOURCE).next() {
            head.insert("source".to_owned(), Json::Object(self.kept(&types::SOURCE, raw)));
        }
        head
    }

    /// What a structure says, as Galley JSON has it.
    fn kept(&self, kind: &'static Type, raw: &Raw) -> Object {
        let mut kept = Object::new();
        for feature in kind.features().filter(|feature| !feature.field.is_empty()) {
            let value = match feature.holds {
                Holds::Text => raw.text(feature.name).map(Json::from),
                Holds::Whole => raw.whole(feature.name).map(Json::from),
                Holds::Share => raw.share(feature.name).map(Json::from),
                Holds::Flag => raw.flag(feature.name).map(Json::from),
                Holds::Texts => {
                    Some(self.raws.texts(raw, feature.name)).filter(|t| !t.is_empty()).map(Json::from)
                }
                Holds::Links { .. } => None,
            };
            kept.extend(value.map(|value| (feature.field.to_owned(), value)));
        }
        // Lists that Galley JSON wants even where nothing is in them.
        for feature in kind.features().filter(|f| f.holds == Holds::Texts && kind == &types::ACTOR) {
            kept.entry(feature.field).or_insert_with(|| json!([]));
        }
        kept
    }

    /// The same with where it stands.
    fn placed(&self, kind: &'static Type, raw: &Raw) -> Result<Object, Broken> {
        let mut kept = self.kept(kind, raw);
        let (start, end, _) = self.place(raw)?;
        kept.insert("start".to_owned(), start.into());
        kept.insert("end".to_owned(), end.into());
        Ok(kept)
    }

    /// Where a structure stands, in code points, and as a span.
    fn place(&self, raw: &Raw) -> Result<(usize, usize, Span), Broken> {
        let unit = |feature: &str| {
            let broken = |what: String| Broken { at: format!("{}.{feature}", raw.at()), what };
            let unit = raw.whole(feature).ok_or_else(|| broken("is no position".to_owned()))?;
            let byte = usize::try_from(unit).ok().and_then(|unit| self.map.byte_of_utf16(self.text, unit));
            byte.ok_or_else(|| broken(format!("{unit} lies outside the text, or inside a character")))
        };
        let (first, last) = (unit("begin")?, unit("end")?);
        let span = Span::new(self.text, first, last).ok_or_else(|| Broken {
            at: format!("{}.end", raw.at()),
            what: "is before its begin".to_owned(),
        })?;
        let point = |byte| self.map.point_of(self.text, byte).unwrap_or_default();
        Ok((point(first), point(last), span))
    }

    fn label(&mut self, name: &str, raw: &Raw, kept: Object) -> Result<(), Broken> {
        let (start, end, _) = self.place(raw)?;
        self.places.insert(raw.id, self.labels.len());
        self.labels.push(Found { name: name.to_owned(), start, end, kept, at: raw.at() });
        Ok(())
    }

    /// Relations from what became a label to what its links lead to.
    fn relate(&mut self, name: &str, raw: &Raw, feature: &str) {
        let Some(from) = self.places.get(&raw.id).copied() else { return };
        let targets = self.raws.targets(raw, feature);
        let to = targets.iter().filter_map(|id| self.places.get(id)).copied();
        self.links.extend(to.map(|to| Link { name: name.to_owned(), from, to }));
    }

    /// Blocks that are body text, and captions; all other blocks become labels.
    fn blocks(&mut self) -> Result<(Vec<Object>, Vec<Object>), Broken> {
        let mut body = Vec::new();
        let mut captions_at = HashMap::new();
        let names: HashMap<i64, &str> =
            self.all(&types::BLOCK).filter_map(|raw| Some((raw.id, raw.text("galleyId")?))).collect();
        for raw in self.all(&types::BLOCK) {
            let mut kept = self.placed(&types::BLOCK, raw)?;
            match raw.text("role").unwrap_or("body") {
                "body" => {
                    let first =
                        self.raws.targets(raw, "duplicateOf").first().and_then(|id| names.get(id)).copied();
                    kept.insert("duplicate_of".to_owned(), json!(first));
                    kept.insert("role".to_owned(), "body".into());
                    body.push(kept);
                }
                role => {
                    if role == "caption" {
                        captions_at
                            .insert((kept["start"].clone(), kept["end"].clone()), kept.get("id").cloned());
                    }
                    self.label(role, raw, kept)?;
                }
            }
        }
        for raw in self.all(&types::BLOCK) {
            self.relate("duplicate_of", raw, "duplicateOf");
        }
        let mut captions = Vec::new();
        for raw in self.all(&types::CAPTION) {
            let mut kept = self.placed(&types::CAPTION, raw)?;
            match captions_at.get(&(kept["start"].clone(), kept["end"].clone())) {
                Some(block) => {
                    kept.insert("block".to_owned(), json!(block));
                    captions.push(kept);
                }
                // Somebody's own, where no block says so yet.
                None => self.label("caption", raw, Object::new())?,
            }
        }
        for raw in self.all(&types::CREDIT) {
            let credit = self.placed(&types::CREDIT, raw)?;
            let point = |object: &Object, field: &str| object.get(field).and_then(Json::as_u64);
            let holds = |caption: &&mut Object| {
                point(caption, "start") <= point(&credit, "start")
                    && point(&credit, "end") <= point(caption, "end")
            };
            if let Some(caption) = captions.iter_mut().find(holds) {
                caption.entry("credit").or_insert_with(|| Json::Object(credit));
            }
            self.label(CREDIT, raw, Object::new())?;
        }
        Ok((body, captions))
    }

    fn mentions(&mut self, actors: &[Object]) -> Result<(), Broken> {
        let known = |id: &str| actors.iter().any(|actor| actor.get("id").is_some_and(|known| known == id));
        let mut first: HashMap<(&str, &str), usize> = HashMap::new();
        for raw in self.all(&types::MENTION) {
            let mut kept = self.kept(&types::MENTION, raw);
            let kind = raw.text("actorType").filter(|kind| !kind.is_empty()).unwrap_or(SOURCE);
            let place = self.labels.len();
            match raw.text("actor").filter(|actor| !actor.is_empty()) {
                Some(actor) if known(actor) => {}
                actor => {
                    kept.remove("actor");
                    kept.extend(raw.text("name").map(|name| (ACTOR_NAME.to_owned(), name.into())));
                    // An actor that is only a name here, since INCEpTION keeps nothing but layers.
                    let called = actor.or_else(|| raw.text("name")).filter(|_| kind != SOURCE);
                    if let Some(called) = called.filter(|called| !called.is_empty()) {
                        let to = *first.entry((kind, called)).or_insert(place);
                        if to != place {
                            self.links.push(Link { name: "same_actor".to_owned(), from: place, to });
                        }
                    }
                }
            }
            self.label(kind, raw, kept)?;
        }
        Ok(())
    }

    fn quotes(&mut self) -> Result<(), Broken> {
        for raw in self.all(&types::QUOTE) {
            let (_, _, span) = self.place(raw)?;
            let kept = self.kept(&types::QUOTE, raw);
            let name = match raw.text("kind").filter(|kind| !kind.is_empty()) {
                Some(kind) => format!("{kind}_quote"),
                None => {
                    let kind = QuoteKind::of(self.text, &[span], &quoted_parts(self.text, &[span]));
                    quote_name(kind).to_owned()
                }
            };
            self.label(&name, raw, kept)?;
        }
        for raw in self.all(&types::CUE) {
            self.label(CUE, raw, Object::new())?;
        }
        for raw in self.all(&types::QUOTE) {
            for name in ["speaker", "cue", "continued"] {
                self.relate(name, raw, name);
            }
        }
        Ok(())
    }
}
