//! Words found in the text, and all that match annotated, as one step.

use super::ask::{Asked, Choice, option};
use super::{Ask, Desk, Effect, Moment, State};
use crate::document::{ActorId, ActorType, BlockRole, Target};
use crate::edit::{ActorChoice, Edit};
use crate::text::Span;
use crate::web::keymap::Command;
use crate::web::selection::Selection;

/// Where the words stand and what can be made of them: an id of an option begins so.
const SHOW: &str = "show";

impl State {
    /// Asks for the words to look for: at first those selected, else those of the chosen mention.
    pub(super) fn ask_find(&mut self) {
        let Some(desk) = &self.desk else { return };
        let selected = self.selected_words().map(|span| desk.words(span));
        let chosen = || match desk.chosen.as_ref()? {
            Target::Mention(id) => Some(desk.words(desk.document.mention(id)?.span)),
            Target::Actor(id) => Some(desk.document.actor(id)?.name.clone()),
            _ => None,
        };
        let words = selected.or_else(chosen).unwrap_or_default();
        self.ask(Ask::new(Asked::Find, "Find in the text", words, false).with_default());
    }

    /// What can be made of the words that are looked for: mentions of an actor of that name, or of one of some type.
    pub(super) fn find_options(&self, words: &str) -> Vec<Choice> {
        let Some(desk) = self.desk.as_ref().filter(|_| !words.is_empty()) else { return Vec::new() };
        let found = desk.matches(words);
        let new = desk.unmarked(words).len();
        let mut options = Vec::new();
        if new > 0 && !desk.read_only {
            let says = format!("annotate {new} of {}", found.len());
            let named = desk.document.actors.iter().filter(|actor| {
                actor.record.is_live() && (actor.name == words || actor.aliases.iter().any(|a| a == words))
            });
            options.extend(named.map(|actor| option(actor.id.as_str(), &actor.name, &says)));
            options
                .extend(self.types().map(|actor_type| option(actor_type.name(), actor_type.name(), &says)));
        }
        if !found.is_empty() {
            options.push(option(SHOW, "show the next", &format!("{} found", found.len())));
        }
        options
    }

    /// The types, the one used last first.
    fn types(&self) -> impl Iterator<Item = ActorType> {
        let last = match self.last_label {
            Some(Command::Label(actor_type)) => actor_type,
            _ => ActorType::Person,
        };
        std::iter::once(last).chain(ActorType::ALL.into_iter().filter(move |other| *other != last))
    }

    /// What was taken: all matches are annotated, or the next one comes into view.
    pub(super) fn take_found(
        &mut self,
        words: &str,
        id: Option<&str>,
        out: &mut Vec<Effect>,
        moment: &Moment,
    ) {
        let Some(desk) = &self.desk else { return };
        let found = desk.matches(words);
        if found.is_empty() {
            return self.say(format!("“{words}” does not stand in the text."));
        }
        let Some(id) = id.filter(|id| *id != SHOW) else {
            let caret = desk.selection.map_or(0, |selection| selection.anchor.min(selection.focus));
            let next = found.iter().find(|span| span.start() > caret).or(found.first());
            let Some(next) = next.copied() else { return };
            self.show_found(next, found.len(), out);
            return;
        };
        let actor = match ActorType::ALL.into_iter().find(|actor_type| actor_type.name() == id) {
            Some(actor_type) => {
                self.last_label = Some(Command::Label(actor_type));
                ActorChoice::Named { name: words.to_owned(), actor_type }
            }
            None => ActorChoice::Known(ActorId::new(id)),
        };
        let new = desk.unmarked(words);
        let first = new.first().copied();
        let edits = new.into_iter().map(|span| Edit::AddMention { span, form: None, actor: actor.clone() });
        let edits: Vec<Edit> = edits.collect();
        if self.perform(Edit::All(edits), out, moment)
            && let Some(mention) = first.and_then(|span| self.mention_at(span))
        {
            let line = self.line.clone();
            self.choose(Target::Mention(mention), out);
            self.line = line;
        }
    }

    fn show_found(&mut self, span: Span, count: usize, out: &mut Vec<Effect>) {
        let selection = Selection::of(span);
        if let Some(desk) = &mut self.desk {
            desk.unfold(span.start());
            desk.selection = Some(selection);
        }
        out.extend([Effect::PlaceCaret(selection), Effect::Reveal(span.start())]);
        out.push(Effect::Focus(super::Focus::Text));
        self.say(format!("{count} found."));
    }
}

impl Desk {
    /// Where these very words stand, whole, in the parts of the text that are annotated: not in boilerplate, and not
    /// in what repeats something.
    pub(super) fn matches(&self, words: &str) -> Vec<Span> {
        let words = words.trim();
        if words.is_empty() {
            return Vec::new();
        }
        let text = &*self.document.text;
        let is_word = |c: char| c.is_alphanumeric();
        let whole = |at: usize| {
            let before = text[..at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            let joins = |inner: Option<char>, outer: Option<char>| {
                inner.is_some_and(is_word) && outer.is_some_and(is_word)
            };
            !joins(words.chars().next(), before) && !joins(words.chars().next_back(), after)
        };
        let blocks = &self.plan.blocks;
        let mut at = 0;
        text.match_indices(words)
            .filter(|(start, _)| whole(*start))
            .filter_map(|(start, words)| Span::new(text, start, start + words.len()))
            .filter(|span| {
                while blocks.get(at).is_some_and(|block| block.span.end() <= span.start()) {
                    at += 1;
                }
                blocks.get(at).is_some_and(|block| {
                    block.span.contains(*span) && !block.duplicate && block.role != BlockRole::Boilerplate
                })
            })
            .collect()
    }

    /// The matches that are no mention, and share no word with one.
    pub(super) fn unmarked(&self, words: &str) -> Vec<Span> {
        let live = self.document.mentions.iter().filter(|mention| mention.record.is_live());
        let mut marked = live.map(|mention| mention.span).peekable();
        // Mentions stand in the order of the text; the longest so far may reach over several matches.
        let mut reach = 0;
        let mut found = self.matches(words);
        found.retain(|span| {
            while let Some(mention) = marked.next_if(|mention| mention.start() < span.end()) {
                reach = reach.max(mention.end());
            }
            reach <= span.start()
        });
        found
    }

    /// Whether just these words are a mention already.
    pub(super) fn is_mention(&self, span: Span) -> bool {
        let from = self.document.mentions.partition_point(|mention| mention.span.start() < span.start());
        let here = self.document.mentions[from..].iter();
        here.take_while(|mention| mention.span.start() == span.start())
            .any(|mention| mention.span == span && mention.record.is_live())
    }
}
