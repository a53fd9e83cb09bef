//! A document of any length, made for measuring: invented sentences, with mentions and quotes where they stand.

use galley::document::{
    ActorType, BlockRole, Confidence, Document, DocumentId, Form, QuoteKind, SuggestedActor, SuggestedBlock,
    SuggestedMention, SuggestedQuote, Suggestions,
};
use galley::text::Span;

const ACTORS: usize = 200;

/// A document of so many words, in paragraphs of a hundred, with so many annotations: four mentions to a quote.
pub fn long_document(words: usize, annotations: usize) -> Document {
    const FILLER: [&str; 10] =
        ["the", "harbour", "held", "through", "a", "long", "wet", "night", "of", "storms"];
    let confidence = Confidence::percent(80);
    let paragraphs = (words / 100).max(1);
    let quotes = annotations / 5;
    let mentions = annotations - quotes;
    let mut text = String::with_capacity(words * 7);
    let mut found =
        Suggestions { title: "A long night".into(), language: "en".into(), ..Suggestions::default() };
    for n in 0..ACTORS {
        found.actors.push(SuggestedActor {
            name: format!("Ana{n} Ruiz{n}"),
            actor_type: ActorType::ALL[n % 4],
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            confidence,
        });
    }
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    let mut blocks = Vec::new();
    let mut said = Vec::new();
    for paragraph in 0..paragraphs {
        let begin = text.len();
        let (due, made) = (mentions * (paragraph + 1) / paragraphs, spans.len());
        let mut left = due - made;
        let quote = quotes * (paragraph + 1) / paragraphs > said.len();
        for word in 0..100 {
            if word > 0 {
                text.push(if word % 20 == 0 { '\u{a0}' } else { ' ' });
            }
            if word % 12 == 3 && left > 0 {
                let actor = spans.len() % ACTORS;
                let start = text.len();
                text += &format!("Ana{actor} Ruiz{actor}");
                spans.push((start, text.len(), actor));
                left -= 1;
            } else if word == 50 && quote {
                let start = text.len();
                text += "“It held,”";
                said.push((start, text.len()));
            } else {
                text += FILLER[(word + paragraph) % FILLER.len()];
            }
        }
        text.push('.');
        blocks.push((begin, text.len()));
        text += "\n\n";
    }
    let span = |start: usize, end: usize| Span::around(&text, start, end);
    found.blocks = (blocks.iter())
        .map(|(start, end)| SuggestedBlock {
            span: span(*start, *end),
            role: BlockRole::Body,
            article: None,
            duplicate_of: None,
            confidence,
        })
        .collect();
    found.mentions = (spans.iter())
        .map(|(start, end, actor)| SuggestedMention {
            span: span(*start, *end),
            form: Form::Name,
            actor: Some(*actor),
            confidence,
        })
        .collect();
    found.quotes = (said.iter())
        .map(|(start, end)| SuggestedQuote {
            kind: QuoteKind::Direct,
            spans: vec![span(*start, *end)],
            quoted: vec![span(*start, *end)],
            cue: None,
            speaker: None,
            confidence,
        })
        .collect();
    Document::suggested(DocumentId::new("long"), text.into(), &found)
}
