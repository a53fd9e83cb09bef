//! The rows of the three lists: actors, quotes, captions.
//!
//! Rows stand in the order of the document, which no decision changes: a row keeps its place while it is worked on.
//! Duplicates are no rows of their own; what a person hides (`layers`) is none either, but is counted.
//! Knows no browser.

#![deny(clippy::wildcard_enum_match_arm)]

use crate::document::{
    Actor, ActorType, AnyAnnotation, Caption, Document, Kind, MentionId, Quote, QuoteKind, Record, Speaker,
    Status, Target,
};
use crate::text::Span;
use crate::web::layers::{Layer, Layers};
use std::collections::HashMap;
use std::rc::Rc;

/// One of the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Who acts.
    Actors,
    /// Who says what.
    Quotes,
    /// What the pictures show.
    Captions,
}

impl List {
    /// All three, in the order of the page.
    pub const ALL: [List; 3] = [List::Actors, List::Quotes, List::Captions];

    /// Its name on the page.
    pub fn name(self) -> &'static str {
        match self {
            List::Actors => "Actors",
            List::Quotes => "Quotes",
            List::Captions => "Captions",
        }
    }

    /// The one that annotations of this kind belong to: a mention to that of its actor. `None`: they are in the text alone.
    pub fn of(kind: Kind) -> Option<List> {
        match kind {
            Kind::Actor | Kind::Mention => Some(List::Actors),
            Kind::Quote => Some(List::Quotes),
            Kind::Caption => Some(List::Captions),
            Kind::Article | Kind::Block => None,
        }
    }
}

/// The list in which an annotation has a row of its own.
fn row_in(annotation: AnyAnnotation) -> Option<List> {
    let has_row = match annotation {
        AnyAnnotation::Actor(_) | AnyAnnotation::Quote(_) => true,
        AnyAnnotation::Caption(caption) => caption.duplicate_of.is_none(),
        AnyAnnotation::Article(_) | AnyAnnotation::Block(_) | AnyAnnotation::Mention(_) => false,
    };
    List::of(annotation.kind()).filter(|_| has_row)
}

/// What a row is about, for its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// An actor.
    Actor(ActorType),
    /// A quote.
    Quote(QuoteKind),
    /// A caption.
    Caption,
}

impl Sign {
    /// The class that draws it before the row's name.
    pub fn class(self) -> &'static str {
        match self {
            Sign::Actor(ActorType::Person) => "type-person",
            Sign::Actor(ActorType::Organisation) => "type-organisation",
            Sign::Actor(ActorType::Country) => "type-country",
            Sign::Actor(ActorType::Group) => "type-group",
            Sign::Actor(ActorType::Place) => "type-place",
            Sign::Quote(_) => "mark-quote",
            Sign::Caption => "mark-caption",
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it stands for.
    pub target: Target,
    /// Its words: the actor's name, the quote's words, the caption's words.
    pub words: Rc<str>,
    /// What else is to be known, in a few words.
    pub detail: Rc<str>,
    /// For its sign.
    pub sign: Sign,
    /// How often an actor is mentioned.
    pub count: Option<usize>,
    /// What was decided.
    pub status: Status,
    /// The parser's confidence in hundredths, while it counts.
    pub percent: Option<u8>,
    /// Where it stands in the text first.
    pub place: Option<Span>,
}

/// All rows of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// In the order of [`List::ALL`].
    lists: [Rc<Vec<Row>>; List::ALL.len()],
    /// How many of each list are hidden.
    hidden: [usize; List::ALL.len()],
    /// How many annotations of the document a person has decided, and how many there are.
    reviewed: (usize, usize),
}

impl Rows {
    /// Of a document, with these layers shown. Lists that are as they were in `before` are taken over.
    pub fn new(document: &Document, layers: Layers, before: Option<&Rows>) -> Rows {
        let index = Index::new(document);
        let mut rows = Rows::default();
        let mut lists: [Vec<Row>; List::ALL.len()] = Default::default();
        for annotation in document.annotations() {
            let Some(list) = row_in(annotation) else { continue };
            if !does_not_act(annotation) {
                rows.reviewed.1 += 1;
                rows.reviewed.0 += usize::from(annotation.record().status != Status::Suggested);
            }
            if Layer::of(annotation, &|_| None).is_some_and(|layer| !layers.shows(layer)) {
                rows.hidden[list as usize] += 1;
            } else {
                lists[list as usize].extend(index.row(annotation));
            }
        }
        for (list, now) in List::ALL.into_iter().zip(lists) {
            rows.lists[list as usize] = match before.map(|rows| rows.of(list)) {
                Some(before) if **before == now => before.clone(),
                _ => Rc::new(now),
            };
        }
        rows
    }

    /// Of one list.
    pub fn of(&self, list: List) -> &Rc<Vec<Row>> {
        &self.lists[list as usize]
    }

    /// The row that stands for an annotation.
    pub fn find(&self, target: &Target) -> Option<&Row> {
        self.of(List::of(target.kind())?).iter().find(|row| row.target == *target)
    }

    /// How many annotations of the document a person has decided, and how many there are, whatever is shown; places,
    /// which do not act, are not counted. What was rejected counts as decided.
    pub fn reviewed(&self) -> (usize, usize) {
        self.reviewed
    }

    /// How many rows of a list a person has decided.
    pub fn reviewed_of(&self, list: List) -> usize {
        self.of(list).iter().filter(|row| row.status != Status::Suggested).count()
    }

    /// How many of a list a person has hidden.
    pub fn hidden(&self, list: List) -> usize {
        self.hidden[list as usize]
    }
}

