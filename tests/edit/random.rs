//! Documents and edits made of random numbers. What they say is nonsense; that a document is sound is not.

use galley::document::{
    ActorId, ActorType, AttributeValue, BlockId, BlockRole, CaptionId, Confidence, Decision, Document,
    DocumentId, Extra, Form, Layer, MentionId, QuoteId, QuoteKind, Side, Status, SuggestedActor,
    SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention, SuggestedQuote,
    Suggestions, Target, Took,
};
use galley::edit::{ActorChoice, Edit, SpeakerChoice};
use galley::intake::Hints;
use galley::text::{Span, lines};
use proptest::prelude::*;
use std::cmp::Reverse;

const LINES: [&str; 16] = [
    "Harbour Strike Ends",
    "  Dockers on the quay at dawn. (AP)  ",
    "Dockers on the quay at dawn. (AP)",
    "“We won,” said Marta Olsen, “and we’ll win again.”",
    "Olsen said the mayor had called her twice.",
    "The mayor's office denied it, according to Daily Post.",
    "👩‍👩‍👧‍👦 share 👍🏽 like",
    "Cafe\u{301} Zoe\u{308} re\u{301}opens, he\u{301} said",
    "قال المتحدث إن الإضراب انتهى.",
    "Photo: J. Berg/Reuters",
    "",
    "   ",
    "x",
    "Port\u{2028}of\u{0}call \"and a mark that stays open",
    "By Our Correspondent",
    "«Non», dit-elle.",
];
const NAMES: [&str; 6] = ["Marta Olsen", "Olsen", "Daily Post", "المتحدث", "Zoe\u{308}", "  Two\n lines "];

/// Where decisions come from: a row of random numbers, then zeros.
#[derive(Clone, Debug)]
pub struct Dice<'n>(std::slice::Iter<'n, u16>);

impl<'n> Dice<'n> {
    pub fn new(numbers: &'n [u16]) -> Dice<'n> {
        Dice(numbers.iter())
    }

    /// Below `n`; 0 where `n` is.
    fn below(&mut self, n: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % n.max(1)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.below(all.len())).cloned()
    }

    fn any<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Numbers for a document.
pub fn documents() -> impl Strategy<Value = Document> {
    (
        prop::collection::vec(any::<u16>(), 0..14),
        prop::collection::vec(any::<u16>(), 0..160),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(lines, numbers, parsed)| {
            let text: Vec<&str> = lines.iter().map(|n| LINES[usize::from(*n) % LINES.len()]).collect();
            document(&text.join("\n"), &mut Dice::new(&numbers), parsed)
        })
}

/// Numbers for an edit, to be made by [`edit`] when the document is known that it is to change.
pub fn throws() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 1..14)
}

/// A sound document of this text: the parser's, or one in which anything may be anything.
pub fn document(text: &str, dice: &mut Dice<'_>, parsed: bool) -> Document {
    let suggestions = match parsed {
        true => galley::parse::parse(text, &Hints::default()),
        false => suggestions(text, dice),
    };
    let mut document = Document::suggested(DocumentId::new("random"), text.into(), &suggestions);
    document.layers = match dice.below(8) {
        6 => {
            document.captions.clear();
            Some(vec![Layer::Blocks, Layer::Mentions])
        }
        7 => {
            (document.articles, document.blocks, document.captions) = Default::default();
            Some(vec![Layer::Quotes])
        }
        _ => None,
    };
    // As if it had been read from a file in which people had decided some of it.
    for mention in &mut document.mentions {
        if dice.one_in(6) {
            mention.record.status = dice.any(&[Status::Confirmed, Status::Edited]);
        }
    }
    // And as if two had annotated it.
    if let Some(span) = somewhere(text, dice) {
        let label = "person, Olsen".to_owned();
        let side = Side { id: "m1".into(), spans: vec![span], label, extra: Extra::default() };
        document.adjudication.push(Decision {
            layer: Layer::Mentions,
            span,
            annotators: ["Ada".into(), "Ben".into()],
            first: None,
            second: Some(side),
            took: Took::Second,
            annotation: None,
            by: "Cleo".into(),
            time: None,
            extra: Extra::default(),
        });
    }
    document.extra.insert("desk".into(), "city".into());
    document.check().unwrap();
    document
}

