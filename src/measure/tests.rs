//! What each figure counts, on small examples; the values were worked out by hand.

use super::*;
use crate::document::{
    Actor, ActorId, ActorType, Article, ArticleId, Block, BlockId, BlockRole, Caption, CaptionId, Confidence,
    Credit, Document, DocumentId, Form, Mention, MentionId, Quote, QuoteId, QuoteKind, Record, Speaker,
    Status,
};
use crate::text::Span;

/// The first place of some words in a text; `~` parts them from what stands before them.
fn at(text: &str, words: &str) -> Span {
    let (before, words) = words.split_once('~').unwrap_or(("", words));
    let start = text.find(&format!("{before}{words}")).unwrap() + before.len();
    Span::new(text, start, start + words.len()).unwrap()
}

fn gold(text: &str) -> Gold {
    Gold {
        id: "d".to_owned(),
        source: None,
        text: text.into(),
        blocks: None,
        articles: None,
        captions: None,
        mentions: None,
        has_actors: true,
        quotes: None,
        ignored: Vec::new(),
    }
}

fn document(text: &str) -> Document {
    Document::empty(DocumentId::new("d"), text.into())
}

fn suggested() -> Record {
    Record::suggested(Confidence::percent(90))
}

fn mention(text: &str, words: &str, actor_type: ActorType, form: Form, entity: &str) -> GoldMention {
    GoldMention { span: at(text, words), actor_type: Some(actor_type), form, entity: Some(entity.to_owned()) }
}

/// Adds a mention; its actor is made if need be.
fn find(document: &mut Document, words: &str, actor_type: ActorType, form: Form, actor: &str) {
    let span = at(&document.text, words);
    let id = (!actor.is_empty()).then(|| ActorId::new(actor));
    if let Some(id) = id.as_ref().filter(|id| document.actor(id).is_none()) {
        document.actors.push(Actor {
            id: id.clone(),
            name: actor.to_owned(),
            actor_type,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
            record: suggested(),
        });
    }
    let number = document.mentions.len() + 1;
    let id_of_mention = MentionId::new(format!("m{number}"));
    document.mentions.push(Mention { id: id_of_mention, actor: id, span, form, record: suggested() });
}

fn quote(text: &str, kind: QuoteKind, spans: &[&str], speaker: Option<&str>) -> GoldQuote {
    GoldQuote {
        kind,
        spans: spans.iter().map(|words| at(text, words)).collect(),
        quoted: Vec::new(),
        cue: None,
        speaker: speaker.map(|words| at(text, words)),
        entity: None,
        optional: false,
    }
}

/// Adds a quote; the words of its speaker become a mention.
fn hear(document: &mut Document, kind: QuoteKind, spans: &[&str], speaker: Option<(&str, &str)>) {
    let speaker = speaker.map(|(words, actor)| {
        find(document, words, ActorType::Person, Form::Name, actor);
        let mention = document.mentions.last().unwrap();
        Speaker { mention: mention.id.clone(), actor: mention.actor.clone() }
    });
    let spans = spans.iter().map(|words| at(&document.text, words)).collect();
    let id = QuoteId::new(format!("q{}", document.quotes.len() + 1));
    let (quoted, cue, record) = (Vec::new(), None, suggested());
    document.quotes.push(Quote { id, kind, spans, quoted, cue, speaker, record });
}

#[track_caller]
fn check(gold: &Gold, document: Option<&Document>, expected: &[(&str, &str)]) {
    let mut scores = Scores::default();
    scores.add(gold, document).unwrap();
    let figures = scores.figures();
    for (name, expected) in expected {
        let found = figures.iter().find(|(known, _)| known == name).map(|(_, figure)| match figure {
            Figure::F1 { precision, recall, gold, predicted, .. } => {
                format!("p {precision} r {recall} of {gold} and {predicted}")
            }
            Figure::Share { share, of } => format!("{share} of {of}"),
        });
        assert_eq!(found.as_deref().unwrap_or("none"), *expected, "{name}");
    }
}

