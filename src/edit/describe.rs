//! The name of a step, in words for a person: what undo and redo say they will do.

use super::Edit;
use crate::document::{ActorId, ActorType, BlockRole, Document, MentionId, QuoteId, Status, Target};

/// The name of the step that `edit` is, as the document stands before it: "Accept quote “It will stand,”".
pub fn describe(document: &Document, edit: &Edit) -> String {
    match edit {
        Edit::All(edits) => match edits.as_slice() {
            [] => "Nothing".to_owned(),
            [edit] => describe(document, edit),
            [first, ..] => all(document, edits, first),
        },
        Edit::SetStatus { target, status } => format!("{} {}", verb(*status), named(document, target)),
        Edit::Remove { target } => format!("Remove {}", named(document, target)),
        Edit::SetNote { target, note: Some(_) } => format!("Note on {}", named(document, target)),
        Edit::SetNote { target, note: None } => format!("Remove note on {}", named(document, target)),
        Edit::SetAttribute { target, name, .. } => format!("Set {name} of {}", named(document, target)),

        Edit::AddMention { span, .. } => format!("Add mention {}", short(span.of(&document.text))),
        Edit::SetMentionSpan { mention, .. } => format!("Move ends of {}", mention_name(document, mention)),
        Edit::SetForm { mention, form } => {
            format!("{} is a {}", mention_name(document, mention), format!("{form:?}").to_lowercase())
        }
        Edit::LinkMention { mention, .. } => format!("Link {}", mention_name(document, mention)),

        Edit::SetActorName { actor, name } => format!("Rename {} to {name}", actor_name(document, actor)),
        Edit::SetActorType { actor, actor_type } => {
            format!("{} is a {}", actor_name(document, actor), type_name(*actor_type))
        }
        Edit::SetAliases { actor, .. } => format!("Set aliases of {}", actor_name(document, actor)),
        Edit::SetRoles { actor, .. } => format!("Set roles of {}", actor_name(document, actor)),
        Edit::SetCountry { actor, .. } => format!("Set country of {}", actor_name(document, actor)),
        Edit::MergeActors { actor, into } => {
            format!("Merge {} into {}", actor_name(document, actor), actor_name(document, into))
        }
        Edit::SplitActor { actor, .. } => format!("Split {}", actor_name(document, actor)),

        Edit::AddQuote { spans, .. } => {
            let words = spans.first().map(|span| span.of(&document.text)).unwrap_or_default();
            format!("Add quote {}", short(words))
        }
        Edit::SetQuoteSpans { quote, .. } => format!("Move ends of {}", quote_name(document, quote)),
        Edit::SetQuoteKind { quote, .. } => format!("Set kind of {}", quote_name(document, quote)),
        Edit::SetCue { quote, .. } => format!("Set cue of {}", quote_name(document, quote)),
        Edit::SetSpeaker { quote, .. } => format!("Set speaker of {}", quote_name(document, quote)),

        Edit::AddCaption { span } => format!("Add caption {}", short(span.of(&document.text))),
        Edit::SetCredit { caption, .. } => {
            format!("Set credit of {}", named(document, &Target::Caption(caption.clone())))
        }

        Edit::SetRole { role, .. } => format!("Make block {}", role_name(*role)),
        Edit::SplitBlock { .. } => "Split block".to_owned(),
        Edit::JoinBlocks { .. } => "Join blocks".to_owned(),
        Edit::BeginArticle { .. } => "Begin article".to_owned(),
        Edit::EndArticle { .. } => "End article".to_owned(),
        Edit::RemoveArticle { .. } => "Remove beginning of article".to_owned(),
        Edit::MarkDuplicate { .. } => "Mark duplicate".to_owned(),
        Edit::UnmarkDuplicate { .. } => "Unmark duplicate".to_owned(),

        Edit::SetTitle { title } => format!("Rename document to {title}"),
        Edit::SetLabels { .. } => "Set labels of document".to_owned(),
        Edit::SetDocumentNote { .. } => "Note on document".to_owned(),
        Edit::SetDone { done: true } => "Mark document done".to_owned(),
        Edit::SetDone { done: false } => "Mark document not done".to_owned(),
    }
}

/// Several edits of one sort are counted; others are named after the first.
fn all(document: &Document, edits: &[Edit], first: &Edit) -> String {
    let statuses: Option<Vec<Status>> = (edits.iter())
        .map(|edit| match edit {
            Edit::SetStatus { status, .. } => Some(*status),
            _ => None,
        })
        .collect();
    match statuses {
        Some(statuses) if statuses.windows(2).all(|pair| pair[0] == pair[1]) => {
            let verb = statuses.first().copied().map_or("Change", verb);
            format!("{verb} {} annotations", edits.len())
        }
        _ => format!("{} and {} more", describe(document, first), edits.len() - 1),
    }
}

fn verb(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "Accept",
        Status::Rejected => "Reject",
        Status::Suggested => "Take back decision on",
        Status::Edited => "Change",
    }
}

fn named(document: &Document, target: &Target) -> String {
    let words = |span: crate::text::Span| short(span.of(&document.text));
    match target {
        Target::Article(id) => {
            let headline = document.article(id).and_then(|a| document.block(a.headline.as_ref()?));
            format!("article {}", headline.map(|block| words(block.span)).unwrap_or_default())
        }
        Target::Block(id) => {
            format!("block {}", document.block(id).map(|b| words(b.span)).unwrap_or_default())
        }
        Target::Caption(id) => {
            let block = document.caption(id).and_then(|caption| document.block(&caption.block));
            format!("caption {}", block.map(|block| words(block.span)).unwrap_or_default())
        }
        Target::Actor(id) => format!("actor {}", actor_name(document, id)),
        Target::Mention(id) => format!("mention {}", mention_name(document, id)),
        Target::Quote(id) => quote_name(document, id),
    }
    .trim_end()
    .to_owned()
}

fn actor_name(document: &Document, id: &ActorId) -> String {
    document.actor(id).map_or_else(|| "actor".to_owned(), |actor| clipped(&actor.name))
}

fn mention_name(document: &Document, id: &MentionId) -> String {
    document
        .mention(id)
        .map_or_else(|| "mention".to_owned(), |mention| short(mention.span.of(&document.text)))
}

fn quote_name(document: &Document, id: &QuoteId) -> String {
    let span = document.quote(id).and_then(|quote| quote.spans.first());
    span.map_or_else(|| "quote".to_owned(), |span| format!("quote {}", short(span.of(&document.text))))
}

fn role_name(role: BlockRole) -> String {
    format!("{role:?}").to_lowercase()
}

fn type_name(actor_type: ActorType) -> String {
    format!("{actor_type:?}").to_lowercase()
}

/// Words of the text between quotation marks, which they do not get twice.
fn short(words: &str) -> String {
    let bare =
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '«' | '»' | '„'));
    if bare.is_empty() { String::new() } else { format!("“{}”", clipped(bare)) }
}

fn clipped(words: &str) -> String {
    const LONGEST: usize = 40;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}
