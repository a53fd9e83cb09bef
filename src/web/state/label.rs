//! From selected words to an annotation.

use super::{Effect, Line, Moment, Offer, State};
use crate::document::{ActorId, ActorType, Form, MentionId, Quote, QuoteId, Target};
use crate::edit::{ActorChoice, Edit, SpeakerChoice};
use crate::language::basics;
use crate::text::{Span, TokenKind, tokens};
use crate::web::keymap::Command;
use crate::web::messages;
use crate::web::segments::PlannedBlock;
use crate::web::selection::{Selection, snapped};

impl State {
    /// The words that a person has selected, whole; `None` where there is only a caret.
    pub(super) fn selected_words(&self) -> Option<Span> {
        let desk = self.desk.as_ref()?;
        let selection = desk.selection.filter(|selection| !selection.is_caret())?;
        let text = &*desk.document.text;
        let span = selection.span(text);
        // What reaches over several blocks means the words in the first of them.
        let block = desk.plan.blocks.iter().find(|block| block.span.overlaps(span))?;
        snapped(text, block.span, span)
    }

    /// The same, where they may reach over several blocks, as a quote may that runs over paragraphs.
    pub(super) fn selected_passage(&self) -> Option<Span> {
        let desk = self.desk.as_ref()?;
        let selection = desk.selection.filter(|selection| !selection.is_caret())?;
        let text = &*desk.document.text;
        let span = selection.span(text);
        let in_block = |block: &PlannedBlock| snapped(text, block.span, span);
        let first = desk.plan.blocks.iter().find_map(in_block)?;
        let last = desk.plan.blocks.iter().rev().find_map(in_block)?;
        Some(first.join(last))
    }

    /// The name or word at the caret, where nothing is selected or chosen: what a person means who is there.
    fn name_at_caret(&self) -> Option<Span> {
        let desk = self.desk.as_ref().filter(|desk| desk.chosen.is_none())?;
        let caret = desk.selection.filter(|selection| selection.is_caret())?.focus;
        name_around(&desk.document.text, desk.plan.block_at(caret)?.span, caret)
    }

    /// The same; says what to do where nothing is selected.
    fn words_needed(&mut self) -> Option<Span> {
        let words = self.selected_words();
        if words.is_none() {
            self.say(messages::SELECT_FIRST);
        }
        words
    }

    /// Selected words are a mention of an actor of this type; without any, what is chosen is of this type.
    pub(super) fn label(&mut self, actor_type: ActorType, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(words) = self.selected_words().or_else(|| self.name_at_caret()) else {
            return self.retype(actor_type, out, moment);
        };
        self.last_label = Some(Command::Label(actor_type));
        let Some(desk) = &mut self.desk else { return };
        let span = without_possessive(&desk.document.text, words);
        let actor = ActorChoice::Named { name: desk.words(span), actor_type };
        self.perform(Edit::AddMention { span, form: None, actor }, out, moment);
        let mention = self.mention_at(span).map(Target::Mention);
        self.labelled(mention, span, out);
    }

    /// Words that were selected mean this actor, or a new person of that name.
    pub(super) fn link_words(
        &mut self,
        words: Span,
        name: String,
        id: Option<String>,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let actor = match id {
            Some(id) => ActorChoice::Known(ActorId::new(id)),
            None if name.is_empty() => return,
            None => ActorChoice::Named { name, actor_type: ActorType::Person },
        };
        let Some(desk) = &self.desk else { return };
        let span = without_possessive(&desk.document.text, words);
        self.perform(Edit::AddMention { span, form: None, actor }, out, moment);
        let mention = self.mention_at(span).map(Target::Mention);
        self.labelled(mention, span, out);
    }

    fn retype(&mut self, actor_type: ActorType, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(chosen) = self.chosen() else { return };
        let Some(desk) = &mut self.desk else { return };
        match chosen {
            Target::Actor(actor) => {
                self.perform(Edit::SetActorType { actor, actor_type }, out, moment);
            }
            Target::Mention(id) => {
                let Some(mention) = desk.document.mention(&id) else { return };
                let Some(actor) = mention.actor.clone() else {
                    let actor = ActorChoice::Named { name: desk.words(mention.span), actor_type };
                    self.perform(Edit::LinkMention { mention: id, actor }, out, moment);
                    return;
                };
                let others = desk.document.mentions.iter().filter(|other| {
                    other.record.is_live() && other.actor.as_ref() == Some(&actor) && other.id != id
                });
                let others = others.count();
                if self.perform(Edit::SetActorType { actor, actor_type }, out, moment) && others > 0 {
                    self.line.offers.push(Offer::OnlyThisOne { mention: id, actor_type });
                }
            }
            _ => self.say("Only actors have such a type. Select words to make a mention of them."),
        }
    }

