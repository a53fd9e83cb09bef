//! What an annotator has, in words: for the page, and for whoever reads of the decision.

use super::actors::place;
use crate::document::{AnyAnnotation, Document, Extra, Side, Target};
use crate::text::Span;

/// What stands in a document under this id; `None` where nothing does.
pub(super) fn side(document: &Document, target: &Target) -> Option<Side> {
    let words = |span: Span| span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let annotation = document.annotation(target)?;
    let label = match annotation {
        AnyAnnotation::Caption(caption) => {
            let credit = caption.credit.as_ref().map(|credit| format!("credit {}", words(credit.span)));
            format!("caption, {}", credit.as_deref().unwrap_or("no credit"))
        }
        AnyAnnotation::Actor(actor) => format!("{}, {}", actor.actor_type.name(), actor.name),
        AnyAnnotation::Mention(mention) => {
            let actor = mention.actor.as_ref().and_then(|actor| document.actor(actor));
            let whom = actor.map(|actor| format!("{}, {}", actor.actor_type.name(), actor.name));
            let whom = whom.as_deref().unwrap_or("source that is no actor");
            format!("{whom}, {}", mention.form.name())
        }
        AnyAnnotation::Quote(quote) => {
            let speaker = quote.speaker.as_ref().and_then(|speaker| {
                let actor = speaker.actor.as_ref().and_then(|actor| document.actor(actor));
                let name = actor.map(|actor| actor.name.clone());
                name.or_else(|| Some(words(document.mention(&speaker.mention)?.span)))
            });
            let speaker = speaker.map_or("no speaker".to_owned(), |name| format!("said by {name}"));
            let cue = quote.cue.map_or("no cue".to_owned(), |cue| format!("cue “{}”", words(cue)));
            format!("{}, {speaker}, {cue}", quote.kind.name())
        }
        // Nothing but its label can differ.
        _ => annotation.label(&|id| Some(document.actor(id)?.actor_type)).to_owned(),
    };
    // Of an actor, the first mention that counts: what was rejected is not compared.
    let spans = if let AnyAnnotation::Actor(actor) = annotation {
        place(document, &actor.id).into_iter().collect()
    } else {
        annotation.spans(document)
    };
    Some(Side { id: target.id().to_owned(), spans, label, extra: Extra::default() })
}