fn suggestions(text: &str, dice: &mut Dice<'_>) -> Suggestions {
    let confidence = Confidence::percent(80);
    let mut found = Suggestions { language: "en".into(), title: "Random".into(), ..Suggestions::default() };
    let mut outside = dice.one_in(2);
    for line in lines(text) {
        match dice.below(5) {
            3 => outside = true,
            4 => {
                outside = false;
                found.articles.push(SuggestedArticle { span: line.span, headline: None, confidence });
            }
            _ => {}
        }
        let article = if outside { None } else { found.articles.len().checked_sub(1) };
        let role = dice.any(&BlockRole::ALL);
        let same = |block: &SuggestedBlock| {
            block.span.of(text) == line.span.of(text) && block.role == role && block.duplicate_of.is_none()
        };
        let duplicate_of = found.blocks.iter().position(same).filter(|_| !dice.one_in(4));
        if let Some(article) = article.and_then(|n| found.articles.get_mut(n)) {
            article.span = article.span.join(line.span);
            if role == BlockRole::Headline && article.headline.is_none() {
                article.headline = Some(found.blocks.len());
            }
        }
        if role == BlockRole::Caption {
            let words = line.span.of(text);
            let credit =
                words.find('(').and_then(|at| Span::new(text, line.span.start() + at, line.span.end()));
            let first = found.captions.iter().position(|caption| Some(caption.block) == duplicate_of);
            found.captions.push(SuggestedCaption {
                block: found.blocks.len(),
                credit: credit.map(|span| SuggestedCredit { span, agency: None, photographer: None }),
                duplicate_of: first,
                confidence,
            });
        }
        found.blocks.push(SuggestedBlock { span: line.span, role, article, duplicate_of, confidence });
    }
    for _ in 0..dice.below(6) {
        found.actors.push(SuggestedActor {
            name: dice.any(&NAMES).trim().into(),
            actor_type: dice.any(&ActorType::ALL),
            aliases: (0..dice.below(3)).map(|_| dice.any(&NAMES).into()).collect(),
            roles: Vec::new(),
            country: None,
            confidence,
        });
    }
    let actors: Vec<usize> = (0..found.actors.len()).collect();
    for _ in 0..dice.below(10) {
        if let Some(span) = somewhere(text, dice) {
            let actor = if dice.one_in(5) { None } else { dice.of(&actors) };
            found.mentions.push(SuggestedMention { span, form: dice.any(&Form::ALL), actor, confidence });
        }
    }
    found.mentions.sort_by_key(|mention| (mention.span.start(), Reverse(mention.span.end())));
    let mentions: Vec<usize> = (0..found.mentions.len()).collect();
    for _ in 0..dice.below(7) {
        let mut spans: Vec<Span> = (0..=dice.below(2)).filter_map(|_| somewhere(text, dice)).collect();
        spans.sort();
        spans.dedup_by(|later, earlier| earlier.overlaps(*later));
        if !spans.is_empty() {
            let speaker = if dice.one_in(4) { None } else { dice.of(&mentions) };
            let quoted = if dice.one_in(2) { spans.clone() } else { Vec::new() };
            let cue = somewhere(text, dice);
            found.quotes.push(SuggestedQuote {
                kind: dice.any(&QuoteKind::ALL),
                spans,
                quoted,
                cue,
                speaker,
                confidence,
            });
        }
    }
    found.quotes.sort_by_key(|quote| quote.spans.first().copied());
    found
}

/// Some words of the text, without white space at either end.
fn somewhere(text: &str, dice: &mut Dice<'_>) -> Option<Span> {
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let first = dice.below(edges.len());
    let last = (first + 1 + dice.below(20)).min(edges.len() - 1);
    Span::new(text, edges[first], edges[last]).map(|span| span.trimmed(text)).filter(|span| !span.is_empty())
}

