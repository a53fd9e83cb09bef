//! Everything that a person might do who sees what is wrong: the ways that the page's keys and the mouse leave open.

use crate::hands::{Move, Person};
use crate::step::{Kind, Step};
use galley::document::{ActorType, Block, BlockRole, Document, Mention, Quote, Target};
use galley::measure::{Gold, GoldMention, GoldQuote};
use galley::text::Span;

/// Everything that a person might do who sees what is wrong.
pub fn candidates(now: &Person, gold: &Gold) -> Vec<Step> {
    let document = now.document();
    let mut found = Candidates { now, document, steps: Vec::new() };
    found.blocks(gold);
    found.credits(gold);
    let gold_mentions = gold.mentions.as_deref().unwrap_or_default();
    found.actors(gold_mentions);
    for mention in document.mentions.iter().filter(|mention| mention.record.is_live()) {
        found.mention(mention, gold_mentions);
    }
    for mention in gold_mentions {
        found.new_mention(mention);
    }
    let gold_quotes = gold.quotes.as_deref().unwrap_or_default();
    for quote in document.quotes.iter().filter(|quote| quote.record.is_live()) {
        found.quote(quote, gold_quotes);
    }
    for quote in gold_quotes {
        found.new_quote(quote);
    }
    found.steps
}

struct Candidates<'d> {
    now: &'d Person,
    document: &'d Document,
    steps: Vec<Step>,
}

fn click(at: usize) -> Move {
    Move::Click(at)
}

fn select(span: Span) -> [Move; 1] {
    [Move::Drag(span.start(), span.end())]
}

fn row(id: &str) -> Move {
    Move::Row(id.to_owned())
}

