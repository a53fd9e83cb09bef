//! A small document that the page's tests work on, made by hand: they test the page, not the parser.

use crate::document::{
    ActorType, BlockRole, Confidence, Document, DocumentId, Form, QuoteKind, SuggestedActor,
    SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention, SuggestedQuote,
    Suggestions,
};
use crate::text::Span;

/// A headline, a caption with a credit, a quote with cue and speaker, the headline again, a button.
pub const TEXT: &str = "Pier Opens Again\n\nThe new pier in the evening. (EPA)\n\n“It holds 👍,” Mayor Lena Holt said. Holt and Omar Haddad left.\n\nPier Opens Again\n\nShare\n";

/// The words where they stand first in [`TEXT`].
pub fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(TEXT, start, start + words.len()).unwrap()
}

/// Actors p1 (Lena Holt: m2 in full, m3 short), p2 (EPA: m1) and p3 (Omar Haddad: m4); quote q1; caption c1; blocks b1 to b5.
pub fn document() -> Document {
    let confidence = Confidence::percent(90);
    let (mut at, mut blocks) = (0, Vec::new());
    for (line, role) in [
        ("Pier Opens Again", BlockRole::Headline),
        ("The new pier in the evening. (EPA)", BlockRole::Caption),
        ("“It holds 👍,” Mayor Lena Holt said. Holt and Omar Haddad left.", BlockRole::Body),
        ("Pier Opens Again", BlockRole::Headline),
        ("Share", BlockRole::Boilerplate),
    ] {
        let start = at + TEXT[at..].find(line).unwrap();
        at = start + line.len();
        let duplicate_of = (blocks.len() == 3).then_some(0);
        let span = Span::new(TEXT, start, at).unwrap();
        blocks.push(SuggestedBlock { span, role, article: Some(0), duplicate_of, confidence });
    }
    let credit = SuggestedCredit { span: span("(EPA)"), agency: Some("EPA".into()), photographer: None };
    let actor = |name: &str, actor_type, aliases: &[&str]| SuggestedActor {
        name: name.into(),
        actor_type,
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        roles: Vec::new(),
        country: None,
        confidence,
    };
    let mention = |span, form, actor| SuggestedMention { span, form, actor: Some(actor), confidence };
    let later = span("Holt and").start();
    let page = Suggestions {
        language: "en".into(),
        title: "Pier Opens Again".into(),
        articles: vec![SuggestedArticle {
            span: Span::whole(TEXT).trimmed(TEXT),
            headline: Some(0),
            confidence,
        }],
        blocks,
        ..Suggestions::default()
    };
    let suggestions = Suggestions {
        captions: vec![SuggestedCaption { block: 1, credit: Some(credit), duplicate_of: None, confidence }],
        actors: vec![
            actor("Lena Holt", ActorType::Person, &["Holt"]),
            actor("EPA", ActorType::Organisation, &[]),
            actor("Omar Haddad", ActorType::Person, &[]),
        ],
        mentions: vec![
            mention(span("EPA"), Form::Name, 1),
            mention(span("Lena Holt"), Form::Name, 0),
            mention(Span::new(TEXT, later, later + 4).unwrap(), Form::Alias, 0),
            mention(span("Omar Haddad"), Form::Name, 2),
        ],
        quotes: vec![SuggestedQuote {
            kind: QuoteKind::Direct,
            spans: vec![span("“It holds 👍,”")],
            quoted: vec![span("“It holds 👍,”")],
            cue: Some(span("said")),
            speaker: Some(1),
            confidence,
        }],
        ..page
    };
    let document = Document::suggested(DocumentId::new("d"), TEXT.into(), &suggestions);
    document.check().unwrap();
    document
}
