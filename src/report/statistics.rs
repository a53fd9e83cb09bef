//! Counting: documents in, tables out.

#![deny(clippy::wildcard_enum_match_arm)]

use super::{Cell, Table, TableId};
use crate::document::{
    Actor, ActorId, ActorType, AnyAnnotation, Article, AttributeValue, Caption, Document, Kind, Mention,
    MentionId, Quote, QuoteKind, Record, Source,
};
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use unicode_segmentation::UnicodeSegmentation;

/// How long a row of the table over time is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// By day.
    Day,
    /// By month.
    #[default]
    Month,
    /// By year.
    Year,
}

impl Period {
    /// The part of a date (ISO 8601) that names the period; `None` where the text is no date or does not go so far.
    fn of(self, published: &str) -> Option<&str> {
        let length = match self {
            Period::Day => 10,
            Period::Month => 7,
            Period::Year => 4,
        };
        let named = published.get(..length)?;
        let is_date = named.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        is_date.then_some(named)
    }
}

/// What is counted of quotes.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// Words of the content.
    words: u64,
    /// Words of it that stand in quotation marks.
    in_marks: u64,
    quotes: u64,
    documents: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Acting {
    mentions: u64,
    documents: u64,
}

/// Counts over documents.
///
/// Actors of several documents are one where their names and their types are the same. Words are counted as Unicode
/// says (UAX #29); a quote's words are those of its content, attribution left out.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    period: Period,
    documents: u64,
    done: u64,
    articles: u64,
    words: u64,
    captions: u64,
    /// By name and by what the speaker is ("source" is one that is no actor, "none" where the text names none).
    speakers: BTreeMap<Named, Said>,
    actors: BTreeMap<(String, ActorType), Acting>,
    types: BTreeMap<ActorType, (u64, u64)>,
    kinds: BTreeMap<QuoteKind, Said>,
    agencies: BTreeMap<String, u64>,
    times: BTreeMap<String, (u64, Said)>,
    attributes: BTreeMap<(&'static str, String, String), u64>,
}

impl Statistics {
    /// Of no document yet; the table over time is by `period`.
    pub fn new(period: Period) -> Statistics {
        Statistics { period, ..Statistics::default() }
    }

    /// Counts a document in.
    pub fn add(&mut self, document: &Document) {
        self.documents += 1;
        self.done += u64::from(document.done);
        self.words += words(&document.text);
        let names: HashMap<_, _> = document.actors.iter().map(|actor| (&actor.id, actor)).collect();
        let mentions: HashMap<_, _> =
            document.mentions.iter().map(|mention| (&mention.id, mention)).collect();
        let counts = mentions_of(document);
        let (mut heard, mut seen) = (BTreeSet::new(), BTreeSet::new());
        for annotation in document.annotations().filter(|annotation| annotation.record().is_live()) {
            match annotation {
                AnyAnnotation::Article(article) => self.add_article(document, article),
                AnyAnnotation::Caption(caption) => self.add_caption(caption),
                AnyAnnotation::Actor(actor) => {
                    let mentions = counts.get(&actor.id).copied().unwrap_or_default();
                    self.add_actor(actor, mentions, &mut seen);
                }
                AnyAnnotation::Quote(quote) => {
                    let speaker = speaker(document, quote, &names, &mentions);
                    self.add_quote(document, quote, speaker, &mut heard);
                }
                // Mentions are counted with their actors.
                AnyAnnotation::Block(_) | AnyAnnotation::Mention(_) => {}
            }
        }
    }

    /// All tables, in the order of [`TableId::ALL`]; those without rows are there too.
    pub fn tables(&self) -> Vec<Table> {
        TableId::ALL.into_iter().map(|id| self.table(id)).collect()
    }

    /// One table.
    pub fn table(&self, id: TableId) -> Table {
        let rows = match id {
            TableId::Overview => self.overview(),
            TableId::Speakers => self.speakers(),
            TableId::Actors => self.actors(),
            TableId::Types => self.types(),
            TableId::Kinds => self.kinds(),
            TableId::Agencies => self.agencies(),
            TableId::Time => self.times(),
            TableId::Attributes => self.attributes(),
        };
        Table { id, rows }
    }

    fn add_article(&mut self, document: &Document, article: &Article) {
        self.articles += 1;
        if let Some(time) = self.time_at(document, article.span) {
            self.times.entry(time).or_default().0 += 1;
        }
    }

    fn add_caption(&mut self, caption: &Caption) {
        if caption.duplicate_of.is_some() {
            return;
        }
        self.captions += 1;
        let agency = caption.credit.as_ref().and_then(|credit| credit.agency.clone());
        *self.agencies.entry(agency.unwrap_or_default()).or_default() += 1;
    }

