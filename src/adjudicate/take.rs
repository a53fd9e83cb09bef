//! The edit that takes one side of a difference.
//!
//! What the second annotator made comes in as theirs, with their name and time; what is refused is refused by whoever
//! decides.

use super::actors::Actors;
use super::differences::{Difference, Field, What};
use super::side::side;
use crate::document::{
    ActorId, Decision, Document, Extra, Mention, MentionId, Quote, Record, Stamp, Status, Target, Took,
};
use crate::edit::{ActorChoice, Edit, SpeakerChoice};
use crate::measure::trimmed;

/// What can be taken of a difference: one side or the other; both or neither where that makes sense.
pub fn choices(difference: &Difference) -> Vec<Took> {
    let mut choices = vec![Took::First, Took::Second];
    let both = difference.first.is_some() && difference.second.is_some();
    if matches!(difference.what, What::Mention | What::Quote) {
        choices.extend((both && difference.fields.contains(&Field::Words)).then_some(Took::Both));
        choices.extend(both.then_some(Took::Neither));
    }
    choices
}

/// The edit of the first annotator's document that takes this of the difference, and keeps that it was taken.
pub fn take(
    first: &Document,
    second: &Document,
    annotators: &[String; 2],
    difference: &Difference,
    took: Took,
) -> Edit {
    let taking = Taking { first, second, difference };
    let mut edits = match took {
        Took::First => taking.agreed(),
        Took::Second => taking.second(),
        Took::Both => taking.added(),
        Took::Neither => taking.removed(),
    };
    edits.push(Edit::Decide {
        decision: Box::new(Decision {
            layer: difference.what.layer(),
            span: difference.span,
            annotators: annotators.clone(),
            first: difference.first.as_ref().and_then(|target| side(first, target)),
            second: difference.second.as_ref().and_then(|target| side(second, target)),
            took,
            // Known when it is made.
            annotation: None,
            by: String::new(),
            time: None,
            extra: Extra::default(),
        }),
    });
    Edit::All(edits)
}

struct Taking<'d> {
    first: &'d Document,
    second: &'d Document,
    difference: &'d Difference,
}