#[test]
fn mentions_of_named_entities_and_of_actors_are_counted_differently() {
    use ActorType::*;
    let text = "Lea Ott of Norway met two envoys in Oslo.";
    let mentions = vec![
        mention(text, "Lea Ott", Person, Form::Name, "lea"),
        mention(text, "Norway", Country, Form::Name, "norway"),
        mention(text, "two envoys", Group, Form::Description, "envoys"),
        mention(text, "Oslo", Place, Form::Name, "oslo"),
    ];
    let mut found = document(text);
    find(&mut found, "Lea Ott", Organisation, Form::Name, "p1");
    find(&mut found, "Norway", Country, Form::Name, "p2");
    find(&mut found, "two envoys", Group, Form::Description, "p3");
    find(&mut found, "met two~ envoys", Person, Form::Pronoun, "p4");
    let actors = Gold { mentions: Some(mentions), ..gold(text) };
    let expected = [
        ("mentions", "p 0.6667 r 0.6667 of 3 and 3"),
        ("person", "p 0 r 0 of 1 and 0"),
        ("organisation", "p 0 r 0 of 0 and 1"),
        ("country", "p 1 r 1 of 1 and 1"),
        ("group", "p 1 r 1 of 1 and 1"),
        ("place", "none"),
    ];
    check(&actors, Some(&found), &expected);
    let entities = Gold { has_actors: false, ..actors };
    let expected = [
        ("mentions", "p 0.5 r 0.3333 of 3 and 2"),
        ("place", "p 1 r 0.5 of 2 and 1"),
        ("country", "none"),
        ("group", "none"),
    ];
    check(&entities, Some(&found), &expected);
}

#[test]
fn coreference_is_b_cubed_over_entities_with_a_name() {
    use ActorType::*;
    let text =
        "Lea Ott left. Ott waved to Jo Hun. She smiled. Somebody else ran, and Prime Minister Bo's car came.";
    let gold = Gold {
        mentions: Some(vec![
            mention(text, "Lea Ott", Person, Form::Name, "lea"),
            mention(text, ". ~Ott", Person, Form::Alias, "lea"),
            mention(text, "She", Person, Form::Pronoun, "lea"),
            mention(text, "Jo Hun", Person, Form::Name, "jo"),
            mention(text, "Somebody else", Person, Form::Description, "nobody"),
            mention(text, "Prime Minister Bo's", Person, Form::Name, "bo"),
        ]),
        ..gold(text)
    };
    let mut found = document(text);
    find(&mut found, "Lea Ott", Person, Form::Name, "p1");
    find(&mut found, ". ~Ott", Person, Form::Alias, "p1");
    find(&mut found, "Jo Hun", Person, Form::Name, "p1");
    find(&mut found, "Bo", Person, Form::Name, "");
    // Recall: 2/3, 2/3, 0, 1, 1; precision: 2/3, 2/3, 1/3, 1.
    check(&gold, Some(&found), &[("coref", "p 0.6667 r 0.6667 of 5 and 4")]);
}

#[test]
fn direct_quotes_are_spans_without_their_marks_and_speakers_share_half_their_words() {
    use QuoteKind::*;
    let text = "“Yes,” said Mayor Lea Ott, “now.” “No!” cried Jo. “Why?” “Me.”";
    let gold = Gold {
        quotes: Some(vec![
            quote(text, Direct, &["“Yes,”", "“now.”"], Some("Lea Ott")),
            quote(text, Direct, &["“No!”"], Some("Jo")),
            quote(text, Direct, &["“Why?”"], None),
            quote(text, Direct, &["“Me.”"], None),
        ]),
        ..gold(text)
    };
    let mut found = document(text);
    hear(&mut found, Direct, &["Yes", "“now.”"], Some(("Mayor Lea Ott", "p1")));
    hear(&mut found, Direct, &["“No!”"], Some(("Mayor Lea", "p1")));
    hear(&mut found, Direct, &["“Why?”"], None);
    hear(&mut found, Direct, &["cried"], None);
    let expected = [
        ("direct", "p 0.8 r 0.8 of 5 and 5"),
        ("speaker", "0.75 of 4"),
        ("e2e", "p 0.6 r 0.6 of 5 and 5"),
        ("marked", "p 0.8 r 0.8 of 5 and 5"),
        ("reported_exact", "p 0.75 r 0.75 of 4 and 4"),
    ];
    check(&gold, Some(&found), &expected);
}