    /// `seen` are those of the same document.
    fn add_actor(&mut self, actor: &Actor, mentions: u64, seen: &mut BTreeSet<(String, ActorType)>) {
        let key = (actor.name.clone(), actor.actor_type);
        let entry = self.actors.entry(key.clone()).or_default();
        // An actor of several documents, or two of the same name in one, is one actor.
        let of_type = self.types.entry(actor.actor_type).or_default();
        of_type.1 += u64::from(entry.documents == 0);
        of_type.0 += mentions;
        entry.mentions += mentions;
        entry.documents += u64::from(seen.insert(key));
        self.add_attributes(Kind::Actor, &actor.record);
    }

    /// `heard` are the speakers of the same document.
    fn add_quote(&mut self, document: &Document, quote: &Quote, speaker: Named, heard: &mut BTreeSet<Named>) {
        let said = measured(document, quote);
        let entry = self.speakers.entry(speaker.clone()).or_default();
        entry.add(said);
        entry.documents += u64::from(heard.insert(speaker));
        self.kinds.entry(quote.kind).or_default().add(said);
        let time = quote.spans.first().and_then(|span| self.time_at(document, *span));
        if let Some(time) = time {
            self.times.entry(time).or_default().1.add(said);
        }
        self.add_attributes(Kind::Quote, &quote.record);
    }

    fn add_attributes(&mut self, of: Kind, record: &Record) {
        for (name, value) in &record.attributes {
            let mut add = |value: String| {
                *self.attributes.entry((of.name(), name.clone(), value)).or_default() += 1;
            };
            if let AttributeValue::List(values) = value {
                values.iter().for_each(|value| add(shown(value)));
            } else {
                add(shown(value));
            }
        }
    }

    /// When what stands at a place was published.
    fn time_at(&self, document: &Document, span: Span) -> Option<String> {
        let published = |source: &Option<Source>| source.as_ref().and_then(|it| it.published.clone());
        let article = document.articles.iter().find(|article| article.span.contains(span));
        let date =
            article.and_then(|article| published(&article.source)).or_else(|| published(&document.source))?;
        self.period.of(&date).map(str::to_owned)
    }

    fn said(&self) -> Said {
        let mut all = Said::default();
        self.kinds.values().for_each(|said| all.add(*said));
        all
    }

    fn overview(&self) -> Vec<Vec<Cell>> {
        let said = self.said();
        let acting = self.actors.iter().filter(|((_, actor_type), _)| *actor_type != ActorType::Place);
        let rows = [
            ("Documents", self.documents),
            ("Documents done", self.done),
            ("Articles", self.articles),
            ("Words", self.words),
            ("Actors", acting.clone().count() as u64),
            ("Mentions of actors", acting.map(|(_, acting)| acting.mentions).sum()),
            ("Quotes", said.quotes),
            ("Words quoted", said.words),
            ("Words in quotation marks", said.in_marks),
            ("Captions", self.captions),
        ];
        rows.into_iter().map(|(what, count)| vec![Cell::Text(what.to_owned()), Cell::Count(count)]).collect()
    }

    fn speakers(&self) -> Vec<Vec<Cell>> {
        let whole = self.said().words;
        let mut all: Vec<_> = self.speakers.iter().collect();
        all.sort_by_key(|(_, said)| Reverse((said.words, said.quotes)));
        let row = |((name, what), said): (&Named, &Said)| {
            vec![
                Cell::Text(named(name, "No speaker named")),
                Cell::Text((*what).to_owned()),
                Cell::Count(said.words),
                Cell::Share { part: said.words, whole },
                Cell::Count(said.in_marks),
                Cell::Count(said.quotes),
                Cell::Count(said.documents),
            ]
        };
        all.into_iter().map(row).collect()
    }

    fn actors(&self) -> Vec<Vec<Cell>> {
        let acting = || self.actors.iter().filter(|((_, actor_type), _)| *actor_type != ActorType::Place);
        let whole = acting().map(|(_, acting)| acting.mentions).sum();
        let mut all: Vec<_> = acting().collect();
        all.sort_by_key(|(_, acting)| Reverse((acting.mentions, acting.documents)));
        let row = |((name, actor_type), acting): (&(String, ActorType), &Acting)| {
            vec![
                Cell::Text(name.clone()),
                Cell::Text(actor_type.name().to_owned()),
                Cell::Count(acting.mentions),
                Cell::Share { part: acting.mentions, whole },
                Cell::Count(acting.documents),
            ]
        };
        all.into_iter().map(row).collect()
    }

