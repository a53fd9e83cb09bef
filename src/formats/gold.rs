//! The gold format: texts with what a person says is right, one JSON object a text.
//!
//! Offsets count Unicode code points. `layers` names what was annotated; nothing else of the text is read. Fields that
//! scoring does not need are passed over.

use super::error::{ReadError, from_json};
use super::points::Points;
use crate::document::{ActorType, BlockRole, Broken, Form, Layer, QuoteKind};
use crate::measure::{Gold, GoldBlock, GoldCaption, GoldMention, GoldQuote};
#[cfg(feature = "learn")]
use crate::parse::NameKind;
use crate::text::Span;
use serde::Deserialize;
use std::fmt::Arguments;
use std::sync::Arc;

#[derive(Deserialize)]
struct File {
    id: String,
    source: Option<String>,
    text: String,
    layers: Vec<Layer>,
    offset_unit: Option<String>,
    articles: Option<Vec<Article>>,
    blocks: Option<Vec<Block>>,
    captions: Option<Vec<Caption>>,
    entities: Option<serde::de::IgnoredAny>,
    mentions: Option<Vec<Mention>>,
    quotes: Option<Vec<Quote>>,
    #[serde(default)]
    ignore: Vec<Pair>,
}

/// Start and end.
type Pair = [usize; 2];

#[derive(Deserialize)]
struct Article {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Block {
    start: usize,
    end: usize,
    role: BlockRole,
    duplicate_of: Option<usize>,
}

#[derive(Deserialize)]
struct Caption {
    start: usize,
    end: usize,
    credit: Option<Pair>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: MentionType,
    #[serde(default = "name")]
    form: Form,
    entity: Option<String>,
}

fn name() -> Form {
    Form::Name
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum MentionType {
    Person,
    Organisation,
    Place,
    Country,
    Group,
    /// A nationality, a religion, a party's adjective.
    Norp,
    Misc,
}

#[derive(Deserialize)]
struct Quote {
    kind: QuoteKind,
    spans: Vec<Pair>,
    #[serde(default)]
    quoted: Vec<Pair>,
    speaker: Option<Pair>,
    cue: Option<Pair>,
    entity: Option<String>,
    #[serde(default)]
    optional: bool,
}

/// Reads the gold of one text.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read(json: &str) -> Result<Gold, ReadError> {
    let file: File = from_json(json.strip_prefix('\u{feff}').unwrap_or(json))?;
    Ok(gold(file)?)
}

/// Reads the text and its names, in order, nationalities and other names included; descriptions and pronouns aside.
///
/// # Errors
/// The first thing that is wrong with it, and where.
#[cfg(feature = "learn")]
pub fn names(json: &str) -> Result<Names, ReadError> {
    let file: File = from_json(json.strip_prefix('\u{feff}').unwrap_or(json))?;
    let text: Arc<str> = file.text.into();
    let reader = Reader(Points::of(text.clone()));
    let mut names = Vec::new();
    for (n, mention) in file.mentions.unwrap_or_default().into_iter().enumerate() {
        let span = reader.0.span(format_args!("mentions[{n}]"), mention.start, mention.end, None)?;
        let kind = match mention.kind {
            MentionType::Person => NameKind::Person,
            MentionType::Organisation => NameKind::Organisation,
            MentionType::Place | MentionType::Country => NameKind::Place,
            MentionType::Norp => NameKind::Norp,
            MentionType::Misc => NameKind::Misc,
            MentionType::Group => continue,
        };
        if matches!(mention.form, Form::Name | Form::Alias) {
            names.push((span, kind));
        }
    }
    names.sort_unstable();
    Ok((text, names))
}

/// A text and the names in it.
#[cfg(feature = "learn")]
pub type Names = (Arc<str>, Vec<(Span, NameKind)>);

fn gold(file: File) -> Result<Gold, Broken> {
    if let Some(unit) = file.offset_unit.filter(|unit| unit != super::galley::OFFSET_UNIT) {
        return Err(broken("offset_unit".to_owned(), format!("is {unit:?}, must be \"code_point\"")));
    }
    let text: Arc<str> = file.text.into();
    let reader = Reader(Points::of(text.clone()));
    let has = |layer| file.layers.contains(&layer);
    Ok(Gold {
        id: file.id,
        source: file.source,
        blocks: layer(has(Layer::Blocks), "blocks", file.blocks, |blocks| reader.blocks(blocks))?,
        articles: file.articles.map(|articles| reader.articles(&articles)).transpose()?,
        captions: layer(has(Layer::Captions), "captions", file.captions, |list| reader.captions(&list))?,
        mentions: layer(has(Layer::Mentions), "mentions", file.mentions, |list| reader.mentions(list))?,
        has_actors: file.entities.is_some(),
        quotes: layer(has(Layer::Quotes), "quotes", file.quotes, |quotes| reader.quotes(quotes))?,
        ignored: reader.pairs(format_args!("ignore"), &file.ignore)?,
        text,
    })
}

/// A layer that was annotated has its list.
fn layer<F, G>(
    annotated: bool,
    name: &str,
    list: Option<F>,
    read: impl FnOnce(F) -> Result<G, Broken>,
) -> Result<Option<G>, Broken> {
    match (annotated, list) {
        (false, _) => Ok(None),
        (true, Some(list)) => read(list).map(Some),
        (true, None) => Err(broken(name.to_owned(), "is missing, but \"layers\" names it".to_owned())),
    }
}

fn broken(at: String, what: String) -> Broken {
    Broken { at, what }
}

/// Reads annotations of one text.
struct Reader(Points);

impl Reader {
    fn articles(&self, articles: &[Article]) -> Result<Vec<usize>, Broken> {
        let numbered = articles.iter().enumerate();
        numbered
            .map(|(n, a)| Ok(self.0.span(format_args!("articles[{n}]"), a.start, a.end, None)?.start()))
            .collect()
    }