#[test]
fn what_is_optional_or_ignored_counts_neither_way() {
    use QuoteKind::*;
    let text = "Lea said it was late. Jo hoped that it would rain soon. Bo says nothing at all here.";
    let mut optional = quote(text, Indirect, &["it would rain soon"], Some("Jo"));
    optional.optional = true;
    let gold = Gold {
        quotes: Some(vec![quote(text, Indirect, &["it was late"], Some("Lea")), optional]),
        ignored: vec![at(text, "Bo says nothing at all here.")],
        ..gold(text)
    };
    let mut found = document(text);
    hear(&mut found, Indirect, &["it would rain"], None);
    hear(&mut found, Indirect, &["nothing at all"], None);
    hear(&mut found, Indirect, &["it was late"], None);
    let expected = [
        ("reported_exact", "p 1 r 1 of 1 and 1"),
        ("reported_tokens", "p 1 r 1 of 3 and 3"),
        ("speaker_all", "0 of 1"),
        ("direct", "none"),
    ];
    check(&gold, Some(&found), &expected);
}

#[test]
fn cue_and_actor_are_asked_of_quotes_that_share_half_their_words() {
    use ActorType::Person;
    use QuoteKind::*;
    let text = "Lea Ott met Jo. Ott said that the bridge would open in May. She denied that it was too late for that.";
    let mut said = quote(text, Indirect, &["the bridge would open in May"], Some(". ~Ott"));
    (said.cue, said.entity) = (Some(at(text, "said")), Some("lea".to_owned()));
    let mut denied = quote(text, Indirect, &["it was too late for that"], Some("She"));
    (denied.cue, denied.entity) = (Some(at(text, "denied")), Some("lea".to_owned()));
    let gold = Gold {
        mentions: Some(vec![
            mention(text, "Lea Ott", Person, Form::Name, "lea"),
            mention(text, ". ~Ott", Person, Form::Alias, "lea"),
            mention(text, "She", Person, Form::Pronoun, "lea"),
        ]),
        quotes: Some(vec![said, denied]),
        ..gold(text)
    };
    let mut found = document(text);
    find(&mut found, "Lea Ott", Person, Form::Name, "p1");
    hear(&mut found, Indirect, &["that the bridge would open"], Some((". ~Ott", "p1")));
    hear(&mut found, Indirect, &["late for that"], Some(("She", "p2")));
    found.quotes[0].cue = Some(at(text, "said that"));
    let expected = [
        ("reported_exact", "p 0 r 0 of 2 and 2"),
        // Five of the words of the first, and three of the second, are in both.
        ("reported_tokens", "p 0.875 r 0.5833 of 12 and 8"),
        ("speaker_all", "1 of 2"),
        ("cue", "0.5 of 2"),
        ("actor", "0.5 of 2"),
    ];
    check(&gold, Some(&found), &expected);
}

