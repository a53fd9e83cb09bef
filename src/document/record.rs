//! Who says so, how sure they are, and what the parser had proposed before: the part that every annotation has.

use super::{ActorId, ActorType, BlockRole, Form, PARSER, QuoteKind, Speaker};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fields of a file that Galley does not know, by name.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Attributes of a person's own, by name.
pub type Attributes = BTreeMap<String, AttributeValue>;

/// What has been decided of an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    /// The parser proposed it; nobody has looked.
    #[default]
    Suggested,
    /// A person agreed.
    Confirmed,
    /// A person changed or made it.
    Edited,
    /// A person refused it; kept as a record.
    Rejected,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 4] = [Status::Suggested, Status::Confirmed, Status::Edited, Status::Rejected];

    /// As files and the page call it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Suggested => "suggested",
            Status::Confirmed => "confirmed",
            Status::Edited => "edited",
            Status::Rejected => "rejected",
        }
    }
}

/// How sure the parser is, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(u8);

impl Confidence {
    /// `hundredths` of certainty; more than 100 is 100.
    pub const fn percent(hundredths: u8) -> Confidence {
        Confidence(if hundredths > 100 { 100 } else { hundredths })
    }

    /// From 0 to 1, rounded to two decimals; `None` outside of that.
    pub fn from_share(share: f64) -> Option<Confidence> {
        (0.0..=1.0).contains(&share).then(|| Confidence((share * 100.0).round() as u8))
    }

    /// From 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// From 0 to 100.
    pub fn hundredths(self) -> u8 {
        self.0
    }
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AttributeValue {
    /// True or false.
    Flag(bool),
    /// A number.
    Number(serde_json::Number),
    /// Text.
    Text(String),
    /// Several.
    List(Vec<AttributeValue>),
}

/// Who made an annotation what it is now, and what it was before a person changed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What has been decided.
    pub status: Status,
    /// Who made it what it is: [`PARSER`] or a person's name.
    pub by: String,
    /// The parser's confidence; `None` once a person has decided.
    pub confidence: Option<Confidence>,
    /// When, ISO 8601.
    pub time: Option<String>,
    /// A person's note.
    pub note: Option<String>,
    /// Attributes of a person's own.
    pub attributes: Attributes,
    /// What the parser had proposed; `None` while it is a suggestion, and for what a person made.
    pub origin: Option<Origin>,
    /// Unknown fields of the annotation.
    pub extra: Extra,
    /// Unknown fields of those parts of it that are no values of their own here (a quote's spans, cue and speaker, and
    /// the former ones), by the part's path: `spans[0]`, `origin.cue`.
    pub extra_of: BTreeMap<String, Extra>,
}

impl Record {
    /// A suggestion of the parser.
    pub fn suggested(confidence: Confidence) -> Record {
        Record { by: PARSER.to_owned(), confidence: Some(confidence), ..Record::blank() }
    }

    /// A person's own annotation.
    pub fn made_by(stamp: &Stamp) -> Record {
        Record { status: Status::Edited, by: stamp.by.clone(), time: stamp.time.clone(), ..Record::blank() }
    }

    /// Whether it counts: all but what was rejected.
    pub fn is_live(&self) -> bool {
        self.status != Status::Rejected
    }

    /// Whether a person made it, rather than agreed to or changed what the parser proposed.
    pub fn is_own(&self) -> bool {
        self.status == Status::Edited && self.origin.is_none()
    }

    fn blank() -> Record {
        Record {
            status: Status::Suggested,
            by: String::new(),
            confidence: None,
            time: None,
            note: None,
            attributes: Attributes::new(),
            origin: None,
            extra: Extra::default(),
            extra_of: BTreeMap::new(),
        }
    }
}

/// What the parser had proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The parser and its version.
    pub by: String,
    /// How sure it was.
    pub confidence: Option<Confidence>,
    /// What a person has changed since, as it was proposed.
    pub former: Former,
    /// Unknown fields.
    pub extra: Extra,
}

/// The parser's proposal for each part that a person has changed; `None` for a part that stands as proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Former {
    /// Spans (of a mention, a block: one; of a quote: its content).
    pub spans: Option<Vec<Span>>,
    /// Type of an actor.
    pub actor_type: Option<ActorType>,
    /// Name of an actor.
    pub name: Option<String>,
    /// Role of a block.
    pub role: Option<BlockRole>,
    /// Form of a mention.
    pub form: Option<Form>,
    /// Actor of a mention (inside: none).
    pub actor: Option<Option<ActorId>>,
    /// Kind of a quote.
    pub kind: Option<QuoteKind>,
    /// Cue of a quote (inside: none).
    pub cue: Option<Option<Span>>,
    /// Speaker of a quote (inside: none).
    pub speaker: Option<Option<Speaker>>,
    /// Credit of a caption (inside: none).
    pub credit: Option<Option<Span>>,
}

impl Former {
    /// All spans that were proposed.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let parts = [self.cue, self.credit].into_iter().flatten().flatten();
        self.spans.iter().flatten().copied().chain(parts)
    }

    /// The same, to be changed.
    pub(super) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let parts = [&mut self.cue, &mut self.credit].into_iter().flatten().flatten();
        self.spans.iter_mut().flatten().chain(parts)
    }
}

/// Who does something, and when: given by the caller, since the core reads no clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The annotator's name; "person" if none is set.
    pub by: String,
    /// ISO 8601.
    pub time: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_has_two_decimals() {
        assert_eq!(Confidence::from_share(0.974).map(Confidence::share), Some(0.97));
        assert_eq!(serde_json::to_string(&Confidence::percent(97).share()).unwrap(), "0.97");
        assert_eq!(Confidence::from_share(1.01), None);
        assert_eq!(Confidence::from_share(f64::NAN), None);
    }
}