/// Any edit at all, most often one that can be done.
pub fn edit(document: &Document, dice: &mut Dice<'_>) -> Edit {
    match dice.below(45) {
        0 => Edit::All((0..dice.below(4)).map(|_| edit(document, dice)).collect()),
        1..=4 => {
            let statuses = [Status::Rejected, Status::Confirmed, Status::Suggested, Status::Edited];
            Edit::SetStatus { target: target(document, dice), status: dice.any(&statuses) }
        }
        5 => Edit::SetNote {
            target: target(document, dice),
            note: dice.of(&[None, Some(" why ".into())]).unwrap(),
        },
        6 => {
            let values = [None, Some(AttributeValue::Flag(true)), Some(AttributeValue::Text("Blue".into()))];
            let name = dice.any(&["party", "", "born"]).into();
            Edit::SetAttribute { target: target(document, dice), name, value: dice.of(&values).unwrap() }
        }
        7 | 8 => Edit::Remove { target: target(document, dice) },
        9 | 10 => {
            let form = dice.one_in(2).then(|| dice.any(&Form::ALL));
            Edit::AddMention { span: span(document, dice), form, actor: actor_choice(document, dice) }
        }
        11 => Edit::SetMentionSpan { mention: mention(document, dice), span: span(document, dice) },
        12 => Edit::SetForm { mention: mention(document, dice), form: dice.any(&Form::ALL) },
        13 => Edit::LinkMention { mention: mention(document, dice), actor: actor_choice(document, dice) },
        14 => Edit::SetActorName { actor: actor(document, dice), name: dice.any(&NAMES).into() },
        15 => Edit::SetActorType { actor: actor(document, dice), actor_type: dice.any(&ActorType::ALL) },
        16 => Edit::SetAliases { actor: actor(document, dice), aliases: names(dice) },
        17 => Edit::SetRoles { actor: actor(document, dice), roles: names(dice) },
        18 => {
            let codes = [None, Some("no".into()), Some("Norway".into()), Some("".into())];
            Edit::SetCountry { actor: actor(document, dice), country: dice.of(&codes).unwrap() }
        }
        19 | 20 => Edit::MergeActors { actor: actor(document, dice), into: actor(document, dice) },
        21 | 22 => Edit::SplitActor {
            actor: actor(document, dice),
            mentions: (0..dice.below(3)).map(|_| mention(document, dice)).collect(),
        },
        23 => Edit::AddQuote {
            spans: spans(document, dice),
            kind: dice.one_in(2).then(|| dice.any(&QuoteKind::ALL)),
            cue: dice.one_in(2).then(|| span(document, dice)),
            speaker: speaker(document, dice),
        },
        24 => Edit::SetQuoteSpans { quote: quote(document, dice), spans: spans(document, dice) },
        25 => Edit::SetQuoteKind { quote: quote(document, dice), kind: dice.any(&QuoteKind::ALL) },
        26 => {
            let cue = if dice.one_in(3) { None } else { Some(span(document, dice)) };
            Edit::SetCue { quote: quote(document, dice), cue }
        }
        27 => Edit::SetSpeaker { quote: quote(document, dice), speaker: speaker(document, dice) },
        28 => Edit::AddCaption { span: span(document, dice) },
        29 => {
            let credit = if dice.one_in(3) { None } else { Some(span(document, dice)) };
            Edit::SetCredit { caption: caption(document, dice), credit }
        }
        30 | 31 => Edit::SetRole { block: block(document, dice), role: dice.any(&BlockRole::ALL) },
        32 => {
            let id = block(document, dice);
            let inside = document.block(&id).map_or(0..9, |block| block.span.start()..block.span.end() + 2);
            Edit::SplitBlock { block: id, at: inside.start + dice.below(inside.len()) }
        }
        33 => Edit::JoinBlocks { block: block(document, dice) },
        34 => Edit::BeginArticle { block: block(document, dice) },
        35 => Edit::EndArticle { block: block(document, dice) },
        36 => Edit::RemoveArticle { block: block(document, dice) },
        37 => Edit::MarkDuplicate { block: block(document, dice), of: block(document, dice) },
        38 => Edit::UnmarkDuplicate { block: block(document, dice) },
        39..=42 => correction(document, dice),
        43 => {
            let found = match dice.one_in(3) {
                true => suggestions(&document.text, dice),
                false => galley::parse::parse(&document.text, &Hints::default()),
            };
            let blocks = (0..=dice.below(2)).map(|_| block(document, dice)).collect();
            Edit::FindAgain { blocks, from: dice.any(&[0, 0, 0, 3]), found: Box::new(found) }
        }
        _ => match dice.below(5) {
            4 => Edit::SetLanguage { language: dice.any(&["de", "en", " ", "pt-BR"]).into() },
            0 => Edit::SetTitle { title: dice.any(&NAMES).into() },
            1 => Edit::SetLabels { labels: names(dice) },
            2 => Edit::SetDocumentNote { note: dice.of(&[None, Some("Read twice".into())]).unwrap() },
            _ if dice.one_in(2) => Edit::SetDone { done: dice.one_in(2) },
            _ => Edit::SetFlagged { flagged: dice.one_in(2) },
        },
    }
}