#[test]
fn captions_are_spans_and_credits_are_words() {
    let text = "Lea at sea. (Photo: Jo Hun)\nBo at home. AP\nNot a caption";
    let (first, second) = ("Lea at sea. (Photo: Jo Hun)", "Bo at home. AP");
    let gold = Gold {
        captions: Some(vec![
            GoldCaption { span: at(text, first), credit: Some(at(text, "(Photo: Jo Hun)")) },
            GoldCaption { span: at(text, second), credit: None },
        ]),
        ..gold(text)
    };
    let mut found = document(text);
    for (n, words, credit) in [(1, first, "Jo Hun"), (2, second, "AP"), (3, "Not a caption", "caption")] {
        let id = BlockId::new(format!("b{n}"));
        found.blocks.push(Block {
            id: id.clone(),
            article: None,
            span: at(text, words),
            role: BlockRole::Caption,
            duplicate_of: None,
            record: suggested(),
        });
        found.captions.push(Caption {
            id: CaptionId::new(format!("c{n}")),
            block: id,
            credit: Some(Credit {
                span: at(text, credit),
                agency: None,
                photographer: None,
                extra: Default::default(),
            }),
            duplicate_of: None,
            record: suggested(),
        });
    }
    found.captions[2].record.status = Status::Rejected;
    let expected = [("captions", "p 1 r 1 of 2 and 2"), ("credit", "p 0.5 r 1 of 1 and 2")];
    check(&gold, Some(&found), &expected);
}

#[test]
fn roles_are_counted_by_character_and_duplicates_by_pair() {
    use BlockRole::*;
    let text = "Bridge Opens\nBridge Opens\nÉté comes.\nIt rains.";
    let block = |from: usize, to: usize, role, duplicate_of| GoldBlock {
        span: Span::new(text, from, to).unwrap(),
        role,
        duplicate_of,
    };
    let blocks = vec![
        block(0, 12, Headline, None),
        block(13, 25, Headline, Some(0)),
        block(26, 38, Body, None),
        block(39, 48, Body, None),
    ];
    let gold = Gold { blocks: Some(blocks), articles: Some(vec![0]), ..gold(text) };
    let mut found = document(text);
    for (n, role, duplicate_of) in [(0, Headline, None), (1, Headline, Some("b0")), (2, Subhead, None)] {
        let its = &gold.blocks.as_ref().unwrap()[n];
        found.blocks.push(Block {
            id: BlockId::new(format!("b{n}")),
            article: None,
            span: its.span,
            role,
            duplicate_of: duplicate_of.map(BlockId::new),
            record: suggested(),
        });
    }
    found.articles.push(Article {
        id: ArticleId::new("a1"),
        span: Span::new(text, 13, 48).unwrap(),
        headline: None,
        source: None,
        record: suggested(),
    });
    let expected = [
        ("headlines", "p 1 r 1 of 2 and 2"),
        ("duplicates", "p 1 r 1 of 1 and 1"),
        ("articles", "p 0 r 0 of 1 and 1"),
        // 24 characters of 43; the accents are one character each.
        ("roles", "0.5581 of 43"),
    ];
    check(&gold, Some(&found), &expected);
}

