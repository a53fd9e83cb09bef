//! The name of a step, in words for a person: what was done, which undo and redo take back and do again.

use super::excerpt::{clipped, short};
use crate::document::{
    ActorId, ActorType, AnyAnnotation, BlockId, BlockRole, Decision, Document, Form, MentionId, QuoteId,
    Status, Target, Took,
};
use crate::edit::{ActorChoice, Edit};
use crate::language;
use crate::text::{Changed, Span};

/// The name of the step that `edit` is, as the document stands before it: "Merged Wei into Wei Fenghe".
pub fn step_name(document: &Document, edit: &Edit) -> String {
    match edit {
        Edit::All(edits) => match edits.as_slice() {
            [] => "Changed nothing".to_owned(),
            [.., Edit::Decide { decision }] => decided(document, decision),
            [edit] => step_name(document, edit),
            [first, ..] => all(document, edits, first),
        },
        Edit::As { edit, .. } => step_name(document, edit),
        Edit::Decide { decision } => decided(document, decision),
        Edit::SetStatus { target, status } => format!("{} {}", verb(*status), named(document, target)),
        Edit::Remove { target } => format!("Removed {}", named(document, target)),
        Edit::SetNote { target, note: Some(_) } => format!("Noted on {}", named(document, target)),
        Edit::SetNote { target, note: None } => format!("Removed note on {}", named(document, target)),
        Edit::SetAttribute { target, name, value: Some(_) } => {
            format!("Set {} of {}", clipped(name), named(document, target))
        }
        Edit::SetAttribute { target, name, value: None } => {
            format!("Removed {} of {}", clipped(name), named(document, target))
        }

        Edit::AddMention { span, .. } => format!("Added mention {}", short(span.of(&document.text))),
        Edit::SetMentionSpan { mention, span } => {
            format!(
                "Resized mention {} to {}",
                mention_name(document, mention),
                short(span.of(&document.text))
            )
        }
        Edit::SetForm { mention, form } => {
            format!("Made {} {}", mention_name(document, mention), form_name(*form))
        }
        Edit::LinkMention { mention, actor } => linked(document, mention, actor),

        Edit::SetActorName { actor, name } => {
            format!("Renamed {} to {}", actor_name(document, actor), clipped(name))
        }
        Edit::SetActorType { actor, actor_type } => {
            format!("Made {} {}", actor_name(document, actor), type_name(*actor_type))
        }
        Edit::SetAliases { actor, .. } => format!("Set aliases of {}", actor_name(document, actor)),
        Edit::SetRoles { actor, .. } => format!("Set roles of {}", actor_name(document, actor)),
        Edit::SetCountry { actor, .. } => format!("Set country of {}", actor_name(document, actor)),
        Edit::MergeActors { actor, into } => {
            format!("Merged {} into {}", actor_name(document, actor), actor_name(document, into))
        }
        Edit::SplitActor { actor, mentions } => match mentions.as_slice() {
            [mention] => {
                format!("Split {} off {}", mention_name(document, mention), actor_name(document, actor))
            }
            _ => format!("Split {} mentions off {}", mentions.len(), actor_name(document, actor)),
        },

        Edit::AddQuote { spans, .. } => {
            let words = spans.first().map(|span| span.of(&document.text)).unwrap_or_default();
            format!("Added quote {}", short(words))
        }
        Edit::SetQuoteSpans { quote, .. } => format!("Resized {}", quote_name(document, quote)),
        Edit::SetQuoteKind { quote, kind } => {
            format!("Made {} {}", quote_name(document, quote), format!("{kind:?}").to_lowercase())
        }
        Edit::SetCue { quote, .. } => format!("Set cue of {}", quote_name(document, quote)),
        Edit::SetSpeaker { quote, .. } => format!("Set speaker of {}", quote_name(document, quote)),

        Edit::AddCaption { span } => format!("Added caption {}", short(span.of(&document.text))),
        Edit::SetCredit { caption, .. } => {
            format!("Set credit of {}", named(document, &Target::Caption(caption.clone())))
        }

        Edit::SetRole { block, role } => format!("Made {} {}", block_name(document, block), role_name(*role)),
        Edit::SplitBlock { block, .. } => format!("Split {}", block_name(document, block)),
        Edit::JoinBlocks { block } => format!("Joined {} with the next", block_name(document, block)),
        Edit::BeginArticle { block } => format!("Began article at {}", block_name(document, block)),
        Edit::EndArticle { block } => format!("Ended article after {}", block_name(document, block)),
        Edit::RemoveArticle { block } => format!("Removed article at {}", block_name(document, block)),
        Edit::MarkDuplicate { block, .. } => format!("Marked {} as a duplicate", block_name(document, block)),
        Edit::UnmarkDuplicate { block } => {
            format!("Marked {} as no duplicate", block_name(document, block))
        }

        Edit::CorrectText { span, words } => corrected(document, *span, words),
        Edit::FindAgain { .. } => "Annotated the corrected passage again".to_owned(),

        Edit::SetLanguage { language } => format!("Set language to {}", language_name(language)),
        Edit::SetTitle { title } => format!("Renamed document to {}", clipped(title)),
        Edit::SetLabels { labels } => labelled(&document.labels, labels),
        Edit::SetDocumentNote { note: Some(_) } => "Noted on document".to_owned(),
        Edit::SetDocumentNote { note: None } => "Removed note on document".to_owned(),
        Edit::SetDone { done: true } => "Marked document done".to_owned(),
        Edit::SetDone { done: false } => "Marked document not done".to_owned(),
        Edit::SetFlagged { flagged: true } => "Flagged document".to_owned(),
        Edit::SetFlagged { flagged: false } => "Took the flag off document".to_owned(),
    }
    .trim_end()
    .to_owned()
}

