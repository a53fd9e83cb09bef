//! What an annotator has, in words: for the page, and for whoever reads of the decision.

use super::actors::place;
use crate::document::{Document, Extra, Side, Target};
use crate::text::Span;

/// What stands in a document under this id; `None` where nothing does.
pub(super) fn side(document: &Document, target: &Target) -> Option<Side> {
    let words = |span: Span| span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (spans, label) = match target {
        Target::Block(id) => {
            let block = document.block(id)?;
            (vec![block.span], block.role.name().to_owned())
        }
        Target::Caption(id) => {
            let caption = document.caption(id)?;
            let credit = caption.credit.as_ref().map(|credit| format!("credit {}", words(credit.span)));
            let label = format!("caption, {}", credit.as_deref().unwrap_or("no credit"));
            (vec![document.block(&caption.block)?.span], label)
        }
        Target::Actor(id) => {
            let actor = document.actor(id)?;
            (
                place(document, id).into_iter().collect(),
                format!("{}, {}", actor.actor_type.name(), actor.name),
            )
        }
        Target::Mention(id) => {
            let mention = document.mention(id)?;
            let actor = mention.actor.as_ref().and_then(|actor| document.actor(actor));
            let whom = actor.map(|actor| format!("{}, {}", actor.actor_type.name(), actor.name));
            let whom = whom.as_deref().unwrap_or("source that is no actor");
            (vec![mention.span], format!("{whom}, {}", mention.form.name()))
        }
        Target::Quote(id) => {
            let quote = document.quote(id)?;
            let speaker = quote.speaker.as_ref().and_then(|speaker| {
                let actor = speaker.actor.as_ref().and_then(|actor| document.actor(actor));
                let name = actor.map(|actor| actor.name.clone());
                name.or_else(|| Some(words(document.mention(&speaker.mention)?.span)))
            });
            let speaker = speaker.map_or("no speaker".to_owned(), |name| format!("said by {name}"));
            let cue = quote.cue.map_or("no cue".to_owned(), |cue| format!("cue “{}”", words(cue)));
            (quote.spans.clone(), format!("{}, {speaker}, {cue}", quote.kind.name()))
        }
        Target::Article(_) => return None,
    };
    Some(Side { id: target.id().to_owned(), spans, label, extra: Extra::default() })
}
