//! A document as fields by id, and what differs between two of them in a few words: what an example expects.

use galley::document::{Document, Former, Record};
use galley::text::Span;
use std::collections::BTreeMap;

type Fields = Vec<(&'static str, String)>;

/// What differs: a changed annotation with each changed field, `+` before a new one, `-` before one that is gone.
pub fn changes(before: &Document, after: &Document) -> String {
    let (old, new) = (fields(before), fields(after));
    let order: Vec<&String> = old.iter().map(|(id, _)| id).chain(new.iter().map(|(id, _)| id)).collect();
    let by_id = |all: &[(String, Fields)]| all.iter().cloned().collect::<BTreeMap<String, Fields>>();
    let (old_by_id, new_by_id) = (by_id(&old), by_id(&new));
    let mut seen = std::collections::HashSet::new();
    let mut shown = String::new();
    for id in order.into_iter().filter(|id| seen.insert((*id).clone())) {
        match (old_by_id.get(id), new_by_id.get(id)) {
            (Some(old), Some(new)) if old != new => {
                let changed: Vec<String> = (old.iter().zip(new))
                    .filter(|(old, new)| old != new)
                    .map(|((name, old), (_, new))| format!("{name} {old} → {new}"))
                    .collect();
                shown += &format!("{id}: {}\n", changed.join("; "));
            }
            (Some(_), None) => shown += &format!("- {id}\n"),
            (None, Some(new)) => {
                let all: Vec<String> = new
                    .iter()
                    .filter(|(_, value)| value != "none")
                    .map(|(name, value)| format!("{name} {value}"))
                    .collect();
                shown += &format!("+ {id}: {}\n", all.join("; "));
            }
            _ => {}
        }
    }
    shown
}

fn fields(document: &Document) -> Vec<(String, Fields)> {
    let text = &document.text;
    let words = |span: Span| format!("“{}”", span.of(text).replace('\n', " / "));
    let all = |spans: &[Span]| listed(spans.iter().map(|span| words(*span)));
    let mut rows: Vec<(String, Fields)> = vec![(
        "document".into(),
        vec![
            ("title", document.title.clone()),
            ("language", document.language.clone()),
            ("labels", listed(document.labels.iter().cloned())),
            ("note", optional(document.note.clone())),
            ("done", document.done.to_string()),
            ("flagged", document.flagged.to_string()),
        ],
    )];
    let mut row = |id: &str, mut fields: Fields, record: &Record| {
        fields.push(("status", format!("{:?}", record.status).to_lowercase()));
        fields.push(("note", optional(record.note.clone())));
        let attributes = record
            .attributes
            .iter()
            .map(|(name, value)| format!("{name}={}", serde_json::to_string(value).unwrap()));
        fields.push(("attributes", listed(attributes)));
        let former = record.origin.as_ref().map(|origin| former(document, &origin.former));
        fields.push(("former", former.filter(|former| !former.is_empty()).unwrap_or("none".into())));
        rows.push((id.to_owned(), fields));
    };
    for article in &document.articles {
        let ends: Vec<&str> = words_of_ends(document, article.span);
        let fields = vec![
            ("span", format!("“{}”", ends.join("…"))),
            ("headline", optional(article.headline.as_ref())),
        ];
        row(article.id.as_str(), fields, &article.record);
    }
    for block in &document.blocks {
        let fields = vec![
            ("words", words(block.span)),
            ("role", format!("{:?}", block.role).to_lowercase()),
            ("article", optional(block.article.as_ref())),
            ("repeats", optional(block.duplicate_of.as_ref())),
        ];
        row(block.id.as_str(), fields, &block.record);
    }
    for caption in &document.captions {
        let credit = caption.credit.as_ref().map(|credit| {
            let by = [credit.agency.as_deref(), credit.photographer.as_deref()];
            format!("{} by {}", words(credit.span), listed(by.into_iter().flatten().map(str::to_owned)))
        });
        let fields = vec![
            ("block", caption.block.to_string()),
            ("credit", optional(credit)),
            ("repeats", optional(caption.duplicate_of.as_ref())),
        ];
        row(caption.id.as_str(), fields, &caption.record);
    }
    for actor in &document.actors {
        let fields = vec![
            ("name", actor.name.clone()),
            ("type", format!("{:?}", actor.actor_type).to_lowercase()),
            ("aliases", listed(actor.aliases.iter().cloned())),
            ("roles", listed(actor.roles.iter().cloned())),
            ("country", optional(actor.country.as_ref())),
        ];
        row(actor.id.as_str(), fields, &actor.record);
    }
    for mention in &document.mentions {
        let fields = vec![
            ("words", words(mention.span)),
            ("form", format!("{:?}", mention.form).to_lowercase()),
            ("actor", optional(mention.actor.as_ref())),
        ];
        row(mention.id.as_str(), fields, &mention.record);
    }
    for quote in &document.quotes {
        let speaker = quote.speaker.as_ref();
        let fields = vec![
            ("words", all(&quote.spans)),
            ("kind", format!("{:?}", quote.kind).to_lowercase()),
            ("quoted", all(&quote.quoted)),
            ("cue", optional(quote.cue.map(words))),
            (
                "speaker",
                optional(
                    speaker
                        .map(|speaker| format!("{} {}", speaker.mention, optional(speaker.actor.as_ref()))),
                ),
            ),
        ];
        row(quote.id.as_str(), fields, &quote.record);
    }
    rows
}

/// The parts that the parser had proposed otherwise.
fn former(document: &Document, former: &Former) -> String {
    let words = |span: Span| format!("“{}”", span.of(&document.text).replace('\n', " / "));
    let lower = |value: String| value.to_lowercase();
    let parts = [
        former.spans.as_ref().map(|spans| listed(spans.iter().map(|span| shortened(&words(*span))))),
        former.actor_type.map(|value| lower(format!("{value:?}"))),
        former.name.clone(),
        former.role.map(|value| lower(format!("{value:?}"))),
        former.form.map(|value| lower(format!("{value:?}"))),
        former.actor.as_ref().map(|actor| optional(actor.as_ref())),
        former.kind.map(|value| lower(format!("{value:?}"))),
        former.cue.map(|cue| optional(cue.map(words))),
        former
            .speaker
            .as_ref()
            .map(|speaker| optional(speaker.as_ref().map(|speaker| speaker.mention.clone()))),
        former.credit.map(|credit| optional(credit.map(words))),
    ];
    listed(parts.into_iter().flatten()).replace("none", "")
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= 60 {
        words.to_owned()
    } else {
        words.chars().take(20).collect::<String>() + "…"
    }
}

fn words_of_ends(document: &Document, span: Span) -> Vec<&str> {
    let words: Vec<&str> = span.of(&document.text).split_whitespace().collect();
    [words.first().copied(), words.last().copied()].into_iter().flatten().collect()
}

fn optional(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

fn listed(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    if values.is_empty() { "none".to_owned() } else { values.join(", ") }
}
