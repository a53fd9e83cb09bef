//! The same change for all annotations like the one that was changed, offered and done as one step.

use super::{Desk, Effect, Moment, Offer, State};
use crate::document::{Mention, MentionId, Quote, QuoteId, Status, Target};
use crate::edit::{ActorChoice, Edit};
use crate::text::Span;

impl State {
    /// Keeps in mind what the step just made would be for all that are alike, and offers it.
    pub(super) fn offer_alike(&mut self, edits: Vec<Edit>) {
        if !edits.is_empty() {
            self.line.offers.push(Offer::Alike(edits.len()));
        }
        self.alike = edits;
    }

    /// Does to all that are alike what was done to one.
    pub(super) fn do_alike(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        match std::mem::take(&mut self.alike) {
            edits if edits.is_empty() => self.say("Nothing else is like what was changed last."),
            edits => {
                self.perform(Edit::All(edits), out, moment);
            }
        }
    }
}

impl Desk {
    /// What an edit of one mention is for each of those like it. To be asked before the edit is done.
    pub(super) fn alike(&self, edit: &Edit) -> Vec<Edit> {
        match edit {
            Edit::SetStatus { target: Target::Mention(id), status } if *status != Status::Suggested => {
                let (id, status) = (id.clone(), *status);
                self.like(&id, move |other| Edit::SetStatus { target: Target::Mention(other), status })
            }
            Edit::Remove { target: Target::Mention(id) } => {
                self.like(id, |other| Edit::Remove { target: Target::Mention(other) })
            }
            Edit::LinkMention {
                mention,
                actor: actor @ (ActorChoice::Known(_) | ActorChoice::Named { .. }),
            } => self.like(mention, |other| Edit::LinkMention { mention: other, actor: actor.clone() }),
            Edit::SetForm { mention, form } => {
                self.like(mention, |other| Edit::SetForm { mention: other, form: *form })
            }
            Edit::SetMentionSpan { mention, span } => self.resized_alike(mention, *span),
            Edit::SetQuoteSpans { quote, spans } => self.quotes_alike(quote, spans),
            Edit::AddMention { span, actor, .. } => self.added_alike(*span, actor),
            _ => Vec::new(),
        }
    }

    /// The same for other mentions of these words and this actor that nobody has decided.
    fn like(&self, id: &MentionId, edit: impl Fn(MentionId) -> Edit) -> Vec<Edit> {
        self.others(id).map(|other| edit(other.id.clone())).collect()
    }

    fn others<'d>(&'d self, id: &'d MentionId) -> impl Iterator<Item = &'d Mention> {
        let text = &*self.document.text;
        let this = self.document.mention(id);
        self.document.mentions.iter().filter(move |other| {
            this.is_some_and(|this| {
                other.id != this.id
                    && other.record.status == Status::Suggested
                    && other.actor == this.actor
                    && other.span.of(text) == this.span.of(text)
            })
        })
    }

    /// Other words for each that stands among the same words.
    fn resized_alike(&self, id: &MentionId, to: Span) -> Vec<Edit> {
        let text = &*self.document.text;
        let Some(from) = self.document.mention(id).map(|mention| mention.span) else { return Vec::new() };
        let words = to.of(text);
        let moved = |other: &Mention| {
            let start = (other.span.start() + to.start()).checked_sub(from.start())?;
            let span = Span::new(text, start, start + words.len())?;
            let fits = span.of(text) == words && !self.is_mention(span);
            fits.then(|| Edit::SetMentionSpan { mention: other.id.clone(), span })
        };
        self.others(id).filter_map(moved).collect()
    }

    /// The same change of the end for each quote that nobody has decided: the same words more, or less.
    fn quotes_alike(&self, id: &QuoteId, to: &[Span]) -> Vec<Edit> {
        let text = &*self.document.text;
        let Some(from) = self.document.quote(id) else { return Vec::new() };
        let (Some((last, before)), Some((wanted, same))) = (from.spans.split_last(), to.split_last()) else {
            return Vec::new();
        };
        if before != same || last.start() != wanted.start() || last.end() == wanted.end() {
            return Vec::new();
        }
        let (low, high) = (last.end().min(wanted.end()), last.end().max(wanted.end()));
        let longer = wanted.end() > last.end();
        let words = Span::around(text, low, high).of(text);
        let changed = |other: &Quote| {
            let (last, before) = other.spans.split_last()?;
            let end = match longer {
                true => text[last.end()..].starts_with(words).then(|| last.end() + words.len())?,
                false => last.end() - last.of(text).strip_suffix(words).map(|_| words.len())?,
            };
            let last = Span::new(text, last.start(), end).filter(|last| !last.is_empty())?;
            let spans = before.iter().copied().chain([last]).collect();
            Some(Edit::SetQuoteSpans { quote: other.id.clone(), spans })
        };
        let others = self.document.quotes.iter().filter(|other| {
            other.id != *id && other.kind == from.kind && other.record.status == Status::Suggested
        });
        others.filter_map(changed).collect()
    }

    /// The same words elsewhere, where they are no mention and in none.
    fn added_alike(&self, span: Span, actor: &ActorChoice) -> Vec<Edit> {
        (self.unmarked(span.of(&self.document.text)).into_iter())
            .filter(|at| *at != span)
            .map(|span| Edit::AddMention { span, form: None, actor: actor.clone() })
            .collect()
    }
}
