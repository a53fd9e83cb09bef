//! What a person is asked for: a name, with suggestions; and what is done with the answer.

use super::{Effect, Moment, State, language, likely};
use crate::document::{Actor, ActorId, ActorType, BlockId, BlockRole, MentionId, QuoteId, Target};
use crate::edit::{ActorChoice, Edit, SpeakerChoice};
use crate::text::Span;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// For what.
    pub what: Asked,
    /// What is asked for, in words.
    pub label: &'static str,
    /// What stands in the box at first.
    pub value: String,
    /// Whether the words typed count, rather than a suggestion.
    pub free: bool,
    /// Whether Enter takes the first suggestion also where nothing was typed.
    pub default: bool,
    /// Where the caret stands in it at first, in bytes; without one, all of it is selected.
    pub caret: Option<usize>,
    /// How many keys were pressed before the box had the focus.
    pub ahead: usize,
    /// What was typed since.
    typed: Option<String>,
    /// Whether the box has had the focus.
    shown: bool,
}

/// What can be asked of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Into which other it is merged.
    Merge,
    /// What it is called.
    Rename,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Who speaks the quote.
    Speaker(QuoteId),
    /// Which actor this one is the same as.
    Merge(ActorId),
    /// What the actor is called.
    Rename(ActorId),
    /// Whom the mention means.
    Link(MentionId),
    /// Whom words that are no mention yet mean.
    LinkWords(Span),
    /// What the block is for.
    Role(BlockId),
    /// From which confidence on all that are left are accepted.
    AcceptAll,
    /// What becomes of what nobody has decided in a document that is done.
    Finish,
    /// Which words are looked for.
    Find,
    /// What else is known of an actor or a quote; of which attribute, if that is clear.
    Attributes(Target, Option<String>),
    /// What is noted of an annotation; `None`: of the document.
    Note(Option<Target>),
    /// A label of the document.
    Topics,
    /// In which language the text is.
    Language,
    /// Which words stand in the place of these in the text itself.
    Correct(Span),
}

/// Something that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is taken.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What tells it from others.
    pub detail: String,
}

const NOBODY: &str = "nobody";
const BACKSPACE: &str = "Backspace";
/// Suggestions shown at once.
const MOST: usize = 8;

impl State {
    pub(super) fn ask_speaker(&mut self) {
        let quote = match self.chosen() {
            Some(Target::Quote(quote)) => quote,
            Some(_) => return self.say("Only quotes have speakers: choose a quote."),
            None => return,
        };
        self.ask(Ask::new(Asked::Speaker(quote), "Speaker", String::new(), false).with_default());
    }

    pub(super) fn ask_actor(&mut self, what: What) {
        let Some(chosen) = self.chosen() else { return };
        let Some(desk) = &self.desk else { return };
        let actor = match &chosen {
            Target::Actor(actor) => Some(actor.clone()),
            Target::Mention(mention) => {
                desk.document.mention(mention).and_then(|mention| mention.actor.clone())
            }
            Target::Quote(quote) => {
                desk.document.quote(quote).and_then(|quote| quote.speaker.as_ref()?.actor.clone())
            }
            _ => None,
        };
        let Some(actor) = actor.and_then(|actor| desk.document.actor(&actor)) else {
            return self.say("Choose an actor first, or one of its mentions.");
        };
        let (id, name) = (actor.id.clone(), actor.name.clone());
        self.ask(match what {
            What::Merge => Ask::new(Asked::Merge(id), "Merge into", String::new(), false).with_default(),
            What::Rename => Ask::new(Asked::Rename(id), "Name", name, true),
        });
    }

    pub(super) fn ask_link(&mut self) {
        if let Some(words) = self.selected_words() {
            let ask = Ask::new(Asked::LinkWords(words), "Actor", String::new(), false);
            return self.ask(ask.with_default());
        }
        match self.chosen() {
            Some(Target::Mention(mention)) => {
                self.ask(Ask::new(Asked::Link(mention), "Actor", String::new(), false).with_default())
            }
            Some(_) => self.say("Choose a mention in the text first."),
            None => {}
        }
    }

    pub(super) fn ask_role(&mut self) {
        let here = self.desk.as_ref().and_then(|desk| desk.here()).map(|block| block.id.clone());
        match here {
            Some(block) => self.ask(Ask::new(Asked::Role(block), "Role of the block", String::new(), false)),
            None => self.say("Put the caret into a block first."),
        }
    }

    /// The box has the focus: keys go there by themselves.
    pub(super) fn ask_shown(&mut self) {
        if let Some(ask) = &mut self.ask {
            ask.shown = true;
        }
    }

    /// A key that was meant for the box, pressed before it had the focus.
    pub(super) fn typed_ahead(&mut self, key: &str, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(ask) = &mut self.ask else { return };
        match key {
            "Escape" => self.ask = None,
            "Enter" => {
                let text = ask.words().to_owned();
                let takes_first = !ask.free && (ask.default || !text.trim().is_empty());
                let first = self.options().into_iter().next().filter(|_| takes_first);
                self.taken(text, first.map(|choice| choice.id), out, moment);
            }
            _ if key == BACKSPACE || key.chars().count() == 1 => ask.type_ahead(key),
            _ => {}
        }
    }

