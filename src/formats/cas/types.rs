//! The types, as data: what each is called, what it holds, and under which name Galley JSON has the same.

use serde_json::{Map, Value, json};

/// A type of feature structures.
#[derive(Debug, PartialEq)]
pub(super) struct Type {
    pub name: &'static str,
    pub parent: &'static str,
    pub about: &'static str,
    /// Who decided, where it is an annotation of its own.
    pub decided: bool,
    pub own: &'static [Feature],
}

/// A feature of a type.
#[derive(Debug, PartialEq)]
pub(super) struct Feature {
    pub name: &'static str,
    pub holds: Holds,
    /// Its field in Galley JSON; empty where `of` and `read` have to put it together.
    pub field: &'static str,
}

/// What a feature holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Texts,
    Whole,
    Share,
    Flag,
    /// Links to structures of `target`, each by a structure of `link` with a role, as INCEpTION wants them.
    Links {
        link: &'static str,
        target: &'static str,
    },
}

impl Type {
    /// All its features, in the order in which they are written.
    pub fn features(&self) -> impl Iterator<Item = &'static Feature> {
        let decided: &[Feature] = if self.decided { &DECISION } else { &[] };
        decided.iter().chain(self.own)
    }
}

const fn text(name: &'static str, field: &'static str) -> Feature {
    Feature { name, holds: Holds::Text, field }
}

const fn texts(name: &'static str, field: &'static str) -> Feature {
    Feature { name, holds: Holds::Texts, field }
}

const fn links(name: &'static str, link: &'static str, target: &'static str) -> Feature {
    Feature { name, holds: Holds::Links { link, target }, field: "" }
}

static DECISION: [Feature; 6] = [
    text("galleyId", "id"),
    text("status", "status"),
    text("by", "by"),
    Feature { name: "confidence", holds: Holds::Share, field: "confidence" },
    text("time", "time"),
    text("note", "note"),
];

const ANNOTATION: &str = "uima.tcas.Annotation";
const TOP: &str = "uima.cas.TOP";

/// DKPro's, which INCEpTION has in every document. Galley fills in what it knows.
pub(super) static METADATA: Type = Type {
    name: "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
    parent: "uima.tcas.DocumentAnnotation",
    about: "What the document is called",
    decided: false,
    own: &[
        text("documentTitle", "title"),
        text("documentId", "id"),
        text("documentUri", ""),
        text("collectionId", ""),
        text("documentBaseUri", ""),
        Feature { name: "isLastSegment", holds: Holds::Flag, field: "" },
    ],
};

/// Of `uima.tcas.DocumentAnnotation`, which is part of UIMA.
pub(super) static LANGUAGE: Feature = text("language", "");

pub(super) static DOCUMENT: Type = Type {
    name: "galley.Document",
    parent: TOP,
    about: "Where the text comes from, and what was done with it",
    decided: false,
    own: &[
        texts("layers", "layers"),
        texts("labels", "labels"),
        text("note", "note"),
        Feature { name: "done", holds: Holds::Flag, field: "done" },
        text("created", "created"),
        text("modified", "modified"),
        Feature { name: "nextId", holds: Holds::Whole, field: "next_id" },
    ],
};

pub(super) static SOURCE: Type = Type {
    name: "galley.Source",
    parent: TOP,
    about: "Where the document was published",
    decided: false,
    own: &[
        text("url", "url"),
        text("outlet", "outlet"),
        text("published", "published"),
        texts("authors", "authors"),
    ],
};

pub(super) static ARTICLE: Type = Type {
    name: "galley.Article",
    parent: ANNOTATION,
    about: "One news article of several",
    decided: true,
    own: &[text("headline", "headline")],
};

pub(super) static BLOCK: Type = Type {
    name: "galley.Block",
    parent: ANNOTATION,
    about: "A line or lines that belong together: headline, subhead, byline, dateline, caption, boilerplate or body",
    decided: true,
    own: &[text("role", "role"), links("duplicateOf", "galley.BlockDuplicateOfLink", "galley.Block")],
};

pub(super) static CAPTION: Type = Type {
    name: "galley.Caption",
    parent: ANNOTATION,
    about: "What a picture shows; a block of role caption stands in the same place",
    decided: true,
    own: &[],
};

pub(super) static CREDIT: Type = Type {
    name: "galley.Credit",
    parent: ANNOTATION,
    about: "Who made the picture, inside a caption",
    decided: false,
    own: &[text("agency", "agency"), text("photographer", "photographer")],
};

pub(super) static ACTOR: Type = Type {
    name: "galley.Actor",
    parent: TOP,
    about: "Who acts; mentions have its galleyId as their actor",
    decided: true,
    own: &[
        text("name", "name"),
        text("actorType", "type"),
        texts("aliases", "aliases"),
        texts("roles", "roles"),
        text("country", "country"),
    ],
};

