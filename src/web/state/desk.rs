//! The document that is open, with what is drawn of it and where a person is in it.

use super::ends::Ends;
use crate::document::{
    ActorId, AnyAnnotation, BlockId, BlockRole, Document, DocumentId, MentionId, Speaker, Stamp, Status,
    Target,
};
use crate::edit::{Edit, EditError, History, JournalLine};
use crate::language::basics;
use crate::text::{OffsetMap, SentenceRules, Span};
use crate::web::layers::{Layer, Layers};
use crate::web::rows::{List, Rows};
use crate::web::segments::Plan;
use crate::web::selection::Selection;
use crate::web::store::Summary;
use crate::wording;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

/// The open document.
#[derive(Debug)]
pub struct Desk {
    /// The document.
    pub document: Document,
    /// What can be undone and done again.
    pub history: History,
    /// Whether another tab has it.
    pub read_only: bool,
    /// Of the document's text.
    pub map: Rc<OffsetMap>,
    /// Of the text as it was pasted, which no edit changes; see [`text_hash`].
    hash: u64,
    /// What is drawn of the text.
    pub plan: Rc<Plan>,
    /// The three lists.
    pub rows: Rows,
    /// What is chosen.
    pub chosen: Option<Target>,
    /// The caret or the words selected, if a person has been in the text.
    pub selection: Option<Selection>,
    /// Where growing the selection began.
    pub origin: usize,
    /// The ends of an annotation, while they are being moved.
    pub ends: Option<Ends>,
    /// What is shown of it: what the person has set, and what they made or went to since.
    pub layers: Layers,
    /// When it came.
    pub created: String,
    /// Folded runs that a person has opened.
    opened: HashSet<BlockId>,
}

/// What is highlighted in the text for the chosen annotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight {
    /// The annotations that are chosen: one, or all mentions of an actor.
    pub chosen: Vec<String>,
    /// What belongs to it.
    pub related: Vec<String>,
    /// From end to end, as far as a person may drag the ends: of a mention or a quote, but not while it only can be read.
    pub ends: Option<Span>,
}