/// Other words for some words of the text: none, more, the same with marks or line ends, or another spelling.
fn correction(document: &Document, dice: &mut Dice<'_>) -> Edit {
    let span = match dice.below(3) {
        0 => span(document, dice),
        1 => {
            let (start, length) = (dice.below(document.text.len() + 1), dice.below(40));
            Span::around(&document.text, start, start + length)
        }
        _ => {
            let at = dice.below(document.text.len() + 1);
            let at = Span::around(&document.text, at, at).start();
            Span::around(&document.text, at, at)
        }
    };
    let there = span.of(&document.text);
    let words = match dice.below(9) {
        0 => String::new(),
        1 => format!("“{there}”"),
        2 => format!("{there}\n"),
        3 => there.replace(' ', "\n"),
        4 => there.replace('\n', " "),
        5 => there.replace('e', "é"),
        6 => there.chars().rev().collect(),
        7 => format!("{} {there}", dice.any(&LINES)),
        _ => dice.any(&["x", "”", "\r\n\r\n", " Olsen ", "👍", "(AP)"]).to_owned(),
    };
    Edit::CorrectText { span, words }
}

macro_rules! one_of {
    ($name:ident, $id:ident, $list:ident, $stranger:literal) => {
        fn $name(document: &Document, dice: &mut Dice<'_>) -> $id {
            let there: Vec<$id> = document.$list.iter().map(|item| item.id.clone()).collect();
            let stranger = || $id::new($stranger);
            if dice.one_in(16) { stranger() } else { dice.of(&there).unwrap_or_else(stranger) }
        }
    };
}

one_of!(block, BlockId, blocks, "b999");
one_of!(caption, CaptionId, captions, "c999");
one_of!(actor, ActorId, actors, "p999");
one_of!(mention, MentionId, mentions, "m999");
one_of!(quote, QuoteId, quotes, "q999");

fn target(document: &Document, dice: &mut Dice<'_>) -> Target {
    match dice.below(8) {
        0 => Target::Block(block(document, dice)),
        1 => Target::Caption(caption(document, dice)),
        2 => Target::Quote(quote(document, dice)),
        3 => {
            let there: Vec<_> = document.articles.iter().map(|article| article.id.clone()).collect();
            dice.of(&there).map_or_else(|| Target::Mention(MentionId::new("m999")), Target::Article)
        }
        4 | 5 => Target::Actor(actor(document, dice)),
        _ => Target::Mention(mention(document, dice)),
    }
}

/// Words of the text, those of an annotation, nothing, or what lies outside the text or cuts a character.
fn span(document: &Document, dice: &mut Dice<'_>) -> Span {
    let mentions: Vec<Span> = document.mentions.iter().map(|mention| mention.span).collect();
    let blocks: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
    match dice.below(12) {
        8 | 9 => dice.of(&mentions),
        10 => dice.of(&blocks),
        11 => {
            let start = dice.below(document.text.len() + 5);
            let bytes = serde_json::json!({"start": start, "end": start + dice.below(4)});
            Some(serde_json::from_value(bytes).unwrap())
        }
        _ => somewhere(&document.text, dice),
    }
    .unwrap_or_else(|| Span::whole(&document.text))
}

fn spans(document: &Document, dice: &mut Dice<'_>) -> Vec<Span> {
    (0..dice.below(4)).map(|_| span(document, dice)).collect()
}

fn names(dice: &mut Dice<'_>) -> Vec<String> {
    (0..dice.below(4)).map(|_| dice.any(&NAMES).into()).collect()
}

fn actor_choice(document: &Document, dice: &mut Dice<'_>) -> ActorChoice {
    match dice.below(4) {
        0 => ActorChoice::None,
        1 => ActorChoice::Known(actor(document, dice)),
        2 => ActorChoice::Named { name: dice.any(&NAMES).into(), actor_type: dice.any(&ActorType::ALL) },
        _ => ActorChoice::New {
            name: dice.any(&["Nobody Yet", " ", "Olsen"]).into(),
            actor_type: dice.any(&ActorType::ALL),
        },
    }
}

fn speaker(document: &Document, dice: &mut Dice<'_>) -> SpeakerChoice {
    match dice.below(3) {
        0 => SpeakerChoice::None,
        1 => SpeakerChoice::Mention(mention(document, dice)),
        _ => SpeakerChoice::Words {
            span: span(document, dice),
            form: dice.any(&Form::ALL),
            actor: actor_choice(document, dice),
        },
    }
}