/// Places do not act: how far a document is, is told without them.
fn does_not_act(annotation: AnyAnnotation) -> bool {
    matches!(annotation, AnyAnnotation::Actor(actor) if actor.actor_type == ActorType::Place)
}

/// A document, and what its rows are made with.
struct Index<'d> {
    document: &'d Document,
    names: HashMap<&'d str, &'d Actor>,
    mentions: HashMap<&'d MentionId, Span>,
    counts: HashMap<&'d str, (usize, Span)>,
    blocks: HashMap<&'d str, Span>,
}

impl<'d> Index<'d> {
    fn new(document: &'d Document) -> Index<'d> {
        let mut counts: HashMap<&str, (usize, Span)> = HashMap::new();
        for mention in &document.mentions {
            // A rejected actor keeps its place in the text, so that it can be looked up.
            let Some(actor) = &mention.actor else { continue };
            let (count, _) = counts.entry(actor.as_str()).or_insert((0, mention.span));
            *count += usize::from(mention.record.is_live());
        }
        Index {
            document,
            names: document.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect(),
            mentions: document.mentions.iter().map(|mention| (&mention.id, mention.span)).collect(),
            counts,
            blocks: document.blocks.iter().map(|block| (block.id.as_str(), block.span)).collect(),
        }
    }

    fn row(&self, annotation: AnyAnnotation) -> Option<Row> {
        match annotation {
            AnyAnnotation::Actor(actor) => Some(self.actor(actor)),
            AnyAnnotation::Quote(quote) => Some(self.quote(quote)),
            AnyAnnotation::Caption(caption) => self.caption(caption),
            AnyAnnotation::Article(_) | AnyAnnotation::Block(_) | AnyAnnotation::Mention(_) => None,
        }
    }

    fn actor(&self, actor: &Actor) -> Row {
        let counted = self.counts.get(actor.id.as_str());
        let mut details: Vec<&str> = vec![actor.actor_type.name()];
        details.extend(actor.roles.first().map(String::as_str));
        details.extend(actor.country.as_deref());
        Row {
            target: Target::Actor(actor.id.clone()),
            words: actor.name.as_str().into(),
            detail: details.join(" · ").into(),
            sign: Sign::Actor(actor.actor_type),
            count: Some(counted.map_or(0, |(count, _)| *count)),
            place: counted.map(|(_, place)| *place),
            ..row(&actor.record)
        }
    }

    fn quote(&self, quote: &Quote) -> Row {
        let words: Vec<String> = quote.spans.iter().map(|span| self.words(*span)).collect();
        let mut details = vec![quote.kind.name().to_owned()];
        details.extend(quote.speaker.as_ref().map(|speaker| self.speaker(speaker)));
        details.extend(quote.cue.map(|cue| self.words(cue)));
        Row {
            target: Target::Quote(quote.id.clone()),
            words: words.join(" … ").into(),
            detail: details.join(" · ").into(),
            sign: Sign::Quote(quote.kind),
            place: quote.spans.first().copied(),
            ..row(&quote.record)
        }
    }

    fn caption(&self, caption: &Caption) -> Option<Row> {
        let place = *self.blocks.get(caption.block.as_str())?;
        let credit = caption.credit.as_ref().map(|credit| self.words(credit.span));
        Some(Row {
            target: Target::Caption(caption.id.clone()),
            words: self.words(place).into(),
            detail: credit.unwrap_or_else(|| "no credit".to_owned()).into(),
            sign: Sign::Caption,
            place: Some(place),
            ..row(&caption.record)
        })
    }

    /// The name of the actor that speaks; of a source that is none, its words.
    fn speaker(&self, speaker: &Speaker) -> String {
        let actor = speaker.actor.as_ref().and_then(|actor| self.names.get(actor.as_str()));
        match actor {
            Some(actor) => actor.name.clone(),
            None => self.mentions.get(&speaker.mention).map(|span| self.words(*span)).unwrap_or_default(),
        }
    }

    fn words(&self, span: Span) -> String {
        let words = span.of(&self.document.text);
        if words.contains(['\n', '\t']) {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            words.to_owned()
        }
    }
}

/// What every row has of its record.
fn row(record: &Record) -> Row {
    Row {
        target: Target::Actor(crate::document::ActorId::new("")),
        words: "".into(),
        detail: "".into(),
        sign: Sign::Caption,
        count: None,
        status: record.status,
        percent: record.confidence.map(crate::document::Confidence::hundredths),
        place: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample::document;

    #[test]
    fn rows_say_what_a_person_looks_for() {
        let rows = Rows::new(&document(), Layers::default(), None);
        let says = |row: &Row| (row.words.to_string(), row.detail.to_string(), row.count);
        assert_eq!(
            says(&rows.of(List::Quotes)[0]),
            ("“It holds 👍,”".into(), "direct · Lena Holt · said".into(), None)
        );
        let caption = "The new pier in the evening. (EPA)";
        assert_eq!(says(&rows.of(List::Captions)[0]), (caption.into(), "(EPA)".into(), None));
        assert_eq!(says(&rows.of(List::Actors)[0]), ("Lena Holt".into(), "person".into(), Some(2)));
    }

    #[test]
    fn a_list_that_did_not_change_is_the_same_list() {
        let mut document = document();
        let before = Rows::new(&document, Layers::default(), None);
        document.quotes[0].record.status = Status::Rejected;
        let after = Rows::new(&document, Layers::default(), Some(&before));
        let same = |list| Rc::ptr_eq(before.of(list), after.of(list));
        assert!(same(List::Actors));
        assert!(!same(List::Quotes));
        assert_eq!(
            after.of(List::Quotes).len(),
            before.of(List::Quotes).len(),
            "what was rejected stays in its place"
        );
        assert_eq!(after.reviewed().0, 1);
    }
}
