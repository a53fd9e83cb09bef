//! How long an edit takes where there is much: a megabyte of text, tens of thousands of mentions.
//!
//! `cargo test --release --test edit large -- --ignored --nocapture` prints a table; each edit must take less than
//! 50 ms, undoing it too.

use crate::steps::{ids, stamp};
use galley::document::{
    ActorId, ActorType, BlockId, BlockRole, Confidence, Document, DocumentId, Form, MentionId, QuoteId,
    QuoteKind, Status, SuggestedActor, SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedMention,
    SuggestedQuote, Suggestions, Target,
};
use galley::edit::{ActorChoice, Edit, History, SpeakerChoice};
use galley::text::{Span, lines};
use galley::wording::step_name;
use std::time::{Duration, Instant};

const MOST: Duration = Duration::from_millis(50);

/// A page of twenty lines, over and over until there are `bytes`: each line with mentions, every fifth with a quote.
pub fn document(bytes: usize) -> Document {
    const PAGE: &str = "Harbour Strike Ends\nDockers on the quay. (AP)\n";
    const LINE: &str =
        "Marta Olsen and Jon Berg said the port would open, as the mayor had told Lena Vogt at dawn.\n";
    let page = PAGE.to_owned() + &LINE.repeat(18);
    let text = page.repeat(bytes / page.len());
    let confidence = Confidence::percent(90);
    let actors = text.len() / 500;
    let mut found = Suggestions { title: "Harbour".into(), ..Suggestions::default() };
    for (n, line) in lines(&text).enumerate() {
        let (page, place) = (n / 20, n % 20);
        if place == 0 {
            found.articles.push(SuggestedArticle { span: line.span, headline: Some(n), confidence });
        }
        let role = match place {
            0 => BlockRole::Headline,
            1 => BlockRole::Caption,
            _ => BlockRole::Body,
        };
        if role == BlockRole::Caption {
            let duplicate_of = (page > 0).then_some(0);
            found.captions.push(SuggestedCaption { block: n, credit: None, duplicate_of, confidence });
        }
        if let Some(article) = found.articles.last_mut() {
            article.span = article.span.join(line.span);
        }
        let duplicate_of = (page > 0 && place == 1).then_some(1);
        found.blocks.push(SuggestedBlock {
            span: line.span,
            role,
            article: Some(page),
            duplicate_of,
            confidence,
        });
        if role != BlockRole::Body {
            continue;
        }
        for (nth, name) in ["Marta Olsen", "Jon Berg", "the mayor", "Lena Vogt"].into_iter().enumerate() {
            let at = line.span.start() + line.span.of(&text).find(name).unwrap();
            let span = Span::new(&text, at, at + name.len()).unwrap();
            // A few actors have very many mentions, most have few.
            let actor = Some(if nth < 2 { nth } else { (n * 7 + nth) % actors });
            found.mentions.push(SuggestedMention { span, form: Form::Alias, actor, confidence });
        }
        if place % 5 == 0 {
            let at = line.span.start() + line.span.of(&text).find("the port").unwrap();
            let spans = vec![Span::new(&text, at, at + 19).unwrap()];
            let speaker = Some(found.mentions.len() - 4);
            let (kind, quoted, cue) = (QuoteKind::Indirect, Vec::new(), None);
            found.quotes.push(SuggestedQuote { kind, spans, quoted, cue, speaker, confidence });
        }
    }
    for n in 0..actors {
        found.actors.push(SuggestedActor {
            name: format!("Actor {n}"),
            actor_type: ActorType::Person,
            aliases: vec!["Marta Olsen".into()],
            roles: Vec::new(),
            country: None,
            confidence,
        });
    }
    let document = Document::suggested(DocumentId::new("large"), text.into(), &found);
    document.check().unwrap();
    document
}

