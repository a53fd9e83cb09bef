//! A document with all that annotations can hold, for tests of what goes over all kinds.

use super::{
    ActorType, BlockRole, Confidence, Document, DocumentId, Form, QuoteKind, SuggestedActor,
    SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention, SuggestedQuote,
    Suggestions,
};
use crate::text::Span;

pub fn document() -> Document {
    const TEXT: &str = "The pier. (EPA)\n“It holds,” Holt said, “for now.”";
    let confidence = Confidence::percent(90);
    let span = |words: &str| {
        let start = TEXT.find(words).unwrap();
        Span::new(TEXT, start, start + words.len()).unwrap()
    };
    let block = |words, role| SuggestedBlock {
        span: span(words),
        role,
        article: Some(0),
        duplicate_of: None,
        confidence,
    };
    let credit = SuggestedCredit { span: span("(EPA)"), agency: Some("EPA".into()), photographer: None };
    let found = Suggestions {
        articles: vec![SuggestedArticle { span: Span::whole(TEXT), headline: None, confidence }],
        blocks: vec![
            block("The pier. (EPA)", BlockRole::Caption),
            block("“It holds,” Holt said, “for now.”", BlockRole::Body),
        ],
        captions: vec![SuggestedCaption { block: 0, credit: Some(credit), duplicate_of: None, confidence }],
        actors: vec![SuggestedActor {
            name: "Holt".into(),
            actor_type: ActorType::Person,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            confidence,
        }],
        mentions: vec![SuggestedMention { span: span("Holt"), form: Form::Name, actor: Some(0), confidence }],
        quotes: vec![SuggestedQuote {
            kind: QuoteKind::Direct,
            spans: vec![span("“It holds,”"), span("“for now.”")],
            quoted: vec![span("“It holds,”"), span("“for now.”")],
            cue: Some(span("said")),
            speaker: Some(0),
            confidence,
        }],
        ..Suggestions::default()
    };
    let document = Document::suggested(DocumentId::new("d"), TEXT.into(), &found);
    document.check().unwrap();
    document
}
