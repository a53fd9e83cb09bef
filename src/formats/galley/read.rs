//! From Galley JSON to a document: strict, and says where.
//!
//! What is returned holds every invariant of [`Document::check`]. Nothing is guessed, dropped or put right: a file that
//! does not fit is refused with the first thing that is wrong with it. Time and memory grow with the length of the
//! file, whatever it holds.

use super::parts::Parts;
use super::{file, text_edits};
use crate::document::{
    Actor, ActorId, Article, ArticleId, Block, BlockId, Broken, Caption, CaptionId, Credit, Decision,
    Document, DocumentId, Former, Mention, MentionId, Origin, Quote, QuoteId, Record, Side, Source, Speaker,
};
use crate::formats::error::{Place, ReadError, from_json};
use crate::formats::points::{Points, excerpt};
use crate::text::Span;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Arguments;
use std::sync::Arc;

/// How deep lists and objects may lie in each other. Galley's own go six deep; the rest is for unknown fields, which
/// must also fit, some levels deeper, into the page's journal and the limit of 128 that its reader has.
const DEPTH: usize = 64;

/// Ids are numbered below this, so that there is always a next one.
const HIGHEST_NEXT_ID: u64 = u64::MAX / 2;

/// Reads one document. A byte order mark before it is passed over.
///
/// # Errors
/// The first thing that is wrong with it, and where.
///
/// ```
/// use galley::document::{Document, DocumentId};
/// use galley::formats::galley::{read, write};
/// use galley::{intake::Hints, parse::parse};
///
/// let text = "“It will stand,” Ana Ruiz said 👍.";
/// let document = Document::suggested(DocumentId::new("bridge"), text.into(), &parse(text, &Hints::default()));
/// let json = write(&document);
/// assert_eq!(read(&json), Ok(document));
///
/// let newer = json.replace("\"version\":1", "\"version\":2");
/// let error = read(&newer).map_err(|error| error.to_string());
/// assert!(error.is_err_and(|error| error.starts_with("version: this file is of version 2")));
/// ```
pub fn read(json: &str) -> Result<Document, ReadError> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    check_depth(json)?;
    check_head(json)?;
    let file: file::File = from_json(json)?;
    let document = document(file)?;
    document.check()?;
    Ok(document)
}

/// Reads one document from its parts, which another format has put together.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub(in crate::formats) fn of_value(value: Value) -> Result<Document, ReadError> {
    let file: file::File = serde_path_to_error::deserialize(value)
        .map_err(|error| broken(error.path().to_string(), error.inner().to_string()))?;
    let document = document(file)?;
    document.check()?;
    Ok(document)
}

/// Checked on the bytes, before anything reads them recursively.
pub(in crate::formats) fn check_depth(json: &str) -> Result<(), ReadError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in json.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > DEPTH {
                    let what = format!("lists and objects lie more than {DEPTH} deep in each other");
                    return Err(ReadError::Syntax { place: Place::of_byte(json, at), what });
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Whether it calls itself Galley JSON; whatever else may be wrong with it.
pub fn is_galley(json: &str) -> bool {
    #[derive(Deserialize)]
    struct Head {
        format: Option<Value>,
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let head = serde_json::from_str::<Head>(json).ok();
    head.and_then(|head| head.format).is_some_and(|format| format == super::FORMAT)
}

/// What a file says of itself is asked first: a file of another kind or version has other faults too, which would
/// only confuse.
fn check_head(json: &str) -> Result<(), ReadError> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<Value>,
        version: Option<Value>,
        offset_unit: Option<Value>,
    }
    let head: Head = match json.trim_start().as_bytes().first() {
        // Asked here because serde would also take a list of the fields' values for an object.
        Some(b'[') => return Err(ReadError::Foreign { what: "it is a list, not an object".to_owned() }),
        None => return Err(ReadError::Foreign { what: "it is empty".to_owned() }),
        _ => from_json(json)?,
    };
    match head.format {
        Some(Value::String(format)) if format == super::FORMAT => {}
        Some(format) => {
            return Err(ReadError::Foreign { what: format!("its \"format\" is {}", shown(&format)) });
        }
        None => return Err(ReadError::Foreign { what: "it has no field \"format\"".to_owned() }),
    }
    match head.version {
        Some(version) if version.as_u64() == Some(super::VERSION.into()) => {}
        Some(version) => return Err(ReadError::Version { found: shown(&version) }),
        None => return Err(broken("version", "is missing").into()),
    }
    match head.offset_unit {
        Some(Value::String(unit)) if unit == super::OFFSET_UNIT => Ok(()),
        Some(unit) => {
            Err(broken("offset_unit", format!("is {}, must be \"{}\"", shown(&unit), super::OFFSET_UNIT))
                .into())
        }
        None => Err(broken("offset_unit", "is missing").into()),
    }
}