impl Desk {
    /// Where the sentences of its language end.
    pub fn sentence_rules(&self) -> &'static SentenceRules {
        &basics(&self.document.language).sentences
    }

    /// A document on the desk; `created` is when it came.
    pub fn new(document: Document, history: History, read_only: bool, created: String) -> Desk {
        let map = Rc::new(OffsetMap::new(&document.text));
        let opened = HashSet::new();
        let plan = Rc::new(Plan::new(&document, &map, Layers::default(), &opened, None));
        let rows = Rows::new(&document, Layers::default(), None);
        Desk {
            hash: text_hash(&document.pasted()),
            document,
            history,
            read_only,
            map,
            plan,
            rows,
            chosen: None,
            selection: None,
            origin: 0,
            ends: None,
            layers: Layers::default(),
            created,
            opened,
        }
    }

    /// A document that comes up for the first time.
    pub fn begin(mut document: Document, now: &str) -> Desk {
        document.created = Some(now.to_owned());
        Desk::new(document, History::default(), false, now.to_owned())
    }

    /// The same document as it stands now: what is chosen, and where a person is in it, stay as far as they can.
    pub fn renew(&mut self, document: Document, history: History, read_only: bool) {
        let text = self.document.text.clone();
        (self.document, self.history, self.read_only) = (document, history, read_only);
        self.follow_text(&text);
        self.refresh();
    }

    /// Does an edit; `None` where it changes nothing.
    pub fn apply(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Option<JournalLine>, EditError> {
        let text = self.document.text.clone();
        let name = wording::step_name(&self.document, edit);
        let line = self.history.apply(&mut self.document, edit, name, stamp)?;
        if line.is_some() {
            self.follow_text(&text);
            self.refresh();
        }
        Ok(line)
    }

    /// Does an edit as a part of the last step; `None` where it changes nothing.
    pub fn extend(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Option<JournalLine>, EditError> {
        let line = self.history.extend(&mut self.document, edit, stamp)?;
        if line.is_some() {
            self.refresh();
        }
        Ok(line)
    }

    /// Takes back the last step.
    pub fn undo(&mut self) -> Option<JournalLine> {
        let text = self.document.text.clone();
        let line = self.history.undo(&mut self.document)?;
        self.follow_text(&text);
        self.refresh();
        Some(line)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Option<JournalLine> {
        let text = self.document.text.clone();
        let line = self.history.redo(&mut self.document)?;
        self.follow_text(&text);
        self.refresh();
        Some(line)
    }

    /// Shows these layers and no others. What is hidden is no longer chosen.
    pub fn show(&mut self, layers: Layers) {
        if self.layers == layers {
            return;
        }
        self.layers = layers;
        if self.chosen.as_ref().is_some_and(|chosen| !self.is_shown(chosen)) {
            self.chosen = None;
        }
        self.refresh();
    }

    /// Shows the layers of an annotation that a person made or went to.
    pub(super) fn show_layer_of(&mut self, target: &Target) {
        let layers = self.layers_of(target).into_iter().flatten();
        self.show(layers.fold(self.layers, |all, layer| all.with(layer, true)));
    }

    /// Whether an annotation is shown.
    pub fn is_shown(&self, target: &Target) -> bool {
        self.layers_of(target).into_iter().flatten().all(|layer| self.layers.shows(layer))
    }

    /// The layers that an annotation needs to be shown: its own, and that of its block.
    fn layers_of(&self, target: &Target) -> [Option<Layer>; 2] {
        let document = &self.document;
        let type_of = |id: &ActorId| document.actor(id).map(|actor| actor.actor_type);
        let own = document.annotation(target).and_then(|it| Layer::of(it, &type_of));
        // An actor stands nowhere: it is in its list wherever its mentions are.
        let place = self.place(target).filter(|_| !matches!(target, Target::Actor(_) | Target::Article(_)));
        let block = place.and_then(|place| self.plan.block_at(place.start()));
        let block = block.and_then(|block| document.block(&block.id));
        let aside = block.is_some_and(|block| block.role == BlockRole::Boilerplate);
        [own, aside.then_some(Layer::Boilerplate)]
    }

    /// Opens a folded run, or folds it again; `block` is any of its blocks.
    pub fn toggle_fold(&mut self, block: &BlockId) {
        use crate::web::segments::Fold;
        let Some(at) = self.plan.blocks.iter().position(|there| there.id == *block) else { return };
        if self.plan.blocks[at].fold == Fold::None {
            return;
        }
        let before = self.plan.blocks[..at].iter().rposition(|there| there.fold == Fold::None);
        let Some(first) = self.plan.blocks.get(before.map_or(0, |n| n + 1)).map(|block| block.id.clone())
        else {
            return;
        };
        if !self.opened.remove(&first) {
            self.opened.insert(first);
        }
        self.refresh();
    }

    /// Opens the run that hides a place of the text.
    pub fn unfold(&mut self, position: usize) {
        use crate::web::segments::Fold;
        let hidden =
            self.plan.block_at(position).filter(|block| matches!(block.fold, Fold::Head(_) | Fold::Hidden));
        if let Some(id) = hidden.map(|block| block.id.clone()) {
            self.toggle_fold(&id);
        }
    }

    /// Where the text itself has changed, a person stays where they were in it.
    fn follow_text(&mut self, before: &Arc<str>) {
        let text = &self.document.text;
        if Arc::ptr_eq(before, text) || before == text {
            return;
        }
        self.map = Rc::new(OffsetMap::new(text));
        self.ends = None;
        let same = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
        let first = same(&mut before.bytes().zip(text.bytes()));
        let left = before.len().min(text.len()) - first;
        let last = same(&mut before.bytes().rev().zip(text.bytes().rev()).take(left));
        let moved = |position: usize| {
            let behind = position + last >= before.len();
            let at = if behind {
                (position + text.len()).saturating_sub(before.len())
            } else {
                position.min(first)
            };
            Span::around(text, at, at).start()
        };
        self.origin = moved(self.origin);
        self.selection =
            self.selection.map(|there| Selection { anchor: moved(there.anchor), focus: moved(there.focus) });
    }

    /// Makes what is drawn agree with the document.
    fn refresh(&mut self) {
        // What a person works on stays in sight, also where it becomes something that is hidden.
        let chosen = self.chosen.as_ref().filter(|chosen| self.document.record(chosen).is_some());
        let needed = chosen.map(|chosen| self.layers_of(chosen)).into_iter().flatten().flatten();
        self.layers = needed.fold(self.layers, |all, layer| all.with(layer, true));
        self.plan =
            Rc::new(Plan::new(&self.document, &self.map, self.layers, &self.opened, Some(&self.plan)));
        self.rows = Rows::new(&self.document, self.layers, Some(&self.rows));
        let gone = self.chosen.as_ref().is_some_and(|chosen| self.document.record(chosen).is_none());
        if gone {
            self.chosen = None;
        }
    }

    /// Whose it is.
    pub fn id(&self) -> &DocumentId {
        &self.document.id
    }

    /// What the list of documents shows of it, changed at `now`.
    pub fn summary(&self, now: &str) -> Summary {
        let (reviewed, total) = self.rows.reviewed();
        Summary {
            id: self.id().clone(),
            title: self.title(),
            reviewed,
            total,
            done: self.document.done,
            flagged: self.document.flagged,
            labels: self.document.labels.clone(),
            text_hash: self.hash,
            created: self.created.clone(),
            modified: now.to_owned(),
            deleted: None,
        }
    }

    /// Its title; where it has none, how its text begins.
    pub fn title(&self) -> String {
        const LONGEST: usize = 60;
        let own = self.document.title.trim();
        let title = if own.is_empty() { self.document.text.trim() } else { own };
        let line = title.lines().next().unwrap_or_default();
        match line.char_indices().nth(LONGEST) {
            Some((at, _)) if own.is_empty() => format!("{}…", &line[..at]),
            _ if line.is_empty() => "Untitled".to_owned(),
            _ => line.to_owned(),
        }
    }

    /// Words of the text, on one line.
    pub fn words(&self, span: Span) -> String {
        span.of(&self.document.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The name of a quote's speaker.
    pub fn speaker_name(&self, speaker: &Speaker) -> String {
        let actor = speaker.actor.as_ref().and_then(|actor| self.document.actor(actor));
        match actor {
            Some(actor) => actor.name.clone(),
            None => self.mention_span(&speaker.mention).map(|span| self.words(span)).unwrap_or_default(),
        }
    }

    fn mention_span(&self, id: &MentionId) -> Option<Span> {
        self.document.mention(id).map(|mention| mention.span)
    }

    /// The annotation with this id.
    pub fn target(&self, id: &str) -> Option<Target> {
        self.document.annotations().find(|it| it.id() == id).map(AnyAnnotation::target)
    }

    /// Where an annotation stands in the text; of an actor, its first mention.
    pub fn place(&self, target: &Target) -> Option<Span> {
        self.document.annotation(target)?.spans(&self.document).first().copied()
    }

    /// What is highlighted in the text.
    pub fn highlight(&self) -> Highlight {
        let mut highlight = Highlight::default();
        let mentions_of = |id| {
            let all = self.document.mentions.iter();
            all.filter(move |mention| mention.record.is_live() && mention.actor.as_ref() == Some(id))
                .map(|mention| mention.id.to_string())
        };
        match &self.chosen {
            Some(Target::Actor(id)) => highlight.chosen.extend(mentions_of(id)),
            Some(Target::Quote(id)) => {
                highlight.chosen.push(id.to_string());
                let speaker = self.document.quote(id).and_then(|quote| quote.speaker.as_ref());
                highlight.related.extend(speaker.map(|speaker| speaker.mention.to_string()));
            }
            Some(Target::Mention(id)) => {
                highlight.chosen.push(id.to_string());
                let actor = self.document.mention(id).and_then(|mention| mention.actor.as_ref());
                highlight
                    .related
                    .extend(actor.into_iter().flat_map(mentions_of).filter(|other| other != id.as_str()));
            }
            Some(target) => highlight.chosen.push(target.id().to_owned()),
            None => {}
        }
        let ends = self.ends.clone().or_else(|| self.ends_of(self.chosen.as_ref()?));
        highlight.ends = ends.filter(|_| !self.read_only).map(|ends| ends.span);
        highlight
    }

    /// The row that stands for what is chosen, in its list: of a mention, its actor's.
    pub fn chosen_row(&self) -> Option<(List, Target)> {
        let chosen = self.chosen.as_ref()?;
        let row = match chosen {
            Target::Mention(id) => Target::Actor(self.document.mention(id)?.actor.clone()?),
            _ => chosen.clone(),
        };
        Some((List::of(row.kind())?, row))
    }

    /// The annotations of the text that are shown, in its order, each once.
    pub fn in_order(&self) -> Vec<(Target, Span)> {
        let mut seen = HashSet::new();
        let marks = self.plan.marks.iter().filter(|mark| mark.can_be_chosen());
        marks.filter(|mark| seen.insert(&mark.id)).map(|mark| (mark.target(), mark.span)).collect()
    }

    /// The annotations at a place of the text that can be chosen, outermost first.
    pub fn at(&self, position: usize) -> Vec<Target> {
        let marks = self.plan.annotations_at(position).into_iter();
        marks.map(|mark| mark.target()).collect()
    }

    /// Whether nobody has decided it; a mention is decided with its actor.
    pub fn is_unreviewed(&self, target: &Target) -> bool {
        let open = |target: &Target| {
            self.document.record(target).is_some_and(|record| record.status == Status::Suggested)
        };
        match target {
            Target::Mention(id) => {
                let actor = self.document.mention(id).and_then(|mention| mention.actor.clone());
                open(target) && actor.is_none_or(|actor| open(&Target::Actor(actor)))
            }
            _ => open(target),
        }
    }

    /// The block a person is at: of the selection, else of what is chosen, else of the caret.
    pub fn here(&self) -> Option<&crate::document::Block> {
        let selected = self
            .selection
            .filter(|selection| !selection.is_caret())
            .map(|selection| selection.focus.min(selection.anchor));
        let chosen = || self.chosen.as_ref().and_then(|chosen| self.place(chosen)).map(Span::start);
        let caret = || self.selection.map(|selection| selection.focus);
        let at = selected.or_else(chosen).or_else(caret)?;
        self.document.block(&self.plan.block_at(at)?.id)
    }
}

/// A number made of a text, the same for the same text in every release: FNV-1a.
pub fn text_hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
