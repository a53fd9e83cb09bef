//! A paste of two articles with all that a document can hold, annotated by hand.

use galley::document::{
    ActorType, BlockRole, Confidence, Document, DocumentId, Form, QuoteKind, SuggestedActor,
    SuggestedArticle, SuggestedBlock, SuggestedCaption, SuggestedCredit, SuggestedMention, SuggestedQuote,
    Suggestions,
};
use galley::text::{Span, lines};

pub const TEXT: &str = "\
Minister Opens Bridge
By Tom Okoro
Ana Ruiz opens the bridge on Monday. (EPA)

“It will stand,” Ruiz said, “for a century 🌉.”
The minister said that tolls would follow.
Share this page 👨‍👩‍👧
Ana Ruiz opens the bridge on Monday. (EPA)
Minister Opens Bridge

Cafe\u{301} Owners Object
A cafe\u{301} by the bridge.
Its owner waits.
(Lena Vogt/Reuters)
قال علي حسن إن الجسر خطر.
“Nobody asked us,” said owner Zoe\u{301} Lind. Ruiz disagreed, Lind said.
";

/// The `nth` place (from 0) where these words stand.
pub fn words_at(words: &str, nth: usize) -> Span {
    let (start, found) = TEXT.match_indices(words).nth(nth).unwrap();
    Span::new(TEXT, start, start + found.len()).unwrap()
}

/// The first place where these words stand.
pub fn words(words: &str) -> Span {
    words_at(words, 0)
}

/// Blocks b1 to b14, articles a1 and a2, captions c1 and c2, actors p1 to p4, mentions m1 to m8, quotes q1 to q5.
pub fn bridge() -> Document {
    use BlockRole::{Body, Boilerplate, Byline, Caption, Headline};
    let sure = Confidence::percent(90);
    // Role, article and the block that is repeated, line by line.
    let blocks = [
        (Headline, Some(0), None),
        (Byline, Some(0), None),
        (Caption, Some(0), None),
        (Body, Some(0), None),
        (Body, Some(0), None),
        (Boilerplate, Some(0), None),
        (Caption, Some(0), Some(2)),
        (Headline, Some(0), Some(0)),
        (Headline, Some(1), None),
        (Body, Some(1), None),
        (Body, Some(1), None),
        (Body, Some(1), None),
        (Body, Some(1), None),
        (Body, Some(1), None),
    ];
    let spans: Vec<Span> = lines(TEXT).map(|line| line.span).collect();
    assert_eq!(spans.len(), blocks.len());
    let blocks = (blocks.into_iter().zip(&spans))
        .map(|((role, article, duplicate_of), span)| SuggestedBlock {
            span: *span,
            role,
            article,
            duplicate_of,
            confidence: sure,
        })
        .collect();
    let article = |first: usize, last: usize| SuggestedArticle {
        span: spans[first].join(spans[last]),
        headline: Some(first),
        confidence: sure,
    };
    let caption = |block: usize, nth: usize, duplicate_of: Option<usize>| SuggestedCaption {
        block,
        credit: Some(SuggestedCredit {
            span: words_at("(EPA)", nth),
            agency: Some("EPA".into()),
            photographer: None,
        }),
        duplicate_of,
        confidence: sure,
    };
    let actor = |name: &str, actor_type: ActorType, aliases: &[&str], roles: &[&str]| SuggestedActor {
        name: name.into(),
        actor_type,
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        roles: roles.iter().map(|role| (*role).into()).collect(),
        country: None,
        confidence: sure,
    };
    let mention = |span: Span, form: Form, actor: Option<usize>| SuggestedMention {
        span,
        form,
        actor,
        confidence: sure,
    };
    let quote = |kind: QuoteKind, spans: &[Span], cue: Span, speaker: usize| SuggestedQuote {
        kind,
        spans: spans.to_vec(),
        quoted: if kind == QuoteKind::Direct { spans.to_vec() } else { Vec::new() },
        cue: Some(cue),
        speaker: Some(speaker),
        confidence: sure,
    };
    let page = Suggestions {
        language: "en".into(),
        title: "Minister Opens Bridge".into(),
        articles: vec![article(0, 7), article(8, 13)],
        blocks,
        ..Suggestions::default()
    };
    let suggestions = Suggestions {
        captions: vec![caption(2, 0, None), caption(6, 1, Some(0))],
        actors: vec![
            actor("Ana Ruiz", ActorType::Person, &["Ruiz"], &["Minister"]),
            actor("EPA", ActorType::Organisation, &[], &[]),
            actor("علي حسن", ActorType::Person, &[], &[]),
            actor("Zoe\u{301} Lind", ActorType::Person, &["Lind"], &["owner"]),
        ],
        mentions: vec![
            mention(words("Ana Ruiz"), Form::Name, Some(0)),
            mention(words("EPA"), Form::Name, Some(1)),
            mention(words_at("Ruiz", 1), Form::Alias, Some(0)),
            mention(words("The minister"), Form::Description, Some(0)),
            mention(words("علي حسن"), Form::Name, Some(2)),
            mention(words("Zoe\u{301} Lind"), Form::Name, Some(3)),
            mention(words_at("Ruiz", 3), Form::Alias, Some(0)),
            mention(words_at("Lind", 1), Form::Alias, Some(3)),
        ],
        quotes: vec![
            quote(
                QuoteKind::Direct,
                &[words("“It will stand,”"), words("“for a century 🌉.”")],
                words("said"),
                2,
            ),
            quote(QuoteKind::Indirect, &[words("tolls would follow")], words_at("said", 1), 3),
            quote(QuoteKind::Indirect, &[words("الجسر خطر")], words("قال"), 4),
            quote(QuoteKind::Direct, &[words("“Nobody asked us,”")], words_at("said", 2), 5),
            quote(QuoteKind::Indirect, &[words("Ruiz disagreed")], words_at("said", 3), 7),
        ],
        ..page
    };
    Document::suggested(DocumentId::new("bridge"), TEXT.into(), &suggestions)
}

#[test]
fn the_bridge_is_sound() {
    assert_eq!(bridge().check(), Ok(()));
}