impl Candidates<'_> {
    fn add(&mut self, kind: Kind, moves: impl Into<Vec<Move>>) {
        self.steps.push(Step { kind, moves: moves.into() });
    }

    /// The same moves with a name taken in the box that they open.
    fn add_naming(&mut self, kind: Kind, moves: impl Into<Vec<Move>>, choice: &str) {
        let mut moves = moves.into();
        if let Some(naming) = self.naming(&moves, choice) {
            moves.extend(naming);
            self.add(kind, moves);
        }
    }

    /// The shortest way to a choice in the box that some moves open.
    fn naming(&self, moves: &[Move], choice: &str) -> Option<Vec<Move>> {
        const LETTERS: usize = 4;
        let mut person = self.now.again();
        person.make_all(moves).ok()?;
        let name = match self.document.actors.iter().find(|actor| actor.id.as_str() == choice) {
            Some(actor) => actor.name.to_lowercase(),
            None => choice.to_lowercase(),
        };
        let letters: Vec<char> = name.chars().collect();
        let mut best: Option<(String, usize)> = None;
        let parts = (1..=LETTERS).flat_map(|count| letters.windows(count.min(letters.len())));
        let tries = std::iter::once(String::new()).chain(parts.map(|part| part.iter().collect()));
        for typed in tries.filter(|typed: &String| !typed.starts_with(' ') && !typed.ends_with(' ')) {
            let at = person.choices(&typed).iter().position(|there| there == choice);
            // Where nothing is typed, the first is one ↓ away, unless it is taken at once.
            let down = usize::from(typed.is_empty() && !person.takes_first());
            let Some(downs) = at.map(|at| at + down) else { continue };
            let presses = |(typed, downs): &(String, usize)| typed.chars().count() + downs;
            let this = (typed, downs);
            if best.as_ref().is_none_or(|best| presses(&this) < presses(best)) {
                best = Some(this);
            }
        }
        let (typed, downs) = best?;
        let mut moves = Vec::new();
        if !typed.is_empty() {
            moves.push(Move::Type(typed));
        }
        moves.extend(std::iter::repeat_n(Move::Down, downs));
        moves.push(Move::Enter);
        Some(moves)
    }

    fn blocks(&mut self, gold: &Gold) {
        let gold_blocks = gold.blocks.as_deref().unwrap_or_default();
        for block in gold_blocks {
            let at = click(block.span.start());
            let Some(there) = self.document.blocks.iter().find(|there| there.span.overlaps(block.span))
            else {
                continue;
            };
            if there.span.start() < block.span.start() {
                self.add(Kind::Blocks, [at.clone(), Move::Key("Shift+b")]);
            }
            if there.span.end() > block.span.end() {
                self.add(Kind::Blocks, [click(block.span.end()), Move::Key("Shift+b")]);
            }
            if there.span.end() < block.span.end() {
                self.add(Kind::Blocks, [at.clone(), Move::Key("Shift+j")]);
            }
            if there.role != block.role {
                self.role(there, block.role);
            }
            // What repeats another has its role: that comes first.
            if there.role == block.role && there.duplicate_of.is_some() != block.duplicate_of.is_some() {
                self.add(Kind::Blocks, [at, Move::Key("Shift+d")]);
            }
        }
        let begins: Vec<usize> = self.document.articles.iter().map(|article| article.span.start()).collect();
        let wanted = gold.articles.as_deref().unwrap_or_default();
        let differ = begins
            .iter()
            .filter(|at| !wanted.contains(at))
            .chain(wanted.iter().filter(|at| !begins.contains(at)));
        for at in differ {
            self.add(Kind::Blocks, [click(*at), Move::Key("h")]);
        }
    }

    fn role(&mut self, block: &Block, role: BlockRole) {
        let name = format!("{role:?}").to_lowercase();
        self.add_naming(Kind::Blocks, [click(block.span.start()), Move::Key("b")], &name);
    }

    fn credits(&mut self, gold: &Gold) {
        for caption in gold.captions.iter().flatten() {
            match caption.credit {
                Some(credit) => {
                    let mut moves = select(credit).to_vec();
                    moves.push(Move::Key("Shift+h"));
                    self.add(Kind::Credit, moves);
                }
                None => {
                    let at = self.document.blocks.iter().find(|block| block.span == caption.span);
                    let there =
                        at.and_then(|block| self.document.captions.iter().find(|x| x.block == block.id));
                    if let Some(id) = there.map(|there| there.id.to_string()) {
                        self.add(Kind::Credit, [row(&id), Move::Key("Shift+h")]);
                    }
                }
            }
        }
    }

    fn actors(&mut self, gold: &[GoldMention]) {
        let right = |mention: &Mention| gold.iter().find(|there| there.span == mention.span);
        let live = |id: &str| -> Vec<&Mention> {
            let all = self.document.mentions.iter();
            all.filter(|x| x.record.is_live() && x.actor.as_ref().is_some_and(|actor| actor.as_str() == id))
                .collect()
        };
        let mut steps: Vec<(Kind, Vec<Move>)> = Vec::new();
        let mut merges = Vec::new();
        for actor in self.document.actors.iter().filter(|actor| actor.record.is_live()) {
            let mentions = live(actor.id.as_str());
            if mentions.iter().all(|mention| right(mention).is_none()) {
                steps.push((Kind::NoMention, vec![Move::Reject(actor.id.to_string())]));
            }
            let meant = mentions.iter().filter_map(|mention| right(mention));
            if let Some(wanted) =
                meant.clone().find_map(|there| there.actor_type.filter(|t| *t != actor.actor_type))
            {
                steps.push((Kind::Type, vec![row(actor.id.as_str()), Move::Key(label(wanted))]));
            }
            for entity in meant.filter_map(|there| there.entity.clone()) {
                for other in
                    self.document.actors.iter().filter(|other| other.record.is_live() && other.id != actor.id)
                {
                    let same = live(other.id.as_str())
                        .iter()
                        .any(|x| right(x).is_some_and(|x| x.entity.as_ref() == Some(&entity)));
                    if same {
                        merges.push((actor.id.to_string(), other.id.to_string()));
                    }
                }
            }
        }
        steps.into_iter().for_each(|(kind, moves)| self.add(kind, moves));
        merges.sort();
        merges.dedup();
        for (actor, into) in merges {
            self.add(Kind::Who, [Move::Drop(actor, into)]);
        }
    }

    /// What is wrong with a mention that is there.
    fn mention(&mut self, mention: &Mention, gold: &[GoldMention]) {
        let Some(at) = self.place_of(&Target::Mention(mention.id.clone()), mention.span) else { return };
        let at = click(at);
        let Some(right) = gold.iter().find(|there| there.span == mention.span) else {
            self.add(Kind::NoMention, [at.clone(), Move::Key("x")]);
            for wanted in gold.iter().filter(|there| there.span.overlaps(mention.span)) {
                self.ends(Kind::MentionEnds, at.clone(), mention.span, wanted.span);
            }
            return;
        };
        if right.form != mention.form {
            for times in 1..=3 {
                let mut moves = vec![at.clone()];
                moves.extend(std::iter::repeat_n(Move::Key("d"), times));
                self.add(Kind::Form, moves);
            }
        }
        let same: Vec<String> = (self.document.mentions.iter())
            .filter(|other| other.record.is_live() && other.actor != mention.actor)
            .filter(|other| gold.iter().any(|x| x.span == other.span && x.entity == right.entity))
            .filter_map(|other| Some(other.actor.as_ref()?.to_string()))
            .collect();
        let alone = gold.iter().filter(|x| x.entity != right.entity).any(|x| {
            self.document.mentions.iter().any(|other| other.span == x.span && other.actor == mention.actor)
        });
        if let Some(actor) = same.first() {
            self.add_naming(Kind::Who, [at.clone(), Move::Key("w")], actor);
        }
        if alone {
            self.add(Kind::Who, [at.clone(), Move::Key("v")]);
        }
        if let Some(actor_type) = right.actor_type {
            let now = mention
                .actor
                .as_ref()
                .and_then(|actor| self.document.actor(actor))
                .map(|actor| actor.actor_type);
            if now != Some(actor_type) {
                self.add(Kind::Type, [at, Move::Key(label(actor_type))]);
            }
        }
    }

    /// Ends moved by words, or taken from a selection.
    fn ends(&mut self, kind: Kind, choose: Move, from: Span, to: Span) {
        let side = |at: usize,
                    wanted: usize,
                    outwards: &'static str,
                    inwards: &'static str,
                    outwards_is_less: bool| {
            if at == wanted {
                None
            } else if (wanted < at) == outwards_is_less {
                Some(outwards)
            } else {
                Some(inwards)
            }
        };
        let start = side(from.start(), to.start(), "[", "{", true);
        let end = side(from.end(), to.end(), "]", "}", false);
        for starts in 0..=4 {
            for ends in 0..=4 {
                if (starts == 0) != start.is_none() || (ends == 0) != end.is_none() {
                    continue;
                }
                let mut moves = vec![choose.clone()];
                moves.extend(start.into_iter().flat_map(|key| std::iter::repeat_n(Move::Key(key), starts)));
                moves.extend(end.into_iter().flat_map(|key| std::iter::repeat_n(Move::Key(key), ends)));
                self.add(kind, moves);
            }
        }
        let mut taken = select(to).to_vec();
        taken.push(Move::Key("e"));
        self.add(kind, taken.clone());
        taken.insert(0, choose);
        self.add(kind, taken);
    }

    fn new_mention(&mut self, wanted: &GoldMention) {
        let there = self.document.mentions.iter().any(|x| x.record.is_live() && x.span == wanted.span);
        if there {
            return;
        }
        let ways: [Vec<Move>; 2] = [vec![click(wanted.span.start())], select(wanted.span).to_vec()];
        for way in ways {
            if let Some(actor_type) = wanted.actor_type {
                let mut moves = way.clone();
                moves.push(Move::Key(label(actor_type)));
                self.add(Kind::NewMention, moves);
            }
        }
        for actor in self.document.actors.iter().filter(|actor| actor.record.is_live()) {
            let mut moves = select(wanted.span).to_vec();
            moves.push(Move::Key("w"));
            if self.may_mean(actor.id.as_str(), wanted) {
                self.add_naming(Kind::NewMention, moves, actor.id.as_str());
            }
        }
    }

    fn may_mean(&self, actor: &str, wanted: &GoldMention) -> bool {
        wanted.entity.is_some()
            && self.document.actor(&galley::document::ActorId::new(actor)).map(|x| x.actor_type)
                == wanted.actor_type
    }

    fn quote(&mut self, quote: &Quote, gold: &[GoldQuote]) {
        let id = quote.id.to_string();
        let shares = |wanted: &&GoldQuote| {
            wanted.spans.iter().any(|part| quote.spans.iter().any(|there| part.overlaps(*there)))
        };
        let meant: Vec<&GoldQuote> = gold.iter().filter(shares).collect();
        self.add(Kind::NoQuote, [Move::Reject(id.clone())]);
        for wanted in meant {
            if wanted.spans != quote.spans {
                self.quote_ends(quote, wanted);
            }
            if wanted.kind != quote.kind {
                for times in 1..=2 {
                    let mut moves = vec![row(&id)];
                    moves.extend(std::iter::repeat_n(Move::Key("d"), times));
                    self.add(Kind::QuoteKind, moves);
                }
            }
            if wanted.cue != quote.cue {
                match wanted.cue {
                    None => self.add(Kind::Cue, [row(&id), Move::Key("u")]),
                    Some(cue) => self.taken_by(&id, cue, Kind::Cue, "u"),
                }
            }
            let spoken = quote.speaker.as_ref().and_then(|speaker| self.document.mention(&speaker.mention));
            if wanted.speaker != spoken.map(|mention| mention.span) {
                match wanted.speaker {
                    None => self.add_naming(Kind::Speaker, [row(&id), Move::Key("s")], "nobody"),
                    Some(speaker) => {
                        self.taken_by(&id, speaker, Kind::Speaker, "s");
                        let mention =
                            self.document.mentions.iter().find(|x| x.record.is_live() && x.span == speaker);
                        if let Some(actor) = mention.and_then(|mention| mention.actor.as_ref()) {
                            self.add_naming(Kind::Speaker, [row(&id), Move::Key("s")], actor.as_str());
                        }
                    }
                }
            }
        }
    }

    /// Words beside a quote that a key takes: by a click, by a selection, with the quote chosen first or not.
    fn taken_by(&mut self, quote: &str, words: Span, kind: Kind, key: &'static str) {
        self.add(kind, [click(words.start()), Move::Key(key)]);
        let mut moves = select(words).to_vec();
        moves.push(Move::Key(key));
        self.add(kind, moves.clone());
        moves.insert(0, row(quote));
        self.add(kind, moves);
    }

    fn quote_ends(&mut self, quote: &Quote, wanted: &GoldQuote) {
        let id = quote.id.to_string();
        let whole = |spans: &[Span]| Some(spans.first()?.join(*spans.last()?));
        if let (Some(from), Some(to)) = (whole(&quote.spans), whole(&wanted.spans)) {
            self.ends(Kind::QuoteEnds, row(&id), from, to);
        }
        for part in wanted.spans.iter().filter(|part| !quote.spans.contains(part)) {
            let mut moves = select(*part).to_vec();
            moves.push(Move::Key("Shift+q"));
            self.add(Kind::QuoteEnds, moves.clone());
            moves.insert(0, row(&id));
            self.add(Kind::QuoteEnds, moves);
        }
        // Begun again from its first part.
        if let [first, ..] = wanted.spans.as_slice() {
            let mut moves = vec![row(&id)];
            moves.extend(select(*first));
            moves.push(Move::Key("e"));
            for part in &wanted.spans[1..] {
                moves.extend(select(*part));
                moves.push(Move::Key("Shift+q"));
            }
            self.add(Kind::QuoteEnds, moves);
        }
    }

    fn new_quote(&mut self, wanted: &GoldQuote) {
        let there = self.document.quotes.iter().any(|x| x.record.is_live() && x.spans == wanted.spans);
        let [first, rest @ ..] = wanted.spans.as_slice() else { return };
        if there {
            return;
        }
        let mut moves = select(*first).to_vec();
        moves.push(Move::Key("q"));
        for part in rest {
            moves.extend(select(*part));
            moves.push(Move::Key("Shift+q"));
        }
        self.add(Kind::NewQuote, moves);
    }

    /// A place of the text where a click chooses this annotation.
    fn place_of(&self, target: &Target, span: Span) -> Option<usize> {
        let text = &*self.document.text;
        let places = span.of(text).char_indices().map(|(at, _)| span.start() + at);
        let inner = |at: usize| {
            let others = self.document.mentions.iter().filter(|x| x.record.is_live());
            let here = others.filter(|x| x.span.contains_position(at));
            here.min_by_key(|x| x.span.len()).map(|x| Target::Mention(x.id.clone()))
        };
        places.into_iter().find(|at| inner(*at).as_ref() == Some(target))
    }
}

/// The key that labels so.
fn label(actor_type: ActorType) -> &'static str {
    match actor_type {
        ActorType::Person => "p",
        ActorType::Organisation => "o",
        ActorType::Country => "c",
        ActorType::Group => "g",
        ActorType::Place => "l",
    }
}
