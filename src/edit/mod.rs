//! The one way to change a document.
//!
//! An [`Edit`] says what a person wants. [`apply`] does it, with everything that follows from it (the cascades of the
//! contract's "Decisions"), or returns an error and leaves the document as it was. It returns the [`Patch`] that was
//! made; a patch's inverse takes it back byte for byte. [`History`] keeps named steps for undo and redo, and gives a
//! [`JournalLine`] for each thing done, undone or redone; replaying them ([`replay`](crate::stored::replay())) gives the same
//! document and history.
//!
//! Invariants: after `apply`, `Document::check` holds if it held before; ids never change and are never reused; no
//! clock is read (the [`Stamp`] says who and when). No words of a language stand here: steps, refusals and what became of an
//! annotation are data, which `wording` says.

mod actors;
mod adjudication;
mod again;
mod articles;
mod blocks;
mod captions;
mod context;
mod correct;
mod draft;
#[expect(clippy::module_inception, reason = "the room is named after the value that it is about")]
mod edit;
mod error;
mod history;
mod index;
mod journal;
mod mentions;
mod overlap;
mod patch;
mod provenance;
mod quotes;
mod roles;
mod status;
mod story;
mod walk;
mod whole;

pub use context::context;
pub use edit::{ActorChoice, Edit, SpeakerChoice};
pub use error::{EditError, Refusal};
pub use history::History;
pub(crate) use history::Step;
pub use journal::{Action, JournalLine};
pub(crate) use patch::{AnnotationSlot, Change, Field, Rewrite, Slot};
pub use patch::{Misfit, Patch};
pub use story::{Event, Happening, story};

use crate::document::{Document, Stamp};
use draft::Draft;

/// Does an edit with everything that follows from it. Returns what was changed.
///
/// New ids are numbered from the document's `next_id`; a document with a [`History`] is edited through it.
///
/// # Errors
/// If it cannot be done; the document is then as it was.
///
/// ```
/// use galley::document::{Document, DocumentId, Form, Stamp};
/// use galley::edit::{ActorChoice, Edit, apply};
/// use galley::text::Span;
///
/// let mut document = Document::empty(DocumentId::new("bridge"), "Ana Ruiz opened it.".into());
/// let before = document.clone();
/// let edit = Edit::AddMention {
///     span: Span::around(&document.text, 0, 8),
///     form: Some(Form::Name),
///     actor: ActorChoice::None,
/// };
/// let stamp = Stamp { by: "Ada".to_owned(), time: None };
/// let patch = apply(&mut document, &edit, &stamp)?;
/// assert_eq!(document.mentions[0].span.of(&document.text), "Ana Ruiz");
///
/// patch.inverse().apply_to(&mut document)?;
/// assert_eq!(document, before);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(document: &mut Document, edit: &Edit, stamp: &Stamp) -> Result<Patch, EditError> {
    apply_numbered(document, edit, stamp, 0)
}

/// The same, with new ids numbered from `next_id` if that is higher than the document's own.
fn apply_numbered(
    document: &mut Document,
    edit: &Edit,
    stamp: &Stamp,
    next_id: u64,
) -> Result<Patch, EditError> {
    let mut draft = Draft::new(document, stamp, next_id);
    let outcome = make(&mut draft, edit).and_then(|()| Ok(draft.check()?));
    match outcome {
        Ok(()) => Ok(draft.finish()),
        Err(error) => {
            draft.abandon();
            Err(error)
        }
    }
}

fn make<'a>(draft: &mut Draft<'a>, edit: &'a Edit) -> Result<(), EditError> {
    match edit {
        Edit::All(edits) => edits.iter().try_for_each(|edit| make(draft, edit)),
        Edit::As { stamp, edit } => {
            let own = draft.sign(stamp);
            let outcome = make(draft, edit);
            draft.sign(own);
            outcome
        }
        Edit::Decide { decision } => adjudication::decide(draft, decision),

        Edit::SetStatus { target, status } => status::set(draft, target, *status),
        Edit::SetNote { target, note } => status::set_note(draft, target, note.as_deref()),
        Edit::SetAttribute { target, name, value } => {
            status::set_attribute(draft, target, name, value.as_ref())
        }
        Edit::Remove { target } => status::remove(draft, target),

        Edit::AddMention { span, form, actor } => mentions::add(draft, *span, *form, actor).map(drop),
        Edit::SetMentionSpan { mention, span } => mentions::set_span(draft, mention, *span),
        Edit::SetForm { mention, form } => mentions::set_form(draft, mention, *form),
        Edit::LinkMention { mention, actor } => mentions::link(draft, mention, actor),

        Edit::SetActorName { actor, name } => actors::set_name(draft, actor, name),
        Edit::SetActorType { actor, actor_type } => actors::set_type(draft, actor, *actor_type),
        Edit::SetAliases { actor, aliases } => actors::set_aliases(draft, actor, aliases),
        Edit::SetRoles { actor, roles } => actors::set_roles(draft, actor, roles),
        Edit::SetCountry { actor, country } => actors::set_country(draft, actor, country.as_ref()),
        Edit::MergeActors { actor, into } => actors::merge(draft, actor, into),
        Edit::SplitActor { actor, mentions } => actors::split(draft, actor, mentions),

        Edit::AddQuote { spans, kind, cue, speaker } => quotes::add(draft, spans, *kind, *cue, speaker),
        Edit::SetQuoteSpans { quote, spans } => quotes::set_spans(draft, quote, spans),
        Edit::SetQuoteKind { quote, kind } => quotes::set_kind(draft, quote, *kind),
        Edit::SetCue { quote, cue } => quotes::set_cue(draft, quote, *cue),
        Edit::SetSpeaker { quote, speaker } => quotes::set_speaker(draft, quote, speaker),

        Edit::AddCaption { span } => captions::add(draft, *span),
        Edit::SetCredit { caption, credit } => captions::set_credit(draft, caption, *credit),

        Edit::SetRole { block, role } => roles::set(draft, block, *role),
        Edit::SplitBlock { block, at } => blocks::split(draft, block, *at).map(drop),
        Edit::JoinBlocks { block } => blocks::join(draft, block),
        Edit::BeginArticle { block } => articles::begin(draft, block),
        Edit::EndArticle { block } => articles::end(draft, block),
        Edit::RemoveArticle { block } => articles::remove_at(draft, block),
        Edit::MarkDuplicate { block, of } => roles::mark_duplicate(draft, block, of),
        Edit::UnmarkDuplicate { block } => roles::unmark_duplicate(draft, block),

        Edit::CorrectText { span, words } => correct::correct(draft, *span, words),
        Edit::FindAgain { blocks, from, found } => again::find_again(draft, blocks, *from, found),

        Edit::SetTitle { title } => whole::set_title(draft, title),
        Edit::SetLanguage { language } => whole::set_language(draft, language),
        Edit::SetLabels { labels } => whole::set_labels(draft, labels),
        Edit::SetDocumentNote { note } => whole::set_note(draft, note.as_deref()),
        Edit::SetDone { done } => whole::set_done(draft, *done),
        Edit::SetFlagged { flagged } => whole::set_flagged(draft, *flagged),
    }
}