    /// The type was meant for one mention: it means somebody of its own.
    pub(super) fn only_this_one(
        &mut self,
        mention: MentionId,
        actor_type: ActorType,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        self.undo(out, moment);
        let Some(desk) = &self.desk else { return };
        let Some(span) = desk.document.mention(&mention).map(|mention| mention.span) else { return };
        let actor = ActorChoice::New { name: desk.words(span), actor_type };
        self.perform(Edit::LinkMention { mention, actor }, out, moment);
    }

    /// Selected words are a quote.
    pub(super) fn quote(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(span) = self.selected_passage() else { return self.say(messages::SELECT_FIRST) };
        self.last_label = Some(Command::Quote);
        let edit = Edit::AddQuote { spans: vec![span], kind: None, cue: None, speaker: SpeakerChoice::None };
        self.perform(edit, out, moment);
        let made = self.desk.as_ref().and_then(|desk| {
            let mut quotes = desk.document.quotes.iter().filter(|quote| quote.record.is_live());
            quotes.find(|quote| quote.spans == [span]).map(|quote| Target::Quote(quote.id.clone()))
        });
        self.labelled(made, span, out);
    }

    /// Selected words are a caption.
    pub(super) fn caption(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(span) = self.words_needed() else { return };
        self.last_label = Some(Command::Caption);
        self.perform(Edit::AddCaption { span }, out, moment);
        let made = self.desk.as_ref().and_then(|desk| {
            let block = desk.plan.block_at(span.start())?;
            let mut captions = desk.document.captions.iter().filter(|caption| caption.record.is_live());
            captions
                .find(|caption| caption.block == block.id)
                .map(|caption| Target::Caption(caption.id.clone()))
        });
        self.labelled(made, span, out);
    }

    /// Selected words are the cue of the chosen quote, or of the nearest.
    pub(super) fn cue(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let desk = self.desk.as_ref();
        let chosen = desk.and_then(|desk| desk.chosen.clone());
        let words = self.selected_words().or_else(|| self.name_at_caret());
        if let (None, Some(Target::Quote(quote))) = (words, &chosen) {
            self.perform(Edit::SetCue { quote: quote.clone(), cue: None }, out, moment);
            return;
        }
        let Some(span) = words else { return self.say(messages::SELECT_FIRST) };
        let Some(quote) = self.quote_near(span) else {
            return self.say("There is no quote near these words. Choose one first.");
        };
        self.perform(Edit::SetCue { quote: quote.clone(), cue: Some(span) }, out, moment);
        self.labelled(Some(Target::Quote(quote)), span, out);
    }

    /// The speaker: the words selected, or the mention chosen; where a quote is chosen, a person is asked.
    pub(super) fn set_speaker(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let chosen = self.desk.as_ref().and_then(|desk| match desk.chosen.as_ref()? {
            Target::Mention(id) => Some(desk.document.mention(id)?.span),
            _ => None,
        });
        match self.selected_words().or(chosen) {
            Some(words) => self.speaker_is(words, out, moment),
            None => self.ask_speaker(),
        }
    }

    /// Selected words are one more part of the chosen quote, or of the nearest.
    pub(super) fn quote_part(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(span) = self.selected_passage() else { return self.say(messages::SELECT_FIRST) };
        let Some(quote) = self.quote_near(span) else {
            return self.say("There is no quote near these words. Choose one first.");
        };
        let spans = self.desk.as_ref().and_then(|desk| Some(desk.document.quote(&quote)?.spans.clone()));
        let spans = with_part(spans.unwrap_or_default(), span);
        self.perform(Edit::SetQuoteSpans { quote: quote.clone(), spans }, out, moment);
        self.labelled(Some(Target::Quote(quote)), span, out);
    }

    /// Selected words are the speaker of the chosen quote, or of the nearest.
    pub(super) fn speaker_is(&mut self, span: Span, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(quote) = self.quote_near(span) else {
            return self.say("There is no quote near these words. Choose one first.");
        };
        let Some(speaker) = self.speaker_of_words(span) else { return };
        self.perform(Edit::SetSpeaker { quote: quote.clone(), speaker }, out, moment);
        self.labelled(Some(Target::Quote(quote)), span, out);
    }

    /// These words as a speaker: an actor of that name, one that begins with them, or a source that is none.
    pub(super) fn speaker_of_words(&self, span: Span) -> Option<SpeakerChoice> {
        let desk = self.desk.as_ref()?;
        if let Some(mention) = self.mention_at(span) {
            return Some(SpeakerChoice::Mention(mention));
        }
        let words = desk.words(span);
        let known =
            desk.document.actors.iter().find(|actor| {
                actor.record.is_live() && (actor.name == words || actor.aliases.contains(&words))
            });
        let basics = basics(&desk.document.language);
        let (actor, form) = match known {
            Some(actor) if actor.name == words => (ActorChoice::Known(actor.id.clone()), Form::Name),
            Some(actor) => (ActorChoice::Known(actor.id.clone()), Form::Alias),
            None if words.starts_with(char::is_uppercase) && !basics.is_pronoun(&words) => {
                (ActorChoice::Named { name: words, actor_type: ActorType::Person }, Form::Name)
            }
            None if basics.is_pronoun(&words) => (ActorChoice::None, Form::Pronoun),
            None => (ActorChoice::None, Form::Description),
        };
        Some(SpeakerChoice::Words { span, form, actor })
    }