    pub(super) fn typed(&mut self, words: String) {
        if let Some(ask) = &mut self.ask {
            ask.typed = Some(words);
        }
    }

    /// What can be taken now, the best first.
    pub fn options(&self) -> Vec<Choice> {
        let (Some(ask), Some(desk)) = (&self.ask, &self.desk) else { return Vec::new() };
        let typed = ask.typed.as_deref().unwrap_or_default().trim().to_lowercase();
        let fits = |name: &str| typed.is_empty() || name.to_lowercase().contains(&typed);
        let document = &desk.document;
        let actors = |likely: Vec<&Actor>| {
            let mut found = likely;
            found.retain(|actor| fits(&actor.name) || actor.aliases.iter().any(|alias| fits(alias)));
            // Those that begin so come first.
            found.sort_by_key(|actor| !actor.name.to_lowercase().starts_with(&typed));
            found.into_iter().map(|actor| self.actor_option(actor)).collect::<Vec<_>>()
        };
        let mut options = match &ask.what {
            Asked::Rename(_) | Asked::Note(_) | Asked::Correct(_) => Vec::new(),
            Asked::Find => self.find_options(ask.typed.as_deref().unwrap_or(&ask.value).trim()),
            Asked::Attributes(target, name) => self.attribute_options(target, name.as_deref(), &typed),
            Asked::Topics => self.topic_options(&typed),
            Asked::Language => language::options(&typed),
            Asked::Merge(actor) => actors(likely::for_merging(document, actor)),
            Asked::Link(mention) => {
                let mention = document.mention(mention);
                mention.map(|mention| actors(likely::for_mention(document, mention))).unwrap_or_default()
            }
            Asked::LinkWords(words) => actors(likely::for_words(document, *words)),
            Asked::Speaker(quote) => {
                let quote = document.quote(quote);
                let likely = quote.map(|quote| likely::for_quote(document, quote)).unwrap_or_default();
                let mut options = actors(likely);
                options.truncate(MOST - 1);
                if fits(NOBODY) {
                    options.push(option(NOBODY, NOBODY, "the text names none"));
                }
                options
            }
            Asked::Role(_) => {
                // Body first: what was taken for something else is most often that.
                let mut roles = BlockRole::ALL;
                roles.rotate_right(1);
                let roles = roles.into_iter().map(BlockRole::name).filter(|name| fits(name));
                roles.map(|name| option(name, name, "")).collect()
            }
            Asked::AcceptAll => self.accept_options(&typed),
            Asked::Finish => self.finish_options(&typed),
        };
        options.truncate(MOST);
        options
    }

    fn actor_option(&self, actor: &Actor) -> Choice {
        let row = self.desk.as_ref().and_then(|desk| desk.rows.find(&Target::Actor(actor.id.clone())));
        let count = row.and_then(|row| row.count).map(|count| format!(" · {count}")).unwrap_or_default();
        option(actor.id.as_str(), &actor.name, &format!("{}{count}", actor.actor_type.name()))
    }

    /// The answer: a suggestion, or words.
    pub(super) fn taken(&mut self, text: String, id: Option<String>, out: &mut Vec<Effect>, moment: &Moment) {
        let Some(ask) = self.ask.take() else { return };
        if let Asked::Correct(span) = ask.what {
            return self.correction_taken(span, &ask.value, text, out, moment);
        }
        let text = text.trim().to_owned();
        match (ask.what, id) {
            (Asked::Rename(actor), _) => {
                self.perform(Edit::SetActorName { actor, name: text }, out, moment);
            }
            (Asked::Merge(actor), Some(into)) => self.merge(actor, ActorId::new(into), out, moment),
            (Asked::Merge(_), None) => self.say(format!("There is no actor “{text}” to merge into.")),
            (Asked::Link(mention), Some(actor)) => {
                let actor = ActorChoice::Known(ActorId::new(actor));
                self.perform(Edit::LinkMention { mention, actor }, out, moment);
            }
            (Asked::Link(mention), None) => {
                let actor_type = self.type_of(&mention).unwrap_or(ActorType::Person);
                let actor = ActorChoice::Named { name: text, actor_type };
                self.perform(Edit::LinkMention { mention, actor }, out, moment);
            }
            (Asked::LinkWords(words), id) => self.link_words(words, text, id, out, moment),
            (Asked::Speaker(quote), id) => match self.speaker(&quote, &text, id.as_deref()) {
                Some(speaker) => {
                    self.perform(Edit::SetSpeaker { quote, speaker }, out, moment);
                }
                None => self.say(format!(
                    "“{text}” does not stand in the text. Select the words that name the speaker, then press s."
                )),
            },
            (Asked::Role(block), Some(role)) => {
                if let Some(role) = BlockRole::ALL.into_iter().find(|there| there.name() == role) {
                    self.perform(Edit::SetRole { block, role }, out, moment);
                }
            }
            (Asked::Role(_), None) => self.say(format!("“{text}” is no role.")),
            (Asked::Find, id) => self.take_found(&text, id.as_deref(), out, moment),
            (Asked::Attributes(target, name), id) => {
                self.attribute_taken(target, name, (text, id), out, moment);
            }
            (Asked::Note(target), _) => self.note_taken(target, text, out, moment),
            (Asked::Correct(_), _) => {}
            (Asked::Language, id) => self.language_taken(&text, id, out, moment),
            (Asked::Topics, id) => self.topic_taken(id.unwrap_or(text), out, moment),
            (Asked::Finish, id) => self.finish_taken(id.as_deref().unwrap_or(&text), out, moment),
            (Asked::AcceptAll, id) => self.accept_all(id.as_deref().unwrap_or(&text), out, moment),
        }
    }