fn edits(document: &Document) -> Vec<Edit> {
    let half = |n: usize| n / 2;
    let block = |n: usize| document.blocks[half(document.blocks.len()) / 20 * 20 + n].clone();
    let id = |n: usize| block(n).id;
    let mention = document.mentions[half(document.mentions.len())].clone();
    let quote: QuoteId = document.quotes[half(document.quotes.len())].id.clone();
    let actor = |n: usize| ActorId::new(format!("p{n}"));
    let inside = |n: usize, from: usize, to: usize| {
        let start = block(n).span.start();
        Span::new(&document.text, start + from, start + to).unwrap()
    };
    let set = |target: Target, status: Status| Edit::SetStatus { target, status };
    let words = inside(3, 33, 37);
    vec![
        set(Target::Mention(mention.id.clone()), Status::Confirmed),
        set(Target::Mention(mention.id.clone()), Status::Rejected),
        set(Target::Quote(quote.clone()), Status::Confirmed),
        Edit::AddMention {
            span: words,
            form: None,
            actor: ActorChoice::Named { name: "Actor 900".into(), actor_type: ActorType::Person },
        },
        Edit::SetMentionSpan { mention: mention.id.clone(), span: inside(3, 30, 37) },
        Edit::LinkMention { mention: MentionId::new("m1"), actor: ActorChoice::Known(actor(2)) },
        Edit::SetActorName { actor: actor(900), name: "Marta Olsen".into() },
        Edit::MergeActors { actor: actor(900), into: actor(901) },
        Edit::SplitActor { actor: actor(1), mentions: vec![MentionId::new("m1")] },
        Edit::AddQuote {
            spans: vec![inside(4, 50, 90)],
            kind: None,
            cue: None,
            speaker: SpeakerChoice::Mention(mention.id),
        },
        Edit::SetQuoteSpans { quote: quote.clone(), spans: vec![inside(5, 20, 40)] },
        Edit::SetSpeaker { quote, speaker: SpeakerChoice::None },
        Edit::AddCaption { span: block(6).span },
        Edit::SetRole { block: id(1), role: BlockRole::Body },
        Edit::SetRole { block: BlockId::new("b2"), role: BlockRole::Boilerplate },
        Edit::SplitBlock { block: id(7), at: inside(7, 12, 13).start() },
        Edit::JoinBlocks { block: id(8) },
        Edit::BeginArticle { block: id(9) },
        Edit::EndArticle { block: id(10) },
        Edit::MarkDuplicate { block: id(12), of: BlockId::new("b3") },
        Edit::SetTitle { title: "Large".into() },
    ]
}

/// Whose very number makes them slow: shown, and allowed to take longer.
fn many(document: &Document) -> Vec<Edit> {
    let accept = |target: Target| Edit::SetStatus { target, status: Status::Confirmed };
    vec![
        Edit::SetStatus { target: Target::Actor(ActorId::new("p1")), status: Status::Rejected },
        Edit::MergeActors { actor: ActorId::new("p1"), into: ActorId::new("p2") },
        Edit::SetActorName { actor: ActorId::new("p1"), name: "Marta Olsen".into() },
        Edit::All(ids(document).map(accept).collect()),
    ]
}

/// How long the edit takes, and taking it back: the best of some tries, since the machine has other things to do.
fn time(document: &mut Document, edit: &Edit) -> (Duration, Duration) {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..5 {
        let mut history = History::default();
        let before = Instant::now();
        let line = history.apply(document, edit, String::new(), &stamp(1)).unwrap();
        let applied = before.elapsed();
        assert!(line.is_some(), "{edit:?} changed nothing");
        let before = Instant::now();
        history.undo(document).unwrap();
        best = (best.0.min(applied), best.1.min(before.elapsed()));
    }
    best
}

#[test]
#[ignore = "takes time to say how long things take; for a release build"]
fn an_edit_is_quick_in_a_large_document() {
    let mut document = document(1_000_000);
    println!(
        "{} bytes, {} blocks, {} captions, {} actors, {} mentions, {} quotes",
        document.text.len(),
        document.blocks.len(),
        document.captions.len(),
        document.actors.len(),
        document.mentions.len(),
        document.quotes.len()
    );
    let mut slow = Vec::new();
    let (edits, many) = (edits(&document), many(&document));
    for edit in edits.iter().chain(&many) {
        let name = step_name(&document, edit);
        let (applied, undone) = time(&mut document, edit);
        println!(
            "{:>8.1} ms, undo {:>8.1} ms  {name}",
            applied.as_secs_f64() * 1e3,
            undone.as_secs_f64() * 1e3
        );
        if applied.max(undone) > MOST && !many.contains(edit) {
            slow.push(name);
        }
    }
    let before = Instant::now();
    document.check().unwrap();
    println!("{:>8.1} ms  checking all of it", before.elapsed().as_secs_f64() * 1e3);
    assert!(slow.is_empty(), "too slow: {slow:?}");
}