/// A value, so far as it fits into a sentence.
fn shown(value: &Value) -> String {
    excerpt(&value.to_string())
}

fn broken(at: impl Into<String>, what: impl Into<String>) -> Broken {
    Broken { at: at.into(), what: what.into() }
}

fn document(file: file::File) -> Result<Document, Broken> {
    if file.id.is_empty() {
        return Err(broken("id", "is empty"));
    }
    let text: Arc<str> = file.text.into();
    let reader = Reader(Points::of(text.clone()));
    let articles = each(file.articles, |n, article| reader.article(n, article))?;
    let blocks = each(file.blocks, |n, block| reader.block(n, block))?;
    let spans = blocks.iter().map(|block| (&block.id, block.span)).collect();
    // Each field by name: what is not read is lost.
    let mut document = Document {
        id: DocumentId::new(file.id),
        title: file.title,
        language: file.language,
        text: text.clone(),
        actors: each(file.actors, |n, actor| reader.actor(n, actor))?,
        mentions: each(file.mentions, |n, mention| reader.mention(n, mention))?,
        quotes: each(file.quotes, |n, quote| reader.quote(n, quote))?,
        adjudication: each(file.adjudication, |n, decision| reader.decision(n, decision))?,
        text_edits: text_edits::from_file(&text, file.text_edits)?,
        captions: each(file.captions, |n, caption| reader.caption(n, caption, &spans))?,
        source: file.source.map(source),
        labels: file.labels,
        note: file.note,
        done: file.done,
        flagged: file.flagged,
        created: file.created,
        modified: file.modified,
        layers: file.layers,
        next_id: 1,
        extra: file.extra,
        articles,
        blocks,
    };
    document.next_id = file.next_id.unwrap_or_else(|| document.lowest_next_id());
    if document.next_id > HIGHEST_NEXT_ID {
        return Err(broken("next_id", format!("is {}; there are no numbers left for ids", document.next_id)));
    }
    Ok(document)
}

fn each<F, D>(items: Vec<F>, read: impl Fn(usize, F) -> Result<D, Broken>) -> Result<Vec<D>, Broken> {
    items.into_iter().enumerate().map(|(n, item)| read(n, item)).collect()
}

/// Reads annotations of one text.
struct Reader(Points);

/// The record of an annotation of the file; leaves its own fields.
macro_rules! record {
    ($reader:ident, $at:expr, $item:ident) => {{
        let mut record = Record {
            status: $item.status,
            by: std::mem::take(&mut $item.by),
            confidence: $item.confidence.map(|share| share.0),
            time: $item.time.take(),
            note: $item.note.take(),
            attributes: std::mem::take(&mut $item.attributes),
            origin: None,
            extra: std::mem::take(&mut $item.extra),
            extra_of: Default::default(),
        };
        $item.keep(&mut record);
        record.origin = $item.origin.take().map(|origin| $reader.origin($at, origin)).transpose()?;
        record
    }};
}

impl Reader {
    fn decision(&self, n: usize, decision: file::Decision) -> Result<Decision, Broken> {
        let at = format!("adjudication[{n}]");
        let (start, end, words) = (decision.start, decision.end, decision.text.as_deref());
        Ok(Decision {
            span: self.0.span(format_args!("{at}"), start, end, words)?,
            layer: decision.layer,
            annotators: decision.annotators,
            first: decision.first.map(|side| self.side(&format!("{at}.first"), side)).transpose()?,
            second: decision.second.map(|side| self.side(&format!("{at}.second"), side)).transpose()?,
            took: decision.took,
            annotation: decision.annotation,
            by: decision.by,
            time: decision.time,
            extra: decision.extra,
        })
    }

    fn side(&self, at: &str, side: file::Side) -> Result<Side, Broken> {
        let spans = each(side.spans, |n, span| {
            self.0.span(format_args!("{at}.spans[{n}]"), span.start, span.end, span.text.as_deref())
        })?;
        Ok(Side { id: side.id, spans, label: side.label, extra: side.extra })
    }

    fn article(&self, n: usize, mut article: file::Article) -> Result<Article, Broken> {
        Ok(Article {
            span: self.0.span(format_args!("articles[{n}]"), article.start, article.end, None)?,
            record: record!(self, format_args!("articles[{n}]"), article),
            id: ArticleId::new(article.id),
            headline: article.headline.map(BlockId::new),
            source: article.source.map(source),
        })
    }

    fn block(&self, n: usize, mut block: file::Block) -> Result<Block, Broken> {
        Ok(Block {
            span: self.0.span(format_args!("blocks[{n}]"), block.start, block.end, None)?,
            record: record!(self, format_args!("blocks[{n}]"), block),
            id: BlockId::new(block.id),
            article: block.article.map(ArticleId::new),
            role: block.role,
            duplicate_of: block.duplicate_of.map(BlockId::new),
        })
    }