pub(super) static MENTION: Type = Type {
    name: "galley.Mention",
    parent: ANNOTATION,
    about: "Words that stand for an actor (person, organisation, country, group or place), or for a source that is none",
    decided: true,
    own: &[text("actorType", ""), text("name", ""), text("actor", "actor"), text("form", "form")],
};

pub(super) static QUOTE: Type = Type {
    name: "galley.Quote",
    parent: ANNOTATION,
    about: "What somebody is reported to have said: direct, indirect or mixed; further stretches follow from the first",
    decided: true,
    own: &[
        text("kind", "kind"),
        links("speaker", "galley.QuoteSpeakerLink", "galley.Mention"),
        links("cue", "galley.QuoteCueLink", "galley.Cue"),
        links("continued", "galley.QuoteContinuedLink", "galley.Quote"),
    ],
};

pub(super) static CUE: Type =
    Type { name: "galley.Cue", parent: ANNOTATION, about: "Words of attribution", decided: false, own: &[] };

/// All of them but links.
pub(super) static TYPES: [&Type; 11] =
    [&METADATA, &DOCUMENT, &SOURCE, &ARTICLE, &BLOCK, &CAPTION, &CREDIT, &ACTOR, &MENTION, &QUOTE, &CUE];

/// The types of links, each with what it leads to.
fn link_types() -> impl Iterator<Item = (&'static str, &'static str)> {
    TYPES.iter().flat_map(|kind| kind.own).filter_map(|feature| match feature.holds {
        Holds::Links { link, target } => Some((link, target)),
        _ => None,
    })
}

/// A feature's range and, of an array, what it is of.
fn range(holds: Holds) -> (&'static str, Option<&'static str>) {
    match holds {
        Holds::Text => ("uima.cas.String", None),
        Holds::Texts => ("uima.cas.StringArray", None),
        Holds::Whole => ("uima.cas.Long", None),
        Holds::Share => ("uima.cas.Double", None),
        Holds::Flag => ("uima.cas.Boolean", None),
        Holds::Links { link, .. } => ("uima.cas.FSArray", Some(link)),
    }
}

/// The type system as CAS JSON has it.
pub(super) fn json() -> Value {
    let mut types = Map::new();
    let named = |name: &str, parent: &str| Map::from_iter([pair("%NAME", name), pair("%SUPER_TYPE", parent)]);
    for kind in TYPES {
        let mut described = named(kind.name, kind.parent);
        described.extend([pair("%DESCRIPTION", kind.about)]);
        for feature in kind.features() {
            let of = match range(feature.holds) {
                (_, Some(element)) => format!("{element}[]"),
                ("uima.cas.StringArray", _) => "uima.cas.String[]".to_owned(),
                (range, _) => range.to_owned(),
            };
            described.insert(feature.name.to_owned(), json!({"%NAME": feature.name, "%RANGE": of}));
        }
        types.insert(kind.name.to_owned(), Value::Object(described));
    }
    for (link, target) in link_types() {
        let mut described = named(link, TOP);
        for (name, range) in [("role", "uima.cas.String"), ("target", target)] {
            described.insert(name.to_owned(), json!({"%NAME": name, "%RANGE": range}));
        }
        types.insert(link.to_owned(), Value::Object(described));
    }
    Value::Object(types)
}

fn pair(name: &str, value: &str) -> (String, Value) {
    (name.to_owned(), value.into())
}

/// The type system as a file of its own, from which INCEpTION makes layers.
pub fn type_system() -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <name>Galley</name>\n  <types>\n",
    );
    let mut described = |name: &str, about: &str, parent: &str, features: &[(&str, &str, Option<&str>)]| {
        xml += &format!(
            "    <typeDescription>\n      <name>{name}</name>\n      <description>{about}</description>\n      \
             <supertypeName>{parent}</supertypeName>\n      <features>\n"
        );
        for (name, range, element) in features {
            let element = element.map(|of| format!("<elementType>{of}</elementType>")).unwrap_or_default();
            xml += &format!(
                "        <featureDescription><name>{name}</name><description/>\
                 <rangeTypeName>{range}</rangeTypeName>{element}</featureDescription>\n"
            );
        }
        xml += "      </features>\n    </typeDescription>\n";
    };
    for kind in TYPES {
        let features: Vec<_> = kind
            .features()
            .map(|feature| {
                let (range, element) = range(feature.holds);
                (feature.name, range, element)
            })
            .collect();
        described(kind.name, kind.about, kind.parent, &features);
    }
    for (link, target) in link_types() {
        described(link, "", TOP, &[("role", "uima.cas.String", None), ("target", target, None)]);
    }
    xml + "  </types>\n</typeSystemDescription>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_types_that_are_there() {
        for (link, target) in link_types() {
            assert!(TYPES.iter().any(|kind| kind.name == target), "{link} leads to {target}");
            assert!(type_system().contains(&format!("<elementType>{link}</elementType>")));
        }
    }

    #[test]
    fn every_layer_has_a_name_of_its_own_for_each_feature() {
        for kind in TYPES {
            let mut names: Vec<_> = kind.features().map(|feature| feature.name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", kind.name);
        }
    }
}