    /// Selected words are the credit of the caption that holds them.
    pub(super) fn credit(&mut self, out: &mut Vec<Effect>, moment: &Moment) {
        let chosen = self.desk.as_ref().and_then(|desk| desk.chosen.clone());
        if let (None, Some(Target::Caption(caption))) = (self.selected_words(), chosen) {
            self.perform(Edit::SetCredit { caption, credit: None }, out, moment);
            return;
        }
        let Some(span) = self.words_needed() else { return };
        let caption = self.desk.as_ref().and_then(|desk| {
            let block = desk.plan.block_at(span.start())?;
            desk.document
                .captions
                .iter()
                .find(|caption| caption.record.is_live() && caption.block == block.id)
        });
        let Some(caption) = caption.map(|caption| caption.id.clone()) else {
            return self.say("These words stand in no caption.");
        };
        self.perform(Edit::SetCredit { caption: caption.clone(), credit: Some(span) }, out, moment);
        self.labelled(Some(Target::Caption(caption)), span, out);
    }

    /// What was made is chosen, and the selection is done with. Where nothing was made, all stays as it is.
    pub(super) fn labelled(&mut self, made: Option<Target>, span: Span, out: &mut Vec<Effect>) {
        let Some(desk) = &mut self.desk else { return };
        let Some(made) = made else { return };
        desk.show_layer_of(&made);
        desk.chosen = Some(made);
        let caret = Selection::caret(span.start());
        desk.selection = Some(caret);
        out.push(Effect::PlaceCaret(caret));
    }

    /// The live mention of just these words.
    pub(super) fn mention_at(&self, span: Span) -> Option<MentionId> {
        let mut mentions = self.desk.as_ref()?.document.mentions.iter();
        mentions
            .find(|mention| mention.span == span && mention.record.is_live())
            .map(|mention| mention.id.clone())
    }

    /// The chosen quote, else the one nearest to these words in their block.
    fn quote_near(&self, span: Span) -> Option<QuoteId> {
        let desk = self.desk.as_ref()?;
        if let Some(Target::Quote(id)) = &desk.chosen {
            return Some(id.clone());
        }
        let block = desk.plan.block_at(span.start())?.span;
        let quotes = desk.document.quotes.iter().filter(|quote| quote.record.is_live());
        let near = quotes.filter(|quote| quote.spans.iter().any(|part| block.overlaps(*part)));
        near.min_by_key(|quote| distance(quote, span)).map(|quote| quote.id.clone())
    }

    /// A line with nothing to take back.
    pub(super) fn clear_line(&mut self) {
        self.line = Line::default();
    }
}

/// The parts of a quote with one more; parts that meet are one.
fn with_part(mut spans: Vec<Span>, part: Span) -> Vec<Span> {
    spans.push(part);
    spans.sort_by_key(|span| (span.start(), span.end()));
    spans.into_iter().fold(Vec::new(), |mut joined: Vec<Span>, span| {
        match joined.last_mut().filter(|last| span.start() <= last.end()) {
            Some(last) => *last = last.join(span),
            None => joined.push(span),
        }
        joined
    })
}

/// The word at a place; of a capitalised one, the whole run of such words that stand side by side.
fn name_around(text: &str, block: Span, at: usize) -> Option<Span> {
    let tokens = tokens(text, block);
    let here = tokens.iter().position(|token| token.span.contains_position(at) || token.span.end() == at)?;
    let is_word = |n: usize| tokens.get(n).is_some_and(|token| token.kind == TokenKind::Word);
    let is_name = |n: usize| is_word(n) && tokens[n].span.of(text).starts_with(char::is_uppercase);
    let beside = |left: usize, right: usize| {
        Span::new(text, tokens[left].span.end(), tokens[right].span.start())
            .is_some_and(|gap| gap.of(text) == " ")
    };
    if !is_name(here) {
        return is_word(here).then(|| tokens[here].span);
    }
    let (mut first, mut last) = (here, here);
    while first > 0 && is_name(first - 1) && beside(first - 1, first) {
        first -= 1;
    }
    while is_name(last + 1) && beside(last, last + 1) {
        last += 1;
    }
    Some(tokens[first].span.join(tokens[last].span))
}

fn distance(quote: &Quote, span: Span) -> usize {
    let gap =
        |part: &Span| part.start().saturating_sub(span.end()).max(span.start().saturating_sub(part.end()));
    quote.spans.iter().map(gap).min().unwrap_or(usize::MAX)
}

/// A possessive 's at the end belongs to no mention.
fn without_possessive(text: &str, span: Span) -> Span {
    let tokens = tokens(text, span);
    match tokens.as_slice() {
        [.., before, last] if last.kind == TokenKind::Possessive => {
            Span::around(text, span.start(), before.span.end())
        }
        _ => span,
    }
}