    /// An actor is the same as another, which is chosen then.
    pub(super) fn merge(&mut self, actor: ActorId, into: ActorId, out: &mut Vec<Effect>, moment: &Moment) {
        if actor != into && self.perform(Edit::MergeActors { actor, into: into.clone() }, out, moment) {
            let line = self.line.clone();
            self.choose(Target::Actor(into), out);
            self.line = line;
        }
    }

    fn type_of(&self, mention: &MentionId) -> Option<ActorType> {
        let document = &self.desk.as_ref()?.document;
        let actor = document.mention(mention)?.actor.as_ref()?;
        Some(document.actor(actor)?.actor_type)
    }

    /// Whom a person means as the speaker of a quote: the mention of an actor that stands nearest, or words of the text.
    fn speaker(&self, quote: &QuoteId, text: &str, id: Option<&str>) -> Option<SpeakerChoice> {
        if id == Some(NOBODY) {
            return Some(SpeakerChoice::None);
        }
        let desk = self.desk.as_ref()?;
        let quote = desk.document.quote(quote)?;
        let from = quote.cue.or_else(|| quote.spans.last().copied())?;
        let block = desk.plan.block_at(from.start()).map_or(from, |block| block.span);
        // Outside the block, a speaker is named only where nothing else names one.
        let far = |span: Span| (!block.contains(span), likely::away_from(span, quote));
        if let Some(id) = id {
            let mentions = desk.document.mentions.iter().filter(|mention| mention.record.is_live());
            let of =
                mentions.filter(|mention| mention.actor.as_ref().is_some_and(|actor| actor.as_str() == id));
            return of
                .min_by_key(|mention| far(mention.span))
                .map(|mention| SpeakerChoice::Mention(mention.id.clone()));
        }
        if text.is_empty() {
            return None;
        }
        let found = desk.document.text.match_indices(text);
        let spans = found.filter_map(|(at, words)| Span::new(&desk.document.text, at, at + words.len()));
        self.speaker_of_words(spans.min_by_key(|span| far(*span))?)
    }
}

impl Ask {
    pub(super) fn new(what: Asked, label: &'static str, value: String, free: bool) -> Ask {
        let (default, caret, ahead, typed, shown) = (false, None, 0, None, false);
        Ask { what, label, value, free, default, caret, ahead, typed, shown }
    }

    /// The same, with the caret there instead of all selected.
    pub(super) fn with_caret(self, caret: Option<usize>) -> Ask {
        Ask { caret, ..self }
    }

    /// What stands in the box now.
    pub fn words(&self) -> &str {
        self.typed.as_deref().unwrap_or(&self.value)
    }

    /// Whether keys are meant for its box, which does not have the focus yet.
    pub fn is_coming(&self) -> bool {
        !self.shown
    }

    /// Types into the box before it has the focus.
    fn type_ahead(&mut self, typed: &str) {
        let (mut words, at) = match (self.typed.take(), self.caret) {
            // All of it is selected.
            (None, None) => (String::new(), 0),
            (typed, at) => {
                let words = typed.unwrap_or_else(|| self.value.clone());
                let at = at.filter(|at| words.is_char_boundary(*at)).unwrap_or(words.len());
                (words, at)
            }
        };
        let mut caret = at;
        if typed == BACKSPACE {
            if let Some(last) = words[..at].chars().next_back() {
                caret = at - last.len_utf8();
                words.remove(caret);
            }
        } else {
            words.insert_str(at, typed);
            caret = at + typed.len();
        }
        (self.typed, self.caret) = (Some(words), Some(caret));
        self.ahead += 1;
    }

    /// The same, where Enter takes the first suggestion at once.
    pub(super) fn with_default(self) -> Ask {
        Ask { default: true, ..self }
    }
}

pub(super) fn option(id: &str, name: &str, detail: &str) -> Choice {
    Choice { id: id.to_owned(), name: name.to_owned(), detail: detail.to_owned() }
}