    fn blocks(&self, blocks: Vec<Block>) -> Result<Vec<GoldBlock>, Broken> {
        let length = blocks.len();
        let numbered = blocks.into_iter().enumerate();
        numbered
            .map(|(n, block)| {
                if let Some(first) = block.duplicate_of.filter(|first| *first >= length) {
                    return Err(broken(
                        format!("blocks[{n}].duplicate_of"),
                        format!("there is no block {first}"),
                    ));
                }
                let span = self.0.span(format_args!("blocks[{n}]"), block.start, block.end, None)?;
                Ok(GoldBlock { span, role: block.role, duplicate_of: block.duplicate_of })
            })
            .collect()
    }

    fn captions(&self, captions: &[Caption]) -> Result<Vec<GoldCaption>, Broken> {
        let numbered = captions.iter().enumerate();
        numbered
            .map(|(n, caption)| {
                let span = self.0.span(format_args!("captions[{n}]"), caption.start, caption.end, None)?;
                let credit = self.optional(format_args!("captions[{n}].credit"), caption.credit)?;
                Ok(GoldCaption { span, credit })
            })
            .collect()
    }

    fn mentions(&self, mentions: Vec<Mention>) -> Result<Vec<GoldMention>, Broken> {
        let numbered = mentions.into_iter().enumerate();
        numbered
            .map(|(n, mention)| {
                Ok(GoldMention {
                    span: self.0.span(format_args!("mentions[{n}]"), mention.start, mention.end, None)?,
                    actor_type: match mention.kind {
                        MentionType::Person => Some(ActorType::Person),
                        MentionType::Organisation => Some(ActorType::Organisation),
                        MentionType::Place => Some(ActorType::Place),
                        MentionType::Country => Some(ActorType::Country),
                        MentionType::Group => Some(ActorType::Group),
                        MentionType::Norp | MentionType::Misc => None,
                    },
                    form: mention.form,
                    entity: mention.entity,
                })
            })
            .collect()
    }

    fn quotes(&self, quotes: Vec<Quote>) -> Result<Vec<GoldQuote>, Broken> {
        let numbered = quotes.into_iter().enumerate();
        numbered
            .map(|(n, quote)| {
                Ok(GoldQuote {
                    kind: quote.kind,
                    spans: self.pairs(format_args!("quotes[{n}].spans"), &quote.spans)?,
                    quoted: self.pairs(format_args!("quotes[{n}].quoted"), &quote.quoted)?,
                    cue: self.optional(format_args!("quotes[{n}].cue"), quote.cue)?,
                    speaker: self.optional(format_args!("quotes[{n}].speaker"), quote.speaker)?,
                    entity: quote.entity,
                    optional: quote.optional,
                })
            })
            .collect()
    }

    fn pairs(&self, at: Arguments, pairs: &[Pair]) -> Result<Vec<Span>, Broken> {
        let numbered = pairs.iter().enumerate();
        // Some corpora hold a few spans that end just before they begin: nothing of them is left, but they count.
        let end = |[start, end]: &Pair| *end.max(start);
        numbered.map(|(n, pair)| self.0.span(format_args!("{at}[{n}]"), pair[0], end(pair), None)).collect()
    }

    fn optional(&self, at: Arguments, pair: Option<Pair>) -> Result<Option<Span>, Broken> {
        pair.map(|[start, end]| self.0.span(at, start, end, None)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_annotated_layers_are_read() {
        let gold = read(
            r#"{"id": "x", "source": "s", "text": "👍 Lea said: “No.”\n", "layers": ["quotes", "blocks"],
                "blocks": [{"start": 0, "end": 17, "role": "body", "duplicate_of": null, "kind": "?"}],
                "mentions": [{"start": 2, "end": 5, "type": "person"}],
                "quotes": [{"kind": "direct", "spans": [[12, 17]], "quoted": [[12, 17]], "speaker": [2, 5],
                    "cue": null, "text": ["No."]}],
                "ignore": [[0, 1]]}"#,
        )
        .unwrap();
        let quote = &gold.quotes.unwrap()[0];
        assert_eq!(quote.spans[0].of(&gold.text), "“No.”");
        assert_eq!(quote.speaker.unwrap().of(&gold.text), "Lea");
        assert_eq!(gold.ignored[0].of(&gold.text), "👍");
        assert_eq!((gold.mentions, gold.captions, gold.articles), (None, None, None));
        assert!(!gold.has_actors);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let error =
            |rest: &str| read(&format!(r#"{{"id": "x", "text": "abc", {rest}}}"#)).unwrap_err().to_string();
        for (rest, expected) in [
            (r#""layers": ["quotes"]"#, "quotes: is missing, but \"layers\" names it"),
            (
                r#""layers": [], "ignore": [[1, 4]]"#,
                "ignore[0].end: 4 lies outside the text, which ends at 3",
            ),
            (
                r#""layers": ["blocks"], "blocks": [{"start": 0, "end": 3, "role": "body", "duplicate_of": 1}]"#,
                "blocks[0].duplicate_of: there is no block 1",
            ),
            (r#""layers": [], "offset_unit": "utf16""#, "offset_unit: is \"utf16\", must be \"code_point\""),
        ] {
            assert_eq!(error(rest), expected);
        }
        assert!(error(r#""layers": ["tables"]"#).starts_with("layers[0]: unknown variant `tables`"));
    }
}