    fn types(&self) -> Vec<Vec<Cell>> {
        let whole = self.types.values().map(|(mentions, _)| mentions).sum();
        let mut all: Vec<_> = self.types.iter().collect();
        all.sort_by_key(|(_, counts)| Reverse(**counts));
        let row = |(actor_type, (mentions, actors)): (&ActorType, &(u64, u64))| {
            vec![
                Cell::Text(actor_type.name().to_owned()),
                Cell::Count(*mentions),
                Cell::Share { part: *mentions, whole },
                Cell::Count(*actors),
            ]
        };
        all.into_iter().map(row).collect()
    }

    fn kinds(&self) -> Vec<Vec<Cell>> {
        let whole = self.said().words;
        let mut all: Vec<_> = self.kinds.iter().collect();
        all.sort_by_key(|(_, said)| Reverse((said.words, said.quotes)));
        let row = |(kind, said): (&QuoteKind, &Said)| {
            vec![
                Cell::Text(kind.name().to_owned()),
                Cell::Count(said.words),
                Cell::Share { part: said.words, whole },
                Cell::Count(said.quotes),
            ]
        };
        all.into_iter().map(row).collect()
    }

    fn agencies(&self) -> Vec<Vec<Cell>> {
        let mut all: Vec<_> = self.agencies.iter().collect();
        all.sort_by_key(|(_, captions)| Reverse(**captions));
        let row = |(agency, captions): (&String, &u64)| {
            vec![
                Cell::Text(named(agency, "No agency named")),
                Cell::Count(*captions),
                Cell::Share { part: *captions, whole: self.captions },
            ]
        };
        all.into_iter().map(row).collect()
    }

    fn times(&self) -> Vec<Vec<Cell>> {
        let whole = self.times.values().map(|(_, said)| said.words).sum();
        let row = |(time, (articles, said)): (&String, &(u64, Said))| {
            vec![
                Cell::Text(time.clone()),
                Cell::Count(said.words),
                Cell::Share { part: said.words, whole },
                Cell::Count(said.quotes),
                Cell::Count(*articles),
            ]
        };
        self.times.iter().map(row).collect()
    }

    fn attributes(&self) -> Vec<Vec<Cell>> {
        let row = |((of, name, value), count): (&(&'static str, String, String), &u64)| {
            let text = |words: &str| Cell::Text(words.to_owned());
            vec![text(of), text(name), text(value), Cell::Count(*count)]
        };
        self.attributes.iter().map(row).collect()
    }
}

impl Said {
    /// Takes in another's words and quotes; documents are counted by whoever knows them.
    fn add(&mut self, other: Said) {
        self.words += other.words;
        self.in_marks += other.in_marks;
        self.quotes += other.quotes;
    }
}

/// How often each actor is mentioned.
fn mentions_of(document: &Document) -> HashMap<&ActorId, u64> {
    let mut counts = HashMap::new();
    for mention in document.mentions.iter().filter(|mention| mention.record.is_live()) {
        if let Some(actor) = &mention.actor {
            *counts.entry(actor).or_default() += 1;
        }
    }
    counts
}

/// A quote's speaker: name, and what it is.
type Named = (String, &'static str);

fn speaker(
    document: &Document,
    quote: &Quote,
    actors: &HashMap<&ActorId, &Actor>,
    mentions: &HashMap<&MentionId, &Mention>,
) -> Named {
    let Some(speaker) = &quote.speaker else { return (String::new(), "none") };
    match speaker.actor.as_ref().and_then(|actor| actors.get(actor)) {
        Some(actor) => (actor.name.clone(), actor.actor_type.name()),
        None => {
            let span = mentions.get(&speaker.mention).map(|mention| mention.span);
            let said = span.map(|span| span.of(&document.text)).unwrap_or_default();
            (said.split_whitespace().collect::<Vec<_>>().join(" "), "source")
        }
    }
}

fn measured(document: &Document, quote: &Quote) -> Said {
    let count = |spans: &[Span]| spans.iter().map(|span| words(span.of(&document.text))).sum();
    Said { words: count(&quote.spans), in_marks: count(&quote.quoted), quotes: 1, documents: 0 }
}

fn words(text: &str) -> u64 {
    text.unicode_words().count() as u64
}

fn named(name: &str, or: &str) -> String {
    if name.is_empty() { or.to_owned() } else { name.to_owned() }
}

fn shown(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        AttributeValue::Number(number) => number.to_string(),
        AttributeValue::Text(text) => text.clone(),
        AttributeValue::List(values) => values.iter().map(shown).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
#[path = "statistics_test.rs"]
mod tests;