/// What was taken of what two annotators had.
fn decided(document: &Document, decision: &Decision) -> String {
    let [first, second] = &decision.annotators;
    let took = match decision.took {
        Took::First => format!("Took what {} has", clipped(first)),
        Took::Second => format!("Took what {} has", clipped(second)),
        Took::Both => "Took both".to_owned(),
        Took::Neither => "Took neither".to_owned(),
    };
    format!("{took} at {}", short(decision.span.of(&document.text)))
}

/// Several decisions of one sort are counted; others are named after the first.
fn all(document: &Document, edits: &[Edit], first: &Edit) -> String {
    let status = |edit: &Edit| match edit {
        Edit::SetStatus { status, .. } => Some(*status),
        _ => None,
    };
    match status(first) {
        Some(decided) if edits.iter().all(|edit| status(edit) == Some(decided)) => {
            format!("{} {} annotations", verb(decided), edits.len())
        }
        None if matches!(first, Edit::SetDone { .. }) => {
            let rest = step_name(document, &Edit::All(edits[1..].to_vec()));
            format!("{} · {rest}", step_name(document, first))
        }
        _ => format!("{} and {} more", step_name(document, first), edits.len() - 1),
    }
}

/// The words around what was corrected, before and after.
fn corrected(document: &Document, span: Span, words: &str) -> String {
    let Some((changed, new_text)) = Changed::new(&document.text, span, words) else {
        return "Corrected nothing".to_owned();
    };
    let parts = [changed.old.of(&document.text), changed.new.of(&new_text)];
    // Only words that were cut are shown whole.
    let cuts_first = !parts.iter().any(|part| part.starts_with(char::is_whitespace));
    let cuts_last = !parts.iter().any(|part| part.ends_with(char::is_whitespace));
    let whole_words = |text: &str, part: Span| {
        let before = &text[..part.start()];
        let start = if cuts_first {
            before.trim_end_matches(|c: char| !c.is_whitespace()).len()
        } else {
            before.len()
        };
        let after = &text[part.end()..];
        let length = if cuts_last { after.find(char::is_whitespace).unwrap_or(after.len()) } else { 0 };
        clipped(&text[start..part.end() + length])
    };
    let (old, new) = (whole_words(&document.text, changed.old), whole_words(&new_text, changed.new));
    match (old.as_str(), new.as_str()) {
        (old, "") => format!("Took out of the text: {old}"),
        ("", new) => format!("Added to the text: {new}"),
        (old, new) => format!("Corrected the text: {old} → {new}"),
    }
}

fn verb(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "Accepted",
        Status::Rejected => "Rejected",
        Status::Suggested => "Took back decision on",
        Status::Edited => "Changed",
    }
}

fn labelled(before: &[String], after: &[String]) -> String {
    let missing = |from: &[String], of: &[String]| {
        let mut missing = of.iter().filter(|label| !from.contains(label));
        missing.next().filter(|_| missing.next().is_none()).map(|label| clipped(label))
    };
    match (missing(before, after), missing(after, before)) {
        (Some(new), None) => format!("Labelled document {new}"),
        (None, Some(gone)) => format!("Took label {gone} off document"),
        _ => "Set labels of document".to_owned(),
    }
}

fn linked(document: &Document, mention: &MentionId, actor: &ActorChoice) -> String {
    let words = mention_name(document, mention);
    match actor {
        ActorChoice::None => format!("Unlinked {words}"),
        ActorChoice::Known(actor) => format!("Linked {words} to {}", actor_name(document, actor)),
        ActorChoice::Named { name, .. } | ActorChoice::New { name, .. } => {
            format!("Linked {words} to {}", clipped(name))
        }
    }
}

/// Its kind, and its words; of an article, those of its headline.
fn named(document: &Document, target: &Target) -> String {
    let words = |annotation: AnyAnnotation| {
        let first = annotation.spans(document).first().copied();
        first.map(|span| short(span.of(&document.text))).unwrap_or_default()
    };
    let name = match document.annotation(target) {
        Some(AnyAnnotation::Actor(actor)) => clipped(&actor.name),
        Some(AnyAnnotation::Article(article)) => {
            let headline = article.headline.as_ref().and_then(|id| document.block(id));
            headline.map(|block| words(AnyAnnotation::Block(block))).unwrap_or_default()
        }
        Some(annotation) => words(annotation),
        None => String::new(),
    };
    format!("{} {name}", target.kind().name()).trim_end().to_owned()
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

fn block_name(document: &Document, id: &BlockId) -> String {
    let block = document.block(id);
    block
        .map_or_else(|| "block".to_owned(), |block| format!("block {}", short(block.span.of(&document.text))))
}

fn role_name(role: BlockRole) -> &'static str {
    match role {
        BlockRole::Headline => "a headline",
        BlockRole::Subhead => "a subhead",
        BlockRole::Byline => "a byline",
        BlockRole::Dateline => "a dateline",
        BlockRole::Caption => "a caption",
        BlockRole::Boilerplate => "boilerplate",
        BlockRole::Body => "body",
    }
}

fn type_name(actor_type: ActorType) -> &'static str {
    match actor_type {
        ActorType::Person => "a person",
        ActorType::Organisation => "an organisation",
        ActorType::Country => "a country",
        ActorType::Group => "a group",
        ActorType::Place => "a place",
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Name => "a name",
        Form::Alias => "an alias",
        Form::Description => "a description",
        Form::Pronoun => "a pronoun",
    }
}

/// The language by its English name, else by its code.
fn language_name(code: &str) -> &str {
    language::name_of(code.trim()).unwrap_or(code.trim())
}
