//! What a person can do to a document, as plain values. What each of them does stands in the file named after what it
//! changes; this one only says it.

use crate::document::{
    ActorId, ActorType, AttributeValue, BlockId, BlockRole, CaptionId, Decision, Form, MentionId, QuoteId,
    QuoteKind, Stamp, Status, Suggestions, Target,
};
use crate::text::Span;
use smol_str::SmolStr;

/// Which actor is meant.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum ActorChoice {
    /// None: a source that is no actor of its own.
    None,
    /// This one.
    Known(ActorId),
    /// The live one with this name or alias and type, else a new one.
    Named { name: String, actor_type: ActorType },
    /// A new one, whatever others are called.
    New { name: String, actor_type: ActorType },
}

/// Which words are the speaker of a quote.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum SpeakerChoice {
    /// The text names none.
    None,
    /// This mention.
    Mention(MentionId),
    /// These words: the live mention with this span (linked to the actor, if one is given), else a new one.
    Words { span: Span, form: Form, actor: ActorChoice },
}

/// Everything a person can do to a document. Each is one step to undo.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence above a variant speaks of its fields")]
pub enum Edit {
    /// Several as one step.
    All(Vec<Edit>),
    /// As somebody else has done it: what it makes or changes is theirs, as of then.
    As { stamp: Stamp, edit: Box<Edit> },
    /// What was taken where two annotators did not agree. Does no more than keep it: the edits that take it go before.
    Decide { decision: Box<Decision> },

    /// Confirm, reject, or take either back (`Suggested`).
    SetStatus { target: Target, status: Status },
    /// A note on any annotation; `None` removes it.
    SetNote { target: Target, note: Option<String> },
    /// An attribute of any annotation; `None` removes it.
    SetAttribute { target: Target, name: String, value: Option<AttributeValue> },
    /// Removes an annotation: a person's own is gone, a suggestion is rejected.
    Remove { target: Target },

    /// A new mention.
    AddMention { span: Span, form: Option<Form>, actor: ActorChoice },
    /// Other words for a mention.
    SetMentionSpan { mention: MentionId, span: Span },
    /// How it speaks of its actor.
    SetForm { mention: MentionId, form: Form },
    /// Whom it means. Quotes that it speaks follow.
    LinkMention { mention: MentionId, actor: ActorChoice },

    /// Another name; the old one becomes an alias if a mention still uses it.
    SetActorName { actor: ActorId, name: String },
    /// What it is.
    SetActorType { actor: ActorId, actor_type: ActorType },
    /// Its other names.
    SetAliases { actor: ActorId, aliases: Vec<String> },
    /// Its titles and offices.
    SetRoles { actor: ActorId, roles: Vec<String> },
    /// ISO 3166-1 alpha-2.
    SetCountry { actor: ActorId, country: Option<SmolStr> },
    /// `actor` becomes part of `into`, which keeps its id and unites aliases, roles, attributes.
    MergeActors { actor: ActorId, into: ActorId },
    /// These mentions become an actor of their own.
    SplitActor { actor: ActorId, mentions: Vec<MentionId> },

    /// A new quote; kind and quoted parts are read off the marks in the text where not given.
    AddQuote { spans: Vec<Span>, kind: Option<QuoteKind>, cue: Option<Span>, speaker: SpeakerChoice },
    /// Other content; quoted parts are read off the marks again.
    SetQuoteSpans { quote: QuoteId, spans: Vec<Span> },
    /// How much of it stands in quotation marks.
    SetQuoteKind { quote: QuoteId, kind: QuoteKind },
    /// Its words of attribution.
    SetCue { quote: QuoteId, cue: Option<Span> },
    /// Its source.
    SetSpeaker { quote: QuoteId, speaker: SpeakerChoice },

    /// These words are a caption: a block of their own.
    AddCaption { span: Span },
    /// The credit of a caption; agency and photographer are read off its words.
    SetCredit { caption: CaptionId, credit: Option<Span> },

    /// What a block is for, with what follows for its caption, mentions and quotes.
    SetRole { block: BlockId, role: BlockRole },
    /// Cuts a block in two before byte `at` (at a line or inside one).
    SplitBlock { block: BlockId, at: usize },
    /// Makes one block of this and the next.
    JoinBlocks { block: BlockId },
    /// An article begins at this block.
    BeginArticle { block: BlockId },
    /// The article ends with this block.
    EndArticle { block: BlockId },
    /// No article begins at this block any longer: its article goes on from the one before, or ends.
    RemoveArticle { block: BlockId },
    /// `block` repeats `of`.
    MarkDuplicate { block: BlockId, of: BlockId },
    /// It does not.
    UnmarkDuplicate { block: BlockId },

    /// Other words in the text itself. Annotations go with their words; those that lose all of them are gone.
    CorrectText { span: Span, words: String },
    /// What the parser finds now in blocks whose words were corrected, in place of what nobody has decided there.
    /// `found` is for the text from byte `from` on, as far as it was parsed.
    FindAgain { blocks: Vec<BlockId>, from: usize, found: Box<Suggestions> },

    /// What people call the document.
    SetTitle { title: String },
    /// Of the text; a code (BCP 47).
    SetLanguage { language: String },
    /// Labels of the document.
    SetLabels { labels: Vec<String> },
    /// Note on the document.
    SetDocumentNote { note: Option<String> },
    /// Whether a person has finished with it.
    SetDone { done: bool },
    /// Whether a person wants to come back to it.
    SetFlagged { flagged: bool },
}