    fn caption(
        &self,
        n: usize,
        mut caption: file::Caption,
        blocks: &HashMap<&BlockId, Span>,
    ) -> Result<Caption, Broken> {
        let at = format!("captions[{n}]");
        let span = self.0.span(format_args!("{at}"), caption.start, caption.end, caption.text.as_deref())?;
        let record = record!(self, format_args!("{at}"), caption);
        let block = BlockId::new(caption.block);
        // A block that is not there is found by `Document::check`.
        if blocks.get(&block).is_some_and(|its| *its != span) {
            return Err(broken(
                format!("{at}.start"),
                format!("a caption's span is that of its block, {block}"),
            ));
        }
        let credit = caption.credit.map(|credit| self.credit(format_args!("{at}.credit"), credit));
        Ok(Caption {
            id: CaptionId::new(caption.id),
            block,
            credit: credit.transpose()?,
            duplicate_of: caption.duplicate_of.map(CaptionId::new),
            record,
        })
    }

    fn credit(&self, at: Arguments, credit: file::Credit) -> Result<Credit, Broken> {
        Ok(Credit {
            span: self.0.span(at, credit.start, credit.end, credit.text.as_deref())?,
            agency: credit.agency,
            photographer: credit.photographer,
            extra: credit.extra,
        })
    }

    fn actor(&self, n: usize, mut actor: file::Actor) -> Result<Actor, Broken> {
        Ok(Actor {
            record: record!(self, format_args!("actors[{n}]"), actor),
            id: ActorId::new(actor.id),
            name: actor.name,
            actor_type: actor.actor_type,
            aliases: actor.aliases,
            roles: actor.roles,
            country: actor.country,
        })
    }

    fn mention(&self, n: usize, mut mention: file::Mention) -> Result<Mention, Broken> {
        let words = mention.text.as_deref();
        Ok(Mention {
            span: self.0.span(format_args!("mentions[{n}]"), mention.start, mention.end, words)?,
            record: record!(self, format_args!("mentions[{n}]"), mention),
            id: MentionId::new(mention.id),
            actor: mention.actor.map(ActorId::new),
            form: mention.form,
        })
    }

    fn quote(&self, n: usize, mut quote: file::Quote) -> Result<Quote, Broken> {
        let cue = quote.cue.as_ref().map(|cue| self.stretch(format_args!("quotes[{n}].cue"), cue));
        Ok(Quote {
            record: record!(self, format_args!("quotes[{n}]"), quote),
            id: QuoteId::new(quote.id),
            kind: quote.kind,
            spans: self.stretches(format_args!("quotes[{n}].spans"), &quote.spans)?,
            quoted: self.stretches(format_args!("quotes[{n}].quoted"), &quote.quoted)?,
            cue: cue.transpose()?,
            speaker: quote.speaker.map(speaker),
        })
    }

    fn origin(&self, at: Arguments, origin: file::Origin) -> Result<Origin, Broken> {
        let spans = origin.spans.map(|spans| self.stretches(format_args!("{at}.origin.spans"), &spans));
        let stretch = |field: &str, former: Option<Option<file::Stretch>>| {
            let read = |stretch: file::Stretch| self.stretch(format_args!("{at}.origin.{field}"), &stretch);
            former.map(|former| former.map(read).transpose()).transpose()
        };
        Ok(Origin {
            by: origin.by,
            confidence: origin.confidence.map(|share| share.0),
            former: Former {
                spans: spans.transpose()?,
                actor_type: origin.actor_type,
                name: origin.name,
                role: origin.role,
                form: origin.form,
                actor: origin.actor.map(|actor| actor.map(ActorId::new)),
                kind: origin.kind,
                cue: stretch("cue", origin.cue)?,
                speaker: origin.speaker.map(|former| former.map(speaker)),
                credit: stretch("credit", origin.credit)?,
            },
            extra: origin.extra,
        })
    }

    fn stretches(&self, at: Arguments, stretches: &[file::Stretch]) -> Result<Vec<Span>, Broken> {
        let numbered = stretches.iter().enumerate();
        numbered.map(|(n, stretch)| self.stretch(format_args!("{at}[{n}]"), stretch)).collect()
    }

    fn stretch(&self, at: Arguments, stretch: &file::Stretch) -> Result<Span, Broken> {
        self.0.span(at, stretch.start, stretch.end, stretch.text.as_deref())
    }
}

fn speaker(speaker: file::Speaker) -> Speaker {
    Speaker { mention: MentionId::new(speaker.mention), actor: speaker.actor.map(ActorId::new) }
}

fn source(source: file::Source) -> Source {
    Source {
        url: source.url,
        outlet: source.outlet,
        published: source.published,
        authors: source.authors,
        extra: source.extra,
    }
}