#[test]
fn a_document_that_is_not_there_is_all_missed_and_another_text_is_refused() {
    let text = "“Yes,” said Lea.";
    let gold = Gold {
        quotes: Some(vec![quote(text, QuoteKind::Direct, &["“Yes,”"], Some("Lea"))]),
        ..gold(text)
    };
    check(&gold, None, &[("direct", "p 0 r 0 of 1 and 0"), ("speaker", "none")]);
    let mut scores = Scores::remembering(5);
    assert_eq!(
        scores.add(&gold, Some(&document("“No,” said Lea."))),
        Err(TextDiffers { id: "d".to_owned() })
    );
    assert_eq!(scores.documents(), (0, 0));
    scores.add(&gold, None).unwrap();
    assert_eq!(scores.documents(), (1, 0));
    let misses: Vec<String> = scores.misses().iter().map(Miss::to_string).collect();
    assert_eq!(misses, [r#"direct    missed  d: "“" ["Yes"] ",” said Lea.""#]);
}

#[test]
fn of_a_document_as_gold_what_a_person_decided_counts() {
    let text = "Lea Ott met Jo Hun and Bo Vik.";
    let mut document = document(text);
    for (words, actor) in [("Lea Ott", "p1"), ("Jo Hun", "p2"), ("Bo Vik", "p3")] {
        find(&mut document, words, ActorType::Person, Form::Name, actor);
    }
    document.mentions[0].record.status = Status::Confirmed;
    document.mentions[2].record.status = Status::Rejected;
    let words = |all| -> Vec<String> {
        let mentions = Gold::of(&document, all).mentions.unwrap();
        mentions.iter().map(|mention| mention.span.of(text).to_owned()).collect()
    };
    assert_eq!(words(false), ["Lea Ott"]);
    assert_eq!(words(true), ["Lea Ott", "Jo Hun"]);
    document.layers = Some(vec![crate::document::Layer::Quotes]);
    assert_eq!(Gold::of(&document, true).mentions, None);
}

#[test]
fn each_layer_of_suggestions_is_right_in_its_own_way() {
    use ActorType::*;
    let text = "Lea Ott of Norway met Mr Jo Berg.\n“Yes,” said Lea.";
    let named = |words, actor_type, entity| mention(text, words, actor_type, Form::Name, entity);
    let role = |words, role| GoldBlock { span: at(text, words), role, duplicate_of: None };
    let gold = Gold {
        mentions: Some(vec![
            named("Lea Ott", Person, "lea"),
            named("Norway", Country, "norway"),
            named("Mr Jo Berg", Person, "jo"),
            named("said ~Lea", Person, "lea"),
        ]),
        quotes: Some(vec![quote(text, QuoteKind::Direct, &["“Yes,”"], None)]),
        blocks: Some(vec![
            role("Lea Ott of Norway met Mr Jo Berg.", BlockRole::Body),
            role("“Yes,” said Lea.", BlockRole::Caption),
        ]),
        captions: Some(vec![GoldCaption { span: at(text, "“Yes,” said Lea."), credit: None }]),
        ..gold(text)
    };
    let mut found = document(text);
    // One actor of two names of one entity, one of a type that is not his, one of a name inside the gold's longer one,
    // one of names that mean two.
    find(&mut found, "Lea Ott", Person, Form::Name, "p1");
    find(&mut found, "Norway", Organisation, Form::Name, "p2");
    find(&mut found, "Jo Berg", Person, Form::Name, "p3");
    find(&mut found, "met", Person, Form::Pronoun, "p3");
    find(&mut found, "Norway", Country, Form::Name, "p4");
    find(&mut found, "Jo", Person, Form::Alias, "p4");
    hear(&mut found, QuoteKind::Direct, &["“Yes,”"], Some(("said ~Lea", "p1")));
    hear(&mut found, QuoteKind::Indirect, &["of Norway"], None);
    for (n, (words, role)) in
        [("Lea Ott of Norway met Mr Jo Berg.", BlockRole::Body), ("“Yes,” said Lea.", BlockRole::Body)]
            .into_iter()
            .enumerate()
    {
        let id = BlockId::new(format!("b{n}"));
        let (span, record) = (at(text, words), suggested());
        found.blocks.push(Block { id, article: None, span, role, duplicate_of: None, record });
    }
    found.captions.push(Caption {
        id: CaptionId::new("c1"),
        block: BlockId::new("b1"),
        credit: None,
        duplicate_of: None,
        record: suggested(),
    });
    let mut scores = Scores::default();
    scores.add(&gold, Some(&found)).unwrap();
    let right: Vec<_> = scores.reliabilities().into_iter().map(|(layer, r)| (layer, r.right, r.of)).collect();
    assert_eq!(
        right,
        [
            ("mentions", 0.5, 6),
            ("quotes", 0.5, 2),
            ("captions", 1.0, 1),
            ("blocks", 0.5, 2),
            ("actors", 0.75, 4)
        ]
    );
}