impl Taking<'_> {
    /// What the first has stands: where it was a mere suggestion, it is agreed to.
    fn agreed(&self) -> Vec<Edit> {
        let suggested = |target: &&Target| {
            self.first.record(target).is_some_and(|record| record.status == Status::Suggested)
        };
        let target = self.difference.first.as_ref().filter(suggested);
        let confirm = |target: &Target| Edit::SetStatus { target: target.clone(), status: Status::Confirmed };
        target.map(confirm).into_iter().collect()
    }

    fn second(&self) -> Vec<Edit> {
        match (&self.difference.first, &self.difference.second) {
            (_, None) => self.removed(),
            (None, Some(_)) => self.added(),
            (Some(one), Some(other)) => self.changed(one, other),
        }
    }

    /// What the first has goes; an actor goes with its last mention.
    fn removed(&self) -> Vec<Edit> {
        let Some(target) = &self.difference.first else { return Vec::new() };
        let last_of = |id: &MentionId| {
            let actor = self.first.mention(id)?.actor.as_ref()?;
            let mut others = self.first.mentions.iter().filter(|mention| mention.record.is_live());
            let is_last = others.all(|mention| mention.id == *id || mention.actor.as_ref() != Some(actor));
            is_last.then(|| Target::Actor(actor.clone()))
        };
        let actor = match target {
            Target::Mention(id) => last_of(id),
            _ => None,
        };
        vec![Edit::Remove { target: actor.unwrap_or_else(|| target.clone()) }]
    }

    /// What the second has comes in.
    fn added(&self) -> Vec<Edit> {
        match &self.difference.second {
            Some(Target::Mention(id)) => self.second.mention(id).map(|mention| self.add_mention(mention)),
            Some(Target::Quote(id)) => self.second.quote(id).map(|quote| self.add_quote(quote)),
            Some(Target::Caption(id)) => self.second.caption(id).and_then(|caption| {
                let span = self.second.block(&caption.block)?.span;
                Some(self.theirs(&caption.record, vec![Edit::AddCaption { span }]))
            }),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn add_mention(&self, mention: &Mention) -> Vec<Edit> {
        let actor = self.actor(mention.actor.as_ref());
        let refused =
            self.first.mentions.iter().find(|there| !there.record.is_live() && there.span == mention.span);
        let edits = match refused {
            // It was refused by the first: it counts again, with what the parser had proposed.
            Some(there) => vec![
                Edit::SetStatus { target: Target::Mention(there.id.clone()), status: Status::Confirmed },
                Edit::LinkMention { mention: there.id.clone(), actor },
                Edit::SetForm { mention: there.id.clone(), form: mention.form },
            ],
            None => vec![Edit::AddMention { span: mention.span, form: Some(mention.form), actor }],
        };
        self.theirs(&mention.record, edits)
    }

    fn add_quote(&self, quote: &Quote) -> Vec<Edit> {
        let speaker = self.speaker(quote);
        let (spans, kind, cue) = (quote.spans.clone(), quote.kind, quote.cue);
        let refused =
            self.first.quotes.iter().find(|there| !there.record.is_live() && there.spans == quote.spans);
        let edits = match refused {
            Some(there) => vec![
                Edit::SetStatus { target: Target::Quote(there.id.clone()), status: Status::Confirmed },
                Edit::SetQuoteKind { quote: there.id.clone(), kind },
                Edit::SetCue { quote: there.id.clone(), cue },
                Edit::SetSpeaker { quote: there.id.clone(), speaker },
            ],
            None => vec![Edit::AddQuote { spans, kind: Some(kind), cue, speaker }],
        };
        self.theirs(&quote.record, edits)
    }

    /// What the first has becomes what the second has.
    fn changed(&self, one: &Target, other: &Target) -> Vec<Edit> {
        let differs = |field| self.difference.fields.contains(&field);
        let mut edits = Vec::new();
        match (one, other) {
            (Target::Block(block), Target::Block(id)) => {
                let role = self.second.block(id).map(|block| block.role);
                edits.extend(role.map(|role| Edit::SetRole { block: block.clone(), role }));
            }
            (Target::Caption(caption), Target::Caption(id)) => {
                let Some(theirs) = self.second.caption(id) else { return edits };
                let span = self.second.block(&theirs.block).map(|block| block.span);
                edits.extend(span.filter(|_| differs(Field::Words)).map(|span| Edit::AddCaption { span }));
                let credit = theirs.credit.as_ref().map(|credit| credit.span);
                edits.push(Edit::SetCredit { caption: caption.clone(), credit });
            }
            (Target::Actor(one), Target::Actor(other)) => edits = self.changed_actor(one, other),
            (Target::Mention(mention), Target::Mention(id)) => {
                let Some(theirs) = self.second.mention(id) else { return edits };
                let mention = mention.clone();
                if differs(Field::Words) {
                    edits.push(Edit::SetMentionSpan { mention: mention.clone(), span: theirs.span });
                }
                if differs(Field::Actor) {
                    let actor = self.actor(theirs.actor.as_ref());
                    edits.push(Edit::LinkMention { mention: mention.clone(), actor });
                }
                if differs(Field::Form) {
                    edits.push(Edit::SetForm { mention, form: theirs.form });
                }
            }
            (Target::Quote(quote), Target::Quote(id)) => {
                let Some(theirs) = self.second.quote(id) else { return edits };
                let quote = quote.clone();
                if differs(Field::Words) {
                    edits.push(Edit::SetQuoteSpans { quote: quote.clone(), spans: theirs.spans.clone() });
                }
                edits.push(Edit::SetQuoteKind { quote: quote.clone(), kind: theirs.kind });
                if differs(Field::Cue) {
                    edits.push(Edit::SetCue { quote: quote.clone(), cue: theirs.cue });
                }
                if differs(Field::Speaker) {
                    edits.push(Edit::SetSpeaker { quote, speaker: self.speaker(theirs) });
                }
            }
            _ => {}
        }
        match self.second.record(other) {
            Some(record) => self.theirs(record, edits),
            None => edits,
        }
    }

    fn changed_actor(&self, one: &ActorId, other: &ActorId) -> Vec<Edit> {
        let differs = |field| self.difference.fields.contains(&field);
        let Some(theirs) = self.second.actor(other) else { return Vec::new() };
        let actor = one.clone();
        match self.difference.what {
            What::Merged => {
                let into = Actors::of(self.first, self.second).first(other).cloned();
                into.map(|into| Edit::MergeActors { actor, into }).into_iter().collect()
            }
            What::Split => {
                let text = &self.second.text;
                let live = |mention: &&Mention| mention.record.is_live();
                let words: Vec<_> = (self.second.mentions.iter().filter(live))
                    .filter(|mention| mention.actor.as_ref() == Some(other))
                    .map(|mention| trimmed(text, mention.span))
                    .collect();
                let mentions = (self.first.mentions.iter().filter(live))
                    .filter(|mention| mention.actor.as_ref() == Some(one))
                    .filter(|mention| words.contains(&trimmed(text, mention.span)))
                    .map(|mention| mention.id.clone())
                    .collect();
                vec![Edit::SplitActor { actor, mentions }]
            }
            _ => {
                let name = || Edit::SetActorName { actor: actor.clone(), name: theirs.name.clone() };
                let actor_type = theirs.actor_type;
                let of_type = || Edit::SetActorType { actor: actor.clone(), actor_type };
                let name = differs(Field::Name).then(name);
                name.into_iter().chain(differs(Field::Type).then(of_type)).collect()
            }
        }
    }

    /// Whom the second's actor is in the first's document.
    fn actor(&self, theirs: Option<&ActorId>) -> ActorChoice {
        let Some(actor) = theirs.and_then(|id| self.second.actor(id)) else { return ActorChoice::None };
        match Actors::of(self.first, self.second).first(&actor.id) {
            Some(known) => ActorChoice::Known(known.clone()),
            None => ActorChoice::New { name: actor.name.clone(), actor_type: actor.actor_type },
        }
    }

    /// The words that the second has for the speaker of a quote, in the first's document.
    fn speaker(&self, theirs: &Quote) -> SpeakerChoice {
        let mention = theirs.speaker.as_ref().and_then(|speaker| self.second.mention(&speaker.mention));
        let Some(mention) = mention else { return SpeakerChoice::None };
        let text = &self.first.text;
        let words = trimmed(text, mention.span);
        let same = |there: &&Mention| there.record.is_live() && trimmed(text, there.span) == words;
        match self.first.mentions.iter().find(same) {
            Some(there) => SpeakerChoice::Mention(there.id.clone()),
            None => SpeakerChoice::Words {
                span: mention.span,
                form: mention.form,
                actor: self.actor(mention.actor.as_ref()),
            },
        }
    }

    /// What the second annotator did is theirs; what they merely left as the parser proposed it is whoever's who decides.
    fn theirs(&self, record: &Record, edits: Vec<Edit>) -> Vec<Edit> {
        if edits.is_empty() || !matches!(record.status, Status::Confirmed | Status::Edited) {
            return edits;
        }
        let stamp = Stamp { by: record.by.clone(), time: record.time.clone() };
        vec![Edit::As { stamp, edit: Box::new(Edit::All(edits)) }]
    }
}
